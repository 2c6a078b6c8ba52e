//! Planted crates, readings, words and files where they do not belong, and where they do.
use super::super::law;
use super::planted;

/// What escapes its folder when the stage assess consists of this source.
fn in_assess(source: &str) -> Vec<String> {
    law::escapes(&planted(&[("src/assess/mod.rs", source)]))
}

/// What reads files, environment or clock when the stage assess consists of this source.
fn read_in_assess(source: &str) -> Vec<String> {
    law::impurities(&planted(&[("src/assess/mod.rs", source)]))
}

#[test]
fn every_confined_crate_is_found_outside_its_folder() {
    for name in ["calamine", "csv", "rust_xlsxwriter", "clap", "anyhow", "serde_saphyr", "miette"] {
        assert_eq!(in_assess(&format!("use {name}::Any;")), [format!("src/assess/mod.rs:1 {name} ({name}::Any)")]);
    }
}

#[test]
fn a_crate_is_found_however_it_is_named() {
    for source in [
        "use calamine;",
        "use ::calamine::{self as sheets};",
        "extern crate calamine as sheets;",
        "use calamine::*;",
        "use calamine as sheets; fn f(_: sheets::Data) {}",
        "fn f(_: calamine::Data) {}",
        "fn f() { println!(\"{}\", calamine::Data::Empty) }",
        "#[derive(calamine::Any)] struct S;",
        "fn f() { calamine::open!() }",
    ] {
        let found = in_assess(source);
        assert!(!found.is_empty() && found.iter().all(|place| place.starts_with("src/assess/mod.rs:1 calamine")), "{source}: {found:?}");
    }
}

#[test]
fn a_crate_that_is_re_exported_from_its_folder_is_found_where_it_is_used() {
    let files = [
        ("src/survey/mod.rs", "pub mod workbook;"),
        ("src/survey/workbook/mod.rs", "pub use calamine::Data as Cell; use calamine::Xlsx; pub struct Grid;"),
        ("src/assess/mod.rs", "use crate::survey::workbook::Cell;"),
        ("src/report/mod.rs", "use crate::survey::workbook::*;"),
    ];
    let places = ["src/assess/mod.rs:1 calamine (crate::survey::workbook::Cell)", "src/report/mod.rs:1 calamine (crate::survey::workbook::*)"];
    assert_eq!(law::escapes(&planted(&files)), places);
}

#[test]
fn a_crate_in_its_folder_and_a_module_of_its_name_are_lawful() {
    let tree = planted(&[
        ("src/survey/mod.rs", "mod workbook; mod csv; fn f() { csv::read(); let csv = csv::Row; println!(\"calamine::Data {}\", csv); }"),
        ("src/survey/csv.rs", "pub struct Row; pub fn read() {}"),
        ("src/survey/workbook/mod.rs", "mod deep; use calamine::Data;"),
        ("src/survey/workbook/deep.rs", "use super::*; use csv::Reader;"),
        ("src/report/mod.rs", "mod workbook; use miette::Severity;"),
        ("src/report/workbook.rs", ""),
        ("src/main.rs", "mod cli; fn main() -> anyhow::Result<()> { cli::main() }"),
        ("src/cli/mod.rs", "use clap::{self, Parser};"),
        ("src/standard/mod.rs", "use serde_saphyr::Spanned;"),
    ]);
    assert_eq!(law::escapes(&tree), [""; 0]);
}

#[test]
fn a_reading_of_files_environment_or_clock_is_found() {
    for (source, found) in [
        ("use std::fs;", "std::fs (std::fs)"),
        ("use std::{fmt, fs::File};", "std::fs (std::fs::File)"),
        ("use std as s; fn f() { s::env::var(\"HOME\"); }", "std::env (s::env::var)"),
        ("use std::*;", "std::env (std::*)"),
        ("fn f() { ::std::time::Instant::now(); }", "std::time (::std::time::Instant::now)"),
        ("use jiff::{civil::Date, Zoned};", "jiff::Zoned (jiff::Zoned)"),
        ("use std::io::{self, Read}; fn f() { io::stdin(); }", "std::io::stdin (io::stdin)"),
        ("fn f(path: &Path) -> bool { path.exists() }", ".exists()"),
        ("fn f(path: &Path) { assert!(path.is_dir()) }", ".is_dir()"),
    ] {
        assert_eq!(read_in_assess(source).first(), Some(&format!("src/assess/mod.rs:1 {found}")), "{source}");
    }
}

#[test]
fn a_reading_at_one_of_the_two_ends_is_lawful() {
    let lawful = "use std::{env, fs, time}; fn f() { jiff::Zoned::now(); fs::read(\"x\"); path.exists(); }";
    let files = [("src/cli/mod.rs", lawful), ("src/standard/mod.rs", "mod source;"), ("src/standard/source.rs", lawful)];
    assert_eq!(law::impurities(&planted(&files)), [""; 0]);
    assert_eq!(read_in_assess("use std::fmt; use std::io::Read; use jiff::civil::Date; fn f(day: Date) { day.year(); }"), [""; 0]);
}

#[test]
fn a_word_of_a_standard_is_found_in_literals_and_names_and_not_in_comments_or_tests() {
    let said = "/// Such as 八有 of kundulun.\nconst A: &str = \"共八有项\"; // 鞍山\nfn of_Anshan() { format!(\"\\u{6807}杆型\"); }\n\
        const B: &[u8] = b\"KUNDULUN-2023\";\n#[cfg(test)]\nmod tests { const C: &str = \"邹城\"; }\nconst FINE: &str = \"标准 八项\";\n\
        names! { /// Such as anshan.\n A #[doc = \"鞍山\"] }";
    let found = [
        "src/assess/mod.rs:2 八有 (共八有项)",
        "src/assess/mod.rs:3 anshan (of_Anshan)",
        "src/assess/mod.rs:3 标杆型 (标杆型)",
        "src/assess/mod.rs:4 kundulun (KUNDULUN-2023)",
    ];
    assert_eq!(law::words_of_standards(&planted(&[("src/assess/mod.rs", said)])), found);
    assert_eq!(law::words_of_standards(&planted(&[("src/assess/mod.rs", "mod hengnan;"), ("src/assess/hengnan.rs", "")])).len(), 1);
}

#[test]
fn a_file_without_place_is_found() {
    let strays = |file, text| law::strays(&planted(&[("src/assess/stray.rs", ""), (file, text)]));
    assert_eq!(strays("src/assess/mod.rs", "mod stray;"), [""; 0]);
    assert_eq!(strays("src/assess/mod.rs", ""), ["src/assess/stray.rs: no `mod` line leads here"]);
    assert_eq!(strays("src/assess/mod.rs", "mod stray; mod gone;"), ["src/assess/gone.rs: a `mod` line leads here, but there is no such file"]);
    assert_eq!(strays("src/assess/mod.rs", "mod stray; #[path = \"x.rs\"] mod y { }"), ["src/assess/mod.rs:1 `#[path]` hides where the code lives"]);
    assert_eq!(strays("src/assess/mod.rs", "mod stray; include!(\"x.rs\");"), ["src/assess/mod.rs:1 `include!` hides where the code lives"]);
}

#[test]
fn a_stage_in_the_wrong_crate_and_a_folder_that_is_no_stage_are_found() {
    let found = law::strays(&planted(&[("src/main.rs", "mod cli; mod report;")]));
    let twice = ["`report` stands in the wrong crate", "a file of the other crate", "two `mod` lines lead here"];
    assert_eq!(found, twice.map(|what| format!("src/report/mod.rs: {what}")));
    let found = law::strays(&planted(&[("src/lib.rs", "mod utils; fn helper() {}"), ("src/utils.rs", "")]));
    assert_eq!(found, ["src/lib.rs: `helper` is in no stage", "src/utils.rs: `utils` is no stage"]);
    let found = law::strays(&planted(&[("src/main.rs", ""), ("src/lib.rs", "mod cli;")]));
    assert_eq!(found, ["src/cli/mod.rs: `cli` stands in the wrong crate", "src/cli/mod.rs: a file of the other crate"]);
}

#[test]
fn a_file_that_opens_with_code_or_is_too_long_is_found() {
    let lines = |count| "x\n".repeat(count);
    let sources = [("a", "//! Says why.\nuse x;".to_owned()), ("b", "use x;\n//! Late.".to_owned()), ("c", "//! No sentence".to_owned())];
    let sources = sources.map(|(file, text)| (file.to_owned(), text)).into();
    assert_eq!(law::without_sentence(&sources), ["b", "c"]);
    let sources = [("a".to_owned(), lines(law::LONGEST)), ("b".to_owned(), lines(law::LONGEST + 1))].into();
    assert_eq!(law::too_long(&sources), ["b: 401 lines"]);
}
