//! The files themselves: equal runs, hostile names, long texts, and how long a large survey takes.
use super::sample::{ASSESSMENT, RECTIFICATION, SURVEY, bytes, outline, read, small};
use crate::diagnostic::Language;
use crate::survey::workbook::CellValue;
use std::fmt::Write;

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

#[test]
#[ignore = "measures; run with --release --ignored --nocapture"]
fn a_large_survey() {
    let standard = super::sample::standard(&wide(100));
    let mut survey = (0..100).fold("站点编码,站点名称,所属街镇".to_owned(), |heads, check| heads + &format!(",第{check}项"));
    for site in 0..10_000 {
        write!(survey, "\n{},第{site}便民服务站,第{}街", 100_000 + site, site / 40).unwrap();
        (0..100).for_each(|check| survey.push_str([",有", ",有", ",有", ",无", ",有", ",", ",有"][(site * 7 + check * 13 + site / 7) % 7]));
    }
    super::sample::with_report(&standard, &survey, Language::Chinese, |report| {
        for (name, writer) in [("assessment", ASSESSMENT), ("rectification", RECTIFICATION)] {
            let (start, mut made) = (std::time::Instant::now(), Vec::new());
            writer(report, &report.results[0], std::io::Cursor::new(&mut made)).unwrap();
            println!("{name}: {:?}, {} bytes, {} sites", start.elapsed(), made.len(), report.results[0].site_count());
        }
    });
}

/// A standard of so many checks.
fn wide(checks: usize) -> String {
    let mut text = "id: wide\ntitle: 宽标准\nedition: \"1\"\ndocument: {issuer: 某区}\nsite_kinds: {station: {name: 便民服务站}}\nindicators:\n".to_owned();
    for check in 0..checks {
        if check % 10 == 0 {
            write!(text, "  i{check}:\n    title: 第{check}组\n    for: station\n    clause: 一\n    strength: must\n    checks:\n").unwrap();
        }
        writeln!(text, "      c{check}: 第{check}项").unwrap();
    }
    text + "clauses: {一: 全部}\n"
}
