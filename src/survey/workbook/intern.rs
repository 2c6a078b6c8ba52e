//! Keeps every distinct value of a file once: survey sheets say 有 a hundred thousand times.
use super::{CellValue, Limits, Measure, ReadError, number, serial};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

/// How the format of a cell shows its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Look {
    /// As it is.
    Plain,
    /// A hundred times as much, with a percent sign.
    Percent,
    /// A day counted from 1900.
    Day1900,
    /// A day counted from 1904.
    Day1904,
    /// A time of day or a duration.
    Elapsed,
}

/// All distinct values so far, and what they may cost.
#[derive(Debug)]
pub(super) struct Values {
    distinct: Vec<CellValue>,
    texts: FxHashMap<u64, u32>,
    numbers: FxHashMap<(u64, Look), u32>,
    text_bytes: u64,
    cells: u64,
    limits: Limits,
}

/// Texts whose hashes fall together this often are kept twice rather than searched for: only hostile files have them.
const MOST_PROBES: u64 = 32;

impl Values {
    /// No value yet.
    pub(super) fn new(limits: &Limits) -> Self {
        Self { distinct: Vec::new(), texts: FxHashMap::default(), numbers: FxHashMap::default(), text_bytes: 0, cells: 0, limits: *limits }
    }

    /// Counts one more cell that holds something.
    pub(super) fn count_cell(&mut self) -> Result<(), ReadError> {
        self.count_cells(1)
    }

    /// Counts more cells that hold something.
    pub(super) fn count_cells(&mut self, more: u64) -> Result<(), ReadError> {
        self.cells = self.cells.saturating_add(more);
        self.limits.check(Measure::Cells, self.cells)
    }

    /// The index of a text.
    pub(super) fn text(&mut self, text: &str) -> Result<u32, ReadError> {
        self.spelled(0, text, |text| CellValue::Text(text.into()))
    }

    /// The index of an error value by its name.
    pub(super) fn error(&mut self, name: &str) -> Result<u32, ReadError> {
        self.spelled(1, name, |name| CellValue::Error(name.into()))
    }

    /// The index of a formula without a result.
    pub(super) fn uncomputed(&mut self, formula: &str) -> Result<u32, ReadError> {
        self.spelled(2, formula, |formula| CellValue::Uncomputed(formula.into()))
    }

    /// The index of 真 or 假.
    pub(super) fn truth(&mut self, truth: bool) -> Result<u32, ReadError> {
        self.spelled(3, if truth { "TRUE" } else { "FALSE" }, |_| CellValue::Bool(truth))
    }

    /// The index of a day written as ISO 8601 text.
    pub(super) fn day(&mut self, iso: &str) -> Result<u32, ReadError> {
        match serial::from_iso(iso) {
            CellValue::Text(text) => self.text(&text),
            day => {
                let shown = day.shown().to_owned();
                self.spelled(4, &shown, |_| day)
            }
        }
    }

    /// The index of a number as its format shows it.
    pub(super) fn number(&mut self, value: f64, look: Look) -> Result<u32, ReadError> {
        if let Some(index) = self.numbers.get(&(value.to_bits(), look)) {
            return Ok(*index);
        }
        let index = self.push(match look {
            Look::Plain => number::plain(value),
            Look::Percent => number::percent(value),
            Look::Day1900 => serial::from_serial(value, false),
            Look::Day1904 => serial::from_serial(value, true),
            Look::Elapsed => serial::from_elapsed(value),
        })?;
        self.numbers.insert((value.to_bits(), look), index);
        Ok(index)
    }

    /// All values, in the order of their indices.
    pub(super) fn into_values(mut self) -> Vec<CellValue> {
        self.distinct.shrink_to_fit();
        self.distinct
    }

    fn spelled(&mut self, kind: u8, text: &str, make: impl FnOnce(&str) -> CellValue) -> Result<u32, ReadError> {
        let mut key = FxBuildHasher.hash_one((kind, text));
        for _ in 0..MOST_PROBES {
            match self.texts.get(&key) {
                Some(index) if is_spelled(&self.distinct[*index as usize], kind, text) => return Ok(*index),
                Some(_) => key = key.wrapping_add(1),
                None => break,
            }
        }
        self.text_bytes += text.len() as u64;
        self.limits.check(Measure::TextBytes, self.text_bytes)?;
        let index = self.push(make(text))?;
        self.texts.insert(key, index);
        Ok(index)
    }

    fn push(&mut self, value: CellValue) -> Result<u32, ReadError> {
        self.limits.check(Measure::DistinctValues, self.distinct.len() as u64 + 1)?;
        let index = u32::try_from(self.distinct.len()).map_err(|_| ReadError::TooLarge { measure: Measure::DistinctValues, most: u64::from(u32::MAX) })?;
        self.distinct.push(value);
        Ok(index)
    }
}

fn is_spelled(value: &CellValue, kind: u8, text: &str) -> bool {
    let same_kind = match value {
        CellValue::Text(_) => kind == 0,
        CellValue::Error(_) => kind == 1,
        CellValue::Uncomputed(_) => kind == 2,
        CellValue::Bool(_) => kind == 3,
        CellValue::Date { .. } => kind == 4,
        CellValue::Number { .. } => false,
    };
    same_kind && value.shown() == text
}
