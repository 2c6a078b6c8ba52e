//! What a rule accepts: the closed set of forms of the language of standards.
use super::{Interval, QuestionIx};
use rust_decimal::Decimal;

/// The set of answers a check accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Yes.
    Present,
    /// No; the question is asked in the positive (是否有…).
    Absent,
    /// 已完成, or a day on which it was done that has come.
    Done,
    /// at_least, at_most, more_than, less_than, equals, between: a number or date in the interval.
    Within(Interval),
    /// has_all, has_any, has_none, has: how many of the named members are there.
    Has {
        /// Members of the question.
        members: Vec<Wanted>,
        /// How many of them.
        need: Need,
    },
    /// One of these choices, by their position in the question's list.
    OneOf(Vec<u16>),
    /// A name that fits one of the templates.
    Named(Vec<NameTemplate>),
    /// Two sides, each within the tolerance; orientation does not matter.
    Size {
        /// Longer side, in the unit of the question.
        long: Decimal,
        /// Shorter side.
        short: Decimal,
        /// Share of each side by which it may differ: 0.05 is 5 %.
        tolerance: Decimal,
    },
    /// The rule of the first case whose condition holds.
    Cases(Vec<Case>),
}

/// A member of a set that a rule names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its position in the question's list.
    pub member: u16,
    /// What the rule calls it, which may be another of its names than the question's first.
    pub name: String,
}

/// How many of the members of a set a rule wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Every one.
    All,
    /// At least one.
    Any,
    /// None.
    None,
    /// At least so many.
    AtLeast(u32),
}

/// A rule for the sites of which a condition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// When this case applies; the last case has none.
    pub when: Option<Condition>,
    /// What it accepts.
    pub rule: Rule,
}

/// What must hold of a site's answers for a check, a case or a tier to apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The answer to a question is one that a rule accepts.
    Answer {
        /// The question.
        question: QuestionIx,
        /// What it accepts.
        rule: Rule,
    },
    /// All hold.
    AllOf(Vec<Condition>),
    /// At least one holds.
    AnyOf(Vec<Condition>),
    /// None holds.
    NoneOf(Vec<Condition>),
}

/// A template such as `XX村便民服务站`, in which XX is one or more characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameTemplate {
    /// As the standard writes it.
    pub written: String,
    /// The fixed parts, normalised, in their order; between two of them stands one XX.
    pub parts: Vec<String>,
}

impl NameTemplate {
    /// Whether a normalised name fits: the fixed parts in their order, with one or more characters wherever XX stands.
    pub fn fits(&self, name: &str) -> bool {
        let Some((first, rest)) = self.parts.split_first() else { return false };
        let Some(after) = name.strip_prefix(first.as_str()) else { return false };
        let Some((last, middle)) = rest.split_last() else { return after.is_empty() };
        let Some(before) = after.strip_suffix(last.as_str()) else { return false };
        let mut remaining = before;
        for part in middle {
            let Some(first_char) = remaining.chars().next() else { return false };
            let Some(found) = remaining[first_char.len_utf8()..].find(part.as_str()) else { return false };
            remaining = &remaining[first_char.len_utf8() + found + part.len()..];
        }
        !remaining.is_empty()
    }
}

impl Condition {
    /// Whether the condition looks at a member of a set question.
    pub fn names_member(&self, of: QuestionIx, member: u16) -> bool {
        match self {
            Self::Answer { question, rule } => *question == of && rule.names_member(member),
            Self::AllOf(parts) | Self::AnyOf(parts) | Self::NoneOf(parts) => parts.iter().any(|part| part.names_member(of, member)),
        }
    }

    /// Every question the condition looks at, in its order.
    pub fn questions(&self) -> Vec<QuestionIx> {
        match self {
            Self::Answer { question, rule } => {
                let mut all = vec![*question];
                all.extend(rule.condition_questions());
                all
            }
            Self::AllOf(parts) | Self::AnyOf(parts) | Self::NoneOf(parts) => parts.iter().flat_map(Self::questions).collect(),
        }
    }
}

impl Rule {
    /// Whether the rule names a member of the set it judges.
    pub fn names_member(&self, member: u16) -> bool {
        match self {
            Self::Has { members, .. } => members.iter().any(|wanted| wanted.member == member),
            Self::Cases(cases) => cases.iter().any(|case| case.rule.names_member(member)),
            Self::Present | Self::Absent | Self::Done | Self::Within(_) | Self::OneOf(_) | Self::Named(_) | Self::Size { .. } => false,
        }
    }

    /// Every question that a condition inside the rule looks at.
    pub fn condition_questions(&self) -> Vec<QuestionIx> {
        match self {
            Self::Cases(cases) => {
                cases.iter().flat_map(|case| case.when.iter().flat_map(Condition::questions).chain(case.rule.condition_questions())).collect()
            }
            Self::Present | Self::Absent | Self::Done | Self::Within(_) | Self::Has { .. } | Self::OneOf(_) | Self::Named(_) | Self::Size { .. } => Vec::new(),
        }
    }
}
