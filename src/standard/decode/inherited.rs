//! Reads what a check takes over from its indicator and aspect where it does not say it itself.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::condition::{self, ConditionDraft};
use crate::standard::decode::fields::{Fields, wrong_shape};
use crate::standard::decode::question::{self, QuestionDraft};
use crate::standard::decode::rule::{self, RuleDraft};
use crate::standard::decode::scalar;
use crate::standard::grammar;
use crate::standard::tree::{Content, Entry, Text};
use crate::standard::{Strength, Weight};
use crate::wording;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The words of strength.
pub(in crate::standard) const STRENGTHS: &[(&str, Strength)] = &[("must", Strength::Must), ("should", Strength::Should), ("may", Strength::May)];

/// The words of weight.
pub(in crate::standard) const WEIGHTS: &[(&str, Weight)] = &[("key", Weight::Key), ("major", Weight::Major), ("general", Weight::General)];

/// What is taken over, nearest first.
#[derive(Debug, Default)]
pub(in crate::standard) struct Inherited {
    pub(in crate::standard) clause: Option<Text>,
    pub(in crate::standard) binds: Option<Binds>,
    pub(in crate::standard) strength: Option<(Strength, Span)>,
    pub(in crate::standard) weight: Option<Weight>,
    pub(in crate::standard) ticks: Option<Ticks>,
    pub(in crate::standard) when: Option<ConditionDraft>,
    pub(in crate::standard) not_applicable: Option<bool>,
    pub(in crate::standard) ask: Option<Ask>,
    pub(in crate::standard) due: Option<Due>,
    pub(in crate::standard) ongoing: Option<bool>,
    pub(in crate::standard) lead: Option<Vec<Text>>,
    pub(in crate::standard) responsible: Option<Vec<Text>>,
    pub(in crate::standard) remedy: Option<RemedyDraft>,
    pub(in crate::standard) how: Option<Text>,
    pub(in crate::standard) authored: Option<Text>,
}

/// Whom a check binds: `[kinds]`, or `{kind: strength}`.
#[derive(Debug)]
pub(in crate::standard) struct Binds {
    pub(in crate::standard) span: Span,
    pub(in crate::standard) names: Vec<(Text, Option<Strength>)>,
}

/// Where a check is ticked, or its rule for each tier.
#[derive(Debug)]
pub(in crate::standard) enum Ticks {
    List(Vec<Text>),
    Rules(Vec<(Text, RuleDraft)>),
}

/// A shared question by its id, or one of the check's own.
#[derive(Debug)]
pub(in crate::standard) enum Ask {
    Shared(Text),
    Own(Box<QuestionDraft>),
}

/// A date, or none although one would be inherited.
#[derive(Debug, Clone, Copy)]
pub(in crate::standard) enum Due {
    None,
    Day(Date),
}

/// What is to be done about an unmet check.
#[derive(Debug, Default, Clone)]
pub(in crate::standard) struct RemedyDraft {
    pub(in crate::standard) text: Option<Text>,
    pub(in crate::standard) days: Option<u16>,
    pub(in crate::standard) effort: Option<Decimal>,
}

/// Reads the shared keys; `owner` is the aspect, indicator or check.
pub(in crate::standard) fn inherited(fields: &Fields<'_>, owner: &Text, complaints: &mut Complaints) -> Inherited {
    Inherited {
        clause: fields.text("clause", complaints),
        binds: fields.entry("for").and_then(|entry| binds(entry, complaints)),
        strength: fields.word("strength", STRENGTHS, complaints),
        weight: fields.word("severity", WEIGHTS, complaints).map(|(weight, _)| weight),
        ticks: fields.entry("tiers").map(|entry| ticks(entry, complaints)),
        when: fields.entry("when").map(|entry| condition::condition(&entry.value, entry.key.span, complaints)),
        not_applicable: fields.word("na", &[("allowed", true)], complaints).map(|(allowed, _)| allowed),
        ask: fields.entry("ask").and_then(|entry| ask(entry, owner, complaints)),
        due: due(fields, complaints),
        ongoing: fields.flag("ongoing", complaints),
        lead: fields.ids("lead", complaints),
        responsible: fields.ids("responsible", complaints),
        remedy: fields.entry("remedy").and_then(|entry| remedy(entry, complaints)),
        how: fields.text("how", complaints),
        authored: fields.text("authored", complaints),
    }
}

fn binds(entry: &Entry, complaints: &mut Complaints) -> Option<Binds> {
    let names = match &entry.value.content {
        Content::Map(entries) => entries
            .iter()
            .map(|Entry { key, value }| {
                let strength = scalar::text(value, complaints).and_then(|text| scalar::word(&text, STRENGTHS, complaints));
                (key.clone(), strength.or(Some(Strength::Must)))
            })
            .collect(),
        Content::List(_) | Content::Text(_) => scalar::ids(&entry.value, complaints).into_iter().map(|name| (name, None)).collect(),
        Content::Empty => {
            wrong_shape(&entry.value, entry.key.span, ("[类型] 或 {类型: must}", "[kinds] or {kind: must}"), complaints);
            return None;
        }
    };
    Some(Binds { span: entry.key.span, names })
}

fn ticks(entry: &Entry, complaints: &mut Complaints) -> Ticks {
    match &entry.value.content {
        Content::Map(entries) => Ticks::Rules(entries.iter().map(|Entry { key, value }| (key.clone(), rule::rule(value, key.span, complaints))).collect()),
        Content::List(_) | Content::Text(_) | Content::Empty => Ticks::List(scalar::ids(&entry.value, complaints)),
    }
}

/// A question by its id, or one that `owner` owns.
pub(in crate::standard) fn ask(entry: &Entry, owner: &Text, complaints: &mut Complaints) -> Option<Ask> {
    match &entry.value.content {
        Content::Text(_) => scalar::text(&entry.value, complaints).map(Ask::Shared),
        Content::Map(_) => Some(Ask::Own(Box::new(question::question(owner, &entry.value, complaints)))),
        Content::Empty | Content::List(_) => {
            wrong_shape(&entry.value, entry.key.span, ("采集项编号,或 {label: …}", "the id of a question, or {label: …}"), complaints);
            None
        }
    }
}

/// A date of the document's own, or `none`.
pub(in crate::standard) fn due(fields: &Fields<'_>, complaints: &mut Complaints) -> Option<Due> {
    let text = fields.text("due", complaints)?;
    if text.text == "none" { Some(Due::None) } else { scalar::date(&text, complaints).map(Due::Day) }
}

/// `remedy: {text, days, effort}`
pub(in crate::standard) fn remedy(entry: &Entry, complaints: &mut Complaints) -> Option<RemedyDraft> {
    let fields = Fields::open(&entry.value, entry.key.span, &grammar::REMEDY, complaints)?;
    let days = fields.whole("days", complaints).and_then(|(days, span)| match u16::try_from(days) {
        Ok(days) if days <= 3650 => Some(days),
        _ => {
            let help = wording!("整改期限按自然日写", "remedy days are calendar days");
            complaints.report(Code::InvalidNumber, span, wording!("{days} 天超过十年", "{days} days are over ten years"), help);
            None
        }
    });
    Some(RemedyDraft { text: fields.text("text", complaints), days, effort: fields.number("effort", complaints).map(|(effort, _)| effort) })
}
