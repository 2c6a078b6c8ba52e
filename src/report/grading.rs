//! The words for grades, bonus and vetoes: what a standard wants of them, and what came of a site.
use super::phrase;
use super::sentence::{bounds, condition};
use super::view::{SiteView, StandingView};
use crate::diagnostic::{Language, Wording};
use crate::standard::{Bonus, BonusItem, Grade, GradeCondition, KindIx, Standard, Trigger, Veto, VetoCondition, VetoEffect, Weight};
use crate::wording;
use rust_decimal::Decimal;

/// Several sentences in one.
fn joined(parts: &[Wording], zh: &str, en: &str) -> Wording {
    Wording {
        zh: parts.iter().map(|part| part.zh.as_str()).collect::<Vec<_>>().join(zh),
        en: parts.iter().map(|part| part.en.as_str()).collect::<Vec<_>>().join(en),
    }
}

/// A sentence with the reason why a number in it is not the document's.
fn with_reason(said: Wording, authored: Option<&str>) -> Wording {
    let (Wording { zh, en }, Some(why)) = (&said, authored) else { return said };
    wording!("{zh}(自拟:{why})", "{en} (authored: {why})")
}

/// What a grade asks.
pub(super) fn grade(grade: &Grade) -> Wording {
    let conditions: Vec<Wording> = grade.conditions.iter().map(grade_condition).collect();
    let said = match () {
        () if grade.by_veto_only => wording!("只由一票否决给出", "given by a veto alone"),
        () if conditions.is_empty() => wording!("其余", "all others"),
        () => joined(&conditions, ",", ", "),
    };
    with_reason(said, grade.authored.as_deref())
}

fn grade_condition(condition: &GradeCondition) -> Wording {
    match condition {
        GradeCondition::AtLeast(least) => {
            let least = least.normalize();
            wording!("公布的得分不低于 {least}", "a published score of at least {least}")
        }
        GradeCondition::EachIndicator(percent) => {
            let percent = percent.normalize();
            wording!("各指标得分率都不低于 {percent}%", "at least {percent}% of every indicator")
        }
        GradeCondition::Failed { weights, at_most } => {
            let weights = joined(&weights.iter().map(|weight| weight_name(*weight)).collect::<Vec<_>>(), "、", " and ");
            let Wording { zh, en } = weights;
            match at_most {
                0 => wording!("{zh}没有不符合的", "no {en} check unmet"),
                _ => wording!("{zh}不符合的合计不超过 {at_most} 项", "at most {at_most} {en} checks unmet"),
            }
        }
    }
}

/// How heavy a must is.
fn weight_name(weight: Weight) -> Wording {
    match weight {
        Weight::Key => wording!("关键项", "key"),
        Weight::Major => wording!("重点项", "major"),
        Weight::General => wording!("一般项", "general"),
    }
}

/// What a bonus comes to at most, and whether grades look at it.
pub(super) fn bonus(bonus: &Bonus) -> Wording {
    let cap = bonus.cap.normalize();
    let said = if bonus.counts_for_grade {
        wording!("合计最多 {cap} 分,在得分之外,定等次时计入", "{cap} points at most, on top of the score, and grades are given with it")
    } else {
        wording!("合计最多 {cap} 分,在得分之外,定等次时不计入", "{cap} points at most, on top of the score, and grades are given without it")
    };
    with_reason(said, bonus.authored.as_deref())
}

/// What earns a bonus, and whom.
pub(super) fn bonus_item(standard: &Standard, item: &BonusItem) -> Wording {
    let (text, each, label, kinds) = (&item.text, item.each.normalize(), &standard.question(item.question).label, kinds(standard, &item.kinds));
    let said = if label == text {
        wording!("{text}:每次 {each} 分({kinds})", "{text}: {each} for each time ({kinds})")
    } else {
        wording!("{text}:按“{label}”每次 {each} 分({kinds})", "{text}: {each} for each time, by {label} ({kinds})")
    };
    with_reason(said, item.authored.as_deref())
}

/// When a veto fires, what it does, and at whom.
pub(super) fn veto(standard: &Standard, veto: &Veto) -> Wording {
    let (text, kinds) = (&veto.text, kinds(standard, &veto.kinds));
    let (Wording { zh: when_zh, en: when_en }, Wording { zh, en }) = (trigger(standard, &veto.trigger), effect(standard, veto.effect));
    with_reason(wording!("{text}:{when_zh}的,{zh}({kinds})", "{text}: where {when_en}, {en} ({kinds})"), veto.authored.as_deref())
}

fn kinds(standard: &Standard, kinds: &[KindIx]) -> String {
    kinds.iter().map(|kind| standard.kind(*kind).name.as_str()).collect::<Vec<_>>().join("、")
}

/// What makes a veto fire.
pub(super) fn trigger(standard: &Standard, trigger: &Trigger) -> Wording {
    match trigger {
        Trigger::Recorded(question) => {
            let label = &standard.question(*question).label;
            wording!("“{label}”填是", "{label} is yes")
        }
        Trigger::When(condition) => veto_condition(standard, condition),
    }
}

fn veto_condition(standard: &Standard, when: &VetoCondition) -> Wording {
    let all = |parts: &[VetoCondition]| parts.iter().map(|part| veto_condition(standard, part)).collect::<Vec<_>>();
    match when {
        VetoCondition::Answers(when) => condition(standard, when),
        VetoCondition::Subtotal { of, accepted } => {
            let title = &standard.indicator(*of).title;
            let Wording { zh, en } = bounds(accepted, |value: Decimal| value.normalize().to_string());
            wording!("指标“{title}”的得分 {zh}", "the points of {title} are {en}")
        }
        VetoCondition::AllOf(parts) => joined(&all(parts), "且", " and "),
        VetoCondition::AnyOf(parts) => joined(&all(parts), "或", " or "),
    }
}

/// What a veto does.
pub(super) fn effect(standard: &Standard, effect: VetoEffect) -> Wording {
    match effect {
        VetoEffect::ZeroTotal => wording!("全表计零分,加分也不计", "the whole score is 0, bonus included"),
        VetoEffect::ZeroIndicator(indicator) => {
            let title = &standard.indicator(indicator).title;
            wording!("指标“{title}”计零分", "{title} earns nothing")
        }
        VetoEffect::Grade(grade) => {
            let name = &standard.scoring.grade(grade).name;
            wording!("评定为{name},得分保留", "the grade is {name}, and the score stays")
        }
    }
}

/// How grades are cut, what is added and what overrides, for those who want to retrace a result; nothing where the standard has none.
pub(super) fn basis(standard: &Standard) -> Vec<(Wording, Option<Wording>)> {
    let scoring = &standard.scoring;
    let mut rows = Vec::new();
    if !scoring.grades.is_empty() {
        let named = |grade: &Grade| {
            let (name, Wording { zh, en }) = (&grade.name, self::grade(grade));
            wording!("{name}:{zh}", "{name}: {en}")
        };
        let Wording { zh, en } = joined(&scoring.grades.iter().map(named).collect::<Vec<_>>(), ";", "; ");
        let words = wording!(
            "{zh}。从上往下取第一个条件都成立的;按公布的(四舍五入后的)得分定;两端等次不同的待定",
            "{en}. The first of which all conditions hold; given on the published (rounded) score; undecided where both ends differ"
        );
        rows.push((wording!("等次", "Grades"), Some(words)));
    }
    if let Some(bonus) = &scoring.bonus {
        let items: Vec<Wording> = std::iter::once(self::bonus(bonus)).chain(bonus.items.iter().map(|item| bonus_item(standard, item))).collect();
        let Wording { zh, en } = joined(&items, ";", "; ");
        rows.push((wording!("加分", "Bonus"), Some(wording!("{zh}。空着的按没有计", "{en}. A blank means none"))));
    }
    if !scoring.vetoes.is_empty() {
        let Wording { zh, en } = joined(&scoring.vetoes.iter().map(|of| veto(standard, of)).collect::<Vec<_>>(), ";", "; ");
        let is_recorded = scoring.vetoes.iter().any(|veto| matches!(veto.trigger, Trigger::Recorded(_)));
        let words = if is_recorded {
            wording!("{zh}。“填是”的栏空着按没有计", "{en}. A blank where a yes is looked for means none")
        } else {
            wording!("{zh}", "{en}")
        };
        rows.push((wording!("一票否决", "Vetoes"), Some(words)));
    }
    rows.extend(scoring.na_limit.map(|limit| (wording!("复核", "Review"), Some(review(limit)))));
    rows
}

/// When a site is to be reviewed.
pub(super) fn review(limit: Decimal) -> Wording {
    let limit = (limit * Decimal::ONE_HUNDRED).normalize();
    wording!("不适用的分值超过 {limit}% 的站点须复核,得分保留", "a site of which more than {limit}% of the points do not apply is reviewed; its score stays")
}

/// The grade of a site; between which it lies where it is not decided, and that it is the worst of them where the convention takes that.
pub(super) fn of_site(standing: &StandingView<'_>, language: Language) -> String {
    match (standing.grade, standing.grades) {
        (Some(grade), Some((low, high))) if low != high => {
            let name = grade.name;
            wording!("{name}(未查清,按最低计)", "{name} (not all is known: the least)").say(language).to_owned()
        }
        (Some(grade), _) => grade.name.to_owned(),
        (None, Some((low, high))) if low == high => low.name.to_owned(),
        (None, Some((low, high))) => {
            let (low, high) = (low.name, high.name);
            wording!("待定({low}至{high})", "undecided ({low} to {high})").say(language).to_owned()
        }
        (None, None) => "—".to_owned(),
    }
}

/// The vetoes that fire at a site, and those that may.
pub(super) fn vetoes_of_site(standing: &StandingView<'_>, language: Language) -> String {
    let line = |(veto, surely): &(&Veto, bool)| {
        let text = &veto.text;
        let words = if *surely { wording!("{text}", "{text}") } else { wording!("待核实:{text}", "unknown: {text}") };
        words.say(language).to_owned()
    };
    standing.vetoes.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The score of a site, with what overrides it and whether it is to be reviewed: `92.5(一票否决:不合格)`.
pub(super) fn score(standard: &Standard, site: &SiteView<'_>, language: Language) -> String {
    let notes = notes(standard, &site.standing, language);
    format!("{}{notes}", phrase::score(site.score.as_ref(), language))
}

/// The same, with what the score is out of.
pub(super) fn score_of(standard: &Standard, site: &SiteView<'_>, language: Language) -> String {
    let notes = notes(standard, &site.standing, language);
    format!("{}{notes}", phrase::score_of(site.score.as_ref(), language))
}

fn notes(standard: &Standard, standing: &StandingView<'_>, language: Language) -> String {
    let mut said = Vec::new();
    for surely in [true, false] {
        let mut effects: Vec<String> = Vec::new();
        for (veto, _) in standing.vetoes.iter().filter(|(_, fires)| *fires == surely) {
            let effect = short_effect(standard, veto.effect).say(language).to_owned();
            if !effects.contains(&effect) {
                effects.push(effect);
            }
        }
        if !effects.is_empty() {
            let (zh, en) = (effects.join("、"), effects.join(", "));
            said.push(if surely { wording!("(一票否决:{zh})", " (vetoed: {en})") } else { wording!("(可能一票否决:{zh})", " (maybe vetoed: {en})") });
        }
    }
    said.extend(standing.review.then(|| wording!("(须复核)", " (to be reviewed)")));
    said.iter().map(|words| words.say(language)).collect()
}

/// What a veto does, in a word or two.
fn short_effect(standard: &Standard, effect: VetoEffect) -> Wording {
    match effect {
        VetoEffect::ZeroTotal => wording!("计零分", "score 0"),
        VetoEffect::ZeroIndicator(indicator) => {
            let title = &standard.indicator(indicator).title;
            wording!("{title}计零分", "{title} 0")
        }
        VetoEffect::Grade(grade) => {
            let name = &standard.scoring.grade(grade).name;
            wording!("{name}", "{name}")
        }
    }
}
