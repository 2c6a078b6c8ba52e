//! The grammar of standards as data: which keys each map has, and what may stand behind them. The decoders take their keys from
//! here and the JSON Schema for editors is made of it, so that an editor never completes what the loader refuses.
mod award;
mod entries;
mod grades;
mod ids;
mod parts;
mod schema;
mod task;

pub(super) use award::{BAND, DISCRETION, EACH_MISSING, EACH_STEP, EACH_TIME};
pub(super) use entries::{BODY, CASE, CLAUSE, DOCUMENT, HAS, KIND, PLAIN, QUESTION, READING, REGISTER, REMEDY, RULE, SIZE};
pub(super) use grades::{BONUS, BONUS_ITEM, FAILED_LIMIT, GRADE, SUBTOTAL, VETO};
pub(super) use parts::{ASPECT, CHECK, COMMON, FIGURE, INDICATOR, NEEDS, NUMBER, RATIO, SCORING, SHARE, STANDARD, TARGET, TIER, is_once};
pub use schema::schema;
pub(super) use task::{ACTION, TASK};

/// A map of the grammar: its keys are closed.
#[derive(Debug)]
pub(super) struct Map {
    /// What it is called in the schema.
    name: &'static str,
    /// Its keys, in parts that several maps may share.
    keys: &'static [&'static [Key]],
    /// Keys that exclude one another in it.
    choice: Choice,
}

/// Keys that exclude one another in a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// There are none.
    None,
    /// All its keys.
    All,
    /// These.
    Of(&'static [&'static str]),
    /// These, or none of them.
    AtMost(&'static [&'static str]),
}

/// A key and what may stand behind it.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    shape: Shape,
    needed: bool,
    later: bool,
    /// Another key that must stand beside it.
    brings: Option<&'static str>,
    /// What it is, for people who write a standard, in Chinese and in English.
    help: (&'static str, &'static str),
}

/// What may stand behind a key.
#[derive(Debug)]
enum Shape {
    /// A text; every scalar is one.
    Text,
    /// Names with 、 between them.
    Names,
    /// An exact number.
    Number,
    /// A whole number that is not negative.
    Whole,
    /// A day as 2023-04-30.
    Day,
    /// A number, `90%` or a day.
    Value,
    /// A share, such as `90%`.
    Percent,
    /// `true` or `false`.
    Flag,
    /// Two of something, the lower first.
    Pair(&'static Shape),
    /// One of a closed set of words.
    Word(Words),
    /// One of a closed set of words, or a list of some.
    SomeWords(Words),
    /// The id of something that is declared elsewhere.
    Id(Of),
    /// Several ids as a list, or as one text.
    Ids(Of),
    /// The same, but not an empty list.
    SomeIds(Of),
    /// Ids of a requirement register outside the standard.
    Covers,
    /// A map of the grammar.
    Map(&'static Map),
    /// A list of maps of the grammar.
    Maps(&'static Map),
    /// A list of something, and not an empty one.
    Some(&'static Shape),
    /// A map from ids to maps of the grammar.
    Named(Keys, &'static Map),
    /// A map from ids to texts or maps of the grammar.
    TextOrNamed(Keys, &'static Map),
    /// A map from ids to something simple.
    Entries(Keys, &'static Shape),
    /// Any of several shapes.
    Either(&'static [Shape]),
    /// A word, or a map of one form.
    Rule,
    /// `{question: rule}`, `any_of`, `all_of`, `none_of`.
    Condition,
    /// The same, in which the points of an indicator may stand as well.
    VetoCondition,
    /// A form that this version knows and does not evaluate.
    Anything,
}

/// A closed set of words: the table by which a decoder reads them.
type Words = fn() -> Vec<&'static str>;

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    /// Site kinds, bodies and groups.
    Actor,
    Tier,
    Clause,
    Question,
    /// Checks and indicators.
    Check,
    Indicator,
    Grade,
}

/// What the keys of a map of ids are.
#[derive(Debug, Clone, Copy)]
enum Keys {
    /// Ids that are declared here.
    New,
    /// Ids that are declared here, or those of shared questions.
    Questions,
    /// Numbers of clauses, which may be anything.
    Clauses,
    /// Ids of something that is declared elsewhere.
    Known(Of),
}

impl Map {
    /// Its keys, in the order in which they are described.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static Key> + use<> {
        self.keys.iter().copied().flatten()
    }

    /// The names of its keys.
    pub(super) fn names(&self) -> Vec<&'static str> {
        self.keys().map(|key| key.name).collect()
    }

    /// Whether a key must stand in it.
    pub(super) fn needs(&self, name: &str) -> bool {
        self.keys().any(|key| key.name == name && key.needed)
    }

    /// The names of its keys that this version knows and does not evaluate.
    pub(super) fn later(&self) -> Vec<&'static str> {
        self.keys().filter(|key| key.later).map(|key| key.name).collect()
    }
}

/// A key.
const fn key(name: &'static str, shape: Shape, zh: &'static str, en: &'static str) -> Key {
    Key { name, shape, needed: false, later: false, brings: None, help: (zh, en) }
}

/// A key that must be there.
const fn needed(name: &'static str, shape: Shape, zh: &'static str, en: &'static str) -> Key {
    Key { name, shape, needed: true, later: false, brings: None, help: (zh, en) }
}

/// A key that needs another one beside it.
const fn with(brings: &'static str, key: Key) -> Key {
    Key { brings: Some(brings), ..key }
}

/// A key of a form that this version does not evaluate.
const fn later(name: &'static str, zh: &'static str, en: &'static str) -> Key {
    Key { name, shape: Shape::Anything, needed: false, later: true, brings: None, help: (zh, en) }
}

#[cfg(test)]
mod tests;
