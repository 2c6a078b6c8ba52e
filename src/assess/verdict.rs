//! Verdicts as pairs: surely met, possibly met. Not applicable is no pair at all.

/// Surely and possibly: `11` met, `00` unmet, `01` unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pair {
    /// It is met whatever the unknown answers are.
    pub surely: bool,
    /// It is met for some of the unknown answers.
    pub possibly: bool,
}

impl Pair {
    /// Met.
    pub const MET: Self = Self { surely: true, possibly: true };
    /// Unmet.
    pub const UNMET: Self = Self { surely: false, possibly: false };
    /// Unknown.
    pub const UNKNOWN: Self = Self { surely: false, possibly: true };

    /// Both: the smaller of each.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { surely: self.surely && other.surely, possibly: self.possibly && other.possibly }
    }

    /// Either: the larger of each.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self { surely: self.surely || other.surely, possibly: self.possibly || other.possibly }
    }

    /// Not.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { surely: !self.possibly, possibly: !self.surely }
    }
}

/// What is said of a check at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// 符合.
    Met,
    /// 部分符合: unmet, and something of it is there.
    Partial,
    /// 不符合.
    Unmet,
    /// 待核实.
    Unknown,
    /// 不适用.
    NotApplicable,
}

impl Verdict {
    /// All verdicts, best first.
    pub const ALL: &[Self] = &[Self::Met, Self::Partial, Self::Unmet, Self::Unknown, Self::NotApplicable];

    /// The word of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partial => "partial",
            Self::Unmet => "unmet",
            Self::Unknown => "unknown",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Unmet, with or without something there.
    pub fn is_unmet(self) -> bool {
        matches!(self, Self::Unmet | Self::Partial)
    }
}

/// A judgement of a check at a site: the pair of its rule, the pair of its condition, and whether something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// The check does not bind the kind.
    NotBound,
    /// It binds the kind and does not apply to the site.
    NotApplicable,
    /// It is judged.
    Pair {
        /// The rule by itself.
        rule: Pair,
        /// Whether it applies.
        when: Pair,
        /// Something of it is there.
        partial: bool,
    },
}

impl Judged {
    /// The pair of rule and condition: met stays met, unmet becomes unknown where the condition is.
    pub fn pair(self) -> Option<Pair> {
        match self {
            Self::NotBound | Self::NotApplicable => None,
            Self::Pair { rule, when, .. } => Some(Pair { surely: rule.surely, possibly: rule.possibly || !when.surely }),
        }
    }

    /// What is said of it; `None` where the check does not bind the kind.
    pub fn verdict(self) -> Option<Verdict> {
        let Self::Pair { partial, .. } = self else {
            return (self == Self::NotApplicable).then_some(Verdict::NotApplicable);
        };
        Some(match self.pair() {
            Some(Pair { surely: true, .. }) => Verdict::Met,
            Some(Pair { possibly: true, .. }) | None => Verdict::Unknown,
            Some(_) if partial => Verdict::Partial,
            Some(_) => Verdict::Unmet,
        })
    }
}
