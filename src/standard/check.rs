//! Checks, and the indicators and aspects that group them.
use super::{AspectId, AspectIx, CheckId, CheckIx, ClauseIx, Condition, Criterion, Home, IndicatorId, IndicatorIx, KindIx, TierIx};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// How strongly the wording binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// 应, 必须, 不得: decides tiers, scores, unmet is a 整改项.
    Must,
    /// 原则上, 宜, 左右: scores, unmet is a 建议项.
    Should,
    /// 可, 鼓励, 探索, 参照执行: shown, costs and earns nothing.
    May,
}

impl Strength {
    /// All of them, the strongest first.
    pub const ALL: &[Self] = &[Self::Must, Self::Should, Self::May];

    /// The word of the grammar and of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
            Self::May => "may",
        }
    }

    /// Whether it binds less than another.
    pub fn is_weaker_than(self, other: Self) -> bool {
        self > other
    }
}

/// How much weight a must has among the musts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Weight {
    /// 关键项, 必要条件.
    Key,
    /// 重点项.
    Major,
    /// 一般项.
    #[default]
    General,
}

impl Weight {
    /// All of them, the heaviest first.
    pub const ALL: &[Self] = &[Self::Key, Self::Major, Self::General];
}

/// What is to be done about an unmet check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// What to do; `None` where the requirement itself says it.
    pub text: Option<String>,
    /// Calendar days, authored; `None` where no remedy days are given.
    pub days: Option<u16>,
    /// Person-days, authored.
    pub effort: Option<Decimal>,
}

/// One atomic requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// `indicator.check`, with `@tier` where each tier has a rule; `task.action`.
    pub id: CheckId,
    /// What it belongs to: an indicator, or a task.
    pub home: Home,
    /// Where the document says it.
    pub clause: ClauseIx,
    /// A short name: the label of its question, or its text where that is shorter.
    pub title: String,
    /// The requirement in the document's words.
    pub text: String,
    /// How strongly it binds each kind of subject, by [`KindIx`]; `None` where it does not bind.
    pub strengths: Vec<Option<Strength>>,
    /// 关键项, 重点项 or 一般项.
    pub weight: Weight,
    /// The tiers it is ticked in, lowest first.
    pub tiers: Vec<TierIx>,
    /// What it judges by, and what that earns.
    pub criterion: Criterion,
    /// When it applies; its own condition and those it inherits, joined with and.
    pub when: Option<Condition>,
    /// Whether 不适用 counts.
    pub not_applicable_allowed: bool,
    /// Its points, where the standard gives them.
    pub points: Option<Decimal>,
    /// How to mend it.
    pub remedy: Remedy,
    /// The document's own date, if it names one.
    pub due: Option<Date>,
    /// 长期推进.
    pub ongoing: bool,
    /// Names of the units that lead.
    pub lead: Vec<String>,
    /// Names of the units that are responsible.
    pub responsible: Vec<String>,
    /// How to inspect: 看现场, 查资料.
    pub how: Option<String>,
    /// What an inspector should know.
    pub note: Option<String>,
    /// Why a number in it is not the document's.
    pub authored: Option<String>,
    /// Ids of a requirement register that it covers.
    pub covers: Vec<String>,
    /// The id it had before, under which ledgers know it.
    pub was: Option<CheckId>,
}

impl Check {
    /// The id under which ledgers know it, which it keeps when it moves.
    pub fn ledger_id(&self) -> &CheckId {
        self.was.as_ref().unwrap_or(&self.id)
    }

    /// How strongly it binds a kind; `None` where it does not.
    pub fn strength(&self, kind: KindIx) -> Option<Strength> {
        self.strengths.get(kind.index()).copied().flatten()
    }
}

/// A named, scored group of checks; also a list such as a standard's own 八有.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// What the document calls it.
    pub title: String,
    /// The aspect that groups it, if the standard has aspects.
    pub aspect: Option<AspectIx>,
    /// Its points, where the standard gives them.
    pub points: Option<Decimal>,
    /// How many things its name says it holds, where it says so.
    pub count: Option<u32>,
    /// Its checks, in the document's order.
    pub checks: Vec<CheckIx>,
}

/// 方面: a group of indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aspect {
    /// Its id.
    pub id: AspectId,
    /// What the document calls it.
    pub title: String,
    /// Its points, where the standard gives them.
    pub points: Option<Decimal>,
    /// Its indicators, in the document's order.
    pub indicators: Vec<IndicatorIx>,
}
