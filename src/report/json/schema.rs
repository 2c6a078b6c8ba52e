//! JSON Schemas of what is written, generated from the structures that are written: what is not in them is refused.
use super::AuditJson;
use super::answers::AnswersJson;
use super::data::CheckedJson;
use super::explanation::ExplanationJson;
use super::overlap::OverlapJson;
use super::standard::StandardInFullJson;
use crate::assess::{Item, Missing, Verdict};
use crate::diagnostic::Severity;
use crate::programme::Decision;
use crate::standard::Strength;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// A kind of JSON that the program writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// `dabiao audit --format json`
    Audit,
    /// `dabiao check --format json`
    Check,
    /// `dabiao read --format json`
    Answers,
    /// `dabiao explain --format json`
    Explanation,
    /// `dabiao standards show --format json`
    Standard,
    /// `dabiao standards overlap --format json`
    Overlap,
}

impl Document {
    /// All of them with their names.
    pub const ALL: &[(Self, &str)] = &[
        (Self::Audit, "audit"),
        (Self::Check, "check"),
        (Self::Answers, "answers"),
        (Self::Explanation, "explain"),
        (Self::Standard, "show"),
        (Self::Overlap, "overlap"),
    ];
}

/// The JSON Schema (draft 2020-12) of a kind of JSON, indented, with a line break at its end.
pub fn schema(document: Document) -> String {
    let schema = match document {
        Document::Audit => of::<AuditJson<'_>>(),
        Document::Check => of::<CheckedJson<'_>>(),
        Document::Answers => of::<AnswersJson<'_>>(),
        Document::Explanation => of::<ExplanationJson<'_>>(),
        Document::Standard => of::<StandardInFullJson<'_>>(),
        Document::Overlap => of::<OverlapJson<'_>>(),
    };
    format!("{:#}\n", schema.to_value())
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().with_transform(RecursiveTransform(close)).into_generator().into_root_schema_for::<T>()
}

/// Refuses keys that the structure does not have.
fn close(schema: &mut Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".to_owned(), false.into());
    }
}

fn words<'w>(words: impl Iterator<Item = &'w str>) -> Schema {
    json_schema!({ "enum": words.collect::<Vec<_>>() })
}

pub(super) fn audit_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": super::SCHEMA })
}

pub(super) fn check_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": super::data::SCHEMA })
}

pub(super) fn answers_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": super::answers::SCHEMA })
}

pub(super) fn explanation_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": super::explanation::SCHEMA })
}

pub(super) fn standard_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": super::standard::SCHEMA })
}

pub(super) fn overlap_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": super::overlap::SCHEMA })
}

pub(super) fn standing(_: &mut SchemaGenerator) -> Schema {
    words(crate::standard::Standing::ALL.iter().map(|standing| standing.as_str()))
}

pub(super) fn day(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date" })
}

/// A day, or nothing.
pub(super) fn day_or_none(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "format": "date" })
}

pub(super) fn verdict(_: &mut SchemaGenerator) -> Schema {
    words(Verdict::ALL.iter().map(|verdict| verdict.as_str()))
}

pub(super) fn strength(_: &mut SchemaGenerator) -> Schema {
    words(Strength::ALL.iter().map(|strength| strength.as_str()))
}

/// A strength, or nothing where nobody is bound.
pub(super) fn strength_or_none(_: &mut SchemaGenerator) -> Schema {
    let words: Vec<Option<&str>> = Strength::ALL.iter().map(|strength| Some(strength.as_str())).chain([None]).collect();
    json_schema!({ "enum": words })
}

pub(super) fn target_strength(_: &mut SchemaGenerator) -> Schema {
    words(Strength::ALL.iter().map(|strength| strength.as_str()).chain([crate::programme::TargetStrength::Shown.as_str()]))
}

pub(super) fn decision(_: &mut SchemaGenerator) -> Schema {
    words([Decision::Met, Decision::Unmet, Decision::Undecided].iter().map(|decision| decision.as_str()))
}

pub(super) fn item(_: &mut SchemaGenerator) -> Schema {
    words(Item::ALL.iter().map(|item| item.as_str()))
}

pub(super) fn fires(_: &mut SchemaGenerator) -> Schema {
    words(super::site::FIRES.into_iter())
}

pub(super) fn missing(_: &mut SchemaGenerator) -> Schema {
    words(Missing::ALL.iter().map(|(_, name)| *name))
}

pub(super) fn severity(_: &mut SchemaGenerator) -> Schema {
    words([Severity::Error, Severity::Warning, Severity::Note].iter().map(|severity| severity.as_str()))
}
