//! What the sources promise of themselves: which way they may point, which folder may name which crate, how long a file is, and that no
//! word of a particular standard is in Rust. Read off the sources as the compiler reads them, and proved on planted ones.
mod gather;
mod law;
mod manifest;
mod planted;
mod resolve;
mod tokens;
mod tree;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;
use tree::{Sources, Tree};

static SOURCES: LazyLock<Sources> = LazyLock::new(|| {
    let mut sources = BTreeMap::new();
    read(&root().join("src"), "src", &mut sources);
    sources
});

static TREE: LazyLock<Tree> = LazyLock::new(|| Tree::of(&SOURCES));

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(folder: &Path, name: &str, sources: &mut Sources) {
    for entry in folder.read_dir().expect(name) {
        let entry = entry.expect(name);
        let inner = format!("{name}/{}", entry.file_name().to_str().expect("sources have names in UTF-8"));
        if entry.path().is_dir() {
            read(&entry.path(), &inner, sources);
        } else if Path::new(&inner).extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(entry.path()).expect(&inner);
            sources.insert(inner, text);
        }
    }
}

fn assert_none(law: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{law}, but:\n  {}\n", broken.join("\n  "));
}

#[test]
fn every_source_file_belongs_to_one_stage_of_one_crate() {
    assert!(TREE.modules.len() > 50, "the sources were not found: {} modules", TREE.modules.len());
    assert_none("src holds the stages, the program and nothing else", &law::strays(&TREE));
}

#[test]
fn no_stage_uses_what_stands_right_of_it() {
    assert_none(&format!("each stage uses only what stands left of it: {}", law::STAGES.join(" ← ")), &law::edges(&TREE));
}

#[test]
fn every_stage_is_seen_to_use_the_one_left_of_it() {
    let seen = law::neighbours(&TREE);
    for pair in law::STAGES.windows(2) {
        assert!(seen.contains(&(pair[1], pair[0])), "{} ← {} was not seen, so the law may be blind: {seen:?}", pair[0], pair[1]);
    }
}

#[test]
fn crates_stay_in_their_folder() {
    assert_none("a crate is named only in the folder that exists for it", &law::escapes(&TREE));
}

#[test]
fn files_environment_and_clock_are_read_at_the_two_ends_only() {
    assert_none("nothing between the ends touches a disk, a clock or the environment", &law::impurities(&TREE));
}

#[test]
fn no_word_of_a_particular_standard_is_in_rust() {
    assert_none("adding a standard is adding data", &law::words_of_standards(&TREE));
}

#[test]
fn every_source_file_opens_with_a_sentence() {
    assert_none("a file opens with a sentence that says why it exists", &law::without_sentence(&SOURCES));
}

#[test]
fn no_source_file_is_too_long_to_be_read() {
    assert_none(&format!("a file has at most {} lines", law::LONGEST), &law::too_long(&SOURCES));
}
