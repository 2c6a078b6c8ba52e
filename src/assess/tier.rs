//! Which tiers a site surely and possibly reaches, and what stands between it and the next.
use super::evaluate::Subject;
use super::verdict::{Judged, Pair, Verdict};
use crate::standard::{CheckIx, Standard, Strength, TierIx};

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
    /// Its checks that are unmet.
    pub blocking: Vec<CheckIx>,
    /// Its checks that are unknown.
    pub unknown: Vec<CheckIx>,
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
    asked(subject.standard, subject.site.kind, tier).filter_map(|check| judged[check.index()].pair()).fold(Pair::MET, Pair::and)
}

/// The must checks of a tier for a kind, in the order of the standard.
pub(super) fn asked(standard: &Standard, kind: crate::standard::KindIx, tier: TierIx) -> impl Iterator<Item = CheckIx> {
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
        let with = |wanted: fn(Verdict) -> bool| {
            asked(self.standard, site.kind, tier).filter(|check| result.judged[check.index()].verdict().is_some_and(wanted)).collect::<Vec<_>>()
        };
        Some(NextTier { tier, blocking: with(Verdict::is_unmet), unknown: with(|verdict| verdict == Verdict::Unknown) })
    }
}
