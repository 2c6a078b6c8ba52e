//! Any bytes are a workbook or a refusal; a workbook is understood, whatever it says.
#![no_main]
use dabiao::standard::{Standard, embedded_source, load};
use dabiao::survey::workbook::{self, Limits};
use dabiao::survey::{InputFile, understand};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static STANDARD: LazyLock<Standard> = LazyLock::new(|| load(&embedded_source("kundulun-2023").expect("built in")).standard.expect("sound"));

fuzz_target!(|bytes: &[u8]| {
    // smaller than the defaults, so that what costs too much shows within the memory of a fuzzer
    let limits = Limits { unpacked_bytes: 8 << 20, cells: 200_000, distinct_values: 100_000, text_bytes: 4 << 20, ..Limits::default() };
    if let Ok(workbook) = workbook::read("survey", bytes, &limits) {
        let survey = understand(&[InputFile { path: "survey".into(), sha256: String::new(), workbook }], &STANDARD, None);
        assert_eq!(survey.files.len(), 1);
    }
});
