//! 数据质量: what is wrong with the survey itself, the rows that could not be assessed, and the files that were read.
use super::book::Book;
use super::cell::Cell;
use super::error::WriteError;
use super::page::Page;
use super::style::Look;
use crate::assess::Verdict;
use crate::diagnostic::Severity;
use crate::report::phrase;
use crate::wording;

/// Writes the sheet.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    let mut page = book.page(&wording!("数据质量", "Data quality"))?;
    diagnostics(&mut page, book)?;
    not_assessed(&mut page, book)?;
    inputs(&mut page, book)?;
    book.add(page)
}

fn diagnostics(page: &mut Page, book: &Book<'_>) -> Result<(), WriteError> {
    let columns = book
        .columns()
        .with(&wording!("序号", "No."), Look::Count, 6)
        .with(&wording!("级别", "Severity"), Look::Centre, 10)
        .with(&wording!("说明", "What is wrong"), Look::Text, 50)
        .with(&wording!("办法", "How to mend it"), Look::Text, 50)
        .with(&wording!("处数", "Places"), Look::Count, 8)
        .with(&wording!("位置(至多列 100 处)", "Where (100 places at most)"), Look::Text, 60)
        .with(&wording!("代码", "Code"), Look::Text, 30)
        .finish();
    page.table(&book.say(&wording!("数据质量", "Data quality")), &[], columns)?;
    let language = book.report.language;
    for (diagnostic, number) in book.report.diagnostics.iter().zip(1..) {
        page.row(&[
            Cell::Count(number),
            Cell::Said(colour(diagnostic.severity), book.say(&phrase::severity(diagnostic.severity)).into()),
            diagnostic.message.say(language).into(),
            diagnostic.help.say(language).into(),
            Cell::Count(usize::try_from(diagnostic.count).unwrap_or(usize::MAX)),
            phrase::places(&diagnostic.places).into(),
            diagnostic.code.as_str().into(),
        ])?;
    }
    Ok(())
}

fn not_assessed(page: &mut Page, book: &Book<'_>) -> Result<(), WriteError> {
    let columns = book
        .columns()
        .with(&wording!("序号", "No."), Look::Count, 6)
        .with(&wording!("编码", "Code"), Look::Code, 20)
        .with(&wording!("对象", "Site or body"), Look::Text, 50)
        .with(&wording!("位置", "Where"), Look::Text, 50)
        .with(&wording!("代码", "Code of the diagnostic"), Look::Text, 30)
        .finish();
    page.table(&book.say(&wording!("未参评的行", "Rows that are not assessed")), &[], columns)?;
    for (row, number) in book.result.survey().not_assessed.iter().zip(1..) {
        page.row(&[Cell::Count(number), Cell::maybe(row.code.as_deref()), row.name.as_str().into(), row.place.to_string().into(), row.why.as_str().into()])?;
    }
    Ok(())
}

fn inputs(page: &mut Page, book: &Book<'_>) -> Result<(), WriteError> {
    let columns = book
        .columns()
        .with(&wording!("序号", "No."), Look::Count, 6)
        .with(&wording!("站点数", "Sites"), Look::Count, 10)
        .with(&wording!("文件", "File"), Look::Text, 50)
        .with(&wording!("SHA-256", "SHA-256"), Look::Text, 50)
        .finish();
    page.table(&book.say(&wording!("读取的文件", "Files that were read")), &[], columns)?;
    for (file, number) in book.report.inputs.iter().zip(1..) {
        page.row(&[Cell::Count(number), Cell::Count(file.sites), file.path.to_string().into(), file.sha256.as_str().into()])?;
    }
    Ok(())
}

/// The colours of a severity are those of a verdict.
fn colour(severity: Severity) -> Verdict {
    match severity {
        Severity::Error => Verdict::Unmet,
        Severity::Warning => Verdict::Partial,
        Severity::Note => Verdict::NotApplicable,
    }
}
