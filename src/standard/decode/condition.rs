//! Reads conditions: one grammar for `when`, for cases and for tiers.
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::fields::wrong_shape;
use crate::standard::decode::rule::{self, RuleDraft};
use crate::standard::tree::{Content, Entry, Node, Text};

/// A condition as written.
#[derive(Debug, Clone)]
pub(in crate::standard) enum ConditionDraft {
    /// `{question: rule}`
    Answer(Text, Box<RuleDraft>),
    /// Several keys, or `all_of`.
    AllOf(Vec<ConditionDraft>),
    /// `any_of`
    AnyOf(Vec<ConditionDraft>),
    /// `none_of`
    NoneOf(Vec<ConditionDraft>),
    /// It could not be read, which has been said.
    Broken,
}

/// A condition: `{question: rule}`, or `any_of`, `all_of`, `none_of` with a list of conditions.
pub(in crate::standard) fn condition(node: &Node, owner: Span, complaints: &mut Complaints) -> ConditionDraft {
    let entries = match &node.content {
        Content::Map(entries) if !entries.is_empty() => entries,
        _ => {
            wrong_shape(node, owner, ("条件,如 {remote: present}", "a condition, such as {remote: present}"), complaints);
            return ConditionDraft::Broken;
        }
    };
    let mut parts: Vec<ConditionDraft> = entries.iter().map(|entry| part(entry, complaints)).collect();
    if parts.len() == 1 { parts.remove(0) } else { ConditionDraft::AllOf(parts) }
}

/// One key of a condition.
pub(super) fn part(entry: &Entry, complaints: &mut Complaints) -> ConditionDraft {
    let Entry { key, value } = entry;
    match key.text.as_str() {
        "all_of" => ConditionDraft::AllOf(list(value, key.span, complaints)),
        "any_of" => ConditionDraft::AnyOf(list(value, key.span, complaints)),
        "none_of" => ConditionDraft::NoneOf(list(value, key.span, complaints)),
        _ => ConditionDraft::Answer(key.clone(), Box::new(rule::rule(value, key.span, complaints))),
    }
}

fn list(node: &Node, owner: Span, complaints: &mut Complaints) -> Vec<ConditionDraft> {
    match &node.content {
        Content::List(items) if !items.is_empty() => items.iter().map(|item| condition(item, item.span, complaints)).collect(),
        _ => {
            wrong_shape(node, owner, ("条件的列表", "a list of conditions"), complaints);
            vec![ConditionDraft::Broken]
        }
    }
}

impl ConditionDraft {
    /// Every question it names, with the rule on it, in the order written.
    pub(in crate::standard) fn answers<'d>(&'d self, found: &mut Vec<(&'d Text, &'d RuleDraft)>) {
        match self {
            Self::Answer(question, rule) => {
                found.push((question, rule));
                rule.conditions().for_each(|condition| condition.answers(found));
            }
            Self::AllOf(parts) | Self::AnyOf(parts) | Self::NoneOf(parts) => parts.iter().for_each(|part| part.answers(found)),
            Self::Broken => {}
        }
    }
}

impl RuleDraft {
    /// The conditions of its cases.
    pub(in crate::standard) fn conditions(&self) -> impl Iterator<Item = &ConditionDraft> {
        let cases = if let rule::Form::Cases(cases) = &self.form { &cases[..] } else { &[] };
        cases.iter().filter_map(|case| case.when.as_ref())
    }
}
