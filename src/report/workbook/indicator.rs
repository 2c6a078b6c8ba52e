//! 指标: every site and every indicator, as checks met of checks that apply, with the points that come of it.
use super::book::Book;
use super::cell::Cell;
use super::column::Column;
use super::error::WriteError;
use super::page::Page;
use super::style::Look;
use crate::report::in_order::in_order;
use crate::report::phrase;
use crate::report::view::IndicatorView;
use crate::standard::{Indicator, Standard};
use crate::wording;

/// Columns of the site itself, all of which stay in view.
const SITE: u16 = 4;

/// Writes the sheet.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    let mut page = book.page(&wording!("指标", "Indicators"))?;
    let standard = book.result.standard();
    let shown = in_use(book);
    let mut columns = book
        .columns()
        .with(&wording!("编码", "Code"), Look::Code, 16)
        .with(&wording!("站点", "Site"), Look::Text, 30)
        .with(&wording!("类型", "Kind"), Look::Centre, 14)
        .with(&wording!("所属街镇", "Township"), Look::Text, 20)
        .finish();
    let aspects = shown.iter().any(|indicator| indicator.aspect.is_some());
    columns.extend(shown.iter().map(|indicator| Column { head: indicator.title.clone(), look: Look::Centre, most: 14 }));
    let legend = wording!(
        "每格:符合项/应查项,下一行为得分(低–高);不得分的指标只列符合项",
        "Each cell: checks met of checks that apply; under it the points, least to most, where it scores"
    );
    let (title, legend) = (book.say(&wording!("指标得分", "Indicators")), [book.say(&legend)]);
    if aspects {
        let heads: Vec<String> = columns.iter().map(|column| column.head.clone()).collect();
        page.prologue(&title, &legend, columns)?;
        aspect_heads(&mut page, standard, &shown, &heads)?;
    } else {
        page.table(&title, &legend, columns)?;
    }
    page.freeze(SITE)?;
    rows(&mut page, book, &shown)?;
    book.add(page)
}

/// The indicators of which some check binds a kind that has sites.
fn in_use<'r>(book: &Book<'r>) -> Vec<&'r Indicator> {
    let standard = book.result.standard();
    let checks = book.result.checks_in_use();
    standard.indicators.iter().filter(|indicator| indicator.checks.iter().any(|check| checks.binary_search(check).is_ok())).collect()
}

/// Aspects over their indicators.
fn aspect_heads(page: &mut Page, standard: &Standard, shown: &[&Indicator], heads: &[String]) -> Result<(), WriteError> {
    let styles = page.styles.clone();
    let (head, top) = (&styles.head, page.next);
    for (text, at) in heads.iter().zip(0..SITE) {
        page.sheet.merge_range(top, at, top + 1, at, text, head)?;
    }
    let mut at = SITE;
    for group in shown.chunk_by(|a, b| a.aspect == b.aspect) {
        let title = group[0].aspect.map_or("", |aspect| standard.aspects[aspect.index()].title.as_str());
        let last = at + u16::try_from(group.len() - 1).unwrap_or_default();
        if last > at {
            page.sheet.merge_range(top, at, top, last, title, head)?;
        } else {
            page.sheet.write_string_with_format(top, at, title, head)?;
        }
        at = last + 1;
    }
    for (text, at) in heads.iter().zip(0..).skip(usize::from(SITE)) {
        page.sheet.write_string_with_format(top + 1, at, text, head)?;
    }
    page.sheet.set_row_height(top, 20)?.set_row_height(top + 1, 48)?;
    page.next = top + 2;
    page.headed(top, top + 1);
    Ok(())
}

fn rows(page: &mut Page, book: &Book<'_>, shown: &[&Indicator]) -> Result<(), WriteError> {
    let result = book.result;
    in_order(
        result.site_count(),
        |index| (result.site_head(index), result.indicators(index)),
        |(site, results)| {
            let mut cells =
                vec![Cell::maybe(site.site.code.as_deref()), site.site.name.as_str().into(), site.kind.name.into(), Cell::maybe(site.site.group.as_deref())];
            cells.extend(shown.iter().map(|indicator| {
                let result = results.iter().find(|result| result.indicator.id == indicator.id.as_str());
                result.map_or(Cell::Blank, |result| said(result).into())
            }));
            page.row(&cells)
        },
    )
}

/// `7/8`, and under it the points.
fn said(result: &IndicatorView<'_>) -> String {
    let (met, of) = (result.met, result.of);
    match result.points {
        None => format!("{met}/{of}"),
        Some((_, low, high)) => format!("{met}/{of}\n{}", phrase::points(low, high)),
    }
}
