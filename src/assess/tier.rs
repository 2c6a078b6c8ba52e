//! Which tiers a site surely and possibly reaches, and what stands between it and the next.
use super::evaluate::Subject;
use super::fraction::Fraction;
use super::quotient::{Part, quotient};
use super::verdict::{Judged, Pair, Verdict};
use crate::standard::{CheckIx, KindIx, Standard, Strength, TierIx};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The tiers a site reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiers {
    /// The highest tier surely met.
    pub reached: Option<TierIx>,
    /// The highest tier possibly met; `None` only where the site surely falls short of all.
    pub possible: Option<TierIx>,
    /// The lowest tier above the one reached that may apply to the site.
    pub next: Option<TierIx>,
}

/// What stands between a site and its next tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextTier {
    /// The tier.
    pub tier: TierIx,
    /// Its checks that are unmet: those that have to be met without exception, and the others where too few of them are met.
    pub blocking: Vec<CheckIx>,
    /// Its checks that are unknown, unless it does without them.
    pub unknown: Vec<CheckIx>,
    /// How far its share is reached, where it asks for one.
    pub share: Option<ShareMet>,
}

/// How many of the musts of a tier are met where it asks for a share of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareMet {
    /// The least share, from 0 to 1.
    pub wanted: Decimal,
    /// Musts that are met.
    pub met: usize,
    /// Musts that may be met once everything is known, those that are met among them.
    pub possible: usize,
    /// Musts that apply, or may.
    pub of: usize,
    /// How many more have to be met.
    pub short_by: usize,
}

/// By tier, whether it applies to the site: its kind has it and its condition holds.
pub(super) fn applies(subject: Subject<'_>) -> Vec<Pair> {
    let kind = subject.site.kind;
    let of = |tier: &crate::standard::Tier| {
        if tier.kinds.contains(&kind) { tier.when.as_ref().map_or(Pair::MET, |when| subject.applies(when)) } else { Pair::UNMET }
    };
    subject.standard.tiers.iter().map(of).collect()
}

/// The tiers reached and possible: all must checks ticked in a tier or in one it includes, joined with the tier's own condition.
pub(super) fn reached(subject: Subject<'_>, judged: &[Judged], applies: &[Pair]) -> Tiers {
    let standard = subject.standard;
    let pairs: Vec<Pair> = (0..standard.tiers.len()).map(|tier| pair(subject, judged, TierIx::at(tier)).and(applies[tier])).collect();
    let highest = |holds: fn(&Pair) -> bool| pairs.iter().rposition(holds).map(TierIx::at);
    let reached = highest(|pair| pair.surely);
    let above = reached.map_or(0, |tier| tier.index() + 1);
    let next = (above..pairs.len()).find(|tier| applies[*tier].possibly).map(TierIx::at);
    Tiers { reached, possible: highest(|pair| pair.possibly), next }
}

/// Whether all that a tier asks is met, whatever its condition says.
fn pair(subject: Subject<'_>, judged: &[Judged], tier: TierIx) -> Pair {
    let (standard, kind) = (subject.standard, subject.site.kind);
    let every = asked(standard, kind, tier).filter(|check| is_needed(standard, tier, *check));
    every.filter_map(|check| judged[check.index()].pair()).fold(Pair::MET, Pair::and).and(share(standard, kind, judged, tier))
}

/// Whether a tier is not reached without a check that it asks, whatever its share.
fn is_needed(standard: &Standard, tier: TierIx, check: CheckIx) -> bool {
    standard.tier(tier).needs.takes(standard.check(check))
}

/// Whether enough of what a tier asks is met; where nothing of it applies nothing is short.
fn share(standard: &Standard, kind: KindIx, judged: &[Judged], tier: TierIx) -> Pair {
    let Some(wanted) = standard.tier(tier).needs.share.map(Fraction::from_decimal) else { return Pair::MET };
    let parts: Vec<Part> = asked(standard, kind, tier).filter_map(|check| part(judged[check.index()])).collect();
    let Some(met) = quotient(&parts) else { return Pair::MET };
    // where nothing surely applies, everything may turn out not to
    Pair { surely: met.low >= wanted, possibly: met.optional || met.high >= wanted }
}

/// A check as one of so many; one whose condition is unknown may leave.
fn part(judged: Judged) -> Option<Part> {
    let Judged::Pair { rule, when, .. } = judged else { return None };
    let count = |met: bool| Fraction::whole(i128::from(met));
    Some(Part { low: count(rule.surely), high: count(rule.possibly), of: count(true), optional: !when.surely })
}

/// The must checks of a tier for a kind, in the order of the standard.
pub(super) fn asked(standard: &Standard, kind: KindIx, tier: TierIx) -> impl Iterator<Item = CheckIx> {
    let includes = &standard.tier(tier).includes;
    standard.checks_of(kind).filter(move |check| {
        let check = standard.check(*check);
        check.strength(kind) == Some(Strength::Must) && check.tiers.iter().any(|ticked| includes.contains(ticked))
    })
}

impl super::Assessment<'_> {
    /// What stands between a site and its next tier.
    pub fn next_tier(&self, site: &crate::survey::Site, result: &super::SiteResult) -> Option<NextTier> {
        let tier = result.tiers.next?;
        let enough = share(self.standard, site.kind, &result.judged, tier);
        let with = |wanted: fn(Verdict) -> bool, others: bool| {
            let all = asked(self.standard, site.kind, tier).filter(|check| result.judged[check.index()].verdict().is_some_and(wanted));
            all.filter(|check| others || is_needed(self.standard, tier, *check)).collect::<Vec<_>>()
        };
        Some(NextTier {
            tier,
            blocking: with(Verdict::is_unmet, !enough.possibly),
            unknown: with(|verdict| verdict == Verdict::Unknown, !enough.surely),
            share: self.share_met(site.kind, result, tier),
        })
    }

    fn share_met(&self, kind: KindIx, result: &super::SiteResult, tier: TierIx) -> Option<ShareMet> {
        let wanted = self.standard.tier(tier).needs.share?;
        let pairs: Vec<Pair> = asked(self.standard, kind, tier).filter_map(|check| result.judged[check.index()].pair()).collect();
        let met = pairs.iter().filter(|pair| pair.surely).count();
        let needed = (wanted * Decimal::from(pairs.len())).ceil().to_usize().unwrap_or(usize::MAX);
        let short_by = needed.saturating_sub(met);
        Some(ShareMet { wanted, met, possible: pairs.iter().filter(|pair| pair.possibly).count(), of: pairs.len(), short_by })
    }
}
