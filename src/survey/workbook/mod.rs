//! Reads spreadsheets into compact grids: the only folder that knows calamine and csv. Hostile files are normal here.
mod encoding;
mod error;
mod grid;
mod guard;
mod intern;
mod limits;
mod number;
mod ods;
mod ole;
mod package;
mod separated;
mod serial;
mod sheet_facts;
mod sheet_parts;
mod sniff;
#[cfg(test)]
mod tests;
mod xls;
mod xlsb;
mod xlsx;

pub use error::{Actual, ReadError};
pub use limits::{Limits, Measure};

use crate::diagnostic::CellRange;
use rust_decimal::Decimal;
use sniff::Container;

/// Reads a file by what it holds, never by what it is called; `name` only names the sheet of a csv file.
///
/// No file, however broken or hostile, makes this panic or costs more than [`Limits`] allows.
///
/// ```
/// use dabiao::survey::workbook::{Limits, read};
///
/// let book = read("站点.csv", "编码,名称\n990801001,晓风社区\n".as_bytes(), &Limits::default())?;
/// let cell = book.sheets[0].cells[3];
/// assert_eq!(book.values[cell.value as usize].shown(), "晓风社区");
/// # Ok::<(), dabiao::survey::workbook::ReadError>(())
/// ```
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let read = || match sniff::container(name, bytes)? {
        Container::Zip => package::read(bytes, limits),
        Container::Ole => xls::read(bytes, limits),
        Container::Text => separated::read(name, bytes, limits),
    };
    guard::guarded(read).unwrap_or_else(|| Err(ReadError::damaged(guard::GAVE_UP)))
}

/// A file as it was read: sheets of cells, and all distinct values once.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// What the file is, by its content.
    pub format: Format,
    /// Its sheets, in their order.
    pub sheets: Vec<Sheet>,
    /// All distinct values of all sheets; cells refer to them by index.
    pub values: Vec<CellValue>,
    /// The document property `dabiao`: what this program wrote into a workbook of its own.
    pub mark: Option<String>,
    /// Whether its days are counted from 1904: a bare number then means another day than in other files.
    pub counted_from_1904: bool,
}

/// What a file is, by its content and not by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML: xlsx, xlsm.
    Xlsx,
    /// Office binary: xlsb.
    Xlsb,
    /// Excel 97–2003 and WPS: xls, et.
    Xls,
    /// OpenDocument.
    Ods,
    /// Separated text.
    Csv,
}

/// One sheet: its cells that hold something, row by row.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its name; for csv the file's stem.
    pub name: String,
    /// Whether a spreadsheet program would show it.
    pub hidden: bool,
    /// Rows that hold a cell, top to bottom.
    pub rows: Vec<Row>,
    /// Cells of all rows, left to right, row after row.
    pub cells: Vec<Cell>,
    /// Merged blocks, where the format tells them.
    pub merges: Vec<CellRange>,
    /// Zero-based hidden rows, ascending, where the format tells them.
    pub hidden_rows: Vec<u32>,
    /// Zero-based hidden columns, ascending, where the format tells them.
    pub hidden_columns: Vec<u32>,
}

/// A row that holds at least one cell.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Zero-based row as the sheet counts it.
    pub number: u32,
    /// Index of its first cell in [`Sheet::cells`].
    pub start: u32,
}

/// A cell that holds something.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    /// Zero-based column.
    pub column: u16,
    /// Index into [`Workbook::values`].
    pub value: u32,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// Text as written, blanks and all.
    Text(Box<str>),
    /// A number as the sheet shows it, to 15 significant digits.
    Number {
        /// Its decimal value; `None` where it is too large or too small for one.
        value: Option<Decimal>,
        /// Its digits, or `95%` where the format is a percent format.
        shown: Box<str>,
        /// Whether the cell has a percent format, so that the value 0.95 is shown as `95%`.
        percent: bool,
    },
    /// 真 or 假.
    Bool(bool),
    /// A number that a date format shows as a day: days since 1970-01-01, or `None` outside the calendar.
    Date {
        /// Days since 1970-01-01, the time of day cut off.
        days: Option<i64>,
        /// As text, `2023-01-02`.
        shown: Box<str>,
    },
    /// An error value, with its name (`#REF!`).
    Error(Box<str>),
    /// A formula whose result was never stored.
    Uncomputed(Box<str>),
}

impl Sheet {
    /// The rows that hold cells, each with its zero-based number.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &[Cell])> {
        (0..self.rows.len()).map(|index| (self.rows[index].number, self.row_cells(index)))
    }

    /// The index of the value that stands at a zero-based place.
    pub fn value_at(&self, row: u32, column: u32) -> Option<u32> {
        let cells = self.row_cells(self.rows.binary_search_by_key(&row, |row| row.number).ok()?);
        let found = cells.binary_search_by_key(&column, |cell| u32::from(cell.column)).ok()?;
        Some(cells[found].value)
    }

    /// The sheet from the row at `index` in [`Sheet::rows`] on, at its own places.
    #[must_use]
    pub fn from_row(&self, index: usize) -> Self {
        let start = self.rows.get(index).map_or(0, |row| row.start);
        let rows = self.rows[index..].iter().map(|row| Row { number: row.number, start: row.start - start }).collect();
        let cells = self.cells[start as usize..].to_vec();
        Self {
            name: self.name.clone(),
            hidden: self.hidden,
            rows,
            cells,
            merges: self.merges.clone(),
            hidden_rows: self.hidden_rows.clone(),
            hidden_columns: self.hidden_columns.clone(),
        }
    }

    /// The cells of the row at `index` in [`Sheet::rows`].
    pub fn row_cells(&self, index: usize) -> &[Cell] {
        let start = self.rows[index].start as usize;
        let end = self.rows.get(index + 1).map_or(self.cells.len(), |row| row.start as usize);
        &self.cells[start..end]
    }
}

impl CellValue {
    /// The text that stands there, as far as it can be shown.
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(text) | Self::Error(text) | Self::Uncomputed(text) => text,
            Self::Number { shown, .. } | Self::Date { shown, .. } => shown,
            Self::Bool(true) => "TRUE",
            Self::Bool(false) => "FALSE",
        }
    }
}
