//! The words that every format uses for the same thing: tiers, scores, rates, verdicts, what is short and where it stands.
use super::view::{FindingView, Named, ResultView, ScoreView, SiteView, TargetView};
use crate::assess::{Missing, Verdict};
use crate::diagnostic::{CellRange, Language, Place, Severity, Wording};
use crate::programme::{Decision, DueBasis};
use crate::standard::{Check, Standard, Strength, TargetUnit};
use crate::survey::Table;
use crate::wording;
use rust_decimal::Decimal;

/// Checks that a cell names before it only counts them.
const NAMED: usize = 3;

/// The tier a site reaches, as reports say it: 未达标 only where no tier is possible.
pub(super) fn reached(site: &SiteView<'_>, language: Language) -> String {
    let words = match (site.reached, site.possible) {
        (Some(Named { name, .. }), _) => wording!("{name}", "{name}"),
        (None, Some(Named { name, .. })) => wording!("待核实(至多{name})", "unknown (at most {name})"),
        (None, None) => wording!("未达标", "none"),
    };
    words.say(language).to_owned()
}

/// A score as reports say it: one number, or both ends.
pub(super) fn score(score: Option<&ScoreView>, language: Language) -> String {
    match score {
        None => wording!("无法评定", "no score").say(language).to_owned(),
        Some(ScoreView { headline: Some(headline), .. }) => headline.to_string(),
        Some(ScoreView { low, high, .. }) if low == high => wording!("{low} 未评完", "{low} incomplete").say(language).to_owned(),
        Some(ScoreView { low, high, .. }) => format!("{low}–{high}"),
    }
}

/// What stands between a site and its next tier, in a few words.
pub(super) fn next(site: &SiteView<'_>, language: Language) -> String {
    let Some(next) = &site.next else { return "—".to_owned() };
    let titles = |checks: &[&crate::standard::Check]| checks.iter().take(NAMED).map(|check| check.title.as_str()).collect::<Vec<_>>().join("、");
    let (tier, blocking, unknown) = (next.tier.name, next.blocking.len(), next.unknown.len());
    let words = match (blocking, unknown) {
        (0, 0) => wording!("{tier}:条件待核实", "{tier}: its condition is unknown"),
        (0, _) => {
            let titles = titles(&next.unknown);
            wording!("{tier}:{unknown} 项待核实({titles})", "{tier}: {unknown} unknown ({titles})")
        }
        (_, 0) => {
            let titles = titles(&next.blocking);
            wording!("{tier}:{blocking} 项({titles})", "{tier}: {blocking} unmet ({titles})")
        }
        _ => {
            let titles = titles(&next.blocking);
            wording!("{tier}:{blocking} 项({titles}),另 {unknown} 项待核实", "{tier}: {blocking} unmet ({titles}), {unknown} unknown")
        }
    };
    words.say(language).to_owned()
}

/// A target named by its kinds and tier, else by its own words.
pub(super) fn target_name(target: &TargetView<'_>) -> String {
    match target.tier {
        Some(tier) => format!("{} {}", target.kinds.iter().map(|kind| kind.name).collect::<Vec<_>>().join("、"), tier.name),
        None => target.apart.map_or_else(|| target.text.to_owned(), |kind| format!("{} {}", kind.name, target.text)),
    }
}

/// Both ends of what a target measures, as far as they are known.
pub(super) fn measured(target: &TargetView<'_>) -> String {
    match (target.low, target.high) {
        (None, None) => "—".to_owned(),
        (Some(low), Some(high)) if low == high => in_unit(low, target.unit),
        (Some(low), Some(high)) => format!("{}–{}", in_unit(low, target.unit), in_unit(high, target.unit)),
        (Some(low), None) => format!("≥ {}", in_unit(low, target.unit)),
        (None, Some(high)) => format!("≤ {}", in_unit(high, target.unit)),
    }
}

/// A value of a target: a rate as a percentage, any other with its unit.
pub(super) fn in_unit(value: Decimal, unit: &TargetUnit) -> String {
    match unit {
        TargetUnit::Rate => percent(value),
        TargetUnit::Plain(None) => value.to_string(),
        TargetUnit::Plain(Some(unit)) => format!("{value} {}", unit.shown()),
    }
}

/// How many surely count to how many possibly do.
pub(super) fn reached_to_possible(target: &TargetView<'_>) -> String {
    match (target.result.reached, target.result.possible) {
        (Some(reached), Some(possible)) if reached != possible => format!("{reached}–{possible}"),
        (Some(reached), _) => reached.to_string(),
        (None, _) => "—".to_owned(),
    }
}

/// A rate from 0 to 1 as a percentage with two places.
pub(super) fn percent(rate: Decimal) -> String {
    let mut percent = rate * Decimal::ONE_HUNDRED;
    percent.rescale(2);
    format!("{percent}%")
}

/// What is said of a target.
pub(super) fn decision(decision: Decision, language: Language) -> String {
    let words = match decision {
        Decision::Met => wording!("达到", "met"),
        Decision::Unmet => wording!("未达到", "unmet"),
        Decision::Undecided => wording!("待定", "undecided"),
    };
    words.say(language).to_owned()
}

/// How the scores were made.
pub(super) fn convention(result: &ResultView<'_>) -> Wording {
    let scoring = &result.standard().scoring;
    let (total, decimals) = (scoring.total, scoring.decimals);
    let missing = match result.programme.assessment.missing {
        Missing::Keep => wording!("待核实的按区间计", "unknown answers keep the score an interval"),
        Missing::Unmet => wording!("待核实的不得分", "unknown answers earn nothing"),
        Missing::Surveyed => wording!(
            "没有列填报的检查项不计入,其余待核实的按区间计",
            "checks that no column asks are left out, other unknown answers keep the score an interval"
        ),
        Missing::Exclude => wording!("待核实的不计入", "unknown answers are left out"),
    };
    let points = match &scoring.authored {
        Some(why) => wording!(";分值为本工具自拟:{why}", "; the points are not the document's: {why}"),
        None if result.standard().checks.iter().all(|check| check.points.is_none()) => {
            wording!(";文件没有分值,各指标等分(自拟)", "; the document has no points, indicators weigh the same (authored)")
        }
        None => Wording::default(),
    };
    let (zh, en) = (missing.zh, missing.en);
    let (points_zh, points_en) = (points.zh, points.en);
    wording!(
        "计分口径:满分 {total},四舍五入到 {decimals} 位小数,不适用的项两边都不计,{zh}{points_zh}",
        "Scores: out of {total}, rounded half up to {decimals} places, what does not apply leaves both sides, {en}{points_en}"
    )
}

/// A verdict as reports say it.
pub(super) fn verdict(verdict: Verdict) -> Wording {
    match verdict {
        Verdict::Met => wording!("符合", "met"),
        Verdict::Partial => wording!("部分符合", "partial"),
        Verdict::Unmet => wording!("不符合", "unmet"),
        Verdict::Unknown => wording!("待核实", "unknown"),
        Verdict::NotApplicable => wording!("不适用", "n/a"),
    }
}

/// A strength as reports say it.
pub(super) fn strength(strength: Strength) -> Wording {
    match strength {
        Strength::Must => wording!("应", "must"),
        Strength::Should => wording!("宜", "should"),
        Strength::May => wording!("可", "may"),
    }
}

/// The tiers a check is ticked in.
pub(super) fn tiers(standard: &Standard, check: &Check) -> String {
    check.tiers.iter().map(|tier| standard.tier(*tier).name.as_str()).collect::<Vec<_>>().join("、")
}

/// What a diagnostic costs, as reports say it.
pub(super) fn severity(severity: Severity) -> Wording {
    match severity {
        Severity::Error => wording!("错误", "error"),
        Severity::Warning => wording!("警告", "warning"),
        Severity::Note => wording!("提示", "note"),
    }
}

/// What a due date rests on.
pub(super) fn due_basis(basis: DueBasis, days: Option<u16>) -> Wording {
    match (basis, days) {
        (DueBasis::Document, _) => wording!("文件规定", "the document's date"),
        (DueBasis::Remedy, Some(days)) => wording!("发现后 {days} 日(自拟)", "{days} days after it was found (authored)"),
        (DueBasis::Remedy, None) => wording!("自拟", "authored"),
    }
}

/// What is there and what is needed.
pub(super) fn shortfall((has, needs, unit): &(Decimal, Decimal, Option<String>)) -> Wording {
    let unit = unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    wording!("现 {has}{unit},需 {needs}{unit}", "has {has}{unit}, needs {needs}{unit}")
}

/// What was observed, and what of a list is not there.
pub(super) fn observed(finding: &FindingView<'_>, language: Language) -> String {
    let empty = || if finding.place.is_none() { wording!("(没有列填报)", "(no column asks it)") } else { wording!("(空白)", "(blank)") };
    let mut said = if finding.observed.is_empty() { empty().say(language).to_owned() } else { finding.observed.clone().into_owned() };
    let lacking: Vec<&str> = finding.members.iter().filter(|member| member.verdict.is_unmet()).map(|member| member.name).collect();
    if !finding.is_listed() && !lacking.is_empty() {
        let names = lacking.join("、");
        said.push_str(wording!(";缺{names}", "; lacks {names}").say(language));
    }
    said
}

/// A cell of a table.
pub(super) fn cell((table, cell): (&Table, CellRange)) -> String {
    format!("{} ▸ {} ▸ {cell}", table.file, table.sheet)
}

/// Places in few lines: those of one sheet stand together.
pub(super) fn places(places: &[Place]) -> String {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for place in places {
        let (sheet, at) = match place {
            Place::Cell { file, sheet, cell } => (format!("{file} ▸ {sheet}"), Some(cell.to_string())),
            Place::Row { file, sheet, row } => (format!("{file} ▸ {sheet}"), Some((u64::from(*row) + 1).to_string())),
            other => (other.to_string(), None),
        };
        match lines.last_mut().filter(|(known, _)| *known == sheet) {
            Some((_, cells)) => cells.extend(at),
            None => lines.push((sheet, at.into_iter().collect())),
        }
    }
    let line = |(sheet, cells): &(String, Vec<String>)| if cells.is_empty() { sheet.clone() } else { format!("{sheet} ▸ {}", cells.join("、")) };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}
