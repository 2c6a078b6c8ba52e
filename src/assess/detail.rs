//! A finding in full: what was observed and expected, what is short, which members lack, and what becomes of it.
use super::award::{Earned, Lost};
use super::evaluate::{MemberIs, Subject};
use super::fraction::Fraction;
use super::owes::Owed;
use super::verdict::Verdict;
use super::{Assessment, SiteResult};
use crate::diagnostic::CellRange;
use crate::standard::{Bound, Check, CheckIx, Cost, Criterion, Deduction, Interval, Need, Question, QuestionIx, Rule, SlotIx, Strength, Wanted};
use crate::survey::answer::{Answer, Value};
use crate::survey::{Aside, Site, Survey, Table};
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

/// The points of a check at a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Points {
    /// How many it has.
    pub of: Decimal,
    /// How many are earned at least; `None` where deductions have no end that is known.
    pub low: Option<Fraction>,
    /// How many are earned at most.
    pub high: Fraction,
}

impl Points {
    fn of(points: Decimal, earned: &Earned) -> Self {
        let all = Fraction::from_decimal(points);
        Self { of: points, low: earned.low.as_ref().map(|low| low.times(&all)), high: earned.high.times(&all) }
    }
}

/// One line of deductions at a site.
#[derive(Debug, Clone)]
pub struct DeductionFinding<'a> {
    /// What is taken off for, or the label of its question.
    pub name: &'a str,
    /// The answer as written; for a list answered column by column, nothing.
    pub observed: &'a str,
    /// The members whose absence costs.
    pub members: Vec<MemberFinding<'a>>,
    /// What it takes off; `None` where it does not apply.
    pub lost: Option<Lost>,
    /// Where the answer stands.
    pub place: Option<(&'a Table, CellRange)>,
}

/// One check at one site.
#[derive(Debug, Clone)]
pub struct Finding<'a> {
    /// The check.
    pub check: CheckIx,
    /// What is said of it.
    pub verdict: Verdict,
    /// The answer as written; for a list answered column by column, and for several answers, nothing.
    pub observed: &'a str,
    /// How much is short, where the answer is one exact number.
    pub shortfall: Option<Shortfall>,
    /// Its points and what is earned of them, where the standard gives it points.
    pub points: Option<Points>,
    /// What is taken off its points, line by line; nothing where there are no such lines.
    pub deductions: Vec<DeductionFinding<'a>>,
    /// The members that are named, with what each is.
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
        let judged = result.judged[check.index()];
        let verdict = judged.verdict()?;
        let of = self.standard.check(check);
        let subject = self.subject(site);
        let parts = self.parts(site, of);
        // the part that tells: what costs something or is unknown, else the first that stands somewhere
        let tells = |part: &&Part<'_>| !part.is_free && part.place().is_some();
        let telling = parts.iter().find(tells).or_else(|| parts.iter().find(|part| part.place().is_some())).or(parts.first());
        let place = telling.and_then(|part| part.place_by(verdict));
        let (observed, aside) = match &parts[..] {
            [part] => (part.observed, part.aside(self.survey, site)),
            parts => ("", parts.iter().find_map(|part| part.aside(self.survey, site))),
        };
        let points = of.points.zip(subject.earned_as_judged(of, judged));
        let deductions = if parts.len() > 1 || matches!(of.criterion, Criterion::Deduct { .. }) { deductions(&parts) } else { Vec::new() };
        Some(Finding {
            check,
            verdict,
            observed,
            shortfall: self.shortfall(site, check, verdict),
            points: points.map(|(points, earned)| Points::of(points, &earned)),
            deductions,
            members: parts.into_iter().flat_map(|part| part.members).map(SlotMember::found).collect(),
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

    /// How much a number falls short of the end that it misses: of its rule, of the band that earns the most, of where steps begin.
    fn shortfall(&self, site: &Site, check: CheckIx, verdict: Verdict) -> Option<Shortfall> {
        let subject = self.subject(site);
        let (question, accepted) = match &self.standard.check(check).criterion {
            Criterion::Rule { question, rule, .. } => match subject.rule_in_force(rule)? {
                Rule::Within(accepted) => (*question, *accepted),
                _ => return None,
            },
            Criterion::Bands { question, bands } => (*question, bands.iter().max_by_key(|band| band.earn)?.accepts),
            Criterion::Deduct { lines, .. } => lines.iter().find_map(|line| match line.cost {
                Cost::EachStep { below, .. } => Some((line.question, Interval::from(Bound::closed(below)))),
                Cost::EachMissing(..) | Cost::EachTime(_) | Cost::Judged(_) => None,
            })?,
            Criterion::Judged { .. } => return None,
        };
        let question = self.standard.question(question);
        let Answer::Given(Value::Quantity(amount)) = self.survey.answer(site, question.slot) else { return None };
        let has = amount.single().filter(|has| verdict.is_unmet() && !Interval::exactly(*has).is_within(&accepted))?;
        let end = |bound: Option<Bound>| bound.map(|bound| bound.value);
        let needs = end(accepted.low).filter(|low| has <= *low).or_else(|| end(accepted.high).filter(|high| has >= *high))?;
        Some(Shortfall { has, needs, unit: question.unit().map(|unit| unit.shown().to_owned()) })
    }

    /// What a check looks at, each with a question: one part, or a part for each line of deductions.
    fn parts(&self, site: &'a Site, check: &'a Check) -> Vec<Part<'a>> {
        let subject = self.subject(site);
        let Some(strength) = check.strength(site.kind) else { return Vec::new() };
        let excused = |slot: SlotIx| subject.not_applicable_counts(check, strength, slot);
        let part = |question: QuestionIx, named: Option<(&'a [Wanted], bool)>, fault: Option<&'a str>| {
            let question = self.standard.question(question);
            let members = named.map(|(members, wanted)| self.members(subject, site, question, members, wanted, &excused)).unwrap_or_default();
            let observed = self.survey.observed(site, question.slot).raw;
            Part {
                slot: question.slot,
                name: fault.unwrap_or(&question.label),
                observed,
                place: self.survey.place(site, question.slot),
                members,
                lost: None,
                is_free: true,
            }
        };
        match &check.criterion {
            Criterion::Rule { question, rule, .. } => {
                let named = match subject.rule_in_force(rule) {
                    Some(Rule::Has { members, need }) => Some((&members[..], *need != Need::None)),
                    _ => None,
                };
                vec![part(*question, named, None)]
            }
            Criterion::Bands { question, .. } | Criterion::Judged { question, .. } => vec![part(*question, None, None)],
            Criterion::Deduct { lines, .. } => {
                let of_line = |line: &'a Deduction| {
                    let named = if let Cost::EachMissing(_, members) = &line.cost { Some((&members[..], true)) } else { None };
                    let lost = subject.lost(line, &excused);
                    let is_free = lost.as_ref().is_none_or(Lost::is_nothing);
                    Part { lost, is_free, ..part(line.question, named, line.fault.as_deref()) }
                };
                lines.iter().map(of_line).collect()
            }
        }
    }

    fn members(
        &self,
        subject: Subject<'_>,
        site: &'a Site,
        question: &Question,
        members: &'a [Wanted],
        wanted: bool,
        excused: &dyn Fn(SlotIx) -> bool,
    ) -> Vec<SlotMember<'a>> {
        let found = members.iter().map(|wanted_member| {
            let slot = question.member_slot(wanted_member.member);
            let verdict = match subject.member(question, wanted_member.member, excused) {
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

/// What a check looks at through one question.
struct Part<'a> {
    slot: SlotIx,
    name: &'a str,
    observed: &'a str,
    place: Option<(&'a Table, CellRange)>,
    members: Vec<SlotMember<'a>>,
    /// Of a line of deductions, what it takes off; `None` where it does not apply.
    lost: Option<Lost>,
    /// Nothing is taken off for it.
    is_free: bool,
}

impl<'a> Part<'a> {
    fn place(&self) -> Option<(&'a Table, CellRange)> {
        self.place.or_else(|| self.members.iter().find_map(|member| member.place))
    }

    /// Where it stands; of a list the member that tells: what is there where the check is met, else what lacks.
    fn place_by(&self, verdict: Verdict) -> Option<(&'a Table, CellRange)> {
        let tells = |member: &&SlotMember<'_>| (member.verdict == Verdict::Met) == (verdict == Verdict::Met) && member.place.is_some();
        self.place.or_else(|| self.members.iter().find(tells).and_then(|member| member.place)).or_else(|| self.place())
    }

    fn aside(&self, survey: &'a Survey, site: &'a Site) -> Option<&'a Aside> {
        survey.aside(site, self.slot).or_else(|| self.members.iter().find_map(|member| survey.aside(site, member.slot)))
    }
}

fn deductions<'a>(parts: &[Part<'a>]) -> Vec<DeductionFinding<'a>> {
    let of = |part: &Part<'a>| DeductionFinding {
        name: part.name,
        observed: part.observed,
        members: part.members.iter().map(|member| MemberFinding { name: member.name, verdict: member.verdict, place: member.place }).collect(),
        lost: part.lost.clone(),
        place: part.place_by(Verdict::Unmet),
    };
    parts.iter().map(of).collect()
}

/// A member with its slot.
struct SlotMember<'a> {
    slot: SlotIx,
    name: &'a str,
    verdict: Verdict,
    place: Option<(&'a Table, CellRange)>,
}

impl<'a> SlotMember<'a> {
    fn found(self) -> MemberFinding<'a> {
        MemberFinding { name: self.name, verdict: self.verdict, place: self.place }
    }
}
