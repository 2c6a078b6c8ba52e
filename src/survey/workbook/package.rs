//! Measures a package before anything is read from it: a few megabytes may unpack to terabytes, and readers trust what parts declare.
use super::sheet_facts::SheetFacts;
use super::{Actual, Format, Limits, Measure, ReadError, Workbook, ods, xlsb, xlsx};
use memchr::memmem;
use rustc_hash::FxHashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The archive of a package in memory.
pub(super) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// What was learnt of one part by inflating it.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// Its place in the archive.
    pub(super) index: usize,
    /// Its size when inflated.
    pub(super) size: u64,
    /// For sheets of xlsx what they say beside their cells.
    pub(super) facts: SheetFacts,
}

/// Parts that a reader may touch, by their names in small letters with `/`.
pub(super) type Parts = FxHashMap<String, Part>;

/// Reads a package, whatever it is.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| of_zip(&error))?;
    let format = format(&mut archive)?;
    let parts = measure(&mut archive, limits)?;
    match format {
        Format::Ods => ods::read(&mut archive, &parts, limits),
        Format::Xlsb => xlsb::read(bytes, &parts, limits),
        _ => xlsx::read(bytes, &mut archive, parts, limits),
    }
}

/// The whole text of a part that is known to be within the limits.
pub(super) fn text(archive: &mut Archive<'_>, part: &Part) -> Result<String, ReadError> {
    let mut text = String::new();
    let mut file = archive.by_index(part.index).map_err(|error| of_zip(&error))?;
    file.read_to_string(&mut text).map_err(ReadError::damaged)?;
    Ok(text)
}

/// What an error of the archive means for whoever passed the file.
pub(super) fn of_zip(error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => ReadError::Encrypted,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => ReadError::Unsupported("zip"),
        _ => ReadError::damaged(error),
    }
}

/// The name of a part as all programs mean it, whatever slashes and capitals they write.
pub(super) fn plain_name(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

fn format(archive: &mut Archive<'_>) -> Result<Format, ReadError> {
    let names: Vec<String> = archive.file_names().filter_map(Result::ok).map(|name| plain_name(&name)).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("[content_types].xml") {
        return match () {
            () if names.iter().any(|name| name.ends_with("workbook.bin")) => Ok(Format::Xlsb),
            () if has("word/document.xml") => Err(ReadError::NotASpreadsheet(Actual::Word)),
            () if has("ppt/presentation.xml") => Err(ReadError::NotASpreadsheet(Actual::Slides)),
            () => Ok(Format::Xlsx),
        };
    }
    if has("content.xml") && has("mimetype") {
        let mut kind = String::new();
        let mimetype = archive.by_name("mimetype").map_err(|error| of_zip(&error))?;
        mimetype.take(128).read_to_string(&mut kind).map_err(ReadError::damaged)?;
        return match kind.rsplit('.').next().unwrap_or_default().trim() {
            "spreadsheet" | "spreadsheet-template" => Ok(Format::Ods),
            "text" => Err(ReadError::NotASpreadsheet(Actual::Word)),
            "presentation" => Err(ReadError::NotASpreadsheet(Actual::Slides)),
            _ => Err(ReadError::NotASpreadsheet(Actual::Archive)),
        };
    }
    Err(ReadError::NotASpreadsheet(Actual::Archive))
}

/// Inflates every part a reader may touch, keeping none; pictures are never touched.
fn measure(archive: &mut Archive<'_>, limits: &Limits) -> Result<Parts, ReadError> {
    let mut parts = Parts::default();
    let mut total = 0;
    for index in 0..archive.len() {
        let Some(Ok(name)) = archive.name_for_index(index) else { continue };
        let name = plain_name(&name);
        let mut part = Part { index, ..Part::default() };
        if is_read(&name) {
            let file = archive.by_index(index).map_err(|error| of_zip(&error))?;
            Inflation { limits, total: &mut total, name: &name, part: &mut part }.run(file)?;
            parts.insert(name, part);
        }
    }
    Ok(parts)
}

fn is_read(name: &str) -> bool {
    matches!(extension(name), "xml" | "rels" | "bin" | "")
}

fn extension(name: &str) -> &str {
    name.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map_or("", |(_, extension)| extension)
}

/// The inflating of one part.
struct Inflation<'p> {
    limits: &'p Limits,
    total: &'p mut u64,
    name: &'p str,
    part: &'p mut Part,
}

const WINDOW: usize = 1 << 17;
/// No text and no tag of a sheet is longer; a longer one would have to be held in memory as a whole.
const LONGEST_TOKEN: usize = 8 << 20;

impl Inflation<'_> {
    fn run(self, mut file: impl Read) -> Result<(), ReadError> {
        let is_sheet = self.name.contains("worksheets/") && extension(self.name) == "xml";
        let is_xml = extension(self.name) != "bin";
        let mut promises = Promises::of(self.name);
        let mut window = vec![0; WINDOW];
        let mut held = 0;
        loop {
            let read = file.read(&mut window[held..]).map_err(ReadError::damaged)?;
            *self.total += read as u64;
            self.part.size += read as u64;
            self.limits.check(Measure::UnpackedBytes, *self.total)?;
            if is_xml && held == 0 && window[..read.min(64)].contains(&0) {
                return Err(ReadError::Unsupported("UTF-16 XML"));
            }
            held += read;
            let whole = memchr::memrchr(b'>', &window[..held]).map_or(0, |last| last + 1);
            if is_sheet {
                self.part.facts.take(&window[..whole]);
            }
            promises.take(&window[..whole]);
            if read == 0 {
                break;
            }
            // what follows the last tag waits for its rest
            let whole = if is_xml { whole } else { held };
            window.copy_within(whole..held, 0);
            held -= whole;
            if held == window.len() {
                if held >= LONGEST_TOKEN {
                    return Err(ReadError::damaged("a part is no XML"));
                }
                window.resize(held * 2, 0);
            }
        }
        self.part.facts.finish();
        promises.check(self.limits, self.part.size)
    }
}

/// What parts declare of themselves and calamine takes memory for on their word.
#[derive(Default)]
struct Promises {
    strings: bool,
    styles: bool,
    unique: u64,
    items: u64,
    formats: u64,
    longest_tag: u64,
}

impl Promises {
    fn of(name: &str) -> Self {
        let file = name.rsplit('/').next();
        Self { strings: file == Some("sharedstrings.xml"), styles: file == Some("styles.xml"), ..Self::default() }
    }

    fn take(&mut self, xml: &[u8]) {
        if self.strings {
            for found in memmem::find_iter(xml, b"uniqueCount") {
                let digits = xml[found..].iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
                let count = digits.fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
                self.unique = self.unique.max(count);
            }
            self.items += (memmem::find_iter(xml, b"si>").count() + memmem::find_iter(xml, b"si/>").count()) as u64;
        }
        if self.styles {
            self.formats += memmem::find_iter(xml, b"xf").count() as u64;
            let mut last = 0;
            for end in memchr::memchr_iter(b'>', xml) {
                self.longest_tag = self.longest_tag.max((end - last) as u64);
                last = end;
            }
        }
    }

    fn check(&self, limits: &Limits, size: u64) -> Result<(), ReadError> {
        let most = limits.distinct_values;
        if self.strings {
            limits.check(Measure::DistinctValues, self.items / 2)?;
            limits.check(Measure::TextBytes, size / 2)?;
            if self.unique > most.max(size / 4) {
                return Err(ReadError::damaged("uniqueCount"));
            }
        }
        // each cell format holds a copy of its font and its number format
        if self.styles && self.formats.saturating_mul(self.longest_tag) > limits.unpacked_bytes / 2 {
            return Err(ReadError::damaged("styles.xml"));
        }
        Ok(())
    }
}
