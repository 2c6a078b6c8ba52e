//! Targets as reports show them: what is measured, in which unit, rounded once.
use super::{Named, ResultView};
use crate::assess::Fraction;
use crate::standard::TargetUnit;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// Decimals of a rate from 0 to 1, and the most of any other value.
const DECIMALS: u32 = 4;

/// A target, with what it measures rounded.
#[derive(Debug)]
pub struct TargetView<'a> {
    /// The result.
    pub result: &'a crate::programme::TargetResult,
    /// The clause that sets it.
    pub clause: &'a str,
    /// In the document's words.
    pub text: &'a str,
    /// The document's own date, where it names one.
    pub due: Option<Date>,
    /// Units that lead.
    pub lead: &'a [String],
    /// Units that are responsible.
    pub responsible: &'a [String],
    /// The kinds it counts.
    pub kinds: Vec<Named<'a>>,
    /// The kind it is told of apart, where it is not the whole target.
    pub apart: Option<Named<'a>>,
    /// The tier it counts.
    pub tier: Option<Named<'a>>,
    /// What is measured: share, number, figure or ratio.
    pub measure: &'static str,
    /// In what: rates are from 0 to 1.
    pub unit: &'a TargetUnit,
    /// What is wanted.
    pub required: Decimal,
    /// The least it may be, where that is known.
    pub low: Option<Decimal>,
    /// The most it may be, where that is known.
    pub high: Option<Decimal>,
}

impl<'a> ResultView<'a> {
    /// The targets.
    pub fn targets(&self) -> impl Iterator<Item = TargetView<'a>> {
        let standard = self.standard();
        self.programme.targets.iter().map(move |result| {
            let target = &standard.targets[result.target];
            let round = |value: &Fraction| match target.unit {
                TargetUnit::Rate => value.rounded(DECIMALS),
                TargetUnit::Plain(_) => value.rounded(DECIMALS).normalize(),
            };
            TargetView {
                result,
                clause: standard.clause(target.clause).id.as_str(),
                text: &target.text,
                due: target.due,
                lead: &target.lead,
                responsible: &target.responsible,
                kinds: result.kinds.iter().map(|kind| self.kind(*kind)).collect(),
                apart: (result.id != target.id.as_str()).then(|| result.kinds.first().map(|kind| self.kind(*kind))).flatten(),
                tier: result.tier.map(|tier| self.tier(tier)),
                measure: target.measure.as_str(),
                unit: &target.unit,
                required: round(&result.required),
                low: result.range.low.as_ref().map(|end| round(&end.value)),
                high: result.range.high.as_ref().map(|end| round(&end.value)),
            }
        })
    }
}
