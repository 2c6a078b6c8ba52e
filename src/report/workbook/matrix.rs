//! 检查矩阵: every site and every check. The largest sheet, so its cells are few short texts in a format each.
use super::book::Book;
use super::cell::Cell;
use super::column::Column;
use super::error::WriteError;
use super::formats;
use super::page::Page;
use super::style::{Look, Style};
use crate::assess::Verdict;
use crate::report::in_order::in_order;
use crate::report::phrase;
use crate::standard::{CheckIx, Standard};
use crate::wording;
use unicode_width::UnicodeWidthStr;

/// Columns of the site itself, all of which stay in view.
const SITE: u16 = 4;
/// Width of a check's column.
const CHECK_WIDTH: usize = 8;
/// Lines of a check's title that are shown.
const MOST_LINES: usize = 6;

/// Writes the sheet.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    let mut page = book.page(&wording!("检查矩阵", "Matrix"))?;
    let checks = book.result.checks_in_use();
    let mut columns = book
        .columns()
        .with(&wording!("编码", "Code"), Look::Code, 14)
        .with(&wording!("站点", "Site"), Look::Text, 24)
        .with(&wording!("类型", "Kind"), Look::Centre, 14)
        .with(&wording!("达到档次", "Reached"), Look::Centre, 22)
        .finish();
    let site_heads: Vec<String> = columns.iter().map(|column| column.head.clone()).collect();
    columns.extend(checks.iter().map(|_| Column { head: String::new(), look: Look::Centre, most: CHECK_WIDTH }));
    let legend = wording!("空白:文件不对这类站点提出该项要求", "Blank: the document does not ask it of this kind of site");
    page.prologue(&book.say(&wording!("检查矩阵", "Sites and checks")), &[book.say(&legend)], columns)?;
    heads(&mut page, book.result.standard(), &checks, &site_heads)?;
    page.freeze(SITE)?;
    rows(&mut page, book, &checks)?;
    for at in 0..u16::try_from(checks.len()).unwrap_or(u16::MAX) {
        page.widen(SITE + at, CHECK_WIDTH);
    }
    book.add(page)
}

/// Four rows of heads: indicators and tasks over their checks, titles, tiers, clauses.
fn heads(page: &mut Page, standard: &Standard, checks: &[CheckIx], site_heads: &[String]) -> Result<(), WriteError> {
    let styles = page.styles.clone();
    let (head, small, top) = (&styles.head, &styles.small_head, page.next);
    for (text, at) in site_heads.iter().zip(0..) {
        page.sheet.merge_range(top, at, top + 3, at, text, head)?;
    }
    let mut at = SITE;
    for group in checks.chunk_by(|a, b| standard.check(*a).home == standard.check(*b).home) {
        let title = standard.home_title(standard.check(group[0]));
        let last = at + u16::try_from(group.len() - 1).unwrap_or_default();
        if last > at {
            page.sheet.merge_range(top, at, top, last, title, head)?;
        } else {
            page.sheet.write_string_with_format(top, at, title, head)?;
        }
        at = last + 1;
    }
    page.sheet.set_row_height(top, 32)?;
    for (check, at) in checks.iter().zip(SITE..) {
        page.sheet.write_string_with_format(top + 1, at, &standard.check(*check).title, small)?;
    }
    let widest = checks.iter().map(|check| standard.check(*check).title.width()).max().unwrap_or_default();
    let lines = widest.div_ceil(CHECK_WIDTH).clamp(1, MOST_LINES);
    page.sheet.set_row_height(top + 1, u32::try_from(13 * lines + 4).unwrap_or(94))?;
    for (check, at) in checks.iter().zip(SITE..) {
        page.sheet.write_string_with_format(top + 2, at, phrase::tiers(standard, standard.check(*check)), small)?;
    }
    page.sheet.set_row_height(top + 2, 28)?;
    for (check, at) in checks.iter().zip(SITE..) {
        page.sheet.write_string_with_format(top + 3, at, standard.clause(standard.check(*check).clause).id.as_str(), small)?;
    }
    page.sheet.set_row_height(top + 3, 40)?;
    page.next = top + 4;
    page.headed(top, top + 3);
    Ok(())
}

fn rows(page: &mut Page, book: &Book<'_>, checks: &[CheckIx]) -> Result<(), WriteError> {
    let words: Vec<String> = Verdict::ALL.iter().map(|verdict| book.say(&phrase::verdict(*verdict))).collect();
    let styles = page.styles.clone();
    let result = book.result;
    in_order(
        result.site_count(),
        |index| result.site_head(index),
        |site| {
            let row = page.next;
            let cells = [
                Cell::maybe(site.site.code.as_deref()),
                site.site.name.as_str().into(),
                site.kind.name.into(),
                phrase::reached(&site, book.report.language).into(),
            ];
            page.part_of_row(&cells)?;
            let verdicts: Vec<Option<Verdict>> = checks.iter().map(|check| result.verdict(site.index, *check)).collect();
            for (verdict, at) in verdicts.iter().zip(SITE..) {
                let Some(verdict) = *verdict else { continue };
                if page.formats.is_new(Style::Verdict(verdict)) {
                    page.sheet.write_string_with_format(row, at, &words[verdict as usize], styles.verdict(verdict))?;
                } else {
                    page.sheet.write_string(row, at, &words[verdict as usize])?;
                }
            }
            let wanted: Vec<Option<Style>> = verdicts.into_iter().map(|verdict| verdict.map(Style::Verdict)).collect();
            formats::give(&mut page.sheet, (row, SITE), &wanted, &styles)
        },
    )
}
