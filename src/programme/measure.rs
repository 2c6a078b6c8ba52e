//! What targets measure of answers: each is an interval, sums and quotients of them are exact, and what is missing is unknown.
use crate::assess::Fraction;
use crate::standard::{Bound, Interval, Question, TargetUnit};
use crate::survey::answer::{Answer, Value};
use crate::survey::{Site, Survey};

/// All that a measure may be; an end that is `None` is not known.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    /// The least.
    pub low: Option<End>,
    /// The most.
    pub high: Option<End>,
}

/// One end of what a measure may be.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    /// The value at the end.
    pub value: Fraction,
    /// Whether the value itself is outside.
    pub open: bool,
}

impl End {
    fn closed(value: Fraction) -> Self {
        Self { value, open: false }
    }

    fn plus(&self, other: &Self) -> Self {
        Self { value: self.value.plus(&other.value), open: self.open || other.open }
    }

    /// The quotient of two ends, of which the lower one is not zero.
    fn over(&self, other: &Self) -> Self {
        Self { value: self.value.over(&other.value), open: self.open || (other.open && self.value != Fraction::zero()) }
    }
}

impl Range {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { low: None, high: None };

    /// Between two values, both of them possible.
    pub(super) fn between(low: Fraction, high: Fraction) -> Self {
        Self { low: Some(End::closed(low)), high: Some(End::closed(high)) }
    }

    /// From the least to the most of several.
    pub(super) fn around(all: &[Self]) -> Self {
        let first = |lows: Vec<End>| lows.into_iter().reduce(|a, b| if (&b.value, b.open) < (&a.value, a.open) { b } else { a });
        let last = |highs: Vec<End>| highs.into_iter().reduce(|a, b| if (&b.value, !b.open) > (&a.value, !a.open) { b } else { a });
        Self {
            low: all.iter().map(|range| range.low.clone()).collect::<Option<Vec<_>>>().and_then(first),
            high: all.iter().map(|range| range.high.clone()).collect::<Option<Vec<_>>>().and_then(last),
        }
    }

    /// The sum; an end is known where all of them are.
    fn plus(&self, other: &Self) -> Self {
        let add = |a: &Option<End>, b: &Option<End>| a.as_ref().zip(b.as_ref()).map(|(a, b)| a.plus(b));
        Self { low: add(&self.low, &other.low), high: add(&self.high, &other.high) }
    }

    /// The same with every value multiplied by a positive factor.
    fn times(&self, factor: &Fraction) -> Self {
        let scaled = |end: &Option<End>| end.as_ref().map(|end| End { value: end.value.times(factor), open: end.open });
        Self { low: scaled(&self.low), high: scaled(&self.high) }
    }
}

/// What a subject answers to a question, as an amount; `None` where it may be anything.
pub(super) fn amount(survey: &Survey, site: &Site, question: &Question) -> Option<Interval> {
    match survey.answer(site, question.slot) {
        Answer::Given(Value::Quantity(amount)) => Some(*amount),
        _ => None,
    }
}

/// An answer in the unit of a target: of a percentage, the rate.
pub(super) fn in_unit(amount: &Interval, unit: &TargetUnit) -> Range {
    match unit {
        TargetUnit::Rate => exact(amount).times(&Fraction::of(1, 100)),
        TargetUnit::Plain(_) => exact(amount),
    }
}

fn exact(amount: &Interval) -> Range {
    let end = |bound: Option<Bound>| bound.map(|bound| End { value: Fraction::from_decimal(bound.value), open: bound.open });
    Range { low: end(amount.low), high: end(amount.high) }
}

/// How many units of the lower question one of the upper is, where both measure the same thing (万件 over 件).
pub(super) fn factor(top: &Question, bottom: &Question) -> Fraction {
    let (Some(top), Some(bottom)) = (top.unit(), bottom.unit()) else { return Fraction::whole(1) };
    if top.dimension != bottom.dimension {
        return Fraction::whole(1);
    }
    let of = |(numerator, denominator)| Fraction::from_decimal(numerator).over(&Fraction::from_decimal(denominator));
    of(top.factor).over(&of(bottom.factor))
}

/// The sum of the upper answers over that of the lower ones; one that is missing leaves all unknown.
pub(super) fn ratio(answers: &[Option<(Interval, Interval)>], factor: &Fraction) -> Range {
    let nothing = || Range::between(Fraction::zero(), Fraction::zero());
    let sums = answers
        .iter()
        .try_fold((nothing(), nothing()), |(top, bottom), answer| answer.map(|(upper, lower)| (top.plus(&exact(&upper)), bottom.plus(&exact(&lower)))));
    sums.map_or(Range::UNKNOWN, |(top, bottom)| quotient(&top.times(factor), &bottom))
}

/// All that a quotient may be. Over what may be less than nothing, or surely is nothing, there is none.
fn quotient(top: &Range, bottom: &Range) -> Range {
    let zero = Fraction::zero();
    let Some(least) = bottom.low.as_ref().filter(|least| least.value >= zero) else { return Range::UNKNOWN };
    if bottom.high.as_ref().is_some_and(|most| most.value == zero) {
        return Range::UNKNOWN;
    }
    // over ever more it comes to nothing, over ever less it grows beyond all bounds
    let over_most = |end: &End| bottom.high.as_ref().map_or(End { value: Fraction::zero(), open: end.open || end.value != zero }, |most| end.over(most));
    let over_least = |end: &End| (least.value > zero).then(|| end.over(least));
    Range {
        low: top.low.as_ref().and_then(|low| if low.value >= zero { Some(over_most(low)) } else { over_least(low) }),
        high: top.high.as_ref().and_then(|high| match high.value.cmp(&zero) {
            std::cmp::Ordering::Greater => over_least(high),
            std::cmp::Ordering::Equal => Some(high.clone()),
            std::cmp::Ordering::Less => Some(over_most(high)),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Range, quotient, ratio};
    use crate::assess::Fraction;
    use crate::standard::{Bound, Interval};
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn exactly(value: i64) -> Interval {
        Interval::exactly(Decimal::from(value))
    }

    fn ends(range: &Range) -> (Option<String>, Option<String>) {
        let shown = |end: &Option<super::End>| end.as_ref().map(|end| format!("{}{}", end.value.rounded(4), if end.open { " open" } else { "" }));
        (shown(&range.low), shown(&range.high))
    }

    #[test]
    fn sums_are_divided_and_not_the_quotients_added() {
        let answers = [Some((exactly(95), exactly(100))), Some((exactly(1), exactly(3)))];
        assert_eq!(ends(&ratio(&answers, &Fraction::whole(1))), (Some("0.9320".into()), Some("0.9320".into())));
    }

    #[test]
    fn the_least_is_over_the_most_and_the_most_over_the_least() {
        let about = Interval { low: Some(Bound::open(Decimal::from(90))), high: Some(Bound::open(Decimal::from(110))) };
        let range = ratio(&[Some((exactly(90), about))], &Fraction::whole(1));
        assert_eq!(ends(&range), (Some("0.8182 open".into()), Some("1.0000 open".into())));
    }

    #[test]
    fn what_is_missing_leaves_all_unknown() {
        assert_eq!(ratio(&[Some((exactly(1), exactly(1))), None], &Fraction::whole(1)), Range::UNKNOWN);
    }

    #[test]
    fn over_nothing_there_is_no_quotient_and_over_perhaps_nothing_no_upper_end() {
        assert_eq!(ratio(&[Some((exactly(1), exactly(0)))], &Fraction::whole(1)), Range::UNKNOWN);
        let few = Interval::between(Decimal::ZERO, Decimal::from(4));
        assert_eq!(ends(&ratio(&[Some((exactly(2), few))], &Fraction::whole(1))), (Some("0.5000".into()), None));
        let many = Interval::from(Bound::closed(Decimal::from(4)));
        assert_eq!(ends(&ratio(&[Some((exactly(2), many))], &Fraction::whole(1))), (Some("0.0000 open".into()), Some("0.5000".into())));
    }

    /// A least value, a width, and how far into it the true value lies.
    type Drawn = (i64, i64, i64);

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(20_201_231), ..ProptestConfig::default() })]

        #[test]
        fn whatever_the_answers_are_their_ratio_lies_in_the_range_and_its_ends_are_reached(
            rows in proptest::collection::vec(((0..40_i64, 0..5_i64, 0..=4_i64), (0..40_i64, 0..5_i64, 0..=4_i64)), 1..5)
        ) {
            let interval = |(low, width, _): Drawn| Interval::between(low.into(), (low + width).into());
            let range = ratio(&rows.iter().map(|(top, bottom)| Some((interval(*top), interval(*bottom)))).collect::<Vec<_>>(), &Fraction::whole(1));
            let sum = |value: &dyn Fn(&(Drawn, Drawn)) -> i64| rows.iter().map(|row| i128::from(value(row))).sum::<i128>();
            let most_below = sum(&|(_, (low, width, _))| low + width);
            if most_below == 0 {
                prop_assert_eq!(range, Range::UNKNOWN);
                return Ok(());
            }
            let least = Fraction::of(sum(&|((low, ..), _)| *low), most_below);
            prop_assert_eq!(range.low.as_ref().map(|end| &end.value), Some(&least));
            let (top, bottom) = (sum(&|((low, width, at), _)| low + width.min(at)), sum(&|(_, (low, width, at))| low + width.min(at)));
            if bottom > 0 {
                let is = Fraction::of(top, bottom);
                prop_assert!(is >= least && range.high.as_ref().is_none_or(|high| is <= high.value));
            }
            let (most, least_below) = (sum(&|((low, width, _), _)| low + width), sum(&|(_, (low, ..))| *low));
            let highest = if most == 0 { Some(Fraction::zero()) } else { (least_below > 0).then(|| Fraction::of(most, least_below)) };
            prop_assert_eq!(range.high.map(|end| end.value), highest);
        }
    }

    #[test]
    fn a_negative_amount_is_divided_the_other_way_round() {
        let loss = super::exact(&Interval::between(Decimal::from(-6), Decimal::from(-2)));
        let over = super::exact(&Interval::between(Decimal::from(1), Decimal::from(2)));
        assert_eq!(ends(&quotient(&loss, &over)), (Some("-6.0000".into()), Some("-1.0000".into())));
    }
}
