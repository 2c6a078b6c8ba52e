//! 单位: one row for each body: what it was asked, what it does, and what it must mend itself. Only where bodies were surveyed.
use super::book::Book;
use super::cell::Cell;
use super::error::WriteError;
use super::style::Look;
use crate::assess::{Item, Verdict};
use crate::diagnostic::Language;
use crate::programme::Overdue;
use crate::report::phrase;
use crate::report::view::BodyView;
use crate::wording;
use unicode_width::UnicodeWidthStr;

/// Columns that stay in view: number, code, name.
const FROZEN: u16 = 3;
/// How wide the columns of titles are.
const MEND_WIDTH: usize = 60;
const ADVISED_WIDTH: usize = 30;
/// No row of a sheet can be higher than some 27 lines.
const MOST_LINES: usize = 24;

/// Writes the sheet.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    if book.result.survey().bodies.is_empty() {
        return Ok(());
    }
    let mut page = book.page(&wording!("单位", "Bodies"))?;
    let verdict = |verdict| phrase::counted_verdict(verdict);
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
        .with(&phrase::item(Item::Rectify), Look::Count, 8)
        .with(&wording!("其中逾期", "Of them overdue"), Look::Count, 8)
        .with(&phrase::counted(Item::Verify), Look::Count, 8)
        .with(&wording!("须整改", "To mend"), Look::Text, MEND_WIDTH)
        .with(&wording!("建议", "Advised"), Look::Text, ADVISED_WIDTH)
        .with(&wording!("来源", "Source"), Look::Text, 24)
        .finish();
    let note = wording!("单位不评档次、不计分、不排名", "Bodies have no tiers, scores and ranks");
    page.table(&book.say(&wording!("单位检查结果", "What bodies do")), &[book.say(&note)], columns)?;
    page.freeze(FROZEN)?;
    for (body, number) in book.result.bodies().zip(1..) {
        page.row(&cells(&body, number, book.report.language))?;
    }
    book.add(page)
}

fn cells<'t>(body: &'t BodyView<'t>, number: usize, language: Language) -> Vec<Cell<'t>> {
    let mut cells =
        vec![Cell::Count(number), Cell::maybe(body.body.code.as_deref()), body.body.name.as_str().into(), body.kind.name.into(), Cell::Count(body.asked())];
    cells.extend(body.verdicts.iter().map(|count| Cell::Count(*count)));
    let titles = |item, width| listed(body.of(item).map(|finding| finding.check.title.as_str()), width, language);
    let overdue = body.of(Item::Rectify).filter(|finding| finding.overdue == Overdue::Surely).count();
    let (table, row) = body.place;
    let source = format!("{} ▸ {} ▸ {}", table.file, table.sheet, u64::from(row) + 1);
    cells.extend([Cell::Count(body.of(Item::Rectify).count()), Cell::Count(overdue), Cell::Count(body.of(Item::Verify).count())]);
    cells.extend([titles(Item::Rectify, MEND_WIDTH).into(), titles(Item::Advise, ADVISED_WIDTH).into(), source.into()]);
    cells
}

/// Titles one below the other, as many as a row has room for; the ledger has all of them.
fn listed<'t>(titles: impl Iterator<Item = &'t str>, width: usize, language: Language) -> String {
    let titles: Vec<&str> = titles.collect();
    let mut lines = 0;
    let fits = |title: &&&str| {
        lines += title.width().div_ceil(width).max(1);
        lines <= MOST_LINES
    };
    let shown = titles.iter().take_while(fits).count();
    let mut said = titles[..shown].join("\n");
    if let Some(rest @ 1..) = titles.len().checked_sub(shown) {
        said.push_str(wording!("\n……另有 {rest} 项,见 rectification.xlsx", "\n… and {rest} more: see rectification.xlsx").say(language));
    }
    said
}
