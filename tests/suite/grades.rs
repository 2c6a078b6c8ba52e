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

/// A site by the beginning of its name.
fn site<'r>(result: &'r Value, name: &str) -> &'r Value {
    list(&result["sites"]).into_iter().find(|site| plain(&site["name"]).starts_with(name)).expect("there")
}

/// The survey with only some of its sites, or of its columns.
fn part(folder: &tempfile::TempDir, survey: &str, keep_row: impl Fn(&str) -> bool, keep_head: impl Fn(&str) -> bool) -> String {
    let text = std::fs::read_to_string(fixture(&format!("surveys/grades/{survey}.csv"))).expect("readable");
    let heads: Vec<&str> = text.lines().next().expect("heads").split(',').collect();
    let rows = text.lines().enumerate().filter(|(at, line)| *at == 0 || keep_row(line)).map(|(_, line)| {
        let cells = line.split(',').zip(&heads).filter(|(_, head)| keep_head(head)).map(|(cell, _)| cell);
        cells.collect::<Vec<_>>().join(",")
    });
    let path = folder.path().join("part.csv");
    std::fs::write(&path, rows.collect::<Vec<_>>().join("\n") + "\n").expect("writable");
    path.to_string_lossy().into_owned()
}

#[test]
fn the_conventions_take_unknown_vetoes_and_bonus_as_they_take_unknown_answers() {
    let told = |missing: &str, name: &str| {
        let result = result("halls", "sound-grades", &["--missing", missing]);
        let site = site(&result, name);
        format!("{} {}", plain(&site["score"]["headline"]), plain(&site["grade"]))
    };
    assert_eq!(told("unmet", "梅岭"), "100.0 refused");
    assert_eq!(told("exclude", "梅岭"), "100.0 -");
    assert_eq!(told("surveyed", "梅岭"), "- -");
    assert_eq!(told("unmet", "新丰"), "84.1 silver");
    assert_eq!(told("exclude", "新丰"), "84.1 silver");
    assert_eq!(told("unmet", "空谷"), "0.0 none");
    assert_eq!(told("exclude", "空谷"), "- -");
}

#[test]
fn a_gate_looks_at_the_published_number() {
    let folder = tempfile::tempdir().expect("a folder");
    let survey = part(&folder, "halls", |row| row.contains("柳河"), |_| true);
    let code = |gate: &str| dabiao(["audit", &survey, "-s", "fixtures/standards/sound-grades", "--fail-on", gate]).run().code;
    assert_eq!((code("score<60"), code("score<60.1")), (0, 1), "59.95 is published as 60.0");
}

#[test]
fn bonus_and_vetoes_without_a_column_count_as_none_and_that_is_noted() {
    let folder = tempfile::tempdir().expect("a folder");
    let recorded = ["加分-镇级表扬每次加1分", "表扬-市级表扬次数", "是否示范点", "一票否决-资料造假的取消资格", "安全事故"];
    let survey = part(&folder, "halls", |row| row.contains("青松"), |head| !recorded.contains(&head));
    let audit = dabiao(["audit", &survey, "-s", "fixtures/standards/sound-grades", "--format", "json"]).run().json();
    let site = &audit["results"][0]["sites"][0];
    assert_eq!((plain(&site["grade"]), plain(&site["complete"])), ("gold".into(), "true".into()));
    let told: Vec<String> = list(&audit["diagnostics"]).iter().map(|told| format!("{} {}", plain(&told["severity"]), plain(&told["code"]))).collect();
    assert_eq!(told, ["note unasked-question"]);
}

#[test]
fn the_summary_sheet_has_columns_for_what_the_standard_knows() {
    let heads = |survey: &str, standard: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let run = audit(survey, standard, &["--lang", "zh", "-o", folder.path().to_str().expect("UTF-8")]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let bytes = std::fs::read(folder.path().join("assessment.xlsx")).expect("written");
        let book = dabiao::survey::workbook::read("assessment.xlsx", &bytes, &dabiao::survey::workbook::Limits::default()).expect("readable");
        let sheet = book.sheets.iter().find(|sheet| sheet.name == "汇总").expect("a sheet");
        let cells: Vec<String> = sheet.cells.iter().map(|cell| book.values[cell.value as usize].shown().to_owned()).collect();
        ["加分", "否决项", "等次", "复核", "须复核", "取消资格"].into_iter().filter(|head| cells.iter().any(|cell| cell == head)).collect::<Vec<_>>()
    };
    assert_eq!(heads("halls", "sound-grades"), ["加分", "否决项", "等次", "复核", "须复核", "取消资格"]);
    assert_eq!(heads("points", "sound-bonus"), ["加分", "否决项", "等次"]);
    assert_eq!(heads("../bodies/sites", "sound-bodies"), Vec::<&str>::new());
}

#[test]
fn a_grade_a_bonus_item_and_a_veto_are_explained_by_their_ids() {
    let explained = |name: &str| dabiao(["explain", "fixtures/standards/sound-grades", name, "--lang", "zh"]).run();
    for (name, words) in [
        ("silver", &["银星", "不低于 80", "关键项没有不符合的"][..]),
        ("city", &["每次 3 分", "上限", "市级表扬次数", "按没有计"]),
        ("bonus/town", &["镇级表扬每次加1分", "表头"]),
        ("veto/fraud", &["评定为取消资格", "得分保留", "有无"]),
        ("群众服务小计低于24分的全表计零分", &["指标“群众服务”的得分 < 24", "全表计零分"]),
        ("safety", &["安全管理", "有报警器"]),
    ] {
        let run = explained(name);
        assert_eq!(run.code, 0, "{}", run.stderr);
        for words in words {
            assert!(run.stdout.contains(words), "{name}: “{words}” is not in:\n{}", run.stdout);
        }
    }
}
