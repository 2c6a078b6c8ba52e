//! How much of a site's points does not apply to it: beyond a limit that the standard sets, a site is to be reviewed.
use super::evaluate::Subject;
use super::fraction::Fraction;
use super::score::{Plan, scores};
use super::verdict::Judged;
use crate::standard::{CheckIx, TierIx};

/// The share of the points of a site that surely does not apply to it; `None` where nothing scores.
pub(super) fn share_not_applicable(subject: Subject<'_>, plan: &Plan, judged: &[Judged], tier: Option<TierIx>) -> Option<Fraction> {
    let weights = &plan.weights[subject.site.kind.index()];
    let (mut out, mut of) = (Fraction::zero(), Fraction::zero());
    for group in &plan.groups {
        let weight = Fraction::whole(group.weight);
        let scoring: Vec<CheckIx> = group.units.iter().flatten().copied().filter(|check| scores(subject, tier, *check)).collect();
        let all: i128 = scoring.iter().map(|check| weights[check.index()]).sum();
        let idle = scoring.iter().filter(|check| judged[check.index()] == Judged::NotApplicable);
        if all > 0 {
            let share = Fraction::of(idle.map(|check| weights[check.index()]).sum(), all);
            out = out.plus(&share.times(&weight));
            of = of.plus(&weight);
        }
    }
    (of > Fraction::zero()).then(|| out.over(&of))
}
