//! What stands in the files that a run writes: the rows that explain a score come to it, and workbooks, page and JSON tell the same.
use crate::support::{dabiao, fixture_json};
use dabiao::survey::workbook::{self, Limits, Workbook};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What one run wrote.
struct Written {
    assessment: Workbook,
    rectification: Workbook,
    page: String,
    json: Value,
}

fn written(standard: &str, files: &[&str], as_of: &str, missing: &str) -> Written {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    let fixed = ["audit", "-s", standard, "--as-of", as_of, "--missing", missing, "--findings", "all", "--lang", "zh", "-o", out];
    let run = dabiao(fixed.into_iter().chain(files.iter().copied())).run();
    assert_eq!(run.code, 0, "{files:?}: {}", run.stderr);
    let bytes = |name: &str| std::fs::read(folder.path().join(name)).expect("written");
    let book = |name: &str| workbook::read(name, &bytes(name), &Limits::default()).expect("readable");
    let json: Value = serde_json::from_slice(&bytes("audit.json")).expect("JSON");
    let page = String::from_utf8(bytes("index.html")).expect("UTF-8");
    Written { assessment: book("assessment.xlsx"), rectification: book("rectification.xlsx"), page, json: json["results"][0].clone() }
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().into_iter().flatten().collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The rows below the heads of a sheet, each by its heads; the heads are the first row with 序号.
fn rows(book: &Workbook, name: &str) -> Vec<BTreeMap<String, String>> {
    let sheet = book.sheets.iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("a sheet {name}"));
    let cells = |cells: &[workbook::Cell]| -> BTreeMap<u16, String> {
        cells.iter().map(|cell| (cell.column, book.values[cell.value as usize].shown().to_owned())).collect()
    };
    let mut all = sheet.rows().map(|(_, row)| cells(row)).skip_while(|row| !row.values().any(|text| text == "序号"));
    let heads = all.next().unwrap_or_default();
    let named = |row: BTreeMap<u16, String>| -> BTreeMap<String, String> {
        row.into_iter().filter_map(|(column, text)| Some((heads.get(&column)?.clone(), text))).collect()
    };
    all.map(named).filter(|row| row.get("序号").is_some_and(|number| number.parse::<Decimal>().is_ok())).collect()
}

fn cell<'r>(row: &'r BTreeMap<String, String>, head: &str) -> &'r str {
    row.get(head).map_or("", String::as_str)
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("{text} is a number"))
}

/// Surveys under standards that give points to checks.
fn scored() -> Vec<(String, String)> {
    let of_folder = |folder: &str| {
        let standard = fixture_json(&format!("surveys/worked/{folder}/expected.json"));
        (format!("fixtures/standards/{}", text(&standard["standard"])), format!("fixtures/surveys/worked/{folder}/survey.csv"))
    };
    let folders = ["bands", "deduction", "deduction-cells", "discretion", "rescale-aspect", "rescale-indicator", "rescale-total", "shares"];
    let grades = ("fixtures/standards/sound-grades".to_owned(), "fixtures/surveys/grades/halls.csv".to_owned());
    folders.into_iter().map(of_folder).chain([grades]).collect()
}

#[test]
fn the_rows_of_points_lost_come_to_what_is_between_the_total_and_the_score() {
    let (mut sites, mut kinds) = (0, BTreeSet::new());
    for (standard, survey) in scored() {
        for missing in ["keep", "unmet", "exclude"] {
            let written = written(&standard, &[&survey], "2023-12-01", missing);
            let lost = rows(&written.assessment, "扣分明细");
            for site in list(&written.json["sites"]).into_iter().filter(|site| !site["score"]["headline"].is_null()) {
                let of_site = || lost.iter().filter(|row| cell(row, "站点") == text(&site["name"]));
                let sum: Decimal = of_site().map(|row| decimal(cell(row, "扣分"))).sum();
                let between = decimal(&site["score"]["total"].to_string()) - decimal(&site["score"]["headline"].to_string());
                assert_eq!(sum, between, "{survey} {missing} {}: {:#?}", site["name"], of_site().collect::<Vec<_>>());
                for row in of_site().filter(|row| cell(row, "检查项") == "四舍五入") {
                    let most = Decimal::new(6, 2) + Decimal::new(5, 3) * Decimal::from(of_site().count());
                    assert!(decimal(cell(row, "扣分")).abs() <= most, "{survey} {missing}: rounding takes no more than rounding can: {row:?}");
                }
                kinds.extend(of_site().filter(|row| cell(row, "条款").is_empty()).map(|row| cell(row, "检查项").to_owned()));
                sites += 1;
            }
        }
    }
    assert!(sites > 60, "{sites}");
    for kind in ["加分", "否决扣分", "不适用折算", "四舍五入"] {
        assert!(kinds.contains(kind), "{kind} is not in {kinds:?}");
    }
}

#[test]
fn what_rescaling_takes_is_told_inside_what_is_rescaled() {
    for (rescale, inside, told, taken) in [
        ("indicator", "甲类", "甲类:不计 10 分;应得 30 分,实得 24 分,折合 32 分", "2"),
        ("aspect", "甲方面", "甲方面:不计 10 分;应得 30 分,实得 24 分,折合 32 分", "2"),
        ("total", "", "不计 10 分;应得 90 分,实得 78 分,折合 86.67 分", "1.33"),
    ] {
        let survey = format!("fixtures/surveys/worked/rescale-{rescale}/survey.csv");
        let lost = rows(&written(&format!("fixtures/standards/sound-rescale-{rescale}"), &[&survey], "2023-12-01", "keep").assessment, "扣分明细");
        let of = |site: &str| -> Vec<[String; 3]> {
            let rows = lost.iter().filter(|row| cell(row, "站点").starts_with(site) && cell(row, "检查项") == "不适用折算");
            rows.map(|row| ["指标", "扣分说明", "扣分"].map(|head| cell(row, head).to_owned())).collect()
        };
        assert_eq!(of("甲"), [[inside, told, taken].map(str::to_owned)]);
        // nothing of the whole first group applies, so that it leaves both sides of the total
        assert_eq!(of("乙"), [["", "不计 40 分;应得 60 分,实得 54 分,折合 90 分", "4"].map(str::to_owned)], "{rescale}");
    }
}

#[test]
fn what_vetoes_and_bonus_take_and_give_is_what_was_worked_out_by_hand() {
    let written = written("fixtures/standards/sound-grades", &["fixtures/surveys/grades/halls.csv"], "2023-12-01", "keep");
    let lost = rows(&written.assessment, "扣分明细");
    let of = |name: &str, what: &str| -> Vec<String> {
        let of_site = lost.iter().filter(|row| cell(row, "站点").starts_with(name) && cell(row, "检查项") == what);
        of_site.map(|row| cell(row, "扣分").to_owned()).collect()
    };
    assert_eq!(of("东湾", "否决扣分"), ["20"], "安全管理 has 20 points");
    assert_eq!((of("南桥", "加分"), of("南桥", "否决扣分")), (vec!["-3".to_owned()], vec!["71".to_owned()]), "68 and a bonus of 3 are gone");
    assert_eq!(of("白石", "加分"), ["-5"], "7, capped at 5");
    assert!(of("竹溪", "否决扣分").is_empty(), "a veto by grade leaves the number");
}

#[test]
fn a_grade_counts_before_the_number_in_ranks() {
    let written = written("fixtures/standards/sound-grades", &["fixtures/surveys/grades/halls.csv"], "2023-12-01", "keep");
    let summary = rows(&written.assessment, "汇总");
    let rank = |name: &str| summary.iter().find(|row| cell(row, "站点").starts_with(name)).map(|row| cell(row, "排名").to_owned()).expect("there");
    assert_eq!(["青松", "高坪", "低坡", "白石"].map(rank), ["1", "1", "1", "4"], "gold");
    assert_eq!(["短坡", "平湖", "东湾"].map(rank), ["5", "6", "7"], "silver");
    assert_eq!(["杏林", "北渡", "柳河"].map(rank), ["8", "9", "10"], "pass");
    assert_eq!(["云台", "南桥"].map(rank), ["11", "12"], "no star");
    assert_eq!(rank("竹溪"), "13", "100 points and refused");
    assert_eq!(rank("梅岭"), "", "not complete");
}

#[test]
fn what_keeps_a_site_open_has_a_row_of_its_own_in_the_ledger_and_in_the_json() {
    let written = written("fixtures/standards/sound-grades", &["fixtures/surveys/grades/halls.csv"], "2023-12-01", "keep");
    let verify = rows(&written.rectification, "待核实");
    let ids: Vec<&str> = verify.iter().map(|row| cell(row, "问题编号")).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "no id stands twice: {ids:?}");
    let open: Vec<(&str, &str, &str)> =
        verify.iter().filter(|row| cell(row, "条款").is_empty()).map(|row| (cell(row, "问题编号"), cell(row, "现状"), cell(row, "要求值"))).collect();
    let expected = [
        ("A05/veto.fraud", "未检查", "查清后填“是”或“否”"),
        ("A09/veto.safety", "同上", "查清后填“是”或“否”"),
        ("A14/bonus.town", "同上", "填次数,没有的填 0"),
        ("A17/veto.demote.satisfaction", "(空白)", "查清后填写"),
        ("A17/veto.demote.secret", "(空白)", "查清后填“是”或“否”"),
        ("A18/veto.demote.secret", "(空白)", "查清后填“是”或“否”"),
    ];
    assert_eq!(open, expected);
    for site in list(&written.json["sites"]) {
        let of_findings = list(&site["findings"]).into_iter().filter(|finding| finding["item"] == "verify").count();
        let all = of_findings + list(&site["open"]).len();
        let in_ledger = verify.iter().filter(|row| cell(row, "编码") == text(&site["code"])).count();
        let summary = rows(&written.assessment, "汇总");
        let counted = summary.iter().find(|row| cell(row, "编码") == text(&site["code"])).map(|row| cell(row, "待核实项").to_owned());
        assert_eq!((in_ledger, counted), (all, Some(all.to_string())), "{}", site["name"]);
        assert_eq!(site["complete"] == true, all == 0, "{}: whoever is not complete has a row, and nobody else", site["name"]);
    }
}

/// Who is overdue or past due with which action, as the JSON says it.
fn past(json: &Value, flag: &str) -> BTreeSet<(String, String)> {
    let actions = list(&json["tasks"]).into_iter().flat_map(|task| list(&task["actions"]));
    let of = |action: &Value| -> Vec<(String, String)> {
        let who = list(&action["answering"]).into_iter().filter(|answering| answering[flag] == true);
        who.map(|answering| (text(&answering["name"]).to_owned(), text(&action["text"]).to_owned())).collect()
    };
    actions.flat_map(of).collect()
}

#[test]
fn workbooks_page_and_json_tell_the_same_of_tasks_and_bodies() {
    let files = ["fixtures/surveys/kundulun-tasks/单位.csv", "fixtures/surveys/kundulun-tasks/任务.csv"];
    let written = written("kundulun-2023", &files, "2023-12-31", "keep");
    let (overdue, unverified) = (past(&written.json, "overdue"), past(&written.json, "unverified"));
    assert!(overdue.len() > 10 && !unverified.is_empty());
    let tasks = rows(&written.assessment, "任务");
    let told = |rows: &[BTreeMap<String, String>], who: &str, what: &str, said: &str| -> BTreeSet<(String, String)> {
        let past = rows.iter().filter(|row| cell(row, "是否逾期") == said);
        past.map(|row| (cell(row, who).to_owned(), cell(row, what).to_owned())).collect()
    };
    assert_eq!(told(&tasks, "填报对象", "举措", "逾期"), overdue, "the sheet of tasks");
    assert_eq!(told(&tasks, "填报对象", "举措", "已过期限,待核实"), unverified, "the sheet of tasks");
    let ledger = rows(&written.rectification, "整改项");
    let in_ledger = told(&ledger, "对象", "要求(原文)", "逾期");
    assert_eq!(in_ledger.difference(&overdue).map(|(_, what)| what.as_str()).collect::<Vec<_>>(), ["严禁明进暗不进"], "a check with a date, and no action");
    assert!(in_ledger.is_superset(&overdue), "the ledger");
    assert!(ledger.iter().filter(|row| cell(row, "是否逾期") == "逾期").all(|row| cell(row, "文件期限") < "2023-12-31" && !cell(row, "整改时限").is_empty()));
    for body in list(&written.json["bodies"]) {
        let of = |item: &str| list(&body["findings"]).into_iter().filter(|finding| finding["item"] == item).count();
        let bodies = rows(&written.assessment, "单位");
        let row = bodies.iter().find(|row| cell(row, "单位") == text(&body["name"])).expect("a row");
        let late = in_ledger.iter().filter(|(name, _)| name == text(&body["name"])).count();
        assert_eq!((cell(row, "整改项"), cell(row, "其中逾期")), (of("rectify").to_string().as_str(), late.to_string().as_str()), "{}", body["name"]);
        let on_sheet = ledger.iter().filter(|row| cell(row, "对象") == text(&body["name"])).count();
        assert_eq!(on_sheet, of("rectify"), "{}", body["name"]);
    }
    let count = |flag: &str| list(&written.json["tasks"]).into_iter().filter(|task| task[flag] == true).count();
    let done = list(&written.json["tasks"]).into_iter().filter(|task| task["verdict"] == "met").count();
    let counts = format!("任务 15 项:已完成 {done},逾期 {},过期待核实 {}", count("overdue"), count("unverified"));
    assert!(written.page.contains(&counts), "the page counts {counts}");
    assert!(!written.page.contains("id=\"sites\""), "there is nothing to tell of sites");
    let shown = tasks.iter().filter(|row| cell(row, "完成日期") == "2023-06-20" && cell(row, "佐证") == "公示照片").count();
    assert_eq!(shown, 1, "the day and the evidence of the first town's list");
}

#[test]
fn a_task_of_which_nothing_is_answered_has_one_row() {
    let written = written("hengnan-2019", &["fixtures/surveys/hengnan/hengnan-townships.xlsx"], "2019-12-31", "keep");
    let silent =
        |task: &Value| list(&task["actions"]).into_iter().flat_map(|action| list(&action["answering"])).all(|answering| answering["verdict"] == "unknown");
    let tasks = rows(&written.assessment, "任务");
    let untold: Vec<&Value> = list(&written.json["tasks"]).into_iter().filter(|task| silent(task)).collect();
    assert!(!untold.is_empty());
    for task in untold {
        let of_task: Vec<_> = tasks.iter().filter(|row| cell(row, "任务") == text(&task["title"])).collect();
        assert_eq!(of_task.len(), 1, "{}", task["title"]);
        assert!(cell(of_task[0], "举措").contains("都没有填报") && cell(of_task[0], "状态") == "待核实");
    }
}

#[test]
fn a_check_that_is_only_unknown_has_no_share_of_problems() {
    let written = written("hengnan-2019", &["fixtures/surveys/hengnan/hengnan-townships.xlsx"], "2019-12-31", "keep");
    let problems = rows(&written.assessment, "问题分布");
    let of = |unmet: &str| -> Vec<_> { problems.iter().filter(|row| (cell(row, "不符合站点") == "0") == (unmet == "none")).collect() };
    assert!(!of("none").is_empty() && !of("some").is_empty());
    for row in of("none") {
        assert_eq!(cell(row, "不符合率"), format!("待核实 {}", cell(row, "待核实")), "{row:?}");
    }
}

#[test]
fn a_veto_that_may_fire_stays_in_sight_where_what_is_unknown_is_left_out() {
    let written = written("fixtures/standards/sound-grades", &["fixtures/surveys/grades/halls.csv"], "2023-12-01", "exclude");
    let (summary, verify) = (rows(&written.assessment, "汇总"), rows(&written.rectification, "待核实"));
    for (name, grade, item) in [
        ("梅岭", "待定(取消资格至金星)", "A05/veto.fraud"),
        ("西坝", "待定(银星至金星)", "A09/veto.safety"),
        ("长岗", "待定(合格至金星)", "A18/veto.demote.secret"),
    ] {
        let row = summary.iter().find(|row| cell(row, "站点").starts_with(name)).expect("there");
        assert_eq!(["得分", "等次", "评定", "排名"].map(|head| cell(row, head)), ["100", grade, "未评完", ""], "{name}");
        assert!(cell(row, "否决项").starts_with("待核实:"), "{name}");
        assert!(verify.iter().any(|row| cell(row, "问题编号") == item), "{item}");
        let site = list(&written.json["sites"]).into_iter().find(|site| text(&site["name"]).starts_with(name)).expect("there");
        assert_eq!((site["open"].as_array().map(Vec::len), &site["grade"], &site["complete"]), (Some(1), &Value::Null, &Value::Bool(false)), "{name}");
    }
}

#[test]
fn how_many_checks_carry_a_score_stands_beside_it() {
    let written = written("fixtures/standards/sound-grades", &["fixtures/surveys/grades/halls.csv"], "2023-12-01", "exclude");
    let summary = rows(&written.assessment, "汇总");
    for (name, counted, of) in [("青松", 9, 9), ("石桥", 8, 9), ("低坡", 5, 5)] {
        let row = summary.iter().find(|row| cell(row, "站点").starts_with(name)).expect("there");
        assert_eq!(cell(row, "计入项"), format!("{counted}/{of}"), "{name}");
        let site = list(&written.json["sites"]).into_iter().find(|site| text(&site["name"]).starts_with(name)).expect("there");
        assert_eq!(site["score"]["coverage"], serde_json::json!({"counted": counted, "of": of}), "{name}");
        assert!(written.page.contains(&format!("<td class=\"n\">{counted}/{of}</td>")), "{name}");
    }
}

#[test]
fn as_many_sites_are_complete_as_rows_say_so() {
    for missing in ["keep", "unmet", "surveyed", "exclude"] {
        for (standard, survey) in scored() {
            let written = written(&standard, &[&survey], "2023-12-01", missing);
            let said = rows(&written.assessment, "汇总").iter().filter(|row| cell(row, "评定") == "已评完").count();
            let sites = list(&written.json["sites"]);
            assert_eq!(said, sites.iter().filter(|site| site["complete"] == true).count(), "{survey} {missing}");
            assert!(sites.iter().all(|site| !site["score"].is_null() || site["complete"] == false), "{survey} {missing}");
            let head = written.assessment.sheets[0].cells.iter().map(|cell| written.assessment.values[cell.value as usize].shown().to_owned());
            assert!(head.take(2).any(|line| line.contains(&format!("其中已评完 {said} 个"))), "{survey} {missing}");
        }
    }
}
