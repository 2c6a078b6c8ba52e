//! 达标率: by region, kind and tier, how many sites are there; the denominator always stands beside the rate.
use super::book::Book;
use super::cell::Cell;
use super::error::WriteError;
use super::style::Look;
use crate::wording;

/// Writes the sheet.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    let mut page = book.page(&wording!("达标率", "Attainment"))?;
    let columns = book
        .columns()
        .with(&wording!("区划", "Region"), Look::Text, 30)
        .with(&wording!("类型", "Kind"), Look::Centre, 24)
        .with(&wording!("档次", "Tier"), Look::Centre, 16)
        .with(&wording!("应评", "Sites"), Look::Count, 10)
        .with(&wording!("达到", "Reached"), Look::Count, 10)
        .with(&wording!("至多", "At most"), Look::Count, 10)
        .with(&wording!("达标率低", "Least rate"), Look::Rate, 12)
        .with(&wording!("达标率高", "Most rate"), Look::Rate, 12)
        .finish();
    let note = wording!(
        "达到更高档次的计入较低档次;“至多”把待核实的站点也计作达到;达标率=达到(至多)÷应评",
        "A higher tier counts for the lower ones; at most: with the sites that are not decided; rate: reached (at most) of sites"
    );
    page.table(&book.say(&wording!("档次达标率", "Attainment of tiers")), &[book.say(&note)], columns)?;
    page.freeze(1)?;
    let all = book.say(&wording!("全部", "all"));
    for counted in book.result.attainment() {
        page.row(&[
            counted.group.unwrap_or_else(|| all.clone()).into(),
            counted.kind.name.into(),
            counted.tier.name.into(),
            Cell::Count(counted.sites),
            Cell::Count(counted.reached),
            Cell::Count(counted.possible),
            Cell::Number(counted.rates.0),
            Cell::Number(counted.rates.1),
        ])?;
    }
    book.add(page)
}
