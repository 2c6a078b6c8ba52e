//! How each standard uses a question, and what comes of joining the uses of several: what one survey asks once.
use super::compare::comparisons;
use super::names::Names;
use super::{JointMember, JointQuestion, Purpose, Use, are_one};
use crate::standard::{CheckIx, Condition, KindIx, Question, QuestionIx, Standard, Target};
use std::collections::BTreeSet;

/// The questions that each kind is asked.
pub(super) fn asked(standard: &Standard) -> Vec<Vec<QuestionIx>> {
    (0..standard.kinds.len()).map(|kind| standard.questions_of(KindIx::at(kind))).collect()
}

/// How one standard uses a question.
pub(super) fn used(standards: &[&Standard], place: usize, question: QuestionIx, asked: &[Vec<QuestionIx>]) -> Use {
    let standard = standards[place];
    let demands: Vec<CheckIx> = (0..standard.checks.len()).map(CheckIx::at).filter(|check| standard.check(*check).criterion.asks(question)).collect();
    Use {
        standard: place,
        question,
        kinds: asked.iter().enumerate().filter(|(_, questions)| questions.contains(&question)).map(|(kind, _)| KindIx::at(kind)).collect(),
        demands,
        beside: Vec::new(),
        also: purposes(standard, question),
    }
}

fn purposes(standard: &Standard, question: QuestionIx) -> Vec<Purpose> {
    let by_check = standard.checks.iter().flat_map(|check| {
        let when = check.when.iter().flat_map(Condition::questions);
        when.chain(check.criterion.condition_questions())
    });
    let mut in_conditions = by_check.chain(standard.tiers.iter().flat_map(|tier| tier.when.iter().flat_map(Condition::questions)));
    let mut in_targets = standard.targets.iter().flat_map(Target::questions);
    let mut in_scoring = (0..standard.kinds.len()).flat_map(|kind| standard.scoring.questions_of(KindIx::at(kind)));
    [
        (Purpose::Condition, in_conditions.any(|of| of == question)),
        (Purpose::Target, in_targets.any(|of| of == question)),
        (Purpose::Scoring, in_scoring.any(|of| of == question)),
        (Purpose::TierClaim, standard.tier_claim == Some(question)),
    ]
    .into_iter()
    .filter_map(|(purpose, serves)| serves.then_some(purpose))
    .collect()
}

/// A question with all its uses, its members under one name each, and the demands on it compared.
pub(super) fn joint(standards: &[&Standard], mut uses: Vec<Use>) -> JointQuestion {
    let names = Names::of(uses.iter().map(|of| standards[of.standard].question(of.question)));
    if uses.len() > 1 {
        for of in &mut uses {
            of.beside = beside(standards, of);
        }
    }
    let comparisons = comparisons(standards, &uses, &names);
    JointQuestion { members: members(standards, &uses, &names), comparisons, uses }
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

/// The members that some standard asks for, in the order of the joined lists.
fn members(standards: &[&Standard], uses: &[Use], names: &Names) -> Vec<JointMember> {
    let mut asking: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); names.len()];
    for of in uses {
        let (standard, question) = (standards[of.standard], standards[of.standard].question(of.question));
        for place in (0..).take(question.members().len()) {
            let is_asked = of.kinds.iter().any(|kind| standard.asks_member(*kind, of.question, place));
            if let (true, Some(position)) = (is_asked, names.position(question, place)) {
                asking[position].insert(of.standard);
            }
        }
    }
    let all = asking.into_iter().enumerate().filter(|(_, standards)| !standards.is_empty());
    all.map(|(position, standards)| JointMember { name: names.name(position).to_owned(), standards: standards.into_iter().collect() }).collect()
}
