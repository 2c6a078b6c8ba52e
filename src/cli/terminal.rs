//! Where the program talks: results on standard output, everything else on standard error, in one language and with or without colour.
use super::Color;
use super::reason::reason;
use dabiao::diagnostic::{Diagnostic, Language, Severity, Wording};
use dabiao::{report, wording};
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Columns of a diagnostic.
const WIDTH: usize = 100;
/// Below this, a table has no room for its borders.
const NARROWEST: usize = 40;
/// Above this, lines are hard to follow.
const WIDEST: usize = 160;

/// How and in which language the program talks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terminal {
    pub(crate) language: Language,
    /// The language of what is written for others: Chinese unless asked otherwise, so that it does not hang on the machine.
    pub(crate) report_language: Language,
    /// How many columns a text may have.
    pub(crate) width: usize,
    color: bool,
    /// Whether results on standard output are coloured.
    color_results: bool,
    quiet: bool,
}

impl Terminal {
    pub(super) fn new(language: Language, asked: bool, color: Color, quiet: bool) -> Self {
        let wanted = |is_terminal: bool| match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && is_terminal,
        };
        let (color, color_results) = (wanted(std::io::stderr().is_terminal()), wanted(std::io::stdout().is_terminal()));
        let report_language = if asked { language } else { Language::Chinese };
        Self { language, report_language, width: width(), color, color_results, quiet }
    }

    /// Says something beside the results.
    pub(crate) fn note(self, words: &Wording) {
        if !self.quiet {
            self.err(words.say(self.language));
        }
    }

    /// Shows diagnostics on standard error; when quiet, errors only.
    pub(crate) fn diagnostics(self, diagnostics: &[&Diagnostic]) {
        let shown: Vec<&Diagnostic> = diagnostics.iter().copied().filter(|diagnostic| !self.quiet || diagnostic.severity == Severity::Error).collect();
        if shown.is_empty() {
            return;
        }
        self.err(report::drawn(&shown, self.language, report::Drawing { color: self.color, width: WIDTH }).trim_end());
        self.note_tally(&shown);
    }

    /// How diagnostics that are the result itself are drawn.
    pub(crate) fn drawing(self) -> report::Drawing {
        report::Drawing { color: self.color_results, width: self.width }
    }

    /// Says what stopped the program.
    pub(crate) fn fail(self, error: &anyhow::Error) {
        let reasons: Vec<String> = error.chain().map(|cause| reason(cause).say(self.language).to_owned()).collect();
        let reason = reasons.join(": ");
        self.err(wording!("错误:{reason}", "error: {reason}").say(self.language));
    }

    fn note_tally(self, shown: &[&Diagnostic]) {
        self.err(&report::tally(shown, self.language));
    }

    fn err(self, text: &str) {
        // a closed standard error is no reason to stop
        let _ = writeln!(anstream::AutoStream::new(std::io::stderr().lock(), self.choice()), "{text}");
    }

    fn choice(self) -> anstream::ColorChoice {
        if self.color { anstream::ColorChoice::Always } else { anstream::ColorChoice::Never }
    }
}

/// What the shell says of the columns of the terminal, else those of a diagnostic.
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    columns.map_or(WIDTH, |columns| columns.clamp(NARROWEST, WIDEST))
}

/// An error of the program's own, in both its languages.
#[derive(Debug)]
pub(crate) struct Told(pub(crate) Wording);

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.en)
    }
}

impl std::error::Error for Told {}

/// Shows the help that was asked for, which is no error, or says what is wrong with the command line.
pub(super) fn usage(error: &clap::Error, language: Language) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
    } else {
        Terminal::new(language, false, Color::Auto, false).fail(&anyhow::Error::new(Told(super::usage::told(error))));
    }
    super::Outcome::Impossible.into()
}

/// Whether an error is only that nobody reads on.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| match cause.downcast_ref::<std::io::Error>() {
        Some(error) => error.kind() == std::io::ErrorKind::BrokenPipe,
        None => cause.downcast_ref::<serde_json::Error>().is_some_and(|error| error.io_error_kind() == Some(std::io::ErrorKind::BrokenPipe)),
    })
}
