//! What an inspector records about a site, and of what kind the answer is.
use super::{Interval, Unit};

/// A measure: its unit and the range outside which an answer cannot be true.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measure {
    /// The unit in which values and thresholds are expressed.
    pub unit: Option<Unit>,
    /// Plausible values; what is outside is unreadable, never taken.
    pub range: Option<Interval>,
}

/// One of the answers of a choice question, with its other names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The name, then its other names.
    pub names: Vec<String>,
}

/// One of the things a set question asks for, with its other names (`高拍仪/扫描仪`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The name, then its other names.
    pub names: Vec<String>,
}

/// Of what kind an answer is; it decides how a cell is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerType {
    /// 有/无, 是/否, √/×.
    YesNo,
    /// A whole number of things.
    Count(Measure),
    /// A measured number.
    Number(Measure),
    /// A share of a hundred; 95 is 95 %.
    Percent(Measure),
    /// A length of time in the unit of the measure.
    Duration(Measure),
    /// A day, a month, or a bound on it.
    Date,
    /// One of several names.
    Choice(Vec<Choice>),
    /// Which of several things are there.
    Set(Vec<Member>),
    /// Free text.
    Text,
    /// Two lengths, such as 50×25.
    Size(Measure),
    /// 已完成, 推进中, 未开展, or the date of completion.
    Progress,
}
