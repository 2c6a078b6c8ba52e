//! What every format shows: sorted, rounded and worded once. Sites are made one at a time, so that ten thousand of them cost no memory.
mod account;
mod body;
mod open;
mod points;
mod standing;
mod target;
mod task;

pub use account::{TakenByView, TakenView};
pub use body::BodyView;
pub use open::OpenView;
pub use points::{DeductionView, PointsView};
pub use standing::StandingView;
pub use target::TargetView;
pub use task::{ActionView, AnsweringView, TaskCounts, TaskView};

use super::earning;
use crate::assess::{Finding, Fraction, Item, MemberFinding, ShareMet, SiteResult, Verdict};
use crate::diagnostic::{CellRange, Diagnostic, Language, Wording};
use crate::programme::{Due, Overdue, Programme, due, item_id, item_overdue};
use crate::standard::{Check, CheckIx, KindIx, Standard, TierIx};
use crate::survey::{ReadFile, Site, Survey, Table};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::path::Path;

/// Everything that one run found.
#[derive(Debug)]
pub struct Report<'a> {
    /// Version of the program.
    pub version: &'static str,
    /// The day of which everything is said.
    pub as_of: Date,
    /// The language of words that are not the document's.
    pub language: Language,
    /// Whether findings that are met are told too.
    pub all_findings: bool,
    /// The files of the run, with how many sites were assessed of each.
    pub inputs: Vec<ReadFile>,
    /// The folder into which workbooks and pages are written besides, as it was given.
    pub output: Option<&'a Path>,
    /// One result for each standard.
    pub results: Vec<ResultView<'a>>,
    /// What is wrong with the data, costliest first.
    pub diagnostics: Vec<&'a Diagnostic>,
}

/// What was found under one standard.
#[derive(Debug)]
pub struct ResultView<'a> {
    /// Everything behind it.
    pub programme: &'a Programme<'a>,
    /// By check, what it expects.
    expected: Vec<Wording>,
    language: Language,
    all_findings: bool,
}

/// An id with its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'a> {
    /// The id.
    pub id: &'a str,
    /// What the document calls it.
    pub name: &'a str,
}

/// A score, rounded to the published decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreView {
    /// The least.
    pub low: Decimal,
    /// The most.
    pub high: Decimal,
    /// The score itself, where it is one number.
    pub headline: Option<Decimal>,
    /// Of how many.
    pub total: Decimal,
    /// Checks that score and were asked, and checks that score.
    pub coverage: (usize, usize),
}

/// One site.
#[derive(Debug)]
pub struct SiteView<'a> {
    /// The site.
    pub site: &'a Site,
    /// Its position in the survey.
    pub index: usize,
    /// Its kind.
    pub kind: Named<'a>,
    /// The tier it owes.
    pub owes: Option<Named<'a>>,
    /// Where it stands.
    pub place: (&'a Table, u32),
    /// Its score.
    pub score: Option<ScoreView>,
    /// What becomes of the score: bonus, vetoes, grade.
    pub standing: StandingView<'a>,
    /// Whether everything that scores is known.
    pub complete: bool,
    /// Its rank among its kind.
    pub rank: Option<usize>,
    /// Whether there is a tier that its kind can reach.
    pub has_tiers: bool,
    /// The highest tier surely met.
    pub reached: Option<Named<'a>>,
    /// The highest tier possibly met.
    pub possible: Option<Named<'a>>,
    /// What stands between it and the next tier.
    pub next: Option<NextView<'a>>,
    /// Results of the indicators that bind its kind.
    pub indicators: Vec<IndicatorView<'a>>,
    /// Its findings, in the order of the standard.
    pub findings: Vec<FindingView<'a>>,
    /// Answers that keep it open though no check asks for them.
    pub open: Vec<OpenView<'a>>,
}

/// What stands between a site and its next tier.
#[derive(Debug)]
pub struct NextView<'a> {
    /// The tier.
    pub tier: Named<'a>,
    /// Unmet checks.
    pub blocking: Vec<&'a Check>,
    /// Unknown checks.
    pub unknown: Vec<&'a Check>,
    /// How far its share is reached, where it asks for one.
    pub share: Option<ShareMet>,
}

/// The result of an indicator.
#[derive(Debug)]
pub struct IndicatorView<'a> {
    /// Id and title.
    pub indicator: Named<'a>,
    /// Title of its aspect.
    pub aspect: Option<&'a str>,
    /// Whether the site owes any of it.
    pub owed: bool,
    /// Its points, and the least and the most of them that are earned.
    pub points: Option<(Decimal, Decimal, Decimal)>,
    /// Checks met.
    pub met: usize,
    /// Checks that apply.
    pub of: usize,
    /// Unmet checks.
    pub unmet: Vec<&'a Check>,
    /// Unknown checks.
    pub unknown: Vec<&'a Check>,
}

/// One check at one site.
#[derive(Debug)]
pub struct FindingView<'a> {
    /// The check.
    pub check: &'a Check,
    /// Position of the check.
    pub index: CheckIx,
    /// What is said of it.
    pub verdict: Verdict,
    /// What was observed.
    pub observed: Cow<'a, str>,
    /// Whether it is a day of completion after the day of the audit, which does not count.
    pub is_ahead: bool,
    /// What is expected.
    pub expected: &'a str,
    /// How much is short: has, needs, unit.
    pub shortfall: Option<(Decimal, Decimal, Option<String>)>,
    /// Its points and what is earned of them, where the standard gives it points.
    pub points: Option<PointsView>,
    /// How many lines of deductions it has.
    pub lines: usize,
    /// What is taken off its points, line by line, as far as a line applies.
    pub deductions: Vec<DeductionView<'a>>,
    /// Members of a list.
    pub members: Vec<MemberFinding<'a>>,
    /// Where the answer stands.
    pub place: Option<(&'a Table, CellRange)>,
    /// What is written beside the answer.
    pub remark: Option<&'a str>,
    /// The evidence named beside it.
    pub evidence: Option<&'a str>,
    /// What becomes of it.
    pub item: Item,
    /// Of whom it is said.
    pub site: &'a Site,
    /// By when it is to be mended.
    pub due: Option<Due>,
    /// Whether the document's own date has passed.
    pub overdue: Overdue,
    /// Who mends it: a body what it must mend itself, then those whom the standard names.
    pub responsible: Vec<&'a str>,
}

impl FindingView<'_> {
    /// Id of the item, `<site key>/<check id>`.
    pub fn item_id(&self) -> String {
        item_id(self.site, self.check)
    }

    /// Whether what was observed is a list of members, each from a column of its own.
    pub fn is_listed(&self) -> bool {
        matches!(self.observed, Cow::Owned(_)) && !self.has_lines()
    }

    /// Whether what was observed comes from several lines of deductions, each of which says what lacks.
    pub fn has_lines(&self) -> bool {
        self.lines > 1
    }
}

impl<'a> ResultView<'a> {
    /// The view of a programme.
    pub fn new(programme: &'a Programme<'a>, language: Language, all_findings: bool) -> Self {
        let standard = programme.assessment.standard;
        let expected = standard.checks.iter().map(|check| earning::expected(standard, check)).collect();
        Self { programme, expected, language, all_findings }
    }

    /// The standard.
    pub fn standard(&self) -> &'a Standard {
        self.programme.assessment.standard
    }

    /// The survey.
    pub fn survey(&self) -> &'a Survey {
        self.programme.assessment.survey
    }

    /// What a check expects, in the language of the report.
    pub fn expected(&self, check: CheckIx) -> &str {
        self.expected[check.index()].say(self.language)
    }

    /// The language of words that are not the document's.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether findings that are met are told too.
    pub fn tells_all(&self) -> bool {
        self.all_findings
    }

    /// The subject at a position: the sites of the survey, then its bodies.
    fn subject(&self, position: usize) -> Option<(&'a Site, &'a SiteResult)> {
        let assessment = self.programme.assessment;
        let (survey, sites) = (assessment.survey, assessment.sites.len());
        match position.checked_sub(sites) {
            None => Some((survey.sites.get(position)?, assessment.sites.get(position)?)),
            Some(body) => Some((survey.bodies.get(body)?, assessment.bodies.get(body)?)),
        }
    }

    /// How many sites there are.
    pub fn site_count(&self) -> usize {
        self.programme.assessment.sites.len()
    }

    /// Id and name of a kind.
    pub fn kind(&self, kind: KindIx) -> Named<'a> {
        let kind = self.standard().kind(kind);
        Named { id: kind.id.as_str(), name: &kind.name }
    }

    /// Id and name of a tier.
    pub fn tier(&self, tier: TierIx) -> Named<'a> {
        let tier = self.standard().tier(tier);
        Named { id: tier.id.as_str(), name: &tier.name }
    }

    /// A site without its findings and indicators: what a summary shows.
    pub fn site_head(&self, index: usize) -> SiteView<'a> {
        let assessment = self.programme.assessment;
        let (site, result) = (&assessment.survey.sites[index], &assessment.sites[index]);
        let decimals = assessment.standard.scoring.decimals;
        let round = |points: &Fraction| points.rounded(decimals);
        let score = result.score.as_ref().map(|score| ScoreView {
            low: round(&score.low),
            high: round(&score.high),
            headline: score.headline.as_ref().map(round),
            total: assessment.standard.scoring.total,
            coverage: score.coverage,
        });
        let next = assessment.next_tier(site, result).map(|next| NextView {
            tier: self.tier(next.tier),
            blocking: self.checks(&next.blocking),
            unknown: self.checks(&next.unknown),
            share: next.share,
        });
        SiteView {
            site,
            index,
            kind: self.kind(site.kind),
            owes: result.owed.tier.map(|tier| self.tier(tier)),
            place: assessment.survey.row(site),
            score,
            standing: self.standing(index),
            complete: result.complete,
            rank: self.programme.ranks[index],
            has_tiers: assessment.standard.has_tiers(site.kind),
            reached: result.tiers.reached.map(|tier| self.tier(tier)),
            possible: result.tiers.possible.map(|tier| self.tier(tier)),
            next,
            indicators: Vec::new(),
            findings: Vec::new(),
            open: Vec::new(),
        }
    }

    /// A site with everything.
    pub fn site(&'a self, index: usize) -> SiteView<'a> {
        let assessment = self.programme.assessment;
        let (site, result) = (&assessment.survey.sites[index], &assessment.sites[index]);
        let mut view = self.site_head(index);
        view.indicators = self.indicators(index);
        view.findings = self.findings(site, result);
        view.open = self.open(index);
        view
    }

    fn findings(&'a self, site: &'a Site, result: &SiteResult) -> Vec<FindingView<'a>> {
        let assessment = self.programme.assessment;
        let wanted = |verdict: Verdict| verdict != Verdict::Met || self.all_findings;
        (0..self.standard().checks.len())
            .map(CheckIx::at)
            .filter(|check| assessment.verdict(result, *check).is_some_and(wanted))
            .filter_map(|check| assessment.finding(site, result, check))
            .map(|finding| self.finding(site, finding))
            .collect()
    }

    /// The indicators that bind a site's kind, without its findings: what a table of them shows.
    pub fn indicators(&self, index: usize) -> Vec<IndicatorView<'a>> {
        let assessment = self.programme.assessment;
        let (site, result) = (&assessment.survey.sites[index], &assessment.sites[index]);
        let decimals = assessment.standard.scoring.decimals;
        assessment
            .indicators(site, result)
            .into_iter()
            .map(|indicator| {
                let of = self.standard().indicator(indicator.indicator);
                let round = |points: &Fraction| points.rounded(decimals);
                IndicatorView {
                    indicator: Named { id: of.id.as_str(), name: &of.title },
                    aspect: of.aspect.map(|aspect| self.standard().aspects[aspect.index()].title.as_str()),
                    owed: indicator.owed,
                    points: indicator.points.as_ref().map(|(points, low, high)| (round(points), round(low), round(high))),
                    met: indicator.met,
                    of: indicator.of,
                    unmet: self.checks(&indicator.unmet),
                    unknown: self.checks(&indicator.unknown),
                }
            })
            .collect()
    }

    fn checks(&self, checks: &[CheckIx]) -> Vec<&'a Check> {
        checks.iter().map(|check| self.standard().check(*check)).collect()
    }

    fn finding(&'a self, site: &'a Site, finding: Finding<'a>) -> FindingView<'a> {
        let check = self.standard().check(finding.check);
        let members: Vec<MemberFinding<'a>> = finding.members.iter().filter(|member| member.verdict != Verdict::Met || self.all_findings).cloned().collect();
        let observed = points::observed(&finding, self.language);
        let (decimals, as_of) = (self.standard().scoring.decimals, self.programme.assessment.as_of);
        let (points, deductions) = (points::points(&finding, decimals), points::deductions(&finding, decimals, self.language));
        FindingView {
            check,
            index: finding.check,
            verdict: finding.verdict,
            observed,
            is_ahead: self.programme.assessment.is_ahead(site, check),
            expected: self.expected(finding.check),
            shortfall: finding.shortfall.map(|short| (short.has.normalize(), short.needs.normalize(), short.unit)),
            points,
            lines: finding.deductions.len(),
            deductions,
            members,
            place: finding.place,
            remark: finding.remark,
            evidence: finding.evidence,
            item: finding.item,
            site,
            due: due(finding.item, check, as_of),
            overdue: item_overdue(finding.item, check, finding.verdict, as_of),
            responsible: self.responsible(site, check),
        }
    }
}
