//! Tasks in the JSON contract.
use super::schema;
use super::site::CellJson;
use crate::assess::Verdict;
use crate::programme::Overdue;
use crate::report::view::{ActionView, AnsweringView, ResultView, TaskView};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Serialize, JsonSchema)]
pub(super) struct TaskJson<'v> {
    id: &'v str,
    clause: &'v str,
    title: &'v str,
    lead: &'v [String],
    responsible: &'v [String],
    #[schemars(schema_with = "schema::day_or_none")]
    due: Option<String>,
    ongoing: bool,
    /// An action of it is surely overdue.
    overdue: bool,
    /// The date of one of its actions has passed, and of somebody it is not known whether it was done.
    unverified: bool,
    #[schemars(schema_with = "schema::verdict")]
    verdict: &'static str,
    /// Actions that are done; one that only may be done does not count.
    done: usize,
    of: usize,
    actions: Vec<ActionJson<'v>>,
}

#[derive(Serialize, JsonSchema)]
struct ActionJson<'v> {
    /// The id of the check that it is.
    id: &'v str,
    clause: &'v str,
    text: &'v str,
    #[schemars(schema_with = "schema::strength_or_none")]
    strength: Option<&'static str>,
    /// The kinds of bodies and sites that answer.
    by: Vec<&'v str>,
    #[schemars(schema_with = "schema::day_or_none")]
    due: Option<String>,
    ongoing: bool,
    #[schemars(schema_with = "schema::verdict")]
    verdict: &'static str,
    /// Somebody surely has not done it by its date.
    overdue: bool,
    /// Its date has passed, and of somebody it is not known whether it was done.
    unverified: bool,
    /// How many have done it.
    done: usize,
    /// How many of them after its date.
    late: usize,
    /// How many answer for it.
    of: usize,
    /// The kinds that are to answer and of which the survey has no row.
    silent: Vec<&'v str>,
    /// Those that answer and have not done it, or were late; all of them with `--findings all`.
    answering: Vec<AnsweringJson<'v>>,
}

#[derive(Serialize, JsonSchema)]
struct AnsweringJson<'v> {
    code: Option<&'v str>,
    name: &'v str,
    kind: &'v str,
    #[schemars(schema_with = "schema::verdict")]
    verdict: &'static str,
    /// The day on which it was done, where one is given.
    #[schemars(schema_with = "schema::day_or_none")]
    done_on: Option<String>,
    late: bool,
    overdue: bool,
    unverified: bool,
    observed: Option<String>,
    place: Option<CellJson<'v>>,
    remark: Option<&'v str>,
    evidence: Option<&'v str>,
}

impl<'v> TaskJson<'v> {
    pub(super) fn new(result: &'v ResultView<'v>, view: &TaskView<'v>) -> Self {
        Self {
            id: view.task.id.as_str(),
            clause: view.clause,
            title: &view.task.title,
            lead: &view.task.lead,
            responsible: &view.task.responsible,
            due: view.task.due.map(|due| due.to_string()),
            ongoing: view.task.ongoing,
            overdue: view.result.overdue > 0,
            unverified: view.result.unverified > 0,
            verdict: view.result.verdict.as_str(),
            done: view.result.done,
            of: view.result.of,
            actions: view.actions.iter().map(|action| ActionJson::new(result, action)).collect(),
        }
    }
}

impl<'v> ActionJson<'v> {
    fn new(result: &'v ResultView<'v>, view: &ActionView<'v>) -> Self {
        let told = |answering: &AnsweringView<'_>| result.tells_all() || answering.answering.verdict != Verdict::Met || answering.answering.late;
        Self {
            id: view.check.id.as_str(),
            clause: view.clause,
            text: &view.check.text,
            strength: view.check.strengths.iter().flatten().next().map(|strength| strength.as_str()),
            by: view.by.iter().map(|kind| kind.id).collect(),
            due: view.check.due.map(|due| due.to_string()),
            ongoing: view.check.ongoing,
            verdict: view.result.verdict.as_str(),
            overdue: view.result.overdue > 0,
            unverified: view.result.unverified > 0,
            done: view.result.done,
            late: view.result.late,
            of: view.result.answering.len(),
            silent: view.silent.iter().map(|kind| kind.id).collect(),
            answering: result.answering(view).filter(told).map(AnsweringJson::new).collect(),
        }
    }
}

impl<'v> AnsweringJson<'v> {
    fn new(view: AnsweringView<'v>) -> Self {
        Self {
            code: view.site.code.as_deref(),
            name: &view.site.name,
            kind: view.kind.id,
            verdict: view.answering.verdict.as_str(),
            done_on: view.answering.done_on.map(|day| day.to_string()),
            late: view.answering.late,
            overdue: view.answering.overdue == Overdue::Surely,
            unverified: view.answering.overdue == Overdue::Unverified,
            observed: Some(view.finding.observed.into_owned()).filter(|observed| !observed.is_empty()),
            place: view.finding.place.map(CellJson::new),
            remark: view.finding.remark,
            evidence: view.finding.evidence,
        }
    }
}
