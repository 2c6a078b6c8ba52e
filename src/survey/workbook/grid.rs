//! Lays cells into a sheet as they come, and sorts them only where a file does not keep their order.
use super::{Cell, Row, Sheet};

/// A sheet under construction.
#[derive(Debug, Default)]
pub(super) struct Grid {
    sheet: Sheet,
    strays: Vec<(u32, Cell)>,
}

impl Grid {
    /// An empty sheet.
    pub(super) fn new(name: &str, hidden: bool) -> Self {
        Self { sheet: Sheet { name: name.to_owned(), hidden, ..Sheet::default() }, strays: Vec::new() }
    }

    /// Puts the value of index `value` at a zero-based place.
    pub(super) fn put(&mut self, row: u32, column: u16, value: u32) {
        let cell = Cell { column, value };
        let sheet = &mut self.sheet;
        match sheet.rows.last() {
            Some(last) if row < last.number => self.strays.push((row, cell)),
            Some(last) if row == last.number => {
                if sheet.cells.last().is_some_and(|before| before.column >= column) {
                    self.strays.push((row, cell));
                } else {
                    sheet.cells.push(cell);
                }
            }
            _ => {
                // the limit on cells is far below what u32 counts
                let start = u32::try_from(sheet.cells.len()).unwrap_or(u32::MAX);
                sheet.rows.push(Row { number: row, start });
                sheet.cells.push(cell);
            }
        }
    }

    /// The sheet, its cells in order; of two cells at one place the later one in the file stands.
    pub(super) fn finish(mut self) -> Sheet {
        if !self.strays.is_empty() {
            self.sort();
        }
        self.sheet.rows.shrink_to_fit();
        self.sheet.cells.shrink_to_fit();
        self.sheet
    }

    /// The sheet so far, for what is known beside its cells.
    pub(super) fn sheet_mut(&mut self) -> &mut Sheet {
        &mut self.sheet
    }

    fn sort(&mut self) {
        let strays = std::mem::take(&mut self.strays);
        let mut all: Vec<(u32, Cell)> = Vec::with_capacity(self.sheet.cells.len() + strays.len());
        for (row, cells) in self.sheet.rows() {
            all.extend(cells.iter().map(|cell| (row, *cell)));
        }
        all.extend(strays);
        all.sort_by_key(|(row, cell)| (*row, cell.column));
        self.sheet.rows.clear();
        self.sheet.cells.clear();
        for (index, (row, cell)) in all.iter().enumerate() {
            let later = all.get(index + 1).is_some_and(|(next, other)| next == row && other.column == cell.column);
            if !later {
                self.put(*row, cell.column, cell.value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_out_of_order_are_sorted_and_the_later_of_two_stands() {
        let mut grid = Grid::new("s", false);
        for (row, column, value) in [(2, 1, 0), (0, 3, 1), (2, 0, 2), (2, 1, 3), (5, 0, 4)] {
            grid.put(row, column, value);
        }
        let sheet = grid.finish();
        let all: Vec<_> = sheet.rows().flat_map(|(row, cells)| cells.iter().map(move |c| (row, c.column, c.value))).collect();
        assert_eq!(all, [(0, 3, 1), (2, 0, 2), (2, 1, 3), (5, 0, 4)]);
    }
}
