//! Counts and points that do not come to what they say.
use crate::diagnostic::Code;
use crate::standard::Strength;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::check::{CheckDraft, IndicatorDraft};
use crate::standard::decode::rule::{Form, RuleDraft};
use crate::standard::resolve::Resolved;
use crate::standard::resolve::check::Linked;
use crate::standard::tree::Text;
use crate::wording;
use rust_decimal::Decimal;

/// Says where counts and points disagree.
pub(super) fn validate(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    for (at, indicator) in resolved.draft.indicators.iter().enumerate() {
        if let Some((count, span)) = indicator.count {
            differs(count, indicator.checks.len(), ("检查项", "checks"), span, complaints);
        }
        for check in &indicator.checks {
            members(check, complaints);
        }
        of_indicator(indicator, resolved.of_indicator(at), resolved.draft.kinds.len(), complaints);
    }
    of_groups(resolved, complaints);
}

fn differs(count: u32, there: usize, (zh, en): (&str, &str), span: Span, complaints: &mut Complaints) {
    if usize::try_from(count).is_ok_and(|count| count == there) {
        return;
    }
    let help = wording!("对照条文,补上缺的或删去多的", "compare with the document, and add what is missing or take out what is too much");
    complaints.report(Code::CountDiffers, span, wording!("写明 {count} 项,实有 {there} 项{zh}", "it says {count}, and there are {there} {en}"), help);
}

fn members(check: &CheckDraft, complaints: &mut Complaints) {
    let Some((count, span)) = check.count else { return };
    let missing: usize = check.award.missing().map(<[Text]>::len).sum();
    match check.rule.as_ref().map(|rule: &RuleDraft| &rule.form) {
        _ if missing > 0 => differs(count, missing, ("成员", "members"), span, complaints),
        Some(Form::Has(_, names)) => differs(count, names.len(), ("成员", "members"), span, complaints),
        Some(Form::Broken) => {}
        _ => {
            let help = wording!("count 核对 has_all 等规则的成员数;别处删去", "`count` asserts the members of has_all and the like; take it out elsewhere");
            complaints.report(Code::FieldWithoutEffect, span, wording!("这里的 count 不起作用", "`count` has no effect here"), help);
        }
    }
}

fn of_indicator(indicator: &IndicatorDraft, own: &[Linked<'_>], kinds: usize, complaints: &mut Complaints) {
    let (idle, scored): (Vec<&Linked<'_>>, Vec<&Linked<'_>>) = own.iter().partition(|linked| earns_nothing(linked, kinds));
    for linked in idle {
        let award = &linked.effective.draft.award;
        let Some(span) = linked.effective.draft.points.map(|(_, span)| span).or_else(|| award.span()) else { continue };
        if binds_only_bodies(linked, kinds) {
            let help = wording!("删去 points 和得分办法", "take the points and how they are earned out");
            complaints.report(Code::FieldWithoutEffect, span, wording!("单位不计分", "bodies have no score"), help);
        } else {
            let help = wording!("删去 points 和得分办法,或改 strength", "take the points and how they are earned out, or change the strength");
            let message = wording!("may 的检查项不计分,不能有 points 和得分办法", "a may earns nothing and cannot have points, nor a way to earn them");
            complaints.report(Code::MayWithPoints, span, message, help);
        }
    }
    // what is told in points and has none is said by itself
    let told = scored.iter().filter(|linked| linked.effective.draft.points.is_some() || linked.effective.draft.award.points.is_none());
    let drafts: Vec<(&Text, Option<Decimal>)> =
        told.map(|linked| (&linked.effective.draft.id, linked.effective.draft.points.map(|(points, _)| points))).collect();
    if !all_or_none(&drafts, complaints) {
        return;
    }
    let Some((total, span)) = indicator.points.filter(|_| drafts.iter().any(|(_, points)| points.is_some())) else { return };
    let sum = |kind: usize| -> Decimal {
        let mut seen: Vec<&str> = Vec::new();
        let bound = scored.iter().filter(|linked| linked.strengths.get(kind).is_some_and(Option::is_some));
        let once = bound.filter(|linked| {
            let id = linked.effective.draft.id.text.as_str();
            !seen.contains(&id) && {
                seen.push(id);
                true
            }
        });
        once.filter_map(|linked| linked.effective.draft.points).map(|(points, _)| points).sum()
    };
    let sums: Vec<Decimal> = (0..kinds).map(sum).filter(|sum| !sum.is_zero()).collect();
    if let (Some(sum), false) = (sums.first(), sums.contains(&total)) {
        unequal(*sum, total, span, complaints);
    }
}

fn of_groups(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    let draft = resolved.draft;
    let can_earn = |at: usize| resolved.of_indicator(at).iter().any(|linked| !earns_nothing(linked, draft.kinds.len()));
    let points = |indicator: &IndicatorDraft| indicator.points.map(|(points, _)| points);
    let scored: Vec<&IndicatorDraft> = draft.indicators.iter().enumerate().filter(|(at, _)| can_earn(*at)).map(|(_, indicator)| indicator).collect();
    let all: Vec<(&Text, Option<Decimal>)> = scored.iter().map(|indicator| (&indicator.id, points(indicator))).collect();
    if !all_or_none(&all, complaints) || all.iter().all(|(_, points)| points.is_none()) {
        return;
    }
    for (at, aspect) in draft.aspects.iter().enumerate() {
        let sum: Decimal = scored.iter().filter(|indicator| indicator.aspect == Some(at)).filter_map(|indicator| points(indicator)).sum();
        if let Some((total, span)) = aspect.points.filter(|(total, _)| *total != sum) {
            unequal(sum, total, span, complaints);
        }
    }
    let sum: Decimal = all.iter().filter_map(|(_, points)| *points).sum();
    let total = draft.scoring.scoring.total;
    if sum != total && !draft.indicators.is_empty() {
        let first = scored.first().and_then(|indicator| indicator.points).map(|(_, span)| span);
        if let Some(span) = draft.scoring.total.or(first) {
            unequal(sum, total, span, complaints);
        }
    }
}

/// Whether a check binds somebody, and no site to which it is more than a may.
fn earns_nothing(linked: &Linked<'_>, site_kinds: usize) -> bool {
    let mut sites = linked.strengths.iter().take(site_kinds).flatten();
    linked.strengths.iter().any(Option::is_some) && sites.all(|strength| *strength == Strength::May)
}

/// Whether a check binds bodies and no site, where the site kinds come first.
pub(super) fn binds_only_bodies(linked: &Linked<'_>, site_kinds: usize) -> bool {
    let (sites, bodies) = linked.strengths.split_at(site_kinds.min(linked.strengths.len()));
    !sites.iter().any(Option::is_some) && bodies.iter().any(Option::is_some)
}

/// Whether all have points or none has; the first without is said.
fn all_or_none(parts: &[(&Text, Option<Decimal>)], complaints: &mut Complaints) -> bool {
    let without: Vec<&Text> = parts.iter().filter(|(_, points)| points.is_none()).map(|(id, _)| *id).collect();
    let Some(first) = without.first().filter(|_| without.len() < parts.len()) else { return true };
    let (id, count, all) = (&first.text, without.len(), parts.len());
    let help = wording!("要么都写 points,要么都不写(均分)", "give points to all of them, or to none (equal shares)");
    let message = wording!("{id} 没有 points({all} 项中有 {count} 项没有)", "`{id}` has no points ({count} of {all} have none)");
    complaints.report(Code::PointsMissing, first.span, message, help);
    false
}

fn unequal(sum: Decimal, total: Decimal, span: Span, complaints: &mut Complaints) {
    let help = wording!("对照条文核对各项分值", "check the points against the document");
    complaints.report(Code::PointsDiffer, span, wording!("各项合计 {sum},这里是 {total}", "the parts come to {sum}, and this is {total}"), help);
}
