//! Reads the tables of a file row by row: every row that is a site becomes one, with its answers by slot.
use super::answer::{Answer, Trouble, Value, YesNo};
use super::column::{self, Columns, How, Source};
use super::complaint::{CellAt, Complaints, quote, row_snippet};
use super::coverage;
use super::head::{Tick, name_form};
use super::layout::{self, NoTable};
use super::merge::{Taken, taken};
use super::pool::{ClassIx, Pool};
use super::row::{self, Register, RowCells, RowIs};
use super::understand::InputFile;
use super::vocabulary::Vocabulary;
use super::workbook::{CellValue, Sheet};
use super::{Aside, NotAssessed, ReadingIx, Site, Table};
use crate::diagnostic::{CellRange, Code, Diagnostic, Place};
use crate::standard::{AnswerType, KindIx, RegisterField, SlotIx, Standard, TierIx};
use crate::wording;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A row that is a site, before the rows of one site are joined.
#[derive(Debug)]
pub(super) struct ReadRow {
    pub(super) site: Site,
    /// The cell that names it: its code, else its name.
    pub(super) key_cell: CellRange,
}

/// Reads files one after the other.
pub(super) struct Reader<'a> {
    standard: &'a Standard,
    vocabulary: &'a Vocabulary,
    kind: Option<KindIx>,
    pub(super) pool: Pool,
    pub(super) tables: Vec<Table>,
    pub(super) rows: Vec<ReadRow>,
    pub(super) complaints: Complaints,
    pub(super) not_assessed: Vec<NotAssessed>,
}

/// A table while its rows are read.
struct Open<'a> {
    index: u32,
    values: &'a [CellValue],
    columns: Columns,
    /// By kind, how each source is read.
    classes: Vec<Vec<ClassIx>>,
    /// Class that tells whether a cell is ticked.
    tick_class: ClassIx,
    heads: Vec<String>,
    file: Arc<str>,
    sheet: Arc<str>,
    sheet_kind: Option<KindIx>,
    kinds_by_text: FxHashMap<&'a str, Option<KindIx>>,
    seen: Vec<bool>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(standard: &'a Standard, vocabulary: &'a Vocabulary, kind: Option<KindIx>) -> Self {
        let (pool, complaints) = (Pool::new(), Complaints::default());
        Self { standard, vocabulary, kind, pool, tables: Vec::new(), rows: Vec::new(), complaints, not_assessed: Vec::new() }
    }

    /// Reads all sheets of a file that hold a table.
    pub(super) fn file(&mut self, file: &'a InputFile) {
        self.pool.next_workbook();
        let mut found = false;
        let mut known = 0;
        for sheet in &file.workbook.sheets {
            match layout::find(sheet, &file.workbook.values, self.vocabulary) {
                Ok(layout) => {
                    found = true;
                    self.table(file, sheet, layout);
                }
                Err(NoTable::NoHeader { known: here }) => known = known.max(here),
                Err(NoTable::Empty) => {}
            }
        }
        if !found {
            self.complaints.add(no_table(file, known));
        }
    }

    fn table(&mut self, file: &'a InputFile, sheet: &'a Sheet, layout: layout::Layout) {
        let mut open = self.open(file, sheet, &layout);
        let merges = Merges::new(sheet);
        let mut cells = RowCells::new(&file.workbook.values, layout.heads.len());
        for index in layout.first_row..sheet.rows.len() {
            let number = sheet.rows[index].number;
            cells.fill(sheet.row_cells(index));
            let merged = |column: usize| merges.value(sheet, number, column).map(|value| row::trimmed(open.values[value as usize].shown())).filter(|text| !text.is_empty());
            match row::read(&cells, &open.columns, self.vocabulary, merged) {
                RowIs::Site(register) => self.site(&mut open, &cells, number, &register),
                RowIs::Nameless => self.complaints.add(nameless(&open, number)),
                RowIs::Other => {}
            }
        }
        let header = (layout.header_row, &layout.heads[..]);
        coverage::unread(self.standard, self.vocabulary, &open.columns, &open.seen, header, (&open.file, &open.sheet)).into_iter().for_each(|it| self.complaints.add(it));
        if !open.seen.contains(&true) {
            self.complaints.add(no_site(&open));
        }
    }

    fn open(&mut self, file: &'a InputFile, sheet: &Sheet, layout: &layout::Layout) -> Open<'a> {
        let columns = column::resolve(self.standard, self.vocabulary, &layout.heads);
        let classes = columns.kinds.iter().map(|kind| kind.sources.iter().map(|source| self.class_of(source)).collect()).collect();
        let heads: Vec<String> = layout.heads.iter().map(|head| head.shown.clone()).collect();
        let table = Table {
            file: file.path.clone(),
            sheet: sheet.name.as_str().into(),
            heads: heads.clone(),
            columns: columns.kinds.iter().map(|kind| first_columns(&kind.sources, self.standard.slots.len())).collect(),
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
            sheet_kind: row::kind_by_column(self.standard, &sheet.name).or_else(|| self.vocabulary.kind_by_ending(&name_form(&sheet.name))),
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
        let Some(kind) = self.kind_of(open, register, &name) else {
            let place = Place::Row { file: open.file.clone(), sheet: open.sheet.clone(), row };
            self.complaints.add(unknown_kind(place.clone()));
            self.not_assessed.push(NotAssessed { code: register.code.clone(), name, place, why: Code::UnknownSiteKind });
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
        self.rows.push(ReadRow { site, key_cell });
    }

    /// Reads every source of a row into the site's answers.
    fn answers(&mut self, open: &Open<'a>, cells: &RowCells<'a>, site: &mut Site) {
        let kind = &open.columns.kinds[site.kind.index()];
        for (source, class) in kind.sources.iter().zip(&open.classes[site.kind.index()]) {
            let range = range_of(site.row, source);
            let reading = match &source.how {
                How::Cell { .. } => match cells.index(source.first) {
                    Some(value) => self.pool.read(*class, value, open.values),
                    None => ReadingIx::BLANK,
                },
                How::Ticks(ticks) => self.ticks(open, cells, *class, ticks),
            };
            if let Answer::Unreadable(trouble) = &self.pool.get(reading).reading.answer {
                let raw = self.pool.get(reading).raw.clone();
                let at = CellAt { file: &open.file, sheet: &open.sheet, table: open.index as usize, column: source.first, head: &open.heads[source.first], range, raw: &raw };
                let code = code_of(cells.value(source.first));
                self.complaints.cell(code, at, trouble, || Some(row_snippet(cells, &open.heads, &site.name, source.first)));
            }
            self.take(open, cells, site, source, reading);
        }
    }

    /// Takes a reading for its slot, or compares it with what another column said.
    fn take(&mut self, open: &Open<'a>, cells: &RowCells<'a>, site: &mut Site, source: &Source, reading: ReadingIx) {
        let index = source.slot.index();
        let before = site.answers[index];
        if before == ReadingIx::NOT_ASKED {
            site.answers[index] = reading;
            return;
        }
        let (first, second) = (self.pool.get(before), self.pool.get(reading));
        match taken(&first.reading.answer, &second.reading.answer) {
            Taken::First => {}
            Taken::Second => {
                site.answers[index] = reading;
                site.elsewhere.retain(|(slot, ..)| *slot != source.slot);
                site.elsewhere.push((source.slot, open.index, range_of(site.row, source)));
            }
            Taken::Neither => {
                let raw = format!("{} ｜ {}", quote(&first.raw), quote(&second.raw));
                let first_column = self.tables[open.index as usize].columns[site.kind.index()][index].map_or(source.first, |(first, _)| usize::from(first));
                let trouble = two_columns();
                for column in [first_column, source.first] {
                    let range = CellRange::cell(site.row, u32::try_from(column).unwrap_or(0));
                    let head = &open.heads[first_column];
                    let at = CellAt { file: &open.file, sheet: &open.sheet, table: open.index as usize, column: first_column, head, range, raw: &raw };
                    self.complaints.cell(Code::AnswersDiffer, at, &trouble, || Some(row_snippet(cells, &open.heads, &site.name, column)));
                }
                site.answers[index] = self.pool.unreadable(raw, trouble);
            }
        }
    }

    /// Reads columns of which one is ticked: none is missing, two contradict each other.
    fn ticks(&mut self, open: &Open<'a>, cells: &RowCells<'a>, class: ClassIx, ticks: &[(usize, Tick)]) -> ReadingIx {
        let mut ticked: Option<(Tick, String)> = None;
        for (column, tick) in ticks {
            let Some(value) = cells.index(*column) else { continue };
            let reading = self.pool.read(open.tick_class, value, open.values);
            let entry = self.pool.get(reading);
            match &entry.reading.answer {
                Answer::Given(Value::YesNo(YesNo::Yes)) => {}
                Answer::Given(_) | Answer::Missing => continue,
                Answer::NotApplicable | Answer::NotInspected | Answer::Unreadable(_) => return reading,
            }
            if let Some((_, before)) = &ticked {
                let raw = format!("{before} | {}", entry.raw);
                return self.pool.unreadable(raw, two_ticks());
            }
            ticked = Some((*tick, entry.raw.to_string()));
        }
        match ticked {
            Some((tick, raw)) => self.pool.read_tick(class, tick, &raw),
            None => ReadingIx::BLANK,
        }
    }

    /// The kind of a row: its kind column, else the end of its name, else the sheet's name, else the kind given.
    fn kind_of(&self, open: &mut Open<'a>, register: &Register<'a>, name: &str) -> Option<KindIx> {
        let standard = self.standard;
        let by_column = register.kind.and_then(|text| *open.kinds_by_text.entry(text).or_insert_with(|| row::kind_by_column(standard, text)));
        by_column.or_else(|| self.vocabulary.kind_by_ending(&name_form(name))).or(open.sheet_kind).or(self.kind)
    }

    fn declared_tier(&mut self, open: &Open<'a>, row: u32, register: &Register<'a>, kind: KindIx) -> Option<TierIx> {
        let text = register.tier?;
        let form = name_form(text);
        let tiers = self.standard.tiers.iter().enumerate();
        let found = tiers.filter(|(_, tier)| tier.kinds.contains(&kind)).find(|(_, tier)| name_form(&tier.name) == form || tier.id.as_str() == form);
        if found.is_none() {
            let place = Place::Row { file: open.file.clone(), sheet: open.sheet.clone(), row };
            self.complaints.add(unknown_tier(text, place));
        }
        found.map(|(index, _)| TierIx::at(index))
    }

    fn damaged_code(&mut self, open: &Open<'a>, cells: &RowCells<'a>, row: u32, column: usize, name: &str) {
        let raw = cells.text(column).unwrap_or_default();
        let range = CellRange::cell(row, u32::try_from(column).unwrap_or(0));
        let at = CellAt { file: &open.file, sheet: &open.sheet, table: open.index as usize, column, head: &open.heads[column], range, raw };
        let trouble = Trouble {
            message: wording!("编码的数字已丢失(科学计数法、超过 15 位或不是编码),改按街镇和名称认站", "digits of the code are lost (E-notation, more than 15 digits, or no code): the site is known by group and name"),
            help: wording!("把编码列设为文本格式后重新填写编码", "format the column as text and type the code again"),
        };
        self.complaints.cell(Code::DamagedCode, at, &trouble, || Some(row_snippet(cells, &open.heads, name, column)));
    }
}

/// The block a cell is merged into, for the columns of the register.
struct Merges {
    /// Column, first row and last row of each block that goes down.
    down: Vec<(u32, u32, u32)>,
}

impl Merges {
    fn new(sheet: &Sheet) -> Self {
        let down = sheet.merges.iter().filter(|merge| merge.last.row > merge.first.row).map(|merge| (merge.first.column, merge.first.row, merge.last.row));
        Self { down: down.collect() }
    }

    fn value(&self, sheet: &Sheet, row: u32, column: usize) -> Option<u32> {
        let column = u32::try_from(column).ok()?;
        let (_, top, _) = self.down.iter().find(|(at, first, last)| *at == column && (*first..=*last).contains(&row))?;
        let index = sheet.rows.binary_search_by_key(top, |row| row.number).ok()?;
        sheet.row_cells(index).iter().find(|cell| u32::from(cell.column) == column).map(|cell| cell.value)
    }
}

/// A text as a name: trimmed, its blanks and controls inside made single blanks.
fn clean(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn range_of(row: u32, source: &Source) -> CellRange {
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
        let at = match asides.iter().position(|(slot, _)| *slot == aside.slot) {
            Some(at) => at,
            None => {
                asides.push((aside.slot, Aside::default()));
                asides.len() - 1
            }
        };
        let place = if aside.evidence { &mut asides[at].1.evidence } else { &mut asides[at].1.remark };
        *place = Some(text.into());
    }
    asides.sort_unstable_by_key(|(slot, _)| *slot);
    asides
}

/// The defect of a cell that cannot be read, by what it holds.
fn code_of(value: Option<&CellValue>) -> Code {
    match value {
        Some(CellValue::Error(_)) => Code::ErrorCell,
        Some(CellValue::Uncomputed(_)) => Code::FormulaWithoutValue,
        Some(CellValue::Date { .. }) => Code::DateInsteadOfAnswer,
        Some(CellValue::Text(_) | CellValue::Number { .. } | CellValue::Bool(_)) | None => Code::UnreadableCell,
    }
}

fn two_ticks() -> Trouble {
    Trouble {
        message: wording!("两格都打了勾,不知道是哪一个", "both cells are ticked, and they contradict each other"),
        help: wording!("只在一格打勾", "tick one of them only"),
    }
}

fn two_columns() -> Trouble {
    Trouble {
        message: wording!("两列问的是同一项,填的却不同,不能判断哪一个对", "two columns ask the same and say different things"),
        help: wording!("改成一致,或删去其中一列", "make them agree, or delete one of the columns"),
    }
}

fn no_table(file: &InputFile, known: usize) -> Diagnostic {
    let empty = file.workbook.sheets.iter().all(|sheet| sheet.cells.is_empty());
    let place = Place::File { file: file.path.clone() };
    let help = wording!(
        "能读的版式:一行一个站点、表头写明站点名称(或编码)和检查项目的宽表;请核对表头,或换用正确的标准(-s)",
        "the layout that is read: one row a site, under a header that names the site (or its code) and the items; check the header, or name another standard with -s"
    );
    let message = if empty {
        wording!("工作簿里没有内容", "the workbook holds nothing")
    } else {
        wording!("没有找到能认得的表头(最多的一行认得 {known} 列)", "no header that is known was found (the best row names {known} known columns)")
    };
    Diagnostic::new(Code::NoRecognisableColumn, message, help).at(place)
}

fn no_site(open: &Open<'_>) -> Diagnostic {
    let place = Place::Sheet { file: open.file.clone(), sheet: open.sheet.clone() };
    let message = wording!("表头认得,但下面没有一行是站点", "the header is known, but no row below it is a site");
    Diagnostic::new(Code::NoSiteRow, message, wording!("在表头下一行一个站点填写,站点名称或编码不能空着", "fill in one row a site; its name or code must not be blank")).at(place)
}

fn nameless(open: &Open<'_>, row: u32) -> Diagnostic {
    let place = Place::Row { file: open.file.clone(), sheet: open.sheet.clone(), row };
    let message = wording!("这一行有答案,却没有站点名称和编码,没有评", "this row holds answers and names no site: it is not assessed");
    Diagnostic::new(Code::RowWithoutSite, message, wording!("补上站点名称或编码;不是站点的行请删去", "write the site's name or code, or delete the row")).at(place)
}

fn unknown_kind(place: Place) -> Diagnostic {
    let message = wording!("认不出这一行是哪一类站点,没有评", "what kind of site this row is cannot be told: it is not assessed");
    Diagnostic::new(
        Code::UnknownSiteKind,
        message,
        wording!("加一列“站点类型”,或写全站点名称,或用 --kind 指定", "add a column 站点类型, write the site's full name, or name the kind with --kind"),
    )
    .at(place)
}

fn unknown_tier(text: &str, place: Place) -> Diagnostic {
    let text = quote(text);
    let message = wording!("申报档次“{text}”不是本标准这类站点的档次,未采用", "“{text}” is no tier of this kind of site: it is not taken");
    Diagnostic::new(Code::UnknownDeclaredTier, message, wording!("写档次的名称,或空着", "write the name of a tier, or leave it blank")).at(place)
}
