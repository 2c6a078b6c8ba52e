//! Sheets of tasks: a row for each action and each subject that answers for it, under heads in any order.
mod action;
mod layout;
mod objection;
mod progress;
mod reader;
mod subject;

pub(super) use layout::{header_without_action, layout};
pub(super) use objection::no_action_column;
pub(super) use reader::TaskRow;
