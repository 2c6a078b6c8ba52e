//! Workbooks: the year-end assessment and the rectification ledger. The only folder that knows how a spreadsheet file is written.
mod attainment;
mod basis;
mod body;
mod book;
mod cell;
mod column;
mod error;
mod formats;
mod indicator;
mod input;
mod ledger;
mod loss;
mod matrix;
mod page;
mod problem;
mod quality;
mod style;
mod summary;
mod target;
mod task;
#[cfg(test)]
mod tests;

pub use error::WriteError;

use super::view::{Report, ResultView};
use crate::wording;
use book::Book;
use std::io::{Seek, Write};

/// Writes the year-end workbook of one standard, `assessment.xlsx`.
pub fn assessment(report: &Report<'_>, result: &ResultView<'_>, out: impl Write + Seek + Send) -> Result<(), WriteError> {
    let title = &result.standard().title;
    let mut book = Book::new(report, result, &wording!("《{title}》考核结果", "{title}: assessment"), "assessment/v1")?;
    // where bodies alone were surveyed, sheets of sites would be heads without rows
    let sites = !result.has_bodies_alone();
    summary::write(&mut book)?;
    if sites {
        matrix::write(&mut book)?;
        indicator::write(&mut book)?;
        attainment::write(&mut book)?;
    }
    target::write(&mut book)?;
    task::write(&mut book)?;
    body::write(&mut book)?;
    if sites {
        loss::write(&mut book)?;
        problem::write(&mut book)?;
    }
    quality::write(&mut book)?;
    basis::write(&mut book)?;
    book.finish(out)
}

/// Writes what is to be mended, waived, improved and verified, `rectification.xlsx`.
pub fn rectification(report: &Report<'_>, result: &ResultView<'_>, out: impl Write + Seek + Send) -> Result<(), WriteError> {
    let title = &result.standard().title;
    let mut book = Book::new(report, result, &wording!("《{title}》整改台账", "{title}: rectification"), "rectification/v1")?;
    ledger::write(&mut book)?;
    book.finish(out)
}
