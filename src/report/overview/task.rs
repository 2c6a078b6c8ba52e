//! The tasks of a standard as a table: a row for each task, and below it one for each action.
use super::Overview;
use super::text::new_table;
use crate::report::explain::strengths;
use crate::report::timing;
use crate::standard::{CheckIx, KindIx, Task};
use crate::wording;
use comfy_table::Table;
use jiff::civil::Date;

/// The table; empty where there are no tasks.
pub(super) fn table(overview: &Overview<'_>, width: usize) -> Table {
    let standard = overview.standard;
    let heads = [
        wording!("任务/举措", "Task/action"),
        wording!("条款", "Clause"),
        wording!("内容", "Text"),
        wording!("牵头", "Led by"),
        wording!("填报", "Answered by"),
        wording!("期限", "Due"),
        wording!("强度", "Strength"),
    ];
    let mut table = new_table(overview, width, &heads);
    for task in &standard.tasks {
        table.add_row([
            task.id.to_string(),
            standard.clause(task.clause).id.to_string(),
            task.title.clone(),
            task.lead.join("、"),
            names(overview, task.kinds.iter().copied()),
            due(overview, task.due, task.ongoing),
            String::new(),
        ]);
        for action in &task.actions {
            table.add_row(of_action(overview, task, *action));
        }
    }
    table
}

fn of_action(overview: &Overview<'_>, task: &Task, action: CheckIx) -> [String; 7] {
    let standard = overview.standard;
    let check = standard.check(action);
    let lead = if check.lead == task.lead { String::new() } else { check.lead.join("、") };
    let by = (0..standard.kinds.len()).map(KindIx::at).filter(|kind| check.strength(*kind).is_some());
    [
        check.id.to_string(),
        standard.clause(check.clause).id.to_string(),
        check.text.clone(),
        lead,
        names(overview, by),
        due(overview, check.due, check.ongoing),
        strengths(check, overview.language),
    ]
}

fn names(overview: &Overview<'_>, kinds: impl Iterator<Item = KindIx>) -> String {
    kinds.map(|kind| overview.standard.kind(kind).name.as_str()).collect::<Vec<_>>().join("、")
}

/// By when, or that it is ongoing, or both.
fn due(overview: &Overview<'_>, due: Option<Date>, ongoing: bool) -> String {
    timing::due(due, ongoing).map_or_else(|| "—".to_owned(), |said| said.say(overview.language).to_owned())
}
