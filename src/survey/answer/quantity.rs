//! Reads counts, measures, shares and lengths of time: the set of values a text may mean, in the unit of the question.
use super::amount::{Amount, Figure, Side};
use super::numeral;
use super::phrase::Phrase;
use super::yes_no::Heard;
use super::{Answer, Column, Reading, Trouble, Value, Written, YesNo};
use super::{date, marks, normal, trouble, yes_no};
use crate::standard::{Bound, Dimension, Interval, Measure, Unit};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// What kind of quantity a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A whole number of things.
    Count,
    /// A measured number.
    Number,
    /// A share of a hundred.
    Percent,
    /// A length of time.
    Duration,
}

/// A question for a quantity under its heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) kind: Kind,
    pub(super) measure: &'a Measure,
    pub(super) column: &'a Column<'a>,
}

/// Words for a number of things that nobody counted.
const UNCOUNTED: &[&str] = &["若干", "数", "几", "多", "好几"];

/// Reads a text.
pub(super) fn text(written: Written<'_>, asked: Asked<'_>) -> Reading {
    asked.interpret(written).unwrap_or_else(Reading::unreadable)
}

/// Reads a number that stands in a cell as such.
pub(super) fn number(value: Decimal, percent: bool, asked: Asked<'_>) -> Reading {
    let result = match (percent, asked.kind) {
        (true, Kind::Percent) => value.checked_mul(Decimal::ONE_HUNDRED).ok_or_else(trouble::too_long),
        (true, _) => Err(trouble::percent_format()),
        (false, _) => asked.express(&Figure { value, unit: None, magnified: false }),
    };
    match result.and_then(|value| asked.plausible(Interval::exactly(value.normalize()), &[value])) {
        Ok(interval) => Reading::given(Value::Quantity(interval)),
        Err(trouble) => Reading::unreadable(trouble),
    }
}

/// What 有 and 无 say of a number of things; `None` where that says nothing.
pub(super) fn from_yes_no(answer: YesNo, asked: Asked<'_>) -> Result<Interval, Trouble> {
    match (asked.kind, answer) {
        (Kind::Count, YesNo::Yes) => asked.plausible(Interval::from(Bound::closed(Decimal::ONE)), &[]),
        (Kind::Count, YesNo::No) => asked.plausible(Interval::exactly(Decimal::ZERO), &[Decimal::ZERO]),
        (Kind::Count, YesNo::Partial) => Err(trouble::partial_count()),
        (Kind::Number, YesNo::Yes) if asked.measure.some => asked.plausible(Interval::from(Bound::open(Decimal::ZERO)), &[]),
        (Kind::Number, YesNo::No) if asked.measure.some => asked.plausible(Interval::exactly(Decimal::ZERO), &[Decimal::ZERO]),
        _ => Err(trouble::no_number()),
    }
}

impl Asked<'_> {
    fn interpret(self, written: Written<'_>) -> Result<Reading, Trouble> {
        let text = written.folded;
        if date::looks_like_one(text) {
            return Err(trouble::turned_into_date());
        }
        let Phrase { mut head, notes } = Phrase::of(text);
        for note in &notes {
            self.weigh_note(note, &mut head)?;
        }
        if blank_between_digits(&head) {
            return Err(trouble::blank_in_number());
        }
        let head = normal::without_blanks(normal::without_final_marks(&head));
        if self.kind == Kind::Count && is_uncounted(&head) {
            return self.plausible(Interval::from(Bound::closed(Decimal::ONE)), &[]).map(|interval| Reading::given(Value::Quantity(interval)));
        }
        match self.amount(&head) {
            Ok(reading) => Ok(reading),
            Err(trouble) if self.kind == Kind::Count || self.measure.some => self.by_words(written).unwrap_or(Err(trouble)),
            Err(trouble) => Err(trouble),
        }
    }

    fn amount(self, text: &str) -> Result<Reading, Trouble> {
        // 一 by itself may be a dash, 〇 a circle
        if matches!(text, "一" | "〇") {
            return Err(trouble::not_quantity());
        }
        if let Some(reading) = self.compound(text) {
            return reading;
        }
        // 3起 is three cases or three and more
        if self.kind == Kind::Count && text.ends_with('起') && numeral::leading(text).is_ok_and(|(_, rest)| rest == "起") {
            return self.cases(text);
        }
        let amount = Amount::parse(text, self.column.label)?;
        let interval = self.interval(&amount)?;
        Ok(Reading { answer: Answer::Given(Value::Quantity(interval)), approximate: amount.approximate, note: amount.note.map(Into::into) })
    }

    /// 3起 where cases are counted.
    fn cases(self, text: &str) -> Result<Reading, Trouble> {
        const CASES: [&str; 5] = ["起", "件", "次", "例", "宗"];
        let counted = self.column.unit.or(self.measure.unit.as_ref()).is_some_and(|unit| CASES.contains(&unit.name.as_str()));
        if counted { self.amount(text.trim_end_matches('起')) } else { Err(trouble::not_quantity()) }
    }

    /// 有, √, 无 in a count column.
    fn by_words(self, written: Written<'_>) -> Option<Result<Reading, Trouble>> {
        // what numbers say is known by now to be unclear
        let numbers = written.folded.contains(|c: char| c.is_ascii_digit() || numeral::is_figure(c));
        if numbers && marks::read(written.folded).is_none() {
            return None;
        }
        Some(match yes_no::words(written.folded, self.column.label)? {
            Heard::Said(said) => from_yes_no(said.value, self).map(|interval| Reading::said(Value::Quantity(interval), said.noteworthy, written)),
            Heard::Other(answer) => Ok(answer.into()),
        })
    }

    /// 1小时30分: two lengths of time, the longer unit first.
    fn compound(self, text: &str) -> Option<Result<Reading, Trouble>> {
        if self.kind != Kind::Duration {
            return None;
        }
        let (long, rest) = numeral::leading(text).ok()?;
        let (long_unit, rest) = Unit::leading(rest)?;
        let (short, rest) = numeral::leading(rest).ok()?;
        let (short_unit, rest) = Unit::leading(rest)?;
        let sum = short_unit.convert(short.value, &long_unit)?.checked_add(long.value)?;
        if !rest.is_empty() || short.value >= long_unit.convert(Decimal::ONE, &short_unit)? {
            return None;
        }
        let value = self.express(&Figure { value: sum, unit: Some(long_unit), magnified: false });
        Some(value.and_then(|value| self.plausible(Interval::exactly(value), &[value])).map(|interval| Reading::given(Value::Quantity(interval))))
    }

    /// The values an amount may be.
    fn interval(self, amount: &Amount) -> Result<Interval, Trouble> {
        let value = self.express(&amount.first)?;
        if let Some((high, open)) = &amount.second {
            let high = self.express(high)?;
            if value > high {
                return Err(trouble::reversed_range());
            }
            return self.plausible(range(value, high, *open, amount.side == Side::About)?, &[value, high]);
        }
        let interval = match amount.side {
            Side::Exactly => Interval::exactly(value),
            Side::About => range(value, value, false, true)?,
            Side::Below => not_negative(Bound::open(value)),
            Side::AtMost => not_negative(Bound::closed(value)),
            Side::Above => Interval::from(Bound::open(value)),
            Side::AtLeast => Interval::from(Bound::closed(value)),
        };
        self.plausible(interval, &[value])
    }

    /// A figure in the unit of the question.
    fn express(self, figure: &Figure) -> Result<Decimal, Trouble> {
        let asked = self.measure.unit.as_ref();
        let value = match (&figure.unit, asked) {
            (Some(unit), Some(asked)) if counts_people(unit) == counts_people(asked) || [unit, asked].iter().any(|unit| unit.name == "个") => {
                unit.convert(figure.value, asked).ok_or_else(trouble::wrong_unit)?
            }
            (Some(unit), None) if self.dimension() == Some(unit.dimension) => {
                figure.value.checked_mul(unit.factor.0).and_then(|v| v.checked_div(unit.factor.1)).ok_or_else(trouble::too_long)?
            }
            // of points 分 is no minute
            (Some(unit), None) if self.measure.some && unit.name == "分" => figure.value,
            (Some(unit), None) if self.column.unit.is_some_and(|head| head.name == unit.name) => figure.value,
            (Some(_), _) => return Err(trouble::wrong_unit()),
            (None, _) => self.bare(figure)?,
        };
        if value.is_sign_negative() && !value.is_zero() {
            return Err(trouble::implausible());
        }
        if self.kind == Kind::Count && !value.fract().is_zero() {
            return Err(trouble::not_whole());
        }
        Ok(value.normalize())
    }

    /// A number without a unit is in the unit of its heading.
    fn bare(self, figure: &Figure) -> Result<Decimal, Trouble> {
        if self.kind == Kind::Percent {
            return match figure.value.cmp(&Decimal::ONE) {
                Ordering::Equal => Err(trouble::one_percent()),
                Ordering::Less if figure.value > Decimal::ZERO => Ok(figure.value * Decimal::ONE_HUNDRED),
                _ => Ok(figure.value),
            };
        }
        let (Some(head), Some(asked)) = (self.column.unit, &self.measure.unit) else { return self.bare_without_unit(figure) };
        if head.dimension == asked.dimension {
            if figure.magnified && head.name.starts_with(['万', '千']) {
                return Ok(figure.value);
            }
            return head.convert(figure.value, asked).ok_or_else(trouble::too_long);
        }
        Err(trouble::wrong_unit())
    }

    /// A question without a unit may still stand under 万人.
    fn bare_without_unit(self, figure: &Figure) -> Result<Decimal, Trouble> {
        match self.column.unit {
            Some(head) if self.measure.unit.is_none() && self.dimension() == Some(head.dimension) && !figure.magnified => {
                figure.value.checked_mul(head.factor.0).ok_or_else(trouble::too_long)
            }
            _ => Ok(figure.value),
        }
    }

    /// What a question of this kind measures where it names no unit.
    fn dimension(self) -> Option<Dimension> {
        match self.kind {
            Kind::Count => Some(Dimension::Pieces),
            Kind::Percent => Some(Dimension::Percent),
            Kind::Number | Kind::Duration => None,
        }
    }

    /// A bracket may hold the unit or a word such as 约; a bare number in it contradicts the one outside.
    fn weigh_note(self, note: &str, head: &mut String) -> Result<(), Trouble> {
        let words = normal::without_blanks(note);
        if Unit::parse(&words).is_some() || ["约", "左右", "以上", "以下", "以内"].contains(&words.as_str()) {
            if words == "约" {
                head.insert(0, '约');
            } else {
                head.push_str(&words);
            }
        } else if Amount::parse(&words, "").is_ok_and(|amount| amount.note.is_none()) || words.contains('?') || self.takes_back(&words, head) {
            return Err(trouble::contradiction());
        }
        Ok(())
    }

    /// Whether a bracket says that the number outside is a plan, or is out of use, or ends in a number of its own (其中便民服务60).
    fn takes_back(self, words: &str, head: &str) -> bool {
        const PLANS: &[&str] = &[
            "在建",
            "拟",
            "计划",
            "规划",
            "目标",
            "预计",
            "扩建",
            "改造后",
            "建成后",
            "未启用",
            "未建",
            "未用",
            "停用",
            "停机",
            "坏",
            "损",
            "故障",
            "报废",
            "在修",
        ];
        let bare = ["平方米", "平米", "平方", "㎡", "m2", "平"].iter().find_map(|unit| words.strip_suffix(unit)).unwrap_or(words);
        let own_number = bare.ends_with(|c: char| c.is_ascii_digit());
        let is_number = numeral::leading(head).is_ok();
        is_number && (own_number && self.kind == Kind::Number || PLANS.iter().any(|word| words.contains(word)))
    }

    /// The interval, if every number that was written may be true and one value at least can be.
    fn plausible(self, interval: Interval, stated: &[Decimal]) -> Result<Interval, Trouble> {
        let range = self.measure.range.unwrap_or(match self.kind {
            Kind::Percent => Interval::between(Decimal::ZERO, Decimal::ONE_HUNDRED),
            _ => Interval::from(Bound::closed(Decimal::ZERO)),
        });
        let possible = stated.iter().all(|value| Interval::exactly(*value).is_within(&range)) && interval.meets(&range);
        if possible { Ok(interval) } else { Err(trouble::implausible()) }
    }
}

/// Whether a unit counts people.
fn counts_people(unit: &Unit) -> bool {
    matches!(unit.name.as_str(), "人" | "名" | "位")
}

/// From one value to another; about them, the open interval that ten percent of a threshold make.
fn range(low: Decimal, high: Decimal, open: bool, about: bool) -> Result<Interval, Trouble> {
    if !about {
        let bound = |value| if open { Bound::open(value) } else { Bound::closed(value) };
        return Ok(Interval { low: Some(bound(low)), high: Some(bound(high)) });
    }
    if low <= Decimal::ZERO {
        return Err(trouble::not_quantity());
    }
    let least = low.checked_div(Decimal::new(11, 1)).ok_or_else(trouble::too_long)?;
    let most = high.checked_div(Decimal::new(9, 1)).ok_or_else(trouble::too_long)?;
    Ok(Interval { low: Some(Bound::open(least.normalize())), high: Some(Bound::open(most.normalize())) })
}

/// No quantity is less than none.
fn not_negative(high: Bound) -> Interval {
    Interval { low: Some(Bound::closed(Decimal::ZERO)), high: Some(high) }
}

/// 若干, 数台, 好几个: there are some.
pub(super) fn is_uncounted(text: &str) -> bool {
    let text = text.trim_start_matches(['有', '共']);
    UNCOUNTED.iter().filter_map(|word| text.strip_prefix(word)).any(|rest| {
        let counted = Unit::leading(rest).is_some_and(|(unit, rest)| rest.is_empty() && unit.dimension == Dimension::Pieces && unit.factor.0 == Decimal::ONE);
        counted || (rest.is_empty() && text == "若干")
    })
}

/// 20 0: two numbers, or one with a blank in it.
fn blank_between_digits(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let mut before = None;
    let mut blank = false;
    for character in text.chars() {
        if character.is_whitespace() {
            blank = true;
            continue;
        }
        if blank && before.is_some_and(is_part) && is_part(character) {
            return true;
        }
        (before, blank) = (Some(character), false);
    }
    false
}
