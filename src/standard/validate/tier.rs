//! Tiers that ask nothing, or less than a lower one, and ticks that count nowhere.
use crate::diagnostic::Code;
use crate::standard::complaint::Complaints;
use crate::standard::decode::programme::TierDraft;
use crate::standard::resolve::Resolved;
use crate::standard::resolve::check::Linked;
use crate::standard::validate::points::binds_only_bodies;
use crate::standard::{Every, KindIx, Need, Rule, Strength, Tier, Weight};
use crate::wording;
use rust_decimal::Decimal;

/// Says what is wrong with the tiers of a standard.
pub(super) fn validate(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    for pair in resolved.checks.windows(2) {
        monotone(&pair[0], &pair[1], complaints);
    }
    for draft in &resolved.draft.tiers {
        share(draft, complaints);
    }
    for linked in &resolved.checks {
        idle_ticks(resolved, linked, complaints);
    }
    if !resolved.checks.is_empty() && resolved.checks.iter().all(is_whole) {
        for (at, tier) in resolved.tiers.iter().enumerate() {
            empty(resolved, at, tier.as_ref(), complaints);
        }
    }
}

/// A share that cannot be, or that says nothing beside `every: must`.
fn share(draft: &TierDraft, complaints: &mut Complaints) {
    let Some((share, span)) = draft.share else { return };
    if share.is_zero() || share > Decimal::ONE {
        let help = wording!("写大于 0、不超过 100% 的百分数,如 90%", "write a percentage above 0 and up to 100%, such as 90%");
        complaints.report(Code::InvalidNumber, span, wording!("符合率应在 0 到 100% 之间", "the share must lie between 0 and 100 %"), help);
    } else if matches!(draft.every, Some((Every::Must, _))) {
        let help = wording!("写 every: key,或删去 share", "write `every: key`, or take `share` out");
        let message = wording!("必须项全部符合时,share 没有作用", "where every must is met `share` says nothing more");
        complaints.report(Code::FieldWithoutEffect, span, message, help);
    }
}

/// Whether all names that decide where it is ticked were found.
fn is_whole(linked: &Linked<'_>) -> bool {
    let by_rule = linked.effective.rules().iter().any(|(tier, _)| tier.is_some());
    let ticked = if by_rule { linked.for_tier.is_some() } else { linked.ticks.len() == linked.effective.ticks().len() };
    ticked && linked.strengths.iter().any(Option::is_some)
}

/// Checks of one entry stand beside one another; the author may have written the tiers in any order.
fn monotone(a: &Linked<'_>, b: &Linked<'_>, complaints: &mut Complaints) {
    let (Some(tier_a), Some(tier_b)) = (a.for_tier, b.for_tier) else { return };
    if a.effective.draft.id != b.effective.draft.id || tier_a == tier_b {
        return;
    }
    let (low, high) = if tier_a < tier_b { (a, b) } else { (b, a) };
    let laxer = match (low.rule(), high.rule()) {
        (Some(Rule::Within(low)), Some(Rule::Within(high))) => !high.is_within(low),
        (Some(Rule::Has { members: low, need: Need::All }), Some(Rule::Has { members: high, need: Need::All })) => {
            low.iter().any(|wanted| !high.iter().any(|other| other.member == wanted.member))
        }
        _ => false,
    };
    if laxer {
        let (low_id, high_id) = (&low.id, &high.id);
        let help = wording!("核对数值;档次从低到高写在 tiers 里", "check the numbers; `tiers` are written lowest first");
        let message = wording!("{high_id} 的要求比 {low_id} 还松", "`{high_id}` asks less than `{low_id}`");
        complaints.report_at(Code::TierNotMonotone, &[high.span, low.span], message, help);
    }
}

fn idle_ticks(resolved: &Resolved<'_>, linked: &Linked<'_>, complaints: &mut Complaints) {
    let binds = |tier: &Tier| tier.kinds.iter().any(|kind| linked.strengths.get(kind.index()).is_some_and(Option::is_some));
    if !linked.strengths.iter().any(Option::is_some) {
        return;
    }
    if binds_only_bodies(linked, resolved.draft.kinds.len()) {
        if !linked.ticks.is_empty() {
            let id = &linked.id;
            let help = wording!("删去 tiers;从指标继承来的,写 tiers: []", "take the ticks out; where they are inherited write `tiers: []`");
            let message = wording!("检查项 {id} 只对单位,单位没有档次", "the check `{id}` binds bodies only, which have no tiers");
            complaints.report(Code::FieldWithoutEffect, linked.span, message, help);
        }
        return;
    }
    let idle = linked.ticks.iter().filter_map(|tier| resolved.tiers[tier.index()].as_ref()).filter(|tier| !tier.kinds.is_empty() && !binds(tier));
    for tier in idle {
        let (id, name) = (&linked.id, &tier.name);
        let help = wording!("核对 for 和档次的 for", "compare its `for` with that of the tier");
        let message = wording!("检查项 {id} 的站点类型没有“{name}”这个档次", "the tier `{name}` does not exist for the kinds of `{id}`");
        complaints.report(Code::FieldWithoutEffect, linked.span, message, help);
    }
}

fn empty(resolved: &Resolved<'_>, at: usize, tier: Option<&Tier>, complaints: &mut Complaints) {
    let draft = &resolved.draft.tiers[at];
    let Some(tier) = tier.filter(|_| !complaints.broken_file_mentions(&draft.id.text)) else { return };
    let decides = |kind: KindIx, linked: &Linked<'_>| {
        linked.strengths.get(kind.index()).copied().flatten() == Some(Strength::Must) && linked.ticks.iter().any(|tick| tier.includes.contains(tick))
    };
    let without = |wanted: fn(&Linked<'_>) -> bool| {
        let kinds = tier.kinds.iter().filter(|kind| !resolved.checks.iter().any(|linked| wanted(linked) && decides(**kind, linked)));
        kinds.map(|kind| resolved.draft.kinds[kind.index()].id.text.as_str()).collect::<Vec<_>>()
    };
    let names = without(|_| true);
    if names.is_empty() && tier.needs.every == Every::Key {
        without_key(draft, &without(|linked| linked.effective.weight() == Weight::Key), complaints);
    }
    if !names.is_empty() {
        let (id, kinds) = (&draft.id.text, names.join("、"));
        let help =
            wording!("给该类站点的 must 检查项打勾 tiers: [{id}],或从 for 里去掉", "tick a must of these sites with tiers: [{id}], or take them out of `for`");
        let message = wording!("档次 {id} 对 {kinds} 没有任何 must 检查项", "the tier `{id}` has no must for {kinds}");
        complaints.report(Code::TierEmpty, draft.id.span, message, help);
    }
}

/// Says that a tier wants every key check met of kinds for which it has none.
fn without_key(draft: &TierDraft, kinds: &[&str], complaints: &mut Complaints) {
    let Some((_, span)) = draft.every.filter(|_| !kinds.is_empty()) else { return };
    let (id, kinds) = (&draft.id.text, kinds.join("、"));
    let help = wording!("给其中的必要条件写 severity: key", "write `severity: key` on what it takes without exception");
    let message = wording!("档次 {id} 要求关键项全部符合,而 {kinds} 没有关键项", "the tier `{id}` wants every key check met, and {kinds} has none");
    complaints.report(Code::TierEmpty, span, message, help);
}
