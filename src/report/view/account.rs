//! The account of a score as reports show it: each line rounded, and at its end what rounding takes, so that the lines come to what is
//! between the total and the published number.
use super::ResultView;
use crate::assess::{Fraction, Rescaled, TakenBy};
use crate::diagnostic::CellRange;
use crate::standard::{CheckIx, Rescale, Trigger, Veto};
use crate::survey::Table;
use rust_decimal::Decimal;

/// Points are shown to no fewer places than this.
const PLACES: u32 = 2;

/// A line of an account.
#[derive(Debug)]
pub struct TakenView<'a> {
    /// What takes it.
    pub by: TakenByView<'a>,
    /// How many points; below nothing what is given.
    pub points: Decimal,
}

/// What takes points from the total.
#[derive(Debug)]
pub enum TakenByView<'a> {
    /// A check that does not earn all its points.
    Check(CheckIx),
    /// What deductions take beyond the points that there are is given back.
    Floor,
    /// A veto, with the indicator whose points it takes, where it does not take all, and the cell that says so.
    Veto(&'a Veto, Option<&'a str>, Option<(&'a Table, CellRange)>),
    /// What does not apply, what applies, what is earned of it, and what that comes to; with the indicator or the aspect inside which this
    /// is so, where it is not over all.
    Rescaled([Decimal; 4], Option<&'a str>),
    /// What is earned on top.
    Bonus,
    /// The rounding of the score and of the lines.
    Rounding,
}

impl<'a> ResultView<'a> {
    /// The account of the score of a site; `None` where it has no published number, or the tier it owes is not known.
    pub fn account(&self, index: usize) -> Option<Vec<TakenView<'a>>> {
        let assessment = self.programme.assessment;
        let (site, result) = (&assessment.survey.sites[index], &assessment.sites[index]);
        let scoring = &self.standard().scoring;
        let rounded = |points: &Fraction| points.rounded(scoring.decimals.max(PLACES)).normalize();
        let taken = assessment.account(site, result)?;
        let mut lines: Vec<TakenView<'a>> = taken
            .into_iter()
            .map(|line| TakenView {
                points: rounded(&line.points),
                by: match line.by {
                    TakenBy::Check(check) => TakenByView::Check(check),
                    TakenBy::Floor => TakenByView::Floor,
                    TakenBy::Bonus => TakenByView::Bonus,
                    TakenBy::Rescaled(Rescaled { inside, idle, of, earned, comes_to }) => {
                        TakenByView::Rescaled([idle, of, earned, comes_to].map(|points| rounded(&points)), inside.and_then(|at| self.group_title(at)))
                    }
                    TakenBy::Veto(veto) => {
                        let veto = scoring.veto(veto);
                        let title = veto.effect.zeroed().map(|indicator| self.standard().indicator(indicator).title.as_str());
                        let place = match veto.trigger {
                            Trigger::Recorded(question) => assessment.survey.place(site, self.standard().question(question).slot),
                            Trigger::When(_) => None,
                        };
                        TakenByView::Veto(veto, title, place)
                    }
                },
            })
            .collect();
        let headline = result.score.as_ref()?.headline.as_ref()?.rounded(scoring.decimals);
        let rest = lines.iter().try_fold(scoring.total.checked_sub(headline)?, |rest, line| rest.checked_sub(line.points))?;
        if !rest.is_zero() {
            lines.push(TakenView { by: TakenByView::Rounding, points: rest.normalize() });
        }
        Some(lines)
    }

    /// The title of a group of the standard's rescaling; nothing where it is over all.
    fn group_title(&self, at: usize) -> Option<&'a str> {
        let standard = self.standard();
        match standard.scoring.rescale {
            Rescale::Indicator => standard.indicators.get(at).map(|indicator| indicator.title.as_str()),
            Rescale::Aspect => standard.aspects.get(at).map(|aspect| aspect.title.as_str()),
            Rescale::Total => None,
        }
    }
}
