//! How two sets of accepted answers stand to one another: the same, one inside the other, both to be met at once, or not by any answer.
use super::accepted::Accepts;
use super::template::{included, meet};
use crate::standard::{Interval, Strength};
use std::collections::BTreeSet;

/// How what one standard accepts stands to what another does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Both accept the same answers.
    Same,
    /// Whatever one side accepts the other does too, and not the other way round; and wherever they meet it binds at least as strongly.
    Stricter(Side),
    /// One side accepts less in the same way, but somewhere binds with a weaker strength: what is optional is not stricter.
    AsksMore(Side),
    /// Some answers meet both, and each side refuses some that the other accepts.
    Compatible,
    /// No answer meets both.
    Contradictory,
    /// It cannot be told.
    NotComparable(Reason),
}

/// One of two that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The first.
    Left,
    /// The second.
    Right,
}

/// Why two demands cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// A rule has cases, and which of them applies decides.
    Condition,
    /// At least one gives points by bands, by deductions or at discretion, and has no rule that is met or not.
    Points,
    /// One binds sites, the other bodies: nobody answers to both.
    Subjects,
    /// The forms of the rules have nothing in common, such as a date and being done.
    Form,
}

impl Relation {
    /// The same relation seen from the other side.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Stricter(Side::Left) => Self::Stricter(Side::Right),
            Self::Stricter(Side::Right) => Self::Stricter(Side::Left),
            Self::AsksMore(Side::Left) => Self::AsksMore(Side::Right),
            Self::AsksMore(Side::Right) => Self::AsksMore(Side::Left),
            other => other,
        }
    }

    /// The word of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Stricter(_) => "stricter",
            Self::AsksMore(_) => "asks_more",
            Self::Compatible => "compatible",
            Self::Contradictory => "contradictory",
            Self::NotComparable(_) => "not_comparable",
        }
    }

    /// The relation of what is accepted, once it is known how strongly the first and the second bind wherever they meet.
    #[must_use]
    pub(super) fn weighed(self, strengths: &[(Strength, Strength)]) -> Self {
        let weaker = |side: Side| {
            strengths.iter().any(|(left, right)| match side {
                Side::Left => left.is_weaker_than(*right),
                Side::Right => right.is_weaker_than(*left),
            })
        };
        match self {
            Self::Stricter(side) if weaker(side) => Self::AsksMore(side),
            other => other,
        }
    }

    /// What can be told of an inclusion either way, and of whether some answer is in both.
    fn of(left_in_right: bool, right_in_left: bool, meet: bool) -> Self {
        match (left_in_right, right_in_left) {
            (true, true) => Self::Same,
            _ if !meet => Self::Contradictory,
            (true, false) => Self::Stricter(Side::Left),
            (false, true) => Self::Stricter(Side::Right),
            (false, false) => Self::Compatible,
        }
    }
}

impl Side {
    /// The word of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

impl Reason {
    /// The word of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Condition => "condition",
            Self::Points => "points",
            Self::Subjects => "subjects",
            Self::Form => "form",
        }
    }
}

/// How two rules stand to one another, each with what it accepts case by case. Where cases come to different relations, which of them
/// applies decides; where all come to one, that holds whatever applies.
pub(super) fn of_cases(left: &[Accepts], right: &[Accepts]) -> Relation {
    let mut all = left.iter().flat_map(|left| right.iter().map(move |right| between(left, right)));
    let Some(first) = all.next() else { return Relation::NotComparable(Reason::Form) };
    match all.find(|relation| *relation != first) {
        Some(_) => Relation::NotComparable(Reason::Condition),
        None => first,
    }
}

/// How two sets of answers stand to one another.
pub(super) fn between(left: &Accepts, right: &Accepts) -> Relation {
    match (left, right) {
        (Accepts::Values(a), Accepts::Values(b)) => Relation::of(a.is_within(b), b.is_within(a), a.meets(b)),
        (Accepts::Among(a), Accepts::Among(b)) => Relation::of(a.is_subset(b), b.is_subset(a), !a.is_disjoint(b)),
        (Accepts::Sides(..), Accepts::Sides(..)) => sides(left, right),
        (Accepts::AtLeast(..) | Accepts::NoneOf(_), Accepts::AtLeast(..) | Accepts::NoneOf(_)) => {
            Relation::of(implies(left, right), implies(right, left), members_meet(left, right))
        }
        (Accepts::AnyText, Accepts::Named(_)) => Relation::Stricter(Side::Right),
        (Accepts::Named(_), Accepts::AnyText) => Relation::Stricter(Side::Left),
        (Accepts::Named(a), Accepts::Named(b)) => Relation::of(included(a, b), included(b, a), meet(a, b)),
        _ if left == right => Relation::Same,
        _ => Relation::NotComparable(Reason::Form),
    }
}

/// Two sizes are compared side by side where the longer side can never be the shorter one.
fn sides(left: &Accepts, right: &Accepts) -> Relation {
    let (Accepts::Sides(long_a, short_a), Accepts::Sides(long_b, short_b)) = (left, right) else { return Relation::NotComparable(Reason::Form) };
    if left == right {
        return Relation::Same;
    }
    let anything = |long: &Interval| *long == Interval::ALL;
    let apart = |long: &Interval, short: &Interval| long.low.zip(short.high).is_some_and(|(long, short)| long.value >= short.value);
    match (anything(long_a), anything(long_b)) {
        (true, _) => Relation::Stricter(Side::Right),
        (_, true) => Relation::Stricter(Side::Left),
        _ if apart(long_a, short_a) && apart(long_b, short_b) => Relation::of(
            long_a.is_within(long_b) && short_a.is_within(short_b),
            long_b.is_within(long_a) && short_b.is_within(short_a),
            long_a.meets(long_b) && short_a.meets(short_b),
        ),
        _ => Relation::NotComparable(Reason::Form),
    }
}

/// Whether a set of things that is accepted by the one is surely accepted by the other.
fn implies(one: &Accepts, other: &Accepts) -> bool {
    match (one, other) {
        // those of its members that the other does not know may be the ones that are there
        (Accepts::AtLeast(least, of), Accepts::AtLeast(wanted, among)) => least.saturating_sub(of.difference(among).count()) >= *wanted,
        (Accepts::AtLeast(..), Accepts::NoneOf(none)) => none.is_empty(),
        (Accepts::NoneOf(_), Accepts::AtLeast(wanted, _)) => *wanted == 0,
        (Accepts::NoneOf(none), Accepts::NoneOf(wanted)) => wanted.is_subset(none),
        _ => false,
    }
}

/// Whether some set of things is accepted by both.
fn members_meet(one: &Accepts, other: &Accepts) -> bool {
    let spared = |least: usize, of: &BTreeSet<usize>, none: &BTreeSet<usize>| of.difference(none).count() >= least;
    match (one, other) {
        (Accepts::AtLeast(least, of), Accepts::NoneOf(none)) | (Accepts::NoneOf(none), Accepts::AtLeast(least, of)) => spared(*least, of, none),
        _ => true,
    }
}
