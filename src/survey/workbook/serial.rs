//! Days as spreadsheets count them: from 1900 with a day that never was, or from 1904.
use super::{CellValue, number};
use jiff::civil::{Date, date};

const UNIX_EPOCH_IN_1900: i64 = 25_569;
const FROM_1900_TO_1904: i64 = 1_462;
const LAST_DAY: f64 = 2_958_465.0;

/// The day that a serial number stands for.
pub(super) fn from_serial(serial: f64, counted_from_1904: bool) -> CellValue {
    if serial > 0.0 && serial < 1.0 {
        return from_elapsed(serial);
    }
    if !(0.0..=LAST_DAY).contains(&serial.floor()) {
        return CellValue::Date { days: None, shown: number::digits_or_error(serial) };
    }
    let whole = whole_days(serial);
    let days = match whole {
        _ if counted_from_1904 => whole + FROM_1900_TO_1904 - UNIX_EPOCH_IN_1900,
        0 => return CellValue::Date { days: None, shown: "1900-01-00".into() },
        60 => return CellValue::Date { days: None, shown: "1900-02-29".into() },
        1..60 => whole + 1 - UNIX_EPOCH_IN_1900,
        _ => whole - UNIX_EPOCH_IN_1900,
    };
    from_days(days)
}

/// A time of day or a duration, as text, since no question of a survey asks for one.
pub(super) fn from_elapsed(days: f64) -> CellValue {
    let seconds = (days * 86_400.0).round();
    if !seconds.is_finite() || seconds.abs() > 1e12 {
        return number::plain(days);
    }
    let sign = if seconds < 0.0 { "-" } else { "" };
    let seconds = whole_days(seconds.abs());
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let rest = if seconds == 0 { String::new() } else { format!(":{seconds:02}") };
    CellValue::Text(format!("{sign}{hours:02}:{minutes:02}{rest}").into())
}

/// The day that an ISO 8601 text begins with.
pub(super) fn from_iso(text: &str) -> CellValue {
    let day = text.split(['T', ' ']).next().and_then(|day| day.parse::<Date>().ok());
    match day {
        Some(day) => CellValue::Date { days: Some(days_of(day)), shown: day.to_string().into() },
        None => CellValue::Text(text.into()),
    }
}

fn from_days(days: i64) -> CellValue {
    let day = date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).ok();
    let shown = day.map_or_else(|| days.to_string(), |day| day.to_string());
    CellValue::Date { days: day.map(|_| days), shown: shown.into() }
}

fn days_of(day: Date) -> i64 {
    day.duration_since(date(1970, 1, 1)).as_hours() / 24
}

#[expect(clippy::cast_possible_truncation, reason = "callers checked that the number is far below what i64 holds")]
fn whole_days(serial: f64) -> i64 {
    serial.floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(serial: f64, counted_from_1904: bool) -> String {
        from_serial(serial, counted_from_1904).shown().to_owned()
    }

    #[test]
    fn both_epochs_and_the_day_that_never_was() {
        assert_eq!(shown(45_184.0, false), "2023-09-15");
        assert_eq!(shown(45_184.75, false), "2023-09-15");
        assert_eq!(shown(43_722.0, true), "2023-09-15");
        assert_eq!(shown(1.0, false), "1900-01-01");
        assert_eq!(shown(59.0, false), "1900-02-28");
        assert_eq!(from_serial(60.0, false), CellValue::Date { days: None, shown: "1900-02-29".into() });
        assert_eq!(shown(61.0, false), "1900-03-01");
        assert_eq!(shown(0.0, true), "1904-01-01");
        assert_eq!(shown(0.375, false), "09:00");
        assert_eq!(shown(25_569.0, false), "1970-01-01");
        assert!(matches!(from_serial(3e6, false), CellValue::Date { days: None, .. }));
        assert!(matches!(from_serial(-1.0, false), CellValue::Date { days: None, .. }));
    }

    #[test]
    fn iso_texts_are_days_and_others_stay_texts() {
        assert_eq!(from_iso("1970-01-02T08:00:00"), CellValue::Date { days: Some(1), shown: "1970-01-02".into() });
        assert_eq!(from_iso("1969-12-31").shown(), "1969-12-31");
        assert!(matches!(from_iso("PT08H00M00S"), CellValue::Text(_)));
    }

    #[test]
    fn durations_are_texts() {
        assert_eq!(from_elapsed(1.5).shown(), "36:00");
        assert_eq!(from_elapsed(f64::MAX).shown(), number::digits(f64::MAX));
    }
}
