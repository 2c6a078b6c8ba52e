//! Scores as intervals of exact fractions, sound for every completion of the unknown answers: an item whose condition is unknown may
//! leave both sides.
use super::evaluate::Subject;
use super::fraction::Fraction;
use super::owes::Owed;
use super::standing::Candidate;
use super::verdict::{Judged, Pair, Verdict};
use super::veto::Zeroed;
use crate::standard::{Check, CheckIx, Home, Indicator, IndicatorIx, KindIx, Rescale, Standard, Strength, TierIx};
use crate::survey::Survey;
use rust_decimal::Decimal;

/// What is done about unknown answers in scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Missing {
    /// The score is an interval; a site with an unknown scored check has no headline.
    #[default]
    Keep,
    /// 未填报不得分: the low end.
    Unmet,
    /// Questions that no column asks leave both sides; other unknowns as in keep.
    Surveyed,
    /// Every unknown leaves both sides.
    Exclude,
}

impl Missing {
    /// All conventions with their names on the command line and in JSON.
    pub const ALL: &[(Self, &str)] = &[(Self::Keep, "keep"), (Self::Unmet, "unmet"), (Self::Surveyed, "surveyed"), (Self::Exclude, "exclude")];

    /// Its name on the command line and in JSON.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(known, _)| *known == self).map_or("keep", |(_, name)| name)
    }
}

/// The score of a site, in points of the standard's total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The least it can be.
    pub low: Fraction,
    /// The most it can be.
    pub high: Fraction,
    /// The score itself, where it is one number under the convention.
    pub headline: Option<Fraction>,
    /// How many of the checks that score were asked, and how many there are.
    pub coverage: (usize, usize),
}

/// The result of an indicator at a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorResult {
    /// The indicator.
    pub indicator: IndicatorIx,
    /// Whether any of its checks scores at the site.
    pub owed: bool,
    /// Its points, the least and the most of them that are earned; `None` where nothing of it applies and scores.
    pub points: Option<(Fraction, Fraction, Fraction)>,
    /// Its checks that are met.
    pub met: usize,
    /// Its checks that bind the site and apply.
    pub of: usize,
    /// Its unmet checks.
    pub unmet: Vec<CheckIx>,
    /// Its unknown checks.
    pub unknown: Vec<CheckIx>,
}

/// Weights of checks and groups, as whole numbers, worked out once.
#[derive(Debug)]
pub(super) struct Plan {
    /// By kind and check, its points in whole weights.
    pub(super) weights: Vec<Vec<i128>>,
    /// Groups inside which what does not apply leaves both sides, with their own weight.
    pub(super) groups: Vec<(i128, Vec<CheckIx>)>,
    /// By kind and check, whether a column of the survey asks it.
    asked: Vec<Vec<bool>>,
    total: Fraction,
}

impl Plan {
    pub(super) fn new(standard: &Standard, survey: &Survey) -> Self {
        let is_asked = |kind: usize, check: &Check| survey.asks_question(standard, KindIx::at(kind), standard.question(check.question).slot);
        let asked = (0..standard.kinds.len()).map(|kind| standard.checks.iter().map(|check| is_asked(kind, check)).collect()).collect();
        Self { weights: weights(standard), groups: groups(standard), asked, total: Fraction::from_decimal(standard.scoring.total) }
    }

    /// Whether a column of the survey asks a kind what a check needs.
    pub(super) fn asks(&self, kind: KindIx, check: CheckIx) -> bool {
        self.asked[kind.index()][check.index()]
    }
}

/// By kind and check, its points in whole weights: as written, else an equal share of its indicator's among the checks that can score.
fn weights(standard: &Standard) -> Vec<Vec<i128>> {
    let shared = |kind: KindIx, indicator: &Indicator| indicator.checks.iter().filter(|check| can_score(standard, kind, **check)).count();
    let kinds = || (0..standard.kinds.len()).map(KindIx::at);
    let sharers = kinds().flat_map(|kind| standard.indicators.iter().map(move |indicator| shared(kind, indicator)));
    let parts = sharers.filter(|count| *count > 0).fold(1, |all, count| lcm(all, i128::try_from(count).unwrap_or(1)));
    let points = standard.checks.iter().filter_map(|check| check.points).chain(standard.indicators.iter().filter_map(|indicator| indicator.points));
    let scale = points.map(|points| points.scale()).max().unwrap_or(0);
    let weight = |kind: KindIx, check: &Check| {
        // an action of a task never scores
        let Home::Indicator(indicator) = check.home else { return 0 };
        let indicator = standard.indicator(indicator);
        let count = i128::try_from(shared(kind, indicator).max(1)).unwrap_or(1);
        check.points.map_or_else(|| whole(indicator.points.unwrap_or(Decimal::ONE), scale) * (parts / count), |points| whole(points, scale) * parts)
    };
    kinds().map(|kind| standard.checks.iter().map(|check| weight(kind, check)).collect()).collect()
}

/// Whether a check scores at some site of a kind.
fn can_score(standard: &Standard, kind: KindIx, check: CheckIx) -> bool {
    matches!(standard.check(check).strength(kind), Some(Strength::Must | Strength::Should))
}

/// The least number that both divide.
fn lcm(a: i128, b: i128) -> i128 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x * b
}

/// A decimal in units of its last place at `scale`.
fn whole(points: Decimal, scale: u32) -> i128 {
    points.mantissa() * 10i128.pow(scale - points.scale().min(scale))
}

/// The groups of the standard's rescaling: indicators, aspects, or one over all.
fn groups(standard: &Standard) -> Vec<(i128, Vec<CheckIx>)> {
    let group_points: Vec<Option<Decimal>> = match standard.scoring.rescale {
        Rescale::Indicator => standard.indicators.iter().map(|indicator| indicator.points).collect(),
        Rescale::Aspect => standard.aspects.iter().map(|aspect| aspect.points).collect(),
        Rescale::Total => vec![None],
    };
    let scale = group_points.iter().flatten().map(Decimal::scale).max().unwrap_or(0);
    let weight = |points: &Option<Decimal>| points.map_or(1, |points| whole(points, scale));
    let checks: Vec<Vec<CheckIx>> = match standard.scoring.rescale {
        Rescale::Indicator => standard.indicators.iter().map(|indicator| indicator.checks.clone()).collect(),
        Rescale::Aspect => {
            let of = |aspect: &crate::standard::Aspect| aspect.indicators.iter().flat_map(|indicator| standard.indicator(*indicator).checks.clone()).collect();
            standard.aspects.iter().map(of).collect()
        }
        Rescale::Total => vec![standard.indicators.iter().flat_map(|indicator| indicator.checks.clone()).collect()],
    };
    group_points.iter().map(weight).zip(checks).collect()
}

/// One thing that earns points: how many at least, at most, of how many, and whether it may leave both sides.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) low: Fraction,
    pub(super) high: Fraction,
    pub(super) of: Fraction,
    pub(super) optional: bool,
}

/// The quotient of what is earned over what can be.
#[derive(Debug, Clone)]
pub(super) struct Quotient {
    pub(super) low: Fraction,
    pub(super) high: Fraction,
    /// Nothing of it surely applies.
    pub(super) optional: bool,
}

impl Quotient {
    /// The quotient as a part of a larger one, in which it weighs so much.
    fn weighing(self, weight: &Fraction) -> Part {
        Part { low: self.low.times(weight), high: self.high.times(weight), of: weight.clone(), optional: self.optional }
    }
}

/// The score a site has if it owes `tier` and vetoes take some points, and whether nothing that scores is unknown.
pub(super) fn for_tier(subject: Subject<'_>, plan: &Plan, judged: &[Judged], tier: Option<TierIx>, missing: Missing, zeroed: &Zeroed) -> (Option<Score>, bool) {
    let mut complete = true;
    let mut coverage = (0, 0);
    let mut parts = Vec::with_capacity(plan.groups.len());
    for (weight, checks) in &plan.groups {
        let tally = Tally::of(subject, plan, judged, (tier, missing), zeroed, checks);
        complete &= tally.complete;
        coverage = (coverage.0 + tally.asked, coverage.1 + tally.all);
        if let Some(quotient) = tally.quotient() {
            parts.push(quotient.weighing(&Fraction::whole(*weight)));
        }
    }
    let score = quotient(&parts).map(|ratio| Score { low: ratio.low.times(&plan.total), high: ratio.high.times(&plan.total), headline: None, coverage });
    (score, complete)
}

/// What an indicator earns of its own points, as a share of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subtotal {
    pub(super) low: Fraction,
    pub(super) high: Fraction,
    /// Nothing of it surely applies.
    pub(super) optional: bool,
}

impl Candidate<'_> {
    /// What an indicator earns before any veto; `None` where nothing of it applies and scores.
    pub(super) fn subtotal(self, indicator: IndicatorIx) -> Option<Subtotal> {
        let Self { subject, plan, judged, tier, missing } = self;
        let checks = &subject.standard.indicator(indicator).checks;
        let quotient = Tally::of(subject, plan, judged, (tier, missing), &Zeroed::default(), checks).quotient()?;
        Some(Subtotal { low: quotient.low, high: quotient.high, optional: quotient.optional })
    }
}

/// Whether a check scores at a site, if it owes a tier.
pub(super) fn scores(subject: Subject<'_>, tier: Option<TierIx>, check: CheckIx) -> bool {
    Owed::scores(subject.standard, subject.site.kind, tier, subject.standard.check(check))
}

/// Sums of one group, with the items that may leave kept apart.
#[derive(Debug)]
struct Tally {
    low: i128,
    high: i128,
    of: i128,
    optional: Vec<Part>,
    /// Checks that score and are asked by a column.
    asked: usize,
    /// Checks that score.
    all: usize,
    /// Nothing in it is unknown, neither an answer nor whether it applies.
    complete: bool,
}

impl Tally {
    /// Adds up the checks of a group that score at a site which owes `tier`; those of which a veto takes the points earn nothing.
    fn of(subject: Subject<'_>, plan: &Plan, judged: &[Judged], (tier, missing): (Option<TierIx>, Missing), zeroed: &Zeroed, checks: &[CheckIx]) -> Self {
        let mut tally = Self { low: 0, high: 0, of: 0, optional: Vec::new(), asked: 0, all: 0, complete: true };
        for check in checks.iter().filter(|check| scores(subject, tier, **check)) {
            let asked = plan.asked[subject.site.kind.index()][check.index()];
            tally.all += 1;
            tally.asked += usize::from(asked);
            let Judged::Pair { rule, when, .. } = judged[check.index()] else { continue };
            let unknown = judged[check.index()].verdict() == Some(Verdict::Unknown) || !when.surely;
            if (unknown && missing == Missing::Exclude) || (!asked && missing == Missing::Surveyed) {
                continue;
            }
            tally.complete &= !unknown;
            let rule = rule.and(zeroed.at(subject.standard.check(*check).home).negated());
            tally.add(rule, when, plan.weights[subject.site.kind.index()][check.index()]);
        }
        tally
    }

    fn add(&mut self, rule: Pair, when: Pair, weight: i128) {
        let earned = |met: bool| if met { weight } else { 0 };
        if when.surely {
            self.low += earned(rule.surely);
            self.high += earned(rule.possibly);
            self.of += weight;
        } else {
            let (low, high) = (Fraction::whole(earned(rule.surely)), Fraction::whole(earned(rule.possibly)));
            self.optional.push(Part { low, high, of: Fraction::whole(weight), optional: true });
        }
    }

    fn quotient(self) -> Option<Quotient> {
        if self.optional.is_empty() {
            return (self.of > 0).then(|| Quotient { low: Fraction::of(self.low, self.of), high: Fraction::of(self.high, self.of), optional: false });
        }
        let mut parts = self.optional;
        if self.of > 0 {
            parts.push(Part { low: Fraction::whole(self.low), high: Fraction::whole(self.high), of: Fraction::whole(self.of), optional: false });
        }
        quotient(&parts)
    }
}

/// The least and the greatest quotient over everything that may leave both sides; `None` where there is nothing.
///
/// Items surely present count; of the optional ones, in the order of what they earn, the prefix is kept that gives the least (greatest).
pub(super) fn quotient(parts: &[Part]) -> Option<Quotient> {
    let parts: Vec<&Part> = parts.iter().filter(|part| part.of > Fraction::zero()).collect();
    if parts.is_empty() {
        return None;
    }
    let low = extreme(&parts, |part| &part.low, false)?;
    let high = extreme(&parts, |part| &part.high, true)?;
    Some(Quotient { low, high, optional: parts.iter().all(|part| part.optional) })
}

/// The least (or, where `greatest`, the greatest) quotient, by one end of what each part earns.
fn extreme(parts: &[&Part], earned: impl Fn(&Part) -> &Fraction, greatest: bool) -> Option<Fraction> {
    let (mut top, mut bottom) = (Fraction::zero(), Fraction::zero());
    for part in parts.iter().filter(|part| !part.optional) {
        top = top.plus(earned(part));
        bottom = bottom.plus(&part.of);
    }
    let mut optional: Vec<(Fraction, &Part)> = parts.iter().filter(|part| part.optional).map(|part| (earned(part).over(&part.of), *part)).collect();
    optional.sort_by(|(a, _), (b, _)| if greatest { b.cmp(a) } else { a.cmp(b) });
    let mut best = (bottom > Fraction::zero()).then(|| top.over(&bottom));
    for (ratio, part) in optional {
        let better = best.as_ref().is_none_or(|best| if greatest { ratio > *best } else { ratio < *best });
        if !better {
            break;
        }
        top = top.plus(earned(part));
        bottom = bottom.plus(&part.of);
        best = Some(top.over(&bottom));
    }
    best
}

impl super::Assessment<'_> {
    /// The results of the indicators that bind a site's kind, in the order of the standard.
    pub fn indicators(&self, site: &crate::survey::Site, result: &super::SiteResult) -> Vec<IndicatorResult> {
        let subject = self.subject(site);
        let mut results: Vec<(IndicatorResult, Option<Part>)> =
            (0..self.standard.indicators.len()).filter_map(|index| self.indicator(subject, result, IndicatorIx::at(index))).collect();
        let sum = results.iter().filter_map(|(_, part)| part.as_ref()).fold(Fraction::zero(), |sum, part| sum.plus(&part.of));
        for (indicator, part) in &mut results {
            let points = |share: &Fraction| share.times(&self.plan.total).over(&sum);
            indicator.points = part.as_ref().map(|part| (points(&part.of), points(&part.low), points(&part.high)));
        }
        results.into_iter().map(|(indicator, _)| indicator).collect()
    }

    /// The result of one indicator, and what it earns of its weight.
    fn indicator(&self, subject: Subject<'_>, result: &super::SiteResult, indicator: IndicatorIx) -> Option<(IndicatorResult, Option<Part>)> {
        let standard = self.standard;
        let of = standard.indicator(indicator);
        let verdicts: Vec<(CheckIx, Verdict)> = of.checks.iter().filter_map(|check| Some((*check, self.verdict(result, *check)?))).collect();
        if verdicts.is_empty() {
            return None;
        }
        let with = |wanted: fn(Verdict) -> bool| verdicts.iter().filter(|(_, verdict)| wanted(*verdict)).map(|(check, _)| *check).collect::<Vec<_>>();
        let zeroed = Zeroed::by(standard, &result.standing.vetoes);
        let tally = Tally::of(subject, &self.plan, &result.judged, (result.owed.tier, self.missing), &zeroed, &of.checks);
        let weight = match standard.scoring.rescale {
            Rescale::Indicator => Fraction::whole(self.plan.groups[indicator.index()].0),
            Rescale::Aspect | Rescale::Total => tally.optional.iter().fold(Fraction::whole(tally.of), |sum, part| sum.plus(&part.of)),
        };
        let owed = tally.all > 0;
        let part = tally.quotient().map(|quotient| quotient.weighing(&weight));
        let result = IndicatorResult {
            indicator,
            owed,
            points: None,
            met: with(|verdict| verdict == Verdict::Met).len(),
            of: with(|verdict| verdict != Verdict::NotApplicable).len(),
            unmet: with(Verdict::is_unmet),
            unknown: with(|verdict| verdict == Verdict::Unknown),
        };
        Some((result, part))
    }
}
