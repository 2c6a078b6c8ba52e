//! Texts of xls: Unicode in one or two bytes a letter since Excel 97, bytes of a code page before.
use super::record::{Record, word};
use crate::survey::workbook::intern::Values;
use crate::survey::workbook::{Limits, Measure, ReadError};
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};

/// How a workbook writes its letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters {
    is_unicode: bool,
    codepage: &'static Encoding,
}

impl Default for Letters {
    fn default() -> Self {
        Self { is_unicode: true, codepage: GB18030 }
    }
}

impl Letters {
    /// The version of the records, from the first of them.
    pub(super) fn set_version(&mut self, version: u16) {
        self.is_unicode = !matches!(version, 0x0200..=0x0500 | 0x0007 | 0x0002);
    }

    /// The code page that old workbooks name.
    pub(super) fn set_codepage(&mut self, number: u16) {
        self.codepage = match number {
            932 => SHIFT_JIS,
            949 => EUC_KR,
            950 => BIG5,
            1252 => WINDOWS_1252,
            _ => GB18030,
        };
    }

    /// A text with its length in one byte, as names of sheets have it.
    pub(super) fn short(self, data: &[u8]) -> String {
        match data {
            [length, flags, rest @ ..] if self.is_unicode => letters(rest, usize::from(*length), flags & 1 != 0),
            [length, rest @ ..] => self.of_codepage(rest, usize::from(*length)),
            [] => String::new(),
        }
    }

    /// The code of a number format.
    pub(super) fn format_code(self, data: &[u8]) -> String {
        if self.is_unicode { self.long(&[data]) } else { self.short(data) }
    }

    /// A text with its length in two bytes, as cells have it, over the pieces of its record.
    pub(super) fn long(self, pieces: &[&[u8]]) -> String {
        let Some([l0, l1, rest @ ..]) = pieces.first() else { return String::new() };
        let length = u16::from_le_bytes([*l0, *l1]);
        if !self.is_unicode {
            return self.of_codepage(rest, usize::from(length));
        }
        let mut pen = Pen { pieces, piece: 0, at: 2 };
        let Some(flags) = pen.byte() else { return String::new() };
        // a text that is cut off is shown as far as it goes
        let mut text = String::new();
        drop(pen.write(usize::from(length), flags & 1 != 0, &mut text));
        text
    }

    fn of_codepage(self, data: &[u8], length: usize) -> String {
        self.codepage.decode_without_bom_handling(&data[..length.min(data.len())]).0.into_owned()
    }
}

/// All shared strings as values, none for an empty one.
pub(super) fn table(record: &Record<'_>, values: &mut Values, limits: &Limits) -> Result<Vec<Option<u32>>, ReadError> {
    let pieces = record.pieces();
    let mut pen = Pen { pieces: &pieces, piece: 0, at: 8 };
    let mut table = Vec::new();
    let mut text = String::new();
    while !pen.is_at_end() {
        text.clear();
        pen.shared(&mut text)?;
        table.push(if text.is_empty() { None } else { Some(values.text(&text)?) });
        limits.check(Measure::DistinctValues, table.len() as u64)?;
    }
    Ok(table)
}

/// Reads on over the pieces of a record. Letters that go on in the next piece have their width told anew.
struct Pen<'p, 's> {
    pieces: &'p [&'s [u8]],
    piece: usize,
    at: usize,
}

impl<'s> Pen<'_, 's> {
    fn is_at_end(&mut self) -> bool {
        self.rest().is_none()
    }

    /// What is left of this piece, or the next one that is not empty.
    fn rest(&mut self) -> Option<&'s [u8]> {
        loop {
            let piece = self.pieces.get(self.piece)?;
            if let Some(rest) = piece.get(self.at..).filter(|rest| !rest.is_empty()) {
                return Some(rest);
            }
            self.piece += 1;
            self.at = 0;
        }
    }

    fn byte(&mut self) -> Option<u8> {
        let byte = *self.rest()?.first()?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self, bytes: u32) -> Result<usize, ReadError> {
        let mut number = 0;
        for place in 0..bytes {
            number |= usize::from(self.byte().ok_or_else(cut_off)?) << (8 * place);
        }
        Ok(number)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), ReadError> {
        while bytes > 0 {
            let step = self.rest().ok_or_else(cut_off)?.len().min(bytes);
            self.at += step;
            bytes -= step;
        }
        Ok(())
    }

    /// One shared string, with the runs of its fonts and its readings left out.
    fn shared(&mut self, text: &mut String) -> Result<(), ReadError> {
        let length = self.number(2)?;
        let flags = self.byte().ok_or_else(cut_off)?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let extra = if flags & 4 != 0 { self.number(4)? } else { 0 };
        self.write(length, flags & 1 != 0, text)?;
        self.skip(runs * 4)?;
        self.skip(extra)
    }

    fn write(&mut self, mut length: usize, mut is_wide: bool, text: &mut String) -> Result<(), ReadError> {
        while length > 0 {
            let before = self.piece;
            let mut rest = self.rest().ok_or_else(cut_off)?;
            if self.piece != before {
                is_wide = rest[0] & 1 != 0;
                self.at = 1;
                rest = &rest[1..];
            }
            let width = if is_wide { 2 } else { 1 };
            let here = length.min(rest.len() / width);
            text.push_str(&letters(rest, here, is_wide));
            length -= here;
            self.at += here * width;
            if here == 0 {
                // half a letter at the end of a piece
                self.at += rest.len();
            }
        }
        Ok(())
    }
}

fn letters(data: &[u8], length: usize, is_wide: bool) -> String {
    if is_wide {
        let units = data.as_chunks::<2>().0.iter().take(length).map(|pair| u16::from_le_bytes(*pair));
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    } else {
        data.iter().take(length).map(|byte| char::from(*byte)).collect()
    }
}

fn cut_off() -> ReadError {
    ReadError::damaged("xls: texts")
}

/// The text of a cell that carries it itself, behind row, column and format.
pub(super) fn label(record: &Record<'_>, letters: Letters) -> Result<String, ReadError> {
    word(record.data, 6)?;
    let mut pieces = record.pieces();
    pieces[0] = &record.data[6..];
    Ok(letters.long(&pieces))
}
