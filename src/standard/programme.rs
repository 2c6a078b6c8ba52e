//! What a standard asks of all sites together and how it scores them: tiers, targets, scoring.
use super::{
    Bonus, BonusItem, Check, CheckIx, ClauseIx, Condition, Grade, GradeIx, Interval, KindIx, QuestionIx, Strength, TargetId, TierId, TierIx, Trigger, Unit,
    Veto, VetoIx, Weight,
};
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
    /// What of its ticks a site has to meet.
    pub needs: Needs,
}

/// What of the musts ticked in a tier a site has to meet to reach it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// The musts that are met without exception.
    pub every: Every,
    /// The least share of all its musts that apply, from 0 to 1; `None` where nothing is said of a share.
    pub share: Option<Decimal>,
}

impl Needs {
    /// Whether a must that is ticked has to be met without exception.
    pub fn takes(&self, check: &Check) -> bool {
        match self.every {
            Every::Must => true,
            Every::Key => check.weight == Weight::Key,
        }
    }
}

/// Which musts of a tier are met without exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// All of them.
    Must,
    /// The key ones (必要条件).
    Key,
}

impl Every {
    /// The word of the grammar and of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Key => "key",
        }
    }
}

/// What the document wants of all sites together, or of a region: a measure and an ordered rule on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its id.
    pub id: TargetId,
    /// Where the document says it.
    pub clause: ClauseIx,
    /// In the document's words.
    pub text: String,
    /// The kinds over which it is measured: of sites, or bodies.
    pub kinds: Vec<KindIx>,
    /// What is measured.
    pub measure: Measured,
    /// In what it is measured.
    pub unit: TargetUnit,
    /// What is wanted; rates are from 0 to 1.
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

impl Target {
    /// The questions whose answers it measures.
    pub fn questions(&self) -> Vec<QuestionIx> {
        match self.measure {
            Measured::Share(_) | Measured::Number(_) => Vec::new(),
            Measured::Figure(question) => vec![question],
            Measured::Ratio { top, bottom } => vec![top, bottom],
        }
    }
}

/// What a target measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measured {
    /// Of the sites, the part that counts.
    Share(Counted),
    /// How many sites count.
    Number(Counted),
    /// What each body answers to a question, one by one.
    Figure(QuestionIx),
    /// The answers to one question added up, over those to another.
    Ratio {
        /// What is divided.
        top: QuestionIx,
        /// What it is divided by.
        bottom: QuestionIx,
    },
}

impl Measured {
    /// The word of the grammar and of the JSON contract.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Share(_) => "share",
            Self::Number(_) => "number",
            Self::Figure(_) => "figure",
            Self::Ratio { .. } => "ratio",
        }
    }

    /// What a site must do to count; `None` where no sites are counted.
    pub fn counted(&self) -> Option<&Counted> {
        match self {
            Self::Share(counted) | Self::Number(counted) => Some(counted),
            Self::Figure(_) | Self::Ratio { .. } => None,
        }
    }
}

/// In what a target is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TargetUnit {
    /// A rate: 1 is 100 %.
    Rate,
    /// A number, in the unit of what it measures.
    Plain(Option<Unit>),
}

/// What a site must do to count for a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// Nothing but be there.
    Every,
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
    /// The share of the points, from 0 to 1, above which what does not apply calls for a review.
    pub na_limit: Option<Decimal>,
    /// Grades, best first.
    pub grades: Vec<Grade>,
    /// What may be added to the score.
    pub bonus: Option<Bonus>,
    /// What overrides the score.
    pub vetoes: Vec<Veto>,
}

impl Scoring {
    /// The grade at a position.
    pub fn grade(&self, grade: GradeIx) -> &Grade {
        &self.grades[grade.index()]
    }

    /// The veto at a position.
    pub fn veto(&self, veto: VetoIx) -> &Veto {
        &self.vetoes[veto.index()]
    }

    /// The things that earn a bonus at sites of a kind.
    pub fn bonus_of(&self, kind: KindIx) -> impl Iterator<Item = &BonusItem> {
        self.bonus.iter().flat_map(|bonus| &bonus.items).filter(move |item| item.kinds.contains(&kind))
    }

    /// The vetoes that may fire at sites of a kind, in the order of the standard.
    pub fn vetoes_of(&self, kind: KindIx) -> impl Iterator<Item = VetoIx> {
        (0..self.vetoes.len()).map(VetoIx::at).filter(move |veto| self.veto(*veto).kinds.contains(&kind))
    }

    /// The questions whose answers bonus and vetoes hang on at sites of a kind.
    pub fn questions_of(&self, kind: KindIx) -> Vec<QuestionIx> {
        let vetoes = self.vetoes_of(kind).flat_map(|veto| self.veto(veto).questions());
        self.bonus_of(kind).map(|item| item.question).chain(vetoes).collect()
    }

    /// Whether a question is answered only where there is something to record: a blank then means none.
    pub fn is_by_exception(&self, question: QuestionIx) -> bool {
        let by_bonus = self.bonus.iter().flat_map(|bonus| &bonus.items).any(|item| item.question == question);
        by_bonus || self.vetoes.iter().any(|veto| veto.trigger == Trigger::Recorded(question))
    }
}

/// The least number that both divide: in so many parts a whole can be shared equally by the one and by the other.
pub fn common_multiple(a: i128, b: i128) -> i128 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x * b
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
