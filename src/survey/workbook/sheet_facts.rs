//! Finds hidden rows, hidden columns and merged blocks while a sheet is inflated to be measured: parsing it once more would cost as much as reading it.
use super::limits::{MOST_COLUMNS, MOST_ROWS};
use crate::diagnostic::{CellName, CellRange};
use memchr::memmem;

/// What is known of a sheet beside its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SheetFacts {
    /// Zero-based hidden rows.
    pub(super) hidden_rows: Vec<u32>,
    /// Zero-based hidden columns.
    pub(super) hidden_columns: Vec<u32>,
    /// Merged blocks.
    pub(super) merges: Vec<CellRange>,
    /// At each column how many hidden stretches begin there, less those that ended before it.
    stretches: Vec<i32>,
}

/// More merged blocks than a survey has cells are not kept.
const MOST_MERGES: usize = 1 << 20;
/// Tags of rows, columns and merges are short; looking farther would take long in a hostile file.
const LONGEST_TAG: usize = 1024;

impl SheetFacts {
    /// Takes in a stretch of sheet XML that ends with a tag.
    pub(super) fn take(&mut self, xml: &[u8]) {
        for found in memmem::find_iter(xml, b"hidden=") {
            if let Some(tag) = tag_around(xml, found) {
                self.hidden(tag);
            }
        }
        for found in memmem::find_iter(xml, b"mergeCell ") {
            let range = tag_around(xml, found).and_then(|tag| attribute(tag, b"ref")).and_then(range);
            self.merges.extend(range.filter(|_| self.merges.len() < MOST_MERGES));
        }
    }

    /// Puts all in order.
    pub(super) fn finish(&mut self) {
        self.hidden_rows.sort_unstable();
        self.hidden_rows.dedup();
        let mut open = 0;
        for (column, change) in (0..MOST_COLUMNS).zip(&self.stretches) {
            open += change;
            if open > 0 {
                self.hidden_columns.push(column);
            }
        }
        self.stretches.clear();
    }

    fn hidden(&mut self, tag: &[u8]) {
        if !matches!(attribute(tag, b"hidden"), Some(b"1" | b"true")) {
            return;
        }
        let count = |name: &[u8]| attribute(tag, name).and_then(counted);
        match element(tag) {
            b"row" => self.hidden_rows.extend(count(b"r").filter(|row| (1..=MOST_ROWS).contains(row)).map(|row| row - 1)),
            b"col" => {
                if let (Some(first), Some(last)) = (count(b"min"), count(b"max")) {
                    self.stretch(first.max(1) - 1, last.min(MOST_COLUMNS));
                }
            }
            _ => {}
        }
    }

    fn stretch(&mut self, first: u32, end: u32) {
        if first < end {
            self.stretches.resize(MOST_COLUMNS as usize + 1, 0);
            self.stretches[first as usize] += 1;
            self.stretches[end as usize] -= 1;
        }
    }
}

/// The tag that the byte at `inside` stands in, without its brackets.
fn tag_around(xml: &[u8], inside: usize) -> Option<&[u8]> {
    let earliest = inside.saturating_sub(LONGEST_TAG);
    let latest = xml.len().min(inside + LONGEST_TAG);
    let start = memchr::memrchr(b'<', &xml[earliest..inside])? + earliest + 1;
    let end = memchr::memchr(b'>', &xml[inside..latest])? + inside;
    (memchr::memchr(b'>', &xml[start..inside]).is_none()).then_some(&xml[start..end])
}

/// The name of the element without its prefix.
fn element(tag: &[u8]) -> &[u8] {
    let name = tag.split(|byte| byte.is_ascii_whitespace() || *byte == b'/').next().unwrap_or_default();
    name.rsplit(|byte| *byte == b':').next().unwrap_or_default()
}

/// The value of an attribute in either kind of quotes.
fn attribute<'x>(tag: &'x [u8], name: &[u8]) -> Option<&'x [u8]> {
    memmem::find_iter(tag, name).find_map(|found| {
        let before = *tag.get(found.checked_sub(1)?)?;
        let rest = tag[found + name.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let quote = *rest.first().filter(|quote| matches!(quote, b'"' | b'\''))?;
        let end = memchr::memchr(quote, &rest[1..])?;
        before.is_ascii_whitespace().then(|| &rest[1..=end])
    })
}

fn counted(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// A block as `B2:D5` writes it.
fn range(text: &[u8]) -> Option<CellRange> {
    let mut ends = text.split(|byte| *byte == b':').map(cell);
    let first = ends.next()??;
    let last = ends.next().unwrap_or(Some(first))?;
    (first.row <= last.row && first.column <= last.column).then_some(CellRange { first, last })
}

fn cell(text: &[u8]) -> Option<CellName> {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if !(1..=3).contains(&letters) {
        return None;
    }
    let column = text[..letters].iter().fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row = counted(&text[letters..])?;
    let inside = (1..=MOST_ROWS).contains(&row) && (1..=MOST_COLUMNS).contains(&column);
    inside.then(|| CellName { row: row - 1, column: column - 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_columns_and_merges() {
        let mut facts = SheetFacts::default();
        facts.take(
            br#"<cols><col min="3" max="4" hidden="1"/><col min="6" max="6" hidden="0"/></cols><row r="3" hidden="1"><c r="A3"><is><t>hidden="1"</t></is></c></row>
            <x:row hidden='true' r='9'/><mergeCells count="2"><mergeCell ref="B2:D5"/><mergeCell ref="ZZZZ1:A1"/></mergeCells>"#,
        );
        facts.finish();
        assert_eq!(facts.hidden_rows, [2, 8]);
        assert_eq!(facts.hidden_columns, [2, 3]);
        assert_eq!(facts.merges.iter().map(ToString::to_string).collect::<Vec<_>>(), ["B2:D5"]);
    }
}
