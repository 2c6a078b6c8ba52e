//! A second reading of the grammar: what a site scores and reaches whose answers are all known. It knows no intervals and no unknowns.
use super::answers::Value;
use super::points::{Cost, Floor, Judges, Line};
use super::standard::{Check, Condition, Indicator, Need, Points, Rule, Standard, Strength};
use num_rational::Ratio;

/// The score of a site; `None` where nothing that scores applies.
pub(super) fn score(standard: &Standard, declared: Option<usize>, values: &[Value]) -> Option<Ratio<i128>> {
    let owed = owed(standard, declared, values);
    // by indicator: earned, possible, weight
    let mut sums = Vec::new();
    for indicator in &standard.indicators {
        let (earned, of, weight) = sums_of(standard, indicator, owed, values);
        if of > Ratio::ZERO {
            sums.push(if standard.over_all { (earned, of) } else { (earned / of * weight, weight) });
        }
    }
    let bottom: Ratio<i128> = sums.iter().map(|(_, of)| of).sum();
    let top: Ratio<i128> = sums.iter().map(|(earned, _)| earned).sum();
    (bottom > Ratio::ZERO).then(|| (top / bottom * i128::from(standard.total())).max(Ratio::ZERO))
}

/// What the checks of an indicator that a site owes earn, of how many, and what the indicator weighs.
pub(super) fn sums_of(standard: &Standard, indicator: &Indicator, owed: Option<usize>, values: &[Value]) -> (Ratio<i128>, Ratio<i128>, Ratio<i128>) {
    let weight = Ratio::from_integer(i128::from(indicator.written(standard.points).max(1)));
    let share = weight / i128::try_from(indicator.checks.iter().filter(|check| check.scores()).count().max(1)).expect("a few");
    // what reaches the total goes past the floor of the indicator
    let (mut earned, mut past, mut of) = (Ratio::ZERO, Ratio::ZERO, Ratio::ZERO);
    for check in indicator.checks.iter().filter(|check| check.scores() && owes(standard, owed, check) && applies(indicator, check, values)) {
        let points = if standard.points == Points::Checks { Ratio::from_integer(i128::from(check.points)) } else { share };
        of += points;
        let sum = if check.judges.floor() == Floor::Total { &mut past } else { &mut earned };
        *sum += self::earned(check, points, values);
    }
    (earned.max(Ratio::ZERO) + past, of, weight)
}

/// The highest tier of which every must that applies is met, or every key one and a share of all.
pub(super) fn reached(standard: &Standard, values: &[Value]) -> Option<usize> {
    let reaches = |tier: &usize| {
        let included = standard.included(*tier);
        let asked = |check: &Check| check.strength == Strength::Must && check.tiers.iter().any(|ticked| included.contains(ticked));
        let (mut met, mut all, mut key_unmet) = (0_usize, 0_usize, false);
        for indicator in &standard.indicators {
            for check in indicator.checks.iter().filter(|check| asked(check) && applies(indicator, check, values)) {
                let accepted = meets(check, values);
                met += usize::from(accepted);
                all += 1;
                key_unmet |= check.key && !accepted;
            }
        }
        let enough = standard.tiers[*tier].share.map_or(met == all, |share| !key_unmet && met * 100 >= all * usize::from(share));
        exists(standard, *tier, values) && enough
    };
    (0..standard.tiers.len()).rev().find(reaches)
}

/// Whether a check is met: by its rule, or by all of its points.
pub(super) fn meets(check: &Check, values: &[Value]) -> bool {
    let all = Ratio::from_integer(i128::from(check.points));
    match &check.judges {
        Judges::Rule { question, rule, .. } => accepts(rule, &values[*question], values),
        Judges::Bands { .. } | Judges::Deduct { .. } | Judges::Judged { .. } => earned(check, all, values) == all,
    }
}

/// What a check of so many points earns.
fn earned(check: &Check, points: Ratio<i128>, values: &[Value]) -> Ratio<i128> {
    match &check.judges {
        Judges::Rule { question, rule, share: false } => {
            if accepts(rule, &values[*question], values) {
                points
            } else {
                Ratio::ZERO
            }
        }
        Judges::Rule { question, rule, share: true } => points * share(rule, &values[*question], values),
        Judges::Bands { question, bands } => {
            bands.iter().find(|(rule, _)| accepts(rule, &values[*question], values)).map_or(Ratio::ZERO, |(_, earn)| tenths(*earn))
        }
        Judges::Deduct { lines, floor } => {
            let left = points - lines.iter().map(|line| lost(line, &values[line.question])).sum::<Ratio<i128>>();
            if *floor == Floor::Check && left < Ratio::ZERO { Ratio::ZERO } else { left }
        }
        Judges::Judged { question, .. } => given(&values[*question]),
    }
}

fn tenths(points: i64) -> Ratio<i128> {
    Ratio::new(i128::from(points), 10)
}

/// How much there is of what a rule wants; never more than all.
fn share(rule: &Rule, value: &Value, values: &[Value]) -> Ratio<i128> {
    let (there, wanted) = match (rule, value) {
        (Rule::AtLeast(least), Value::Hundredths(is)) => (*is, least * 100),
        (Rule::Has(need, members), value) => {
            let apply = applicable(value, members).count();
            let wanted = if let Need::AtLeast(least) = need { apply.min(*least) } else { apply };
            let count = |count: usize| i64::try_from(count).expect("a few");
            (count(applicable(value, members).filter(|is| **is == Value::Yes).count()), count(wanted))
        }
        (Rule::Cases(cases, rest), value) => {
            let rule = cases.iter().find(|(when, _)| holds(when, values)).map_or(&**rest, |(_, rule)| rule);
            return share(rule, value, values);
        }
        (rule, value) => panic!("{value:?} is no share of {rule:?}"),
    };
    Ratio::new(i128::from(there.min(wanted)), i128::from(wanted))
}

/// What a line takes off, counted one by one.
fn lost(line: &Line, value: &Value) -> Ratio<i128> {
    match (&line.cost, value) {
        (Cost::Missing { each, members }, value) => applicable(value, members).filter(|is| **is != Value::Yes).map(|_| tenths(*each)).sum(),
        (Cost::Time { each }, Value::Whole(times)) => tenths(*each) * i128::from(*times),
        (Cost::Step { each, per, below }, Value::Hundredths(is)) => {
            let (mut short, mut off) = (below * 100 - is, Ratio::ZERO);
            while short >= per * 100 {
                short -= per * 100;
                off += tenths(*each);
            }
            off
        }
        (Cost::Judged { .. }, value) => given(value),
        (cost, value) => panic!("{value:?} is no answer to {cost:?}"),
    }
}

/// What the assessor says.
fn given(value: &Value) -> Ratio<i128> {
    let Value::Hundredths(points) = value else { panic!("{value:?} is no number of points") };
    Ratio::new(i128::from(*points), 100)
}

/// The declared tier where it exists for the site, else the lowest that does.
pub(super) fn owed(standard: &Standard, declared: Option<usize>, values: &[Value]) -> Option<usize> {
    declared.into_iter().chain(0..standard.tiers.len()).find(|tier| exists(standard, *tier, values))
}

fn exists(standard: &Standard, tier: usize, values: &[Value]) -> bool {
    standard.tiers[tier].when.as_ref().is_none_or(|when| holds(when, values))
}

pub(super) fn owes(standard: &Standard, owed: Option<usize>, check: &Check) -> bool {
    check.tiers.is_empty() || owed.is_some_and(|owed| check.tiers.iter().any(|ticked| standard.included(owed).contains(ticked)))
}

pub(super) fn applies(indicator: &Indicator, check: &Check, values: &[Value]) -> bool {
    indicator.when.iter().chain(&check.when).all(|when| holds(when, values)) && has_something(check, values)
}

/// Whether something of what a check asks applies: a list of which nothing does asks nothing.
fn has_something(check: &Check, values: &[Value]) -> bool {
    let of_list = |question: usize, members: &[usize]| applicable(&values[question], members).next().is_some();
    match &check.judges {
        Judges::Rule { question, rule: Rule::Has(_, members), .. } => of_list(*question, members),
        Judges::Deduct { lines, .. } => lines.iter().any(|line| match &line.cost {
            Cost::Missing { members, .. } => of_list(line.question, members),
            Cost::Time { .. } | Cost::Step { .. } | Cost::Judged { .. } => true,
        }),
        Judges::Rule { .. } | Judges::Bands { .. } | Judges::Judged { .. } => true,
    }
}

/// What the members of a list are that apply.
fn applicable<'v>(value: &'v Value, members: &[usize]) -> impl Iterator<Item = &'v Value> {
    let Value::Set(are) = value else { panic!("{value:?} is no list") };
    members.iter().map(|member| &are[*member]).filter(|is| **is != Value::Na)
}

pub(super) fn holds(condition: &Condition, values: &[Value]) -> bool {
    match condition {
        Condition::Answer(question, rule) => accepts(rule, &values[*question], values),
        Condition::AllOf(parts) => parts.iter().all(|part| holds(part, values)),
        Condition::AnyOf(parts) => parts.iter().any(|part| holds(part, values)),
        Condition::NoneOf(parts) => !parts.iter().any(|part| holds(part, values)),
    }
}

/// Whether a rule accepts a value. What is there only in part is neither a yes nor a no.
pub(super) fn accepts(rule: &Rule, value: &Value, values: &[Value]) -> bool {
    match (rule, value) {
        (Rule::Present, value) => *value == Value::Yes,
        (Rule::Absent, value) => *value == Value::No,
        (Rule::AtLeast(least), Value::Hundredths(is)) => *is >= least * 100,
        (Rule::AtMost(most), Value::Hundredths(is)) => *is <= most * 100,
        (Rule::LessThan(end), Value::Hundredths(is)) => *is < end * 100,
        (Rule::Between(least, most), Value::Hundredths(is)) => (least * 100..=most * 100).contains(is),
        (Rule::AtLeast(least), Value::Whole(is)) => is >= least,
        (Rule::Between(least, most), Value::Whole(is)) => (least..=most).contains(&is),
        (Rule::OneOf(choices), Value::Choice(is)) => choices.contains(is),
        (Rule::Has(need, members), value) => {
            let (mut all, mut yes, mut no) = (0, 0, 0);
            for is in applicable(value, members) {
                all += 1;
                yes += usize::from(*is == Value::Yes);
                no += usize::from(*is == Value::No);
            }
            match need {
                Need::All => yes == all,
                Need::Any => yes > 0,
                Need::None => no == all,
                Need::AtLeast(least) => yes >= all.min(*least),
            }
        }
        (Rule::Cases(cases, rest), value) => {
            let rule = cases.iter().find(|(when, _)| holds(when, values)).map_or(&**rest, |(_, rule)| rule);
            accepts(rule, value, values)
        }
        (rule, value) => panic!("{value:?} is no answer to {rule:?}"),
    }
}
