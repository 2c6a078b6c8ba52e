//! Heads that ask for a known name in other words (办公电话情况, 公开服务流程, 4 免费WIFI): a second try, where the words as they stand are no name.
use super::column::{LONGEST_NAME, in_an_unknown_unit, may_mean, meaning_of};
use super::head::{Head, Leaf, without_ordinal};
use super::vocabulary::{Meaning, Vocabulary};
use crate::standard::{AnswerType, KindIx, QuestionIx, Slot, SlotIx, Standard};
use rustc_hash::{FxHashMap, FxHashSet};

/// What may stand in front of a thing and asks whether it is there.
const HAVING: &[&str] =
    &["具备", "开通", "提供", "悬挂", "制定", "配置", "配有", "设有", "建有", "开展", "实行", "落实", "实施", "推行", "设立", "建成", "存在"];
/// What asks so only behind 是否: 办理时限 is no question of whether there is a 时限.
const DOING: &[&str] = &[
    "实现",
    "完成",
    "出具",
    "开具",
    "办理",
    "进行",
    "做到",
    "达到",
    "公示",
    "组织",
    "设置",
    "配备",
    "建立",
    "安装",
    "设置了",
    "配备了",
    "建立了",
    "安装了",
    "开展了",
    "提供了",
    "制定了",
    "落实了",
    "开通了",
    "设立了",
    "完成了",
    "实现了",
    "已",
    "已经",
];
/// What asks the same behind it.
const BEHIND: &[&str] = &[
    "配备情况",
    "配置情况",
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
    "完成情况",
    "实现情况",
    "实施情况",
    "执行情况",
    "办理情况",
    "具备情况",
    "情况",
    "是否配备",
    "是否配置",
    "是否设置",
    "是否设立",
    "是否建立",
    "是否建成",
    "是否安装",
    "是否具备",
    "是否配有",
    "是否设有",
    "是否开通",
    "是否开展",
    "是否提供",
    "是否落实",
    "是否实现",
    "是否完成",
    "是否制定",
    "是否到位",
    "是否齐全",
];
/// What asks how many there are; only of things that are counted or there is that the question.
const COUNTING: &[&str] = &["数量", "个数", "台数", "数"];
/// Leaves that say nothing by themselves: the head above names what is asked.
const BARE: &[&str] = &[
    "设置",
    "配备",
    "配置",
    "建设",
    "建立",
    "设立",
    "安装",
    "落实",
    "开展",
    "提供",
    "配备情况",
    "配置情况",
    "设置情况",
    "设立情况",
    "建设情况",
    "建立情况",
    "安装情况",
    "开展情况",
    "提供情况",
    "数量",
    "个数",
    "是否设置",
    "是否配备",
    "是否建立",
    "是否设立",
    "是否安装",
    "是否具备",
    "是否落实",
    "是否开展",
];
/// What shows a thing to the public; only of what is to be shown is that the question.
const SHOWING: &[&str] = &["公示", "公开", "公布"];
const ASKING: &str = "是否";
const STATE: &str = "情况";

/// What words a name was taken out of, where they ask only of some things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Among {
    /// Of anything.
    Words,
    /// Of what is to be shown to the public.
    Showing,
    /// Of what is there or not, or counted.
    Counting,
}

/// By column, the other heads that it may be read as: found once for all kinds.
#[derive(Debug)]
pub(super) struct Tries {
    /// Without the number in front.
    unnumbered: Vec<Vec<(Head, Among)>>,
    /// In other words.
    in_other_words: Vec<Vec<(Head, Among)>>,
}

impl Tries {
    /// Finds them for heads whose last name is known in other words.
    pub(super) fn of(vocabulary: &Vocabulary, heads: &[Head]) -> Self {
        let known = |head: &Head, forms: &mut dyn Iterator<Item = (Vec<String>, Among)>| -> Vec<(Head, Among)> {
            let heads = forms.map(|(path, among)| (Head { path, ..head.clone() }, among));
            heads.filter(|(head, _)| may_mean(vocabulary, head)).collect()
        };
        let is_open = |head: &Head| matches!(head.leaf, Leaf::Name | Leaf::Tick(_)) && head.path.last().is_some_and(|leaf| leaf.len() <= LONGEST_NAME);
        let unnumbered = |head: &Head| {
            let form = head.path.last().and_then(|leaf| without_ordinal(leaf)).filter(|_| is_open(head));
            known(head, &mut form.into_iter().map(|form| (with_leaf(&head.path, form), Among::Words)))
        };
        let in_other_words = |head: &Head| {
            let Some((leaf, above)) = head.path.split_last().filter(|_| is_open(head)) else { return Vec::new() };
            let of_leaf = worded(leaf).map(|(form, among)| (with_leaf(&head.path, form), among));
            known(head, &mut of_leaf.chain(of_bare_leaf(above, leaf)))
        };
        Self { unnumbered: heads.iter().map(unnumbered).collect(), in_other_words: heads.iter().map(in_other_words).collect() }
    }
}

/// The meanings of the heads of a table for a kind, with a second try for those that mean nothing as they stand: without the number in front
/// of them, then in other words. What is asked elsewhere in the table, or twice in other words, is not taken: beside 制度 the column 制度情况
/// holds words about it.
pub(super) fn with_second_try(
    standard: &Standard,
    vocabulary: &Vocabulary,
    heads: &[Head],
    tries: &Tries,
    kind: KindIx,
    meanings: Vec<Meaning>,
) -> Vec<Meaning> {
    let means = |(head, among): &(Head, Among)| match meaning_of(vocabulary, head, kind) {
        Meaning::Slot { slot, negated: false } if !in_an_unknown_unit(standard, head, slot) && may_be_asked(standard, slot, *among) => Some(slot),
        _ => None,
    };
    let meanings = with_tries(standard, heads, meanings, |column| tries.unnumbered[column].iter().find_map(means));
    with_tries(standard, heads, meanings, |column| tries.in_other_words[column].iter().find_map(means))
}

/// Whether the last name of a path asks some kind for something in other words, for the search for a header.
pub(super) fn asks(vocabulary: &Vocabulary, path: &[String]) -> bool {
    let Some((leaf, above)) = path.split_last() else { return false };
    let by_head_above = || of_bare_leaf(above, leaf).any(|(path, _)| path.last().is_some_and(|name| vocabulary.asks(name)));
    worded(leaf).any(|(form, _)| vocabulary.asks(form)) || by_head_above()
}

/// Whether a text says nothing by itself under a head.
pub(super) fn is_bare(leaf: &str) -> bool {
    BARE.contains(&leaf)
}

fn with_leaf(path: &[String], leaf: &str) -> Vec<String> {
    let above = &path[..path.len().saturating_sub(1)];
    above.iter().cloned().chain(std::iter::once(leaf.to_owned())).collect()
}

/// Where a leaf says nothing by itself, the head above it: with the leaf (志愿服务岗设置), then alone.
fn of_bare_leaf(above: &[String], leaf: &str) -> impl Iterator<Item = (Vec<String>, Among)> {
    let named = above.split_last().filter(|_| is_bare(leaf));
    let among = if COUNTING.contains(&leaf) { Among::Counting } else { Among::Words };
    named.into_iter().flat_map(move |(name, _)| [(with_leaf(above, &format!("{name}{leaf}")), Among::Words), (above.to_vec(), among)])
}

/// The names that a leaf may hold among words that only ask, what shows first.
fn worded(leaf: &str) -> impl Iterator<Item = (&str, Among)> {
    let plain = without_ordinal(leaf).unwrap_or(leaf);
    let shown = shown(plain).map(|form| (form, Among::Showing));
    let counted = COUNTING.iter().filter_map(move |word| plain.strip_suffix(word)).filter(|rest| !rest.is_empty()).map(|form| (form, Among::Counting));
    shown.into_iter().chain(said_otherwise(plain).map(|form| (form, Among::Words))).chain(counted)
}

/// Whether what a slot asks can be asked in such words.
fn may_be_asked(standard: &Standard, slot: SlotIx, among: Among) -> bool {
    match among {
        Among::Words => true,
        Among::Showing => is_shown(standard, slot),
        Among::Counting => {
            let asked = standard.slot(slot);
            asked.member.is_some() || matches!(standard.question(asked.question).answer, AnswerType::YesNo | AnswerType::Count(_))
        }
    }
}

fn with_tries(standard: &Standard, heads: &[Head], mut meanings: Vec<Meaning>, second_try: impl Fn(usize) -> Option<SlotIx>) -> Vec<Meaning> {
    let is_open = |column: usize| meanings[column] == Meaning::Nothing && matches!(heads[column].leaf, Leaf::Name | Leaf::Tick(_));
    let found: Vec<(usize, SlotIx)> = (0..heads.len()).filter(|column| is_open(*column)).filter_map(|column| Some((column, second_try(column)?))).collect();
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

/// The name in front of words that ask, behind them, or between them.
fn said_otherwise(leaf: &str) -> impl Iterator<Item = &str> {
    let behind = BEHIND.iter().filter_map(move |word| leaf.strip_suffix(word));
    let between = BEHIND.iter().filter_map(move |word| leaf.strip_suffix(word)).flat_map(without_verb);
    behind.chain(without_verb(leaf)).chain(between).filter(|rest| !rest.is_empty())
}

/// The name behind a word that asks for it.
fn without_verb(leaf: &str) -> impl Iterator<Item = &str> {
    let asked = leaf.strip_prefix(ASKING);
    let had = HAVING.iter().filter_map(move |word| asked.unwrap_or(leaf).strip_prefix(word));
    let done = asked.into_iter().flat_map(|plain| DOING.iter().filter_map(move |word| plain.strip_prefix(word)));
    had.chain(done)
}

/// Whether a slot is one of several things that are to be shown to the public.
fn is_shown(standard: &Standard, slot: SlotIx) -> bool {
    let asked = standard.slot(slot);
    let question = standard.question(asked.question);
    let names = || std::iter::once(&question.label).chain(&question.aliases).chain(&question.group);
    asked.member.is_some() && matches!(question.answer, AnswerType::Set(_)) && names().any(|name| SHOWING.iter().any(|word| name.contains(word)))
}
