//! Tasks: work with a lead, a deadline and actions. An action is a check on the bodies or sites that answer for it, which belongs to its
//! task and to no indicator, so that it is judged like every check and scores nowhere.
use super::{CheckIx, ClauseIx, Condition, IndicatorIx, KindIx, TaskId, TaskIx};
use jiff::civil::Date;

/// What a check belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// It is one of the checks of an indicator, and may score.
    Indicator(IndicatorIx),
    /// It is an action of a task, and never scores.
    Task(TaskIx),
}

impl Home {
    /// The indicator, where it is one.
    pub fn indicator(self) -> Option<IndicatorIx> {
        match self {
            Self::Indicator(indicator) => Some(indicator),
            Self::Task(_) => None,
        }
    }

    /// The task, where it is one.
    pub fn task(self) -> Option<TaskIx> {
        match self {
            Self::Task(task) => Some(task),
            Self::Indicator(_) => None,
        }
    }
}

/// Work that the document gives to bodies, or has done at sites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// What the document calls it.
    pub title: String,
    /// Where the document says it.
    pub clause: ClauseIx,
    /// Names of the units that lead.
    pub lead: Vec<String>,
    /// Names of the units that are responsible.
    pub responsible: Vec<String>,
    /// Whom its actions bind where they do not say it themselves.
    pub kinds: Vec<KindIx>,
    /// Which subjects of those kinds; `None` where all of them.
    pub when: Option<Condition>,
    /// How many subjects the document counts, where it counts them.
    pub expect: Option<u32>,
    /// By when; an action may have a date of its own.
    pub due: Option<Date>,
    /// 长期推进; beside a date: 限期完成并持续推进.
    pub ongoing: bool,
    /// What a reader should know.
    pub note: Option<String>,
    /// Why a number in it is not the document's.
    pub authored: Option<String>,
    /// Ids of a requirement register that it covers.
    pub covers: Vec<String>,
    /// Its actions, in the document's order.
    pub actions: Vec<CheckIx>,
}
