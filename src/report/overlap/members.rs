//! Says which members of a list only some of the standards ask for, which all do, and which one wants and another forbids.
use super::{SharedView, SideBySide};
use crate::diagnostic::Wording;
use crate::standard::JointMember;
use crate::wording;

/// A sentence for all members of which the same is to be said, those that fewest standards ask for first.
pub(super) fn sentences(view: &SideBySide<'_>, shared: &SharedView<'_>) -> Vec<Wording> {
    let mut alike: Vec<(&JointMember, Vec<&str>)> = Vec::new();
    for member in &shared.joint.members {
        match alike.iter_mut().find(|(known, _)| (&known.wanted_by, &known.forbidden_by) == (&member.wanted_by, &member.forbidden_by)) {
            Some((_, names)) => names.push(&member.name),
            None => alike.push((member, vec![&member.name])),
        }
    }
    alike.sort_by_key(|(member, _)| (member.wanted_by.len() + member.forbidden_by.len(), &member.wanted_by, &member.forbidden_by));
    alike.iter().map(|(member, names)| sentence(view, shared, member, &names.join("、"))).collect()
}

fn sentence(view: &SideBySide<'_>, shared: &SharedView<'_>, member: &JointMember, names: &str) -> Wording {
    let (wanting, forbidding) = (&member.wanted_by[..], &member.forbidden_by[..]);
    let (asks, forbids) = (if wanting.len() == 1 { "asks" } else { "ask" }, if forbidding.len() == 1 { "forbids" } else { "forbid" });
    let (Wording { zh: by, en: by_in_en }, Wording { zh: not_by, en: not_by_in_en }) = (ids(view, wanting), ids(view, forbidding));
    let all = shared.sides.len();
    match (wanting.len(), forbidding.len()) {
        (wanting, 0) if wanting == all => wording!("都问:{names}", "all ask for {names}"),
        (_, 0) => wording!("只有 {by} 问:{names}", "only {by_in_en} {asks} for {names}"),
        (0, forbidding) if forbidding == all => wording!("都不许有:{names}", "all forbid {names}"),
        (0, _) => wording!("只有 {not_by} 不许有:{names}", "only {not_by_in_en} {forbids} {names}"),
        _ => wording!("{by} 要、{not_by} 不许有:{names}", "{by_in_en} {asks} for, {not_by_in_en} {forbids}: {names}"),
    }
}

/// Standards by their ids: A、B, A and B.
fn ids(view: &SideBySide<'_>, places: &[usize]) -> Wording {
    let ids: Vec<&str> = places.iter().map(|place| view.standard(*place).id.as_str()).collect();
    let en = match &ids[..] {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => ids.join(""),
    };
    Wording { zh: ids.join("、"), en }
}
