//! What stands in the sheets of the ledger.
use super::sample::{RECTIFICATION, SURVEY, bytes, outline, read, small};
use crate::diagnostic::Language;

#[test]
fn each_item_has_a_row_on_the_sheet_of_what_becomes_of_it() {
    let book = read(&bytes(&small(), SURVEY, Language::Chinese, RECTIFICATION));
    let sheets: Vec<String> = book.sheets.iter().map(|sheet| format!("== {}\n{}", sheet.name, outline(&book, &sheet.name))).collect();
    insta::assert_snapshot!(sheets.join("\n"));
}

#[test]
fn the_state_of_an_item_is_chosen_from_a_list() {
    let bytes = bytes(&small(), SURVEY, Language::Chinese, RECTIFICATION);
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let sheet = std::io::read_to_string(package.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(sheet.contains("未整改,整改中,已整改待验收,已销号,无法整改"));
    assert!(sheet.contains("fitToWidth") || sheet.contains("fitToPage"));
}
