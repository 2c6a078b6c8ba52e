//! Words that say yes, no or in part: denial, state and verb are taken apart, so that words nobody listed are understood.
use super::YesNo;
use super::harmless::{WHOLE_WORD, is_harmless, masked};
use super::normal::normalised;
use super::pending;

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

/// Answers of one word.
const PLAIN: &[(&str, YesNo, bool)] = &[
    ("是", YesNo::Yes, false),
    ("是的", YesNo::Yes, false),
    ("对", YesNo::Yes, false),
    ("y", YesNo::Yes, false),
    ("yes", YesNo::Yes, false),
    ("t", YesNo::Yes, false),
    ("true", YesNo::Yes, false),
    ("ok", YesNo::Yes, false),
    ("真", YesNo::Yes, false),
    ("有", YesNo::Yes, true),
    ("在用", YesNo::Yes, true),
    ("使用中", YesNo::Yes, true),
    ("运行中", YesNo::Yes, true),
    ("正在使用", YesNo::Yes, true),
    ("正在运行", YesNo::Yes, true),
    ("投用", YesNo::Yes, true),
    ("已有", YesNo::Yes, true),
    ("现有", YesNo::Yes, true),
    ("均有", YesNo::Yes, true),
    ("都有", YesNo::Yes, true),
    ("全有", YesNo::Yes, true),
    ("全部有", YesNo::Yes, true),
    ("否", YesNo::No, false),
    ("不是", YesNo::No, false),
    ("不对", YesNo::No, false),
    ("错", YesNo::No, false),
    ("n", YesNo::No, false),
    ("no", YesNo::No, false),
    ("f", YesNo::No, false),
    ("false", YesNo::No, false),
    ("x", YesNo::No, false),
    ("假", YesNo::No, false),
    ("不", YesNo::No, false),
    ("无", YesNo::No, true),
    ("没", YesNo::No, true),
    ("没有", YesNo::No, true),
    ("未", YesNo::No, true),
    ("缺", YesNo::No, true),
    ("缺少", YesNo::No, true),
    ("缺乏", YesNo::No, true),
    ("缺失", YesNo::No, true),
    ("未有", YesNo::No, true),
    ("部分", YesNo::Partial, false),
    ("部分有", YesNo::Partial, true),
    ("基本", YesNo::Partial, false),
    ("半", YesNo::Partial, false),
    ("欠缺", YesNo::Partial, true),
    ("有待完善", YesNo::Partial, false),
    ("待完善", YesNo::Partial, false),
    ("需完善", YesNo::Partial, false),
    ("正在完善", YesNo::Partial, false),
    ("完善中", YesNo::Partial, false),
    ("逐步完善", YesNo::Partial, false),
    ("待健全", YesNo::Partial, false),
    ("有待健全", YesNo::Partial, false),
    ("有待规范", YesNo::Partial, false),
    ("有但不全", YesNo::Partial, true),
    ("有但不齐全", YesNo::Partial, true),
    ("有但不完善", YesNo::Partial, true),
];

/// What is done to have a thing. They say so with 已 in front or by themselves if they stand in [`ALONE`].
const ACTIONS: &[&str] = &[
    "投入使用",
    "配备",
    "配置",
    "配有",
    "配齐",
    "配",
    "设置",
    "设立",
    "设有",
    "设定",
    "设",
    "安装",
    "装有",
    "装",
    "建立",
    "建成",
    "建设",
    "建有",
    "建",
    "开通",
    "开设",
    "开放",
    "开展",
    "投用",
    "投放",
    "使用",
    "启用",
    "覆盖",
    "落实",
    "执行",
    "完成",
    "制定",
    "制订",
    "张贴",
    "粘贴",
    "上墙",
    "悬挂",
    "提供",
    "购置",
    "购买",
    "采购",
    "挂牌",
    "挂",
    "贴",
    "运行",
    "实现",
    "做到",
    "摆放",
    "放置",
    "公示",
    "公开",
    "公布",
    "发布",
    "明示",
    "印制",
    "印发",
    "实行",
    "实施",
    "推行",
    "落地",
    "入驻",
    "进驻",
    "接入",
    "联通",
    "联网",
    "对接",
    "确定",
    "指定",
    "明确",
    "组建",
    "成立",
    "到位",
    "到岗",
    "上岗",
    "就位",
    "备齐",
    "备有",
    "备",
    "具备",
    "拥有",
    "存在",
    "统一",
    "更新",
    "签订",
    "划分",
    "编制",
    "梳理",
    "达标",
    "达到",
    "通过",
    "合格",
    "符合",
    "满足",
    "纳入",
    "授权",
    "安排",
    "接通",
    "完工",
    "竣工",
    "上线",
    "整合",
    "佩戴",
    "健全",
    "完善",
];

/// Actions that are no proof: what was bought may not have come, what was built may not be finished.
const UNFINISHED: &[&str] = &["采购", "购买", "建设", "安排", "编制"];

/// Actions that say yes by themselves.
const ALONE: &[&str] = &[
    "配备",
    "配置",
    "配有",
    "配齐",
    "备齐",
    "备有",
    "设置",
    "设立",
    "设有",
    "建有",
    "装有",
    "安装",
    "建立",
    "建成",
    "开通",
    "公示",
    "公开",
    "具备",
    "拥有",
    "存在",
    "达标",
    "达到",
    "通过",
    "合格",
    "符合",
    "满足",
    "投入使用",
    "到位",
    "上墙",
    "明确",
    "统一",
];

/// Actions that answer the question and not whether a thing is there.
const ANSWERING: &[&str] = &["达标", "达到", "通过", "合格", "符合", "满足"];

/// How complete a thing is: denied, it is there in part.
const COMPLETE: &[&str] = &["齐全", "齐备", "齐", "完善", "健全", "完备", "完整", "规范", "到位", "充足", "全面", "全", "明确", "统一"];

/// How good a thing is: denied, it is not.
const GOOD: &[&str] = &["完好", "正常", "良好", "清晰", "合理", "整洁", "醒目", "畅通", "合规", "有效", "一致", "准确"];

/// What stands between clauses, of which each is read by itself.
const CLAUSES: &[char] = &[',', ';', ':', '/', '。', '、', '\n'];

/// Actions that speak of a thing which is then there, so that the thing may be named behind them.
const HAVING: &[&str] = &[
    "配备", "配置", "配有", "配", "设置", "设立", "设有", "设", "安装", "装有", "装", "建立", "建成", "建有", "开通", "开设", "悬挂", "张贴", "粘贴", "公示",
    "公开", "公布", "制定", "制订", "购置", "摆放", "放置", "挂", "贴", "提供", "印制", "成立", "组建", "备有", "指定", "接入",
];

/// What one meets.
const NORMS: &[&str] = &["标准", "要求", "标准要求", "规定", "规范", "条件", "验收", "规定要求", "相关要求", "建设标准"];

/// Adverbs that change nothing, longest first.
const ADVERBS: &[&str] = &[
    "已经",
    "全部都",
    "全部",
    "现已",
    "目前",
    "现在",
    "当前",
    "暂时",
    "至今",
    "均已",
    "确实",
    "已",
    "均",
    "都",
    "现",
    "确",
    "皆",
    "并",
    "仍",
    "还",
    "尚",
    "暂",
    "全",
    "也",
];

/// Adverbs with which an action is done.
const DONE: &[&str] = &["已", "均", "都", "全"];

/// Denials that stand before a verb.
const NOT: &[&str] = &["没有", "没能", "未能", "未曾", "没", "未", "无", "不"];

/// Denials of a part.
const NOT_ALL: &[&str] = &["全部", "完全", "都", "全", "够", "太", "很", "甚", "十分", "是很", "尽"];

/// Words for a part.
const PART: &[&str] = &["基本上", "基本", "大部分", "一部分", "部分", "大多数", "多数", "个别", "少数", "局部", "初步", "大体"];

/// What may follow a verb.
const TAILS: &[&str] =
    &["到位", "完毕", "完成", "成功", "齐全", "齐备", "好了", "了", "好", "上", "过", "有", "齐", "全", "的", "并投入使用", "并启用", "在用"];

/// What is counted among the things a site has, so that 无 before it is a denial.
const THINGS: &[&str] = &[
    "设备",
    "设施",
    "该设备",
    "此设备",
    "该设施",
    "此设施",
    "相关设备",
    "相关设施",
    "制度",
    "相关制度",
    "场所",
    "人员",
    "专人",
    "标识",
    "标志",
    "牌子",
    "台账",
    "记录",
];

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
