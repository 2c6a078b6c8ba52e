//! What is counted for workbooks and the page beside the views of single sites: items, problems by check, attainment by group.
use super::view::{Named, ResultView};
use crate::assess::{Finding, Fraction, Item, Verdict};
use crate::programme::tier_counts;
use crate::standard::{Check, CheckIx, KindIx};
use crate::survey::Site;
use rust_decimal::Decimal;

/// Decimals of a rate from 0 to 1.
const RATE_DECIMALS: u32 = 4;

/// How many findings of a site become what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ItemCounts {
    /// 整改项.
    pub rectify: usize,
    /// 建议项.
    pub advise: usize,
    /// 提升项.
    pub improve: usize,
    /// 待核实, answers among them that no check asks for and that keep the score or the grade open.
    pub verify: usize,
}

/// A check that keeps a site from its next tier.
#[derive(Debug)]
pub struct Blocking<'a> {
    /// The check.
    pub check: &'a Check,
    /// How much is short: has, needs, unit.
    pub shortfall: Option<(Decimal, Decimal, Option<String>)>,
    /// Members of a list that are not there.
    pub lacking: Vec<&'a str>,
}

/// How many sites of a kind and group are at a tier or above.
#[derive(Debug)]
pub struct Attainment<'a> {
    /// The group; `None` for all groups together.
    pub group: Option<String>,
    /// The kind.
    pub kind: Named<'a>,
    /// The tier.
    pub tier: Named<'a>,
    /// Sites of the kind and group.
    pub sites: usize,
    /// Those surely at the tier or above.
    pub reached: usize,
    /// Those possibly at the tier or above.
    pub possible: usize,
    /// Both as shares of the sites, from 0 to 1.
    pub rates: (Decimal, Decimal),
}

/// How a check stands over all sites that it binds.
#[derive(Debug)]
pub struct Problem<'a> {
    /// The check.
    pub check: &'a Check,
    /// Sites that it binds.
    pub bound: usize,
    /// Sites at which it is unmet, wholly or in part.
    pub unmet: usize,
    /// Those of them at which something is there.
    pub partial: usize,
    /// Sites at which it is unknown.
    pub unknown: usize,
    /// Sites to which it does not apply.
    pub not_applicable: usize,
    /// Unmet of those to which it applies, from 0 to 1, least and most; `None` where none is surely unmet, so that nothing reads as if
    /// there were no problem.
    pub share: Option<(Decimal, Decimal)>,
}

impl<'a> ResultView<'a> {
    /// The checks that bind a kind of which there are sites, in the order of the standard; all of them where there are no sites.
    pub fn checks_in_use(&self) -> Vec<CheckIx> {
        let standard = self.standard();
        let mut seen: Vec<bool> = standard.kinds.iter().map(|kind| self.site_count() == 0 && !kind.role.is_body()).collect();
        self.survey().sites.iter().for_each(|site| seen[site.kind.index()] = true);
        let bound = |check: &CheckIx| (0..seen.len()).any(|kind| seen[kind] && standard.check(*check).strength(KindIx::at(kind)).is_some());
        (0..standard.checks.len()).map(CheckIx::at).filter(bound).collect()
    }

    /// The verdict of a check at a site; `None` where it does not bind its kind.
    pub fn verdict(&self, site: usize, check: CheckIx) -> Option<Verdict> {
        let assessment = self.programme.assessment;
        assessment.verdict(&assessment.sites[site], check)
    }

    /// How many findings of a site become what.
    pub fn items(&self, site: usize) -> ItemCounts {
        let assessment = self.programme.assessment;
        let (of, result) = (&assessment.survey.sites[site], &assessment.sites[site]);
        let mut counts = ItemCounts::default();
        for check in (0..assessment.standard.checks.len()).map(CheckIx::at) {
            let Some(verdict) = assessment.verdict(result, check) else { continue };
            match assessment.item(of, result, check, verdict) {
                Item::Rectify => counts.rectify += 1,
                Item::Advise => counts.advise += 1,
                Item::Improve => counts.improve += 1,
                Item::Verify => counts.verify += 1,
                Item::None => {}
            }
        }
        counts.verify += assessment.open(of, result).len();
        counts
    }

    /// How many findings of all sites become what.
    pub fn all_items(&self) -> ItemCounts {
        (0..self.site_count()).map(|site| self.items(site)).fold(ItemCounts::default(), |all, of| ItemCounts {
            rectify: all.rectify + of.rectify,
            advise: all.advise + of.advise,
            improve: all.improve + of.improve,
            verify: all.verify + of.verify,
        })
    }

    /// The kinds of which there are sites, each with how many.
    pub fn kinds_in_use(&self) -> Vec<(Named<'a>, usize)> {
        self.by_kind(&self.survey().sites)
    }

    /// The kinds of which there are bodies, each with how many.
    pub fn bodies_by_kind(&self) -> Vec<(Named<'a>, usize)> {
        self.by_kind(&self.survey().bodies)
    }

    fn by_kind(&self, subjects: &[Site]) -> Vec<(Named<'a>, usize)> {
        let mut counts = vec![0; self.standard().kinds.len()];
        for subject in subjects {
            counts[subject.kind.index()] += 1;
        }
        counts.iter().zip((0..).map(KindIx::at)).filter(|(count, _)| **count > 0).map(|(count, kind)| (self.kind(kind), *count)).collect()
    }

    /// The unmet checks between a site and its next tier, with what is short of each.
    pub fn blocking(&self, site: usize) -> Vec<Blocking<'a>> {
        let assessment = self.programme.assessment;
        let (of, result) = (&assessment.survey.sites[site], &assessment.sites[site]);
        let checks = assessment.next_tier(of, result).map(|next| next.blocking).unwrap_or_default();
        let findings = checks.into_iter().filter_map(|check| assessment.finding(of, result, check));
        findings.map(|finding| self.block(finding)).collect()
    }

    fn block(&self, finding: Finding<'a>) -> Blocking<'a> {
        Blocking {
            check: self.standard().check(finding.check),
            shortfall: finding.shortfall.map(|short| (short.has.normalize(), short.needs.normalize(), short.unit)),
            lacking: finding.members.iter().filter(|member| member.verdict.is_unmet()).map(|member| member.name).collect(),
        }
    }

    /// Sites at each tier or above, first over all groups, then group by group.
    pub fn attainment(&self) -> Vec<Attainment<'a>> {
        let counts = tier_counts(self.programme.assessment).into_iter();
        let attained = counts.map(|count| Attainment {
            kind: self.kind(count.kind),
            tier: self.tier(count.tier),
            sites: count.sites,
            reached: count.reached,
            possible: count.possible,
            rates: (share(count.reached, count.sites), share(count.possible, count.sites)),
            group: count.group,
        });
        attained.collect()
    }

    /// The checks that are unmet or unknown somewhere, most often unmet first.
    pub fn problems(&self) -> Vec<Problem<'a>> {
        let mut problems: Vec<Problem<'a>> = self.checks_in_use().into_iter().map(|check| self.problem(check)).collect();
        problems.retain(|problem| problem.unmet > 0 || problem.unknown > 0);
        problems.sort_by_key(|problem| std::cmp::Reverse(problem.unmet));
        problems
    }

    fn problem(&self, check: CheckIx) -> Problem<'a> {
        let (mut bound, mut unmet, mut partial, mut unknown, mut not_applicable) = (0, 0, 0, 0, 0);
        for verdict in (0..self.site_count()).filter_map(|site| self.verdict(site, check)) {
            bound += 1;
            unmet += usize::from(verdict.is_unmet());
            partial += usize::from(verdict == Verdict::Partial);
            unknown += usize::from(verdict == Verdict::Unknown);
            not_applicable += usize::from(verdict == Verdict::NotApplicable);
        }
        let applies = bound - not_applicable;
        let share = (unmet > 0).then(|| (share(unmet, applies), share(unmet + unknown, applies)));
        Problem { check: self.standard().check(check), bound, unmet, partial, unknown, not_applicable, share }
    }
}

/// A part of a whole, from 0 to 1.
fn share(part: usize, whole: usize) -> Decimal {
    let count = |count: usize| i128::try_from(count).unwrap_or(i128::MAX);
    if whole == 0 { Decimal::ZERO } else { Fraction::of(count(part), count(whole)).rounded(RATE_DECIMALS) }
}
