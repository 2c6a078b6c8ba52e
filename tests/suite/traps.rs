//! Every trap of survey data gives exactly its diagnostic, and what only resembles it gives none. A folder of `fixtures/traps` is a case.
use crate::support::{dabiao, fixture};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The standard that all of them are held against: so small that a survey of few columns asks all of it.
const STANDARD: &str = "fixtures/standards/sound-few";

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(fixture("traps")).expect("the fixtures are there").map(|entry| entry.expect("an entry").path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// The files of a case that begin with a word, as a command line names them.
fn files(folder: &Path, beginning: &str) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = entries.filter(|name| name.starts_with(beginning)).collect();
    names.sort();
    let case = folder.file_name().expect("a name").to_string_lossy();
    names.into_iter().map(|name| format!("fixtures/traps/{case}/{name}")).collect()
}

/// What a check says of files: severity, code and places of each diagnostic, a line each.
fn said(files: &[String]) -> String {
    let arguments = ["check", "-s", STANDARD, "--format", "json"];
    let run = dabiao(arguments.into_iter().chain(files.iter().map(String::as_str))).run();
    let json = run.json();
    let errors = json["summary"]["errors"].as_u64() > Some(0);
    let nothing = json["inputs"].as_array().is_some_and(|files| files.iter().all(|file| file["sites"] == 0)) && !run.stdout.contains("two-names");
    assert_eq!(run.code, if nothing { 3 } else { i32::from(errors) }, "{}{}", run.stdout, run.stderr);
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let place =
        |place: &Value| [word(&place["cell"]), word(&place["sheet"]), word(&place["file"])].into_iter().find(|part| !part.is_empty()).unwrap_or_default();
    let line = |told: &Value| {
        let places: Vec<String> = told["places"].as_array().expect("places").iter().map(place).collect();
        format!("{} {} {}\n", word(&told["severity"]), word(&told["code"]), places.join(" "))
    };
    json["diagnostics"].as_array().expect("diagnostics").iter().map(line).collect()
}

#[test]
fn every_trap_gives_exactly_its_diagnostic_and_its_clean_twin_none() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let (survey, clean, expected) = (files(&folder, "survey"), files(&folder, "clean"), folder.join("expected.txt"));
        if !survey.is_empty() {
            if std::env::var_os("DABIAO_BLESS").is_some() {
                fs::write(&expected, said(&survey)).expect("writable");
            }
            let (is, wanted) = (said(&survey), fs::read_to_string(&expected).unwrap_or_default());
            if is != wanted || wanted.is_empty() {
                wrong.push(format!("{}\nexpected:\n{wanted}said:\n{is}", folder.display()));
            }
        }
        if !clean.is_empty() && !said(&clean).is_empty() {
            wrong.push(format!("{}\na clean survey is said to have:\n{}", folder.display(), said(&clean)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_diagnostic_of_survey_data_has_a_case() {
    let cases: String = folders().iter().filter_map(|folder| fs::read_to_string(folder.join("expected.txt")).ok()).collect();
    let all = dabiao::diagnostic::Code::ALL.iter().map(|code| code.as_str()).skip_while(|code| *code != "unreadable-cell");
    // what is said of bodies and of tasks is tried where bodies and tasks are surveyed, reviews where the standard asks for them, and
    // what several standards say where they are held against one survey
    let elsewhere = [
        "nothing-under-standard",
        "body-with-several-rows",
        "unsurveyed-body",
        "unknown-action",
        "task-row-without-action",
        "day-after-audit",
        "unknown-answerer",
        "action-not-asked",
        "task-subjects-differ",
        "too-much-not-applicable",
    ];
    let without: Vec<&str> = all.filter(|code| !elsewhere.contains(code)).filter(|code| !cases.contains(&format!(" {code} "))).collect();
    assert_eq!(without, Vec::<&str>::new(), "no folder of fixtures/traps gives them");
}

#[test]
fn layouts_that_are_not_read_are_named_with_what_is_read_and_what_to_do() {
    for (file, says) in [("cards.xlsx", "卡片"), ("long.csv", "竖表")] {
        for command in ["audit", "check", "read"] {
            let run = dabiao([command, &format!("fixtures/surveys/kundulun/{file}"), "-s", "kundulun-2023", "--lang", "zh"]).run();
            let said = run.stdout + &run.stderr;
            assert_eq!(run.code, 3, "{said}");
            for words in ["layout-not-read", says, "一行一个站点", "宽表"] {
                assert!(said.contains(words), "{command} {file}: “{words}” is not in:\n{said}");
            }
        }
    }
}
