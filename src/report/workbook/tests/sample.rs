//! A small standard and a small survey, through all stages up to the workbooks, and what stands in them afterwards.
use crate::assess::{Missing, assess};
use crate::diagnostic::{CellName, Language, SourceText};
use crate::programme::Programme;
use crate::report::view::{Report, ResultView};
use crate::report::{WriteError, assessment, rectification};
use crate::standard::{Standard, StandardSource, embedded_source, load};
use crate::survey::workbook::{self, Limits, Workbook};
use crate::survey::{InputFile, understand};
use std::io::Cursor;

/// A workbook of the program.
pub(super) type Writer = fn(&Report<'_>, &ResultView<'_>, Cursor<&mut Vec<u8>>) -> Result<(), WriteError>;

pub(super) const ASSESSMENT: Writer = |report, result, out| assessment(report, result, out);
pub(super) const RECTIFICATION: Writer = |report, result, out| rectification(report, result, out);

/// A standard in the language of standards.
pub(super) fn standard(text: &str) -> Standard {
    let file = SourceText { file: "small/standard.yaml".into(), text: text.into() };
    sound(&StandardSource { folder: "small".to_owned(), files: vec![file], common: None })
}

/// One of the standards in the binary.
pub(super) fn shipped(id: &str) -> Standard {
    sound(&embedded_source(id).unwrap())
}

fn sound(source: &StandardSource) -> Standard {
    let loaded = load(source);
    loaded.standard.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics.iter().map(|diagnostic| &diagnostic.message.zh).collect::<Vec<_>>()))
}

/// The bytes of a workbook of a survey.
pub(super) fn bytes(standard: &Standard, name: &str, survey: &[u8], language: Language, writer: Writer) -> Vec<u8> {
    let workbook = workbook::read(name, survey, &Limits::default()).unwrap();
    let file = InputFile { path: name.into(), sha256: "0".repeat(64), workbook };
    let survey = understand(&[file], standard, None);
    let assessed = assess(standard, &survey, Missing::Keep);
    let programme = Programme::new(&assessed, jiff::civil::date(2023, 12, 31));
    let diagnostics = survey.diagnostics.iter().chain(&assessed.diagnostics).collect();
    let results = vec![ResultView::new(&programme, language, false)];
    let report = Report { version: "0.0.0", as_of: programme.as_of, language, all_findings: false, results, diagnostics };
    let mut bytes = Vec::new();
    writer(&report, &report.results[0], Cursor::new(&mut bytes)).unwrap();
    bytes
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
