//! What `check` and `read` say of survey data: their documents keep to the schemas, and their exit codes to the contract.
use crate::support::{Run, dabiao};
use dabiao::report::{self, Document};
use serde_json::{Value, json};
use std::fs;

const STATIONS: &str = "fixtures/surveys/kundulun/kundulun-stations.xlsx";
const CENTERS: &str = "fixtures/surveys/kundulun/kundulun-centers.xlsx";

fn run(command: &str, arguments: &[&str]) -> Run {
    dabiao([command, "-s", "kundulun-2023"].into_iter().chain(arguments.iter().copied())).run()
}

fn schema(of: Document) -> Value {
    serde_json::from_str(&report::schema(of)).expect("JSON")
}

fn assert_valid(schema: &Value, document: &Value) {
    let validator = jsonschema::validator_for(schema).expect("a schema");
    let wrong: Vec<String> = validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn answers(file: &str) -> Value {
    let run = run("read", &[file, "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.json()
}

/// The answer that stands in a cell.
fn in_cell<'a>(answers: &'a Value, cell: &str) -> &'a Value {
    let all = answers["answers"].as_array().expect("answers");
    all.iter().find(|answer| answer["place"]["cell"] == cell).unwrap_or_else(|| panic!("no answer in {cell}"))
}

#[test]
fn what_is_written_keeps_to_the_schemas_that_are_published() {
    for file in [STATIONS, CENTERS] {
        assert_valid(&schema(Document::Answers), &answers(file));
        assert_valid(&schema(Document::Check), &run("check", &[file, "--format", "json"]).json());
    }
    let without_place = json!({"schema": "dabiao/answers/v1", "answers": [{"site": "1"}]});
    assert!(!jsonschema::is_valid(&schema(Document::Answers), &without_place), "a schema that takes anything holds nothing");
}

#[test]
fn an_answer_says_what_was_written_what_was_understood_and_where() {
    let stations = answers(STATIONS);
    assert_eq!(
        in_cell(&stations, "G9"),
        &json!({
            "standard": "kundulun-2023", "site": "990201005", "question": "area", "member": null, "raw": "49.9", "state": "given", "type": "number", "value": 49.9,
            "low": 49.9, "high": 49.9, "low_open": false, "high_open": false, "unit": "m²", "approximate": false, "note": null, "evidence": null,
            "place": {"file": STATIONS, "sheet": "八有十个一摸底表", "cell": "G9"}
        })
    );
    let unreadable = in_cell(&stations, "G27");
    assert_eq!((&unreadable["raw"], &unreadable["state"], &unreadable["value"]), (&json!("5O"), &json!("unreadable"), &Value::Null));
    assert!(unreadable["note"].as_str().is_some_and(|why| why.contains("字母")));
    assert_eq!(in_cell(&stations, "Z12")["state"], "not_applicable");
    // a member of a list that has a column of its own is named beside its question
    let zone = in_cell(&answers(CENTERS), "F5").clone();
    assert_eq!((&zone["question"], &zone["member"], &zone["value"], &zone["note"]), (&json!("zones"), &json!("咨询服务区"), &json!("yes"), &json!("无隔断")));
}

#[test]
fn days_are_counted_from_the_day_from_which_the_workbook_counts() {
    let run = dabiao(["read", "-s", "fixtures/standards/sound-few", "fixtures/traps/days-from-1904/survey.xlsx", "--format", "json"]).run();
    let answers = run.json();
    assert_eq!((&in_cell(&answers, "H2")["value"], &in_cell(&answers, "H3")["value"]), (&json!("2023-05-01"), &json!("2023-06-01")));
}

#[test]
fn every_thing_that_a_column_asks_is_listed_once_a_site_and_nothing_else_is() {
    let stations = answers(STATIONS);
    let all = stations["answers"].as_array().expect("answers");
    let mut asked: Vec<String> = all.iter().map(|answer| format!("{} {} {}", answer["site"], answer["question"], answer["member"])).collect();
    let listed = asked.len();
    asked.sort_unstable();
    asked.dedup();
    assert_eq!((asked.len(), listed % 30), (listed, 0), "30 sites that are all asked the same");
    assert!(all.iter().any(|answer| answer["state"] == "missing"), "a blank is listed");
    assert!(all.iter().all(|answer| answer["question"] != "desk_service"), "what no column asks is not");
}

#[test]
fn the_csv_of_answers_opens_in_a_spreadsheet_program_and_holds_no_formula() {
    let read = run("read", &["fixtures/broken/injection.csv"]);
    assert_eq!(read.code, 0, "{}", read.stderr);
    let lines = read.stdout.strip_prefix('\u{feff}').expect("a byte order mark, or the text is taken for GBK");
    assert!(lines.starts_with("编码,对象,"), "{lines}");
    let mut csv = csv::Reader::from_reader(lines.as_bytes());
    let begins_a_formula = |field: &&str| field.starts_with(['=', '+', '-', '@']);
    let formulas: Vec<String> =
        csv.records().flat_map(|record| record.expect("csv").iter().filter(begins_a_formula).map(str::to_owned).collect::<Vec<_>>()).collect();
    assert_eq!(formulas, Vec::<String>::new());
    assert!(lines.contains("'="), "the text itself is kept");
    assert!(run("read", &[STATIONS, "--lang", "en"]).stdout.contains("Code,Site or body,Group"));
}

#[test]
fn a_check_ends_in_1_for_errors_and_for_more_warnings_than_are_allowed() {
    let clean = "fixtures/surveys/first/survey.csv";
    for format in ["text", "json"] {
        let code = |arguments: &[&str]| run("check", &[arguments, &["--format", format]].concat()).code;
        assert_eq!(code(&[STATIONS]), 1, "it has cells that cannot be read");
        assert_eq!((code(&[clean]), code(&[clean, "--max-warnings", "0"]), code(&[clean, "--max-warnings", "1"])), (0, 1, 0));
        assert_eq!(code(&["fixtures/broken/truncated.xlsx"]), 2, "a sole file");
        assert_eq!(code(&["fixtures/broken/truncated.xlsx", clean]), 1, "one of several");
        assert_eq!(code(&["no-such-file.xlsx"]), 2);
        assert_eq!(code(&["fixtures/broken/header-only.xlsx"]), 3);
    }
    assert_eq!(dabiao(["check", clean]).run().code, 2, "no standard is named");
}

#[test]
fn the_diagnostics_of_a_check_are_its_result() {
    let text = run("check", &[STATIONS, "--lang", "zh"]);
    assert_eq!(text.stderr, "");
    assert!(text.stdout.contains("▸ G27") && text.stdout.contains("错误 6 类"), "{}", text.stdout);
    let folder = tempfile::tempdir().expect("a folder");
    fs::copy(STATIONS, folder.path().join("survey.xlsx")).expect("copied");
    fs::copy("fixtures/broken/truncated.xlsx", folder.path().join("truncated.xlsx")).expect("copied");
    let json = run("check", &[folder.path().to_str().expect("UTF-8"), "--format", "json"]).json();
    assert_eq!((&json["summary"]["errors"], &json["inputs"][0]["sites"]), (&json!(7), &json!(30)));
    assert_eq!(json["diagnostics"][0]["code"], "unreadable-file");
}
