//! `dabiao standards`: lists, shows and checks standards, and finds the one that a command names.
use super::Outcome;
use super::terminal::{Terminal, Told};
use anyhow::bail;
use clap::{Args, Subcommand};
use comfy_table::{Table, presets};
use dabiao::diagnostic::{Diagnostic, Severity};
use dabiao::standard::{self, Disposition, Loaded, Standard, StandardSource};
use dabiao::survey::{InputFile, understand};
use dabiao::wording;
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct StandardsArguments {
    #[command(subcommand)]
    command: Option<StandardsCommand>,
}

#[derive(Debug, Subcommand)]
enum StandardsCommand {
    List,
    Show {
        #[arg(value_name = "ID")]
        id: String,
    },
    Check {
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
}

pub(super) fn run(arguments: &StandardsArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    match &arguments.command {
        None | Some(StandardsCommand::List) => list(terminal),
        Some(StandardsCommand::Show { id }) => show(id, terminal),
        Some(StandardsCommand::Check { paths }) => check(paths, terminal),
    }
}

/// The standard that an id or a path names; `None`, with its complaints told, where it is unsound.
pub(super) fn load(id: &str, terminal: Terminal) -> anyhow::Result<Option<Standard>> {
    let source = match standard::embedded_source(id) {
        Some(source) => source,
        None => from_path(id)?,
    };
    let Loaded { standard, diagnostics } = standard::load(&source);
    if standard.is_none() {
        terminal.diagnostics(&diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect::<Vec<_>>());
    }
    Ok(standard)
}

/// Without `-s`: per standard, how many columns of the files it knows, and the command to type.
pub(super) fn suggest(files: &[InputFile], terminal: Terminal) -> Outcome {
    terminal
        .note(&wording!("没有指明标准,也认不出填报表属于哪一个标准;请用 -s 指明:", "no standard is named, and the files do not say theirs; name one with -s:"));
    for source in standard::embedded() {
        let Some(standard) = standard::load(&source).standard else { continue };
        let survey = understand(files, &standard, None);
        let known = survey.tables.iter().map(dabiao::survey::Table::known_columns).max().unwrap_or(0);
        let (id, title) = (&standard.id, &standard.title);
        terminal.note(&wording!("  -s {id}　认得 {known} 列　《{title}》", "  -s {id}  knows {known} columns  {title}"));
    }
    Outcome::Impossible
}

fn from_path(id: &str) -> anyhow::Result<StandardSource> {
    let path = Path::new(id);
    if !path.exists() {
        let known = standard::embedded_ids().join("、");
        bail!(Told(wording!("没有标准“{id}”;内置的有 {known}", "no standard “{id}”; built in are {known}")));
    }
    let mut sources = standard::from_path(path)?;
    if sources.len() != 1 {
        let found = sources.iter().map(|source| source.folder.as_str()).collect::<Vec<_>>().join("、");
        bail!(Told(wording!("{id} 里有几个标准:{found};请指明一个", "{id} holds several standards: {found}; name one of them")));
    }
    Ok(sources.remove(0))
}

fn list(terminal: Terminal) -> anyhow::Result<Outcome> {
    let mut table = Table::new();
    let heads = [
        wording!("编号", "Id"),
        wording!("标准", "Title"),
        wording!("发文机关", "Issuer"),
        wording!("检查项", "Checks"),
        wording!("档次", "Tiers"),
        wording!("目标", "Targets"),
    ];
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(heads.iter().map(|head| head.say(terminal.language)));
    for source in standard::embedded() {
        if let Some(standard) = standard::load(&source).standard {
            table.add_row([
                standard.id.to_string(),
                standard.title.clone(),
                standard.document.issuer.clone(),
                standard.checks.len().to_string(),
                standard.tiers.iter().map(|tier| tier.name.as_str()).collect::<Vec<_>>().join("、"),
                standard.targets.len().to_string(),
            ]);
        }
    }
    writeln!(std::io::stdout(), "{table}")?;
    Ok(Outcome::Done)
}

fn show(id: &str, terminal: Terminal) -> anyhow::Result<Outcome> {
    let Some(standard) = load(id, terminal)? else { return Ok(Outcome::Impossible) };
    let mut out = std::io::stdout().lock();
    let document = &standard.document;
    writeln!(out, "{}  {}", standard.id, standard.title)?;
    let issued = document.issued.map(|date| date.to_string()).unwrap_or_default();
    writeln!(out, "{}  {}  {issued}", document.issuer, document.number.as_deref().unwrap_or_default())?;
    writeln!(out, "sha256 {}", standard.digest)?;
    for kind_ix in standard.surveyed_kinds() {
        let name = &standard.kind(kind_ix).name;
        let (checks, questions) = (standard.checks_of(kind_ix).count(), standard.questions_of(kind_ix).len());
        writeln!(
            out,
            "{}",
            wording!("{name}:{checks} 个检查项,{questions} 个采集项", "{name}: {checks} checks, {questions} questions").say(terminal.language)
        )?;
    }
    writeln!(out, "{}", checks(&standard, terminal))?;
    for target in &standard.targets {
        writeln!(out, "{}  {}  {}", target.id, standard.clause(target.clause).id, target.text)?;
        writeln!(out, "    {}", dabiao::report::wanted(&standard, target).say(terminal.language))?;
    }
    let cited = standard.clauses.iter().filter(|clause| clause.disposition == Disposition::Cited).count();
    let (clauses, readings) = (standard.clauses.len(), standard.readings.len());
    writeln!(
        out,
        "{}",
        wording!(
            "条款 {clauses} 条,其中 {cited} 条有检查项或目标;读法 {readings} 条",
            "{clauses} clauses, {cited} of them checked or targeted; {readings} readings"
        )
        .say(terminal.language)
    )?;
    Ok(Outcome::Done)
}

/// All checks in a table, in the order of the standard.
fn checks(standard: &Standard, terminal: Terminal) -> Table {
    let mut table = Table::new();
    let heads =
        [wording!("检查项", "Check"), wording!("要求", "Requirement"), wording!("要求值", "Expects"), wording!("强度", "Strength"), wording!("档次", "Tiers")];
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(heads.iter().map(|head| head.say(terminal.language)));
    for check in &standard.checks {
        let strength = check.strengths.iter().flatten().map(|strength| strength.as_str()).next().unwrap_or_default();
        let tiers = check.tiers.iter().map(|tier| standard.tier(*tier).name.as_str()).collect::<Vec<_>>().join("、");
        let expected = dabiao::report::expected(standard, check);
        table.add_row([check.id.as_str(), &check.title, expected.say(terminal.language), strength, &tiers]);
    }
    table
}

fn check(paths: &[PathBuf], terminal: Terminal) -> anyhow::Result<Outcome> {
    let mut errors = false;
    for path in paths {
        let known = path.to_str().filter(|_| !path.exists()).and_then(standard::embedded_source);
        let sources = match known {
            Some(source) => vec![source],
            None => standard::from_path(path)?,
        };
        for source in sources {
            let Loaded { standard, diagnostics } = standard::load(&source);
            errors |= standard.is_none();
            let all: Vec<&Diagnostic> = diagnostics.iter().collect();
            let (folder, checks) = (&source.folder, standard.as_ref().map_or(0, |standard| standard.checks.len()));
            let words = if standard.is_some() {
                wording!("{folder}:可用,{checks} 个检查项", "{folder}: sound, {checks} checks")
            } else {
                wording!("{folder}:有错误,不能使用", "{folder}: has errors and cannot be used")
            };
            writeln!(std::io::stdout(), "{}", words.say(terminal.language))?;
            terminal.diagnostics(&all);
        }
    }
    Ok(if errors { Outcome::GateNotMet } else { Outcome::Done })
}
