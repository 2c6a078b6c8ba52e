//! Makes tasks, and what is particular to their actions: who answers, under which condition, and the rule that it is done.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::Draft;
use crate::standard::decode::condition::ConditionDraft;
use crate::standard::decode::inherited::{Due, Inherited};
use crate::standard::decode::task::TaskDraft;
use crate::standard::resolve::check::{Linked, of_home};
use crate::standard::resolve::effective::{Effective, HomeDraft};
use crate::standard::resolve::names::Names;
use crate::standard::resolve::question::Questions;
use crate::standard::resolve::rule::When;
use crate::standard::tree::Text;
use crate::standard::{AnswerType, CheckIx, Home, KindIx, QuestionIx, Rule, Task, TaskId, TaskIx};
use crate::wording;

/// Makes the tasks.
pub(in crate::standard) fn tasks(
    draft: &Draft,
    names: &Names<'_>,
    checks: &[Linked<'_>],
    questions: &Questions<'_>,
    complaints: &mut Complaints,
) -> Vec<Option<Task>> {
    draft.tasks.iter().enumerate().map(|(at, task)| self::task(at, task, names, checks, questions, complaints)).collect()
}

fn task(at: usize, draft: &TaskDraft, names: &Names<'_>, checks: &[Linked<'_>], questions: &Questions<'_>, complaints: &mut Complaints) -> Option<Task> {
    let inherited = &draft.inherited;
    let clause = inherited.clause.as_ref().map(|clause| names.clause(clause, complaints));
    let mut units = |list: &Option<Vec<Text>>| list.as_ref().map(|list| names.bodies(list, complaints)).unwrap_or_default();
    let (lead, responsible) = (units(&inherited.lead), units(&inherited.responsible));
    let when = When::all(inherited.when.iter(), questions, complaints).known()?;
    Some(Task {
        id: TaskId::new(draft.id.text.as_str()),
        title: draft.title.as_ref()?.text.clone(),
        clause: clause??,
        lead,
        responsible,
        kinds: answering(inherited, names),
        when,
        expect: draft.expect.map(|(expect, _)| expect),
        due: inherited.due.and_then(|due| if let Due::Day(day) = due { Some(day) } else { None }),
        ongoing: inherited.ongoing.unwrap_or(false),
        note: draft.note.as_ref().map(|text| text.text.clone()),
        authored: inherited.authored.as_ref().map(|text| text.text.clone()),
        covers: draft.covers.iter().map(|id| id.text.clone()).collect(),
        actions: of_home(checks, Home::Task(TaskIx::at(at))).map(CheckIx::at).collect(),
    })
}

/// The kinds that a task or an action itself says answer: those of `by`, else those that lead. What is not known is said elsewhere.
fn answering(inherited: &Inherited, names: &Names<'_>) -> Vec<KindIx> {
    let by = inherited.binds.as_ref().map(|binds| binds.names.iter().map(|(name, _)| name).collect::<Vec<_>>());
    let all = by.or_else(|| inherited.lead.as_ref().map(|lead| lead.iter().collect())).unwrap_or_default();
    names.known(all)
}

/// The conditions of a check, the outermost first. What narrows the sites of a task does not narrow bodies of which an action says
/// apart that they answer: a county bureau has no batch.
pub(in crate::standard) fn conditions<'d>(effective: &Effective<'d>, names: &Names<'_>) -> impl Iterator<Item = &'d ConditionDraft> {
    let (own, inherited) = (&effective.draft.inherited, effective.conditions());
    let apart = match effective.home {
        HomeDraft::Task(_, task) if effective.answers_apart() => {
            let of_task = answering(&task.inherited, names);
            let of_action = answering(own, names);
            !of_action.is_empty() && of_action.iter().all(|kind| names.is_body(*kind) && !of_task.contains(kind))
        }
        HomeDraft::Task(..) | HomeDraft::Indicator(..) => false,
    };
    inherited.filter(move |condition| !apart || own.when.as_ref().is_some_and(|own| std::ptr::eq(own, *condition)))
}

/// The rule of an action, on a question that can say that it is done.
pub(in crate::standard) fn done(span: Span, question: QuestionIx, questions: &Questions<'_>, complaints: &mut Complaints) -> Option<Rule> {
    let asked = questions.asked(question);
    match asked.answer.as_ref()? {
        AnswerType::Progress | AnswerType::YesNo | AnswerType::Date => Some(Rule::Done),
        answer => {
            let (id, word) = (&asked.draft.id.text, answer.as_str());
            let help = wording!(
                "不写 ask,就问完成情况;或写 progress、yes_no、date 型的采集项",
                "leave `ask` out, which asks how far it is; or ask a question of type progress, yes_no or date"
            );
            let message = wording!("采集项 {id} 是 {word} 型,说不出举措完成没有", "`{id}` is of type {word} and cannot say whether an action is done");
            complaints.report(Code::RuleMisfit, span, message, help);
            None
        }
    }
}

/// Says that nobody answers for an action of a task.
pub(in crate::standard) fn nobody_answers(task: &TaskDraft, complaints: &mut Complaints) {
    let id = &task.id.text;
    let help = wording!("写 lead: [牵头单位],或 by: [由谁填报]", "add lead: [bodies that lead], or by: [who answers]");
    complaints.report(Code::MissingKey, task.id.span, wording!("任务 {id} 没有写由谁填报", "the task `{id}` does not say who answers"), help);
}
