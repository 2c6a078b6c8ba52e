//! The JSON of `dabiao standards overlap`, `dabiao/overlap/v1`: standards side by side, whole, however long the lists.
use super::shared_question::{MemberJson, SharedJson, members};
use super::standard::kind_ids;
use super::{StandardJson, schema};
use crate::report::overlap::SideBySide;
use crate::standard::{JointQuestion, Question, Standard, Standing, Unit, Use};
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

/// Id of the schema.
pub(super) const SCHEMA: &str = "dabiao/overlap/v1";

/// Writes standards side by side, with a line break at the end.
pub(in crate::report) fn write(view: &SideBySide<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &OverlapJson::new(view))?;
    out.write_all(b"\n")
}

#[derive(Serialize, JsonSchema)]
pub(super) struct OverlapJson<'a> {
    #[schemars(schema_with = "schema::overlap_id")]
    schema: &'static str,
    standards: Vec<StandardJson<'a>>,
    summary: SummaryJson<'a>,
    /// What cannot be met at once first, what is agreed last.
    shared: Vec<SharedJson<'a>>,
    /// Questions that have a name in common and are not one.
    alike: Vec<AlikeJson<'a>>,
    /// What one survey for all of them would ask, every question once.
    survey: Vec<AskedJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct SummaryJson<'a> {
    /// How many shared questions stand in each way.
    shared: StandingsJson,
    questions: usize,
    /// Columns of one survey for all, with one for each member of a list.
    columns: usize,
    /// Columns of a survey for each by itself, added up.
    columns_apart: usize,
    by_standard: Vec<SizeJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct StandingsJson {
    contradictory: usize,
    differs: usize,
    depends: usize,
    strength: usize,
    same: usize,
    unjudged: usize,
}

#[derive(Serialize, JsonSchema)]
struct SizeJson<'a> {
    standard: &'a str,
    /// Questions that no other of the standards asks.
    only: usize,
    columns: usize,
}

#[derive(Serialize, JsonSchema)]
struct AlikeJson<'a> {
    left: QuestionOfJson<'a>,
    right: QuestionOfJson<'a>,
    names: &'a [String],
}

#[derive(Serialize, JsonSchema)]
struct QuestionOfJson<'a> {
    standard: &'a str,
    id: &'a str,
    label: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct AskedJson<'a> {
    id: &'a str,
    label: &'a str,
    #[serde(rename = "type")]
    answer: &'static str,
    unit: Option<&'a str>,
    /// Whether two or more of the standards ask it.
    shared: bool,
    /// The members that some standard asks for.
    members: Vec<MemberJson<'a>>,
    asked_by: Vec<AskedByJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct AskedByJson<'a> {
    standard: &'a str,
    label: &'a str,
    kinds: Vec<&'a str>,
}

impl<'a> OverlapJson<'a> {
    fn new(view: &'a SideBySide<'a>) -> Self {
        let overlap = view.overlap;
        Self {
            schema: SCHEMA,
            standards: overlap.standards.iter().map(|standard| StandardJson::new(standard)).collect(),
            summary: SummaryJson::new(view),
            shared: view.shared.iter().map(|shared| SharedJson::new(view, shared)).collect(),
            alike: overlap
                .alike
                .iter()
                .map(|alike| {
                    let [left, right] = view.pair(alike).map(|(standard, question)| QuestionOfJson::new(standard, question));
                    AlikeJson { left, right, names: &alike.names }
                })
                .collect(),
            survey: overlap.questions.iter().map(|joint| AskedJson::new(view, joint)).collect(),
        }
    }
}

impl<'a> SummaryJson<'a> {
    fn new(view: &'a SideBySide<'a>) -> Self {
        let (overlap, count) = (view.overlap, |standing| view.count(standing));
        let size = |(place, standard): (usize, &&'a Standard)| SizeJson {
            standard: standard.id.as_str(),
            only: overlap.only_in(place).count(),
            columns: overlap.columns_of(place),
        };
        let by_standard: Vec<SizeJson<'_>> = overlap.standards.iter().enumerate().map(size).collect();
        Self {
            shared: StandingsJson {
                contradictory: count(Standing::Contradictory),
                differs: count(Standing::Differs),
                depends: count(Standing::Depends),
                strength: count(Standing::Strength),
                same: count(Standing::Same),
                unjudged: count(Standing::Unjudged),
            },
            questions: overlap.questions.len(),
            columns: overlap.columns(),
            columns_apart: by_standard.iter().map(|size| size.columns).sum(),
            by_standard,
        }
    }
}

impl<'a> QuestionOfJson<'a> {
    fn new(standard: &'a Standard, question: &'a Question) -> Self {
        Self { standard: standard.id.as_str(), id: question.id.as_str(), label: &question.label }
    }
}

impl<'a> AskedJson<'a> {
    fn new(view: &'a SideBySide<'a>, joint: &'a JointQuestion) -> Self {
        let question = view.overlap.question(&joint.uses[0]);
        let by = |of: &'a Use| AskedByJson {
            standard: view.standard(of.standard).id.as_str(),
            label: &view.overlap.question(of).label,
            kinds: kind_ids(view.standard(of.standard), &of.kinds),
        };
        Self {
            id: question.id.as_str(),
            label: &question.label,
            answer: question.answer.as_str(),
            unit: question.unit().map(Unit::shown),
            shared: joint.is_shared(),
            members: members(view, &joint.members),
            asked_by: joint.uses.iter().map(by).collect(),
        }
    }
}
