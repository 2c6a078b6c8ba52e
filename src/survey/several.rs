//! One survey held against several standards: what one of them does not understand may be another's, and is then nothing to complain of.
use super::reader::Reader;
use super::{ReadFile, ReadingIx, Survey, Table};
use crate::diagnostic::{Code, Place};
use crate::standard::Standard;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What one standard understands of some files.
#[derive(Debug, Default)]
pub(super) struct Taken {
    sheets: FxHashMap<(Arc<str>, Arc<str>), TakenSheet>,
}

/// What one standard understands of a sheet.
#[derive(Debug, Default)]
struct TakenSheet {
    /// Columns that something reads.
    columns: FxHashSet<usize>,
    /// Rows that are sites, bodies, or answers to a task.
    rows: FxHashSet<u32>,
    /// Those of them that are sites.
    sites: FxHashSet<u32>,
    /// Rows of a sheet of tasks whose action it knows, though not who answers.
    actions: FxHashSet<u32>,
    /// Rows that declare a tier it knows.
    declared: FxHashSet<u32>,
    /// Whether any row answers anything.
    is_answered: bool,
}

impl Taken {
    /// What was understood by a reader that has read all files.
    pub(super) fn of(reader: &Reader<'_>) -> Self {
        let mut taken = Self::default();
        for unread in &reader.unread {
            let columns: FxHashSet<usize> = unread.columns.iter().map(|head| head.column).collect();
            taken.sheet(&unread.file, &unread.sheet).columns.extend((0..unread.of).filter(|column| !columns.contains(column)));
        }
        for row in &reader.rows {
            let site = &row.site;
            let table = &reader.tables[site.table as usize];
            let sheet = taken.sheet(&table.file, &table.sheet);
            sheet.rows.insert(site.row);
            if !reader.standard.is_body(site.kind) {
                sheet.sites.insert(site.row);
            }
            if site.declared.is_some() {
                sheet.declared.insert(site.row);
            }
            sheet.is_answered |= answers_beside_its_name(reader.standard, &site.answers);
        }
        for place in reader.complaints.places(&[Code::UnknownAnswerer, Code::ActionNotAsked]) {
            if let Place::Cell { file, sheet, cell } = place {
                taken.sheet(file, sheet).actions.insert(cell.first.row);
            }
        }
        taken
    }

    fn sheet(&mut self, file: &Arc<str>, sheet: &Arc<str>) -> &mut TakenSheet {
        self.sheets.entry((file.clone(), sheet.clone())).or_default()
    }

    /// Whether it understands what stands at a place and was complained of under another standard.
    fn settles(&self, code: Code, place: &Place) -> bool {
        let at = |file: &Arc<str>, sheet: &Arc<str>| self.sheets.get(&(file.clone(), sheet.clone()));
        match (code, place) {
            (Code::NoRecognisableColumn | Code::NoSiteRow | Code::NoAnswer | Code::LayoutNotRead, Place::Sheet { file, sheet }) => {
                at(file, sheet).is_some_and(|sheet| sheet.is_answered)
            }
            (Code::NoRecognisableColumn, Place::File { file }) => self.sheets.iter().any(|((of, _), sheet)| of == file && sheet.is_answered),
            (Code::UnknownSiteKind, Place::Row { file, sheet, row }) => at(file, sheet).is_some_and(|sheet| sheet.rows.contains(row)),
            (Code::UnknownDeclaredTier, Place::Cell { file, sheet, cell }) => at(file, sheet).is_some_and(|sheet| sheet.declared.contains(&cell.first.row)),
            (Code::UnknownAction, Place::Cell { file, sheet, cell }) => {
                at(file, sheet).is_some_and(|sheet| sheet.rows.contains(&cell.first.row) || sheet.actions.contains(&cell.first.row))
            }
            (Code::UnknownAnswerer | Code::ActionNotAsked, Place::Cell { file, sheet, cell }) => {
                at(file, sheet).is_some_and(|sheet| sheet.rows.contains(&cell.first.row))
            }
            _ => false,
        }
    }

    fn is_site(&self, table: &Table, row: u32) -> bool {
        self.sheets.get(&(table.file.clone(), table.sheet.clone())).is_some_and(|sheet| sheet.sites.contains(&row))
    }

    fn reads(&self, file: &Arc<str>, sheet: &Arc<str>, column: usize) -> bool {
        self.sheets.get(&(file.clone(), sheet.clone())).is_some_and(|sheet| sheet.columns.contains(&column))
    }
}

/// Leaves out of what a reader complains of whatever one of the other standards understands.
pub(super) fn settle(reader: &mut Reader<'_>, others: &[&Taken]) {
    for unread in &mut reader.unread {
        let (file, sheet) = (&unread.file, &unread.sheet);
        unread.columns.retain(|head| !others.iter().any(|other| other.reads(file, sheet, head.column)));
    }
    let is_settled = |code: Code, place: &Place| others.iter().any(|other| other.settles(code, place));
    leave_sites_of_others(reader, others);
    reader.not_assessed.retain(|row| !is_settled(row.why, &row.place));
    reader.complaints.settle(is_settled);
}

/// Leaves out rows that are sites of another standard and are taken here for a body, as the end of their name may say. Rows of a sheet of
/// tasks stay: who answers there is told by what is asked.
fn leave_sites_of_others(reader: &mut Reader<'_>, others: &[&Taken]) {
    let Reader { standard, rows, tables, .. } = reader;
    rows.retain(|row| {
        let table = &tables[row.site.table as usize];
        !standard.is_body(row.site.kind) || !table.by_row.is_empty() || !others.iter().any(|other| other.is_site(table, row.site.row))
    });
}

/// The files of surveys of the same files under several standards, each with how many sites were assessed under any of them.
pub fn read_files(surveys: &[&Survey]) -> Vec<ReadFile> {
    let Some(first) = surveys.first() else { return Vec::new() };
    let sites = surveys.iter().flat_map(|survey| survey.sites.iter().map(|site| survey.row(site)));
    let rows: BTreeSet<(&str, &str, u32)> = sites.map(|(table, row)| (&*table.file, &*table.sheet, row)).collect();
    let mut by_file: FxHashMap<&str, usize> = FxHashMap::default();
    for (file, ..) in rows {
        *by_file.entry(file).or_default() += 1;
    }
    first.files.iter().map(|file| ReadFile { sites: by_file.get(&*file.path).copied().unwrap_or(0), ..file.clone() }).collect()
}

/// Whether a row answers anything; what the register answers besides, such as its name, is not enough.
fn answers_beside_its_name(standard: &Standard, answers: &[ReadingIx]) -> bool {
    let is_given = |reading: &ReadingIx| !matches!(*reading, ReadingIx::NOT_ASKED | ReadingIx::BLANK);
    let is_asked = |slot: usize| standard.question(standard.slots[slot].question).register.is_none();
    answers.iter().enumerate().any(|(slot, reading)| is_given(reading) && is_asked(slot))
}
