//! `dabiao audit`: reads surveys, assesses them under one standard or several, shows the results and writes the output folder.
use super::Outcome;
use super::begun::{Begun, Named, begin, diagnostics};
use super::failing;
use super::input::SurveyArguments;
use super::output::{Changed, OutputFolder, left_from_before};
use super::terminal::{Terminal, Told};
use anyhow::bail;
use clap::{Args, ValueEnum};
use dabiao::assess::{Assessment, Missing, assess};
use dabiao::diagnostic::{Code, Diagnostic, Language};
use dabiao::programme::Programme;
use dabiao::report::{self, Format, view};
use dabiao::standard::Standard;
use dabiao::survey::{Survey, read_files};
use dabiao::wording;
use jiff::civil::Date;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The name of the ledger, which people fill in.
const LEDGER: &str = "rectification.xlsx";

#[derive(Debug, Args)]
pub(super) struct AuditArguments {
    #[arg(short, long, value_name = "STANDARD")]
    standard: Vec<String>,
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
    kind: Vec<String>,
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
    output: Option<PathBuf>,
    format: Format,
    all_findings: bool,
    missing: Missing,
    as_of: Date,
    fail_on: Vec<failing::Condition>,
}

pub(super) fn run(arguments: &AuditArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    let plan = plan(arguments)?;
    let named = Named { input: &arguments.input, standards: &arguments.standard, kinds: &arguments.kind };
    let begun = match begin(named, terminal)? {
        Ok(begun) => begun,
        Err(outcome) => return Ok(outcome),
    };
    terminal.diagnostics(&begun.unreadable.iter().collect::<Vec<_>>());
    let outputs = arguments.output.as_ref().map(|folder| folders(folder, &begun, arguments.force)).transpose()?;
    let (understood, unreadable) = begun.understood();
    let assessments: Vec<Assessment<'_>> = understood.iter().map(|of| assess(&of.standard, &of.survey, plan.missing, plan.as_of)).collect();
    if !understood.iter().any(|of| of.survey.has_subjects()) {
        terminal.diagnostics(&diagnostics(&assessments).iter().collect::<Vec<_>>());
        return Ok(if unreadable.is_empty() { Outcome::Nothing } else { Outcome::Impossible });
    }
    let outcome = assessed(&plan, &assessments, outputs, terminal)?;
    Ok(match () {
        () if !unreadable.is_empty() => Outcome::Impossible,
        () if !understood.iter().all(|of| of.survey.has_subjects()) => Outcome::Nothing,
        () => outcome,
    })
}

/// The output folder; under several standards one for each inside it.
fn folders(folder: &Path, begun: &Begun, force: bool) -> anyhow::Result<Vec<OutputFolder>> {
    let several = begun.standards().count() > 1;
    let of = |standard: &Standard| if several { folder.join(standard.id.as_str()) } else { folder.to_owned() };
    begun.standards().map(|standard| OutputFolder::open(&of(standard), force)).collect()
}

/// Shows what was found and writes the output folders.
fn assessed(plan: &Plan, assessments: &[Assessment<'_>], outputs: Option<Vec<OutputFolder>>, terminal: Terminal) -> anyhow::Result<Outcome> {
    let programmes: Vec<Programme<'_>> = assessments.iter().map(Programme::new).collect();
    if let Some(tier) = failing::unknown_tier(&plan.fail_on, &programmes) {
        bail!(Told(wording!("--fail-on:本标准没有档次“{tier}”", "--fail-on: the standard has no tier “{tier}”")));
    }
    let found = diagnostics(assessments);
    let shown = plan.report(&programmes, found.iter().collect(), if plan.format == Format::Table { terminal.language } else { terminal.report_language });
    terminal.diagnostics(&shown.diagnostics);
    let mut out = BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
    report::render(&shown, plan.format, &mut out)?;
    out.flush()?;
    let mut written = Vec::new();
    for (programme, mut output) in programmes.iter().zip(outputs.into_iter().flatten()) {
        if !programme.assessment.survey.has_subjects() {
            output.abandon();
            continue;
        }
        let concerning = found.iter().filter(|diagnostic| concerns(diagnostic, programme.assessment.standard)).collect();
        let of_one = plan.report(std::slice::from_ref(programme), concerning, terminal.report_language);
        written.push((fill(&of_one, &mut output)?, output));
    }
    let folders: Vec<PathBuf> = written.iter().map(|(_, output)| output.path().to_owned()).collect();
    put_in_place(written, terminal)?;
    for left in plan.output.iter().flat_map(|root| left_from_before(root, &folders)) {
        let left = left.display();
        terminal.note(&wording!("{left} 里是以前另一次运行的结果,这次没有更新", "{left} holds the results of an earlier run, which this one did not renew"));
    }
    Ok(if failing::holds(&plan.fail_on, &programmes) { Outcome::GateNotMet } else { Outcome::Done })
}

/// Whether a diagnostic is to be told in the documents about one standard.
fn concerns(diagnostic: &Diagnostic, standard: &Standard) -> bool {
    diagnostic.code != Code::NothingUnderStandard && (diagnostic.under.is_empty() || diagnostic.under.iter().any(|id| id == standard.id.as_str()))
}

impl Plan {
    fn report<'a>(&'a self, programmes: &'a [Programme<'a>], diagnostics: Vec<&'a Diagnostic>, language: Language) -> view::Report<'a> {
        let surveys: Vec<&Survey> = programmes.iter().map(|programme| programme.assessment.survey).collect();
        view::Report {
            version: env!("CARGO_PKG_VERSION"),
            as_of: self.as_of,
            language,
            all_findings: self.all_findings,
            inputs: read_files(&surveys),
            output: self.output.as_deref(),
            results: programmes.iter().map(|programme| view::ResultView::new(programme, language, self.all_findings)).collect(),
            diagnostics,
        }
    }
}

fn plan(arguments: &AuditArguments) -> anyhow::Result<Plan> {
    let named = |name: &str| Format::ALL.iter().find(|(_, known)| *known == name).map_or(Format::Table, |(format, _)| *format);
    let missing = Missing::ALL.iter().find(|(_, known)| *known == arguments.missing).map_or(Missing::Keep, |(missing, _)| *missing);
    Ok(Plan {
        output: arguments.output.clone(),
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

/// Writes the workbooks, the JSON and the page beside their places, and says under which name the ledger will stand.
fn fill(report: &view::Report<'_>, output: &mut OutputFolder) -> anyhow::Result<String> {
    let result = &report.results[0];
    let ledger = output.name_for(LEDGER, Changed::KeepBeside, report.as_of)?;
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
    Ok(ledger)
}

/// Puts what was written for every standard in its place, all or none, and says so.
fn put_in_place(written: Vec<(String, OutputFolder)>, terminal: Terminal) -> anyhow::Result<()> {
    for (_, output) in &written {
        output.make_sure_that_none_is_open()?;
    }
    for (ledger, output) in written {
        let paths = output.finish()?;
        if ledger != LEDGER {
            terminal.note(&wording!(
                "rectification.xlsx 写出后有人填写过,已原样保留;新的台账写在 {ledger}",
                "rectification.xlsx was filled in since it was written and is kept as it is; the new ledger is {ledger}"
            ));
        }
        for path in paths {
            let path = path.display();
            terminal.note(&wording!("已写出 {path}", "wrote {path}"));
        }
    }
    Ok(())
}
