//! Tasks in the JSON of a standard: what it says of them, before anybody has answered.
use super::schema;
use super::standard::kind_ids;
use crate::diagnostic::Language;
use crate::report::sentence;
use crate::standard::{Standard, Task};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Serialize, JsonSchema)]
pub(super) struct TaskInFullJson<'a> {
    id: &'a str,
    title: &'a str,
    clause: &'a str,
    lead: &'a [String],
    responsible: &'a [String],
    /// The kinds of bodies and sites that answer, where an action does not say it itself.
    by: Vec<&'a str>,
    /// Which of them, in words.
    when: Option<String>,
    /// How many of them the document counts.
    expect: Option<u32>,
    #[schemars(schema_with = "schema::day_or_none")]
    due: Option<String>,
    ongoing: bool,
    note: Option<&'a str>,
    authored: Option<&'a str>,
    covers: &'a [String],
    /// The checks that are its actions.
    actions: Vec<&'a str>,
}

impl<'a> TaskInFullJson<'a> {
    pub(super) fn new(standard: &'a Standard, task: &'a Task, language: Language) -> Self {
        Self {
            id: task.id.as_str(),
            title: &task.title,
            clause: standard.clause(task.clause).id.as_str(),
            lead: &task.lead,
            responsible: &task.responsible,
            by: kind_ids(standard, &task.kinds),
            when: task.when.as_ref().map(|when| sentence::condition(standard, when).say(language).to_owned()),
            expect: task.expect,
            due: task.due.map(|due| due.to_string()),
            ongoing: task.ongoing,
            note: task.note.as_deref(),
            authored: task.authored.as_deref(),
            covers: &task.covers,
            actions: task.actions.iter().map(|action| standard.check(*action).id.as_str()).collect(),
        }
    }
}
