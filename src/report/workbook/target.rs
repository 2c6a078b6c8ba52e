//! 目标: the rates, numbers and figures that the document sets, how near they are, and how many sites are still needed.
use super::book::Book;
use super::cell::Cell;
use super::error::WriteError;
use super::style::Look;
use crate::assess::Verdict;
use crate::programme::Decision;
use crate::report::phrase;
use crate::standard::TargetUnit;
use crate::wording;
use rust_decimal::Decimal;

/// Writes the sheet.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    let mut page = book.page(&wording!("目标", "Targets"))?;
    let columns = book
        .columns()
        .with(&wording!("条款", "Clause"), Look::Centre, 16)
        .with(&wording!("目标(原文)", "Target (in its words)"), Look::Text, 40)
        .with(&wording!("对象类型", "Kinds"), Look::Text, 24)
        .with(&wording!("档次", "Tier"), Look::Centre, 12)
        .with(&wording!("强度", "Strength"), Look::Centre, 10)
        .with(&wording!("应评", "Bound"), Look::Count, 8)
        .with(&wording!("已定", "Judged"), Look::Count, 8)
        .with(&wording!("达到", "Reached"), Look::Count, 8)
        .with(&wording!("至多", "At most"), Look::Count, 8)
        .with(&wording!("达标率低", "Least rate"), Look::Rate, 10)
        .with(&wording!("达标率高", "Most rate"), Look::Rate, 10)
        .with(&wording!("要求", "Wanted"), Look::Rate, 10)
        .with(&wording!("判定", "Verdict"), Look::Centre, 10)
        .with(&wording!("还差(个)", "Short by"), Look::Count, 10)
        .with(&wording!("期限", "Due"), Look::Date, 11)
        .with(&wording!("牵头单位", "Lead"), Look::Text, 18)
        .with(&wording!("责任单位", "Responsible"), Look::Text, 18)
        .finish();
    page.table(&book.say(&wording!("目标完成情况", "Targets")), &[], columns)?;
    page.freeze(0)?;
    for target in book.result.targets() {
        page.row(&[
            target.clause.into(),
            target.text.into(),
            target.kinds.iter().map(|kind| kind.name).collect::<Vec<_>>().join("、").into(),
            Cell::maybe(target.tier.map(|tier| tier.name)),
            book.say(&phrase::target_strength(target.result.strength)).into(),
            Cell::Count(target.result.sites),
            Cell::Count(target.result.judged),
            Cell::count(target.result.reached),
            Cell::count(target.result.possible),
            value(target.low, target.unit),
            value(target.high, target.unit),
            value(Some(target.required), target.unit),
            Cell::Said(colour(target.result.decision), phrase::decision(target.result.decision, book.report.language).into()),
            Cell::count(target.result.short_by),
            Cell::date(target.due),
            target.lead.join("、").into(),
            target.responsible.join("、").into(),
        ])?;
    }
    book.add(page)
}

/// A rate as the columns show it; what is no rate says its unit.
fn value<'t>(value: Option<Decimal>, unit: &TargetUnit) -> Cell<'t> {
    match unit {
        TargetUnit::Rate => Cell::number(value),
        TargetUnit::Plain(_) => value.map_or(Cell::Blank, |value| phrase::in_unit(value, unit).into()),
    }
}

/// The colours of a decision are those of a verdict.
fn colour(decision: Decision) -> Verdict {
    match decision {
        Decision::Met => Verdict::Met,
        Decision::Unmet => Verdict::Unmet,
        Decision::Undecided => Verdict::Unknown,
    }
}
