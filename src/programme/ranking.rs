//! Ranks among sites of one kind, as 1, 2, 2, 4: by the grade first, since a veto may give the lowest to the highest number, then by the
//! number. A site without a headline has none, nor one whose grade is not decided, or whose number leaves out a veto that may fire.
use crate::assess::{Assessment, Missing};
use crate::standard::{GradeIx, KindIx};
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// What a site is ranked by: its kind, whether it has no grade, its grade, of which the best stands first, and the published number, so that
/// two sites that print alike rank alike. Without grades the number alone counts.
type Merit = (KindIx, bool, Option<GradeIx>, Reverse<Decimal>);

/// Rank of each site, in the order of the survey.
pub fn ranks(assessment: &Assessment<'_>) -> Vec<Option<usize>> {
    let decimals = assessment.standard.scoring.decimals;
    let merits: Vec<Option<Merit>> = assessment
        .each()
        .map(|(site, result)| {
            let headline = result.score.as_ref().and_then(|score| score.headline.as_ref());
            let grade = result.standing.grade;
            let is_open = grade.is_none() && result.standing.grades.is_some();
            let may_fall = assessment.missing == Missing::Exclude && result.standing.vetoes.iter().any(|fired| !fired.surely);
            headline.filter(|_| !is_open && !may_fall).map(|headline| (site.kind, grade.is_none(), grade, Reverse(headline.rounded(decimals))))
        })
        .collect();
    let mut sorted: Vec<Merit> = merits.iter().flatten().copied().collect();
    sorted.sort_unstable();
    let rank = |merit: &Merit| {
        let first_of_kind = sorted.partition_point(|(kind, ..)| *kind < merit.0);
        sorted.partition_point(|known| known < merit) - first_of_kind + 1
    };
    merits.iter().map(|merit| merit.as_ref().map(rank)).collect()
}
