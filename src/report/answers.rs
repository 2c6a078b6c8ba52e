//! Every answer of a survey as it was understood: one row for each thing that a column asks of a site, whatever the format.
use super::{csv, json};
use crate::diagnostic::{CellRange, Language, Wording};
use crate::standard::{AnswerType, Bound, Interval, Question, Slot, SlotIx, Standard, Unit};
use crate::survey::answer::{Answer, DateValue, Others, Reading, Value, YesNo};
use crate::survey::{Site, Survey, Table};
use crate::wording;
use jiff::civil::date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::io;

/// The formats in which answers are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFormat {
    /// Comma-separated, for spreadsheet programs.
    Csv,
    /// `dabiao/answers/v1`.
    Json,
}

impl AnswerFormat {
    /// All formats with their names.
    pub const ALL: &[(Self, &str)] = &[(Self::Csv, "csv"), (Self::Json, "json")];
}

/// What is listed.
#[derive(Debug, Clone)]
pub struct AnswerReport<'a> {
    /// What was asked, each with what was answered to it.
    pub held: Vec<(&'a Standard, &'a Survey)>,
    /// The language of words that are not the survey's.
    pub language: Language,
}

/// Writes all answers in a format.
pub fn render(report: &AnswerReport<'_>, format: AnswerFormat, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        AnswerFormat::Csv => csv::write_answers(report, out),
        AnswerFormat::Json => json::write_answers(report, out),
    }
}

/// One answer.
#[derive(Debug)]
pub(super) struct AnswerView<'a> {
    /// The standard under whose words it was understood.
    pub(super) standard: &'a Standard,
    pub(super) site: &'a Site,
    pub(super) question: &'a Question,
    /// The member of a set that a column of its own asks for.
    pub(super) member: Option<&'a str>,
    pub(super) raw: &'a str,
    pub(super) state: State,
    pub(super) answer_type: &'static str,
    pub(super) value: ValueView<'a>,
    pub(super) low: Option<End>,
    pub(super) high: Option<End>,
    pub(super) unit: Option<&'a str>,
    pub(super) approximate: bool,
    pub(super) note: Option<String>,
    pub(super) evidence: Option<&'a str>,
    pub(super) table: &'a Table,
    pub(super) cell: CellRange,
}

/// What became of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Given,
    NotApplicable,
    Missing,
    NotInspected,
    Unreadable,
}

/// What was understood, where it is one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ValueView<'a> {
    Nothing,
    /// A word of the contract: `yes`, `no`, `partial`, `ongoing`.
    Word(&'static str),
    /// A day, the name of a choice, or a text.
    Text(String),
    Number(Decimal),
    /// The members of a set that are there.
    Members(Vec<&'a str>),
    /// The longer and the shorter side.
    Sides(Decimal, Decimal),
}

/// One end of what an answer may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct End {
    pub(super) at: Scalar,
    /// Whether the end itself is not in it.
    pub(super) open: bool,
}

/// A number, or a day as ISO 8601 writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scalar {
    Number(Decimal),
    Day(String),
}

impl State {
    pub(super) fn words(self) -> Wording {
        match self {
            Self::Given => wording!("已填", "given"),
            Self::NotApplicable => wording!("不适用", "not applicable"),
            Self::Missing => wording!("未填", "missing"),
            Self::NotInspected => wording!("未检查", "not inspected"),
            Self::Unreadable => wording!("看不懂", "unreadable"),
        }
    }
}

impl<'a> AnswerReport<'a> {
    /// All answers, standard by standard and site by site, in the order of the standard's questions.
    pub(super) fn answers(&self) -> impl Iterator<Item = AnswerView<'a>> {
        let language = self.language;
        self.held.iter().flat_map(move |(standard, survey)| {
            let answers = Answers { standard, survey, language };
            survey.subjects().flat_map(move |site| (0..standard.slots.len()).filter_map(move |slot| answers.answer(site, SlotIx::at(slot))))
        })
    }
}

/// The answers of a survey to what one standard asks.
#[derive(Debug, Clone, Copy)]
struct Answers<'a> {
    standard: &'a Standard,
    survey: &'a Survey,
    language: Language,
}

impl<'a> Answers<'a> {
    fn answer(self, site: &'a Site, slot: SlotIx) -> Option<AnswerView<'a>> {
        let observed = self.survey.observed(site, slot);
        let (table, cell) = self.survey.place(site, slot).filter(|_| observed.asked)?;
        let Slot { question, member } = self.standard.slot(slot);
        let question = self.standard.question(question);
        let aside = self.survey.aside(site, slot);
        let read = Understood::new(question, observed.reading);
        let remark = aside.and_then(|aside| aside.remark.as_deref());
        Some(AnswerView {
            standard: self.standard,
            site,
            question,
            member: member.map(|_| self.standard.slot_label(slot)),
            raw: observed.raw,
            state: state(&observed.reading.answer),
            answer_type: if member.is_some() { AnswerType::YesNo.as_str() } else { question.answer.as_str() },
            value: read.value,
            low: read.low,
            high: read.high,
            unit: question.unit().filter(|_| member.is_none()).map(Unit::shown),
            approximate: observed.reading.approximate,
            note: joined([reason(&observed.reading.answer, self.language), observed.reading.note.as_deref(), remark]),
            evidence: aside.and_then(|aside| aside.evidence.as_deref()),
            table,
            cell,
        })
    }
}

/// What a reading says, taken apart.
struct Understood<'a> {
    value: ValueView<'a>,
    low: Option<End>,
    high: Option<End>,
}

impl<'a> Understood<'a> {
    fn new(question: &'a Question, reading: &'a Reading) -> Self {
        let Answer::Given(value) = &reading.answer else { return Self::one(ValueView::Nothing) };
        match value {
            Value::YesNo(answer) => Self::one(ValueView::Word(yes_no(*answer))),
            Value::Quantity(interval) => {
                Self { value: interval.single().map_or(ValueView::Nothing, ValueView::Number), ..Self::between(interval, Scalar::Number) }
            }
            Value::Date(DateValue::Days(days)) => {
                Self { value: days.single().map_or(ValueView::Nothing, |day| ValueView::Text(iso(day))), ..Self::between(days, |day| Scalar::Day(iso(day))) }
            }
            Value::Date(DateValue::Ongoing) => Self::one(ValueView::Word("ongoing")),
            Value::Choice(choice) => Self::one(choice_name(question, *choice).map_or(ValueView::Nothing, ValueView::Text)),
            Value::Set(listed) => Self::one(match listed.others {
                Others::Absent => ValueView::Members(
                    listed.present.iter().filter_map(|member| Some(question.members().get(usize::from(*member))?.names[0].as_str())).collect(),
                ),
                Others::SomeAbsent => ValueView::Word("partial"),
            }),
            Value::Text(text) => Self::one(ValueView::Text(text.to_string())),
            Value::Size(long, short) => Self::one(ValueView::Sides(*long, *short)),
        }
    }

    fn one(value: ValueView<'a>) -> Self {
        Self { value, low: None, high: None }
    }

    fn between(interval: &Interval, scalar: impl Fn(Decimal) -> Scalar) -> Self {
        let end = |bound: Option<Bound>| bound.map(|bound| End { at: scalar(bound.value), open: bound.open });
        Self { value: ValueView::Nothing, low: end(interval.low), high: end(interval.high) }
    }
}

fn state(answer: &Answer) -> State {
    match answer {
        Answer::Given(_) => State::Given,
        Answer::NotApplicable => State::NotApplicable,
        Answer::Missing => State::Missing,
        Answer::NotInspected => State::NotInspected,
        Answer::Unreadable(_) => State::Unreadable,
    }
}

fn yes_no(answer: YesNo) -> &'static str {
    match answer {
        YesNo::Yes => "yes",
        YesNo::No => "no",
        YesNo::Partial => "partial",
    }
}

fn choice_name(question: &Question, choice: u16) -> Option<String> {
    match &question.answer {
        AnswerType::Choice(choices) => Some(choices.get(usize::from(choice))?.names[0].clone()),
        _ => None,
    }
}

/// Why an answer cannot be read.
fn reason(answer: &Answer, language: Language) -> Option<&str> {
    match answer {
        Answer::Unreadable(trouble) => Some(trouble.message.say(language)),
        _ => None,
    }
}

/// Days since 1970-01-01 as ISO 8601 writes the day.
fn iso(days: Decimal) -> String {
    let day = days.to_i64().and_then(|days| date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok());
    day.map_or_else(|| days.to_string(), |day| day.to_string())
}

fn joined<const N: usize>(parts: [Option<&str>; N]) -> Option<String> {
    let all: Vec<&str> = parts.into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join("；"))
}
