//! Counts over sites: by tier, by verdict, by kind and group.
use crate::assess::{Assessment, SiteResult, Verdict};
use crate::standard::{KindIx, TierIx};

/// Counts over all sites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Sites that were assessed.
    pub sites: usize,
    /// Sites whose highest tier surely reached is this one, by tier.
    pub by_tier: Vec<usize>,
    /// 未达标: sites that surely reach no tier.
    pub none: usize,
    /// 待核实: sites that reach no tier yet and may reach one.
    pub undecided: usize,
    /// Findings by verdict, in the order of [`Verdict::ALL`].
    pub verdicts: [usize; 5],
    /// By grade, the sites that have it.
    pub by_grade: Vec<usize>,
    /// Sites whose grade is not decided, or that have no score.
    pub without_grade: usize,
    /// Sites whose score is complete.
    pub complete: usize,
}

/// How many sites of a kind, and of a group where one is given, are at a tier or above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierCount {
    /// The group; `None` for all groups together.
    pub group: Option<String>,
    /// The kind.
    pub kind: KindIx,
    /// The tier.
    pub tier: TierIx,
    /// Sites of the kind (and group).
    pub sites: usize,
    /// Those surely at the tier or above.
    pub reached: usize,
    /// Those possibly at the tier or above.
    pub possible: usize,
}

/// Counts an assessment.
pub fn summary(assessment: &Assessment<'_>) -> Summary {
    let standard = assessment.standard;
    let mut summary = Summary {
        sites: assessment.sites.len(),
        by_tier: vec![0; standard.tiers.len()],
        none: 0,
        undecided: 0,
        verdicts: [0; 5],
        by_grade: vec![0; standard.scoring.grades.len()],
        without_grade: 0,
        complete: 0,
    };
    for (site, result) in assessment.each() {
        match (result.tiers.reached, result.tiers.possible) {
            (Some(tier), _) => summary.by_tier[tier.index()] += 1,
            (None, Some(_)) => summary.undecided += 1,
            (None, None) => summary.none += usize::from(assessment.standard.has_tiers(site.kind)),
        }
        match result.standing.grade {
            Some(grade) => summary.by_grade[grade.index()] += 1,
            None => summary.without_grade += 1,
        }
        summary.complete += usize::from(result.complete);
        for (all, of_site) in summary.verdicts.iter_mut().zip(verdict_counts(result)) {
            *all += of_site;
        }
    }
    summary
}

/// The findings of a subject by verdict, in the order of [`Verdict::ALL`].
pub fn verdict_counts(result: &SiteResult) -> [usize; 5] {
    let mut counts = [0; 5];
    for verdict in result.judged.iter().filter_map(|judged| judged.verdict()) {
        let place = match verdict {
            Verdict::Met => 0,
            Verdict::Partial => 1,
            Verdict::Unmet => 2,
            Verdict::Unknown => 3,
            Verdict::NotApplicable => 4,
        };
        counts[place] += 1;
    }
    counts
}

/// Per kind and tier that the kind has, how many sites are there; first over all groups, then group by group in the order of the survey.
pub fn tier_counts(assessment: &Assessment<'_>) -> Vec<TierCount> {
    let mut groups: Vec<Option<String>> = vec![None];
    for (site, _) in assessment.each() {
        if site.group.is_some() && !groups.contains(&site.group) {
            groups.push(site.group.clone());
        }
    }
    let standard = assessment.standard;
    let mut counts = Vec::new();
    for group in groups {
        for kind in standard.site_kinds() {
            let of_kind: Vec<_> =
                assessment.each().filter(|(site, _)| site.kind == kind && (group.is_none() || site.group == group)).map(|(_, result)| result).collect();
            if of_kind.is_empty() {
                continue;
            }
            for tier in (0..standard.tiers.len()).map(TierIx::at).filter(|tier| standard.tier(*tier).kinds.contains(&kind)) {
                let at_least = |reached: Option<TierIx>| reached.is_some_and(|reached| reached >= tier);
                counts.push(TierCount {
                    group: group.clone(),
                    kind,
                    tier,
                    sites: of_kind.len(),
                    reached: of_kind.iter().filter(|result| at_least(result.tiers.reached)).count(),
                    possible: of_kind.iter().filter(|result| at_least(result.tiers.possible)).count(),
                });
            }
        }
    }
    counts
}
