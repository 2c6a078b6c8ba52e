//! The JSON of `dabiao standards overlap`, `dabiao/overlap/v1`: standards side by side, whole, however long the lists.
use super::standard::kind_ids;
use super::{NamedJson, StandardJson, schema};
use crate::diagnostic::Language;
use crate::report::overlap::{DemandView, SharedView, SideBySide, SideView};
use crate::report::sentence;
use crate::standard::{Both, Comparison, Held, JointMember, JointQuestion, Question, Relation, Side, Standard, Standing, Strength};
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
struct SharedJson<'a> {
    id: &'a str,
    label: &'a str,
    #[serde(rename = "type")]
    answer: &'static str,
    unit: Option<&'a str>,
    #[schemars(schema_with = "schema::standing")]
    standing: &'static str,
    sides: Vec<SideJson<'a>>,
    comparisons: Vec<ComparisonJson<'a>>,
    members: Vec<MemberJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct SideJson<'a> {
    standard: &'a str,
    demands: Vec<DemandJson<'a>>,
    /// Checks beside them that bound another shared question, which no other of the standards asks.
    beside: Vec<DemandJson<'a>>,
    /// What else the question serves for: `condition`, `target`, `scoring`, `tier_claim`.
    also: Vec<&'static str>,
}

#[derive(Serialize, JsonSchema)]
struct DemandJson<'a> {
    check: &'a str,
    question: &'a str,
    clause: ClauseJson<'a>,
    requirement: &'a str,
    /// What it accepts, in words.
    expected: &'a str,
    bound: Vec<BoundJson<'a>>,
    tiers: Vec<NamedJson<'a>>,
    /// The condition under which it applies, in words.
    when: Option<&'a str>,
    authored: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct ClauseJson<'a> {
    id: &'a str,
    title: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct BoundJson<'a> {
    kind: NamedJson<'a>,
    #[schemars(schema_with = "schema::strength")]
    strength: &'static str,
}

#[derive(Serialize, JsonSchema)]
struct ComparisonJson<'a> {
    left: HeldJson<'a>,
    right: HeldJson<'a>,
    #[schemars(extend("enum" = ["same", "stricter", "compatible", "contradictory", "not_comparable"]))]
    relation: &'static str,
    /// Which of the two is stricter.
    #[schemars(extend("enum" = ["left", "right", null]))]
    stricter: Option<&'static str>,
    /// Why they cannot be compared.
    #[schemars(extend("enum" = ["condition", "points", "subjects", "form", null]))]
    reason: Option<&'static str>,
    /// One of them applies under a condition only that the other does not have.
    conditional: bool,
    strength_differs: bool,
    /// The answers that meet both, in words, where neither is stricter.
    both: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct HeldJson<'a> {
    standard: &'a str,
    check: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct MemberJson<'a> {
    name: &'a str,
    /// The standards that ask for it.
    standards: Vec<&'a str>,
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

impl<'a> SharedJson<'a> {
    fn new(view: &'a SideBySide<'a>, shared: &'a SharedView<'a>) -> Self {
        Self {
            id: shared.question.id.as_str(),
            label: &shared.question.label,
            answer: shared.question.answer.as_str(),
            unit: shared.question.unit().map(crate::standard::Unit::shown),
            standing: shared.standing.as_str(),
            sides: shared.sides.iter().map(|side| SideJson::new(side, view.language)).collect(),
            comparisons: shared.joint.comparisons.iter().map(|comparison| ComparisonJson::new(view, shared, comparison)).collect(),
            members: members(view, &shared.joint.members),
        }
    }
}

impl<'a> SideJson<'a> {
    fn new(side: &'a SideView<'a>, language: Language) -> Self {
        let asked = side.standard.question(side.of.question);
        let demand = |demand: &'a DemandView<'a>| DemandJson::new(demand, asked, language);
        Self {
            standard: side.standard.id.as_str(),
            demands: side.demands.iter().map(demand).collect(),
            beside: side.beside.iter().map(demand).collect(),
            also: side.of.also.iter().map(|purpose| purpose.as_str()).collect(),
        }
    }
}

impl<'a> DemandJson<'a> {
    fn new(demand: &'a DemandView<'a>, asked: &'a Question, language: Language) -> Self {
        let bound = |(kind, strength): &(crate::report::view::Named<'a>, Strength)| BoundJson { kind: NamedJson::from(*kind), strength: strength.as_str() };
        Self {
            check: demand.check.id.as_str(),
            question: demand.asks.unwrap_or(asked).id.as_str(),
            clause: ClauseJson { id: demand.clause.id.as_str(), title: &demand.clause.title },
            requirement: &demand.check.text,
            expected: demand.expected.say(language),
            bound: demand.bound.iter().map(bound).collect(),
            tiers: demand.tiers.iter().map(|tier| NamedJson::from(*tier)).collect(),
            when: demand.when.as_ref().map(|when| when.say(language)),
            authored: demand.check.authored.as_deref(),
        }
    }
}

impl<'a> ComparisonJson<'a> {
    fn new(view: &'a SideBySide<'a>, shared: &'a SharedView<'a>, comparison: &'a Comparison) -> Self {
        let held = |held: Held| {
            let standard = view.standard(held.standard);
            HeldJson { standard: standard.id.as_str(), check: standard.check(held.check).id.as_str() }
        };
        let both = |both: &Both| match both {
            Both::Values(interval) => sentence::within(shared.question, interval).say(view.language).to_owned(),
            Both::Choices(names) => names.join("、"),
        };
        Self {
            left: held(comparison.left),
            right: held(comparison.right),
            relation: comparison.relation.as_str(),
            stricter: match comparison.relation {
                Relation::Stricter(Side::Left) => Some("left"),
                Relation::Stricter(Side::Right) => Some("right"),
                _ => None,
            },
            reason: if let Relation::NotComparable(reason) = comparison.relation { Some(reason.as_str()) } else { None },
            conditional: comparison.conditional,
            strength_differs: comparison.strength_differs,
            both: comparison.both.as_ref().map(both),
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
        let by = |of: &'a crate::standard::Use| AskedByJson {
            standard: view.standard(of.standard).id.as_str(),
            label: &view.overlap.question(of).label,
            kinds: kind_ids(view.standard(of.standard), &of.kinds),
        };
        Self {
            id: question.id.as_str(),
            label: &question.label,
            answer: question.answer.as_str(),
            unit: question.unit().map(crate::standard::Unit::shown),
            shared: joint.is_shared(),
            members: members(view, &joint.members),
            asked_by: joint.uses.iter().map(by).collect(),
        }
    }
}

fn members<'a>(view: &'a SideBySide<'a>, members: &'a [JointMember]) -> Vec<MemberJson<'a>> {
    let member = |member: &'a JointMember| MemberJson {
        name: &member.name,
        standards: member.standards.iter().map(|place| view.standard(*place).id.as_str()).collect(),
    };
    members.iter().map(member).collect()
}
