//! The laws prove themselves: one planted source for each way to break them, which must be found, and one for each way to keep them,
//! which must not.
mod direction;
mod places;

use super::law;
use super::tree::{Sources, Tree};

/// The tree that a library of empty stages makes with these files in it.
fn planted(files: &[(&str, &str)]) -> Tree {
    let stages = &law::STAGES[..law::STAGES.len() - 1];
    let mut sources: Sources = stages.iter().map(|stage| (format!("src/{stage}/mod.rs"), String::new())).collect();
    sources.insert("src/lib.rs".to_owned(), stages.iter().map(|stage| format!("pub mod {stage};\n")).collect::<Vec<_>>().concat());
    sources.insert("src/main.rs".to_owned(), "mod cli;".to_owned());
    sources.insert("src/cli/mod.rs".to_owned(), String::new());
    for (file, text) in files {
        let text = if *file == "src/lib.rs" { format!("{}{text}", sources["src/lib.rs"]) } else { (*text).to_owned() };
        sources.insert((*file).to_owned(), text);
    }
    Tree::of(&sources)
}
