//! Blocks of cells merged downwards: only the top left cell holds the value, and it stands for all of them.
use super::workbook::Sheet;

/// The block a cell is merged into, for the columns of the register.
pub(super) struct Merges {
    /// Column, first row and last row of each block that goes down, in this order.
    down: Vec<(u32, u32, u32)>,
}

impl Merges {
    pub(super) fn new(sheet: &Sheet) -> Self {
        let down = sheet.merges.iter().filter(|merge| merge.last.row > merge.first.row).map(|merge| (merge.first.column, merge.first.row, merge.last.row));
        let mut down: Vec<_> = down.collect();
        down.sort_unstable();
        Self { down }
    }

    /// The value that stands for a cell: that of the top left cell of its block.
    pub(super) fn value(&self, sheet: &Sheet, row: u32, column: usize) -> Option<u32> {
        let column = u32::try_from(column).ok()?;
        // blocks of one column do not overlap, so the last that begins in this row or above is the only one that may reach it
        let before = self.down.partition_point(|(at, first, _)| (*at, *first) <= (column, row));
        let (at, top, last) = *self.down.get(before.checked_sub(1)?)?;
        if at != column || last < row {
            return None;
        }
        sheet.value_at(top, column)
    }
}
