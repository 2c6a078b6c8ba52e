//! What is wrong with the rows and columns of a sheet of tasks as such: rows without a known action, columns that nothing reads.
use super::action::Actions;
use super::reader::Open;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::survey::complaint::quote;
use crate::wording;

/// Different texts that a message quotes.
const QUOTED: usize = 3;

/// Rows that say something and are not taken.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// Rows of which nothing tells the action, with what stands there instead.
    pub(super) unknown: Vec<(u32, String)>,
    /// Rows whose task is another than that of their action, with that task.
    pub(super) of_another_task: Vec<(u32, String)>,
    /// Rows that name no action.
    pub(super) without_action: Vec<u32>,
}

/// What is wrong with the rows that were left out, a diagnostic for each cause.
pub(super) fn of_rows(open: &Open<'_, '_>, left: &Left, actions: &Actions<'_>) -> Vec<Diagnostic> {
    let layout = open.layout;
    let at = |diagnostic: Diagnostic, rows: &[u32], column: usize| rows.iter().map(|row| open.place(*row, column)).fold(diagnostic, Diagnostic::at);
    let numbers = |rows: &[(u32, String)]| -> Vec<u32> { rows.iter().map(|(row, _)| *row).collect() };
    let unknown = unknown_actions(&left.unknown, actions).map(|told| at(told, &numbers(&left.unknown), layout.action));
    let task = layout.task.unwrap_or(layout.action);
    let another = of_another_task(&left.of_another_task).map(|told| at(told, &numbers(&left.of_another_task), task));
    let without = without_action(left.without_action.len()).map(|told| at(told, &left.without_action, layout.action));
    [unknown, another, without].into_iter().flatten().collect()
}

/// The columns that nothing reads, and those that compete with one that is read.
pub(super) fn of_columns(open: &Open<'_, '_>) -> Vec<Diagnostic> {
    let layout = open.layout;
    let at = |diagnostic: Diagnostic, columns: &[usize]| columns.iter().map(|column| open.place(layout.header_row, *column)).fold(diagnostic, Diagnostic::at);
    let mut told: Vec<Diagnostic> = layout.rivals.iter().map(|(read, rivals)| at(rival(open, *read, rivals), rivals)).collect();
    if !layout.unread.is_empty() {
        told.push(at(unread(open), &layout.unread));
    }
    told
}

/// That the heads stand in two rows.
pub(super) fn two_rows_of_heads(place: Place) -> Diagnostic {
    let message = wording!(
        "任务表的表头下面还有一行表头,这样的表还不能读;任务表的表头只占一行",
        "a second row of heads stands below the heads, and the sheet is not read: a sheet of tasks has one row of heads"
    );
    let help = wording!(
        "把分成几列的表头合成一行:只留“完成情况”一列,写“已完成”“推进中”或“未开展”,完成的日期另设“完成日期”一列;计划的日期写在“完成时限”下",
        "make it one row: one column 完成情况 with 已完成, 推进中 or 未开展, and another 完成日期 with the day of completion; planned days go under 完成时限"
    );
    Diagnostic::new(Code::LayoutNotRead, message, help).at(place)
}

/// That no column says which action a row is about.
pub(in crate::survey) fn no_action_column(place: Place) -> Diagnostic {
    let message = wording!(
        "这张任务表没有“举措”一列,看不出每一行说的是哪项举措,整张表没有采用",
        "this sheet of tasks has no column 举措: nothing tells which action a row is about, and the sheet is not taken"
    );
    let help = wording!(
        "加一列“举措”,写举措的原文或编号;一个任务有几项举措的,分成几行,每行一项举措、一个填报单位",
        "add a column 举措 with the text or the id of the action; a task of several actions takes a row for each action and each body that answers"
    );
    Diagnostic::new(Code::NoRecognisableColumn, message, help).at(place)
}

/// That the columns are headed anew, in another order.
pub(super) fn heads_in_another_order(place: Place) -> Diagnostic {
    let message = wording!(
        "任务表中间又有一行表头,各列的次序不同,从这一行起没有读",
        "the sheet of tasks heads its columns again in another order, and is not read from that row on"
    );
    let help =
        wording!("把下面的各行移到另一张工作表,或按同样的次序排列各列", "move the rows below to a sheet of their own, or put the columns into the same order");
    Diagnostic::new(Code::LayoutNotRead, message, help).at(place)
}

fn quoted<'t>(texts: impl Iterator<Item = &'t String>) -> String {
    let mut different: Vec<String> = Vec::new();
    for text in texts {
        let quoted = quote(text);
        if different.len() < QUOTED && !different.contains(&quoted) {
            different.push(quoted);
        }
    }
    different.join("、")
}

/// The rows of which nothing tells the action, in one diagnostic.
fn unknown_actions(unknown: &[(u32, String)], actions: &Actions<'_>) -> Option<Diagnostic> {
    let (_, first) = unknown.first()?;
    let (count, texts) = (unknown.len(), quoted(unknown.iter().map(|(_, text)| text)));
    let message = wording!("任务表有 {count} 行认不出是哪项举措:{texts}", "nothing tells which action {count} rows of the sheet of tasks are about: {texts}");
    let near = actions.suggested(first).join("”“");
    let help = match near.as_str() {
        near if !near.is_empty() => wording!(
            "是不是“{near}”?写举措的原文或编号;几个任务有同样举措的,任务一栏也要填",
            "did you mean “{near}”? Write the text or the id of the action; where several tasks have it, name the task as well"
        ),
        _ => wording!(
            "写举措的原文或编号;几个任务有同样举措的,任务一栏也要填;本标准没有的,不必处理",
            "write the text or the id of the action; where several tasks have it, name the task as well; nothing to do where the standard has none such"
        ),
    };
    Some(Diagnostic::new(Code::UnknownAction, message, help))
}

/// The rows whose task has no such action, though another has.
fn of_another_task(rows: &[(u32, String)]) -> Option<Diagnostic> {
    rows.first()?;
    let (count, texts) = (rows.len(), quoted(rows.iter().map(|(_, task)| task)));
    let message = wording!(
        "任务表有 {count} 行的任务里没有所写的举措,没有采用:{texts}",
        "in {count} rows of the sheet of tasks the task has no such action, and they are not taken: {texts}"
    );
    let help = wording!("核对任务和举措,写同一个任务的;任务一栏也可以不填", "check the task and the action; the task may also be left out");
    Some(Diagnostic::new(Code::UnknownAction, message, help))
}

/// The rows that say something of no action.
fn without_action(count: usize) -> Option<Diagnostic> {
    let message = wording!(
        "任务表有 {count} 行填了单位或完成情况,没有写举措,没有采用",
        "{count} rows of the sheet of tasks tell who answers or how far it is, and of no action; they are not taken"
    );
    let help = wording!(
        "每行写举措的原文或编号,或把上面的举措单元格合并到这些行",
        "write the action into every row, or merge the cell of the action above over these rows"
    );
    (count > 0).then(|| Diagnostic::new(Code::TaskRowWithoutAction, message, help))
}

/// Columns that are named like one that is read, and are not.
fn rival(open: &Open<'_, '_>, read: usize, rivals: &[usize]) -> Diagnostic {
    let (read, names) = (quote(&open.heads[read]), rivals.iter().map(|column| quote(&open.heads[*column])).collect::<Vec<_>>().join("、"));
    let message = wording!(
        "任务表有几列说的是同一件事,只用了{read},没有用到:{names}",
        "several columns of the sheet of tasks tell the same; {read} is read, and these are not: {names}"
    );
    let help = wording!("只留一列;要用的是别的列,就改它的表头或删去已用的列", "keep one column; if another is meant, rename or remove the one that is read");
    Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::UnreadColumn, message, help) }
}

/// The columns that nothing reads.
fn unread(open: &Open<'_, '_>) -> Diagnostic {
    let columns = &open.layout.unread;
    let (count, names) = (columns.len(), columns.iter().map(|column| quote(&open.heads[*column])).collect::<Vec<_>>().join("、"));
    let message = wording!("任务表有 {count} 列没有用到:{names}", "columns of the sheet of tasks that nothing reads ({count}): {names}");
    Diagnostic::new(Code::UnreadColumn, message, wording!("如与完成情况无关,不必处理", "nothing to do if they do not tell how far the actions are"))
}
