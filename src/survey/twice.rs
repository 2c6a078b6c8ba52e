//! One question in two columns: equal answers agree, given beats missing, and different ones cannot be read.
use super::answer::{Answer, Value, YesNo};
use super::column::Source;
use super::complaint::{CellAt, quote, row_snippet};
use super::head::{PATH_MARKS, name_form, split_bracket};
use super::merge::{Taken, taken};
use super::reader::{Open, Reader, range_of};
use super::row::RowCells;
use super::{ReadingIx, Site, objection};
use crate::diagnostic::{CellRange, Code};

impl Reader<'_> {
    /// Takes a reading for its slot, or compares it with what another column said.
    pub(super) fn take(&mut self, open: &Open<'_>, cells: &RowCells<'_>, site: &mut Site, source: &Source, reading: ReadingIx) {
        let index = source.slot.index();
        let before = site.answers[index];
        if before == ReadingIx::NOT_ASKED {
            site.answers[index] = reading;
            return;
        }
        let (first, second) = (self.pool.get(before), self.pool.get(reading));
        match taken(&first.reading.answer, &second.reading.answer) {
            Taken::First => {}
            Taken::Second => {
                site.answers[index] = reading;
                site.stands_elsewhere(source.slot, open.index, range_of(site.row, source));
            }
            Taken::Neither if self.is_member_by_another_name(open, site, source, &first.reading.answer, &second.reading.answer) => {
                if second.reading.answer == Answer::Given(Value::YesNo(YesNo::Yes)) {
                    site.answers[index] = reading;
                    site.stands_elsewhere(source.slot, open.index, range_of(site.row, source));
                }
            }
            Taken::Neither => {
                let raw = format!("{} ｜ {}", quote(&first.raw), quote(&second.raw));
                let first_column = self.tables[open.index as usize].columns[site.kind.index()][index].map_or(source.first, |(first, _)| usize::from(first));
                let trouble = objection::two_columns();
                for column in [first_column, source.first] {
                    let range = CellRange::cell(site.row, u32::try_from(column).unwrap_or(0));
                    let head = &open.heads[first_column];
                    let at = CellAt { file: &open.file, sheet: &open.sheet, table: open.index as usize, column: first_column, head, range, raw: &raw };
                    self.complaints.cell(Code::ColumnsDiffer, at, &trouble, || Some(row_snippet(cells, &open.heads, &site.name, column)));
                }
                site.answers[index] = self.pool.unreadable(raw, trouble);
            }
        }
    }

    /// Whether two columns ask for one member by two of its names (高拍仪, 扫描仪): either is enough. One name under two groups is one name.
    fn is_member_by_another_name(&self, open: &Open<'_>, site: &Site, source: &Source, first: &Answer, second: &Answer) -> bool {
        let told = |answer: &Answer| matches!(answer, Answer::Given(Value::YesNo(_)));
        let before = self.tables[open.index as usize].columns[site.kind.index()][source.slot.index()];
        let leaf = |column: usize| open.heads.get(column).map(|head| leaf(head));
        let other_name = || before.is_some_and(|(column, _)| leaf(usize::from(column)) != leaf(source.first));
        self.standard.slot(source.slot).member.is_some() && told(first) && told(second) && other_name()
    }
}

/// The last part of a head that is shown with the heads above it, as names are compared.
fn leaf(head: &str) -> String {
    let form = name_form(head);
    split_bracket(form.rsplit(|c| c == '▸' || PATH_MARKS.contains(&c)).find(|part| !part.trim().is_empty()).unwrap_or_default()).0.trim().to_owned()
}
