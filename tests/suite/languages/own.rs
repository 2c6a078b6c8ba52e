//! What documents and surveys say themselves, and what is left of a text without it.
use dabiao::diagnostic::Code;
use dabiao::survey::workbook::{self, Limits};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Texts that are not the program's.
#[derive(Debug, Clone)]
pub(super) struct Own {
    text: String,
    names: BTreeSet<String>,
}

impl Own {
    /// What the standards say that are built in, and the codes of diagnostics.
    pub(super) fn of_standards() -> Self {
        let mut own = Self { text: String::new(), names: BTreeSet::new() };
        own.add_yaml(&Path::new(env!("CARGO_MANIFEST_DIR")).join("standards"));
        for code in Code::ALL {
            own.add(code.as_str());
        }
        own
    }

    /// With what some files say: surveys, or folders of standards.
    pub(super) fn with(&self, paths: &[String]) -> Self {
        let mut own = self.clone();
        for path in paths {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
            own.add(&path.file_stem().unwrap_or_default().to_string_lossy());
            if path.is_dir() { own.add_yaml(&path) } else { own.add(&format!("{}\n{}", cells(&path), bytes(&path))) }
        }
        own
    }

    /// With some words more.
    pub(super) fn and(&self, words: &str) -> Self {
        let mut own = self.clone();
        own.add(words);
        own
    }

    fn add(&mut self, text: &str) {
        self.names.extend(words(text).map(str::to_owned));
        self.names.extend(text.split_whitespace().map(str::to_owned));
        self.text.push('\n');
        self.text.extend(text.chars().filter(|c| !c.is_whitespace()));
    }

    /// What stands in YAML files, and the names of their folders.
    fn add_yaml(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                self.add(&entry.file_name().expect("a name").to_string_lossy());
                self.add_yaml(&entry);
            } else {
                self.add(&bytes(&entry));
            }
        }
    }

    /// Runs of Chinese characters in a text that nobody but the program says.
    pub(super) fn strange_chinese(&self, text: &str) -> Vec<String> {
        let runs: BTreeSet<&str> = text.split(|c: char| !is_chinese(c)).filter(|run| !run.is_empty()).collect();
        runs.into_iter().filter(|run| !self.text.contains(run)).map(str::to_owned).collect()
    }

    /// Words of Latin letters in a text that nobody but the program says; names of cells and options are no words, nor is what is quoted.
    pub(super) fn strange_english(&self, text: &str) -> Vec<String> {
        let unquoted: String = text.split('“').map(|part| part.split_once('”').map_or(part, |(_, rest)| rest)).collect();
        let strange: BTreeSet<&str> = words(&unquoted).filter(|word| !self.names.contains(*word) && !is_cell(word) && !is_id(word)).collect();
        strange.into_iter().map(str::to_owned).collect()
    }
}

/// Words of Latin letters, ids and paths as one word each.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let part = |c: char| c.is_ascii_alphanumeric() || "-_./@|<".contains(c) || c == '²';
    text.split(move |c| !part(c))
        .map(|word| word.trim_matches(['.', '/', '<']).trim_start_matches(|c: char| c.is_ascii_digit()))
        .filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()))
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// The name of a cell, or of cells from one to another.
fn is_cell(word: &str) -> bool {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    (1..=3).contains(&(word.len() - digits.len())) && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

/// An id, an option, a path or a digest: no sentence has such a word.
fn is_id(word: &str) -> bool {
    word.starts_with('-') || word.contains(['.', '_', '@', '/']) || (word.len() > 40 && word.chars().all(|c| c.is_ascii_hexdigit()))
}

/// A file as text, as far as it is one.
fn bytes(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_default();
    if bytes.starts_with(b"PK") { String::new() } else { String::from_utf8_lossy(&bytes).into_owned() }
}

/// Names of the sheets of a workbook and all that stands in its cells; nothing where it cannot be read.
pub(super) fn cells(path: &Path) -> String {
    let Ok(book) = workbook::read("book", &fs::read(path).unwrap_or_default(), &Limits::default()) else { return String::new() };
    let sheets = book.sheets.iter().map(|sheet| sheet.name.clone());
    sheets.chain(book.values.iter().map(|value| value.shown().to_owned())).collect::<Vec<_>>().join("\n")
}

/// What can be read of a page.
pub(super) fn readable(page: &str) -> String {
    let body = page.split("</style>").nth(1).expect("a body").split("<script>").next().expect("a body");
    let mut text = String::new();
    for piece in body.split('<') {
        text.push(' ');
        text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The sentences of a result in JSON; its keys and words of its contract are the same in all languages.
pub(super) fn sentences(json: &serde_json::Value) -> String {
    match json {
        serde_json::Value::Array(values) => values.iter().map(sentences).collect(),
        serde_json::Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| match value {
                serde_json::Value::String(text) if ["message", "help", "observed", "expected", "text", "authored"].contains(&key.as_str()) => {
                    format!("{text}\n")
                }
                serde_json::Value::String(_) => String::new(),
                other => sentences(other),
            })
            .collect(),
        _ => String::new(),
    }
}

#[test]
fn a_word_of_the_other_language_is_found() {
    let own = Own { text: String::new(), names: BTreeSet::new() }.and("晴川便民服务站 kiosk");
    assert_eq!(own.strange_chinese("晴川便民服务站: 未达标, none"), ["未达标"]);
    assert_eq!(own.strange_english("晴川便民服务站 ▸ AB12 a.yaml --lang “quoted”:kiosk missing"), ["missing"]);
}
