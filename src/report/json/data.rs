//! The JSON contract `dabiao/check/v1`: what is wrong with survey data, in an envelope of its own.
use super::diagnostic::DiagnosticJson;
use super::{Input, StandardJson, Tool, schema};
use crate::diagnostic::Severity;
use crate::report::data::DataReport;
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

/// Id of the schema.
pub(super) const SCHEMA: &str = "dabiao/check/v1";

/// Writes the result of a check as JSON, with a line break at its end.
pub(in crate::report) fn write(report: &DataReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &CheckedJson::new(report))?;
    out.write_all(b"\n")
}

/// What a check of survey data found.
#[derive(Serialize, JsonSchema)]
pub(super) struct CheckedJson<'a> {
    #[schemars(schema_with = "schema::check_id")]
    schema: &'static str,
    tool: Tool,
    /// The files that were read.
    inputs: Vec<Input<'a>>,
    /// The standards they were held against.
    standards: Vec<StandardJson<'a>>,
    summary: TallyJson,
    /// What is wrong, costliest first.
    diagnostics: Vec<DiagnosticJson<'a>>,
}

/// How many diagnostics there are; one cause is one, however many cells it has.
#[derive(Serialize, JsonSchema)]
struct TallyJson {
    /// They cost an answer or a site.
    errors: usize,
    /// Something is probably not as it should be.
    warnings: usize,
    /// Worth knowing.
    notes: usize,
}

impl<'a> CheckedJson<'a> {
    fn new(report: &'a DataReport<'_>) -> Self {
        Self {
            schema: SCHEMA,
            tool: Tool { name: "dabiao", version: report.version },
            inputs: report.files.iter().map(Input::from).collect(),
            standards: report.standards.iter().map(|standard| StandardJson::new(standard)).collect(),
            summary: TallyJson { errors: report.errors(), warnings: report.warnings(), notes: report.count(Severity::Note) },
            diagnostics: report.diagnostics.iter().map(|diagnostic| DiagnosticJson::new(diagnostic, report.language)).collect(),
        }
    }
}
