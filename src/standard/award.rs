//! What a check judges by, and what it earns of its points: a rule for all or a share of them, points by band, deductions, discretion.
use super::{Condition, Interval, QuestionIx, Rule, Wanted};
use rust_decimal::Decimal;

/// What a check judges by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Criterion {
    /// A rule on the answer to one question.
    Rule {
        /// The question.
        question: QuestionIx,
        /// What it accepts.
        rule: Rule,
        /// What meeting it earns.
        award: Award,
    },
    /// Points by where the answer falls.
    Bands {
        /// The question.
        question: QuestionIx,
        /// The first that holds counts; where none does, nothing is earned.
        bands: Vec<Band>,
    },
    /// Points less what is taken off.
    Deduct {
        /// What is taken off, line by line.
        lines: Vec<Deduction>,
        /// How far the deductions reach.
        floor: Floor,
    },
    /// Points at the assessor's discretion: never filled in by the tool.
    Judged {
        /// The question that asks for the points.
        question: QuestionIx,
        /// What may be given.
        points: Discretion,
    },
}

/// What a rule earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Award {
    /// All points, or none.
    #[default]
    AllOrNothing,
    /// As much of the points as there is of what the rule wants.
    Share,
}

/// Points for the answers of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// The answers.
    pub accepts: Interval,
    /// The points.
    pub earn: Decimal,
}

/// How far deductions reach: the sum that is never less than nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Floor {
    /// The points of the check itself (扣完为止).
    #[default]
    Check,
    /// Those of its indicator.
    Indicator,
    /// The whole score.
    Total,
}

impl Floor {
    /// All of them with the word of the grammar and of the JSON contract; the check itself is what is left out.
    pub const ALL: &[(&str, Self)] = &[("indicator", Self::Indicator), ("total", Self::Total)];
}

/// A line of deductions on a question of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deduction {
    /// The question.
    pub question: QuestionIx,
    /// What points are taken off for, in the document's words; of missing members nothing, for they name themselves.
    pub fault: Option<String>,
    /// How many points, and for what.
    pub cost: Cost,
}

/// What a line of deductions takes off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cost {
    /// So much for each member that is not there.
    EachMissing(Decimal, Vec<Wanted>),
    /// So much for each time.
    EachTime(Decimal),
    /// So much for each whole step by which the answer falls short.
    EachStep {
        /// How much.
        each: Decimal,
        /// The width of a step.
        per: Decimal,
        /// From where the steps go down.
        below: Decimal,
    },
    /// Nothing, or what the assessor says.
    Judged(Discretion),
}

/// The points that an assessor may give, or take off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Discretion {
    /// The least.
    pub least: Decimal,
    /// The most.
    pub most: Decimal,
}

impl Criterion {
    /// The rule and its question, where a rule is what it judges by.
    pub fn rule(&self) -> Option<(QuestionIx, &Rule)> {
        match self {
            Self::Rule { question, rule, .. } => Some((*question, rule)),
            Self::Bands { .. } | Self::Deduct { .. } | Self::Judged { .. } => None,
        }
    }

    /// The questions whose answers it judges, line by line, each once.
    pub fn questions(&self) -> Vec<QuestionIx> {
        match self {
            Self::Rule { question, .. } | Self::Bands { question, .. } | Self::Judged { question, .. } => vec![*question],
            Self::Deduct { lines, .. } => {
                let mut questions: Vec<QuestionIx> = Vec::with_capacity(lines.len());
                for line in lines {
                    if !questions.contains(&line.question) {
                        questions.push(line.question);
                    }
                }
                questions
            }
        }
    }

    /// Whether it judges the answer to a question.
    pub fn asks(&self, of: QuestionIx) -> bool {
        match self {
            Self::Rule { question, .. } | Self::Bands { question, .. } | Self::Judged { question, .. } => *question == of,
            Self::Deduct { lines, .. } => lines.iter().any(|line| line.question == of),
        }
    }

    /// Whether it names a member of a set question.
    pub fn names_member(&self, of: QuestionIx, member: u16) -> bool {
        match self {
            Self::Rule { question, rule, .. } => *question == of && rule.names_member(member),
            Self::Deduct { lines, .. } => lines.iter().filter(|line| line.question == of).any(|line| line.cost.names_member(member)),
            Self::Bands { .. } | Self::Judged { .. } => false,
        }
    }

    /// Every question that a condition inside it looks at.
    pub fn condition_questions(&self) -> Vec<QuestionIx> {
        self.rule().map(|(_, rule)| rule.condition_questions()).unwrap_or_default()
    }

    /// Whether it earns all of its points or none.
    pub fn is_all_or_nothing(&self) -> bool {
        matches!(self, Self::Rule { award: Award::AllOrNothing, .. })
    }

    /// How far its deductions reach.
    pub fn floor(&self) -> Floor {
        if let Self::Deduct { floor, .. } = self { *floor } else { Floor::Check }
    }

    /// The word of the JSON contract for how points are earned.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Rule { award: Award::AllOrNothing, .. } => "all_or_nothing",
            Self::Rule { award: Award::Share, .. } => "share",
            Self::Bands { .. } => "bands",
            Self::Deduct { .. } => "deduct",
            Self::Judged { .. } => "judged",
        }
    }
}

impl Cost {
    /// The points of one member, one time or one step; of discretion the most.
    pub fn each(&self) -> Decimal {
        match self {
            Self::EachMissing(each, _) | Self::EachTime(each) | Self::EachStep { each, .. } => *each,
            Self::Judged(points) => points.most,
        }
    }

    fn names_member(&self, member: u16) -> bool {
        matches!(self, Self::EachMissing(_, members) if members.iter().any(|wanted| wanted.member == member))
    }
}

impl super::Check {
    /// The rule that judges it, where one does.
    pub fn rule(&self) -> Option<&Rule> {
        self.criterion.rule().map(|(_, rule)| rule)
    }

    /// The question of an action, which is judged by a rule: how far it is.
    pub fn progress<'s>(&self, standard: &'s super::Standard) -> Option<&'s super::Question> {
        self.criterion.rule().map(|(question, _)| standard.question(question))
    }

    /// Every question it looks at: those it judges, and those of its conditions.
    pub fn all_questions(&self) -> Vec<QuestionIx> {
        let mut questions = self.criterion.questions();
        questions.extend(self.when.iter().flat_map(Condition::questions));
        questions.extend(self.criterion.condition_questions());
        questions
    }
}
