//! Says in words how a check earns its points, in Chinese and in English: by a share, by bands, less deductions, at discretion.
use super::sentence::{amount, rule, within};
use crate::diagnostic::Wording;
use crate::standard::{Award, Band, Check, Cost, Criterion, Deduction, Discretion, Floor, Question, Standard};
use crate::wording;
use rust_decimal::Decimal;

/// What a check expects, as a short phrase: `≥ 200 m²`, `有`, `4 项齐全:…`, `≤ 15 分钟得 15 分;其余不得分`.
pub fn expected(standard: &Standard, check: &Check) -> Wording {
    match &check.criterion {
        Criterion::Rule { question, rule: wanted, award: Award::AllOrNothing } => rule(standard, standard.question(*question), wanted),
        Criterion::Rule { question, rule: wanted, award: Award::Share } => {
            let Wording { zh, en } = rule(standard, standard.question(*question), wanted);
            wording!("{zh}(按比例得分)", "{en} (points in proportion)")
        }
        Criterion::Bands { question, bands } => self::bands(standard.question(*question), bands),
        Criterion::Deduct { lines, floor } => {
            let lines: Vec<Wording> = lines.iter().map(|line| deduction(standard, line)).collect();
            let Wording { zh, en } = joined(&lines);
            let end = reach(*floor);
            let (end_zh, end_en) = (end.zh, end.en);
            wording!("{zh};{end_zh}", "{en}; {end_en}")
        }
        Criterion::Judged { points, .. } => {
            let points = range(*points);
            wording!("酌情给 {points} 分", "{points} points at discretion")
        }
    }
}

fn joined(parts: &[Wording]) -> Wording {
    let all = |say: fn(&Wording) -> &str, end: &str| parts.iter().map(say).collect::<Vec<_>>().join(end);
    Wording { zh: all(|part| &part.zh, ";"), en: all(|part| &part.en, "; ") }
}

fn bands(question: &Question, bands: &[Band]) -> Wording {
    let band = |band: &Band| {
        let (Wording { zh, en }, earn) = (within(question, &band.accepts), band.earn.normalize());
        wording!("{zh} 得 {earn} 分", "{en}: {earn} points")
    };
    let parts: Vec<Wording> = bands.iter().map(band).chain([wording!("其余不得分", "else none")]).collect();
    joined(&parts)
}

/// One line of deductions.
pub(super) fn deduction(standard: &Standard, line: &Deduction) -> Wording {
    let question = standard.question(line.question);
    let fault = line.fault.as_deref().unwrap_or(&question.label);
    match &line.cost {
        Cost::EachMissing(each, members) => {
            let (each, names) = (each.normalize(), members.iter().map(|wanted| wanted.name.as_str()).collect::<Vec<_>>().join("、"));
            wording!("{names}每缺一项扣 {each} 分", "{each} off for each missing of {names}")
        }
        Cost::EachTime(each) => {
            let each = each.normalize();
            wording!("{fault}每次扣 {each} 分", "{each} off each time: {fault}")
        }
        Cost::EachStep { each, per, below } => {
            let (each, per, below) = (each.normalize(), amount(question, *per), amount(question, *below));
            wording!("{fault}低于 {below} 的,每低 {per} 扣 {each} 分", "{fault} below {below}: {each} off for each whole {per}")
        }
        Cost::Judged(points) => {
            let points = range(*points);
            wording!("{fault}酌情扣 {points} 分", "{points} off at discretion: {fault}")
        }
    }
}

/// How far deductions reach.
fn reach(floor: Floor) -> Wording {
    match floor {
        Floor::Check => wording!("扣完为止", "never below nothing"),
        Floor::Indicator => wording!("在本指标内扣完为止", "never below nothing over the indicator"),
        Floor::Total => wording!("在总分内扣完为止", "never below nothing over the whole score"),
    }
}

fn range(points: Discretion) -> String {
    let (least, most): (Decimal, Decimal) = (points.least.normalize(), points.most.normalize());
    if least == most { most.to_string() } else { format!("{least}–{most}") }
}
