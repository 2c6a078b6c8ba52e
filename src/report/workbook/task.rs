//! 任务: a row for each action and each subject that answers for it: by when, how far, done on which day, overdue or not, and by what it is
//! shown. A task of which nothing is answered has one row. Only where the standard has tasks.
use super::book::Book;
use super::cell::Cell;
use super::column::Column;
use super::error::WriteError;
use super::page::Page;
use super::style::Look;
use crate::assess::Verdict;
use crate::programme::{Answering, Overdue};
use crate::report::view::{ActionView, AnsweringView, TaskView};
use crate::report::{phrase, timing};
use crate::wording;
use jiff::civil::Date;

/// Columns that stay in view: number, task, action.
const FROZEN: u16 = 3;

/// Writes the sheet.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    if book.result.standard().tasks.is_empty() {
        return Ok(());
    }
    let mut page = book.page(&wording!("任务", "Tasks"))?;
    let counts = timing::task_counts(book.result.task_counts());
    let as_of = book.report.as_of;
    let note = wording!(
        "截至 {as_of}。过了期限而没有填报的是待核实,不算逾期;“可”类举措只列示;没有一条填报的任务只列一行",
        "As of {as_of}. Past its date and not answered is to be verified, and not overdue; what only may be done is shown only; a task of which nothing is answered has one row"
    );
    page.table(&book.say(&wording!("任务完成情况", "Tasks")), &[book.say(&counts), book.say(&note)], columns(book))?;
    page.freeze(FROZEN)?;
    let mut number = 0;
    for task in book.result.tasks() {
        if task.is_told() {
            for action in &task.actions {
                rows(&mut page, book, &task, action, &mut number)?;
            }
        } else {
            number += 1;
            page.row(&of_untold(book, &task, number))?;
        }
    }
    book.add(page)
}

fn columns(book: &Book<'_>) -> Vec<Column> {
    book.columns()
        .with(&wording!("序号", "No."), Look::Count, 6)
        .with(&wording!("任务", "Task"), Look::Text, 26)
        .with(&wording!("举措", "Action"), Look::Text, 40)
        .with(&wording!("条款", "Clause"), Look::Centre, 14)
        .with(&wording!("强度", "Strength"), Look::Centre, 8)
        .with(&wording!("牵头单位", "Led by"), Look::Text, 20)
        .with(&wording!("责任单位", "Responsible"), Look::Text, 20)
        .with(&wording!("填报对象", "Answered by"), Look::Text, 20)
        .with(&wording!("期限", "Due"), Look::Date, 11)
        .with(&wording!("状态", "State"), Look::Centre, 10)
        .with(&wording!("完成日期", "Done on"), Look::Date, 11)
        .with(&wording!("是否逾期", "Overdue"), Look::Centre, 16)
        .with(&wording!("填报内容", "As answered"), Look::Text, 20)
        .with(&wording!("佐证", "Evidence"), Look::Text, 20)
        .with(&wording!("备注", "Remark"), Look::Text, 20)
        .with(&wording!("位置", "Where"), Look::Text, 18)
        .finish()
}

/// A row for each that answers, and for each kind that is to answer and has no row: of those nothing is known.
fn rows(page: &mut Page, book: &Book<'_>, task: &TaskView<'_>, action: &ActionView<'_>, number: &mut usize) -> Result<(), WriteError> {
    for view in book.result.answering(action) {
        *number += 1;
        let mut cells = of_action(book, task, action, *number);
        cells.extend(of_subject(book, action, &view));
        page.row(&cells)?;
    }
    for name in action.silent.iter().map(|kind| kind.name) {
        *number += 1;
        let mut cells = of_action(book, task, action, *number);
        let said = book.say(&phrase::unasked());
        cells.extend([name.into(), due(book, action.check.due, action.check.ongoing)]);
        cells.extend(of_nobody(book, book.result.silence(action), said));
        page.row(&cells)?;
    }
    Ok(())
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
    let (finding, answering) = (&view.finding, view.answering);
    let state = book.say(&timing::progress(answering.verdict, answering.late));
    vec![
        view.site.name.as_str().into(),
        due(book, action.check.due, action.check.ongoing),
        Cell::Said(answering.verdict, state.into()),
        if answering.undated { Cell::Said(Verdict::Unknown, book.say(&wording!("未填", "not given")).into()) } else { Cell::date(answering.done_on) },
        kept(book, answering),
        phrase::observed(finding, book.report.language).into(),
        Cell::maybe(finding.evidence),
        Cell::maybe(finding.remark),
        finding.place.map_or(Cell::Blank, |place| phrase::cell(place).into()),
    ]
}

/// The one row of a task of which nothing is answered.
fn of_untold<'t>(book: &Book<'_>, view: &TaskView<'t>, number: usize) -> Vec<Cell<'t>> {
    let task = view.task;
    let said = book.say(&timing::untold_actions(view.actions.len(), view.result.unverified));
    let past = if view.result.unverified > 0 { Overdue::Unverified } else { Overdue::No };
    let mut cells = vec![
        Cell::Count(number),
        task.title.as_str().into(),
        said.into(),
        view.clause.into(),
        Cell::Blank,
        task.lead.join("、").into(),
        task.responsible.join("、").into(),
        view.by.iter().map(|kind| kind.name).collect::<Vec<_>>().join("、").into(),
        due(book, task.due, task.ongoing),
    ];
    cells.extend(of_nobody(book, past, String::new()));
    cells
}

/// What is known where nobody has said anything.
fn of_nobody<'t>(book: &Book<'_>, past: Overdue, said: String) -> Vec<Cell<'t>> {
    let state = Cell::Said(Verdict::Unknown, book.say(&timing::progress(Verdict::Unknown, false)).into());
    vec![state, Cell::Blank, overdue(book, past), said.into(), Cell::Blank, Cell::Blank, Cell::Blank]
}

/// A day where there is one, so that it can be sorted by.
fn due<'t>(book: &Book<'_>, due: Option<Date>, ongoing: bool) -> Cell<'t> {
    match due {
        Some(day) => Cell::Date(day),
        None => timing::due(None, ongoing).map_or(Cell::Blank, |said| book.say(&said).into()),
    }
}

/// Whether the date was kept: what is done may have been late, or be done on a day that nobody gives.
fn kept<'t>(book: &Book<'_>, answering: &Answering) -> Cell<'t> {
    match answering {
        Answering { late: true, .. } => Cell::Said(Verdict::Partial, book.say(&timing::progress(Verdict::Met, true)).into()),
        Answering { undated: true, .. } => Cell::Said(Verdict::Unknown, book.say(&timing::undated()).into()),
        _ => overdue(book, answering.overdue),
    }
}

/// Whether the date has passed before it was done; coloured where it has.
pub(super) fn overdue<'t>(book: &Book<'_>, overdue: Overdue) -> Cell<'t> {
    let said = book.say(&timing::overdue(overdue)).into();
    match overdue {
        Overdue::Surely => Cell::Said(Verdict::Unmet, said),
        Overdue::Unverified => Cell::Said(Verdict::Unknown, said),
        Overdue::No => Cell::Text(said),
    }
}
