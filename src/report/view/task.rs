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

impl<'a> ResultView<'a> {
    /// The tasks, in the document's order.
    pub fn tasks(&self) -> impl Iterator<Item = TaskView<'a>> {
        let standard = self.standard();
        self.programme.tasks.iter().map(move |result| {
            let task = standard.task(result.task);
            let actions = result.actions.iter().map(|action| self.action(action)).collect();
            TaskView { task, clause: standard.clause(task.clause).id.as_str(), result, actions }
        })
    }

    /// Whether the survey says of any action how far it is.
    pub fn tells_progress(&self) -> bool {
        let actions = self.programme.tasks.iter().flat_map(|task| &task.actions);
        actions.flat_map(|action| &action.answering).any(|answering| answering.verdict != Verdict::Unknown)
    }

    fn action(&self, result: &'a ActionResult) -> ActionView<'a> {
        let check = self.standard().check(result.check);
        let by = (0..self.standard().kinds.len()).map(KindIx::at).filter(|kind| check.strength(*kind).is_some());
        let silent = result.silent.iter().map(|kind| self.kind(*kind)).collect();
        ActionView { check, clause: self.standard().clause(check.clause).id.as_str(), by: by.map(|kind| self.kind(kind)).collect(), silent, result }
    }

    /// Those that answer for an action, in the order of the survey.
    pub fn answering(&'a self, action: &ActionView<'a>) -> impl Iterator<Item = AnsweringView<'a>> {
        let assessment = self.programme.assessment;
        let check = action.result.check;
        action.result.answering.iter().filter_map(move |answering| {
            let (site, result) = self.subject(answering.subject)?;
            let finding = assessment.finding(site, result, check)?;
            Some(AnsweringView { site, kind: self.kind(site.kind), answering, finding: self.finding(site, finding) })
        })
    }

    /// The names of those whose date has passed in such a way.
    pub fn overdue(&self, action: &ActionView<'a>, how: Overdue) -> Vec<&'a str> {
        let of = action.result.answering.iter().filter(|answering| answering.overdue == how);
        of.filter_map(|answering| self.subject(answering.subject)).map(|(site, _)| site.name.as_str()).collect()
    }

    /// The names of those of whom it is not known whether they kept the date, those that have no row behind them.
    pub fn unverified(&self, action: &ActionView<'a>) -> Vec<&'a str> {
        let mut names = self.overdue(action, Overdue::Unverified);
        if self.silence(action) == Overdue::Unverified {
            names.extend(action.silent.iter().map(|kind| kind.name));
        }
        names
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
