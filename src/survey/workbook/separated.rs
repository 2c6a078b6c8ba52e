//! Separated text as a sheet. Rows are counted as a spreadsheet shows them: blank lines count, line breaks in quotes do not.
use super::grid::Grid;
use super::intern::Values;
use super::{Format, Limits, Measure, ReadError, Workbook, encoding};
use std::borrow::Cow;
use std::path::Path;

/// Reads separated text; its sheet is called after the file.
pub(super) fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    limits.check(Measure::UnpackedBytes, bytes.len() as u64)?;
    let text = encoding::decode(bytes)?;
    let stem = Path::new(name).file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let mut grid = Grid::new(&stem, false);
    let mut values = Values::new(limits);
    let mut fields = Fields::new(&text);
    while let Some(field) = fields.next_field() {
        if field.text.is_empty() {
            continue;
        }
        let column = u16::try_from(field.column).map_err(|_| ReadError::damaged(format!("R{}C{}", field.row, field.column)))?;
        values.count_cell()?;
        let value = values.text(&field.text)?;
        grid.put(field.row, column, value);
    }
    Ok(Workbook { format: Format::Csv, sheets: vec![grid.finish()], values: values.into_values(), mark: None, counted_from_1904: false })
}

/// One field and where it stands.
struct Field<'t> {
    row: u32,
    column: u32,
    text: Cow<'t, str>,
}

/// The fields of a text, one after the other.
struct Fields<'t> {
    text: &'t str,
    separator: u8,
    at: usize,
    row: u32,
    column: u32,
    /// Set once a quote was found to be the last: what opens after it is an ordinary character.
    no_more_quotes: bool,
    done: bool,
}

impl<'t> Fields<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, separator: separator(text), at: 0, row: 0, column: 0, no_more_quotes: false, done: text.is_empty() }
    }

    fn next_field(&mut self) -> Option<Field<'t>> {
        if self.done {
            return None;
        }
        let (row, column) = (self.row, self.column);
        let text = self.quoted().unwrap_or_else(|| Cow::Borrowed(self.bare()));
        self.step();
        Some(Field { row, column, text })
    }

    /// Characters up to the next separator or line end.
    fn bare(&mut self) -> &'t str {
        let rest = &self.text.as_bytes()[self.at..];
        let length = memchr::memchr3(self.separator, b'\n', b'\r', rest).unwrap_or(rest.len());
        let field = &self.text[self.at..self.at + length];
        self.at += length;
        field
    }

    /// A field in quotes, and whatever a careless program wrote behind them; none if the quotes never close.
    fn quoted(&mut self) -> Option<Cow<'t, str>> {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) != Some(&b'"') || self.no_more_quotes {
            return None;
        }
        let mut inside = String::new();
        let mut from = self.at + 1;
        loop {
            let Some(found) = memchr::memchr(b'"', &bytes[from..]) else {
                self.no_more_quotes = true;
                return None;
            };
            let quote = from + found;
            if bytes.get(quote + 1) == Some(&b'"') {
                inside.push_str(&self.text[from..=quote]);
                from = quote + 2;
            } else {
                let last = &self.text[from..quote];
                self.at = quote + 1;
                let behind = self.bare();
                return Some(if inside.is_empty() && behind.is_empty() { Cow::Borrowed(last) } else { Cow::Owned(inside + last + behind) });
            }
        }
    }

    /// Over the separator or the line end to the next field.
    fn step(&mut self) {
        let bytes = self.text.as_bytes();
        match bytes.get(self.at) {
            Some(byte) if *byte == self.separator => {
                self.at += 1;
                self.column += 1;
                return;
            }
            Some(b'\r') if bytes.get(self.at + 1) == Some(&b'\n') => self.at += 2,
            Some(_) => self.at += 1,
            None => {}
        }
        self.row += 1;
        self.column = 0;
        self.done = self.at >= bytes.len();
    }
}

/// Comma, tab or semicolon: whichever stands in most of the first lines, and most often there; quotes hide what is in them.
fn separator(text: &str) -> u8 {
    const CANDIDATES: [u8; 3] = [b',', b'\t', b';'];
    let mut lines = [[0_usize; 3]; 20];
    let (mut line, mut quoted) = (0, false);
    for byte in text.bytes().take(1 << 16) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => line += 1,
            _ if !quoted => {
                if let Some(which) = CANDIDATES.iter().position(|candidate| *candidate == byte) {
                    lines[line][which] += 1;
                }
            }
            _ => {}
        }
        if line == lines.len() {
            break;
        }
    }
    let weight = |which: usize| {
        let with = lines.iter().filter(|line| line[which] > 0).count();
        (with, lines.iter().map(|line| line[which]).sum::<usize>())
    };
    // of equals the last wins, so the comma comes last
    let best = (0..CANDIDATES.len()).rev().max_by_key(|which| weight(*which)).unwrap_or(0);
    CANDIDATES[best]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u32, u16, String)> {
        let book = read("a/b.c.csv", text.as_bytes(), &Limits::default()).expect("readable");
        let sheet = &book.sheets[0];
        assert_eq!(sheet.name, "b.c");
        sheet
            .rows()
            .flat_map(|(row, cells)| cells.iter().map(move |cell| (row, cell)))
            .map(|(row, cell)| (row, cell.column, book.values[cell.value as usize].shown().to_owned()))
            .collect()
    }

    fn at(row: u32, column: u16, text: &str) -> (u32, u16, String) {
        (row, column, text.to_owned())
    }

    #[test]
    fn blank_lines_count_and_breaks_in_quotes_do_not() {
        let expected = [at(0, 0, "a"), at(0, 1, "x\ny\"z"), at(3, 0, "b"), at(3, 2, "c")];
        assert_eq!(cells("a,\"x\ny\"\"z\"\n\n,,\nb,,c"), expected);
        assert_eq!(cells("a,\"x\ny\"\"z\"\r\n\r\n,,\r\nb,,c\r\n"), expected);
    }

    #[test]
    fn quotes_that_never_close_are_characters() {
        assert_eq!(cells("a,\"b\nc,\"d\"e\nf"), [at(0, 0, "a"), at(0, 1, "b\nc,d\"e"), at(1, 0, "f")]);
        assert_eq!(cells("a,\"b\nc,d"), [at(0, 0, "a"), at(0, 1, "\"b"), at(1, 0, "c"), at(1, 1, "d")]);
    }

    #[test]
    fn the_separator_that_most_lines_have() {
        assert_eq!(separator("a\tb,c\td\ne\tf\tg"), b'\t');
        assert_eq!(separator("a;b;c\n\"1,2,3,4\";5;6"), b';');
        assert_eq!(separator("a"), b',');
        assert_eq!(separator("a,b\tc"), b',');
    }
}
