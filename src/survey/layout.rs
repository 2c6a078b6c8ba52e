//! Finds the table in a sheet: which rows are its header, and where the first row of data stands.
use super::column::LONGEST_NAME;
use super::head::{self, Forms, Head, name_form, split_bracket};
use super::loose;
use super::vocabulary::Vocabulary;
use super::workbook::{Cell, CellValue, Sheet};
use crate::standard::RegisterField;
use rustc_hash::{FxHashMap, FxHashSet};

/// A header stands among the first rows that hold anything.
const HEADER_WITHIN: usize = 40;
/// The most rows a header has, without a row of units below it.
const HEADER_ROWS: usize = 4;

/// By what the rows of a table are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// A column of names or codes.
    BySite,
    /// On a sheet of bodies that has no such column, the column of who answers (填报单位, 单位), else that of the township.
    ByBody,
}

/// Where a table stands in a sheet.
#[derive(Debug)]
pub(super) struct Layout {
    /// By what its rows are named.
    pub(super) named: Named,
    /// Head of each column.
    pub(super) heads: Vec<Head>,
    /// Index in [`Sheet::rows`] of the first row below the header.
    pub(super) first_row: usize,
    /// Zero-based number of the header's last row, for places.
    pub(super) header_row: u32,
}

impl Layout {
    /// Whether a row that heads the columns again puts a known name where this header has another.
    pub(super) fn differs(&self, cells: &[Cell], values: &[CellValue], vocabulary: &Vocabulary) -> bool {
        cells.iter().any(|cell| {
            let form = name_form(values[cell.value as usize].shown());
            let here = self
                .heads
                .get(usize::from(cell.column))
                .is_some_and(|head| head.path.contains(&form) || head.path.iter().any(|name| split_bracket(&form).0 == split_bracket(name).0));
            !here && forms(&form).any(|form| vocabulary.knows(form))
        })
    }
}

/// What keeps a sheet from being a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoTable {
    /// It holds no cell.
    Empty,
    /// No row names a site and something the standard asks; so many columns were known in the best row.
    NoHeader {
        /// Columns of the best row that are known.
        known: usize,
    },
}

/// Finds the header: the smallest block of rows that names the most columns, among them a site's name or code and a question.
pub(super) fn find(sheet: &Sheet, values: &[CellValue], vocabulary: &Vocabulary, named: Named) -> Result<Layout, NoTable> {
    let rows: Vec<(u32, &[Cell])> = sheet.rows().take(HEADER_WITHIN + 1).collect();
    if rows.is_empty() {
        return Err(NoTable::Empty);
    }
    let mut search = Search { vocabulary, values, named, known: FxHashMap::default(), asking: FxHashMap::default() };
    let mut forms = Forms::default();
    let hits: Vec<usize> = rows.iter().map(|(_, cells)| search.hits(cells)).collect();
    let mut best: Option<(usize, std::cmp::Reverse<usize>, usize, usize)> = None;
    let mut known = 0;
    for last in 0..rows.len().min(HEADER_WITHIN) {
        for first in last.saturating_sub(HEADER_ROWS - 1)..=last {
            if hits[first..=last].iter().sum::<usize>() < 2 {
                continue;
            }
            let block: Vec<&[Cell]> = rows[first..=last].iter().map(|(_, cells)| *cells).collect();
            let score = search.score(&head::heads(&block, values, &mut forms));
            known = known.max(score.known);
            if score.names_site && score.asks && best.is_none_or(|(most, rows, ..)| (score.known, std::cmp::Reverse(last - first)) > (most, rows)) {
                best = Some((score.known, std::cmp::Reverse(last - first), first, last));
            }
        }
    }
    let (_, _, first, last) = best.ok_or(NoTable::NoHeader { known })?;
    let first = with_rows_of_groups(&rows, values, first, last, vocabulary);
    let last = with_rows_of_units(&rows, values, first, last, vocabulary);
    let block: Vec<&[Cell]> = rows[first..=last].iter().map(|(_, cells)| *cells).collect();
    Ok(Layout { named, heads: head::heads(&block, values, &mut forms), first_row: last + 1, header_row: rows[last].0 })
}

/// The first row of the header when the rows above it that name groups of the standard are counted in: every leaf may be known without
/// them, and mean something else under them.
fn with_rows_of_groups(rows: &[(u32, &[Cell])], values: &[CellValue], first: usize, last: usize, vocabulary: &Vocabulary) -> usize {
    let names_a_group = |cells: &[Cell]| cells.iter().any(|cell| vocabulary.is_group(&name_form(values[cell.value as usize].shown())));
    (last.saturating_sub(HEADER_ROWS - 1)..first).rev().take_while(|row| names_a_group(rows[*row].1)).last().unwrap_or(first)
}

/// The last row of the header when the rows of units and hints below it are counted in.
fn with_rows_of_units(rows: &[(u32, &[Cell])], values: &[CellValue], first: usize, last: usize, vocabulary: &Vocabulary) -> usize {
    let mut end = last;
    if let Some((_, cells)) = rows.get(end + 1)
        && (parts_heads(&rows[first..=last], cells, values, vocabulary) || names_parts(&rows[first..=end + 1], values, vocabulary))
    {
        end += 1;
    }
    while let Some((_, cells)) = rows.get(end + 1) {
        let mut texts = cells.iter().map(|cell| values[cell.value as usize].shown().trim()).filter(|text| !text.is_empty()).peekable();
        if texts.peek().is_none() || !texts.all(|text| text.parse::<f64>().is_err() && head::belongs_to_header(text)) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a row stands only under heads that reach over several columns, and so parts them (应配 | 实配): it names no site and no number.
fn parts_heads(header: &[(u32, &[Cell])], cells: &[Cell], values: &[CellValue], vocabulary: &Vocabulary) -> bool {
    let text = |cell: &Cell| values[cell.value as usize].shown().trim();
    let is_headed = |column: u16| header.iter().any(|(_, row)| row.iter().any(|cell| cell.column == column && !text(cell).is_empty()));
    let is_register = |column: u16| {
        let above = header.iter().flat_map(|(_, row)| row.iter()).filter(|cell| cell.column == column);
        above.map(|cell| name_form(text(cell))).any(|form| forms(&form).any(|form| vocabulary.register(form).is_some()))
    };
    let filled: Vec<&Cell> = cells.iter().filter(|cell| !text(cell).is_empty()).collect();
    let short =
        |cell: &&Cell| text(cell).chars().count() <= 8 && text(cell).parse::<f64>().is_err() && matches!(values[cell.value as usize], CellValue::Text(_));
    let spread = |cell: &&Cell| !is_headed(cell.column) || !is_headed(cell.column.saturating_add(1));
    filled.len() >= 2 && filled.iter().all(|cell| short(cell) && spread(cell) && !is_register(cell.column)) && filled.iter().any(|cell| !is_headed(cell.column))
}

/// Whether the last of some rows holds nothing but names of what the heads right above them ask for (预审要点 under 接办手册): where a single
/// head is parted, no more columns are known with that row than without it.
fn names_parts(rows: &[(u32, &[Cell])], values: &[CellValue], vocabulary: &Vocabulary) -> bool {
    let block: Vec<&[Cell]> = rows.iter().map(|(_, cells)| *cells).collect();
    let heads = head::heads(&block, values, &mut Forms::default());
    let is_text = |cell: &Cell| matches!(values[cell.value as usize], CellValue::Text(_));
    let is_part = |head: &Head| head.path.split_last().is_some_and(|(leaf, above)| forms(leaf).any(|form| vocabulary.asks_under(above, form)));
    let mut filled = block.last().into_iter().flat_map(|cells| cells.iter()).filter(|cell| !values[cell.value as usize].shown().trim().is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| is_text(cell) && heads.get(usize::from(cell.column)).is_some_and(is_part))
}

/// What a block of header rows would name.
struct Score {
    known: usize,
    names_site: bool,
    asks: bool,
}

struct Search<'a> {
    vocabulary: &'a Vocabulary,
    values: &'a [CellValue],
    named: Named,
    known: FxHashMap<u32, bool>,
    /// Which paths ask something, each tried once.
    asking: FxHashMap<Vec<String>, bool>,
}

impl Search<'_> {
    /// How many cells of a row are names that some kind or the register knows.
    fn hits(&mut self, cells: &[Cell]) -> usize {
        cells.iter().filter(|cell| self.is_known(cell.value)).count()
    }

    fn is_known(&mut self, value: u32) -> bool {
        let (vocabulary, values, named) = (self.vocabulary, self.values, self.named);
        *self.known.entry(value).or_insert_with(|| match &values[value as usize] {
            CellValue::Text(text) if text.len() <= 300 => {
                let form = name_form(text);
                loose::is_bare(&form)
                    || loose::asks(vocabulary, std::slice::from_ref(&form))
                    || vocabulary.asks_or_denies(&form)
                    || forms(&form).any(|form| vocabulary.knows(form) || (named == Named::ByBody && vocabulary.names_body(form).is_some()))
            }
            _ => false,
        })
    }

    /// Whether the last name of a path asks something, as it stands or in other words.
    fn asks(&mut self, path: &[String]) -> bool {
        if let Some(known) = self.asking.get(path) {
            return *known;
        }
        let leaf = path.last().filter(|leaf| leaf.len() <= LONGEST_NAME);
        let asks = leaf.is_some_and(|leaf| {
            let vocabulary = self.vocabulary;
            forms(leaf).any(|form| vocabulary.asks_or_denies(form)) || loose::asks(vocabulary, path)
        });
        self.asking.insert(path.to_vec(), asks);
        asks
    }

    /// Counts what the heads name; a name that stands twice counts once, so that rows of data never beat a header.
    fn score(&mut self, heads: &[Head]) -> Score {
        let mut score = Score { known: 0, names_site: false, asks: false };
        let mut seen: FxHashSet<&[String]> = FxHashSet::default();
        for head in heads.iter().filter(|head| head.leaf == head::Leaf::Name || matches!(head.leaf, head::Leaf::Tick(_))) {
            let Some(leaf) = head.path.last() else { continue };
            if !seen.insert(&head.path) {
                continue;
            }
            let field = forms(leaf).find_map(|form| self.vocabulary.register(form));
            let asks = self.asks(&head.path);
            let names_body = self.named == Named::ByBody && forms(leaf).any(|form| self.vocabulary.names_body(form).is_some());
            if field.is_none() && !asks && !names_body {
                continue;
            }
            score.known += 1;
            score.names_site |= names_body || matches!(field, Some(RegisterField::Name | RegisterField::Code));
            score.asks |= asks && !names_body && !matches!(field, Some(RegisterField::Name | RegisterField::Code));
        }
        score
    }
}

/// The forms under which a leaf may be known: whole, without its bracket, the last part of a path written in one cell, and without the number
/// that stands in front of it.
pub(super) fn forms(leaf: &str) -> impl Iterator<Item = &str> {
    let plain = split_bracket(leaf).0;
    [Some(leaf), (plain != leaf).then_some(plain), last_part(leaf), last_part(plain).filter(|_| plain != leaf), head::without_ordinal(plain)]
        .into_iter()
        .flatten()
}

/// The last part of a path written in one cell.
fn last_part(name: &str) -> Option<&str> {
    name.rsplit_once(head::PATH_MARKS).map(|(_, last)| split_bracket(last).0).filter(|last| !last.is_empty())
}
