//! Reads two lengths, such as 50×25cm.
use super::numeral::{self, NoNumeral};
use super::phrase::Phrase;
use super::{Column, Reading, Trouble, Value, Written};
use super::{normal, trouble};
use crate::standard::{Interval, Measure, Unit};
use rust_decimal::Decimal;

/// What stands between the two lengths.
const TIMES: &[char] = &['x', '×', '*', '✕', '✖', '╳', 'х', '乘', '⨯', '∗'];

/// Names of the sides.
const SIDES: &[char] = &['长', '宽', '高', '深'];

/// Reads a text.
pub(super) fn text(written: Written<'_>, measure: &Measure, column: &Column<'_>) -> Reading {
    read(written.folded, measure, column).unwrap_or_else(Reading::unreadable)
}

fn read(text: &str, measure: &Measure, column: &Column<'_>) -> Result<Reading, Trouble> {
    let head = normal::without_blanks(&Phrase::of(text).head);
    let (approximate, head) = approximation(normal::without_final_marks(&head));
    let (first, second) = halves(head).ok_or_else(trouble::not_size)?;
    let (first, second) = (side(first)?, side(second)?);
    let shared = first.1.as_ref().or(second.1.as_ref());
    let mut lengths = [&first, &second].map(|(value, unit)| length(*value, unit.as_ref().or(shared), measure, column));
    lengths.sort_by(|a, b| b.as_ref().ok().cmp(&a.as_ref().ok()));
    let [long, short] = lengths;
    Ok(Reading { approximate, ..Reading::given(Value::Size(long?, short?)) })
}

/// The text without the words that make it inexact.
fn approximation(text: &str) -> (bool, &str) {
    let inner = text.strip_prefix("大约").or_else(|| text.strip_prefix('约')).unwrap_or(text);
    let inner = inner.strip_suffix("左右").unwrap_or(inner);
    (inner.len() < text.len(), inner)
}

/// The texts of the two lengths.
fn halves(text: &str) -> Option<(&str, &str)> {
    if let Some(halves) = text.split_once(TIMES) {
        return (!halves.1.contains(TIMES)).then_some(halves);
    }
    // 长50宽25: the names of the sides stand for the sign
    let named = text.starts_with(SIDES);
    let (at, _) = text.char_indices().skip(1).find(|(_, c)| named && SIDES.contains(c))?;
    Some((text[..at].trim_end_matches([',', '、', ';']), &text[at..]))
}

/// A number and its unit.
fn side(text: &str) -> Result<(Decimal, Option<Unit>), Trouble> {
    let text = text.trim_matches(SIDES).trim_start_matches([':', '为']);
    let (number, rest) = numeral::leading(text).map_err(|why| match why {
        NoNumeral::Comma => trouble::misplaced_comma(),
        NoNumeral::TooLong => trouble::too_long(),
        NoNumeral::Unknown => trouble::not_size(),
    })?;
    if number.extent != numeral::Extent::Plain || number.magnified {
        return Err(trouble::not_size());
    }
    match Unit::leading(rest) {
        _ if rest.is_empty() => Ok((number.value, None)),
        Some((unit, "")) => Ok((number.value, Some(unit))),
        _ => Err(trouble::not_size()),
    }
}

/// A length in the unit of the question.
fn length(value: Decimal, unit: Option<&Unit>, measure: &Measure, column: &Column<'_>) -> Result<Decimal, Trouble> {
    let asked = measure.unit.as_ref();
    let own = unit.or(column.unit.filter(|head| asked.is_none_or(|asked| asked.dimension == head.dimension)));
    let value = match (own, asked) {
        (Some(unit), Some(asked)) => unit.convert(value, asked).ok_or_else(trouble::wrong_unit)?,
        _ => value.normalize(),
    };
    let in_range = measure.range.is_none_or(|range| Interval::exactly(value).is_within(&range));
    if value > Decimal::ZERO && in_range { Ok(value) } else { Err(trouble::implausible()) }
}
