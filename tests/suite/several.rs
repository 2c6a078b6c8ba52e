//! One survey held against several standards in one run: each finding under its own standard, and no complaint of what another understands.
use crate::support::{Run, dabiao, fixture_json};
use serde_json::Value;
use std::path::Path;

const BOTH: &str = "fixtures/surveys/two-standards/centers.csv";
const STATIONS: &str = "fixtures/surveys/two-standards/stations.csv";
const STANDARDS: [&str; 2] = ["kundulun-2023", "hengnan-2019"];

/// A command over surveys under standards, in the order given.
fn run(command: &str, surveys: &[&str], standards: &[&str], more: &[&str]) -> Run {
    let standards = standards.iter().flat_map(|standard| ["-s", standard]);
    dabiao([command].into_iter().chain(surveys.iter().copied()).chain(standards).chain(more.iter().copied())).run()
}

fn audit(surveys: &[&str], standards: &[&str], more: &[&str]) -> Run {
    let always = ["--as-of", "2023-12-01", "--format", "json", "--findings", "all"];
    run("audit", surveys, standards, &always.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
}

/// A survey of some text, which is gone with this.
struct Written {
    _folder: tempfile::TempDir,
    path: String,
}

impl Written {
    fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("survey.csv");
        std::fs::write(&path, text).expect("written");
        Self { path: path.to_str().expect("UTF-8").to_owned(), _folder: folder }
    }
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().into_iter().flatten().collect()
}

fn result<'v>(audit: &'v Value, standard: &str) -> &'v Value {
    list(&audit["results"]).into_iter().find(|result| result["standard"]["id"] == standard).expect("a result")
}

#[test]
fn each_finding_stands_under_its_own_standard_as_worked_out_by_hand() {
    let audit = audit(&[BOTH], &STANDARDS, &[]).json();
    let mut wrong = Vec::new();
    for (standard, sites) in fixture_json("surveys/two-standards/expected.json").as_object().expect("standards") {
        let of = result(&audit, standard);
        let codes: Vec<&Value> = list(&of["sites"]).into_iter().map(|site| &site["code"]).collect();
        let wanted: Vec<&String> = sites.as_object().expect("sites").keys().collect();
        assert_eq!(codes, wanted, "{standard}");
        assert_eq!(of["not_assessed"], Value::Array(Vec::new()), "{standard}");
        for (code, verdicts) in sites.as_object().expect("sites") {
            let site = list(&of["sites"]).into_iter().find(|site| site["code"] == code.as_str()).expect("a site");
            let verdict = |check: &str| list(&site["findings"]).into_iter().find(|finding| finding["check"] == check).map(|finding| &finding["verdict"]);
            for (check, wanted) in verdicts.as_object().expect("verdicts") {
                let is = verdict(check);
                wrong.extend((is != Some(wanted)).then(|| format!("{standard} {code} {check}: {is:?}, wanted {wanted}")));
            }
        }
        let checks: Vec<&Value> = list(&of["checks"]).into_iter().map(|check| &check["id"]).collect();
        let strange = list(&of["sites"]).into_iter().flat_map(|site| list(&site["findings"])).filter(|finding| !checks.contains(&&finding["check"]));
        wrong.extend(strange.map(|finding| format!("{standard}: {} is not its check", finding["check"])));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_run_over_several_standards_finds_what_a_run_over_each_finds() {
    let surveys = [BOTH, "fixtures/surveys/kundulun/kundulun-centers.xlsx", "fixtures/surveys/hengnan/hengnan-townships.xlsx"];
    let together = audit(&surveys, &STANDARDS, &[]).json();
    assert_eq!(list(&together["results"]).into_iter().map(|result| &result["standard"]["id"]).collect::<Vec<_>>(), STANDARDS);
    for standard in STANDARDS {
        let (mut one, alone) = (result(&together, standard).clone(), audit(&surveys, &[standard], &[]).json());
        let mut alone = result(&alone, standard).clone();
        // rows of another standard's kind are told of where it is not there to take them
        one["not_assessed"].take();
        alone["not_assessed"].take();
        assert!(one == alone, "{standard}");
    }
    let sites = |input: usize| &together["inputs"][input]["sites"];
    assert_eq!(sites(0), 3, "a row is one site, under however many standards");
}

#[test]
fn only_what_no_standard_understands_is_complained_of() {
    let audit = audit(&[BOTH], &STANDARDS, &[]).json();
    let told = |code: &str| -> Vec<&Value> { list(&audit["diagnostics"]).into_iter().filter(|told| told["code"] == code).collect() };
    let unread = told("unread-column");
    assert_eq!(unread.len(), 1, "{unread:?}");
    assert_eq!(unread[0]["places"][0]["cell"], "M1");
    assert_eq!(unread[0]["standards"], Value::Array(Vec::new()), "neither reads it");
    assert!(told("unknown-site-kind").is_empty());
    // under one standard alone, the other's kind of site is unknown
    let alone = self::audit(&[BOTH], &STANDARDS[..1], &[]).json();
    assert_eq!(alone["results"][0]["not_assessed"][0]["code"], "T03");
    // what one standard alone misses, it says under its name
    for unasked in told("unasked-question") {
        assert_eq!(list(&unasked["standards"]).len(), 1, "{unasked}");
    }
}

#[test]
fn the_same_cause_under_two_standards_is_told_once() {
    let survey = Written::new("站点名称,建筑面积(m²)\n青山镇便民服务中心,很大\n白水镇便民服务中心,#REF!\n");
    let json = run("check", &[&survey.path], &STANDARDS, &["--format", "json"]).json();
    for cell in ["B2", "B3"] {
        let of = |told: &&Value| list(&told["places"]).into_iter().any(|place| place["cell"] == cell);
        let unreadable: Vec<&Value> = list(&json["diagnostics"]).into_iter().filter(of).collect();
        assert_eq!(unreadable.len(), 1, "{unreadable:?}");
        assert_eq!(unreadable[0]["code"], "unreadable-cell");
        assert_eq!(unreadable[0]["standards"], Value::Array(Vec::new()), "it holds under both");
    }
    assert_eq!(list(&json["standards"]).len(), 2);
}

#[test]
fn a_standard_with_nothing_to_assess_is_an_error_and_the_others_are_assessed() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    let run = audit(&[STATIONS], &STANDARDS, &["-o", out]);
    assert_eq!(run.code, 3, "{}", run.stderr);
    let json = run.json();
    assert_eq!(result(&json, "kundulun-2023")["summary"]["sites"], 1);
    assert_eq!(result(&json, "hengnan-2019")["summary"]["sites"], 0);
    assert_eq!(json["diagnostics"][0]["code"], "nothing-under-standard");
    assert!(folder.path().join("kundulun-2023/audit.json").exists());
    assert!(!folder.path().join("hengnan-2019").exists());
    assert_eq!(self::run("check", &[STATIONS], &STANDARDS, &[]).code, 1);
    assert_eq!(audit(&[STATIONS], &["hengnan-2019", "anshan-2020"], &[]).code, 3, "nothing under any");
}

#[test]
fn each_standard_has_its_folder_with_its_own_results() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    let run = audit(&[BOTH], &STANDARDS, &["-o", out]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let all = run.json();
    for standard in STANDARDS {
        let of = folder.path().join(standard);
        for name in ["assessment.xlsx", "rectification.xlsx", "index.html", ".dabiao.json"] {
            assert!(of.join(name).exists(), "{standard}/{name}");
        }
        let json: Value = serde_json::from_slice(&std::fs::read(of.join("audit.json")).expect("there")).expect("JSON");
        assert_eq!(list(&json["results"]).len(), 1);
        assert_eq!(&json["results"][0], result(&all, standard));
        let other = STANDARDS.iter().find(|other| **other != standard).expect("another");
        let foreign = list(&json["diagnostics"]).into_iter().filter(|told| list(&told["standards"]).iter().all(|id| *id == other)).count();
        let unread = list(&json["diagnostics"]).into_iter().filter(|told| list(&told["standards"]).is_empty()).count();
        assert_eq!(foreign, unread, "{standard} tells what concerns {other} alone");
    }
    assert!(!Path::new(out).join("audit.json").exists());
    // a second run replaces its own, and a changed page stops it before anything is replaced
    assert_eq!(audit(&[BOTH], &STANDARDS, &["-o", out]).code, 0);
    std::fs::write(folder.path().join("hengnan-2019/index.html"), "mine").expect("written");
    let before = std::fs::metadata(folder.path().join("kundulun-2023/audit.json")).and_then(|of| of.modified()).expect("a time");
    assert_eq!(audit(&[BOTH], &STANDARDS, &["-o", out]).code, 2);
    let after = std::fs::metadata(folder.path().join("kundulun-2023/audit.json")).and_then(|of| of.modified()).expect("a time");
    assert_eq!(before, after, "nothing of the other standard was replaced");
}

#[test]
fn what_was_read_names_the_standard_that_asks() {
    let json = run("read", &[BOTH], &STANDARDS, &["--format", "json"]).json();
    let asked = |standard: &str, cell: &str| {
        list(&json["answers"]).into_iter().filter(|answer| answer["standard"] == standard && answer["place"]["cell"] == cell).count()
    };
    assert_eq!((asked("kundulun-2023", "D2"), asked("hengnan-2019", "D2")), (1, 1));
    assert_eq!((asked("kundulun-2023", "J2"), asked("hengnan-2019", "J2")), (0, 1));
    let (csv, alone) = (run("read", &[BOTH], &STANDARDS, &[]).stdout, run("read", &[BOTH], &STANDARDS[..1], &[]).stdout);
    assert!(csv.lines().next().is_some_and(|heads| heads.ends_with("标准")), "{csv}");
    assert!(alone.lines().next().is_some_and(|heads| !heads.contains("标准,")), "{alone}");
}

#[test]
fn gates_and_kinds_hold_for_the_standards_that_know_them() {
    assert_eq!(audit(&[BOTH], &STANDARDS, &["--fail-on", "tier<standard"]).code, 1);
    let unknown = audit(&[BOTH], &STANDARDS, &["--fail-on", "tier<golden"]);
    assert_eq!(unknown.code, 2, "{}", unknown.stderr);
    let survey = Written::new("站点名称,建筑面积(m²)\n青山,260\n");
    assert_eq!(audit(&[&survey.path], &STANDARDS, &[]).code, 3);
    let named = audit(&[&survey.path], &STANDARDS, &["--kind", "center", "--kind", "township"]).json();
    assert!(list(&named["results"]).into_iter().all(|result| result["summary"]["sites"] == 1));
    assert_eq!(audit(&[&survey.path], &STANDARDS, &["--kind", "center", "--kind", "station"]).code, 2);
    assert_eq!(audit(&[&survey.path], &STANDARDS, &["--kind", "palace"]).code, 2);
}

#[test]
fn a_standard_named_twice_is_taken_once() {
    let json = audit(&[STATIONS], &["kundulun-2023", "standards/kundulun-2023"], &[]).json();
    assert_eq!(list(&json["results"]).len(), 1);
}

#[test]
fn sites_of_one_standard_are_no_surplus_rows_of_a_body_of_another() {
    // two 区政务服务中心 are one body too many under Kundulun, and sites under Anshan
    let survey =
        Written::new("站点名称,功能区,建筑面积(m²)\n甲区政务服务中心,咨询服务区,300\n乙区政务服务中心,咨询服务区,200\n望川镇便民服务中心,咨询服务区,260\n");
    let surplus = |audit: &Value| list(&audit["diagnostics"]).into_iter().filter(|told| told["code"] == "body-with-several-rows").count();
    assert_eq!(surplus(&audit(&[&survey.path], &["kundulun-2023"], &[]).json()), 1);
    let both = audit(&[&survey.path], &["kundulun-2023", "anshan-2020"], &[]).json();
    assert_eq!(surplus(&both), 0);
    assert_eq!(result(&both, "kundulun-2023")["not_assessed"], Value::Array(Vec::new()));
    assert!(result(&both, "anshan-2020")["summary"]["sites"].as_u64() >= Some(2));
}

/// A survey of some text in a folder of its own, with what a check under both standards says of it: code and cells.
fn checked(text: &str) -> Vec<(String, String)> {
    let survey = Written::new(text);
    let json = run("check", &[&survey.path], &STANDARDS, &["--format", "json"]).json();
    let cells = |told: &Value| list(&told["places"]).into_iter().filter_map(|place| place["cell"].as_str()).collect::<Vec<_>>().join(" ");
    list(&json["diagnostics"]).into_iter().map(|told| (told["code"].as_str().unwrap_or_default().to_owned(), cells(told))).collect()
}

#[test]
fn a_standard_that_takes_no_row_of_a_sheet_reads_no_column_of_it() {
    let told = checked("站点名称,名称标识形式,场所面枳,辖区人口\n青山村便民服务站,横牌,60,300\n");
    assert!(told.contains(&("unread-column".to_owned(), "C1 D1".to_owned())), "{told:?}");
}

#[test]
fn a_row_of_a_sheet_of_tasks_is_complained_of_once_and_only_where_no_standard_knows_its_action() {
    let told = checked("举措,填报单位,完成情况\nt1.grades,望川镇,已完成\nconstruction.completion,县委组织部,已完成\nnobody.knows,望川镇,已完成\n");
    let unknown: Vec<&str> = told.iter().filter(|(code, _)| code == "unknown-action").map(|(_, cells)| cells.as_str()).collect();
    assert_eq!(unknown, ["A4"], "{told:?}");
}

#[test]
fn a_site_of_one_standard_is_no_body_of_another() {
    let survey = Written::new("站点名称,建筑面积(m²)\n柑子园片区政务服务中心,210\n望川镇便民服务中心,260\n");
    let json = audit(&[&survey.path], &STANDARDS, &[]).json();
    assert_eq!(result(&json, "kundulun-2023")["bodies"], Value::Array(Vec::new()));
    assert_eq!(result(&json, "hengnan-2019")["summary"]["sites"], 2);
}

#[test]
fn what_is_read_ends_as_an_audit_does_where_a_standard_has_nothing() {
    assert_eq!(run("read", &[STATIONS], &STANDARDS, &[]).code, 3);
    assert_eq!(run("read", &[STATIONS], &STANDARDS[..1], &[]).code, 0);
}

#[test]
fn results_of_an_earlier_run_that_are_not_renewed_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    let notes = |surveys: &[&str], standards: &[&str]| audit(surveys, standards, &["-o", out, "--lang", "zh"]).stderr;
    let is_named = |notes: &str, of: &str| notes.lines().any(|line| line.contains("没有更新") && line.contains(of));
    assert!(!notes(&[BOTH], &STANDARDS).contains("没有更新"));
    let single = notes(&[BOTH], &STANDARDS[..1]);
    assert!(is_named(&single, "hengnan-2019") && is_named(&single, "kundulun-2023"), "{single}");
    // a standard with nothing to assess this time keeps what it has, and so does the run under one standard
    let without = notes(&[STATIONS], &STANDARDS);
    assert!(is_named(&without, "hengnan-2019") && is_named(&without, out), "{without}");
    assert!(!is_named(&without, "kundulun-2023"), "{without}");
}

#[test]
fn the_table_parts_the_standards_and_says_where_the_results_of_each_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    let shown = run("audit", &[BOTH], &STANDARDS, &["--as-of", "2023-12-01", "-o", out, "--lang", "zh"]).stdout;
    let heading = |line: &&str| line.starts_with('《');
    let before: Vec<&str> = shown.lines().zip(shown.lines().skip(1)).filter(|(_, line)| heading(line)).map(|(before, _)| before).collect();
    assert_eq!(before, [""], "a blank line stands before the second");
    assert!(shown.lines().last().is_some_and(|next| next.contains(out) && next.contains("各标准文件夹")), "{shown}");
}
