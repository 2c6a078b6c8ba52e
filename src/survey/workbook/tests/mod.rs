//! Reads the files that were made to break readers.
mod broken;
mod formats;
mod hostile;

use super::*;
use std::path::PathBuf;

/// A file under `fixtures/`.
fn fixture(path: &str) -> Vec<u8> {
    let full: PathBuf = [env!("CARGO_MANIFEST_DIR"), "fixtures", path].iter().collect();
    std::fs::read(&full).unwrap_or_else(|error| panic!("{}: {error}", full.display()))
}

/// A fixture as read with the default limits.
fn open(path: &str) -> Result<Workbook, ReadError> {
    read(path, &fixture(path), &Limits::default())
}

/// What stands at an address of the first sheet, such as `G3`.
fn shown<'b>(book: &'b Workbook, address: &str) -> Option<&'b CellValue> {
    all(book, 0).find(|(name, _)| name == address).map(|(_, value)| value)
}

/// All cells of a sheet by their addresses, in order.
fn all(book: &Workbook, sheet: usize) -> impl Iterator<Item = (String, &CellValue)> {
    let cells = book.sheets[sheet].rows().flat_map(|(row, cells)| cells.iter().map(move |cell| (row, cell)));
    cells.map(|(row, cell)| {
        let name = crate::diagnostic::CellName { row, column: u32::from(cell.column) };
        (name.to_string(), &book.values[cell.value as usize])
    })
}
