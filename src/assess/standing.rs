//! From what a site earns to what it stands for, in the order of the grammar: vetoes on indicators, rescaling, bonus, vetoes on the whole
//! score, one rounding, the grade of the published number, vetoes by grade. What is unknown is taken at its worst for the low end and at
//! its best for the high end, so that every completion of the answers lies between the two.
use super::bonus;
use super::evaluate::Subject;
use super::fraction::Fraction;
use super::grade::{self, Stand};
use super::owes::Owed;
use super::review::share_not_applicable;
use super::score::{Missing, Plan, Score, for_tier};
use super::verdict::Judged;
use super::veto::{Fired, Vetoes};
use crate::standard::{GradeIx, Scoring, TierIx, VetoEffect};

/// What becomes of a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The score before the bonus and before vetoes on the whole of it; `None` where there is no score.
    pub base: Option<Ends<Fraction>>,
    /// What is added to it, though unknown answers may be left out of the score; nothing where the standard knows no bonus.
    pub bonus: Ends<Fraction>,
    /// The vetoes that surely or possibly fire, in the order of the standard.
    pub vetoes: Vec<Fired>,
    /// The grade at both ends; `None` where the standard has none, and where there is no score.
    pub grades: Option<Ends<GradeIx>>,
    /// The grade, where it is one under the convention.
    pub grade: Option<GradeIx>,
    /// 复核: more of the points do not apply than the standard bears.
    pub review: bool,
}

/// Both ends of what is not known exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ends<T> {
    /// The worst it may be.
    pub low: T,
    /// The best it may be.
    pub high: T,
}

impl Standing {
    /// Of what has no score and no grade.
    pub(super) fn none() -> Self {
        let bonus = Ends { low: Fraction::zero(), high: Fraction::zero() };
        Self { base: None, bonus, vetoes: Vec::new(), grades: None, grade: None, review: false }
    }
}

/// What a site scores and stands for, and whether all of it is known.
pub(super) struct Outcome {
    pub(super) score: Option<Score>,
    pub(super) standing: Standing,
    pub(super) complete: bool,
}

/// The score and the standing of a site, over all tiers that it may owe.
pub(super) fn outcome(subject: Subject<'_>, plan: &Plan, judged: &[Judged], owed: &Owed, missing: Missing) -> Outcome {
    let bonus = bonus::earned(subject);
    let of_tier = |tier: &Option<TierIx>| Candidate { subject, plan, judged, tier: *tier, missing }.result(&bonus);
    let Some(all) = owed.candidates.iter().map(of_tier).reduce(OfTier::or) else {
        return Outcome { score: None, standing: Standing::none(), complete: false };
    };
    let OfTier { mut score, base, vetoes, grades, review, .. } = all;
    let owes_one = owed.candidates.len() == 1;
    let complete = owes_one && all.complete && bonus.low == bonus.high && score.is_some();
    let is_final = match missing {
        Missing::Keep | Missing::Surveyed => complete,
        Missing::Unmet => true,
        // what is unknown is not in the number, and the site is no more complete for that
        Missing::Exclude => owes_one,
    };
    if let Some(score) = &mut score {
        score.headline = is_final.then(|| score.low.clone());
    }
    let is_given = complete || missing == Missing::Unmet;
    let grade = grades.as_ref().filter(|grades| is_given || grades.low == grades.high).map(|grades| grades.low);
    Outcome { score, standing: Standing { base, bonus, vetoes: vetoes.fired(), grades, grade, review }, complete }
}

/// A site, if it owes one tier.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) plan: &'a Plan,
    pub(super) judged: &'a [Judged],
    pub(super) tier: Option<TierIx>,
    pub(super) missing: Missing,
}

/// What comes of a site that owes one tier.
struct OfTier {
    score: Option<Score>,
    base: Option<Ends<Fraction>>,
    vetoes: Vetoes,
    grades: Option<Ends<GradeIx>>,
    review: bool,
    complete: bool,
}

impl OfTier {
    /// What comes of a site that owes the one or the other.
    fn or(self, other: Self) -> Self {
        let score = |a: Score, b: Score| Score { low: a.low.min(b.low), high: a.high.max(b.high), headline: None, coverage: a.coverage.max(b.coverage) };
        let base = |a: Ends<Fraction>, b: Ends<Fraction>| Ends { low: a.low.min(b.low), high: a.high.max(b.high) };
        // a worse grade stands later
        let grades = |a: Ends<GradeIx>, b: Ends<GradeIx>| Ends { low: a.low.max(b.low), high: a.high.min(b.high) };
        Self {
            score: either(self.score, other.score, score),
            base: either(self.base, other.base, base),
            vetoes: self.vetoes.or(&other.vetoes),
            grades: either(self.grades, other.grades, grades),
            review: self.review && other.review,
            complete: self.complete && other.complete,
        }
    }
}

fn either<T>(a: Option<T>, b: Option<T>, both: impl FnOnce(T, T) -> T) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(both(a, b)),
        (a, b) => a.or(b),
    }
}

impl Candidate<'_> {
    fn result(self, bonus: &Ends<Fraction>) -> OfTier {
        let Self { subject, plan, judged, tier, .. } = self;
        let scoring = &subject.standard.scoring;
        let (subtotals, vetoes) = self.vetoes();
        let (earned, known) = for_tier(self, &vetoes.zeroed(scoring));
        // what may be is left out of the number under a convention, and yet a grade hangs on it
        let with_all = earned.as_ref().map(|score| self.less_vetoes(score, bonus, &vetoes));
        let judged_by = with_all.as_ref().map(|(base, score)| match &scoring.bonus {
            Some(bonus) if bonus.counts_for_grade => score.clone(),
            _ => base.clone(),
        });
        let (base, score) = if self.missing == Missing::Exclude {
            let (sure, least) = (vetoes.sure(), Ends { low: bonus.low.clone(), high: bonus.low.clone() });
            let (earned, _) = for_tier(self, &sure.zeroed(scoring));
            let ends = earned.as_ref().map(|score| self.less_vetoes(score, &least, &sure));
            (earned, ends)
        } else {
            (earned, with_all)
        };
        let score = base.as_ref().zip(score).map(|(base, (_, score))| Score { low: score.low, high: score.high, ..base.clone() });
        let base = base.map(|score| Ends { low: score.low, high: score.high });
        let stands = judged_by.map(|number| Stand::both(self, &number, &subtotals));
        let review =
            scoring.na_limit.is_some_and(|limit| share_not_applicable(subject, plan, judged, tier).is_some_and(|share| share > Fraction::from_decimal(limit)));
        OfTier { score, base, grades: grades(scoring, stands, &vetoes), complete: known && vetoes.are_known(), vetoes, review }
    }

    /// What is earned without and with the bonus, less what vetoes take of the whole.
    fn less_vetoes(self, earned: &Score, bonus: &Ends<Fraction>, vetoes: &Vetoes) -> (Ends<Fraction>, Ends<Fraction>) {
        let whole = vetoes.of(&self.subject.standard.scoring, |effect| effect == VetoEffect::ZeroTotal);
        let less = |points: Fraction, fires: bool| if fires { Fraction::zero() } else { points };
        let ends = |low: Fraction, high: Fraction| Ends { low: less(low, whole.possibly), high: less(high, whole.surely) };
        (ends(earned.low.clone(), earned.high.clone()), ends(earned.low.plus(&bonus.low), earned.high.plus(&bonus.high)))
    }
}

/// The grades at both ends: those of the numbers, or worse ones where vetoes give them. Without a score only what surely fires gives one.
fn grades(scoring: &Scoring, stands: Option<Ends<Stand>>, vetoes: &Vetoes) -> Option<Ends<GradeIx>> {
    let by_veto = vetoes.grades(scoring);
    match stands {
        Some(stands) => {
            let (low, high) = (grade::of(scoring, &stands.low)?, grade::of(scoring, &stands.high)?);
            Some(Ends { low: by_veto.low.map_or(low, |given| given.max(low)), high: by_veto.high.map_or(high, |given| given.max(high)) })
        }
        None => Some(Ends { low: by_veto.low?, high: by_veto.high? }),
    }
}
