//! What a site earns on top of its score. It is recorded by exception: a blank is none, and what cannot be read may be anything.
use super::evaluate::Subject;
use super::fraction::Fraction;
use super::standing::Ends;
use crate::standard::{Bound, Interval};
use crate::survey::answer::{Answer, Value, YesNo};
use rust_decimal::Decimal;

/// The least and the most of the bonus, up to its cap.
pub(super) fn earned(subject: Subject<'_>) -> Ends<Fraction> {
    let none = || Ends { low: Fraction::zero(), high: Fraction::zero() };
    let scoring = &subject.standard.scoring;
    let Some(bonus) = &scoring.bonus else { return none() };
    let cap = Fraction::from_decimal(bonus.cap);
    let mut sum = none();
    for item in scoring.bonus_of(subject.site.kind) {
        let times = times(subject.survey.answer(subject.site, subject.standard.question(item.question).slot));
        let points = |times: Decimal| Fraction::from_decimal(item.each).times(&Fraction::from_decimal(times));
        sum.low = sum.low.plus(&points(times.low));
        sum.high = sum.high.plus(&times.high.map_or_else(|| cap.clone(), points));
    }
    Ends { low: sum.low.min(cap.clone()), high: sum.high.min(cap) }
}

/// Whether an answer says how often something happened.
pub(super) fn is_known(answer: &Answer) -> bool {
    let Times { low, high } = times(answer);
    high == Some(low)
}

/// How often something happened: at least, and at most where that is known.
struct Times {
    low: Decimal,
    high: Option<Decimal>,
}

fn times(answer: &Answer) -> Times {
    let exactly = |times: Decimal| Times { low: times, high: Some(times) };
    match answer {
        Answer::Given(Value::YesNo(YesNo::Yes)) => exactly(Decimal::ONE),
        Answer::Given(Value::YesNo(YesNo::Partial)) => Times { low: Decimal::ZERO, high: Some(Decimal::ONE) },
        Answer::Given(Value::YesNo(YesNo::No)) | Answer::Missing | Answer::NotApplicable => exactly(Decimal::ZERO),
        Answer::Given(Value::Quantity(amount)) => whole(amount),
        Answer::Given(_) | Answer::NotInspected | Answer::Unreadable(_) => Times { low: Decimal::ZERO, high: None },
    }
}

/// The whole numbers in an interval.
fn whole(amount: &Interval) -> Times {
    let above = |end: Bound| if end.open { end.value.floor() + Decimal::ONE } else { end.value.ceil() };
    let below = |end: Bound| if end.open { end.value.ceil() - Decimal::ONE } else { end.value.floor() };
    let low = amount.low.map_or(Decimal::ZERO, above).max(Decimal::ZERO);
    Times { low, high: amount.high.map(|end| below(end).max(low)) }
}
