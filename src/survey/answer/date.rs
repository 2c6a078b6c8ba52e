//! Reads dates: all days that a text may mean, or 长期推进.
use super::calendar::{self, civil_date, day, from_to, months};
use super::numeral::chinese_integer;
use super::phrase::Phrase;
use super::{Answer, DateValue, Reading, Trouble, Value, Written};
use super::{normal, trouble};
use crate::standard::Interval;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// What has no end.
const ONGOING: &[&str] = &["长期", "持续", "常态化", "常态", "经常性", "长效", "不间断"];

/// What may follow such a word.
const ONGOING_TAILS: &[&str] = &[
    "",
    "推进",
    "坚持",
    "开展",
    "实施",
    "落实",
    "执行",
    "整改",
    "工作",
    "进行",
    "有效",
    "完善",
    "优化",
    "提升",
    "任务",
    "运行",
    "改进",
    "推动",
    "坚持推进",
    "推进中",
    "保持",
];

/// Words before a date that change nothing.
const BEFORE: &[&str] = &["已于", "截止到", "截止", "截至", "于", "在", "到", "至", "力争", "日期", "时间", ":"];

/// Words behind a date that change nothing.
const BEHIND: &[&str] = &["已完成", "全部完成", "完成", "建成", "到位", "落实", "完工", "竣工", "投入使用", "投用", "启用", "印发", "开始", "完毕"];

/// Reads a text.
pub(super) fn text(written: Written<'_>) -> Reading {
    read(written.folded).unwrap_or_else(Reading::unreadable)
}

/// Reads a number that stands in a cell as such: a day as spreadsheets count it, a month (2023.11), or digits of a date.
pub(super) fn number(value: Decimal) -> Reading {
    let text = value.normalize().to_string();
    serial(&text).map_or_else(|| dotted_or_digits(&text), Ok).map_or_else(Reading::unreadable, given)
}

/// Reads a day that the cell shows as a day.
pub(super) fn cell(days: Option<i64>) -> Reading {
    match days {
        Some(days) if calendar::is_plausible(days) => given(Interval::exactly(Decimal::from(days))),
        Some(_) => Reading::unreadable(trouble::implausible()),
        None => Reading::unreadable(trouble::no_such_day()),
    }
}

/// Whether a folded text is a day of the calendar, so that it cannot be a quantity: 1月2日, 2023-01-02.
pub(super) fn looks_like_one(text: &str) -> bool {
    let text = normal::without_blanks(text);
    let parts: Vec<&str> = text.split(['月', '日', '号', '年', '/', '-']).collect();
    let numbers = parts.iter().all(|part| part.len() <= 12 && part.chars().all(|c| c.is_ascii_digit()));
    let month_and_day = text.contains('月') && text.ends_with(['日', '号']);
    let year_month_day = parts.len() == 3 && parts.first().is_some_and(|year| year.len() == 4);
    numbers && (month_and_day || year_month_day || (text.contains('年') && text.contains('月')))
}

/// The days a folded text means.
pub(super) fn interval(text: &str) -> Result<Interval, Trouble> {
    let text = without_time(normal::without_final_marks(text));
    let text = normal::without_blanks(text);
    let mut text = text.as_str();
    for _ in 0..3 {
        text = BEFORE.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
        text = BEHIND.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    }
    if text.is_empty() || text.len() > 80 {
        return Err(trouble::not_date());
    }
    if let Some(interval) = serial(text) {
        return Ok(interval);
    }
    if let Some((first, last)) = text.split_once(['~', '至', '到']) {
        return range(first, last);
    }
    if text.contains(['年', '月', '日', '号', '季', '底', '末', '半']) { super::written_date::read(text) } else { dotted_or_digits(text) }
}

fn read(text: &str) -> Result<Reading, Trouble> {
    let phrase = Phrase::of(text);
    let mut parts = phrase.head.splitn(2, [',', ';', '。']);
    let first = parts.next().unwrap_or_default();
    let rest = parts.next().map(str::trim).unwrap_or_default();
    if is_ongoing(first) && (rest.is_empty() || is_ongoing(rest)) {
        return Ok(Reading::given(Value::Date(DateValue::Ongoing)));
    }
    if !rest.is_empty() && !is_ongoing(rest) {
        return Err(trouble::not_date());
    }
    let reading = given(interval(first)?);
    Ok(if rest.is_empty() { reading } else { Reading { note: Some(rest.into()), ..reading } })
}

/// Whether a text says that there is no end.
pub(super) fn is_ongoing(text: &str) -> bool {
    let text = normal::without_blanks(normal::without_final_marks(text));
    let text = text.trim_start_matches(['并', '需', '须', '要']);
    ONGOING.iter().filter_map(|word| text.strip_prefix(word)).any(|rest| ONGOING_TAILS.contains(&rest))
}

fn given(interval: Interval) -> Reading {
    Answer::Given(Value::Date(DateValue::Days(interval))).into()
}

/// The text without the time of day behind it.
fn without_time(text: &str) -> &str {
    let Some((date, time)) = text.split_once([' ', 't']) else { return text };
    let is_time = !time.is_empty() && time.contains(':') && time.chars().all(|c| c.is_ascii_digit() || ":. z".contains(c));
    if is_time { date } else { text }
}

/// 45260, 45260.5: a day as spreadsheets count it.
fn serial(text: &str) -> Option<Interval> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if whole.len() != 5 || fraction.len() > 15 || !fraction.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    calendar::from_serial(whole.parse().ok()?).map(|days| Interval::exactly(Decimal::from(days)))
}

/// 2023-11-30, 2023.11, 23/11/30, 20231130, 202311.
fn dotted_or_digits(text: &str) -> Result<Interval, Trouble> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).take(5).collect();
    if parts.iter().any(|part| part.is_empty() || part.len() > 8 || !part.chars().all(|c| c.is_ascii_digit())) {
        return Err(trouble::not_date());
    }
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    match (parts.as_slice(), numbers.as_slice()) {
        ([year, _, _], [y, m, d]) if year.len() == 4 => day(*y, *m, *d).map(|day| from_to(day, day)),
        // two digits of a year that can be no month; a day first is not how dates are written here
        ([year, _, _], [y @ 13..=49, m, d]) if year.len() == 2 => day(2000 + y, *m, *d).map(|day| from_to(day, day)),
        ([_, "1"], _) if text.contains('.') => Err(trouble::lost_zero()),
        ([year, month], [y, m]) if year.len() == 4 && month.len() <= 2 => months(*y, *m, *m).map(|(first, last)| from_to(first, last)),
        ([digits], [number]) if digits.len() == 8 => day(number / 10_000, number / 100 % 100, number % 100).map(|day| from_to(day, day)),
        ([digits], [number]) if digits.len() == 6 => {
            months(number / 100, number % 100, number % 100).map(|(first, last)| from_to(first, last)).map_err(|_| trouble::not_date())
        }
        ([digits], [_]) if digits.len() == 7 => Err(trouble::ambiguous_date()),
        _ => Err(trouble::not_date()),
    }
}

/// 2023年3月至5月, 2023.1.1~2023.3.1.
fn range(first: &str, last: &str) -> Result<Interval, Trouble> {
    let low = interval_of_part(first)?;
    let year = first.split_once('年').filter(|_| !last.contains('年') && last.contains('月')).map(|(year, _)| format!("{year}年{last}"));
    let high = interval_of_part(year.as_deref().unwrap_or(last))?;
    let joined = Interval { low: low.low, high: high.high };
    if low.low.is_none() || joined.is_empty() { Err(trouble::not_date()) } else { Ok(joined) }
}

fn interval_of_part(text: &str) -> Result<Interval, Trouble> {
    if text.contains(['年', '月']) { super::written_date::read(text) } else { dotted_or_digits(text) }
}

/// The day if month and day were run together (1228, 915) and can be taken apart in one way only.
pub(super) fn run_together(year: u32, digits: &str) -> Result<Date, Trouble> {
    let split = |at: usize| {
        let (month, day) = (digits.get(..at)?, digits.get(at..)?);
        let padded = month.len() == 2 && day.len() == 2;
        let plain = !month.starts_with('0') && !day.starts_with('0') && !day.is_empty();
        (padded || plain).then(|| civil_date(year, month.parse().ok()?, day.parse().ok()?)).flatten()
    };
    match (split(1), split(2)) {
        (Some(_), Some(_)) => Err(trouble::ambiguous_date()),
        (one, other) => one.or(other).ok_or_else(trouble::no_such_day),
    }
}

/// A part of a date in digits or Chinese figures.
pub(super) fn part(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 24 {
        return None;
    }
    if text.chars().all(|c| c.is_ascii_digit()) { text.parse().ok() } else { chinese_integer(text) }
}
