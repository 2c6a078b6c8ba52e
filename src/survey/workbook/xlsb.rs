//! Streams xlsb through calamine, cell by cell. Its formulas always carry their results.
use super::grid::Grid;
use super::intern::{Look, Values};
use super::package::Parts;
use super::xlsx::{inside, look_of_day};
use super::{Format, Limits, Measure, ReadError, Workbook};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsb, XlsbError};
use std::io::Cursor;

/// Reads an xlsb whose parts have been measured.
pub(super) fn read(bytes: &[u8], parts: &Parts, limits: &Limits) -> Result<Workbook, ReadError> {
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(|error| of_xlsb(&error))?;
    let mark = book.workbook_properties().ok().and_then(|mut all| all.custom_properties.remove("dabiao"));
    let counted_from_1904 = book.has_1904_epoch();
    let listed: Vec<_> = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
    let largest = parts.values().map(|part| part.size).max().unwrap_or(0);
    // sheets may name one part over and over, and each is streamed
    limits.check(Measure::UnpackedBytes, largest.saturating_mul(listed.len() as u64) / 4)?;
    let mut values = Values::new(limits);
    let mut sheets = Vec::new();
    for listed in listed {
        let mut grid = Grid::new(&listed.name, listed.visible != SheetVisible::Visible);
        let mut cells = book.worksheet_cells_reader(&listed.name).map_err(|error| of_xlsb(&error))?;
        while let Some(cell) = cells.next_cell().map_err(|error| of_xlsb(&error))? {
            let Some(value) = value(&mut values, cell.get_value(), Look::Plain, counted_from_1904)? else { continue };
            values.count_cell()?;
            let (row, column) = inside(cell.get_position())?;
            grid.put(row, column, value);
        }
        sheets.push(grid.finish());
    }
    Ok(Workbook { format: Format::Xlsb, sheets, values: values.into_values(), mark, counted_from_1904 })
}

/// The index of what calamine read in a cell, or none where nothing stands.
pub(super) fn value(values: &mut Values, value: &DataRef<'_>, plain: Look, counted_from_1904: bool) -> Result<Option<u32>, ReadError> {
    match value {
        DataRef::Empty | DataRef::SharedString("") => Ok(None),
        DataRef::String(text) if text.is_empty() => Ok(None),
        DataRef::String(text) | DataRef::DurationIso(text) => values.text(text).map(Some),
        DataRef::SharedString(text) => values.text(text).map(Some),
        DataRef::Float(number) => values.number(*number, plain).map(Some),
        #[expect(clippy::cast_precision_loss, reason = "xlsb whole numbers have thirty bits")]
        DataRef::Int(number) => values.number(*number as f64, plain).map(Some),
        DataRef::Bool(truth) => values.truth(*truth).map(Some),
        DataRef::DateTime(day) => values.number(day.as_f64(), look_of_day(day, counted_from_1904)).map(Some),
        DataRef::DateTimeIso(iso) => values.day(iso).map(Some),
        DataRef::Error(error) => values.error(&error.to_string()).map(Some),
    }
}

fn of_xlsb(error: &XlsbError) -> ReadError {
    if matches!(error, XlsbError::Password) { ReadError::Encrypted } else { ReadError::damaged(error) }
}
