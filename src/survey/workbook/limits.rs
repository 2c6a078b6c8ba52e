//! How much of a file is read at most, so that no file can exhaust the machine.
use super::ReadError;

/// What one file may cost. The defaults keep any file below ten seconds and 512 MiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: u64,
    /// Bytes of all parts of a package together when inflated, and bytes of a text file.
    pub unpacked_bytes: u64,
    /// Cells that hold something, over all sheets.
    pub cells: u64,
    /// Values that differ from one another, over all sheets.
    pub distinct_values: u64,
    /// Bytes of all texts that differ from one another.
    pub text_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 512 << 20, unpacked_bytes: 256 << 20, cells: 8_000_000, distinct_values: 1_500_000, text_bytes: 64 << 20 }
    }
}

/// Rows that every spreadsheet program has; a cell below them is a sign of damage.
pub(super) const MOST_ROWS: u32 = 1 << 20;
/// Columns that every spreadsheet program has.
pub(super) const MOST_COLUMNS: u32 = 1 << 14;

/// Which limit a file exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// [`Limits::file_bytes`]
    FileBytes,
    /// [`Limits::unpacked_bytes`]
    UnpackedBytes,
    /// [`Limits::cells`]
    Cells,
    /// [`Limits::distinct_values`]
    DistinctValues,
    /// [`Limits::text_bytes`]
    TextBytes,
}

/// Sheets that a workbook of people may have; more are a sign of malice.
const MOST_SHEETS: usize = 4096;

/// An error if a workbook has more sheets than people make.
pub(super) fn check_sheets(count: usize) -> Result<(), ReadError> {
    if count > MOST_SHEETS { Err(ReadError::damaged(format!("{count} sheets"))) } else { Ok(()) }
}

impl Measure {
    /// All measures with the names by which a limit is raised.
    pub const ALL: &[(Self, &str)] =
        &[(Self::FileBytes, "file"), (Self::UnpackedBytes, "unpacked"), (Self::Cells, "cells"), (Self::DistinctValues, "values"), (Self::TextBytes, "text")];

    /// The name by which its limit is raised.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
    }
}

impl Limits {
    /// The most that is allowed of one measure.
    pub fn of(&self, measure: Measure) -> u64 {
        match measure {
            Measure::FileBytes => self.file_bytes,
            Measure::UnpackedBytes => self.unpacked_bytes,
            Measure::Cells => self.cells,
            Measure::DistinctValues => self.distinct_values,
            Measure::TextBytes => self.text_bytes,
        }
    }

    /// Allows so much of one measure.
    pub fn allow(&mut self, measure: Measure, most: u64) {
        *match measure {
            Measure::FileBytes => &mut self.file_bytes,
            Measure::UnpackedBytes => &mut self.unpacked_bytes,
            Measure::Cells => &mut self.cells,
            Measure::DistinctValues => &mut self.distinct_values,
            Measure::TextBytes => &mut self.text_bytes,
        } = most;
    }

    /// An error if `amount` is more than is allowed of `measure`.
    pub fn check(&self, measure: Measure, amount: u64) -> Result<(), ReadError> {
        let most = self.of(measure);
        if amount > most { Err(ReadError::TooLarge { measure, most }) } else { Ok(()) }
    }
}
