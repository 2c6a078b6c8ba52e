//! The left end: finds the survey files that were named, opens them, and says what was left out.
use super::reason::system;
use super::terminal::{Terminal, Told};
use clap::Args;
use dabiao::diagnostic::{Code, Diagnostic, Place, Wording};
use dabiao::survey::InputFile;
use dabiao::survey::workbook::{self, Limits, Measure};
use dabiao::wording;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// Endings of files that may be surveys; inside a folder, others are not looked at.
const ENDINGS: &[&str] = &["xlsx", "xlsm", "xlsb", "xls", "et", "ods", "csv"];
/// The file by which a folder of outputs is known.
pub(super) const MANIFEST: &str = ".dabiao.json";

/// Which surveys are read, and how much of them at most.
#[derive(Debug, Args)]
pub(super) struct SurveyArguments {
    #[arg(required = true, value_name = "SURVEY")]
    surveys: Vec<PathBuf>,
    #[arg(long = "limit", value_name = "NAME=N")]
    limits: Vec<String>,
}

/// The files of a run.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// What could be read.
    pub(super) files: Vec<InputFile>,
    /// What could not, with the reason.
    pub(super) unreadable: Vec<Diagnostic>,
    /// Paths that do not exist.
    pub(super) missing: Vec<PathBuf>,
    /// Files of folders that were passed over: lock files, hidden files, outputs of an earlier run.
    pub(super) skipped: usize,
    limits: Limits,
}

/// Opens everything that was named: files as they are, folders walked in byte order.
pub(super) fn open(arguments: &SurveyArguments) -> anyhow::Result<Inputs> {
    let mut inputs = Inputs::default();
    for text in &arguments.limits {
        let (measure, most) = limit(text)?;
        inputs.limits.allow(measure, most);
    }
    for path in &arguments.surveys {
        match fs::metadata(path) {
            Err(_) => inputs.missing.push(path.clone()),
            Ok(metadata) if metadata.is_dir() => inputs.folder(path),
            Ok(_) => inputs.file(path, false),
        }
    }
    Ok(inputs)
}

impl Inputs {
    /// Says on standard error what was passed over.
    pub(super) fn tell_skipped(&self, terminal: Terminal) {
        let skipped = self.skipped;
        if skipped > 0 {
            terminal.note(&wording!(
                "跳过 {skipped} 个文件(锁文件、隐藏文件、本工具写出的文件)",
                "{skipped} files were passed over (lock files, hidden files, files that this program wrote)"
            ));
        }
    }

    fn folder(&mut self, root: &Path) {
        let mut skipped = 0;
        let walk = WalkDir::new(root).follow_links(false).sort_by(|a, b| a.file_name().as_encoded_bytes().cmp(b.file_name().as_encoded_bytes()));
        let entries = walk.into_iter().filter_entry(|entry| {
            let is_output = entry.file_type().is_dir() && entry.path().join(MANIFEST).exists();
            let is_hidden = entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
            if is_output || is_hidden {
                skipped += if is_output { surveys_below(entry.path()) } else { usize::from(entry.file_type().is_file()) };
            }
            !is_output && !is_hidden
        });
        let found: Vec<PathBuf> = entries.filter_map(Result::ok).filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect();
        self.skipped += skipped;
        for path in found {
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$")) {
                self.skipped += 1;
            } else if may_be_survey(&path) {
                self.file(&path, true);
            }
        }
    }

    fn file(&mut self, path: &Path, in_folder: bool) {
        let shown: Arc<str> = path.to_string_lossy().replace('\\', "/").into();
        let bytes = match read(path, &self.limits) {
            Ok(bytes) => bytes,
            Err(message) => return self.unreadable.push(message.at(Place::File { file: shown })),
        };
        match workbook::read(&shown, &bytes, &self.limits) {
            Ok(workbook) if in_folder && workbook.mark.is_some() => self.skipped += 1,
            Ok(workbook) => self.files.push(InputFile { path: shown, sha256: hex(&Sha256::digest(&bytes)), workbook }),
            Err(error) => self.unreadable.push(refused(error.told()).at(Place::File { file: shown })),
        }
    }
}

/// Lower-case hexadecimal of some bytes.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A limit as it is typed: `cells=20000000`, `unpacked=1GiB`.
fn limit(text: &str) -> anyhow::Result<(Measure, u64)> {
    let parsed = text.split_once('=').and_then(|(name, amount)| Some((Measure::ALL.iter().find(|(_, known)| *known == name)?.0, amount_of(amount)?)));
    parsed.ok_or_else(|| {
        let names = Measure::ALL.iter().map(|(_, name)| *name).collect::<Vec<_>>().join("、");
        Told(wording!(
            "--limit 不认得“{text}”;写成 名称=数,名称有 {names},数可带 KiB、MiB、GiB",
            "--limit does not know “{text}”: write NAME=N, where NAME is one of {names} and N may end in KiB, MiB or GiB"
        ))
        .into()
    })
}

fn amount_of(text: &str) -> Option<u64> {
    let units = [("KiB", 10), ("MiB", 20), ("GiB", 30)];
    let (digits, shift) = units.iter().find_map(|(unit, shift)| Some((text.strip_suffix(unit)?, *shift))).unwrap_or((text, 0));
    digits.trim().parse::<u64>().ok()?.checked_mul(1 << shift)
}

fn read(path: &Path, limits: &Limits) -> Result<Vec<u8>, Box<Diagnostic>> {
    let unreadable = |error: std::io::Error| {
        let Wording { zh, en } = system(&error);
        Box::new(refused((
            wording!("文件打不开:{zh}", "the file cannot be opened: {en}"),
            wording!("如在表格软件里打开着,请先关闭;并核对权限", "close it if a spreadsheet program has it open, and check its permissions"),
        )))
    };
    let size = fs::metadata(path).map_err(unreadable)?.len();
    limits.check(Measure::FileBytes, size).map_err(|error| Box::new(refused(error.told())))?;
    fs::read(path).map_err(unreadable)
}

fn refused((message, help): (Wording, Wording)) -> Diagnostic {
    Diagnostic::new(Code::UnreadableFile, message, help)
}

fn may_be_survey(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.contains(&ending.to_string_lossy().to_lowercase().as_str()))
}

/// How many files that look like surveys an output folder holds.
fn surveys_below(folder: &Path) -> usize {
    WalkDir::new(folder)
        .follow_links(false)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file() && may_be_survey(entry.path()))
        .count()
}
