//! Which number formats show days, times and percents, by their fixed numbers and by the code a workbook gives them.
use crate::survey::workbook::intern::Look;
use crate::survey::workbook::number::is_percent_format;
use rustc_hash::FxHashMap;

/// The formats of all cells of a workbook.
#[derive(Default)]
pub(super) struct Formats {
    /// Whether days are counted from 1904.
    pub(super) counted_from_1904: bool,
    named: FxHashMap<u16, Shape>,
    cells: Vec<u16>,
}

#[derive(Clone, Copy)]
enum Shape {
    Number,
    Percent,
    Day,
    Elapsed,
}

impl Formats {
    /// Gives a format its code.
    pub(super) fn name(&mut self, format: u16, code: &str) {
        self.named.insert(format, shape(code));
    }

    /// Adds the next cell format by its number format.
    pub(super) fn add(&mut self, format: u16) {
        self.cells.push(format);
    }

    /// How a cell with this cell format shows its number.
    pub(super) fn look(&self, cell_format: u16) -> Look {
        let format = self.cells.get(usize::from(cell_format)).copied().unwrap_or(0);
        match self.named.get(&format).copied().unwrap_or_else(|| built_in(format)) {
            Shape::Number => Look::Plain,
            Shape::Percent => Look::Percent,
            Shape::Elapsed => Look::Elapsed,
            Shape::Day if self.counted_from_1904 => Look::Day1904,
            Shape::Day => Look::Day1900,
        }
    }
}

/// Formats that every spreadsheet program knows by number, those of Chinese dates among them.
fn built_in(format: u16) -> Shape {
    match format {
        9 | 10 => Shape::Percent,
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shape::Day,
        46 => Shape::Elapsed,
        _ => Shape::Number,
    }
}

/// What the first section of a format code shows.
fn shape(code: &str) -> Shape {
    if is_percent_format(code) {
        return Shape::Percent;
    }
    let letters = bare(code);
    let has = |wanted: &[char]| letters.contains(wanted);
    match () {
        () if letters.starts_with("general") || letters.contains("0.00e") => Shape::Number,
        () if has(&['[']) => Shape::Elapsed,
        // a time of day is the part of a day that is less than one
        () if has(&['y', 'd', 'h', 's', 'm']) => Shape::Day,
        () => Shape::Number,
    }
}

/// The first section in small letters, without what is quoted, escaped or in brackets; a bracket is kept where it counts hours, as in `[h]`.
fn bare(code: &str) -> String {
    let mut kept = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's')) {
                    kept.push('[');
                }
            }
            c => kept.push(c.to_ascii_lowercase()),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_offices() {
        for (code, expected) in [
            ("yyyy\"年\"m\"月\"d\"日\"", "day"),
            ("[$-804]yyyy/m/d;@", "day"),
            ("m\"月\"", "day"),
            ("[h]:mm", "elapsed"),
            ("h:mm AM/PM", "day"),
            ("0.0%", "percent"),
            ("General", "number"),
            ("0.00E+00", "number"),
            ("#,##0.00_);[Red]\\(#,##0.00\\)", "number"),
            ("0\"days\"", "number"),
            ("[Red]0.0", "number"),
        ] {
            let found = match shape(code) {
                Shape::Number => "number",
                Shape::Percent => "percent",
                Shape::Day => "day",
                Shape::Elapsed => "elapsed",
            };
            assert_eq!(found, expected, "{code}");
        }
    }
}
