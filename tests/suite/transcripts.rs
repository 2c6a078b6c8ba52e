//! An inspector's evening at the terminal, in Chinese and in English: every command of a session with all it says and how it ends.
//!
//! The session is data, `fixtures/transcripts/session.sh`: one command a line. What it says stands beside it as `zh.txt` and `en.txt`;
//! `DABIAO_BLESS=1` writes them anew.
use crate::support::{dabiao, fixture};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// Files of the fixtures that lie in the folder in which the session takes place.
const FILES: &[(&str, &str)] =
    &[("transcripts/survey.csv", "survey.csv"), ("transcripts/our-town/standard.yaml", "our-town/standard.yaml"), ("broken/truncated.xlsx", "broken.xlsx")];

/// What a session shows in a locale.
fn transcript(locale: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("our-town")).expect("a folder");
    for (from, to) in FILES {
        fs::copy(fixture(from), folder.path().join(to)).expect(from);
    }
    let session = fs::read_to_string(fixture("transcripts/session.sh")).expect("a session");
    let mut shown = String::new();
    for line in session.lines() {
        writeln!(shown, "$ {line}").expect("written");
        if let Some(file) = line.strip_prefix("echo >> ") {
            append(&folder.path().join(file));
            shown.push('\n');
            continue;
        }
        let (said, code) = dabiao(line.split(' ').skip(1)).env("LANG", locale).in_folder(folder.path()).watched();
        write!(shown, "{said}[{code}]\n\n").expect("written");
    }
    shown
}

/// Somebody changes a file: here by a line break at its end.
fn append(path: &Path) {
    fs::OpenOptions::new().append(true).open(path).and_then(|mut file| file.write_all(b"\n")).expect("there");
}

fn assert_shown(locale: &str, name: &str) {
    let path = fixture(&format!("transcripts/{name}"));
    let shown = transcript(locale);
    if std::env::var_os("DABIAO_BLESS").is_some() {
        fs::write(&path, &shown).expect("writable");
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    for (line, (is, was)) in shown.lines().zip(known.lines()).enumerate() {
        assert_eq!(is, was, "line {} of {name}", line + 1);
    }
    assert_eq!(shown.lines().count(), known.lines().count(), "lines of {name}");
    assert_aligned(&shown);
}

/// Every line of a table is as wide as the one above it, counted as terminals do.
fn assert_aligned(shown: &str) {
    let lines: Vec<&str> = shown.lines().collect();
    let is_table = |line: &str| line.starts_with(['┌', '│', '╞', '├', '└']);
    let pairs = lines.windows(2).filter(|pair| is_table(pair[0]) && is_table(pair[1]));
    let uneven: Vec<&[&str]> = pairs.filter(|pair| pair[0].width() != pair[1].width() && !pair[1].starts_with('┌')).collect();
    assert!(uneven.is_empty(), "{uneven:#?}");
}

#[test]
fn a_session_in_chinese() {
    assert_shown("zh_CN.UTF-8", "zh.txt");
}

#[test]
fn a_session_in_english() {
    assert_shown("C", "en.txt");
}
