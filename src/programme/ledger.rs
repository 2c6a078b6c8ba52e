//! Items to be mended: their ids, which survive re-runs, and their due dates.
use super::task::{Overdue, overdue};
use crate::assess::{Item, Verdict};
use crate::standard::Check;
use crate::survey::Site;
use jiff::ToSpan;
use jiff::civil::Date;

/// By when an item is to be mended, and what says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The day, itself included.
    pub date: Date,
    /// What it rests on.
    pub basis: DueBasis,
}

/// What a due date rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueBasis {
    /// The document's own date.
    Document,
    /// The day it was first seen and the authored days of the remedy.
    Remedy,
}

impl DueBasis {
    /// The word of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Remedy => "remedy",
        }
    }
}

/// The id of an item: `<site key>/<check id>`, of a check that was moved its former one.
pub fn item_id(site: &Site, check: &Check) -> String {
    format!("{}/{}", site.key, check.ledger_id())
}

/// When an item is due: the document's date if it is still to come, else the day it was first seen and the remedy's days. What is
/// ongoing without a date of the document's, and what is not a 整改项, has no due date.
pub fn due(item: Item, check: &Check, first_seen: Date) -> Option<Due> {
    if item != Item::Rectify || (check.ongoing && check.due.is_none()) {
        return None;
    }
    if let Some(date) = check.due.filter(|date| *date > first_seen) {
        return Some(Due { date, basis: DueBasis::Document });
    }
    let days = check.remedy.days?;
    first_seen.checked_add(i64::from(days).days()).ok().map(|date| Due { date, basis: DueBasis::Remedy })
}

/// Whether the document's own date of an item has passed. A new due date for the mending does not undo that; what is only to be verified
/// is never surely overdue.
pub fn item_overdue(item: Item, check: &Check, verdict: Verdict, as_of: Date) -> Overdue {
    match (item, overdue(check, verdict, as_of)) {
        (Item::Rectify, how) => how,
        (Item::Verify, Overdue::Surely | Overdue::Unverified) => Overdue::Unverified,
        (Item::Verify, Overdue::No) | (Item::Advise | Item::Improve | Item::None, _) => Overdue::No,
    }
}
