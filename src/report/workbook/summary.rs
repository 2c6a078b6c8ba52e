//! 汇总: one row for each site: what it owes and reaches, its score, what is to be mended, what stands before its next tier.
use super::book::Book;
use super::cell::Cell;
use super::column::Column;
use super::error::WriteError;
use super::style::Look;
use crate::assess::Verdict;
use crate::diagnostic::{Language, Wording};
use crate::report::in_order::in_order;
use crate::report::view::{Report, ResultView, SiteView, StandingView};
use crate::report::{basis, distance, grading, phrase};
use crate::wording;

/// Columns that stay in view: number, code, name.
const FROZEN: u16 = 3;

/// Writes the sheet.
pub(super) fn write(book: &mut Book<'_>) -> Result<(), WriteError> {
    let mut page = book.page(&wording!("汇总", "Summary"))?;
    let tiers = !book.result.standard().tiers.is_empty();
    page.table(book.title(), &notes(book.report, book.result), columns(book, tiers))?;
    page.freeze(FROZEN)?;
    let (report, result) = (book.report, book.result);
    let made = |index| {
        let site = result.site_head(index);
        let short = distance::short(result, &site, report.language);
        (site, short)
    };
    in_order(result.site_count(), made, |(site, short)| page.row(&cells(report, result, (&site, short), tiers)))?;
    book.add(page)
}

/// What stands under the title: of which day, over how many sites, and how the scores were made.
fn notes(report: &Report<'_>, result: &ResultView<'_>) -> Vec<String> {
    let (id, edition, Wording { zh, en }) = (result.standard().id.as_str(), &result.standard().edition, basis::counted(report, result));
    let counted = wording!("{zh}　标准:{id},版本 {edition}", "{en}; standard {id}, edition {edition}");
    [counted, basis::convention(result), basis::ranking(result)].iter().map(|words| words.say(report.language).to_owned()).collect()
}

fn columns(book: &Book<'_>, tiers: bool) -> Vec<Column> {
    let scoring = &book.result.standard().scoring;
    let (bonus, vetoes) = (scoring.bonus.is_some(), !scoring.vetoes.is_empty());
    book.columns()
        .with(&wording!("序号", "No."), Look::Count, 6)
        .with(&wording!("编码", "Code"), Look::Code, 20)
        .with(&wording!("站点", "Site"), Look::Text, 26)
        .with(&wording!("类型", "Kind"), Look::Centre, 20)
        .with(&wording!("所属街镇", "Township"), Look::Text, 24)
        .with_if(tiers, &wording!("应达档次", "Owes"), Look::Centre, 14)
        .with_if(tiers, &wording!("达到档次", "Reached"), Look::Centre, 22)
        .with(&wording!("评定", "State"), Look::Centre, 10)
        .with_if(bonus, &wording!("加分前低", "Least before bonus"), Look::Score, 9)
        .with_if(bonus, &wording!("加分前高", "Most before bonus"), Look::Score, 9)
        .with_if(bonus, &wording!("加分", "Bonus"), Look::Centre, 9)
        .with_if(vetoes, &wording!("否决项", "Vetoes"), Look::Text, 24)
        .with(&wording!("得分低", "Least"), Look::Score, 9)
        .with(&wording!("得分高", "Most"), Look::Score, 9)
        .with(&wording!("得分", "Score"), Look::Score, 9)
        .with_if(!scoring.grades.is_empty(), &wording!("等次", "Grade"), Look::Centre, 14)
        .with_if(scoring.na_limit.is_some(), &wording!("复核", "Review"), Look::Centre, 8)
        .with(&phrase::coverage_head(book.result.programme.assessment.missing), Look::Centre, 9)
        .with(&wording!("排名", "Rank"), Look::Count, 7)
        .with(&wording!("整改项", "Rectify"), Look::Count, 7)
        .with(&wording!("建议项", "Advise"), Look::Count, 7)
        .with(&wording!("提升项", "Improve"), Look::Count, 7)
        .with(&wording!("待核实项", "Verify"), Look::Count, 7)
        .with_if(tiers, &wording!("下一档", "Next tier"), Look::Centre, 14)
        .with_if(tiers, &wording!("下一档还差", "Short of it"), Look::Text, 44)
        .with(&wording!("来源", "Source"), Look::Text, 24)
        .finish()
}

fn cells<'t>(report: &Report<'_>, result: &ResultView<'t>, (site, short): (&SiteView<'t>, String), tiers: bool) -> Vec<Cell<'t>> {
    let items = result.items(site.index);
    let score = site.score.as_ref();
    let mut cells = vec![
        Cell::Count(site.index + 1),
        Cell::maybe(site.site.code.as_deref()),
        site.site.name.as_str().into(),
        site.kind.name.into(),
        Cell::maybe(site.site.group.as_deref()),
    ];
    if tiers {
        cells.extend([Cell::maybe(site.owes.map(|tier| tier.name)), reached(site, report.language)]);
    }
    cells.push(state(site, report.language));
    let (scoring, standing) = (&result.standard().scoring, &site.standing);
    if scoring.bonus.is_some() {
        let bonus = standing.bonus.map_or(Cell::Blank, |(low, high)| phrase::points(low, high).into());
        cells.extend([Cell::number(standing.base.map(|(low, _)| low)), Cell::number(standing.base.map(|(_, high)| high)), bonus]);
    }
    if !scoring.vetoes.is_empty() {
        cells.push(vetoes(standing, report.language));
    }
    cells.extend([
        Cell::number(score.map(|score| score.low)),
        Cell::number(score.map(|score| score.high)),
        Cell::number(score.and_then(|score| score.headline)),
    ]);
    if !scoring.grades.is_empty() {
        cells.push(grade(standing, report.language));
    }
    if scoring.na_limit.is_some() {
        cells.push(if standing.review { wording!("须复核", "review").say(report.language).to_owned().into() } else { Cell::Blank });
    }
    cells.extend([
        score.map_or(Cell::Blank, |score| phrase::coverage(score).into()),
        Cell::count(site.rank),
        Cell::Count(items.rectify),
        Cell::Count(items.advise),
        Cell::Count(items.improve),
        Cell::Count(items.verify),
    ]);
    if tiers {
        cells.extend([Cell::maybe(site.next.as_ref().map(|next| next.tier.name)), short.into()]);
    }
    cells.push(phrase::row(site.place).into());
    cells
}

/// The vetoes that fire or may; coloured where one does.
fn vetoes<'t>(standing: &StandingView<'_>, language: Language) -> Cell<'t> {
    let said = grading::vetoes_of_site(standing, language);
    match standing.vetoes.iter().map(|(_, surely)| *surely).max() {
        None => Cell::Blank,
        Some(true) => Cell::Said(Verdict::Unmet, said.into()),
        Some(false) => Cell::Said(Verdict::Unknown, said.into()),
    }
}

/// The grade, coloured where it is not decided.
fn grade<'t>(standing: &StandingView<'_>, language: Language) -> Cell<'t> {
    let said = grading::of_site(standing, language);
    if standing.grade.is_some() || standing.grades.is_none() { said.into() } else { Cell::Said(Verdict::Unknown, said.into()) }
}

/// Whether the score is final, or why there is none; what is not is coloured.
fn state<'t>(site: &SiteView<'_>, language: Language) -> Cell<'t> {
    let said = |words: &Wording| words.say(language).to_owned();
    match (&site.score, site.complete) {
        (None, _) => Cell::Said(Verdict::NotApplicable, said(&wording!("无法评定", "no score")).into()),
        (Some(_), true) => said(&wording!("已评完", "complete")).into(),
        (Some(_), false) => Cell::Said(Verdict::Unknown, said(&wording!("未评完", "incomplete")).into()),
    }
}

/// The tier reached, coloured where there is none.
fn reached<'t>(site: &SiteView<'_>, language: Language) -> Cell<'t> {
    let said = phrase::reached(site, language);
    match (site.reached, site.possible) {
        (Some(_), _) => said.into(),
        (None, Some(_)) => Cell::Said(Verdict::Unknown, said.into()),
        (None, None) => Cell::Said(Verdict::Unmet, said.into()),
    }
}
