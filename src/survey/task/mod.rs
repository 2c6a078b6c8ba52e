//! Sheets of tasks: a row for each action and each subject that answers for it, under heads in any order.
mod action;
mod layout;
mod objection;
mod progress;
mod reader;
mod subject;

pub(super) use layout::layout;
pub(super) use reader::TaskRow;
