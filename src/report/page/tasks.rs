//! Tasks as a table: each action with its date, how many of those that answer have done it, and whose date has passed.
use super::Page;
use super::text::cut;
use crate::programme::Overdue;
use crate::report::phrase;
use crate::report::view::{ActionView, TaskView};
use crate::wording;
use maud::{Markup, html};

/// The most names that stand in one cell; the workbook has all of them.
const MOST_NAMES: usize = 20;

impl Page<'_> {
    /// The tasks, where the standard has any.
    pub(super) fn tasks(&self) -> Markup {
        html! {
            @if !self.result.programme.tasks.is_empty() {
                section #tasks {
                    h2 { (self.say(&wording!("任务完成情况", "Tasks"))) }
                    @if self.result.tells_progress() {
                        p { (self.say(&phrase::task_counts(self.result.task_counts()))) }
                        p.fine { (self.say(&wording!(
                            "过了期限而没有填报的是待核实,不算逾期;“可”类举措只列示",
                            "Past its date and not answered is to be verified, and not overdue; what only may be done is shown only"
                        ))) }
                        @for task in self.result.tasks() { (self.task(&task)) }
                    } @else {
                        p { (self.say(&phrase::untold_tasks(self.result.programme.tasks.len()))) }
                    }
                }
            }
        }
    }

    fn task(&self, view: &TaskView<'_>) -> Markup {
        let (task, result) = (view.task, view.result);
        let (done, of) = (result.done, result.of);
        let done = wording!("举措完成 {done}/{of}", "{done} of {of} actions done");
        let (lead, responsible) = (task.lead.join("、"), task.responsible.join("、"));
        let (by_whom, with_whom) = (wording!("牵头:{lead}", "Led by {lead}"), wording!("责任:{responsible}", "responsible: {responsible}"));
        html! {
            h3 lang=[self.original()] { (task.title) }
            p.fine {
                span lang=[self.original()] { (view.clause) }
                @if !task.lead.is_empty() { " · " (self.say(&by_whom)) }
                @if !task.responsible.is_empty() { " · " (self.say(&with_whom)) }
                " · " (self.say(&phrase::progress(result.verdict, false))) " · " (self.say(&done))
            }
            div.wide { table.actions {
                (self.heads(&[
                    wording!("举措", "Action"),
                    wording!("填报单位", "Answered by"),
                    wording!("期限", "Due"),
                    wording!("完成情况", "Progress"),
                    wording!("完成/填报", "Done/answering"),
                    wording!("逾期", "Overdue"),
                    wording!("过期待核实", "Past due, to be verified"),
                ]))
                tbody { @for action in &view.actions { (self.action(action)) } }
            } }
        }
    }

    fn action(&self, action: &ActionView<'_>) -> Markup {
        let (check, result) = (action.check, action.result);
        let ongoing = wording!("长期推进", "ongoing");
        let strength = check.strengths.iter().flatten().next().map(|strength| phrase::strength(*strength));
        let late = result.late;
        let late_done = wording!("逾期完成 {late}", "{late} late");
        html! {
            tr {
                td { span lang=[self.original()] { (check.text) } div.fine { span lang=[self.original()] { (action.clause) } @if let Some(strength) = &strength { " · " (self.say(strength)) } } }
                td lang=[self.original()] { (action.by.iter().map(|kind| kind.name).collect::<Vec<_>>().join("、")) }
                td { @match check.due { Some(due) => (due), None if check.ongoing => (self.say(&ongoing)), None => "—" } }
                td class=(result.verdict.as_str()) { (self.say(&phrase::progress(result.verdict, false))) }
                td.n { (result.done) "/" (result.answering.len()) @if late > 0 { " " span.fine { (self.say(&late_done)) } } }
                td { (self.names(&self.result.overdue(action, Overdue::Surely))) }
                td { (self.names(&self.result.unverified(action))) }
            }
        }
    }

    fn names(&self, names: &[&str]) -> Markup {
        let rest = names.len().saturating_sub(MOST_NAMES);
        let more = wording!("……另有 {rest} 个", "… and {rest} more");
        html! {
            @if names.is_empty() { "—" }
            (cut(&names.iter().take(MOST_NAMES).copied().collect::<Vec<_>>().join("、")))
            @if rest > 0 { (self.say(&more)) }
        }
    }
}
