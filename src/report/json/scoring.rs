//! What a score comes to in the JSON contracts: grades, bonus, vetoes and the limit of what may not apply.
use super::number::{Number, number};
use crate::diagnostic::Language;
use crate::report::grading;
use crate::standard::{Bonus, BonusItem, Grade, KindIx, Standard, Trigger, Veto, VetoEffect};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Serialize, JsonSchema)]
pub(super) struct GradingJson<'a> {
    /// The share of the points, from 0 to 1, above which what does not apply calls for a review.
    na_limit: Option<Number>,
    /// Grades, best first.
    grades: Vec<GradeJson<'a>>,
    bonus: Option<BonusJson<'a>>,
    vetoes: Vec<VetoJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct GradeJson<'a> {
    id: &'a str,
    name: &'a str,
    /// What it asks, in words.
    asks: String,
    /// Given by a veto alone.
    only_veto: bool,
    authored: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct BonusJson<'a> {
    cap: Number,
    counts_for_grade: bool,
    items: Vec<BonusItemJson<'a>>,
    authored: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct BonusItemJson<'a> {
    id: &'a str,
    text: &'a str,
    each: Number,
    question: &'a str,
    kinds: Vec<&'a str>,
    authored: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct VetoJson<'a> {
    id: &'a str,
    text: &'a str,
    /// When it fires, in words.
    when: String,
    /// The question that records it, where one does: a blank means none.
    question: Option<&'a str>,
    /// What earns nothing: `total`, or an indicator; null where it gives a grade.
    zero: Option<&'a str>,
    /// The grade it gives.
    grade: Option<&'a str>,
    kinds: Vec<&'a str>,
    authored: Option<&'a str>,
}

impl<'a> GradingJson<'a> {
    pub(super) fn new(standard: &'a Standard, language: Language) -> Self {
        let scoring = &standard.scoring;
        Self {
            na_limit: scoring.na_limit.map(number),
            grades: scoring.grades.iter().map(|grade| GradeJson::new(grade, language)).collect(),
            bonus: scoring.bonus.as_ref().map(|bonus| BonusJson::new(standard, bonus)),
            vetoes: scoring.vetoes.iter().map(|veto| VetoJson::new(standard, veto, language)).collect(),
        }
    }
}

impl<'a> GradeJson<'a> {
    fn new(grade: &'a Grade, language: Language) -> Self {
        let asks = grading::grade(grade).say(language).to_owned();
        Self { id: grade.id.as_str(), name: &grade.name, asks, only_veto: grade.by_veto_only, authored: grade.authored.as_deref() }
    }
}

fn ids<'a>(standard: &'a Standard, kinds: &[KindIx]) -> Vec<&'a str> {
    kinds.iter().map(|kind| standard.kind(*kind).id.as_str()).collect()
}

impl<'a> BonusJson<'a> {
    fn new(standard: &'a Standard, bonus: &'a Bonus) -> Self {
        let item = |item: &'a BonusItem| BonusItemJson {
            id: item.id.as_str(),
            text: &item.text,
            each: number(item.each),
            question: standard.question(item.question).id.as_str(),
            kinds: ids(standard, &item.kinds),
            authored: item.authored.as_deref(),
        };
        let items = bonus.items.iter().map(item).collect();
        Self { cap: number(bonus.cap), counts_for_grade: bonus.counts_for_grade, items, authored: bonus.authored.as_deref() }
    }
}

impl<'a> VetoJson<'a> {
    fn new(standard: &'a Standard, veto: &'a Veto, language: Language) -> Self {
        let question = if let Trigger::Recorded(question) = veto.trigger { Some(standard.question(question).id.as_str()) } else { None };
        let (zero, grade) = match veto.effect {
            VetoEffect::ZeroTotal => (Some("total"), None),
            VetoEffect::ZeroIndicator(indicator) => (Some(standard.indicator(indicator).id.as_str()), None),
            VetoEffect::Grade(grade) => (None, Some(standard.scoring.grade(grade).id.as_str())),
        };
        Self {
            id: veto.id.as_str(),
            text: &veto.text,
            when: grading::trigger(standard, &veto.trigger).say(language).to_owned(),
            question,
            zero,
            grade,
            kinds: ids(standard, &veto.kinds),
            authored: veto.authored.as_deref(),
        }
    }
}
