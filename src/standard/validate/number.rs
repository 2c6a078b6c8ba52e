//! Finds the numbers that a Chinese sentence contains: 50, 2万, 三, 二十, 百分之九十, half- and full-width.
use crate::standard::Unit;
use rust_decimal::Decimal;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Its value; of `2万` 20000.
    pub(super) value: Decimal,
    /// Its value without 万 or 百.
    pub(super) bare: Decimal,
    /// Whether it is written in digits.
    pub(super) digits: bool,
    /// What stands right before it, without blanks.
    pub(super) before: String,
    /// What stands right behind it, without blanks.
    pub(super) after: String,
}

impl Found {
    /// The unit that stands behind it, if one does: the longest that is known.
    pub(super) fn unit(&self) -> Option<Unit> {
        let near: Vec<char> = self.after.chars().take(5).collect();
        (1..=near.len()).rev().find_map(|length| Unit::parse(&near[..length].iter().collect::<String>()))
    }
}

/// No word or unit that says what a number means is longer.
const NEAR: usize = 8;

/// All numbers of a text, in its order.
pub(super) fn numbers(text: &str) -> Vec<Found> {
    let characters: Vec<char> = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let read = digits(&characters[at..]).map(|(value, length)| (value, length, true));
        let read = read.or_else(|| numeral(&characters[at..]).map(|(value, length)| (value, length, false)));
        let Some((bare, length, is_digits)) = read else {
            at += 1;
            continue;
        };
        let (scale, scale_length) = if is_digits { scale(&characters[at + length..]) } else { (Decimal::ONE, 0) };
        let end = at + length + scale_length;
        found.push(Found {
            value: bare.checked_mul(scale).unwrap_or(bare),
            bare,
            digits: is_digits,
            before: characters[at.saturating_sub(NEAR)..at].iter().collect(),
            after: characters[end..].iter().take(NEAR).collect(),
        });
        at = end;
    }
    found
}

fn digits(characters: &[char]) -> Option<(Decimal, usize)> {
    if !characters.first()?.is_ascii_digit() {
        return None;
    }
    let mut written = String::new();
    let mut length = 0;
    while let Some(c) = characters.get(length) {
        let digit_at = |offset: usize| characters.get(length + offset).is_some_and(char::is_ascii_digit);
        let grouped = *c == ',' && digit_at(1) && digit_at(2) && digit_at(3) && !digit_at(4) && !written.contains('.');
        match c {
            '0'..='9' => written.push(*c),
            '.' if digit_at(1) && !written.contains('.') => written.push('.'),
            ',' if grouped => {}
            _ => break,
        }
        length += 1;
        if length > 24 {
            break;
        }
    }
    Decimal::from_str(&written).ok().map(|value| (value.normalize(), length))
}

fn scale(characters: &[char]) -> (Decimal, usize) {
    match characters.first() {
        Some('十') => (Decimal::TEN, 1),
        Some('百') => (Decimal::ONE_HUNDRED, 1),
        Some('千') if !matches!(characters.get(1), Some('米' | '克')) => (Decimal::ONE_THOUSAND, 1),
        Some('万') => (Decimal::from(10_000), 1),
        Some('亿') => (Decimal::from(100_000_000), 1),
        _ => (Decimal::ONE, 0),
    }
}

/// A number in Chinese numerals.
fn numeral(characters: &[char]) -> Option<(Decimal, usize)> {
    let length = characters.iter().take(12).take_while(|c| digit(**c).is_some() || place(**c).is_some()).count();
    let run = &characters[..length];
    if characters.first() == Some(&'半') {
        return Some((Decimal::new(5, 1), 1));
    }
    if run.is_empty() {
        return None;
    }
    if length > 1 && run.iter().all(|c| digit(*c).is_some()) {
        return Some((Decimal::from(run.iter().filter_map(|c| digit(*c)).fold(0_u64, |all, digit| all * 10 + digit)), length));
    }
    let (mut total, mut section, mut current) = (0_u64, 0_u64, 0_u64);
    for c in run {
        match (digit(*c), place(*c)) {
            (Some(digit), _) => current = digit,
            (None, Some(10_000)) => {
                total = (total + section + current).max(1).saturating_mul(10_000);
                (section, current) = (0, 0);
            }
            (None, Some(place)) => {
                section += current.max(1) * place;
                current = 0;
            }
            (None, None) => {}
        }
    }
    Some((Decimal::from(total.saturating_add(section).saturating_add(current)), length))
}

fn digit(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn place(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        '万' => 10_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        numbers(text).iter().map(|found| found.value.to_string()).collect()
    }

    #[test]
    fn digits_numerals_and_scales_are_read() {
        assert_eq!(values("人口2万以上、面积３００平方米"), ["20000", "300"]);
        assert_eq!(values("二十三人,一百零五件,两组,十个一"), ["23", "105", "2", "10", "1"]);
        assert_eq!(values("3,000户,二〇二三年,两万人"), ["3000", "2023", "20000"]);
        assert_eq!(values("高80CM左右"), ["80"]);
    }

    #[test]
    fn a_unit_behind_a_number_is_seen() {
        assert_eq!(numbers("不少于50平方米")[0].unit().unwrap().name, "平方米");
        assert_eq!(numbers("一块牌子")[0].unit().unwrap().name, "块");
    }
}
