//! `dabiao standards`: lists, shows and checks standards, and finds the one that a command names.
use super::overlap::{self, OverlapArguments};
use super::terminal::{Terminal, Told};
use super::{Outcome, Shape};
use anyhow::bail;
use clap::{Args, Subcommand};
use comfy_table::{Table, presets};
use dabiao::diagnostic::{Diagnostic, Severity};
use dabiao::report::{self, Document, Overview, Section};
use dabiao::standard::{self, Loaded, Standard, StandardSource};
use dabiao::survey::{InputFile, understand};
use dabiao::wording;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct StandardsArguments {
    #[command(subcommand)]
    command: Option<StandardsCommand>,
}

#[derive(Debug, Subcommand)]
enum StandardsCommand {
    List,
    Show(ShowArguments),
    Overlap(OverlapArguments),
    Schema(SchemaArguments),
    Check {
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
}

#[derive(Debug, Args)]
struct ShowArguments {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long, value_enum, default_value = "text")]
    format: Shape,
    #[arg(long, value_delimiter = ',', value_parser = clap::builder::PossibleValuesParser::new(Section::ALL.iter().map(|(_, name)| *name)))]
    section: Vec<String>,
}

#[derive(Debug, Args)]
struct SchemaArguments {
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[arg(long, default_value = OF_STANDARDS, value_parser = clap::builder::PossibleValuesParser::new(std::iter::once(OF_STANDARDS).chain(Document::ALL.iter().map(|(_, name)| *name))))]
    of: String,
}

/// The schema of the files of standards, beside those of what is written.
const OF_STANDARDS: &str = "standard";

pub(super) fn run(arguments: &StandardsArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    match &arguments.command {
        None | Some(StandardsCommand::List) => list(terminal),
        Some(StandardsCommand::Show(arguments)) => show(arguments, terminal),
        Some(StandardsCommand::Overlap(arguments)) => overlap::run(arguments, terminal),
        Some(StandardsCommand::Schema(arguments)) => schema(arguments, terminal),
        Some(StandardsCommand::Check { paths }) => check(paths, terminal),
    }
}

/// The standard that an id or a path names; `None`, with its complaints told, where it is unsound.
pub(super) fn load(id: &str, terminal: Terminal) -> anyhow::Result<Option<Standard>> {
    let Loaded { standard, diagnostics } = standard::load(&source(id)?);
    if standard.is_none() {
        terminal.diagnostics(&diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect::<Vec<_>>());
    }
    Ok(standard)
}

/// The standards that were named, each once and in that order; `None`, with its complaints told, where one is unsound.
pub(super) fn load_all(ids: &[String], terminal: Terminal) -> anyhow::Result<Option<Vec<Standard>>> {
    let mut standards: Vec<Standard> = Vec::new();
    let mut unsound = false;
    for id in ids {
        let Some(standard) = load(id, terminal)? else {
            unsound = true;
            continue;
        };
        match standards.iter().find(|known| known.id == standard.id) {
            Some(known) if known.digest == standard.digest => {}
            Some(known) => {
                let id = &known.id;
                bail!(Told(wording!("-s 指明了两个编号都是 {id} 而内容不同的标准", "-s names two standards of the id {id} that differ")));
            }
            None => standards.push(standard),
        }
    }
    Ok((!unsound).then_some(standards))
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
        let columns = if known == 1 { "column" } else { "columns" };
        terminal.note(&wording!("  -s {id}　认得 {known} 列　《{title}》", "  -s {id}  knows {known} {columns}  {title}"));
    }
    Outcome::Impossible
}

/// The files of the standard that an id or a path names.
fn source(id: &str) -> anyhow::Result<StandardSource> {
    standard::embedded_source(id).map_or_else(|| from_path(id), Ok)
}

fn from_path(id: &str) -> anyhow::Result<StandardSource> {
    let path = Path::new(id);
    if !path.exists() {
        let ids = standard::embedded_ids();
        if let Some(near) = standard::nearest(id, ids.iter().map(String::as_str)) {
            bail!(Told(wording!("没有标准“{id}”;是不是 {near}?", "no standard “{id}”; did you mean {near}?")));
        }
        let known = ids.join("、");
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

fn show(arguments: &ShowArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    let Some(standard) = load(&arguments.id, terminal)? else { return Ok(Outcome::Impossible) };
    let sections: Vec<Section> =
        Section::ALL.iter().filter(|(_, name)| arguments.section.iter().any(|chosen| chosen == name)).map(|(section, _)| *section).collect();
    let mut out = BufWriter::new(std::io::stdout().lock());
    match arguments.format {
        Shape::Text => Overview::new(&standard, terminal.language).write_text(&sections, terminal.width, &mut out)?,
        Shape::Json => Overview::new(&standard, terminal.report_language).write_json(&mut out)?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn schema(arguments: &SchemaArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    let written = Document::ALL.iter().find(|(_, name)| *name == arguments.of).map(|(document, _)| *document);
    let schema = match (written, &arguments.id) {
        (Some(document), None) => report::schema(document),
        (Some(_), Some(id)) => {
            let of = &arguments.of;
            bail!(Told(wording!("--of {of} 不分标准:去掉 {id}", "--of {of} is the same for every standard: leave {id} out")));
        }
        (None, None) => standard::schema(None, terminal.report_language),
        (None, Some(id)) => standard::schema(Some(&source(id)?), terminal.report_language),
    };
    std::io::stdout().write_all(schema.as_bytes())?;
    Ok(Outcome::Done)
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
