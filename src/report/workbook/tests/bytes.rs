//! The files themselves: equal runs, hostile names, long texts, and how long a large survey takes.
use super::sample::{ASSESSMENT, RECTIFICATION, SURVEY, bytes, outline, read, small};
use crate::diagnostic::Language;
use crate::survey::workbook::CellValue;

#[test]
fn two_runs_give_the_same_bytes() {
    for writer in [ASSESSMENT, RECTIFICATION] {
        let run = || bytes(&small(), SURVEY, Language::Chinese, writer);
        assert_eq!(run(), run());
    }
}

#[test]
fn the_program_knows_its_own_workbooks() {
    let mark = |writer| read(&bytes(&small(), SURVEY, Language::Chinese, writer)).mark;
    assert_eq!(mark(ASSESSMENT).as_deref(), Some("assessment/v1"));
    assert_eq!(mark(RECTIFICATION).as_deref(), Some("rectification/v1"));
}

#[test]
fn a_name_that_looks_like_a_formula_stays_text() {
    let names = ["=1+1便民服务站", "+1便民服务站", "-1便民服务站", "@a便民服务站"];
    let survey = names.iter().fold("站点名称,面积\n".to_owned(), |survey, name| format!("{survey}{name},60\n"));
    for writer in [ASSESSMENT, RECTIFICATION] {
        let book = read(&bytes(&small(), &survey, Language::Chinese, writer));
        for name in names {
            assert!(book.values.contains(&CellValue::Text(name.into())), "{name}");
        }
        assert!(!book.values.iter().any(|value| matches!(value, CellValue::Uncomputed(_) | CellValue::Error(_))));
    }
}

#[test]
fn a_text_too_long_for_a_cell_is_cut() {
    let survey = format!("站点名称,面积\n甲{}便民服务站,60\n", "𠮷".repeat(20_000));
    let book = read(&bytes(&small(), &survey, Language::Chinese, ASSESSMENT));
    let longest = book.values.iter().map(CellValue::shown).max_by_key(|text| text.len()).unwrap();
    assert!(longest.ends_with('…'));
    assert_eq!(longest.encode_utf16().count(), 32_766);
}

#[test]
fn every_sheet_has_an_english_name() {
    let names = |writer| read(&bytes(&small(), SURVEY, Language::English, writer)).sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>().join(", ");
    assert_eq!(names(ASSESSMENT), "Summary, Matrix, Indicators, Attainment, Targets, Problems, Data quality, Basis");
    assert_eq!(names(RECTIFICATION), "Rectification, Advice, Improvement, To verify");
}

#[test]
fn a_survey_without_sites_says_none() {
    let book = read(&bytes(&small(), "站点名称,面积\n", Language::Chinese, RECTIFICATION));
    assert!(outline(&book, "整改项").ends_with("A4 无"));
}
