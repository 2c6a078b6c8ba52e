//! A question that several standards ask, in the JSON of standards side by side: what each demands of it, and how the demands stand.
use super::{NamedJson, schema};
use crate::diagnostic::Language;
use crate::report::overlap::{DemandView, SharedView, SideBySide, SideView};
use crate::report::sentence;
use crate::report::view::Named;
use crate::standard::{Both, Comparison, Held, JointMember, Question, Relation, Strength, Unit};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Serialize, JsonSchema)]
pub(super) struct SharedJson<'a> {
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
    #[schemars(extend("enum" = ["same", "stricter", "asks_more", "compatible", "contradictory", "not_comparable"]))]
    relation: &'static str,
    /// Which of the two is stricter.
    #[schemars(extend("enum" = ["left", "right", null]))]
    stricter: Option<&'static str>,
    /// Which of the two accepts less, but binds with a weaker strength somewhere and so is not stricter.
    #[schemars(extend("enum" = ["left", "right", null]))]
    asks_more: Option<&'static str>,
    /// Why they cannot be compared.
    #[schemars(extend("enum" = ["condition", "points", "subjects", "form", null]))]
    reason: Option<&'static str>,
    /// One of them applies under a condition only that the other does not have.
    conditional: bool,
    /// Some kind that the one binds looks like one that the other binds, by its level or the end of its name; where none does, the
    /// comparison is for reference.
    subjects_alike: bool,
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
pub(super) struct MemberJson<'a> {
    name: &'a str,
    /// The standards that ask about it.
    standards: Vec<&'a str>,
    /// Those that ask for it not to be there.
    forbidden_by: Vec<&'a str>,
}

impl<'a> SharedJson<'a> {
    pub(super) fn new(view: &'a SideBySide<'a>, shared: &'a SharedView<'a>) -> Self {
        Self {
            id: shared.question.id.as_str(),
            label: &shared.question.label,
            answer: shared.question.answer.as_str(),
            unit: shared.question.unit().map(Unit::shown),
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
        let bound = |(kind, strength): &(Named<'a>, Strength)| BoundJson { kind: NamedJson::from(*kind), strength: strength.as_str() };
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
            stricter: if let Relation::Stricter(side) = comparison.relation { Some(side.as_str()) } else { None },
            asks_more: if let Relation::AsksMore(side) = comparison.relation { Some(side.as_str()) } else { None },
            reason: if let Relation::NotComparable(reason) = comparison.relation { Some(reason.as_str()) } else { None },
            conditional: comparison.conditional,
            subjects_alike: comparison.alike,
            strength_differs: comparison.strength_differs,
            both: comparison.both.as_ref().map(both),
        }
    }
}

/// Members of a set, each with the standards that ask for it.
pub(super) fn members<'a>(view: &'a SideBySide<'a>, members: &'a [JointMember]) -> Vec<MemberJson<'a>> {
    let ids = |places: &[usize]| places.iter().map(|place| view.standard(*place).id.as_str()).collect();
    let member = |member: &'a JointMember| MemberJson { name: &member.name, standards: ids(&member.standards), forbidden_by: ids(&member.forbidden_by) };
    members.iter().map(member).collect()
}
