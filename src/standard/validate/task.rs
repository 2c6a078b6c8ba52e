//! Tasks that ask nothing, that can never be overdue although nobody said so, or that count what the document does not.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::inherited::Due;
use crate::standard::decode::task::TaskDraft;
use crate::standard::resolve::Resolved;
use crate::standard::resolve::check::Linked;
use crate::wording;

/// Says what is wrong with the tasks of a standard.
pub(super) fn validate(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    for (at, task) in resolved.draft.tasks.iter().enumerate() {
        let actions = resolved.of_task(at);
        if actions.is_empty() && task.has_actions {
            empty(task, complaints);
        }
        expect(task, complaints);
        undated(task, actions, complaints);
        after_task(task, actions, complaints);
    }
}

fn empty(task: &TaskDraft, complaints: &mut Complaints) {
    let id = &task.id.text;
    let help = wording!("在 actions 下逐条写举措,至少一条", "write its actions under `actions`, at least one");
    complaints.report(Code::TaskWithoutAction, task.id.span, wording!("任务 {id} 没有举措", "the task `{id}` has no action"), help);
}

fn expect(task: &TaskDraft, complaints: &mut Complaints) {
    match task.expect {
        None => {}
        Some((0, span)) => {
            let help = wording!("写文件里的个数;没有写个数的,删去 expect", "write how many the document counts; where it counts none, take `expect` out");
            complaints.report(Code::ExpectZero, span, wording!("expect 是 0:没有谁会填报", "`expect` is 0: nobody would answer"), help);
        }
        Some((count, span)) => {
            let texts = task.title.iter().chain(task.actions.iter().filter_map(|action| action.text.as_ref()));
            if task.inherited.authored.is_none() {
                super::wording::count_is_in_text(texts.map(|text| text.text.as_str()), count, span, complaints);
            }
        }
    }
}

/// Whoever forgets a date never hears that it has passed; who means it says `ongoing: true` or `due: none`.
fn undated(task: &TaskDraft, actions: &[Linked<'_>], complaints: &mut Complaints) {
    let without: Vec<Span> = actions.iter().filter(|linked| !linked.effective.says_when()).map(|linked| linked.span).collect();
    if without.is_empty() || task.slipped {
        return;
    }
    let (id, count) = (&task.id.text, without.len());
    let help = wording!(
        "写 due: 日期;长期推进的写 ongoing: true;文件没有期限的,在任务上写 due: none",
        "write due: a day; where it is ongoing, ongoing: true; where the document has no date, due: none on the task"
    );
    let message = wording!("任务 {id} 有 {count} 条举措没有期限,不会逾期", "{count} actions of the task `{id}` have no date and are never overdue");
    complaints.report_at(Code::ActionWithoutDate, &without, message, help);
}

fn after_task(task: &TaskDraft, actions: &[Linked<'_>], complaints: &mut Complaints) {
    let Some(Due::Day(of_task)) = task.inherited.due else { return };
    for linked in actions {
        let (Some(due), _) = linked.effective.timing() else { continue };
        if due > of_task {
            let id = &linked.id;
            let help = wording!("核对两个日期;举措自己的日期为准", "compare the two dates; the action's own counts");
            let message = wording!("举措 {id} 的期限 {due} 晚于任务的 {of_task}", "the action `{id}` is due on {due}, after its task on {of_task}");
            complaints.report(Code::ActionAfterTask, linked.span, message, help);
        }
    }
}
