//! Reads targets: a measure over sites or bodies, and the ordered rule on it.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::fields::Fields;
use crate::standard::decode::inherited::{self, Ask, STRENGTHS};
use crate::standard::decode::rule::{self, RuleDraft};
use crate::standard::decode::scalar;
use crate::standard::grammar;
use crate::standard::tree::{Entry, Text};
use crate::standard::{PerKind, Strength};
use crate::wording;
use jiff::civil::Date;

/// A target as written.
#[derive(Debug)]
pub(in crate::standard) struct TargetDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) clause: Option<Text>,
    pub(in crate::standard) text: Option<Text>,
    /// `None` where it could not be read, which has been said.
    pub(in crate::standard) measure: Option<MeasureDraft>,
    pub(in crate::standard) rule: Option<RuleDraft>,
    pub(in crate::standard) due: Option<Date>,
    pub(in crate::standard) per_kind: PerKind,
    pub(in crate::standard) strength: Strength,
    pub(in crate::standard) lead: Vec<Text>,
    pub(in crate::standard) responsible: Vec<Text>,
    pub(in crate::standard) authored: Option<Text>,
    pub(in crate::standard) covers: Vec<Text>,
}

/// What is measured, and over whom.
#[derive(Debug)]
pub(in crate::standard) struct MeasureDraft {
    /// Where it is written: the key `share`, `number`, `figure` or `ratio`.
    pub(in crate::standard) span: Span,
    pub(in crate::standard) of: Vec<Text>,
    pub(in crate::standard) form: MeasureForm,
}

/// The forms of measures.
#[derive(Debug)]
pub(in crate::standard) enum MeasureForm {
    /// `share: {of, reach: TIER | meet: [checks, indicators]}`
    Share(CountedDraft),
    /// `number: {of, reach | meet}`; neither counts every site.
    Number(CountedDraft),
    /// `figure: {of, ask}`
    Figure(Ask),
    /// `ratio: {of, top, bottom}`
    Ratio { top: Ask, bottom: Ask },
}

/// What a site must do to count.
#[derive(Debug)]
pub(in crate::standard) enum CountedDraft {
    Every,
    Reach(Text),
    Meet(Vec<Text>),
}

/// The measures of which a target has one.
pub(in crate::standard) const MEASURES: &[&str] = &["share", "number", "figure", "ratio"];

/// How kinds are told apart, with the words.
pub(in crate::standard) const PER_KIND: &[(&str, PerKind)] = &[("pooled", PerKind::Pooled), ("shown", PerKind::Shown), ("judged", PerKind::Judged)];

/// `targets: {ID: {clause, text, share|number|figure|ratio, rule, due, …}}`
pub(in crate::standard) fn targets(entry: &Entry, complaints: &mut Complaints) -> Vec<TargetDraft> {
    let mut targets = Vec::new();
    for Entry { key, value } in scalar::entries(&entry.value, entry.key.span, complaints) {
        let Some(fields) = Fields::open(value, key.span, &grammar::TARGET, complaints) else { continue };
        targets.push(target(key, &fields, complaints));
    }
    targets
}

fn target(key: &Text, fields: &Fields<'_>, complaints: &mut Complaints) -> TargetDraft {
    TargetDraft {
        id: key.clone(),
        clause: fields.needed_text("clause", complaints),
        text: fields.needed_text("text", complaints),
        measure: measure(key, fields, complaints),
        rule: fields.needed("rule", complaints).map(|node| rule::rule(node, node.span, complaints)),
        due: fields.date("due", complaints),
        per_kind: fields.word("per_kind", PER_KIND, complaints).map(|(word, _)| word).unwrap_or_default(),
        strength: fields.word("strength", STRENGTHS, complaints).map_or(Strength::Must, |(strength, _)| strength),
        lead: fields.ids("lead", complaints).unwrap_or_default(),
        responsible: fields.ids("responsible", complaints).unwrap_or_default(),
        authored: fields.text("authored", complaints),
        covers: fields.ids("covers", complaints).unwrap_or_default(),
    }
}

/// The one measure of a target.
fn measure(key: &Text, fields: &Fields<'_>, complaints: &mut Complaints) -> Option<MeasureDraft> {
    let written: Vec<&Entry> = MEASURES.iter().filter_map(|measure| fields.entry(measure)).collect();
    let entry = match written[..] {
        [entry] => entry,
        [] => {
            fields.needed_one_of(MEASURES, complaints);
            return None;
        }
        [_, second, ..] => {
            let all = written.iter().map(|entry| entry.key.text.as_str()).collect::<Vec<_>>().join("、");
            let help = wording!("分成几个目标,每个只量一样", "make several targets of it, each with one measure");
            complaints.report(
                Code::TwoMeasures,
                second.key.span,
                wording!("一个目标只能有一种量法,这里有:{all}", "a target has one measure, and there are: {all}"),
                help,
            );
            return None;
        }
    };
    let keys = match entry.key.text.as_str() {
        "figure" => &grammar::FIGURE,
        "ratio" => &grammar::RATIO,
        "number" => &grammar::NUMBER,
        _ => &grammar::SHARE,
    };
    let inner = Fields::open(&entry.value, entry.key.span, keys, complaints)?;
    let of = inner.needed("of", complaints).map(|node| scalar::ids(node, complaints));
    let asked = |key_name: &'static str, suffix: &str, complaints: &mut Complaints| {
        inner.needed(key_name, complaints)?;
        let owner = Text { text: format!("target/{}{suffix}", key.text), span: inner.entry(key_name)?.key.span };
        inherited::ask(inner.entry(key_name)?, &owner, complaints)
    };
    let form = match entry.key.text.as_str() {
        "figure" => asked("ask", "", complaints).map(MeasureForm::Figure),
        "ratio" => {
            let (top, bottom) = (asked("top", "/top", complaints), asked("bottom", "/bottom", complaints));
            top.zip(bottom).map(|(top, bottom)| MeasureForm::Ratio { top, bottom })
        }
        "number" => counted(&inner, entry.key.span, true, complaints).map(MeasureForm::Number),
        _ => counted(&inner, entry.key.span, false, complaints).map(MeasureForm::Share),
    };
    Some(MeasureDraft { span: entry.key.span, of: of?, form: form? })
}

/// `reach: TIER`, or `meet: [checks, indicators]`, or nothing where every site may count.
fn counted(fields: &Fields<'_>, span: Span, every: bool, complaints: &mut Complaints) -> Option<CountedDraft> {
    match (fields.text("reach", complaints), fields.ids("meet", complaints).filter(|meet| !meet.is_empty())) {
        (Some(tier), None) => Some(CountedDraft::Reach(tier)),
        (None, Some(meet)) => Some(CountedDraft::Meet(meet)),
        (None, None) if every && fields.entry("meet").is_none() => Some(CountedDraft::Every),
        (None, None) | (Some(_), Some(_)) => {
            let help = wording!("写 reach: 档次,或 meet: [检查项或指标]", "write reach: TIER, or meet: [checks or indicators]");
            complaints.report(Code::MissingKey, span, wording!("reach 与 meet 应有且只有一个", "one of reach and meet must stand here"), help);
            None
        }
    }
}
