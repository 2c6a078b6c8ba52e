//! Loads a standard: all its files, all complaints in one run, and a [`Standard`] only where there is no error.
use super::Standard;
use super::complaint::Complaints;
use super::decode::Draft;
use super::{resolve, tree, validate};
use crate::diagnostic::{Diagnostic, SourceText};
use sha2::{Digest, Sha256};

/// The files of one standard, read and not yet understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardSource {
    /// Name of its folder, which is its id; the stem of the file where it is a single one.
    pub folder: String,
    /// Its files, in the order of their names.
    pub files: Vec<SourceText>,
    /// The vocabulary that several standards share.
    pub common: Option<SourceText>,
}

/// What came of loading a standard.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The standard, where it is sound.
    pub standard: Option<Standard>,
    /// All that is to be said of it, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads, resolves and validates a standard.
pub fn load(source: &StandardSource) -> Loaded {
    let (mut draft, mut complaints) = drafted(source);
    draft.unique(&mut complaints);
    let resolved = resolve::resolve(&draft, &mut complaints);
    validate::validate(&resolved, folder(source), &mut complaints);
    let standard = if complaints.any_error() { None } else { resolved.finish(digest(source)) };
    Loaded { standard, diagnostics: complaints.into_diagnostics() }
}

/// What the files say, as far as they can be read, with the complaints about it.
pub(super) fn drafted(source: &StandardSource) -> (Draft, Complaints) {
    let mut sources = source.files.clone();
    sources.extend(source.common.clone());
    let parsed = tree::parse(&sources);
    let mut complaints = Complaints::about(sources);
    let mut draft = Draft::default();
    for (file, parsed) in parsed.into_iter().enumerate() {
        let Some(root) = parsed.told(&mut complaints) else { continue };
        if file < source.files.len() {
            draft.add(&root, &mut complaints);
        } else {
            draft.add_shared(&root, &mut complaints);
        }
    }
    (draft, complaints)
}

/// The folder whose name should be the id; a standard in a single file may be called anything.
fn folder(source: &StandardSource) -> Option<&str> {
    let single = matches!(&source.files[..], [file] if file.file.rsplit('/').next().and_then(|name| name.split('.').next()) == Some(&source.folder));
    (!single && !source.folder.is_empty()).then_some(&source.folder)
}

/// SHA-256 over the names and contents of the files, in hexadecimal; the same for a clone with other line endings.
fn digest(source: &StandardSource) -> String {
    use std::fmt::Write;
    let mut hash = Sha256::new();
    for file in source.files.iter().chain(&source.common) {
        let name = file.file.rsplit('/').next().unwrap_or_default();
        let text = file.text.replace("\r\n", "\n");
        for part in [name, &text] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
    }
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
