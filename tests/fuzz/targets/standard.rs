//! Any text is a standard or a list of complaints, each with its line; a file that is no standard is never silent.
#![no_main]
use dabiao::diagnostic::{Severity, SourceText};
use dabiao::standard::{StandardSource, embedded_source, load};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static COMMON: LazyLock<Option<SourceText>> = LazyLock::new(|| embedded_source("kundulun-2023").and_then(|source| source.common));

fuzz_target!(|text: &str| {
    let file = SourceText { file: "standard.yaml".into(), text: text.into() };
    let loaded = load(&StandardSource { folder: "fuzz".to_owned(), files: vec![file], common: COMMON.clone() });
    assert!(loaded.standard.is_some() || loaded.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error));
});
