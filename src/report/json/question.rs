//! Questions in the JSON contract.
use super::number::{Number, number};
use crate::diagnostic::Language;
use crate::report::explain::Asked;
use crate::standard::{AnswerType, Interval};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Serialize, JsonSchema)]
pub(super) struct QuestionJson<'a> {
    id: &'a str,
    label: &'a str,
    /// The head it stands under, where the leaf alone is not enough.
    group: Option<&'a str>,
    aliases: &'a [String],
    #[serde(rename = "type")]
    answer: &'static str,
    unit: Option<&'a str>,
    /// Plausible values; what is outside is unreadable.
    range: Option<RangeJson>,
    choices: Vec<NamesJson<'a>>,
    members: Vec<NamesJson<'a>>,
    help: Option<&'a str>,
    /// The kinds that are asked it.
    kinds: Vec<&'a str>,
    /// Heads of columns that ask it, in words.
    heads: Vec<&'a str>,
    /// How an answer may be written, in words.
    answers: Vec<&'a str>,
}

/// A name and the other names of the same thing.
#[derive(Serialize, JsonSchema)]
struct NamesJson<'a> {
    name: &'a str,
    aliases: &'a [String],
}

#[derive(Serialize, JsonSchema)]
pub(super) struct RangeJson {
    low: Option<Number>,
    high: Option<Number>,
}

impl RangeJson {
    pub(super) fn new(interval: &Interval) -> Self {
        let end = |bound: Option<crate::standard::Bound>| bound.map(|bound| number(bound.value));
        Self { low: end(interval.low), high: end(interval.high) }
    }
}

impl<'a> QuestionJson<'a> {
    pub(super) fn new(asked: &'a Asked<'_>, language: Language) -> Self {
        let question = asked.question;
        let choices = if let AnswerType::Choice(choices) = &question.answer { &choices[..] } else { &[] };
        Self {
            id: question.id.as_str(),
            label: &question.label,
            group: question.group.as_deref(),
            aliases: &question.aliases,
            answer: question.answer.as_str(),
            unit: question.unit().map(crate::standard::Unit::shown),
            range: question.answer.measure().and_then(|measure| measure.range.as_ref()).map(RangeJson::new),
            choices: choices.iter().map(|choice| names(&choice.names)).collect(),
            members: question.members().iter().map(|member| names(&member.names)).collect(),
            help: question.help.as_deref(),
            kinds: asked.kinds.iter().map(|kind| kind.id).collect(),
            heads: asked.heads.iter().map(|head| head.say(language)).collect(),
            answers: asked.spellings.iter().map(|spelling| spelling.say(language)).collect(),
        }
    }
}

fn names(names: &[String]) -> NamesJson<'_> {
    match names {
        [name, aliases @ ..] => NamesJson { name, aliases },
        [] => NamesJson { name: "", aliases: &[] },
    }
}
