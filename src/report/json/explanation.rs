//! The JSON of `dabiao explain`, `dabiao/explain/v1`: checks with all that decides about them, and their questions.
use super::check::CheckJson;
use super::earning::EarnsJson;
use super::question::QuestionJson;
use super::{NamedJson, StandardJson, schema};
use crate::diagnostic::Language;
use crate::report::explain::{Explained, ExplainedPart, Explanation, Share};
use crate::standard::{Check, Home, Standard, TextReading, Weight};
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

/// Id of the schema.
pub(super) const SCHEMA: &str = "dabiao/explain/v1";

/// Writes an explanation, with a line break at its end.
pub(in crate::report) fn write(explanation: &Explanation<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &ExplanationJson::new(explanation))?;
    out.write_all(b"\n")
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ExplanationJson<'a> {
    #[schemars(schema_with = "schema::explanation_id")]
    schema: &'static str,
    standard: StandardJson<'a>,
    /// The indicator that was asked for, where it was not a check.
    indicator: Option<&'a str>,
    /// The task that was asked for, where it was not a check.
    task: Option<&'a str>,
    /// The part of the scoring that was asked for, where it was one.
    part: Option<PartJson<'a>>,
    checks: Vec<ExplainedJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct PartJson<'a> {
    id: &'a str,
    /// `grade`, `bonus` or `veto`.
    kind: &'static str,
    title: &'a str,
    /// What it asks or does, in words.
    says: &'a str,
    /// The question that is asked for it alone: a blank means none.
    asks: Option<QuestionJson<'a>>,
}

impl<'a> PartJson<'a> {
    fn new(part: &'a ExplainedPart<'a>, language: Language) -> Self {
        let asks = part.question.as_ref().map(|question| QuestionJson::new(question, language));
        Self { id: part.id, kind: part.kind, title: part.title, says: part.says.say(language), asks }
    }
}

impl<'a> ExplanationJson<'a> {
    fn new(explanation: &'a Explanation<'a>) -> Self {
        let language = explanation.language;
        Self {
            schema: SCHEMA,
            standard: StandardJson::new(explanation.standard),
            indicator: explanation.home.and_then(Home::indicator).map(|indicator| explanation.standard.indicator(indicator).id.as_str()),
            task: explanation.home.and_then(Home::task).map(|task| explanation.standard.task(task).id.as_str()),
            part: explanation.part.as_ref().map(|part| PartJson::new(part, language)),
            checks: explanation.checks.iter().map(|explained| ExplainedJson::new(explanation.standard, explained, language)).collect(),
        }
    }
}

#[derive(Serialize, JsonSchema)]
struct ExplainedJson<'a> {
    #[serde(flatten)]
    check: CheckInFullJson<'a>,
    /// The condition under which it applies, in words.
    when: Option<&'a str>,
    /// What it accepts, in words.
    rule: &'a str,
    /// How many checks of the indicator share its points.
    shares: Vec<ShareJson<'a>>,
    /// How it scores, in words.
    scoring: Vec<&'a str>,
    /// Tiers that ask it, themselves or by what they include.
    required_by: Vec<NamedJson<'a>>,
    asks: QuestionJson<'a>,
    /// The questions of further lines of deductions.
    also_asks: Vec<QuestionJson<'a>>,
    readings: Vec<ReadingJson<'a>>,
}

impl<'a> ExplainedJson<'a> {
    fn new(standard: &'a Standard, explained: &'a Explained<'a>, language: Language) -> Self {
        Self {
            check: CheckInFullJson::new(standard, explained.check),
            when: explained.when.as_ref().map(|when| when.say(language)),
            rule: explained.expected.say(language),
            shares: explained.shares.iter().map(ShareJson::new).collect(),
            scoring: explained.scoring.iter().map(|words| words.say(language)).collect(),
            required_by: explained.required_by.iter().map(|tier| NamedJson::from(*tier)).collect(),
            asks: QuestionJson::new(&explained.questions[0], language),
            also_asks: explained.questions[1..].iter().map(|asked| QuestionJson::new(asked, language)).collect(),
            readings: explained.readings.iter().map(|reading| ReadingJson::new(standard, reading)).collect(),
        }
    }
}

#[derive(Serialize, JsonSchema)]
struct ShareJson<'a> {
    kind: &'a str,
    /// The tier that the site owes.
    tier: Option<&'a str>,
    of: usize,
}

impl<'a> ShareJson<'a> {
    fn new(share: &Share<'a>) -> Self {
        Self { kind: share.kind.id, tier: share.tier.map(|tier| tier.id), of: share.of }
    }
}

/// A check with everything that the standard says of it.
#[derive(Serialize, JsonSchema)]
pub(super) struct CheckInFullJson<'a> {
    #[serde(flatten)]
    check: CheckJson<'a>,
    clause_title: &'a str,
    question: &'a str,
    /// The questions it judges: several where deductions have a line each.
    questions: Vec<&'a str>,
    earns: EarnsJson<'a>,
    severity: &'static str,
    not_applicable_allowed: bool,
    how: Option<&'a str>,
    note: Option<&'a str>,
    due: Option<String>,
    ongoing: bool,
    lead: &'a [String],
    responsible: &'a [String],
    /// Ids of a requirement register.
    covers: &'a [String],
    /// Its former id, under which ledgers know it.
    was: Option<&'a str>,
}

impl<'a> CheckInFullJson<'a> {
    pub(super) fn new(standard: &'a Standard, check: &'a Check) -> Self {
        let questions = check.criterion.questions();
        Self {
            check: CheckJson::new(standard, check),
            clause_title: &standard.clause(check.clause).title,
            question: standard.question(questions[0]).id.as_str(),
            questions: questions.iter().map(|question| standard.question(*question).id.as_str()).collect(),
            earns: EarnsJson::new(standard, &check.criterion),
            severity: match check.weight {
                Weight::Key => "key",
                Weight::Major => "major",
                Weight::General => "general",
            },
            not_applicable_allowed: check.not_applicable_allowed,
            how: check.how.as_deref(),
            note: check.note.as_deref(),
            due: check.due.map(|due| due.to_string()),
            ongoing: check.ongoing,
            lead: &check.lead,
            responsible: &check.responsible,
            covers: &check.covers,
            was: check.was.as_ref().map(crate::standard::CheckId::as_str),
        }
    }
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ReadingJson<'a> {
    clause: &'a str,
    text: &'a str,
    decided: &'a str,
    because: &'a str,
    affects: Vec<&'a str>,
    /// Ids of a requirement register that it accounts for.
    covers: &'a [String],
}

impl<'a> ReadingJson<'a> {
    pub(super) fn new(standard: &'a Standard, reading: &'a TextReading) -> Self {
        Self {
            clause: standard.clause(reading.clause).id.as_str(),
            text: &reading.text,
            decided: &reading.decided,
            because: &reading.because,
            affects: reading.affects.iter().map(|check| standard.check(*check).id.as_str()).collect(),
            covers: &reading.covers,
        }
    }
}
