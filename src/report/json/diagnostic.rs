//! Diagnostics, and the sites that one of them keeps from being assessed, in the JSON contract.
use super::schema;
use crate::diagnostic::{CellName, Diagnostic, Language, Place};
use crate::report::view::ResultView;
use schemars::JsonSchema;
use serde::Serialize;

/// Something that is wrong or worth knowing: one cause, with all its places.
#[derive(Serialize, JsonSchema)]
pub(super) struct DiagnosticJson<'a> {
    /// Its stable name.
    code: &'static str,
    #[schemars(schema_with = "schema::severity")]
    severity: &'static str,
    /// What is wrong.
    message: &'a str,
    /// How to mend it.
    help: &'a str,
    /// How many places there are.
    count: u64,
    /// The first of them, at most 100.
    places: Vec<PlaceJson<'a>>,
    /// Ids of the standards under which it holds, where several were named and it does not hold under all of them; else empty.
    standards: &'a [String],
}

impl<'a> DiagnosticJson<'a> {
    pub(super) fn new(diagnostic: &'a Diagnostic, language: Language) -> Self {
        Self {
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity.as_str(),
            message: diagnostic.message.say(language),
            help: diagnostic.help.say(language),
            count: diagnostic.count,
            places: diagnostic.places.iter().map(PlaceJson::new).collect(),
            standards: &diagnostic.under,
        }
    }
}

/// A place; a whole row is named by its first cell.
#[derive(Serialize, JsonSchema)]
pub(super) struct PlaceJson<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    cell: Option<String>,
}

impl<'a> PlaceJson<'a> {
    pub(super) fn new(place: &'a Place) -> Self {
        let (sheet, cell) = match place {
            Place::File { .. } => (None, None),
            Place::Sheet { sheet, .. } => (Some(sheet), None),
            Place::Row { sheet, row, .. } => (Some(sheet), Some(CellName { row: *row, column: 0 }.to_string())),
            Place::Cell { sheet, cell, .. } => (Some(sheet), Some(cell.to_string())),
            Place::Line { line, .. } => (None, Some(format!("line {line}"))),
        };
        Self { file: place.file(), sheet: sheet.map(|sheet| &**sheet), cell }
    }
}

/// A site that was found and could not be assessed.
#[derive(Serialize, JsonSchema)]
pub(super) struct NotAssessedJson<'a> {
    code: Option<&'a str>,
    name: &'a str,
    why: &'static str,
    place: PlaceJson<'a>,
}

impl<'a> NotAssessedJson<'a> {
    pub(super) fn all(result: &ResultView<'a>) -> Vec<Self> {
        let all = result.survey().not_assessed.iter();
        all.map(|row| Self { code: row.code.as_deref(), name: &row.name, why: row.why.as_str(), place: PlaceJson::new(&row.place) }).collect()
    }
}
