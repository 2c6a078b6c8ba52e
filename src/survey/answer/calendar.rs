//! Days, months and years of the calendar as sets of days.
use super::{Trouble, trouble};
use crate::standard::{Bound, Interval};
use jiff::civil::{self, Date};
use rust_decimal::Decimal;

/// Years in which what these surveys ask about can lie.
const YEARS: std::ops::RangeInclusive<i16> = 1949..=2099;

/// The days that spreadsheets count as 36526 and 54788: 2000-01-01 and 2049-12-31.
const SERIALS: std::ops::RangeInclusive<i64> = 36_526..=54_788;

/// The serial number of 1970-01-01.
const EPOCH_SERIAL: i64 = 25_569;

/// Days since 1970-01-01.
pub(super) fn days(date: Date) -> i64 {
    date.duration_since(civil::date(1970, 1, 1)).as_hours() / 24
}

/// One day, if the calendar has it and it is near enough.
pub(super) fn day(year: u32, month: u32, day: u32) -> Result<Date, Trouble> {
    let date = civil_date(year, month, day).ok_or_else(trouble::no_such_day)?;
    if YEARS.contains(&date.year()) { Ok(date) } else { Err(trouble::implausible()) }
}

/// Whether the calendar has such a day.
pub(super) fn civil_date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// A day as spreadsheets count it, if it is one of the years in which these surveys are made.
pub(super) fn from_serial(serial: i64) -> Option<i64> {
    SERIALS.contains(&serial).then_some(serial - EPOCH_SERIAL)
}

/// Whether days since 1970-01-01 lie in a year that is near enough.
pub(super) fn is_plausible(days_since: i64) -> bool {
    (days(civil::date(*YEARS.start(), 1, 1))..=days(civil::date(*YEARS.end(), 12, 31))).contains(&days_since)
}

/// All days of some months, from the first of one to the last of another.
pub(super) fn months(year: u32, first: u32, last: u32) -> Result<(Date, Date), Trouble> {
    Ok((day(year, first, 1)?, day(year, last, 1)?.last_of_month()))
}

/// From one day to another.
pub(super) fn from_to(first: Date, last: Date) -> Interval {
    Interval::between(Decimal::from(days(first)), Decimal::from(days(last)))
}

/// On that day or before.
pub(super) fn until(last: Date) -> Interval {
    Interval::up_to(Bound::closed(Decimal::from(days(last))))
}
