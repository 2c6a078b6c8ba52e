//! Finds the header of a sheet of tasks: it names the action, who answers, and how far it is or when it was done.
use crate::standard::{RegisterField, Standard};
use crate::survey::head::{self, Forms, Head, Leaf, name_form};
use crate::survey::layout::forms;
use crate::survey::workbook::{Cell, CellValue, Sheet};

/// A header stands among the first rows that hold anything.
const HEADER_WITHIN: usize = 40;
/// The most rows a header has.
const HEADER_ROWS: usize = 3;
/// No head is longer than this many bytes.
const LONGEST_HEAD: usize = 300;

/// The columns of a sheet of tasks.
#[derive(Debug)]
pub(in crate::survey) struct Layout {
    /// Head of each column.
    pub(super) heads: Vec<Head>,
    /// Index in [`Sheet::rows`] of the first row below the header.
    pub(super) first_row: usize,
    /// Zero-based number of the header's last row, for places.
    pub(super) header_row: u32,
    pub(super) task: Option<usize>,
    pub(super) action: usize,
    pub(super) answering: usize,
    pub(super) code: Option<usize>,
    pub(super) group: Option<usize>,
    pub(super) progress: Option<usize>,
    pub(super) finished: Option<usize>,
    pub(super) evidence: Option<usize>,
    pub(super) remark: Option<usize>,
    /// Columns that are named and that nothing reads.
    pub(super) unread: Vec<usize>,
    /// Columns that are read, each with those that are named alike and are not read.
    pub(super) rivals: Vec<(usize, Vec<usize>)>,
}

/// The layout of a sheet that is one of tasks, where the standard has tasks.
pub(in crate::survey) fn layout(standard: &Standard, sheet: &Sheet, values: &[CellValue]) -> Option<Layout> {
    if standard.tasks.is_empty() {
        return None;
    }
    let names: Vec<(RegisterField, String)> = standard.register.names.iter().map(|(field, name)| (*field, name_form(name))).collect();
    let rows: Vec<(u32, &[Cell])> = sheet.rows().take(HEADER_WITHIN).collect();
    let mut known = Forms::default();
    let marks: Vec<Marks> = rows.iter().map(|(_, cells)| Marks::of(cells, values, &names)).collect();
    for last in 0..rows.len() {
        for first in (last.saturating_sub(HEADER_ROWS - 1)..=last).rev() {
            if !marks[first..=last].iter().any(|marks| marks.name(RegisterField::Action)) || !marks[first..=last].iter().any(Marks::name_progress) {
                continue;
            }
            let block: Vec<&[Cell]> = rows[first..=last].iter().map(|(_, cells)| *cells).collect();
            let heads = head::heads(&block, values, &mut known);
            if let Some(layout) = of_heads(heads, &names, last + 1, rows[last].0) {
                return Some(layout);
            }
        }
    }
    None
}

/// The row of a sheet that heads tasks, who answers and how far it is, and nothing that says which action of the task is meant.
pub(in crate::survey) fn header_without_action(standard: &Standard, sheet: &Sheet, values: &[CellValue]) -> Option<u32> {
    if standard.tasks.is_empty() {
        return None;
    }
    let names: Vec<(RegisterField, String)> = standard.register.names.iter().map(|(field, name)| (*field, name_form(name))).collect();
    let heads_tasks = |cells: &[Cell]| {
        let marks = Marks::of(cells, values, &names);
        marks.name_progress() && marks.name(RegisterField::Task) && marks.name(RegisterField::Answering) && !marks.name(RegisterField::Action)
    };
    sheet.rows().take(HEADER_WITHIN).find(|(_, cells)| heads_tasks(cells)).map(|(row, _)| row)
}

/// The fields that the cells of a row name: a header is looked for only where both the action and how far it is are named.
struct Marks(Vec<RegisterField>);

impl Marks {
    fn of(cells: &[Cell], values: &[CellValue], names: &[(RegisterField, String)]) -> Self {
        let mut marks = Self(Vec::new());
        for cell in cells {
            let CellValue::Text(text) = &values[cell.value as usize] else { continue };
            if text.len() > LONGEST_HEAD {
                continue;
            }
            let form = name_form(text);
            let forms: Vec<&str> = forms(&form).collect();
            for (field, _) in names.iter().filter(|(_, name)| forms.contains(&name.as_str())) {
                if !marks.name(*field) {
                    marks.0.push(*field);
                }
            }
        }
        marks
    }

    fn name(&self, field: RegisterField) -> bool {
        self.0.contains(&field)
    }

    /// How far it is, or when it was done.
    fn name_progress(&self) -> bool {
        self.name(RegisterField::Progress) || self.name(RegisterField::Finished)
    }
}

fn of_heads(heads: Vec<Head>, names: &[(RegisterField, String)], first_row: usize, header_row: u32) -> Option<Layout> {
    // by field, the column whose head stands first among the names of the field: 填报单位 before 责任单位
    let column = |field: RegisterField| {
        let of_field = names.iter().filter(|(of, _)| *of == field);
        of_field.map(|(_, name)| name).find_map(|name| heads.iter().position(|head| is_named(head, name)))
    };
    let (progress, finished) = (column(RegisterField::Progress), column(RegisterField::Finished));
    progress.or(finished)?;
    let played = |leaf: &Leaf| heads.iter().position(|head| head.leaf == *leaf);
    let (action, answering) = (column(RegisterField::Action)?, column(RegisterField::Answering).or_else(|| column(RegisterField::Name))?);
    let mut layout = Layout {
        first_row,
        header_row,
        task: column(RegisterField::Task),
        action,
        answering,
        code: column(RegisterField::Code),
        group: column(RegisterField::Group),
        progress,
        finished,
        evidence: column(RegisterField::Evidence).or_else(|| played(&Leaf::Evidence)),
        remark: column(RegisterField::Remark).or_else(|| played(&Leaf::Remark)),
        unread: Vec::new(),
        rivals: Vec::new(),
        heads: Vec::new(),
    };
    let is_known = |head: &Head| names.iter().any(|(_, name)| is_named(head, name));
    layout.unread = (0..heads.len()).filter(|at| heads[*at].leaf == Leaf::Name && !heads[*at].path.is_empty() && !is_known(&heads[*at])).collect();
    layout.rivals = rivals(&heads, names, &layout);
    layout.heads = heads;
    Some(layout)
}

/// The columns of what decides an answer that have others of the same field beside them.
fn rivals(heads: &[Head], names: &[(RegisterField, String)], layout: &Layout) -> Vec<(usize, Vec<usize>)> {
    let Layout { task, action, answering, code, group, progress, finished, evidence, remark, .. } = *layout;
    let read = [task, Some(action), Some(answering), code, group, progress, finished, evidence, remark];
    let fields = [RegisterField::Action, RegisterField::Answering, RegisterField::Progress, RegisterField::Finished];
    let of = |field: RegisterField, taken: usize| {
        let is_of = |at: &usize| names.iter().any(|(of, name)| *of == field && is_named(&heads[*at], name));
        (taken, (0..heads.len()).filter(|at| !read.contains(&Some(*at))).filter(is_of).collect::<Vec<_>>())
    };
    let taken = fields.into_iter().zip([Some(action), Some(answering), progress, finished]);
    let all = taken.filter_map(|(field, taken)| Some(of(field, taken?)));
    all.filter(|(_, rivals)| !rivals.is_empty()).collect()
}

fn is_named(head: &Head, name: &str) -> bool {
    head.path.last().is_some_and(|leaf| forms(leaf).any(|form| form == name))
}
