//! The right end: writes the files of an output folder, whole or not at all, and never over what somebody changed.
use super::input::{MANIFEST, hex};
use super::reason::system;
use super::terminal::Told;
use anyhow::{Context, bail};
use dabiao::diagnostic::Wording;
use dabiao::wording;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Schema of the list of what was written.
const SCHEMA: &str = "dabiao/outputs/v1";

/// So many filled-in files of one day stand beside one another; more are a mistake.
const MOST_BESIDE: u32 = 20;

/// What an earlier run wrote into a folder: file names with their digests.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Manifest {
    schema: String,
    files: BTreeMap<String, String>,
}

/// What is to be done with a file that exists and was changed, or is not this program's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Changed {
    /// Stop before anything is replaced.
    Refuse,
    /// Keep it, and write the new one beside it: people have filled it in.
    KeepBeside,
}

/// A folder into which results are written.
#[derive(Debug)]
pub(super) struct OutputFolder {
    folder: PathBuf,
    before: Manifest,
    force: bool,
    written: Vec<(NamedTempFile, String, String)>,
}

impl OutputFolder {
    /// Opens or makes a folder, and makes sure before any work is done that it can be written.
    pub(super) fn open(folder: &Path, force: bool) -> anyhow::Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("{}", folder.display()))?;
        NamedTempFile::new_in(folder).with_context(|| format!("{}", folder.display()))?;
        let before = match fs::read(folder.join(MANIFEST)) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_default(),
            Err(_) => Manifest::default(),
        };
        Ok(Self { folder: folder.to_owned(), before, force, written: Vec::new() })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.folder
    }

    /// The name under which a file may be written: its own, or one beside it where people changed the one that is there.
    pub(super) fn name_for(&self, name: &str, changed: Changed, day: jiff::civil::Date) -> anyhow::Result<String> {
        let path = self.folder.join(name);
        if self.force || !path.exists() || self.is_ours(name)? {
            return Ok(name.to_owned());
        }
        match changed {
            Changed::Refuse => bail!(foreign(&path)),
            Changed::KeepBeside => {
                let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
                let beside = |number: u32| if number == 1 { format!("{stem}-{day}.{ending}") } else { format!("{stem}-{day}-{number}.{ending}") };
                for name in (1..=MOST_BESIDE).map(beside) {
                    if !self.folder.join(&name).exists() || self.is_ours(&name)? {
                        return Ok(name);
                    }
                }
                bail!(foreign(&self.folder.join(beside(MOST_BESIDE))))
            }
        }
    }

    /// Writes a file to a temporary beside its place; nothing is replaced yet.
    pub(super) fn write(&mut self, name: &str, fill: impl FnOnce(&mut fs::File) -> anyhow::Result<()>) -> anyhow::Result<()> {
        let mut temporary = temporary_in(&self.folder).with_context(|| name.to_owned())?;
        fill(temporary.as_file_mut()).with_context(|| name.to_owned())?;
        temporary.as_file_mut().flush()?;
        let digest = hex(&Sha256::digest(fs::read(temporary.path())?));
        self.written.push((temporary, name.to_owned(), digest));
        Ok(())
    }

    /// Leaves the folder as it is, and takes it away where nothing is in it.
    pub(super) fn abandon(self) {
        // a folder that holds anything is not removed
        let _ = fs::remove_dir(&self.folder);
    }

    /// Makes sure that no file that is to be replaced is open in another program.
    pub(super) fn make_sure_that_none_is_open(&self) -> anyhow::Result<()> {
        for (_, name, _) in &self.written {
            let path = self.folder.join(name);
            if path.exists()
                && let Err(error) = fs::OpenOptions::new().write(true).open(&path)
            {
                let (path, Wording { zh, en }) = (path.display(), system(&error));
                bail!(Told(wording!("{path} 写不进去({zh}),请先关闭打开着它的程序", "{path} cannot be written ({en}): close the program that has it open")));
            }
        }
        Ok(())
    }

    /// Puts all files in their places and writes the list of them last.
    pub(super) fn finish(self) -> anyhow::Result<Vec<PathBuf>> {
        let Self { folder, mut before, written, .. } = self;
        let mut paths = Vec::new();
        for (temporary, name, digest) in written {
            let path = folder.join(&name);
            temporary.persist(&path).map_err(|error| error.error).with_context(|| format!("{}", path.display()))?;
            before.files.insert(name, digest);
            paths.push(path);
        }
        SCHEMA.clone_into(&mut before.schema);
        let mut list = temporary_in(&folder)?;
        serde_json::to_writer_pretty(&mut list, &before)?;
        list.write_all(b"\n")?;
        list.persist(folder.join(MANIFEST)).map_err(|error| error.error)?;
        Ok(paths)
    }

    /// Whether a file is as an earlier run wrote it.
    fn is_ours(&self, name: &str) -> anyhow::Result<bool> {
        let Some(known) = self.before.files.get(name) else { return Ok(false) };
        let path = self.folder.join(name);
        let bytes = fs::read(&path).with_context(|| format!("{}", path.display()))?;
        Ok(hex(&Sha256::digest(bytes)) == *known)
    }
}

/// Folders of results, a folder itself and those in it, that another run wrote and this one did not.
pub(super) fn left_from_before(root: &Path, written: &[PathBuf]) -> Vec<PathBuf> {
    let below = fs::read_dir(root).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut left: Vec<PathBuf> =
        std::iter::once(root.to_owned()).chain(below).filter(|folder| folder.join(MANIFEST).is_file() && !written.contains(folder)).collect();
    left.sort_unstable();
    left
}

/// A temporary file that becomes an ordinary one: others may read it as far as the system's mask lets them.
fn temporary_in(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dabiao-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn foreign(path: &Path) -> Told {
    let path = path.display();
    Told(wording!(
        "{path} 不是本工具写的,或者写出后改动过,没有替换;确要替换请加 --force",
        "{path} is not this program's, or was changed since: it is not replaced; add --force to replace it"
    ))
}
