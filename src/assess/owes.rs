//! The tier a site owes: the one it declares, else the lowest that surely applies to it.
use super::evaluate::Subject;
use super::verdict::Pair;
use crate::standard::{Check, KindIx, Standard, Strength, TierIx};
use crate::survey::answer::{Answer, Value};

/// The tier a site is held to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// The lowest tier that surely applies, or the declared one; `None` where the kind has no tier that surely applies.
    pub tier: Option<TierIx>,
    /// Every tier it may owe once all answers are known; several where that hangs on an unknown answer.
    pub candidates: Vec<Option<TierIx>>,
    /// A declared tier that surely does not apply, and is not taken.
    pub refused: Option<TierIx>,
}

impl Owed {
    /// Whether a subject of a kind that owes `tier` owes a check: it has no tick, or one in what the tier includes. A body, which has no
    /// tiers, owes all that binds it.
    pub fn has(standard: &Standard, kind: KindIx, tier: Option<TierIx>, check: &Check) -> bool {
        standard.is_body(kind)
            || check.tiers.is_empty()
            || tier.is_some_and(|tier| check.tiers.iter().any(|ticked| standard.tier(tier).includes.contains(ticked)))
    }

    /// Whether a check scores at a site of a kind that owes `tier`: a must or a should of an indicator that it owes.
    pub fn scores(standard: &Standard, kind: KindIx, tier: Option<TierIx>, check: &Check) -> bool {
        check.home.indicator().is_some() && matches!(check.strength(kind), Some(Strength::Must | Strength::Should)) && Self::has(standard, kind, tier, check)
    }
}

/// What a site owes, given which tiers apply to it.
pub(super) fn owed(subject: Subject<'_>, applies: &[Pair]) -> Owed {
    let mut candidates = Vec::new();
    let mut refused = None;
    if let Some(declared) = subject.site.declared.or_else(|| claimed(subject)) {
        let pair = applies[declared.index()];
        if pair.surely {
            return Owed { tier: Some(declared), candidates: vec![Some(declared)], refused: None };
        }
        if pair.possibly {
            candidates.push(Some(declared));
        } else {
            refused = Some(declared);
        }
    }
    let lowest = applies.iter().position(|pair| pair.surely).map(TierIx::at);
    let before = applies.iter().take(lowest.map_or(applies.len(), TierIx::index)).enumerate();
    for tier in before.filter(|(_, pair)| pair.possibly).map(|(index, _)| Some(TierIx::at(index))).chain([lowest]) {
        if !candidates.contains(&tier) {
            candidates.push(tier);
        }
    }
    Owed { tier: lowest, candidates, refused }
}

/// The tier that a site claims in words of the standard's own.
fn claimed(subject: Subject<'_>) -> Option<TierIx> {
    let question = subject.standard.question(subject.standard.tier_claim?);
    let named = |name: &str| subject.standard.tiers.iter().position(|tier| tier.name == name || tier.id.as_str() == name).map(TierIx::at);
    match (subject.survey.answer(subject.site, question.slot), &question.answer) {
        (Answer::Given(Value::Choice(choice)), crate::standard::AnswerType::Choice(choices)) => {
            choices.get(usize::from(*choice))?.names.iter().find_map(|name| named(name))
        }
        (Answer::Given(Value::Text(text)), _) => named(text),
        _ => None,
    }
}
