//! The workbooks of a small survey, and what stands in them afterwards.
use crate::diagnostic::{CellName, Language};
use crate::report::sample::with_report;
pub(super) use crate::report::sample::{SURVEY, small};
use crate::report::view::{Report, ResultView};
use crate::report::{WriteError, assessment, rectification};
use crate::standard::Standard;
use crate::survey::workbook::{self, Limits, Workbook};
use std::io::Cursor;

/// A workbook of the program.
pub(super) type Writer = fn(&Report<'_>, &ResultView<'_>, Cursor<&mut Vec<u8>>) -> Result<(), WriteError>;

pub(super) const ASSESSMENT: Writer = |report, result, out| assessment(report, result, out);
pub(super) const RECTIFICATION: Writer = |report, result, out| rectification(report, result, out);

/// The bytes of a workbook of a survey.
pub(super) fn bytes(standard: &Standard, survey: &str, language: Language, writer: Writer) -> Vec<u8> {
    with_report(standard, survey, language, |report| {
        let mut bytes = Vec::new();
        writer(report, &report.results[0], Cursor::new(&mut bytes)).unwrap();
        bytes
    })
}

/// A workbook, read back.
pub(super) fn read(bytes: &[u8]) -> Workbook {
    workbook::read("written.xlsx", bytes, &Limits::default()).unwrap()
}

/// The rows of a sheet as text: cells that hold something, each with its address.
pub(super) fn outline(book: &Workbook, sheet: &str) -> String {
    let sheet = book.sheets.iter().find(|known| known.name == sheet).unwrap();
    let row = |(row, cells): (u32, &[workbook::Cell])| {
        let shown = cells.iter().map(|cell| {
            let name = CellName { row, column: u32::from(cell.column) };
            format!("{name} {}", book.values[cell.value as usize].shown().replace('\n', "⏎"))
        });
        shown.collect::<Vec<_>>().join(" | ")
    };
    sheet.rows().map(row).collect::<Vec<_>>().join("\n")
}
