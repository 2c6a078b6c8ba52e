//! Makes tiers.
use crate::diagnostic::Code;
use crate::standard::complaint::Complaints;
use crate::standard::decode::Draft;
use crate::standard::decode::programme::TierDraft;
use crate::standard::resolve::names::Names;
use crate::standard::resolve::question::Questions;
use crate::standard::resolve::rule::When;
use crate::standard::{Every, Needs, Tier, TierId, TierIx};
use crate::wording;

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
        if let (Some(first), false) = (tier.binds.iter().flatten().next(), flat.bodies.is_empty()) {
            let id = &tier.id.text;
            let help = wording!("for 只写站点类型", "name kinds of sites only");
            let message = wording!("档次 {id} 的 for 里有单位,单位没有档次", "`for` of the tier `{id}` names bodies, which have no tiers");
            complaints.report(Code::FieldWithoutEffect, first.span, message, help);
        }
        let when = When::all(tier.when.iter(), questions, complaints);
        let needs = Needs { every: tier.every.map_or(Every::Must, |(every, _)| every), share: tier.share.map(|(share, _)| share) };
        Some(Tier { id: TierId::new(tier.id.text.as_str()), name: tier.name.as_ref()?.text.clone(), kinds: flat.kinds, when: when.known()?, includes, needs })
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
