//! Tells why a sheet without a header is none that is read: a line an item (竖表), or a sheet a site (卡片).
use super::head::name_form;
use super::layout::forms;
use super::vocabulary::Vocabulary;
use super::workbook::{CellValue, Sheet};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::standard::RegisterField;
use crate::wording;
use rustc_hash::FxHashMap;

/// A column that names so many different questions is a column of questions.
const QUESTIONS: usize = 3;
/// Rows and cells of a row that are looked at; the shape of a sheet shows in them.
const ROWS: usize = 400;
const CELLS: usize = 64;

/// A layout that is known and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One line for each site and item: the questions stand in a column beside the site's name.
    Long,
    /// One sheet for each site: the questions stand in a column, the site's name in a cell above them.
    Card,
}

/// The shape of a sheet whose questions stand in a column and not in a row.
pub(super) fn of(sheet: &Sheet, values: &[CellValue], vocabulary: &Vocabulary) -> Option<Shape> {
    let mut questions: FxHashMap<u16, Vec<(u32, String)>> = FxHashMap::default();
    let mut site_heads: Vec<u16> = Vec::new();
    for (row, cells) in sheet.rows().take(ROWS) {
        for cell in cells.iter().take(CELLS) {
            let CellValue::Text(text) = &values[cell.value as usize] else { continue };
            let form = name_form(text);
            if text.len() > 300 || form.is_empty() {
                continue;
            }
            let field = forms(&form).find_map(|form| vocabulary.register(form));
            let is_asked = field.is_none() && forms(&form).any(|form| vocabulary.asks(form));
            if matches!(field, Some(RegisterField::Name | RegisterField::Code)) {
                site_heads.push(cell.column);
            } else if is_asked {
                questions.entry(cell.column).or_default().push((row, form));
            }
        }
    }
    let (column, found) = (0..=u16::MAX).filter_map(|column| Some((column, questions.get(&column)?))).max_by_key(|(_, found)| found.len())?;
    let mut different: Vec<&str> = found.iter().map(|(_, form)| form.as_str()).collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < QUESTIONS {
        return None;
    }
    // in a long table the site is said again for each of its items
    let is_repeated = |head: u16| {
        let mut names: Vec<u32> = found.iter().filter_map(|(row, _)| sheet.value_at(*row, u32::from(head))).collect();
        let filled = names.len();
        names.sort_unstable();
        names.dedup();
        filled * 2 > found.len() && names.len() * 2 <= filled
    };
    let long = site_heads.iter().any(|head| *head != column && is_repeated(*head));
    Some(if long { Shape::Long } else { Shape::Card })
}

impl Shape {
    /// That it is not read, and what to do.
    pub(super) fn not_read(self, place: Place) -> Diagnostic {
        let message = match self {
            Self::Long => wording!(
                "这张表一行一个检查项(竖表),还不能读;能读的是一行一个站点的宽表",
                "this sheet has a line for each item of a site, a layout that is not read yet; what is read has one row a site"
            ),
            Self::Card => wording!(
                "这张表一个站点一张(卡片),还不能读;能读的是一行一个站点的宽表",
                "this sheet is a form for one site, a layout that is not read yet; what is read has one row a site"
            ),
        };
        let help = match self {
            Self::Long => wording!(
                "改成宽表:一行一个站点,检查项作表头;可用数据透视表把“检查项”一列转成表头",
                "make it wide: one row a site, the items as heads; a pivot table turns the column of items into heads"
            ),
            Self::Card => wording!(
                "汇总成宽表:一行一个站点,站点名称和各检查项作表头,把各张卡片的答案抄进去",
                "gather the forms into one table: one row a site, under heads that name the site and the items"
            ),
        };
        Diagnostic::new(Code::LayoutNotRead, message, help).at(place)
    }
}
