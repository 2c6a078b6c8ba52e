//! Collects what is wrong with a standard, so that one run tells all of it, each at its line.
use crate::diagnostic::{Code, Diagnostic, Place, Severity, Snippet, SourceText, Wording};
use std::collections::BTreeSet;

/// A place in one of the files of a standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Span {
    /// Position of the file.
    pub(super) file: usize,
    /// Byte offset.
    pub(super) start: usize,
    /// Length in bytes.
    pub(super) len: usize,
    /// Line, from one.
    pub(super) line: u32,
    /// Column in characters, from one.
    pub(super) column: u32,
}

/// The complaints about one standard, and the files they are about.
#[derive(Debug)]
pub(super) struct Complaints {
    sources: Vec<SourceText>,
    broken: Vec<usize>,
    list: Vec<(Span, Diagnostic)>,
    said: BTreeSet<(Code, Span, String)>,
}

impl Complaints {
    /// Nothing to complain about yet.
    pub(super) fn about(sources: Vec<SourceText>) -> Self {
        Self { sources, broken: Vec::new(), list: Vec::new(), said: BTreeSet::new() }
    }

    /// One of the files.
    pub(super) fn source(&self, file: usize) -> &SourceText {
        &self.sources[file]
    }

    /// The line in which a place stands.
    pub(super) fn line_of(&self, span: Span) -> &str {
        let text = &self.sources[span.file].text;
        let line = usize::try_from(span.line).unwrap_or(1).saturating_sub(1);
        text.lines().nth(line).unwrap_or_default()
    }

    /// Remembers that a file could not be read, so that what it may have declared is not called unknown.
    pub(super) fn break_file(&mut self, file: usize) {
        self.broken.push(file);
    }

    /// Whether a file could not be read.
    pub(super) fn any_broken_file(&self) -> bool {
        !self.broken.is_empty()
    }

    /// Whether a file that could not be read speaks of this name.
    pub(super) fn broken_file_mentions(&self, name: &str) -> bool {
        let ends = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "[]{},:\"'、".contains(c));
        let stands_in = |text: &str| {
            let mut places = text.match_indices(name);
            places.any(|(at, _)| ends(text[..at].chars().next_back()) && ends(text[at + name.len()..].chars().next()))
        };
        self.broken.iter().any(|file| stands_in(&self.sources[*file].text))
    }

    /// Adds a complaint about one place.
    pub(super) fn report(&mut self, code: Code, span: Span, message: Wording, help: Wording) {
        self.report_at(code, &[span], message, help);
    }

    /// Adds a complaint about several places, the one to look at first. What has been said of a place is not said again:
    /// a slip in an indicator is met once for each of its checks.
    pub(super) fn report_at(&mut self, code: Code, spans: &[Span], message: Wording, help: Wording) {
        let Some(first) = spans.first().copied().filter(|first| first.file < self.sources.len()) else { return };
        if !self.said.insert((code, first, message.zh.clone())) {
            return;
        }
        let source = self.sources[first.file].clone();
        let mut diagnostic = Diagnostic::new(code, message, help);
        for span in spans {
            diagnostic.add(Place::Line { file: self.sources[span.file].file.clone(), line: span.line, column: span.column });
        }
        let marked = spans.iter().filter(|span| span.file == first.file).map(|span| (span.start, span.len)).collect();
        self.list.push((first, diagnostic.showing(Snippet::Text { source, spans: marked })));
    }

    /// Whether anything makes the standard unsound.
    pub(super) fn any_error(&self) -> bool {
        self.list.iter().any(|(_, diagnostic)| diagnostic.severity == Severity::Error)
    }

    /// All complaints in the order of files and lines.
    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|(span, diagnostic)| (span.file, span.line, span.column, diagnostic.code));
        self.list.into_iter().map(|(_, diagnostic)| diagnostic).collect()
    }
}
