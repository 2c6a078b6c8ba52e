//! 问题分布: which checks are unmet most often.
use super::book::Book;
use super::cell::Cell;
use super::error::WriteError;
use super::style::Look;
use crate::report::counted::Problem;
use crate::report::phrase;
use crate::wording;

/// Writes the sheet.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    let mut page = book.page(&wording!("问题分布", "Problems"))?;
    let columns = book
        .columns()
        .with(&wording!("序号", "No."), Look::Count, 6)
        .with(&wording!("条款", "Clause"), Look::Centre, 16)
        .with(&wording!("指标", "Indicator"), Look::Text, 24)
        .with(&wording!("检查项", "Check"), Look::Text, 24)
        .with(&wording!("档次", "Tiers"), Look::Centre, 14)
        .with(&wording!("要求(原文)", "Requirement (in its words)"), Look::Text, 56)
        .with(&wording!("应查站点", "Sites bound"), Look::Count, 9)
        .with(&wording!("不符合站点", "Unmet at"), Look::Count, 9)
        .with(&wording!("其中部分符合", "Of them partial"), Look::Count, 9)
        .with(&wording!("不符合率", "Share unmet"), Look::Rate, 16)
        .with(&wording!("待核实", "Unknown at"), Look::Count, 9)
        .with(&wording!("不适用", "Not applicable at"), Look::Count, 9)
        .finish();
    let note = wording!(
        "不符合率=不符合站点(含部分符合)÷应查站点(不适用的不计);有待核实的写最低–最高;没有查出不符合、只有待核实的写“待核实”。按不符合站点数从多到少排列",
        "Share: unmet (partial included) of sites bound to which it applies, least to most where some are unknown; where it is only unknown, that is said. Most often unmet first"
    );
    page.table(&book.say(&wording!("问题分布", "Problems by check")), &[book.say(&note)], columns)?;
    page.freeze(4)?;
    let standard = book.result.standard();
    for (problem, number) in book.result.problems().iter().zip(1..) {
        let check = problem.check;
        page.row(&[
            Cell::Count(number),
            standard.clause(check.clause).id.as_str().into(),
            standard.home_title(check).into(),
            check.title.as_str().into(),
            phrase::tiers(standard, check).into(),
            check.text.as_str().into(),
            Cell::Count(problem.bound),
            Cell::Count(problem.unmet),
            Cell::Count(problem.partial),
            share(book, problem),
            Cell::Count(problem.unknown),
            Cell::Count(problem.not_applicable),
        ])?;
    }
    book.add(page)
}

/// A number where it is one, so that it can be sorted by.
fn share<'t>(book: &Book<'_>, problem: &Problem<'_>) -> Cell<'t> {
    match problem.share {
        Some((low, high)) if low == high => Cell::Number(low),
        _ => book.say(&phrase::share_unmet(problem)).into(),
    }
}
