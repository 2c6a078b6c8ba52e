//! Reads the tables of a file row by row: every row that is a site becomes one, with its answers by slot.
use super::answer::Answer;
use super::block::Merges;
use super::column::{self, Columns, How, Source};
use super::complaint::{CellAt, Complaints, row_snippet};
use super::coverage::{self, UnreadColumns};
use super::head::name_form;
use super::layout::{self, Named, NoTable};
use super::objection;
use super::oddity::{self, Oddity};
use super::pool::{ClassIx, Pool};
use super::row::{self, Register, RowCells, RowIs};
use super::task::{self, TaskRow};
use super::understand::InputFile;
use super::vocabulary::Vocabulary;
use super::workbook::{CellValue, Sheet};
use super::{Aside, NotAssessed, ReadingIx, Site, Table, shape, trap};
use crate::diagnostic::{CellRange, Code, Place};
use crate::standard::{AnswerType, KindIx, RegisterField, SlotIx, Standard, TierIx};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A sheet in which so many columns are known is a table, even if it names no site.
const A_TABLE: usize = 3;

/// The most headers of one sheet that are read; whoever orders the columns anew more often is not a person.
const MOST_HEADERS: u32 = 64;

/// A row that is a site, before the rows of one site are joined.
#[derive(Debug)]
pub(super) struct ReadRow {
    pub(super) site: Site,
    /// Its name in the form in which names are compared.
    pub(super) form: String,
    /// The cell that names it: its code, else its name.
    pub(super) key_cell: CellRange,
}

/// Reads files one after the other.
pub(super) struct Reader<'a> {
    pub(super) standard: &'a Standard,
    pub(super) vocabulary: &'a Vocabulary,
    kind: Option<KindIx>,
    pub(super) pool: Pool,
    pub(super) tables: Vec<Table>,
    pub(super) rows: Vec<ReadRow>,
    pub(super) complaints: Complaints,
    pub(super) not_assessed: Vec<NotAssessed>,
    /// Columns that no question reads, table by table.
    pub(super) unread: Vec<UnreadColumns>,
    /// Rows of sheets of tasks, whose subjects are told once all sheets are read.
    pub(super) task_rows: Vec<TaskRow>,
}

/// A table while its rows are read.
pub(super) struct Open<'a> {
    pub(super) index: u32,
    pub(super) values: &'a [CellValue],
    pub(super) columns: Columns,
    /// By kind, how each source is read.
    classes: Vec<Vec<ClassIx>>,
    /// Class that tells whether a cell is ticked.
    pub(super) tick_class: ClassIx,
    pub(super) heads: Vec<String>,
    pub(super) file: Arc<str>,
    pub(super) sheet: Arc<str>,
    /// Zero-based row of its header.
    pub(super) header_row: u32,
    named: Named,
    sheet_kind: Option<KindIx>,
    kinds_by_text: FxHashMap<&'a str, Option<KindIx>>,
    /// By kind, whether a row of it was seen.
    pub(super) seen: Vec<bool>,
}

impl Open<'_> {
    pub(super) fn row_place(&self, row: u32) -> Place {
        Place::Row { file: self.file.clone(), sheet: self.sheet.clone(), row }
    }

    fn cell_place(&self, row: u32, column: usize) -> Place {
        Place::Cell { file: self.file.clone(), sheet: self.sheet.clone(), cell: CellRange::cell(row, u32::try_from(column).unwrap_or(0)) }
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(standard: &'a Standard, vocabulary: &'a Vocabulary, kind: Option<KindIx>) -> Self {
        let (pool, complaints) = (Pool::new(), Complaints::default());
        let (tables, rows, not_assessed, unread, task_rows) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { standard, vocabulary, kind, pool, tables, rows, complaints, not_assessed, unread, task_rows }
    }

    /// Reads all sheets of a file that hold a table.
    pub(super) fn file(&mut self, file: &'a InputFile) {
        self.pool.next_workbook(&file.workbook);
        let mut found = false;
        let mut known = 0;
        let mut siteless = Vec::new();
        for sheet in &file.workbook.sheets {
            if let Some(layout) = task::layout(self.standard, sheet, &file.workbook.values) {
                found = true;
                self.tasks(file, sheet, &layout);
                continue;
            }
            let layout = layout::find(sheet, &file.workbook.values, self.vocabulary, Named::BySite);
            match layout.or_else(|none| self.table_of_bodies(sheet, &file.workbook.values).ok_or(none)) {
                Ok(layout) => {
                    found = true;
                    self.table(file, sheet, &layout, 1);
                }
                Err(NoTable::NoHeader { known: here }) => {
                    known = known.max(here);
                    let values = &file.workbook.values;
                    let place = || Place::Sheet { file: file.path.clone(), sheet: sheet.name.as_str().into() };
                    match shape::of(sheet, values, self.vocabulary) {
                        _ if task::header_without_action(self.standard, sheet, values).is_some() => siteless.push(task::no_action_column(place())),
                        Some(shape) => siteless.push(shape.not_read(place())),
                        None if here >= A_TABLE => siteless.push(objection::no_site_column(place(), here)),
                        None => {}
                    }
                }
                Err(NoTable::Empty) => {}
            }
        }
        if !found && siteless.is_empty() {
            self.complaints.add(objection::no_table(file, known));
        }
        for diagnostic in siteless {
            self.complaints.add(diagnostic);
        }
    }

    /// The table of a sheet of bodies that heads their names by 单位 or 街镇 and by nothing else: the sheet's name says that they are
    /// bodies, or its kind column does, row by row.
    fn table_of_bodies(&self, sheet: &Sheet, values: &[CellValue]) -> Option<layout::Layout> {
        let is_body = |kind: Option<KindIx>| kind.is_some_and(|kind| self.standard.is_body(kind));
        let layout = layout::find(sheet, values, self.vocabulary, Named::ByBody).ok()?;
        let kind_column = || {
            let kind = layout.heads.iter().position(|head| column::field_of(self.vocabulary, head) == Some(RegisterField::Kind))?;
            let cells = (layout.first_row..sheet.rows.len()).flat_map(|row| sheet.row_cells(row)).filter(|cell| usize::from(cell.column) == kind);
            let mut texts = cells.map(|cell| row::trimmed(values[cell.value as usize].shown())).filter(|text| !text.is_empty()).peekable();
            texts.peek()?;
            Some(texts.all(|text| is_body(row::kind_by_column(self.standard, self.vocabulary, text))))
        };
        (is_body(self.kind_of_sheet(sheet)) || kind_column() == Some(true)).then_some(layout)
    }

    /// The kind that the name of a sheet tells.
    fn kind_of_sheet(&self, sheet: &Sheet) -> Option<KindIx> {
        row::kind_by_column(self.standard, self.vocabulary, &sheet.name).or_else(|| self.vocabulary.kind_by_ending(&name_form(&sheet.name)))
    }

    fn table(&mut self, file: &'a InputFile, sheet: &Sheet, layout: &layout::Layout, headers: u32) {
        let mut open = self.open(file, sheet, layout);
        let merges = Merges::new(sheet);
        let (not_assessed, first) = (self.not_assessed.len(), self.rows.len());
        let mut below = None;
        let mut row_cells = RowCells::new(&file.workbook.values, layout.heads.len());
        for index in layout.first_row..sheet.rows.len() {
            let number = sheet.rows[index].number;
            row_cells.fill(sheet.row_cells(index));
            let from_block = |column: usize| {
                merges.value(sheet, number, column).map(|value| row::trimmed(open.values[value as usize].shown())).filter(|text| !text.is_empty())
            };
            match row::read(&row_cells, &open.columns, self.vocabulary, open.sheet_kind.or(self.kind), from_block) {
                RowIs::Site(register) => self.site(&mut open, &row_cells, number, &register),
                RowIs::Heading if headers < MOST_HEADERS && layout.differs(sheet.row_cells(index), open.values, self.vocabulary) => {
                    below = Some(sheet.from_row(index));
                    break;
                }
                RowIs::CodedTotal => self.complaints.add(objection::coded_total(open.row_place(number))),
                RowIs::Nameless => self.complaints.add(objection::nameless(open.row_place(number))),
                RowIs::Heading | RowIs::Other => {}
            }
        }
        let header = (layout.header_row, &layout.heads[..]);
        self.unread.push(coverage::unread(&open.columns, &open.seen, header, (&open.file, &open.sheet)));
        let place = |column| open.cell_place(layout.header_row, column);
        for diagnostic in coverage::ambiguous(self.standard, &open.columns, &open.seen, &layout.heads, place) {
            self.complaints.add(diagnostic);
        }
        for diagnostic in trap::of(sheet, &open, &self.rows[first..], &self.pool) {
            self.complaints.add(diagnostic);
        }
        if !open.seen.contains(&true) && self.not_assessed.len() == not_assessed {
            let place = Place::Sheet { file: open.file.clone(), sheet: open.sheet.clone() };
            self.complaints.add(objection::no_site(place));
        }
        self.tables[open.index as usize].seen = open.seen;
        if let Some(below) = below
            && let Ok(layout) = layout::find(&below, &file.workbook.values, self.vocabulary, layout.named)
        {
            self.table(file, &below, &layout, headers + 1);
        }
    }

    fn open(&mut self, file: &'a InputFile, sheet: &Sheet, layout: &layout::Layout) -> Open<'a> {
        let columns = column::resolve(self.standard, self.vocabulary, &layout.heads, layout.named);
        let classes = columns.kinds.iter().map(|kind| kind.sources.iter().map(|source| self.class_of(source)).collect()).collect();
        let heads: Vec<String> = layout.heads.iter().map(|head| head.shown.clone()).collect();
        let table = Table {
            file: file.path.clone(),
            sheet: sheet.name.as_str().into(),
            heads: heads.clone(),
            columns: columns.kinds.iter().map(|kind| first_columns(&kind.sources, self.standard.slots.len())).collect(),
            seen: vec![false; columns.kinds.len()],
            by_row: BTreeSet::new(),
        };
        let (file_name, sheet_name) = (table.file.clone(), table.sheet.clone());
        self.tables.push(table);
        Open {
            index: u32::try_from(self.tables.len() - 1).unwrap_or(u32::MAX),
            values: &file.workbook.values,
            seen: vec![false; columns.kinds.len()],
            columns,
            classes,
            tick_class: self.pool.class(&AnswerType::YesNo, None, "", false),
            heads,
            file: file_name,
            sheet: sheet_name,
            header_row: layout.header_row,
            named: layout.named,
            sheet_kind: self.kind_of_sheet(sheet),
            kinds_by_text: FxHashMap::default(),
        }
    }

    fn class_of(&mut self, source: &Source) -> ClassIx {
        let slot = self.standard.slot(source.slot);
        let question = self.standard.question(slot.question);
        let answer = if slot.member.is_some() { &AnswerType::YesNo } else { &question.answer };
        match &source.how {
            How::Cell { unit, negated } => self.pool.class(answer, unit.as_ref(), "", *negated),
            How::Ticks(_) => self.pool.class(answer, None, "", false),
        }
    }

    /// Turns a row into a site, or says why it cannot be one.
    fn site(&mut self, open: &mut Open<'a>, cells: &RowCells<'a>, row: u32, register: &Register<'a>) {
        let name = register.name.map(clean).or_else(|| register.code.clone()).unwrap_or_default();
        let column_of = |field| open.columns.register.iter().find(|(known, _)| *known == field).map(|(_, column)| *column);
        let key_column = if register.code.is_some() { column_of(RegisterField::Code) } else { column_of(RegisterField::Name) };
        let key_cell = CellRange::cell(row, u32::try_from(key_column.unwrap_or(0)).unwrap_or(0));
        if let Some(column) = register.damaged_code {
            self.damaged_code(open, cells, row, column, &name);
        }
        let Some(kind) = self.kind_of(open, register) else {
            // complained of once it is known that no other standard takes the row
            self.not_assessed.push(NotAssessed { code: register.code.clone(), name, place: open.row_place(row), why: Code::UnknownSiteKind });
            return;
        };
        open.seen[kind.index()] = true;
        let group = register.group.map(clean);
        let key = register.code.clone().unwrap_or_else(|| format!("{}/{}", group.as_deref().map(name_form).unwrap_or_default(), name_form(&name)));
        let mut site = Site {
            key,
            code: register.code.clone(),
            name,
            group,
            kind,
            declared: self.declared_tier(open, row, register, kind),
            person: register.person.map(clean),
            table: open.index,
            row,
            answers: vec![ReadingIx::NOT_ASKED; self.standard.slots.len()].into(),
            elsewhere: Vec::new(),
            asides: asides(&open.columns.kinds[kind.index()].asides, cells),
        };
        self.answers(open, cells, &mut site);
        site.elsewhere.sort_unstable_by_key(|(slot, ..)| *slot);
        self.rows.push(ReadRow { site, form: register.form.clone(), key_cell });
    }

    /// Reads every source of a row into the site's answers.
    fn answers(&mut self, open: &Open<'a>, cells: &RowCells<'a>, site: &mut Site) {
        let kind = &open.columns.kinds[site.kind.index()];
        for (source, class) in kind.sources.iter().zip(&open.classes[site.kind.index()]) {
            let range = range_of(site.row, source);
            let reading = match &source.how {
                How::Cell { negated, .. } => match cells.index(source.first) {
                    Some(value) => {
                        let reading = self.pool.read(*class, value, open.values);
                        self.by_own_name(reading, (source.slot, *negated), &open.values[value as usize])
                    }
                    None => ReadingIx::BLANK,
                },
                How::Ticks(ticks) => self.ticks(open, cells, *class, ticks),
            };
            let entry = self.pool.get(reading);
            if entry.oddity == Some(Oddity::DayFrom1904) {
                // one workbook is one cause, whatever its columns
                let place = Place::Cell { file: open.file.clone(), sheet: open.sheet.clone(), cell: range };
                self.complaints.add(oddity::days_from_1904(place));
            }
            let told = match (&entry.reading.answer, entry.oddity) {
                (Answer::Unreadable(trouble), _) => Some((code_of(cells.value(source.first)), trouble.clone())),
                (_, Some(oddity)) => oddity.of_column(),
                _ => None,
            };
            if let Some((code, trouble)) = told {
                let (head, raw, table) = (&open.heads[source.first], &entry.raw, open.index as usize);
                let at = CellAt { file: &open.file, sheet: &open.sheet, table, column: source.first, head, range, raw };
                self.complaints.cell(code, at, &trouble, || Some(row_snippet(cells, &open.heads, &site.name, source.first)));
            }
            self.take(open, cells, site, source, reading);
        }
    }

    /// The kind of a row: its kind column, else the end of its name, else the sheet's name, else the kind given.
    fn kind_of(&self, open: &mut Open<'a>, register: &Register<'a>) -> Option<KindIx> {
        let (standard, vocabulary) = (self.standard, self.vocabulary);
        let by_column = register.kind.and_then(|text| *open.kinds_by_text.entry(text).or_insert_with(|| row::kind_by_column(standard, vocabulary, text)));
        if open.named == Named::ByBody {
            return by_column.or(open.sheet_kind).filter(|kind| standard.is_body(*kind));
        }
        by_column.or_else(|| self.vocabulary.kind_by_ending(&register.form)).or(open.sheet_kind).or(self.kind)
    }

    fn declared_tier(&mut self, open: &Open<'a>, row: u32, register: &Register<'a>, kind: KindIx) -> Option<TierIx> {
        let text = register.tier?;
        let form = name_form(text);
        let tiers = self.standard.tiers.iter().enumerate();
        let found = tiers.filter(|(_, tier)| tier.kinds.contains(&kind)).find(|(_, tier)| name_form(&tier.name) == form || tier.id.as_str() == form);
        if found.is_none() {
            self.complaints.add(objection::unknown_tier(text, open.cell_place(row, register.tier_column.unwrap_or(0))));
        }
        found.map(|(index, _)| TierIx::at(index))
    }

    fn damaged_code(&mut self, open: &Open<'a>, cells: &RowCells<'a>, row: u32, column: usize, name: &str) {
        let raw = cells.text(column).unwrap_or_default();
        let range = CellRange::cell(row, u32::try_from(column).unwrap_or(0));
        let at = CellAt { file: &open.file, sheet: &open.sheet, table: open.index as usize, column, head: &open.heads[column], range, raw };
        self.complaints.cell(Code::DamagedCode, at, &objection::damaged_code(), || Some(row_snippet(cells, &open.heads, name, column)));
    }
}

/// A text as a name: trimmed, its blanks and controls inside made single blanks.
pub(super) fn clean(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

pub(super) fn range_of(row: u32, source: &Source) -> CellRange {
    let column = |column: usize| u32::try_from(column).unwrap_or(0);
    CellRange::row(row, column(source.first), column(source.last))
}

/// By slot, the columns of its first source.
fn first_columns(sources: &[Source], slots: usize) -> Vec<Option<(u16, u16)>> {
    let mut columns = vec![None; slots];
    for source in sources.iter().rev() {
        columns[source.slot.index()] = u16::try_from(source.first).ok().zip(u16::try_from(source.last).ok());
    }
    columns
}

fn asides(columns: &[column::AsideColumn], cells: &RowCells<'_>) -> Vec<(SlotIx, Aside)> {
    let mut asides: Vec<(SlotIx, Aside)> = Vec::new();
    for aside in columns {
        let Some(text) = cells.text(aside.column) else { continue };
        let at = asides.iter().position(|(slot, _)| *slot == aside.slot).unwrap_or_else(|| {
            asides.push((aside.slot, Aside::default()));
            asides.len() - 1
        });
        let place = if aside.evidence { &mut asides[at].1.evidence } else { &mut asides[at].1.remark };
        *place = Some(text.into());
    }
    asides.sort_unstable_by_key(|(slot, _)| *slot);
    asides
}

/// The defect of a cell that cannot be read, by what it holds.
pub(super) fn code_of(value: Option<&CellValue>) -> Code {
    match value {
        Some(CellValue::Error(_)) => Code::ErrorCell,
        Some(CellValue::Uncomputed(_)) => Code::FormulaWithoutValue,
        Some(CellValue::Date { .. }) => Code::DateInsteadOfAnswer,
        Some(CellValue::Text(_) | CellValue::Number { .. } | CellValue::Bool(_)) | None => Code::UnreadableCell,
    }
}
