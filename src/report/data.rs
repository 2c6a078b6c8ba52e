//! What is wrong with survey data, as the result of a check: drawn for people, or as JSON.
use super::diagnose::{Drawing, drawn, tally};
use super::json;
use crate::diagnostic::{Diagnostic, Language, Severity, Wording};
use crate::standard::Standard;
use crate::survey::ReadFile;
use crate::wording;
use std::io;

/// The formats in which a check shows its result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckFormat {
    /// Drawings with the row around the cell.
    Text,
    /// `dabiao/check/v1`.
    Json,
}

impl CheckFormat {
    /// All formats with their names.
    pub const ALL: &[(Self, &str)] = &[(Self::Text, "text"), (Self::Json, "json")];
}

/// What a check of survey data found.
#[derive(Debug)]
pub struct DataReport<'a> {
    /// Version of the program.
    pub version: &'static str,
    /// The language of words that are not the document's.
    pub language: Language,
    /// How diagnostics are drawn.
    pub drawing: Drawing,
    /// The files that were read.
    pub files: Vec<ReadFile>,
    /// How many bodies were surveyed beside the sites.
    pub bodies: usize,
    /// The standards they were held against.
    pub standards: Vec<&'a Standard>,
    /// What is wrong, costliest first.
    pub diagnostics: Vec<&'a Diagnostic>,
}

impl DataReport<'_> {
    /// How many kinds of errors there are.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many kinds of warnings there are.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    pub(super) fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
}

/// Writes the result of a check in a format.
pub fn render(report: &DataReport<'_>, format: CheckFormat, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        CheckFormat::Text => text(report, out),
        CheckFormat::Json => json::write_check(report, out),
    }
}

fn text(report: &DataReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let language = report.language;
    if !report.diagnostics.is_empty() {
        writeln!(out, "{}", drawn(&report.diagnostics, language, report.drawing).trim_end())?;
    }
    let (files, sites) = (report.files.len(), report.files.iter().map(|file| file.sites).sum::<usize>());
    let read = wording!("读了 {files} 个文件、{sites} 个站点;", "files: {files}, sites: {sites}, ");
    writeln!(out, "{}{}", read.say(language), tally(&report.diagnostics, language))?;
    let next = match () {
        () if sites + report.bodies == 0 => wording!("没有能评的站点:先照上面的提示改表格", "no site can be assessed: mend the sheet as it is said above"),
        () if report.errors() > 0 => wording!(
            "有错误的格按待核实计:改好后再查一次,再用 dabiao audit 出结果",
            "cells with errors count as unknown: mend them, check again, then run dabiao audit"
        ),
        () => {
            let look = if report.warnings() > 0 { wording!("警告的地方看过后,", "once the warnings are looked at: ") } else { Wording::default() };
            let (zh, en) = (look.zh, look.en);
            wording!("{zh}可以出结果了:把 check 换成 audit 再运行一次", "{en}run it again with audit in the place of check")
        }
    };
    writeln!(out, "{}", next.say(language))
}
