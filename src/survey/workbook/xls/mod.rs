//! Reads xls and et record by record. calamine takes memory for the corners that a sheet declares or uses, a flipped bit asks for terabytes, and an allocation that fails cannot be caught; so this format is read here.
mod cells;
mod formats;
mod record;
mod strings;

use super::grid::Grid;
use super::intern::Values;
use super::limits::check_sheets;
use super::ole::Ole;
use super::{Actual, Format, Limits, Measure, ReadError, Workbook};
use cells::SheetReader;
use formats::Formats;
use record::{Records, word};
use strings::Letters;

/// Reads an OLE file if there is a workbook in it.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let ole = Ole::open(bytes)?;
    if ole.has("EncryptedPackage") {
        return Err(ReadError::Encrypted);
    }
    let Some(stream) = ole.stream("Workbook").or_else(|| ole.stream("Book")) else {
        return Err(ReadError::NotASpreadsheet(match () {
            () if ole.has("WordDocument") => Actual::Word,
            () if ole.has("PowerPoint Document") => Actual::Slides,
            () => Actual::Binary,
        }));
    };
    let stream = stream?;
    limits.check(Measure::UnpackedBytes, stream.len() as u64)?;
    let mut values = Values::new(limits);
    let globals = Globals::read(&stream, &mut values, limits)?;
    check_sheets(globals.sheets.len())?;
    let mut sheets = Vec::new();
    let mut walked = 0;
    for listed in &globals.sheets {
        let records = stream.get(listed.start..).ok_or_else(|| ReadError::damaged(&listed.name))?;
        let mut grid = Grid::new(&listed.name, listed.hidden);
        walked += SheetReader::new(&globals, &mut values, &mut grid).walk(records)?;
        // sheets may begin at one place over and over, and each is walked
        limits.check(Measure::UnpackedBytes, walked as u64)?;
        sheets.push(grid.finish());
    }
    Ok(Workbook { format: Format::Xls, sheets, values: values.into_values(), mark: None, counted_from_1904: globals.formats.counted_from_1904 })
}

/// What holds for all sheets.
struct Globals {
    letters: Letters,
    formats: Formats,
    /// The value of each shared string; none for an empty one.
    strings: Vec<Option<u32>>,
    sheets: Vec<Listed>,
}

struct Listed {
    name: String,
    start: usize,
    hidden: bool,
}

impl Globals {
    fn read(stream: &[u8], values: &mut Values, limits: &Limits) -> Result<Self, ReadError> {
        let mut globals = Self { letters: Letters::default(), formats: Formats::default(), strings: Vec::new(), sheets: Vec::new() };
        for record in Records::new(stream) {
            let record = record?;
            let data = record.data;
            match record.kind {
                0x002F => return Err(ReadError::Encrypted),
                0x0809 => globals.letters.set_version(word(data, 0)?),
                0x0042 => globals.letters.set_codepage(word(data, 0)?),
                0x0022 => globals.formats.counted_from_1904 = word(data, 0)? == 1,
                0x041E => globals.formats.name(word(data, 0)?, &globals.letters.format_code(&data[2..])),
                0x00E0 => globals.formats.add(word(data, 2)?),
                0x0085 => globals.sheets.extend(Listed::of(data, globals.letters)?),
                0x00FC => globals.strings = strings::table(&record, values, limits)?,
                0x000A => break,
                _ => {}
            }
        }
        Ok(globals)
    }
}

impl Listed {
    /// A sheet of cells; charts, macros and dialogs are none.
    fn of(data: &[u8], letters: Letters) -> Result<Option<Self>, ReadError> {
        let (low, high) = (word(data, 0)?, word(data, 2)?);
        let state = word(data, 4)?;
        let start = usize::from(low) | usize::from(high) << 16;
        let name = letters.short(data.get(6..).unwrap_or_default());
        Ok((state >> 8 == 0).then_some(Self { name, start, hidden: state & 3 != 0 }))
    }
}
