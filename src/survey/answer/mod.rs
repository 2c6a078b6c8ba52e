//! Reads one cell as the answer to one question: by the question's type, never by guessing.
mod act;
mod amount;
mod calendar;
mod choice;
mod date;
mod harmless;
mod lexicon;
mod marks;
mod numeral;
mod pending;
mod phrase;
mod progress;
mod quantity;
mod set;
mod size;
mod state;
mod text;
mod trouble;
mod words;
mod written_date;
mod yes_no;

#[cfg(test)]
mod tests;

use super::workbook::CellValue;
use crate::diagnostic::Wording;
use crate::standard::normal;
use crate::standard::{AnswerType, Interval, Unit};
use quantity::{Asked, Kind};

/// The longest text, in bytes, that is read as a short answer; what is longer is a report.
const LONGEST: usize = 3000;

/// How the head of the column changes the reading.
#[derive(Debug, Clone, Copy, Default)]
pub struct Column<'a> {
    /// The unit that the head names: a bare number is in it.
    pub unit: Option<&'a Unit>,
    /// The head, whose words may stand in an answer (打印机: 有打印机).
    pub label: &'a str,
    /// Whether the head is itself negative (无玻璃屏风), so that 是 means absent.
    pub negated: bool,
}

/// Reads what one cell says about one question. A text of blanks is missing; whatever is not certain is unreadable.
pub fn read(cell: &CellValue, question: &AnswerType, column: &Column<'_>) -> Reading {
    match cell {
        CellValue::Error(_) => Reading::unreadable(trouble::error_value()),
        CellValue::Uncomputed(_) => Reading::unreadable(trouble::uncomputed()),
        CellValue::Text(raw) => read_text(raw, question, column),
        CellValue::Bool(value) => read_bool(*value, cell.shown(), question, column),
        CellValue::Date { days, shown } => read_date(*days, shown, question),
        CellValue::Number { value, shown, percent } => read_number((*value).ok_or_else(trouble::too_long), *percent, shown, question, column),
    }
}

/// A day as answers hold it: days since 1970-01-01.
pub fn day_number(day: jiff::civil::Date) -> rust_decimal::Decimal {
    calendar::days(day).into()
}

/// The day that a number of days since 1970-01-01 is; `None` where it is no whole number, or none that a calendar has.
pub fn day_of(number: rust_decimal::Decimal) -> Option<jiff::civil::Date> {
    let days = i64::try_from(number).ok().filter(|days| rust_decimal::Decimal::from(*days) == number)?;
    jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// That a deadline stands where the day on which something was done should.
pub(in crate::survey) fn deadline() -> Trouble {
    trouble::deadline()
}

fn read_text(raw: &str, question: &AnswerType, column: &Column<'_>) -> Reading {
    if matches!(question, AnswerType::Text) && raw.len() > LONGEST {
        return text::shown(raw);
    }
    let raw = normal::cleaned(raw);
    if raw.is_empty() {
        return Answer::Missing.into();
    }
    if raw.len() > LONGEST {
        return Reading::unreadable(trouble::too_long());
    }
    let folded = normal::folded(&raw);
    let written = Written { raw: &raw, folded: &folded };
    let reading = match question {
        AnswerType::Text => return text::text(written),
        AnswerType::Choice(choices) => choice::text(written, choices),
        AnswerType::Set(members) => set::text(written, members),
        _ => match state::read(&folded) {
            Some((answer, note)) if !matches!((question, &answer), (AnswerType::Progress, Answer::Unreadable(trouble)) if *trouble == trouble::elsewhere() && folded.contains("整改")) =>
            {
                return Reading { note: note.map(Into::into), ..answer.into() };
            }
            _ => read_value(written, question, column),
        },
    };
    reading.with_bracket(written)
}

/// Reads a text that is no state, for a question whose names it cannot be.
fn read_value(written: Written<'_>, question: &AnswerType, column: &Column<'_>) -> Reading {
    match question {
        AnswerType::Date => date::text(written),
        AnswerType::Progress => progress::text(written),
        AnswerType::Size(measure) => size::text(written, measure, column),
        _ => match asked(question, column) {
            Some(asked) => quantity::text(written, asked),
            None => yes_no::text(written, column),
        },
    }
}

/// The quantity a question asks for, if it asks for one.
fn asked<'a>(question: &'a AnswerType, column: &'a Column<'a>) -> Option<Asked<'a>> {
    let (kind, measure) = match question {
        AnswerType::Count(measure) => (Kind::Count, measure),
        AnswerType::Number(measure) => (Kind::Number, measure),
        AnswerType::Percent(measure) => (Kind::Percent, measure),
        AnswerType::Duration(measure) => (Kind::Duration, measure),
        _ => return None,
    };
    Some(Asked { kind, measure, column })
}

fn read_bool(value: bool, shown: &str, question: &AnswerType, column: &Column<'_>) -> Reading {
    let written = Written { raw: shown, folded: shown };
    match question {
        AnswerType::YesNo => yes_no::boolean(value, column, written),
        AnswerType::Progress => progress::boolean(value),
        AnswerType::Count(_) | AnswerType::Choice(_) | AnswerType::Text => read_text(shown, question, column),
        AnswerType::Number(_) | AnswerType::Percent(_) | AnswerType::Duration(_) => Reading::unreadable(trouble::no_number()),
        AnswerType::Date => Reading::unreadable(trouble::not_date()),
        AnswerType::Set(_) => Reading::unreadable(trouble::which_members()),
        AnswerType::Size(_) => Reading::unreadable(trouble::not_size()),
    }
}

fn read_date(days: Option<i64>, shown: &str, question: &AnswerType) -> Reading {
    match question {
        AnswerType::Date | AnswerType::Progress => date::cell(days),
        AnswerType::Text => text::shown(shown),
        AnswerType::Count(_) | AnswerType::Number(_) | AnswerType::Percent(_) | AnswerType::Duration(_) => Reading::unreadable(trouble::turned_into_date()),
        AnswerType::YesNo | AnswerType::Choice(_) | AnswerType::Set(_) | AnswerType::Size(_) => Reading::unreadable(trouble::unexpected_date()),
    }
}

fn read_number(value: Result<rust_decimal::Decimal, Trouble>, percent: bool, shown: &str, question: &AnswerType, column: &Column<'_>) -> Reading {
    let value = match (question, value) {
        (AnswerType::Text, _) => return text::shown(shown),
        (AnswerType::Choice(_) | AnswerType::Set(_) | AnswerType::Size(_), _) => return read_text(shown, question, column),
        (_, Err(trouble)) => return Reading::unreadable(trouble),
        (_, Ok(value)) => value,
    };
    let written = Written { raw: shown, folded: shown };
    match question {
        AnswerType::Date if percent => Reading::unreadable(trouble::percent_format()),
        AnswerType::Date => date::number(value),
        AnswerType::Progress => progress::number(value, percent),
        _ => match asked(question, column) {
            Some(asked) => quantity::number(value, percent, asked),
            None => yes_no::number(value, percent, column, written),
        },
    }
}

/// A text as it was written, and in the form in which it is read.
#[derive(Debug, Clone, Copy)]
struct Written<'a> {
    /// Without what cannot be seen.
    raw: &'a str,
    /// Of one width, case and script.
    folded: &'a str,
}

impl Reading {
    fn given(value: Value) -> Self {
        Answer::Given(value).into()
    }

    fn unreadable(trouble: Trouble) -> Self {
        Answer::Unreadable(trouble).into()
    }

    /// A value, with all that was written as the note where it says more.
    fn said(value: Value, noteworthy: bool, written: Written<'_>) -> Self {
        Self { note: noteworthy.then(|| written.raw.into()), ..Self::given(value) }
    }

    /// The reading with what stands in brackets as its note, unless it has one or the brackets hold a tick or a unit.
    fn with_bracket(mut self, written: Written<'_>) -> Self {
        if self.note.is_none() && matches!(self.answer, Answer::Given(_)) && marks::read(written.folded).is_none() {
            self.note = phrase::bracket_text(written.raw).filter(|note| Unit::parse(note).is_none()).map(Into::into);
        }
        self
    }
}

impl From<Answer> for Reading {
    fn from(answer: Answer) -> Self {
        Self { answer, approximate: false, note: None }
    }
}

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
