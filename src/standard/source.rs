//! Where standards come from: the binary, or files and folders given on the command line. One of the two ends where files are read.
use super::load::StandardSource;
use crate::diagnostic::SourceText;
use include_dir::{Dir, include_dir};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use thiserror::Error;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/standards");

/// The vocabulary that standards of one folder share.
const COMMON: &str = "common.yaml";
/// No file of a standard comes near this.
const MOST_BYTES: u64 = 4 * 1024 * 1024;
/// No standard has nearly so many files, no folder so many standards.
const MOST_FILES: usize = 500;

/// What stops the files of a standard from being read.
#[derive(Debug, Error)]
pub enum SourceError {
    /// A file or folder that cannot be opened.
    #[error("{path}: {cause}")]
    Unreadable {
        /// The path as given.
        path: String,
        /// What the system says.
        cause: io::Error,
    },
    /// A file that is too large to be part of a standard.
    #[error("{path}: larger than {} MiB, which no standard is", MOST_BYTES / 1024 / 1024)]
    TooLarge {
        /// The path as given.
        path: String,
    },
    /// A file that is not text.
    #[error("{path}: not UTF-8 text")]
    NotText {
        /// The path as given.
        path: String,
    },
    /// A folder with more files than any standard has.
    #[error("{path}: more than {MOST_FILES} files, which no standard has")]
    TooMany {
        /// The path as given.
        path: String,
    },
    /// A folder that holds no standard.
    #[error("{path}: holds no standard (*.yaml)")]
    Nothing {
        /// The path as given.
        path: String,
    },
}

/// The ids of the standards in the binary, in order.
pub fn embedded_ids() -> Vec<String> {
    let mut ids: Vec<String> = EMBEDDED.dirs().filter_map(|dir| dir.path().file_name()).map(|name| name.to_string_lossy().into_owned()).collect();
    ids.sort_unstable();
    ids
}

/// The files of one standard in the binary.
pub fn embedded_source(id: &str) -> Option<StandardSource> {
    let folder = EMBEDDED.get_dir(id)?;
    let mut files: Vec<SourceText> = folder.files().filter(|file| is_yaml(file.path())).filter_map(embedded_text).collect();
    files.sort_by(|a, b| a.file.cmp(&b.file));
    Some(StandardSource { folder: id.to_owned(), files, common: embedded_common() })
}

/// All standards in the binary, sorted by id; nothing is decoded yet.
pub fn embedded() -> Vec<StandardSource> {
    embedded_ids().iter().filter_map(|id| embedded_source(id)).collect()
}

/// The standards at a path: a folder of one, a file that holds a whole one, or a folder of several.
pub fn from_path(path: &Path) -> Result<Vec<StandardSource>, SourceError> {
    let unreadable = |cause| SourceError::Unreadable { path: shown(path), cause };
    if !path.metadata().map_err(unreadable)?.is_dir() {
        let folder = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        return Ok(vec![StandardSource { folder, files: vec![read(path)?], common: common(path)? }]);
    }
    if let Some(standard) = folder(path)? {
        return Ok(vec![standard]);
    }
    let mut standards = Vec::new();
    for inner in listed(path)?.into_iter().filter(|inner| inner.is_dir()) {
        standards.extend(folder(&inner)?);
    }
    if standards.is_empty() { Err(SourceError::Nothing { path: shown(path) }) } else { Ok(standards) }
}

/// The standard whose files stand directly in a folder, if there are any.
fn folder(path: &Path) -> Result<Option<StandardSource>, SourceError> {
    let files = listed(path)?.into_iter().filter(|file| is_yaml(file) && file.is_file() && file.file_name() != Some(COMMON.as_ref()));
    let files = files.map(|file| read(&file)).collect::<Result<Vec<_>, _>>()?;
    if files.is_empty() {
        return Ok(None);
    }
    let absolute = path.canonicalize().map_err(|cause| SourceError::Unreadable { path: shown(path), cause })?;
    let folder = absolute.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // a path such as `.` does not name what stands above it
    let named = if path.parent().is_some_and(|above| above.file_name().is_some()) { path } else { &absolute };
    let common = match path.join(COMMON) {
        beside if beside.is_file() => Some(read(&beside)?),
        _ => common(named)?,
    };
    Ok(Some(StandardSource { folder, files, common }))
}

/// What a folder holds, in the order of names.
fn listed(path: &Path) -> Result<Vec<PathBuf>, SourceError> {
    let unreadable = |cause| SourceError::Unreadable { path: shown(path), cause };
    let mut all = Vec::new();
    for entry in path.read_dir().map_err(unreadable)? {
        all.push(entry.map_err(unreadable)?.path());
        if all.len() > MOST_FILES {
            return Err(SourceError::TooMany { path: shown(path) });
        }
    }
    all.sort_unstable();
    Ok(all)
}

/// The vocabulary beside a path, else the one in the binary.
fn common(path: &Path) -> Result<Option<SourceText>, SourceError> {
    match path.parent().map(|parent| parent.join(COMMON)) {
        Some(beside) if beside.is_file() => read(&beside).map(Some),
        _ => Ok(embedded_common()),
    }
}

fn embedded_common() -> Option<SourceText> {
    EMBEDDED.get_file(COMMON).and_then(embedded_text)
}

fn embedded_text(file: &include_dir::File<'_>) -> Option<SourceText> {
    let name = file.path().to_string_lossy().replace('\\', "/");
    file.contents_utf8().map(|text| SourceText { file: format!("standards/{name}").into(), text: text.into() })
}

fn read(path: &Path) -> Result<SourceText, SourceError> {
    let unreadable = |cause| SourceError::Unreadable { path: shown(path), cause };
    let mut bytes = Vec::new();
    File::open(path).map_err(unreadable)?.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(SourceError::TooLarge { path: shown(path) });
    }
    let text = String::from_utf8(bytes).map_err(|_| SourceError::NotText { path: shown(path) })?;
    Ok(SourceText { file: shown(path).into(), text: Arc::from(text) })
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// The path as given, with `/`.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
