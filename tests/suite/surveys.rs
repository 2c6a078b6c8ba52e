//! What an audit finds at every site of the Kundulun surveys, against results that were worked out by hand.
use crate::support::{audit_json, dabiao, fixture_json};
use serde_json::Value;

const FOLDER: &str = "fixtures/surveys/kundulun";

fn path(file: &str) -> String {
    format!("{FOLDER}/{file}")
}

fn audit(files: &[&str]) -> Value {
    let paths: Vec<String> = files.iter().map(|file| path(file)).collect();
    audit_json(&paths.iter().map(String::as_str).collect::<Vec<_>>())
}

fn name_of(tier: &Value) -> &str {
    tier["name"].as_str().unwrap_or("未达标")
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().into_iter().flatten().collect()
}

/// One file against what it must give.
struct Comparison<'a> {
    file: &'a str,
    audit: &'a Value,
    requirements: &'a Value,
    wrong: Vec<String>,
}

impl Comparison<'_> {
    fn expect(&mut self, code: &str, what: &str, is: &str, wanted: &str) {
        if is != wanted {
            self.wrong.push(format!("{} {code} {what}: {is:?}, wanted {wanted}", self.file));
        }
    }

    fn site(&mut self, code: &str, expected: &Value) {
        let sites = self.audit["results"][0]["sites"].clone();
        let Some(site) = list(&sites).into_iter().find(|site| site["code"] == code) else {
            self.wrong.push(format!("{} {code} is not there", self.file));
            return;
        };
        for tier in ["reached", "possible"] {
            self.expect(code, tier, name_of(&site["tier"][tier]), expected[tier].as_str().expect("a tier"));
        }
        for verdict in ["unmet", "partial", "unknown"] {
            for (group, names) in expected[verdict].as_object().into_iter().flatten() {
                for name in list(names) {
                    let requirement = format!("{group}/{}", name.as_str().expect("a name"));
                    let found = self.verdict(site, &requirement, expected["kind"].as_str().expect("a kind"));
                    self.expect(code, &requirement, &found, verdict);
                }
            }
        }
        self.lists(code, site, expected);
        if expected["next_tier"]["asserted"] == true {
            self.expect(code, "next tier", name_of(&site["next_tier"]), expected["next_tier"]["name"].as_str().expect("a tier"));
        }
        for cell in list(&expected["cells"]).into_iter().filter(|cell| cell["must_report"] == true) {
            let cell = cell["cell"].as_str().expect("a cell");
            let reported = list(&self.audit["diagnostics"]).iter().any(|diagnostic| list(&diagnostic["places"]).iter().any(|place| place["cell"] == cell));
            self.expect(code, cell, &reported.to_string(), "true");
        }
    }

    /// The verdict of a requirement: of a check, or of the member of a list.
    fn verdict(&self, site: &Value, requirement: &str, kind: &str) -> String {
        let finding = |id: &str| list(&site["findings"]).into_iter().find(|finding| finding["check"] == id).cloned().unwrap_or_default();
        let check = &self.requirements["checks"][requirement];
        if let Some(id) = check.as_str().or_else(|| check[kind].as_str()) {
            return finding(id)["verdict"].as_str().unwrap_or("met").to_owned();
        }
        let (group, name) = requirement.split_once('/').expect("a group and a name");
        let check = finding(self.requirements["lists"][group].as_str().expect(requirement));
        let member = |member: &&Value| member["name"].as_str().is_some_and(|known| name.contains(known));
        list(&check["members"]).into_iter().find(member).map_or("met", |member| member["verdict"].as_str().expect("a verdict")).to_owned()
    }

    /// 八有 counts only where the site may be remote.
    fn lists(&mut self, code: &str, site: &Value, expected: &Value) {
        for (title, counts) in expected["checklists"].as_object().into_iter().flatten() {
            if expected["basic_applicable"] == false && title == "八有" {
                continue;
            }
            let indicator = list(&site["indicators"]).into_iter().find(|indicator| indicator["title"] == title.as_str()).cloned().unwrap_or_default();
            let is = format!("{}/{}", indicator["met"], indicator["of"]);
            self.expect(code, title, &is, &format!("{}/{}", counts["met"], counts["of"]));
        }
    }

    /// Requirements that the expected results do not name are met, as far as they decide a tier.
    fn tiers(&mut self, expected: &Value) {
        let by_tier = &self.audit["results"][0]["summary"]["by_tier"];
        for (tier, id) in [("基础型", "basic"), ("标准型", "standard"), ("标杆型", "benchmark"), ("none", "none"), ("undecided", "undecided")] {
            let (is, wanted) = (by_tier[id].to_string(), expected["by_tier"][tier].to_string());
            self.expect("summary", tier, &is, &wanted);
        }
    }
}

fn compare(file: &str, expected: &Value) -> Vec<String> {
    let (audit, requirements) = (audit(&[file]), fixture_json("surveys/kundulun/requirements.json"));
    let mut comparison = Comparison { file, audit: &audit, requirements: &requirements, wrong: Vec::new() };
    let sites = expected["sites"].as_object().expect("sites");
    comparison.expect("summary", "sites", &audit["results"][0]["summary"]["sites"].to_string(), &sites.len().to_string());
    for (code, site) in sites {
        comparison.site(code, site);
    }
    comparison.tiers(expected);
    comparison.wrong
}

#[test]
fn every_site_of_the_surveys_is_found_as_it_was_worked_out_by_hand() {
    let expected = fixture_json("surveys/kundulun/expected.json");
    let wrong: Vec<String> = expected["files"].as_object().expect("files").iter().flat_map(|(file, expected)| compare(file, expected)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn five_formats_of_one_survey_give_the_same_findings_at_the_same_cells() {
    let plain = |file: &str| {
        let mut audit = audit(&[file]);
        let mut sites = audit["results"][0]["sites"].take();
        for site in sites.as_array_mut().expect("sites") {
            site["place"] = site["place"]["row"].take();
            for finding in site["findings"].as_array_mut().expect("findings") {
                finding["observed"] = Value::Null;
                finding["place"] = finding["place"]["cell"].take();
                for member in finding["members"].as_array_mut().expect("members") {
                    member["place"] = member["place"]["cell"].take();
                }
            }
        }
        let results = &audit["results"][0];
        (sites, results["summary"].clone(), results["targets"].clone())
    };
    let xlsx = plain("kundulun-stations.xlsx");
    for other in ["kundulun-stations.xls", "kundulun-stations.ods", "kundulun-stations-utf8.csv", "kundulun-stations-gb18030.csv"] {
        assert_eq!(xlsx, plain(other), "{other}");
    }
}

#[test]
fn targets_are_intervals_over_the_sites_of_one_file_or_of_two() {
    let expected = fixture_json("surveys/kundulun/expected.json");
    for (files, targets) in expected["targets"].as_object().expect("targets") {
        let audit = audit(&files.split('+').map(str::trim).collect::<Vec<_>>());
        for target in list(targets) {
            let (kinds, tier) = target["id"].as_str().and_then(|id| id.split_once('-')).expect("kinds and tier");
            let wanted: Vec<&str> = if kinds == "pooled" { vec!["center", "station"] } else { vec![kinds] };
            let of =
                |value: &&Value| value["tier"] == tier && list(&value["kinds"]).iter().map(|kind| kind.as_str().expect("an id")).eq(wanted.iter().copied());
            let found = list(&audit["results"][0]["targets"]).into_iter().find(of).unwrap_or_else(|| panic!("{files}: {}", target["id"])).clone();
            for key in ["sites", "reached", "possible", "verdict", "short_by", "strength"] {
                assert_eq!(found[key], target[key], "{files} {} {key}", target["id"]);
            }
            for (key, percent) in [("low", "low_percent"), ("high", "high_percent"), ("required", "required_percent")] {
                let rate = found[key].as_f64().expect("a rate") * 100.0;
                assert!((rate - target[percent].as_f64().expect("a percentage")).abs() < 0.005_1, "{files} {} {key}: {rate}", target["id"]);
            }
        }
    }
}

#[test]
fn a_shortfall_says_how_much_is_there_and_how_much_is_needed() {
    let audit = audit(&["kundulun-stations.xlsx"]);
    let site = list(&audit["results"][0]["sites"]).into_iter().find(|site| site["code"] == "990201005").expect("the site").clone();
    let finding = list(&site["findings"]).into_iter().find(|finding| finding["check"] == "area.station@standard").expect("the finding").clone();
    assert_eq!(finding["shortfall"].to_string(), r#"{"has":49.9,"needs":50,"unit":"m²"}"#);
    assert_eq!(finding["place"]["cell"], "G9");
    assert_eq!(finding["item"], "rectify");
    assert_eq!(finding["due_basis"], "remedy");
}

#[test]
fn a_station_that_is_not_remote_owes_the_standard_tier_and_a_remote_one_the_basic() {
    let audit = audit(&["kundulun-stations.xlsx"]);
    let site = |code: &str| list(&audit["results"][0]["sites"]).into_iter().find(|site| site["code"] == code).expect(code).clone();
    assert_eq!(site("990201006")["owes"]["id"], "standard");
    assert_eq!(site("990202002")["owes"]["id"], "basic");
    let items = |code: &str, item: &str| list(&site(code)["findings"]).iter().filter(|finding| finding["item"] == item).count();
    // 30 m², no telephone, computer or card: four musts that it owes; what 标杆型 asks besides is only to be improved
    assert_eq!((items("990201006", "rectify"), items("990201006", "improve")), (4, 4));
    // the same at a remote station is all above what it owes
    assert_eq!((items("990202002", "rectify"), items("990202002", "improve")), (0, 8));
}

#[test]
fn where_remoteness_is_blank_the_score_spans_both_tiers_and_has_no_headline() {
    let audit = audit(&["kundulun-stations.xlsx"]);
    let site = list(&audit["results"][0]["sites"]).into_iter().find(|site| site["code"] == "990202008").expect("the site").clone();
    assert_eq!((&site["owes"]["id"], &site["complete"]), (&Value::from("standard"), &Value::from(false)));
    assert_eq!(site["score"]["headline"], Value::Null);
    assert!(site["score"]["low"].as_f64() < site["score"]["high"].as_f64());
}

/// What an audit of a survey from the field says: per site, the verdict of a check and the cell it rests on.
fn found(file: &str, check: &str) -> Vec<String> {
    found_by("kundulun-2023", file, check)
}

fn found_by(standard: &str, file: &str, check: &str) -> Vec<String> {
    let run = crate::support::dabiao([
        "audit",
        &format!("fixtures/surveys/field/{file}"),
        "-s",
        standard,
        "--as-of",
        "2023-12-01",
        "--format",
        "json",
        "--findings",
        "all",
    ]);
    let json = run.run().json();
    list(&json["results"][0]["sites"])
        .into_iter()
        .map(|site| {
            let finding = list(&site["findings"]).into_iter().find(|finding| finding["check"] == check).cloned().unwrap_or_default();
            format!(
                "{} {} {}",
                site["name"].as_str().unwrap_or_default(),
                finding["verdict"].as_str().unwrap_or_default(),
                finding["place"]["cell"].as_str().unwrap_or("-")
            )
        })
        .collect()
}

#[test]
fn a_second_header_in_another_order_is_followed() {
    assert_eq!(found("second-header-in-another-order.csv", "ten.phone"), ["甲村便民服务站 met D2", "乙村便民服务站 unmet C4"]);
    assert_eq!(found("second-header-in-another-order.csv", "ten.board"), ["甲村便民服务站 met C2", "乙村便民服务站 met D4"]);
}

#[test]
fn totals_notes_examples_and_section_heads_are_no_sites() {
    assert_eq!(found("rows-that-are-no-sites.csv", "ten.phone"), ["甲村便民服务站 met E3"]);
}

#[test]
fn a_tick_counts_for_the_word_that_heads_its_column() {
    assert_eq!(found("heads-parted-by-other-words.csv", "ten.ledger"), ["甲村便民服务站 unmet D3:E3"]);
    assert_eq!(found("words-in-tick-columns.csv", "ten.board"), ["甲村便民服务站 unmet B3:C3", "乙村便民服务站 unknown B4:C4"]);
    assert_eq!(found("words-in-tick-columns.csv", "ten.ledger"), ["甲村便民服务站 unmet D3:E3", "乙村便民服务站 met D4:E4"]);
}

#[test]
fn what_is_planned_is_no_answer_to_what_is_there() {
    assert_eq!(found("heads-parted-by-plan-and-fact.csv", "ten.computer"), ["甲村便民服务站 unknown -"]);
    assert_eq!(found("heads-of-two-lines-and-plans.csv", "ten.computer"), ["甲村便民服务站 unknown -"]);
    assert_eq!(found("heads-of-two-lines-and-plans.csv", "eight.place"), ["甲村便民服务站 met B2"]);
}

#[test]
fn a_head_that_names_a_group_asks_for_nothing_of_the_same_name_in_another() {
    let file = "names-of-another-group.csv";
    assert_eq!(found(file, "eight.rules"), ["甲村便民服务站 met B2"]);
    assert_eq!(found(file, "ten.rules"), ["甲村便民服务站 unknown -"], "规章制度 is no name that 十个一 asks by");
    assert_eq!(found(file, "ten.office"), ["甲村便民服务站 met E2"], "what stands under 八有 does not contradict it");
    assert_eq!(found(file, "station_benchmark.wifi"), ["甲村便民服务站 met F2"], "what no group asks twice is known under any");
    let audit = audit_json(&["fixtures/surveys/field/names-of-another-group.csv"]);
    let unread = list(&audit["diagnostics"]).into_iter().find(|told| told["code"] == "unread-column").expect("a warning").clone();
    assert_eq!(list(&unread["places"]).iter().map(|place| place["cell"].clone()).collect::<Vec<_>>(), ["C1", "D1"]);
    let help = unread["help"].as_str().expect("a help");
    assert!(help.contains("日常管理制度") && help.contains("八有-办公场所 → 有场所"), "what the group itself asks for is suggested: {help}");
}

#[test]
fn heads_that_ask_in_other_words_are_read_where_nothing_else_asks_the_same() {
    let file = "heads-in-other-words.csv";
    assert_eq!(found(file, "ten.phone"), ["甲村便民服务站 met C2"]);
    assert_eq!(found(file, "ten.card"), ["甲村便民服务站 met D2"]);
    assert_eq!(found(file, "ten.ledger"), ["甲村便民服务站 unmet E2"]);
    assert_eq!(found(file, "ten.board"), ["甲村便民服务站 met F2"], "公示栏情况 holds words about it");
    let shown = "what-is-shown.csv";
    assert_eq!(found(shown, "center_disclosure.contents"), ["甲镇便民服务中心 partial C2"]);
}

#[test]
fn a_head_that_forbids_asks_the_other_way_round_and_a_cell_may_repeat_the_name() {
    let found = found_by("zhecheng-2022", "heads-that-forbid.csv", "special_flow.by_business");
    assert_eq!(found, ["公安窗口 met C2", "交通窗口 unmet C3", "医保窗口 met C4", "卫健窗口 unknown C5"]);
    assert_eq!(found_by("kundulun-2023", "one-head-of-two-lines.csv", "ten.card"), ["甲村便民服务站 met C3", "乙村便民服务站 unmet C4"]);
}

#[test]
fn a_leaf_that_says_nothing_asks_for_the_head_above_it() {
    assert_eq!(found("one-head-of-two-lines.csv", "ten.board"), ["甲村便民服务站 unmet B3", "乙村便民服务站 met B4"]);
    let more = "heads-in-more-words.csv";
    let checks = ["ten.phone", "ten.card", "ten.ledger", "ten.board"].map(|check| found(more, check).concat());
    assert_eq!(checks, ["甲村便民服务站 met B2", "甲村便民服务站 met C2", "甲村便民服务站 unmet D2", "甲村便民服务站 met E2"]);
}

#[test]
fn a_single_head_that_is_parted_is_two_rows_of_heads() {
    let run = crate::support::dabiao(["audit", "fixtures/surveys/field/one-group-of-one.csv", "-s", "zhecheng-2022", "--format", "json"]);
    let json = run.run().json();
    assert_eq!(list(&json["results"][0]["sites"]).len(), 1);
    let text = json.to_string();
    assert!(text.contains("\"C3\"") && !text.contains("unreadable-cell"), "预审要点 is answered by C3");
}

#[test]
fn two_sites_without_a_code_are_two_sites() {
    assert_eq!(found("no-codes.csv", "ten.board"), ["甲村便民服务站 met C2", "乙村便民服务站 unmet C3"]);
}

#[test]
fn one_name_with_and_without_a_code_is_warned_of() {
    assert_eq!(found("one-name-two-codes.csv", "ten.board"), ["甲村便民服务站 met D2", "甲村便民服务站 unmet D3"]);
    let audit = audit_json(&["fixtures/surveys/field/one-name-two-codes.csv"]);
    let told = list(&audit["diagnostics"]).into_iter().find(|told| told["code"] == "same-name").expect("a warning").clone();
    assert_eq!(told["places"][0]["cell"].as_str().zip(told["places"][1]["cell"].as_str()), Some(("A2", "B3")));
}

#[test]
fn questions_without_a_column_are_one_complaint_that_begins_with_what_tiers_hang_on() {
    let survey = std::env::temp_dir().join(format!("dabiao-unasked-{}.csv", std::process::id()));
    std::fs::write(&survey, "站点名称,文明用语\n晴川社区便民服务站,是\n竹溪社区便民服务站,是\n").expect("written");
    let audit = audit_json(&[survey.to_str().expect("a path")]);
    std::fs::remove_file(&survey).expect("removed");
    let unasked: Vec<Value> = list(&audit["diagnostics"]).into_iter().filter(|told| told["code"] == "unasked-question").cloned().collect();
    assert_eq!(unasked.len(), 1, "{unasked:?}");
    let message = unasked[0]["message"].as_str().or_else(|| unasked[0]["message"]["zh"].as_str()).expect("a message");
    assert!(message.contains("没有一列填报:场所面积、便民服务站牌子、公示栏"), "{message}");
}

#[test]
fn what_a_sheet_of_centres_asks_is_not_asked_of_stations_beside_it() {
    let (stations, centers) = ("fixtures/surveys/kundulun/kundulun-stations.xlsx", "fixtures/surveys/kundulun/kundulun-centers.xlsx");
    let scores = |files: &[&str]| -> Vec<serde_json::Value> {
        let run = dabiao(["audit", "-s", "kundulun-2023", "--missing", "surveyed", "--format", "json"].into_iter().chain(files.iter().copied())).run();
        run.json()["results"][0]["sites"].as_array().expect("sites").iter().map(|site| site["score"].clone()).collect()
    };
    assert_eq!(scores(&[stations, centers]), [scores(&[stations]), scores(&[centers])].concat());
}

#[test]
fn one_member_under_two_heads_is_asked_twice_and_two_names_of_it_are_alternatives() {
    let folder = tempfile::tempdir().expect("a folder");
    let codes = |heads: &str| {
        let survey = folder.path().join("survey.csv");
        std::fs::write(&survey, format!("站点名称,{heads}\n望川镇便民服务中心,无,有\n")).expect("written");
        let json = dabiao(["check", survey.to_str().expect("UTF-8"), "-s", "kundulun-2023", "--format", "json"]).run().json();
        json["diagnostics"].as_array().expect("diagnostics").iter().filter(|told| told["code"] == "columns-differ").count()
    };
    assert_eq!(codes("办公设备-打印机,办公设施-打印机"), 1);
    assert_eq!(codes("办公设备-高拍仪,办公设备-扫描仪"), 0);
}
