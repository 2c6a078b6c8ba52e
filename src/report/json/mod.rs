//! The JSON contract `dabiao/audit/v1`: its own structures, written site by site so that a large survey never stands in memory twice.
mod check;
mod diagnostic;
mod site;
mod summary;
mod target;

use super::view::{Named, Report, ResultView};
use crate::assess::Missing;
use crate::standard::Check;
use check::CheckJson;
use diagnostic::{DiagnosticJson, NotAssessedJson};
use rayon::prelude::*;
use rust_decimal::Decimal;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};
use site::{BodyJson, SiteJson};
use std::io;
use summary::Summary;
use target::TargetJson;

/// Sites that are written together.
const BATCH: usize = 512;
/// Id of the schema.
const SCHEMA: &str = "dabiao/audit/v1";

/// Writes the report as JSON, with a line break at its end.
pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Audit(report))?;
    out.write_all(b"\n")
}

struct Audit<'r, 'a>(&'r Report<'a>);

impl Serialize for Audit<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", SCHEMA)?;
        map.serialize_entry("tool", &Tool { name: "dabiao", version: report.version })?;
        map.serialize_entry("as_of", &report.as_of.to_string())?;
        map.serialize_entry("inputs", &report.inputs().map(|file| Input { path: &file.path, sha256: &file.sha256, sites: file.sites }).collect::<Vec<_>>())?;
        map.serialize_entry("results", &report.results.iter().map(ResultJson).collect::<Vec<_>>())?;
        map.serialize_entry("diagnostics", &report.diagnostics.iter().map(|diagnostic| DiagnosticJson::new(diagnostic, report)).collect::<Vec<_>>())?;
        map.end()
    }
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Input<'a> {
    path: &'a str,
    sha256: &'a str,
    sites: usize,
}

struct ResultJson<'r, 'a>(&'r ResultView<'a>);

impl<'r: 'a, 'a> Serialize for ResultJson<'r, 'a> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let result = self.0;
        let standard = result.standard();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(
            "standard",
            &StandardJson { id: standard.id.as_str(), title: &standard.title, edition: &standard.edition, sha256: &standard.digest },
        )?;
        map.serialize_entry("convention", &Convention::new(result))?;
        map.serialize_entry("checks", &standard.checks.iter().map(|check| CheckJson::new(standard, check)).collect::<Vec<_>>())?;
        map.serialize_entry("summary", &Summary(result))?;
        map.serialize_entry("sites", &Sites(result))?;
        map.serialize_entry("bodies", &Bodies(result))?;
        map.serialize_entry("not_assessed", &NotAssessedJson::all(result))?;
        map.serialize_entry("targets", &result.targets().map(|target| TargetJson::new(&target)).collect::<Vec<_>>())?;
        map.serialize_entry("tasks", &[(); 0])?;
        map.end()
    }
}

#[derive(Serialize)]
struct StandardJson<'a> {
    id: &'a str,
    title: &'a str,
    edition: &'a str,
    sha256: &'a str,
}

/// How the scores were made, so that each can be retraced.
#[derive(Serialize)]
struct Convention<'a> {
    missing: &'static str,
    total: Box<RawValue>,
    decimals: u32,
    rounding: &'static str,
    rescale: &'static str,
    points: &'static str,
    authored: Option<&'a str>,
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
            rescale: match scoring.rescale {
                crate::standard::Rescale::Indicator => "indicator",
                crate::standard::Rescale::Aspect => "aspect",
                crate::standard::Rescale::Total => "total",
            },
            points: if result.standard().checks.iter().any(|check| check.points.is_some()) { "written" } else { "equal" },
            authored: scoring.authored.as_deref(),
        }
    }
}

struct Sites<'r, 'a>(&'r ResultView<'a>);

impl<'r: 'a, 'a> Serialize for Sites<'r, 'a> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.0.site_count()))?;
        // sites are written on all cores, and put in their order a batch at a time
        for first in (0..self.0.site_count()).step_by(BATCH) {
            let batch = first..(first + BATCH).min(self.0.site_count());
            let written: Result<Vec<_>, _> = batch.into_par_iter().map(|index| to_raw_value(&SiteJson::new(&self.0.site(index)))).collect();
            for site in written.map_err(serde::ser::Error::custom)? {
                sequence.serialize_element(&site)?;
            }
        }
        sequence.end()
    }
}

struct Bodies<'r, 'a>(&'r ResultView<'a>);

impl<'r: 'a, 'a> Serialize for Bodies<'r, 'a> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(None)?;
        for body in self.0.bodies() {
            sequence.serialize_element(&BodyJson::new(&body))?;
        }
        sequence.end()
    }
}

#[derive(Serialize)]
struct NamedJson<'a> {
    id: &'a str,
    name: &'a str,
}

impl<'a> From<Named<'a>> for NamedJson<'a> {
    fn from(named: Named<'a>) -> Self {
        Self { id: named.id, name: named.name }
    }
}

/// A decimal as a JSON number, digit by digit and never through a float.
fn number(decimal: Decimal) -> Box<RawValue> {
    RawValue::from_string(decimal.to_string()).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

fn ids<'v>(checks: &[&'v Check]) -> Vec<&'v str> {
    checks.iter().map(|check| check.id.as_str()).collect()
}
