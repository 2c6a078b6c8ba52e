//! Tasks as of a day: which actions are done, by how many of those that answer, which are overdue, and which have passed their date
//! while nobody says how far they are.
use crate::assess::{Assessment, SiteResult, Verdict};
use crate::standard::{Bound, Check, CheckIx, Interval, KindIx, Strength, Task, TaskIx};
use crate::survey::Site;
use crate::survey::answer::{Answer, DateValue, Value, day_number, day_of};
use jiff::civil::Date;

/// Whether a date has passed before what it is set for was done. A blank is never a no: past its date it is to be verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overdue {
    /// It is done, or its date has not passed, or it has none.
    No,
    /// Its date has passed, and it is not known whether it was done.
    Unverified,
    /// Its date has passed, and it is surely not done.
    Surely,
}

/// How far one subject is with an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answering {
    /// Position of the subject: the sites of the survey, then its bodies.
    pub subject: usize,
    /// What is said of it.
    pub verdict: Verdict,
    /// Whether its cell says anything, be it unreadable.
    pub told: bool,
    /// The day on which it was done, where it is done and one day is given.
    pub done_on: Option<Date>,
    /// 逾期完成: it is done, on a day after the date.
    pub late: bool,
    /// It is done, its date has passed, and nobody says on which day it was done.
    pub undated: bool,
    /// Whether its date has passed.
    pub overdue: Overdue,
}

/// An action over all who answer for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionResult {
    /// The action.
    pub check: CheckIx,
    /// Those that answer and to whom it applies, in the order of the survey.
    pub answering: Vec<Answering>,
    /// Bodies that are to answer and have no row; kinds of sites, where nothing at all answers.
    pub silent: Vec<KindIx>,
    /// Met where all of them have done it and none is silent, unmet where one surely has not.
    pub verdict: Verdict,
    /// How many have done it.
    pub done: usize,
    /// How many of them were late.
    pub late: usize,
    /// How many of them are surely overdue.
    pub overdue: usize,
    /// How many have passed the date while nobody says how far they are, those that are silent among them.
    pub unverified: usize,
}

/// A task over its actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskResult {
    /// The task.
    pub task: TaskIx,
    /// Its actions, in the document's order.
    pub actions: Vec<ActionResult>,
    /// Met where every action that counts is; a may counts only where there is nothing else.
    pub verdict: Verdict,
    /// Actions that count and are met.
    pub done: usize,
    /// Actions that count and apply.
    pub of: usize,
    /// Actions of which somebody is surely overdue.
    pub overdue: usize,
    /// Actions of which it is to be verified of somebody.
    pub unverified: usize,
}

/// All tasks of the standard.
pub fn tasks(assessment: &Assessment<'_>) -> Vec<TaskResult> {
    let all = assessment.standard.tasks.iter().enumerate();
    all.map(|(at, task)| over(assessment, TaskIx::at(at), task)).collect()
}

fn over(assessment: &Assessment<'_>, task: TaskIx, of: &Task) -> TaskResult {
    let actions: Vec<ActionResult> = of.actions.iter().map(|check| action(assessment, *check)).collect();
    let binding = |action: &&ActionResult| assessment.standard.check(action.check).strengths.iter().flatten().any(|strength| *strength != Strength::May);
    let mut counted: Vec<&ActionResult> = actions.iter().filter(binding).collect();
    if counted.is_empty() {
        counted = actions.iter().collect();
    }
    let verdicts = || counted.iter().map(|action| action.verdict);
    let done = verdicts().filter(|verdict| *verdict == Verdict::Met).count();
    let of = verdicts().filter(|verdict| *verdict != Verdict::NotApplicable).count();
    let verdict = together(verdicts());
    let count = |holds: fn(&&ActionResult) -> bool| actions.iter().filter(holds).count();
    let (overdue, unverified) = (count(|action| action.overdue > 0), count(|action| action.unverified > 0));
    TaskResult { task, actions, verdict, done, of, overdue, unverified }
}

fn action(assessment: &Assessment<'_>, ix: CheckIx) -> ActionResult {
    let check = assessment.standard.check(ix);
    let bound = || assessment.each_subject().enumerate().filter(|(_, (site, _))| check.strength(site.kind).is_some());
    let answering: Vec<Answering> = bound().filter_map(|(at, (site, result))| self::answering(assessment, check, ix, at, site, result)).collect();
    let silent = silent(assessment, check);
    let silence = overdue(check, Verdict::Unknown, assessment.as_of);
    let verdicts = answering.iter().map(|answer| answer.verdict).chain(silent.iter().map(|_| Verdict::Unknown));
    let past = |how| answering.iter().map(|answer| answer.overdue).chain(silent.iter().map(|_| silence)).filter(|overdue| *overdue == how).count();
    ActionResult {
        check: ix,
        verdict: together(verdicts),
        done: answering.iter().filter(|answer| answer.verdict == Verdict::Met).count(),
        late: answering.iter().filter(|answer| answer.late).count(),
        overdue: past(Overdue::Surely),
        unverified: past(Overdue::Unverified),
        answering,
        silent,
    }
}

/// Of a body that is not in the survey nothing is known; a kind of which there are no sites adds none, unless nothing else answers.
fn silent(assessment: &Assessment<'_>, check: &Check) -> Vec<KindIx> {
    let standard = assessment.standard;
    let has_row = |kind: KindIx| assessment.survey.subjects().any(|site| site.kind == kind);
    let bound = || (0..standard.kinds.len()).map(KindIx::at).filter(|kind| check.strength(*kind).is_some());
    let nobody = !bound().any(has_row);
    bound().filter(|kind| !has_row(*kind) && (nobody || standard.is_body(*kind))).collect()
}

/// How far a subject is; nothing where the action does not apply to it.
fn answering(assessment: &Assessment<'_>, check: &Check, ix: CheckIx, subject: usize, site: &Site, result: &SiteResult) -> Option<Answering> {
    let verdict = assessment.verdict(result, ix).filter(|verdict| *verdict != Verdict::NotApplicable)?;
    let said = check.progress(assessment.standard).map_or(&Answer::Missing, |question| assessment.survey.answer(site, question.slot));
    let days = match said {
        Answer::Given(Value::Date(DateValue::Days(days))) if verdict == Verdict::Met => Some(days),
        _ => None,
    };
    let is_after = |due: Date| days.is_some_and(|days| !days.meets(&Interval::up_to(Bound::closed(day_number(due)))));
    Some(Answering {
        subject,
        verdict,
        told: verdict != Verdict::Unknown || *said != Answer::Missing,
        done_on: days.and_then(Interval::single).and_then(day_of),
        late: check.due.is_some_and(is_after),
        undated: verdict == Verdict::Met && days.is_none() && check.due.is_some_and(|due| due < assessment.as_of),
        overdue: overdue(check, verdict, assessment.as_of),
    })
}

/// Whether the date of an action has passed: as for every 整改项, only what must be done can be overdue.
pub fn overdue(check: &Check, verdict: Verdict, as_of: Date) -> Overdue {
    let is_past = check.due.is_some_and(|due| due < as_of) && check.strengths.contains(&Some(Strength::Must));
    match verdict {
        Verdict::Unmet | Verdict::Partial if is_past => Overdue::Surely,
        Verdict::Unknown if is_past => Overdue::Unverified,
        Verdict::Met | Verdict::NotApplicable | Verdict::Unmet | Verdict::Partial | Verdict::Unknown => Overdue::No,
    }
}

/// Several verdicts as one: unmet where one is, then partial, then unknown; met where all are that apply.
fn together(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let rank = |verdict: &Verdict| match verdict {
        Verdict::NotApplicable => 0,
        Verdict::Met => 1,
        Verdict::Unknown => 2,
        Verdict::Partial => 3,
        Verdict::Unmet => 4,
    };
    verdicts.max_by_key(rank).unwrap_or(Verdict::NotApplicable)
}
