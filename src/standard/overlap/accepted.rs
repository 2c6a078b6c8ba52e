//! What a rule accepts, in a form in which rules of different standards can be held against one another: by names and values, not by position.
use super::names::Names;
use crate::standard::{AnswerType, Bound, Interval, NameTemplate, Need, Question, Rule};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// A set of answers to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Accepts {
    /// The values of an interval.
    Values(Interval),
    /// Two lengths: the longer in the first interval, the shorter in the second.
    Sides(Interval, Interval),
    /// One of a few answers: no and yes, or choices.
    Among(BTreeSet<usize>),
    /// At least so many of these members.
    AtLeast(usize, BTreeSet<usize>),
    /// None of these members.
    NoneOf(BTreeSet<usize>),
    /// Any text.
    AnyText,
    /// A name that fits one of the templates.
    Named(Vec<NameTemplate>),
    /// Done by the day of which everything is said.
    Done,
}

/// What a rule accepts, case by case; `None` where its form tells nothing of the answers to such a question.
pub(super) fn accepted(question: &Question, rule: &Rule, names: &Names) -> Option<Vec<Accepts>> {
    match rule {
        Rule::Cases(cases) => {
            let mut all = Vec::new();
            for case in cases {
                all.extend(accepted(question, &case.rule, names)?);
            }
            Some(all)
        }
        _ => plain(question, rule, names).map(|accepts| vec![accepts]),
    }
}

fn plain(question: &Question, rule: &Rule, names: &Names) -> Option<Accepts> {
    let all = || (0..names.len()).collect::<BTreeSet<usize>>();
    Some(match (&question.answer, rule) {
        (AnswerType::YesNo, Rule::Present | Rule::Done) => Accepts::Among(BTreeSet::from([1])),
        (AnswerType::YesNo, Rule::Absent) => Accepts::Among(BTreeSet::from([0])),
        (AnswerType::Choice(_), Rule::Present) => Accepts::Among(all()),
        (AnswerType::Choice(_), Rule::OneOf(choices)) => Accepts::Among(positions(question, choices.iter().copied(), names)?),
        (AnswerType::Set(_), Rule::Present) => Accepts::AtLeast(1, all()),
        (AnswerType::Set(_), Rule::Absent) => Accepts::NoneOf(all()),
        (AnswerType::Set(_), Rule::Has { members, need }) => has(positions(question, members.iter().map(|wanted| wanted.member), names)?, *need),
        (AnswerType::Text, Rule::Present) => Accepts::AnyText,
        (AnswerType::Text, Rule::Named(templates)) => Accepts::Named(templates.clone()),
        (AnswerType::Size(_), Rule::Present) => Accepts::Sides(Interval::ALL, Interval::ALL),
        (AnswerType::Size(_), Rule::Size { long, short, tolerance }) => {
            let near = |side: Decimal| Interval::between(side - side * *tolerance, side + side * *tolerance);
            Accepts::Sides(near(*long), near(*short))
        }
        (AnswerType::Date, Rule::Present) => Accepts::Values(Interval::ALL),
        (AnswerType::Date | AnswerType::Progress, Rule::Done) => Accepts::Done,
        (AnswerType::Date, Rule::Within(interval)) => Accepts::Values(*interval),
        (answer, rule) if answer.measure().is_some() => Accepts::Values(values(answer, amount(rule)?)),
        _ => return None,
    })
}

/// The amounts that a rule accepts.
fn amount(rule: &Rule) -> Option<Interval> {
    match rule {
        Rule::Present => Some(Interval::from(Bound::open(Decimal::ZERO))),
        Rule::Absent => Some(Interval::exactly(Decimal::ZERO)),
        Rule::Within(interval) => Some(*interval),
        _ => None,
    }
}

/// An interval as far as answers of a type can lie in it: nothing is counted below none, and things are counted whole.
fn values(answer: &AnswerType, interval: Interval) -> Interval {
    let from_none = interval.intersection(&Interval::from(Bound::closed(Decimal::ZERO)));
    if matches!(answer, AnswerType::Count(_)) { from_none.whole() } else { from_none }
}

fn has(members: BTreeSet<usize>, need: Need) -> Accepts {
    match need {
        Need::All => Accepts::AtLeast(members.len(), members),
        Need::Any => Accepts::AtLeast(1, members),
        Need::AtLeast(least) => Accepts::AtLeast(usize::try_from(least).unwrap_or(usize::MAX), members),
        Need::None => Accepts::NoneOf(members),
    }
}

fn positions(question: &Question, places: impl Iterator<Item = u16>, names: &Names) -> Option<BTreeSet<usize>> {
    places.map(|place| names.position(question, place)).collect()
}
