//! Results as tables for the terminal: the sites, the targets, and under them the line that says what to do next.
use super::basis::{convention, surveyed};
use super::grading;
use super::phrase::{self, decision, in_unit, measured, next, reached, reached_to_possible, target_name, target_strength};
use super::timing::{progress, task_counts, untold_tasks};
use super::view::{Report, ResultView, SiteView};
use crate::assess::{Item, Missing};
use crate::diagnostic::{Language, Severity, Wording};
use crate::standard::TargetUnit;
use crate::wording;
use comfy_table::{CellAlignment, Table, presets};
use std::io;

/// The most sites that are shown; the rest are counted.
const MOST_SITES: usize = 200;

/// Writes the results of every standard, then what to do next.
pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    for (at, result) in report.results.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", heading(report, result))?;
        writeln!(out, "{}", sites(report, result))?;
        if result.site_count() > MOST_SITES {
            let rest = result.site_count() - MOST_SITES;
            say(
                report,
                out,
                &wording!("……另有 {rest} 个站点未列出,见 -o 写出的工作簿", "… {rest} more sites are not listed: see the workbook that -o writes"),
            )?;
        }
        let left = result.survey().not_assessed.len();
        if left > 0 {
            say(report, out, &wording!("另有 {left} 行没有评,原因见上面的诊断", "{left} more rows were not assessed: the diagnostics say why"))?;
        }
        if !result.standard().tiers.is_empty() {
            writeln!(out, "{}", tiers(report, result))?;
        }
        if !result.standard().scoring.grades.is_empty() {
            writeln!(out, "{}", grades(report, result))?;
        }
        if !result.survey().bodies.is_empty() {
            writeln!(out, "{}", bodies(report, result))?;
        }
        if !result.programme.targets.is_empty() {
            writeln!(out, "{}", targets(report, result))?;
        }
        if !result.programme.tasks.is_empty() {
            // a survey of sites alone says nothing of them
            if result.tells_progress() {
                writeln!(out, "{}", tasks(report, result))?;
                say(report, out, &task_counts(result.task_counts()))?;
            } else {
                say(report, out, &untold_tasks(result.programme.tasks.len()))?;
            }
        }
        say(report, out, &convention(result))?;
    }
    next_step(report, out)
}

fn say(report: &Report<'_>, out: &mut dyn io::Write, words: &Wording) -> io::Result<()> {
    writeln!(out, "{}", words.say(report.language))
}

fn heading(report: &Report<'_>, result: &ResultView<'_>) -> String {
    let (title, id, as_of, Wording { zh, en }) = (&result.standard().title, &result.standard().id, report.as_of, surveyed(result));
    wording!("《{title}》({id})　截至 {as_of}　{zh}", "{title} ({id}), as of {as_of}, {en}").say(report.language).to_owned()
}

fn new_table(report: &Report<'_>, heads: &[Wording]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(heads.iter().map(|head| head.say(report.language)));
    table
}

/// Puts figures at the right of their columns.
fn align_figures(table: &mut Table, columns: &[usize]) {
    for column in columns {
        if let Some(column) = table.column_mut(*column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}

fn sites(report: &Report<'_>, result: &ResultView<'_>) -> Table {
    let (tiers, graded) = (!result.standard().tiers.is_empty(), !result.standard().scoring.grades.is_empty());
    let heads = [
        (true, wording!("编码", "Code")),
        (true, wording!("站点", "Site")),
        (tiers, wording!("达到档次", "Reached")),
        (tiers, wording!("应达", "Owes")),
        (true, wording!("得分", "Score")),
        (graded, wording!("等次", "Grade")),
        (true, wording!("整改", "Mend")),
        (true, wording!("待核实项", "Verify")),
        (tiers, wording!("下一档还差", "To the next tier")),
    ];
    let shown: Vec<bool> = heads.iter().map(|(shown, _)| *shown).collect();
    let mut table = new_table(report, &heads.into_iter().filter(|(shown, _)| *shown).map(|(_, head)| head).collect::<Vec<_>>());
    let column = |at: usize| shown[..at].iter().filter(|shown| **shown).count();
    align_figures(&mut table, &[column(4), column(6), column(7)]);
    for index in 0..result.site_count().min(MOST_SITES) {
        let (site, items) = (result.site_head(index), result.items(index));
        let cells = [
            site.site.code.clone().unwrap_or_default(),
            site.site.name.clone(),
            reached(&site, report.language),
            site.owes.map_or_else(|| "—".to_owned(), |tier| tier.name.to_owned()),
            score_and_coverage(result, &site, report.language),
            grading::of_site(&site.standing, report.language),
            items.rectify.to_string(),
            items.verify.to_string(),
            next(&site, report.language),
        ];
        table.add_row(cells.into_iter().zip(&shown).filter(|(_, shown)| **shown).map(|(cell, _)| cell));
    }
    table
}

/// A score; where not everything that scores counts, with how much of it that is.
fn score_and_coverage(result: &ResultView<'_>, site: &SiteView<'_>, language: Language) -> String {
    let score = grading::score(result.standard(), site, language);
    match site.score {
        Some(counts) if phrase::tells_coverage(result.programme.assessment.missing) => format!("{score} ({})", phrase::coverage(&counts)),
        _ => score,
    }
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

fn grades(report: &Report<'_>, result: &ResultView<'_>) -> String {
    let summary = &result.programme.summary;
    let named = result.standard().scoring.grades.iter().zip(&summary.by_grade).map(|(grade, count)| format!("{} {count}", grade.name));
    let undecided = summary.without_grade;
    let parts: Vec<String> = named.chain([wording!("待定 {undecided}", "undecided {undecided}").say(report.language).to_owned()]).collect();
    let counts = parts.join("　");
    wording!("等次:{counts}", "Grades: {counts}").say(report.language).to_owned()
}

fn bodies(report: &Report<'_>, result: &ResultView<'_>) -> Table {
    let heads = [
        wording!("单位", "Body"),
        wording!("类型", "Kind"),
        wording!("应查", "Asked"),
        wording!("整改", "Mend"),
        wording!("建议", "Advised"),
        wording!("待核实项", "Verify"),
    ];
    let mut table = new_table(report, &heads);
    for body in result.bodies().take(MOST_SITES) {
        let count = |item: Item| body.of(item).count().to_string();
        let (name, kind, asked) = (body.body.name.clone(), body.kind.name.to_owned(), body.asked().to_string());
        table.add_row([name, kind, asked, count(Item::Rectify), count(Item::Advise), count(Item::Verify)]);
    }
    table
}

fn targets(report: &Report<'_>, result: &ResultView<'_>) -> Table {
    let heads = [
        wording!("目标", "Target"),
        wording!("应评", "Bound"),
        wording!("达到", "Reached"),
        if result.targets().all(|target| *target.unit == TargetUnit::Rate) { wording!("达标率", "Rate") } else { wording!("实际", "Is") },
        wording!("要求", "Wanted"),
        wording!("强度", "Strength"),
        wording!("判定", "Verdict"),
        wording!("还差", "Short by"),
    ];
    let mut table = new_table(report, &heads);
    align_figures(&mut table, &[1, 2, 3, 4, 7]);
    for target in result.targets() {
        table.add_row([
            target_name(&target),
            target.result.sites.to_string(),
            reached_to_possible(&target),
            measured(&target),
            in_unit(target.required, target.unit),
            target_strength(target.result.strength).say(report.language).to_owned(),
            decision(target.result.decision, report.language),
            target.result.short_by.map_or_else(|| "—".to_owned(), |short| short.to_string()),
        ]);
    }
    table
}

fn tasks(report: &Report<'_>, result: &ResultView<'_>) -> Table {
    let heads = [
        wording!("任务", "Task"),
        wording!("期限", "Due"),
        wording!("举措完成", "Actions done"),
        wording!("完成情况", "Progress"),
        wording!("逾期举措", "Actions overdue"),
        wording!("过期待核实", "Past due, to be verified"),
    ];
    let mut table = new_table(report, &heads);
    align_figures(&mut table, &[2, 4, 5]);
    for task in result.tasks() {
        let ongoing = wording!("长期推进", "ongoing");
        let due = task.task.due.map(|due| due.to_string());
        table.add_row([
            task.task.title.clone(),
            due.unwrap_or_else(|| if task.task.ongoing { ongoing.say(report.language).to_owned() } else { "—".to_owned() }),
            format!("{}/{}", task.result.done, task.result.of),
            progress(task.result.verdict, false).say(report.language).to_owned(),
            task.result.overdue.to_string(),
            task.result.unverified.to_string(),
        ]);
    }
    table
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
        wording!("下一步:先改正上面列出的 {errors} 类数据错误,再重新评", "Next: mend the data errors listed above ({errors}), then audit again")
    } else if let Some(folder) = report.output.filter(|_| report.results.len() > 1) {
        let folder = folder.display();
        wording!(
            "下一步:打开 {folder} 里各标准文件夹的 index.html 看结果,照 rectification.xlsx 逐项整改",
            "Next: open index.html in the folder of each standard in {folder} to see the results, and mend item by item after rectification.xlsx"
        )
    } else if let Some(folder) = report.output {
        let folder = folder.display();
        wording!(
            "下一步:打开 {folder} 里的 index.html 看结果,照 rectification.xlsx 逐项整改",
            "Next: open index.html in {folder} to see the results, and mend item by item after rectification.xlsx"
        )
    } else {
        wording!("下一步:加 -o 目录 写出考核工作簿和整改台账", "Next: add -o DIR to write the assessment workbook and the rectification ledger")
    };
    say(report, out, &words)
}
