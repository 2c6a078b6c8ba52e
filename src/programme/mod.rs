//! Stage 4: what the sites add up to: counts, targets, ranks, and the items that are to be mended.
mod ledger;
mod measure;
mod ranking;
mod summary;
mod target;
mod task;

pub use ledger::{Due, DueBasis, due, item_id, item_overdue};
pub use measure::{End, Range};
pub use ranking::ranks;
pub use summary::{Summary, TierCount, summary, tier_counts, verdict_counts};
pub use target::{Decision, TargetResult, TargetStrength, targets};
pub use task::{ActionResult, Answering, Overdue, TaskResult, overdue, tasks};

use crate::assess::Assessment;

/// What the sites of an assessment add up to on a day.
#[derive(Debug)]
pub struct Programme<'a> {
    /// The assessment.
    pub assessment: &'a Assessment<'a>,
    /// Counts over all sites.
    pub summary: Summary,
    /// Targets, those of single kinds behind their own.
    pub targets: Vec<TargetResult>,
    /// Tasks with their actions.
    pub tasks: Vec<TaskResult>,
    /// Rank of each site among those of its kind, by headline; `None` where it has none.
    pub ranks: Vec<Option<usize>>,
}

impl<'a> Programme<'a> {
    /// Adds up an assessment.
    pub fn new(assessment: &'a Assessment<'a>) -> Self {
        Self { assessment, summary: summary(assessment), targets: targets(assessment), tasks: tasks(assessment), ranks: ranks(assessment) }
    }
}
