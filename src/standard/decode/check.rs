//! Reads aspects, indicators and checks.
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::award::{self, AwardDraft};
use crate::standard::decode::fields::{Fields, wrong_shape};
use crate::standard::decode::inherited::{self, Inherited};
use crate::standard::decode::rule::{self, RuleDraft};
use crate::standard::decode::scalar;
use crate::standard::grammar;
use crate::standard::tree::{Content, Entry, Node, Text};
use rust_decimal::Decimal;

/// An aspect as written; its indicators are drafts of their own.
#[derive(Debug)]
pub(in crate::standard) struct AspectDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) title: Option<Text>,
    pub(in crate::standard) points: Option<(Decimal, Span)>,
    pub(in crate::standard) inherited: Inherited,
}

/// An indicator as written.
#[derive(Debug)]
pub(in crate::standard) struct IndicatorDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) aspect: Option<usize>,
    pub(in crate::standard) title: Option<Text>,
    pub(in crate::standard) points: Option<(Decimal, Span)>,
    pub(in crate::standard) count: Option<(u32, Span)>,
    pub(in crate::standard) inherited: Inherited,
    pub(in crate::standard) checks: Vec<CheckDraft>,
}

/// A check as written.
#[derive(Debug)]
pub(in crate::standard) struct CheckDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) text: Option<Text>,
    pub(in crate::standard) rule: Option<RuleDraft>,
    pub(in crate::standard) award: AwardDraft,
    pub(in crate::standard) points: Option<(Decimal, Span)>,
    pub(in crate::standard) count: Option<(u32, Span)>,
    pub(in crate::standard) note: Option<Text>,
    pub(in crate::standard) covers: Vec<Text>,
    pub(in crate::standard) was: Option<Text>,
    pub(in crate::standard) inherited: Inherited,
    /// A form that this version does not evaluate stands in it, which has been said.
    pub(in crate::standard) refused: bool,
}

impl CheckDraft {
    /// A check of which nothing is known but its id.
    pub(in crate::standard) fn named(id: Text) -> Self {
        Self {
            id,
            text: None,
            rule: None,
            award: AwardDraft::default(),
            points: None,
            count: None,
            note: None,
            covers: Vec::new(),
            was: None,
            inherited: Inherited::default(),
            refused: false,
        }
    }
}

/// `aspects: {ID: {title, points, …, indicators}}`; the indicators are added to those there are.
pub(in crate::standard) fn aspects(entry: &Entry, aspects: &mut Vec<AspectDraft>, indicators: &mut Vec<IndicatorDraft>, complaints: &mut Complaints) {
    for Entry { key, value } in scalar::entries(&entry.value, entry.key.span, complaints) {
        let Some(fields) = Fields::open(value, key.span, &grammar::ASPECT, complaints) else { continue };
        aspects.push(AspectDraft {
            id: key.clone(),
            title: fields.needed_text("title", complaints),
            points: fields.number("points", complaints),
            inherited: group_keys(&fields, key, complaints),
        });
        if let Some(entry) = fields.needed("indicators", complaints).and_then(|_| fields.entry("indicators")) {
            self::indicators(entry, Some(aspects.len() - 1), indicators, complaints);
        }
    }
}

/// `indicators: {ID: {title, points, count, …, checks}}`
pub(in crate::standard) fn indicators(entry: &Entry, aspect: Option<usize>, indicators: &mut Vec<IndicatorDraft>, complaints: &mut Complaints) {
    for Entry { key, value } in scalar::entries(&entry.value, entry.key.span, complaints) {
        let Some(fields) = Fields::open(value, key.span, &grammar::INDICATOR, complaints) else { continue };
        let checks = fields.needed("checks", complaints).and_then(|_| fields.entry("checks"));
        indicators.push(IndicatorDraft {
            id: key.clone(),
            aspect,
            title: fields.needed_text("title", complaints),
            points: fields.number("points", complaints),
            count: fields.whole("count", complaints),
            inherited: group_keys(&fields, key, complaints),
            checks: checks.map(|entry| self::checks(entry, key, complaints)).unwrap_or_default(),
        });
    }
}

/// What an indicator or aspect hands down; a question of its own and rules by tier belong to single checks.
fn group_keys(fields: &Fields<'_>, owner: &Text, complaints: &mut Complaints) -> Inherited {
    let mut handed = inherited::inherited(fields, owner, complaints);
    for (key, wanted) in [
        ("ask", ("一个采集项编号", "the id of one question")),
        ("tiers", ("档次列表;按档次的规则写在检查项上", "a list of tiers; rules by tier stand on checks")),
    ] {
        if let Some(node) = fields.get(key).filter(|node| matches!(node.content, Content::Map(_))) {
            wrong_shape(node, node.span, wanted, complaints);
        }
    }
    handed.ask = handed.ask.filter(|ask| matches!(ask, inherited::Ask::Shared(_)));
    handed.ticks = handed.ticks.filter(|ticks| matches!(ticks, inherited::Ticks::List(_)));
    handed
}

fn checks(entry: &Entry, indicator: &Text, complaints: &mut Complaints) -> Vec<CheckDraft> {
    scalar::entries(&entry.value, entry.key.span, complaints).iter().map(|Entry { key, value }| check(indicator, key, value, complaints)).collect()
}

fn check(indicator: &Text, key: &Text, node: &Node, complaints: &mut Complaints) -> CheckDraft {
    let id = Text { text: format!("{}.{}", indicator.text, key.text), span: key.span };
    let mut draft = CheckDraft::named(id);
    if let Content::Text(_) = node.content {
        draft.text = scalar::text(node, complaints);
        return draft;
    }
    let Some(fields) = Fields::open(node, key.span, &grammar::CHECK, complaints) else { return draft };
    draft.refused = fields.refuse_later(complaints);
    draft.text = fields.needed_text("text", complaints);
    draft.rule = fields.entry("rule").map(|entry| rule::rule(&entry.value, entry.key.span, complaints));
    draft.award = award::award(&fields, &draft.id, complaints);
    draft.points = fields.number("points", complaints);
    draft.count = fields.whole("count", complaints);
    draft.note = fields.text("note", complaints);
    draft.covers = fields.ids("covers", complaints).unwrap_or_default();
    draft.was = fields.text("was", complaints);
    draft.inherited = inherited::inherited(&fields, &draft.id, complaints);
    draft
}
