//! One OpenDocument cell: its attributes say what it holds, its paragraphs how that is shown.
use super::{Xml, count};
use crate::survey::workbook::ReadError;
use crate::survey::workbook::intern::{Look, Values};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::BufRead;

/// Blanks in a row that one element may stand for; a cell holds no more letters.
const MOST_BLANKS: u32 = 32_767;

/// The errors of a sheet, which are not told from texts otherwise.
const ERRORS: [&str; 7] = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];

/// What the attributes of a cell say.
#[derive(Default)]
pub(super) struct OdsCell {
    /// Over how many columns it is repeated.
    pub(super) columns: u32,
    /// Over how many rows and columns it is merged.
    pub(super) span: (u32, u32),
    kind: String,
    value: Option<String>,
    formula: Option<String>,
    is_error: bool,
}

impl OdsCell {
    /// Reads the attributes.
    pub(super) fn of(element: &BytesStart<'_>) -> Result<Self, ReadError> {
        let mut cell = Self { columns: 1, span: (1, 1), ..Self::default() };
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(ReadError::damaged)?;
            let value = || attribute.normalized_value(XmlVersion::Implicit1_0).map_err(ReadError::damaged);
            match attribute.key.as_ref() {
                "office:value-type" => cell.kind = value()?.into_owned(),
                "office:value" | "office:date-value" | "office:time-value" | "office:boolean-value" | "office:string-value" => {
                    cell.value = Some(value()?.into_owned());
                }
                "table:formula" => cell.formula = Some(value()?.into_owned()),
                "calcext:value-type" => cell.is_error = value()? == "error",
                "table:number-columns-repeated" => cell.columns = count(element, "table:number-columns-repeated")?,
                "table:number-rows-spanned" => cell.span.0 = count(element, "table:number-rows-spanned")?,
                "table:number-columns-spanned" => cell.span.1 = count(element, "table:number-columns-spanned")?,
                _ => {}
            }
        }
        Ok(cell)
    }

    /// Reads to the end of the cell; the index of its value, or none where nothing stands.
    pub(super) fn value(self, xml: &mut Xml<impl BufRead>, values: &mut Values) -> Result<Option<u32>, ReadError> {
        let text = paragraphs(xml)?;
        let number = || self.value.as_deref().unwrap_or_default().parse::<f64>().map_err(ReadError::damaged);
        let index = match self.kind.as_str() {
            _ if self.is_error && !text.is_empty() => values.error(&text),
            "float" | "currency" => values.number(number()?, Look::Plain),
            "percentage" => values.number(number()?, Look::Percent),
            "boolean" => values.truth(self.value.as_deref() == Some("true")),
            "date" => values.day(self.value.as_deref().unwrap_or(&text)),
            "time" => match self.value.as_deref().and_then(elapsed) {
                Some(days) => values.number(days, Look::Elapsed),
                None => values.text(&text),
            },
            kind => {
                let shown = self.value.as_deref().filter(|value| !value.is_empty()).unwrap_or(&text);
                return match &self.formula {
                    _ if ERRORS.contains(&shown) => values.error(shown).map(Some),
                    _ if !shown.is_empty() => values.text(shown).map(Some),
                    // a result that is an empty text is a result
                    Some(formula) if kind.is_empty() => values.uncomputed(plain(formula)).map(Some),
                    _ => Ok(None),
                };
            }
        };
        index.map(Some)
    }
}

/// The formula without the namespace it is written in.
fn plain(formula: &str) -> &str {
    formula.split_once('=').map_or(formula, |(_, formula)| formula)
}

/// Days from `PT08H30M00S`.
fn elapsed(iso: &str) -> Option<f64> {
    let (hours, rest) = iso.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let part = |digits: &str| digits.replace(',', ".").parse::<f64>().ok();
    Some(part(hours)? / 24.0 + part(minutes)? / 1440.0 + part(rest.strip_suffix('S')?)? / 86_400.0)
}

/// The paragraphs of a cell as lines, without its comments and pictures.
fn paragraphs(xml: &mut Xml<impl BufRead>) -> Result<String, ReadError> {
    let outside = xml.depth - 1;
    let mut text = String::new();
    let mut begun = false;
    let mut inside = false;
    while xml.depth > outside {
        let Some(event) = xml.next()? else { break };
        match event {
            Event::Start(element) => match element.name().as_ref() {
                "text:p" | "text:h" => {
                    if begun {
                        text.push('\n');
                    }
                    (begun, inside) = (true, true);
                }
                "text:s" => {
                    let blanks = count(&element, "text:c")?.min(MOST_BLANKS);
                    text.extend(std::iter::repeat_n(' ', blanks as usize));
                }
                "text:tab" => text.push('\t'),
                "text:line-break" => text.push('\n'),
                name if name.starts_with("text:") => {}
                _ => xml.skip()?,
            },
            Event::End(element) if matches!(element.name().as_ref(), "text:p" | "text:h") => inside = false,
            Event::Text(piece) if inside => text.push_str(&piece.xml10_content()),
            Event::CData(piece) if inside => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(entity) if inside => text.push(letter(&entity)?),
            _ => {}
        }
    }
    Ok(text)
}

fn letter(entity: &BytesRef<'_>) -> Result<char, ReadError> {
    let named = match &**entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => entity.resolve_char_ref().map_err(ReadError::damaged)?,
    };
    named.ok_or_else(|| ReadError::damaged("content.xml: an entity"))
}
