//! Says in sentences what comparing the demands on a shared question came to: those that say the same of several demands stand together.
use super::members;
use super::{SharedView, SideBySide};
use crate::diagnostic::{Language, Wording};
use crate::report::{phrase, sentence};
use crate::standard::{AnswerType, Both, Comparison, Reason, Relation, Side, Strength};
use crate::wording;
use std::collections::BTreeSet;
use unicode_width::UnicodeWidthStr;

/// Columns of what a demand expects that a sentence repeats.
const LONGEST: usize = 40;

/// A sentence in the making: the demands of one standard, those of another, and how they stand.
struct Group<'v> {
    relation: Relation,
    conditional: bool,
    /// Whether they bind places that look alike.
    alike: bool,
    /// With which strengths the first and the second bind, where that is told.
    strengths: Option<[&'v BTreeSet<Strength>; 2]>,
    both: Option<&'v Both>,
    /// The standard and what it demands; of two of which one is stricter, the stricter one.
    first: (&'v str, BTreeSet<String>),
    second: (&'v str, BTreeSet<String>),
}

/// The sentences: of places that look alike first, and of those the worst.
pub(super) fn sentences(view: &SideBySide<'_>, shared: &SharedView<'_>) -> Vec<String> {
    let language = view.language;
    let mut groups: Vec<Group<'_>> = Vec::new();
    for comparison in &shared.joint.comparisons {
        if let Some(group) = group(shared, comparison, language) {
            join(&mut groups, group);
        }
    }
    groups.sort_by_key(|group| (!group.alike, rank(group.relation)));
    let mut said: Vec<String> = groups.iter().map(|group| said(group, shared).say(language).to_owned()).collect();
    said.extend(strengths(view, shared).map(|words| words.say(language).to_owned()));
    said.extend(members::sentences(view, shared).iter().map(|words| words.say(language).to_owned()));
    said.extend(beside(shared).iter().map(|words| words.say(language).to_owned()));
    said
}

fn rank(relation: Relation) -> u8 {
    match relation {
        Relation::Contradictory => 0,
        Relation::Stricter(_) => 1,
        Relation::AsksMore(_) => 2,
        Relation::Compatible => 3,
        Relation::NotComparable(_) => 4,
        Relation::Same => 5,
    }
}

fn group<'v>(shared: &'v SharedView<'_>, comparison: &'v Comparison, language: Language) -> Option<Group<'v>> {
    let side = |held| {
        let (side, demand) = shared.demand(held)?;
        let expected = demand.expected.say(language);
        let is_long = matches!(shared.question.answer, AnswerType::Set(_)) || expected.width() > LONGEST;
        // lists, and what else is long, stand above: here such a check is told by its id, and one that is the only one by nothing
        let says = match side.demands.len() {
            1 if is_long => BTreeSet::new(),
            _ if is_long => BTreeSet::from([demand.check.id.to_string()]),
            _ => BTreeSet::from([expected.to_owned()]),
        };
        Some((side.standard.id.as_str(), says))
    };
    let (left, right) = (side(comparison.left)?, side(comparison.right)?);
    let turned = matches!(comparison.relation, Relation::Stricter(Side::Right) | Relation::AsksMore(Side::Right));
    let (first, second) = if turned { (right, left) } else { (left, right) };
    let relation = if turned { comparison.relation.turned() } else { comparison.relation };
    let [of_left, of_right] = &comparison.strengths;
    let strengths = if turned { [of_right, of_left] } else { [of_left, of_right] };
    let strengths = matches!(relation, Relation::AsksMore(_)).then_some(strengths);
    Some(Group { relation, conditional: comparison.conditional, alike: comparison.alike, strengths, both: comparison.both.as_ref(), first, second })
}

/// Adds to a sentence that says the same of the same demands on one side.
fn join<'v>(groups: &mut Vec<Group<'v>>, new: Group<'v>) {
    let alike = |known: &&mut Group<'v>| {
        let key = |of: &Group<'v>| (of.relation, of.conditional, of.alike, of.strengths, of.both, of.first.0, of.second.0);
        let says = key(known) == key(&new);
        says && (known.first.1 == new.first.1 || known.second.1 == new.second.1)
    };
    match groups.iter_mut().find(alike) {
        Some(known) => {
            known.first.1.extend(new.first.1);
            known.second.1.extend(new.second.1);
        }
        None => groups.push(new),
    }
}

fn said(group: &Group<'_>, shared: &SharedView<'_>) -> Wording {
    let demands = |(_, demands): &(&str, BTreeSet<String>)| demands.iter().map(String::as_str).collect::<Vec<_>>().join(" / ");
    let (first, second) = (demands(&group.first), demands(&group.second));
    let named = |id: &str, demands: &str| if demands.is_empty() { wording!("{id} ", "{id}") } else { wording!("{id} ({demands})", "{id} ({demands})") };
    let (a, b) = (named(group.first.0, &first), named(group.second.0, &second));
    let ((a, in_en), (b, other_in_en)) = ((a.zh, a.en), (b.zh, b.en));
    let Wording { zh, en } = match group.relation {
        Relation::Contradictory => wording!("不能同时满足:{a}与 {b}", "cannot both be met: {in_en} and {other_in_en}"),
        Relation::Stricter(_) => wording!("{a}比 {b}严", "{in_en} is stricter than {other_in_en}"),
        Relation::AsksMore(_) => {
            let Wording { zh, en } = group.strengths.map(binding).unwrap_or_default();
            wording!("{a}比 {b}要求多,但约束没有它强{zh}", "{in_en} asks for more than {other_in_en}, but does not bind as strongly{en}")
        }
        Relation::Compatible => {
            let both = group.both.map(|both| meets(both, shared)).unwrap_or_default();
            let (zh, en) = (both.zh, both.en);
            wording!("可以同时满足:{a}与 {b}{zh}", "can both be met: {in_en} and {other_in_en}{en}")
        }
        Relation::Same if first == second && !first.is_empty() => {
            let (a, b) = (group.first.0, group.second.0);
            wording!("相同:{first}({a}、{b})", "the same: {first} ({a}, {b})")
        }
        Relation::Same => wording!("相同:{a}与 {b}", "the same: {in_en} and {other_in_en}"),
        Relation::NotComparable(reason) => {
            let Wording { zh, en } = because(reason);
            wording!("{zh}:{a}与 {b}", "{en}: {in_en} and {other_in_en}")
        }
    };
    let only = if group.conditional { wording!("(一方只在条件成立时要求)", " (one of them under a condition only)") } else { Wording::default() };
    let elsewhere = if group.alike || group.relation == Relation::NotComparable(Reason::Subjects) { Wording::default() } else { elsewhere() };
    let (zh, only_zh, only_en) = (zh.trim_end(), only.zh, only.en);
    let (elsewhere_zh, elsewhere_en) = (elsewhere.zh, elsewhere.en);
    wording!("{zh}{only_zh}{elsewhere_zh}", "{en}{only_en}{elsewhere_en}")
}

/// What is said of demands on places that do not look alike.
pub(super) fn elsewhere() -> Wording {
    wording!("(对象不同,仅供参考)", " (of other kinds, for reference)")
}

/// How strongly the one that asks for more binds, and the other.
fn binding([more, less]: [&BTreeSet<Strength>; 2]) -> Wording {
    let (more, less) = (named(more), named(less));
    let ((a, b), (in_en, other_in_en)) = ((more.zh, less.zh), (more.en, less.en));
    wording!("({a},对方{b})", ": {in_en} against {other_in_en}")
}

/// Strengths by their names, the strongest first.
fn named(strengths: &BTreeSet<Strength>) -> Wording {
    let words: Vec<Wording> = strengths.iter().map(|strength| phrase::strength(*strength)).collect();
    let joined = |pick: fn(&Wording) -> &str| words.iter().map(pick).collect::<Vec<_>>().join("、");
    Wording { zh: joined(|words| &words.zh), en: joined(|words| &words.en) }
}

/// The answers that meet both.
fn meets(both: &Both, shared: &SharedView<'_>) -> Wording {
    let Wording { zh, en } = match both {
        Both::Values(interval) => sentence::within(shared.question, interval),
        Both::Choices(names) => {
            let names = names.join("、");
            wording!("{names}", "{names}")
        }
    };
    wording!(";都符合的是 {zh}", "; both are met by {en}")
}

/// Why two demands cannot be compared.
pub(super) fn because(reason: Reason) -> Wording {
    match reason {
        Reason::Condition => wording!("宽严取决于条件", "a condition decides which is stricter"),
        Reason::Points => wording!("按分值评,不比宽严", "points by degree, which are not compared"),
        Reason::Subjects => wording!("一方问站点、一方问单位,不比宽严", "one asks sites and the other bodies, which are not compared"),
        Reason::Form => wording!("写法不同,比不出宽严", "of different forms, which cannot be compared"),
    }
}

/// How strongly each standard binds, where that differs.
fn strengths(view: &SideBySide<'_>, shared: &SharedView<'_>) -> Option<Wording> {
    if !shared.joint.comparisons.iter().any(|comparison| comparison.strength_differs) {
        return None;
    }
    let of = |pick: fn(&Wording) -> &str| {
        let sides = shared.sides.iter().filter(|side| !side.demands.is_empty()).map(|side| {
            let bound: BTreeSet<Strength> = side.demands.iter().flat_map(|demand| demand.bound.iter().map(|(_, strength)| *strength)).collect();
            format!("{} {}", view.standard(side.of.standard).id, pick(&named(&bound)))
        });
        sides.collect::<Vec<_>>()
    };
    let (zh, en) = (of(|words| &words.zh).join(";"), of(|words| &words.en).join("; "));
    Some(wording!("强度不同:{zh}", "strengths differ: {en}"))
}

/// What a standard bounds beside the shared question that no other asks.
fn beside(shared: &SharedView<'_>) -> Vec<Wording> {
    let asks = shared.sides.iter().flat_map(|side| side.beside.iter().map(move |demand| (&side.standard.id, demand)));
    asks.map(|(id, demand)| {
        let label = demand.asks.map_or(demand.check.title.as_str(), |question| &question.label);
        let Wording { zh, en } = demand.expected.clone();
        wording!("只有 {id} 还要求{label}:{zh}", "only {id} also bounds {label}: {en}")
    })
    .collect()
}
