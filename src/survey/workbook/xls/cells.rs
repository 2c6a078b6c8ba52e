//! Reads the records of one sheet of an xls into a grid, one cell at a time, whatever size the sheet declares.
use super::Globals;
use super::record::{Record, Records, eight, word};
use super::strings;
use crate::diagnostic::{CellName, CellRange};
use crate::survey::workbook::ReadError;
use crate::survey::workbook::grid::Grid;
use crate::survey::workbook::intern::Values;

/// The widest sheet that an xls can hold.
const MOST_COLUMNS: u16 = 256;

/// The reading of one sheet.
pub(super) struct SheetReader<'r> {
    globals: &'r Globals,
    values: &'r mut Values,
    grid: &'r mut Grid,
    /// The cell of a formula whose text comes in a later record.
    awaited: Option<(u16, u16)>,
    hidden_columns: [bool; MOST_COLUMNS as usize],
}

impl<'r> SheetReader<'r> {
    /// A reading into `grid`.
    pub(super) fn new(globals: &'r Globals, values: &'r mut Values, grid: &'r mut Grid) -> Self {
        Self { globals, values, grid, awaited: None, hidden_columns: [false; MOST_COLUMNS as usize] }
    }

    /// Reads up to the end of the sheet and tells how many bytes that were.
    pub(super) fn walk(mut self, stream: &[u8]) -> Result<usize, ReadError> {
        let mut records = Records::new(stream);
        let mut depth = 0_u32;
        for record in records.by_ref() {
            let record = record?;
            match record.kind {
                // charts inside the sheet begin and end as sheets do, and have cells of their own
                0x0809 => depth += 1,
                0x000A if depth <= 1 => break,
                0x000A => depth -= 1,
                _ if depth <= 1 => self.take(&record)?,
                _ => {}
            }
        }
        self.give_up_waiting()?;
        let sheet = self.grid.sheet_mut();
        sheet.hidden_rows.sort_unstable();
        sheet.hidden_rows.dedup();
        sheet.hidden_columns = (0..).zip(self.hidden_columns).filter_map(|(column, hidden)| hidden.then_some(column)).collect();
        Ok(records.walked())
    }

    fn take(&mut self, record: &Record<'_>) -> Result<(), ReadError> {
        let data = record.data;
        match record.kind {
            0x00FD => self.shared(data),
            0x027E => self.short_number(data, data.get(6..10)),
            0x0203 => self.number(data, f64::from_le_bytes(eight(data, 6)?)),
            0x00BD => self.short_numbers(data),
            0x0204 | 0x00D6 => {
                let text = strings::label(record, self.globals.letters)?;
                self.text(word(data, 0)?, word(data, 2)?, &text)
            }
            0x0205 => self.truth_or_error(data),
            0x0006 => self.formula(data),
            0x0207 => match self.awaited.take() {
                Some((row, column)) => self.text(row, column, &self.globals.letters.long(&record.pieces())),
                None => Ok(()),
            },
            0x0208 => self.row(data),
            0x007D => self.columns(data),
            0x00E5 => self.merges(data),
            _ => Ok(()),
        }
    }

    fn put(&mut self, row: u16, column: u16, value: u32) -> Result<(), ReadError> {
        if column >= MOST_COLUMNS {
            return Err(ReadError::damaged(format!("R{row}C{column}")));
        }
        self.values.count_cell()?;
        self.grid.put(u32::from(row), column, value);
        Ok(())
    }

    fn text(&mut self, row: u16, column: u16, text: &str) -> Result<(), ReadError> {
        if text.is_empty() {
            return Ok(());
        }
        let value = self.values.text(text)?;
        self.put(row, column, value)
    }

    fn shared(&mut self, data: &[u8]) -> Result<(), ReadError> {
        let index = usize::from(word(data, 6)?) | usize::from(word(data, 8)?) << 16;
        match self.globals.strings.get(index) {
            Some(Some(value)) => self.put(word(data, 0)?, word(data, 2)?, *value),
            Some(None) => Ok(()),
            None => Err(ReadError::damaged("xls: texts")),
        }
    }

    fn number(&mut self, data: &[u8], number: f64) -> Result<(), ReadError> {
        let value = self.values.number(number, self.globals.formats.look(word(data, 4)?))?;
        self.put(word(data, 0)?, word(data, 2)?, value)
    }

    fn short_number(&mut self, data: &[u8], packed: Option<&[u8]>) -> Result<(), ReadError> {
        let packed = packed.and_then(|packed| packed.try_into().ok()).ok_or_else(|| ReadError::damaged("xls"))?;
        self.number(data, unpacked(packed))
    }

    /// Several numbers of one row: its number, its first column, and six bytes for each.
    fn short_numbers(&mut self, data: &[u8]) -> Result<(), ReadError> {
        let (row, first) = (word(data, 0)?, word(data, 2)?);
        let end = data.len().saturating_sub(2);
        for (column, cell) in (first..MOST_COLUMNS).zip(data.get(4..end).unwrap_or_default().as_chunks::<6>().0) {
            let [f0, f1, packed @ ..] = *cell;
            let look = self.globals.formats.look(u16::from_le_bytes([f0, f1]));
            let value = self.values.number(unpacked(packed), look)?;
            self.put(row, column, value)?;
        }
        Ok(())
    }

    fn truth_or_error(&mut self, data: &[u8]) -> Result<(), ReadError> {
        let [code, is_error] = word(data, 6)?.to_le_bytes();
        let value = self.truth_or_error_value(code, is_error != 0)?;
        self.put(word(data, 0)?, word(data, 2)?, value)
    }

    fn truth_or_error_value(&mut self, code: u8, is_error: bool) -> Result<u32, ReadError> {
        if !is_error {
            return self.values.truth(code != 0);
        }
        self.values.error(match code {
            0x00 => "#NULL!",
            0x07 => "#DIV/0!",
            0x17 => "#REF!",
            0x1D => "#NAME?",
            0x24 => "#NUM!",
            0x2A => "#N/A",
            _ => "#VALUE!",
        })
    }

    /// The result that stands in a formula: a number, or what its first byte says if the last two are all ones.
    fn formula(&mut self, data: &[u8]) -> Result<(), ReadError> {
        self.give_up_waiting()?;
        let (row, column) = (word(data, 0)?, word(data, 2)?);
        let result = eight(data, 6)?;
        match result {
            [0, .., 0xFF, 0xFF] => {
                self.awaited = Some((row, column));
                Ok(())
            }
            [kind @ (1 | 2), _, code, .., 0xFF, 0xFF] => {
                let value = self.truth_or_error_value(code, kind == 2)?;
                self.put(row, column, value)
            }
            [.., 0xFF, 0xFF] => Ok(()),
            result => self.number(data, f64::from_le_bytes(result)),
        }
    }

    /// A formula whose text never came was never computed; the text of the formula itself is packed and is not unpacked.
    fn give_up_waiting(&mut self) -> Result<(), ReadError> {
        let Some((row, column)) = self.awaited.take() else { return Ok(()) };
        let value = self.values.uncomputed("=…")?;
        self.put(row, column, value)
    }

    fn row(&mut self, data: &[u8]) -> Result<(), ReadError> {
        if word(data, 12)? & 0x20 != 0 {
            self.grid.sheet_mut().hidden_rows.push(u32::from(word(data, 0)?));
        }
        Ok(())
    }

    fn columns(&mut self, data: &[u8]) -> Result<(), ReadError> {
        if word(data, 8)? & 1 != 0 {
            let (first, last) = (usize::from(word(data, 0)?), usize::from(word(data, 2)?.min(MOST_COLUMNS - 1)));
            self.hidden_columns.get_mut(first..=last).unwrap_or_default().fill(true);
        }
        Ok(())
    }

    fn merges(&mut self, data: &[u8]) -> Result<(), ReadError> {
        let count = usize::from(word(data, 0)?);
        for block in data[2..].as_chunks::<8>().0.iter().take(count) {
            let [top, bottom, left, right] = [0, 2, 4, 6].map(|at| u32::from(u16::from_le_bytes([block[at], block[at + 1]])));
            if top <= bottom && left <= right && right < u32::from(MOST_COLUMNS) {
                let first = CellName { row: top, column: left };
                self.grid.sheet_mut().merges.push(CellRange { first, last: CellName { row: bottom, column: right } });
            }
        }
        Ok(())
    }
}

/// A number packed into four bytes: two bits say whether it is whole and whether it is a hundredth.
fn unpacked(packed: [u8; 4]) -> f64 {
    let bits = i32::from_le_bytes(packed);
    let number = if bits & 2 == 0 { f64::from_bits(u64::from(u32::from_le_bytes(packed) & !3) << 32) } else { f64::from(bits >> 2) };
    if bits & 1 == 0 { number } else { number / 100.0 }
}
