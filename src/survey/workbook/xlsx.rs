//! Streams xlsx and xlsm through calamine in one pass over values and formulas; this is the hot path.
use super::grid::Grid;
use super::intern::{Look, Values};
use super::limits::{MOST_COLUMNS, MOST_ROWS, check_sheets};
use super::package::{Archive, Parts};
use super::sheet_parts::{self, SheetParts};
use super::{Format, Limits, Measure, ReadError, Sheet, Workbook};
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxCellReader, XlsxError, XlsxFormulaMetadata};
use rustc_hash::FxHashMap;
use std::io::Cursor;

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;
type Cells<'r, 'b> = XlsxCellReader<'r, Cursor<&'b [u8]>>;

/// Reads an xlsx or xlsm whose parts have been measured.
pub(super) fn read(bytes: &[u8], archive: &mut Archive<'_>, parts: Parts, limits: &Limits) -> Result<Workbook, ReadError> {
    let places = sheet_parts::find(archive, &parts)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| of_xlsx(&error))?;
    let mark = book.workbook_properties().ok().and_then(|mut all| all.custom_properties.remove("dabiao"));
    let mut reading = Reading { values: Values::new(limits), strings: FxHashMap::default() };
    let sheets = reading.sheets(&mut book, &places, parts, limits)?;
    Ok(Workbook { format: Format::Xlsx, sheets, values: reading.values.into_values(), mark, counted_from_1904: book.has_1904_epoch() })
}

/// How the format of a date cell shows its number.
pub(super) fn look_of_day(day: &ExcelDateTime, counted_from_1904: bool) -> Look {
    match () {
        () if day.is_duration() => Look::Elapsed,
        () if counted_from_1904 => Look::Day1904,
        () => Look::Day1900,
    }
}

/// A place inside the sheet, or damage.
pub(super) fn inside((row, column): (u32, u32)) -> Result<(u32, u16), ReadError> {
    match u16::try_from(column) {
        Ok(narrow) if row < MOST_ROWS && column < MOST_COLUMNS => Ok((row, narrow)),
        _ => Err(ReadError::damaged(format!("R{row}C{column}"))),
    }
}

/// What calamine says when it cannot go on.
fn of_xlsx(error: &XlsxError) -> ReadError {
    if matches!(error, XlsxError::Password) { ReadError::Encrypted } else { ReadError::damaged(error) }
}

/// The reading of one workbook.
struct Reading {
    values: Values,
    /// Values of shared strings by the address calamine keeps them at, which spares hashing the text.
    strings: FxHashMap<(usize, usize), u32>,
}

impl Reading {
    fn sheets(&mut self, book: &mut Book<'_>, places: &SheetParts, mut parts: Parts, limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
        let counted_from_1904 = book.has_1904_epoch();
        let listed: Vec<_> = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
        check_sheets(listed.len())?;
        let mut sheets = Vec::new();
        let mut streamed = 0;
        for listed in listed {
            let place = places.get(&listed.name).and_then(|place| parts.get_mut(place));
            let part = place.ok_or_else(|| ReadError::damaged(&listed.name))?;
            // a thousand sheets may name one part, and each is streamed
            streamed += part.size;
            limits.check(Measure::UnpackedBytes, streamed)?;
            let mut grid = Grid::new(&listed.name, listed.visible != SheetVisible::Visible);
            let sheet = grid.sheet_mut();
            sheet.hidden_rows.clone_from(&part.facts.hidden_rows);
            sheet.hidden_columns.clone_from(&part.facts.hidden_columns);
            sheet.merges.clone_from(&part.facts.merges);
            self.sheet(book, &listed.name, &mut grid, counted_from_1904)?;
            sheets.push(grid.finish());
        }
        Ok(sheets)
    }

    fn sheet(&mut self, book: &mut Book<'_>, name: &str, grid: &mut Grid, counted_from_1904: bool) -> Result<(), ReadError> {
        let percents = match percents(book, name) {
            Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
            percents => percents.map_err(|error| of_xlsx(&error))?,
        };
        let mut cells = book.worksheet_cells_reader(name).map_err(|error| of_xlsx(&error))?;
        let odd = self.cells(&mut cells, grid, &percents, counted_from_1904)?;
        drop(cells);
        if odd.is_empty() {
            return Ok(());
        }
        let mut cells = book.worksheet_cells_reader(name).map_err(|error| of_xlsx(&error))?;
        self.odd_errors(&mut cells, grid, &odd)
    }

    /// All cells but those with errors that calamine does not know, which are returned by their number and name.
    fn cells(
        &mut self,
        cells: &mut Cells<'_, '_>,
        grid: &mut Grid,
        percents: &[(u32, u32)],
        counted_from_1904: bool,
    ) -> Result<Vec<(usize, String)>, ReadError> {
        let mut odd = Vec::new();
        let mut shared = FxHashMap::default();
        let mut percents = percents.iter().peekable();
        for number in 0.. {
            let record = match cells.next_cell_with_formula_metadata() {
                Ok(Some(record)) => record,
                Ok(None) => break,
                Err(XlsxError::CellError(name)) => {
                    odd.push((number, name));
                    continue;
                }
                Err(error) => return Err(of_xlsx(&error)),
            };
            let is_percent = percents.next_if(|position| **position == record.pos).is_some();
            let value = match (&record.value, &record.formula) {
                (DataRef::Empty, None) => continue,
                (DataRef::Empty, Some(formula)) => self.values.uncomputed(formula_text(formula, &shared))?,
                (value, _) => match self.value(value, is_percent, counted_from_1904)? {
                    Some(value) => value,
                    None => continue,
                },
            };
            if let Some(XlsxFormulaMetadata::Shared { shared_index, formula, .. }) = record.formula {
                shared.insert(shared_index, formula);
            }
            self.values.count_cell()?;
            let (row, column) = inside(record.pos)?;
            grid.put(row, column, value);
        }
        Ok(odd)
    }

    fn value(&mut self, value: &DataRef<'_>, is_percent: bool, counted_from_1904: bool) -> Result<Option<u32>, ReadError> {
        let plain = if is_percent { Look::Percent } else { Look::Plain };
        match value {
            DataRef::SharedString(text) => self.shared(text),
            DataRef::Float(number) => self.values.number(*number, plain).map(Some),
            other => super::xlsb::value(&mut self.values, other, plain, counted_from_1904),
        }
    }

    fn shared(&mut self, text: &str) -> Result<Option<u32>, ReadError> {
        if text.is_empty() {
            return Ok(None);
        }
        let key = (text.as_ptr().addr(), text.len());
        if let Some(index) = self.strings.get(&key) {
            return Ok(Some(*index));
        }
        let index = self.values.text(text)?;
        self.strings.insert(key, index);
        Ok(Some(index))
    }

    /// Places errors such as `#SPILL!` by counting cells once more, without their values.
    fn odd_errors(&mut self, cells: &mut Cells<'_, '_>, grid: &mut Grid, odd: &[(usize, String)]) -> Result<(), ReadError> {
        let mut odd = odd.iter().peekable();
        for number in 0.. {
            let Some(cell) = cells.next_formula().map_err(|error| of_xlsx(&error))? else { break };
            if let Some((_, name)) = odd.next_if(|(index, _)| *index == number) {
                let value = self.values.error(name)?;
                self.values.count_cell()?;
                let (row, column) = inside(cell.get_position())?;
                grid.put(row, column, value);
            }
        }
        Ok(())
    }
}

/// The text of a formula; a cell that shares one shows the formula of the cell it shares with.
fn formula_text<'f>(formula: &'f XlsxFormulaMetadata, shared: &'f FxHashMap<usize, String>) -> &'f str {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => formula,
        XlsxFormulaMetadata::SharedDerived { shared_index } => shared.get(shared_index).map_or("", String::as_str),
        _ => "",
    }
}

/// Where percent formats stand, in the order of the stream; costs a pass only if the workbook has such a format.
fn percents(book: &mut Book<'_>, name: &str) -> Result<Vec<(u32, u32)>, XlsxError> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let marked: Vec<bool> = cells.styles().iter().map(is_percent).collect();
    let mut found = Vec::new();
    if marked.contains(&true) {
        while let Some((row, column, style)) = cells.next_style_id()? {
            if marked[style] {
                found.push((row, column));
            }
        }
    }
    Ok(found)
}

fn is_percent(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| super::number::is_percent_format(&format.format_code))
}
