//! Standards in the shapes that bureaus use, at sites whose results were worked out by hand (`worked-out.md` in each folder).
use crate::support::{dabiao, fixture};
use dabiao::survey::workbook;
use serde_json::Value;

/// What names an element of a list, so that a case need not give all of them.
const NAMES: &[&str] = &["id", "check", "code", "name"];

/// Says where an audit is not what was worked out; a case gives as much as it is about.
fn compare(path: &str, is: &Value, wanted: &Value, wrong: &mut Vec<String>) {
    match (is, wanted) {
        (Value::Object(is), Value::Object(wanted)) => {
            for (key, wanted) in wanted {
                compare(&format!("{path}.{key}"), is.get(key).unwrap_or(&Value::Null), wanted, wrong);
            }
        }
        (Value::Array(are), Value::Array(wanted)) if wanted.first().is_some_and(Value::is_object) => {
            for one in wanted {
                let name = NAMES.iter().find_map(|name| one.get(name).map(|value| (*name, value))).expect("an element has a name");
                match are.iter().find(|is| is.get(name.0) == Some(name.1)) {
                    Some(is) => compare(&format!("{path}[{}]", name.1), is, one, wrong),
                    None => wrong.push(format!("{path} has no {}", name.1)),
                }
            }
        }
        _ if is == wanted => {}
        _ => wrong.push(format!("{path} is {is}, worked out {wanted}")),
    }
}

#[test]
fn results_are_those_that_were_worked_out_by_hand() {
    let folders = std::fs::read_dir(fixture("worked")).expect("readable").map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"));
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for folder in folders {
        let text = std::fs::read_to_string(fixture(&format!("worked/{folder}/expected.json"))).expect(&folder);
        assert!(fixture(&format!("worked/{folder}/worked-out.md")).is_file(), "{folder} says how it was worked out");
        for case in serde_json::from_str::<Vec<Value>>(&text).expect(&folder) {
            let survey = case["survey"].as_str().expect("a survey");
            let (standard, path) = (format!("fixtures/worked/{folder}/standard.yaml"), format!("fixtures/worked/{folder}/{survey}"));
            let more: Vec<&str> = case["arguments"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let fixed = ["audit", &path, "-s", &standard, "--as-of", "2023-12-01", "--format", "json", "--findings", "all"];
            let run = dabiao(fixed.into_iter().chain(more.iter().copied())).run();
            assert_eq!(run.code, 0, "{folder}: {}", run.stderr);
            compare(&format!("{folder}/{survey} {more:?}"), &run.json()["results"][0], &case["result"], &mut wrong);
            tried += 1;
        }
    }
    assert!(tried > 0 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_check_that_was_moved_keeps_its_line_in_the_ledger() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    let run = dabiao(["audit", "fixtures/worked/matrix/halls.csv", "-s", "fixtures/worked/matrix/standard.yaml", "--as-of", "2023-12-01", "-o", out]).run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bytes = std::fs::read(folder.path().join("rectification.xlsx")).expect("written");
    let book = workbook::read("rectification.xlsx", &bytes, &workbook::Limits::default()).expect("readable");
    let cells: Vec<&str> = book.sheets.iter().flat_map(|sheet| &sheet.cells).map(|cell| book.values[cell.value as usize].shown()).collect();
    assert!(cells.contains(&"M2/place.notice") && !cells.contains(&"M2/place.board"), "{cells:?}");
}
