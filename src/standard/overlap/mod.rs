//! Standards side by side: which questions they share, what each demands of one, whether one answer can meet all, and what one survey
//! for all of them would ask.
mod accepted;
mod alike;
mod compare;
mod joint;
mod names;
mod relation;
mod subjects;
mod template;
#[cfg(test)]
mod tests;

use super::{CheckIx, Interval, KindIx, Question, QuestionId, QuestionIx, Standard, Strength};
pub use alike::Alike;
use joint::{joint, uses};
pub use relation::{Reason, Relation, Side};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// Pairs of demands and of questions that are held against one another; the documents that are built in have a few hundred.
const MOST_PAIRS: usize = 200_000;

/// More to hold side by side than any documents have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("more than {MOST_PAIRS} pairs to compare, which no standards have")]
pub struct TooMuch;

/// Counts the pairs that are held against one another.
#[derive(Debug, Default)]
struct Pairs(usize);

impl Pairs {
    /// Counts some more, as long as they are not too many.
    fn add(&mut self, more: usize) -> Result<(), TooMuch> {
        self.0 = self.0.saturating_add(more);
        if self.0 > MOST_PAIRS { Err(TooMuch) } else { Ok(()) }
    }
}

/// Some standards, held side by side.
#[derive(Debug)]
pub struct Overlap<'s> {
    /// The standards, in the order in which they were named.
    pub standards: Vec<&'s Standard>,
    /// Every question that one survey for all of them would ask, once: in the order of the first standard that asks it.
    pub questions: Vec<JointQuestion>,
    /// Questions of different standards that look alike and are not one.
    pub alike: Vec<Alike>,
}

/// A question, and which of the standards ask it.
#[derive(Debug)]
pub struct JointQuestion {
    /// Which standards ask it, in their order; two or more where it is shared.
    pub uses: Vec<Use>,
    /// The members of a set that some standard asks for by name, under one name each.
    pub members: Vec<JointMember>,
    /// Every demand of one standard against every demand of another.
    pub comparisons: Vec<Comparison>,
}

/// How one standard uses a question.
#[derive(Debug)]
pub struct Use {
    /// Which of the standards, by its place.
    pub standard: usize,
    /// The question in it.
    pub question: QuestionIx,
    /// The kinds that are asked it.
    pub kinds: Vec<KindIx>,
    /// The checks that judge it.
    pub demands: Vec<CheckIx>,
    /// Checks that stand beside those and bound another shared question in the same unit, which no other of the standards asks.
    pub beside: Vec<CheckIx>,
    /// What else hangs on it.
    pub also: Vec<Purpose>,
}

/// What a question serves for beside being judged by checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A condition of a check, a rule or a tier looks at it.
    Condition,
    /// A target measures it.
    Target,
    /// A bonus or a veto hangs on it.
    Scoring,
    /// Sites declare their tier in it.
    TierClaim,
}

impl Purpose {
    /// The word of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Condition => "condition",
            Self::Target => "target",
            Self::Scoring => "scoring",
            Self::TierClaim => "tier_claim",
        }
    }
}

/// A member of a set that some of the standards ask for.
#[derive(Debug, PartialEq, Eq)]
pub struct JointMember {
    /// What the first standard calls it that has it.
    pub name: String,
    /// The standards that ask about it, by their places.
    pub standards: Vec<usize>,
    /// Those of them that ask for it to be there.
    pub wanted_by: Vec<usize>,
    /// The standards that ask for it not to be there.
    pub forbidden_by: Vec<usize>,
}

/// A demand of one standard held against one of another.
#[derive(Debug)]
pub struct Comparison {
    /// The demand of the standard that was named first.
    pub left: Held,
    /// That of the other.
    pub right: Held,
    /// How the rules stand to one another.
    pub relation: Relation,
    /// Whether some kind that the one binds looks like one that the other binds; demands on places that do not are told for reference.
    pub alike: bool,
    /// Whether a demand applies under a condition only that the other does not have.
    pub conditional: bool,
    /// Whether they bind with different strengths.
    pub strength_differs: bool,
    /// The strengths with which the first and the second bind.
    pub strengths: [BTreeSet<Strength>; 2],
    /// Which answers meet both, where both can be met and neither is the stricter.
    pub both: Option<Both>,
}

/// A demand: a check of one of the standards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Which of the standards, by its place.
    pub standard: usize,
    /// The check in it.
    pub check: CheckIx,
}

/// Answers that meet two demands at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Both {
    /// The values of an interval.
    Values(Interval),
    /// Some of the choices.
    Choices(Vec<String>),
}

/// How the demands on a shared question stand, worst first: what a person who designs one survey for all has to settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Some demands cannot be met by one answer.
    Contradictory,
    /// One is stricter, or each asks something of its own.
    Differs,
    /// It hangs on a condition, or cannot be told.
    Depends,
    /// The same is asked with different strength.
    Strength,
    /// All ask the same with the same strength.
    Same,
    /// At most one standard judges it.
    Unjudged,
}

impl Standing {
    /// All of them, worst first.
    pub const ALL: &[Self] = &[Self::Contradictory, Self::Differs, Self::Depends, Self::Strength, Self::Same, Self::Unjudged];

    /// The word of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Contradictory => "contradictory",
            Self::Differs => "differs",
            Self::Depends => "depends",
            Self::Strength => "strength",
            Self::Same => "same",
            Self::Unjudged => "unjudged",
        }
    }
}

impl<'s> Overlap<'s> {
    /// Holds some standards side by side.
    ///
    /// # Errors
    /// Where more pairs would have to be compared than any documents have.
    pub fn new(standards: &[&'s Standard]) -> Result<Self, TooMuch> {
        let mut all: Vec<Vec<Use>> = Vec::new();
        let mut at: BTreeMap<&QuestionId, Vec<usize>> = BTreeMap::new();
        for (place, standard) in standards.iter().enumerate() {
            for of in uses(place, standard) {
                let question = standard.question(of.question);
                let known = at.entry(&question.id).or_default();
                let joins = |position: &&usize| {
                    let first = &all[**position][0];
                    are_one(standards[first.standard].question(first.question), question)
                };
                if let Some(position) = known.iter().find(joins) {
                    all[*position].push(of);
                } else {
                    known.push(all.len());
                    all.push(vec![of]);
                }
            }
        }
        let mut pairs = Pairs::default();
        let questions = all.into_iter().map(|uses| joint(standards, uses, &mut pairs)).collect::<Result<_, _>>()?;
        Ok(Self { standards: standards.to_vec(), questions, alike: alike::alike(standards, &mut pairs)? })
    }

    /// The questions that two or more of the standards ask.
    pub fn shared(&self) -> impl Iterator<Item = &JointQuestion> {
        self.questions.iter().filter(|question| question.is_shared())
    }

    /// The questions that only one of the standards asks.
    pub fn only_in(&self, standard: usize) -> impl Iterator<Item = &JointQuestion> {
        self.questions.iter().filter(move |question| !question.is_shared() && question.uses[0].standard == standard)
    }

    /// The question as one of its standards asks it.
    pub fn question(&self, of: &Use) -> &'s Question {
        self.standards[of.standard].question(of.question)
    }

    /// Columns of a survey for one standard alone; a member of a list that is asked for has a column of its own.
    pub fn columns_of(&self, standard: usize) -> usize {
        let of = |question: &JointQuestion| {
            let asked = question.members.iter().filter(|member| member.standards.contains(&standard)).count();
            if question.uses.iter().any(|of| of.standard == standard) { asked.max(1) } else { 0 }
        };
        self.questions.iter().map(of).sum()
    }

    /// Columns of one survey for all of them.
    pub fn columns(&self) -> usize {
        self.questions.iter().map(|question| question.members.len().max(1)).sum()
    }
}

impl JointQuestion {
    /// Whether two or more of the standards ask it.
    pub fn is_shared(&self) -> bool {
        self.uses.len() > 1
    }

    /// How the demands on it stand. Places that do not look alike make nothing impossible as long as others do, and agree on nothing by
    /// asking differently.
    pub fn standing(&self) -> Standing {
        let any = |is: &dyn Fn(&Comparison) -> bool| self.comparisons.iter().any(is);
        let none_alike = !any(&|of| of.alike);
        if any(&|of| of.relation == Relation::Contradictory && (of.alike || none_alike)) {
            Standing::Contradictory
        } else if any(&|of| matches!(of.relation, Relation::Stricter(_) | Relation::AsksMore(_) | Relation::Compatible | Relation::Contradictory))
            || self.uses.iter().any(|of| !of.beside.is_empty())
        {
            Standing::Differs
        } else if any(&|of| of.conditional || matches!(of.relation, Relation::NotComparable(_))) {
            Standing::Depends
        } else if any(&|of| of.strength_differs) {
            Standing::Strength
        } else if self.comparisons.is_empty() {
            Standing::Unjudged
        } else {
            Standing::Same
        }
    }
}

/// Whether questions of two standards are one: both take it from the shared vocabulary, and it is of one type and unit there.
fn are_one(one: &Question, other: &Question) -> bool {
    let of_one_type = one.answer.as_str() == other.answer.as_str() && one.unit() == other.unit();
    one.shared && other.shared && one.id == other.id && of_one_type
}
