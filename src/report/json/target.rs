//! Targets in the JSON contract.
use super::number::{Number, number};
use super::schema;
use crate::report::view::TargetView;
use crate::standard::TargetUnit;
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Serialize, JsonSchema)]
pub(super) struct TargetJson<'v> {
    id: &'v str,
    clause: &'v str,
    text: &'v str,
    kinds: Vec<&'v str>,
    tier: Option<&'v str>,
    #[schemars(schema_with = "schema::target_strength")]
    strength: &'static str,
    judged: usize,
    sites: usize,
    /// How many reach it surely; `null` where the measure counts no sites.
    reached: Option<usize>,
    possible: Option<usize>,
    required: Number,
    low: Option<Number>,
    high: Option<Number>,
    #[schemars(schema_with = "schema::decision")]
    verdict: &'static str,
    short_by: Option<usize>,
    measure: &'static str,
    unit: Option<&'v str>,
    /// The document's own date; `null` where it names none.
    #[schemars(schema_with = "schema::day_or_none")]
    due: Option<String>,
    /// Units that lead.
    lead: &'v [String],
    /// Units that are responsible.
    responsible: &'v [String],
}

impl<'v> TargetJson<'v> {
    pub(super) fn new(view: &TargetView<'v>) -> Self {
        let result = view.result;
        Self {
            id: &result.id,
            clause: view.clause,
            text: view.text,
            kinds: view.kinds.iter().map(|kind| kind.id).collect(),
            tier: view.tier.map(|tier| tier.id),
            strength: result.strength.as_str(),
            judged: result.judged,
            sites: result.sites,
            reached: result.reached,
            possible: result.possible,
            required: number(view.required),
            low: view.low.map(number),
            high: view.high.map(number),
            verdict: result.decision.as_str(),
            short_by: result.short_by,
            measure: view.measure,
            unit: match view.unit {
                TargetUnit::Rate | TargetUnit::Plain(None) => None,
                TargetUnit::Plain(Some(unit)) => Some(unit.shown()),
            },
            due: view.due.map(|due| due.to_string()),
            lead: view.lead,
            responsible: view.responsible,
        }
    }
}
