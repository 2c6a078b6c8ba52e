//! Cells that repeat the name of their question: under 公示栏, `公示栏` says that it is there and `未设置公示栏` that it is not.
use super::ReadingIx;
use super::answer::{Answer, Reading, Value, YesNo};
use super::denial::told_absent;
use super::head::name_form;
use super::reader::Reader;
use super::vocabulary::Vocabulary;
use super::workbook::CellValue;
use crate::standard::{AnswerType, SlotIx};

/// No name of a question has more bytes.
const LONGEST: usize = 300;
/// Words that ask, so that their text is a head again and no answer.
const ASKING: &[&str] = &["是否", "有无", "有没有", "?", "？"];
const DONE: char = '已';

impl Reader<'_> {
    /// What a cell of a yes/no question says, with a second try by the names of the question where it says nothing by itself.
    pub(super) fn by_own_name(&mut self, reading: ReadingIx, asked: (SlotIx, bool), cell: &CellValue) -> ReadingIx {
        let slot = self.standard.slot(asked.0);
        let is_yes_no = slot.member.is_some() || self.standard.question(slot.question).answer == AnswerType::YesNo;
        if !is_yes_no || !matches!(cell, CellValue::Text(_)) || !matches!(self.pool.get(reading).reading.answer, Answer::Unreadable(_)) {
            return reading;
        }
        let vocabulary = self.vocabulary;
        self.pool.read_by_name(asked, reading, |text| read(vocabulary, asked.0, asked.1, text))
    }
}

/// What a text says that is the name of its own question, whole, as it stands or denied; whatever else it holds is not looked at. Under a
/// head that denies, the bare name may repeat the head as well as tell the fact.
fn read(vocabulary: &Vocabulary, slot: SlotIx, negated: bool, text: &str) -> Option<Reading> {
    if text.len() > LONGEST || ASKING.iter().any(|word| text.contains(word)) {
        return None;
    }
    let form = name_form(text);
    let is_own = |name: &str| vocabulary.is_name_of(name, slot);
    let value = if is_own(&form) || form.strip_prefix(DONE).is_some_and(is_own) {
        (!negated).then_some(YesNo::Yes)?
    } else {
        told_absent(&form).any(is_own).then_some(YesNo::No)?
    };
    Some(Reading { answer: Answer::Given(Value::YesNo(value)), approximate: false, note: None })
}
