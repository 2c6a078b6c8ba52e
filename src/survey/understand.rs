//! From workbooks to a survey: finds the tables, reads their rows and joins what belongs to one site.
use super::complaint::Complaints;
use super::pool::Pool;
use super::reader::Reader;
use super::several::{self, Taken};
use super::vocabulary::Vocabulary;
use super::workbook::Workbook;
use super::{ReadFile, Survey, body, coverage, duplicate, objection, resemblance};
use crate::diagnostic::Code;
use crate::standard::{KindIx, Role, Standard};
use std::sync::Arc;

/// A file that was opened.
#[derive(Debug)]
pub struct InputFile {
    /// Path as given, with `/`.
    pub path: Arc<str>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// What it holds.
    pub workbook: Workbook,
}

/// A standard against which a survey is held.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// The kind for which rows are taken whose kind nothing tells.
    pub kind: Option<KindIx>,
}

/// Understands files as a survey of one standard. Rows whose kind nothing tells are taken for `kind`, if it is given.
pub fn understand(files: &[InputFile], standard: &Standard, kind: Option<KindIx>) -> Survey {
    let vocabulary = Vocabulary::new(standard);
    finished(files, standard, &vocabulary, read(files, Held { standard, kind }, &vocabulary))
}

/// Understands the same files as a survey of each of several standards. What one standard does not know and another does, a column, a row,
/// a sheet, is nothing to complain of.
pub fn understand_all(files: &[InputFile], held: &[Held<'_>]) -> Vec<Survey> {
    let vocabularies: Vec<Vocabulary> = held.iter().map(|held| Vocabulary::new(held.standard)).collect();
    let mut readers: Vec<Reader<'_>> = held.iter().zip(&vocabularies).map(|(held, vocabulary)| read(files, *held, vocabulary)).collect();
    // a single standard has nobody to leave anything to
    let taken: Vec<Taken> = if held.len() > 1 { readers.iter().map(Taken::of).collect() } else { Vec::new() };
    for (at, reader) in readers.iter_mut().enumerate().take(taken.len()) {
        let others: Vec<&Taken> = taken.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, taken)| taken).collect();
        several::settle(reader, &others);
    }
    let read = readers.into_iter().zip(held).zip(&vocabularies);
    read.map(|((reader, held), vocabulary)| finished(files, held.standard, vocabulary, reader)).collect()
}

/// Reads the tables of all files.
fn read<'a>(files: &'a [InputFile], held: Held<'a>, vocabulary: &'a Vocabulary) -> Reader<'a> {
    let mut reader = Reader::new(held.standard, vocabulary, held.kind);
    for file in files {
        reader.file(file);
    }
    reader.place_task_rows();
    reader
}

/// Joins what was read, and says what is wrong with it.
fn finished(files: &[InputFile], standard: &Standard, vocabulary: &Vocabulary, reader: Reader<'_>) -> Survey {
    let Reader { pool, tables, rows, mut complaints, mut not_assessed, unread, .. } = reader;
    let mut survey =
        Survey { files: Vec::new(), tables, sites: Vec::new(), bodies: Vec::new(), not_assessed: Vec::new(), diagnostics: Vec::new(), readings: Vec::new() };
    let bodies = standard.bodies().find(|kind| standard.kind(*kind).role == Role::Bodies).map(|kind| standard.kind(kind).name.as_str());
    for row in not_assessed.iter().filter(|row| row.why == Code::UnknownSiteKind) {
        complaints.add(objection::unknown_kind(row.place.clone(), bodies));
    }
    for diagnostic in unread.iter().filter_map(|columns| columns.told(standard, vocabulary)) {
        complaints.add(diagnostic);
    }
    join(&mut survey, standard, rows, pool, &mut complaints, &mut not_assessed);
    body::part(&mut survey, standard, &mut complaints, &mut not_assessed);
    survey.not_assessed = not_assessed;
    survey.files = files.iter().map(|file| read_file(file, &survey)).collect();
    for diagnostic in coverage::unasked(&survey, standard).into_iter().chain(resemblance::similar_names(&survey, vocabulary)) {
        complaints.add(diagnostic);
    }
    survey.diagnostics = complaints.finish();
    survey
}

/// Joins the rows of one site, and keeps apart those that share a code and nothing else.
fn join(
    survey: &mut Survey,
    standard: &Standard,
    rows: Vec<super::reader::ReadRow>,
    pool: Pool,
    complaints: &mut Complaints,
    not_assessed: &mut Vec<super::NotAssessed>,
) {
    let mut joiner = duplicate::Joiner { tables: &survey.tables, pool, complaints, not_assessed, standard };
    survey.sites = joiner.join(rows);
    survey.readings = joiner.pool.readings;
}

fn read_file(file: &InputFile, survey: &Survey) -> ReadFile {
    let sites = survey.sites.iter().filter(|site| survey.tables[site.table as usize].file == file.path).count();
    ReadFile { path: file.path.clone(), sha256: file.sha256.clone(), sites }
}
