//! What is written: the same bytes wherever and whenever it is written, and readable by the program's own reader.
use crate::support::{dabiao, fixture};
use dabiao::survey::workbook::{self, Limits};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Audits a copy of a survey in a folder of its own and gives everything that was written, by name.
fn written(folder: &Path, environment: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    fs::copy(fixture("surveys/kundulun/kundulun-stations.xlsx"), folder.join("survey.xlsx")).expect("copied");
    let mut run = dabiao(["audit", "survey.xlsx", "-s", "kundulun-2023", "--as-of", "2023-12-01", "--format", "json", "-o", "out"]).in_folder(folder);
    for (name, value) in environment {
        run = run.env(name, value);
    }
    let run = run.run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let files = fs::read_dir(folder.join("out")).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut all: BTreeMap<String, Vec<u8>> =
        files.map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("readable"))).collect();
    all.insert("standard output".to_owned(), run.stdout.into_bytes());
    all
}

#[test]
fn two_runs_in_other_folders_zones_languages_and_homes_write_the_same_bytes() {
    let (here, there) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let home = there.path().to_string_lossy().into_owned();
    let one = written(here.path(), &[("TZ", "UTC"), ("LANG", "C")]);
    let other =
        written(there.path(), &[("TZ", "Asia/Shanghai"), ("LANG", "zh_CN.UTF-8"), ("LC_ALL", "zh_CN.UTF-8"), ("HOME", &home), ("RAYON_NUM_THREADS", "1")]);
    assert_eq!(one.keys().collect::<Vec<_>>(), [".dabiao.json", "assessment.xlsx", "audit.json", "index.html", "rectification.xlsx", "standard output"]);
    for (name, bytes) in &one {
        assert!(other[name] == *bytes, "{name} differs");
    }
}

#[test]
fn the_json_file_is_what_the_format_prints() {
    let folder = tempfile::tempdir().expect("a folder");
    let all = written(folder.path(), &[]);
    assert!(all["audit.json"] == all["standard output"]);
}

#[test]
fn the_workbooks_are_marked_as_the_programs_own_and_hold_every_site() {
    let folder = tempfile::tempdir().expect("a folder");
    let all = written(folder.path(), &[]);
    let book = workbook::read("assessment.xlsx", &all["assessment.xlsx"], &Limits::default()).expect("readable");
    assert_eq!(book.mark.as_deref(), Some("assessment/v1"));
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["汇总", "检查矩阵", "指标", "达标率", "目标", "任务", "问题分布", "数据质量", "依据"]);
    let summary: Vec<&str> = book.sheets[0].cells.iter().map(|cell| book.values[cell.value as usize].shown()).collect();
    let json: serde_json::Value = serde_json::from_slice(&all["audit.json"]).expect("JSON");
    for site in json["results"][0]["sites"].as_array().expect("sites") {
        assert!(summary.contains(&site["code"].as_str().expect("a code")), "{}", site["code"]);
    }
    let ledger = workbook::read("rectification.xlsx", &all["rectification.xlsx"], &Limits::default()).expect("readable");
    let sheets: Vec<&str> =
        ledger.sheets.iter().map(|sheet| sheet.name.as_str()).filter(|name| ["整改项", "建议项", "提升项", "待核实"].contains(name)).collect();
    assert_eq!(sheets, ["整改项", "建议项", "提升项", "待核实"]);
}

#[test]
fn every_item_of_the_audit_has_its_line_in_the_ledger() {
    let folder = tempfile::tempdir().expect("a folder");
    let all = written(folder.path(), &[]);
    let ledger = workbook::read("rectification.xlsx", &all["rectification.xlsx"], &Limits::default()).expect("readable");
    let on = |sheet: &str| -> Vec<&str> {
        let sheet = ledger.sheets.iter().find(|known| known.name == sheet).expect("a sheet");
        sheet.cells.iter().map(|cell| ledger.values[cell.value as usize].shown()).collect()
    };
    let json: serde_json::Value = serde_json::from_slice(&all["audit.json"]).expect("JSON");
    for (item, sheet) in [("rectify", "整改项"), ("advise", "建议项"), ("improve", "提升项"), ("verify", "待核实")] {
        let cells = on(sheet);
        for site in json["results"][0]["sites"].as_array().expect("sites") {
            let findings = site["findings"].as_array().expect("findings").iter().filter(|finding| finding["item"] == item);
            for finding in findings {
                if finding["place"].is_null() {
                    assert!(item == "verify", "{finding}");
                    continue;
                }
                let id = format!("{}/{}", site["code"].as_str().expect("a code"), finding["check"].as_str().expect("an id"));
                assert!(cells.contains(&id.as_str()), "{id} is not on {sheet}");
            }
        }
    }
}

#[test]
fn what_no_column_asks_is_one_line_of_the_ledger_for_all_sites_of_the_kind() {
    let folder = tempfile::tempdir().expect("a folder");
    let all = written(folder.path(), &[]);
    let ledger = workbook::read("rectification.xlsx", &all["rectification.xlsx"], &Limits::default()).expect("readable");
    let sheet = ledger.sheets.iter().find(|known| known.name == "待核实").expect("a sheet");
    let lines = sheet.cells.iter().filter(|cell| ledger.values[cell.value as usize].shown() == "(没有列填报)").count();
    let json: serde_json::Value = serde_json::from_slice(&all["audit.json"]).expect("JSON");
    let sites = json["results"][0]["sites"].as_array().expect("sites");
    let of = |site: &serde_json::Value| site["findings"].as_array().expect("findings").clone();
    let unasked: std::collections::BTreeSet<(String, String)> = sites
        .iter()
        .flat_map(|site| of(site).into_iter().map(|finding| (site["kind"].to_string(), finding)))
        .filter(|(_, finding)| finding["item"] == "verify" && finding["place"].is_null())
        .map(|(kind, finding)| (kind, finding["check"].to_string()))
        .collect();
    assert!(lines > 10 && lines == unasked.len(), "{lines} lines, {} checks", unasked.len());
}

/// Whether a page shows all that the JSON beside it tells.
fn assert_shows_all(page: &str, json: &serde_json::Value) {
    let shows = |text: &str| assert!(page.contains(&format!(">{text}<")), "{text} is not on the page");
    let text = |value: &serde_json::Value, key: &str| value[key].as_str().expect(key).to_owned();
    let all = |value: &serde_json::Value| value.as_array().expect("an array").clone();
    let result = &json["results"][0];
    for subject in all(&result["sites"]).iter().chain(&all(&result["bodies"])) {
        assert!(page.contains(&text(subject, "name")), "{subject} is not on the page");
        for place in all(&subject["findings"]).iter().map(|finding| &finding["place"]).filter(|place| place.is_object()) {
            shows(&format!("{} ▸ {} ▸ {}", text(place, "file"), text(place, "sheet"), text(place, "cell")));
        }
    }
    for target in all(&result["targets"]) {
        shows(&text(&target, "text"));
    }
    for diagnostic in all(&json["diagnostics"]) {
        shows(&text(&diagnostic, "code"));
    }
}

#[test]
fn the_page_shows_every_site_every_cell_of_a_finding_and_every_target() {
    let folder = tempfile::tempdir().expect("a folder");
    let all = written(folder.path(), &[]);
    let json = serde_json::from_slice(&all["audit.json"]).expect("JSON");
    assert_shows_all(std::str::from_utf8(&all["index.html"]).expect("UTF-8"), &json);
}

#[test]
fn the_page_shows_bodies_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let surveys = ["fixtures/surveys/bodies/bodies.csv", "fixtures/surveys/bodies/sites.csv"];
    let arguments = ["-s", "fixtures/standards/sound-bodies", "--as-of", "2020-10-01", "-o", out.to_str().expect("UTF-8")];
    let run = dabiao(["audit"].into_iter().chain(surveys).chain(arguments)).run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let json: serde_json::Value = serde_json::from_slice(&fs::read(out.join("audit.json")).expect("written")).expect("JSON");
    assert!(json["results"][0]["bodies"].as_array().is_some_and(|bodies| !bodies.is_empty()));
    assert_shows_all(&fs::read_to_string(out.join("index.html")).expect("written"), &json);
}

#[test]
fn a_name_that_looks_like_a_formula_stays_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let run = dabiao(["audit", "fixtures/broken/injection.csv", "-s", "kundulun-2023", "--as-of", "2023-12-01", "-o", out.to_str().expect("UTF-8")]).run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    for name in ["assessment.xlsx", "rectification.xlsx"] {
        let mut package = zip::ZipArchive::new(fs::File::open(out.join(name)).expect("written")).expect("a package");
        for index in 0..package.len() {
            let mut part = package.by_index(index).expect("a part");
            let within = part.name().expect("a name").into_owned();
            let mut text = String::new();
            if within.starts_with("xl/worksheets/sheet") {
                std::io::Read::read_to_string(&mut part, &mut text).expect("text");
                assert!(!text.contains("<f>"), "{name} {within} holds a formula");
            }
        }
    }
}

#[test]
fn a_name_that_looks_like_markup_stays_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let run = dabiao(["audit", "fixtures/broken/names.xlsx", "-s", "kundulun-2023", "--as-of", "2023-12-01", "-o", out.to_str().expect("UTF-8")]).run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let page = fs::read_to_string(out.join("index.html")).expect("written");
    assert!(page.contains("&lt;b&gt;加粗&lt;/b&gt;&amp;&quot;"), "the name is not shown as it is");
    assert!(!page.contains("<b>加粗"), "the name is markup");
}
