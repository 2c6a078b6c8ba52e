//! `dabiao check`: the survey data alone. The diagnostics are the result, and the exit code is a gate for whoever takes files in.
use super::Outcome;
use super::begun::{Named, begin, diagnostics, surveys};
use super::input::SurveyArguments;
use super::terminal::Terminal;
use clap::Args;
use dabiao::assess::{Assessment, Missing, assess};
use dabiao::report::{self, CheckFormat, DataReport};
use dabiao::survey::read_files;
use std::io::{BufWriter, Write};

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[arg(short, long, value_name = "STANDARD")]
    standard: Vec<String>,
    #[arg(long, default_value = "text", value_parser = clap::builder::PossibleValuesParser::new(CheckFormat::ALL.iter().map(|(_, name)| *name)))]
    format: String,
    #[arg(long, value_name = "N")]
    max_warnings: Option<usize>,
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    #[command(flatten)]
    input: SurveyArguments,
}

pub(super) fn run(arguments: &CheckArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    let format = CheckFormat::ALL.iter().find(|(_, known)| *known == arguments.format).map_or(CheckFormat::Text, |(format, _)| *format);
    let named = Named { input: &arguments.input, standards: &arguments.standard, kinds: &arguments.kind };
    let (understood, unreadable) = match begin(named, terminal)? {
        Ok(begun) => begun.understood(),
        Err(outcome) => return Ok(outcome),
    };
    // whether the day of a deed has come is no matter of the data
    let assessments: Vec<Assessment<'_>> = understood.iter().map(|of| assess(&of.standard, &of.survey, Missing::Keep, jiff::civil::Date::MAX)).collect();
    let found = diagnostics(&assessments);
    let report = DataReport {
        version: env!("CARGO_PKG_VERSION"),
        language: if format == CheckFormat::Text { terminal.language } else { terminal.report_language },
        drawing: terminal.drawing(),
        files: read_files(&surveys(&understood)),
        bodies: understood.iter().map(|of| of.survey.bodies.len()).sum(),
        standards: understood.iter().map(|of| &of.standard).collect(),
        diagnostics: unreadable.iter().chain(&found).collect(),
    };
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    report::render_check(&report, format, &mut out)?;
    out.flush()?;
    let nothing = unreadable.is_empty() && understood.iter().all(|of| !of.survey.has_subjects() && of.survey.not_assessed.is_empty());
    Ok(match () {
        () if nothing => Outcome::Nothing,
        () if report.errors() > 0 || arguments.max_warnings.is_some_and(|most| report.warnings() > most) => Outcome::GateNotMet,
        () => Outcome::Done,
    })
}
