//! The JSON contract `dabiao/audit/v1`: its own structures, written site by site so that a large survey never stands in memory twice.
mod answers;
mod check;
mod data;
mod diagnostic;
mod earning;
mod explanation;
mod number;
mod overlap;
mod question;
mod schema;
mod scoring;
mod shared_question;
mod site;
mod standard;
mod summary;
mod target;
mod task;
mod task_in_full;

pub(super) use answers::write as write_answers;
pub(super) use data::write as write_check;
pub(super) use explanation::write as write_explanation;
pub(super) use overlap::write as write_overlap;
pub use schema::{Document, schema};
pub(super) use standard::write as write_standard;

use super::in_order::in_order;
use super::view::{Named, Report, ResultView};
use crate::assess::Missing;
use crate::standard::{Check, Standard};
use crate::survey::ReadFile;
use check::CheckJson;
use diagnostic::{DiagnosticJson, NotAssessedJson};
use number::{Number, number};
use schemars::JsonSchema;
use scoring::GradingJson;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::value::to_raw_value;
use site::{BodyJson, SiteJson};
use std::io;
use summary::SummaryJson;
use target::TargetJson;
use task::TaskJson;

/// Id of the schema.
const SCHEMA: &str = "dabiao/audit/v1";

/// Writes the report as JSON, with a line break at its end.
pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &AuditJson::new(report))?;
    out.write_all(b"\n")
}

#[derive(Serialize, JsonSchema)]
struct AuditJson<'r> {
    #[schemars(schema_with = "schema::audit_id")]
    schema: &'static str,
    tool: Tool,
    /// The day of which everything is said.
    #[schemars(schema_with = "schema::day")]
    as_of: String,
    inputs: Vec<Input<'r>>,
    results: Vec<ResultJson<'r>>,
    diagnostics: Vec<DiagnosticJson<'r>>,
}

impl<'r> AuditJson<'r> {
    fn new(report: &'r Report<'r>) -> Self {
        Self {
            schema: SCHEMA,
            tool: Tool { name: "dabiao", version: report.version },
            as_of: report.as_of.to_string(),
            inputs: report.inputs.iter().map(Input::from).collect(),
            results: report.results.iter().map(ResultJson::new).collect(),
            diagnostics: report.diagnostics.iter().map(|diagnostic| DiagnosticJson::new(diagnostic, report.language)).collect(),
        }
    }
}

#[derive(Serialize, JsonSchema)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize, JsonSchema)]
struct Input<'a> {
    /// Path as given, with `/`.
    path: &'a str,
    /// Digest of its bytes.
    sha256: &'a str,
    /// How many sites were assessed whose first row is in it.
    sites: usize,
}

impl<'a> From<&'a ReadFile> for Input<'a> {
    fn from(file: &'a ReadFile) -> Self {
        Self { path: &file.path, sha256: &file.sha256, sites: file.sites }
    }
}

#[derive(Serialize, JsonSchema)]
struct ResultJson<'r> {
    standard: StandardJson<'r>,
    convention: Convention<'r>,
    checks: Vec<CheckJson<'r>>,
    summary: SummaryJson<'r>,
    #[schemars(with = "Vec<SiteJson>")]
    sites: Sites<'r>,
    /// Bodies that answer for a region, with what was found of them.
    #[schemars(with = "Vec<BodyJson>")]
    bodies: Bodies<'r>,
    /// Rows that are sites and could not be assessed; of several standards, those that none of the others assesses.
    not_assessed: Vec<NotAssessedJson<'r>>,
    targets: Vec<TargetJson<'r>>,
    /// Work with a lead, a deadline and actions.
    tasks: Vec<TaskJson<'r>>,
}

impl<'r> ResultJson<'r> {
    fn new(result: &'r ResultView<'r>) -> Self {
        let standard = result.standard();
        Self {
            standard: StandardJson::new(standard),
            convention: Convention::new(result),
            checks: standard.checks.iter().map(|check| CheckJson::new(standard, check)).collect(),
            summary: SummaryJson::new(result),
            sites: Sites(result),
            bodies: Bodies(result),
            not_assessed: NotAssessedJson::all(result),
            targets: result.targets().map(|target| TargetJson::new(&target)).collect(),
            tasks: result.tasks().map(|task| TaskJson::new(result, &task)).collect(),
        }
    }
}

#[derive(Serialize, JsonSchema)]
struct StandardJson<'a> {
    id: &'a str,
    title: &'a str,
    edition: &'a str,
    /// Digest over its files.
    sha256: &'a str,
}

impl<'a> StandardJson<'a> {
    fn new(standard: &'a Standard) -> Self {
        Self { id: standard.id.as_str(), title: &standard.title, edition: &standard.edition, sha256: &standard.digest }
    }
}

/// How the scores were made, so that each can be retraced.
#[derive(Serialize, JsonSchema)]
struct Convention<'a> {
    #[schemars(schema_with = "schema::missing")]
    missing: &'static str,
    total: Number,
    decimals: u32,
    rounding: &'static str,
    rescale: &'static str,
    points: &'static str,
    authored: Option<&'a str>,
    #[serde(flatten)]
    grading: GradingJson<'a>,
}

impl<'a> Convention<'a> {
    fn new(result: &ResultView<'a>) -> Self {
        let scoring = &result.standard().scoring;
        let missing: Missing = result.programme.assessment.missing;
        Self {
            missing: missing.as_str(),
            total: number(scoring.total),
            decimals: scoring.decimals,
            rounding: "half_up",
            rescale: scoring.rescale.as_str(),
            points: if result.standard().has_points() { "written" } else { "equal" },
            authored: scoring.authored.as_deref(),
            grading: GradingJson::new(result.standard(), result.language()),
        }
    }
}

struct Sites<'r>(&'r ResultView<'r>);

impl Serialize for Sites<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.0.site_count()))?;
        in_order(
            self.0.site_count(),
            |index| to_raw_value(&SiteJson::new(&self.0.site(index))),
            |site| sequence.serialize_element(&site.map_err(serde::ser::Error::custom)?),
        )?;
        sequence.end()
    }
}

struct Bodies<'r>(&'r ResultView<'r>);

impl Serialize for Bodies<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(None)?;
        for body in self.0.bodies() {
            sequence.serialize_element(&BodyJson::new(&body))?;
        }
        sequence.end()
    }
}

#[derive(Serialize, JsonSchema)]
struct NamedJson<'a> {
    id: &'a str,
    name: &'a str,
}

impl<'a> From<Named<'a>> for NamedJson<'a> {
    fn from(named: Named<'a>) -> Self {
        Self { id: named.id, name: named.name }
    }
}

fn ids<'v>(checks: &[&'v Check]) -> Vec<&'v str> {
    checks.iter().map(|check| check.id.as_str()).collect()
}
