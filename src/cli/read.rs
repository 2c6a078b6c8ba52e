//! `dabiao read`: what was understood, answer by answer, for whoever wants to retrace or reuse it.
use super::Outcome;
use super::begun::{Named, begin};
use super::input::SurveyArguments;
use super::terminal::Terminal;
use clap::Args;
use dabiao::report::{self, AnswerFormat, AnswerReport};
use std::io::{BufWriter, Write};

#[derive(Debug, Args)]
pub(super) struct ReadArguments {
    #[arg(short, long, value_name = "STANDARD")]
    standard: Option<String>,
    #[arg(long, default_value = "csv", value_parser = clap::builder::PossibleValuesParser::new(AnswerFormat::ALL.iter().map(|(_, name)| *name)))]
    format: String,
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[command(flatten)]
    input: SurveyArguments,
}

pub(super) fn run(arguments: &ReadArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    let format = AnswerFormat::ALL.iter().find(|(_, known)| *known == arguments.format).map_or(AnswerFormat::Csv, |(format, _)| *format);
    let named = Named { input: &arguments.input, standard: arguments.standard.as_deref(), kind: arguments.kind.as_deref() };
    let begun = match begin(named, terminal)? {
        Ok(begun) => begun,
        Err(outcome) => return Ok(outcome),
    };
    let (standard, survey, unreadable) = begun.understood();
    terminal.diagnostics(&unreadable.iter().chain(&survey.diagnostics).collect::<Vec<_>>());
    if survey.subjects().next().is_some() {
        let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        report::render_answers(&AnswerReport { standard: &standard, survey: &survey, language: terminal.report_language }, format, &mut out)?;
        out.flush()?;
    }
    Ok(match () {
        () if !unreadable.is_empty() => Outcome::Impossible,
        () if survey.subjects().next().is_none() => Outcome::Nothing,
        () => Outcome::Done,
    })
}
