//! The least and the greatest quotient of what is earned over what can be, where parts may leave both sides.
use super::fraction::Fraction;

/// One thing that earns points: how many at least, at most, of how many, and whether it may leave both sides.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) low: Fraction,
    pub(super) high: Fraction,
    pub(super) of: Fraction,
    pub(super) optional: bool,
}

/// The quotient of what is earned over what can be.
#[derive(Debug, Clone)]
pub(super) struct Quotient {
    pub(super) low: Fraction,
    pub(super) high: Fraction,
    /// Nothing of it surely applies.
    pub(super) optional: bool,
}

impl Quotient {
    /// The quotient as a part of a larger one, in which it weighs so much.
    pub(super) fn weighing(self, weight: &Fraction) -> Part {
        Part { low: self.low.times(weight), high: self.high.times(weight), of: weight.clone(), optional: self.optional }
    }
}

/// The least and the greatest quotient over everything that may leave both sides; `None` where there is nothing.
///
/// Items surely present count; of the optional ones, in the order of what they earn, the prefix is kept that gives the least (greatest).
pub(super) fn quotient(parts: &[Part]) -> Option<Quotient> {
    let parts: Vec<&Part> = parts.iter().filter(|part| part.of > Fraction::zero()).collect();
    if parts.is_empty() {
        return None;
    }
    let low = extreme(&parts, |part| &part.low, false)?;
    let high = extreme(&parts, |part| &part.high, true)?;
    Some(Quotient { low, high, optional: parts.iter().all(|part| part.optional) })
}

/// The least (or, where `greatest`, the greatest) quotient, by one end of what each part earns.
fn extreme(parts: &[&Part], earned: impl Fn(&Part) -> &Fraction, greatest: bool) -> Option<Fraction> {
    let (mut top, mut bottom) = (Fraction::zero(), Fraction::zero());
    for part in parts.iter().filter(|part| !part.optional) {
        top = top.plus(earned(part));
        bottom = bottom.plus(&part.of);
    }
    let mut optional: Vec<(Fraction, &Part)> = parts.iter().filter(|part| part.optional).map(|part| (earned(part).over(&part.of), *part)).collect();
    optional.sort_by(|(a, _), (b, _)| if greatest { b.cmp(a) } else { a.cmp(b) });
    let mut best = (bottom > Fraction::zero()).then(|| top.over(&bottom));
    for (ratio, part) in optional {
        let better = best.as_ref().is_none_or(|best| if greatest { ratio > *best } else { ratio < *best });
        if !better {
            break;
        }
        top = top.plus(earned(part));
        bottom = bottom.plus(&part.of);
        best = Some(top.over(&bottom));
    }
    best
}
