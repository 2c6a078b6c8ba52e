//! Stage 5: to bytes. Renderers are pure: they write a view that is already sorted, rounded and worded, and compute nothing.
mod answers;
mod basis;
mod counted;
mod csv;
mod data;
mod diagnose;
mod distance;
mod earning;
mod explain;
mod grading;
mod in_order;
mod json;
mod overlap;
mod overview;
mod page;
mod phrase;
#[cfg(test)]
mod sample;
mod sentence;
mod table;
mod timing;
pub mod view;
mod wanted;
mod workbook;

pub use answers::{AnswerFormat, AnswerReport, render as render_answers};
pub use counted::{Attainment, Blocking, ItemCounts, Problem};
pub use data::{CheckFormat, DataReport, render as render_check};
pub use diagnose::{Drawing, drawn, tally};
pub use earning::expected;
pub use explain::{Asked, Explained, ExplainedPart, Explanation, Share};
pub use json::{Document, schema};
pub use overlap::SideBySide;
pub use overview::{Overview, Section};
pub use page::page;
pub use workbook::{WriteError, assessment, rectification};

use std::io;
use view::Report;

/// The formats of results on standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table for the terminal.
    Table,
    /// The JSON contract, `dabiao/audit/v1`.
    Json,
}

impl Format {
    /// All formats with their names.
    pub const ALL: &[(Self, &str)] = &[(Self::Table, "table"), (Self::Json, "json")];
}

/// Writes a report in a format.
pub fn render(report: &Report<'_>, format: Format, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Table => table::write(report, out),
        Format::Json => json::write(report, out),
    }
}
