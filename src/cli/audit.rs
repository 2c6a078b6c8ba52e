//! `dabiao audit`: reads surveys, assesses them under a standard, shows the results and writes the output folder.
use super::Outcome;
use super::begun::{Named, begin};
use super::failing;
use super::input::SurveyArguments;
use super::output::{Changed, OutputFolder};
use super::terminal::{Terminal, Told};
use anyhow::bail;
use clap::{Args, ValueEnum};
use dabiao::assess::{Missing, assess};
use dabiao::programme::Programme;
use dabiao::report::{self, Format, view};
use dabiao::standard::Standard;
use dabiao::survey::Survey;
use dabiao::wording;
use jiff::civil::Date;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct AuditArguments {
    #[arg(short, long, value_name = "STANDARD")]
    standard: Option<String>,
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[arg(long, default_value = "table", value_parser = clap::builder::PossibleValuesParser::new(Format::ALL.iter().map(|(_, name)| *name)))]
    format: String,
    #[arg(long, value_enum, value_name = "all")]
    findings: Option<Findings>,
    #[arg(long, default_value = "keep", value_parser = clap::builder::PossibleValuesParser::new(Missing::ALL.iter().map(|(_, name)| *name)))]
    missing: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    #[arg(long, value_name = "COND")]
    fail_on: Option<String>,
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    input: SurveyArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Findings {
    All,
}

/// What will be done.
struct Plan {
    format: Format,
    all_findings: bool,
    missing: Missing,
    as_of: Date,
    fail_on: Vec<failing::Condition>,
}

pub(super) fn run(arguments: &AuditArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    let plan = plan(arguments)?;
    let named = Named { input: &arguments.input, standard: arguments.standard.as_deref(), kind: arguments.kind.as_deref() };
    let begun = match begin(named, terminal)? {
        Ok(begun) => begun,
        Err(outcome) => return Ok(outcome),
    };
    terminal.diagnostics(&begun.unreadable.iter().collect::<Vec<_>>());
    let output = arguments.output.as_ref().map(|folder| OutputFolder::open(folder, arguments.force)).transpose()?;
    let (standard, survey, unreadable) = begun.understood();
    if survey.subjects().next().is_none() {
        terminal.diagnostics(&survey.diagnostics.iter().collect::<Vec<_>>());
        return Ok(if unreadable.is_empty() { Outcome::Nothing } else { Outcome::Impossible });
    }
    let outcome = assessed(&plan, &standard, &survey, output, terminal)?;
    Ok(if unreadable.is_empty() { outcome } else { Outcome::Impossible })
}

/// Assesses a survey, shows what was found and writes the output folder.
fn assessed(plan: &Plan, standard: &Standard, survey: &Survey, output: Option<OutputFolder>, terminal: Terminal) -> anyhow::Result<Outcome> {
    let assessment = assess(standard, survey, plan.missing, plan.as_of);
    let programme = Programme::new(&assessment);
    if let Some(tier) = failing::unknown_tier(&plan.fail_on, &programme) {
        bail!(Told(wording!("--fail-on:本标准没有档次“{tier}”", "--fail-on: the standard has no tier “{tier}”")));
    }
    let report = |language| view::Report {
        version: env!("CARGO_PKG_VERSION"),
        as_of: plan.as_of,
        language,
        all_findings: plan.all_findings,
        results: vec![view::ResultView::new(&programme, language, plan.all_findings)],
        diagnostics: assessment.all_diagnostics(),
    };
    let shown = report(if plan.format == Format::Table { terminal.language } else { terminal.report_language });
    terminal.diagnostics(&shown.diagnostics);
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    report::render(&shown, plan.format, &mut out)?;
    out.flush()?;
    if let Some(output) = output {
        write(&report(terminal.report_language), output, terminal)?;
    }
    Ok(if failing::holds(&plan.fail_on, &programme) { Outcome::GateNotMet } else { Outcome::Done })
}

fn plan(arguments: &AuditArguments) -> anyhow::Result<Plan> {
    let named = |name: &str| Format::ALL.iter().find(|(_, known)| *known == name).map_or(Format::Table, |(format, _)| *format);
    let missing = Missing::ALL.iter().find(|(_, known)| *known == arguments.missing).map_or(Missing::Keep, |(missing, _)| *missing);
    Ok(Plan {
        format: named(&arguments.format),
        all_findings: arguments.findings == Some(Findings::All),
        missing,
        // the one place where the clock is read
        as_of: arguments.as_of.unwrap_or_else(|| jiff::Zoned::now().date()),
        fail_on: arguments.fail_on.as_deref().map(failing::parse).transpose()?.unwrap_or_default(),
    })
}

/// A day as people type it.
fn day(text: &str) -> Result<Date, Told> {
    text.parse().map_err(|_| Told(wording!(":日期写成 2023-11-30 这样", ": a date is written as 2023-11-30")))
}

/// Writes the workbooks, the JSON and the page, all or none.
fn write(report: &view::Report<'_>, mut output: OutputFolder, terminal: Terminal) -> anyhow::Result<()> {
    let result = &report.results[0];
    let ledger = output.name_for("rectification.xlsx", Changed::KeepBeside, report.as_of)?;
    let assessment = output.name_for("assessment.xlsx", Changed::Refuse, report.as_of)?;
    let json = output.name_for("audit.json", Changed::Refuse, report.as_of)?;
    let page = output.name_for("index.html", Changed::Refuse, report.as_of)?;
    output.write(&assessment, |file| Ok(report::assessment(report, result, file)?))?;
    output.write(&ledger, |file| Ok(report::rectification(report, result, file)?))?;
    output.write(&json, |file| {
        let mut out = BufWriter::new(file);
        report::render(report, Format::Json, &mut out)?;
        Ok(out.flush()?)
    })?;
    output.write(&page, |file| {
        let mut out = BufWriter::new(file);
        report::page(report, result, &mut out)?;
        Ok(out.flush()?)
    })?;
    let paths = output.finish()?;
    if ledger != "rectification.xlsx" {
        terminal.note(&wording!(
            "rectification.xlsx 写出后有人填写过,已原样保留;新的台账写在 {ledger}",
            "rectification.xlsx was filled in since it was written and is kept as it is; the new ledger is {ledger}"
        ));
    }
    for path in paths {
        let path = path.display();
        terminal.note(&wording!("已写出 {path}", "wrote {path}"));
    }
    Ok(())
}
