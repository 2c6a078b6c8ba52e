//! The tables of spellings, and what holds of every text.
mod properties;
mod spelling;

use super::{Column, Reading, read};
use crate::standard::{AnswerType, Choice, Measure, Member, Unit};
use spelling::Spelling;

/// Members of the set question of the tables.
const MEMBERS: &[&str] = &["办公桌椅", "电脑/计算机", "打印机", "复印机", "电话/办公电话", "咨询及监督电话", "高拍仪/扫描仪"];
/// Names of the choice question of the tables.
const CHOICES: &[&str] = &["竖牌", "横牌", "无"];

fn names(text: &str) -> Vec<String> {
    text.split('/').map(str::to_owned).collect()
}

/// The question that a row asks, and the unit in its heading.
fn question(kind: &str) -> (AnswerType, Option<Unit>) {
    let (kind, head) = kind.split_once(':').unwrap_or((kind, ""));
    let unit = Unit::parse(head);
    let measure = |unit: &Option<Unit>| Measure { unit: unit.clone(), range: None, some: false };
    let question = match kind {
        "yes_no" | "negated" => AnswerType::YesNo,
        "count" => AnswerType::Count(measure(&unit)),
        "number" => AnswerType::Number(measure(&unit)),
        "population" => AnswerType::Count(Measure { unit: Unit::parse("人"), range: None, some: false }),
        "percent" => AnswerType::Percent(Measure { unit: Unit::parse("%"), range: None, some: false }),
        "duration" => AnswerType::Duration(measure(&unit)),
        "date" => AnswerType::Date,
        "size" => AnswerType::Size(measure(&unit)),
        "set" => AnswerType::Set(MEMBERS.iter().map(|member| Member { names: names(member) }).collect()),
        "choice" => AnswerType::Choice(CHOICES.iter().map(|choice| Choice { names: names(choice) }).collect()),
        "text" => AnswerType::Text,
        "progress" => AnswerType::Progress,
        other => panic!("no such type: {other}"),
    };
    (question, unit)
}

fn answer(spelling: &Spelling) -> Option<Reading> {
    let (question, unit) = question(&spelling.kind);
    let column = Column { unit: unit.as_ref(), label: &spelling.label, negated: spelling.kind == "negated" };
    Some(read(&spelling.cell()?, &question, &column))
}

/// Every row of a table reads as it says; the failures are told all at once.
fn check(table: &str) -> usize {
    let rows = spelling::rows(table);
    let failures: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let said = spelling::say(answer(row).as_ref());
            let right = row.expected.split(" | ").any(|expected| expected == said);
            (!right).then(|| format!("{} ({}): {} expected, {said} read", row.raw, row.kind, row.expected))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {} rows:\n{}", failures.len(), rows.len(), failures.join("\n"));
    rows.len()
}

#[test]
fn spellings_of_the_field_read_as_they_mean() {
    assert!(check("spellings.tsv") > 150);
}

#[test]
fn further_spellings_read_as_they_mean() {
    assert!(check("more-spellings.tsv") >= 150);
}

#[test]
fn a_repeated_cause_compares_equal() {
    let read = |text: &str| read(&crate::survey::workbook::CellValue::Text(text.into()), &AnswerType::YesNo, &Column::default());
    assert_eq!(read("同上"), read("见附件"));
    assert_eq!(read("乱七八糟"), read("不知所云的话"));
    assert_ne!(read("同上"), read("/"));
}

#[test]
fn remarks_beside_an_answer_are_kept() {
    let note = |text: &str| read(&crate::survey::workbook::CellValue::Text(text.into()), &AnswerType::YesNo, &Column::default()).note;
    assert_eq!(note("有(2处)").as_deref(), Some("2处"));
    assert_eq!(note("计划12月底完成").as_deref(), Some("计划12月底完成"));
    assert_eq!(note("无（计划采购WIFI）").as_deref(), Some("计划采购WIFI"));
    assert_eq!(note("有"), None);
}

#[test]
fn what_cannot_be_true_is_not_taken() {
    let area = AnswerType::Number(Measure { unit: Unit::parse("m²"), range: Some(crate::standard::Interval::between(1.into(), 500.into())), some: false });
    let said = |text: &str| spelling::say(Some(&read(&crate::survey::workbook::CellValue::Text(text.into()), &area, &Column::default())));
    assert_eq!(said("2公顷"), "unreadable");
    assert_eq!(said("不足1"), "unreadable");
    assert_eq!(said("200以上"), ">=200");
    assert_eq!(said("0"), "unreadable");
}
