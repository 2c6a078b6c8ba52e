//! Reads OpenDocument sheets event by event. calamine lays out what a file merely says is repeated, and never returns from a sheet that is cut off; so this format is read here.
mod cell;
mod sheet;

use super::intern::Values;
use super::package::{self, Archive, Parts};
use super::{Format, Limits, ReadError, Sheet, Workbook, limits};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use rustc_hash::FxHashSet;
use sheet::SheetReader;
use std::borrow::Cow;
use std::io::{BufRead, BufReader};

/// Reads an ods whose parts have been measured.
pub(super) fn read(archive: &mut Archive<'_>, parts: &Parts, limits: &Limits) -> Result<Workbook, ReadError> {
    if let Some(manifest) = parts.get("meta-inf/manifest.xml")
        && package::text(archive, manifest)?.contains("encryption-data")
    {
        return Err(ReadError::Encrypted);
    }
    let mark = parts.get("meta.xml").and_then(|part| package::text(archive, part).ok()).and_then(|meta| mark(&meta));
    let content = parts.get("content.xml").ok_or_else(|| ReadError::damaged("content.xml"))?;
    let file = archive.by_index(content.index).map_err(|error| package::of_zip(&error))?;
    let mut values = Values::new(limits);
    let sheets = sheets(Xml::new(BufReader::with_capacity(1 << 16, file)), &mut values)?;
    Ok(Workbook { format: Format::Ods, sheets, values: values.into_values(), mark, counted_from_1904: false })
}

fn sheets(mut xml: Xml<impl BufRead>, values: &mut Values) -> Result<Vec<Sheet>, ReadError> {
    let mut sheets = Vec::new();
    let mut hidden_styles = FxHashSet::default();
    let mut style = String::new();
    while let Some(event) = xml.next()? {
        let Event::Start(element) = event else { continue };
        match element.name().as_ref() {
            "style:style" => style = attribute(&element, "style:name").unwrap_or_default(),
            "style:table-properties" if attribute(&element, "table:display").as_deref() == Some("false") => {
                hidden_styles.insert(style.clone());
            }
            "table:table" => {
                let name = attribute(&element, "table:name").unwrap_or_default();
                let hidden = attribute(&element, "table:style-name").is_some_and(|style| hidden_styles.contains(&style));
                sheets.push(SheetReader::new(values, &name, hidden).read(&mut xml)?);
                limits::check_sheets(sheets.len())?;
            }
            // what was there before a change is not there any more
            "table:tracked-changes" => xml.skip()?,
            _ => {}
        }
    }
    Ok(sheets)
}

/// The text of the property `dabiao`.
fn mark(meta: &str) -> Option<String> {
    let mut xml = Xml::new(meta.as_bytes());
    let mut mark: Option<String> = None;
    while let Some(event) = xml.next().ok()? {
        match event {
            Event::Start(element) if element.name().as_ref() == "meta:user-defined" => {
                mark = (attribute(&element, "meta:name").as_deref() == Some("dabiao")).then(String::new);
            }
            Event::Text(text) => mark.iter_mut().for_each(|mark| mark.push_str(&text.xml10_content())),
            Event::End(_) if mark.is_some() => return mark,
            _ => {}
        }
    }
    None
}

/// XML whose end is only reached when all that was opened is closed.
struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: BufRead> Xml<R> {
    fn new(source: R) -> Self {
        let mut reader = Reader::from_reader(source);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next event, or none at the end.
    fn next(&mut self) -> Result<Option<Event<'_>>, ReadError> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(ReadError::damaged)?;
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => return Err(ReadError::damaged("content.xml")),
            Event::Eof => return Ok(None),
            _ => {}
        }
        Ok(Some(event))
    }

    /// Past the end of the element that was just begun.
    fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok().flatten()?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

/// How often something is repeated or how far it spans: once unless it says otherwise.
fn count(element: &BytesStart<'_>, name: &str) -> Result<u32, ReadError> {
    let Some(digits) = attribute(element, name) else { return Ok(1) };
    digits.parse().map_err(|_| ReadError::damaged(name))
}
