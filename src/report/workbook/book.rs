//! A workbook as it is made: what all its sheets share, and the properties that make equal runs give equal bytes.
use super::cell::excel_date;
use super::column::Columns;
use super::error::WriteError;
use super::page::Page;
use super::style::{Styles, base};
use crate::diagnostic::Wording;
use crate::report::view::{Report, ResultView};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};
use std::io::{Seek, Write};
use std::rc::Rc;

/// Name of the document property by which the program knows its own workbooks.
const MARK: &str = "dabiao";
/// Height of a row and width of a column in pixels. A streamed sheet takes no other, whatever its workbook says.
const DEFAULT_CELL: (u32, u32) = (20, 64);
/// A workbook as it is made.
pub(super) struct Book<'r> {
    pub(super) report: &'r Report<'r>,
    pub(super) result: &'r ResultView<'r>,
    pub(super) styles: Rc<Styles>,
    title: String,
    workbook: Workbook,
}

impl<'r> Book<'r> {
    /// An empty workbook, marked as the program's own.
    pub(super) fn new(report: &'r Report<'_>, result: &'r ResultView<'_>, title: &Wording, mark: &str) -> Result<Self, WriteError> {
        let mut workbook = Workbook::new();
        let (height, width) = DEFAULT_CELL;
        workbook.set_default_format(&base(), height, width)?;
        let title = title.say(report.language).to_owned();
        let mut properties = DocProperties::new().set_title(title.as_str()).set_author("dabiao").set_custom_property(MARK, mark);
        // without a time of its own the file would carry the clock's
        let made = excel_date(report.as_of).map_or_else(|| ExcelDateTime::from_ymd(1900, 1, 1), Ok)?;
        properties = properties.set_creation_datetime(&made);
        workbook.set_properties(&properties);
        Ok(Self { report, result, styles: Rc::new(Styles::new(result.standard().scoring.decimals)), title, workbook })
    }

    /// A text in the language of the report.
    pub(super) fn say(&self, words: &Wording) -> String {
        words.say(self.report.language).to_owned()
    }

    /// Columns in the language of the report.
    pub(super) fn columns(&self) -> Columns {
        Columns::new(self.report.language)
    }

    /// A new sheet, streamed to a temporary file as its rows are written from top to bottom.
    pub(super) fn page(&mut self, name: &Wording) -> Result<Page, WriteError> {
        let mut sheet = self.workbook.new_worksheet_with_low_memory()?;
        sheet.set_name(name.say(self.report.language))?;
        Ok(Page::new(sheet, Rc::clone(&self.styles), self.report.language))
    }

    /// The title over the first sheet.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// Takes a sheet that is written.
    pub(super) fn add(&mut self, page: Page) -> Result<(), WriteError> {
        self.workbook.push_worksheet(page.finish()?);
        Ok(())
    }

    /// Writes the file.
    pub(super) fn finish(mut self, out: impl Write + Seek + Send) -> Result<(), WriteError> {
        Ok(self.workbook.save_to_writer(out)?)
    }
}
