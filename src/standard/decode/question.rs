//! Reads questions: under `questions:`, in common.yaml, and where a check asks one of its own.
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::fields::{Fields, wrong_shape};
use crate::standard::decode::scalar;
use crate::standard::grammar;
use crate::standard::tree::{Content, Entry, Node, Text};
use crate::standard::{Interval, RegisterField};
use rust_decimal::Decimal;

/// The type of a question, before its measure, choices or members are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::standard) enum TypeName {
    YesNo,
    Count,
    Number,
    Percent,
    Duration,
    Date,
    Choice,
    Set,
    Text,
    Size,
    Progress,
}

impl TypeName {
    /// All types with their words.
    pub(in crate::standard) const ALL: &[(&'static str, Self)] = &[
        ("yes_no", Self::YesNo),
        ("count", Self::Count),
        ("number", Self::Number),
        ("percent", Self::Percent),
        ("duration", Self::Duration),
        ("date", Self::Date),
        ("choice", Self::Choice),
        ("set", Self::Set),
        ("text", Self::Text),
        ("size", Self::Size),
        ("progress", Self::Progress),
    ];

    /// The word of the grammar.
    pub(in crate::standard) fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, name)| *name == self).map_or("", |(word, _)| word)
    }

    /// Whether its values have a unit and a range.
    pub(in crate::standard) fn is_measured(self) -> bool {
        matches!(self, Self::Count | Self::Number | Self::Percent | Self::Duration | Self::Size)
    }
}

/// A question as written.
#[derive(Debug, Clone)]
pub(in crate::standard) struct QuestionDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) label: Option<Text>,
    pub(in crate::standard) group: Option<Text>,
    pub(in crate::standard) answer: Option<(TypeName, Span)>,
    pub(in crate::standard) unit: Option<Text>,
    pub(in crate::standard) range: Option<(Interval, Span)>,
    pub(in crate::standard) aliases: Vec<Text>,
    pub(in crate::standard) choices: Option<Vec<Text>>,
    pub(in crate::standard) members: Option<Vec<Text>>,
    pub(in crate::standard) help: Option<Text>,
    pub(in crate::standard) register: Option<RegisterField>,
    /// Whether it asks for points at discretion, of which 有 and 无 say something.
    pub(in crate::standard) some: bool,
    /// Whether it stands in the vocabulary that standards share.
    pub(in crate::standard) shared: bool,
    /// Where `choices`, `members` and the like are written, for complaints about them.
    pub(in crate::standard) keys: Vec<Text>,
}

/// `questions: {ID: {label, …}}`
pub(in crate::standard) fn questions(entry: &Entry, complaints: &mut Complaints) -> Vec<QuestionDraft> {
    let mut questions = Vec::new();
    for Entry { key, value } in scalar::entries(&entry.value, entry.key.span, complaints) {
        questions.push(question(key, value, complaints));
    }
    questions
}

/// One question: `{label, group, type, unit, range, aliases, choices, members, help, register}`
pub(in crate::standard) fn question(id: &Text, node: &Node, complaints: &mut Complaints) -> QuestionDraft {
    let mut draft = QuestionDraft::owned(id.clone());
    let Some(fields) = Fields::open(node, id.span, &grammar::QUESTION, complaints) else { return draft };
    let registers: Vec<(&str, RegisterField)> =
        RegisterField::ALL.iter().filter(|(field, _)| !field.is_of_tasks()).map(|(field, word)| (*word, *field)).collect();
    draft.label = fields.text("label", complaints);
    draft.group = fields.text("group", complaints);
    draft.answer = fields.word("type", TypeName::ALL, complaints);
    draft.unit = fields.text("unit", complaints);
    draft.range = fields.get("range").and_then(|node| range(node, complaints));
    draft.aliases = fields.names("aliases", complaints).unwrap_or_default();
    draft.choices = fields.names("choices", complaints);
    draft.members = fields.names("members", complaints);
    draft.help = fields.text("help", complaints);
    draft.register = fields.word("register", &registers, complaints).map(|(field, _)| field);
    draft.keys = fields.entries().iter().map(|entry| entry.key.clone()).collect();
    draft
}

impl QuestionDraft {
    /// The question of a check that says nothing about it.
    pub(in crate::standard) fn owned(id: Text) -> Self {
        Self {
            id,
            label: None,
            group: None,
            answer: None,
            unit: None,
            range: None,
            aliases: Vec::new(),
            choices: None,
            members: None,
            help: None,
            register: None,
            some: false,
            shared: false,
            keys: Vec::new(),
        }
    }

    /// Where a key of it stands.
    pub(in crate::standard) fn key(&self, key: &str) -> Span {
        self.keys.iter().find(|text| text.text == key).map_or(self.id.span, |text| text.span)
    }
}

fn range(node: &Node, complaints: &mut Complaints) -> Option<(Interval, Span)> {
    let pair = match &node.content {
        Content::List(items) if items.len() == 2 => items,
        _ => {
            wrong_shape(node, node.span, ("两个数 [最小, 最大]", "two numbers [least, most]"), complaints);
            return None;
        }
    };
    let texts: Vec<Text> = pair.iter().filter_map(|item| scalar::text(item, complaints)).collect();
    let ends: Vec<Decimal> = texts.iter().filter_map(|text| scalar::number(text, complaints)).collect();
    let [low, high] = ends[..] else { return None };
    Some((Interval::between(low, high), node.span))
}
