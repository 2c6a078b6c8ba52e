//! Lays an overview out for the terminal, section by section.
use super::account::{Account, accounted};
use super::{Overview, Section, scoring, task};
use crate::diagnostic::Wording;
use crate::report::explain::{answer_type, strengths};
use crate::report::wanted::wanted;
use crate::report::{earning, phrase, sentence};
use crate::standard::{Every, Indicator, KindIx, Strength, Tier, TierIx};
use crate::wording;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};
use std::io;

/// Writes the head, the sections, and where there is more.
pub(super) fn write(overview: &Overview<'_>, sections: &[Section], width: usize, out: &mut dyn io::Write) -> io::Result<()> {
    head(overview, out)?;
    let shown = if sections.is_empty() { Section::SUMMARY } else { sections };
    for section in shown {
        let table = match section {
            Section::Kinds => kinds(overview, width),
            Section::Tiers => tiers(overview, width),
            Section::Indicators => indicators(overview, width),
            Section::Checks => checks(overview, width),
            Section::Targets => targets(overview, width),
            Section::Tasks => task::table(overview, width),
            Section::Scoring => scoring::table(overview, width),
            Section::Questions => questions(overview, width),
            Section::Clauses => clauses(overview, width),
            Section::Readings => readings(overview, width),
        };
        if !table.is_empty() {
            writeln!(out, "{table}")?;
        } else if !sections.is_empty() {
            say(overview, out, &none(*section))?;
        }
    }
    account(overview, out)?;
    if sections.is_empty() {
        let id = &overview.standard.id;
        say(
            overview,
            out,
            &wording!(
                "更多:dabiao standards show {id} --section checks,questions,clauses,readings",
                "More: dabiao standards show {id} --section checks,questions,clauses,readings"
            ),
        )?;
    }
    let (id, check) = (&overview.standard.id, overview.standard.checks.first().map(|check| check.id.as_str()).unwrap_or_default());
    say(overview, out, &wording!("看一项:dabiao explain {id} {check}", "One check: dabiao explain {id} {check}"))
}

fn say(overview: &Overview<'_>, out: &mut dyn io::Write, words: &Wording) -> io::Result<()> {
    writeln!(out, "{}", words.say(overview.language))
}

/// What is said of a section that was asked for where the standard has nothing in it.
fn none(section: Section) -> Wording {
    match section {
        Section::Kinds => wording!("这个标准没有站点类型", "This standard has no kinds."),
        Section::Tiers => wording!("这个标准没有档次", "This standard has no tiers."),
        Section::Indicators => wording!("这个标准没有指标", "This standard has no indicators."),
        Section::Checks => wording!("这个标准没有检查项", "This standard has no checks."),
        Section::Targets => wording!("这个标准没有目标", "This standard has no targets."),
        Section::Tasks => wording!("这个标准没有任务", "This standard has no tasks."),
        Section::Scoring => wording!("这个标准没有等次、加分和一票否决", "This standard has no grades, no bonus and no vetoes."),
        Section::Questions => wording!("这个标准没有采集项", "This standard has no questions."),
        Section::Clauses => wording!("这个标准没有条款", "This standard has no clauses."),
        Section::Readings => wording!("这个标准没有读法", "This standard has no readings."),
    }
}

fn head(overview: &Overview<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let standard = overview.standard;
    let document = &standard.document;
    writeln!(out, "{}  {}", standard.id, standard.title)?;
    let issued = document.issued.map(|date| date.to_string());
    let parts = [Some(document.issuer.as_str()), document.number.as_deref(), issued.as_deref(), document.jurisdiction.as_deref()];
    writeln!(out, "{}", parts.into_iter().flatten().collect::<Vec<_>>().join("  "))?;
    let (edition, digest) = (&standard.edition, &standard.digest);
    say(overview, out, &wording!("数据第 {edition} 版　sha256 {digest}", "edition {edition} of the data, sha256 {digest}"))
}

pub(super) fn new_table(overview: &Overview<'_>, width: usize, heads: &[Wording]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(heads.iter().map(|head| head.say(overview.language)));
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(u16::try_from(width).unwrap_or(u16::MAX));
    // an id that is broken over lines cannot be copied
    if let Some(ids) = table.column_mut(0) {
        ids.set_constraint(ColumnConstraint::ContentWidth);
    }
    table
}

fn kinds(overview: &Overview<'_>, width: usize) -> Table {
    let standard = overview.standard;
    let heads =
        [wording!("站点类型", "Site kind"), wording!("名称", "Name"), wording!("层级", "Level"), wording!("检查项", "Checks"), wording!("采集项", "Questions")];
    let mut table = new_table(overview, width, &heads);
    for of in standard.surveyed_kinds() {
        let kind = standard.kind(of);
        table.add_row([
            kind.id.to_string(),
            kind.name.clone(),
            kind.level.clone().unwrap_or_default(),
            standard.checks_of(of).count().to_string(),
            standard.questions_of(of).len().to_string(),
        ]);
    }
    table
}

fn tiers(overview: &Overview<'_>, width: usize) -> Table {
    let standard = overview.standard;
    let heads = [wording!("档次", "Tier"), wording!("名称", "Name"), wording!("条件", "When"), wording!("包含", "Includes"), wording!("要求", "Asks")];
    let mut table = new_table(overview, width, &heads);
    for (index, tier) in standard.tiers.iter().enumerate() {
        let when = tier.when.as_ref().map(|when| sentence::condition(standard, when).say(overview.language).to_owned()).unwrap_or_default();
        let includes = tier.includes.iter().filter(|included| included.index() != index);
        table.add_row([
            tier.id.to_string(),
            tier.name.clone(),
            when,
            includes.map(|included| standard.tier(*included).name.as_str()).collect::<Vec<_>>().join("、"),
            needs(overview, tier).into_iter().chain(tier.kinds.iter().map(|kind| asks(overview, TierIx::at(index), *kind))).collect::<Vec<_>>().join("\n"),
        ]);
    }
    table
}

/// What of its ticks a tier wants, where that is not simply every must.
fn needs(overview: &Overview<'_>, tier: &Tier) -> Option<String> {
    (tier.needs.every != Every::Must).then(|| sentence::needs(tier.needs).say(overview.language).to_owned())
}

/// How many musts a tier asks of a kind, by indicator.
fn asks(overview: &Overview<'_>, tier: TierIx, kind: KindIx) -> String {
    let standard = overview.standard;
    let ticked = |indicator: &Indicator| {
        let of = indicator.checks.iter().map(|check| standard.check(*check));
        of.filter(|check| check.strength(kind) == Some(Strength::Must) && check.tiers.iter().any(|at| standard.tier(tier).includes.contains(at))).count()
    };
    let counts: Vec<(usize, &str)> =
        standard.indicators.iter().map(|indicator| (ticked(indicator), indicator.title.as_str())).filter(|(count, _)| *count > 0).collect();
    let total: usize = counts.iter().map(|(count, _)| count).sum();
    let parts = counts.iter().map(|(count, title)| format!("{title} {count}")).collect::<Vec<_>>().join("、");
    let name = &standard.kind(kind).name;
    wording!("{name}:{total} 项({parts})", "{name}: {total} checks ({parts})").say(overview.language).to_owned()
}

fn indicators(overview: &Overview<'_>, width: usize) -> Table {
    let standard = overview.standard;
    let heads = [
        wording!("指标", "Indicator"),
        wording!("名称", "Title"),
        wording!("方面", "Aspect"),
        wording!("检查项", "Checks"),
        wording!("对象", "Binds"),
        wording!("档次", "Tiers"),
    ];
    let mut table = new_table(overview, width, &heads);
    for indicator in &standard.indicators {
        let checks = || indicator.checks.iter().map(|check| standard.check(*check));
        let kinds = standard.kinds.iter().enumerate().filter(|(kind, _)| checks().any(|check| check.strength(KindIx::at(*kind)).is_some()));
        let tiers = standard.tiers.iter().enumerate().filter(|(tier, _)| checks().any(|check| check.tiers.contains(&TierIx::at(*tier))));
        table.add_row([
            indicator.id.to_string(),
            indicator.title.clone(),
            indicator.aspect.map(|aspect| standard.aspects[aspect.index()].title.clone()).unwrap_or_default(),
            indicator.checks.len().to_string(),
            kinds.map(|(_, kind)| kind.name.as_str()).collect::<Vec<_>>().join("、"),
            tiers.map(|(_, tier)| tier.name.as_str()).collect::<Vec<_>>().join("、"),
        ]);
    }
    table
}

fn checks(overview: &Overview<'_>, width: usize) -> Table {
    let (standard, language) = (overview.standard, overview.language);
    let mut heads = vec![
        wording!("检查项", "Check"),
        wording!("要求", "Requirement"),
        wording!("判定", "Met when"),
        wording!("强度", "Strength"),
        wording!("档次", "Tiers"),
    ];
    let has_points = standard.checks.iter().any(|check| check.points.is_some());
    heads.extend(has_points.then(|| wording!("分值", "Points")));
    let mut table = new_table(overview, width, &heads);
    for check in &standard.checks {
        let mut row = vec![
            check.id.to_string(),
            check.title.clone(),
            earning::expected(standard, check).say(language).to_owned(),
            strengths(check, language),
            phrase::tiers(standard, check),
        ];
        row.extend(has_points.then(|| check.points.map(|points| points.normalize().to_string()).unwrap_or_default()));
        table.add_row(row);
    }
    table
}

fn targets(overview: &Overview<'_>, width: usize) -> Table {
    let standard = overview.standard;
    let heads = [
        wording!("目标", "Target"),
        wording!("条款", "Clause"),
        wording!("内容", "Text"),
        wording!("要求", "Wanted"),
        wording!("强度", "Strength"),
        wording!("期限", "Due"),
    ];
    let mut table = new_table(overview, width, &heads);
    for target in &standard.targets {
        table.add_row([
            target.id.to_string(),
            standard.clause(target.clause).id.to_string(),
            target.text.clone(),
            wanted(standard, target).say(overview.language).to_owned(),
            phrase::strength(target.strength).say(overview.language).to_owned(),
            target.due.map(|due| due.to_string()).unwrap_or_default(),
        ]);
    }
    table
}

fn questions(overview: &Overview<'_>, width: usize) -> Table {
    let heads = [
        wording!("采集项", "Question"),
        wording!("名称", "Label"),
        wording!("类型", "Type"),
        wording!("单位", "Unit"),
        wording!("对象", "Asked of"),
        wording!("别名", "Also called"),
    ];
    let mut table = new_table(overview, width, &heads);
    for asked in &overview.questions {
        let question = asked.question;
        table.add_row([
            question.id.to_string(),
            question.label.clone(),
            answer_type(&question.answer).say(overview.language).to_owned(),
            question.unit().map(|unit| unit.shown().to_owned()).unwrap_or_default(),
            asked.kinds.iter().map(|kind| kind.name).collect::<Vec<_>>().join("、"),
            question.aliases.join("、"),
        ]);
    }
    table
}

fn clauses(overview: &Overview<'_>, width: usize) -> Table {
    let heads = [wording!("条款", "Clause"), wording!("标题", "Title"), wording!("去处", "Account"), wording!("由谁", "By"), wording!("覆盖", "Covers")];
    let mut table = new_table(overview, width, &heads);
    for accounted in accounted(overview.standard) {
        let by = accounted.checks.iter().chain(&accounted.targets).chain(&accounted.tasks).copied().collect::<Vec<_>>().join("\n");
        table.add_row([
            accounted.clause.id.to_string(),
            accounted.clause.title.clone(),
            accounted.account.said().say(overview.language).to_owned(),
            accounted.why.map_or(by, str::to_owned),
            accounted.covers.join(" "),
        ]);
    }
    table
}

fn readings(overview: &Overview<'_>, width: usize) -> Table {
    let standard = overview.standard;
    let heads = [wording!("条款", "Clause"), wording!("原文", "Text"), wording!("读作", "Decided"), wording!("理由", "Because"), wording!("涉及", "Affects")];
    let mut table = new_table(overview, width, &heads);
    for reading in &standard.readings {
        table.add_row([
            standard.clause(reading.clause).id.to_string(),
            reading.text.clone(),
            reading.decided.clone(),
            reading.because.clone(),
            reading.affects.iter().map(|check| standard.check(*check).id.as_str()).collect::<Vec<_>>().join("\n"),
        ]);
    }
    table
}

/// One line: how many clauses became what, and how many ids of the register are covered.
fn account(overview: &Overview<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let all = accounted(overview.standard);
    let counts = Account::ALL.iter().map(|account| (account, all.iter().filter(|of| of.account == *account).count())).filter(|(_, count)| *count > 0);
    let parts: Vec<String> = counts.map(|(account, count)| format!("{} {count}", account.said().say(overview.language))).collect();
    let mut ids: Vec<&str> = all.iter().flat_map(|accounted| accounted.covers.iter().copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    let (clauses, parts, ids, readings, questions) = (all.len(), parts.join("、"), ids.len(), overview.standard.readings.len(), overview.questions.len());
    say(
        overview,
        out,
        &wording!(
            "条款 {clauses} 条({parts}),覆盖登记的要求 {ids} 条;采集项 {questions} 个,读法 {readings} 条",
            "{clauses} clauses ({parts}) covering {ids} registered requirements; {questions} questions, {readings} readings"
        ),
    )
}
