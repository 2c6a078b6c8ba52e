//! Tasks with actions, against results that were worked out by hand (`fixtures/surveys/tasks/worked-out.md`): the same answers in the wide
//! layout and in a sheet of tasks, as of three days.
use crate::support::{Run, dabiao, fixture_json};
use serde_json::{Value, json};

const STANDARD: &str = "fixtures/standards/sound-tasks";
const FOLDER: &str = "fixtures/surveys/tasks";

fn audit(files: &[&str], as_of: &str, more: &[&str]) -> Run {
    audit_of((STANDARD, FOLDER), files, as_of, more)
}

/// The audit of some files of a folder against a standard.
fn audit_of((standard, folder): (&str, &str), files: &[&str], as_of: &str, more: &[&str]) -> Run {
    let arguments = ["audit", "-s", standard, "--as-of", as_of, "--format", "json"];
    let files: Vec<String> = files.iter().map(|file| format!("{folder}/{file}")).collect();
    dabiao(arguments.into_iter().chain(files.iter().map(String::as_str)).chain(more.iter().copied())).run()
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().into_iter().flatten().collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// What a run says of its actions, by their ids, in the words of the hand-made results.
fn actions(result: &Value) -> Value {
    let named = |action: &Value, flag: &str| -> Vec<Value> {
        list(&action["answering"]).into_iter().filter(|answering| answering[flag] == true).map(|answering| answering["name"].clone()).collect()
    };
    let of = |action: &Value| {
        let (overdue, unverified) = (named(action, "overdue"), named(action, "unverified"));
        assert_eq!(action["overdue"], !overdue.is_empty(), "{action}");
        let silent = !list(&action["silent"]).is_empty() && action["unverified"] == true;
        assert_eq!(action["unverified"], silent || !unverified.is_empty(), "{action}");
        json!({ "verdict": action["verdict"], "done": action["done"], "of": action["of"], "late": action["late"], "overdue": overdue, "unverified": unverified })
    };
    list(&result["tasks"]).into_iter().flat_map(|task| list(&task["actions"])).map(|action| (text(&action["id"]).to_owned(), of(action))).collect()
}

fn tasks(result: &Value) -> Value {
    let of = |task: &Value| {
        let mut said = format!("{} {}/{}", text(&task["verdict"]), task["done"], task["of"]);
        for flag in ["overdue", "unverified"].into_iter().filter(|flag| task[flag] == true) {
            said = format!("{said} {flag}");
        }
        said
    };
    list(&result["tasks"]).into_iter().map(|task| (text(&task["id"]).to_owned(), Value::from(of(task)))).collect()
}

fn codes(audit: &Value) -> Vec<&str> {
    list(&audit["diagnostics"]).into_iter().map(|told| text(&told["code"])).collect()
}

#[test]
fn both_layouts_come_to_what_was_worked_out_by_hand_on_each_day() {
    let (own, of_kundulun) = (fixture_json("surveys/tasks/expected.json"), fixture_json("surveys/kundulun-tasks/expected.json"));
    let cases = list(&own).into_iter().map(|case| ((STANDARD, FOLDER), case));
    for (of, case) in cases.chain(list(&of_kundulun).into_iter().map(|case| (("kundulun-2023", "fixtures/surveys/kundulun-tasks"), case))) {
        for files in list(&case["files"]) {
            let files: Vec<&str> = list(files).into_iter().map(text).collect();
            let run = audit_of(of, &files, text(&case["as_of"]), &["--fail-on", "overdue"]);
            assert_eq!(i64::from(run.code), case["overdue_gate"].as_i64().expect("a code"), "{files:?}: {}", run.stderr);
            let audit = run.json();
            let result = &audit["results"][0];
            assert_eq!(actions(result), case["actions"], "{files:?} as of {}", case["as_of"]);
            assert_eq!(tasks(result), case["tasks"], "{files:?} as of {}", case["as_of"]);
            let count = |holds: &dyn Fn(&Value) -> bool| list(&result["tasks"]).into_iter().filter(|task| holds(task)).count();
            let counts = json!({
                "tasks": count(&|_| true),
                "done": count(&|task| task["verdict"] == "met"),
                "overdue": count(&|task| task["overdue"] == true),
                "unverified": count(&|task| task["unverified"] == true),
            });
            assert_eq!(counts, case["counts"], "{files:?} as of {}", case["as_of"]);
            assert!(!codes(&audit).contains(&"task-subjects-differ"), "{files:?}");
        }
    }
}

#[test]
fn actions_are_findings_of_those_that_answer_and_score_nowhere() {
    let audit = audit(&["bodies.csv", "halls.csv"], "2024-07-01", &[]).json();
    let result = &audit["results"][0];
    let hall = list(&result["sites"]).into_iter().find(|site| site["name"] == "城北办事大厅").expect("a hall");
    assert_eq!((&hall["score"]["headline"], &hall["complete"]), (&json!(100.0), &json!(true)), "an open action costs a hall nothing");
    let finding = |subjects: &Value, name: &str, check: &str| {
        let subject = list(subjects).into_iter().find(|subject| subject["name"] == name).cloned().unwrap_or_default();
        list(&subject["findings"]).into_iter().find(|finding| finding["check"] == check).cloned().unwrap_or_default()
    };
    let hotline = finding(&result["bodies"], "县政务办", "online.hotline");
    assert_eq!((&hotline["item"], &hotline["due"], &hotline["due_basis"]), (&json!("rectify"), &json!("2024-12-31"), &json!("document")));
    let opened = finding(&result["sites"], "城南办事大厅", "first_halls.opened");
    assert_eq!((&opened["item"], &opened["verdict"]), (&json!("rectify"), &json!("partial")));
    assert_eq!(finding(&result["sites"], "城北办事大厅", "first_halls.review")["item"], "advise");
    assert_eq!(finding(&result["bodies"], "东镇", "online.video")["item"], "none");
    let check = list(&result["checks"]).into_iter().find(|check| check["id"] == "online.hotline").expect("a check");
    assert_eq!((&check["indicator"], &check["task"]), (&Value::Null, &json!("online")));
}

#[test]
fn a_task_that_counts_its_subjects_is_held_against_the_survey() {
    let audit = audit(&["bodies.csv", "halls-known.csv"], "2024-07-01", &[]).json();
    let told = list(&audit["diagnostics"]).into_iter().find(|told| told["code"] == "task-subjects-differ").expect("a warning");
    assert!(text(&told["message"]).contains('3') && text(&told["message"]).contains('2'), "{told}");
    assert_eq!(told["severity"], "warning");
}

#[test]
fn what_a_sheet_of_tasks_cannot_mean_is_said_at_its_cells() {
    let audit = audit(&["register.csv", "plans.csv", "任务-有误.csv"], "2024-07-01", &[]).json();
    let places = |code: &str| -> Vec<String> {
        let told = list(&audit["diagnostics"]).into_iter().filter(|told| told["code"] == code);
        told.flat_map(|told| list(&told["places"])).filter(|place| text(&place["file"]).contains("任务")).map(|place| text(&place["cell"]).to_owned()).collect()
    };
    assert_eq!(places("columns-differ"), ["B3", "A3"], "not done, with a day");
    assert_eq!(places("unreadable-cell"), ["A4"], "a deadline");
    assert_eq!(places("answers-differ"), ["B5", "B6"], "two rows of the office");
    assert_eq!(places("unknown-action"), ["E7", "E8"]);
    assert_eq!(places("action-not-asked"), ["D9"], "the police answer for nothing");
    assert_eq!(places("unknown-answerer"), ["D10"]);
    assert_eq!(places("unread-column"), ["G1"]);
    let help = |code: &str| list(&audit["diagnostics"]).into_iter().find(|told| told["code"] == code).map(|told| text(&told["help"]).to_owned());
    assert!(help("unknown-answerer").is_some_and(|help| help.contains("城北办事大厅")));
    assert!(help("unknown-action").is_some_and(|help| help.contains("公布线上办理事项目录")));
    let catalogue = &actions(&audit["results"][0])["online.catalogue"];
    assert_eq!((&catalogue["verdict"], &catalogue["done"]), (&json!("unknown"), &json!(1)), "what contradicts itself is neither done nor not");
}

/// The cells, or else the sheets, of which a diagnostic of a code and severity tells.
fn cells(audit: &Value, code: &str, severity: &str) -> Vec<String> {
    let told = list(&audit["diagnostics"]).into_iter().filter(|told| told["code"] == code && told["severity"] == severity);
    told.flat_map(|told| list(&told["places"])).map(|place| text(&place["cell"]).to_owned()).collect()
}

fn told<'v>(audit: &'v Value, code: &str) -> Vec<&'v Value> {
    list(&audit["diagnostics"]).into_iter().filter(|told| told["code"] == code).collect()
}

#[test]
fn a_row_of_all_towns_is_no_towns_answer_and_costs_the_office_beside_them_nothing() {
    let audit = audit(&["register.csv", "plans.csv", "任务-合称.csv"], "2024-07-01", &[]).json();
    assert_eq!(cells(&audit, "unknown-answerer", "error"), ["C2", "C3"]);
    assert!(text(&told(&audit, "unknown-answerer")[0]["message"]).contains("各镇"));
    let actions = actions(&audit["results"][0]);
    assert_eq!((&actions["online.catalogue"]["done"], &actions["online.catalogue"]["of"]), (&json!(1), &json!(4)), "the office has published it");
    assert_eq!((&actions["online.hotline"]["verdict"], &actions["online.training"]["done"]), (&json!("unmet"), &json!(0)));
    assert!(told(&audit, "unreadable-cell").is_empty());
}

#[test]
fn a_sheet_of_tasks_without_actions_is_told_what_it_lacks() {
    let audit = audit(&["register.csv", "任务-无举措.csv"], "2024-07-01", &[]).json();
    let told = told(&audit, "no-recognisable-column");
    assert_eq!(told.len(), 1);
    assert!(text(&told[0]["message"]).contains("举措") && text(&told[0]["help"]).contains("每行一项举措"), "{}", told[0]);
}

#[test]
fn bodies_may_be_named_under_the_head_of_who_answers_where_nothing_else_names_them() {
    for file in ["各镇.csv", "无名称列.csv"] {
        let audit = audit(&["register.csv", file], "2024-07-01", &["--findings", "all"]).json();
        let bodies: Vec<&str> = list(&audit["results"][0]["bodies"]).into_iter().map(|body| text(&body["name"])).collect();
        assert_eq!(bodies, ["东镇", "西镇"], "{file}");
        let plans: Vec<&Value> = list(&audit["results"][0]["bodies"]).into_iter().flat_map(|body| list(&body["findings"])).collect();
        let verdicts: Vec<&str> = plans.into_iter().filter(|finding| finding["check"] == "guidance.plan").map(|finding| text(&finding["verdict"])).collect();
        assert_eq!(verdicts, ["met", "unmet"], "{file}");
    }
    let sites = audit(&["register.csv", "无名称列的大厅.csv"], "2024-07-01", &[]).json();
    assert_eq!(list(&sites["results"][0]["sites"]).len(), 4, "a hall is not known by the body that answers for it");
    assert_eq!(told(&sites, "no-recognisable-column").len(), 1);
}

#[test]
fn what_no_column_asks_of_bodies_is_one_complaint() {
    let of_kundulun = |file: &str| audit_of(("kundulun-2023", "fixtures/surveys/kundulun-tasks"), &[file], "2023-12-01", &[]).json();
    let audit = of_kundulun("单位.csv");
    let unasked = told(&audit, "unasked-question");
    assert!(unasked.len() == 1 && ["各街镇(", "区财政局("].iter().all(|kind| text(&unasked[0]["message"]).contains(kind)), "{unasked:?}");
    let audit = of_kundulun("各街镇.csv");
    let refused = told(&audit, "not-applicable-not-allowed");
    assert!(refused.len() == 1 && text(&refused[0]["help"]).contains("百分数"), "a share is no yes or no: {refused:?}");
}

#[test]
fn what_is_left_out_of_a_sheet_of_tasks_is_told() {
    let known = audit(&["register.csv", "plans.csv", "任务-漏填.csv"], "2024-07-01", &[]).json();
    assert_eq!(cells(&known, "task-row-without-action", "error"), ["B3"], "a total and a signature are none");
    assert_eq!(cells(&known, "unknown-answerer", "error"), ["C5", "C11", "C4"], "one name of several is unknown, and that of all towns is none's");
    assert_eq!(cells(&known, "unknown-action", "error"), ["A6"], "the task has no such action");
    assert_eq!(cells(&known, "day-after-audit", "warning"), ["E7"]);
    assert_eq!(cells(&known, "unread-column", "warning"), ["F1"], "the second column of who answers");
    let told = actions(&known["results"][0]);
    assert_eq!((&told["online.catalogue"]["done"], &told["online.catalogue"]["of"]), (&json!(2), &json!(3)), "both towns of one cell, and no new town");
    assert_eq!(told["online.training"]["done"], 0);
    let alone = audit(&["register.csv", "任务-漏填.csv"], "2024-07-01", &[]).json();
    assert_eq!(cells(&alone, "unknown-answerer", "error"), ["C2", "C11", "C4"], "names of several are no town's name");
    let later = audit(&["register.csv", "plans.csv", "任务-漏填.csv"], "2024-09-01", &[]).json();
    assert_eq!(cells(&later, "day-after-audit", "warning"), Vec::<String>::new());
}

#[test]
fn a_day_alone_that_is_the_deadline_itself_is_no_day_of_completion() {
    let audit = audit(&["register.csv", "plans.csv", "任务-只填日期.csv"], "2024-07-01", &["--findings", "all"]).json();
    assert_eq!(cells(&audit, "unreadable-cell", "error"), ["E2", "E5"]);
    let told = actions(&audit["results"][0]);
    assert_eq!((&told["online.catalogue"]["done"], &told["online.catalogue"]["unverified"]), (&json!(2), &json!(["东镇"])));
    assert_eq!((&told["online.training"]["done"], &told["online.training"]["late"]), (&json!(1), &json!(0)));
}

#[test]
fn a_sheet_of_tasks_with_two_rows_of_heads_is_not_read() {
    let audit = audit(&["register.csv", "plans.csv", "任务-两行表头.csv"], "2024-07-01", &[]).json();
    assert_eq!(cells(&audit, "layout-not-read", "error"), ["D2"]);
    assert_eq!(actions(&audit["results"][0])["online.catalogue"]["done"], 0);
}

#[test]
fn a_sheet_of_tasks_is_read_down_to_heads_in_another_order() {
    let audit = audit(&["register.csv", "plans.csv", "任务-换列序.csv"], "2024-07-01", &[]).json();
    assert_eq!(cells(&audit, "layout-not-read", "error"), ["D3"]);
    assert_eq!(actions(&audit["results"][0])["online.catalogue"]["done"], 1);
}

#[test]
fn merged_cells_of_a_sheet_of_tasks_stand_for_their_rows_and_hidden_rows_are_told() {
    let run = audit(&["合并单元格.xlsx"], "2024-07-01", &["--findings", "all"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let audit = run.json();
    let task = list(&audit["results"][0]["tasks"]).into_iter().find(|task| task["id"] == "first_halls").cloned().unwrap_or_default();
    let accepted = list(&task["actions"]).into_iter().find(|action| action["id"] == "first_halls.accepted").cloned().unwrap_or_default();
    let is = [&accepted["silent"], &accepted["verdict"], &accepted["overdue"], &accepted["unverified"]];
    assert_eq!(is, [&json!(["office"]), &json!("unknown"), &json!(false), &json!(true)], "of a body without a row nothing is known");
    let told = actions(&audit["results"][0]);
    assert_eq!((&told["online.catalogue"]["done"], &told["online.video"]["verdict"]), (&json!(1), &json!("unmet")), "both rows are 东镇's");
    assert_eq!(told["notices.posted"]["verdict"], "partial", "a hidden row counts");
    assert!(codes(&audit).contains(&"hidden-row") && !codes(&audit).contains(&"unknown-answerer"), "{:?}", codes(&audit));
}

#[test]
fn evidence_and_remarks_of_a_sheet_of_tasks_travel_to_the_workbook() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = audit(&["register.csv", "plans.csv", "任务.csv"], "2024-07-01", &["-o", folder.path().to_str().expect("UTF-8")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let bytes = std::fs::read(folder.path().join("assessment.xlsx")).expect("written");
    let book = dabiao::survey::workbook::read("assessment.xlsx", &bytes, &dabiao::survey::workbook::Limits::default()).expect("readable");
    let sheet = book.sheets.iter().find(|sheet| sheet.name == "任务").expect("a sheet");
    let rows: Vec<Vec<&str>> = sheet.rows().map(|(_, cells)| cells.iter().map(|cell| book.values[cell.value as usize].shown()).collect()).collect();
    let row = |action: &str, who: &str| rows.iter().find(|row| row.contains(&action) && row.contains(&who)).cloned().unwrap_or_default();
    let late = row("4月底前,轮训窗口人员", "西镇");
    assert!(late.contains(&"逾期完成") && late.contains(&"签到表") && !late.contains(&"否") && late.contains(&"2024-05-10"), "{late:?}");
    let overdue = row("公布线上办理事项目录", "西镇");
    assert!(overdue.contains(&"推进中") && overdue.contains(&"逾期") && overdue.contains(&"还差两个股室"), "{overdue:?}");
    assert!(row("公布线上办理事项目录", "南镇").contains(&"已过期限,待核实"));
    let page = std::fs::read_to_string(folder.path().join("index.html")).expect("written");
    assert!(
        page.contains("id=\"tasks\"") && page.contains("西镇(2024-05-10;逾期完成;佐证:签到表)"),
        "the page tells who has done it, when and with what evidence"
    );
    assert!(page.contains("逾期:</div>") || page.contains("逾期:西镇(推进中"), "and who has not");
}

#[test]
fn a_task_is_explained_and_shown() {
    let task = dabiao(["explain", STANDARD, "online", "--lang", "zh"]).run();
    assert!(task.stdout.contains("online.catalogue") && task.stdout.contains("推进线上办理"), "{}", task.stdout);
    let action = dabiao(["explain", STANDARD, "hotline", "--lang", "zh"]).run();
    for said in ["任务", "推进线上办理 (online)", "已完成", "2024-12-31", "逾期"] {
        assert!(action.stdout.contains(said), "{said} is not in:\n{}", action.stdout);
    }
    let shown = dabiao(["standards", "show", STANDARD, "--section", "tasks", "--lang", "zh"]).run();
    for said in ["first_halls.accepted", "2024-12-31", "并持续推进", "长期推进"] {
        assert!(shown.stdout.contains(said), "{said} is not in:\n{}", shown.stdout);
    }
    let json = dabiao(["standards", "show", STANDARD, "--format", "json"]).run().json();
    let halls = list(&json["tasks"]).into_iter().find(|task| task["id"] == "first_halls").cloned().unwrap_or_default();
    assert_eq!((&halls["by"], &halls["expect"], &halls["due"]), (&json!(["hall"]), &json!(3), &json!("2024-06-30")));
    let clause = list(&json["clauses"]).into_iter().find(|clause| clause["id"] == "一/2").cloned().unwrap_or_default();
    assert_eq!((&clause["disposition"], &clause["tasks"]), (&json!("task"), &json!(["online.hotline"])));
}

#[test]
fn what_is_done_without_a_day_or_on_a_day_to_come_is_said_to_be_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = audit(&["bodies.csv"], "2024-07-01", &["-o", folder.path().to_str().expect("UTF-8"), "--lang", "zh"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let cells = |file: &str, sheet: &str| -> Vec<Vec<String>> {
        let bytes = std::fs::read(folder.path().join(file)).expect("written");
        let book = dabiao::survey::workbook::read(file, &bytes, &dabiao::survey::workbook::Limits::default()).expect("readable");
        let sheet = book.sheets.iter().find(|of| of.name == sheet).expect("a sheet");
        sheet.rows().map(|(_, cells)| cells.iter().map(|cell| book.values[cell.value as usize].shown().to_owned()).collect()).collect()
    };
    let has = |row: &Vec<String>, wanted: &[&str]| wanted.iter().all(|text| row.iter().any(|cell| cell == text));
    let tasks = cells("assessment.xlsx", "任务");
    assert!(tasks.iter().any(|row| has(row, &["东镇", "公布线上办理事项目录", "已完成", "未填", "完成日期未填,是否按期不明"])), "{tasks:#?}");
    let run = audit(&["bodies.csv"], "2024-05-01", &["-o", folder.path().to_str().expect("UTF-8"), "--lang", "zh"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let rectify = cells("rectification.xlsx", "整改项");
    assert!(rectify.iter().any(|row| has(row, &["西镇", "2024-05-10(填报日期晚于截至日,未计)"])), "{rectify:#?}");
}
