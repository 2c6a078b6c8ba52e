//! Words that say yes, no or in part: denial, state and verb are taken apart, so that words nobody listed are understood.
use super::YesNo;
use super::harmless::{WHOLE_WORD, is_harmless, masked};
use super::lexicon::{ACTIONS, ADVERBS, ALONE, ANSWERING, CLAUSES, COMPLETE, DONE, GOOD, HAVING, NORMS, NOT, NOT_ALL, PART, PLAIN, TAILS, THINGS, UNFINISHED};
use super::pending;
use crate::standard::normal::normalised;

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    /// Yes, no or in part.
    pub(super) value: YesNo,
    /// Whether it speaks of the thing itself (有, 未安装), not of the question (是, 符合).
    pub(super) existence: bool,
    /// Whether the words say more than that (在建, 暂无, 设备已到位).
    pub(super) noteworthy: bool,
}

impl Said {
    pub(super) fn new(value: YesNo, existence: bool, noteworthy: bool) -> Self {
        Self { value, existence, noteworthy }
    }
}

/// What a folded text without blanks says; `label` is the heading, whose words may stand in it.
pub(super) fn read(text: &str, label: &str) -> Option<Said> {
    if text.is_empty() || text.contains(CLAUSES) || text.chars().count() > 40 {
        return None;
    }
    if let Some((_, value, existence)) = PLAIN.iter().find(|(word, ..)| *word == text) {
        return Some(Said::new(*value, *existence, false));
    }
    let text = masked(text);
    pending::read(&text).or_else(|| predicate(&text)).or_else(|| with_object(&text, label)).or_else(|| with_subject(&text))
}

/// 已配备, 尚未安装, 不齐全, 基本符合: adverbs, part, denial, verb.
fn predicate(text: &str) -> Option<Said> {
    let (adverbs, rest) = adverbs(text);
    let waiting = adverbs.contains(['暂', '尚', '还', '仍']) || adverbs.contains("目前");
    if rest.is_empty() {
        return None;
    }
    if let Some(part) = PART.iter().find_map(|part| rest.strip_prefix(part)) {
        let whole = PLAIN
            .iter()
            .find(|(word, ..)| *word == part)
            .map(|(_, value, existence)| Said::new(*value, *existence, false))
            .or_else(|| predicate_plain(part))?;
        let certain = !rest.starts_with("基本") && !rest.starts_with("初步") && !rest.starts_with("大体");
        return (whole.value == YesNo::Yes || certain).then_some(Said::new(YesNo::Partial, whole.existence, false));
    }
    if let Some((_, value, true)) = PLAIN.iter().find(|(word, ..)| *word == rest)
        && (*value == YesNo::No || !waiting)
    {
        return Some(Said::new(*value, true, waiting));
    }
    let said = predicate_plain(rest).or_else(|| {
        let (verb, tail) = verb(rest)?;
        (tail && !adverbs.is_empty() && DONE.iter().any(|done| adverbs.contains(done)) && !UNFINISHED.contains(&verb))
            .then(|| Said::new(YesNo::Yes, !ANSWERING.contains(&verb), false))
    })?;
    if waiting && said.value == YesNo::Yes {
        return None;
    }
    Some(Said { noteworthy: said.noteworthy || waiting, ..said })
}

/// A verb or a quality, denied or not, without adverbs.
fn predicate_plain(text: &str) -> Option<Said> {
    if let Some(said) = denied(text) {
        return Some(said);
    }
    if COMPLETE.contains(&text) && text.chars().count() > 1 || GOOD.contains(&text) {
        return Some(Said::new(YesNo::Yes, true, false));
    }
    let (verb, tail) = verb(text)?;
    (tail && (ALONE.contains(&verb) || (text.ends_with(['好', '齐', '毕', '了']) && verb != text && !UNFINISHED.contains(&verb))))
        .then(|| Said::new(YesNo::Yes, !ANSWERING.contains(&verb), false))
}

/// 未安装, 不齐全, 没有全部配备.
fn denied(text: &str) -> Option<Said> {
    if let Some(rest) = text.strip_prefix('欠') {
        return COMPLETE.contains(&rest).then_some(Said::new(YesNo::Partial, true, false));
    }
    let rest = NOT.iter().find_map(|not| text.strip_prefix(not))?;
    let by = &text[..text.len() - rest.len()];
    if by != "无"
        && let Some(part) = NOT_ALL.iter().find_map(|all| rest.strip_prefix(all))
        && (COMPLETE.contains(&part) || GOOD.contains(&part) || verb(part).is_some_and(|(_, whole)| whole))
    {
        return Some(Said::new(YesNo::Partial, true, false));
    }
    if (COMPLETE.contains(&rest) && by != "无") && !(rest == "到位" && by != "不") && !(matches!(rest, "明确" | "统一") && by != "不") {
        return Some(Said::new(YesNo::Partial, true, false));
    }
    if GOOD.contains(&rest) && by != "无" {
        return Some(Said::new(YesNo::No, true, false));
    }
    let (verb, whole) = verb(rest)?;
    let partly = rest.len() > verb.len() && rest.ends_with(['齐', '全', '备']);
    let value = if partly || matches!(verb, "配齐" | "备齐") { YesNo::Partial } else { YesNo::No };
    whole.then(|| Said::new(value, !ANSWERING.contains(&verb), false))
}

/// The action a text begins with, and whether nothing but tails follow it.
fn verb(text: &str) -> Option<(&'static str, bool)> {
    let verb = *ACTIONS.iter().filter(|action| text.starts_with(**action)).max_by_key(|action| action.len())?;
    let mut rest = &text[verb.len()..];
    while let Some(tail) = TAILS.iter().find(|tail| !rest.is_empty() && rest.starts_with(**tail)) {
        rest = &rest[tail.len()..];
    }
    Some((verb, rest.is_empty()))
}

/// The adverbs a text begins with, and the rest.
fn adverbs(text: &str) -> (&str, &str) {
    let mut rest = text;
    while let Some(adverb) = ADVERBS.iter().find(|adverb| rest.starts_with(**adverb)) {
        rest = &rest[adverb.len()..];
    }
    (&text[..text.len() - rest.len()], rest)
}

/// 有打印机, 没有打印机, 已设置导办台, 未安装屏风.
fn with_object(text: &str, label: &str) -> Option<Said> {
    let (adverbs, rest) = adverbs(text);
    let label = masked(&normalised(label));
    let related = |object: &str| object.starts_with(WHOLE_WORD) || THINGS.contains(&object) || (object.chars().count() > 1 && label.contains(object));
    for (word, value) in
        [("没有", YesNo::No), ("无", YesNo::No), ("缺少", YesNo::No), ("未配", YesNo::No), ("设有", YesNo::Yes), ("配有", YesNo::Yes), ("有", YesNo::Yes)]
    {
        if let Some(object) = rest.strip_prefix(word)
            && related(object)
            && is_harmless(object)
        {
            return Some(Said::new(value, true, !adverbs.is_empty()));
        }
    }
    let (by, after) = NOT.iter().find_map(|not| Some((*not, rest.strip_prefix(not)?))).unwrap_or(("", rest));
    let (verb, _) = verb(after)?;
    let object = &after[verb.len()..];
    let (denied, done) = (!by.is_empty(), DONE.iter().any(|done| adverbs.contains(done)));
    if ANSWERING.contains(&verb) {
        return NORMS.contains(&object).then_some(Said::new(if denied { YesNo::No } else { YesNo::Yes }, false, false));
    }
    if object.is_empty() || !is_harmless(object) || UNFINISHED.contains(&verb) {
        return None;
    }
    if denied {
        return (!matches!(by, "无" | "不") && !object.contains(['已', '有'])).then_some(Said::new(YesNo::No, true, true));
    }
    let had = HAVING.contains(&verb) && (done || (related(object) && ALONE.contains(&verb)));
    had.then_some(Said::new(YesNo::Yes, true, true))
}

/// 设备已到位, 无线WIFI已开通, 制度健全.
fn with_subject(text: &str) -> Option<Said> {
    let boundaries = text.char_indices().map(|(at, _)| at).skip(1).take(16);
    boundaries
        .filter(|at| is_subject(&text[..*at]) && !text[..*at].ends_with(|c: char| c.is_ascii_digit()))
        .find_map(|at| {
            let rest = &text[at..];
            let clear = rest.starts_with(['已', '未', '没', '不', '均', '都', '尚', '暂', '全']) || COMPLETE.contains(&rest) || GOOD.contains(&rest);
            if clear { predicate(rest) } else { None }
        })
        .map(|said| Said { noteworthy: true, ..said })
}

/// Whether the words may be what something is said of.
fn is_subject(words: &str) -> bool {
    words.chars().count() > 1 && !words.starts_with(['有', '是', '对']) && is_harmless(words)
}
