//! The words that every format uses for the same thing: tiers, scores, rates, verdicts, what is short and where it stands.
use super::counted::Problem;
use super::timing;
use super::view::{DeductionView, FindingView, Named, OpenView, PointsView, ScoreView, SiteView, TargetView};
use crate::assess::{Item, Missing, ShareMet, Verdict};
use crate::diagnostic::{CellRange, Language, Place, Severity, Wording};
use crate::programme::{Decision, DueBasis, TargetStrength};
use crate::standard::{AnswerType, Check, KindIx, Standard, Strength, SubjectKind, TargetUnit};
use crate::survey::Table;
use crate::wording;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Checks that a cell names before it only counts them.
const NAMED: usize = 3;

/// The tier a site reaches, as reports say it: 未达标 only where no tier is possible, and there is one.
pub(super) fn reached(site: &SiteView<'_>, language: Language) -> String {
    let words = match (site.reached, site.possible) {
        (Some(Named { name, .. }), _) => wording!("{name}", "{name}"),
        (None, Some(Named { name, .. })) => wording!("待核实(至多{name})", "unknown (at most {name})"),
        (None, None) if site.has_tiers => wording!("未达标", "none"),
        (None, None) => wording!("—", "—"),
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

/// Whether a score rests on a part of what scores, so that it stands nowhere without saying how much that is.
pub(super) fn tells_coverage(missing: Missing) -> bool {
    matches!(missing, Missing::Surveyed | Missing::Exclude)
}

/// How many of the checks that score are in a score: by which the convention counts.
pub(super) fn coverage_head(missing: Missing) -> Wording {
    if tells_coverage(missing) { wording!("计入项", "Counted") } else { wording!("填报项", "Asked") }
}

/// The same of one score.
pub(super) fn coverage(score: &ScoreView) -> String {
    let (counted, all) = score.coverage;
    format!("{counted}/{all}")
}

/// A score with what it is out of.
pub(super) fn score_of(score: Option<&ScoreView>, language: Language) -> String {
    let said = self::score(score, language);
    score.map_or_else(|| said.clone(), |score| format!("{said} / {}", score.total))
}

/// Points as one number, or both ends.
pub(super) fn points(low: Decimal, high: Decimal) -> String {
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

/// What stands between a site and its next tier, in a few words.
pub(super) fn next(site: &SiteView<'_>, language: Language) -> String {
    let Some(next) = &site.next else { return "—".to_owned() };
    let titles = |checks: &[&Check]| {
        let named = checks.iter().take(NAMED).map(|check| check.title.as_str()).collect::<Vec<_>>().join("、");
        let rest = if checks.len() > NAMED { wording!("等", " …") } else { Wording::default() };
        format!("{named}{}", rest.say(language))
    };
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
        (Some(reached), Some(possible)) => reached_of(reached, possible),
        (Some(reached), None) => reached.to_string(),
        (None, _) => "—".to_owned(),
    }
}

/// How strongly a target binds, as reports say it.
pub(super) fn target_strength(strength: TargetStrength) -> Wording {
    match strength {
        TargetStrength::Judged(strength) => self::strength(strength),
        TargetStrength::Shown => wording!("仅列出", "shown"),
    }
}

/// How many sites reach something, or between which numbers.
pub(super) fn reached_of(reached: usize, possible: usize) -> String {
    if reached == possible { reached.to_string() } else { format!("{reached}–{possible}") }
}

/// Both ends of a rate as percentages.
pub(super) fn rates((low, high): (Decimal, Decimal)) -> String {
    if low == high { percent(low) } else { format!("{}–{}", percent(low), percent(high)) }
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

/// How often a check is unmet, or that it is only unknown.
pub(super) fn share_unmet(problem: &Problem<'_>) -> Wording {
    let unknown = problem.unknown;
    match problem.share {
        Some(share) => {
            let share = rates(share);
            wording!("{share}", "{share}")
        }
        None => wording!("待核实 {unknown}", "{unknown} unknown"),
    }
}

/// What a diagnostic costs, as reports say it.
pub(super) fn severity(severity: Severity) -> Wording {
    match severity {
        Severity::Error => wording!("错误", "error"),
        Severity::Warning => wording!("警告", "warning"),
        Severity::Note => wording!("提示", "note"),
    }
}

/// What becomes of a finding, as reports name the list of such.
pub(super) fn item(item: Item) -> Wording {
    match item {
        Item::Rectify => wording!("整改项", "Rectification"),
        Item::Advise => wording!("建议项", "Advice"),
        Item::Improve => wording!("提升项", "Improvement"),
        Item::Verify => wording!("待核实", "To verify"),
        Item::None => wording!("仅列出", "Shown only"),
    }
}

/// What items are counted under: verdicts that are unknown are more, since not all of them are to be verified.
pub(super) fn counted(item: Item) -> Wording {
    if item == Item::Verify { wording!("待核实项", "To verify") } else { self::item(item) }
}

/// What verdicts are counted under beside items.
pub(super) fn counted_verdict(verdict: Verdict) -> Wording {
    if verdict == Verdict::Unknown { wording!("判定待核实", "Found unknown") } else { self::verdict(verdict) }
}

/// How strongly a check binds each kind, a line for each.
pub(super) fn strengths(standard: &Standard, check: &Check, language: Language) -> String {
    let of = |(kind, index): (&SubjectKind, KindIx)| {
        let (kind, strength) = (&kind.name, strength(check.strength(index)?));
        let (zh, en) = (strength.zh, strength.en);
        Some(wording!("{kind}:{zh}", "{kind}: {en}").say(language).to_owned())
    };
    standard.kinds.iter().zip((0..).map(KindIx::at)).filter_map(of).collect::<Vec<_>>().join("\n")
}

/// Why an item is due when it is, or that it is kept up for good.
pub(super) fn due_because(finding: &FindingView<'_>) -> Option<Wording> {
    let ongoing = finding.check.ongoing.then(|| wording!("长期坚持", "ongoing"));
    finding.due.map(|due| due_basis(due.basis, finding.check.remedy.days)).or(ongoing)
}

/// What a due date rests on.
fn due_basis(basis: DueBasis, days: Option<u16>) -> Wording {
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

/// How many musts of a tier are met, and how many more have to be.
pub(super) fn share_met(share: ShareMet) -> Wording {
    let ShareMet { met, of, short_by, .. } = share;
    let percent = (share.wanted * Decimal::ONE_HUNDRED).normalize();
    wording!("必须项符合 {met}/{of},不低于 {percent}% 还差 {short_by} 项", "{met} of {of} musts met, {short_by} short of {percent} %")
}

/// How many of its points a check earns.
pub(super) fn earned(points: &PointsView) -> Wording {
    let (of, earned) = (points.of, ends(points.low, Some(points.high)));
    wording!("得 {earned} 分,共 {of} 分", "{earned} of {of} points")
}

/// What a line of deductions takes off, and for what.
pub(super) fn lost(line: &DeductionView<'_>) -> Wording {
    let (name, lost) = (line.name, ends(Some(line.low), line.high));
    wording!("{name}:扣 {lost} 分", "{name}: {lost} off")
}

/// One number of points, or both ends as far as they are known.
pub(super) fn ends(low: Option<Decimal>, high: Option<Decimal>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => points(low, high),
        (Some(low), None) => format!("≥ {low}"),
        (None, Some(high)) => format!("≤ {high}"),
        (None, None) => "—".to_owned(),
    }
}

/// What was observed, or that nothing was.
pub(super) fn written<'f>(finding: &'f FindingView<'_>, language: Language) -> Cow<'f, str> {
    let empty = || if finding.place.is_none() { unasked() } else { wording!("(空白)", "(blank)") };
    if finding.observed.is_empty() { empty().say(language).to_owned().into() } else { Cow::Borrowed(&finding.observed) }
}

/// What was observed, and what of a list is not there.
pub(super) fn observed(finding: &FindingView<'_>, language: Language) -> String {
    let mut said = written(finding, language).into_owned();
    let lacking: Vec<&str> = finding.members.iter().filter(|member| member.verdict.is_unmet()).map(|member| member.name).collect();
    if !finding.is_listed() && !finding.has_lines() && !lacking.is_empty() {
        let names = lacking.join("、");
        said.push_str(wording!(";缺{names}", "; lacks {names}").say(language));
    }
    if finding.is_ahead {
        said.push_str(timing::ahead().say(language));
    }
    said
}

/// What is to be filled in where a bonus or a veto is open.
pub(super) fn to_fill(open: &OpenView<'_>) -> Wording {
    match open.question.answer {
        AnswerType::Count(_) => wording!("填次数,没有的填 0", "write how many times, 0 where it did not happen"),
        AnswerType::YesNo => wording!("查清后填“是”或“否”", "find out and write 是 or 否"),
        _ => wording!("查清后填写", "find out and write it"),
    }
}

/// What an answer that keeps a site open is, as written.
pub(super) fn open(open: &OpenView<'_>, language: Language) -> String {
    let empty = if open.place.is_none() { unasked() } else { wording!("(空白)", "(blank)") };
    if open.observed.is_empty() { empty.say(language).to_owned() } else { open.observed.to_owned() }
}

/// What a bonus or a veto is called.
pub(super) fn concerns(open: &OpenView<'_>) -> Wording {
    if open.is_veto { wording!("一票否决", "Veto") } else { wording!("加分", "Bonus") }
}

/// What is observed of what no column asks.
pub(super) fn unasked() -> Wording {
    wording!("(没有列填报)", "(no column asks it)")
}

/// Where a site first stands.
pub(super) fn row((table, row): (&Table, u32)) -> String {
    format!("{} ▸ {} ▸ {}", table.file, table.sheet, u64::from(row) + 1)
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
