//! Adds up what the checks of a unit earn: a unit is as much as one floor holds.
use super::award::Earned;
use super::fraction::Fraction;
use super::quotient::{self, Part, Quotient};
use super::verdict::Pair;
use crate::standard::Floor;

/// Sums of one unit, with the items that may leave kept apart.
#[derive(Debug)]
pub(super) struct Tally {
    /// Whether any of its checks scores.
    pub(super) is_scored: bool,
    /// Checks that the convention counts.
    pub(super) counted: usize,
    /// Checks that it could count.
    pub(super) all: usize,
    /// Nothing in it is unknown, neither an answer nor whether it applies.
    pub(super) complete: bool,
    low: i128,
    high: i128,
    of: i128,
    /// What is earned otherwise than whole or not at all.
    awarded: Ends,
    /// What is earned less deductions that reach the total, and so past the floor of the unit.
    past: Ends,
    optional: Vec<Optional>,
}

/// The least and the most.
#[derive(Debug, Clone)]
struct Ends {
    low: Fraction,
    high: Fraction,
}

/// An item that may leave both sides.
#[derive(Debug)]
struct Optional {
    ends: Ends,
    of: Fraction,
    /// Its deductions reach past the floor of the unit.
    past: bool,
}

impl Default for Tally {
    fn default() -> Self {
        let none = Ends { low: Fraction::zero(), high: Fraction::zero() };
        Self { is_scored: false, counted: 0, all: 0, complete: true, low: 0, high: 0, of: 0, awarded: none.clone(), past: none, optional: Vec::new() }
    }
}

impl Ends {
    fn add(&mut self, other: &Self) {
        self.low = self.low.plus(&other.low);
        self.high = self.high.plus(&other.high);
    }

    /// No less than nothing.
    fn floored(&self) -> Self {
        Self { low: self.low.clone().max(Fraction::zero()), high: self.high.clone().max(Fraction::zero()) }
    }
}

impl Optional {
    fn part(&self, ends: &Ends) -> Part {
        Part { low: ends.low.clone(), high: ends.high.clone(), of: self.of.clone(), optional: true }
    }
}

impl Tally {
    /// Adds a check that earns all or nothing.
    pub(super) fn add(&mut self, rule: Pair, when: Pair, weight: i128) {
        let earned = |met: bool| if met { weight } else { 0 };
        if when.surely {
            self.low += earned(rule.surely);
            self.high += earned(rule.possibly);
            self.of += weight;
        } else {
            let ends = Ends { low: Fraction::whole(earned(rule.surely)), high: Fraction::whole(earned(rule.possibly)) };
            self.optional.push(Optional { ends, of: Fraction::whole(weight), past: false });
        }
    }

    /// Adds a check that earns some share of its weight, or loses more than that; `bottomless` is what an unknown end may cost.
    pub(super) fn add_earned(&mut self, earned: &Earned, floor: Floor, when: Pair, weight: i128, bottomless: &Fraction) {
        let of = Fraction::whole(weight);
        let low = earned.low.as_ref().map_or_else(|| of.minus(bottomless), |low| low.times(&of));
        let ends = Ends { low, high: earned.high.times(&of) };
        let past = floor == Floor::Total;
        if when.surely {
            self.of += weight;
            if past { self.past.add(&ends) } else { self.awarded.add(&ends) }
        } else {
            self.optional.push(Optional { ends, of, past });
        }
    }

    /// What can be earned in it where everything applies.
    pub(super) fn points(&self) -> Fraction {
        self.optional.iter().fold(Fraction::whole(self.of), |sum, item| sum.plus(&item.of))
    }

    /// What surely applies and is held by the floor, before the floor holds it.
    fn held(&self) -> Ends {
        Ends { low: Fraction::whole(self.low).plus(&self.awarded.low), high: Fraction::whole(self.high).plus(&self.awarded.high) }
    }

    /// Whether no deduction reaches past the floor.
    fn is_held(&self) -> bool {
        let nothing = Fraction::zero();
        self.past.low == nothing && self.past.high == nothing && self.optional.iter().all(|item| !item.past)
    }

    fn sure_part(&self, mut held: Ends) -> Part {
        held.add(&self.past);
        Part { low: held.low, high: held.high, of: Fraction::whole(self.of), optional: false }
    }

    /// Its parts, as if there were no floor.
    fn plain(&self) -> Vec<Part> {
        self.optional.iter().map(|item| item.part(&item.ends)).chain([self.sure_part(self.held())]).collect()
    }

    /// Its parts, none of which ends lower, and none higher, than what the floor makes of their sum: exact where nothing may leave.
    fn floored(&self) -> Vec<Part> {
        let held = self.held();
        if self.optional.is_empty() {
            return vec![self.sure_part(held.floored())];
        }
        let above = |ends: &Ends| Ends { low: ends.low.clone(), high: ends.high.clone().max(Fraction::zero()) };
        let optional = self.optional.iter().map(|item| item.part(&if item.past { item.ends.clone() } else { above(&item.ends) }));
        optional.chain([self.sure_part(above(&held))]).collect()
    }
}

/// The least and the greatest quotient of some units that are rescaled together; `None` where nothing in them applies.
///
/// A floor is never less than nothing for whatever leaves, so that of one unit it holds the quotient itself. Over several units, and where
/// deductions reach past the floor, the interval is sound and may be wider than it need be if something may leave.
pub(super) fn quotient(units: &[Tally]) -> Option<Quotient> {
    match units {
        [tally] if !tally.optional.is_empty() && tally.is_held() => {
            let quotient = quotient::quotient(&tally.plain())?;
            let held = Ends { low: quotient.low, high: quotient.high }.floored();
            Some(Quotient { low: held.low, high: held.high, optional: quotient.optional })
        }
        units => quotient::quotient(&units.iter().flat_map(Tally::floored).collect::<Vec<Part>>()),
    }
}
