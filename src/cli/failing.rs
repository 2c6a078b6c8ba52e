//! `--fail-on`: the conditions under which a run that is done still ends in 1.
use super::terminal::Told;
use anyhow::bail;
use dabiao::assess::{Item, Verdict};
use dabiao::programme::{Decision, Programme, TargetStrength};
use dabiao::standard::{CheckIx, Strength, TierIx};
use dabiao::wording;
use rust_decimal::Decimal;

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Condition {
    /// A must that a site or a body owes has this verdict.
    Verdict(Verdict),
    /// A site does not surely reach this tier, by id.
    TierBelow(String),
    /// The low end of a score, as it is published, is below this.
    ScoreBelow(Decimal),
    /// A target of strength must is unmet.
    Target,
    /// Something is overdue.
    Overdue,
}

/// Parses conditions separated by commas, any of which makes the run fail.
pub(super) fn parse(text: &str) -> anyhow::Result<Vec<Condition>> {
    text.split(',').map(str::trim).map(condition).collect()
}

fn condition(text: &str) -> anyhow::Result<Condition> {
    Ok(match text {
        "unmet" => Condition::Verdict(Verdict::Unmet),
        "partial" => Condition::Verdict(Verdict::Partial),
        "unknown" => Condition::Verdict(Verdict::Unknown),
        "target" => Condition::Target,
        "overdue" => Condition::Overdue,
        _ => match (text.strip_prefix("tier<"), text.strip_prefix("score<").map(str::parse)) {
            (Some(tier), _) => Condition::TierBelow(tier.trim().to_owned()),
            (None, Some(Ok(score))) => Condition::ScoreBelow(score),
            _ => bail!(Told(wording!(
                "--fail-on 不认得“{text}”;可用 unmet、partial、unknown、tier<档次、score<分、target、overdue",
                "--fail-on does not know “{text}”: use unmet, partial, unknown, tier<ID, score<N, target, overdue"
            ))),
        },
    })
}

/// Whether a condition names a tier that none of the standards has.
pub(super) fn unknown_tier<'c>(conditions: &'c [Condition], programmes: &[Programme<'_>]) -> Option<&'c str> {
    let is_known = |id: &str| programmes.iter().any(|programme| tier_named(programme, id).is_some());
    conditions.iter().find_map(|condition| match condition {
        Condition::TierBelow(id) if !is_known(id) => Some(id.as_str()),
        _ => None,
    })
}

/// Whether any of the conditions holds under any of the standards.
pub(super) fn holds(conditions: &[Condition], programmes: &[Programme<'_>]) -> bool {
    conditions.iter().any(|condition| programmes.iter().any(|programme| one_holds(condition, programme)))
}

fn tier_named(programme: &Programme<'_>, id: &str) -> Option<TierIx> {
    programme.assessment.standard.tiers.iter().position(|tier| tier.id.as_str() == id || tier.name == id).map(TierIx::at)
}

fn one_holds(condition: &Condition, programme: &Programme<'_>) -> bool {
    let assessment = programme.assessment;
    match condition {
        Condition::Verdict(wanted) => assessment.each_subject().any(|(site, result)| {
            let owed = |check: CheckIx| {
                let of = assessment.standard.check(check);
                of.strength(site.kind) == Some(Strength::Must) && dabiao::assess::Owed::has(assessment.standard, site.kind, result.owed.tier, of)
            };
            (0..assessment.standard.checks.len()).map(CheckIx::at).any(|check| owed(check) && assessment.verdict(result, check) == Some(*wanted))
        }),
        // under a standard without such a tier no site is below it
        Condition::TierBelow(id) => tier_named(programme, id).is_some_and(|tier| assessment.sites.iter().any(|site| site.tiers.reached < Some(tier))),
        Condition::ScoreBelow(wanted) => {
            let decimals = assessment.standard.scoring.decimals;
            assessment.sites.iter().filter_map(|site| site.score.as_ref()).any(|score| score.low.rounded(decimals) < *wanted)
        }
        Condition::Target => {
            programme.targets.iter().any(|target| target.strength == TargetStrength::Judged(Strength::Must) && target.decision == Decision::Unmet)
        }
        Condition::Overdue => overdue(programme),
    }
}

/// Whether something that is still to be mended had a date of the document's own that has passed.
fn overdue(programme: &Programme<'_>) -> bool {
    let assessment = programme.assessment;
    assessment.each_subject().any(|(site, result)| {
        (0..assessment.standard.checks.len()).map(CheckIx::at).any(|check| {
            let of = assessment.standard.check(check);
            let is_late = of.due.is_some_and(|due| due < programme.assessment.as_of);
            is_late && assessment.verdict(result, check).is_some_and(|verdict| assessment.item(site, result, check, verdict) == Item::Rectify)
        })
    })
}
