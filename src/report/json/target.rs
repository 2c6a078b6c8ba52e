//! Targets in the JSON contract.
use super::number;
use crate::report::view::TargetView;
use crate::standard::TargetUnit;
use serde::Serialize;
use serde_json::value::RawValue;

#[derive(Serialize)]
pub(super) struct TargetJson<'v> {
    id: &'v str,
    clause: &'v str,
    text: &'v str,
    kinds: Vec<&'v str>,
    tier: Option<&'v str>,
    strength: &'static str,
    judged: usize,
    sites: usize,
    reached: Option<usize>,
    possible: Option<usize>,
    required: Box<RawValue>,
    low: Option<Box<RawValue>>,
    high: Option<Box<RawValue>>,
    verdict: &'static str,
    short_by: Option<usize>,
    measure: &'static str,
    unit: Option<&'v str>,
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
        }
    }
}
