//! What only the whole of a standard can tell.
mod award;
mod clause;
mod grade;
mod number;
mod points;
mod question;
mod rule;
mod target;
mod task;
mod tier;
mod weights;
mod wording;

use super::Rescale;
use super::complaint::{Complaints, Span};
use super::resolve::Resolved;
use crate::diagnostic::Code;
use crate::wording;

/// Says what is wrong with a standard whose names are resolved. `folder` is what its id should be, where it has a folder.
pub(super) fn validate(resolved: &Resolved<'_>, folder: Option<&str>, complaints: &mut Complaints) {
    needed(resolved, complaints);
    identity(resolved, folder, complaints);
    // a check with a rule for each tier was written once
    for written in resolved.checks.chunk_by(|a, b| std::ptr::eq(a.effective.draft, b.effective.draft)) {
        for (at, linked) in written.iter().enumerate() {
            wording::check(resolved, linked, complaints);
            rule::validate(resolved, linked, complaints);
            if at == 0 {
                award::validate(resolved, linked, complaints);
            }
        }
    }
    question::validate(resolved, complaints);
    target::validate(resolved, complaints);
    task::validate(resolved, complaints);
    points::validate(resolved, complaints);
    weights::validate(resolved, complaints);
    grade::validate(resolved, complaints);
    tier::validate(resolved, complaints);
    clause::validate(resolved, complaints);
    if let (Rescale::Aspect, Some(span), 0) = (resolved.draft.scoring.scoring.rescale, resolved.draft.scoring.rescale, resolved.draft.aspects.len()) {
        let help = wording!("改为 indicator 或 total", "make it `indicator` or `total`");
        complaints.report(Code::FieldWithoutEffect, span, wording!("标准没有方面,不能按方面折算", "the standard has no aspects to rescale by"), help);
    }
}

/// The keys that every standard has.
fn needed(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    let draft = resolved.draft;
    let there = [
        ("id", draft.has("id")),
        ("title", draft.has("title")),
        ("edition", draft.has("edition")),
        ("document", draft.has("document")),
        ("site_kinds", draft.has("site_kinds")),
        ("clauses", draft.has("clauses")),
        ("indicators", draft.has("indicators") || draft.has("aspects") || draft.has("tasks")),
    ];
    let missing: Vec<&str> = there.into_iter().filter(|(_, there)| !there).map(|(key, _)| key).collect();
    if !missing.is_empty() && !complaints.any_broken_file() {
        let keys = missing.join("、");
        let help = wording!("补上:{keys}", "add: {keys}");
        complaints.report(Code::MissingKey, START, wording!("标准缺少 {keys}", "the standard lacks {keys}"), help);
    }
}

/// The top of the first file.
const START: Span = Span { file: 0, start: 0, len: 0, line: 1, column: 1 };

fn identity(resolved: &Resolved<'_>, folder: Option<&str>, complaints: &mut Complaints) {
    let Some(id) = &resolved.draft.id else { return };
    let text = &id.text;
    let well_formed = text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !well_formed {
        let help = wording!("用小写字母、数字和连字符,如 star-table-2023", "use small letters, digits and hyphens, such as star-table-2023");
        complaints.report(Code::MalformedId, id.span, wording!("“{text}”不能作标准的编号", "`{text}` cannot be the id of a standard"), help);
    } else if let Some(folder) = folder.filter(|folder| folder != text) {
        let help = wording!("把文件夹改名为 {text},或改 id", "rename the folder to `{text}`, or change the id");
        complaints.report(
            Code::IdNotFolder,
            id.span,
            wording!("编号 {text} 与文件夹 {folder} 不同名", "the id `{text}` is not the name of its folder `{folder}`"),
            help,
        );
    }
}
