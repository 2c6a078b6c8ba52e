//! Dates in words: 2023年11月底前, 二〇二三年十一月三十日, 202311月底前, 2023年上半年.
use super::calendar::{day, from_to, months, until};
use super::date::{part, run_together};
use super::{Trouble, trouble};
use crate::standard::Interval;
use jiff::civil::Date;

/// Names for parts of a year: first and last month.
const PARTS: &[(&str, u32, u32)] = &[
    ("上半年", 1, 6),
    ("下半年", 7, 12),
    ("第一季度", 1, 3),
    ("第二季度", 4, 6),
    ("第三季度", 7, 9),
    ("第四季度", 10, 12),
    ("一季度", 1, 3),
    ("二季度", 4, 6),
    ("三季度", 7, 9),
    ("四季度", 10, 12),
    ("第1季度", 1, 3),
    ("第2季度", 4, 6),
    ("第3季度", 7, 9),
    ("第4季度", 10, 12),
    ("1季度", 1, 3),
    ("2季度", 4, 6),
    ("3季度", 7, 9),
    ("4季度", 10, 12),
];

/// Reads a folded text without blanks.
pub(super) fn read(text: &str) -> Result<Interval, Trouble> {
    let (year, rest) = year(text)?;
    let (stretch, rest) = stretch(year, rest)?;
    let single = stretch.0 == stretch.1;
    match rest {
        "" | "内" | "份" => Ok(from_to(stretch.0, stretch.1)),
        "底" | "底前" | "末" | "末前" | "底之前" | "底以前" | "月底前" if !single => Ok(until(stretch.1)),
        "前" | "之前" | "以前" | "前后" if !single && rest != "前后" => Err(trouble::before_month()),
        "前" | "之前" | "以前" | "止" if single => Ok(until(stretch.1)),
        _ => Err(trouble::not_date()),
    }
}

/// The year, and what follows it; the sign 年 may be lost.
fn year(text: &str) -> Result<(u32, &str), Trouble> {
    if let Some((year, rest)) = text.split_once('年')
        && !year.ends_with(['上', '下', '半'])
    {
        let number = part(year).ok_or_else(|| if year.is_empty() { trouble::no_year() } else { trouble::not_date() })?;
        return match (year.chars().count(), number) {
            (4, number) => Ok((number, rest)),
            (2, number @ 13..=49) => Ok((2000 + number, rest)),
            _ => Err(trouble::not_date()),
        };
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let dotted = text[digits..].starts_with('.');
    match digits {
        4 if dotted => Ok((text[..4].parse().map_err(|_| trouble::not_date())?, &text[5..])),
        5..=8 => Ok((text[..4].parse().map_err(|_| trouble::not_date())?, &text[4..])),
        _ if PARTS.iter().any(|(name, ..)| text.starts_with(name)) || text.contains(['月', '底']) => Err(trouble::no_year()),
        _ => Err(trouble::not_date()),
    }
}

/// The stretch of time that is meant, and what follows it.
fn stretch(year: u32, text: &str) -> Result<((Date, Date), &str), Trouble> {
    if let Some((name, first, last)) = PARTS.iter().find(|(name, ..)| text.starts_with(name)) {
        return Ok((months(year, *first, *last)?, &text[name.len()..]));
    }
    if let Some((month, rest)) = text.split_once('月') {
        let month = part(month).ok_or_else(trouble::not_date)?;
        return in_month(year, month, rest);
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if let (3..=4, Some(rest)) = (digits, text[digits..].strip_prefix(['日', '号'])) {
        let day = run_together(year, &text[..digits])?;
        return Ok(((day, day), rest));
    }
    if digits > 0 {
        return Err(trouble::ambiguous_date());
    }
    Ok((months(year, 1, 12)?, text))
}

/// A day, a third of a month, or the month.
fn in_month(year: u32, month: u32, rest: &str) -> Result<((Date, Date), &str), Trouble> {
    let whole = months(year, month, month)?;
    for (name, first, last) in [("上旬", 1, 10), ("中旬", 11, 20)] {
        if let Some(rest) = rest.strip_prefix(name) {
            return Ok(((day(year, month, first)?, day(year, month, last)?), rest));
        }
    }
    if let Some(rest) = rest.strip_prefix("下旬") {
        return Ok(((day(year, month, 21)?, whole.1), rest));
    }
    if let Some((number, after)) = rest.split_once(['日', '号']) {
        let day = day(year, month, part(number).ok_or_else(trouble::not_date)?)?;
        return Ok(((day, day), after));
    }
    if let Some(number) = part(rest) {
        let day = day(year, month, number)?;
        return Ok(((day, day), ""));
    }
    Ok((whole, rest))
}
