//! From workbooks to a survey: finds the tables, reads their rows and joins what belongs to one site.
use super::complaint::Complaints;
use super::pool::Pool;
use super::reader::Reader;
use super::vocabulary::Vocabulary;
use super::workbook::Workbook;
use super::{ReadFile, Survey, body, coverage, duplicate, resemblance};
use crate::standard::{KindIx, Standard};
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

/// Understands files as a survey of one standard. Rows whose kind nothing tells are taken for `kind`, if it is given.
pub fn understand(files: &[InputFile], standard: &Standard, kind: Option<KindIx>) -> Survey {
    let vocabulary = Vocabulary::new(standard);
    let mut reader = Reader::new(standard, &vocabulary, kind);
    for file in files {
        reader.file(file);
    }
    reader.place_task_rows();
    let Reader { pool, tables, rows, mut complaints, mut not_assessed, .. } = reader;
    let mut survey =
        Survey { files: Vec::new(), tables, sites: Vec::new(), bodies: Vec::new(), not_assessed: Vec::new(), diagnostics: Vec::new(), readings: Vec::new() };
    join(&mut survey, standard, rows, pool, &mut complaints, &mut not_assessed);
    body::part(&mut survey, standard, &mut complaints, &mut not_assessed);
    survey.not_assessed = not_assessed;
    survey.files = files.iter().map(|file| read_file(file, &survey)).collect();
    for diagnostic in coverage::unasked(&survey, standard).into_iter().chain(resemblance::similar_names(&survey, &vocabulary)) {
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
