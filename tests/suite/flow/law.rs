//! The laws, each as the list of the places that break it.
use super::resolve::Touched;
use super::tree::{LIBRARY, Mention, Module, ROOTS, Sources, Tree};
use std::collections::BTreeSet;

/// The stages from left to right. Each may use itself and what stands left of it.
pub(super) const STAGES: [&str; 7] = ["diagnostic", "standard", "survey", "assess", "programme", "report", "cli"];

/// How many lines a file may have.
pub(super) const LONGEST: usize = 400;

/// The folders and files of the program; the rest of src is the library.
const PROGRAM: [&str; 2] = ["src/main.rs", "src/cli/"];

/// Crates that one folder exists for, with that folder.
const CONFINED: [(&str, &[&str]); 9] = [
    ("calamine", &["src/survey/workbook/"]),
    ("csv", &["src/survey/workbook/", "src/report/csv.rs"]),
    ("rust_xlsxwriter", &["src/report/workbook/"]),
    ("clap", &PROGRAM),
    ("clap_complete", &PROGRAM),
    ("anyhow", &PROGRAM),
    ("serde_saphyr", &["src/standard/"]),
    ("miette", &["src/report/"]),
    ("maud", &["src/report/page/"]),
];

/// Where files, the environment and the clock are read.
const ENDS: [&str; 2] = ["src/cli/", "src/standard/source.rs"];

/// What reads files, the environment or the clock.
const IMPURE: [&str; 13] = [
    "std::fs",
    "std::env",
    "std::time",
    "std::net",
    "std::process",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "jiff::Zoned",
    "jiff::Timestamp",
    "sys_locale",
    "tempfile",
    "walkdir",
];

/// Methods of a path that read the disk without naming `std::fs`.
const IMPURE_METHODS: [&str; 9] = ["exists", "try_exists", "is_file", "is_dir", "is_symlink", "read_dir", "read_link", "canonicalize", "symlink_metadata"];

/// What only the documents may say: names of lists, tiers and places.
const WORDS_OF_STANDARDS: [&str; 15] =
    ["八有", "十个一", "标杆型", "标准型", "基础型", "昆都仑", "鞍山", "衡南", "邹城", "柘城", "kundulun", "anshan", "hengnan", "zoucheng", "zhecheng"];

/// Uses of what stands further right, as `file:line from → to (the path)`.
pub(super) fn edges(tree: &Tree) -> Vec<String> {
    let rightward = uses(tree).filter(|(from, to, ..)| to > from);
    in_order(rightward.map(|(from, to, module, mention)| format!("{} {} → {} ({})", place(module, mention.line), STAGES[from], STAGES[to], written(mention))))
}

/// Which stages use which, rightly or not.
pub(super) fn neighbours(tree: &Tree) -> BTreeSet<(&'static str, &'static str)> {
    uses(tree).map(|(from, to, ..)| (STAGES[from], STAGES[to])).collect()
}

fn uses(tree: &Tree) -> impl Iterator<Item = (usize, usize, &Module, &Mention)> {
    touches(tree).filter_map(|(module, mention, touched)| {
        let Touched::Module(to) = touched else { return None };
        Some((stage(module)?, stage(&tree.modules[to])?, module, mention))
    })
}

/// Crates named outside the folder that exists for them, as `file:line crate (the path)`.
pub(super) fn escapes(tree: &Tree) -> Vec<String> {
    let rules: Vec<(&str, &[&str])> = CONFINED.to_vec();
    outsiders(tree, &rules)
}

/// Readings of files, environment and clock between the two ends.
pub(super) fn impurities(tree: &Tree) -> Vec<String> {
    // The program's entry returns std::process::ExitCode, which reads nothing.
    let ends = [&ENDS[..], &["src/main.rs"]].concat();
    let rules: Vec<(&str, &[&str])> = IMPURE.iter().map(|name| (*name, ends.as_slice())).collect();
    let mut broken = outsiders(tree, &rules);
    for module in tree.modules.iter().filter(|module| !stands_in(&module.file, &ends)) {
        let read = module.methods.iter().filter(|(_, name)| IMPURE_METHODS.contains(&name.as_str()));
        broken.extend(read.map(|(line, name)| format!("{} .{name}()", place(module, *line))));
    }
    in_order(broken)
}

/// Files and items that belong to no stage, or to both crates.
pub(super) fn strays(tree: &Tree) -> Vec<String> {
    let mut broken = tree.troubles.clone();
    for module in &tree.modules {
        let of_library = module.root == LIBRARY;
        match module.name.as_slice() {
            [first, ..] if !STAGES.contains(&first.as_str()) => broken.push(format!("{}: `{first}` is no stage", module.file)),
            [first, ..] if (first == "cli") == of_library => broken.push(format!("{}: `{first}` stands in the wrong crate", module.file)),
            _ => {}
        }
        if stands_in(&module.file, &PROGRAM) == of_library {
            broken.push(format!("{}: a file of the other crate", module.file));
        }
    }
    let root = &tree.modules[LIBRARY];
    let own = |binding: &super::tree::Binding| matches!(binding.target, super::tree::Target::Item(LIBRARY));
    let items = root.bindings.iter().filter(|(_, bindings)| bindings.iter().any(own));
    broken.extend(items.map(|(name, _)| format!("{}: `{name}` is in no stage", ROOTS[LIBRARY])));
    in_order(broken)
}

/// Identifiers and literals that only a standard may say. Comments may name an example.
pub(super) fn words_of_standards(tree: &Tree) -> Vec<String> {
    let mut broken = Vec::new();
    for module in &tree.modules {
        for (line, said) in &module.words {
            let lower = said.to_lowercase();
            let found = WORDS_OF_STANDARDS.iter().filter(|word| lower.contains(**word));
            broken.extend(found.map(|word| format!("{} {word} ({said})", place(module, *line))));
        }
    }
    in_order(broken)
}

/// Files whose first words are not a sentence of `//!`.
pub(super) fn without_sentence(sources: &Sources) -> Vec<String> {
    let opening = |text: &str| text.lines().map_while(|line| line.strip_prefix("//! ")).collect::<Vec<_>>().join(" ");
    let is_sentence = |text: &str| text.split_inclusive(['.', '。']).next().is_some_and(|first| first.ends_with(['.', '。']));
    sources.iter().filter(|(_, text)| !is_sentence(&opening(text))).map(|(file, _)| file.clone()).collect()
}

/// Files of more than [`LONGEST`] lines.
pub(super) fn too_long(sources: &Sources) -> Vec<String> {
    let lengths = sources.iter().map(|(file, text)| (file, text.lines().count()));
    lengths.filter(|(_, lines)| *lines > LONGEST).map(|(file, lines)| format!("{file}: {lines} lines")).collect()
}

fn outsiders(tree: &Tree, rules: &[(&str, &[&str])]) -> Vec<String> {
    let mut broken = Vec::new();
    for (module, mention, touched) in touches(tree) {
        let Touched::Outside(path) = touched else { continue };
        for (name, _) in rules.iter().filter(|(_, places)| !stands_in(&module.file, places)) {
            let wanted: Vec<&str> = name.split("::").collect();
            let all = wanted.iter().zip(&path).all(|(wanted, met)| wanted == met);
            // A star below `std` brings all of it in; otherwise the path must name the whole of what is confined.
            if all && (path.len() >= wanted.len() || mention.glob && !path.is_empty()) {
                broken.push(format!("{} {name} ({})", place(module, mention.line), written(mention)));
            }
        }
    }
    in_order(broken)
}

/// Everything that is touched by anything that is written.
fn touches(tree: &Tree) -> impl Iterator<Item = (&Module, &Mention, Touched)> {
    let mentions = tree.modules.iter().enumerate().flat_map(|(at, module)| module.mentions.iter().map(move |mention| (at, module, mention)));
    mentions.flat_map(|(at, module, mention)| tree.touched(at, mention).into_iter().map(move |touched| (module, mention, touched)))
}

/// The roots belong to no stage in the library, which only lists them, and to the last one in the program.
fn stage(module: &Module) -> Option<usize> {
    if module.root != LIBRARY {
        return Some(STAGES.len() - 1);
    }
    module.name.first().and_then(|name| STAGES.iter().position(|stage| stage == name))
}

fn stands_in(file: &str, places: &[&str]) -> bool {
    places.iter().any(|place| if place.ends_with('/') { file.starts_with(place) } else { file == *place })
}

fn place(module: &Module, line: usize) -> String {
    format!("{}:{line}", module.file)
}

fn written(mention: &Mention) -> String {
    let path = mention.path.join("::");
    if mention.glob { format!("{path}::*") } else { path }
}

fn in_order(broken: impl IntoIterator<Item = String>) -> Vec<String> {
    broken.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}
