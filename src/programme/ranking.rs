//! Ranks among sites of one kind, as 1, 2, 2, 4; a site without a headline has none.
use crate::assess::{Assessment, Fraction};
use crate::standard::KindIx;

/// Rank of each site, in the order of the survey. Ranked by the published number, so that two sites that print alike rank alike.
pub fn ranks(assessment: &Assessment<'_>) -> Vec<Option<usize>> {
    let decimals = assessment.standard.scoring.decimals;
    let headlines: Vec<Option<(KindIx, rust_decimal::Decimal)>> = assessment
        .each()
        .map(|(site, result)| {
            let headline: Option<&Fraction> = result.score.as_ref().and_then(|score| score.headline.as_ref());
            headline.map(|headline| (site.kind, headline.rounded(decimals)))
        })
        .collect();
    let mut sorted: Vec<(KindIx, std::cmp::Reverse<rust_decimal::Decimal>)> =
        headlines.iter().flatten().map(|(kind, score)| (*kind, std::cmp::Reverse(*score))).collect();
    sorted.sort_unstable();
    headlines
        .iter()
        .map(|headline| {
            let (kind, score) = headline.as_ref()?;
            let first_of_kind = sorted.partition_point(|(other, _)| other < kind);
            let better = sorted.partition_point(|known| known < &(*kind, std::cmp::Reverse(*score)));
            Some(better - first_of_kind + 1)
        })
        .collect()
}
