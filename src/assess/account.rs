//! The account of a score: what is taken from the total, and what is added to it, so that a reader can add up from the one to the other.
use super::fraction::Fraction;
use super::score::{Missing, scores};
use super::verdict::Judged;
use super::veto::{Fired, Zeroed};
use super::{Assessment, SiteResult};
use crate::standard::{CheckIx, Floor, Rescale, VetoEffect, VetoIx};
use crate::survey::Site;
use std::collections::BTreeMap;

/// One line of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What takes it.
    pub by: TakenBy,
    /// How many points; below nothing what is given.
    pub points: Fraction,
}

/// What takes points from the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenBy {
    /// A check that does not earn all its points.
    Check(CheckIx),
    /// 扣完为止: what deductions take beyond the points that there are is given back.
    Floor,
    /// A veto that takes the points of an indicator, or all.
    Veto(VetoIx),
    /// What is earned of what applies, brought to the total.
    Rescaled(Rescaled),
    /// What is earned on top.
    Bonus,
}

/// What is brought to what it counts: a group of checks that is rescaled in itself to its own points, or all to the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescaled {
    /// The group, by the standard's rescaling an indicator or an aspect; `None` for all together.
    pub inside: Option<usize>,
    /// The points that do not apply or are left out.
    pub idle: Fraction,
    /// The points that apply.
    pub of: Fraction,
    /// What is earned of them.
    pub earned: Fraction,
    /// What that comes to.
    pub comes_to: Fraction,
}

/// The points of the checks that score, added up.
struct Sums {
    lines: Vec<Taken>,
    by_veto: BTreeMap<VetoIx, Fraction>,
    floored: Fraction,
    /// By group of the standard's rescaling.
    groups: Vec<OfGroup>,
    /// The check whose deductions have no known end and reach the total: they take whatever is left.
    endless: Option<CheckIx>,
}

/// The points of the checks of a group: those that leave both sides, those that count, and what is earned of them.
struct OfGroup {
    idle: Fraction,
    of: Fraction,
    earned: Fraction,
}

impl OfGroup {
    fn nothing() -> Self {
        Self { idle: Fraction::zero(), of: Fraction::zero(), earned: Fraction::zero() }
    }

    fn plus(&self, other: &Self) -> Self {
        Self { idle: self.idle.plus(&other.idle), of: self.of.plus(&other.of), earned: self.earned.plus(&other.earned) }
    }
}

impl Sums {
    /// Lets a check that has a line take more.
    fn take(&mut self, by: CheckIx, points: &Fraction) {
        if let Some(line) = self.lines.iter_mut().find(|line| line.by == TakenBy::Check(by)) {
            line.points = line.points.plus(points);
        }
    }
}

impl Assessment<'_> {
    /// The account of the score of a site; `None` where its score is not one number, or the tier it owes is not known.
    pub fn account(&self, site: &Site, result: &SiteResult) -> Option<Vec<Taken>> {
        let (score, base) = (result.score.as_ref()?, result.standing.base.as_ref()?);
        let headline = score.headline.as_ref()?;
        let mut sums = self.sums(site, result)?;
        let given = |points: Fraction| Fraction::zero().minus(&points);
        sums.lines.push(Taken { by: TakenBy::Floor, points: given(sums.floored.clone()) });
        sums.lines.extend(std::mem::take(&mut sums.by_veto).into_iter().map(|(veto, points)| Taken { by: TakenBy::Veto(veto), points }));
        let total = Fraction::from_decimal(self.standard.scoring.total);
        let so_far = sums.lines.iter().fold(Fraction::zero(), |sum, line| sum.plus(&line.points));
        let left = total.minus(&base.low).minus(&so_far);
        if let Some(endless) = sums.endless {
            sums.take(endless, &left);
        }
        let Sums { mut lines, groups, endless, .. } = sums;
        if endless.is_none() {
            lines.extend(self.rescaled(&groups, &base.low, left));
        }
        let with_bonus = base.low.plus(&result.standing.bonus.low);
        lines.push(Taken { by: TakenBy::Bonus, points: given(result.standing.bonus.low.clone()) });
        let whole = self.counted_vetoes(result).find(|fired| self.standard.scoring.veto(fired.veto).effect == VetoEffect::ZeroTotal);
        lines.extend(whole.map(|fired| Taken { by: TakenBy::Veto(fired.veto), points: with_bonus.minus(headline) }));
        lines.retain(|line| line.points != Fraction::zero());
        Some(lines)
    }

    /// What rescaling takes, `left` in all: inside each group that is rescaled in itself, then over all that counts, which is all there is
    /// where nothing else is said.
    fn rescaled(&self, groups: &[OfGroup], score: &Fraction, left: Fraction) -> Vec<Taken> {
        let mut lines = Vec::new();
        let mut whole = OfGroup::nothing();
        for (at, (group, sums)) in self.plan.groups.iter().zip(groups).enumerate() {
            if self.standard.scoring.rescale == Rescale::Total || sums.of == Fraction::zero() {
                whole = whole.plus(sums);
                continue;
            }
            let counts = Fraction::of(group.weight, self.plan.group_unit);
            let comes_to = sums.earned.over(&sums.of).times(&counts);
            let points = counts.minus(&sums.of).plus(&sums.earned).minus(&comes_to);
            whole = whole.plus(&OfGroup { idle: Fraction::zero(), of: counts, earned: comes_to.clone() });
            let by = Rescaled { inside: Some(at), idle: sums.idle.clone(), of: sums.of.clone(), earned: sums.earned.clone(), comes_to };
            lines.push(Taken { by: TakenBy::Rescaled(by), points });
        }
        let points = lines.iter().fold(left, |left, line| left.minus(&line.points));
        let OfGroup { idle, of, earned } = whole;
        lines.push(Taken { by: TakenBy::Rescaled(Rescaled { inside: None, idle, of, earned, comes_to: score.clone() }), points });
        lines
    }

    fn sums(&self, site: &Site, result: &SiteResult) -> Option<Sums> {
        // which tier counts is not known where several may be owed
        let [tier] = result.owed.candidates[..] else { return None };
        let (subject, zeroed) = (self.subject(site), Zeroed::by(self.standard, self.counted_vetoes(result)));
        let points = |check: CheckIx| Fraction::of(self.plan.weights[site.kind.index()][check.index()], self.plan.unit);
        let zero = Fraction::zero;
        let mut sums = Sums { lines: Vec::new(), by_veto: BTreeMap::new(), floored: zero(), groups: Vec::new(), endless: None };
        for (at, unit) in self.plan.groups.iter().enumerate().flat_map(|(at, group)| group.units.iter().map(move |unit| (at, unit))) {
            sums.groups.resize_with(at + 1, OfGroup::nothing);
            let (mut held, mut endless) = (Fraction::zero(), None);
            for check in unit.iter().copied().filter(|check| scores(subject, tier, *check)) {
                let (of, all) = (self.standard.check(check), points(check));
                let counted = self.counts(site, result, check).then(|| subject.earned_as_judged(of, result.judged[check.index()])).flatten();
                let Some(share) = counted else {
                    sums.groups[at].idle = sums.groups[at].idle.plus(&all);
                    continue;
                };
                let floor = of.criterion.floor();
                if share.low.is_none() {
                    let takes_all = if floor == Floor::Total { &mut sums.endless } else { &mut endless };
                    takes_all.get_or_insert(check);
                }
                let points_of = |share: Option<Fraction>| share.map_or_else(Fraction::zero, |share| share.times(&all));
                let earned = points_of(share.low.clone());
                let left = points_of(share.taken(zeroed.at(of.home), floor).low);
                sums.lines.push(Taken { by: TakenBy::Check(check), points: all.minus(&earned) });
                let by = |fired: &&Fired| self.standard.scoring.veto(fired.veto).effect.zeroed() == of.home.indicator();
                if let Some(fired) = self.counted_vetoes(result).find(by).filter(|_| left != earned) {
                    let taken = sums.by_veto.entry(fired.veto).or_insert_with(Fraction::zero);
                    *taken = taken.plus(&earned.minus(&left));
                }
                sums.groups[at].of = sums.groups[at].of.plus(&all);
                sums.groups[at].earned = sums.groups[at].earned.plus(&left);
                if floor != Floor::Total {
                    held = held.plus(&left);
                }
            }
            if let Some(check) = endless.filter(|_| held > Fraction::zero()) {
                sums.take(check, &held);
                sums.groups[at].earned = sums.groups[at].earned.minus(&held);
                held = Fraction::zero();
            }
            let below = Fraction::zero().minus(&held).max(Fraction::zero());
            sums.floored = sums.floored.plus(&below);
            sums.groups[at].earned = sums.groups[at].earned.plus(&below);
        }
        Some(sums)
    }

    /// The vetoes that the number reckons with: one that only may fire is unknown, and left out where what is unknown is.
    pub(super) fn counted_vetoes<'r>(&self, result: &'r SiteResult) -> impl Iterator<Item = &'r Fired> + use<'r> {
        let excludes = self.missing == Missing::Exclude;
        result.standing.vetoes.iter().filter(move |fired| fired.surely || !excludes)
    }

    /// Whether the convention counts a check at a site that it applies to.
    fn counts(&self, site: &Site, result: &SiteResult, check: CheckIx) -> bool {
        let Judged::Pair { rule, when, .. } = result.judged[check.index()] else { return false };
        match self.missing {
            Missing::Keep | Missing::Unmet => true,
            Missing::Surveyed => self.plan.asks(site.kind, check),
            Missing::Exclude => rule.surely == rule.possibly && when.surely,
        }
    }
}
