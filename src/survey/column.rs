//! Resolves the columns of a table once: which register field, question, remark or tick each of them is, for every site kind.
use super::head::{Head, Leaf, PATH_MARKS, Tick, split_bracket, without_ordinal};
use super::layout::{Named, forms};
use super::loose::{Tries, with_second_try};
use super::vocabulary::{Meaning, Vocabulary};
use crate::standard::{KindIx, RegisterField, SlotIx, Standard, Unit};

/// Words in front of a head that ask not how things are but how they were or will be.
const NOT_AS_IT_IS: &[&str] = &[
    "拟",
    "计划",
    "规划",
    "上年",
    "去年",
    "往年",
    "上期",
    "应配",
    "应有",
    "应建",
    "需要",
    "是否需要",
    "需求",
    "整改前",
    "检查前",
    "计划新增",
    "目标",
    "下年",
    "明年",
];

/// Beginnings of a bracket in a head that says when or whether, so that the column does not ask how things are.
const BRACKET_NOT_AS_IT_IS: &[&str] = &["原", "改造前", "扩建前", "扩建后", "改造后", "建成后"];
/// Words of denial with which a bracket begins that asks for a tick where something is missing.
const DENYING: &[char] = &['无', '没', '缺', '未', '不', '否'];
/// What such a bracket asks for.
const TICKING: &[&str] = &["√", "打勾", "打钩", "划勾", "填1", "填有", "填是", "的填写", "者填写"];
/// Ends of words that are units of measure.
const UNIT_ENDS: &[&str] = &["米", "㎡", "m2", "m²", "m", "亩", "顷", "尺", "寸", "里"];

/// The longest name, in bytes, that a head is taken for, and the most marks at which a path written in one cell is parted.
pub(super) const LONGEST_NAME: usize = 600;
const MOST_MARKS: usize = 8;

/// What the columns of a table are.
#[derive(Debug)]
pub(super) struct Columns {
    /// The register fields, each with the columns that hold it, left to right.
    pub(super) register: Vec<(RegisterField, usize)>,
    /// By site kind, what answers what.
    pub(super) kinds: Vec<KindColumns>,
}

/// What the columns of a table are for one site kind.
#[derive(Debug, Default)]
pub(super) struct KindColumns {
    /// What answers a slot, in the order of the slots and, for one slot, of the columns.
    pub(super) sources: Vec<Source>,
    /// Columns of words and evidence about a slot.
    pub(super) asides: Vec<AsideColumn>,
    /// Columns that no question of the kind reads.
    pub(super) unread: Vec<usize>,
    /// Columns that fit several questions of the kind, with those.
    pub(super) ambiguous: Vec<(usize, Vec<SlotIx>)>,
}

/// The column or columns that answer a slot.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) slot: SlotIx,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) how: How,
}

/// How a source is read.
#[derive(Debug, Clone)]
pub(super) enum How {
    /// One cell holds the answer.
    Cell { unit: Option<Unit>, negated: bool },
    /// One of several cells is ticked.
    Ticks(Vec<(usize, Tick)>),
}

/// A column of words or evidence about a slot.
#[derive(Debug, Clone, Copy)]
pub(super) struct AsideColumn {
    pub(super) slot: SlotIx,
    pub(super) column: usize,
    pub(super) evidence: bool,
}

/// Resolves all columns for all kinds of a standard.
pub(super) fn resolve(standard: &Standard, vocabulary: &Vocabulary, heads: &[Head], named: Named) -> Columns {
    let mut register: Vec<(RegisterField, usize)> = heads.iter().enumerate().filter_map(|(column, head)| Some((field_of(vocabulary, head)?, column))).collect();
    if named == Named::ByBody
        && let Some(names) = names_of_bodies(vocabulary, heads)
    {
        register.retain(|(_, column)| *column != names);
        register.push((RegisterField::Name, names));
        register.sort_by_key(|(_, column)| *column);
    }
    let remarks: Vec<usize> = register.iter().filter(|(field, _)| *field == RegisterField::Remark).map(|(_, column)| *column).collect();
    let may_mean: Vec<bool> = heads.iter().map(|head| may_mean(vocabulary, head)).collect();
    let tries = Tries::of(vocabulary, heads);
    let mut kinds: Vec<KindColumns> = standard.kinds.iter().map(|_| KindColumns::default()).collect();
    for kind in standard.surveyed_kinds() {
        kinds[kind.index()] = kind_columns(standard, vocabulary, (heads, &may_mean, &tries), &register, &remarks, kind);
    }
    Columns { register, kinds }
}

/// The column under whose head the names of bodies stand.
fn names_of_bodies(vocabulary: &Vocabulary, heads: &[Head]) -> Option<usize> {
    let rank = |head: &Head| head.path.last().filter(|_| head.leaf == Leaf::Name).and_then(|leaf| forms(leaf).find_map(|form| vocabulary.names_body(form)));
    let ranked = heads.iter().enumerate().filter_map(|(column, head)| Some((rank(head)?, column)));
    ranked.min().map(|(_, column)| column)
}

/// The register field that a head names, if it is one name or its last name is one.
pub(super) fn field_of(vocabulary: &Vocabulary, head: &Head) -> Option<RegisterField> {
    let leaf = head.path.last().filter(|_| head.leaf == Leaf::Name)?;
    let named = |leaf: &str| vocabulary.register(leaf).or_else(|| vocabulary.register(split_bracket(leaf).0));
    named(leaf).or_else(|| named(without_ordinal(leaf)?))
}

fn kind_columns(
    standard: &Standard,
    vocabulary: &Vocabulary,
    (heads, may_mean, tries): (&[Head], &[bool], &Tries),
    register: &[(RegisterField, usize)],
    remarks: &[usize],
    kind: KindIx,
) -> KindColumns {
    let mut columns = KindColumns::default();
    // 窗口 is a unit, unless the head above asks for windows by that name
    let by_name = |head: &Head| head.taken.as_ref().and_then(|taken| vocabulary.asked_under(&head.path, taken, kind));
    let in_register = |column: usize| register.iter().any(|(_, at)| *at == column);
    let plain = |(column, head): (usize, &Head)| if may_mean[column] { meaning_of(vocabulary, head, kind) } else { Meaning::Nothing };
    let meant = |(column, head): (usize, &Head)| match plain((column, head)) {
        _ if let Some(slot) = by_name(head) => Meaning::Slot { slot, negated: false },
        Meaning::Slot { slot, .. } if in_an_unknown_unit(standard, head, slot) => Meaning::Nothing,
        // 联系电话 alone is the register's, not what a sign has to show
        Meaning::Slot { slot, .. } if in_register(column) && head.path.len() == 1 && standard.slot(slot).member.is_some() => Meaning::Nothing,
        meaning => meaning,
    };
    let plainly: Vec<Meaning> = heads.iter().enumerate().map(meant).collect();
    let meanings = with_second_try(standard, vocabulary, heads, tries, kind, plainly);
    for (column, (head, meaning)) in heads.iter().zip(&meanings).enumerate() {
        match (head.leaf, meaning) {
            (Leaf::Remark | Leaf::Evidence, _) => {}
            (Leaf::Name, Meaning::Slot { slot, negated }) => {
                columns.sources.push(Source {
                    slot: *slot,
                    first: column,
                    last: column,
                    how: How::Cell { unit: head.unit.clone().filter(|_| by_name(head).is_none()), negated: *negated },
                });
            }
            (Leaf::Tick(tick), Meaning::Slot { slot, .. }) => add_tick(&mut columns.sources, *slot, column, tick),
            (_, Meaning::Ambiguous(slots)) => columns.ambiguous.push((column, slots.clone())),
            (_, Meaning::Nothing) if !in_register(column) && !head.path.is_empty() => columns.unread.push(column),
            (_, Meaning::Nothing) => {}
        }
    }
    answer_from_register(standard, register, kind, &mut columns.sources);
    columns.asides = asides(heads, remarks, &columns.sources);
    columns.sources.sort_by_key(|source| (source.slot, source.first));
    columns
}

/// Joins the columns of one head in which a tick is the answer.
fn add_tick(sources: &mut Vec<Source>, slot: SlotIx, column: usize, tick: Tick) {
    if let Some(Source { slot: before, last, how: How::Ticks(ticks), .. }) = sources.last_mut()
        && *before == slot
        && *last + 1 == column
    {
        *last = column;
        ticks.push((column, tick));
    } else {
        sources.push(Source { slot, first: column, last: column, how: How::Ticks(vec![(column, tick)]) });
    }
}

/// A register column answers the question that says so, where no column of its own does.
fn answer_from_register(standard: &Standard, register: &[(RegisterField, usize)], kind: KindIx, sources: &mut Vec<Source>) {
    for question in standard.questions_of(kind).into_iter().map(|question| standard.question(question)) {
        if sources.iter().any(|source| source.slot == question.slot) {
            continue;
        }
        if let Some((_, column)) = register.iter().find(|(field, _)| Some(*field) == question.register) {
            sources.push(Source { slot: question.slot, first: *column, last: *column, how: How::Cell { unit: None, negated: false } });
        }
    }
}

/// What each column of words belongs to: the answer under the same head, else, where there are several, the answer to its left.
fn asides(heads: &[Head], remarks: &[usize], sources: &[Source]) -> Vec<AsideColumn> {
    let left_of = |column: usize| sources.iter().filter(|source| source.last < column).max_by_key(|source| source.last).map(|source| source.slot);
    let mut asides = Vec::new();
    for (column, head) in heads.iter().enumerate() {
        let evidence = head.leaf == Leaf::Evidence;
        if matches!(head.leaf, Leaf::Remark | Leaf::Evidence) {
            let under_same = sources.iter().rev().find(|source| source.first < column && heads[source.first].path == head.path).map(|source| source.slot);
            let alike = heads.iter().filter(|other| other.leaf == head.leaf && other.path == head.path).count();
            if let Some(slot) = under_same.or_else(|| (alike > 1).then(|| left_of(column)).flatten()) {
                asides.push(AsideColumn { slot, column, evidence });
            }
        } else if remarks.len() > 1
            && remarks.contains(&column)
            && let Some(slot) = left_of(column)
        {
            asides.push(AsideColumn { slot, column, evidence });
        }
    }
    asides
}

/// What a head means: its whole path first, then without the bracket, then as a path written in one cell.
pub(super) fn meaning_of(vocabulary: &Vocabulary, head: &Head, kind: KindIx) -> Meaning {
    let Some((leaf, above)) = head.path.split_last().filter(|(leaf, _)| leaf.len() <= LONGEST_NAME) else { return Meaning::Nothing };
    if not_as_it_is(above) {
        return Meaning::Nothing;
    }
    let (plain, bracket) = split_bracket(leaf);
    for whole in [leaf.as_str(), plain] {
        let meaning = vocabulary.meaning(above, whole, kind);
        if meaning != Meaning::Nothing {
            return meaning;
        }
        if bracket.is_some_and(changes_the_question) {
            return Meaning::Nothing;
        }
    }
    for whole in [leaf.as_str(), plain] {
        for (before, last) in parted(whole) {
            let mut path = above.to_vec();
            path.extend(before.split(PATH_MARKS).filter(|part| !part.is_empty()).map(str::to_owned));
            if not_as_it_is(&path) {
                continue;
            }
            for form in [last, split_bracket(last).0] {
                let meaning = vocabulary.meaning(&path, form, kind);
                if meaning != Meaning::Nothing {
                    return meaning;
                }
            }
        }
    }
    Meaning::Nothing
}

/// Whether a head can mean something to some kind: what cannot is not tried for every one.
pub(super) fn may_mean(vocabulary: &Vocabulary, head: &Head) -> bool {
    let Some(leaf) = head.path.last().filter(|leaf| leaf.len() <= LONGEST_NAME) else { return false };
    let last_parts = |whole| parted(whole).flat_map(|(_, last): (&str, &str)| [last, split_bracket(last).0]);
    let plain = split_bracket(leaf).0;
    let mut forms = [leaf.as_str(), plain].into_iter().chain(last_parts(leaf.as_str())).chain(last_parts(plain));
    forms.any(|form| vocabulary.asks_or_denies(form))
}

/// A path written in one cell, parted at each of its marks in turn into what stands above and the last name.
fn parted(whole: &str) -> impl Iterator<Item = (&str, &str)> {
    whole.match_indices(PATH_MARKS).take(MOST_MARKS).map(|(at, mark)| (&whole[..at], &whole[at + mark.len()..]))
}

/// Whether the bracket of a head asks for something else than the head: for a plan, for another time, for a tick where it is missing.
fn changes_the_question(bracket: &str) -> bool {
    let asks_for_absence = bracket.starts_with(DENYING) && TICKING.iter().any(|word| bracket.contains(word)) && !bracket.contains('×');
    let other = NOT_AS_IT_IS.iter().chain(BRACKET_NOT_AS_IT_IS).any(|word| bracket.starts_with(word));
    asks_for_absence || other
}

/// Whether the bracket of a head holds a unit of measure that nobody knows, over a question that measures something.
pub(super) fn in_an_unknown_unit(standard: &Standard, head: &Head, slot: SlotIx) -> bool {
    let slot = standard.slot(slot);
    let measures = slot.member.is_none() && standard.question(slot.question).unit().is_some();
    let bracket = head.path.last().and_then(|leaf| split_bracket(leaf).1);
    measures && head.unit.is_none() && bracket.is_some_and(|text| text.chars().count() <= 5 && UNIT_ENDS.iter().any(|end| text.ends_with(end)))
}

/// Whether a head above tells that its columns ask for a plan or for another time.
fn not_as_it_is(above: &[String]) -> bool {
    above.iter().any(|part| NOT_AS_IT_IS.iter().any(|word| part.starts_with(word)))
}
