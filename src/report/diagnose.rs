//! Draws diagnostics for people, by miette: YAML with its line, a sheet with file ▸ sheet ▸ cell and the row around it.
use super::phrase;
use crate::diagnostic::{Diagnostic, Language, Place, Severity, Snippet, Wording};
use crate::wording;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, NamedSource, SourceCode, SourceSpan, SpanContents};
use std::fmt;

/// Places that are named besides the one that is drawn.
const MORE_PLACES: usize = 5;

/// How diagnostics are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Drawing {
    /// Whether in colour.
    pub color: bool,
    /// Columns of a line.
    pub width: usize,
}

/// Diagnostics as text, in their order, each with code, place, surroundings and help.
pub fn drawn(diagnostics: &[&Diagnostic], language: Language, drawing: Drawing) -> String {
    let Drawing { color, width } = drawing;
    let theme = if color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let plain = GraphicalReportHandler::new_themed(theme).with_width(width).with_links(false).without_cause_chain().with_context_lines(1);
    let mut text = String::new();
    for diagnostic in diagnostics {
        let drawn = Drawn::new(diagnostic, language);
        let handler = match advice(diagnostic, language) {
            Some(advice) => plain.clone().with_footer(advice),
            None => plain.clone(),
        };
        let mut one = String::new();
        if handler.render_report(&mut one, &drawn).is_err() {
            one.clone_from(&drawn.message);
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&closed_up(&one));
        text.push('\n');
    }
    text
}

/// A diagnostic without the blank line that the handler leaves over its last paragraph, the advice.
fn closed_up(drawn: &str) -> String {
    let drawn = drawn.trim_end();
    drawn.rsplit_once("\n\n").filter(|(_, advice)| advice.starts_with("  ")).map_or_else(|| drawn.to_owned(), |(rest, advice)| format!("{rest}\n{advice}"))
}

/// How to mend it, under a head in the reader's language; the handler's own is English.
fn advice(diagnostic: &Diagnostic, language: Language) -> Option<String> {
    let Wording { zh, en } = &diagnostic.help;
    let said = wording!("办法:{zh}", "help: {en}").say(language).to_owned();
    (!diagnostic.help.say(language).is_empty()).then_some(said)
}

/// How many errors, warnings and notes there are, in a line.
pub fn tally(diagnostics: &[&Diagnostic], language: Language) -> String {
    let count = |severity: Severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    wording!("错误 {errors} 类,警告 {warnings} 类,提示 {notes} 类", "errors: {errors}, warnings: {warnings}, notes: {notes}").say(language).to_owned()
}

/// A diagnostic as miette takes it.
struct Drawn {
    message: String,
    code: String,
    severity: Severity,
    source: Option<Box<dyn SourceCode>>,
    labels: Vec<LabeledSpan>,
}

impl Drawn {
    fn new(diagnostic: &Diagnostic, language: Language) -> Self {
        let (source, labels) = surroundings(diagnostic);
        // the one place of a text is named by its snippet
        let named = usize::from(matches!(&diagnostic.snippet, Some(Snippet::Text { spans, .. }) if spans.len() == 1));
        let message = format!("{}{}", diagnostic.message.say(language), places(diagnostic, named, language));
        let code = format!("{} {}", phrase::severity(diagnostic.severity).say(language), diagnostic.code.as_str());
        Self { message, code, severity: diagnostic.severity, source, labels }
    }
}

/// The text in which the first place stands, and where in it. A row of a sheet has no name of its own, since its cell is named already.
fn surroundings(diagnostic: &Diagnostic) -> (Option<Box<dyn SourceCode>>, Vec<LabeledSpan>) {
    match &diagnostic.snippet {
        Some(Snippet::Text { source, spans }) => {
            let labels = spans.iter().map(|(offset, length)| LabeledSpan::underline(SourceSpan::new((*offset).into(), *length))).collect();
            (Some(Box::new(NamedSource::new(&*source.file, source.text.to_string()))), labels)
        }
        Some(Snippet::Row { heads, cells, marked }) => {
            let (text, offset, length) = row_text(heads, cells, *marked);
            let row = diagnostic.places.first().and_then(Place::row).unwrap_or_default();
            (
                Some(Box::new(RowText { text, row: usize::try_from(row).unwrap_or_default() })),
                vec![LabeledSpan::underline(SourceSpan::new(offset.into(), length))],
            )
        }
        None => (None, Vec::new()),
    }
}

/// The text of a row, which has the number of the row in its sheet.
#[derive(Debug)]
struct RowText {
    text: String,
    /// Counted from zero.
    row: usize,
}

impl SourceCode for RowText {
    fn read_span<'a>(&'a self, span: &SourceSpan, before: usize, after: usize) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let inner = self.text.read_span(span, before, after)?;
        Ok(Box::new(MietteSpanContents::new(inner.data(), *inner.span(), self.row + inner.line(), inner.column(), inner.line_count())))
    }
}

/// The row as one line, each cell behind its head, and the byte range of the cell that is meant.
fn row_text(heads: &[String], cells: &[String], marked: usize) -> (String, usize, usize) {
    let mut text = String::new();
    let (mut offset, mut length) = (0, 0);
    for (index, (head, cell)) in heads.iter().zip(cells).enumerate() {
        if index > 0 {
            text.push_str(" │ ");
        }
        if !head.is_empty() {
            text.push_str(&one_line(head));
            text.push_str(" = ");
        }
        let shown = one_line(cell);
        if index == marked {
            (offset, length) = (text.len(), shown.len().max(1));
        }
        text.push_str(&shown);
        if index == marked && shown.is_empty() {
            text.push(' ');
        }
    }
    text.push('\n');
    (text, offset, length)
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Names the places that are not drawn with a line of their own, and counts the rest.
fn places(diagnostic: &Diagnostic, drawn: usize, language: Language) -> String {
    let Some([first, others @ ..]) = diagnostic.places.get(drawn..) else { return String::new() };
    let named: Vec<String> = std::iter::once(first.to_string()).chain(others.iter().take(MORE_PLACES).map(|place| beside(first, place))).collect();
    let total = usize::try_from(diagnostic.count).unwrap_or(usize::MAX);
    let (rest, listed) = (total.saturating_sub(drawn + named.len()), named.join("、"));
    let words = if rest == 0 { wording!("\n{listed}", "\n{listed}") } else { wording!("\n{listed} 等 {total} 处", "\n{listed} and {rest} more") };
    words.say(language).to_owned()
}

/// A place as it is named beside another: only what is not the same.
fn beside(first: &Place, place: &Place) -> String {
    match (first, place) {
        (Place::Cell { file: a, sheet: b, .. }, Place::Cell { file, sheet, cell }) if a == file && b == sheet => cell.to_string(),
        (Place::Row { file: a, sheet: b, .. }, Place::Row { file, sheet, row }) if a == file && b == sheet => (u64::from(*row) + 1).to_string(),
        (Place::Sheet { file: a, .. }, Place::Sheet { file, sheet }) if a == file => sheet.to_string(),
        _ => place.to_string(),
    }
}

impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawn {}

impl miette::Diagnostic for Drawn {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_deref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty()).then(|| Box::new(self.labels.iter().cloned()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}
