//! Files nobody makes by accident: bombs, and promises that no part keeps.
use super::*;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of one sheet whose XML is written by `sheet`, with further parts.
fn package(more: &[(&str, &str)], sheet: impl FnOnce(&mut dyn Write)) -> Vec<u8> {
    let root = format!("<Relationships><Relationship Id=\"r1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let list = format!("<Relationships><Relationship Id=\"r1\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
    let mut parts =
        vec![("[Content_Types].xml", "<Types/>"), ("_rels/.rels", root.as_str()), ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", list.as_str())];
    parts.extend(more);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).expect("a part");
    writer.write_all(b"<worksheet><sheetData>").expect("written");
    sheet(&mut writer);
    writer.write_all(b"</sheetData></worksheet>").expect("written");
    writer.finish().expect("a package").into_inner()
}

fn small() -> Limits {
    Limits { unpacked_bytes: 8 << 20, ..Limits::default() }
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let blanks = vec![b' '; 1 << 20];
    let bomb = package(&[], |sheet| (0..64).for_each(|_| sheet.write_all(&blanks).expect("written")));
    assert!(bomb.len() < 1 << 20);
    let error = read("bomb.xlsx", &bomb, &small()).expect_err("refused");
    assert_eq!(error, ReadError::TooLarge { measure: Measure::UnpackedBytes, most: 8 << 20 });
    assert!(error.told().0.zh.contains("8 MiB"));
}

#[test]
fn formatted_empty_rows_cost_nothing() {
    let rows = package(&[], |sheet| {
        sheet.write_all(b"<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").expect("written");
        for row in 2..100_000 {
            write!(sheet, "<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"/></row>").expect("written");
        }
    });
    let book = read("rows.xlsx", &rows, &small()).expect("readable");
    assert_eq!((book.sheets[0].rows.len(), book.sheets[0].cells.len()), (1, 1));
}

#[test]
fn promises_of_parts_are_not_believed() {
    let strings = "<sst uniqueCount=\"99999999999999\"><si><t>x</t></si></sst>";
    let book = package(&[("xl/sharedStrings.xml", strings)], |_| ());
    assert!(matches!(read("a.xlsx", &book, &small()), Err(ReadError::Damaged(_))));
    let far = package(&[], |sheet| sheet.write_all(b"<row r=\"1\"><c r=\"ZZZ99999999\"><v>1</v></c></row>").expect("written"));
    assert!(matches!(read("a.xlsx", &far, &small()), Err(ReadError::Damaged(_))));
}

#[test]
fn limits_on_cells_and_values_hold() {
    let cells = |text: &str| package(&[], |sheet| sheet.write_all(text.repeat(100).as_bytes()).expect("written"));
    let limits = Limits { cells: 99, ..small() };
    let many = cells("<row><c><v>1</v></c></row>");
    assert_eq!(read("a.xlsx", &many, &limits).expect_err("refused"), ReadError::TooLarge { measure: Measure::Cells, most: 99 });
    assert!(read("a.xlsx", &many, &small()).is_ok());
}

#[test]
fn errors_that_calamine_does_not_know_and_percents() {
    let styles = "<styleSheet><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>";
    let row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\" t=\"e\"><v>#SPILL!</v></c><c r=\"D1\" s=\"1\"><v>0.95</v></c><c r=\"E1\" t=\"str\"><f>A1</f><v></v></c></row>";
    let book = package(&[("xl/styles.xml", styles)], |sheet| sheet.write_all(row.as_bytes()).expect("written"));
    let book = read("a.xlsx", &book, &small()).expect("readable");
    let found: Vec<_> = all(&book, 0).map(|(name, value)| (name, value.shown().to_owned())).collect();
    let expected = [("A1", "1"), ("C1", "#SPILL!"), ("D1", "95%")].map(|(name, shown)| (name.to_owned(), shown.to_owned()));
    assert_eq!(found, expected);
    assert!(matches!(shown(&book, "D1"), Some(CellValue::Number { percent: true, .. })));
}

#[test]
fn the_mark_of_own_workbooks_is_found() {
    let properties = "<Properties xmlns:vt=\"v\"><property name=\"dabiao\"><vt:lpwstr>audit</vt:lpwstr></property></Properties>";
    let book = package(&[("docProps/custom.xml", properties)], |_| ());
    assert_eq!(read("a.xlsx", &book, &small()).expect("readable").mark.as_deref(), Some("audit"));
}

#[test]
fn an_ods_that_is_cut_off_ends() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "<office:document-content><table:table table:name=\"a\"><table:table-row><table:table-cell/>"),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    let bytes = writer.finish().expect("a package").into_inner();
    assert!(matches!(read("a.ods", &bytes, &small()), Err(ReadError::Damaged(_))));
}
