//! Every clause is accounted for: cited, or set aside with the reason, and not both.
use crate::diagnostic::Code;
use crate::standard::complaint::Complaints;
use crate::standard::decode::inherited::Inherited;
use crate::standard::resolve::Resolved;
use crate::wording;
use std::collections::BTreeSet;

/// Says which clauses are not accounted for.
pub(super) fn validate(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    let cited = cited(resolved);
    for clause in &resolved.draft.clauses {
        let (id, is_cited) = (&clause.id.text, cited.contains(clause.id.text.as_str()));
        match clause.is {
            None if !is_cited && !complaints.broken_file_mentions(id) => {
                let help = wording!(
                    "让检查项或指标引用它,或写 is: definition/context/duty 和 why",
                    "let a check or target cite it, or write is: definition, context or duty, and why"
                );
                complaints.report(
                    Code::ClauseWithoutDisposition,
                    clause.id.span,
                    wording!("条款 {id} 没有去处", "the clause `{id}` is not accounted for"),
                    help,
                );
            }
            Some((_, span)) if is_cited => {
                let help = wording!("删去 is 和 why,或改引用它的条款号", "take `is` and `why` out, or correct the clause of what cites it");
                let message = wording!("条款 {id} 既被引用,又标为不评", "the clause `{id}` is cited and set aside as well");
                complaints.report(Code::DispositionAndCited, span, message, help);
            }
            None if clause.is.is_none() && clause.why.is_some() => {
                let span = clause.why.as_ref().map_or(clause.id.span, |why| why.span);
                complaints.report(
                    Code::FieldWithoutEffect,
                    span,
                    wording!("没有 is,why 不起作用", "`why` has no effect without `is`"),
                    wording!("补上 is,或删去 why", "add `is`, or take `why` out"),
                );
            }
            _ => {}
        }
    }
}

/// Clauses that checks, what stands above them, targets and tasks cite.
fn cited<'r>(resolved: &'r Resolved<'_>) -> BTreeSet<&'r str> {
    let draft = resolved.draft;
    let of = |inherited: &'r Inherited| inherited.clause.as_ref().map(|clause| clause.text.as_str());
    let mut cited: BTreeSet<&str> = draft.tasks.iter().filter_map(|task| of(&task.inherited)).collect();
    cited.extend(draft.tasks.iter().flat_map(|task| &task.actions).filter_map(|action| of(&action.inherited)));
    cited.extend(draft.aspects.iter().filter_map(|aspect| of(&aspect.inherited)));
    cited.extend(draft.indicators.iter().filter_map(|indicator| of(&indicator.inherited)));
    cited.extend(draft.indicators.iter().flat_map(|indicator| &indicator.checks).filter_map(|check| of(&check.inherited)));
    cited.extend(draft.targets.iter().filter_map(|target| target.clause.as_ref()).map(|clause| clause.text.as_str()));
    cited
}
