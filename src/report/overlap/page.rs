//! Lines on the terminal, none wider than it: a text behind a label is wrapped beside it.
use crate::diagnostic::{Language, Wording};
use crate::report::explain::wrapped;
use std::io;
use unicode_width::UnicodeWidthStr;

/// Columns before what belongs to a question.
pub(super) const INDENT: usize = 2;

/// Lines on the terminal.
pub(super) struct Page<'o> {
    out: &'o mut dyn io::Write,
    width: usize,
    pub(super) language: Language,
}

impl<'o> Page<'o> {
    pub(super) fn new(out: &'o mut dyn io::Write, width: usize, language: Language) -> Self {
        Self { out, width, language }
    }

    pub(super) fn blank(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    pub(super) fn say(&mut self, indent: usize, words: &Wording) -> io::Result<()> {
        self.text(indent, words.say(self.language))
    }

    pub(super) fn text(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.beside(&" ".repeat(indent), text)
    }

    /// A text behind a label, wrapped beside it.
    pub(super) fn beside(&mut self, label: &str, text: &str) -> io::Result<()> {
        let indent = label.width();
        let mut before = label.to_owned();
        for line in wrapped(text, self.width.saturating_sub(indent)) {
            writeln!(self.out, "{before}{line}")?;
            before = " ".repeat(indent);
        }
        Ok(())
    }

    /// A label in a column of its own.
    pub(super) fn labelled(&mut self, label: &str, columns: usize, text: &str) -> io::Result<()> {
        let label = format!("{:INDENT$}{label}{:padding$}", "", "", padding = (columns + INDENT).saturating_sub(label.width()));
        self.beside(&label, text)
    }
}
