//! Blocks of cells merged downwards: only the top left cell holds the value, and it stands for all of them.
use super::workbook::Sheet;

/// The block a cell is merged into, for the columns of the register.
pub(super) struct Merges {
    /// Column, first row and last row of each block that goes down.
    down: Vec<(u32, u32, u32)>,
}

impl Merges {
    pub(super) fn new(sheet: &Sheet) -> Self {
        let down = sheet.merges.iter().filter(|merge| merge.last.row > merge.first.row).map(|merge| (merge.first.column, merge.first.row, merge.last.row));
        Self { down: down.collect() }
    }

    /// The value that stands for a cell: that of the top left cell of its block.
    pub(super) fn value(&self, sheet: &Sheet, row: u32, column: usize) -> Option<u32> {
        let column = u32::try_from(column).ok()?;
        let (_, top, _) = self.down.iter().find(|(at, first, last)| *at == column && (*first..=*last).contains(&row))?;
        let index = sheet.rows.binary_search_by_key(top, |row| row.number).ok()?;
        sheet.row_cells(index).iter().find(|cell| u32::from(cell.column) == column).map(|cell| cell.value)
    }
}
