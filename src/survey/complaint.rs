//! Collects what is wrong with a survey: one cause in one column is one diagnostic, however many cells it has.
use super::answer::Trouble;
use super::row::RowCells;
use crate::diagnostic::{CellRange, Code, Diagnostic, Place, Snippet, Wording};
use crate::wording;
use std::sync::Arc;

/// Characters of a cell that a message quotes.
const QUOTED: usize = 20;
/// Different texts of a column that a message quotes.
const SAMPLES: usize = 3;

/// Cells of one column that share a cause.
#[derive(Debug)]
struct CellComplaint {
    code: Code,
    table: usize,
    column: usize,
    head: String,
    trouble: Trouble,
    samples: Vec<String>,
    diagnostic: Diagnostic,
}

/// All complaints about a survey, in the order in which they were found.
#[derive(Debug, Default)]
pub(super) struct Complaints {
    cells: Vec<CellComplaint>,
    others: Vec<Diagnostic>,
}

/// A cell to complain about.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellAt<'a> {
    pub(super) file: &'a Arc<str>,
    pub(super) sheet: &'a Arc<str>,
    pub(super) table: usize,
    /// The column under which the complaint is gathered; the cell itself may stand in another.
    pub(super) column: usize,
    pub(super) head: &'a str,
    pub(super) range: CellRange,
    pub(super) raw: &'a str,
}

impl Complaints {
    /// Complains of a cell; a cell of the same column with the same cause joins the complaint.
    pub(super) fn cell(&mut self, code: Code, at: CellAt<'_>, trouble: &Trouble, snippet: impl FnOnce() -> Option<Snippet>) {
        let column = at.column;
        let place = Place::Cell { file: at.file.clone(), sheet: at.sheet.clone(), cell: at.range };
        let quoted = quote(at.raw);
        let same = |known: &&mut CellComplaint| known.code == code && known.table == at.table && known.column == column && known.trouble == *trouble;
        if let Some(known) = self.cells.iter_mut().find(same) {
            known.diagnostic.add(place);
            if known.samples.len() < SAMPLES && !known.samples.contains(&quoted) {
                known.samples.push(quoted);
            }
            return;
        }
        let mut diagnostic = Diagnostic::new(code, Wording::default(), trouble.help.clone()).at(place);
        diagnostic.snippet = snippet();
        self.cells.push(CellComplaint { code, table: at.table, column, head: at.head.to_owned(), trouble: trouble.clone(), samples: vec![quoted], diagnostic });
    }

    /// Adds a complaint that is no cell's; one that says the same of another place joins it.
    pub(super) fn add(&mut self, diagnostic: Diagnostic) {
        match self.others.iter_mut().find(|known| known.code == diagnostic.code && known.message == diagnostic.message) {
            Some(known) => diagnostic.places.into_iter().for_each(|place| known.add(place)),
            None => self.others.push(diagnostic),
        }
    }

    /// Leaves out the places of complaints that are no cell's which `is_settled` says another standard understands, and complaints
    /// that have no place left.
    pub(super) fn settle(&mut self, is_settled: impl Fn(Code, &Place) -> bool) {
        self.others.retain_mut(|diagnostic| {
            let known = diagnostic.places.len();
            diagnostic.places.retain(|place| !is_settled(diagnostic.code, place));
            let settled = known - diagnostic.places.len();
            diagnostic.count -= u64::try_from(settled).unwrap_or(0);
            if settled > 0 && diagnostic.code == Code::UnknownAction {
                // what it quoted may be the other's
                let count = diagnostic.count;
                diagnostic.message = wording!("有 {count} 行写的举措认不出来,没有采用", "rows whose action is not known and that are not taken: {count}");
            }
            settled == 0 || diagnostic.count > 0
        });
    }

    /// The places of complaints of some kinds that are no cell's.
    pub(super) fn places(&self, codes: &[Code]) -> impl Iterator<Item = &Place> {
        self.others.iter().filter(|diagnostic| codes.contains(&diagnostic.code)).flat_map(|diagnostic| &diagnostic.places)
    }

    /// All complaints, costliest first: by severity, then by how many places they have.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut all: Vec<Diagnostic> = self.cells.into_iter().map(CellComplaint::finish).chain(self.others).collect();
        all.sort_by(|a, b| a.by_cost(b).then(a.places.cmp(&b.places)).then(a.code.cmp(&b.code)));
        all
    }
}

impl CellComplaint {
    fn finish(mut self) -> Diagnostic {
        let (head, count, samples) = (&self.head, self.diagnostic.count, self.samples.join("、"));
        let Trouble { message, .. } = &self.trouble;
        let (zh, en) = (&message.zh, &message.en);
        self.diagnostic.message = if count == 1 {
            wording!("“{head}”填的是“{samples}”:{zh}", "“{head}” says “{samples}”: {en}")
        } else {
            wording!("“{head}”一列有 {count} 格({samples}):{zh}", "“{head}” has {count} cells ({samples}): {en}")
        };
        self.diagnostic
    }
}

/// A text as a message quotes it: one line, and not all of a long one.
pub(super) fn quote(text: &str) -> String {
    let mut line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(QUOTED).collect();
    if text.chars().nth(QUOTED).is_some() {
        line.push('…');
    }
    line
}

/// A cell among its neighbours, for a diagnostic.
pub(super) fn row_snippet(row: &RowCells<'_>, heads: &[String], name: &str, column: usize) -> Snippet {
    let from = column.saturating_sub(1);
    let to = (column + 1).min(heads.len().saturating_sub(1));
    let mut shown_heads = vec![String::new()];
    let mut cells = vec![quote(name)];
    for at in from..=to {
        shown_heads.push(heads.get(at).cloned().unwrap_or_default());
        cells.push(quote(row.text(at).unwrap_or_default()));
    }
    Snippet::Row { heads: shown_heads, cells, marked: 1 + column - from }
}
