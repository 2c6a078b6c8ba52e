//! A small standard and a small survey, through all stages up to a report, for the tests of what is written.
use super::view::{Report, ResultView};
use crate::assess::{Missing, assess};
use crate::diagnostic::{Language, SourceText};
use crate::programme::Programme;
use crate::standard::{Standard, StandardSource, load};
use crate::survey::workbook::{self, Limits};
use crate::survey::{InputFile, understand};

/// Two tiers, a number, a list, a should, and a target.
const STANDARD: &str = r#"
id: small
title: 小标准
edition: "1"
document: {issuer: 某区, issued: 2023-04-11}
site_kinds:
  station: {name: 便民服务站}
remedy: {days: 30}
questions:
  floor: {label: 面积, type: number, unit: m²}
tiers:
  standard: {name: 标准型, for: station}
  model: {name: 标杆型, for: station, includes: standard}
targets:
  most: {clause: 一, text: 标准型达到50%, share: {of: station, reach: standard}, rule: {at_least: 50%}}
indicators:
  room:
    title: 场所
    for: station
    clause: 二
    strength: must
    checks:
      area:
        text: 标准型面积不低于50平方米,标杆型面积不低于80平方米
        ask: floor
        tiers:
          standard: {at_least: 50}
          model: {at_least: 80}
      kit: {text: 配备电脑、打印机, rule: {has_all: 电脑、打印机}, tiers: [standard]}
      sign: {text: 宜设横牌, strength: should}
clauses:
  一: 目标
  二: 场所
"#;

/// What a survey of it looks like: complete, short of area and kit, unknown area, and a name that a spreadsheet would calculate.
pub(super) const SURVEY: &str = "站点编码,站点名称,所属街镇,面积,电脑,打印机,宜设横牌
0101,甲便民服务站,东街,85,有,有,有
0102,乙便民服务站,东街,45,有,无,无
0103,丙便民服务站,西街,,有,有,有
0104,=1+1便民服务站,西街,60,有,有,有
";

/// The small standard.
pub(super) fn small() -> Standard {
    standard(STANDARD)
}

/// A standard in the language of standards.
fn standard(text: &str) -> Standard {
    let file = SourceText { file: "small/standard.yaml".into(), text: text.into() };
    // what surveys call the columns that every survey has is shared by all standards
    let common = SourceText { file: "common.yaml".into(), text: include_str!("../../standards/common.yaml").into() };
    sound(&StandardSource { folder: "small".to_owned(), files: vec![file], common: Some(common) })
}

fn sound(source: &StandardSource) -> Standard {
    let loaded = load(source);
    loaded.standard.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics.iter().map(|diagnostic| &diagnostic.message.zh).collect::<Vec<_>>()))
}

/// Does something with the report of a survey as of the end of 2023.
pub(super) fn with_report<T>(standard: &Standard, survey: &str, language: Language, then: impl FnOnce(&Report<'_>) -> T) -> T {
    let workbook = workbook::read("small.csv", survey.as_bytes(), &Limits::default()).unwrap();
    let file = InputFile { path: "small.csv".into(), sha256: "0".repeat(64), workbook };
    let survey = understand(&[file], standard, None);
    let assessed = assess(standard, &survey, Missing::Keep, jiff::civil::date(2023, 12, 31));
    let programme = Programme::new(&assessed);
    let diagnostics = survey.diagnostics.iter().chain(&assessed.diagnostics).collect();
    let inputs = survey.files.clone();
    let results = vec![ResultView::new(&programme, language, false)];
    then(&Report { version: "0.0.0", as_of: programme.assessment.as_of, language, all_findings: false, inputs, output: None, results, diagnostics })
}
