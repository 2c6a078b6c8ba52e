//! What a standard asks of all sites together and how it scores them: tiers, targets, scoring.
use super::{CheckIx, ClauseIx, Condition, Interval, KindIx, Strength, TargetId, TierId, TierIx};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A named requirement set that a site reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// Its id.
    pub id: TierId,
    /// What the document calls it.
    pub name: String,
    /// The kinds it exists for.
    pub kinds: Vec<KindIx>,
    /// The sites it exists for.
    pub when: Option<Condition>,
    /// Itself and every tier whose ticks it takes over.
    pub includes: Vec<TierIx>,
}

/// A rate over sites that the document sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its id.
    pub id: TargetId,
    /// Where the document says it.
    pub clause: ClauseIx,
    /// In the document's words.
    pub text: String,
    /// The site kinds it counts.
    pub kinds: Vec<KindIx>,
    /// What a site must do to count.
    pub counts: Counted,
    /// The rate that is wanted, as shares from 0 to 1.
    pub rule: Interval,
    /// By when.
    pub due: Option<Date>,
    /// Whether every kind is shown or judged apart as well.
    pub per_kind: PerKind,
    /// How strongly it binds.
    pub strength: Strength,
    /// Names of the units that lead.
    pub lead: Vec<String>,
    /// Names of the units that are responsible.
    pub responsible: Vec<String>,
    /// Why a number in it is not the document's.
    pub authored: Option<String>,
    /// Ids of a requirement register that it covers.
    pub covers: Vec<String>,
}

/// What a site must do to count for a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// Reach this tier or a higher one.
    Reach(TierIx),
    /// Meet all these checks, as far as they bind it.
    Meet(Vec<CheckIx>),
}

/// Whether a target is also told for each kind apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PerKind {
    /// Only over all its kinds together.
    #[default]
    Pooled,
    /// Each kind is shown, and not judged.
    Shown,
    /// Each kind is judged as well.
    Judged,
}

/// How points are spread and rounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scoring {
    /// The score of a site that meets everything: 100 unless the standard says otherwise.
    pub total: Decimal,
    /// Published decimals.
    pub decimals: u32,
    /// Where what does not apply is taken out of both sides.
    pub rescale: Rescale,
    /// Why the points are not the document's.
    pub authored: Option<String>,
}

/// Where what does not apply is taken out of both sides (合理缺项).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rescale {
    /// Inside each indicator, which keeps its weight.
    #[default]
    Indicator,
    /// Inside each aspect, which keeps its weight.
    Aspect,
    /// Once over the whole table.
    Total,
}

impl Rescale {
    /// The word of the grammar and of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Indicator => "indicator",
            Self::Aspect => "aspect",
            Self::Total => "total",
        }
    }
}
