//! Tells what a file is by its first bytes: names lie, whether by habit of export programs or by mistake.
use super::{Actual, ReadError};
use std::path::Path;

/// In what a workbook may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// A package of parts: xlsx, xlsm, xlsb, ods.
    Zip,
    /// An OLE file: xls, et, and packages with a password.
    Ole,
    /// Text, separated by commas or the like.
    Text,
}

const MAGIC: &[(&[u8], Actual)] = &[
    (b"%PDF", Actual::Pdf),
    (b"\xff\xd8\xff", Actual::Picture),
    (b"\x89PNG", Actual::Picture),
    (b"GIF8", Actual::Picture),
    (b"II*\0", Actual::Picture),
    (b"MM\0*", Actual::Picture),
    (b"RIFF", Actual::Picture),
    (b"{\\rtf", Actual::RichText),
    (b"Rar!", Actual::Archive),
    (b"7z\xbc\xaf", Actual::Archive),
    (b"\x1f\x8b", Actual::Archive),
    (b"MIME-Version:", Actual::WebArchive),
];

/// What `bytes` come in, or what they are instead.
pub(super) fn container(name: &str, bytes: &[u8]) -> Result<Container, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Container::Zip);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Container::Ole);
    }
    if is_bare_biff(bytes) {
        return Err(ReadError::Unsupported("Excel 2.0–4.0"));
    }
    if let Some((_, actual)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::NotASpreadsheet(*actual));
    }
    if Path::new(name).file_name().is_some_and(|file| file.to_string_lossy().starts_with("~$")) {
        return Err(ReadError::NotASpreadsheet(Actual::LockFile));
    }
    if let Some(actual) = markup(bytes) {
        return Err(ReadError::NotASpreadsheet(actual));
    }
    Ok(Container::Text)
}

/// Excel before version 5 wrote its records without a container.
fn is_bare_biff(bytes: &[u8]) -> bool {
    matches!(bytes, [0x09, 0x00 | 0x02 | 0x04, 4..=8, 0x00, ..])
}

/// HTML or XML, in any encoding that leaves ASCII letters recognisable.
fn markup(bytes: &[u8]) -> Option<Actual> {
    let start: Vec<u8> = bytes
        .iter()
        .take(4096)
        .copied()
        .filter(|byte| byte.is_ascii() && *byte != 0)
        .map(|byte| byte.to_ascii_lowercase())
        .skip_while(u8::is_ascii_whitespace)
        .collect();
    if !start.starts_with(b"<") {
        return None;
    }
    let holds = |mark: &[u8]| memchr::memmem::find(&start, mark).is_some();
    let html = [&b"<html"[..], b"<!doctype html", b"<table", b"<head", b"<meta", b"<body", b"<style", b"<tr"];
    if holds(b"urn:schemas-microsoft-com:office:spreadsheet") && holds(b"<?xml") {
        Some(Actual::XmlSpreadsheet)
    } else if html.iter().any(|mark| holds(mark)) {
        Some(Actual::Html)
    } else if start.starts_with(b"<?xml") {
        Some(Actual::Xml)
    } else {
        None
    }
}
