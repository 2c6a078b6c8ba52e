//! What stands in a cell: text that is never a formula, real numbers, real dates.
use super::error::WriteError;
use super::style::{Look, Style};
use crate::assess::Verdict;
use crate::report::phrase;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet};
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// The most UTF-16 units that a cell holds.
const MOST_TEXT: usize = 32_767;

/// What stands in a cell.
#[derive(Debug)]
pub(super) enum Cell<'t> {
    /// Nothing.
    Blank,
    /// A text, whatever it begins with.
    Text(Cow<'t, str>),
    /// How many.
    Count(usize),
    /// A number, rounded before it came here.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// A text in the colours of a verdict.
    Said(Verdict, Cow<'t, str>),
}

impl<'t> Cell<'t> {
    /// A text that may be missing.
    pub(super) fn maybe(text: Option<&'t str>) -> Self {
        text.map_or(Self::Blank, Self::from)
    }

    /// A number that may be missing.
    pub(super) fn number(number: Option<Decimal>) -> Self {
        number.map_or(Self::Blank, Self::Number)
    }

    /// A number, or both of its ends where they differ.
    pub(super) fn ends(low: Option<Decimal>, high: Option<Decimal>) -> Self {
        match (low, high) {
            (Some(low), Some(high)) if low == high => Self::Number(low),
            (low, high) => phrase::ends(low, high).into(),
        }
    }

    /// A count that may be missing.
    pub(super) fn count(count: Option<usize>) -> Self {
        count.map_or(Self::Blank, Self::Count)
    }

    /// A day that may be missing.
    pub(super) fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Blank, Self::Date)
    }

    /// How many narrow characters wide its widest line is.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Blank => 0,
            Self::Text(text) | Self::Said(_, text) => text.lines().map(UnicodeWidthStr::width).max().unwrap_or_default(),
            Self::Count(_) | Self::Number(_) => 8,
            Self::Date(_) => 10,
        }
    }

    /// Its text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Said(_, text) => Some(text),
            _ => None,
        }
    }

    /// How it looks in a column.
    pub(super) fn style(&self, look: Look) -> Style {
        match self {
            Self::Said(verdict, _) => Style::Verdict(*verdict),
            _ => Style::Look(look),
        }
    }

    /// Writes it to a place of a sheet without its format, which the run of cells it stands in is given afterwards; a date has one at once.
    pub(super) fn write_plain(&self, sheet: &mut Worksheet, row: u32, column: u16, format: &Format) -> Result<(), WriteError> {
        match self {
            Self::Blank => {}
            Self::Said(_, text) | Self::Text(text) => drop(sheet.write_string(row, column, cut(text))?),
            Self::Count(count) => drop(sheet.write_number(row, column, u32::try_from(*count).unwrap_or(u32::MAX))?),
            Self::Number(number) => drop(sheet.write_number(row, column, float(*number))?),
            Self::Date(_) => self.write(sheet, row, column, format)?,
        }
        Ok(())
    }

    /// Writes it to a place of a sheet.
    pub(super) fn write(&self, sheet: &mut Worksheet, row: u32, column: u16, format: &Format) -> Result<(), WriteError> {
        match self {
            Self::Blank => sheet.write_blank(row, column, format)?,
            Self::Said(_, text) | Self::Text(text) => sheet.write_string_with_format(row, column, cut(text), format)?,
            Self::Count(count) => sheet.write_number_with_format(row, column, u32::try_from(*count).unwrap_or(u32::MAX), format)?,
            Self::Number(number) => sheet.write_number_with_format(row, column, float(*number), format)?,
            Self::Date(date) => match excel_date(*date) {
                Some(date) => sheet.write_date_with_format(row, column, &date, format)?,
                None => sheet.write_string_with_format(row, column, date.to_string(), format)?,
            },
        };
        Ok(())
    }
}

impl<'t> From<&'t str> for Cell<'t> {
    fn from(text: &'t str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

/// A day as the file keeps it; `None` for days before the calendar of spreadsheets begins.
pub(super) fn excel_date(date: Date) -> Option<ExcelDateTime> {
    let (year, month, day) = (u16::try_from(date.year()).ok()?, u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// The text as far as a cell holds it; what is left out shows as `…`.
fn cut(text: &str) -> Cow<'_, str> {
    // a text of fewer bytes has fewer units, and nearly all have
    if text.len() <= MOST_TEXT || text.encode_utf16().count() <= MOST_TEXT {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < MOST_TEXT
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.push('…');
    Cow::Owned(kept)
}

/// The nearest float, for the file alone: a decimal's own digits parse to it.
fn float(number: Decimal) -> f64 {
    number.to_string().parse().unwrap_or(f64::NAN)
}
