//! The columns of a table: what heads them, how their cells look, how wide they may grow.
use super::style::Look;
use crate::diagnostic::{Language, Wording};
use unicode_width::UnicodeWidthStr;

/// No column is narrower, so that the arrow of a filter has room.
const LEAST_WIDTH: usize = 6;

/// A column of a table.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// What heads it.
    pub(super) head: String,
    /// How its cells look.
    pub(super) look: Look,
    /// How wide it may grow, in narrow characters.
    pub(super) most: usize,
}

impl Column {
    /// How wide it is before anything stands in it: half of a long head, which is broken into two lines.
    pub(super) fn least(&self) -> usize {
        let head = self.head.width();
        let broken = if head > 8 { head.div_ceil(2) + 1 } else { head };
        let date = if matches!(self.look, Look::Date | Look::InputDate) { 11 } else { LEAST_WIDTH };
        let input = if self.look == Look::Input { self.most } else { 0 };
        broken.max(date).max(input)
    }

    /// Whether people fill it in.
    pub(super) fn is_input(&self) -> bool {
        matches!(self.look, Look::Input | Look::InputDate)
    }
}

/// Columns of one language.
#[derive(Debug)]
pub(super) struct Columns {
    language: Language,
    all: Vec<Column>,
}

impl Columns {
    /// No columns yet.
    pub(super) fn new(language: Language) -> Self {
        Self { language, all: Vec::new() }
    }

    /// One more column, which grows to `most` narrow characters.
    #[must_use]
    pub(super) fn with(mut self, head: &Wording, look: Look, most: usize) -> Self {
        self.all.push(Column { head: head.say(self.language).to_owned(), look, most });
        self
    }

    /// One more column, where there is something to stand in it.
    #[must_use]
    pub(super) fn with_if(self, there: bool, head: &Wording, look: Look, most: usize) -> Self {
        if there { self.with(head, look, most) } else { self }
    }

    /// The columns.
    pub(super) fn finish(self) -> Vec<Column> {
        self.all
    }
}
