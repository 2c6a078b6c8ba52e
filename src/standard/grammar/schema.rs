//! The JSON Schema (draft 2020-12) of a standard for editors, made of the grammar; with the ids of one standard, or for any.
use super::entries::{PLAIN, RULE};
use super::grades::SUBTOTAL;
use super::ids::Ids;
use super::{Choice, Key, Keys, Map, Of, Shape, parts};
use crate::diagnostic::Language;
use crate::standard::StandardSource;
use serde_json::{Map as Object, Value, json};

/// How an id begins and goes on.
const ID: &str = "^[a-z][a-z0-9_]*$";
/// The id of a question that a check owns, which is that check's, with the number of the line where several have one.
const OWNED: &str = r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*(\.[0-9]+)?$";

/// The schema of the files of a standard, with a line break at its end. With a standard, its ids are offered.
pub fn schema(standard: Option<&StandardSource>, language: Language) -> String {
    let ids = standard.map(Ids::of);
    let mut writer = Writer { ids: ids.as_ref(), language, definitions: Object::new() };
    let mut schema = writer.object(&parts::STANDARD);
    schema.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".to_owned(), writer.say("标准(可分成几个文件)", "A standard, which may stand in several files"));
    // a file may be empty, or hold a part only
    schema.insert("type".to_owned(), json!(["object", "null"]));
    schema.remove("required");
    schema.insert("$defs".to_owned(), Value::Object(writer.definitions));
    written(&schema)
}

/// A line for each key at the top, and for each definition: what changes is seen at its line.
fn written(schema: &Object<String, Value>) -> String {
    let line = |(key, value): (&String, &Value)| format!("{}: {value}", Value::from(key.as_str()));
    let lines = |object: &Object<String, Value>, indent: &str| object.iter().map(line).collect::<Vec<_>>().join(&format!(",\n{indent}"));
    let mut top = schema.clone();
    let definitions = top.remove("$defs").unwrap_or_default();
    let properties = top.remove("properties").unwrap_or_default();
    let part = |value: &Value| value.as_object().map(|object| lines(object, "    ")).unwrap_or_default();
    format!("{{\n  {},\n  \"properties\": {{\n    {}\n  }},\n  \"$defs\": {{\n    {}\n  }}\n}}\n", lines(&top, "  "), part(&properties), part(&definitions))
}

/// A text; an editor takes some texts for something else.
fn scalar() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

/// Writes shapes; what is named is written once, under `$defs`.
struct Writer<'i> {
    ids: Option<&'i Ids>,
    language: Language,
    definitions: Object<String, Value>,
}

impl Writer<'_> {
    fn say(&self, zh: &str, en: &str) -> Value {
        if self.language == Language::Chinese { zh } else { en }.into()
    }

    /// A map of the grammar.
    fn object(&mut self, map: &Map) -> Object<String, Value> {
        let properties: Object<String, Value> = map.keys().map(|key| (key.name.to_owned(), self.property(key))).collect();
        let required: Vec<&str> = map.keys().filter(|key| key.needed).map(|key| key.name).collect();
        let mut object = Object::new();
        object.insert("type".to_owned(), "object".into());
        object.insert("properties".to_owned(), Value::Object(properties));
        object.insert("additionalProperties".to_owned(), false.into());
        if !required.is_empty() {
            object.insert("required".to_owned(), json!(required));
        }
        let brought: Object<String, Value> = map.keys().filter_map(|key| Some((key.name.to_owned(), json!([key.brings?])))).collect();
        if !brought.is_empty() {
            object.insert("dependentRequired".to_owned(), Value::Object(brought));
        }
        // editors complete nothing in a map of which they know that it holds one key at most: each key by itself says the same
        let one_of: Vec<&str> = match map.choice {
            Choice::None => Vec::new(),
            Choice::All => map.names(),
            Choice::Of(keys) | Choice::AtMost(keys) => keys.to_vec(),
        };
        if !one_of.is_empty() {
            let mut alone: Vec<Value> = one_of.iter().map(|key| json!({ "required": [key] })).collect();
            if let Choice::AtMost(_) = map.choice {
                alone.push(json!({ "not": { "anyOf": alone } }));
            }
            object.insert("oneOf".to_owned(), alone.into());
        }
        object
    }

    fn property(&mut self, key: &Key) -> Value {
        let mut property = self.shape(&key.shape);
        if let Value::Object(schema) = &mut property {
            schema.insert("description".to_owned(), self.say(key.help.0, key.help.1));
        }
        property
    }

    fn shape(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text | Shape::Names => scalar(),
            Shape::Number => json!({ "type": ["number", "string"], "pattern": "^ *[-－]?[0-9０-９]+([.．][0-9０-９]+)? *$" }),
            Shape::Whole => json!({ "type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$" }),
            Shape::Day => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
            Shape::Value => {
                json!({ "type": ["number", "string"], "pattern": "^([-－]?[0-9０-９]+([.．][0-9０-９]+)? *[%％]?|[0-9]{4}-[0-9]{2}-[0-9]{2})$" })
            }
            Shape::Flag => json!({ "enum": [true, false, "true", "false"] }),
            Shape::Pair(of) => json!({ "type": "array", "items": self.shape(of), "minItems": 2, "maxItems": 2 }),
            Shape::Word(words) => json!({ "enum": words() }),
            Shape::SomeWords(words) => json!({ "anyOf": [{ "enum": words() }, { "type": "array", "items": { "enum": words() }, "minItems": 1 }] }),
            Shape::Percent => json!({ "type": "string", "pattern": "^ *[0-9０-９]+([.．][0-9０-９]+)? *[%％] *$" }),
            Shape::Id(of) => self.id(*of),
            Shape::Ids(of) => self.ids(*of, 0),
            Shape::SomeIds(of) => self.ids(*of, 1),
            Shape::Covers => json!({ "type": ["array", "string", "number", "boolean"], "items": scalar() }),
            Shape::Map(map) => self.named(map),
            Shape::Some(of) => json!({ "type": "array", "items": self.shape(of), "minItems": 1 }),
            Shape::Maps(map) => json!({ "type": "array", "items": self.named(map) }),
            Shape::Named(keys, map) => {
                let value = self.named(map);
                self.entries(*keys, &value)
            }
            Shape::TextOrNamed(keys, map) => {
                let value = json!({ "anyOf": [self.shape(&Shape::Text), self.named(map)] });
                self.entries(*keys, &value)
            }
            Shape::Entries(keys, of) => {
                let value = self.shape(of);
                self.entries(*keys, &value)
            }
            Shape::Either(shapes) => {
                let any: Vec<Value> = shapes.iter().map(|shape| self.shape(shape)).collect();
                json!({ "anyOf": any })
            }
            Shape::Rule => json!({ "anyOf": [{ "enum": PLAIN }, self.named(&RULE)] }),
            Shape::Condition => self.condition("condition", &[]),
            Shape::VetoCondition => {
                let subtotal = self.named(&SUBTOTAL);
                self.condition("condition", &[]);
                self.condition("veto_condition", &[("score", subtotal)])
            }
            Shape::Anything => json!({}),
        }
    }

    /// A map by its name; it is defined where it is first named.
    fn named(&mut self, map: &Map) -> Value {
        self.define(map.name, |writer| Value::Object(writer.object(map)))
    }

    fn define(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.definitions.contains_key(name) {
            self.definitions.insert(name.to_owned(), Value::Null);
            let definition = make(self);
            self.definitions.insert(name.to_owned(), definition);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    /// An id: one of those that are declared, or any where nothing is known.
    fn id(&mut self, of: Of) -> Value {
        let Some(ids) = self.ids else { return scalar() };
        let name = match of {
            Of::Actor => "actor_id",
            Of::Tier => "tier_id",
            Of::Clause => "clause_id",
            Of::Question => "question_id",
            Of::Check => "check_id",
            Of::Indicator => "indicator_id",
            Of::Grade => "grade_id",
        };
        // the number of a clause may look like a number to an editor
        let known: Vec<Value> = ids.named(of).flat_map(|id| std::iter::once(Value::from(id)).chain(id.parse::<u64>().ok().map(Value::from))).collect();
        let known = if known.is_empty() { json!(false) } else { json!({ "enum": known }) };
        self.define(name, |_| if of == Of::Question { json!({ "anyOf": [known, { "type": "string", "pattern": OWNED }] }) } else { known })
    }

    /// Several ids: a list, one alone, or a text with 、 between them.
    fn ids(&mut self, of: Of, least: u32) -> Value {
        let (one, listed) = (self.id(of), json!({ "type": "string", "pattern": "[、,，;；]" }));
        json!({ "anyOf": [{ "type": "array", "items": one.clone(), "minItems": least }, one, listed] })
    }

    /// A map from ids: those that are known are offered, others are allowed where they are declared here.
    fn entries(&self, keys: Keys, value: &Value) -> Value {
        let offered: Vec<String> = match (keys, self.ids) {
            (Keys::Known(of), Some(ids)) => ids.named(of).map(str::to_owned).collect(),
            (Keys::Questions, Some(ids)) => ids.shared.iter().cloned().collect(),
            _ => Vec::new(),
        };
        let properties: Object<String, Value> = offered.into_iter().map(|id| (id, value.clone())).collect();
        match keys {
            Keys::Known(_) if self.ids.is_some() => json!({ "type": "object", "properties": properties, "additionalProperties": false }),
            Keys::New | Keys::Questions => {
                json!({ "type": "object", "properties": properties, "additionalProperties": value, "propertyNames": { "pattern": ID } })
            }
            Keys::Known(_) | Keys::Clauses => json!({ "type": "object", "additionalProperties": value }),
        }
    }

    /// A condition: questions with rules on them, what else may stand there, and conditions of conditions; what is denied is always
    /// a condition on questions.
    fn condition(&mut self, name: &str, others: &[(&str, Value)]) -> Value {
        self.define(name, |writer| {
            let rule = writer.shape(&Shape::Rule);
            let several = |of: &str| json!({ "type": "array", "items": { "$ref": format!("#/$defs/{of}") }, "minItems": 1 });
            let words = [("all_of", ("都成立", "all hold")), ("any_of", ("至少一个成立", "at least one holds")), ("none_of", ("都不成立", "none holds"))];
            let mut properties: Object<String, Value> = writer.ids.into_iter().flat_map(|ids| ids.named(Of::Question)).map(|id| (id.to_owned(), rule.clone())).collect();
            for (word, (zh, en)) in words {
                let mut list = several(if word == "none_of" { "condition" } else { name });
                list["description"] = writer.say(zh, en);
                properties.insert(word.to_owned(), list);
            }
            properties.extend(others.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
            match writer.ids {
                Some(_) => json!({ "type": "object", "properties": properties, "patternProperties": { OWNED: rule }, "additionalProperties": false, "minProperties": 1 }),
                None => json!({ "type": "object", "properties": properties, "additionalProperties": rule, "minProperties": 1 }),
            }
        })
    }
}
