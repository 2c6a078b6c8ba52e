//! Scores as intervals of exact fractions, sound for every completion of the unknown answers: an item whose condition is unknown may
//! leave both sides.
use super::award::Earned;
use super::evaluate::Subject;
use super::fraction::Fraction;
use super::owes::Owed;
use super::quotient::{Part, quotient};
use super::standing::Candidate;
use super::tally::{self, Tally};
use super::verdict::{Judged, Verdict};
use super::veto::Zeroed;
use crate::standard::{Check, CheckIx, Floor, Home, Indicator, IndicatorIx, KindIx, QuestionIx, Rescale, Standard, Strength, TierIx, common_multiple};
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
    /// How many of the checks that score are in it, and how many there are: those that a column asks, and where what is unknown is left out
    /// those that apply and are known, of those that apply.
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
    /// How many of them one point is.
    pub(super) unit: i128,
    /// Groups inside which what does not apply leaves both sides.
    pub(super) groups: Vec<Group>,
    /// How much of their weights one point is.
    pub(super) group_unit: i128,
    /// By kind, what a deduction without a known end takes off: more than there is to lose, whatever does not apply.
    bottomless: Vec<Fraction>,
    /// By kind and check, whether a column of the survey asks it.
    asked: Vec<Vec<bool>>,
    total: Fraction,
}

/// Checks inside which what does not apply leaves both sides.
#[derive(Debug)]
pub(super) struct Group {
    /// What it weighs among the groups.
    pub(super) weight: i128,
    /// Its checks, in the units whose sums are never less than nothing.
    pub(super) units: Vec<Vec<CheckIx>>,
}

impl Plan {
    pub(super) fn new(standard: &Standard, survey: &Survey) -> Self {
        // a check of several questions is asked where one of them is
        let asks = |kind: usize, question: QuestionIx| survey.asks_question(standard, KindIx::at(kind), standard.question(question).slot);
        let is_asked = |kind: usize, check: &Check| check.criterion.questions().into_iter().any(|question| asks(kind, question));
        let asked = (0..standard.kinds.len()).map(|kind| standard.checks.iter().map(|check| is_asked(kind, check)).collect()).collect();
        let ((weights, unit), (groups, group_unit)) = (weights(standard), groups(standard));
        let bottomless = weights.iter().map(|weights| bottomless(weights, &groups)).collect();
        Self { weights, unit, groups, group_unit, bottomless, asked, total: Fraction::from_decimal(standard.scoring.total) }
    }

    /// Whether a column of the survey asks a kind what a check needs.
    pub(super) fn asks(&self, kind: KindIx, check: CheckIx) -> bool {
        self.asked[kind.index()][check.index()]
    }
}

/// By kind and check, its points in whole weights, and how many of them one point is: as written, else an equal share of its indicator's among the checks that can score.
fn weights(standard: &Standard) -> (Vec<Vec<i128>>, i128) {
    let shared = |kind: KindIx, indicator: &Indicator| indicator.checks.iter().filter(|check| can_score(standard, kind, **check)).count();
    let kinds = || (0..standard.kinds.len()).map(KindIx::at);
    let sharers = kinds().flat_map(|kind| standard.indicators.iter().map(move |indicator| shared(kind, indicator)));
    let parts = sharers.filter(|count| *count > 0).fold(1, |all, count| common_multiple(all, i128::try_from(count).unwrap_or(1)));
    let points = standard.checks.iter().filter_map(|check| check.points).chain(standard.indicators.iter().filter_map(|indicator| indicator.points));
    let scale = points.map(|points| points.scale()).max().unwrap_or(0);
    let weight = |kind: KindIx, check: &Check| {
        // an action of a task never scores
        let Home::Indicator(indicator) = check.home else { return 0 };
        let indicator = standard.indicator(indicator);
        let count = i128::try_from(shared(kind, indicator).max(1)).unwrap_or(1);
        check.points.map_or_else(|| whole(indicator.points.unwrap_or(Decimal::ONE), scale) * (parts / count), |points| whole(points, scale) * parts)
    };
    let weights = kinds().map(|kind| standard.checks.iter().map(|check| weight(kind, check)).collect()).collect();
    (weights, whole(Decimal::ONE, scale) * parts)
}

/// Whether a check scores at some site of a kind.
fn can_score(standard: &Standard, kind: KindIx, check: CheckIx) -> bool {
    matches!(standard.check(check).strength(kind), Some(Strength::Must | Strength::Should))
}

/// A decimal in units of its last place at `scale`.
fn whole(points: Decimal, scale: u32) -> i128 {
    points.mantissa() * 10i128.pow(scale - points.scale().min(scale))
}

/// The groups of the standard's rescaling: indicators, aspects, or one over all; and how much of their weights one point is.
fn groups(standard: &Standard) -> (Vec<Group>, i128) {
    let group_points: Vec<Option<Decimal>> = match standard.scoring.rescale {
        Rescale::Indicator => standard.indicators.iter().map(|indicator| indicator.points).collect(),
        Rescale::Aspect => standard.aspects.iter().map(|aspect| aspect.points).collect(),
        Rescale::Total => vec![None],
    };
    let scale = group_points.iter().flatten().map(Decimal::scale).max().unwrap_or(0);
    let weight = |points: &Option<Decimal>| points.map_or(1, |points| whole(points, scale));
    let indicators: Vec<Vec<IndicatorIx>> = match standard.scoring.rescale {
        Rescale::Indicator => (0..standard.indicators.len()).map(|indicator| vec![IndicatorIx::at(indicator)]).collect(),
        Rescale::Aspect => standard.aspects.iter().map(|aspect| aspect.indicators.clone()).collect(),
        Rescale::Total => vec![(0..standard.indicators.len()).map(IndicatorIx::at).collect()],
    };
    let floors = standard.checks.iter().any(|check| check.criterion.floor() == Floor::Indicator);
    let units = |indicators: &Vec<IndicatorIx>| {
        let checks: Vec<Vec<CheckIx>> = indicators.iter().map(|indicator| standard.indicator(*indicator).checks.clone()).collect();
        if floors { checks } else { vec![checks.concat()] }
    };
    let groups = group_points.iter().zip(&indicators).map(|(points, indicators)| Group { weight: weight(points), units: units(indicators) });
    (groups.collect(), whole(Decimal::ONE, scale))
}

/// More than a site of a kind can earn, as much as the lightest group may count against all others.
fn bottomless(weights: &[i128], groups: &[Group]) -> Fraction {
    let sum = |all: &mut dyn Iterator<Item = i128>| all.fold(Fraction::zero(), |sum, weight| sum.plus(&Fraction::whole(weight)));
    let lightest = groups.iter().map(|group| group.weight).filter(|weight| *weight > 0).min().unwrap_or(1);
    sum(&mut weights.iter().copied()).times(&sum(&mut groups.iter().map(|group| group.weight))).over(&Fraction::whole(lightest))
}

/// The score a site has if it owes a tier and vetoes take some points, and whether nothing that scores is unknown.
pub(super) fn for_tier(candidate: Candidate<'_>, zeroed: &Zeroed) -> (Option<Score>, bool) {
    let plan = candidate.plan;
    let mut complete = true;
    let mut coverage = (0, 0);
    let mut parts = Vec::with_capacity(plan.groups.len());
    for group in &plan.groups {
        let units: Vec<Tally> = group.units.iter().map(|checks| candidate.tally(zeroed, checks)).collect();
        for tally in &units {
            complete &= tally.complete;
            coverage = (coverage.0 + tally.counted, coverage.1 + tally.all);
        }
        if let Some(quotient) = tally::quotient(&units) {
            parts.push(quotient.weighing(&Fraction::whole(group.weight)));
        }
    }
    // deductions that reach the total reach no further
    let points = |ratio: &Fraction| ratio.times(&plan.total).max(Fraction::zero());
    let score = quotient(&parts).map(|ratio| Score { low: points(&ratio.low), high: points(&ratio.high), headline: None, coverage });
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

/// Whether a check scores at a site, if it owes a tier.
pub(super) fn scores(subject: Subject<'_>, tier: Option<TierIx>, check: CheckIx) -> bool {
    Owed::scores(subject.standard, subject.site.kind, tier, subject.standard.check(check))
}

impl Candidate<'_> {
    /// What an indicator earns before any veto; `None` where nothing of it applies and scores.
    pub(super) fn subtotal(self, indicator: IndicatorIx) -> Option<Subtotal> {
        let quotient = tally::quotient(&[self.tally(&Zeroed::default(), &self.subject.standard.indicator(indicator).checks)])?;
        Some(Subtotal { low: quotient.low, high: quotient.high, optional: quotient.optional })
    }

    /// Adds up the checks of a unit that score at the site if it owes the tier; those of which a veto takes the points earn nothing.
    fn tally(self, zeroed: &Zeroed, checks: &[CheckIx]) -> Tally {
        let Self { subject, plan, judged, tier, missing } = self;
        let mut tally = Tally::default();
        for check in checks.iter().filter(|check| scores(subject, tier, **check)) {
            let asked = plan.asks(subject.site.kind, *check);
            let excludes = missing == Missing::Exclude;
            tally.is_scored = true;
            tally.all += usize::from(!excludes);
            tally.counted += usize::from(asked && !excludes);
            let Judged::Pair { rule, when, .. } = judged[check.index()] else { continue };
            let of = subject.standard.check(*check);
            let earned = if of.criterion.is_all_or_nothing() { None } else { subject.earned_as_judged(of, judged[check.index()]) };
            let known = earned.as_ref().map_or(rule.surely == rule.possibly, Earned::is_known) && when.surely;
            if !asked && missing == Missing::Surveyed {
                continue;
            }
            tally.complete &= known;
            tally.all += usize::from(excludes);
            if excludes && !known {
                continue;
            }
            tally.counted += usize::from(excludes);
            let weight = plan.weights[subject.site.kind.index()][check.index()];
            let zero = zeroed.at(of.home);
            match earned {
                None => tally.add(rule.and(zero.negated()), when, weight),
                Some(earned) => {
                    let floor = of.criterion.floor();
                    tally.add_earned(&earned.taken(zero, floor), floor, when, weight, &plan.bottomless[subject.site.kind.index()]);
                }
            }
        }
        tally
    }
}

impl super::Assessment<'_> {
    /// The results of the indicators that bind a site's kind, in the order of the standard.
    pub fn indicators(&self, site: &crate::survey::Site, result: &super::SiteResult) -> Vec<IndicatorResult> {
        let subject = self.subject(site);
        let mut results: Vec<(IndicatorResult, Option<Part>)> =
            (0..self.standard.indicators.len()).filter_map(|index| self.indicator(subject, result, IndicatorIx::at(index))).collect();
        if self.standard.scoring.rescale == Rescale::Aspect {
            self.weigh_by_aspect(&mut results);
        }
        let sum = results.iter().filter_map(|(_, part)| part.as_ref()).fold(Fraction::zero(), |sum, part| sum.plus(&part.of));
        for (indicator, part) in &mut results {
            let points = |share: &Fraction| share.times(&self.plan.total).over(&sum);
            // nothing is lost below all that there is
            let end = |share: &Fraction| points(share).max(Fraction::zero().minus(&self.plan.total));
            indicator.points = part.as_ref().map(|part| (points(&part.of), end(&part.low), end(&part.high)));
        }
        results.into_iter().map(|(indicator, _)| indicator).collect()
    }

    /// Lets the indicators of an aspect, as far as they apply, come to what the aspect weighs.
    fn weigh_by_aspect(&self, results: &mut [(IndicatorResult, Option<Part>)]) {
        for (at, aspect) in self.standard.aspects.iter().enumerate() {
            let of_aspect = |result: &IndicatorResult| aspect.indicators.contains(&result.indicator);
            let parts = results.iter().filter(|(result, _)| of_aspect(result)).filter_map(|(_, part)| part.as_ref());
            let sum = parts.fold(Fraction::zero(), |sum, part| sum.plus(&part.of));
            if sum == Fraction::zero() {
                continue;
            }
            let share = Fraction::whole(self.plan.groups[at].weight).over(&sum);
            for part in results.iter_mut().filter(|(result, _)| of_aspect(result)).filter_map(|(_, part)| part.as_mut()) {
                *part = Part { low: part.low.times(&share), high: part.high.times(&share), of: part.of.times(&share), optional: part.optional };
            }
        }
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
        let zeroed = Zeroed::by(standard, self.counted_vetoes(result));
        let candidate = Candidate { subject, plan: &self.plan, judged: &result.judged, tier: result.owed.tier, missing: self.missing };
        let tally = candidate.tally(&zeroed, &of.checks);
        let weight = match standard.scoring.rescale {
            Rescale::Indicator => Fraction::whole(self.plan.groups[indicator.index()].weight),
            Rescale::Aspect | Rescale::Total => tally.points(),
        };
        let owed = tally.is_scored;
        let part = tally::quotient(&[tally]).map(|quotient| quotient.weighing(&weight));
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
