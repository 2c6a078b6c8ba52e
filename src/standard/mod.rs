//! Stage 1: a standard as data. What exists as a [`Standard`] is sound.
mod interval;
mod question;
mod unit;

pub use interval::{Bound, Interval};
pub use question::{AnswerType, Choice, Measure, Member};
pub use unit::{Dimension, Unit};
