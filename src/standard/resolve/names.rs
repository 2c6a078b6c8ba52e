//! Finds kinds, bodies, groups, tiers and clauses by their ids; what is not there is said once, with the nearest name.
use crate::diagnostic::Code;
use crate::standard::complaint::Complaints;
use crate::standard::decode::Draft;
use crate::standard::name::nearest;
use crate::standard::tree::Text;
use crate::standard::{ClauseIx, KindIx, TierIx};
use crate::wording;
use std::collections::BTreeMap;

/// The ids that other parts of a standard name.
#[derive(Debug)]
pub(in crate::standard) struct Names<'d> {
    draft: &'d Draft,
    kinds: BTreeMap<&'d str, KindIx>,
    groups: BTreeMap<&'d str, &'d [Text]>,
    tiers: BTreeMap<&'d str, TierIx>,
    clauses: BTreeMap<&'d str, ClauseIx>,
}

/// What a list of names comes to once its groups are opened.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(in crate::standard) struct Flat {
    /// Kinds of sites, each once, in the order of the list.
    pub(in crate::standard) kinds: Vec<KindIx>,
    /// Bodies, each once, in the order of the list.
    pub(in crate::standard) bodies: Vec<KindIx>,
    /// Some name was not found, which has been said.
    pub(in crate::standard) broken: bool,
}

impl<'d> Names<'d> {
    /// Takes the ids of a draft, and says what is wrong inside its groups.
    pub(in crate::standard) fn of(draft: &'d Draft, complaints: &mut Complaints) -> Self {
        let names = Self {
            draft,
            kinds: draft.subject_kinds().enumerate().map(|(at, (id, _))| (id.text.as_str(), KindIx::at(at))).collect(),
            groups: draft.groups.iter().map(|group| (group.id.text.as_str(), &group.members[..])).collect(),
            tiers: draft.tiers.iter().enumerate().map(|(at, tier)| (tier.id.text.as_str(), TierIx::at(at))).collect(),
            clauses: draft.clauses.iter().enumerate().map(|(at, clause)| (clause.id.text.as_str(), ClauseIx::at(at))).collect(),
        };
        names.check_groups(complaints);
        names
    }

    /// The kinds and bodies of a list; names that are not there are said with this code.
    pub(in crate::standard) fn flat<'t>(&self, list: impl IntoIterator<Item = &'t Text>, code: Code, complaints: &mut Complaints) -> Flat {
        let mut flat = Flat::default();
        for name in list {
            if self.is_actor(&name.text) {
                self.open(&name.text, &mut flat, 0);
            } else {
                flat.broken = true;
                self.unknown_actor(name, code, complaints);
            }
        }
        flat
    }

    /// The kinds and bodies of a list that are there.
    pub(in crate::standard) fn known<'t>(&self, list: impl IntoIterator<Item = &'t Text>) -> Vec<KindIx> {
        let mut flat = Flat::default();
        list.into_iter().for_each(|name| self.open(&name.text, &mut flat, 0));
        flat.kinds.into_iter().chain(flat.bodies).collect()
    }

    /// Whether a kind is a body, or several.
    pub(in crate::standard) fn is_body(&self, kind: KindIx) -> bool {
        kind.index() >= self.draft.kinds.len()
    }

    /// The names of bodies that lead or are responsible.
    pub(in crate::standard) fn bodies<'t>(&self, list: impl IntoIterator<Item = &'t Text>, complaints: &mut Complaints) -> Vec<String> {
        let flat = self.flat(list, Code::UnknownBody, complaints);
        let all = flat.bodies.iter().chain(&flat.kinds).filter_map(|kind| self.draft.subject_kinds().nth(kind.index()));
        all.map(|(id, name)| name.unwrap_or(id).text.clone()).collect()
    }

    /// A tier by its id.
    pub(in crate::standard) fn tier(&self, name: &Text, complaints: &mut Complaints) -> Option<TierIx> {
        let found = self.tiers.get(name.text.as_str()).copied();
        if found.is_none() {
            unknown(name, Code::UnknownTier, ("档次", "tier"), self.tiers.keys().copied(), complaints);
        }
        found
    }

    /// A clause by its number; a standard without contents has been told so once.
    pub(in crate::standard) fn clause(&self, name: &Text, complaints: &mut Complaints) -> Option<ClauseIx> {
        let found = self.clauses.get(name.text.as_str()).copied();
        if found.is_none() && self.draft.has("clauses") {
            unknown(name, Code::UnknownClause, ("条款", "clause"), self.clauses.keys().copied(), complaints);
        }
        found
    }

    fn is_actor(&self, name: &str) -> bool {
        self.kinds.contains_key(name) || self.groups.contains_key(name)
    }

    fn unknown_actor(&self, name: &Text, code: Code, complaints: &mut Complaints) {
        if !self.draft.has("site_kinds") {
            return;
        }
        let all = self.kinds.keys().chain(self.groups.keys()).copied();
        unknown(name, code, ("站点类型、单位或组", "site kind, body or group"), all, complaints);
    }

    fn open(&self, name: &str, flat: &mut Flat, depth: usize) {
        if let Some(kind) = self.kinds.get(name) {
            let list = if kind.index() < self.draft.kinds.len() { &mut flat.kinds } else { &mut flat.bodies };
            if !list.contains(kind) {
                list.push(*kind);
            }
        } else if let Some(members) = self.groups.get(name).filter(|_| depth < self.groups.len()) {
            members.iter().for_each(|member| self.open(&member.text, flat, depth + 1));
        } else {
            flat.broken = true;
        }
    }

    fn check_groups(&self, complaints: &mut Complaints) {
        for group in &self.draft.groups {
            for member in group.members.iter().filter(|member| !self.is_actor(&member.text)) {
                self.unknown_actor(member, Code::UnknownGroup, complaints);
            }
            let id = &group.id.text;
            if self.reaches(id, id, &mut Vec::new()) {
                let help = wording!("组只包含站点类型、单位和别的组,不能绕回自己", "a group holds kinds, bodies and other groups, and never itself");
                complaints.report(Code::GroupCycle, group.id.span, wording!("组 {id} 绕回了自己", "the group `{id}` comes back to itself"), help);
            }
        }
    }

    fn reaches(&self, from: &str, goal: &str, seen: &mut Vec<String>) -> bool {
        let Some(members) = self.groups.get(from) else { return false };
        members.iter().any(|member| {
            member.text == goal
                || (!seen.contains(&member.text) && {
                    seen.push(member.text.clone());
                    self.reaches(&member.text, goal, seen)
                })
        })
    }
}

/// Says that a name is not there, unless a file that could not be read may have declared it.
pub(in crate::standard) fn unknown<'c>(name: &Text, code: Code, what: (&str, &str), known: impl Iterator<Item = &'c str>, complaints: &mut Complaints) {
    let (written, (zh, en)) = (&name.text, what);
    if complaints.broken_file_mentions(written) {
        return;
    }
    let known: Vec<&str> = known.collect();
    let help = match nearest(written, known.iter().copied()) {
        Some(near) => wording!("是不是 {near}?", "did you mean `{near}`?"),
        None if known.is_empty() => wording!("标准里还没有声明{zh}", "the standard declares no {en}"),
        None => {
            let some = known.iter().take(12).copied().collect::<Vec<_>>().join("、");
            wording!("有:{some}", "there are: {some}")
        }
    };
    complaints.report(code, name.span, wording!("没有叫 {written} 的{zh}", "there is no {en} `{written}`"), help);
}
