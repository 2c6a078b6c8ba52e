//! What a score comes to: grades cut from it, a bonus on top of it, and vetoes that override it.
use super::{BonusItemId, Condition, GradeId, GradeIx, IndicatorIx, Interval, KindIx, QuestionIx, VetoId, Weight};
use rust_decimal::Decimal;

/// 等次: what a published score is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// Its id.
    pub id: GradeId,
    /// What the document calls it.
    pub name: String,
    /// All of them must hold; a site takes the first grade of which they do.
    pub conditions: Vec<GradeCondition>,
    /// Given by a veto alone, never by a score.
    pub by_veto_only: bool,
    /// Why a number in it is not the document's.
    pub authored: Option<String>,
}

/// What a site must do for a grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GradeCondition {
    /// The published score is at least this.
    AtLeast(Decimal),
    /// Every indicator of which something applies earns at least this percentage of its points.
    EachIndicator(Decimal),
    /// Of the musts of these weights that the site owes, at most so many are unmet.
    Failed {
        /// The weights that are counted together.
        weights: Vec<Weight>,
        /// How many may be unmet.
        at_most: u32,
    },
}

/// 加分: points on top of the score, outside what it is out of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bonus {
    /// The most it comes to.
    pub cap: Decimal,
    /// Whether grades are given on the score with it.
    pub counts_for_grade: bool,
    /// What earns it.
    pub items: Vec<BonusItem>,
    /// Why its cap is not the document's.
    pub authored: Option<String>,
}

/// Something that earns a bonus each time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BonusItem {
    /// Its id.
    pub id: BonusItemId,
    /// In the document's words.
    pub text: String,
    /// Points for each time.
    pub each: Decimal,
    /// How often, or whether.
    pub question: QuestionIx,
    /// The kinds of sites that can earn it.
    pub kinds: Vec<KindIx>,
    /// Why its points are not the document's.
    pub authored: Option<String>,
}

/// 一票否决: what overrides points, a whole score or a grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Veto {
    /// Its id.
    pub id: VetoId,
    /// In the document's words.
    pub text: String,
    /// The kinds of sites at which it may fire.
    pub kinds: Vec<KindIx>,
    /// What makes it fire.
    pub trigger: Trigger,
    /// What it does.
    pub effect: VetoEffect,
    /// Why a number in it is not the document's.
    pub authored: Option<String>,
}

/// What makes a veto fire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// A yes to a question that is answered only where there is something to record.
    Recorded(QuestionIx),
    /// A condition.
    When(VetoCondition),
}

/// A condition on answers, on what an indicator earns, or on both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VetoCondition {
    /// On answers alone.
    Answers(Condition),
    /// What an indicator earns of its own points, rescaled, is in the interval.
    Subtotal {
        /// The indicator.
        of: IndicatorIx,
        /// The points that make it fire.
        accepted: Interval,
    },
    /// All hold.
    AllOf(Vec<VetoCondition>),
    /// At least one holds.
    AnyOf(Vec<VetoCondition>),
}

/// What a veto does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VetoEffect {
    /// An indicator earns nothing.
    ZeroIndicator(IndicatorIx),
    /// The whole score is nothing, bonus included.
    ZeroTotal,
    /// The site gets this grade, or a worse one if its score gives that; the score stays.
    Grade(GradeIx),
}

impl VetoEffect {
    /// The indicator that earns nothing, if it is one.
    pub fn zeroed(self) -> Option<IndicatorIx> {
        match self {
            Self::ZeroIndicator(indicator) => Some(indicator),
            Self::ZeroTotal | Self::Grade(_) => None,
        }
    }
}

impl Veto {
    /// The questions it looks at.
    pub fn questions(&self) -> Vec<QuestionIx> {
        match &self.trigger {
            Trigger::Recorded(question) => vec![*question],
            Trigger::When(condition) => condition.questions(),
        }
    }

    /// Whether it looks at a member of a set question.
    pub fn names_member(&self, question: QuestionIx, member: u16) -> bool {
        match &self.trigger {
            Trigger::Recorded(_) => false,
            Trigger::When(condition) => condition.names_member(question, member),
        }
    }
}

impl VetoCondition {
    /// The questions it looks at, in its order.
    pub fn questions(&self) -> Vec<QuestionIx> {
        match self {
            Self::Answers(condition) => condition.questions(),
            Self::Subtotal { .. } => Vec::new(),
            Self::AllOf(parts) | Self::AnyOf(parts) => parts.iter().flat_map(Self::questions).collect(),
        }
    }

    /// The indicators whose points it looks at, in its order.
    pub fn indicators(&self) -> Vec<IndicatorIx> {
        match self {
            Self::Answers(_) => Vec::new(),
            Self::Subtotal { of, .. } => vec![*of],
            Self::AllOf(parts) | Self::AnyOf(parts) => parts.iter().flat_map(Self::indicators).collect(),
        }
    }

    fn names_member(&self, question: QuestionIx, member: u16) -> bool {
        match self {
            Self::Answers(condition) => condition.names_member(question, member),
            Self::Subtotal { .. } => false,
            Self::AllOf(parts) | Self::AnyOf(parts) => parts.iter().any(|part| part.names_member(question, member)),
        }
    }
}
