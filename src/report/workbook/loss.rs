//! 扣分明细: a row for every point that a site loses, with what it is lost for and the cell that says so: the trail from a score to a survey.
use super::book::Book;
use super::cell::Cell;
use super::error::WriteError;
use super::ledger::{of_check, tells_points};
use super::page::Page;
use super::style::Look;
use crate::assess::Item;
use crate::report::in_order::in_order;
use crate::report::phrase;
use crate::report::view::{FindingView, SiteView};
use crate::wording;

/// Writes the sheet, where the standard gives points to checks.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    if !tells_points(book.result.standard()) {
        return Ok(());
    }
    let mut page = book.page(&wording!("扣分明细", "Points lost"))?;
    let columns = book
        .columns()
        .with(&wording!("序号", "No."), Look::Count, 6)
        .with(&wording!("编码", "Code"), Look::Code, 14)
        .with(&wording!("站点", "Site"), Look::Text, 24)
        .with(&wording!("指标", "Indicator"), Look::Text, 16)
        .with(&wording!("检查项", "Check"), Look::Text, 24)
        .with(&wording!("条款", "Clause"), Look::Centre, 16)
        .with(&wording!("要求(原文)", "Requirement (in its words)"), Look::Text, 48)
        .with(&wording!("分值", "Points"), Look::Count, 8)
        .with(&wording!("得分", "Earned"), Look::Centre, 10)
        .with(&wording!("扣分", "Lost"), Look::Centre, 10)
        .with(&wording!("扣分说明", "Because of"), Look::Text, 32)
        .with(&wording!("位置", "Where"), Look::Text, 24)
        .finish();
    let note = wording!(
        "每行一处扣分;同一检查项有几行的,得分写在第一行;扣分合计超过分值的,扣完为止或按 floor 继续扣;分数未定的写最少–最多",
        "A row for each loss; a check of several rows tells what it earns in the first; where more is taken off than there is, it ends or reaches further as the check says; what is open is least to most"
    );
    page.table(&book.say(&wording!("扣分明细", "Points lost")), &[book.say(&note)], columns)?;
    page.freeze(3)?;
    let mut number = 0;
    let result = book.result;
    in_order(
        result.site_count(),
        |index| result.site(index),
        |site| {
            let mut lost = site.findings.iter().filter(|finding| costs(finding));
            lost.try_for_each(|finding| rows(&mut page, book, &site, finding, &mut number))
        },
    )?;
    book.add(page)
}

/// Whether points are surely lost: what is only unknown is to be verified.
fn costs(finding: &FindingView<'_>) -> bool {
    finding.verdict.is_unmet() && finding.points.is_some() && matches!(finding.item, Item::Rectify | Item::Advise)
}

fn rows(page: &mut Page, book: &Book<'_>, site: &SiteView<'_>, finding: &FindingView<'_>, number: &mut usize) -> Result<(), WriteError> {
    let Some(points) = &finding.points else { return Ok(()) };
    let place = |place| Cell::from(phrase::cell(place));
    let mut losses: Vec<(Cell<'_>, String, Cell<'_>)> = Vec::new();
    for line in finding.deductions.iter().filter(|line| line.costs()) {
        let because = if line.observed.is_empty() { line.name.to_owned() } else { format!("{}:{}", line.name, line.observed) };
        losses.push((Cell::ends(Some(line.low), line.high), because, line.place.map_or(Cell::Blank, place)));
    }
    if losses.is_empty() {
        let because = phrase::observed(finding, book.report.language);
        losses.push((Cell::ends(Some(points.least_lost), points.most_lost), because, finding.place.map_or(Cell::Blank, place)));
    }
    for (at, (lost, because, place)) in losses.into_iter().enumerate() {
        *number += 1;
        let mut cells = vec![Cell::Count(*number), Cell::maybe(site.site.code.as_deref()), site.site.name.as_str().into()];
        cells.extend(of_check(book.result.standard(), finding.check));
        let earned = if at == 0 { Cell::ends(points.low, Some(points.high)) } else { Cell::Blank };
        cells.extend([Cell::Number(points.of), earned, lost, because.into(), place]);
        page.row(&cells)?;
    }
    Ok(())
}
