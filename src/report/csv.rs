//! Answers as csv that spreadsheet programs open as it stands: UTF-8 with its mark, and no text that they would take for a formula.
use super::answers::{AnswerReport, AnswerView, End, Scalar, ValueView};
use crate::diagnostic::{Language, Wording};
use crate::wording;
use std::borrow::Cow;
use std::io;

/// Without it, spreadsheet programs take UTF-8 for the encoding of the country.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// With what a text begins that a spreadsheet program takes for a formula.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r'];

/// Writes every answer as a line below one line of heads.
pub(super) fn write_answers(report: &AnswerReport<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(MARK)?;
    let mut csv = csv::Writer::from_writer(out);
    // under a single standard every line would say the same
    let several = report.held.len() > 1;
    let standard = several.then(|| wording!("标准", "Standard"));
    csv.write_record(heads().iter().chain(&standard).map(|head| head.say(report.language)))?;
    for answer in report.answers() {
        let standard = several.then(|| answer.standard.id.to_string());
        csv.write_record(fields(&answer, report.language).iter().map(|field| harmless(field).into_owned()).chain(standard))?;
    }
    csv.flush()
}

fn heads() -> [Wording; 20] {
    [
        wording!("编码", "Code"),
        wording!("对象", "Site or body"),
        wording!("所属街镇", "Group"),
        wording!("采集项编号", "Question id"),
        wording!("采集项", "Question"),
        wording!("其中", "Member"),
        wording!("原文", "Raw text"),
        wording!("状态", "State"),
        wording!("类型", "Type"),
        wording!("读作", "Value"),
        wording!("不低于", "Low"),
        wording!("下限不含", "Low is excluded"),
        wording!("不高于", "High"),
        wording!("上限不含", "High is excluded"),
        wording!("单位", "Unit"),
        wording!("约数", "Approximate"),
        wording!("说明", "Note"),
        wording!("佐证", "Evidence"),
        wording!("文件和工作表", "File and sheet"),
        wording!("单元格", "Cell"),
    ]
}

fn fields<'v>(answer: &'v AnswerView<'_>, language: Language) -> [Cow<'v, str>; 20] {
    let site = answer.site;
    let text = |text: Option<&'v str>| Cow::Borrowed(text.unwrap_or_default());
    let mark = |holds: bool| Cow::Borrowed(if holds { "√" } else { "" });
    let end = |end: &Option<End>| Cow::Owned(end.as_ref().map(shown).unwrap_or_default());
    let is_open = |end: &Option<End>| mark(end.as_ref().is_some_and(|end| end.open));
    [
        text(site.code.as_deref()),
        Cow::Borrowed(site.name.as_str()),
        text(site.group.as_deref()),
        Cow::Borrowed(answer.question.id.as_str()),
        Cow::Borrowed(answer.question.label.as_str()),
        text(answer.member),
        Cow::Borrowed(answer.raw),
        Cow::Owned(answer.state.words().say(language).to_owned()),
        Cow::Owned(type_words(answer.answer_type).say(language).to_owned()),
        value(&answer.value, language),
        end(&answer.low),
        is_open(&answer.low),
        end(&answer.high),
        is_open(&answer.high),
        text(answer.unit),
        mark(answer.approximate),
        text(answer.note.as_deref()),
        text(answer.evidence),
        Cow::Owned(format!("{} ▸ {}", answer.table.file, answer.table.sheet)),
        Cow::Owned(answer.cell.to_string()),
    ]
}

fn value<'v>(value: &'v ValueView<'_>, language: Language) -> Cow<'v, str> {
    match value {
        ValueView::Nothing => Cow::Borrowed(""),
        ValueView::Word(word) => Cow::Owned(known_word(word).say(language).to_owned()),
        ValueView::Text(text) => Cow::Borrowed(text),
        ValueView::Number(number) => Cow::Owned(number.normalize().to_string()),
        ValueView::Members(members) => Cow::Owned(members.join("、")),
        ValueView::Sides(long, short) => Cow::Owned(format!("{}×{}", long.normalize(), short.normalize())),
    }
}

/// The types of the grammar as people name them.
fn type_words(name: &str) -> Wording {
    match name {
        "yes_no" => wording!("有无", "yes or no"),
        "count" => wording!("数量", "count"),
        "number" => wording!("数值", "number"),
        "percent" => wording!("百分比", "percentage"),
        "duration" => wording!("时长", "duration"),
        "date" => wording!("日期", "date"),
        "choice" => wording!("选择", "choice"),
        "set" => wording!("多项", "list"),
        "size" => wording!("尺寸", "size"),
        "progress" => wording!("进度", "progress"),
        _ => wording!("文字", "text"),
    }
}

/// The words of the contract as people read them.
fn known_word(word: &str) -> Wording {
    match word {
        "yes" => wording!("有", "yes"),
        "no" => wording!("无", "no"),
        "partial" => wording!("部分", "partial"),
        "ongoing" => wording!("长期", "ongoing"),
        other => wording!("{other}", "{other}"),
    }
}

fn shown(end: &End) -> String {
    match &end.at {
        Scalar::Number(number) => number.normalize().to_string(),
        Scalar::Day(day) => day.clone(),
    }
}

/// A text that no spreadsheet program takes for a formula: an apostrophe stands before one that it might, unless it is a plain number.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA) && text.parse::<f64>().is_err() { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_would_be_a_formula_stands_behind_an_apostrophe_and_numbers_stay_numbers() {
        for text in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["-2", "+3.5", "有", "", "1=1", "'=1"] {
            assert_eq!(harmless(text), text);
        }
    }
}
