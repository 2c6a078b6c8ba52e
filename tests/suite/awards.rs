//! Points and scores against results that were worked out by hand: every folder of `fixtures/surveys/worked` is a survey, what must come
//! of it, and how that was worked out.
use crate::support::{dabiao, fixture, fixture_json};
use serde_json::Value;

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().into_iter().flatten().collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn folders() -> Vec<String> {
    let entries = fixture("surveys/worked").read_dir().expect("the folder is there");
    let mut names: Vec<String> = entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn audit(folder: &str, standard: &str, missing: &str) -> Value {
    let (standard, survey) = (format!("fixtures/standards/{standard}"), format!("fixtures/surveys/worked/{folder}/survey.csv"));
    let run = dabiao(["audit", "-s", &standard, "--as-of", "2023-12-31", "--format", "json", "--findings", "all", "--missing", missing, &survey]).run();
    assert_eq!(run.code, 0, "{folder}: {}", run.stderr);
    run.json()
}

/// `[low, high, headline]`; nothing where there is no score.
fn score(site: &Value) -> Value {
    let score = &site["score"];
    if score.is_null() { Value::Null } else { serde_json::json!([score["low"], score["high"], score["headline"]]) }
}

/// `partial 2.6`, `unknown 0 3`: the verdict, and the points that are earned at least and at most.
fn finding(finding: &Value) -> String {
    let points = &finding["points"];
    let ends = if points.is_null() || points["low"] == points["high"] { vec![&points["high"]] } else { vec![&points["low"], &points["high"]] };
    let ends = ends.into_iter().filter(|_| !points.is_null()).map(ToString::to_string);
    std::iter::once(text(&finding["verdict"]).to_owned()).chain(ends).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_worked_out_survey_comes_to_what_was_worked_out_to_the_last_published_decimal() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let expected = fixture_json(&format!("surveys/worked/{folder}/expected.json"));
        for run in list(&expected["runs"]) {
            let missing = text(&run["missing"]);
            let audit = audit(&folder, text(&expected["standard"]), missing);
            let sites = list(&audit["results"][0]["sites"]);
            let site = |name: &str| sites.iter().copied().find(|site| site["name"] == name).unwrap_or_else(|| panic!("{folder}: no site {name}"));
            let mut expect = |what: String, is: &Value, wanted: &Value| {
                if is != wanted {
                    wrong.push(format!("{folder} {missing} {what}: {is}, wanted {wanted}"));
                }
            };
            for (name, wanted) in run["sites"].as_object().expect("sites") {
                expect(name.clone(), &score(site(name)), &wanted["score"]);
                for (id, wanted) in wanted["indicators"].as_object().into_iter().flatten() {
                    let of = list(&site(name)["indicators"]).into_iter().find(|indicator| indicator["id"] == id.as_str()).cloned().unwrap_or_default();
                    expect(format!("{name} {id}"), &serde_json::json!([of["points"], of["low"], of["high"]]), wanted);
                }
            }
            for (which, wanted) in run["checks"].as_object().into_iter().flatten() {
                let (name, check) = which.split_once(' ').expect("a site and a check");
                let found = list(&site(name)["findings"]).into_iter().find(|finding| finding["check"] == check).cloned().unwrap_or_default();
                expect(which.clone(), &finding(&found).into(), wanted);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
