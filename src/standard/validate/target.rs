//! Targets that no outcome meets or none fails, and those that count what their sites are never asked.
use crate::diagnostic::{Code, Wording};
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::target::{CountedDraft, MeasureForm, TargetDraft};
use crate::standard::resolve::Resolved;
use crate::standard::validate::rule::{always, never, plausible};
use crate::standard::{AnswerType, Bound, CheckIx, Counted, Interval, KindIx, Measured, Target, TierIx};
use crate::wording;
use rust_decimal::Decimal;

/// Says what is wrong with the targets of a standard.
pub(super) fn validate(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    for (draft, target) in resolved.draft.targets.iter().zip(&resolved.targets) {
        let figure = target.as_ref().and_then(|target| figure(resolved, target));
        super::wording::target(draft, figure.and_then(AnswerType::unit), complaints);
        if let Some(target) = target {
            reachable(draft, target, figure, complaints);
            countable(resolved, draft, target, complaints);
        }
    }
}

/// What the question of a figure takes as an answer.
fn figure<'r>(resolved: &'r Resolved<'_>, target: &Target) -> Option<&'r AnswerType> {
    match target.measure {
        Measured::Figure(question) => resolved.questions.asked(question).answer.as_ref(),
        Measured::Share(_) | Measured::Number(_) | Measured::Ratio { .. } => None,
    }
}

fn reachable(draft: &TargetDraft, target: &Target, figure: Option<&AnswerType>, complaints: &mut Complaints) {
    let Some(written) = &draft.rule else { return };
    let possible = match (&target.measure, figure) {
        (Measured::Share(_), _) => Interval::between(Decimal::ZERO, Decimal::ONE),
        (Measured::Figure(_), Some(answer @ AnswerType::Percent(_))) => {
            let share = |bound: Bound| Bound { value: bound.value / Decimal::ONE_HUNDRED, ..bound };
            let percent = plausible(answer);
            Interval { low: percent.low.map(share), high: percent.high.map(share) }
        }
        (Measured::Figure(_), Some(answer)) => plausible(answer),
        (Measured::Number(_) | Measured::Ratio { .. } | Measured::Figure(_), _) => Interval::from(Bound::closed(Decimal::ZERO)),
    };
    if !target.rule.meets(&possible) || target.rule.is_empty() {
        never(written.span, complaints);
    } else if possible.is_within(&target.rule) {
        always(written.span, complaints);
    }
}

/// Every kind that a target counts has the tier or one of the checks: else all of its sites count, or none ever does.
fn countable(resolved: &Resolved<'_>, draft: &TargetDraft, target: &Target, complaints: &mut Complaints) {
    let Some((MeasureForm::Share(written) | MeasureForm::Number(written), counted)) =
        draft.measure.as_ref().map(|measure| &measure.form).zip(target.measure.counted())
    else {
        return;
    };
    let name = |kind: KindIx| resolved.draft.subject_kinds().nth(kind.index()).map_or("", |(id, _)| id.text.as_str());
    let without = |has: &dyn Fn(KindIx) -> bool| target.kinds.iter().filter(|kind| !has(**kind)).map(|kind| name(*kind)).collect::<Vec<_>>().join("、");
    match (counted, written) {
        (Counted::Reach(tier), CountedDraft::Reach(id)) if resolved.tiers.iter().all(Option::is_some) => {
            let kinds = without(&|kind| has_tier(resolved, kind, *tier));
            let tier = &id.text;
            let message = wording!("{kinds} 没有档次 {tier},也没有更高的档次", "{kinds} has neither the tier `{tier}` nor a higher one");
            misfit(id.span, &kinds, message, complaints);
        }
        (Counted::Meet(checks), CountedDraft::Meet(meet)) => {
            let kinds = without(&|kind| checks.iter().any(|check| binds(resolved, *check, kind)));
            let span = meet.first().map_or(draft.id.span, |name| name.span);
            misfit(span, &kinds, wording!("meet 里没有一项约束 {kinds}", "nothing in `meet` binds {kinds}"), complaints);
        }
        _ => {}
    }
}

/// Whether sites of a kind can reach a tier, or a higher one, which counts as well.
fn has_tier(resolved: &Resolved<'_>, kind: KindIx, tier: TierIx) -> bool {
    resolved.tiers.iter().skip(tier.index()).flatten().any(|tier| tier.kinds.contains(&kind))
}

fn binds(resolved: &Resolved<'_>, check: CheckIx, kind: KindIx) -> bool {
    resolved.checks[check.index()].strengths.get(kind.index()).is_some_and(Option::is_some)
}

fn misfit(span: Span, kinds: &str, message: Wording, complaints: &mut Complaints) {
    if !kinds.is_empty() {
        let help = wording!("从 of 里去掉 {kinds},或改 reach、meet", "take {kinds} out of `of`, or change `reach` or `meet`");
        complaints.report(Code::MeasureMisfit, span, message, help);
    }
}
