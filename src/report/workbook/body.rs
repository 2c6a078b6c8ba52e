//! 单位: one row for each body: what it was asked, what it does, and what it must mend itself. Only where bodies were surveyed.
use super::book::Book;
use super::cell::Cell;
use super::error::WriteError;
use super::style::Look;
use crate::assess::{Item, Verdict};
use crate::report::view::BodyView;
use crate::report::{phrase, view};
use crate::wording;

/// Columns that stay in view: number, code, name.
const FROZEN: u16 = 3;

/// Writes the sheet.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    if book.result.survey().bodies.is_empty() {
        return Ok(());
    }
    let mut page = book.page(&wording!("单位", "Bodies"))?;
    let verdict = |verdict| phrase::verdict(verdict);
    let columns = book
        .columns()
        .with(&wording!("序号", "No."), Look::Count, 6)
        .with(&wording!("编码", "Code"), Look::Code, 20)
        .with(&wording!("单位", "Body"), Look::Text, 30)
        .with(&wording!("类型", "Kind"), Look::Centre, 24)
        .with(&wording!("应查", "Asked"), Look::Count, 8)
        .with(&verdict(Verdict::Met), Look::Count, 8)
        .with(&verdict(Verdict::Partial), Look::Count, 8)
        .with(&verdict(Verdict::Unmet), Look::Count, 8)
        .with(&verdict(Verdict::Unknown), Look::Count, 8)
        .with(&verdict(Verdict::NotApplicable), Look::Count, 8)
        .with(&wording!("须整改", "To mend"), Look::Text, 40)
        .with(&wording!("建议", "Advised"), Look::Text, 30)
        .with(&wording!("来源", "Source"), Look::Text, 24)
        .finish();
    let note = wording!("单位不评档次、不计分、不排名", "Bodies have no tiers, scores and ranks");
    page.table(&book.say(&wording!("单位检查结果", "What bodies do")), &[book.say(&note)], columns)?;
    page.freeze(FROZEN)?;
    for (body, number) in book.result.bodies().zip(1..) {
        page.row(&cells(&body, number))?;
    }
    book.add(page)
}

fn cells<'t>(body: &'t BodyView<'t>, number: usize) -> Vec<Cell<'t>> {
    let mut cells =
        vec![Cell::Count(number), Cell::maybe(body.body.code.as_deref()), body.body.name.as_str().into(), body.kind.name.into(), Cell::Count(body.asked())];
    cells.extend(body.verdicts.iter().map(|count| Cell::Count(*count)));
    let titles = |item| body.of(item).map(|finding: &view::FindingView<'_>| finding.check.title.as_str()).collect::<Vec<_>>().join("、");
    let (table, row) = body.place;
    let source = format!("{} ▸ {} ▸ {}", table.file, table.sheet, u64::from(row) + 1);
    cells.extend([titles(Item::Rectify).into(), titles(Item::Advise).into(), source.into()]);
    cells
}
