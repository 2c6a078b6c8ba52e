//! Targets as intervals: sites that surely count to sites that possibly count, over all sites of the kinds.
use crate::assess::{Assessment, Fraction, Pair, SiteResult};
use crate::standard::{Bound, Counted, Interval, KindIx, PerKind, Strength, Target, TierIx};
use rust_decimal::prelude::ToPrimitive;

/// Whether a target is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// 达到.
    Met,
    /// 未达到.
    Unmet,
    /// 待定: it hangs on sites that are not decided.
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

/// A target over the sites of a survey.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetResult {
    /// Its id; with `.kind` where it is one kind's.
    pub id: String,
    /// Position of the target in the standard.
    pub target: usize,
    /// The kinds it counts.
    pub kinds: Vec<KindIx>,
    /// The tier it counts, if it counts one.
    pub tier: Option<TierIx>,
    /// How strongly it binds.
    pub strength: TargetStrength,
    /// Sites it counts over.
    pub sites: usize,
    /// Sites of which it is decided whether they count.
    pub judged: usize,
    /// Sites that surely count.
    pub reached: usize,
    /// Sites that possibly count.
    pub possible: usize,
    /// The rate that is wanted, from 0 to 1.
    pub required: Fraction,
    /// Reached and possible over all sites; `None` where there are no sites.
    pub rates: Option<(Fraction, Fraction)>,
    /// Whether it is met.
    pub decision: Decision,
    /// Sites still needed; `None` where there are no sites.
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
        for kind in target.kinds.iter().filter(|kind| assessment.survey.sites.iter().any(|site| site.kind == **kind)) {
            let id = format!("{}.{}", target.id, assessment.standard.kind(*kind).id);
            results.push(over(assessment, index, id, &[*kind], strength));
        }
    }
    results
}

fn over(assessment: &Assessment<'_>, index: usize, id: String, kinds: &[KindIx], strength: TargetStrength) -> TargetResult {
    let target = &assessment.standard.targets[index];
    let pairs: Vec<Pair> = assessment.each().filter(|(site, _)| kinds.contains(&site.kind)).map(|(_, result)| counts(target, result)).collect();
    let (sites, reached, possible) = (pairs.len(), pairs.iter().filter(|pair| pair.surely).count(), pairs.iter().filter(|pair| pair.possibly).count());
    let rate = |count: usize| Fraction::of(whole(count), whole(sites));
    let rates = (sites > 0).then(|| (rate(reached), rate(possible)));
    TargetResult {
        id,
        target: index,
        kinds: kinds.to_vec(),
        tier: match target.counts {
            Counted::Reach(tier) => Some(tier),
            Counted::Meet(_) => None,
        },
        strength,
        sites,
        judged: pairs.iter().filter(|pair| pair.surely == pair.possibly).count(),
        reached,
        possible,
        required: required(&target.rule),
        decision: rates.as_ref().map_or(Decision::Undecided, |(low, high)| decide(&target.rule, low, high)),
        rates,
        short_by: (sites > 0).then(|| short_by(&target.rule, sites, reached)),
    }
}

/// Whether a site counts: it reaches the tier or a higher one, or meets all the checks that apply to it.
fn counts(target: &Target, result: &SiteResult) -> Pair {
    match &target.counts {
        Counted::Reach(tier) => {
            let at_least = |reached: Option<TierIx>| reached.is_some_and(|reached| reached >= *tier);
            Pair { surely: at_least(result.tiers.reached), possibly: at_least(result.tiers.possible) }
        }
        Counted::Meet(checks) => checks.iter().filter_map(|check| result.judged[check.index()].pair()).fold(Pair::MET, Pair::and),
    }
}

fn whole(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX)
}

/// The end of the rule that a rate is measured against.
fn required(rule: &Interval) -> Fraction {
    let end = rule.low.or(rule.high);
    end.map_or_else(Fraction::zero, |end| Fraction::from_decimal(end.value))
}

/// Met where both ends are within the rule, unmet where all between them is outside, else undecided.
fn decide(rule: &Interval, low: &Fraction, high: &Fraction) -> Decision {
    let value = |bound: Bound| Fraction::from_decimal(bound.value);
    let above = |rate: &Fraction| rule.low.is_none_or(|bound| if bound.open { *rate > value(bound) } else { *rate >= value(bound) });
    let below = |rate: &Fraction| rule.high.is_none_or(|bound| if bound.open { *rate < value(bound) } else { *rate <= value(bound) });
    if above(low) && below(high) {
        Decision::Met
    } else if !above(high) || !below(low) {
        Decision::Unmet
    } else {
        Decision::Undecided
    }
}

/// The least number of sites that makes the rate true, less those reached.
fn short_by(rule: &Interval, sites: usize, reached: usize) -> usize {
    let Some(bound) = rule.low else { return 0 };
    let wanted = bound.value * rust_decimal::Decimal::from(sites);
    let least = if bound.open { wanted.floor() + rust_decimal::Decimal::ONE } else { wanted.ceil() };
    least.to_usize().unwrap_or(usize::MAX).saturating_sub(reached)
}
