//! What stands in the sheets.
use super::sample::{ASSESSMENT, RECTIFICATION, bytes, outline, read, shipped};
use crate::diagnostic::Language;

#[test]
#[ignore = "writes files to look at"]
fn samples() {
    let standard = shipped("kundulun-2023");
    for (name, path) in [("stations", "/work/shared/surveys/kundulun-stations.xlsx"), ("centers", "/work/shared/surveys/kundulun-centers.xlsx")] {
        let survey = std::fs::read(path).unwrap();
        for (kind, writer) in [("assessment", ASSESSMENT), ("rectification", RECTIFICATION)] {
            let made = bytes(&standard, &format!("{name}.xlsx"), &survey, Language::Chinese, writer);
            std::fs::write(format!("/tmp/xw/{name}-{kind}.xlsx"), &made).unwrap();
            let book = read(&made);
            for sheet in &book.sheets {
                println!("== {name} {kind} {}\n{}", sheet.name, outline(&book, &sheet.name).lines().take(12).collect::<Vec<_>>().join("\n"));
            }
        }
    }
}
