//! Checks in the JSON contract.
use super::number::{Number, number};
use super::schema;
use crate::standard::{Check, KindIx, Standard, Strength};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Serialize, JsonSchema)]
pub(super) struct CheckJson<'a> {
    id: &'a str,
    title: &'a str,
    clause: &'a str,
    requirement: &'a str,
    strength: StrengthJson<'a>,
    /// The indicator it belongs to; `null` of an action of a task.
    indicator: Option<&'a str>,
    /// The task it is an action of; `null` of any other check.
    task: Option<&'a str>,
    kinds: Vec<&'a str>,
    tiers: Vec<&'a str>,
    /// Where the standard gives them.
    points: Option<Number>,
    remedy: RemedyJson<'a>,
    authored: Option<&'a str>,
}

/// One strength where it is the same for all kinds, else one for each kind.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum StrengthJson<'a> {
    One(#[schemars(schema_with = "schema::strength")] &'static str),
    ByKind(Vec<StrengthOf<'a>>),
}

#[derive(Serialize, JsonSchema)]
pub(super) struct StrengthOf<'a> {
    kind: &'a str,
    #[schemars(schema_with = "schema::strength")]
    strength: &'static str,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct RemedyJson<'a> {
    text: Option<&'a str>,
    days: Option<u16>,
    effort: Option<Number>,
}

impl<'a> CheckJson<'a> {
    pub(super) fn new(standard: &'a Standard, check: &'a Check) -> Self {
        let bound: Vec<(&str, Strength)> =
            (0..standard.kinds.len()).map(KindIx::at).filter_map(|kind| Some((standard.kind(kind).id.as_str(), check.strength(kind)?))).collect();
        let same = bound.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let strength = match bound.first() {
            Some((_, strength)) if same => StrengthJson::One(strength.as_str()),
            _ => StrengthJson::ByKind(bound.iter().map(|(kind, strength)| StrengthOf { kind, strength: strength.as_str() }).collect()),
        };
        Self {
            id: check.id.as_str(),
            title: &check.title,
            clause: standard.clause(check.clause).id.as_str(),
            requirement: &check.text,
            strength,
            indicator: check.home.indicator().map(|indicator| standard.indicator(indicator).id.as_str()),
            task: check.home.task().map(|task| standard.task(task).id.as_str()),
            kinds: bound.iter().map(|(kind, _)| *kind).collect(),
            tiers: check.tiers.iter().map(|tier| standard.tier(*tier).id.as_str()).collect(),
            points: check.points.map(number),
            remedy: RemedyJson { text: check.remedy.text.as_deref(), days: check.remedy.days, effort: check.remedy.effort.map(number) },
            authored: check.authored.as_deref(),
        }
    }
}
