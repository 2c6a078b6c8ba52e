//! What the manifest promises: every dependency in its place with a reason, and a build for Windows that needs no C compiler.
use super::{assert_none, root};
use std::process::{Command, Output};

/// Crates that call a C compiler, or look for a library that one has made.
const NEEDS_C: [&str; 6] = ["bindgen", "cc", "cmake", "nasm-rs", "pkg-config", "vcpkg"];

/// Bindings to what Windows itself brings.
const SYSTEM: [&str; 1] = ["windows-sys"];

#[test]
fn every_dependency_says_why() {
    assert_none("a comment above every dependency says why it is there", &without_reason(&manifest()));
}

#[test]
fn dependencies_stand_in_order() {
    assert_none("dependencies are sorted", &out_of_order(&manifest()));
}

#[test]
fn a_dependency_without_reason_or_out_of_order_is_found() {
    let planted = "[package]\nname = \"x\"\n\n[dependencies]\n# why\nb = \"1\"\na = \"1\"\n\n[dev-dependencies]\n# why\n\na = \"1\"\n[dependencies.c]\n";
    assert_eq!(without_reason(planted), ["Cargo.toml:7 a", "Cargo.toml:12 a", "Cargo.toml:13 [dependencies.c]"]);
    assert_eq!(out_of_order(planted), ["Cargo.toml:7 a after b"]);
}

#[test]
fn windows_needs_no_c_compiler() {
    let tree = windows_tree();
    let names: Vec<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.contains(&"calamine"), "the tree of dependencies was not found:\n{tree}");
    let broken: Vec<String> = names.iter().filter(|name| needs_c(name)).map(ToString::to_string).collect();
    assert_none("a build for Windows needs no C compiler", &broken);
}

#[test]
fn bindings_to_a_c_library_are_found_and_those_to_windows_are_not() {
    assert!(["cc", "zstd-sys", "pkg-config"].into_iter().all(needs_c));
    assert!(!["windows-sys", "windows-targets", "sys-locale", "calamine"].into_iter().any(needs_c));
}

fn needs_c(name: &str) -> bool {
    NEEDS_C.contains(&name) || name.ends_with("-sys") && !SYSTEM.contains(&name)
}

/// The crates of a build for Windows, one a line. The crates for Windows may not be here yet: then they are fetched.
fn windows_tree() -> String {
    let offline = cargo_tree(&["--offline"]);
    let output = if offline.status.success() { offline } else { cargo_tree(&[]) };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("cargo speaks UTF-8")
}

fn cargo_tree(more: &[&str]) -> Output {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["tree", "--locked", "--target", "x86_64-pc-windows-msvc", "-e", "normal,build", "--prefix", "none", "-f", "{p}"];
    Command::new(cargo).args(arguments).args(more).current_dir(root()).output().expect("cargo starts")
}

fn manifest() -> String {
    std::fs::read_to_string(root().join("Cargo.toml")).expect("the manifest is there")
}

/// A dependency of the manifest, with the line above it.
struct Dependency<'m> {
    table: &'m str,
    line: usize,
    name: &'m str,
    above: &'m str,
}

fn dependencies(manifest: &str) -> Vec<Dependency<'_>> {
    let mut found = Vec::new();
    let (mut table, mut above) = ("", "");
    for (line, text) in (1..).zip(manifest.lines()) {
        if text.starts_with('[') {
            table = text;
        }
        let of_dependencies = table.ends_with("dependencies]");
        let name = match text.split_once('=') {
            // A table of its own hides a dependency from the list.
            _ if text.contains("dependencies.") && text.starts_with('[') => Some(text),
            Some((name, _)) if of_dependencies && text.starts_with(|first: char| first.is_ascii_alphabetic()) => Some(name.trim()),
            _ => None,
        };
        found.extend(name.map(|name| Dependency { table, line, name, above }));
        above = text;
    }
    found
}

fn without_reason(manifest: &str) -> Vec<String> {
    let silent = dependencies(manifest).into_iter().filter(|dependency| !dependency.above.starts_with("# "));
    silent.map(|dependency| format!("Cargo.toml:{} {}", dependency.line, dependency.name)).collect()
}

fn out_of_order(manifest: &str) -> Vec<String> {
    let dependencies = dependencies(manifest);
    let pairs = dependencies.windows(2).filter(|pair| pair[0].table == pair[1].table);
    let wrong = pairs.filter(|pair| pair[0].name > pair[1].name);
    wrong.map(|pair| format!("Cargo.toml:{} {} after {}", pair[1].line, pair[1].name, pair[0].name)).collect()
}
