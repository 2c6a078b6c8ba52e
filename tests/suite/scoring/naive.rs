//! A second reading of the grammar: what a site scores and reaches whose answers are all known. It knows no intervals and no unknowns.
use super::answers::Value;
use super::standard::{Check, Condition, Indicator, Need, Points, Rule, Standard, Strength};
use num_rational::Ratio;

/// The score of a site; `None` where nothing that scores applies.
pub(super) fn score(standard: &Standard, declared: Option<usize>, values: &[Value]) -> Option<Ratio<i128>> {
    let owed = owed(standard, declared, values);
    // by indicator: earned, possible, weight
    let mut sums = Vec::new();
    for indicator in &standard.indicators {
        let weight = Ratio::from_integer(i128::from(indicator.written(standard.points).max(1)));
        let share = weight / i128::try_from(indicator.checks.iter().filter(|check| check.scores()).count().max(1)).expect("a few");
        let (mut earned, mut of) = (Ratio::ZERO, Ratio::ZERO);
        for check in indicator.checks.iter().filter(|check| check.scores() && owes(standard, owed, check) && applies(indicator, check, values)) {
            let points = if standard.points == Points::Checks { Ratio::from_integer(i128::from(check.points)) } else { share };
            of += points;
            earned += if accepts(&check.rule, &values[check.question], values) { points } else { Ratio::ZERO };
        }
        if of > Ratio::ZERO {
            sums.push(if standard.over_all { (earned, of) } else { (earned / of * weight, weight) });
        }
    }
    let bottom: Ratio<i128> = sums.iter().map(|(_, of)| of).sum();
    let top: Ratio<i128> = sums.iter().map(|(earned, _)| earned).sum();
    (bottom > Ratio::ZERO).then(|| top / bottom * i128::from(standard.total()))
}

/// The highest tier of which every must that applies is met, or every key one and a share of all.
pub(super) fn reached(standard: &Standard, values: &[Value]) -> Option<usize> {
    let reaches = |tier: &usize| {
        let included = standard.included(*tier);
        let asked = |check: &Check| check.strength == Strength::Must && check.tiers.iter().any(|ticked| included.contains(ticked));
        let (mut met, mut all, mut key_unmet) = (0_usize, 0_usize, false);
        for indicator in &standard.indicators {
            for check in indicator.checks.iter().filter(|check| asked(check) && applies(indicator, check, values)) {
                let accepted = accepts(&check.rule, &values[check.question], values);
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
    indicator.when.iter().chain(&check.when).all(|when| holds(when, values))
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
        (Rule::OneOf(choices), Value::Choice(is)) => choices.contains(is),
        (Rule::Has(need, members), Value::Set(are)) => {
            let (mut yes, mut no) = (0, 0);
            for member in members {
                yes += usize::from(are[*member] == Value::Yes);
                no += usize::from(are[*member] == Value::No);
            }
            match need {
                Need::All => yes == members.len(),
                Need::Any => yes > 0,
                Need::None => no == members.len(),
                Need::AtLeast(least) => yes >= *least,
            }
        }
        (Rule::Cases(cases, rest), value) => {
            let rule = cases.iter().find(|(when, _)| holds(when, values)).map_or(&**rest, |(_, rule)| rule);
            accepts(rule, value, values)
        }
        (rule, value) => panic!("{value:?} is no answer to {rule:?}"),
    }
}
