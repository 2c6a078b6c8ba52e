//! The schema and the decoders say the same: of every key of the grammar, with values of every shape, of every standard that is
//! shipped, and of the fixtures. `DABIAO_BLESS=1` writes the schemas that are shipped.
use super::{Choice, Key, Map, Shape, parts, schema};
use crate::diagnostic::{Code, Language, SourceText};
use crate::standard::complaint::Complaints;
use crate::standard::decode::Draft;
use crate::standard::{StandardSource, embedded, from_path, tree};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What a decoder says of keys and shapes; what it says of names and numbers is not the schema's.
const OF_SHAPE: &[Code] = &[
    Code::SyntaxError,
    Code::UnknownKey,
    Code::WrongType,
    Code::MissingKey,
    Code::InvalidNumber,
    Code::InvalidDate,
    Code::MalformedId,
    Code::UnknownRule,
    Code::TwoRules,
];

fn validator(standard: Option<&StandardSource>) -> Validator {
    let schema: Value = serde_json::from_str(&schema(standard, Language::Chinese)).expect("JSON");
    jsonschema::draft202012::new(&schema).expect("a schema")
}

/// What the decoders refuse of a file.
fn refused(text: &str) -> Vec<String> {
    let files = vec![SourceText { file: "probe.yaml".into(), text: text.into() }];
    let parsed = tree::parse(&files).into_iter().next().expect("one file");
    let mut complaints = Complaints::about(files);
    if let Some(root) = parsed.told(&mut complaints) {
        Draft::default().add(&root, &mut complaints);
    }
    let told = complaints.into_diagnostics().into_iter().filter(|told| OF_SHAPE.contains(&told.code));
    told.map(|told| format!("{} {}", told.code.as_str(), told.message.en)).collect()
}

/// A value that a shape takes.
fn sample(shape: &Shape) -> Value {
    match shape {
        Shape::Text | Shape::Names => json!("文字"),
        Shape::Number | Shape::Whole | Shape::Value => json!(5),
        Shape::Percent => json!("90%"),
        Shape::Day => json!("2023-12-31"),
        Shape::Flag => json!(true),
        Shape::Pair(of) => json!([sample(of), sample(of)]),
        Shape::Word(words) | Shape::SomeWords(words) => json!(words()[0]),
        Shape::Id(_) => json!("a"),
        Shape::Ids(_) | Shape::SomeIds(_) | Shape::Covers => json!(["a"]),
        Shape::Map(map) => least(map),
        Shape::Maps(map) => json!([least(map)]),
        Shape::Some(of) => json!([sample(of)]),
        Shape::Named(_, map) => json!({ "a": least(map) }),
        Shape::TextOrNamed(..) => json!({ "a": "文字" }),
        Shape::Entries(_, of) => json!({ "a": sample(of) }),
        Shape::Either(shapes) => sample(&shapes[0]),
        Shape::Rule => json!("present"),
        Shape::Condition | Shape::VetoCondition => json!({ "a": "present" }),
        Shape::Anything => json!({}),
    }
}

/// A map with no more than it needs.
fn least(map: &Map) -> Value {
    let wanted = |key: &&Key| key.needed || matches!(map.choice, Choice::Of([first, ..]) if *first == key.name);
    let needed: Value = map.keys().filter(wanted).map(|key| (key.name.to_owned(), sample(&key.shape))).collect();
    if map.choice == Choice::All { json!({ "at_least": 5 }) } else { needed }
}

/// A map with no more than it needs, and a key: of a choice only one stands in it.
fn least_with(map: &Map, key: &Key, value: Value) -> Value {
    let mut with = if map.choice == Choice::All { json!({}) } else { least(map) };
    if let Choice::Of(keys) | Choice::AtMost(keys) = map.choice
        && keys.contains(&key.name)
    {
        with.as_object_mut().expect("a map").retain(|name, _| !keys.contains(&name.as_str()));
    }
    if let Some(brought) = map.keys().find(|other| key.brings == Some(other.name)) {
        with[brought.name] = sample(&brought.shape);
    }
    with[key.name] = value;
    with
}

/// What is done with a map of the grammar, and with what puts a value of it where it stands in a file.
type Visit<'v> = dyn FnMut(&'static Map, &dyn Fn(Value) -> Value) + 'v;

/// Every map of the grammar with the way in which it stands in a file.
fn places(map: &'static Map, around: &dyn Fn(Value) -> Value, seen: &mut Vec<&'static str>, visit: &mut Visit<'_>) {
    if seen.contains(&map.name) {
        return;
    }
    seen.push(map.name);
    visit(map, around);
    for key in map.keys() {
        let inside = |value: Value| around(least_with(map, key, value));
        inner(&key.shape, &inside, seen, visit);
    }
}

fn inner(shape: &'static Shape, around: &dyn Fn(Value) -> Value, seen: &mut Vec<&'static str>, visit: &mut Visit<'_>) {
    match shape {
        Shape::Map(map) => places(map, around, seen, visit),
        Shape::Maps(map) => places(map, &|value| around(json!([value])), seen, visit),
        Shape::Some(of) => inner(of, &|value| around(json!([value])), seen, visit),
        Shape::Named(_, map) | Shape::TextOrNamed(_, map) => places(map, &|value| around(json!({ "a": value })), seen, visit),
        Shape::Either(shapes) => shapes.iter().for_each(|shape| inner(shape, around, seen, visit)),
        Shape::Rule => places(&super::RULE, around, seen, visit),
        Shape::VetoCondition => places(&super::SUBTOTAL, &|value| around(json!({ "score": value })), seen, visit),
        _ => {}
    }
}

/// Values of every shape, and every word of every key. What an editor reads as nothing is left out: `null` is a text to the loader.
fn candidates() -> Vec<Value> {
    let mut values: Vec<Value> =
        ["文字", "甲、乙", "6", "90%", "2023-12-31", "2023-12", "present", "absent", "none", "true", "zzz"].iter().map(|text| json!(text)).collect();
    values.extend([json!(5), json!(0.5), json!(true), json!([]), json!(["a"]), json!([1, 2]), json!([1]), json!({}), json!({ "a": "present" })]);
    values.extend([
        json!({ "a": "must" }),
        json!({ "at_least": 5 }),
        json!({ "score": { "of": "a", "less_than": 5 } }),
        json!({ "none_of": [{ "score": { "of": "a", "less_than": 5 } }] }),
        json!({ "any_of": [{ "score": { "of": "a", "less_than": 5 } }, { "a": "present" }] }),
        json!(["key", "major"]),
        json!(["key", "zzz"]),
        json!([{ "failed": "key", "at_most": 0 }]),
        json!({ "at_least": 1, "at_most": 2 }),
        json!({ "any_of": [{ "a": "present" }] }),
        json!([{}]),
        json!([{ "at_least": 5, "earn": 1 }]),
        json!([{ "each": 1, "fault": "文字" }, { "each_missing": 0.2, "of": "甲、乙" }]),
        json!([{ "each": 1, "each_missing": 1, "of": "甲" }]),
        json!({ "zzz": 1 }),
    ]);
    let mut words = Vec::new();
    places(&parts::STANDARD, &|value| value, &mut Vec::new(), &mut |map, _| map.keys().for_each(|key| spoken(&key.shape, &mut words)));
    words.sort_unstable();
    words.dedup();
    values.extend(words.into_iter().map(Value::from));
    values
}

fn spoken(shape: &Shape, words: &mut Vec<&'static str>) {
    match shape {
        Shape::Word(of) | Shape::SomeWords(of) => words.extend(of()),
        Shape::Either(shapes) => shapes.iter().for_each(|shape| spoken(shape, words)),
        Shape::Entries(_, of) => spoken(of, words),
        _ => {}
    }
}

#[test]
fn schema_and_decoders_take_the_same_values_behind_every_key() {
    let (validator, candidates) = (validator(None), candidates());
    let (mut wrong, mut tried) = (Vec::new(), 0);
    places(&parts::STANDARD, &|value| value, &mut Vec::new(), &mut |map, around| {
        let mut try_one = |what: String, value: Value| {
            let file = around(value);
            let (by_schema, by_decoder) = (validator.is_valid(&file), refused(&file.to_string()));
            if by_schema != by_decoder.is_empty() {
                wrong.push(format!("{}.{what}: schema {by_schema}, decoder {by_decoder:?}", map.name));
            }
            tried += 1;
        };
        try_one("least".to_owned(), least(map));
        let mut more = least(map);
        more["zzz"] = json!("文字");
        try_one("zzz".to_owned(), more);
        for key in map.keys().filter(|key| !key.later) {
            for value in &candidates {
                try_one(format!("{}: {value}", key.name), least_with(map, key, value.clone()));
            }
            if key.brings.is_some() {
                let mut alone = least(map);
                alone[key.name] = sample(&key.shape);
                try_one(format!("{} alone", key.name), alone);
            }
            let mut without = least(map);
            if without.as_object_mut().expect("a map").remove(key.name).is_some() {
                try_one(format!("without {}", key.name), without);
            }
        }
    });
    assert!(tried > 3000, "only {tried}");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

/// A file as an editor reads it: numbers and booleans are no texts there.
fn as_an_editor_reads(text: &str) -> Option<Value> {
    serde_saphyr::from_str(text).ok()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("standards")
}

#[test]
fn every_shipped_file_fits_the_schema_it_names() {
    for source in embedded() {
        let (own, generic) = (validator(Some(&source)), validator(None));
        let common = source.common.as_ref().expect("a vocabulary beside it");
        assert!(generic.is_valid(&as_an_editor_reads(&common.text).expect("YAML")), "{}", common.file);
        for file in &source.files {
            let value = as_an_editor_reads(&file.text).expect("YAML");
            for validator in [&own, &generic] {
                let errors: Vec<String> = validator.iter_errors(&value).map(|error| format!("{} {error}", error.instance_path())).collect();
                assert!(errors.is_empty(), "{}:\n{}", file.file, errors.join("\n"));
            }
            assert_eq!(file.text.lines().next(), Some("# yaml-language-server: $schema=schema.json"), "{}", file.file);
        }
    }
}

#[test]
fn the_schemas_that_are_shipped_are_those_of_the_grammar() {
    let mut shipped: Vec<(PathBuf, String)> = vec![(root().join("schema.json"), schema(None, Language::Chinese))];
    for source in embedded() {
        shipped.push((root().join(&source.folder).join("schema.json"), schema(Some(&source), Language::Chinese)));
    }
    for (path, wanted) in shipped {
        if std::env::var_os("DABIAO_BLESS").is_some() {
            std::fs::write(&path, &wanted).expect("writable");
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(found == wanted, "{} is not what `dabiao standards schema` prints; DABIAO_BLESS=1 writes it", path.display());
    }
}

#[test]
fn sound_fixtures_fit_and_unknown_keys_do_not() {
    let folder = |name: &str| from_path(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/standards").join(name)).expect("readable").remove(0);
    for name in ["sound-tiers", "sound-cases", "sound-matrix", "sound-tasks", "later-forms", "shared-questions", "sound-grades", "sound-bonus"] {
        let source = folder(name);
        for validator in [validator(Some(&source)), validator(None)] {
            for file in &source.files {
                let value = as_an_editor_reads(&file.text).expect("YAML");
                let errors: Vec<String> = validator.iter_errors(&value).map(|error| format!("{} {error}", error.instance_path())).collect();
                assert!(errors.is_empty(), "{}:\n{}", file.file, errors.join("\n"));
            }
        }
    }
    for name in
        ["unknown-key", "comma-in-flow-text", "wrong-type", "missing-key", "two-rules", "bonus-keys-missing", "grade-conditions", "vetoes-without-effect"]
    {
        let source = folder(name);
        let fits = source.files.iter().all(|file| as_an_editor_reads(&file.text).is_none_or(|value| validator(None).is_valid(&value)));
        assert!(!fits, "{name} fits the schema");
    }
    for name in ["unknown-names", "grade-names"] {
        let source = folder(name);
        assert!(source.files.iter().any(|file| !validator(Some(&source)).is_valid(&as_an_editor_reads(&file.text).expect("YAML"))), "{name} fit");
    }
}

#[test]
fn the_schema_of_a_standard_offers_its_ids() {
    let source = embedded().into_iter().next().expect("a standard");
    let schema: Value = serde_json::from_str(&schema(Some(&source), Language::English)).expect("JSON");
    let standard = crate::standard::load(&source).standard.expect("sound");
    let offered = |name: &str| schema["$defs"][name].to_string();
    for tier in &standard.tiers {
        assert!(offered("tier_id").contains(&format!("\"{}\"", tier.id)));
    }
    for clause in &standard.clauses {
        assert!(offered("clause_id").contains(&format!("\"{}\"", clause.id)));
    }
    for check in &standard.checks {
        assert!(offered("check_id").contains(&format!("\"{}\"", check.id)));
    }
    for kind in &standard.kinds {
        assert!(offered("actor_id").contains(&format!("\"{}\"", kind.id)));
    }
    assert!(offered("question_id").contains("\"area\""));
}

#[test]
fn every_key_says_what_it_is_in_both_languages() {
    places(&parts::STANDARD, &|value| value, &mut Vec::new(), &mut |map, _| {
        for key in map.keys() {
            assert!(!key.help.0.is_empty() && !key.help.1.is_empty(), "{}.{}", map.name, key.name);
        }
    });
}
