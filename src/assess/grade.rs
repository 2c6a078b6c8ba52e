//! The grade of a site at one end of what it may be: the first whose conditions all hold.
use super::fraction::Fraction;
use super::owes::Owed;
use super::score::{Missing, Subtotal};
use super::standing::{Candidate, Ends};
use super::verdict::Pair;
use crate::standard::{CheckIx, GradeCondition, GradeIx, Scoring, Strength, Weight};
use rust_decimal::Decimal;

/// What a grade is given for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stand {
    /// The published number.
    number: Decimal,
    /// The least share of its points that an indicator earns; `None` where none says.
    least: Option<Fraction>,
    /// Unmet musts that the site owes, with their weights.
    failed: Vec<(Weight, u32)>,
}

impl Stand {
    /// A site at its worst and at its best.
    pub(super) fn both(of: Candidate<'_>, number: &Ends<Fraction>, subtotals: &[Option<Subtotal>]) -> Ends<Self> {
        let scoring = &of.subject.standard.scoring;
        let failed = if scoring.grades.is_empty() { Vec::new() } else { of.failed() };
        let count = |pick: fn(&Ends<u32>) -> u32| failed.iter().map(|(weight, ends)| (*weight, pick(ends))).collect();
        let there = || subtotals.iter().flatten();
        // what may leave can be the worst, and need not be there at best
        let high = there().filter(|subtotal| !subtotal.optional).map(|subtotal| &subtotal.high).min();
        let high = high.or_else(|| there().map(|subtotal| &subtotal.high).max());
        Ends {
            low: Self {
                number: number.low.rounded(scoring.decimals),
                least: there().map(|subtotal| &subtotal.low).min().cloned(),
                failed: count(|ends| ends.low),
            },
            high: Self { number: number.high.rounded(scoring.decimals), least: high.cloned(), failed: count(|ends| ends.high) },
        }
    }

    fn meets(&self, condition: &GradeCondition) -> bool {
        match condition {
            GradeCondition::AtLeast(least) => self.number >= *least,
            GradeCondition::EachIndicator(percent) => {
                let wanted = Fraction::from_decimal(*percent).over(&Fraction::whole(100));
                self.least.as_ref().is_none_or(|least| *least >= wanted)
            }
            GradeCondition::Failed { weights, at_most } => {
                let failed: u32 = self.failed.iter().filter(|(weight, _)| weights.contains(weight)).map(|(_, count)| count).sum();
                failed <= *at_most
            }
        }
    }
}

/// The best grade whose conditions all hold; those that a veto alone gives are left out.
pub(super) fn of(scoring: &Scoring, stand: &Stand) -> Option<GradeIx> {
    let given = scoring.grades.iter().position(|grade| !grade.by_veto_only && grade.conditions.iter().all(|condition| stand.meets(condition)));
    given.map(GradeIx::at)
}

impl Candidate<'_> {
    /// By weight, how many musts that the site owes are unmet at worst (low) and at best (high).
    fn failed(self) -> Vec<(Weight, Ends<u32>)> {
        let standard = self.subject.standard;
        let mut failed: Vec<(Weight, Ends<u32>)> = Weight::ALL.iter().map(|weight| (*weight, Ends { low: 0, high: 0 })).collect();
        for (at, check) in standard.checks.iter().enumerate() {
            let kind = self.subject.site.kind;
            if check.strength(kind) != Some(Strength::Must) || !Owed::has(standard, kind, self.tier, check) {
                continue;
            }
            let Some(pair) = self.judged[at].pair() else { continue };
            let left_out = match self.missing {
                Missing::Keep | Missing::Unmet => false,
                Missing::Surveyed => !self.plan.asks(kind, CheckIx::at(at)),
                Missing::Exclude => pair == Pair::UNKNOWN,
            };
            if let Some((_, ends)) = failed.iter_mut().find(|(weight, _)| *weight == check.weight && !left_out) {
                ends.low += u32::from(!pair.surely);
                ends.high += u32::from(!pair.possibly);
            }
        }
        failed
    }
}
