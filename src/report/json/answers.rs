//! The JSON contract `dabiao/answers/v1`: every answer with what was written, what was understood, and its cell.
use super::number::{Number, number};
use super::schema;
use crate::report::answers::{AnswerReport, AnswerView, End, Scalar, ValueView};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::io;

/// Id of the schema.
pub(super) const SCHEMA: &str = "dabiao/answers/v1";

/// Writes all answers as JSON, with a line break at its end.
pub(in crate::report) fn write(report: &AnswerReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &AnswersJson { schema: SCHEMA, answers: All(report) })?;
    out.write_all(b"\n")
}

/// Every answer of a survey: one entry for each thing that a column asks of a site.
#[derive(Serialize, JsonSchema)]
pub(super) struct AnswersJson<'a> {
    #[schemars(schema_with = "schema::answers_id")]
    schema: &'static str,
    /// Standard by standard and site by site, in the order of the standard's questions. What no column asks is not listed.
    #[schemars(with = "Vec<AnswerJson>")]
    answers: All<'a>,
}

/// The answers, made one at a time while they are written.
struct All<'a>(&'a AnswerReport<'a>);

impl Serialize for All<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // the views are dropped as they are written, so that a large survey never stands in memory twice
        use serde::ser::SerializeSeq;
        let mut sequence = serializer.serialize_seq(None)?;
        for answer in self.0.answers() {
            sequence.serialize_element(&AnswerJson::new(&answer))?;
        }
        sequence.end()
    }
}

/// One answer.
#[derive(Serialize, JsonSchema)]
pub(super) struct AnswerJson<'v> {
    /// Id of the standard that asks.
    standard: &'v str,
    /// Key of the site: its code, else its group and name.
    site: &'v str,
    /// Id of the question.
    question: &'v str,
    /// The member of a set question that a column of its own asks for; null where the cell answers the whole question.
    member: Option<&'v str>,
    /// As written.
    raw: &'v str,
    state: StateJson,
    /// Of what kind the answer is: `yes_no`, `count`, `number`, `percent`, `duration`, `date`, `choice`, `set`, `text`, `size`, `progress`.
    #[serde(rename = "type")]
    answer_type: &'static str,
    /// What was understood, where it is one thing; null where it is a range or not given.
    value: Option<ValueJson<'v>>,
    /// The least it may be; null where there is no such end.
    low: Option<ScalarJson<'v>>,
    /// The most it may be; null where there is no such end.
    high: Option<ScalarJson<'v>>,
    /// Whether it is more than `low`.
    low_open: bool,
    /// Whether it is less than `high`.
    high_open: bool,
    /// The unit of value, low and high.
    unit: Option<&'v str>,
    /// Whether the number is not exact (约, 左右).
    approximate: bool,
    /// Words beside the answer; where it cannot be read, the reason first.
    note: Option<&'v str>,
    /// What proves it.
    evidence: Option<&'v str>,
    place: CellJson<'v>,
}

/// Whether and how a question is answered.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum StateJson {
    /// It can be judged.
    Given,
    /// 不适用.
    NotApplicable,
    /// Nothing is written.
    Missing,
    /// 未检查, 待核实.
    NotInspected,
    /// What is written cannot be read, or may mean two things.
    Unreadable,
}

/// What was understood.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
enum ValueJson<'v> {
    /// `yes`, `no`, `partial`, a day such as `2023-11-30`, `ongoing`, the name of a choice, or a text.
    Word(&'v str),
    /// A number in the unit; of a percentage the number before the sign.
    Number(Number),
    /// The members of a set that are there.
    Members(&'v [&'v str]),
    /// The longer and the shorter side of a size.
    Sides([Number; 2]),
}

/// A number, or a day such as `2023-11-30`.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
enum ScalarJson<'v> {
    Number(Number),
    Day(&'v str),
}

/// The cell of an answer, or the cells (`T16:U16`).
#[derive(Serialize, JsonSchema)]
struct CellJson<'v> {
    /// Path as given, with `/`.
    file: &'v str,
    sheet: &'v str,
    cell: String,
}

impl<'v> AnswerJson<'v> {
    fn new(answer: &'v AnswerView<'_>) -> Self {
        let is_open = |end: &Option<End>| end.as_ref().is_some_and(|end| end.open);
        Self {
            standard: answer.standard.id.as_str(),
            site: &answer.site.key,
            question: answer.question.id.as_str(),
            member: answer.member,
            raw: answer.raw,
            state: StateJson::from(answer.state),
            answer_type: answer.answer_type,
            value: ValueJson::new(&answer.value),
            low: answer.low.as_ref().map(ScalarJson::new),
            high: answer.high.as_ref().map(ScalarJson::new),
            low_open: is_open(&answer.low),
            high_open: is_open(&answer.high),
            unit: answer.unit,
            approximate: answer.approximate,
            note: answer.note.as_deref(),
            evidence: answer.evidence,
            place: CellJson { file: &answer.table.file, sheet: &answer.table.sheet, cell: answer.cell.to_string() },
        }
    }
}

impl From<crate::report::answers::State> for StateJson {
    fn from(state: crate::report::answers::State) -> Self {
        use crate::report::answers::State;
        match state {
            State::Given => Self::Given,
            State::NotApplicable => Self::NotApplicable,
            State::Missing => Self::Missing,
            State::NotInspected => Self::NotInspected,
            State::Unreadable => Self::Unreadable,
        }
    }
}

impl<'v> ValueJson<'v> {
    fn new(value: &'v ValueView<'_>) -> Option<Self> {
        Some(match value {
            ValueView::Nothing => return None,
            ValueView::Word(word) => Self::Word(word),
            ValueView::Text(text) => Self::Word(text),
            ValueView::Number(number) => Self::Number(plain(*number)),
            ValueView::Members(members) => Self::Members(members),
            ValueView::Sides(long, short) => Self::Sides([plain(*long), plain(*short)]),
        })
    }
}

impl<'v> ScalarJson<'v> {
    fn new(end: &'v End) -> Self {
        match &end.at {
            Scalar::Number(number) => Self::Number(plain(*number)),
            Scalar::Day(day) => Self::Day(day),
        }
    }
}

/// A number as JSON without zeros at its end: what was written as 80.0 is 80.
fn plain(decimal: Decimal) -> Number {
    number(decimal.normalize())
}
