//! Turns the bytes of a text file into text without ever guessing a wrong character.
use super::{Actual, ReadError};
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The text of a file: by its byte order mark, else strict UTF-8, else UTF-16 by its pattern, else GB18030.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8_or_mixed(rest)?,
        [0xFF, 0xFE, rest @ ..] => wide(UTF_16LE, rest)?,
        [0xFE, 0xFF, rest @ ..] => wide(UTF_16BE, rest)?,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) if !bytes.contains(&0) => Cow::Borrowed(text),
            _ if bytes.contains(&0) => wide(wide_pattern(bytes).ok_or(BINARY)?, bytes)?,
            _ => double_byte(bytes)?,
        },
    };
    if is_binary(&text) { Err(BINARY) } else { Ok(text) }
}

const BINARY: ReadError = ReadError::NotASpreadsheet(Actual::Binary);

fn utf8_or_mixed(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| line_at(bytes, error.valid_up_to()))
}

fn wide(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<Cow<'static, str>, ReadError> {
    let decoded = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    decoded.map(|text| Cow::Owned(text.into_owned())).ok_or(BINARY)
}

/// UTF-16 without a mark has the zero bytes of its separators and digits all on one side.
fn wide_pattern(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(1 << 16)];
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match (even, odd) {
        _ if !bytes.len().is_multiple_of(2) => None,
        (0, 1..) => Some(UTF_16LE),
        (1.., 0) => Some(UTF_16BE),
        _ => None,
    }
}

/// GB18030, unless some lines are plainly UTF-8: then the file was joined from two.
fn double_byte(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let (mut utf8, mut other) = (Found::default(), Found::default());
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        match std::str::from_utf8(line) {
            // three-byte characters in a row hardly ever come out of GB18030 by chance
            Ok(text) if text.chars().any(|c| c >= '\u{800}') => utf8.note(index),
            Ok(_) => {}
            Err(_) => other.note(index),
        }
    }
    match (utf8.first, other.first) {
        (Some(first), _) if utf8.count < other.count => Err(mixed(first)),
        (Some(_), Some(first)) => Err(mixed(first)),
        _ => whole_double_byte(bytes),
    }
}

fn whole_double_byte(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if let Some(text) = GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text);
    }
    let odd = |line: &[u8]| GB18030.decode_without_bom_handling_and_without_replacement(line).is_none();
    let mut lines = bytes.split(|byte| *byte == b'\n');
    Err(lines.position(odd).map_or(BINARY, mixed))
}

#[derive(Default)]
struct Found {
    first: Option<usize>,
    count: usize,
}

impl Found {
    fn note(&mut self, line: usize) {
        self.first.get_or_insert(line);
        self.count += 1;
    }
}

fn mixed(index: usize) -> ReadError {
    ReadError::MixedEncoding { line: index as u64 + 1 }
}

fn line_at(bytes: &[u8], offset: usize) -> ReadError {
    mixed(memchr::memchr_iter(b'\n', &bytes[..offset]).count())
}

/// Text has next to no control characters; one in a hundred is far too many.
fn is_binary(text: &str) -> bool {
    let control = text.bytes().filter(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)).count();
    control * 100 > text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "编码,名称\n990801001,晓风社区\n";

    fn utf16(order: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        TEXT.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn every_encoding_an_office_saves() {
        let gb = GB18030.encode(TEXT).0.into_owned();
        let little = utf16(u16::to_le_bytes);
        let marked = [&b"\xff\xfe"[..], &little].concat();
        for bytes in [TEXT.as_bytes().to_vec(), [b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), gb, little, marked, utf16(u16::to_be_bytes)] {
            assert_eq!(decode(&bytes).as_deref(), Ok(TEXT));
        }
    }

    #[test]
    fn a_line_in_another_encoding_is_named() {
        let gb = GB18030.encode("杨柳社区\n").0.into_owned();
        let utf8 = [TEXT.as_bytes(), &gb, TEXT.as_bytes()].concat();
        assert_eq!(decode(&utf8), Err(ReadError::MixedEncoding { line: 3 }));
        let double = [&gb[..], &gb, "名称\n".as_bytes(), &gb].concat();
        assert_eq!(decode(&double), Err(ReadError::MixedEncoding { line: 3 }));
        assert_eq!(decode(b"a\nb\n\xff\xff\n"), Err(ReadError::MixedEncoding { line: 3 }));
    }

    #[test]
    fn bytes_that_are_no_text() {
        assert_eq!(decode(b"\x01\x02\x03\x04"), Err(BINARY));
        assert_eq!(decode(b"ab\0\0\0cd\0"), Err(BINARY));
    }
}
