//! 扣分明细: a row for every point that a site loses, with what it is lost for and the cell that says so: the trail from a score to a survey.
//! The rows of a site whose score is one number come to what is between the total and that number.
use super::book::Book;
use super::cell::Cell;
use super::error::WriteError;
use super::ledger::{of_check, tells_points};
use super::page::Page;
use super::style::Look;
use crate::assess::Item;
use crate::diagnostic::Wording;
use crate::report::in_order::in_order;
use crate::report::view::{FindingView, SiteView, TakenByView, TakenView};
use crate::report::{grading, phrase};
use crate::wording;
use rust_decimal::Decimal;

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
        "每行一处扣分;分数已定的站点,各行扣分之和等于满分减得分(扣分为负的是加回的分);同一检查项有几行的,得分写在第一行;分数未定的写最少–最多",
        "A row for each loss; where the score is one number, the rows come to the total less the score (what is below 0 is given back); a check of several rows tells what it earns in the first; what is open is least to most"
    );
    page.table(&book.say(&wording!("扣分明细", "Points lost")), &[book.say(&note)], columns)?;
    page.freeze(3)?;
    let mut number = 0;
    let result = book.result;
    in_order(
        result.site_count(),
        |index| (result.site(index), result.account(index)),
        |(site, account)| {
            let mut rows = Rows { page: &mut page, book, site: &site, number: &mut number };
            match account {
                Some(account) => account.iter().try_for_each(|line| rows.of_account(line)),
                None => site.findings.iter().filter(|finding| costs(finding)).try_for_each(|finding| rows.of_finding(finding, None)),
            }
        },
    )?;
    book.add(page)
}

/// Whether points are surely lost: what is only unknown is to be verified.
fn costs(finding: &FindingView<'_>) -> bool {
    finding.verdict.is_unmet() && finding.points.is_some() && matches!(finding.item, Item::Rectify | Item::Advise)
}

/// The rows of a site.
struct Rows<'p, 'b> {
    page: &'p mut Page,
    book: &'b Book<'b>,
    site: &'b SiteView<'b>,
    number: &'p mut usize,
}

impl Rows<'_, '_> {
    fn of_account(&mut self, line: &TakenView<'_>) -> Result<(), WriteError> {
        let (mut title, mut text, mut place) = ("", "", Cell::Blank);
        let (what, why) = match &line.by {
            TakenByView::Check(check) => {
                let finding = self.site.findings.iter().find(|finding| finding.index == *check);
                return finding.map_or(Ok(()), |finding| self.of_finding(finding, Some(line.points)));
            }
            TakenByView::Floor => (floor(), wording!("扣分超过分值的,扣完为止", "no more is taken off than there is")),
            TakenByView::Veto(veto, indicator, cell) => {
                (title, text) = (indicator.unwrap_or_default(), &veto.text);
                place = cell.map_or(Cell::Blank, |cell| phrase::cell(cell).into());
                (wording!("否决扣分", "Veto"), grading::effect(self.book.result.standard(), veto.effect))
            }
            TakenByView::Rescaled([idle, of, earned, comes_to], inside) => {
                title = inside.unwrap_or_default();
                let (zh, en) = inside.map_or_else(Default::default, |inside| (format!("{inside}:"), format!("{inside}: ")));
                (
                    if idle.is_zero() { wording!("按满分折算", "Rescaled") } else { wording!("不适用折算", "Rescaled for what does not apply") },
                    wording!(
                        "{zh}不计 {idle} 分;应得 {of} 分,实得 {earned} 分,折合 {comes_to} 分",
                        "{en}{idle} points leave both sides; {earned} of {of} points come to {comes_to}"
                    ),
                )
            }
            TakenByView::Bonus => (wording!("加分", "Bonus"), Wording::default()),
            TakenByView::Rounding => (wording!("四舍五入", "Rounding"), Wording::default()),
        };
        let (what, why) = (self.book.say(&what), self.book.say(&why));
        self.row([title.into(), what.into(), Cell::Blank, text.into()], [Cell::Blank, Cell::Blank, Cell::Number(line.points), why.into(), place])
    }

    /// The rows of a check, whose losses come to a number where the score is one.
    fn of_finding(&mut self, finding: &FindingView<'_>, comes_to: Option<Decimal>) -> Result<(), WriteError> {
        let standard = self.book.result.standard();
        let place = |place| Cell::from(phrase::cell(place));
        let mut losses: Vec<(Cell<'_>, String, Cell<'_>)> = Vec::new();
        let mut rest = comes_to;
        // of a line without a known end nobody can tell which part of the whole it takes
        let is_told = comes_to.is_none() || finding.deductions.iter().all(|line| line.high.is_some());
        for line in finding.deductions.iter().filter(|line| is_told && line.costs()) {
            let because = if line.observed.is_empty() { line.name.to_owned() } else { format!("{}:{}", line.name, line.observed) };
            // what is not known counts as lost where the score counts it so
            let lost = if comes_to.is_some() { Cell::number(line.high) } else { Cell::ends(Some(line.low), line.high) };
            rest = rest.zip(line.high).and_then(|(rest, lost)| rest.checked_sub(lost));
            losses.push((lost, because, line.place.map_or(Cell::Blank, place)));
        }
        if losses.is_empty() {
            let because = phrase::observed(finding, self.book.report.language);
            let lost = comes_to
                .map_or_else(|| finding.points.as_ref().map_or(Cell::Blank, |points| Cell::ends(Some(points.least_lost), points.most_lost)), Cell::Number);
            losses.push((lost, because, finding.place.map_or(Cell::Blank, place)));
        } else if let Some(rest) = rest.filter(|rest| !rest.is_zero()) {
            losses.push((Cell::Number(rest), self.book.say(&floor()), Cell::Blank));
        }
        for (at, (lost, because, place)) in losses.into_iter().enumerate() {
            let points = finding.points.as_ref();
            let earned = points.filter(|_| at == 0).map_or(Cell::Blank, |points| Cell::ends(points.low, Some(points.high)));
            self.row(of_check(standard, finding.check), [Cell::number(points.map(|points| points.of)), earned, lost, because.into(), place])?;
        }
        Ok(())
    }

    fn row(&mut self, what: [Cell<'_>; 4], lost: [Cell<'_>; 5]) -> Result<(), WriteError> {
        *self.number += 1;
        let site = self.site.site;
        let cells = [Cell::Count(*self.number), Cell::maybe(site.code.as_deref()), site.name.as_str().into()];
        self.page.row(&cells.into_iter().chain(what).chain(lost).collect::<Vec<_>>())
    }
}

/// What is given back of deductions that take more than there is.
fn floor() -> Wording {
    wording!("扣完为止", "Taken off beyond what there is")
}
