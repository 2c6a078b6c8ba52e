//! Grades, bonus and vetoes against results that were worked out by hand (`fixtures/surveys/grades/worked-out.md`).
use crate::support::{Run, dabiao, fixture};
use serde_json::Value;

const FOLDER: &str = "fixtures/surveys/grades";

fn audit(survey: &str, standard: &str, more: &[&str]) -> Run {
    let (survey, standard) = (format!("{FOLDER}/{survey}.csv"), format!("fixtures/standards/{standard}"));
    dabiao(["audit", &survey, "-s", &standard, "--as-of", "2023-12-01"].into_iter().chain(more.iter().copied())).run()
}

fn result(survey: &str, standard: &str, more: &[&str]) -> Value {
    let run = audit(survey, standard, &[&["--format", "json"], more].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.json()["results"][0].clone()
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().into_iter().flatten().collect()
}

/// A number as it is written, a text without its quotes, `-` for nothing.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => "-".into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The line of a site in `expected.tsv`.
fn line(site: &Value) -> String {
    let vetoes: Vec<String> = list(&site["vetoes"]).iter().map(|veto| format!("{} {}", plain(&veto["id"]), plain(&veto["fires"]))).collect();
    let (score, grades, base, bonus) = (&site["score"], &site["grades"], &site["base"], &site["bonus"]);
    let numbers = [&score["low"], &score["high"], &score["headline"], &site["grade"], &grades["low"], &grades["high"]];
    let all = numbers.into_iter().chain([&base["low"], &base["high"], &bonus["low"], &bonus["high"]]).map(plain);
    let vetoes = if vetoes.is_empty() { "-".to_owned() } else { vetoes.join(", ") };
    let name: String = plain(&site["name"]).chars().take(2).collect();
    std::iter::once(name).chain(all).chain([vetoes, if site["review"] == true { "yes" } else { "no" }.to_owned()]).collect::<Vec<_>>().join("\t")
}

#[test]
fn every_site_comes_to_what_was_worked_out_by_hand() {
    let expected = std::fs::read_to_string(fixture("surveys/grades/expected.tsv")).expect("readable");
    let mut is: Vec<String> = expected.lines().take(1).map(str::to_owned).collect();
    for (survey, standard) in [("halls", "sound-grades"), ("points", "sound-bonus")] {
        is.push(format!("{survey}\t{standard}"));
        is.extend(list(&result(survey, standard, &[])["sites"]).into_iter().map(line));
    }
    let wrong: Vec<String> =
        is.iter().zip(expected.lines()).filter(|(is, wanted)| is != wanted).map(|(is, wanted)| format!("is     {is}\nwanted {wanted}")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(is.len(), expected.lines().count());
}
