//! Exact fractions: a score is one until its single rounding. Small ones are machine integers; what would overflow becomes big.
use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, ToPrimitive};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A fraction that is never rounded by arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fraction(Form);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    Small(Ratio<i64>),
    Big(Box<BigRational>),
}

impl Fraction {
    /// Nothing.
    pub fn zero() -> Self {
        Self::whole(0)
    }

    /// A whole number.
    pub fn whole(number: i128) -> Self {
        i64::try_from(number).map_or_else(|_| Self::of(number, 1), |number| Self(Form::Small(Ratio::from_integer(number))))
    }

    /// `numerator / denominator`.
    ///
    /// # Panics
    /// If the denominator is zero.
    pub fn of(numerator: i128, denominator: i128) -> Self {
        match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(top), Ok(bottom)) => Self(Form::Small(Ratio::new(top, bottom))),
            _ => Self::from_big(BigRational::new(numerator.into(), denominator.into())),
        }
    }

    /// A decimal, exactly.
    pub fn from_decimal(decimal: Decimal) -> Self {
        Self::whole(decimal.mantissa()).over(&Self::whole(10i128.pow(decimal.scale())))
    }

    /// The sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        if let Some(sum) = self.wholes(other).and_then(|(a, b)| a.checked_add(b)) {
            return Self(Form::Small(Ratio::from_integer(sum)));
        }
        self.with(other, CheckedAdd::checked_add, |a, b| a + b)
    }

    /// The difference.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.with(other, CheckedSub::checked_sub, |a, b| a - b)
    }

    /// The product.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        if let Some(product) = self.wholes(other).and_then(|(a, b)| a.checked_mul(b)) {
            return Self(Form::Small(Ratio::from_integer(product)));
        }
        self.with(other, CheckedMul::checked_mul, |a, b| a * b)
    }

    /// The quotient.
    ///
    /// # Panics
    /// If `other` is zero.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        self.with(other, CheckedDiv::checked_div, |a, b| a / b)
    }

    /// The greatest whole number that is not more.
    #[must_use]
    pub fn floor(&self) -> Self {
        match &self.0 {
            Form::Small(ratio) => Self(Form::Small(ratio.floor())),
            Form::Big(ratio) => Self::from_big(ratio.floor()),
        }
    }

    /// The least whole number that is not less.
    #[must_use]
    pub fn ceiling(&self) -> Self {
        Self::zero().minus(&Self::zero().minus(self).floor())
    }

    /// Rounded half up, once, to so many decimals.
    pub fn rounded(&self, decimals: u32) -> Decimal {
        if let Form::Small(ratio) = &self.0
            && let Some(rounded) = rounded(*ratio.numer(), *ratio.denom(), decimals)
        {
            return rounded;
        }
        let scaled = self.times(&Self::whole(10i128.pow(decimals))).plus(&Self::of(1, 2));
        let floor = match &scaled.0 {
            Form::Small(ratio) => Some(i128::from(ratio.floor().to_integer())),
            Form::Big(ratio) => ratio.floor().to_integer().to_i128(),
        };
        floor.and_then(|whole| Decimal::try_from_i128_with_scale(whole, decimals).ok()).unwrap_or(if scaled < Self::zero() {
            Decimal::MIN
        } else {
            Decimal::MAX
        })
    }

    /// Both as whole numbers, where they are small ones: most are, and need no common denominator.
    fn wholes(&self, other: &Self) -> Option<(i64, i64)> {
        match (&self.0, &other.0) {
            (Form::Small(a), Form::Small(b)) if a.is_integer() && b.is_integer() => Some((*a.numer(), *b.numer())),
            _ => None,
        }
    }

    fn with(
        &self,
        other: &Self,
        small: impl Fn(&Ratio<i64>, &Ratio<i64>) -> Option<Ratio<i64>>,
        big: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Form::Small(a), Form::Small(b)) = (&self.0, &other.0)
            && let Some(result) = small(a, b)
        {
            return Self(Form::Small(result));
        }
        Self::from_big(big(self.to_big(), other.to_big()))
    }

    /// The smallest form that holds a fraction, so that equal fractions are equal.
    fn from_big(big: BigRational) -> Self {
        match (big.numer().to_i64(), big.denom().to_i64()) {
            (Some(top), Some(bottom)) => Self(Form::Small(Ratio::new_raw(top, bottom))),
            _ => Self(Form::Big(Box::new(big))),
        }
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Form::Small(ratio) => BigRational::new(BigInt::from(*ratio.numer()), BigInt::from(*ratio.denom())),
            Form::Big(ratio) => (**ratio).clone(),
        }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Small(a), Form::Small(b)) if a.denom() == b.denom() => a.numer().cmp(b.numer()),
            (Form::Small(a), Form::Small(b)) => a.cmp(b),
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

/// `top / bottom` rounded half up to so many decimals, by whole numbers alone; `None` where they would overflow. The bottom is positive.
fn rounded(top: i64, bottom: i64, decimals: u32) -> Option<Decimal> {
    let (top, bottom) = (i128::from(top), i128::from(bottom));
    let twice = top.checked_mul(10i128.checked_pow(decimals)?)?.checked_mul(2)?.checked_add(bottom)?;
    Decimal::try_from_i128_with_scale(twice.div_euclid(bottom * 2), decimals).ok()
}

#[cfg(test)]
mod tests {
    use super::Fraction;

    #[test]
    fn rounding_is_half_up_and_happens_once() {
        assert_eq!(Fraction::of(79_85, 100).rounded(1).to_string(), "79.9");
        assert_eq!(Fraction::of(89_945, 1000).rounded(2).to_string(), "89.95");
        assert_eq!(Fraction::of(2, 3).rounded(2).to_string(), "0.67");
        assert_eq!(Fraction::whole(100).rounded(2).to_string(), "100.00");
    }

    #[test]
    fn whole_numbers_below_and_above_are_those_of_the_number_line() {
        let whole = |top: i128| (Fraction::of(top, 2).floor(), Fraction::of(top, 2).ceiling());
        assert_eq!(whole(5), (Fraction::whole(2), Fraction::whole(3)));
        assert_eq!(whole(-5), (Fraction::whole(-3), Fraction::whole(-2)));
        assert_eq!(whole(4), (Fraction::whole(2), Fraction::whole(2)));
        assert_eq!(Fraction::of(-1, 4).rounded(1).to_string(), "-0.2");
    }

    #[test]
    fn what_would_overflow_stays_exact() {
        let large = Fraction::of(1, i128::MAX - 2);
        let sum = large.plus(&Fraction::of(1, i128::MAX - 4)).plus(&Fraction::of(1, 7));
        assert!(sum > Fraction::of(1, 7) && sum < Fraction::of(1, 6));
        assert_eq!(sum.rounded(3).to_string(), "0.143");
    }
}
