//! A finding in full: what was observed and expected, what is short, which members lack, and what becomes of it.
use super::evaluate::MemberIs;
use super::owes::Owed;
use super::verdict::Verdict;
use super::{Assessment, SiteResult};
use crate::diagnostic::CellRange;
use crate::standard::{Bound, CheckIx, Rule, SlotIx, Strength};
use crate::survey::answer::{Answer, Value};
use crate::survey::{Site, Table};
use rust_decimal::Decimal;

/// What becomes of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// 整改项.
    Rectify,
    /// 建议项.
    Advise,
    /// 提升项.
    Improve,
    /// 待核实.
    Verify,
    /// Nothing: it is shown as fact.
    None,
}

impl Item {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Rectify, Self::Advise, Self::Improve, Self::Verify, Self::None];

    /// The word of the JSON contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rectify => "rectify",
            Self::Advise => "advise",
            Self::Improve => "improve",
            Self::Verify => "verify",
            Self::None => "none",
        }
    }
}

/// How much a number falls short of its threshold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// What is there.
    pub has: Decimal,
    /// What is needed.
    pub needs: Decimal,
    /// In which unit.
    pub unit: Option<String>,
}

/// What one member of a list is.
#[derive(Debug, Clone)]
pub struct MemberFinding<'a> {
    /// Its name.
    pub name: &'a str,
    /// What is said of it.
    pub verdict: Verdict,
    /// Where it stands.
    pub place: Option<(&'a Table, CellRange)>,
}

/// One check at one site.
#[derive(Debug, Clone)]
pub struct Finding<'a> {
    /// The check.
    pub check: CheckIx,
    /// What is said of it.
    pub verdict: Verdict,
    /// The answer as written; for a list answered column by column, nothing.
    pub observed: &'a str,
    /// How much is short, where the answer is one exact number.
    pub shortfall: Option<Shortfall>,
    /// The members that the rule names, with what each is.
    pub members: Vec<MemberFinding<'a>>,
    /// Where the answer stands; `None` where no column asks it.
    pub place: Option<(&'a Table, CellRange)>,
    /// What is written beside the answer.
    pub remark: Option<&'a str>,
    /// The evidence named beside the answer.
    pub evidence: Option<&'a str>,
    /// What becomes of it.
    pub item: Item,
}

impl<'a> Assessment<'a> {
    /// The finding of a check at a site; `None` where the check does not bind the kind.
    pub fn finding(&self, site: &'a Site, result: &SiteResult, check: CheckIx) -> Option<Finding<'a>> {
        let verdict = self.verdict(result, check)?;
        let of = self.standard.check(check);
        let slot = self.standard.question(of.question).slot;
        let members = self.members(site, check);
        let observed = self.survey.observed(site, slot);
        let own_place = self.survey.place(site, slot);
        // the member that tells: what is there where the check is met, else what lacks
        let tells = |member: &&SlotMember<'_>| (member.verdict == Verdict::Met) == (verdict == Verdict::Met) && member.place.is_some();
        let place =
            own_place.or_else(|| members.iter().find(tells).or_else(|| members.iter().find(|member| member.place.is_some())).and_then(|member| member.place));
        let aside = self.survey.aside(site, slot).or_else(|| members.iter().find_map(|member| self.survey.aside(site, member.slot)));
        Some(Finding {
            check,
            verdict,
            observed: observed.raw,
            shortfall: self.shortfall(site, check, verdict),
            members: members.into_iter().map(|member| MemberFinding { name: member.name, verdict: member.verdict, place: member.place }).collect(),
            place,
            remark: aside.and_then(|aside| aside.remark.as_deref()),
            evidence: aside.and_then(|aside| aside.evidence.as_deref()),
            item: self.item(site, result, check, verdict),
        })
    }

    /// What becomes of a verdict: mended if a must that the site owes, advised if a should, improved if only a higher tier asks it.
    pub fn item(&self, site: &Site, result: &SiteResult, check: CheckIx, verdict: Verdict) -> Item {
        let of = self.standard.check(check);
        let strength = of.strength(site.kind);
        if matches!(verdict, Verdict::Met | Verdict::NotApplicable) || strength.is_none_or(|strength| strength == Strength::May) {
            return Item::None;
        }
        let has = |tier| Owed::has(self.standard, site.kind, tier, of);
        let owes = has(result.owed.tier);
        let may_owe = result.owed.candidates.iter().any(|tier| has(*tier));
        let above = result.owed.tier.map_or(0, |tier| tier.index() + 1);
        let asked_above = of.tiers.iter().any(|tier| tier.index() >= above && self.standard.tier(*tier).kinds.contains(&site.kind));
        match (verdict, strength) {
            (Verdict::Unknown, _) if owes || may_owe || asked_above => Item::Verify,
            (Verdict::Unknown, _) => Item::None,
            (_, Some(Strength::Must)) if owes => Item::Rectify,
            (_, _) if owes => Item::Advise,
            _ if may_owe => Item::Verify,
            _ if asked_above => Item::Improve,
            _ => Item::None,
        }
    }

    /// How much a number falls short of the end of the rule that it misses.
    fn shortfall(&self, site: &Site, check: CheckIx, verdict: Verdict) -> Option<Shortfall> {
        let of = self.standard.check(check);
        let question = self.standard.question(of.question);
        let Answer::Given(Value::Quantity(amount)) = self.survey.answer(site, question.slot) else { return None };
        let has = amount.single().filter(|_| verdict.is_unmet())?;
        let subject = self.subject(site);
        let Rule::Within(accepted) = subject.rule_in_force(&of.rule)? else { return None };
        let end = |bound: Option<Bound>| bound.map(|bound| bound.value);
        let needs = end(accepted.low).filter(|low| has <= *low).or_else(|| end(accepted.high).filter(|high| has >= *high))?;
        Some(Shortfall { has, needs, unit: question.unit().map(|unit| unit.shown().to_owned()) })
    }

    fn members(&self, site: &'a Site, check: CheckIx) -> Vec<SlotMember<'a>> {
        let of = self.standard.check(check);
        let question = self.standard.question(of.question);
        let subject = self.subject(site);
        let Some(Rule::Has { members, need }) = subject.rule_in_force(&of.rule) else { return Vec::new() };
        let Some(strength) = of.strength(site.kind) else { return Vec::new() };
        let wanted = *need != crate::standard::Need::None;
        let found = members.iter().map(|wanted_member| {
            let slot = question.member_slot(wanted_member.member);
            let verdict = match subject.member(question, wanted_member.member, &|slot| subject.not_applicable_counts(of, strength, slot)) {
                MemberIs::Present if wanted => Verdict::Met,
                MemberIs::Present => Verdict::Unmet,
                MemberIs::Absent if wanted => Verdict::Unmet,
                MemberIs::Absent => Verdict::Met,
                MemberIs::Partly => Verdict::Partial,
                MemberIs::Unknown => Verdict::Unknown,
                MemberIs::NotApplicable => Verdict::NotApplicable,
            };
            let place = self.survey.place(site, slot).or_else(|| self.survey.place(site, question.slot));
            SlotMember { slot, name: &wanted_member.name, verdict, place }
        });
        found.collect()
    }
}

/// A member with its slot.
struct SlotMember<'a> {
    slot: SlotIx,
    name: &'a str,
    verdict: Verdict,
    place: Option<(&'a Table, CellRange)>,
}
