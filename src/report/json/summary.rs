//! Counts over all sites in the JSON contract.
use crate::report::view::ResultView;
use schemars::JsonSchema;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

#[derive(Serialize, JsonSchema)]
pub(super) struct SummaryJson<'r> {
    sites: usize,
    /// Sites by the tier they reach, lowest first, then `none` and `undecided`.
    #[schemars(with = "BTreeMap<String, usize>")]
    by_tier: ByTier<'r>,
    /// Sites by grade, best first, then `undecided`; nothing where the standard has no grades.
    #[schemars(with = "BTreeMap<String, usize>")]
    by_grade: ByGrade<'r>,
    verdicts: VerdictsJson,
}

impl<'r> SummaryJson<'r> {
    pub(super) fn new(result: &'r ResultView<'r>) -> Self {
        let [met, partial, unmet, unknown, not_applicable] = result.programme.summary.verdicts;
        let verdicts = VerdictsJson { met, partial, unmet, unknown, not_applicable };
        Self { sites: result.programme.summary.sites, by_tier: ByTier(result), by_grade: ByGrade(result), verdicts }
    }
}

pub(super) struct ByTier<'r>(&'r ResultView<'r>);

impl Serialize for ByTier<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let summary = &self.0.programme.summary;
        let mut map = serializer.serialize_map(None)?;
        for (tier, count) in self.0.standard().tiers.iter().zip(&summary.by_tier) {
            map.serialize_entry(tier.id.as_str(), count)?;
        }
        map.serialize_entry("none", &summary.none)?;
        map.serialize_entry("undecided", &summary.undecided)?;
        map.end()
    }
}

pub(super) struct ByGrade<'r>(&'r ResultView<'r>);

impl Serialize for ByGrade<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let summary = &self.0.programme.summary;
        let grades = &self.0.standard().scoring.grades;
        let mut map = serializer.serialize_map(None)?;
        for (grade, count) in grades.iter().zip(&summary.by_grade) {
            map.serialize_entry(grade.id.as_str(), count)?;
        }
        if !grades.is_empty() {
            map.serialize_entry("undecided", &summary.without_grade)?;
        }
        map.end()
    }
}

/// Findings by verdict, in the order of the verdicts.
#[derive(Serialize, JsonSchema)]
pub(super) struct VerdictsJson {
    met: usize,
    partial: usize,
    unmet: usize,
    unknown: usize,
    not_applicable: usize,
}
