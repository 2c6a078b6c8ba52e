//! What counts when a question is answered twice, in two columns or in two rows: equal answers agree, given beats missing, and
//! different ones cannot be read.
use super::answer::{Answer, Others, Value};

/// What is to be taken of two answers to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// The first.
    First,
    /// The second.
    Second,
    /// Neither: they contradict each other.
    Neither,
}

/// Compares two answers as read, not as written: √, 有 and 1 are one yes; 有 and 2 of a count are both true of 2.
#[expect(clippy::match_same_arms, reason = "the arms are tried in this order, and the order is the rule")]
pub(super) fn taken(first: &Answer, second: &Answer) -> Taken {
    match (first, second) {
        (a, b) if a == b => Taken::First,
        // given beats missing and not inspected; what cannot be read may be anything, also the contrary of what can
        (_, Answer::Missing) => Taken::First,
        (Answer::Missing, _) => Taken::Second,
        (_, Answer::NotInspected) => Taken::First,
        (Answer::NotInspected, _) => Taken::Second,
        (Answer::Unreadable(_), _) => Taken::First,
        (_, Answer::Unreadable(_)) => Taken::Second,
        (Answer::Given(a), Answer::Given(b)) => taken_values(a, b),
        _ => Taken::Neither,
    }
}

/// Of two values that are both sets of what may be true, the narrower, if one holds the other.
fn taken_values(first: &Value, second: &Value) -> Taken {
    match (first, second) {
        (Value::Quantity(a), Value::Quantity(b)) if a.is_within(b) => Taken::First,
        (Value::Quantity(a), Value::Quantity(b)) if b.is_within(a) => Taken::Second,
        (Value::Set(a), Value::Set(b)) if a.others == Others::Absent && b.others == Others::Absent && a.present == b.present => Taken::First,
        _ => Taken::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::super::answer::{Answer, Value, YesNo};
    use super::{Taken, taken};
    use crate::standard::{Bound, Interval};
    use rust_decimal::Decimal;

    fn yes() -> Answer {
        Answer::Given(Value::YesNo(YesNo::Yes))
    }

    #[test]
    fn given_beats_missing_and_different_answers_contradict() {
        let no = Answer::Given(Value::YesNo(YesNo::No));
        assert_eq!(taken(&yes(), &Answer::Missing), Taken::First);
        assert_eq!(taken(&Answer::Missing, &yes()), Taken::Second);
        assert_eq!(taken(&Answer::NotInspected, &yes()), Taken::Second);
        assert_eq!(taken(&yes(), &no), Taken::Neither);
        assert_eq!(taken(&yes(), &Answer::NotApplicable), Taken::Neither);
    }

    #[test]
    fn a_tick_and_a_number_agree_on_the_number() {
        let some = Answer::Given(Value::Quantity(Interval::from(Bound::closed(Decimal::ONE))));
        let two = Answer::Given(Value::Quantity(Interval::exactly(Decimal::TWO)));
        let none = Answer::Given(Value::Quantity(Interval::exactly(Decimal::ZERO)));
        assert_eq!(taken(&some, &two), Taken::Second);
        assert_eq!(taken(&two, &some), Taken::First);
        assert_eq!(taken(&some, &none), Taken::Neither);
    }
}
