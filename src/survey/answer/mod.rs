//! Reads one cell as the answer to one question: by the question's type, never by guessing.
use crate::diagnostic::Wording;
use crate::standard::Interval;

/// What a cell says about a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// An answer that can be judged.
    Given(Value),
    /// 不适用, 合理缺项.
    NotApplicable,
    /// Nothing is written: a blank is never a no.
    Missing,
    /// 未检查, 待核实.
    NotInspected,
    /// Something is written that cannot be read, or that could mean two things.
    Unreadable(Trouble),
}

/// Why a cell cannot be read: the reason in words, of which the same reasons compare equal so that they are told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong with it.
    pub message: Wording,
    /// What to write instead.
    pub help: Wording,
}

/// The set of values an answer may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// To a yes/no question.
    YesNo(YesNo),
    /// Count, number, percent or duration, in the unit of the question.
    Quantity(Interval),
    /// A date: all days it may be, as days since 1970-01-01, or 长期推进.
    Date(DateValue),
    /// Index of the choice.
    Choice(u16),
    /// To a set question answered in one cell.
    Set(Listed),
    /// Free text, normalised (width, blanks).
    Text(Box<str>),
    /// Two lengths in the unit of the question, longer side first.
    Size(rust_decimal::Decimal, rust_decimal::Decimal),
}

/// The values of a yes/no question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum YesNo {
    /// 有, 是, √.
    Yes,
    /// 无, 否, ×, 在建, 暂无.
    No,
    /// 部分符合, 不齐全.
    Partial,
}

/// A date as it may be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateValue {
    /// Any day of the interval, as days since 1970-01-01.
    Days(Interval),
    /// 长期推进, 持续推进: no end.
    Ongoing,
}

/// What one cell lists of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Indices of the members it names as present.
    pub present: Vec<u16>,
    /// What it says of all others.
    pub others: Others,
}

/// What a listing cell says of the members it does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// They are not there.
    Absent,
    /// 不齐全: at least one of them is not there.
    SomeAbsent,
}

/// An answer with what was written and what else the text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What was understood.
    pub answer: Answer,
    /// 约, 左右, 近: the number is not exact.
    pub approximate: bool,
    /// Words beside the answer that a reader should keep (在建, 计划12月底完成, 有(2处)).
    pub note: Option<Box<str>>,
}
