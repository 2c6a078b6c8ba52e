//! How much of a file is read at most, so that no file can exhaust the machine.
use super::ReadError;

/// What one file may cost. The defaults keep any file below ten seconds and 512 MiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
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
        Self { unpacked_bytes: 256 << 20, cells: 8_000_000, distinct_values: 1_500_000, text_bytes: 64 << 20 }
    }
}

/// Rows that every spreadsheet program has; a cell below them is a sign of damage.
pub(super) const MOST_ROWS: u32 = 1 << 20;
/// Columns that every spreadsheet program has.
pub(super) const MOST_COLUMNS: u32 = 1 << 14;

/// Which limit a file exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
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

impl Limits {
    /// The most that is allowed of one measure.
    pub fn of(&self, measure: Measure) -> u64 {
        match measure {
            Measure::UnpackedBytes => self.unpacked_bytes,
            Measure::Cells => self.cells,
            Measure::DistinctValues => self.distinct_values,
            Measure::TextBytes => self.text_bytes,
        }
    }

    /// An error if `amount` is more than is allowed of `measure`.
    pub(super) fn check(&self, measure: Measure, amount: u64) -> Result<(), ReadError> {
        let most = self.of(measure);
        if amount > most { Err(ReadError::TooLarge { measure, most }) } else { Ok(()) }
    }
}
