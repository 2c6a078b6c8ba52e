//! How fast an audit is beside the raw libraries that do the same reading and writing, as ratios in one run: 10,000 sites × 100 questions.
//!
//! Each measurement is a process of its own, so that its peak memory is its own; the best of five counts.
#![expect(clippy::print_stdout, reason = "a benchmark says its figures there")]
use calamine::{Reader, Xlsx};
use dabiao::assess::{Missing, assess};
use dabiao::diagnostic::{Diagnostic, Language, SourceText};
use dabiao::programme::Programme;
use dabiao::report::view::{Report, ResultView};
use dabiao::report::{self, Format};
use dabiao::standard::{Standard, StandardSource, embedded_source, load};
use dabiao::survey::workbook::{self, Limits};
use dabiao::survey::{InputFile, Survey, understand};
use rust_xlsxwriter::Workbook;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const SITES: u32 = 10_000;
const INDICATORS: u32 = 10;
const CHECKS: u32 = 10;
const RUNS: usize = 5;

/// A measurement: what is done with a survey, and the folder into which it may write.
type Work = fn(&Path, &Path);

/// What one process measures.
const MEASUREMENTS: &[(&str, Work)] = &[
    ("range", |survey, _| drop(range(survey))),
    ("audit to JSON", |survey, folder| audit_json(survey, &folder.join("audit.json"))),
    ("range, then as many cells written", |survey, folder| range_and_write(survey, &folder.join("raw.xlsx"))),
    ("audit to assessment.xlsx", |survey, folder| audit_workbook(survey, &folder.join("assessment.xlsx"))),
];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--measure") {
        let index: usize = arguments[at + 1].parse().expect("a measurement");
        return measure(MEASUREMENTS[index].1, Path::new(&arguments[at + 2]));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let survey = folder.path().join("survey.xlsx");
    generate(&survey);
    println!("{SITES} sites × {} questions, best of {RUNS}", INDICATORS * CHECKS);
    let best: Vec<(f64, f64)> = (0..MEASUREMENTS.len()).map(|index| best_of(index, &survey)).collect();
    for ((name, _), (seconds, mebibytes)) in MEASUREMENTS.iter().zip(&best) {
        println!("{name:36} {seconds:6.3} s  {mebibytes:6.0} MiB");
    }
    for (name, audit, raw) in [("JSON", 1, 0), ("workbook", 3, 2)] {
        println!("{name:10} time × {:.2}   memory × {:.2}", best[audit].0 / best[raw].0, best[audit].1 / best[raw].1);
    }
}

/// The least time and the least peak memory of several processes.
fn best_of(index: usize, survey: &Path) -> (f64, f64) {
    let mut best = (f64::MAX, f64::MAX);
    for _ in 0..RUNS {
        let output = Command::new(std::env::current_exe().expect("this program"))
            .args(["--measure", &index.to_string(), survey.to_str().expect("UTF-8")])
            .output()
            .expect("it starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let mut numbers = text.split_whitespace().map(|number| number.parse::<f64>().expect("a number"));
        let (seconds, mebibytes) = (numbers.next().expect("seconds"), numbers.next().expect("mebibytes"));
        best = (best.0.min(seconds), best.1.min(mebibytes));
    }
    best
}

fn measure(work: Work, survey: &Path) {
    let folder = tempfile::tempdir().expect("a folder");
    let start = Instant::now();
    work(survey, folder.path());
    println!("{} {}", start.elapsed().as_secs_f64(), peak_mebibytes());
}

/// Peak memory of this process, where the system tells it; zero elsewhere.
fn peak_mebibytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    line.split_whitespace().next().and_then(|kibibytes| kibibytes.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

fn range(survey: &Path) -> calamine::Range<calamine::Data> {
    let bytes = std::fs::read(survey).expect("there");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    book.worksheet_range_at(0).expect("a sheet").expect("readable")
}

fn range_and_write(survey: &Path, out: &Path) {
    let range = range(survey);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip(range.rows()) {
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                calamine::Data::Float(number) => sheet.write_number(row, column, *number).map(drop),
                calamine::Data::String(text) => sheet.write_string(row, column, text).map(drop),
                _ => Ok(()),
            }
            .expect("a cell");
        }
    }
    book.save(out).expect("written");
}

fn audit_json(survey: &Path, out: &Path) {
    let standard = standard();
    with_report(&standard, survey, |report| {
        let mut out = BufWriter::new(File::create(out).expect("a file"));
        report::render(report, Format::Json, &mut out).expect("written");
        out.flush().expect("written");
    });
}

fn audit_workbook(survey: &Path, out: &Path) {
    let standard = standard();
    with_report(&standard, survey, |report| {
        let out = BufWriter::new(File::create(out).expect("a file"));
        report::assessment(report, &report.results[0], out).expect("written");
    });
}

fn with_report(standard: &Standard, path: &Path, then: impl FnOnce(&Report<'_>)) {
    let survey = read(standard, path);
    let as_of = jiff::civil::date(2023, 12, 1);
    let assessment = assess(standard, &survey, Missing::Keep, as_of);
    let programme = Programme::new(&assessment);
    let diagnostics: Vec<&Diagnostic> = survey.diagnostics.iter().chain(&assessment.diagnostics).collect();
    let inputs = survey.files.clone();
    let results = vec![ResultView::new(&programme, Language::Chinese, false)];
    then(&Report { version: "bench", as_of, language: Language::Chinese, all_findings: false, inputs, output: None, results, diagnostics });
}

fn read(standard: &Standard, path: &Path) -> Survey {
    let bytes = std::fs::read(path).expect("there");
    let workbook = workbook::read("survey.xlsx", &bytes, &Limits::default()).expect("readable");
    drop(bytes);
    understand(&[InputFile { path: "survey.xlsx".into(), sha256: String::new(), workbook }], standard, None)
}

/// Ten indicators of ten checks: seven yes or no, two counts and an area.
fn standard() -> Standard {
    let mut text = String::from(
        "id: bench\ntitle: 基准\ndocument: {issuer: 样例, issued: 2023-01-01, jurisdiction: 样例}\nedition: 1\nsite_kinds:\n  station: {name: 便民服务站}\nremedy: {days: 30}\ntiers:\n  standard: {name: 标准, for: [station]}\nindicators:\n",
    );
    for indicator in 0..INDICATORS {
        let _ = write!(text, "  i{indicator}:\n    title: 指标{indicator}\n    clause: 一\n    for: [station]\n    tiers: [standard]\n    checks:\n");
        for check in 0..CHECKS {
            let _ = match check {
                7 | 8 => writeln!(
                    text,
                    "      c{check}: {{text: 第{indicator}组配备的设备{check}, ask: {{label: 设备{indicator}之{check}, type: count, unit: 台}}, rule: {{at_least: 1}}}}"
                ),
                9 => writeln!(
                    text,
                    "      c{check}: {{text: 第{indicator}组面积不少于50平方米, ask: {{label: 面积{indicator}之{check}, unit: m²}}, rule: {{at_least: 50}}}}"
                ),
                _ => writeln!(text, "      c{check}: {{text: 第{indicator}组要有的事项{check}, ask: {{label: 事项{indicator}之{check}}}}}"),
            };
        }
    }
    text.push_str("scoring: {points: equal, authored: 样例}\nclauses:\n  一: 要求\n");
    let file = SourceText { file: "standard.yaml".into(), text: text.into() };
    let loaded =
        load(&StandardSource { folder: "bench".to_owned(), files: vec![file], common: embedded_source("kundulun-2023").and_then(|source| source.common) });
    loaded.standard.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics.iter().map(|it| &it.message.en).collect::<Vec<_>>()))
}

/// A survey with a fixed seed: 78 % met, 14 % unmet, 5 % blank, 3 % odd spellings, about 200 distinct texts.
fn generate(path: &PathBuf) {
    let mut seed = 20_231_201_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let odd: Vec<String> = (0..60).flat_map(|n| [format!("约{}", 150 + n), format!("{}㎡", 40 + n), format!("{}台", 1 + n)]).collect();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0u16..).zip(["站点编码", "站点名称", "所属街镇"]) {
        sheet.write_string(0, column, head).expect("a cell");
    }
    for (column, slot) in (3u16..).zip(0..INDICATORS * CHECKS) {
        let (indicator, check) = (slot / CHECKS, slot % CHECKS);
        let head = match check {
            7 | 8 => format!("设备{indicator}之{check}(台)"),
            9 => format!("面积{indicator}之{check}(㎡)"),
            _ => format!("事项{indicator}之{check}"),
        };
        sheet.write_string(0, column, head).expect("a cell");
    }
    for row in 1..=SITES {
        sheet.write_string(row, 0, format!("99{row:07}")).expect("a cell");
        sheet.write_string(row, 1, format!("第{row}社区便民服务站")).expect("a cell");
        sheet.write_string(row, 2, format!("街道{}", row % 20)).expect("a cell");
        for (column, slot) in (3u16..).zip(0..INDICATORS * CHECKS) {
            let is_number = slot % CHECKS >= 7;
            match random(100) {
                0..78 if is_number => sheet.write_number(row, column, f64::from(u32::try_from(60 + random(40)).expect("small"))).map(drop),
                0..78 => sheet.write_string(row, column, ["√", "有", "是", "已配备"][usize::try_from(random(4)).expect("small")]).map(drop),
                78..92 if is_number => sheet.write_number(row, column, 0.0).map(drop),
                78..92 => sheet.write_string(row, column, ["×", "无", "否", "暂无"][usize::try_from(random(4)).expect("small")]).map(drop),
                92..97 => Ok(()),
                _ => sheet.write_string(row, column, &odd[usize::try_from(random(180)).expect("small")]).map(drop),
            }
            .expect("a cell");
        }
    }
    book.save(path).expect("written");
}
