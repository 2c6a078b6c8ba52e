//! One test for each way in which a file can be broken or hostile.
use super::*;

fn refused(path: &str) -> ReadError {
    open(path).expect_err(path)
}

/// The three stations of the broken set stand in it, with their codes.
fn three_stations(path: &str) -> Workbook {
    let book = open(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    for (row, code) in [(2, "990801001"), (3, "990801002"), (4, "990801003")] {
        let cell = shown(&book, &format!("B{row}")).unwrap_or_else(|| panic!("{path}: B{row}"));
        assert_eq!(cell.shown(), code, "{path}");
    }
    book
}

#[test]
fn files_that_are_something_else() {
    assert_eq!(refused("broken/zero-bytes.xlsx"), ReadError::Empty);
    assert_eq!(refused("broken/not-a-zip.xlsx"), ReadError::NotASpreadsheet(Actual::Picture));
    assert_eq!(refused("broken/html-as.xls"), ReadError::NotASpreadsheet(Actual::Html));
    assert_eq!(refused("broken/~$survey.xlsx"), ReadError::NotASpreadsheet(Actual::LockFile));
    assert!(matches!(refused("broken/truncated.xlsx"), ReadError::Damaged(_)));
}

#[test]
fn a_password_is_called_a_password() {
    let error = refused("broken/password.xlsx");
    assert_eq!(error, ReadError::Encrypted);
    let (message, help) = error.told();
    assert!(message.zh.contains("密码") && message.en.contains("password") && help.zh.contains("密码"));
}

#[test]
fn a_joined_csv_is_refused_by_its_line() {
    assert_eq!(refused("broken/mixed-encoding.csv"), ReadError::MixedEncoding { line: 4 });
}

#[test]
fn files_that_only_look_broken() {
    for path in ["csv-named.xlsx", "far-corner.xlsx", "backslash-paths.xlsx", "wps-pictures.xlsx", "hidden-rows.xlsx"] {
        three_stations(&format!("broken/{path}"));
    }
    assert_eq!(three_stations("broken/csv-named.xlsx").format, Format::Csv);
}

#[test]
fn a_blank_in_the_far_corner_is_no_cell() {
    let book = three_stations("broken/far-corner.xlsx");
    assert_eq!(book.sheets[0].rows.last().map(|row| row.number), Some(3));
}

#[test]
fn formulas_without_results_are_neither_blank_nor_zero() {
    let book = open("broken/formula-uncached.xlsx").expect("readable");
    assert_eq!(shown(&book, "G3"), Some(&CellValue::Uncomputed("G2*0.7".into())));
    assert!(matches!(shown(&book, "S4"), Some(CellValue::Uncomputed(_))));
}

#[test]
fn errors_keep_their_names() {
    let book = open("broken/error-cells.xlsx").expect("readable");
    for address in ["G2", "T3", "G4", "T5", "G6"] {
        let cell = shown(&book, address);
        assert!(matches!(cell, Some(CellValue::Error(name)) if name.starts_with('#')), "{address}: {cell:?}");
    }
}

#[test]
fn days_of_the_other_epoch() {
    let book = open("broken/date-1904.xlsx").expect("readable");
    let day = CellValue::Date { days: Some(19_615), shown: "2023-09-15".into() };
    assert_eq!(shown(&book, "AC2"), Some(&day));
    assert!(matches!(shown(&book, "W3"), Some(CellValue::Date { .. })));
}

#[test]
fn hidden_rows_and_columns_are_known() {
    let sheet = &three_stations("broken/hidden-rows.xlsx").sheets[0];
    assert_eq!((&sheet.hidden_rows[..], &sheet.hidden_columns[..]), (&[2][..], &[7][..]));
}

#[test]
fn pictures_in_cells_are_texts() {
    let book = three_stations("broken/wps-pictures.xlsx");
    assert!(matches!(shown(&book, "AE2"), Some(CellValue::Text(text)) if text.starts_with("=DISPIMG(")));
}

#[test]
fn workbooks_without_cells() {
    for path in ["broken/empty.xlsx", "broken/chart-only.xlsx"] {
        let book = open(path).expect(path);
        assert!(book.sheets.iter().all(|sheet| sheet.cells.is_empty()), "{path}");
    }
}

#[test]
fn wide_and_long() {
    let book = open("broken/wide-5000.csv").expect("readable");
    assert!(book.sheets[0].cells.iter().any(|cell| cell.column > 4000));
    let book = open("broken/long-text.xlsx").expect("readable");
    assert_eq!(shown(&book, "U3").map(|value| value.shown().chars().count()), Some(32_767));
}

#[test]
fn an_xls_that_declares_billions_of_cells() {
    assert_eq!(three_stations("broken/dimensions.xls").format, Format::Xls);
}

#[test]
fn an_ods_that_repeats_billions_of_cells() {
    assert!(matches!(refused("broken/repeat.ods"), ReadError::TooLarge { measure: Measure::Cells, .. }));
}

#[test]
fn the_rest_of_the_set_is_read() {
    for path in [
        "duplicate-codes.xlsx",
        "duplicate-header.xlsx",
        "duplicate-rows.xlsx",
        "e-notation-codes.csv",
        "header-only.xlsx",
        "injection.csv",
        "injection.xlsx",
        "lost-ticks.csv",
        "names.xlsx",
        "no-header.xlsx",
        "wrong-template.xlsx",
    ] {
        let book = open(&format!("broken/{path}")).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(!book.sheets[0].cells.is_empty(), "{path}");
    }
}
