//! How each standard uses a question, and what comes of joining the uses of several: what one survey asks once.
use super::compare::comparisons;
use super::names::Names;
use super::{JointMember, JointQuestion, Pairs, Purpose, TooMuch, Use, are_one};
use crate::standard::{CheckIx, Condition, KindIx, Need, Question, QuestionIx, Rule, Standard, Target};
use std::collections::BTreeSet;

/// How a standard uses each of its questions, in their order.
pub(super) fn uses(place: usize, standard: &Standard) -> Vec<Use> {
    let new = |index| Use { standard: place, question: QuestionIx::at(index), kinds: Vec::new(), demands: Vec::new(), beside: Vec::new(), also: Vec::new() };
    let mut uses: Vec<Use> = (0..standard.questions.len()).map(new).collect();
    for kind in (0..standard.kinds.len()).map(KindIx::at) {
        for question in standard.questions_of(kind) {
            uses[question.index()].kinds.push(kind);
        }
    }
    for check in (0..standard.checks.len()).map(CheckIx::at) {
        for question in standard.check(check).criterion.questions() {
            uses[question.index()].demands.push(check);
        }
    }
    for (purpose, questions) in purposes(standard) {
        for question in questions {
            uses[question.index()].also.push(purpose);
        }
    }
    uses
}

/// What questions serve for beside being judged by checks, each purpose with its questions.
fn purposes(standard: &Standard) -> [(Purpose, BTreeSet<QuestionIx>); 4] {
    let of_checks = standard.checks.iter().flat_map(|check| {
        let when = check.when.iter().flat_map(Condition::questions);
        when.chain(check.criterion.condition_questions())
    });
    let of_tiers = standard.tiers.iter().flat_map(|tier| tier.when.iter().flat_map(Condition::questions));
    let of_kinds = (0..standard.kinds.len()).map(KindIx::at);
    [
        (Purpose::Condition, of_checks.chain(of_tiers).collect()),
        (Purpose::Target, standard.targets.iter().flat_map(Target::questions).collect()),
        (Purpose::Scoring, of_kinds.flat_map(|kind| standard.scoring.questions_of(kind)).collect()),
        (Purpose::TierClaim, standard.tier_claim.into_iter().collect()),
    ]
}

/// A question with all its uses, its members under one name each, and the demands on it compared.
pub(super) fn joint(standards: &[&Standard], mut uses: Vec<Use>, pairs: &mut Pairs) -> Result<JointQuestion, TooMuch> {
    let names = Names::of(uses.iter().map(|of| standards[of.standard].question(of.question)));
    if uses.len() > 1 {
        for of in &mut uses {
            of.beside = beside(standards, of);
        }
    }
    let comparisons = comparisons(standards, &uses, &names, pairs)?;
    Ok(JointQuestion { members: members(standards, &uses, &names), comparisons, uses })
}

/// Checks that stand in one indicator with a demand and bound another measure of its unit that no other standard asks for.
fn beside(standards: &[&Standard], of: &Use) -> Vec<CheckIx> {
    let standard = standards[of.standard];
    let unit = standard.question(of.question).unit();
    let asked_by_others = |question: &Question| {
        let others = standards.iter().enumerate().filter(|(place, _)| *place != of.standard);
        others.into_iter().any(|(_, other)| other.questions.iter().any(|known| are_one(known, question)))
    };
    let homes: Vec<_> = of.demands.iter().map(|check| standard.check(*check).home).collect();
    let stands_beside = |check: &CheckIx| {
        let check = standard.check(*check);
        let bounds = check.criterion.rule().map(|(question, _)| question).filter(|question| *question != of.question);
        let bounds = bounds.map(|question| standard.question(question)).filter(|question| question.shared && unit.is_some() && question.unit() == unit);
        homes.contains(&check.home) && bounds.is_some_and(|question| !asked_by_others(question))
    };
    (0..standard.checks.len()).map(CheckIx::at).filter(stands_beside).collect()
}

/// Which standards ask about a member, want it, and forbid it.
#[derive(Clone, Default)]
struct Asking {
    by: BTreeSet<usize>,
    wanted: BTreeSet<usize>,
    forbidden: BTreeSet<usize>,
}

/// The members that some standard asks for, in the order of the joined lists.
fn members(standards: &[&Standard], uses: &[Use], names: &Names) -> Vec<JointMember> {
    let mut asking = vec![Asking::default(); names.len()];
    for of in uses {
        let (standard, question) = (standards[of.standard], standards[of.standard].question(of.question));
        for place in (0..).take(question.members().len()) {
            let Some(position) = names.position(question, place) else { continue };
            let is_asked = of.kinds.iter().any(|kind| standard.asks_member(*kind, of.question, place));
            let rules = || of.demands.iter().filter_map(|check| standard.check(*check).rule());
            let forbidden = rules().any(|rule| forbids(rule, place));
            // what is only named by a condition, or costs points where it is missing, is wanted as far as it is not forbidden
            let wanted = is_asked && (!forbidden || rules().any(|rule| wants(rule, place)));
            let by = &mut asking[position];
            by.by.extend(is_asked.then_some(of.standard));
            by.wanted.extend(wanted.then_some(of.standard));
            by.forbidden.extend(forbidden.then_some(of.standard));
        }
    }
    let all = asking.into_iter().enumerate().filter(|(_, asking)| !asking.by.is_empty());
    let member = |(position, asking): (usize, Asking)| JointMember {
        name: names.name(position).to_owned(),
        standards: asking.by.into_iter().collect(),
        wanted_by: asking.wanted.into_iter().collect(),
        forbidden_by: asking.forbidden.into_iter().collect(),
    };
    all.map(member).collect()
}

/// Whether a rule, or a case of it, is met by a member's being there.
fn wants(rule: &Rule, place: u16) -> bool {
    match rule {
        Rule::Has { need: Need::None, .. } => false,
        Rule::Cases(cases) => cases.iter().any(|case| wants(&case.rule, place)),
        _ => rule.names_member(place),
    }
}

/// Whether a rule, or a case of it, is failed by a member's being there.
fn forbids(rule: &Rule, place: u16) -> bool {
    match rule {
        Rule::Absent => true,
        Rule::Has { need: Need::None, .. } => rule.names_member(place),
        Rule::Cases(cases) => cases.iter().any(|case| forbids(&case.rule, place)),
        _ => false,
    }
}
