//! Holds every demand on a shared question against every demand of another standard on it.
use super::accepted::{Accepts, accepted};
use super::names::Names;
use super::relation::of_cases;
use super::subjects::met;
use super::{Both, Comparison, Held, Pairs, Reason, Relation, TooMuch, Use, are_one};
use crate::standard::{Check, CheckIx, Condition, Criterion, Rule, Standard, Strength, SubjectKind};
use std::collections::BTreeSet;

/// Pair by pair, in the order of the standards and of their checks.
pub(super) fn comparisons(standards: &[&Standard], uses: &[Use], names: &Names, pairs: &mut Pairs) -> Result<Vec<Comparison>, TooMuch> {
    let demands = |of: &Use| -> Vec<Demand<'_>> { of.demands.iter().map(|check| Demand::new(standards[of.standard], of, *check, names)).collect() };
    let sides: Vec<Vec<Demand<'_>>> = if uses.len() > 1 { uses.iter().map(demands).collect() } else { Vec::new() };
    let mut all = Vec::new();
    for (place, left) in sides.iter().enumerate() {
        for right in &sides[place + 1..] {
            pairs.add(left.len().saturating_mul(right.len()))?;
            let kinds = |demands: &[Demand<'_>]| demands.iter().map(|demand| demand.bound.len()).sum::<usize>();
            pairs.add(kinds(left).saturating_mul(kinds(right)))?;
            all.extend(left.iter().flat_map(|of_left| right.iter().map(move |of_right| compared(of_left, of_right, names))));
        }
    }
    Ok(all)
}

/// A check as far as it judges the question.
pub(super) struct Demand<'s> {
    standard: &'s Standard,
    check: &'s Check,
    held: Held,
    /// Whom it binds, and how strongly.
    pub bound: Vec<(&'s SubjectKind, Strength)>,
    /// The rule on the question; `None` where points are given another way.
    rule: Option<&'s Rule>,
    accepts: Option<Vec<Accepts>>,
}

impl<'s> Demand<'s> {
    fn new(standard: &'s Standard, of: &Use, ix: CheckIx, names: &Names) -> Self {
        let check = standard.check(ix);
        let rule = match &check.criterion {
            Criterion::Rule { rule, .. } => Some(rule),
            Criterion::Bands { .. } | Criterion::Deduct { .. } | Criterion::Judged { .. } => None,
        };
        let accepts = rule.and_then(|rule| accepted(standard.question(of.question), rule, names));
        let bound = standard.kinds.iter().zip(&check.strengths).filter_map(|(kind, strength)| Some((kind, (*strength)?))).collect();
        Self { standard, check, held: Held { standard: of.standard, check: ix }, bound, rule, accepts }
    }

    /// The strengths with which it binds, each once.
    fn strengths(&self) -> BTreeSet<Strength> {
        self.bound.iter().map(|(_, strength)| *strength).collect()
    }

    /// Whether it binds sites, and whether it binds bodies.
    fn subjects(&self) -> (bool, bool) {
        let binds = |bodies: bool| self.bound.iter().any(|(kind, _)| kind.role.is_body() == bodies);
        (binds(false), binds(true))
    }
}

fn compared(left: &Demand<'_>, right: &Demand<'_>, names: &Names) -> Comparison {
    let conditions = |of: &Demand<'_>| of.check.when.clone();
    let conditional = match (conditions(left), conditions(right)) {
        (None, None) => false,
        (Some(one), Some(other)) => !same_condition((left.standard, &one), (right.standard, &other)),
        (Some(_), None) | (None, Some(_)) => true,
    };
    let met = met(left, right);
    let relation = relation(left, right).weighed(&met.strengths);
    let strengths = [left.strengths(), right.strengths()];
    Comparison {
        left: left.held,
        right: right.held,
        relation,
        alike: met.alike,
        conditional,
        strength_differs: strengths[0] != strengths[1],
        strengths,
        both: (relation == Relation::Compatible).then(|| both(left, right, names)).flatten(),
    }
}

fn relation(left: &Demand<'_>, right: &Demand<'_>) -> Relation {
    let ((site, body), (other_site, other_body)) = (left.subjects(), right.subjects());
    if !(site && other_site || body && other_body) {
        return Relation::NotComparable(Reason::Subjects);
    }
    let (Some(one), Some(other)) = (left.rule, right.rule) else { return Relation::NotComparable(Reason::Points) };
    let (Some(of_left), Some(of_right)) = (&left.accepts, &right.accepts) else { return Relation::NotComparable(Reason::Form) };
    if of_left == of_right && same_cases((left.standard, one), (right.standard, other)) {
        return Relation::Same;
    }
    of_cases(of_left, of_right)
}

/// Whether the cases of two rules hang on the same conditions; rules without cases hang on none.
fn same_cases((left, one): (&Standard, &Rule), (right, other): (&Standard, &Rule)) -> bool {
    let (Rule::Cases(one), Rule::Cases(other)) = (one, other) else {
        return !matches!(one, Rule::Cases(_)) && !matches!(other, Rule::Cases(_));
    };
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| match (&one.when, &other.when) {
            (None, None) => same_cases((left, &one.rule), (right, &other.rule)),
            (Some(first), Some(second)) => same_condition((left, first), (right, second)) && same_cases((left, &one.rule), (right, &other.rule)),
            (Some(_), None) | (None, Some(_)) => false,
        })
}

/// Whether two standards state one condition: of shared questions, by what it accepts of their answers.
fn same_condition((left, one): (&Standard, &Condition), (right, other): (&Standard, &Condition)) -> bool {
    let all = |one: &[Condition], other: &[Condition]| {
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same_condition((left, one), (right, other)))
    };
    match (one, other) {
        (Condition::Answer { question, rule }, Condition::Answer { question: asked, rule: wanted }) => {
            let (question, asked) = (left.question(*question), right.question(*asked));
            let names = Names::of([question, asked].into_iter());
            let accepts = accepted(question, rule, &names);
            let plain = !matches!(rule, Rule::Cases(_)) && !matches!(wanted, Rule::Cases(_));
            are_one(question, asked) && plain && accepts.is_some() && accepts == accepted(asked, wanted, &names)
        }
        (Condition::AllOf(one), Condition::AllOf(other))
        | (Condition::AnyOf(one), Condition::AnyOf(other))
        | (Condition::NoneOf(one), Condition::NoneOf(other)) => all(one, other),
        _ => false,
    }
}

/// The answers that meet both, where they can be written in few words.
fn both(left: &Demand<'_>, right: &Demand<'_>, names: &Names) -> Option<Both> {
    let single = |of: &Demand<'_>| match of.accepts.as_deref() {
        Some([accepts]) => Some(accepts.clone()),
        _ => None,
    };
    match (single(left)?, single(right)?) {
        (Accepts::Values(one), Accepts::Values(other)) => Some(Both::Values(one.intersection(&other))),
        (Accepts::Among(one), Accepts::Among(other)) => {
            Some(Both::Choices(one.intersection(&other).map(|position| names.name(*position).to_owned()).collect()))
        }
        _ => None,
    }
}
