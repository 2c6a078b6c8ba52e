//! One survey in five files reads the same from each.
use super::*;
use std::collections::BTreeMap;

fn station(file: &str) -> BTreeMap<String, CellValue> {
    let book = open(&format!("surveys/kundulun/kundulun-stations{file}")).expect(file);
    all(&book, 0).map(|(name, value)| (name, value.clone())).collect()
}

/// A text with its days, ticks and truth values written alike; a csv has days as they were shown.
fn alike(value: &CellValue) -> String {
    match value {
        CellValue::Bool(truth) => u8::from(*truth).to_string(),
        CellValue::Date { shown, .. } if &**shown == "2023-01-02" => "1月2日".to_owned(),
        CellValue::Date { shown, .. } if &**shown == "2023-09-15" => "2023年9月15日".to_owned(),
        CellValue::Text(text) => match &**text {
            "TRUE" => "1".to_owned(),
            "FALSE" => "0".to_owned(),
            text => text.replace(['✓', '☑'], "√").replace(['✗', '✕', '✘'], "×"),
        },
        value => value.shown().to_owned(),
    }
}

#[test]
fn five_files_of_one_survey() {
    let xlsx = station(".xlsx");
    assert!(xlsx.len() > 600, "{}", xlsx.len());
    for file in [".xls", ".ods", "-utf8.csv", "-gb18030.csv"] {
        let other = station(file);
        let addresses = |cells: &BTreeMap<String, CellValue>| cells.keys().cloned().collect::<Vec<_>>();
        assert_eq!(addresses(&xlsx), addresses(&other), "{file}");
        let different: Vec<_> =
            xlsx.iter().filter(|(name, value)| alike(value) != alike(&other[*name])).map(|(name, value)| (name, alike(value), alike(&other[name]))).collect();
        assert!(different.is_empty(), "{file}: {different:?}");
    }
}
