//! The words for how far actions are, and for dates that have passed.
use super::phrase;
use super::view::{FindingView, TaskCounts};
use crate::assess::Verdict;
use crate::diagnostic::Wording;
use crate::programme::Overdue;
use crate::wording;
use jiff::civil::Date;

/// How far an action is, as reports say it.
pub(super) fn progress(verdict: Verdict, late: bool) -> Wording {
    match verdict {
        Verdict::Met if late => wording!("逾期完成", "done late"),
        Verdict::Met => wording!("已完成", "done"),
        Verdict::Partial => wording!("推进中", "under way"),
        Verdict::Unmet => wording!("未完成", "not done"),
        Verdict::Unknown | Verdict::NotApplicable => phrase::verdict(verdict),
    }
}

/// Whether a date has passed, as reports say it.
pub(super) fn overdue(overdue: Overdue) -> Wording {
    match overdue {
        Overdue::Surely => wording!("逾期", "overdue"),
        Overdue::Unverified => wording!("已过期限,待核实", "past due, to be verified"),
        Overdue::No => wording!("否", "no"),
    }
}

/// That something is done and nobody says on which day, though its date has passed.
pub(super) fn undated() -> Wording {
    wording!("完成日期未填,是否按期不明", "no day is given: whether it was in time is not known")
}

/// That the day on which something is said to be done has not come yet.
pub(super) fn ahead() -> Wording {
    wording!("(填报日期晚于截至日,未计)", " (a day after the day of the audit: not counted)")
}

/// That the document's own date of an item has passed, and which it was; nothing where it has not.
pub(super) fn past_due(finding: &FindingView<'_>) -> Option<Wording> {
    let due = finding.check.due?;
    match finding.overdue {
        Overdue::Surely => Some(wording!("逾期:文件期限 {due} 已过", "overdue: the document's date {due} has passed")),
        Overdue::Unverified => Some(wording!("文件期限 {due} 已过,待核实", "the document's date {due} has passed, to be verified")),
        Overdue::No => None,
    }
}

/// By when, or that it is ongoing, or both; nothing where nothing is said of it.
pub(super) fn due(due: Option<Date>, ongoing: bool) -> Option<Wording> {
    match (due, ongoing) {
        (Some(due), true) => Some(wording!("{due},并持续推进", "{due}, and kept up")),
        (Some(due), false) => Some(wording!("{due}", "{due}")),
        (None, true) => Some(wording!("长期推进", "ongoing")),
        (None, false) => None,
    }
}

/// How many actions of a task nobody has said anything of.
pub(super) fn untold_actions(actions: usize, past: usize) -> Wording {
    match past {
        0 => wording!("{actions} 条举措都没有填报", "nothing is answered of its {actions} actions"),
        _ => wording!("{actions} 条举措都没有填报,其中 {past} 条已过期限", "nothing is answered of its {actions} actions, {past} of them past due"),
    }
}

/// How many tasks there are and how they stand.
pub(super) fn task_counts(TaskCounts { tasks, done, overdue, unverified }: TaskCounts) -> Wording {
    wording!(
        "任务 {tasks} 项:已完成 {done},逾期 {overdue},过期待核实 {unverified}",
        "{tasks} tasks: {done} done, {overdue} overdue, {unverified} past due and to be verified"
    )
}

/// That the survey says nothing of the tasks.
pub(super) fn untold_tasks(tasks: usize) -> Wording {
    wording!("任务 {tasks} 项:填报表没有填举措的完成情况", "{tasks} tasks: the survey does not say how far their actions are")
}
