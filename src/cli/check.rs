//! `dabiao check`: the survey data alone. The diagnostics are the result, and the exit code is a gate for whoever takes files in.
use super::Outcome;
use super::begun::{Named, begin};
use super::input::SurveyArguments;
use super::terminal::Terminal;
use clap::Args;
use dabiao::assess::{Missing, assess};
use dabiao::report::{self, CheckFormat, DataReport};
use std::io::{BufWriter, Write};

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[arg(short, long, value_name = "STANDARD")]
    standard: Option<String>,
    #[arg(long, default_value = "text", value_parser = clap::builder::PossibleValuesParser::new(CheckFormat::ALL.iter().map(|(_, name)| *name)))]
    format: String,
    #[arg(long, value_name = "N")]
    max_warnings: Option<usize>,
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[command(flatten)]
    input: SurveyArguments,
}

pub(super) fn run(arguments: &CheckArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    let format = CheckFormat::ALL.iter().find(|(_, known)| *known == arguments.format).map_or(CheckFormat::Text, |(format, _)| *format);
    let named = Named { input: &arguments.input, standard: arguments.standard.as_deref(), kind: arguments.kind.as_deref() };
    let (standard, survey, unreadable) = match begin(named, terminal)? {
        Ok(begun) => begun.understood(),
        Err(outcome) => return Ok(outcome),
    };
    // whether the day of a deed has come is no matter of the data
    let assessment = assess(&standard, &survey, Missing::Keep, jiff::civil::Date::MAX);
    let report = DataReport {
        version: env!("CARGO_PKG_VERSION"),
        language: if format == CheckFormat::Text { terminal.language } else { terminal.report_language },
        drawing: terminal.drawing(),
        files: &survey.files,
        bodies: survey.bodies.len(),
        standards: vec![&standard],
        diagnostics: unreadable.iter().chain(assessment.all_diagnostics()).collect(),
    };
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    report::render_check(&report, format, &mut out)?;
    out.flush()?;
    let nothing = unreadable.is_empty() && survey.subjects().next().is_none() && survey.not_assessed.is_empty();
    Ok(match () {
        () if nothing => Outcome::Nothing,
        () if report.errors() > 0 || arguments.max_warnings.is_some_and(|most| report.warnings() > most) => Outcome::GateNotMet,
        () => Outcome::Done,
    })
}
