//! Tasks one after another: what is said of a task once, then its actions as rows, each with who has not done it and who has, on which day
//! and with what evidence.
use super::Page;
use super::text::cut;
use crate::assess::Verdict;
use crate::diagnostic::Wording;
use crate::programme::{Answering, Overdue};
use crate::report::view::{ActionView, AnsweringView, Named, TaskView};
use crate::report::{phrase, timing};
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
                        p { (self.say(&timing::task_counts(self.result.task_counts()))) }
                        p.fine { (self.say(&wording!(
                            "过了期限而没有填报的是待核实,不算逾期;“可”类举措只列示",
                            "Past its date and not answered is to be verified, and not overdue; what only may be done is shown only"
                        ))) }
                        @for task in self.result.tasks() { (self.task(&task)) }
                    } @else {
                        p { (self.say(&timing::untold_tasks(self.result.programme.tasks.len()))) }
                    }
                }
            }
        }
    }

    fn task(&self, view: &TaskView<'_>) -> Markup {
        let (task, result) = (view.task, view.result);
        let (done, of) = (result.done, result.of);
        let done = wording!("举措完成 {done}/{of}", "{done} of {of} actions done");
        html! {
            h3 lang=[self.original()] { (task.title) }
            p.fine {
                span lang=[self.original()] { (view.clause) }
                (self.whose(&task.lead, &task.responsible, &view.by))
                @if let Some(due) = timing::due(task.due, task.ongoing) { " · " (self.say(&by_when(&due))) }
            }
            p {
                b class=(result.verdict.as_str()) { (self.say(&timing::progress(result.verdict, false))) }
                " · " (self.say(&done))
                @if result.overdue > 0 { " · " b.unmet { (self.say(&timing::overdue(Overdue::Surely))) " " (result.overdue) } }
                @if result.unverified > 0 { " · " (self.say(&timing::overdue(Overdue::Unverified))) " " (result.unverified) }
            }
            @if view.is_told() {
                div.wide { table.actions {
                    (self.heads(&[
                        wording!("举措", "Action"),
                        wording!("完成情况", "Progress"),
                        wording!("未完成", "Not done"),
                        wording!("待核实", "To verify"),
                        wording!("已完成(日期、佐证)", "Done (day, evidence)"),
                    ]))
                    tbody { @for action in &view.actions { (self.action(view, action)) } }
                } }
            } @else {
                p.fine { (self.say(&timing::untold_actions(view.actions.len(), result.unverified))) }
            }
        }
    }

    /// Who leads, who is responsible and who answers.
    fn whose(&self, lead: &[String], responsible: &[String], by: &[Named<'_>]) -> Markup {
        let (lead, responsible, by) = (lead.join("、"), responsible.join("、"), by.iter().map(|kind| kind.name).collect::<Vec<_>>().join("、"));
        html! {
            @if !lead.is_empty() { " · " (self.say(&wording!("牵头:{lead}", "led by {lead}"))) }
            @if !responsible.is_empty() { " · " (self.say(&wording!("责任:{responsible}", "responsible: {responsible}"))) }
            @if !by.is_empty() { " · " (self.say(&wording!("填报:{by}", "answered by {by}"))) }
        }
    }

    /// An action; what it has in common with its task is not said again.
    fn action(&self, task: &TaskView<'_>, action: &ActionView<'_>) -> Markup {
        let (check, result) = (action.check, action.result);
        let strength = check.strengths.iter().flatten().next().map(|strength| phrase::strength(*strength));
        let lead = if check.lead == task.task.lead { &[][..] } else { &check.lead };
        let responsible = if check.responsible == task.task.responsible { &[][..] } else { &check.responsible };
        let by = if action.by == task.by { &[][..] } else { &action.by };
        let differs = (check.due, check.ongoing) != (task.task.due, task.task.ongoing);
        let due = timing::due(check.due, check.ongoing).unwrap_or_else(|| wording!("没有期限", "no date"));
        html! {
            tr {
                td {
                    span lang=[self.original()] { (check.text) }
                    div.fine {
                        span lang=[self.original()] { (action.clause) }
                        @if let Some(strength) = &strength { " · " (self.say(strength)) }
                        (self.whose(lead, responsible, by))
                        @if differs { " · " (self.say(&by_when(&due))) }
                    }
                }
                td {
                    span class=(result.verdict.as_str()) { (self.say(&timing::progress(result.verdict, false))) }
                    " " (result.done) "/" (result.answering.len())
                }
                td {
                    @if result.overdue > 0 { div.unmet { (self.say(&wording!("逾期:", "Overdue: "))) (self.names(action, is_overdue)) } }
                    div { (self.names(action, is_open)) }
                }
                td {
                    @if result.unverified > 0 { div.unknown { (self.say(&wording!("已过期限:", "Past due: "))) } }
                    (self.names(action, is_unknown)) (self.silent(action))
                }
                td { (self.names(action, is_done)) }
            }
        }
    }

    /// Those that are so far, with what they say beside it.
    fn names(&self, action: &ActionView<'_>, holds: fn(&Answering) -> bool) -> String {
        let all = action.result.answering.iter().filter(|answering| holds(answering)).count();
        let shown = self.result.answering_where(action, holds).take(MOST_NAMES).map(|view| self.name(&view));
        let mut said = shown.collect::<Vec<_>>().join(self.say(&wording!("、", ", ")));
        if let Some(rest @ 1..) = all.checked_sub(MOST_NAMES) {
            said.push_str(self.say(&wording!("……另有 {rest} 个", " … and {rest} more")));
        }
        said
    }

    /// A name with the day on which it was done, whether that was late, that it is under way, and what is written beside it.
    fn name(&self, view: &AnsweringView<'_>) -> String {
        let (answering, finding) = (view.answering, &view.finding);
        let how = (answering.late || answering.verdict == Verdict::Partial).then(|| timing::progress(answering.verdict, answering.late));
        let mut beside: Vec<String> = answering.done_on.iter().map(ToString::to_string).collect();
        beside.extend(how.map(|words| self.say(&words).to_owned()));
        beside.extend(finding.evidence.map(|evidence| self.say(&wording!("佐证:{evidence}", "evidence: {evidence}")).to_owned()));
        beside.extend(finding.remark.map(str::to_owned));
        let (name, beside) = (cut(&view.site.name), cut(&beside.join(self.say(&wording!(";", "; ")))).into_owned());
        if beside.is_empty() { name.into_owned() } else { self.say(&wording!("{name}({beside})", "{name} ({beside})")).to_owned() }
    }

    /// Those that are to answer and have no row.
    fn silent(&self, action: &ActionView<'_>) -> Markup {
        let names = action.silent.iter().map(|kind| kind.name).collect::<Vec<_>>().join("、");
        html! { @if !names.is_empty() { div { (self.say(&wording!("{names}(没有这样的行)", "{names} (no such row)"))) } } }
    }
}

fn by_when(due: &Wording) -> Wording {
    let (zh, en) = (&due.zh, &due.en);
    wording!("期限:{zh}", "due: {en}")
}

fn is_overdue(answering: &Answering) -> bool {
    answering.overdue == Overdue::Surely
}

fn is_open(answering: &Answering) -> bool {
    answering.verdict.is_unmet() && !is_overdue(answering)
}

fn is_unknown(answering: &Answering) -> bool {
    answering.verdict == Verdict::Unknown
}

fn is_done(answering: &Answering) -> bool {
    answering.verdict == Verdict::Met
}
