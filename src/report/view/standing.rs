//! What becomes of a score, as reports show it: what is added, what overrides it, which grade it comes to.
use super::{Named, ResultView};
use crate::assess::{Ends, Fraction};
use crate::standard::{GradeIx, Veto};
use rust_decimal::Decimal;

/// What becomes of the score of a site.
#[derive(Debug, Default)]
pub struct StandingView<'a> {
    /// The score before bonus and vetoes on the whole of it, least and most.
    pub base: Option<(Decimal, Decimal)>,
    /// What is added, least and most; `None` where the standard knows no bonus or there is no score.
    pub bonus: Option<(Decimal, Decimal)>,
    /// The vetoes that fire or may, each with whether it surely does.
    pub vetoes: Vec<(&'a Veto, bool)>,
    /// The worst and the best grade it may come to.
    pub grades: Option<(Named<'a>, Named<'a>)>,
    /// The grade, where it is one.
    pub grade: Option<Named<'a>>,
    /// Whether so much does not apply that the site is to be reviewed.
    pub review: bool,
}

impl<'a> ResultView<'a> {
    /// Id and name of a grade.
    pub fn grade(&self, grade: GradeIx) -> Named<'a> {
        let grade = self.standard().scoring.grade(grade);
        Named { id: grade.id.as_str(), name: &grade.name }
    }

    /// What becomes of the score of a site.
    pub(super) fn standing(&self, index: usize) -> StandingView<'a> {
        let scoring = &self.standard().scoring;
        let result = &self.programme.assessment.sites[index];
        let standing = &result.standing;
        let rounded = |ends: &Ends<Fraction>| (ends.low.rounded(scoring.decimals), ends.high.rounded(scoring.decimals));
        StandingView {
            base: standing.base.as_ref().map(rounded),
            bonus: (scoring.bonus.is_some() && result.score.is_some()).then(|| rounded(&standing.bonus)),
            vetoes: standing.vetoes.iter().map(|fired| (scoring.veto(fired.veto), fired.surely)).collect(),
            grades: standing.grades.as_ref().map(|grades| (self.grade(grades.low), self.grade(grades.high))),
            grade: standing.grade.map(|grade| self.grade(grade)),
            review: standing.review,
        }
    }
}
