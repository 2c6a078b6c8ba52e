//! 依据: which document, in which edition, by which checks, and how its unclear places were read.
use super::book::Book;
use super::cell::Cell;
use super::error::WriteError;
use super::page::Page;
use super::style::Look;
use crate::report::{basis, phrase};
use crate::standard::CheckIx;
use crate::wording;

/// Writes the sheet.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    let mut page = book.page(&wording!("依据", "Basis"))?;
    document(&mut page, book)?;
    checks(&mut page, book)?;
    readings(&mut page, book)?;
    book.add(page)
}

/// The document as a table of two columns, of which the second runs over those of the checks below it.
fn document(page: &mut Page, book: &Book<'_>) -> Result<(), WriteError> {
    let columns = book.columns().with(&wording!("事项", "What"), Look::Text, 30).with(&wording!("内容", "Which"), Look::Text, 66).finish();
    page.table(&book.say(&wording!("依据", "Basis")), &[], columns)?;
    for (what, which) in basis::document(book.report, book.result) {
        page.row(&[book.say(&what).into(), which.map_or(Cell::Blank, |which| book.say(&which).into())])?;
    }
    Ok(())
}

fn checks(page: &mut Page, book: &Book<'_>) -> Result<(), WriteError> {
    let columns = book
        .columns()
        .with(&wording!("检查项编号", "Check"), Look::Text, 30)
        .with(&wording!("要求(原文)", "Requirement (in its words)"), Look::Text, 66)
        .with(&wording!("判定标准", "Expected"), Look::Text, 36)
        .with(&wording!("整改措施", "Remedy"), Look::Text, 40)
        .with(&wording!("条款", "Clause"), Look::Centre, 16)
        .with(&wording!("指标", "Indicator"), Look::Text, 24)
        .with(&wording!("强度", "Strength"), Look::Text, 24)
        .with(&wording!("档次", "Tiers"), Look::Text, 16)
        .with(&wording!("整改天数(自拟)", "Days (authored)"), Look::Count, 10)
        .with(&wording!("工作量人日(自拟)", "Person-days (authored)"), Look::Score, 10)
        .with(&wording!("自拟说明", "Authored"), Look::Text, 36)
        .finish();
    page.table(&book.say(&wording!("检查项", "Checks")), &[], columns)?;
    let standard = book.result.standard();
    for (check, index) in standard.checks.iter().zip((0..).map(CheckIx::at)) {
        page.row(&[
            check.id.as_str().into(),
            check.text.as_str().into(),
            book.result.expected(index).to_owned().into(),
            Cell::maybe(check.remedy.text.as_deref()),
            standard.clause(check.clause).id.as_str().into(),
            standard.home_title(check).into(),
            phrase::strengths(standard, check, book.report.language).into(),
            phrase::tiers(standard, check).into(),
            Cell::count(check.remedy.days.map(usize::from)),
            Cell::number(check.remedy.effort),
            Cell::maybe(check.authored.as_deref()),
        ])?;
    }
    Ok(())
}

fn readings(page: &mut Page, book: &Book<'_>) -> Result<(), WriteError> {
    let columns = book
        .columns()
        .with(&wording!("条款", "Clause"), Look::Text, 30)
        .with(&wording!("原文", "What stands there"), Look::Text, 66)
        .with(&wording!("决定", "Decided"), Look::Text, 36)
        .with(&wording!("理由", "Because"), Look::Text, 40)
        .finish();
    page.table(&book.say(&wording!("文本读法", "How unclear places are read")), &[], columns)?;
    let standard = book.result.standard();
    for reading in &standard.readings {
        page.row(&[
            standard.clause(reading.clause).id.as_str().into(),
            reading.text.as_str().into(),
            reading.decided.as_str().into(),
            reading.because.as_str().into(),
        ])?;
    }
    Ok(())
}
