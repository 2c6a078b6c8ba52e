//! The contract of the command line: exit codes in every format, one clear message for what cannot be done, and files that are kept.
use crate::support::{Run, dabiao, fixture};
use std::fs;
use std::path::Path;

const STATIONS: &str = "fixtures/surveys/kundulun/kundulun-stations.xlsx";
const PILOT: &str = "fixtures/surveys/kundulun/kundulun-pilot.xlsx";

fn audit(arguments: &[&str]) -> Run {
    dabiao(["audit", "-s", "kundulun-2023", "--as-of", "2023-12-01"].into_iter().chain(arguments.iter().copied())).run()
}

/// Ends in `code`, with one message that says `words` and nothing on standard output.
fn refused(run: &Run, code: i32, words: &str) {
    assert_eq!(run.code, code, "{}", run.stderr);
    assert_eq!(run.stdout, "", "half a result");
    assert!(run.stderr.contains(words), "“{words}” is not in:\n{}", run.stderr);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
}

#[test]
fn the_exit_code_is_the_same_in_every_format() {
    for format in ["table", "json"] {
        assert_eq!(audit(&[PILOT, "--format", format]).code, 0);
        assert_eq!(audit(&[PILOT, "--format", format, "--fail-on", "unknown"]).code, 1);
        assert_eq!(audit(&[PILOT, "--format", format, "--fail-on", "target"]).code, 0, "an undecided target is not an unmet one");
        assert_eq!(audit(&[STATIONS, "--format", format, "--fail-on", "target"]).code, 1);
        assert_eq!(audit(&[PILOT, "--format", format, "--fail-on", "tier<standard"]).code, 1);
        assert_eq!(audit(&[PILOT, "--format", format, "--fail-on", "tier<basic,score<1"]).code, 1, "one site reaches no tier yet");
        assert_eq!(audit(&["no-such-file.xlsx", "--format", format]).code, 2);
        assert_eq!(audit(&["fixtures/broken/wrong-template.xlsx", "--format", format]).code, 3);
    }
}

#[test]
fn what_cannot_be_done_is_said_once_and_clearly() {
    refused(&audit(&["no-such-file.xlsx"]), 2, "no such file or folder: no-such-file.xlsx");
    refused(&audit(&["fixtures/broken/not-a-zip.xlsx"]), 2, "unreadable-file");
    refused(&audit(&["fixtures/broken/wrong-template.xlsx"]), 3, "no-recognisable-column");
    refused(&audit(&["fixtures/broken/header-only.xlsx"]), 3, "no-site-row");
    refused(&dabiao(["audit", STATIONS, "-s", "no-such-standard"]).run(), 2, "no standard “no-such-standard”");
    refused(&dabiao(["audit", STATIONS]).run(), 2, "-s kundulun-2023");
    refused(&audit(&[PILOT, "--fail-on", "tier<golden"]), 2, "golden");
    refused(&audit(&[PILOT, "--kind", "palace"]), 2, "palace");
    refused(&dabiao(["adit", STATIONS]).run(), 2, "audit");
    let speaks_chinese = dabiao(["audit", "没有.xlsx", "-s", "kundulun-2023", "--lang", "zh"]).run();
    refused(&speaks_chinese, 2, "没有这个文件或文件夹:没有.xlsx");
}

#[test]
fn one_code_with_two_names_is_an_error_and_neither_site_is_assessed() {
    let run = audit(&["fixtures/broken/duplicate-codes.xlsx", "--format", "json"]);
    let results = &run.json()["results"][0];
    assert_eq!((results["sites"].as_array().map(Vec::len), results["not_assessed"].as_array().map(Vec::len)), (Some(1), Some(2)));
    let cells: Vec<String> = results["not_assessed"].as_array().expect("rows").iter().map(|row| row["place"]["cell"].to_string()).collect();
    assert_eq!(cells, ["\"B2\"", "\"B4\""]);
    assert!(run.stderr.contains("code-with-two-names"));
}

#[test]
fn of_many_files_the_readable_ones_are_assessed_and_the_run_ends_in_2() {
    let run = audit(&["fixtures/broken/truncated.xlsx", PILOT, "--format", "json"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.json()["results"][0]["summary"]["sites"], 10);
}

#[test]
fn broken_files_end_as_their_expected_results_say() {
    let expected = crate::support::fixture_json("broken/expected.json");
    let mut wrong = Vec::new();
    for (name, expected) in expected["files"].as_object().expect("files") {
        let path = format!("fixtures/broken/{name}");
        if !fixture(&format!("broken/{name}")).exists() || expected["outcome"] == "skip" {
            continue;
        }
        let run = audit(&[&path, "--format", "json"]);
        let check = dabiao(["check", "-s", "kundulun-2023", &path, "--format", "json"]).run();
        wrong.extend([("audit_exit", &run), ("check_exit", &check)].into_iter().filter_map(|(key, run)| {
            let codes: Vec<i64> = expected[key].as_array().expect("codes").iter().filter_map(serde_json::Value::as_i64).collect();
            let ended = codes.contains(&i64::from(run.code)) && !run.stderr.contains("panicked");
            (!ended).then(|| format!("{name}: {key} {}\n{}", run.code, run.stderr))
        }));
        if [0, 1].contains(&check.code) {
            wrong.extend(cells_not_named(name, expected, &check.json()));
        }
        if run.code == 0 {
            wrong.extend(broken_result(name, expected, &run));
        } else if !run.stdout.is_empty() {
            wrong.push(format!("{name}: half a result"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a broken file that could be read gives, where it differs from what it must give.
fn broken_result(name: &str, expected: &serde_json::Value, run: &Run) -> Vec<String> {
    let json = run.json();
    let sites = json["results"][0]["sites"].as_array().expect("sites").clone();
    let mut wrong = Vec::new();
    for (key, by) in [("sites", "code"), ("by_name", "name")] {
        for (id, tiers) in expected[key].as_object().into_iter().flatten() {
            let Some(site) = sites.iter().find(|site| site[by] == id.as_str()) else {
                wrong.push(format!("{name}: no site {id}"));
                continue;
            };
            for (tier, wanted) in tiers.as_object().expect("tiers") {
                let is = site["tier"][tier]["name"].as_str().unwrap_or("未达标");
                if wanted != is {
                    wrong.push(format!("{name} {id} {tier}: {is}, wanted {wanted}"));
                }
            }
        }
    }
    wrong.extend(cells_not_named(name, expected, &json));
    let diagnostics = json["diagnostics"].as_array().expect("diagnostics");
    if expected["max_diagnostics"].as_u64().is_some_and(|most| diagnostics.len() as u64 > most) {
        wrong.push(format!("{name}: {} diagnostics", diagnostics.len()));
    }
    if let Some(most) = expected["max_diagnostic_chars"].as_u64() {
        let longest = diagnostics.iter().filter_map(|diagnostic| diagnostic["message"].as_str()).map(|message| message.chars().count() as u64).max();
        if longest > Some(most) {
            wrong.push(format!("{name}: a message of {longest:?} characters"));
        }
    }
    wrong
}

/// Cells that a diagnostic must name and none does.
fn cells_not_named(name: &str, expected: &serde_json::Value, json: &serde_json::Value) -> Vec<String> {
    let text = json["diagnostics"].to_string();
    let cells = expected["cells"].as_array().into_iter().flatten();
    cells.filter(|cell| !text.contains(&format!("\"cell\":{cell}"))).map(|cell| format!("{name}: {cell} is not named")).collect()
}

#[test]
fn a_filled_in_ledger_is_kept_and_the_new_one_stands_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    assert_eq!(audit(&[STATIONS, "-o", out]).code, 0);
    let ledger = folder.path().join("rectification.xlsx");
    fs::write(&ledger, [fs::read(&ledger).expect("written"), b"filled in".to_vec()].concat()).expect("writable");
    let before = fs::read(&ledger).expect("there");
    let again = audit(&[STATIONS, "-o", out]);
    assert_eq!(again.code, 0, "{}", again.stderr);
    assert_eq!(fs::read(&ledger).expect("there"), before, "what people filled in is lost");
    assert!(folder.path().join("rectification-2023-12-01.xlsx").exists());
    assert!(again.stderr.contains("rectification-2023-12-01.xlsx"), "{}", again.stderr);
    // and so is the one beside it, once it is filled in as well
    let beside = folder.path().join("rectification-2023-12-01.xlsx");
    fs::write(&beside, b"filled in too").expect("writable");
    assert_eq!(audit(&[STATIONS, "-o", out]).code, 0);
    assert_eq!(fs::read(&beside).expect("there"), b"filled in too");
    assert!(folder.path().join("rectification-2023-12-01-2.xlsx").exists());
}

#[test]
fn a_file_that_is_not_the_programs_is_not_replaced_and_nothing_else_is_either() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    fs::write(folder.path().join("audit.json"), "mine").expect("writable");
    let run = audit(&[STATIONS, "-o", out]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("audit.json") && run.stderr.contains("--force"), "{}", run.stderr);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing else is written");
    assert_eq!(audit(&[STATIONS, "-o", out, "--force"]).code, 0);
    assert_ne!(fs::read_to_string(folder.path().join("audit.json")).expect("there"), "mine");
}

#[test]
fn outputs_lock_files_and_hidden_files_in_a_folder_are_no_surveys() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::copy(fixture("surveys/kundulun/kundulun-pilot.xlsx"), at("pilot.xlsx")).expect("copied");
    fs::copy(fixture("broken/~$survey.xlsx"), at("~$pilot.xlsx")).expect("copied");
    fs::write(at(".hidden.csv"), "x").expect("writable");
    let out = at("out");
    let path = folder.path().to_str().expect("UTF-8");
    let both = ["-o", out.to_str().expect("UTF-8"), "--format", "json", path];
    let (first, second) = (audit(&both), audit(&both));
    assert_eq!((first.code, second.code), (0, 0), "{}{}", first.stderr, second.stderr);
    assert_eq!(first.stdout, second.stdout, "a second run reads the same files");
    // the same workbooks outside their folder are known by their mark
    fs::copy(out.join("assessment.xlsx"), at("考核.xlsx")).expect("copied");
    assert_eq!(audit(&["--format", "json", path]).json()["inputs"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_folder_without_surveys_is_nothing_to_assess() {
    let folder = tempfile::tempdir().expect("a folder");
    refused(&audit(&[folder.path().to_str().expect("UTF-8")]), 3, "no-survey-file");
}

#[test]
fn a_closed_pipe_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_dabiao"))
        .args(["audit", STATIONS, "-s", "kundulun-2023", "--format", "json", "--quiet", "--findings", "all"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("pipe") && !said.contains("panicked"), "{said}");
}

#[test]
fn ten_mistakes_in_two_files_are_all_told_in_one_run_each_at_its_line() {
    let folder = "fixtures/standards/ten-mistakes";
    let run = dabiao(["standards", "check", folder]).run();
    assert_eq!(run.code, 1, "{}", run.stderr);
    let expected = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join("expected.txt")).expect("expected");
    let told: Vec<&str> = expected.lines().filter(|line| !line.trim().is_empty()).collect();
    assert_eq!(told.len(), 10);
    for line in told {
        let (place, rest) = line.split_once(' ').expect("a place and a code");
        let code = rest.rsplit(' ').next().expect("a code");
        assert!(run.stderr.contains(code) && run.stderr.contains(&format!("{place}:")), "{line} is not told:\n{}", run.stderr);
    }
}

#[test]
fn a_limit_can_be_raised_and_lowered_and_is_named_where_it_refuses() {
    let survey = "fixtures/surveys/kundulun/kundulun-pilot.xlsx";
    let refused = dabiao(["audit", survey, "-s", "kundulun-2023", "--limit", "cells=10"]).run();
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("more than 10") && refused.stderr.contains("--limit cells="), "{}", refused.stderr);
    assert!(refused.stdout.is_empty());
    assert_eq!(dabiao(["audit", survey, "-s", "kundulun-2023", "--limit", "cells=10", "--limit", "cells=1000000", "--limit", "file=1GiB"]).run().code, 0);
    for wrong in ["cells", "sheets=3", "cells=many", "file=99999999999GiB"] {
        let run = dabiao(["audit", survey, "-s", "kundulun-2023", "--limit", wrong]).run();
        assert_eq!(run.code, 2, "{wrong}");
        assert!(run.stderr.contains(wrong) && run.stderr.contains("unpacked"), "{}", run.stderr);
    }
}

#[test]
fn under_the_table_stands_what_to_do_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    let last =
        |more: &[&str]| audit(&[&["fixtures/surveys/first/survey.csv", "--lang", "zh"], more].concat()).stdout.lines().last().unwrap_or_default().to_owned();
    assert!(last(&[]).contains("加 -o 目录"), "{}", last(&[]));
    let next = last(&["-o", out]);
    assert!(next.contains("index.html") && next.contains(out), "{next}");
}
