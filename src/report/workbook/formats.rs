//! Gives the cells of a row their formats, a run of cells at a time: the library finds a format by hashing all that it says, which for
//! every one of a million cells would cost more than the rest of the cell.
use super::error::WriteError;
use super::style::{Style, Styles};
use rust_xlsxwriter::Worksheet;

/// The styles that a sheet has met. The first cell of each is written with its format, so that formats are numbered in the order in
/// which they are met.
#[derive(Debug, Default)]
pub(super) struct Formats(Vec<Style>);

impl Formats {
    /// Whether a style is met for the first time, which it is once.
    pub(super) fn is_new(&mut self, style: Style) -> bool {
        let new = !self.0.contains(&style);
        if new {
            self.0.push(style);
        }
        new
    }
}

/// Gives the cells of a row from a place on their formats, all of which the sheet has met; where there is no style there is no cell.
pub(super) fn give(sheet: &mut Worksheet, (row, first): (u32, u16), wanted: &[Option<Style>], styles: &Styles) -> Result<(), WriteError> {
    let mut at = first;
    for stretch in wanted.chunk_by(|a, b| a.is_some() == b.is_some()) {
        let cells: Vec<Style> = stretch.iter().flatten().copied().collect();
        if let Some(most) = most_common(&cells) {
            set(sheet, row, at, cells.len(), styles.format(most))?;
            let mut from = at;
            for run in cells.chunk_by(|a, b| a == b) {
                if run[0] != most {
                    set(sheet, row, from, run.len(), styles.format(run[0]))?;
                }
                from += length(run.len());
            }
        }
        at += length(stretch.len());
    }
    Ok(())
}

fn set(sheet: &mut Worksheet, row: u32, at: u16, cells: usize, format: &rust_xlsxwriter::Format) -> Result<(), WriteError> {
    sheet.set_range_format(row, at, row, at + length(cells) - 1, format)?;
    Ok(())
}

/// The style of most runs, the first of those with as many.
fn most_common(cells: &[Style]) -> Option<Style> {
    let mut counts: Vec<(Style, usize)> = Vec::new();
    for run in cells.chunk_by(|a, b| a == b) {
        match counts.iter_mut().find(|(style, _)| *style == run[0]) {
            Some((_, count)) => *count += 1,
            None => counts.push((run[0], 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(style, _)| style)
}

/// A row has no more cells than this can count.
fn length(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}
