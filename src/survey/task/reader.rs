//! Reads the rows of a sheet of tasks: the action, who answers, and what they say; who that is, is told once all sheets are read.
use super::action::{Actions, Found};
use super::layout::Layout;
use super::objection::{self, Left};
use super::progress::{self, Both};
use crate::diagnostic::{CellRange, Code, Place};
use crate::standard::{AnswerType, CheckIx, KindIx, Rule, SlotIx};
use crate::survey::answer::{self, Answer, DateValue, Value};
use crate::survey::block::Merges;
use crate::survey::code;
use crate::survey::complaint::{CellAt, row_snippet};
use crate::survey::head::name_form;
use crate::survey::reader::{Reader, clean, code_of};
use crate::survey::row::{self, RowCells, trimmed};
use crate::survey::trap::{self, Answers};
use crate::survey::workbook::{CellValue, Sheet};
use crate::survey::{Aside, InputFile, ReadingIx, Site, Table};
use std::collections::BTreeSet;

/// A row of a sheet of tasks: what somebody says of an action.
#[derive(Debug, Clone)]
pub(in crate::survey) struct TaskRow {
    pub(super) check: CheckIx,
    pub(super) slot: SlotIx,
    /// The answer, as a site of which the kind and the key are not yet known.
    pub(super) site: Site,
    /// The name of who answers, in the form in which names are compared.
    pub(super) form: String,
    /// The names, where the cell holds several.
    pub(super) several: Vec<String>,
    /// The cell that names it.
    pub(super) key_cell: CellRange,
}

/// Who a row turns out to be.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) key: String,
    pub(super) code: Option<String>,
    pub(super) name: String,
    pub(super) group: Option<String>,
    pub(super) kind: KindIx,
}

impl TaskRow {
    /// The same row as one of the several that its cell names.
    pub(super) fn of(&self, name: &str) -> Self {
        let site = Site { name: name.to_owned(), code: None, ..self.site.clone() };
        Self { site, form: name_form(name), several: Vec::new(), ..*self }
    }

    pub(super) fn rename(&mut self, named: Named) {
        let Named { key, code, name, group, kind } = named;
        let site = &mut self.site;
        (site.key, site.code, site.name, site.group, site.kind) = (key, code, name, group, kind);
    }
}

/// A sheet of tasks while its rows are read.
pub(super) struct Open<'a, 's> {
    file: &'a InputFile,
    sheet: &'s Sheet,
    pub(super) layout: &'s Layout,
    pub(super) heads: Vec<String>,
    index: u32,
}

impl Open<'_, '_> {
    pub(super) fn place(&self, row: u32, column: usize) -> Place {
        Place::Cell { file: self.file.path.clone(), sheet: self.sheet.name.as_str().into(), cell: cell(row, column) }
    }
}

impl<'a> Reader<'a> {
    /// Reads a sheet of tasks.
    pub(in crate::survey) fn tasks(&mut self, file: &'a InputFile, sheet: &Sheet, layout: &Layout) {
        let kinds = self.standard.kinds.len();
        let heads: Vec<String> = layout.heads.iter().map(|head| head.shown.clone()).collect();
        self.tables.push(Table {
            file: file.path.clone(),
            sheet: sheet.name.as_str().into(),
            heads: heads.clone(),
            columns: vec![vec![None; self.standard.slots.len()]; kinds],
            seen: vec![false; kinds],
            by_row: BTreeSet::new(),
        });
        let open = Open { file, sheet, layout, heads, index: u32::try_from(self.tables.len() - 1).unwrap_or(u32::MAX) };
        let (actions, merges) = (Actions::of(self.standard), Merges::new(sheet));
        let mut cells = RowCells::new(&file.workbook.values, layout.heads.len());
        if let Some(second) = second_row_of_heads(&open, &mut cells) {
            self.complaints.add(objection::two_rows_of_heads(second));
            return;
        }
        let mut left = Left::default();
        let before = self.task_rows.len();
        for at in layout.first_row..sheet.rows.len() {
            let number = sheet.rows[at].number;
            cells.fill(sheet.row_cells(at));
            if let Some(column) = headed_anew(layout, &cells) {
                self.complaints.add(objection::heads_in_another_order(open.place(number, column)));
                break;
            }
            self.task_row(&open, &cells, number, &actions, &merges, &mut left);
        }
        self.traps(&open, before);
        for diagnostic in objection::of_rows(&open, &left, &actions).into_iter().chain(objection::of_columns(&open)) {
            self.complaints.add(diagnostic);
        }
    }

    /// What the sheet hides of its answers, or merges.
    fn traps(&mut self, open: &Open<'a, '_>, first: usize) {
        let (table, layout) = (&self.tables[open.index as usize], open.layout);
        let mut columns: Vec<u32> = [layout.progress, layout.finished].into_iter().flatten().filter_map(|column| u32::try_from(column).ok()).collect();
        columns.sort_unstable();
        let told = trap::hidden_or_merged(&Answers {
            sheet: open.sheet,
            values: &open.file.workbook.values,
            file: &table.file,
            name: &table.sheet,
            header_row: layout.header_row,
            rows: self.task_rows[first..].iter().map(|row| row.site.row).collect(),
            columns,
        });
        for diagnostic in told {
            self.complaints.add(diagnostic);
        }
    }

    fn task_row(&mut self, open: &Open<'a, '_>, cells: &RowCells<'a>, row: u32, actions: &Actions<'_>, merges: &Merges, left: &mut Left) {
        let (layout, values) = (open.layout, &open.file.workbook.values);
        let text = |column: usize| {
            let from_block = || merges.value(open.sheet, row, column).map(|value| trimmed(values[value as usize].shown())).filter(|text| !text.is_empty());
            cells.text(column).or_else(from_block)
        };
        let (action, who) = (text(layout.action), text(layout.answering));
        let says = [layout.progress, layout.finished].into_iter().flatten().any(|column| cells.text(column).is_some());
        // a row that neither names who answers nor says anything is a heading, a note or a blank
        let (Some(action), true) = (action, who.is_some() || says) else {
            if action.is_none() && (says || cells.text(layout.answering).is_some()) && !row::is_about_others(cells) {
                left.without_action.push(row);
            }
            return;
        };
        if layout.heads[layout.action].path.last().is_some_and(|head| *head == name_form(action)) {
            return;
        }
        let task = layout.task.and_then(text);
        let check = match actions.find(task, action) {
            Found::Action(check) => check,
            Found::Nothing => return left.unknown.push((row, action.to_owned())),
            Found::OfAnotherTask => return left.of_another_task.push((row, task.unwrap_or_default().to_owned())),
        };
        let Some(question) = self.standard.check(check).progress(self.standard) else { return };
        let slot = question.slot;
        let name = who.map(clean).unwrap_or_default();
        let code = layout.code.and_then(|column| cells.value(column)).map(code::read);
        let aside = Aside {
            remark: layout.remark.and_then(|at| cells.text(at)).map(Into::into),
            evidence: layout.evidence.and_then(|at| cells.text(at)).map(Into::into),
        };
        let (reading, column) = self.progress(open, cells, row, &question.answer, &name);
        let (reading, column) = self.undoubted(open, cells, row, check, (reading, column), &name);
        let mut answers = vec![ReadingIx::NOT_ASKED; self.standard.slots.len()];
        answers[slot.index()] = reading;
        let site = Site {
            key: String::new(),
            code: code.and_then(|code| if let code::Code::Given(code) = code { Some(code) } else { None }),
            name: name.clone(),
            group: layout.group.and_then(text).map(clean),
            kind: KindIx::at(0),
            declared: None,
            person: None,
            table: open.index,
            row,
            answers: answers.into(),
            elsewhere: vec![(slot, open.index, cell(row, column))],
            asides: if aside == Aside::default() { Vec::new() } else { vec![(slot, aside)] },
        };
        self.task_rows.push(TaskRow {
            check,
            slot,
            site,
            form: name_form(&name),
            several: who.map(several).unwrap_or_default(),
            key_cell: cell(row, layout.answering),
        });
    }

    /// What a row says of its action, and the column that says it.
    fn progress(&mut self, open: &Open<'a, '_>, cells: &RowCells<'a>, row: u32, answer: &AnswerType, name: &str) -> (ReadingIx, usize) {
        let layout = open.layout;
        // a question that asks for the day itself is answered by the day
        let state = layout.progress.filter(|_| *answer != AnswerType::Date || layout.finished.is_none());
        let finished = layout.finished.filter(|_| *answer != AnswerType::YesNo || state.is_none());
        let first = state.or(finished).unwrap_or(layout.action);
        let a = self.read_progress(open, cells, row, answer, state, name);
        // beside a state, a deadline in the column of the day says nothing
        let is_told = !matches!(self.pool.get(a).reading.answer, Answer::Missing);
        let days = finished.filter(|column| !is_told || !self.is_deadline(open, cells, answer, *column));
        let b = self.read_progress(open, cells, row, answer, days, name);
        let (Some(state), Some(finished)) = (state, finished) else { return (if state.is_some() { a } else { b }, first) };
        let (raw_state, raw_day) = (self.pool.get(a).raw.clone(), self.pool.get(b).raw.clone());
        let (said, day) = (self.pool.get(a).reading.clone(), self.pool.get(b).reading.clone());
        let joined = || [&*raw_state, &*raw_day].into_iter().filter(|raw| !raw.is_empty()).collect::<Vec<_>>().join(" ");
        match progress::both(&said, &day) {
            Both::State => (a, state),
            Both::Day if said.answer == Answer::Missing => (b, finished),
            Both::Day => (self.pool.joined(joined(), day), finished),
            Both::Contradiction => {
                let (trouble, raw) = (progress::contradiction(), joined());
                for column in [state, finished] {
                    self.complain(open, cells, (row, column, state), &raw, Code::ColumnsDiffer, &trouble, name);
                }
                (self.pool.unreadable(raw, trouble), state)
            }
        }
    }

    /// What a row says, unless it is a day alone which is the deadline itself: then nobody can tell what it says.
    fn undoubted(
        &mut self,
        open: &Open<'a, '_>,
        cells: &RowCells<'a>,
        row: u32,
        check: CheckIx,
        (reading, column): (ReadingIx, usize),
        name: &str,
    ) -> (ReadingIx, usize) {
        let check = self.standard.check(check);
        let entry = self.pool.get(reading);
        let doubted = check.due.filter(|due| check.rule() == Some(&Rule::Done) && progress::may_be_deadline(&entry.reading, &entry.raw, *due));
        let Some(due) = doubted else { return (reading, column) };
        let (raw, trouble) = (entry.raw.clone(), progress::doubtful(due));
        self.complain(open, cells, (row, column, column), &raw, Code::UnreadableCell, &trouble, name);
        (self.pool.unreadable(raw.to_string(), trouble), column)
    }

    fn is_deadline(&mut self, open: &Open<'a, '_>, cells: &RowCells<'a>, answer: &AnswerType, column: usize) -> bool {
        let Some(value) = cells.index(column) else { return false };
        let class = self.pool.class(answer, None, "", false);
        let reading = self.pool.read(class, value, &open.file.workbook.values);
        matches!(&self.pool.get(reading).reading.answer, Answer::Unreadable(trouble) if *trouble == answer::deadline())
    }

    /// Reads one of the cells, and complains where it cannot be read.
    fn read_progress(&mut self, open: &Open<'a, '_>, cells: &RowCells<'a>, row: u32, answer: &AnswerType, column: Option<usize>, name: &str) -> ReadingIx {
        let Some((column, value)) = column.and_then(|column| Some((column, cells.index(column)?))) else { return ReadingIx::BLANK };
        let class = self.pool.class(answer, None, "", false);
        let mut reading = self.pool.read(class, value, &open.file.workbook.values);
        if matches!(&self.pool.get(reading).reading.answer, Answer::Given(Value::Date(DateValue::Days(days))) if days.low.is_none()) {
            let raw = self.pool.get(reading).raw.to_string();
            reading = self.pool.unreadable(raw, answer::deadline());
        }
        let entry = self.pool.get(reading);
        let told = match (&entry.reading.answer, entry.oddity) {
            (Answer::Unreadable(trouble), _) => Some((code_of(cells.value(column)), trouble.clone())),
            (_, Some(oddity)) => oddity.of_column(),
            _ => None,
        };
        if let Some((code, trouble)) = told {
            let raw = entry.raw.clone();
            self.complain(open, cells, (row, column, column), &raw, code, &trouble, name);
        }
        reading
    }

    #[expect(clippy::too_many_arguments, reason = "a complaint of a cell is made of what stands in it and around it")]
    fn complain(
        &mut self,
        open: &Open<'_, '_>,
        cells: &RowCells<'_>,
        (row, column, gathered): (u32, usize, usize),
        raw: &str,
        code: Code,
        trouble: &crate::survey::answer::Trouble,
        name: &str,
    ) {
        let table = &self.tables[open.index as usize];
        let at = CellAt {
            file: &table.file,
            sheet: &table.sheet,
            table: open.index as usize,
            column: gathered,
            head: &open.heads[gathered],
            range: cell(row, column),
            raw,
        };
        self.complaints.cell(code, at, trouble, || Some(row_snippet(cells, &open.heads, name, column)));
    }

    /// The cell that names who answers.
    pub(super) fn place_of(&self, row: &TaskRow) -> Place {
        let table = &self.tables[row.site.table as usize];
        Place::Cell { file: table.file.clone(), sheet: table.sheet.clone(), cell: row.key_cell }
    }
}

/// The row right below the heads, where it parts them (计划 | 实际, 未启动 | 推进中 | 已完成): it names no action and nobody, and stands under
/// the heads that tell how far it is, or under those that reach over several columns.
fn second_row_of_heads(open: &Open<'_, '_>, cells: &mut RowCells<'_>) -> Option<Place> {
    let layout = open.layout;
    let row = open.sheet.rows.get(layout.first_row)?.number;
    cells.fill(open.sheet.row_cells(layout.first_row));
    let is_bare = cells.text(layout.action).is_none() && cells.text(layout.answering).is_none() && !row::is_about_others(cells);
    let parts = |column: usize| matches!(cells.value(column), Some(CellValue::Text(text)) if !trimmed(text).is_empty());
    [layout.progress, layout.finished].into_iter().flatten().find(|column| is_bare && parts(*column)).map(|column| open.place(row, column))
}

/// The first column that a row which heads the columns again heads otherwise: it has the head of another column that is read.
fn headed_anew(layout: &Layout, cells: &RowCells<'_>) -> Option<usize> {
    let Layout { task, action, answering, progress, finished, evidence, remark, .. } = *layout;
    let read: Vec<usize> = [task, Some(action), Some(answering), progress, finished, evidence, remark].into_iter().flatten().collect();
    let forms: Vec<(usize, String)> = read.iter().filter_map(|column| Some((*column, name_form(cells.text(*column)?)))).collect();
    let is_head = |column: usize, form: &String| layout.heads[column].path.contains(form);
    let headed = || forms.iter().filter(|(_, form)| read.iter().any(|column| is_head(*column, form)));
    (headed().count() > 1).then(|| headed().find(|(column, form)| !is_head(*column, form)).map(|(column, _)| *column)).flatten()
}

/// The names of a cell that holds several.
fn several(text: &str) -> Vec<String> {
    let names: Vec<String> = text.split(['、', ',', '，', ';', '；', '\n', '\r']).map(clean).filter(|name| !name.is_empty()).collect();
    if names.len() > 1 { names } else { Vec::new() }
}

fn cell(row: u32, column: usize) -> CellRange {
    CellRange::cell(row, u32::try_from(column).unwrap_or(0))
}
