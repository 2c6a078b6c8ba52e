//! Standards side by side: each folder of `fixtures/overlap` holds two or three small ones, and what is said of them.
//!
//! `DABIAO_BLESS=1` writes `zh.txt`, `en.txt` and `expected.json` of each folder anew.
use crate::support::{Run, dabiao, fixture};
use serde_json::Value;
use std::fs;

/// The standards of a case, in the order in which they are named.
const CASES: &[(&str, &[&str])] =
    &[("counters", &["plain-county", "river-county"]), ("wants", &["busy", "quiet"]), ("three", &["east", "west", "north"]), ("apart", &["hill", "lake"])];

fn paths(case: &str, standards: &[&str]) -> Vec<String> {
    standards.iter().map(|standard| format!("fixtures/overlap/{case}/{standard}.yaml")).collect()
}

fn overlap(paths: &[String], more: &[&str]) -> Run {
    dabiao(["standards", "overlap"].into_iter().chain(paths.iter().map(String::as_str)).chain(more.iter().copied())).run()
}

fn json(case: &str) -> Value {
    let (_, standards) = CASES.iter().find(|(name, _)| *name == case).expect("a case");
    overlap(&paths(case, standards), &["--format", "json"]).json()
}

/// What is said of a shared question.
fn shared<'j>(json: &'j Value, id: &str) -> &'j Value {
    json["shared"].as_array().expect("a list").iter().find(|shared| shared["id"] == id).unwrap_or_else(|| panic!("{id} is not shared"))
}

/// How two checks stand: the relation, with the stricter one or the reason.
fn relation(shared: &Value, left: &str, right: &str) -> String {
    let of = |comparison: &&Value| comparison["left"]["check"] == left && comparison["right"]["check"] == right;
    let found = shared["comparisons"].as_array().expect("a list").iter().find(of).unwrap_or_else(|| panic!("{left} is not held against {right}"));
    let more = found["stricter"].as_str().or(found["asks_more"].as_str()).or(found["reason"].as_str()).map(|more| format!(" {more}")).unwrap_or_default();
    format!("{}{more}", found["relation"].as_str().expect("a word"))
}

#[test]
fn every_case_says_what_it_should() {
    let mut wrong = Vec::new();
    for (case, standards) in CASES {
        for (name, more) in [("zh.txt", &["--lang", "zh"][..]), ("en.txt", &["--lang", "en"]), ("expected.json", &["--format", "json"])] {
            let run = overlap(&paths(case, standards), more);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{case} {name}");
            let said = if let Some("json") = more.last().copied() { format!("{:#}\n", run.json()) } else { run.stdout };
            let path = fixture(&format!("overlap/{case}/{name}"));
            if std::env::var_os("DABIAO_BLESS").is_some() {
                fs::write(&path, &said).expect("writable");
            }
            if fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n") != said {
                wrong.push(format!("{case}/{name}:\n{said}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn thresholds_and_forms_that_no_answer_meets_come_first() {
    let json = json("counters");
    let standing = |id: &str| shared(&json, id)["standing"].as_str().expect("a word").to_owned();
    let first: Vec<&str> = json["shared"]
        .as_array()
        .expect("a list")
        .iter()
        .take_while(|shared| shared["standing"] == "contradictory")
        .filter_map(|shared| shared["id"].as_str())
        .collect();
    assert_eq!(first, ["counter_width", "sign_form", "site_name"]);
    // about 80 × 60 against 75 × 75 to 100: the heights can be met at once, the widths cannot
    assert_eq!(relation(shared(&json, "counter_height"), "counter.height", "counter.height"), "stricter right");
    assert_eq!(relation(shared(&json, "counter_width"), "counter.width", "counter.width"), "contradictory");
    assert_eq!(relation(shared(&json, "sign_form"), "signs.form", "signs.form"), "contradictory");
    assert_eq!(["sign_size", "glass", "wifi", "kiosk", "staff", "satisfaction"].map(standing), ["same", "same", "strength", "depends", "depends", "depends"]);
}

#[test]
fn one_area_that_is_agreed_differs_where_one_standard_bounds_the_hall_beside_it() {
    let json = json("counters");
    let area = shared(&json, "area");
    assert_eq!(relation(area, "place.area@standard", "space.total"), "same");
    assert_eq!(relation(area, "place.area@benchmark", "space.total"), "stricter left");
    assert_eq!(area["sides"][0]["beside"], serde_json::json!([]));
    assert_eq!(area["sides"][1]["beside"][0]["question"], "hall_area");
    assert_eq!(area["standing"], "differs");
}

#[test]
fn what_hangs_on_a_condition_is_never_called_the_same_or_stricter() {
    let json = json("counters");
    assert_eq!(relation(shared(&json, "staff"), "people.staff", "facilities.staff"), "not_comparable condition");
    assert_eq!(relation(shared(&json, "satisfaction"), "region.satisfaction", "facilities.satisfaction"), "not_comparable subjects");
    let kiosk = &shared(&json, "kiosk")["comparisons"][0];
    assert_eq!((kiosk["relation"].as_str(), kiosk["conditional"].as_bool()), (Some("same"), Some(true)));
    let toilet = shared(&json, "toilet");
    assert_eq!((&toilet["standing"], &toilet["comparisons"][0]["conditional"]), (&"same".into(), &false.into()), "both ask it under one condition");
    assert_eq!(shared(&json, "population")["standing"], "unjudged");
}

#[test]
fn a_union_asks_every_question_once_with_the_members_that_anybody_wants() {
    let json = json("counters");
    let asked = json["survey"].as_array().expect("a list");
    let zones: Vec<&Value> = asked.iter().filter(|asked| asked["id"] == "zones").collect();
    assert_eq!(zones.len(), 1);
    let members: Vec<(&str, usize)> = zones[0]["members"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|member| (member["name"].as_str().expect("a name"), member["standards"].as_array().expect("a list").len()))
        .collect();
    assert_eq!(members, [("窗口服务区", 2), ("咨询服务区", 1), ("休息等候区", 1), ("投诉调解区", 1), ("自助服务区", 1)]);
    let summary = &json["summary"];
    let apart: u64 = summary["by_standard"].as_array().expect("a list").iter().filter_map(|size| size["columns"].as_u64()).sum();
    assert_eq!(summary["columns_apart"].as_u64(), Some(apart));
    let shared_columns = |asked: &Value| {
        let members = asked["members"].as_array().expect("a list");
        let twice = members.iter().filter(|member| member["standards"].as_array().is_some_and(|standards| standards.len() > 1)).count();
        if members.is_empty() { usize::from(asked["shared"] == true) } else { twice }
    };
    let saved: usize = asked.iter().map(shared_columns).sum();
    assert_eq!(summary["columns"].as_u64().map(|columns| apart - columns), u64::try_from(saved).ok());
}

#[test]
fn what_is_optional_asks_more_and_is_not_stricter() {
    let pair = |left: &str, right: &str| overlap(&[left.to_owned(), right.to_owned()], &["--format", "json"]).json();
    for (left, right, id, may) in [("zoucheng-2022", "zhecheng-2022", "cross_scope", "left"), ("zoucheng-2022", "kundulun-2023", "green_channel", "right")] {
        let json = pair(left, right);
        let held = &shared(&json, id)["comparisons"][0];
        assert_eq!((held["relation"].as_str(), held["asks_more"].as_str(), held["stricter"].as_str()), (Some("asks_more"), Some(may), None), "{id}");
        assert_eq!(shared(&json, id)["standing"], "differs");
    }
    let said = overlap(&["zoucheng-2022".to_owned(), "zhecheng-2022".to_owned()], &["--lang", "zh"]).stdout;
    assert!(said.contains("zoucheng-2022 比 zhecheng-2022 要求多,但约束没有它强(可,对方应)"), "{said}");
    // a should that accepts less asks for more than a must; a must is stricter than a should
    let json = json("wants");
    assert_eq!(relation(shared(&json, "staff"), "place.staff", "place.staff"), "asks_more left");
    assert_eq!(relation(shared(&json, "phone"), "place.phone", "place.phone"), "stricter left");
}

#[test]
fn what_one_wants_and_another_forbids_is_never_said_to_be_asked_by_all() {
    let json = json("wants");
    let zones = shared(&json, "zones");
    assert_eq!(relation(zones, "place.zones", "place.zones"), "contradictory");
    let forbidden: Vec<&Value> = zones["members"].as_array().expect("a list").iter().map(|member| &member["forbidden_by"]).collect();
    assert_eq!(forbidden, [&serde_json::json!([]), &serde_json::json!(["quiet"]), &serde_json::json!(["quiet"])]);
}

#[test]
fn places_that_look_alike_are_compared_first_and_decide() {
    let json = json("wants");
    let area = shared(&json, "area");
    let alike = |held: &Value| held["subjects_alike"].as_bool().expect("told");
    let told: Vec<(&str, bool)> =
        area["comparisons"].as_array().expect("a list").iter().map(|held| (held["relation"].as_str().expect("a word"), alike(held))).collect();
    assert_eq!(told, [("stricter", false), ("same", true)]);
    assert_eq!(area["standing"], "differs", "the station is told of");
    let name = shared(&json, "site_name");
    assert_eq!(relation(name, "place.name", "place.name"), "contradictory");
    assert_eq!(name["standing"], "differs", "a station need not be called what a centre is");
    assert!(!alike(&shared(&json, "kiosk")["comparisons"][0]));
}

#[test]
fn of_three_standards_every_pair_is_compared() {
    let json = json("three");
    let area = shared(&json, "area");
    assert_eq!(relation(area, "place.area", "place.area"), "compatible");
    let all: Vec<&str> = area["comparisons"].as_array().expect("a list").iter().filter_map(|comparison| comparison["relation"].as_str()).collect();
    assert_eq!(all, ["compatible", "contradictory", "contradictory"]);
    assert_eq!(area["comparisons"][0]["both"], "200 m² 至 300 m²");
    assert_eq!(shared(&json, "sign")["comparisons"][0]["both"], "白底黑字");
    assert_eq!(shared(&json, "queue")["comparisons"][0]["reason"], "points");
}

#[test]
fn standards_that_share_nothing_say_so_and_what_looks_alike() {
    let json = json("apart");
    assert_eq!(json["shared"], serde_json::json!([]));
    let alike: Vec<(&str, &str)> =
        json["alike"].as_array().expect("a list").iter().filter_map(|pair| Some((pair["left"]["id"].as_str()?, pair["right"]["id"].as_str()?))).collect();
    assert_eq!(alike, [("wifi", "place.network"), ("phone", "phone")]);
}

#[test]
fn the_standards_that_are_built_in_can_be_held_side_by_side_in_any_order() {
    let ids = dabiao::standard::embedded_ids();
    let all = overlap(&ids, &["--format", "json"]).json();
    assert_eq!(all["standards"].as_array().map(Vec::len), Some(ids.len()));
    let pair = |left: &str, right: &str| overlap(&[left.to_owned(), right.to_owned()], &["--format", "json"]).json();
    let (one, other) = (pair("kundulun-2023", "hengnan-2019"), pair("hengnan-2019", "kundulun-2023"));
    for key in ["shared", "questions", "columns", "columns_apart"] {
        assert_eq!(one["summary"][key], other["summary"][key], "{key}");
    }
    let by_path = overlap(&["standards/kundulun-2023".to_owned(), "hengnan-2019".to_owned()], &["--format", "json"]).json();
    assert_eq!(by_path, one, "a folder works as what is built in");
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in ["60", "80", "100"] {
        for language in ["zh", "en"] {
            let run = dabiao(["standards", "overlap", "kundulun-2023", "hengnan-2019", "--lang", language]).env("COLUMNS", columns).run();
            let most = columns.parse().expect("a number");
            let wide: Vec<&str> = run.stdout.lines().filter(|line| unicode_width::UnicodeWidthStr::width(*line) > most).collect();
            assert!(wide.is_empty(), "{columns} {language}:\n{}", wide.join("\n"));
        }
    }
}

#[test]
fn what_cannot_be_held_side_by_side_is_refused_with_a_reason() {
    for (standards, words) in [
        (&["kundulun-2023"][..], "name at least one more"),
        (&["kundulun-2023", "hengnan-2019", "kundulun-2023"], "kundulun-2023 is named twice"),
        (&["kundulun-2023", "standards/kundulun-2023"], "kundulun-2023 is named twice"),
        (&["kundulun-2023", "hengnan-2018"], "did you mean hengnan-2019?"),
        (&["kundulun-2023", "fixtures/standards/ten-mistakes"], "errors: "),
        (&["kundulun-2023", "fixtures/standards"], "name one of them"),
    ] {
        let run = dabiao(["standards", "overlap"].into_iter().chain(standards.iter().copied()).chain(["--lang", "en"])).run();
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{standards:?}: {}", run.stderr);
        assert!(run.stderr.contains(words), "{standards:?}: {}", run.stderr);
    }
}

#[test]
fn two_contents_of_one_id_are_not_one_standard_named_twice() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = |name: &str| fs::read_to_string(fixture(&format!("overlap/wants/{name}.yaml"))).expect("readable");
    for (copy, quiet) in [("one", text("quiet")), ("same", text("quiet")), ("other", text("quiet").replace("edition: 1", "edition: 2"))] {
        fs::create_dir(folder.path().join(copy)).expect("made");
        fs::write(folder.path().join(copy).join("common.yaml"), text("common")).expect("written");
        fs::write(folder.path().join(copy).join("quiet.yaml"), quiet).expect("written");
    }
    for (other, words) in [("same/quiet.yaml", "quiet is named twice"), ("other/quiet.yaml", "two standards of the id quiet differ")] {
        let run = dabiao(["standards", "overlap", "one/quiet.yaml", other, "--lang", "en"]).in_folder(folder.path()).run();
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        assert!(run.stderr.contains(words), "{}", run.stderr);
    }
}

#[test]
fn standards_with_more_to_compare_than_any_document_has_are_refused_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    for id in ["many", "more"] {
        let checks = (0..500).map(|number| format!("      c{number}: {{text: 有场所, ask: wifi}}")).collect::<Vec<_>>().join("\n");
        let head = "title: 标准\nedition: 1\ndocument: {issuer: 局}\nsite_kinds: {center: {name: 中心}}\nremedy: {days: 30}\nclauses: {一: 设施}";
        let text = format!("id: {id}\n{head}\nindicators:\n  place:\n    title: 设施\n    clause: 一\n    for: [center]\n    checks:\n{checks}\n");
        fs::write(folder.path().join(format!("{id}.yaml")), text).expect("written");
    }
    let run = dabiao(["standards", "overlap", "many.yaml", "more.yaml", "--lang", "en"]).in_folder(folder.path()).run();
    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    assert!(run.stderr.contains("more pairs to compare than any standards have"), "{}", run.stderr);
}

#[test]
fn two_documents_differ_where_their_readers_know_they_do() {
    let json = overlap(&["kundulun-2023".to_owned(), "hengnan-2019".to_owned()], &["--format", "json"]).json();
    assert_eq!(relation(shared(&json, "counter_width"), "center_office.counter_width", "counter.width"), "contradictory");
    assert_eq!(relation(shared(&json, "sign_form"), "signs.form", "signboard.form"), "contradictory");
    assert_eq!(relation(shared(&json, "area"), "area.center@standard", "space.total"), "same");
    assert_eq!(shared(&json, "area")["sides"][1]["beside"][0]["question"], "hall_area");
}
