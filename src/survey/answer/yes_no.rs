//! Reads the answer to a question of there or not there.
use super::amount::{Amount, Side};
use super::harmless::is_harmless;
use super::marks::{self, Mark, Marked};
use super::phrase::Phrase;
use super::words::{self, Said};
use super::{Answer, Column, Reading, Trouble, Value, Written, YesNo};
use super::{state, trouble};
use crate::standard::Dimension;
use crate::standard::normal::{without_blanks, without_final_marks};
use rust_decimal::Decimal;

/// Above this, a bare number is no number of things but a date or a code that slipped into the column.
const MOST_THINGS: u32 = 9999;

/// Letters to which fonts of symbols give the look of a tick or a cross.
const LETTERS: &[&str] = &["p", "r", "o", "q", "ü", "þ", "v", "u", "s", "a", "¨", "û", "ý", "\u{f050}", "\u{f052}", "\u{f0fc}", "\u{f0fe}"];

/// What was heard in a text: an answer to the question, or that there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heard {
    /// Yes, no or in part.
    Said(Said),
    /// Missing, not applicable, unreadable.
    Other(Answer),
}

/// Reads a text.
pub(super) fn text(written: Written<'_>, column: &Column<'_>) -> Reading {
    if is_fraction(written.folded) {
        return Reading::unreadable(trouble::not_yes_no());
    }
    match words(written.folded, column.label).or_else(|| amount(&Phrase::of(written.folded).head, column.label).map(Heard::Said)) {
        Some(Heard::Said(said)) => under_head(said, column, written),
        Some(Heard::Other(answer)) => answer.into(),
        None => Reading::unreadable(why(written.folded)),
    }
}

/// 1/2: a day, a half, or one of two.
fn is_fraction(text: &str) -> bool {
    let is_number = |part: &str| !part.trim().is_empty() && part.trim().chars().all(|c| c.is_ascii_digit());
    text.split_once('/').is_some_and(|(first, second)| is_number(first) && is_number(second))
}

/// Reads a number that stands in a cell as such.
pub(super) fn number(value: Decimal, percent: bool, column: &Column<'_>, written: Written<'_>) -> Reading {
    if percent {
        return Reading::unreadable(trouble::percent_format());
    }
    of_number(value).map_or_else(|| Reading::unreadable(trouble::not_yes_no()), |value| under_head(Said::new(value, true, false), column, written))
}

/// Reads 真 or 假.
pub(super) fn boolean(value: bool, column: &Column<'_>, written: Written<'_>) -> Reading {
    under_head(Said::new(if value { YesNo::Yes } else { YesNo::No }, false, false), column, written)
}

/// Reads marks and words, but no numbers; `None` where neither is known. Questions for counts use it too.
pub(super) fn words(text: &str, label: &str) -> Option<Heard> {
    if is_unmarked_form(text) {
        return Some(Heard::Other(Answer::Missing));
    }
    if let Some(marked) = marks::read(text) {
        return Some(of_marks(marked, label));
    }
    said(text, label).map(|said| said.map_or_else(Heard::trouble, Heard::Said))
}

impl Heard {
    fn trouble(trouble: Trouble) -> Self {
        Self::Other(Answer::Unreadable(trouble))
    }
}

/// The answer under its heading: a negative one (无玻璃屏风) swaps what answers the question; what speaks of the thing may then mean either.
fn under_head(said: Said, column: &Column<'_>, written: Written<'_>) -> Reading {
    let value = match said.value {
        YesNo::Yes | YesNo::No if column.negated && said.existence => return Reading::unreadable(trouble::negated_head()),
        YesNo::Yes if column.negated => YesNo::No,
        YesNo::No if column.negated => YesNo::Yes,
        value => value,
    };
    Reading::said(Value::YesNo(value), said.noteworthy, written)
}

/// Why a text says neither yes nor no, as exactly as it tells.
fn why(text: &str) -> Trouble {
    let text = without_blanks(without_final_marks(text));
    if LETTERS.contains(&text.as_str()) { trouble::lost_font() } else { trouble::not_yes_no() }
}

/// 是/否, 有 无: the printed options, of which none is marked.
fn is_unmarked_form(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && !"/、|".contains(*c)).collect();
    ["有无", "是否", "无有", "符合不符合", "有没有", "是否不适用", "有无不适用"].contains(&bare.as_str())
}

/// What marked options say.
fn of_marks(marked: Marked, label: &str) -> Heard {
    let options = match marked {
        Marked::Alone(Mark::Tick) => return Heard::Said(Said::new(YesNo::Yes, false, false)),
        Marked::Alone(Mark::Cross) => return Heard::Said(Said::new(YesNo::No, false, false)),
        Marked::Alone(_) => return Heard::trouble(trouble::lone_mark()),
        Marked::Unclear => return Heard::trouble(trouble::marked_unclearly()),
        Marked::Options(options) => options,
    };
    let marked: Vec<&(String, Option<Mark>)> = options.iter().filter(|(_, mark)| matches!(mark, Some(Mark::Tick | Mark::Filled))).collect();
    match marked.as_slice() {
        [] if options.iter().all(|(_, mark)| *mark == Some(Mark::Empty)) => Heard::Other(Answer::Missing),
        [] => single_cross(&options, label),
        [(option, mark)] => of_option(option, mark.unwrap_or(Mark::Tick), &options, label),
        _ => Heard::trouble(trouble::marked_twice()),
    }
}

/// 无×: a word and a cross that say the same.
fn single_cross(options: &[(String, Option<Mark>)], label: &str) -> Heard {
    if let [(option, Some(Mark::Cross))] = options
        && let Some(Ok(said)) = said(option, label)
        && said.value == YesNo::No
    {
        return Heard::Said(said);
    }
    Heard::trouble(trouble::marked_unclearly())
}

/// What the marked option says. Where it is the only one, tick and word must agree.
fn of_option(option: &str, mark: Mark, options: &[(String, Option<Mark>)], label: &str) -> Heard {
    if options.len() > 1
        && let Some((answer, _)) = state::read(option)
    {
        return Heard::Other(answer);
    }
    let unmarked = options.iter().filter(|(_, mark)| mark.is_none()).any(|(text, _)| said(text, label).is_none() && amount(text, label).is_none());
    match said(option, label).or_else(|| amount(option, label).map(Ok)) {
        Some(Ok(read)) if options.len() == 1 && mark != Mark::Tick => {
            Heard::trouble(if read.value == YesNo::Yes { trouble::lone_mark() } else { trouble::marked_unclearly() })
        }
        Some(Ok(read)) if options.len() == 1 && read.value != YesNo::Yes => Heard::trouble(trouble::contradiction()),
        Some(Ok(read)) if is_of_one_form(options, label) || options.len() == 1 => Heard::Said(if unmarked { Said { noteworthy: true, ..read } } else { read }),
        Some(Ok(_)) => Heard::trouble(trouble::contradiction()),
        Some(Err(trouble)) => Heard::trouble(trouble),
        None if options.len() == 1 && mark == Mark::Tick && is_harmless(option) => Heard::Said(Said::new(YesNo::Yes, false, true)),
        None => Heard::trouble(trouble::marked_unclearly()),
    }
}

/// Whether the unmarked options are answers as well, or remarks that change nothing.
fn is_of_one_form(options: &[(String, Option<Mark>)], label: &str) -> bool {
    options.iter().filter(|(_, mark)| mark.is_none()).all(|(text, _)| said(text, label).is_some() || amount(text, label).is_some() || is_harmless(text))
}

/// What a text without marks says: its clauses must agree, its brackets must not contradict.
fn said(text: &str, label: &str) -> Option<Result<Said, Trouble>> {
    let Phrase { head, notes } = Phrase::of(text);
    let said = match clauses(&head, label)? {
        Ok(said) => said,
        Err(trouble) => return Some(Err(trouble)),
    };
    let contradicted = notes.iter().any(|note| {
        let note = without_blanks(without_final_marks(note));
        let counted = amount(&note, label);
        words::read(&note, label).or(counted).is_some_and(|other| other.value != said.value) || note.contains('?')
    });
    Some(if contradicted { Err(trouble::contradiction()) } else { Ok(said) })
}

/// The whole text, or its first clause with harmless ones behind it.
fn clauses(text: &str, label: &str) -> Option<Result<Said, Trouble>> {
    let whole = without_blanks(text);
    if let Some(said) = words::read(without_final_marks(&whole), label) {
        return Some(Ok(said));
    }
    let parts: Vec<String> = text.split([',', ';', '。', '、', ':', '/', '\n', ' ']).map(without_blanks).filter(|part| !part.is_empty()).take(12).collect();
    let (first, rest) = parts.split_first()?;
    if rest.is_empty() {
        return None;
    }
    let first = words::read(first, label).or_else(|| amount(first, label))?;
    for part in rest {
        match words::read(part, label).or_else(|| amount(part, label)) {
            Some(other) if other.value == first.value => {}
            Some(_) => return Some(Err(trouble::contradiction())),
            None if first.value == YesNo::Yes && is_harmless(part) => {}
            None if first.value == YesNo::No && !part.contains(['有', '已', '?']) => {}
            None => return Some(Err(trouble::not_yes_no())),
        }
    }
    Some(Ok(Said { noteworthy: true, ..first }))
}

/// What a number of things says of whether there are any.
fn amount(text: &str, label: &str) -> Option<Said> {
    let text = without_blanks(without_final_marks(text));
    if matches!(text.as_str(), "一" | "〇") {
        return None;
    }
    if super::quantity::is_uncounted(&text) {
        return Some(Said::new(YesNo::Yes, true, false));
    }
    let amount = Amount::parse(&text, label).ok()?;
    let (value, unit) = (amount.first.value, &amount.first.unit);
    if unit.as_ref().is_some_and(|unit| unit.dimension != Dimension::Pieces) || (unit.is_none() && value > Decimal::from(MOST_THINGS)) {
        return None;
    }
    let value = match amount.side {
        Side::Exactly => of_number(value)?,
        Side::About | Side::Above | Side::AtLeast if value >= Decimal::ONE => YesNo::Yes,
        Side::Above if value.is_zero() => YesNo::Yes,
        _ => return None,
    };
    Some(Said::new(value, true, amount.note.is_some()))
}

/// 0 is no, one or more is yes, and nothing else is either.
fn of_number(value: Decimal) -> Option<YesNo> {
    if value.is_zero() {
        Some(YesNo::No)
    } else if value >= Decimal::ONE && value <= Decimal::from(MOST_THINGS) && value.fract().is_zero() {
        Some(YesNo::Yes)
    } else {
        None
    }
}
