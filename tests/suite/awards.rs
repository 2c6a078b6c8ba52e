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

/// A survey without errors says nothing of them.
static NONE: Value = Value::Array(Vec::new());

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

/// Code and cell of everything that is wrong with the data, in order.
fn errors(audit: &Value) -> Vec<String> {
    let wrong = list(&audit["diagnostics"]).into_iter().filter(|told| told["severity"] == "error");
    let cells = |told: &Value| list(&told["places"]).into_iter().map(|place| format!("{} {}", text(&told["code"]), text(&place["cell"]))).collect::<Vec<_>>();
    let mut errors: Vec<String> = wrong.flat_map(cells).collect();
    errors.sort();
    errors
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
            expect("errors".to_owned(), &errors(&audit).into(), if run["errors"].is_null() { &NONE } else { &run["errors"] });
            for (which, wanted) in run["checks"].as_object().into_iter().flatten() {
                let (name, check) = which.split_once(' ').expect("a site and a check");
                let found = list(&site(name)["findings"]).into_iter().find(|finding| finding["check"] == check).cloned().unwrap_or_default();
                expect(which.clone(), &finding(&found).into(), wanted);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The rows of a sheet of a workbook as text.
fn rows(path: &std::path::Path, sheet: &str) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).expect("written");
    let book = dabiao::survey::workbook::read("written.xlsx", &bytes, &dabiao::survey::workbook::Limits::default()).expect("readable");
    let found = book.sheets.iter().find(|known| known.name == sheet).unwrap_or_else(|| panic!("no sheet {sheet}"));
    found.rows().map(|(_, cells)| cells.iter().map(|cell| book.values[cell.value as usize].shown().to_owned()).collect()).collect()
}

#[test]
fn every_lost_point_is_told_with_its_cause_and_its_cell() {
    let folder = tempfile::tempdir().expect("a folder");
    let survey = "fixtures/surveys/worked/deduction/survey.csv";
    let arguments = ["audit", "-s", "fixtures/standards/sound-deduction", "--as-of", "2023-12-31", "--lang", "zh", survey, "-o"];
    let run = dabiao(arguments.into_iter().chain([folder.path().to_str().expect("UTF-8")])).run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let rows = rows(&folder.path().join("assessment.xlsx"), "扣分明细");
    let has = |wanted: &[&str]| rows.iter().any(|row| wanted.iter().all(|wanted| row.iter().any(|cell| cell.ends_with(wanted))));
    assert!(has(&["甲办事大厅", "0.4", "窗口设备:缺高拍仪、叫号机；有电脑、打印机、评价器", "D2"]), "{rows:#?}");
    assert!(has(&["甲办事大厅", "导视牌缺损:2", "2", "G2"]) && has(&["甲办事大厅", "灯箱不亮:1", "0.5", "H2"]), "{rows:#?}");
    assert!(has(&["甲办事大厅", "平均等候10分钟以内得20分,20分钟以内得12分,30分钟以内得5分,更久的不得分", "12", "8"]), "{rows:#?}");
    assert!(has(&["乙办事大厅", "疏散通道被占用:4", "-14", "24"]), "{rows:#?}");
    let page = std::fs::read_to_string(folder.path().join("index.html")).expect("written");
    assert!(page.contains("得 2.6 分,共 3 分") && page.contains("灯箱不亮:扣 0.5 分"), "points stand on the page");
}

#[test]
fn how_points_are_earned_is_explained_with_every_question_it_reads() {
    let explained = |check: &str, language: &str| {
        let run = dabiao(["explain", "fixtures/standards/sound-deduction", check, "--lang", language]).run();
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    let comfort = explained("place.comfort", "zh");
    for part in ["饮水机、老花镜、轮椅每缺一项扣 0.5 分;物品乱放每次扣 0.2 分;扣完为止", "便民用品 (place.comfort.1)", "物品乱放 (place.comfort.2)"]
    {
        assert!(comfort.replace("\n          ", "").contains(part), "{part} is not in\n{comfort}");
    }
    for (check, part) in [
        ("service.wait", "≤ 10 分钟: 20 points"),
        ("service.guide", "points in proportion"),
        ("staff.ideas", "0–5 points at discretion"),
        ("place.safety", "reaches the other points of the indicator"),
    ] {
        let said = explained(check, "en");
        assert!(said.split_whitespace().collect::<Vec<_>>().join(" ").contains(part), "{part} is not in\n{said}");
    }
    let json: Value =
        serde_json::from_str(&dabiao(["explain", "fixtures/standards/sound-deduction", "place.signs", "--format", "json"]).run().stdout).expect("JSON");
    let check = &json["checks"][0];
    assert_eq!((&check["earns"]["by"], &check["earns"]["floor"], &check["points"]), (&"deduct".into(), &"check".into(), &serde_json::json!(3)));
    assert_eq!(check["questions"], serde_json::json!(["place.signs.1", "place.signs.2"]));
    assert_eq!((&check["asks"]["label"], &check["also_asks"][0]["label"]), (&"导视牌缺损".into(), &"灯箱不亮".into()));
}
