//! How audit, check and read begin: the files that were named, and the standard under which they are understood.
use super::Outcome;
use super::input::{self, Inputs, SurveyArguments};
use super::standards;
use super::terminal::{Terminal, Told};
use anyhow::bail;
use dabiao::diagnostic::{Code, Diagnostic};
use dabiao::standard::{KindIx, Standard};
use dabiao::survey::{Survey, understand};
use dabiao::wording;

/// What was named on the command line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) input: &'a SurveyArguments,
    pub(super) standard: Option<&'a str>,
    pub(super) kind: Option<&'a str>,
}

/// Files that were read and the standard to hold them against.
#[derive(Debug)]
pub(super) struct Begun {
    pub(super) standard: Standard,
    /// Files that could not be read, beside those that could.
    pub(super) unreadable: Vec<Diagnostic>,
    inputs: Inputs,
    kind: Option<KindIx>,
}

/// Opens what was named. If there is nothing to go on with, that has been said and the outcome is returned instead.
pub(super) fn begin(named: Named<'_>, terminal: Terminal) -> anyhow::Result<Result<Begun, Outcome>> {
    let mut inputs = input::open(named.input)?;
    if let Some(path) = inputs.missing.first() {
        let path = path.display();
        bail!(Told(wording!("没有这个文件或文件夹:{path}", "no such file or folder: {path}")));
    }
    inputs.tell_skipped(terminal);
    let unreadable = std::mem::take(&mut inputs.unreadable);
    if inputs.files.is_empty() {
        return Ok(Err(no_files(&unreadable, terminal)));
    }
    let Some(id) = named.standard else {
        terminal.diagnostics(&unreadable.iter().collect::<Vec<_>>());
        return Ok(Err(standards::suggest(&inputs.files, terminal)));
    };
    let Some(standard) = standards::load(id, terminal)? else { return Ok(Err(Outcome::Impossible)) };
    let kind = named.kind.map(|kind| kind_named(&standard, kind)).transpose()?;
    Ok(Ok(Begun { standard, unreadable, inputs, kind }))
}

impl Begun {
    /// Understands the files and lets go of them.
    pub(super) fn understood(self) -> (Standard, Survey, Vec<Diagnostic>) {
        let survey = understand(&self.inputs.files, &self.standard, self.kind);
        (self.standard, survey, self.unreadable)
    }
}

fn no_files(unreadable: &[Diagnostic], terminal: Terminal) -> Outcome {
    if !unreadable.is_empty() {
        terminal.diagnostics(&unreadable.iter().collect::<Vec<_>>());
        return Outcome::Impossible;
    }
    terminal.diagnostics(&[&Diagnostic::new(
        Code::NoSurveyFile,
        wording!("没有找到填报表", "no survey file was found"),
        wording!("把 xlsx、xls、et、ods 或 csv 文件放进文件夹,或直接写出文件名", "put xlsx, xls, et, ods or csv files into the folder, or name them"),
    )]);
    Outcome::Nothing
}

fn kind_named(standard: &Standard, name: &str) -> anyhow::Result<KindIx> {
    let found = standard.surveyed_kinds().find(|kind| standard.kind(*kind).id.as_str() == name || standard.kind(*kind).name == name);
    found.ok_or_else(|| {
        let known = standard.surveyed_kinds().map(|kind| format!("{} ({})", standard.kind(kind).id, standard.kind(kind).name)).collect::<Vec<_>>().join("、");
        Told(wording!("--kind:本标准没有“{name}”这类站点;有 {known}", "--kind: the standard has no kind “{name}”; it has {known}")).into()
    })
}
