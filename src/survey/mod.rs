//! Stage 2: workbooks to answers. A [`Survey`] holds, for every site, what was read for every question and the cell it came from.
//!
//! Columns are resolved once per table and site kind; an answer is an index into a pool of distinct readings, so that ten thousand
//! sites cost four bytes a question.
pub mod answer;
mod block;
mod body;
mod code;
mod column;
mod complaint;
mod coverage;
mod denial;
mod duplicate;
mod head;
mod layout;
mod loose;
mod merge;
mod objection;
mod oddity;
mod own_name;
mod pool;
mod reader;
mod resemblance;
mod row;
mod several;
mod shape;
mod task;
mod ticks;
mod total;
mod trap;
mod twice;
mod understand;
mod vocabulary;
pub mod workbook;

pub use several::read_files;
pub use understand::{Held, InputFile, understand, understand_all};

use crate::diagnostic::{CellRange, Diagnostic, Place, Snippet};
use crate::standard::{KindIx, Slot, SlotIx, Standard, TierIx};
use answer::{Answer, Reading};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything that was understood of some files, for one standard.
#[derive(Debug)]
pub struct Survey {
    /// The files, in the order given.
    pub files: Vec<ReadFile>,
    /// The sheets that hold a table, in the order of the files.
    pub tables: Vec<Table>,
    /// The sites that can be assessed, in the order of their first row.
    pub sites: Vec<Site>,
    /// The bodies that were surveyed, in the order of their first row: subjects like sites, and no sites.
    pub bodies: Vec<Site>,
    /// Rows that are sites and cannot be assessed, with the reason told as a diagnostic.
    pub not_assessed: Vec<NotAssessed>,
    /// What is wrong with the data, costliest first.
    pub diagnostics: Vec<Diagnostic>,
    /// Distinct readings; the first two are [`ReadingIx::NOT_ASKED`] and [`ReadingIx::BLANK`].
    pub(crate) readings: Vec<Entry>,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct ReadFile {
    /// Path as given, with `/`.
    pub path: Arc<str>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many sites were assessed whose first row is in it.
    pub sites: usize,
}

/// A sheet that holds a table.
#[derive(Debug)]
pub struct Table {
    /// Path as given, with `/`.
    pub file: Arc<str>,
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// Heads of its columns, as a reader would name them.
    pub heads: Vec<String>,
    /// Per site kind and slot, the cells of a row that answer it.
    pub(crate) columns: Vec<Vec<Option<(u16, u16)>>>,
    /// Per site kind, whether a row is of it: only of those do the columns ask anything.
    pub(crate) seen: Vec<bool>,
    /// What its rows ask, and of which kinds, where each row asks something else: a sheet of tasks.
    pub(crate) by_row: BTreeSet<(KindIx, SlotIx)>,
}

/// A row, or several rows of one key, that stand for a site, or for a body where its kind says so.
#[derive(Debug, Clone)]
pub struct Site {
    /// Its key: the code, else group and name.
    pub key: String,
    /// 站点编码, repaired.
    pub code: Option<String>,
    /// 站点名称.
    pub name: String,
    /// 所属街镇.
    pub group: Option<String>,
    /// Its kind.
    pub kind: KindIx,
    /// The tier it declares.
    pub declared: Option<TierIx>,
    /// 负责人, 填表人.
    pub person: Option<String>,
    /// Position of its table in [`Survey::tables`].
    pub(crate) table: u32,
    /// Zero-based row.
    pub(crate) row: u32,
    /// What was read, by slot.
    pub(crate) answers: Box<[ReadingIx]>,
    /// Answers that do not stand where the table's columns say, sorted by slot.
    pub(crate) elsewhere: Vec<(SlotIx, u32, CellRange)>,
    /// Remarks and evidence beside answers, sorted by slot.
    pub(crate) asides: Vec<(SlotIx, Aside)>,
}

/// What stands beside an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aside {
    /// 说明, 备注.
    pub remark: Option<Box<str>>,
    /// 佐证材料.
    pub evidence: Option<Box<str>>,
}

/// A site that was found and cannot be assessed.
#[derive(Debug, Clone)]
pub struct NotAssessed {
    /// 站点编码.
    pub code: Option<String>,
    /// 站点名称.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// Why, as the code of the diagnostic that tells it.
    pub why: crate::diagnostic::Code,
}

/// Position of a reading in the pool of a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReadingIx(pub(crate) u32);

impl ReadingIx {
    /// No column asks the question.
    pub const NOT_ASKED: Self = Self(0);
    /// A column asks it and the cell is blank.
    pub const BLANK: Self = Self(1);
}

/// A reading with the text it was read from.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) raw: Box<str>,
    pub(crate) reading: Reading,
    /// What is odd about the cell although it can be read.
    pub(crate) oddity: Option<oddity::Oddity>,
}

/// What a site answered to one question.
#[derive(Debug, Clone, Copy)]
pub struct Observed<'a> {
    /// As written.
    pub raw: &'a str,
    /// As understood.
    pub reading: &'a Reading,
    /// Whether a column asks it at all.
    pub asked: bool,
}

impl Site {
    /// Notes that the answer to a slot stands where the table's columns do not say; the caller sorts when all are noted.
    fn stands_elsewhere(&mut self, slot: SlotIx, table: u32, range: CellRange) {
        self.elsewhere.retain(|(known, ..)| *known != slot);
        self.elsewhere.push((slot, table, range));
    }
}

impl Table {
    /// How many slots some column of the table answers, for the kind for which they are most.
    pub fn known_columns(&self) -> usize {
        self.columns.iter().map(|kind| kind.iter().flatten().count()).max().unwrap_or(0)
    }
}

impl Survey {
    /// The sites, then the bodies.
    pub fn subjects(&self) -> impl Iterator<Item = &Site> {
        self.sites.iter().chain(&self.bodies)
    }

    /// Whether there is anything to assess.
    pub fn has_subjects(&self) -> bool {
        self.subjects().next().is_some()
    }

    /// What a site answered to a slot.
    pub fn observed(&self, site: &Site, slot: SlotIx) -> Observed<'_> {
        let index = site.answers[slot.index()];
        let entry = &self.readings[index.0 as usize];
        Observed { raw: &entry.raw, reading: &entry.reading, asked: index != ReadingIx::NOT_ASKED }
    }

    /// What a site answered to a slot, as understood.
    pub fn answer(&self, site: &Site, slot: SlotIx) -> &Answer {
        &self.readings[site.answers[slot.index()].0 as usize].reading.answer
    }

    /// Where a site answers a slot; `None` where no column does.
    pub fn place(&self, site: &Site, slot: SlotIx) -> Option<(&Table, CellRange)> {
        if let Ok(found) = site.elsewhere.binary_search_by_key(&slot, |(slot, ..)| *slot) {
            let (_, table, range) = site.elsewhere[found];
            return Some((&self.tables[table as usize], range));
        }
        let table = &self.tables[site.table as usize];
        let (first, last) = table.columns[site.kind.index()][slot.index()]?;
        Some((table, CellRange::row(site.row, u32::from(first), u32::from(last))))
    }

    /// The row in which a site first stands, with its table.
    pub fn row<'a>(&'a self, site: &Site) -> (&'a Table, u32) {
        (&self.tables[site.table as usize], site.row)
    }

    /// What stands beside a site's answer to a slot.
    pub fn aside<'a>(&self, site: &'a Site, slot: SlotIx) -> Option<&'a Aside> {
        site.asides.binary_search_by_key(&slot, |(slot, _)| *slot).ok().map(|found| &site.asides[found].1)
    }

    /// An answer among its neighbours in the row, for a diagnostic.
    pub fn snippet(&self, standard: &Standard, site: &Site, slot: SlotIx) -> Option<Snippet> {
        let (table, range) = self.place(site, slot)?;
        let mut shown: Vec<(u32, SlotIx)> = (0..standard.slots.len())
            .map(SlotIx::at)
            .filter_map(|other| Some((self.place(site, other)?, other)))
            .filter(|((of, at), _)| std::ptr::eq(*of, table) && at.first.row == range.first.row)
            .map(|((_, at), other)| (at.first.column, other))
            .collect();
        shown.sort_unstable();
        let position = shown.iter().position(|(_, other)| *other == slot)?;
        let neighbours = &shown[position.saturating_sub(1)..(position + 2).min(shown.len())];
        let mut heads = vec![String::new()];
        let mut cells = vec![site.name.clone()];
        for (column, other) in neighbours {
            heads.push(table.heads.get(*column as usize).cloned().unwrap_or_default());
            cells.push(self.observed(site, *other).raw.to_owned());
        }
        let marked = 1 + neighbours.iter().position(|(_, other)| *other == slot)?;
        Some(Snippet::Row { heads, cells, marked })
    }

    /// Whether a column of some table that holds a kind asks a slot of it, or a row of a sheet of tasks.
    pub fn asks(&self, kind: KindIx, slot: SlotIx) -> bool {
        let in_columns = |table: &Table| table.seen[kind.index()] && table.columns[kind.index()][slot.index()].is_some();
        self.tables.iter().any(|table| in_columns(table) || table.by_row.contains(&(kind, slot)))
    }

    /// Whether a whole question, by itself or by its members, is asked of a kind.
    pub fn asks_question(&self, standard: &Standard, kind: KindIx, slot: SlotIx) -> bool {
        let Slot { question, .. } = standard.slot(slot);
        let question = standard.question(question);
        let first = question.slot.index();
        (first..=first + question.members().len()).any(|slot| self.asks(kind, SlotIx::at(slot)))
    }
}
