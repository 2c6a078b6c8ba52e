//! One language at a time: whatever the program says, the other language occurs only in what the documents and the surveys say themselves.
//!
//! A text cannot be made in one language alone (`wording!`); what is swept here is what people read in the end, with everything that is
//! the standard's or the survey's own taken out.
mod own;

use crate::support::{Run, dabiao, fixture};
use own::Own;
use rayon::prelude::*;
use std::fs;
use std::path::Path;

/// Words of the program's Chinese that stand in its English: terms of the field, examples of what is written into a cell or a standard.
const ANSWERS: &str = "不适用 未检查 工作日 甲、乙 整改项 提升项 两部以上 不足 已配备 暂无 正在采购 部分符合 不齐全";
/// What has one name in all languages: formats, digests, the program itself, words of its command line.
const NAMES: &str = "xlsx xlsm xlsb xls et ods csv JSON json SHA-256 sha256 UTF-8 GB18030 UTF-16 YAML yaml PDF Excel WPS Word XML HTML E ZIP zip MiB KiB O l I dabiao DIR \
                     audit audit.json zh en zh|en WHEN STANDARD SURVEY FORMAT DATE COND KIND MISSING PATH ID all auto always never table keep unmet surveyed exclude partial unknown \
                     tier score target overdue list show check overlap standards x id m² NAME N cells file unpacked values completions explain Schema SECTION CHECK \
                     read SHELL bash elvish fish powershell zsh";

/// Words of the language of standards, which diagnostics of standards name.
const KEYS: &str = "text rule points count note covers clause for strength severity tiers when na ask due ongoing lead responsible remedy how authored award deduct bands judged \
                    floor was indicator aspect total duty must should may why is true false bottom standard title unit type number";

/// Standards and surveys of which everything is written.
const OUTPUTS: &[(&str, &str)] = &[
    ("kundulun-2023", "fixtures/surveys/kundulun/kundulun-stations.xlsx"),
    ("kundulun-2023", "fixtures/surveys/kundulun/kundulun-centers.xlsx"),
    ("kundulun-2023", "fixtures/broken/duplicate-codes.xlsx"),
    ("fixtures/standards/sound-bodies", "fixtures/surveys/bodies/bodies.csv"),
    ("fixtures/standards/sound-grades", "fixtures/surveys/grades/halls.csv"),
    ("fixtures/standards/sound-bonus", "fixtures/surveys/grades/points.csv"),
    ("fixtures/standards/sound-tasks", "fixtures/surveys/tasks/bodies.csv"),
];

/// The standard against which the traps are held.
const FEW: &str = "fixtures/standards/sound-few";

/// A standard with grades, bonus and vetoes.
const GRADED: &str = "fixtures/standards/sound-grades";

/// Standards that are held side by side.
const OVERLAPS: [&str; 3] = [
    "fixtures/overlap/counters/plain-county.yaml fixtures/overlap/counters/river-county.yaml",
    "fixtures/overlap/three/east.yaml fixtures/overlap/three/west.yaml fixtures/overlap/three/north.yaml",
    "fixtures/overlap/apart/hill.yaml fixtures/overlap/apart/lake.yaml",
];

/// A command, and what it reads beside the standards that are built in.
struct Case {
    arguments: Vec<String>,
    reads: Vec<String>,
}

fn case(command: &str, reads: &[&str]) -> Case {
    let arguments = command.split(' ').chain(reads.iter().copied()).map(str::to_owned).collect();
    Case { arguments, reads: reads.iter().map(|path| (*path).to_owned()).collect() }
}

fn below(folder: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(fixture(folder))
        .expect("a folder")
        .map(|entry| format!("fixtures/{folder}/{}", entry.expect("an entry").file_name().to_string_lossy()))
        .collect();
    names.sort_unstable();
    names
}

/// Everything that is asked of the program; a new command is one more line.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = [
        "--help",
        "audit --help",
        "check --help",
        "read --help",
        "completions --help",
        "standards --help",
        "standards list --help",
        "standards show --help",
        "standards check --help",
        "standards overlap --help",
        "standards overlap kundulun-2023",
        "standards overlap kundulun-2023 hengnan-2019",
        "adit",
        "audit",
        "audit --formt table",
        "audit x --format xml",
        "audit x --as-of 2023-13-01",
        "audit x --format",
        "audit no-such-file.xlsx",
        "standards chek",
        "standards list",
        "standards show kundulun-2023",
        "standards show no-such-standard",
        "explain --help",
        "explain kundulun-2023 ten.phone",
        "explain kundulun-2023 area.station@standard",
        "explain kundulun-2023 no.such_check",
        "standards check no-such-folder",
    ]
    .iter()
    .map(|command| case(command, &[]))
    .collect();
    cases.extend(below("standards").iter().filter(|path| *path != "fixtures/standards/common.yaml").map(|path| case("standards check", &[path])));
    let surveys = ["first/survey.csv", "kundulun/kundulun-stations.xlsx", "kundulun/kundulun-centers.xlsx", "kundulun/kundulun-pilot.xlsx"]
        .map(|name| format!("fixtures/surveys/{name}"));
    let broken = below("broken").into_iter().filter(|path| path != "fixtures/broken/expected.json");
    for survey in surveys.into_iter().chain(below("surveys/field")).chain(broken) {
        cases.push(case("audit -s kundulun-2023 --as-of 2023-12-01", &[&survey]));
    }
    for trap in below("traps").iter().filter(|path| Path::new(path).is_dir()).map(|path| path.trim_start_matches("fixtures/").to_owned()) {
        for survey in below(&trap).iter().filter(|path| path.contains("/survey")) {
            cases.push(Case { reads: vec![survey.clone(), FEW.to_owned()], ..case(&format!("check -s {FEW}"), &[survey]) });
        }
    }
    cases.push(case("read -s kundulun-2023", &["fixtures/surveys/first/survey.csv"]));
    cases.push(case("audit -s fixtures/standards/sound-bodies", &["fixtures/surveys/bodies/bodies.csv", "fixtures/standards/sound-bodies"]));
    cases.push(case("audit -s fixtures/standards/sound-grades", &["fixtures/surveys/grades/halls.csv", "fixtures/standards/sound-grades"]));
    cases.push(case("standards show", &["fixtures/standards/sound-grades"]));
    for case in OVERLAPS {
        cases.push(Case { reads: vec!["fixtures/overlap".to_owned()], ..self::case(&format!("standards overlap {case}"), &[]) });
    }
    for part in ["gold", "city", "veto/fraud", "demote"] {
        cases.push(Case { reads: vec![GRADED.to_owned()], ..case(&format!("explain {GRADED} {part}"), &[]) });
    }
    for survey in ["halls-known.csv", "任务-有误.csv"] {
        let survey = format!("fixtures/surveys/tasks/{survey}");
        cases.push(case("check -s fixtures/standards/sound-tasks", &[&survey, "fixtures/standards/sound-tasks"]));
    }
    cases.push(case("audit", &["fixtures/surveys/first/survey.csv"]));
    cases.push(case("audit -s kundulun-2023 --fail-on tier<golden", &["fixtures/surveys/first/survey.csv"]));
    cases.push(case("audit -s kundulun-2023 --kind palace", &["fixtures/surveys/first/survey.csv"]));
    cases
}

fn run(case: &Case, language: &str) -> Run {
    let arguments = case.arguments.iter().map(String::as_str).chain(["--lang", language]);
    dabiao(arguments).run()
}

/// What a run said, without the lines that quote a file, and with broken lines made whole.
fn said(run: &Run) -> String {
    let quotes = |line: &&str| {
        let numbered = line.trim_start().starts_with(|c: char| c.is_ascii_digit()) && line.contains(" │ ");
        numbered || line.trim_start().starts_with(['╭', '╰', '·'])
    };
    let all = format!("{}\n{}", run.stdout, run.stderr);
    all.lines().filter(|line| !quotes(line)).collect::<Vec<_>>().join("\n").replace("\n  │ ", "")
}

/// What is wrong with what each case says in a language.
fn wrong(language: &str, strange: impl Fn(&Case, &Own, &str) -> Vec<String> + Sync) -> Vec<String> {
    let own = Own::of_standards();
    let of_case = |case: Case| {
        let arguments = case.arguments.join(" ");
        let own = own.with(&case.reads).and(&arguments);
        strange(&case, &own, &said(&run(&case, language))).into_iter().map(|text| format!("{arguments}: {text}")).collect::<Vec<_>>()
    };
    cases().into_par_iter().flat_map_iter(of_case).collect()
}

#[test]
fn in_english_chinese_is_only_what_documents_and_surveys_say() {
    let wrong = wrong("en", |_, own, text| own.and(ANSWERS).strange_chinese(text));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn in_chinese_english_is_only_what_has_no_other_name() {
    let keys = |case: &Case| if case.arguments[0] == "standards" { KEYS } else { "" };
    let wrong = wrong("zh", |case, own, text| own.and(NAMES).and(keys(case)).strange_english(text));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The files of an output folder as people read them: cells, the page's text, the sentences of the JSON.
fn outputs(standard: &str, survey: &str, language: &str, folder: &Path) -> Vec<(String, String)> {
    let out = folder.join(language);
    let run =
        dabiao(["audit", survey, "-s", standard, "--as-of", "2023-12-01", "--findings", "all", "--lang", language, "-o", out.to_str().expect("UTF-8")]).run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = |name: &str| fs::read_to_string(out.join(name)).expect(name);
    let workbook = |name: &str| (name.to_owned(), own::cells(&out.join(name)));
    let json: serde_json::Value = serde_json::from_str(&text("audit.json")).expect("JSON");
    vec![
        workbook("assessment.xlsx"),
        workbook("rectification.xlsx"),
        ("index.html".to_owned(), own::readable(&text("index.html"))),
        ("audit.json".to_owned(), own::sentences(&json)),
    ]
}

#[test]
fn workbooks_page_and_json_are_in_one_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = Own::of_standards();
    let mut wrong = Vec::new();
    for (standard, survey) in OUTPUTS {
        let reads = own.with(&[(*survey).to_owned()]).and(survey);
        let reads = if standard.contains('/') { reads.with(&[(*standard).to_owned()]) } else { reads };
        for (name, text) in outputs(standard, survey, "en", folder.path()) {
            wrong.extend(reads.and(ANSWERS).strange_chinese(&text).into_iter().map(|text| format!("{survey} en {name}: {text}")));
        }
        for (name, text) in outputs(standard, survey, "zh", folder.path()) {
            wrong.extend(reads.and(NAMES).strange_english(&text).into_iter().map(|text| format!("{survey} zh {name}: {text}")));
        }
        for language in ["en", "zh"] {
            fs::remove_dir_all(folder.path().join(language)).expect("removed");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
