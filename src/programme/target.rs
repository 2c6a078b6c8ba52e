//! Targets as intervals, over all sites or bodies of their kinds: how many sites surely and possibly count, what bodies answer.
use super::measure::{self, Range};
use crate::assess::{Assessment, Fraction, Pair, SiteResult};
use crate::standard::{Bound, Counted, Interval, KindIx, Measured, PerKind, Strength, Target, TierIx};
use crate::survey::Site;
use rust_decimal::prelude::ToPrimitive;

/// Whether a target is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// 达到.
    Met,
    /// 未达到.
    Unmet,
    /// 待定: it hangs on what is not known.
    Undecided,
}

impl Decision {
    /// The word of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::Undecided => "undecided",
        }
    }
}

/// How strongly a target binds, or that it is only shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetStrength {
    /// It is judged.
    Judged(Strength),
    /// It is shown beside the one that is judged.
    Shown,
}

impl TargetStrength {
    /// The word of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Judged(strength) => strength.as_str(),
            Self::Shown => "shown",
        }
    }
}

/// A target over the subjects of a survey.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetResult {
    /// Its id; with `.kind` where it is one kind's.
    pub id: String,
    /// Position of the target in the standard.
    pub target: usize,
    /// The kinds it measures.
    pub kinds: Vec<KindIx>,
    /// The tier it counts, if it counts one.
    pub tier: Option<TierIx>,
    /// How strongly it binds.
    pub strength: TargetStrength,
    /// Sites, or bodies, it is measured over.
    pub sites: usize,
    /// Those of which it is decided whether they count or meet it; of a ratio, those of which both answers are known.
    pub judged: usize,
    /// Those that surely count or meet it; `None` of a ratio, which only all together can meet.
    pub reached: Option<usize>,
    /// Those that possibly do.
    pub possible: Option<usize>,
    /// What is wanted; a rate from 0 to 1.
    pub required: Fraction,
    /// What it may be, from what is known.
    pub range: Range,
    /// Whether it is met.
    pub decision: Decision,
    /// Sites still needed; `None` where there are no sites, and where no sites are counted.
    pub short_by: Option<usize>,
}

/// All targets of the standard, those of single kinds behind their own.
pub fn targets(assessment: &Assessment<'_>) -> Vec<TargetResult> {
    let mut results = Vec::new();
    for (index, target) in assessment.standard.targets.iter().enumerate() {
        results.push(over(assessment, index, target.id.as_str().to_owned(), &target.kinds, TargetStrength::Judged(target.strength)));
        let strength = match target.per_kind {
            PerKind::Pooled => continue,
            PerKind::Shown => TargetStrength::Shown,
            PerKind::Judged => TargetStrength::Judged(target.strength),
        };
        for kind in target.kinds.iter().filter(|kind| assessment.survey.subjects().any(|site| site.kind == **kind)) {
            let id = format!("{}.{}", target.id, assessment.standard.kind(*kind).id);
            results.push(over(assessment, index, id, &[*kind], strength));
        }
    }
    results
}

/// What a measure comes to.
struct Outcome {
    /// Sites or bodies that it is measured over.
    sites: usize,
    judged: usize,
    reached: Option<usize>,
    possible: Option<usize>,
    range: Range,
    decision: Decision,
    short_by: Option<usize>,
}

fn over(assessment: &Assessment<'_>, index: usize, id: String, kinds: &[KindIx], strength: TargetStrength) -> TargetResult {
    let target = &assessment.standard.targets[index];
    let subjects: Vec<(&Site, &SiteResult)> = assessment.each_subject().filter(|(site, _)| kinds.contains(&site.kind)).collect();
    let outcome = outcome(assessment, target, kinds, &subjects);
    TargetResult {
        id,
        target: index,
        kinds: kinds.to_vec(),
        tier: match target.measure.counted() {
            Some(Counted::Reach(tier)) => Some(*tier),
            Some(Counted::Every | Counted::Meet(_)) | None => None,
        },
        strength,
        sites: outcome.sites,
        judged: outcome.judged,
        reached: outcome.reached,
        possible: outcome.possible,
        required: required(&target.rule),
        range: outcome.range,
        decision: outcome.decision,
        short_by: outcome.short_by,
    }
}

/// What the measure of a target comes to over some of the subjects of its kinds.
fn outcome(assessment: &Assessment<'_>, target: &Target, kinds: &[KindIx], subjects: &[(&Site, &SiteResult)]) -> Outcome {
    let (standard, survey) = (assessment.standard, assessment.survey);
    // of a body that is not in the survey nothing is known; a kind of which there are no sites adds none
    let all_there = !subjects.is_empty() && kinds.iter().all(|kind| !standard.is_body(*kind) || subjects.iter().any(|(site, _)| site.kind == *kind));
    match &target.measure {
        Measured::Share(counted) | Measured::Number(counted) => {
            of_counts(target, &subjects.iter().filter_map(|(_, result)| counts(counted, result)).collect::<Vec<_>>())
        }
        Measured::Figure(question) => {
            let question = standard.question(*question);
            let figure = |site: &Site| measure::amount(survey, site, question).map(|amount| measure::in_unit(&amount, &target.unit));
            of_figures(&target.rule, &subjects.iter().map(|(site, _)| figure(site)).collect::<Vec<_>>(), all_there)
        }
        Measured::Ratio { top, bottom } => {
            let (top, bottom) = (standard.question(*top), standard.question(*bottom));
            let both = |site: &Site| measure::amount(survey, site, top).zip(measure::amount(survey, site, bottom));
            of_sums(&target.rule, &subjects.iter().map(|(site, _)| both(site)).collect::<Vec<_>>(), &measure::factor(top, bottom), all_there)
        }
    }
}

/// Whether a site counts: it reaches the tier or a higher one, or meets all the checks that apply to it. `None` where none of them applies:
/// such a site stands on neither side, as what does not apply leaves a score.
fn counts(counted: &Counted, result: &SiteResult) -> Option<Pair> {
    match counted {
        Counted::Every => Some(Pair::MET),
        Counted::Reach(tier) => {
            let at_least = |reached: Option<TierIx>| reached.is_some_and(|reached| reached >= *tier);
            Some(Pair { surely: at_least(result.tiers.reached), possibly: at_least(result.tiers.possible) })
        }
        Counted::Meet(checks) => checks.iter().filter_map(|check| result.judged[check.index()].pair()).reduce(Pair::and),
    }
}

/// Sites that surely count to sites that possibly count, as a rate or as they are; over no sites nothing is told.
fn of_counts(target: &Target, pairs: &[Pair]) -> Outcome {
    let (sites, tally) = (pairs.len(), Tally::of(pairs));
    let is_rate = matches!(target.measure, Measured::Share(_));
    let all = if is_rate { sites } else { 1 };
    let end = |count: usize| Fraction::of(whole(count), whole(all));
    let range = if sites == 0 { Range::UNKNOWN } else { Range::between(end(tally.reached), end(tally.possible)) };
    Outcome {
        sites,
        judged: tally.judged,
        reached: Some(tally.reached),
        possible: Some(tally.possible),
        decision: decide(&target.rule, &range),
        range,
        short_by: (sites > 0).then(|| short_by(&target.rule, all, tally.reached)),
    }
}

/// Bodies are judged one by one and never added: the target is met where each of them surely meets it, and unmet where one surely fails.
fn of_figures(rule: &Interval, amounts: &[Option<Range>], all_there: bool) -> Outcome {
    let decisions: Vec<Decision> = amounts.iter().map(|amount| amount.as_ref().map_or(Decision::Undecided, |amount| decide(rule, amount))).collect();
    let pair = |decision: &Decision| match decision {
        Decision::Met => Pair::MET,
        Decision::Unmet => Pair::UNMET,
        Decision::Undecided => Pair::UNKNOWN,
    };
    let tally = Tally::of(&decisions.iter().map(pair).collect::<Vec<_>>());
    let decision = match tally {
        _ if decisions.contains(&Decision::Unmet) => Decision::Unmet,
        Tally { reached, .. } if all_there && reached == amounts.len() => Decision::Met,
        _ => Decision::Undecided,
    };
    let known: Option<Vec<Range>> = amounts.iter().cloned().collect();
    let range = known.filter(|_| all_there).map_or(Range::UNKNOWN, |known| Range::around(&known));
    Outcome { sites: amounts.len(), judged: tally.judged, reached: Some(tally.reached), possible: Some(tally.possible), range, decision, short_by: None }
}

/// All answers added up and divided; only all of them together can meet it.
fn of_sums(rule: &Interval, answers: &[Option<(Interval, Interval)>], factor: &Fraction, all_there: bool) -> Outcome {
    let range = if all_there { measure::ratio(answers, factor) } else { Range::UNKNOWN };
    Outcome {
        sites: answers.len(),
        judged: answers.iter().flatten().count(),
        reached: None,
        possible: None,
        decision: decide(rule, &range),
        range,
        short_by: None,
    }
}

/// How many of some subjects are decided, surely count and possibly count.
struct Tally {
    judged: usize,
    reached: usize,
    possible: usize,
}

impl Tally {
    fn of(pairs: &[Pair]) -> Self {
        let count = |holds: fn(&Pair) -> bool| pairs.iter().filter(|pair| holds(pair)).count();
        Self { judged: count(|pair| pair.surely == pair.possibly), reached: count(|pair| pair.surely), possible: count(|pair| pair.possibly) }
    }
}

fn whole(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX)
}

/// The end of the rule that a measure is held against.
fn required(rule: &Interval) -> Fraction {
    let end = rule.low.or(rule.high);
    end.map_or_else(Fraction::zero, |end| Fraction::from_decimal(end.value))
}

/// Met where all it may be is within the rule, unmet where all of it is outside, else undecided.
fn decide(rule: &Interval, range: &Range) -> Decision {
    let value = |bound: Bound| Fraction::from_decimal(bound.value);
    let (low, high) = (range.low.as_ref(), range.high.as_ref());
    let above = rule.low.is_none_or(|bound| low.is_some_and(|low| low.value > value(bound) || (low.value == value(bound) && (low.open || !bound.open))));
    let below = rule.high.is_none_or(|bound| high.is_some_and(|high| high.value < value(bound) || (high.value == value(bound) && (high.open || !bound.open))));
    let under = rule.low.is_some_and(|bound| high.is_some_and(|high| high.value < value(bound) || (high.value == value(bound) && (high.open || bound.open))));
    let over = rule.high.is_some_and(|bound| low.is_some_and(|low| low.value > value(bound) || (low.value == value(bound) && (low.open || bound.open))));
    match (above && below, under || over) {
        (true, _) => Decision::Met,
        (false, true) => Decision::Unmet,
        (false, false) => Decision::Undecided,
    }
}

/// The least number of sites that makes a rate over `all` true, less those reached.
fn short_by(rule: &Interval, all: usize, reached: usize) -> usize {
    let Some(bound) = rule.low else { return 0 };
    let wanted = bound.value * rust_decimal::Decimal::from(all);
    let least = if bound.open { wanted.floor() + rust_decimal::Decimal::ONE } else { wanted.ceil() };
    least.to_usize().unwrap_or(usize::MAX).saturating_sub(reached)
}
