//! One sheet as it is filled from top to bottom: title, notes, heads, rows; and how it looks on a screen and on paper.
use super::cell::Cell;
use super::column::Column;
use super::error::WriteError;
use super::formats::{self, Formats};
use super::style::Styles;
use crate::diagnostic::Language;
use crate::wording;
use rust_xlsxwriter::Worksheet;
use std::rc::Rc;
use unicode_width::UnicodeWidthStr;

/// The last row of a sheet, less one in which it says that there is more.
const LAST_ROW: u32 = 1_048_574;
/// Titles and notes run over columns that are together at least so wide.
const TITLE_WIDTH: usize = 100;
/// Paper size A4.
const A4: u8 = 9;
/// Height of a line in points.
const LINE: u32 = 15;
/// No row can be higher, in points.
const HIGHEST: u32 = 409;
/// A sheet that is wider goes over several pages side by side, since one would shrink it beyond reading.
const PAGE_WIDTH: usize = 330;

/// One sheet as it is filled.
pub(super) struct Page {
    pub(super) sheet: Worksheet,
    pub(super) styles: Rc<Styles>,
    language: Language,
    columns: Vec<Column>,
    /// By column, the widest of what stands in it.
    widths: Vec<usize>,
    /// The row that is written next.
    pub(super) next: u32,
    /// Row of the heads of the table that is being written.
    head: Option<u32>,
    /// The first table: its row of heads and its last row.
    filter: Option<(u32, u32, u16)>,
    /// Rows of its heads, which every printed page repeats.
    repeat: Option<(u32, u32)>,
    /// Columns that stay in view.
    frozen: u16,
    /// The styles that its cells have met.
    pub(super) formats: Formats,
    tables: usize,
    unwritten: usize,
}

impl Page {
    /// An empty sheet.
    pub(super) fn new(sheet: Worksheet, styles: Rc<Styles>, language: Language) -> Self {
        Self {
            sheet,
            styles,
            language,
            columns: Vec::new(),
            widths: Vec::new(),
            next: 0,
            head: None,
            filter: None,
            repeat: None,
            frozen: 0,
            formats: Formats::default(),
            tables: 0,
            unwritten: 0,
        }
    }

    /// A table begins, with a title over it and perhaps notes; its heads come next.
    pub(super) fn table(&mut self, title: &str, notes: &[String], columns: Vec<Column>) -> Result<(), WriteError> {
        self.prologue(title, notes, columns)?;
        let row = self.next;
        for (column, at) in self.columns.iter().zip(0..) {
            let format = if column.is_input() { &self.styles.input_head } else { &self.styles.head };
            self.sheet.write_string_with_format(row, at, &column.head, format)?;
        }
        self.sheet.set_row_height(row, 2 * LINE + 4)?;
        self.next += 1;
        self.headed(row, row);
        Ok(())
    }

    /// What stands over the heads of a table.
    pub(super) fn prologue(&mut self, title: &str, notes: &[String], columns: Vec<Column>) -> Result<(), WriteError> {
        self.close_table()?;
        if self.tables > 0 {
            self.next += 1;
        }
        self.widths.resize(self.widths.len().max(columns.len()), 0);
        for (width, column) in self.widths.iter_mut().zip(&columns) {
            *width = (*width).max(column.least());
        }
        self.columns = columns.into_iter().map(|column| Column { most: column.most.max(column.least()), ..column }).collect();
        let styles = Rc::clone(&self.styles);
        let style = if self.tables == 0 { &styles.title } else { &styles.section };
        self.across(title, style, if self.tables == 0 { 2 * LINE } else { LINE + 5 })?;
        for note in notes {
            let lines = note.width().div_ceil(self.title_span().1.max(1)).max(1);
            self.across(note, &styles.note, LINE * u32::try_from(lines).unwrap_or(1) + 3)?;
        }
        Ok(())
    }

    /// The heads are written, in these rows.
    pub(super) fn headed(&mut self, first: u32, last: u32) {
        self.head = Some(last);
        self.repeat.get_or_insert((first, last));
        self.tables += 1;
    }

    /// Writes a row, one cell for each column.
    pub(super) fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), WriteError> {
        if self.next >= LAST_ROW {
            self.unwritten += 1;
            return Ok(());
        }
        debug_assert_eq!(cells.len(), self.columns.len(), "one cell for each column");
        self.part_of_row(cells)
    }

    /// Writes the first cells of a row; the others are the caller's.
    pub(super) fn part_of_row(&mut self, cells: &[Cell<'_>]) -> Result<(), WriteError> {
        let mut lines = 1;
        let mut wanted = Vec::with_capacity(cells.len());
        for (((cell, column), width), at) in cells.iter().zip(&self.columns).zip(&mut self.widths).zip(0..) {
            let style = cell.style(column.look);
            let format = self.styles.format(style);
            // the first cell begins the row
            if self.formats.is_new(style) || at == 0 {
                cell.write(&mut self.sheet, self.next, at, format)?;
            } else {
                cell.write_plain(&mut self.sheet, self.next, at, format)?;
            }
            wanted.push(Some(style));
            *width = (*width).max(cell.width().min(column.most));
            lines = lines.max(cell.text().map_or(1, |text| lines_of(text, column.most)));
        }
        formats::give(&mut self.sheet, (self.next, 0), &wanted, &self.styles)?;
        if lines > 1 {
            // office programs differ in whether they fit rows when they open a file
            self.sheet.set_row_height(self.next, (LINE * lines + 3).min(HIGHEST))?;
        }
        self.next += 1;
        Ok(())
    }

    /// Keeps the heads and the first columns in view when a reader scrolls.
    pub(super) fn freeze(&mut self, columns: u16) -> Result<(), WriteError> {
        self.sheet.set_freeze_panes(self.next, columns)?;
        self.frozen = columns;
        Ok(())
    }

    /// Makes a column at least so wide.
    pub(super) fn widen(&mut self, column: u16, width: usize) {
        if let Some(known) = self.widths.get_mut(usize::from(column)) {
            *known = (*known).max(width);
        }
    }

    /// The first row and the one after the last of the table that is being written.
    pub(super) fn rows(&self) -> (u32, u32) {
        (self.head.map_or(0, |head| head + 1), self.next)
    }

    /// The sheet with its widths, its filter and its pages.
    pub(super) fn finish(mut self) -> Result<Worksheet, WriteError> {
        self.close_table()?;
        for (width, at) in self.widths.iter().zip(0..) {
            self.sheet.set_column_width(at, u32::try_from(width + 2).unwrap_or(u32::MAX))?;
        }
        if let Some((head, last, columns)) = self.filter {
            self.sheet.autofilter(head, 0, last, columns)?;
        }
        if let (1, Some((first, last))) = (self.tables, self.repeat) {
            self.sheet.set_repeat_rows(first, last)?;
        }
        let pages = u16::try_from(self.widths.iter().map(|width| width + 2).sum::<usize>().div_ceil(PAGE_WIDTH)).unwrap_or(1).max(1);
        if let (2.., Some(last)) = (pages, self.frozen.checked_sub(1)) {
            self.sheet.set_repeat_columns(0, last)?;
        }
        self.sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(pages, 0).set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
        self.sheet.set_footer(wording!("&L&A&C第 &P 页,共 &N 页", "&L&A&CPage &P of &N").say(self.language));
        Ok(self.sheet)
    }

    /// A table without rows says so; one with more than a sheet holds says how many are missing.
    fn close_table(&mut self) -> Result<(), WriteError> {
        let Some(head) = self.head.take() else { return Ok(()) };
        if self.next == head + 1 {
            let none = wording!("无", "none");
            self.row_of_text(none.say(self.language))?;
        }
        if self.unwritten > 0 {
            let rest = std::mem::take(&mut self.unwritten);
            let words = wording!("另有 {rest} 行超出工作表的行数,未列出", "{rest} more rows do not fit a sheet");
            self.row_of_text(words.say(self.language))?;
        }
        if self.tables == 1 {
            self.filter = Some((head, self.next - 1, u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)));
        }
        Ok(())
    }

    fn row_of_text(&mut self, text: &str) -> Result<(), WriteError> {
        let format = self.styles.of(super::style::Look::Centre);
        self.sheet.write_string_with_format(self.next, 0, text, format)?;
        self.next += 1;
        Ok(())
    }

    /// A text over the first columns, in a row of its own.
    fn across(&mut self, text: &str, style: &rust_xlsxwriter::Format, height: u32) -> Result<(), WriteError> {
        let (columns, _) = self.title_span();
        if columns > 1 {
            self.sheet.merge_range(self.next, 0, self.next, columns - 1, text, style)?;
        } else {
            self.sheet.write_string_with_format(self.next, 0, text, style)?;
        }
        self.sheet.set_row_height(self.next, height)?;
        self.next += 1;
        Ok(())
    }

    /// How many columns titles run over, and how wide these are at least.
    fn title_span(&self) -> (u16, usize) {
        let mut wide = 0;
        let mut count = 0;
        for column in &self.columns {
            if wide >= TITLE_WIDTH {
                break;
            }
            wide += column.least() + 2;
            count += 1;
        }
        (count, wide)
    }
}

/// How many lines a text takes in a column of a width.
fn lines_of(text: &str, width: usize) -> u32 {
    // nearly all texts are short, and no character is wider than its bytes are many
    if text.len() <= width && !text.contains('\n') {
        return 1;
    }
    let lines: usize = text.lines().map(|line| line.width().div_ceil(width).max(1)).sum();
    u32::try_from(lines).unwrap_or(u32::MAX / LINE / 2)
}
