//! Finds which part of an xlsx holds which sheet, since calamine keeps that to itself.
use super::ReadError;
use super::package::{self, Archive, Part, Parts};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The parts of all sheets by the names of the sheets; of two sheets of one name the first stands, as in calamine.
pub(super) type SheetParts = FxHashMap<String, String>;

/// Reads the two lists of relationships and the list of sheets.
pub(super) fn find(archive: &mut Archive<'_>, parts: &Parts) -> Result<SheetParts, ReadError> {
    let roots = relationships(&xml(archive, parts, "_rels/.rels")?)?;
    let main = roots.iter().rev().find(|relation| relation.kind.ends_with("/relationships/officeDocument"));
    let main = main.map_or("xl/workbook.xml", |relation| relation.target.as_str());
    let main = package::plain_name(main);
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let targets = relationships(&xml(archive, parts, &format!("{prefix}_rels/{file}.rels"))?)?;
    let targets: FxHashMap<String, String> = targets.into_iter().map(|relation| (relation.id, relation.target)).collect();
    let mut sheets = SheetParts::default();
    for (name, id) in listed(&xml(archive, parts, &main)?)? {
        let Some(target) = targets.get(&id) else { continue };
        let part = if target.starts_with('/') { package::plain_name(target) } else { package::plain_name(&format!("{prefix}{target}")) };
        sheets.entry(name).or_insert(part);
    }
    Ok(sheets)
}

struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// None of these lists is ever long; reading a longer one into memory would only serve an attacker.
const LONGEST_LIST: u64 = 16 << 20;

fn xml(archive: &mut Archive<'_>, parts: &Parts, name: &str) -> Result<String, ReadError> {
    let part: &Part = parts.get(&package::plain_name(name)).ok_or_else(|| ReadError::damaged(format!("no {name}")))?;
    if part.size > LONGEST_LIST {
        return Err(ReadError::damaged(name));
    }
    package::text(archive, part)
}

fn relationships(xml: &str) -> Result<Vec<Relation>, ReadError> {
    let mut all = Vec::new();
    elements(xml, |element| {
        if element.local_name().as_ref() == "Relationship" {
            let [id, kind, target] = ["Id", "Type", "Target"].map(|key| attribute(element, key));
            all.push(Relation { id, kind, target });
        }
    })?;
    Ok(all)
}

fn listed(xml: &str) -> Result<Vec<(String, String)>, ReadError> {
    let mut all = Vec::new();
    elements(xml, |element| {
        if element.local_name().as_ref() == "sheet" {
            all.push((attribute(element, "name"), attribute(element, "id")));
        }
    })?;
    Ok(all)
}

fn elements(xml: &str, mut each: impl FnMut(&BytesStart<'_>)) -> Result<(), ReadError> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event().map_err(ReadError::damaged)? {
            Event::Start(element) | Event::Empty(element) => each(&element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The value of an attribute whatever its prefix, empty where there is none.
fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let found = element.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name);
    let value = found.and_then(|attribute| attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned));
    value.unwrap_or_default()
}
