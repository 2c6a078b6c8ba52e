//! The words for what results rest on: what was surveyed, which document was applied, how scores and ranks are made.
use super::grading;
use super::view::{Report, ResultView};
use crate::assess::Missing;
use crate::diagnostic::Wording;
use crate::standard::Rescale;
use crate::wording;

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
        Missing::Exclude => wording!(
            "待核实的不计入,得分只凭已查清的项(计入项/应计项)",
            "unknown answers are left out, so that a score rests on what is known (counted of what applies)"
        ),
    };
    let points = match &scoring.authored {
        Some(why) => wording!(";分值非文件所定:{why}", "; the points are not the document's: {why}"),
        None if !result.standard().has_points() => {
            wording!(";文件没有分值,各指标等分(自拟)", "; the document has no points, indicators weigh the same (authored)")
        }
        None => Wording::default(),
    };
    let bonus = match &scoring.bonus {
        Some(bonus) if !bonus.counts_for_grade && !scoring.grades.is_empty() => {
            wording!(";得分含加分,等次按加分前的得分定", "; the bonus is in the score, grades are given on the score before it")
        }
        _ => Wording::default(),
    };
    let (zh, en) = (missing.zh, missing.en);
    let Wording { zh: inside, en: inside_en } = rescaled(scoring.rescale);
    let (points_zh, points_en) = (points.zh + &bonus.zh, points.en + &bonus.en);
    wording!(
        "计分口径:满分 {total},四舍五入到 {decimals} 位小数,不适用的项两边都不计({inside}折算),{zh}{points_zh}",
        "Scores: out of {total}, rounded half up to {decimals} places, what does not apply leaves both sides ({inside_en}), {en}{points_en}"
    )
}

/// Inside what the points that apply are brought to the whole.
fn rescaled(rescale: Rescale) -> Wording {
    match rescale {
        Rescale::Indicator => wording!("在各指标内", "inside each indicator"),
        Rescale::Aspect => wording!("在各方面内", "inside each aspect"),
        Rescale::Total => wording!("按总分", "over the total"),
    }
}

/// What sites are ranked by, and which of them are not.
pub(super) fn ranking(result: &ResultView<'_>) -> Wording {
    let unranked = match result.programme.assessment.missing {
        Missing::Keep => wording!("未评完的不排", "what is incomplete has none"),
        Missing::Surveyed => wording!("填报了的项目还有待核实的不排", "where answers that were asked are unknown there is none"),
        Missing::Unmet => wording!("未评完的按最低得分一并排", "what is incomplete is ranked by its least"),
        Missing::Exclude => wording!(
            "未评完的按已查清的项一并排,可能一票否决的、等次待定的不排",
            "what is incomplete is ranked by what is known; what may be vetoed, or has no decided grade, has none"
        ),
    };
    let Wording { zh, en } = unranked;
    if result.standard().scoring.grades.is_empty() {
        wording!("排名:同类站点按得分从高到低排,同分同名次;{zh}", "Ranks: among sites of a kind by score, equal scores alike; {en}")
    } else {
        wording!("排名:同类站点先按等次、再按得分排,都相同的同名次;{zh}", "Ranks: among sites of a kind by grade, then by score, equal ones alike; {en}")
    }
}

/// How many sites were surveyed, and how many bodies where there are any.
pub(super) fn surveyed(result: &ResultView<'_>) -> Wording {
    let (sites, bodies) = (result.site_count(), result.survey().bodies.len());
    match bodies {
        0 => wording!("{sites} 个站点", "{sites} sites"),
        _ => wording!("{sites} 个站点、{bodies} 个单位", "{sites} sites and {bodies} bodies"),
    }
}

/// Of which day, over what, and how much of it is complete.
pub(super) fn counted(report: &Report<'_>, result: &ResultView<'_>) -> Wording {
    let (as_of, sites, complete, bodies) = (report.as_of, result.site_count(), result.programme.summary.complete, result.survey().bodies.len());
    match bodies {
        0 => wording!("截至 {as_of}　共 {sites} 个站点,其中已评完 {complete} 个", "As of {as_of}; {sites} sites, of which {complete} are complete"),
        _ if sites == 0 => wording!("截至 {as_of}　共 {bodies} 个单位", "As of {as_of}; {bodies} bodies"),
        _ => wording!(
            "截至 {as_of}　共 {sites} 个站点,其中已评完 {complete} 个;另有 {bodies} 个单位",
            "As of {as_of}; {sites} sites, of which {complete} are complete, and {bodies} bodies"
        ),
    }
}

/// Which document was applied, in which edition, of which day and by which program; nothing where the document does not say.
pub(super) fn document(report: &Report<'_>, result: &ResultView<'_>) -> Vec<(Wording, Option<Wording>)> {
    let standard = result.standard();
    let document = &standard.document;
    let same = |text: &str| Some(wording!("{text}", "{text}"));
    let (version, as_of) = (report.version, report.as_of);
    let mut rows = vec![
        (wording!("标准编号", "Standard"), same(standard.id.as_str())),
        (wording!("文件名称", "Title"), same(&standard.title)),
        (wording!("发文机关", "Issuer"), same(&document.issuer)),
        (wording!("发文字号", "Number"), document.number.as_deref().and_then(same)),
        (wording!("成文日期", "Issued"), document.issued.and_then(|date| same(&date.to_string()))),
        (wording!("数据版本", "Edition of the data"), same(&standard.edition)),
        (wording!("数据 SHA-256", "SHA-256 of the data"), same(&standard.digest)),
        (wording!("截止日期", "As of"), same(&as_of.to_string())),
        (wording!("计分", "Scores"), Some(convention(result))),
        (wording!("程序版本", "Program"), same(&format!("dabiao {version}"))),
    ];
    let before_program = rows.len() - 1;
    rows.splice(before_program..before_program, grading::basis(standard));
    rows
}
