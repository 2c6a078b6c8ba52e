//! Makes tiers and targets.
use crate::diagnostic::Code;
use crate::standard::complaint::Complaints;
use crate::standard::decode::Draft;
use crate::standard::decode::programme::{ShareDraft, TargetDraft, TierDraft};
use crate::standard::decode::rule::{Amount, Form, RuleDraft};
use crate::standard::resolve::check::Linked;
use crate::standard::resolve::names::{Names, unknown};
use crate::standard::resolve::question::Questions;
use crate::standard::resolve::rule::{When, interval};
use crate::standard::tree::Text;
use crate::standard::{Bound, CheckIx, Counted, Interval, Target, TargetId, Tier, TierId, TierIx};
use crate::wording;
use rust_decimal::Decimal;

/// Makes the tiers, lowest first; each includes only lower ones.
pub(in crate::standard) fn tiers(draft: &Draft, names: &Names<'_>, questions: &Questions<'_>, complaints: &mut Complaints) -> Vec<Option<Tier>> {
    let mut includes: Vec<Vec<TierIx>> = Vec::new();
    for (at, tier) in draft.tiers.iter().enumerate() {
        let own = own_includes(at, tier, names, &includes, complaints);
        includes.push(own);
    }
    let made = draft.tiers.iter().zip(includes);
    made.map(|(tier, includes)| {
        let flat = names.flat(tier.binds.iter().flatten(), Code::UnknownKind, complaints);
        let when = When::all(tier.when.iter(), questions, complaints);
        Some(Tier { id: TierId::new(tier.id.text.as_str()), name: tier.name.as_ref()?.text.clone(), kinds: flat.kinds, when: when.known()?, includes })
    })
    .collect()
}

fn own_includes(at: usize, tier: &TierDraft, names: &Names<'_>, lower: &[Vec<TierIx>], complaints: &mut Complaints) -> Vec<TierIx> {
    let mut all = vec![TierIx::at(at)];
    for name in &tier.includes {
        let Some(included) = names.tier(name, complaints) else { continue };
        if let Some(theirs) = lower.get(included.index()) {
            all.extend(theirs);
            continue;
        }
        let (id, written) = (&tier.id.text, &name.text);
        let help = wording!("档次从低到高写,只能包含前面的档次", "tiers are written lowest first and include only those before them");
        let message = wording!("档次 {id} 包含了不比它低的 {written}", "the tier `{id}` includes `{written}`, which is not lower");
        complaints.report(Code::TierOrder, name.span, message, help);
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Makes the targets that are evaluated.
pub(in crate::standard) fn targets(draft: &Draft, names: &Names<'_>, checks: &[Linked<'_>], complaints: &mut Complaints) -> Vec<Option<Target>> {
    draft.targets.iter().map(|target| self::target(target, draft, names, checks, complaints)).collect()
}

fn target(draft: &TargetDraft, standard: &Draft, names: &Names<'_>, checks: &[Linked<'_>], complaints: &mut Complaints) -> Option<Target> {
    let clause = draft.clause.as_ref().map(|clause| names.clause(clause, complaints));
    let rule = draft.rule.as_ref().filter(|_| draft.share.is_some()).and_then(|rule| rate(rule, complaints));
    let (lead, responsible) = (names.bodies(&draft.lead, complaints), names.bodies(&draft.responsible, complaints));
    let share = draft.share.as_ref()?;
    let of = names.flat(&share.of, Code::UnknownKind, complaints);
    if !of.bodies.is_empty() {
        let span = share.of.first().map_or(draft.id.span, |name| name.span);
        let help = wording!("of 只写站点类型", "`of` holds site kinds only");
        complaints.report(Code::FormNotSupported, span, wording!("本版本的指标只统计站点", "targets of this version count sites only"), help);
    }
    let counts = counted(share, standard, names, checks, complaints);
    Some(Target {
        id: TargetId::new(draft.id.text.as_str()),
        clause: clause??,
        text: draft.text.as_ref()?.text.clone(),
        kinds: of.kinds,
        counts: counts?,
        rule: rule?,
        due: draft.due,
        per_kind: draft.per_kind,
        strength: draft.strength,
        lead,
        responsible,
        authored: draft.authored.as_ref().map(|text| text.text.clone()),
        covers: draft.covers.iter().map(|id| id.text.clone()).collect(),
    })
}

fn counted(share: &ShareDraft, standard: &Draft, names: &Names<'_>, checks: &[Linked<'_>], complaints: &mut Complaints) -> Option<Counted> {
    if let Some(tier) = &share.reach {
        return names.tier(tier, complaints).map(Counted::Reach);
    }
    let found: Vec<Option<Vec<CheckIx>>> = share.meet.iter().map(|name| named_checks(name, standard, checks, complaints)).collect();
    let all: Option<Vec<Vec<CheckIx>>> = found.into_iter().collect();
    all.map(|all| Counted::Meet(all.into_iter().flatten().collect()))
}

/// The checks that an id names: of an indicator all, of a check with rules by tier each of them.
pub(in crate::standard) fn named_checks(name: &Text, standard: &Draft, checks: &[Linked<'_>], complaints: &mut Complaints) -> Option<Vec<CheckIx>> {
    let named = |linked: &Linked<'_>| linked.id == name.text || linked.effective.draft.id.text == name.text || linked.effective.group.id.text == name.text;
    let found: Vec<CheckIx> = checks.iter().enumerate().filter(|(_, linked)| named(linked)).map(|(at, _)| CheckIx::at(at)).collect();
    if !found.is_empty() || standard.indicators.iter().any(|indicator| indicator.id.text == name.text) {
        return Some(found);
    }
    if name.text.contains('.') {
        unknown(name, Code::UnknownCheck, ("检查项", "check"), checks.iter().map(|linked| linked.effective.draft.id.text.as_str()), complaints);
    } else {
        unknown(name, Code::UnknownIndicator, ("指标", "indicator"), standard.indicators.iter().map(|indicator| indicator.id.text.as_str()), complaints);
    }
    None
}

/// The rate that is wanted, from 0 to 1.
fn rate(rule: &RuleDraft, complaints: &mut Complaints) -> Option<Interval> {
    let values = match &rule.form {
        Form::Within(comparison, values) if values.iter().all(|value| matches!(value.amount, Amount::Percent(_))) => (*comparison, values),
        Form::Broken => return None,
        _ => {
            let help = wording!("写 rule: {{at_least: 90%}}", "write rule: {{at_least: 90%}}");
            complaints.report(Code::RuleMisfit, rule.span, wording!("比率的要求写成百分数", "a rate is judged by a percentage"), help);
            return None;
        }
    };
    let share = |bound: Bound| Bound { value: (bound.value / Decimal::ONE_HUNDRED).normalize(), ..bound };
    let percent = interval(values.0, values.1);
    let rate = Interval { low: percent.low.map(share), high: percent.high.map(share) };
    if !rate.meets(&Interval::between(Decimal::ZERO, Decimal::ONE)) {
        let help = wording!("比率在 0% 与 100% 之间", "a rate lies between 0% and 100%");
        complaints.report(Code::RuleNeverMet, rule.span, wording!("没有比率能达到这个要求", "no rate meets this"), help);
    }
    Some(rate)
}
