//! Reads the document's contents, and the readings of what is unclear in it.
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::fields::{Fields, wrong_shape};
use crate::standard::decode::scalar;
use crate::standard::grammar;
use crate::standard::tree::{Content, Entry, Text};

/// A clause as written.
#[derive(Debug)]
pub(in crate::standard) struct ClauseDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) title: Option<Text>,
    pub(in crate::standard) is: Option<(Kind, Span)>,
    pub(in crate::standard) why: Option<Text>,
    pub(in crate::standard) covers: Vec<Text>,
}

/// What a clause is that nothing cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::standard) enum Kind {
    Definition,
    Context,
    Duty,
}

/// Their words.
pub(in crate::standard) const KINDS: &[(&str, Kind)] = &[("definition", Kind::Definition), ("context", Kind::Context), ("duty", Kind::Duty)];

/// A reading as written.
#[derive(Debug)]
pub(in crate::standard) struct ReadingDraft {
    pub(in crate::standard) clause: Option<Text>,
    pub(in crate::standard) text: Option<Text>,
    pub(in crate::standard) decided: Option<Text>,
    pub(in crate::standard) because: Option<Text>,
    pub(in crate::standard) affects: Vec<Text>,
    pub(in crate::standard) covers: Vec<Text>,
}

/// `clauses: {CLAUSE: title | {title, is, why, covers}}`
pub(in crate::standard) fn clauses(entry: &Entry, complaints: &mut Complaints) -> Vec<ClauseDraft> {
    let Content::Map(entries) = &entry.value.content else {
        wrong_shape(&entry.value, entry.key.span, ("映射(条款号: 标题)", "a map from clauses to titles"), complaints);
        return Vec::new();
    };
    entries
        .iter()
        .map(|Entry { key, value }| {
            let mut draft = ClauseDraft { id: key.clone(), title: None, is: None, why: None, covers: Vec::new() };
            if let Content::Text(_) = value.content {
                draft.title = scalar::text(value, complaints);
            } else if let Some(fields) = Fields::open(value, key.span, &grammar::CLAUSE, complaints) {
                draft.title = fields.needed_text("title", complaints);
                draft.is = fields.word("is", KINDS, complaints);
                draft.why = if fields.get("is").is_some() { fields.needed_text("why", complaints) } else { fields.text("why", complaints) };
                draft.covers = fields.ids("covers", complaints).unwrap_or_default();
            }
            draft
        })
        .collect()
}

/// `readings: [{clause, text, decided, because, affects, covers}]`
pub(in crate::standard) fn readings(entry: &Entry, complaints: &mut Complaints) -> Vec<ReadingDraft> {
    let Content::List(items) = &entry.value.content else {
        wrong_shape(&entry.value, entry.key.span, ("列表", "a list"), complaints);
        return Vec::new();
    };
    let mut readings = Vec::new();
    for item in items {
        let Some(fields) = Fields::open(item, item.span, &grammar::READING, complaints) else { continue };
        readings.push(ReadingDraft {
            clause: fields.needed_text("clause", complaints),
            text: fields.needed_text("text", complaints),
            decided: fields.needed_text("decided", complaints),
            because: fields.needed_text("because", complaints),
            affects: fields.ids("affects", complaints).unwrap_or_default(),
            covers: fields.ids("covers", complaints).unwrap_or_default(),
        });
    }
    readings
}
