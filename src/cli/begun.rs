//! How audit, check and read begin: the files that were named, and the standards under which they are understood.
use super::Outcome;
use super::input::{self, Inputs, SurveyArguments};
use super::standards;
use super::terminal::{Terminal, Told};
use anyhow::bail;
use dabiao::assess::Assessment;
use dabiao::diagnostic::{Code, Diagnostic, together};
use dabiao::standard::{KindIx, Standard};
use dabiao::survey::{Held, Survey, understand_all};
use dabiao::wording;

/// What was named on the command line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) input: &'a SurveyArguments,
    pub(super) standards: &'a [String],
    pub(super) kinds: &'a [String],
}

/// Files that were read and the standards to hold them against.
#[derive(Debug)]
pub(super) struct Begun {
    /// Files that could not be read, beside those that could.
    pub(super) unreadable: Vec<Diagnostic>,
    inputs: Inputs,
    /// Each with the kind for which rows are taken whose kind nothing tells.
    standards: Vec<(Standard, Option<KindIx>)>,
}

/// A survey understood under one standard.
#[derive(Debug)]
pub(super) struct Understood {
    pub(super) standard: Standard,
    pub(super) survey: Survey,
}

impl Begun {
    /// The standards, in the order in which they were named.
    pub(super) fn standards(&self) -> impl Iterator<Item = &Standard> {
        self.standards.iter().map(|(standard, _)| standard)
    }

    /// Understands the files under each standard, and lets go of them.
    pub(super) fn understood(self) -> (Vec<Understood>, Vec<Diagnostic>) {
        let held: Vec<Held<'_>> = self.standards.iter().map(|(standard, kind)| Held { standard, kind: *kind }).collect();
        let surveys = understand_all(&self.inputs.files, &held);
        let standards = self.standards.into_iter().map(|(standard, _)| standard);
        (standards.zip(surveys).map(|(standard, survey)| Understood { standard, survey }).collect(), self.unreadable)
    }
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
    if named.standards.is_empty() {
        terminal.diagnostics(&unreadable.iter().collect::<Vec<_>>());
        return Ok(Err(standards::suggest(&inputs.files, terminal)));
    }
    let Some(standards) = standards::load_all(named.standards, terminal)? else { return Ok(Err(Outcome::Impossible)) };
    let kinds = kinds_named(&standards, named.kinds)?;
    Ok(Ok(Begun { unreadable, inputs, standards: standards.into_iter().zip(kinds).collect() }))
}

/// The surveys of what was understood.
pub(super) fn surveys(understood: &[Understood]) -> Vec<&Survey> {
    understood.iter().map(|of| &of.survey).collect()
}

/// What is wrong with a survey under one or several standards, each cause once, costliest first.
pub(super) fn diagnostics(assessments: &[Assessment<'_>]) -> Vec<Diagnostic> {
    let held: Vec<(&Standard, &Survey)> = assessments.iter().map(|of| (of.standard, of.survey)).collect();
    said_of(&held, assessments.iter().map(Assessment::all_diagnostics).collect())
}

/// What is wrong with a survey as it was read, before anything is assessed.
pub(super) fn diagnostics_of_reading(understood: &[Understood]) -> Vec<Diagnostic> {
    let held: Vec<(&Standard, &Survey)> = understood.iter().map(|of| (&of.standard, &of.survey)).collect();
    said_of(&held, understood.iter().map(|of| of.survey.diagnostics.iter().collect()).collect())
}

fn said_of(held: &[(&Standard, &Survey)], diagnostics: Vec<Vec<&Diagnostic>>) -> Vec<Diagnostic> {
    let said: Vec<(&str, Vec<&Diagnostic>)> = held.iter().map(|(standard, _)| standard.id.as_str()).zip(diagnostics).collect();
    let without = held.iter().filter(|(_, survey)| !survey.has_subjects() && held.iter().any(|(_, other)| other.has_subjects()));
    without.map(|(standard, _)| nothing_under(standard)).chain(together(&said)).collect()
}

/// What is said of a standard under which a survey has nothing to assess, where it has under another.
fn nothing_under(standard: &Standard) -> Diagnostic {
    let (id, title) = (&standard.id, &standard.title);
    let kinds = standard.site_kinds().map(|kind| standard.kind(kind).name.as_str()).collect::<Vec<_>>().join("、");
    Diagnostic::new(
        Code::NothingUnderStandard,
        wording!("没有一行能按《{title}》({id})评", "no row can be assessed under {title} ({id})"),
        wording!(
            "它评的是 {kinds}:核对站点类型一列,或用 --kind 指定;与它无关的,去掉 -s {id}",
            "it is for {kinds}: look at the column of kinds, or name the kind with --kind; leave out -s {id} if it does not concern the survey"
        ),
    )
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

/// By standard, which of its kinds was named; every name is a kind of one of them.
fn kinds_named(standards: &[Standard], names: &[String]) -> anyhow::Result<Vec<Option<KindIx>>> {
    let mut kinds = vec![None; standards.len()];
    for name in names {
        let mut is_known = false;
        for (standard, kind) in standards.iter().zip(&mut kinds) {
            let Some(found) = kind_named(standard, name) else { continue };
            if kind.is_some_and(|kind| kind != found) {
                let id = &standard.id;
                bail!(Told(wording!("--kind:{id} 只能指定一类", "--kind: one kind of {id} can be named")));
            }
            (*kind, is_known) = (Some(found), true);
        }
        if !is_known {
            bail!(unknown_kind(standards, name));
        }
    }
    Ok(kinds)
}

fn kind_named(standard: &Standard, name: &str) -> Option<KindIx> {
    standard.surveyed_kinds().find(|kind| standard.kind(*kind).id.as_str() == name || standard.kind(*kind).name == name)
}

fn unknown_kind(standards: &[Standard], name: &str) -> Told {
    let kinds = |standard: &Standard| standard.surveyed_kinds().map(|kind| format!("{} ({})", standard.kind(kind).id, standard.kind(kind).name)).collect();
    let known = standards.iter().map(kinds).map(|of: Vec<String>| of.join("、")).collect::<Vec<_>>().join("、");
    Told(wording!("--kind:本标准没有“{name}”这类站点;有 {known}", "--kind: the standard has no kind “{name}”; it has {known}"))
}
