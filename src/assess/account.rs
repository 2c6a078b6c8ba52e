//! The account of a score: what is taken from the total, and what is added to it, so that a reader can add up from the one to the other.
use super::fraction::Fraction;
use super::score::{Missing, scores};
use super::verdict::Judged;
use super::veto::Zeroed;
use super::{Assessment, SiteResult};
use crate::standard::{CheckIx, Floor, VetoEffect, VetoIx};
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

/// What is brought to the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescaled {
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
    idle: Fraction,
    of: Fraction,
    earned: Fraction,
    /// The check whose deductions have no known end and reach the total: they take whatever is left.
    endless: Option<CheckIx>,
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
        let Sums { mut lines, idle, of, earned, endless, .. } = sums;
        let rescaled = Rescaled { idle, of, earned, comes_to: base.low.clone() };
        lines.extend(endless.is_none().then_some(Taken { by: TakenBy::Rescaled(rescaled), points: left }));
        let with_bonus = base.low.plus(&result.standing.bonus.low);
        lines.push(Taken { by: TakenBy::Bonus, points: given(result.standing.bonus.low.clone()) });
        let whole = result.standing.vetoes.iter().find(|fired| self.standard.scoring.veto(fired.veto).effect == VetoEffect::ZeroTotal);
        lines.extend(whole.map(|fired| Taken { by: TakenBy::Veto(fired.veto), points: with_bonus.minus(headline) }));
        lines.retain(|line| line.points != Fraction::zero());
        Some(lines)
    }

    fn sums(&self, site: &Site, result: &SiteResult) -> Option<Sums> {
        // which tier counts is not known where several may be owed
        let [tier] = result.owed.candidates[..] else { return None };
        let (subject, zeroed) = (self.subject(site), Zeroed::by(self.standard, &result.standing.vetoes));
        let points = |check: CheckIx| Fraction::of(self.plan.weights[site.kind.index()][check.index()], self.plan.unit);
        let zero = Fraction::zero;
        let mut sums = Sums { lines: Vec::new(), by_veto: BTreeMap::new(), floored: zero(), idle: zero(), of: zero(), earned: zero(), endless: None };
        for unit in self.plan.groups.iter().flat_map(|group| &group.units) {
            let (mut held, mut endless) = (Fraction::zero(), None);
            for check in unit.iter().copied().filter(|check| scores(subject, tier, *check)) {
                let (of, all) = (self.standard.check(check), points(check));
                let counted = self.counts(site, result, check).then(|| subject.earned_as_judged(of, result.judged[check.index()])).flatten();
                let Some(share) = counted else {
                    sums.idle = sums.idle.plus(&all);
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
                let by = |fired: &&super::Fired| self.standard.scoring.veto(fired.veto).effect.zeroed() == of.home.indicator();
                if let Some(fired) = result.standing.vetoes.iter().find(by).filter(|_| left != earned) {
                    let taken = sums.by_veto.entry(fired.veto).or_insert_with(Fraction::zero);
                    *taken = taken.plus(&earned.minus(&left));
                }
                sums.of = sums.of.plus(&all);
                sums.earned = sums.earned.plus(&left);
                if floor != Floor::Total {
                    held = held.plus(&left);
                }
            }
            if let Some(check) = endless.filter(|_| held > Fraction::zero()) {
                sums.take(check, &held);
                sums.earned = sums.earned.minus(&held);
                held = Fraction::zero();
            }
            let below = Fraction::zero().minus(&held).max(Fraction::zero());
            (sums.floored, sums.earned) = (sums.floored.plus(&below), sums.earned.plus(&below));
        }
        Some(sums)
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
