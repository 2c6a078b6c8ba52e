//! Stage 3: a standard and a survey to findings, scores and tiers. Pure and total: no file, no clock, no order of chance.
mod account;
mod award;
mod bonus;
mod detail;
mod evaluate;
mod expected;
mod fraction;
mod future;
mod grade;
mod objection;
mod open;
mod owes;
mod quotient;
mod review;
mod score;
mod standing;
mod tally;
mod tier;
mod verdict;
mod veto;

pub use account::{Rescaled, Taken, TakenBy};
pub use award::{Earned, Lost};
pub use detail::{DeductionFinding, Finding, Item, MemberFinding, Points, Shortfall};
pub use fraction::Fraction;
pub use open::{Concerns, Open};
pub use owes::Owed;
pub use score::{IndicatorResult, Missing, Score};
pub use standing::{Ends, Standing};
pub use tier::{NextTier, ShareMet, Tiers};
pub use verdict::{Judged, Pair, Verdict};
pub use veto::Fired;

use crate::diagnostic::Diagnostic;
use crate::standard::{CheckIx, Standard};
use crate::survey::{Site, Survey};
use evaluate::Subject;
use jiff::civil::Date;
use rayon::prelude::*;
use standing::Outcome;

/// What was found at all sites of a survey under one standard.
#[derive(Debug)]
pub struct Assessment<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// The survey.
    pub survey: &'a Survey,
    /// What is done about unknown answers in scores.
    pub missing: Missing,
    /// The day of which everything is said.
    pub as_of: Date,
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
    /// Its score, bonus and vetoes included; `None` where nothing that applies was assessed.
    pub score: Option<Score>,
    /// What becomes of the score: bonus, vetoes, grade.
    pub standing: Standing,
    /// Whether everything that scores is known, and the tier it owes; never without a score, 无法评定.
    pub complete: bool,
}

/// Assesses every site of a survey as of a day: what is dated later is not yet done.
pub fn assess<'a>(standard: &'a Standard, survey: &'a Survey, missing: Missing, as_of: Date) -> Assessment<'a> {
    let plan = score::Plan::new(standard, survey);
    let subject = |site: &'a Site| Subject { standard, survey, site, as_of };
    let sites: Vec<SiteResult> = survey.sites.par_iter().map(|site| assess_site(subject(site), &plan, missing)).collect();
    let bodies: Vec<SiteResult> = survey.bodies.iter().map(|site| assess_body(subject(site))).collect();
    let mut diagnostics = objection::collect(standard, survey, as_of, sites.iter().chain(&bodies));
    diagnostics.extend(expected::collect(standard, survey, as_of));
    diagnostics.extend(future::collect(standard, survey, as_of));
    Assessment { standard, survey, missing, as_of, sites, bodies, diagnostics, plan }
}

fn assess_site(subject: Subject<'_>, plan: &score::Plan, missing: Missing) -> SiteResult {
    let judged: Box<[Judged]> = subject.standard.checks.iter().map(|check| subject.judge(check)).collect();
    let applies = tier::applies(subject);
    let owed = owes::owed(subject, &applies);
    let tiers = tier::reached(subject, &judged, &applies);
    let Outcome { score, standing, complete } = standing::outcome(subject, plan, &judged, &owed, missing);
    SiteResult { judged, owed, tiers, score, standing, complete }
}

/// A body is judged by its checks alone: it owes no tier, reaches none and has no score.
fn assess_body(subject: Subject<'_>) -> SiteResult {
    SiteResult {
        judged: subject.standard.checks.iter().map(|check| subject.judge(check)).collect(),
        owed: Owed { tier: None, candidates: vec![None], refused: None },
        tiers: Tiers { reached: None, possible: None, next: None },
        score: None,
        standing: Standing::none(),
        complete: true,
    }
}

impl<'a> Assessment<'a> {
    /// A subject of the survey under the standard.
    fn subject<'s>(&'s self, site: &'s Site) -> Subject<'s>
    where
        'a: 's,
    {
        Subject { standard: self.standard, survey: self.survey, site, as_of: self.as_of }
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
        all.sort_by(|a, b| a.by_cost(b));
        all
    }

    /// The verdict of a check at a site; `None` where it does not bind the kind.
    pub fn verdict(&self, site: &SiteResult, check: CheckIx) -> Option<Verdict> {
        site.judged[check.index()].verdict()
    }
}
