//! What the program says of standards and of itself: explain, show, completions.
use crate::support::dabiao;
use dabiao::diagnostic::Language;
use dabiao::report::{Explanation, Overview, Section};
use dabiao::standard::{CheckIx, Standard, embedded, load};

fn all() -> Vec<Standard> {
    embedded().iter().map(|source| load(source).standard.unwrap_or_else(|| panic!("{} is unsound", source.folder))).collect()
}

fn explained(arguments: &[&str]) -> String {
    let run = dabiao(["explain"].into_iter().chain(arguments.iter().copied())).run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout
}

#[test]
fn a_check_is_explained_in_chinese_and_in_english() {
    insta::assert_snapshot!("a_count_in_chinese", explained(&["kundulun-2023", "ten.phone", "--lang", "zh"]));
    insta::assert_snapshot!("a_threshold_by_tier_in_english", explained(&["kundulun-2023", "area.station@basic", "--lang", "en"]));
    insta::assert_snapshot!("a_list_in_chinese", explained(&["kundulun-2023", "center_office.kit", "--lang", "zh"]));
    insta::assert_snapshot!("an_indicator_in_english", explained(&["kundulun-2023", "ten", "--lang", "en"]));
}

#[test]
fn every_check_is_explained_whole_in_both_languages_and_in_json() {
    for standard in all() {
        for index in 0..standard.checks.len() {
            let (ix, check) = (CheckIx::at(index), &standard.checks[index]);
            for language in [Language::Chinese, Language::English] {
                let explanation = Explanation::new(&standard, None, &[ix], language);
                let mut text = Vec::new();
                explanation.write_text(10_000, &mut text).expect("memory");
                let text = String::from_utf8(text).expect("UTF-8");
                let questions = check.criterion.questions().into_iter().map(|question| standard.question(question));
                let asked = questions.flat_map(|question| [question.id.as_str(), question.label.as_str()]);
                for part in [check.id.as_str(), &check.text, standard.clause(check.clause).id.as_str()].into_iter().chain(asked) {
                    assert!(text.contains(part), "{part} is not said of {}:\n{text}", check.id);
                }
            }
        }
    }
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in ["60", "100"] {
        for arguments in
            [["explain", "kundulun-2023", "center_disclosure.contents"], ["explain", "kundulun-2023", "ten"], ["standards", "show", "kundulun-2023"]]
        {
            let run = dabiao(arguments.into_iter().chain(["--lang", "zh"])).env("COLUMNS", columns).run();
            let most = columns.parse().expect("a number");
            let is_laid_out = |line: &&str| line.starts_with([' ', '│']);
            let wide: Vec<&str> = run.stdout.lines().filter(is_laid_out).filter(|line| unicode_width::UnicodeWidthStr::width(*line) > most).collect();
            assert!(wide.is_empty(), "{arguments:?} at {columns}:\n{}", wide.join("\n"));
        }
    }
}

#[test]
fn a_mistyped_check_or_standard_gets_the_nearest_names() {
    for (arguments, words) in [
        (["kundulun-2023", "ten.fone"], "ten.phone"),
        (["kundulun-2023", "plate"], "eight.plate、ten.plate"),
        (["kundulun-2032", "ten.phone"], "did you mean kundulun-2023?"),
        (["kundulun-2023", "quite-another-thing"], "dabiao standards show kundulun-2023"),
    ] {
        let run = dabiao(["explain"].into_iter().chain(arguments)).run();
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        assert!(run.stderr.contains(words), "{}", run.stderr);
    }
}

#[test]
fn a_standard_is_shown_in_sections() {
    for standard in all() {
        let overview = Overview::new(&standard, Language::Chinese);
        let shown = |section: Section| {
            let mut text = Vec::new();
            overview.write_text(&[section], 10_000, &mut text).expect("memory");
            String::from_utf8(text).expect("UTF-8")
        };
        let said = |text: &str, part: &str| assert!(text.contains(part), "{part} is not in:\n{text}");
        standard.clauses.iter().for_each(|clause| said(&shown(Section::Clauses), clause.id.as_str()));
        standard.questions.iter().for_each(|question| said(&shown(Section::Questions), question.id.as_str()));
        standard.readings.iter().for_each(|reading| said(&shown(Section::Readings), &reading.decided));
        standard.tiers.iter().for_each(|tier| said(&shown(Section::Tiers), &tier.name));
        standard.targets.iter().for_each(|target| said(&shown(Section::Targets), target.id.as_str()));
        standard.indicators.iter().for_each(|indicator| said(&shown(Section::Indicators), indicator.id.as_str()));
    }
}

#[test]
fn a_section_that_is_asked_for_and_empty_says_so() {
    for (language, words) in [("zh", "这个标准没有档次"), ("en", "This standard has no tiers.")] {
        let run = dabiao(["standards", "show", "hengnan-2019", "--section", "tiers", "--lang", language]).run();
        assert!(run.stdout.lines().any(|line| line == words), "{}", run.stdout);
        let summary = dabiao(["standards", "show", "hengnan-2019", "--lang", language]).run();
        assert!(!summary.stdout.contains(words), "nobody asked for them:\n{}", summary.stdout);
    }
}

#[test]
fn a_thing_leads_to_the_checks_that_list_it() {
    let heads =
        |arguments: &[&str]| explained(arguments).lines().filter(|line| !line.starts_with(' ') && !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(heads(&["kundulun-2023", "打印机"]), heads(&["kundulun-2023", "center_office.kit"]));
    let both = ["office.eight", "equipment.kit"].map(|id| heads(&["hengnan-2019", id])[0].clone());
    let listed = heads(&["hengnan-2019", "打印机"]);
    assert!(both.iter().all(|head| listed.contains(head)), "{listed:?}");
}

#[test]
fn the_json_of_a_standard_accounts_for_every_clause() {
    let run = dabiao(["standards", "show", "kundulun-2023", "--format", "json"]).run();
    let json = run.json();
    assert_eq!(json["schema"], "dabiao/standard/v1");
    for part in ["questions", "checks", "aspects", "indicators", "tiers", "targets", "tasks", "clauses", "readings"] {
        assert!(json[part].is_array(), "{part}");
    }
    let clause = |id: &str| json["clauses"].as_array().expect("clauses").iter().find(|clause| clause["id"] == id).cloned().expect(id);
    assert_eq!(clause("附件/二/(三)/4")["disposition"], "checked");
    assert_eq!(clause("二/(一)/1")["disposition"], "target");
    assert!(clause("附件/二")["why"].is_string());
    assert!(clause("附件/二/(三)/4")["covers"].as_array().is_some_and(|covers| covers.iter().any(|id| id == "KDL-A2.3.4-5")));
}

#[test]
fn completions_name_the_commands_in_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = dabiao(["completions", shell, "--lang", "zh"]).run();
        assert_eq!(run.code, 0, "{}", run.stderr);
        for command in ["audit", "explain", "standards", "completions"] {
            assert!(run.stdout.contains(command), "{shell} does not complete {command}");
        }
        assert!(shell == "bash" || run.stdout.contains("核查填报表"), "{shell} does not speak Chinese");
    }
}
