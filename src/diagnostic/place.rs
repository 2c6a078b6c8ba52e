//! Where a thing stands: a cell of a sheet, a line of a YAML file, or as much of that as is known.
use std::fmt::{self, Write};
use std::sync::Arc;

/// A cell by its zero-based row and column; written as spreadsheet programs show it (`G12`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellName {
    /// Zero-based row.
    pub row: u32,
    /// Zero-based column.
    pub column: u32,
}

impl CellName {
    /// The letters of a zero-based column: 0 is `A`, 26 is `AA`.
    pub fn letters(column: u32) -> String {
        Self { row: 0, column }.in_letters().collect()
    }

    /// The letters of its column: an answer of each site is named by some, so that none is made for them.
    fn in_letters(&self) -> impl Iterator<Item = char> {
        let mut letters = ['A'; 8];
        let mut rest = self.column.saturating_add(1);
        let mut first = letters.len();
        while rest > 0 && first > 0 {
            first -= 1;
            letters[first] = char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0));
            rest = (rest - 1) / 26;
        }
        letters.into_iter().skip(first)
    }
}

impl fmt::Display for CellName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_letters().try_for_each(|letter| f.write_char(letter))?;
        write!(f, "{}", u64::from(self.row) + 1)
    }
}

/// One cell, or a block of cells that hold one answer (`T16:U16`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRange {
    /// Top left.
    pub first: CellName,
    /// Bottom right; the same as `first` for one cell.
    pub last: CellName,
}

impl CellRange {
    /// The range that is one cell.
    pub fn cell(row: u32, column: u32) -> Self {
        let name = CellName { row, column };
        Self { first: name, last: name }
    }

    /// Cells of one row from the first to the last column.
    pub fn row(row: u32, first: u32, last: u32) -> Self {
        Self { first: CellName { row, column: first }, last: CellName { row, column: last } }
    }
}

impl fmt::Display for CellRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { self.first.fmt(f) } else { write!(f, "{}:{}", self.first, self.last) }
    }
}

/// A text file that diagnostics quote: its name as given, with `/`, and its whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The path as given, with `/`.
    pub file: Arc<str>,
    /// The whole text.
    pub text: Arc<str>,
}

/// Where something stands, as exactly as is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A whole file.
    File {
        /// Path as given, with `/`.
        file: Arc<str>,
    },
    /// A whole sheet.
    Sheet {
        /// Path as given, with `/`.
        file: Arc<str>,
        /// Name of the sheet.
        sheet: Arc<str>,
    },
    /// A row of a sheet, zero-based.
    Row {
        /// Path as given, with `/`.
        file: Arc<str>,
        /// Name of the sheet.
        sheet: Arc<str>,
        /// Zero-based row.
        row: u32,
    },
    /// A cell, or the block of cells that hold one answer.
    Cell {
        /// Path as given, with `/`.
        file: Arc<str>,
        /// Name of the sheet.
        sheet: Arc<str>,
        /// The cell or cells.
        cell: CellRange,
    },
    /// A line of a text file, counted from one.
    Line {
        /// Path as given, with `/`.
        file: Arc<str>,
        /// Line, from one.
        line: u32,
        /// Column in characters, from one.
        column: u32,
    },
}

impl Place {
    /// The zero-based row of a sheet in which the place begins.
    pub fn row(&self) -> Option<u32> {
        match self {
            Self::Row { row, .. } => Some(*row),
            Self::Cell { cell, .. } => Some(cell.first.row),
            Self::File { .. } | Self::Sheet { .. } | Self::Line { .. } => None,
        }
    }

    /// The file in which the place is.
    pub fn file(&self) -> &Arc<str> {
        match self {
            Self::File { file } | Self::Sheet { file, .. } | Self::Row { file, .. } | Self::Cell { file, .. } | Self::Line { file, .. } => file,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { file } => write!(f, "{file}"),
            Self::Sheet { file, sheet } => write!(f, "{file} ▸ {sheet}"),
            Self::Row { file, sheet, row } => write!(f, "{file} ▸ {sheet} ▸ {}", u64::from(*row) + 1),
            Self::Cell { file, sheet, cell } => write!(f, "{file} ▸ {sheet} ▸ {cell}"),
            Self::Line { file, line, column } => write!(f, "{file}:{line}:{column}"),
        }
    }
}
