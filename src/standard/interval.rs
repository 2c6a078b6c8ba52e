//! Sets of ordered values: what an answer may be and what a rule accepts are both intervals, and a verdict compares the two.
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bound {
    /// The value at the end.
    pub value: Decimal,
    /// Whether the value itself is outside (超过, 不足) or inside (不少于, 以上).
    pub open: bool,
}

impl Bound {
    /// An end that belongs to the interval.
    pub fn closed(value: Decimal) -> Self {
        Self { value, open: false }
    }

    /// An end that does not belong to the interval.
    pub fn open(value: Decimal) -> Self {
        Self { value, open: true }
    }
}

/// All values between two ends; an end that is `None` is unbounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Interval {
    /// Lower end.
    pub low: Option<Bound>,
    /// Upper end.
    pub high: Option<Bound>,
}

impl Interval {
    /// Every value.
    pub const ALL: Self = Self { low: None, high: None };

    /// Exactly one value.
    pub fn exactly(value: Decimal) -> Self {
        Self { low: Some(Bound::closed(value)), high: Some(Bound::closed(value)) }
    }

    /// From a lower end up.
    pub fn from(low: Bound) -> Self {
        Self { low: Some(low), high: None }
    }

    /// Down from an upper end.
    pub fn up_to(high: Bound) -> Self {
        Self { low: None, high: Some(high) }
    }

    /// Between two values, both included.
    pub fn between(low: Decimal, high: Decimal) -> Self {
        Self { low: Some(Bound::closed(low)), high: Some(Bound::closed(high)) }
    }

    /// The one value it holds, if it holds exactly one.
    pub fn single(&self) -> Option<Decimal> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low.value == high.value && !low.open && !high.open => Some(low.value),
            _ => None,
        }
    }

    /// Whether it holds no value at all (as far as the ends tell; a gap between whole numbers is not seen).
    pub fn is_empty(&self) -> bool {
        match (self.low, self.high) {
            (Some(low), Some(high)) => low.value > high.value || (low.value == high.value && (low.open || high.open)),
            _ => false,
        }
    }

    /// Whether every value of `self` is in `other`.
    pub fn is_within(&self, other: &Self) -> bool {
        self.is_empty() || (low_order(self.low, other.low) != Ordering::Less && high_order(self.high, other.high) != Ordering::Greater)
    }

    /// Whether some value is in both.
    pub fn meets(&self, other: &Self) -> bool {
        !self.intersection(other).is_empty()
    }

    /// Its values that are not in `other`: what lies below that, and what lies above it.
    pub fn without(&self, other: &Self) -> impl Iterator<Item = Self> + use<> {
        let below = other.low.map(|low| self.intersection(&Self::up_to(Bound { open: !low.open, ..low })));
        let above = other.high.map(|high| self.intersection(&Self::from(Bound { open: !high.open, ..high })));
        below.into_iter().chain(above).filter(|rest| !rest.is_empty())
    }

    /// Its whole numbers, with the least and the greatest of them as its ends.
    #[must_use]
    pub fn whole(&self) -> Self {
        let next = |value: Decimal, step: Decimal| value.checked_add(step).unwrap_or(value);
        let low = self.low.map(|low| if low.open { next(low.value.floor(), Decimal::ONE) } else { low.value.ceil() });
        let high = self.high.map(|high| if high.open { next(high.value.ceil(), Decimal::NEGATIVE_ONE) } else { high.value.floor() });
        Self { low: low.map(Bound::closed), high: high.map(Bound::closed) }
    }

    /// The values that are in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let low = if low_order(self.low, other.low) == Ordering::Less { other.low } else { self.low };
        let high = if high_order(self.high, other.high) == Ordering::Greater { other.high } else { self.high };
        Self { low, high }
    }
}

/// Orders lower ends by where their intervals begin.
fn low_order(a: Option<Bound>, b: Option<Bound>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some(a), Some(b)) => a.value.cmp(&b.value).then(a.open.cmp(&b.open)),
    }
}

/// Orders upper ends by where their intervals stop.
fn high_order(a: Option<Bound>, b: Option<Bound>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) => a.value.cmp(&b.value).then(b.open.cmp(&a.open)),
    }
}
