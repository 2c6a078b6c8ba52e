//! Tables of spellings: what stands in a cell, of what type the question is, and what the cell says.
use crate::standard::Interval;
use crate::survey::answer::{Answer, DateValue, Others, Reading, Value, YesNo};
use crate::survey::workbook::CellValue;
use rust_decimal::Decimal;

/// One row of a table.
#[derive(Debug)]
pub(super) struct Spelling {
    pub(super) raw: String,
    pub(super) kind: String,
    pub(super) label: String,
    pub(super) expected: String,
}

pub(super) fn rows(table: &str) -> Vec<Spelling> {
    let path = format!("{}/fixtures/answers/{table}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.lines().skip(1).map(row).collect()
}

/// The type may be followed by the heading, after a blank: `yes_no 打印机`.
fn row(line: &str) -> Spelling {
    let fields: Vec<&str> = line.split('\t').collect();
    let (kind, label) = fields[1].split_once(' ').unwrap_or((fields[1], ""));
    Spelling { raw: fields[0].to_owned(), kind: kind.to_owned(), label: label.to_owned(), expected: fields[2].to_owned() }
}

impl Spelling {
    /// The cell, or `None` for an empty one.
    pub(super) fn cell(&self) -> Option<CellValue> {
        let (kind, rest) = self.raw.strip_prefix('{').and_then(|raw| raw.split_once('}')).unwrap_or(("", &self.raw));
        let number = |percent| CellValue::Number { value: rest.parse().ok(), shown: rest.into(), percent };
        Some(match kind {
            "empty" => return None,
            "number" => number(false),
            "percent" => number(true),
            "bool" => CellValue::Bool(rest == "TRUE"),
            "error" => CellValue::Error(rest.into()),
            "date" => CellValue::Date { days: Some(day_number(rest)), shown: rest.into() },
            _ => CellValue::Text(unescaped(rest).into()),
        })
    }
}

fn day_number(date: &str) -> i64 {
    super::super::calendar::days(date.parse().expect("a date in the table"))
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            out.push(character);
            continue;
        }
        match rest.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let code: String = rest.by_ref().take(4).collect();
                out.push(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32).expect("an escape in the table"));
            }
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
    }
    out
}

/// A reading in the words of the tables.
pub(super) fn say(reading: Option<&Reading>) -> String {
    let Some(reading) = reading else { return "missing".into() };
    match &reading.answer {
        Answer::NotApplicable => "na".into(),
        Answer::Missing => "missing".into(),
        Answer::NotInspected => "not_inspected".into(),
        Answer::Unreadable(_) => "unreadable".into(),
        Answer::Given(value) => say_value(value, reading.approximate),
    }
}

fn say_value(value: &Value, approximate: bool) -> String {
    match value {
        Value::YesNo(YesNo::Yes) => "yes".into(),
        Value::YesNo(YesNo::No) => "no".into(),
        Value::YesNo(YesNo::Partial) => "partial".into(),
        Value::Quantity(interval) => say_interval(interval, approximate, Decimal::to_string),
        Value::Date(DateValue::Ongoing) => "ongoing".into(),
        Value::Date(DateValue::Days(interval)) => say_days(interval),
        Value::Choice(index) => super::CHOICES[usize::from(*index)].into(),
        Value::Text(text) => text.to_string(),
        Value::Size(long, short) => format!("{}x{}", long.normalize(), short.normalize()),
        Value::Set(listed) => {
            let names: Vec<&str> = listed.present.iter().map(|index| super::MEMBERS[usize::from(*index)].split('/').next().unwrap_or_default()).collect();
            match listed.others {
                Others::SomeAbsent => "some".into(),
                Others::Absent if names.is_empty() => "none".into(),
                Others::Absent if names.len() == super::MEMBERS.len() => "all".into(),
                Others::Absent => names.join("、"),
            }
        }
    }
}

fn say_interval(interval: &Interval, approximate: bool, say: impl Fn(&Decimal) -> String) -> String {
    if let Some(value) = interval.single() {
        return say(&value.normalize());
    }
    match (interval.low, interval.high) {
        (Some(low), Some(high))
            if approximate && low.open && high.open && (low.value * Decimal::new(11, 1)).round_dp(6) == (high.value * Decimal::new(9, 1)).round_dp(6) =>
        {
            format!("approx {}", say(&(low.value * Decimal::new(11, 1)).round_dp(6).normalize()))
        }
        (low, Some(high)) if low.is_none_or(|low| low.value.is_zero() && !low.open) => format!("{}{}", if high.open { "<" } else { "<=" }, say(&high.value)),
        (Some(low), None) => format!("{}{}", if low.open { ">" } else { ">=" }, say(&low.value)),
        (Some(low), Some(high)) => format!("{}{}..{}{}", if low.open { ">" } else { "" }, say(&low.value), if high.open { "<" } else { "" }, say(&high.value)),
        (None, _) => "all".into(),
    }
}

fn say_days(interval: &Interval) -> String {
    let day = |value: &Decimal| {
        let days: i64 = (*value).try_into().expect("a whole day");
        jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(days))
    };
    if let (Some(low), Some(high)) = (interval.low, interval.high) {
        let (first, last) = (day(&low.value), day(&high.value));
        if first.first_of_month() == first && first.last_of_month() == last {
            return format!("{:04}-{:02}", first.year(), first.month());
        }
    }
    say_interval(interval, false, |value| day(value).to_string())
}
