//! Reads who issued the document, what is inspected, which bodies answer, and the groups that name several of them.
use crate::diagnostic::Code;
use crate::standard::Document;
use crate::standard::complaint::Complaints;
use crate::standard::decode::fields::Fields;
use crate::standard::decode::scalar;
use crate::standard::grammar;
use crate::standard::tree::{Entry, Text};
use crate::wording;

/// A site kind as written.
#[derive(Debug)]
pub(in crate::standard) struct KindDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) name: Option<Text>,
    pub(in crate::standard) level: Option<Text>,
    pub(in crate::standard) aliases: Vec<Text>,
}

/// A body as written.
#[derive(Debug)]
pub(in crate::standard) struct BodyDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) name: Option<Text>,
    pub(in crate::standard) aliases: Vec<Text>,
    pub(in crate::standard) many: bool,
}

/// A name for several kinds and bodies.
#[derive(Debug)]
pub(in crate::standard) struct GroupDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) members: Vec<Text>,
}

/// `document: {issuer, number, issued, jurisdiction}`
pub(in crate::standard) fn document(entry: &Entry, complaints: &mut Complaints) -> Document {
    let Some(fields) = Fields::open(&entry.value, entry.key.span, &grammar::DOCUMENT, complaints) else {
        return Document::default();
    };
    Document {
        issuer: fields.needed_text("issuer", complaints).map(|text| text.text).unwrap_or_default(),
        number: fields.text("number", complaints).map(|text| text.text),
        issued: fields.date("issued", complaints),
        jurisdiction: fields.text("jurisdiction", complaints).map(|text| text.text),
    }
}

/// `site_kinds: {KIND: {name, level, aliases}}`
pub(in crate::standard) fn kinds(entry: &Entry, complaints: &mut Complaints) -> Vec<KindDraft> {
    let mut kinds = Vec::new();
    for Entry { key, value } in scalar::entries(&entry.value, entry.key.span, complaints) {
        let fields = Fields::open(value, key.span, &grammar::KIND, complaints);
        kinds.push(KindDraft {
            id: key.clone(),
            name: fields.as_ref().and_then(|fields| fields.needed_text("name", complaints)),
            level: fields.as_ref().and_then(|fields| fields.text("level", complaints)),
            aliases: fields.as_ref().and_then(|fields| fields.names("aliases", complaints)).unwrap_or_default(),
        });
    }
    kinds
}

/// `bodies: {BODY: {name, aliases, many}}`
pub(in crate::standard) fn bodies(entry: &Entry, complaints: &mut Complaints) -> Vec<BodyDraft> {
    let mut bodies = Vec::new();
    for Entry { key, value } in scalar::entries(&entry.value, entry.key.span, complaints) {
        let fields = Fields::open(value, key.span, &grammar::BODY, complaints);
        bodies.push(BodyDraft {
            id: key.clone(),
            name: fields.as_ref().and_then(|fields| fields.needed_text("name", complaints)),
            aliases: fields.as_ref().and_then(|fields| fields.names("aliases", complaints)).unwrap_or_default(),
            many: fields.as_ref().and_then(|fields| fields.flag("many", complaints)).unwrap_or(false),
        });
    }
    bodies
}

/// `groups: {NAME: [kinds, bodies, groups]}`
pub(in crate::standard) fn groups(entry: &Entry, complaints: &mut Complaints) -> Vec<GroupDraft> {
    let mut groups = Vec::new();
    for Entry { key, value } in scalar::entries(&entry.value, entry.key.span, complaints) {
        let members = scalar::ids(value, complaints);
        if members.iter().any(|member| member.text == key.text) {
            let id = &key.text;
            let help = wording!("去掉其中的 {id}", "take `{id}` out of it");
            complaints.report(Code::WrongType, key.span, wording!("组 {id} 包含自己", "the group `{id}` contains itself"), help);
        }
        groups.push(GroupDraft { id: key.clone(), members });
    }
    groups
}
