//! Tasks as reports show them: each action with those that answer for it, how far they are, and whose date has passed.
use super::{FindingView, Named, ResultView};
use crate::assess::Verdict;
use crate::programme::{ActionResult, Answering, Overdue, TaskResult, overdue};
use crate::standard::{Check, KindIx, Task};
use crate::survey::Site;

/// A task.
#[derive(Debug)]
pub struct TaskView<'a> {
    /// The task.
    pub task: &'a Task,
    /// The clause that sets it.
    pub clause: &'a str,
    /// Those kinds of subjects that answer where an action does not say it itself.
    pub by: Vec<Named<'a>>,
    /// How far it is, with how many of its actions are done.
    pub result: &'a TaskResult,
    /// Its actions, in the document's order.
    pub actions: Vec<ActionView<'a>>,
}

/// An action.
#[derive(Debug)]
pub struct ActionView<'a> {
    /// The action.
    pub check: &'a Check,
    /// The clause that sets it.
    pub clause: &'a str,
    /// Those kinds of subjects that answer.
    pub by: Vec<Named<'a>>,
    /// Those of them that have no row.
    pub silent: Vec<Named<'a>>,
    /// How far it is.
    pub result: &'a ActionResult,
}

/// One subject that answers for an action.
#[derive(Debug)]
pub struct AnsweringView<'a> {
    /// The subject.
    pub site: &'a Site,
    /// Its kind.
    pub kind: Named<'a>,
    /// How far it is.
    pub answering: &'a Answering,
    /// What it was found to say.
    pub finding: FindingView<'a>,
}

/// How many tasks there are, how many of them are done, overdue, and past a date of which nobody says whether it was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskCounts {
    /// Tasks.
    pub tasks: usize,
    /// Those of which every action that counts is done.
    pub done: usize,
    /// Those with an action that is surely overdue.
    pub overdue: usize,
    /// Those with an action that may be.
    pub unverified: usize,
}

impl TaskView<'_> {
    /// Whether the survey says of any of its actions how far it is.
    pub fn is_told(&self) -> bool {
        is_told(self.result)
    }
}

fn is_told(task: &TaskResult) -> bool {
    task.actions.iter().flat_map(|action| &action.answering).any(|answering| answering.told)
}

impl<'a> ResultView<'a> {
    /// The tasks, in the document's order.
    pub fn tasks(&self) -> impl Iterator<Item = TaskView<'a>> {
        let standard = self.standard();
        self.programme.tasks.iter().map(move |result| {
            let task = standard.task(result.task);
            let actions = result.actions.iter().map(|action| self.action(action)).collect();
            // in the order in which those of an action stand
            let by = (0..standard.kinds.len()).map(KindIx::at).filter(|kind| task.kinds.contains(kind)).map(|kind| self.kind(kind)).collect();
            TaskView { task, clause: standard.clause(task.clause).id.as_str(), by, result, actions }
        })
    }

    /// Whether the survey says of any action how far it is.
    pub fn tells_progress(&self) -> bool {
        self.programme.tasks.iter().any(is_told)
    }

    fn action(&self, result: &'a ActionResult) -> ActionView<'a> {
        let check = self.standard().check(result.check);
        let by = (0..self.standard().kinds.len()).map(KindIx::at).filter(|kind| check.strength(*kind).is_some());
        let silent = result.silent.iter().map(|kind| self.kind(*kind)).collect();
        ActionView { check, clause: self.standard().clause(check.clause).id.as_str(), by: by.map(|kind| self.kind(kind)).collect(), silent, result }
    }

    /// Those that answer for an action, in the order of the survey.
    pub fn answering(&'a self, action: &ActionView<'a>) -> impl Iterator<Item = AnsweringView<'a>> {
        self.answering_where(action, |_| true)
    }

    /// Those that answer for an action and are so far, in the order of the survey.
    pub fn answering_where(&'a self, action: &ActionView<'a>, holds: impl Fn(&Answering) -> bool) -> impl Iterator<Item = AnsweringView<'a>> {
        let assessment = self.programme.assessment;
        let check = action.result.check;
        action.result.answering.iter().filter(move |answering| holds(answering)).filter_map(move |answering| {
            let (site, result) = self.subject(answering.subject)?;
            let finding = assessment.finding(site, result, check)?;
            Some(AnsweringView { site, kind: self.kind(site.kind), answering, finding: self.finding(site, finding) })
        })
    }

    /// Whether the date has passed of those that have no row.
    pub fn silence(&self, action: &ActionView<'a>) -> Overdue {
        overdue(action.check, Verdict::Unknown, self.programme.assessment.as_of)
    }

    /// How the tasks stand, all together.
    pub fn task_counts(&self) -> TaskCounts {
        let count = |holds: fn(&&TaskResult) -> bool| self.programme.tasks.iter().filter(holds).count();
        TaskCounts {
            tasks: self.programme.tasks.len(),
            done: count(|task| task.verdict == Verdict::Met),
            overdue: count(|task| task.overdue > 0),
            unverified: count(|task| task.unverified > 0),
        }
    }
}
