//! Results as tables for the terminal: the sites, the targets, and under them the line that says what to do next.
use super::view::{Named, Report, ResultView, ScoreView, SiteView, TargetView};
use crate::assess::{Item, Missing};
use crate::diagnostic::{Language, Severity, Wording};
use crate::programme::Decision;
use crate::wording;
use comfy_table::{CellAlignment, Table, presets};
use rust_decimal::Decimal;
use std::io;

/// The most sites that are shown; the rest are counted.
const MOST_SITES: usize = 200;
/// Checks that a cell names before it only counts them.
const NAMED: usize = 3;

/// Writes the results of every standard, then what to do next.
pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    for result in &report.results {
        writeln!(out, "{}", heading(report, result))?;
        writeln!(out, "{}", sites(report, result))?;
        if result.site_count() > MOST_SITES {
            let rest = result.site_count() - MOST_SITES;
            say(report, out, &wording!("……另有 {rest} 个站点未列出,见 -o 写出的工作簿", "… {rest} more sites are not listed: see the workbook that -o writes"))?;
        }
        writeln!(out, "{}", tiers(report, result))?;
        if !result.programme.targets.is_empty() {
            writeln!(out, "{}", targets(report, result))?;
        }
        say(report, out, &convention(result))?;
    }
    next_step(report, out)
}

fn say(report: &Report<'_>, out: &mut dyn io::Write, words: &Wording) -> io::Result<()> {
    writeln!(out, "{}", words.say(report.language))
}

fn heading(report: &Report<'_>, result: &ResultView<'_>) -> String {
    let (title, id, as_of, sites) = (&result.standard().title, &result.standard().id, report.as_of, result.site_count());
    wording!("《{title}》({id})　截至 {as_of}　{sites} 个站点", "{title} ({id}), as of {as_of}, {sites} sites").say(report.language).to_owned()
}

fn new_table(report: &Report<'_>, heads: &[Wording]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(heads.iter().map(|head| head.say(report.language)));
    table
}

fn sites(report: &Report<'_>, result: &ResultView<'_>) -> Table {
    let heads = [
        wording!("编码", "Code"),
        wording!("站点", "Site"),
        wording!("达到档次", "Reached"),
        wording!("应达", "Owes"),
        wording!("得分", "Score"),
        wording!("整改", "Mend"),
        wording!("待核实", "Verify"),
        wording!("下一档还差", "To the next tier"),
    ];
    let mut table = new_table(report, &heads);
    for column in [4, 5, 6] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    for index in 0..result.site_count().min(MOST_SITES) {
        let site = result.site(index);
        let count = |item: Item| site.findings.iter().filter(|finding| finding.item == item).count().to_string();
        table.add_row([
            site.site.code.clone().unwrap_or_default(),
            site.site.name.clone(),
            reached(&site, report.language),
            site.owes.map_or_else(|| "—".to_owned(), |tier| tier.name.to_owned()),
            score(site.score.as_ref(), report.language),
            count(Item::Rectify),
            count(Item::Verify),
            next(&site, report.language),
        ]);
    }
    table
}

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

fn tiers(report: &Report<'_>, result: &ResultView<'_>) -> String {
    let summary = &result.programme.summary;
    let mut parts: Vec<String> = result.standard().tiers.iter().zip(&summary.by_tier).rev().map(|(tier, count)| format!("{} {count}", tier.name)).collect();
    let (none, undecided) = (summary.none, summary.undecided);
    parts.push(wording!("未达标 {none}", "none {none}").say(report.language).to_owned());
    parts.push(wording!("待核实 {undecided}", "undecided {undecided}").say(report.language).to_owned());
    let counts = parts.join("　");
    wording!("档次:{counts}", "Tiers: {counts}").say(report.language).to_owned()
}

fn targets(report: &Report<'_>, result: &ResultView<'_>) -> Table {
    let heads = [
        wording!("目标", "Target"),
        wording!("站点", "Sites"),
        wording!("达到", "Reached"),
        wording!("达标率", "Rate"),
        wording!("要求", "Wanted"),
        wording!("判定", "Verdict"),
        wording!("还差", "Short by"),
    ];
    let mut table = new_table(report, &heads);
    for target in result.targets() {
        let reached = if target.result.reached == target.result.possible {
            target.result.reached.to_string()
        } else {
            format!("{}–{}", target.result.reached, target.result.possible)
        };
        table.add_row([
            target_name(&target),
            target.result.sites.to_string(),
            reached,
            rates(&target),
            percent(target.required),
            decision(target.result.decision, report.language),
            target.result.short_by.map_or_else(|| "—".to_owned(), |short| short.to_string()),
        ]);
    }
    table
}

/// A target named by its kinds and tier, else by its own words.
pub(super) fn target_name(target: &TargetView<'_>) -> String {
    match target.tier {
        Some(tier) => format!("{} {}", target.kinds.iter().map(|kind| kind.name).collect::<Vec<_>>().join("、"), tier.name),
        None => target.text.to_owned(),
    }
}

/// Both ends of a rate as percentages.
pub(super) fn rates(target: &TargetView<'_>) -> String {
    match target.rates {
        None => "—".to_owned(),
        Some((low, high)) if low == high => percent(low),
        Some((low, high)) => format!("{}–{}", percent(low), percent(high)),
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
        Missing::Surveyed => wording!("没有列填报的检查项不计入,其余待核实的按区间计", "checks that no column asks are left out, other unknown answers keep the score an interval"),
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

/// One line that says what to do next: mend the data, ask what was not asked, or go on to the workbook.
fn next_step(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let errors = report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    let unasked = report.results.iter().any(|result| {
        let keep = result.programme.assessment.missing == Missing::Keep;
        keep && result.programme.assessment.sites.iter().any(|site| site.score.as_ref().is_some_and(|score| score.coverage.0 < score.coverage.1))
    });
    if unasked {
        let words = wording!(
            "有整项没有填报,得分是区间;只看填报了的项目:加 --missing surveyed",
            "Whole questions were not asked, so scores are intervals; to look at what was asked, add --missing surveyed"
        );
        say(report, out, &words)?;
    }
    let words = if errors > 0 {
        wording!("下一步:先改正上面列出的 {errors} 类数据错误,再重新评", "Next: mend the {errors} kinds of data errors listed above, then audit again")
    } else {
        wording!("下一步:加 -o 目录 写出考核工作簿和整改台账", "Next: add -o DIR to write the assessment workbook and the rectification ledger")
    };
    say(report, out, &words)
}
