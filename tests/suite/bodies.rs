//! Bodies beside sites, and targets by every measure, against results that were worked out by hand (`worked-out.md`).
use crate::support::{Run, dabiao, fixture, fixture_json};
use serde_json::Value;

const STANDARD: &str = "fixtures/standards/sound-bodies";
const FOLDER: &str = "fixtures/surveys/bodies";

fn audit(files: &[String], more: &[&str]) -> Run {
    let arguments = ["audit", "-s", STANDARD, "--as-of", "2020-10-01", "--format", "json", "--findings", "all"];
    dabiao(arguments.into_iter().chain(files.iter().map(String::as_str)).chain(more.iter().copied())).run()
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().into_iter().flatten().collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn names(subjects: &Value) -> Vec<&str> {
    list(subjects).into_iter().map(|subject| text(&subject["name"])).collect()
}

/// The verdict of a check at a body, what becomes of it, by when, and who mends it first.
fn finding(result: &Value, body: &str, check: &str) -> String {
    let body = list(&result["bodies"]).into_iter().find(|known| known["name"] == body).cloned().unwrap_or_default();
    let finding = list(&body["findings"]).into_iter().find(|finding| finding["check"] == check).cloned().unwrap_or_default();
    let parts = [&finding["verdict"], &finding["item"], &finding["due"]].map(text);
    let who = if finding["item"] == "rectify" { text(&finding["responsible"][0]) } else { "" };
    parts.into_iter().chain([who]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_measure_comes_to_what_was_worked_out_by_hand() {
    let mut wrong = Vec::new();
    for case in list(&fixture_json("surveys/bodies/expected.json")) {
        let files: Vec<String> = list(&case["files"]).into_iter().map(|file| format!("{FOLDER}/{}", text(file))).collect();
        let run = audit(&files, &[]);
        assert_eq!(run.code, 0, "{files:?}: {}", run.stderr);
        let (audit, title) = (run.json(), files.join("+"));
        let result = &audit["results"][0];
        let mut expect = |what: &str, is: &Value, wanted: &Value| {
            if is != wanted {
                wrong.push(format!("{title} {what}: {is}, wanted {wanted}"));
            }
        };
        expect("sites", &result["summary"]["sites"], &case["sites"]);
        expect("bodies", &names(&result["bodies"]).into(), &case["bodies"]);
        let told =
            ["body-with-several-rows", "unsurveyed-body"].into_iter().filter(|code| list(&audit["diagnostics"]).iter().any(|told| told["code"] == *code));
        expect("diagnostics", &told.collect::<Vec<_>>().into(), &case["codes"]);
        for (id, wanted) in case["targets"].as_object().expect("targets") {
            let target = list(&result["targets"]).into_iter().find(|target| target["id"] == id.as_str()).cloned().unwrap_or_default();
            for (key, wanted) in wanted.as_object().expect("keys") {
                expect(&format!("{id} {key}"), &target[key], wanted);
            }
        }
        for (which, wanted) in case["findings"].as_object().expect("findings") {
            let (body, check) = which.split_once(' ').expect("a body and a check");
            expect(which, &finding(result, body, check).into(), wanted);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn bodies_stand_in_no_count_of_sites() {
    let alone = audit(&[format!("{FOLDER}/sites.csv")], &[]).json();
    let both = audit(&[format!("{FOLDER}/sites.csv"), format!("{FOLDER}/bodies.csv")], &[]).json();
    for part in ["summary", "sites", "not_assessed", "checks"] {
        assert_eq!(alone["results"][0][part], both["results"][0][part], "{part}");
    }
    let kinds = |check: &str| list(&both["results"][0]["checks"]).into_iter().find(|known| known["id"] == check).map(|known| known["kinds"].clone());
    assert_eq!(kinds("guidance.plan"), Some(serde_json::json!(["bureau", "government"])));
}

#[test]
fn the_kind_of_a_body_is_told_by_its_sheet_or_by_the_option_and_a_blank_row_of_one_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let named = folder.path().join("县(市)区政府.csv");
    std::fs::copy(fixture("surveys/bodies/sheet.csv"), &named).expect("copied");
    let by_sheet = audit(&[named.to_string_lossy().into_owned()], &[]).json();
    let by_option = audit(&[format!("{FOLDER}/sheet.csv")], &["--kind", "government"]).json();
    for audit in [by_sheet, by_option] {
        assert_eq!(names(&audit["results"][0]["bodies"]), ["甲县人民政府", "乙县人民政府", "丙区管委会"]);
        let online = list(&audit["results"][0]["targets"]).into_iter().find(|target| target["id"] == "local_online").cloned().unwrap_or_default();
        assert_eq!((&online["verdict"], &online["reached"], &online["possible"]), (&"undecided".into(), &2.into(), &3.into()));
    }
}

#[test]
fn what_a_body_must_mend_keeps_a_gate_shut_and_stands_in_the_ledger() {
    let files = [format!("{FOLDER}/bodies.csv")];
    assert_eq!(audit(&files, &["--fail-on", "unmet"]).code, 1);
    assert_eq!(audit(&files, &["--fail-on", "target"]).code, 1);
    assert_eq!(audit(&[format!("{FOLDER}/complete.csv")], &["--fail-on", "unmet,partial,unknown,target"]).code, 0);
    let folder = tempfile::tempdir().expect("a folder");
    let run = audit(&files, &["-o", folder.path().to_str().expect("UTF-8")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bytes = std::fs::read(folder.path().join("rectification.xlsx")).expect("written");
    let book = dabiao::survey::workbook::read("rectification.xlsx", &bytes, &dabiao::survey::workbook::Limits::default()).expect("readable");
    let sheet = book.sheets.iter().find(|sheet| sheet.name == "整改项").expect("a sheet");
    let cells: Vec<&str> = sheet.cells.iter().map(|cell| book.values[cell.value as usize].shown()).collect();
    assert!(cells.contains(&"/乙县人民政府/guidance.channels"), "{cells:?}");
}

#[test]
fn a_site_to_which_none_of_its_checks_applies_stands_on_neither_side_of_a_share() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.to_str().expect("UTF-8").to_owned()
    };
    let standard = write(
        "lifts.yaml",
        "id: lifts\ntitle: 电梯\nedition: 1\ndocument: {issuer: 样例市}\nsite_kinds: {hall: {name: 大厅}}\nclauses: {一: 电梯}\n\
         indicators:\n  lift:\n    title: 电梯\n    clause: 一\n    for: [hall]\n    checks:\n      works: {text: 电梯完好, na: allowed, ask: {label: 电梯完好}}\n\
         targets:\n  all: {clause: 一, text: 电梯全部完好, share: {of: [hall], meet: [lift.works]}, rule: {at_least: 100%}}\n",
    );
    let run = |rows: &str| {
        let survey = write("survey.csv", &format!("站点名称,站点类型,电梯完好\n{rows}"));
        let run = dabiao(["audit", &survey, "-s", &standard, "--as-of", "2023-12-01", "--format", "json"]).run();
        let target = run.json()["results"][0]["targets"][0].clone();
        format!("{} of {}, {}", target["reached"], target["sites"], text(&target["verdict"]))
    };
    assert_eq!(run("甲,大厅,有\n乙,大厅,不适用\n"), "1 of 1, met");
    assert_eq!(run("甲,大厅,有\n乙,大厅,无\n"), "1 of 2, unmet");
    assert_eq!(run("甲,大厅,不适用\n"), "0 of 0, undecided");
}
