//! Reads tasks and their actions; an action is a check that takes over from its task what it does not say itself.
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::check::CheckDraft;
use crate::standard::decode::fields::Fields;
use crate::standard::decode::inherited::{self, Binds, Inherited, STRENGTHS};
use crate::standard::decode::{condition, scalar};
use crate::standard::grammar;
use crate::standard::tree::{Content, Entry, Node, Text};

/// A task as written.
#[derive(Debug)]
pub(in crate::standard) struct TaskDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) title: Option<Text>,
    pub(in crate::standard) expect: Option<(u32, Span)>,
    pub(in crate::standard) note: Option<Text>,
    pub(in crate::standard) covers: Vec<Text>,
    pub(in crate::standard) inherited: Inherited,
    pub(in crate::standard) actions: Vec<CheckDraft>,
    /// Whether its actions are a map, which may be empty.
    pub(in crate::standard) has_actions: bool,
    /// A key of it was not understood, which has been said.
    pub(in crate::standard) slipped: bool,
}

/// `tasks: {ID: {title, clause, lead, responsible, by, when, expect, due, ongoing, …, actions}}`
pub(in crate::standard) fn tasks(entry: &Entry, complaints: &mut Complaints) -> Vec<TaskDraft> {
    let mut tasks = Vec::new();
    for Entry { key, value } in scalar::entries(&entry.value, entry.key.span, complaints) {
        let Some(fields) = Fields::open(value, key.span, &grammar::TASK, complaints) else { continue };
        let actions = fields.needed("actions", complaints).and_then(|_| fields.entry("actions"));
        tasks.push(TaskDraft {
            id: key.clone(),
            title: fields.needed_text("title", complaints),
            expect: fields.whole("expect", complaints),
            note: fields.text("note", complaints),
            covers: fields.ids("covers", complaints).unwrap_or_default(),
            inherited: Inherited { clause: fields.needed_text("clause", complaints), ..handed_down(&fields, complaints) },
            has_actions: actions.is_some_and(|entry| matches!(entry.value.content, Content::Map(_))),
            slipped: fields.slipped(),
            actions: actions.map(|entry| self::actions(entry, key, complaints)).unwrap_or_default(),
        });
    }
    tasks
}

fn actions(entry: &Entry, task: &Text, complaints: &mut Complaints) -> Vec<CheckDraft> {
    scalar::entries(&entry.value, entry.key.span, complaints).iter().map(|Entry { key, value }| action(task, key, value, complaints)).collect()
}

fn action(task: &Text, key: &Text, node: &Node, complaints: &mut Complaints) -> CheckDraft {
    let mut draft = CheckDraft::named(Text { text: format!("{}.{}", task.text, key.text), span: key.span });
    if let Content::Text(_) = node.content {
        draft.text = scalar::text(node, complaints);
        return draft;
    }
    let Some(fields) = Fields::open(node, key.span, &grammar::ACTION, complaints) else { return draft };
    draft.text = fields.needed_text("text", complaints);
    draft.note = fields.text("note", complaints);
    draft.covers = fields.ids("covers", complaints).unwrap_or_default();
    draft.inherited = Inherited {
        clause: fields.text("clause", complaints),
        ask: fields.entry("ask").and_then(|entry| inherited::ask(entry, &draft.id, complaints)),
        ..handed_down(&fields, complaints)
    };
    draft
}

/// What a task and an action say alike. Who answers stands where a check says whom it binds.
fn handed_down(fields: &Fields<'_>, complaints: &mut Complaints) -> Inherited {
    let by = |entry: &Entry, complaints: &mut Complaints| Binds {
        span: entry.key.span,
        names: scalar::ids(&entry.value, complaints).into_iter().map(|name| (name, None)).collect(),
    };
    Inherited {
        binds: fields.entry("by").map(|entry| by(entry, complaints)),
        strength: fields.word("strength", STRENGTHS, complaints),
        when: fields.entry("when").map(|entry| condition::condition(&entry.value, entry.key.span, complaints)),
        due: inherited::due(fields, complaints),
        ongoing: fields.flag("ongoing", complaints),
        lead: fields.ids("lead", complaints),
        responsible: fields.ids("responsible", complaints),
        authored: fields.text("authored", complaints),
        ..Inherited::default()
    }
}
