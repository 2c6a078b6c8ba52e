//! `dabiao standards show`: what a standard says, and what became of every clause of its document.
mod account;
mod scoring;
mod task;
mod text;

use super::explain::{Asked, asked};
use crate::diagnostic::Language;
use crate::standard::{QuestionIx, Standard};
pub(super) use account::{Accounted, accounted};
use std::io;

/// A standard, in one language.
#[derive(Debug)]
pub struct Overview<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// Its questions, each with how a sheet answers it.
    pub questions: Vec<Asked<'a>>,
    /// The language of words that are not the document's.
    pub language: Language,
}

/// A part of a standard that is shown by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Site kinds and bodies.
    Kinds,
    /// Tiers, and what each of them asks.
    Tiers,
    /// Indicators.
    Indicators,
    /// Checks.
    Checks,
    /// Rates over sites.
    Targets,
    /// Tasks with their actions.
    Tasks,
    /// Grades, bonus and vetoes.
    Scoring,
    /// Questions.
    Questions,
    /// Clauses, with what became of each.
    Clauses,
    /// What was decided where the text is unclear.
    Readings,
}

impl Section {
    /// All sections with their names.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Kinds, "kinds"),
        (Self::Tiers, "tiers"),
        (Self::Indicators, "indicators"),
        (Self::Checks, "checks"),
        (Self::Targets, "targets"),
        (Self::Tasks, "tasks"),
        (Self::Scoring, "scoring"),
        (Self::Questions, "questions"),
        (Self::Clauses, "clauses"),
        (Self::Readings, "readings"),
    ];
    /// What is shown where nothing is chosen; the others are counted.
    pub const SUMMARY: &[Self] = &[Self::Kinds, Self::Tiers, Self::Indicators, Self::Targets, Self::Tasks, Self::Scoring];
}

impl<'a> Overview<'a> {
    /// Looks at a standard.
    pub fn new(standard: &'a Standard, language: Language) -> Self {
        let questions = (0..standard.questions.len()).map(|question| asked(standard, QuestionIx::at(question))).collect();
        Self { standard, questions, language }
    }

    /// Writes some sections as text that is no wider than so many columns; the summary where none is chosen.
    pub fn write_text(&self, sections: &[Section], width: usize, out: &mut dyn io::Write) -> io::Result<()> {
        text::write(self, sections, width, out)
    }

    /// Writes all of it as JSON, with a line break at its end.
    pub fn write_json(&self, out: &mut dyn io::Write) -> io::Result<()> {
        super::json::write_standard(self, out)
    }
}
