//! Heads that ask for a known name in other words (办公电话情况, 公开服务流程, 4 免费WIFI): a second try, where the words as they stand are no name.
use super::column::{in_an_unknown_unit, meaning_of};
use super::head::{Head, Leaf, without_ordinal};
use super::vocabulary::{Meaning, Vocabulary};
use crate::standard::{AnswerType, KindIx, QuestionIx, Slot, SlotIx, Standard};
use rustc_hash::{FxHashMap, FxHashSet};

/// What may stand in front of a thing and asks whether it is there.
const HAVING: &[&str] = &["具备", "开通", "提供", "悬挂", "制定", "配置", "配有", "设有", "建有", "开展", "实行", "落实"];
/// What asks the same behind it.
const BEHIND: &[&str] = &[
    "配备情况",
    "设置情况",
    "设立情况",
    "安装情况",
    "建立情况",
    "建设情况",
    "制定情况",
    "开通情况",
    "提供情况",
    "开展情况",
    "落实情况",
    "情况",
    "是否配备",
    "是否设置",
    "是否设立",
    "是否建立",
    "是否安装",
    "是否具备",
    "是否配有",
    "是否开通",
];
/// What shows a thing to the public; only of what is to be shown is that the question.
const SHOWING: &[&str] = &["公示", "公开", "公布"];
const ASKING: &str = "是否";
const STATE: &str = "情况";

/// The meanings of the heads of a table for a kind, with a second try for those that mean nothing as they stand: without the number in front
/// of them, then in other words. What is asked elsewhere in the table, or twice in other words, is not taken: beside 制度 the column 制度情况
/// holds words about it.
pub(super) fn with_second_try(standard: &Standard, vocabulary: &Vocabulary, heads: &[Head], kind: KindIx, meanings: Vec<Meaning>) -> Vec<Meaning> {
    let means = |head: &Head, form: &str| {
        let mut path = head.path.clone();
        form.clone_into(path.last_mut()?);
        match meaning_of(vocabulary, &Head { path, ..head.clone() }, kind) {
            Meaning::Slot { slot, negated: false } if !in_an_unknown_unit(standard, head, slot) => Some(slot),
            _ => None,
        }
    };
    let unnumbered = |head: &Head| means(head, without_ordinal(head.path.last()?)?);
    let in_other_words = |head: &Head| {
        let leaf = head.path.last()?;
        let plain = without_ordinal(leaf).unwrap_or(leaf);
        let of_shown = shown(plain).and_then(|form| means(head, form)).filter(|slot| is_shown(standard, *slot));
        of_shown.or_else(|| said_otherwise(plain).find_map(|form| means(head, form)))
    };
    let meanings = with_tries(standard, heads, meanings, unnumbered);
    with_tries(standard, heads, meanings, in_other_words)
}

/// The names that a head may ask for in other words, for the search for a header.
pub(super) fn names(leaf: &str) -> impl Iterator<Item = &str> {
    let plain = without_ordinal(leaf).unwrap_or(leaf);
    shown(plain).into_iter().chain(said_otherwise(plain))
}

fn with_tries(standard: &Standard, heads: &[Head], mut meanings: Vec<Meaning>, second_try: impl Fn(&Head) -> Option<SlotIx>) -> Vec<Meaning> {
    let is_open = |column: usize| meanings[column] == Meaning::Nothing && matches!(heads[column].leaf, Leaf::Name | Leaf::Tick(_));
    let found: Vec<(usize, SlotIx)> =
        (0..heads.len()).filter(|column| is_open(*column)).filter_map(|column| Some((column, second_try(&heads[column])?))).collect();
    let asked = Asked::of(standard, &meanings);
    let mut first: FxHashMap<SlotIx, &[String]> = FxHashMap::default();
    let mut twice: FxHashSet<SlotIx> = FxHashSet::default();
    for (column, slot) in &found {
        if **first.entry(*slot).or_insert(&heads[*column].path) != *heads[*column].path {
            twice.insert(*slot);
        }
    }
    for (column, slot) in found.into_iter().filter(|(_, slot)| !asked.overlaps(standard, *slot) && !twice.contains(slot)) {
        meanings[column] = Meaning::Slot { slot, negated: false };
    }
    meanings
}

/// What the columns of a table ask already.
#[derive(Debug, Default)]
struct Asked {
    slots: FxHashSet<SlotIx>,
    /// Questions asked as a whole, and those of which anything is asked.
    whole: FxHashSet<QuestionIx>,
    any: FxHashSet<QuestionIx>,
}

impl Asked {
    fn of(standard: &Standard, meanings: &[Meaning]) -> Self {
        let mut asked = Self::default();
        for meaning in meanings {
            let slots = match meaning {
                Meaning::Slot { slot, .. } => std::slice::from_ref(slot),
                Meaning::Ambiguous(slots) => slots,
                Meaning::Nothing => &[],
            };
            for slot in slots {
                let Slot { question, member } = standard.slot(*slot);
                asked.slots.insert(*slot);
                asked.any.insert(question);
                if member.is_none() {
                    asked.whole.insert(question);
                }
            }
        }
        asked
    }

    /// Whether a slot is asked, or a part of what it asks, or what it is a part of.
    fn overlaps(&self, standard: &Standard, slot: SlotIx) -> bool {
        let Slot { question, member } = standard.slot(slot);
        self.slots.contains(&slot) || if member.is_none() { self.any.contains(&question) } else { self.whole.contains(&question) }
    }
}

/// The name behind 公开 or 公示, or in front of 公示情况.
fn shown(leaf: &str) -> Option<&str> {
    let plain = leaf.strip_prefix(ASKING).unwrap_or(leaf);
    let in_front = SHOWING.iter().find_map(|word| plain.strip_prefix(word));
    in_front.or_else(|| SHOWING.iter().find_map(|word| plain.strip_suffix(STATE)?.strip_suffix(word))).filter(|rest| !rest.is_empty())
}

/// The names that a leaf may hold among words that only ask.
fn said_otherwise(leaf: &str) -> impl Iterator<Item = &str> {
    let plain = leaf.strip_prefix(ASKING).unwrap_or(leaf);
    let in_front = HAVING.iter().filter_map(move |word| plain.strip_prefix(word));
    BEHIND.iter().filter_map(move |word| leaf.strip_suffix(word)).chain(in_front).filter(|rest| !rest.is_empty())
}

/// Whether a slot is one of several things that are to be shown to the public.
fn is_shown(standard: &Standard, slot: SlotIx) -> bool {
    let asked = standard.slot(slot);
    let question = standard.question(asked.question);
    let names = || std::iter::once(&question.label).chain(&question.aliases).chain(&question.group);
    asked.member.is_some() && matches!(question.answer, AnswerType::Set(_)) && names().any(|name| SHOWING.iter().any(|word| name.contains(word)))
}
