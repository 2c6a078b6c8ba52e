//! Stage 3: a standard and a survey to findings, scores and tiers. Pure and total: no file, no clock, no order of chance.
mod award;
mod detail;
mod evaluate;
mod fraction;
mod objection;
mod owes;
mod quotient;
mod score;
mod tally;
mod tier;
mod verdict;

pub use award::{Earned, Lost};
pub use detail::{DeductionFinding, Finding, Item, MemberFinding, Points, Shortfall};
pub use fraction::Fraction;
pub use owes::Owed;
pub use score::{IndicatorResult, Missing, Score};
pub use tier::{NextTier, Tiers};
pub use verdict::{Judged, Pair, Verdict};

use crate::diagnostic::Diagnostic;
use crate::standard::{CheckIx, Standard};
use crate::survey::{Site, Survey};
use evaluate::Subject;
use rayon::prelude::*;

/// What was found at all sites of a survey under one standard.
#[derive(Debug)]
pub struct Assessment<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// The survey.
    pub survey: &'a Survey,
    /// What is done about unknown answers in scores.
    pub missing: Missing,
    /// One result for each site of the survey, in its order.
    pub sites: Vec<SiteResult>,
    /// One result for each body of the survey, in its order; it has no tiers and no score.
    pub bodies: Vec<SiteResult>,
    /// Answers that a check does not take, and declared tiers that do not apply.
    pub diagnostics: Vec<Diagnostic>,
    plan: score::Plan,
}

/// What was found at one site, or of one body.
#[derive(Debug)]
pub struct SiteResult {
    /// By check, what was judged.
    pub judged: Box<[Judged]>,
    /// The tier it owes.
    pub owed: Owed,
    /// The tiers it reaches.
    pub tiers: Tiers,
    /// Its score; `None` where nothing that applies was assessed.
    pub score: Option<Score>,
    /// Whether everything that scores is known, and the tier it owes.
    pub complete: bool,
}

/// Assesses every site of a survey.
pub fn assess<'a>(standard: &'a Standard, survey: &'a Survey, missing: Missing) -> Assessment<'a> {
    let plan = score::Plan::new(standard, survey);
    let sites: Vec<SiteResult> = survey.sites.par_iter().map(|site| assess_site(Subject { standard, survey, site }, &plan, missing)).collect();
    let bodies: Vec<SiteResult> = survey.bodies.iter().map(|site| assess_body(Subject { standard, survey, site })).collect();
    let diagnostics = objection::collect(standard, survey, sites.iter().chain(&bodies));
    Assessment { standard, survey, missing, sites, bodies, diagnostics, plan }
}

fn assess_site(subject: Subject<'_>, plan: &score::Plan, missing: Missing) -> SiteResult {
    let judged: Box<[Judged]> = subject.standard.checks.iter().map(|check| subject.judge(check)).collect();
    let applies = tier::applies(subject);
    let owed = owes::owed(subject, &applies);
    let tiers = tier::reached(subject, &judged, &applies);
    let (score, complete) = score::score(subject, plan, &judged, &owed, missing);
    SiteResult { judged, owed, tiers, score, complete }
}

/// A body is judged by its checks alone: it owes no tier, reaches none and has no score.
fn assess_body(subject: Subject<'_>) -> SiteResult {
    SiteResult {
        judged: subject.standard.checks.iter().map(|check| subject.judge(check)).collect(),
        owed: Owed { tier: None, candidates: vec![None], refused: None },
        tiers: Tiers { reached: None, possible: None, next: None },
        score: None,
        complete: true,
    }
}

impl Assessment<'_> {
    /// The sites, then the bodies, with their results.
    pub fn each_subject(&self) -> impl Iterator<Item = (&Site, &SiteResult)> {
        self.survey.subjects().zip(self.sites.iter().chain(&self.bodies))
    }

    /// The sites with their results.
    pub fn each(&self) -> impl Iterator<Item = (&Site, &SiteResult)> {
        self.survey.sites.iter().zip(&self.sites)
    }

    /// What is wrong with the data, of the survey and of the assessment together, costliest first.
    pub fn all_diagnostics(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.survey.diagnostics.iter().chain(&self.diagnostics).collect();
        all.sort_by(|a, b| a.severity.cmp(&b.severity).then(b.count.cmp(&a.count)));
        all
    }

    /// The verdict of a check at a site; `None` where it does not bind the kind.
    pub fn verdict(&self, site: &SiteResult, check: CheckIx) -> Option<Verdict> {
        site.judged[check.index()].verdict()
    }
}
