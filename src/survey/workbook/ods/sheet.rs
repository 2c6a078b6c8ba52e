//! Lays out one OpenDocument sheet: repeats are multiplied out only where something stands in them.
use super::cell::OdsCell;
use super::{Xml, attribute, count};
use crate::diagnostic::{CellName, CellRange};
use crate::survey::workbook::grid::Grid;
use crate::survey::workbook::intern::Values;
use crate::survey::workbook::limits::{MOST_COLUMNS, MOST_ROWS};
use crate::survey::workbook::{ReadError, Sheet};
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// The reading of one sheet.
pub(super) struct SheetReader<'v> {
    values: &'v mut Values,
    grid: Grid,
    /// The row that comes next.
    row: u32,
    /// The column whose properties come next.
    column: u32,
    /// The widest column that holds something.
    width: u32,
}

impl<'v> SheetReader<'v> {
    /// A reading of the sheet of this name.
    pub(super) fn new(values: &'v mut Values, name: &str, hidden: bool) -> Self {
        Self { values, grid: Grid::new(name, hidden), row: 0, column: 0, width: 0 }
    }

    /// Reads up to the end of the sheet whose beginning was just read.
    pub(super) fn read(mut self, xml: &mut Xml<impl BufRead>) -> Result<Sheet, ReadError> {
        let outside = xml.depth - 1;
        while xml.depth > outside {
            let Some(Event::Start(element)) = xml.next()? else { continue };
            match element.name().as_ref() {
                "table:table-column" => self.columns(&element)?,
                "table:table-row" => {
                    let repeats = count(&element, "table:number-rows-repeated")?;
                    let hidden = is_hidden(&element);
                    self.row(xml, repeats, hidden)?;
                }
                // pictures, and tables inside them, lie over the sheet and are not of it
                "table:shapes" | "office:forms" | "table:named-expressions" => xml.skip()?,
                _ => {}
            }
        }
        let width = self.width;
        self.grid.sheet_mut().hidden_columns.retain(|column| *column < width);
        Ok(self.grid.finish())
    }

    fn columns(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let repeats = count(element, "table:number-columns-repeated")?;
        let end = self.column.saturating_add(repeats).min(MOST_COLUMNS);
        if is_hidden(element) {
            self.grid.sheet_mut().hidden_columns.extend(self.column..end);
        }
        self.column = end;
        Ok(())
    }

    fn row(&mut self, xml: &mut Xml<impl BufRead>, repeats: u32, hidden: bool) -> Result<(), ReadError> {
        let outside = xml.depth - 1;
        let mut held: Vec<(u16, u32)> = Vec::new();
        let mut column = 0_u32;
        while xml.depth > outside {
            let Some(Event::Start(element)) = xml.next()? else { continue };
            if !matches!(element.name().as_ref(), "table:table-cell" | "table:covered-table-cell") {
                xml.skip()?;
                continue;
            }
            let cell = OdsCell::of(&element)?;
            let columns = cell.columns;
            self.merge(column, cell.span);
            if let Some(value) = cell.value(xml, self.values)? {
                let end = column.checked_add(columns).filter(|end| *end <= MOST_COLUMNS).ok_or_else(outgrown)?;
                self.values.count_cells(u64::from(columns) * u64::from(repeats))?;
                held.extend((column..end).filter_map(|column| Some((u16::try_from(column).ok()?, value))));
                self.width = self.width.max(end);
            }
            column = column.saturating_add(columns);
        }
        self.lay(&held, repeats, hidden)
    }

    fn lay(&mut self, held: &[(u16, u32)], repeats: u32, hidden: bool) -> Result<(), ReadError> {
        let end = self.row.saturating_add(repeats);
        if !held.is_empty() {
            if end > MOST_ROWS {
                return Err(outgrown());
            }
            for row in self.row..end {
                for (column, value) in held {
                    self.grid.put(row, *column, *value);
                }
            }
            if hidden {
                self.grid.sheet_mut().hidden_rows.extend(self.row..end);
            }
        }
        self.row = end;
        Ok(())
    }

    fn merge(&mut self, column: u32, (rows, columns): (u32, u32)) {
        let (bottom, right) = (self.row.saturating_add(rows), column.saturating_add(columns));
        if (rows > 1 || columns > 1) && rows > 0 && columns > 0 && bottom <= MOST_ROWS && right <= MOST_COLUMNS {
            let first = CellName { row: self.row, column };
            self.grid.sheet_mut().merges.push(CellRange { first, last: CellName { row: bottom - 1, column: right - 1 } });
        }
    }
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(attribute(element, "table:visibility").as_deref(), Some("collapse" | "filter"))
}

fn outgrown() -> ReadError {
    ReadError::damaged("content.xml: a cell beyond the last row or column")
}
