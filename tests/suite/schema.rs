//! What is written is what its schema says: the outputs of the program against the schemas that it prints.
use crate::support::{Run, dabiao};
use jsonschema::Validator;
use serde_json::{Value, json};

fn validator(of: &str) -> Validator {
    let run = dabiao(["standards", "schema", "--of", of]).run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    jsonschema::draft202012::new(&run.json()).expect("a schema")
}

fn fits(validator: &Validator, value: &Value) {
    let errors: Vec<String> = validator.iter_errors(value).take(5).map(|error| format!("{} {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

fn audit(surveys: &[&str], more: &[&str]) -> Run {
    let arguments = ["audit", "-s", "kundulun-2023", "--as-of", "2023-12-01", "--format", "json"];
    dabiao(arguments.into_iter().chain(surveys.iter().copied()).chain(more.iter().copied())).run()
}

#[test]
fn every_audit_fits_its_schema() {
    let validator = validator("audit");
    for survey in ["kundulun-stations.xlsx", "kundulun-centers.xlsx", "kundulun-pilot.xlsx"] {
        let path = format!("fixtures/surveys/kundulun/{survey}");
        for more in [&["--findings", "all"][..], &["--missing", "surveyed", "--lang", "en"], &["--missing", "unmet"], &["--missing", "exclude"]] {
            fits(&validator, &audit(&[&path], more).json());
        }
    }
    let worked = ["deduction", "bands", "shares"]
        .map(|survey| (format!("fixtures/standards/sound-{survey}"), vec![format!("fixtures/surveys/worked/{survey}/survey.csv")]));
    let tasks = ["bodies.csv", "halls.csv"].map(|file| format!("fixtures/surveys/tasks/{file}"));
    for (standard, surveys) in worked.into_iter().chain([("fixtures/standards/sound-tasks".to_owned(), tasks.to_vec())]) {
        for more in [&["--findings", "all"][..], &["--lang", "en"]] {
            let arguments = ["audit", "-s", &standard, "--as-of", "2024-07-01", "--format", "json"];
            let run = dabiao(arguments.into_iter().chain(surveys.iter().map(String::as_str)).chain(more.iter().copied())).run();
            fits(&validator, &run.json());
        }
    }
    for broken in ["duplicate-codes.xlsx", "error-cells.xlsx", "hidden-rows.xlsx", "injection.csv", "e-notation-codes.csv"] {
        let run = audit(&[&format!("fixtures/broken/{broken}")], &[]);
        if run.code == 0 {
            fits(&validator, &run.json());
        }
    }
}

#[test]
fn the_schema_of_an_audit_is_strict() {
    let validator = validator("audit");
    let sound = audit(&["fixtures/surveys/kundulun/kundulun-pilot.xlsx"], &[]).json();
    let refuses = |change: &dyn Fn(&mut Value)| {
        let mut changed = sound.clone();
        change(&mut changed);
        assert!(!validator.is_valid(&changed), "a changed result fits");
    };
    refuses(&|json| json["more"] = json!(1));
    refuses(&|json| json["results"][0]["sites"][0]["findings"][0]["more"] = json!(1));
    refuses(&|json| json["results"][0]["sites"][0]["findings"][0]["verdict"] = json!("perhaps"));
    refuses(&|json| json["schema"] = json!("dabiao/audit/v0"));
    refuses(&|json| json["results"][0]["targets"][0]["required"] = json!("90%"));
    refuses(&|json| json["as_of"] = json!(5));
    refuses(&|json| {
        json["results"][0].as_object_mut().expect("a result").remove("summary");
    });
}

#[test]
fn explanations_and_standards_fit_their_schemas() {
    for (of, arguments) in [
        ("explain", &["explain", "kundulun-2023", "area", "--format", "json"][..]),
        ("explain", &["explain", "kundulun-2023", "center_office.kit", "--format", "json", "--lang", "en"]),
        ("explain", &["explain", "fixtures/standards/sound-cases", "h4", "--format", "json"]),
        ("explain", &["explain", "fixtures/standards/sound-grades", "gold", "--format", "json"]),
        ("explain", &["explain", "fixtures/standards/sound-grades", "fraud", "--format", "json", "--lang", "en"]),
        ("explain", &["explain", "fixtures/standards/sound-deduction", "place", "--format", "json"]),
        ("show", &["standards", "show", "fixtures/standards/sound-deduction", "--format", "json"]),
        ("show", &["standards", "show", "kundulun-2023", "--format", "json"]),
        ("show", &["standards", "show", "fixtures/standards/sound-grades", "--format", "json"]),
        ("explain", &["explain", "fixtures/standards/sound-tasks", "online", "--format", "json"]),
        ("show", &["standards", "show", "fixtures/standards/sound-tasks", "--format", "json"]),
        ("show", &["standards", "show", "fixtures/standards/sound-matrix", "--format", "json"]),
        ("show", &["standards", "show", "fixtures/standards/sound-cases", "--format", "json"]),
        ("overlap", &["standards", "overlap", "kundulun-2023", "hengnan-2019", "anshan-2020", "--format", "json"]),
        (
            "overlap",
            &["standards", "overlap", "fixtures/overlap/counters/plain-county.yaml", "fixtures/overlap/counters/river-county.yaml", "--format", "json"],
        ),
    ] {
        let run = dabiao(arguments.iter().copied()).run();
        assert_eq!(run.code, 0, "{}", run.stderr);
        fits(&validator(of), &run.json());
    }
}

#[test]
fn the_schema_of_standards_is_printed_for_any_and_for_one() {
    let printed = |arguments: &[&str]| dabiao(["standards", "schema"].into_iter().chain(arguments.iter().copied())).run();
    let read = |name: &str| std::fs::read_to_string(crate::support::fixture("..").join(name)).expect(name).replace("\r\n", "\n");
    assert_eq!(printed(&[]).stdout, read("standards/schema.json"));
    assert_eq!(printed(&["kundulun-2023"]).stdout, read("standards/kundulun-2023/schema.json"));
    assert_eq!(printed(&["standards/kundulun-2023"]).stdout, read("standards/kundulun-2023/schema.json"));
    let broken = printed(&["fixtures/standards/ten-mistakes"]);
    assert_eq!(broken.code, 0, "a standard that is being written has a schema too");
    assert_eq!(printed(&["--of", "audit", "kundulun-2023"]).code, 2);
    assert_eq!(printed(&["no-such-standard"]).code, 2);
    assert!(printed(&["--lang", "en"]).stdout.contains("who issued the document"));
}
