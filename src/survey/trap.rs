//! What a table hides or blurs: hidden sheets, rows and columns that hold answers, answers merged into one cell, totals, and no answer at all.
use super::column::Source;
use super::pool::Pool;
use super::reader::{Open, ReadRow};
use super::workbook::{CellValue, Sheet};
use super::{ReadingIx, total};
use crate::diagnostic::{CellRange, Code, Diagnostic, Place};
use crate::wording;
use std::sync::Arc;

/// Where the answers of a sheet stand.
pub(super) struct Answers<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) values: &'a [CellValue],
    pub(super) file: &'a Arc<str>,
    pub(super) name: &'a Arc<str>,
    pub(super) header_row: u32,
    /// Rows that were read, ascending.
    pub(super) rows: Vec<u32>,
    /// Columns that answer something, ascending.
    pub(super) columns: Vec<u32>,
}

/// What is to be told of a table whose rows have been read.
pub(super) fn of(sheet: &Sheet, open: &Open<'_>, rows: &[ReadRow], pool: &Pool) -> Vec<Diagnostic> {
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = answered(open);
    if columns.is_empty() {
        return Vec::new();
    }
    if is_unanswered(open, rows) {
        return vec![no_answer(Place::Sheet { file: open.file.clone(), sheet: open.sheet.clone() })];
    }
    let rows_read = rows.iter().map(|row| row.site.row).collect();
    let (file, name, header_row) = (&open.file, &open.sheet, open.header_row);
    let mut all = hidden_or_merged(&Answers { sheet, values: open.values, file, name, header_row, rows: rows_read, columns });
    all.extend(total::looks_like_one(open, rows, pool).map(|row| total::is_counted(open.row_place(row))));
    all
}

/// What is to be told of answers that are hidden or merged, whatever the layout.
pub(super) fn hidden_or_merged(answers: &Answers<'_>) -> Vec<Diagnostic> {
    [hidden_sheet(answers), hidden_rows(answers), hidden_columns(answers), merged(answers)].into_iter().flatten().collect()
}

/// Columns that answer something for a kind that was seen, ascending; register columns that answer besides are none.
fn answered(open: &Open<'_>) -> Vec<u32> {
    let kinds = open.columns.kinds.iter().zip(&open.seen).filter(|(_, seen)| **seen).flat_map(|(kind, _)| &kind.sources);
    let columns = kinds.filter(|source| !open.columns.in_register(source.first)).flat_map(|source| source.first..=source.last);
    let mut columns: Vec<u32> = columns.filter_map(|column| u32::try_from(column).ok()).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// Whether no row of the table answers anything.
fn is_unanswered(open: &Open<'_>, rows: &[ReadRow]) -> bool {
    let is_answered = |row: &ReadRow, source: &Source| {
        !open.columns.in_register(source.first) && !matches!(row.site.answers[source.slot.index()], ReadingIx::BLANK | ReadingIx::NOT_ASKED)
    };
    !rows.iter().any(|row| open.columns.kinds[row.site.kind.index()].sources.iter().any(|source| is_answered(row, source)))
}

fn no_answer(place: Place) -> Diagnostic {
    let message = wording!("这张表有站点,但一个答案也没有填", "this sheet lists sites and holds not one answer");
    Diagnostic::new(Code::NoAnswer, message, wording!("是不是发错了空表?填好后再查", "was a blank form sent by mistake? Fill it in and check again")).at(place)
}

fn hidden_sheet(answers: &Answers<'_>) -> Option<Diagnostic> {
    let place = Place::Sheet { file: answers.file.clone(), sheet: answers.name.clone() };
    answers.sheet.hidden.then(|| {
        let message = wording!("隐藏的工作表里有站点,已照常读取", "a hidden sheet holds sites: they are read and counted");
        Diagnostic::new(Code::HiddenSheet, message, wording!("不该算的请删去整张表;该算的请取消隐藏", "delete the sheet if it must not count, else unhide it"))
            .at(place)
    })
}

fn hidden_rows(answers: &Answers<'_>) -> Option<Diagnostic> {
    let hidden = answers.rows.iter().copied().filter(|row| answers.sheet.hidden_rows.binary_search(row).is_ok());
    let place = |row| Place::Row { file: answers.file.clone(), sheet: answers.name.clone(), row };
    let message = wording!("隐藏或被筛掉的行里有站点,已照常读取", "hidden or filtered rows hold sites: they are read and counted");
    let help = wording!("不该算的请删去这些行;该算的请取消隐藏和筛选", "delete the rows if they must not count, else unhide them and clear the filter");
    at_all(Diagnostic::new(Code::HiddenRow, message, help), hidden.map(place))
}

fn hidden_columns(answers: &Answers<'_>) -> Option<Diagnostic> {
    let hidden: Vec<u32> = answers.columns.iter().copied().filter(|column| answers.sheet.hidden_columns.binary_search(column).is_ok()).collect();
    let filled = hidden.into_iter().filter(|column| answers.rows.iter().any(|row| holds(answers, *row, *column)));
    let place = |column| Place::Cell { file: answers.file.clone(), sheet: answers.name.clone(), cell: CellRange::cell(answers.header_row, column) };
    let message = wording!("隐藏的列里有答案,已照常读取", "hidden columns hold answers: they are read and counted");
    let help = wording!("不该算的请删去这些列;该算的请取消隐藏", "delete the columns if they must not count, else unhide them");
    at_all(Diagnostic::new(Code::HiddenColumn, message, help), filled.map(place))
}

/// Blocks that hold one value over several cells that are each an answer of their own.
fn merged(answers: &Answers<'_>) -> Option<Diagnostic> {
    let within = |sorted: &dyn Fn(u32) -> usize, first: u32, last: u32| sorted(last.saturating_add(1)) - sorted(first);
    let rows_before = |row: u32| answers.rows.partition_point(|known| *known < row);
    let columns_before = |column: u32| answers.columns.partition_point(|known| *known < column);
    let covers_more = |block: &&CellRange| {
        let (height, width) = (within(&rows_before, block.first.row, block.last.row), within(&columns_before, block.first.column, block.last.column));
        let own = within(&rows_before, block.first.row, block.first.row) * within(&columns_before, block.first.column, block.first.column);
        height * width > own && holds(answers, block.first.row, block.first.column)
    };
    let place = |block: &CellRange| Place::Cell { file: answers.file.clone(), sheet: answers.name.clone(), cell: *block };
    let message = wording!(
        "几个答案的单元格合并成了一格:只算左上角那一格,其余按未填计",
        "cells of several answers are merged into one: it counts for the top left of them, and the others are missing"
    );
    let help = wording!("取消合并,逐格填写", "unmerge them and fill in each");
    at_all(Diagnostic::new(Code::MergedAnswer, message, help), answers.sheet.merges.iter().filter(covers_more).map(place))
}

/// The diagnostic with its places, if it has any.
fn at_all(mut diagnostic: Diagnostic, places: impl Iterator<Item = Place>) -> Option<Diagnostic> {
    places.for_each(|place| diagnostic.add(place));
    (diagnostic.count > 0).then_some(diagnostic)
}

/// Whether something stands in a cell.
fn holds(answers: &Answers<'_>, row: u32, column: u32) -> bool {
    answers.sheet.value_at(row, column).is_some_and(|value| !answers.values[value as usize].shown().trim().is_empty())
}
