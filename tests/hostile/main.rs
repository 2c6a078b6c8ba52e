//! Two thousand spoilt files, each read, understood, assessed and written: no panic, no abort, no hang, within ten seconds and 512 MiB.
//!
//! A program of its own, so that the peak memory it reads off the system is that of these files and of nothing else.
mod mutation;

use dabiao::assess::{Missing, assess};
use dabiao::diagnostic::{Diagnostic, Language};
use dabiao::programme::Programme;
use dabiao::report::view::{Report, ResultView};
use dabiao::report::{self, Format};
use dabiao::standard::{Standard, embedded_source, load};
use dabiao::survey::workbook::{self, Limits};
use dabiao::survey::{InputFile, understand};
use mutation::{Dice, Mutation, spoilt};
use rayon::prelude::*;
use std::path::Path;
use std::time::{Duration, Instant};

const FILES: &[&str] = &[
    "kundulun-stations.xlsx",
    "kundulun-centers.xlsx",
    "kundulun-stations.xls",
    "kundulun-stations.ods",
    "kundulun-stations-utf8.csv",
    "kundulun-stations-gb18030.csv",
];
/// So many rounds of each mutation of each file; rounds × mutations × files is a little over two thousand.
const ROUNDS: u64 = 67;
const MOST_SECONDS: Duration = Duration::from_secs(10);
const MOST_MEBIBYTES: u64 = 512;

/// What became of one spoilt file.
struct End {
    name: String,
    took: Duration,
    refused: bool,
}

#[test]
fn two_thousand_spoilt_files_end_within_ten_seconds_and_512_mebibytes() {
    let standard = load(&embedded_source("kundulun-2023").expect("built in")).standard.expect("sound");
    let whole: Vec<(&str, Vec<u8>)> = FILES.iter().map(|name| (*name, fixture(name))).collect();
    let cases: Vec<(usize, Mutation, u64)> =
        (0..ROUNDS).flat_map(|round| (0..FILES.len()).flat_map(move |file| Mutation::ALL.iter().map(move |mutation| (file, *mutation, round)))).collect();
    let end = |(file, mutation, round): &(usize, Mutation, u64)| {
        let (name, bytes) = &whole[*file];
        let seed = round * 1000 + (*file as u64) * 10 + *mutation as u64;
        // every other round spoils a part inside its package, where the file has any
        let spoilt = spoilt(bytes, *mutation, round % 2 == 1, &mut Dice::new(seed));
        let begun = Instant::now();
        let refused = !audited(&standard, name, &spoilt);
        End { name: format!("{name} {mutation:?} {round}"), took: begun.elapsed(), refused }
    };
    let mut ends: Vec<End> = cases.par_iter().map(end).collect();
    // beside the others a file also waits for them: what took too long is timed again alone
    for (at, case) in cases.iter().enumerate().filter(|(at, _)| ends[*at].took >= MOST_SECONDS).collect::<Vec<_>>() {
        ends[at] = end(case);
    }
    let slowest = ends.iter().max_by_key(|end| end.took).expect("some");
    let refused = ends.iter().filter(|end| end.refused).count();
    println!(
        "{} spoilt files: {refused} refused, {} read; slowest {:?} ({}); peak {} MiB",
        ends.len(),
        ends.len() - refused,
        slowest.took,
        slowest.name,
        peak_mebibytes()
    );
    assert!(ends.len() >= 2000);
    assert!(refused > 100 && refused < ends.len() - 100, "the mutations spoil nothing, or everything");
    assert!(slowest.took < MOST_SECONDS, "{}: {:?}", slowest.name, slowest.took);
    assert!(peak_mebibytes() < MOST_MEBIBYTES, "peak {} MiB", peak_mebibytes());
}

/// Carries a file through the whole program; whether it could be read. A refusal says why in both languages.
fn audited(standard: &Standard, name: &str, bytes: &[u8]) -> bool {
    let workbook = match workbook::read(name, bytes, &Limits::default()) {
        Ok(workbook) => workbook,
        Err(error) => {
            let (message, help) = error.told();
            assert!([message.zh, message.en, help.zh, help.en].iter().all(|text| !text.is_empty()), "{error}");
            return false;
        }
    };
    let survey = understand(&[InputFile { path: name.into(), sha256: String::new(), workbook }], standard, None);
    let as_of = jiff::civil::date(2023, 12, 1);
    let assessment = assess(standard, &survey, Missing::Keep, as_of);
    let programme = Programme::new(&assessment);
    let diagnostics: Vec<&Diagnostic> = survey.diagnostics.iter().chain(&assessment.diagnostics).collect();
    let inputs = survey.files.clone();
    let results = vec![ResultView::new(&programme, Language::Chinese, true)];
    let report = Report { version: "test", as_of, language: Language::Chinese, all_findings: true, inputs, output: None, results, diagnostics };
    report::render(&report, Format::Json, &mut std::io::sink()).expect("written");
    true
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/surveys/kundulun").join(name)).expect(name)
}

/// Peak memory of this process, where the system tells it; zero elsewhere.
fn peak_mebibytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    line.split_whitespace().next().and_then(|kibibytes| kibibytes.parse::<u64>().ok()).unwrap_or(0) / 1024
}
