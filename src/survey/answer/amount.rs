//! The grammar of an amount in words: what stands before a number, the number, its unit, and what stands behind it.
use super::Trouble;
use super::harmless::is_harmless;
use super::numeral::{self, Extent, NoNumeral};
use super::trouble;
use crate::standard::normal::{normalised, without_final_marks};
use crate::standard::{Dimension, Unit};
use rust_decimal::Decimal;

/// An amount as it is written, before any unit is converted.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    /// The number, or the lower of two.
    pub(super) first: Figure,
    /// The upper of two, and whether it is itself outside (十几).
    pub(super) second: Option<(Figure, bool)>,
    /// On which side of the number the values lie.
    pub(super) side: Side,
    /// Whether words make it inexact.
    pub(super) approximate: bool,
    /// Words behind it that say no more of how much it is (3名工作人员).
    pub(super) note: Option<String>,
}

/// A number with the unit that is written behind it.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    /// The number.
    pub(super) value: Decimal,
    /// The unit, where one is written.
    pub(super) unit: Option<Unit>,
    /// Whether the number says 万 itself.
    pub(super) magnified: bool,
}

/// On which side of a number the values lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// It is the number.
    Exactly,
    /// About the number.
    About,
    /// Less than it.
    Below,
    /// It or less.
    AtMost,
    /// More than it.
    Above,
    /// It or more.
    AtLeast,
}

/// Words before a number, longest first where one begins another. The last of each says whether it makes the number inexact.
const BEFORE: &[(&str, Side, bool)] = &[
    ("约为", Side::About, true),
    ("大约", Side::About, true),
    ("大概", Side::About, true),
    ("近似", Side::About, true),
    ("估计", Side::About, true),
    ("约", Side::About, true),
    ("≈", Side::About, true),
    ("将近", Side::Below, true),
    ("接近", Side::Below, true),
    ("近", Side::Below, true),
    ("不足", Side::Below, false),
    ("不到", Side::Below, false),
    ("少于", Side::Below, false),
    ("低于", Side::Below, false),
    ("小于", Side::Below, false),
    ("未满", Side::Below, false),
    ("不满", Side::Below, false),
    ("未达", Side::Below, false),
    ("<=", Side::AtMost, false),
    ("≤", Side::AtMost, false),
    ("不超过", Side::AtMost, false),
    ("不超", Side::AtMost, false),
    ("不高于", Side::AtMost, false),
    ("不大于", Side::AtMost, false),
    ("不多于", Side::AtMost, false),
    ("至多", Side::AtMost, false),
    ("最多", Side::AtMost, false),
    (">=", Side::AtLeast, false),
    ("≥", Side::AtLeast, false),
    ("不少于", Side::AtLeast, false),
    ("不低于", Side::AtLeast, false),
    ("不小于", Side::AtLeast, false),
    ("不下于", Side::AtLeast, false),
    ("至少", Side::AtLeast, false),
    ("最少", Side::AtLeast, false),
    ("起码", Side::AtLeast, false),
    ("超过", Side::Above, false),
    ("大于", Side::Above, false),
    ("高于", Side::Above, false),
    ("多于", Side::Above, false),
    ("超", Side::Above, false),
    ("逾", Side::Above, false),
    (">", Side::Above, false),
    ("<", Side::Below, false),
];

/// Words behind a number or its unit.
const BEHIND: &[(&str, Side, bool)] = &[
    ("左右", Side::About, true),
    ("上下", Side::About, true),
    ("及以上", Side::AtLeast, false),
    ("或以上", Side::AtLeast, false),
    ("以上", Side::AtLeast, false),
    ("+", Side::AtLeast, false),
    ("及以下", Side::AtMost, false),
    ("或以下", Side::AtMost, false),
    ("以下", Side::AtMost, false),
    ("以内", Side::AtMost, false),
    ("之内", Side::AtMost, false),
    ("内", Side::AtMost, false),
    ("多", Side::Above, true),
    ("余", Side::Above, true),
    ("有余", Side::Above, true),
    ("不到", Side::Below, false),
    ("不足", Side::Below, false),
];

/// Words before a number that say nothing of how much it is, besides the words of the heading.
const FILLERS: &[&str] = &[
    "已配备",
    "已配置",
    "已设置",
    "已安装",
    "已设",
    "已配",
    "配备",
    "共计",
    "共有",
    "合计",
    "总计",
    "总共",
    "现有",
    "设有",
    "配有",
    "建筑面积",
    "使用面积",
    "场所面积",
    "面积",
    "人口",
    "达到",
    "均为",
    "共",
    "有",
    "为",
    "达",
    "=",
    ":",
];

/// Words that join the two ends of a range.
const TO: &[&str] = &["--", "-", "~", "至", "到"];

impl Amount {
    /// Reads a folded text without blanks that is an amount from end to end; `label` is the heading, whose words may stand before it.
    pub(super) fn parse(text: &str, label: &str) -> Result<Self, Trouble> {
        let text = without_final_marks(text);
        let (before, rest) = before(text, label);
        let (mut first, extent, rest) = figure(rest)?;
        let mut sides = before;
        let rest = sides.behind(&mut first, extent, rest);
        let mut second = second_of(extent, &first);
        let mut rest = rest;
        if second.is_none()
            && let Some(after) = TO.iter().find_map(|to| rest.strip_prefix(to))
            && after.starts_with(|c: char| c.is_ascii_digit() || numeral::is_figure(c) || c == '百')
        {
            let (mut high, extent, after) = figure(after)?;
            if extent != Extent::Plain {
                return Err(trouble::not_quantity());
            }
            rest = sides.behind(&mut high, extent, after);
            share_units(&mut first, &mut high)?;
            second = Some((high, false));
        }
        let (side, approximate) = sides.agreed()?;
        let side = if second.is_some() && !matches!(side, Side::Exactly | Side::About) { return Err(trouble::two_qualifiers()) } else { side };
        let note = remark(rest, &first, label)?;
        Ok(Self { first, second, side, approximate: approximate || matches!(extent, Extent::Below(_)), note })
    }
}

/// The sides that the words around a number name, and whether they make it inexact.
#[derive(Debug, Default)]
struct Sides {
    named: Vec<Side>,
    approximate: bool,
}

impl Sides {
    fn add(&mut self, side: Side, approximate: bool) {
        self.named.push(side);
        self.approximate |= approximate;
    }

    /// Takes what follows a number: 多, its unit, and words such as 以上.
    fn behind<'t>(&mut self, figure: &mut Figure, extent: Extent, rest: &'t str) -> &'t str {
        if extent == Extent::More {
            self.add(Side::Above, true);
        }
        let mut rest = self.words(rest);
        if figure.unit.is_none()
            && let Some((unit, after)) = Unit::leading(rest)
            && !(unit.name == "起" && after.is_empty())
        {
            // 1.98万 of 万 is no number anyone writes
            if !(figure.magnified && unit.name.starts_with(['万', '千'])) {
                figure.unit = Some(unit);
                rest = self.words(after);
            }
        }
        if let Some(after) = rest.strip_prefix('起')
            && after.is_empty()
        {
            self.add(Side::AtLeast, false);
            rest = after;
        }
        rest
    }

    fn words<'t>(&mut self, mut rest: &'t str) -> &'t str {
        while self.named.len() < 4
            && let Some((word, side, approximate)) = BEHIND.iter().find(|(word, ..)| rest.starts_with(word))
        {
            self.add(*side, *approximate);
            rest = &rest[word.len()..];
        }
        rest
    }

    /// The one side that all words mean. 约200多 is more than about 200.
    fn agreed(&self) -> Result<(Side, bool), Trouble> {
        let mut side = Side::Exactly;
        for named in &self.named {
            side = match (side, *named) {
                (Side::Exactly, named) => named,
                (known, named) if known == named => known,
                (Side::About, Side::Above) | (Side::Above, Side::About) => Side::Above,
                _ => return Err(trouble::two_qualifiers()),
            };
        }
        Ok((side, self.approximate))
    }
}

/// Takes the words before a number.
fn before<'t>(text: &'t str, label: &str) -> (Sides, &'t str) {
    let mut sides = Sides::default();
    let mut rest = text.strip_prefix('\'').unwrap_or(text);
    let label = normalised(label);
    for _ in 0..5 {
        if let Some((word, side, approximate)) = BEFORE.iter().find(|(word, ..)| rest.starts_with(word)) {
            sides.add(*side, *approximate);
            rest = &rest[word.len()..];
        } else if let Some(filler) = FILLERS.iter().find(|filler| rest.starts_with(**filler)) {
            rest = &rest[filler.len()..];
        } else if let Some(end) = words_of_label(rest, &label) {
            rest = &rest[end..];
        } else {
            break;
        }
    }
    (sides, rest)
}

/// Where the words of the heading end with which a text begins; figures are no words.
fn words_of_label(text: &str, label: &str) -> Option<usize> {
    let words = text.char_indices().take(12).take_while(|(_, c)| ('\u{4e00}'..='\u{9fff}').contains(c) && !numeral::is_figure(*c));
    let ends: Vec<usize> = words.map(|(at, c)| at + c.len_utf8()).collect();
    ends.into_iter().rev().find(|end| label.contains(&text[..*end]))
}

/// A number with the units that are part of how it is read: 百分之…, …成.
fn figure(text: &str) -> Result<(Figure, Extent, &str), Trouble> {
    let percent = text.strip_prefix("百分之");
    if percent == Some("百") {
        return Ok((Figure { value: Decimal::ONE_HUNDRED, unit: Unit::parse("%"), magnified: false }, Extent::Plain, ""));
    }
    let (number, mut rest) = numeral::leading(percent.unwrap_or(text)).map_err(|why| explain(why, text))?;
    let mut figure = Figure { value: number.value, unit: None, magnified: number.magnified };
    if percent.is_some() {
        figure.unit = Unit::parse("%");
    } else if let Some(after) = rest.strip_prefix('成') {
        figure.unit = Unit::parse("%");
        let tenth = after.chars().next().and_then(|c| numeral::chinese_integer(c.encode_utf8(&mut [0; 4]))).filter(|tenth| *tenth < 10);
        figure.value = number.value.checked_mul(Decimal::TEN).and_then(|value| value.checked_add(tenth.unwrap_or(0).into())).ok_or_else(trouble::too_long)?;
        rest = tenth.map_or(after, |_| after.trim_start_matches(numeral::is_figure));
    }
    Ok((figure, number.extent, rest))
}

/// Why there is no number, as exactly as the text tells.
fn explain(why: NoNumeral, text: &str) -> Trouble {
    match why {
        NoNumeral::Comma => trouble::misplaced_comma(),
        NoNumeral::TooLong => trouble::too_long(),
        NoNumeral::Unknown if letters_among_digits(text) => trouble::letters_for_digits(),
        NoNumeral::Unknown if text.chars().any(|c| c.is_ascii_digit() || numeral::is_figure(c)) => trouble::not_quantity(),
        NoNumeral::Unknown => trouble::no_number(),
    }
}

/// Whether letters that look like digits stand directly among digits.
fn letters_among_digits(text: &str) -> bool {
    let letters: Vec<char> = text.chars().take(40).filter(|c| !",.".contains(*c)).collect();
    letters.windows(2).any(|pair| {
        let like = |c: char| "oliszb|".contains(c);
        (like(pair[0]) && pair[1].is_ascii_digit()) || (pair[0].is_ascii_digit() && like(pair[1]))
    })
}

/// The upper of two numbers that one word names (两三, 十几).
fn second_of(extent: Extent, first: &Figure) -> Option<(Figure, bool)> {
    match extent {
        Extent::Plain | Extent::More => None,
        Extent::To(value) => Some((Figure { value, ..first.clone() }, false)),
        Extent::Below(value) => Some((Figure { value, ..first.clone() }, true)),
    }
}

/// 1-2名, 1万-2万: a unit that stands once counts for both; 1-2万 may mean either.
fn share_units(low: &mut Figure, high: &mut Figure) -> Result<(), Trouble> {
    if low.magnified != high.magnified {
        return Err(trouble::not_quantity());
    }
    if low.unit.is_none() {
        low.unit.clone_from(&high.unit);
    } else if high.unit.is_none() {
        high.unit.clone_from(&low.unit);
    }
    Ok(())
}

/// What stands behind the amount, where it says no more of how much it is: the thing counted, or a harmless word.
fn remark(rest: &str, figure: &Figure, label: &str) -> Result<Option<String>, Trouble> {
    if rest.is_empty() {
        return Ok(None);
    }
    let words = rest.trim_start_matches([',', ';', '的']);
    let counted = figure.unit.as_ref().is_some_and(|unit| unit.dimension == Dimension::Pieces);
    let named = words.chars().count() > 1 && normalised(label).contains(words);
    let only_words = words.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && !numeral::is_figure(c));
    if only_words && is_harmless(words) && (named || (counted && words.chars().count() <= 8 && words.chars().count() > 1)) {
        return Ok(Some(words.to_owned()));
    }
    Err(if letters_among_digits(rest) || rest.starts_with(['o', 'l']) { trouble::letters_for_digits() } else { trouble::not_quantity() })
}
