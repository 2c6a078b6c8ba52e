//! What a user can mend: many, collected, each with what, where and how. Shared by all stages and ignorant of every one of them.
mod code;
mod place;
mod several;
mod wording;

pub use code::Code;
pub use place::{CellName, CellRange, Place, SourceText};
pub use several::together;
pub use wording::{Language, Wording};

use std::cmp::Ordering;

/// How much a diagnostic costs the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It costs an answer or a site, or makes a standard unsound.
    Error,
    /// Something is probably not as it should be, but nothing is lost.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// The text in which a place stands, so that a reader sees it in its surroundings.
#[derive(Debug, Clone)]
pub enum Snippet {
    /// The whole text of a YAML file and the byte ranges that are meant.
    Text {
        /// The file.
        source: SourceText,
        /// Byte offset and length of each place that is meant.
        spans: Vec<(usize, usize)>,
    },
    /// One row of a sheet: the heads above it, its cells, and which of them is meant.
    Row {
        /// Heads of the columns shown.
        heads: Vec<String>,
        /// Cells of the row, one for each head.
        cells: Vec<String>,
        /// Index of the cell that is meant.
        marked: usize,
    },
}

/// One cause, one diagnostic: where several cells share a cause they are its places.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Which kind of defect; stable across versions.
    pub code: Code,
    /// What it costs.
    pub severity: Severity,
    /// What is wrong, in a sentence.
    pub message: Wording,
    /// How to mend it.
    pub help: Wording,
    /// How many places there are, of which `places` holds the first [`Diagnostic::MOST_PLACES`].
    pub count: u64,
    /// Where it is, in the order of the files.
    pub places: Vec<Place>,
    /// The first place in its surroundings.
    pub snippet: Option<Snippet>,
    /// Ids of the standards under which it holds, where a survey is held against several and it does not hold under all of them.
    pub under: Vec<String>,
}

impl Diagnostic {
    /// The most places one diagnostic names; `count` says how many there are.
    pub const MOST_PLACES: usize = 100;

    /// A diagnostic of `code` with the severity that the code has by nature, and no place yet.
    pub fn new(code: Code, message: Wording, help: Wording) -> Self {
        Self { code, severity: code.severity(), message, help, count: 0, places: Vec::new(), snippet: None, under: Vec::new() }
    }

    /// The same diagnostic with one more place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.add(place);
        self
    }

    /// The same diagnostic with its surroundings.
    #[must_use]
    pub fn showing(mut self, snippet: Snippet) -> Self {
        self.snippet = Some(snippet);
        self
    }

    /// The order in which people are told: by what it costs, then by how many places it has.
    pub fn by_cost(&self, other: &Self) -> Ordering {
        self.severity.cmp(&other.severity).then(other.count.cmp(&self.count))
    }

    /// Counts one more place, and keeps it while there are few.
    pub fn add(&mut self, place: Place) {
        self.count += 1;
        if self.places.len() < Self::MOST_PLACES {
            self.places.push(place);
        }
    }
}
