//! 任务: a row for each action and each subject that answers for it: by when, how far, overdue or not, and by what it is shown. Only
//! where the standard has tasks.
use super::book::Book;
use super::cell::Cell;
use super::error::WriteError;
use super::style::Look;
use crate::assess::Verdict;
use crate::programme::Overdue;
use crate::report::phrase;
use crate::report::view::{ActionView, AnsweringView, TaskView};
use crate::wording;

/// Columns that stay in view: number, task, action.
const FROZEN: u16 = 3;

/// Writes the sheet.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    if book.result.standard().tasks.is_empty() {
        return Ok(());
    }
    let mut page = book.page(&wording!("任务", "Tasks"))?;
    let columns = book
        .columns()
        .with(&wording!("序号", "No."), Look::Count, 6)
        .with(&wording!("任务", "Task"), Look::Text, 26)
        .with(&wording!("举措", "Action"), Look::Text, 40)
        .with(&wording!("条款", "Clause"), Look::Centre, 14)
        .with(&wording!("约束", "Strength"), Look::Centre, 8)
        .with(&wording!("牵头单位", "Led by"), Look::Text, 20)
        .with(&wording!("责任单位", "Responsible"), Look::Text, 20)
        .with(&wording!("填报单位", "Answered by"), Look::Text, 20)
        .with(&wording!("期限", "Due"), Look::Date, 11)
        .with(&wording!("完成情况", "Progress"), Look::Centre, 10)
        .with(&wording!("是否逾期", "Overdue"), Look::Centre, 16)
        .with(&wording!("填报内容", "As answered"), Look::Text, 20)
        .with(&wording!("佐证", "Evidence"), Look::Text, 20)
        .with(&wording!("备注", "Remark"), Look::Text, 20)
        .with(&wording!("位置", "Where"), Look::Text, 18)
        .finish();
    let counts = phrase::task_counts(book.result.task_counts());
    let note = wording!(
        "过了期限而没有填报的是待核实,不算逾期;“可”类举措只列示",
        "Past its date and not answered is to be verified, and not overdue; what only may be done is shown only"
    );
    page.table(&book.say(&wording!("任务完成情况", "Tasks")), &[book.say(&counts), book.say(&note)], columns)?;
    page.freeze(FROZEN)?;
    let mut number = 0;
    for task in book.result.tasks() {
        for action in &task.actions {
            for answering in book.result.answering(action) {
                number += 1;
                let mut cells = of_action(book, &task, action, number);
                cells.extend(of_subject(book, action, &answering));
                page.row(&cells)?;
            }
            // of a body that is not in the survey nothing is known
            for name in action.silent.iter().map(|kind| kind.name) {
                number += 1;
                let mut cells = of_action(book, &task, action, number);
                cells.extend(of_nobody(book, action, name));
                page.row(&cells)?;
            }
        }
    }
    book.add(page)
}

/// What is the same of an action for all who answer for it.
fn of_action<'t>(book: &Book<'_>, task: &TaskView<'t>, action: &ActionView<'t>, number: usize) -> Vec<Cell<'t>> {
    let strength = action.check.strengths.iter().flatten().next().map(|strength| book.say(&phrase::strength(*strength)));
    vec![
        Cell::Count(number),
        task.task.title.as_str().into(),
        action.check.text.as_str().into(),
        action.clause.into(),
        strength.map_or(Cell::Blank, Cell::from),
        action.check.lead.join("、").into(),
        action.check.responsible.join("、").into(),
    ]
}

fn of_subject<'t>(book: &Book<'_>, action: &ActionView<'_>, view: &AnsweringView<'t>) -> Vec<Cell<'t>> {
    let finding = &view.finding;
    let mut cells = vec![view.site.name.as_str().into()];
    cells.extend(timing(book, action, (view.answering.verdict, view.answering.late), view.answering.overdue));
    cells.extend([
        phrase::observed(finding, book.report.language).into(),
        Cell::maybe(finding.evidence),
        Cell::maybe(finding.remark),
        finding.place.map_or(Cell::Blank, |place| phrase::cell(place).into()),
    ]);
    cells
}

fn of_nobody<'t>(book: &Book<'_>, action: &ActionView<'_>, name: &'t str) -> Vec<Cell<'t>> {
    let mut cells = vec![name.into()];
    cells.extend(timing(book, action, (Verdict::Unknown, false), book.result.silence(action)));
    cells.extend([book.say(&phrase::unasked()).into(), Cell::Blank, Cell::Blank, Cell::Blank]);
    cells
}

/// By when, how far, and whether that is overdue.
fn timing<'t>(book: &Book<'_>, action: &ActionView<'_>, (verdict, late): (Verdict, bool), overdue: Overdue) -> [Cell<'t>; 3] {
    let due = match action.check.due {
        Some(due) => Cell::Date(due),
        None if action.check.ongoing => book.say(&wording!("长期推进", "ongoing")).into(),
        None => Cell::Blank,
    };
    [due, Cell::Said(verdict, book.say(&phrase::progress(verdict, late)).into()), book.say(&phrase::overdue(overdue)).into()]
}
