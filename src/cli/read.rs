//! `dabiao read`: what was understood, answer by answer, for whoever wants to retrace or reuse it.
use super::Outcome;
use super::begun::{Named, begin, diagnostics_of_reading};
use super::input::SurveyArguments;
use super::terminal::Terminal;
use clap::Args;
use dabiao::report::{self, AnswerFormat, AnswerReport};
use std::io::{BufWriter, Write};

#[derive(Debug, Args)]
pub(super) struct ReadArguments {
    #[arg(short, long, value_name = "STANDARD")]
    standard: Vec<String>,
    #[arg(long, default_value = "csv", value_parser = clap::builder::PossibleValuesParser::new(AnswerFormat::ALL.iter().map(|(_, name)| *name)))]
    format: String,
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    #[command(flatten)]
    input: SurveyArguments,
}

pub(super) fn run(arguments: &ReadArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    let format = AnswerFormat::ALL.iter().find(|(_, known)| *known == arguments.format).map_or(AnswerFormat::Csv, |(format, _)| *format);
    let named = Named { input: &arguments.input, standards: &arguments.standard, kinds: &arguments.kind };
    let (understood, unreadable) = match begin(named, terminal)? {
        Ok(begun) => begun.understood(),
        Err(outcome) => return Ok(outcome),
    };
    terminal.diagnostics(&unreadable.iter().chain(&diagnostics_of_reading(&understood)).collect::<Vec<_>>());
    if understood.iter().any(|of| of.survey.has_subjects()) {
        let held = understood.iter().map(|of| (&of.standard, &of.survey)).collect();
        let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        report::render_answers(&AnswerReport { held, language: terminal.report_language }, format, &mut out)?;
        out.flush()?;
    }
    Ok(match () {
        () if !unreadable.is_empty() => Outcome::Impossible,
        () if !understood.iter().all(|of| of.survey.has_subjects()) => Outcome::Nothing,
        () => Outcome::Done,
    })
}
