//! Reads each distinct text once for each way of reading it; a site then costs an index a question.
use super::answer::{self, Answer, Column, Reading, Trouble};
use super::head::Tick;
use super::oddity::{Kept, Oddity};
use super::workbook::{CellValue, Workbook};
use super::{Entry, ReadingIx};
use crate::standard::{AnswerType, SlotIx, Unit};
use rustc_hash::FxHashMap;

/// A way of reading: cells of two columns of one class read alike.
#[derive(Debug, PartialEq, Eq)]
struct Class {
    answer: AnswerType,
    unit: Option<Unit>,
    label: String,
    negated: bool,
}

/// Position of a class in its pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct ClassIx(u32);

/// All distinct readings of a survey.
#[derive(Debug)]
pub(super) struct Pool {
    pub(super) readings: Vec<Entry>,
    classes: Vec<Class>,
    /// Readings by class and value of the workbook at hand.
    known: FxHashMap<(ClassIx, u32), ReadingIx>,
    /// Readings by the slot, whether its head denies, and what was read without them.
    by_name: FxHashMap<(SlotIx, bool, ReadingIx), ReadingIx>,
    workbook: Kept,
}

impl Pool {
    pub(super) fn new() -> Self {
        let missing = || Entry { raw: "".into(), reading: Reading { answer: Answer::Missing, approximate: false, note: None }, oddity: None };
        Self {
            readings: vec![missing(), missing()],
            classes: Vec::new(),
            known: FxHashMap::default(),
            by_name: FxHashMap::default(),
            workbook: Kept::default(),
        }
    }

    /// Forgets the values of the workbook before, and remembers how this one keeps its values.
    pub(super) fn next_workbook(&mut self, workbook: &Workbook) {
        self.known.clear();
        self.workbook = Kept::by(workbook);
    }

    /// The class of a question's answers in a column.
    pub(super) fn class(&mut self, answer: &AnswerType, unit: Option<&Unit>, label: &str, negated: bool) -> ClassIx {
        let class = Class { answer: answer.clone(), unit: unit.cloned(), label: label.to_owned(), negated };
        let found = self.classes.iter().position(|known| *known == class).unwrap_or_else(|| {
            self.classes.push(class);
            self.classes.len() - 1
        });
        ClassIx(u32::try_from(found).unwrap_or(u32::MAX))
    }

    /// Reads a value of the workbook at hand.
    pub(super) fn read(&mut self, class: ClassIx, value: u32, values: &[CellValue]) -> ReadingIx {
        if let Some(known) = self.known.get(&(class, value)) {
            return *known;
        }
        let cell = &values[value as usize];
        let (reading, oddity) = self.reading(class, cell);
        let index = match reading.answer {
            Answer::Missing if cell.shown().trim().is_empty() => ReadingIx::BLANK,
            _ => self.push(Entry { raw: cell.shown().trim().into(), reading, oddity }),
        };
        self.known.insert((class, value), index);
        index
    }

    /// The reading that the names of a slot give where there is none without them, worked out once.
    pub(super) fn read_by_name(&mut self, (slot, negated): (SlotIx, bool), without: ReadingIx, read: impl FnOnce(&str) -> Option<Reading>) -> ReadingIx {
        if let Some(known) = self.by_name.get(&(slot, negated, without)) {
            return *known;
        }
        let raw = self.get(without).raw.clone();
        let index = read(&raw).map_or(without, |reading| self.push(Entry { raw, reading, oddity: None }));
        self.by_name.insert((slot, negated, without), index);
        index
    }

    /// The reading of a tick in a column that stands for one answer.
    pub(super) fn read_tick(&mut self, class: ClassIx, tick: Tick, raw: &str) -> ReadingIx {
        let word = match tick {
            Tick::Yes => "有",
            Tick::No => "无",
            Tick::Partial => "部分符合",
            Tick::NotApplicable => "不适用",
        };
        let (reading, _) = self.reading(class, &CellValue::Text(word.into()));
        self.push(Entry { raw: raw.into(), reading, oddity: None })
    }

    /// An answer that cannot be read, whatever the class.
    pub(super) fn unreadable(&mut self, raw: String, trouble: Trouble) -> ReadingIx {
        let reading = Reading { answer: Answer::Unreadable(trouble), approximate: false, note: None };
        self.push(Entry { raw: raw.into(), reading, oddity: None })
    }

    /// What several cells say together.
    pub(super) fn joined(&mut self, raw: String, reading: Reading) -> ReadingIx {
        self.push(Entry { raw: raw.into(), reading, oddity: None })
    }

    /// The reading at a position.
    pub(super) fn get(&self, reading: ReadingIx) -> &Entry {
        &self.readings[reading.0 as usize]
    }

    fn reading(&self, class: ClassIx, cell: &CellValue) -> (Reading, Option<Oddity>) {
        let Class { answer, unit, label, negated } = &self.classes[class.0 as usize];
        let day = self.workbook.day(cell, answer);
        let reading = answer::read(day.as_ref().unwrap_or(cell), answer, &Column { unit: unit.as_ref(), label, negated: *negated });
        let oddity = self.workbook.oddity(cell, answer, &reading.answer);
        (reading, oddity)
    }

    fn push(&mut self, entry: Entry) -> ReadingIx {
        self.readings.push(entry);
        ReadingIx(u32::try_from(self.readings.len() - 1).unwrap_or(u32::MAX))
    }
}
