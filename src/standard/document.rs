//! The published document behind a standard: who issued it, its clauses and what was decided where it is unclear.
use super::{CheckIx, ClauseId, ClauseIx, KindId};
use jiff::civil::Date;

/// The published document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// 发文机关.
    pub issuer: String,
    /// 发文字号.
    pub number: Option<String>,
    /// 成文日期.
    pub issued: Option<Date>,
    /// 适用区域.
    pub jurisdiction: Option<String>,
}

/// A kind of subject: of sites that are inspected, or of bodies that answer for a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectKind {
    /// Its id.
    pub id: KindId,
    /// What the document calls it; the end of a subject's name tells its kind.
    pub name: String,
    /// The administrative level it stands at; bodies have none.
    pub level: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// What its subjects are.
    pub role: Role,
}

/// What the subjects of a kind are; only sites have tiers, scores and ranks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Inspected: a township centre, a village station.
    Site,
    /// One body: a bureau, which has one row in a survey.
    Body,
    /// Bodies of which there are several, such as all townships, with a row each.
    Bodies,
}

impl Role {
    /// Whether it is a body, or several, and no site.
    pub fn is_body(self) -> bool {
        matches!(self, Self::Body | Self::Bodies)
    }
}

/// A place in the document and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its number in the document.
    pub id: ClauseId,
    /// Its heading.
    pub title: String,
    /// What became of it.
    pub disposition: Disposition,
    /// Ids of a requirement register that it accounts for.
    pub covers: Vec<String>,
}

/// What became of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disposition {
    /// A check, a target or a task cites it.
    Cited,
    /// It defines a word; with the reason why nothing is judged.
    Definition(String),
    /// It gives the background; with the reason.
    Context(String),
    /// Work of a body that no survey shows; with the reason.
    Duty(String),
}

/// A place where the text is damaged, ambiguous or contradictory, what was decided and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextReading {
    /// The clause.
    pub clause: ClauseIx,
    /// What stands there.
    pub text: String,
    /// What was decided.
    pub decided: String,
    /// Why.
    pub because: String,
    /// The checks whose result hangs on it.
    pub affects: Vec<CheckIx>,
    /// Ids of a requirement register that the decision accounts for: what it leaves to nobody here, or lets checks of several indicators share.
    pub covers: Vec<String>,
}
