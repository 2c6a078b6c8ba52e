//! Which words beside an answer leave it as it is: none that deny, doubt or limit.

/// Words in which 无, 不, 非 or 未 is part of the word and denies nothing.
const PARTS_OF_WORDS: &[&str] = &[
    "无障碍",
    "无线",
    "无纸化",
    "无纸",
    "无差别",
    "无人机",
    "无人值守",
    "无人化",
    "无接触",
    "无感",
    "无烟",
    "无偿",
    "无缝",
    "无忧",
    "无证明",
    "无休",
    "无微不至",
    "无抵押",
    "无理由",
    "不动产",
    "办不成事",
    "不见面",
    "不打烊",
    "不锈钢",
    "不间断",
    "不停歇",
    "不断",
    "非税",
    "非遗",
    "非公",
    "非物质",
    "非紧急",
    "未成年",
    "不求人",
    "不满意",
    "缺席审批",
    "容缺",
    "告知承诺",
    "非现场",
];

/// Stands for a word in which nothing is denied.
pub(super) const WHOLE_WORD: char = '\u{e0b3}';

/// Characters that deny or doubt.
const DENYING: &str = "无没不未缺否非勿莫欠少待拟暂缓但却仅只停废坏损修差误错空借租疑?/";

/// Words that deny, doubt or limit.
const LIMITING: &[&str] = &[
    "计划",
    "规划",
    "预计",
    "准备",
    "筹",
    "打算",
    "争取",
    "即将",
    "将于",
    "将在",
    "正在",
    "尚在",
    "在建",
    "申请",
    "申报",
    "可能",
    "或",
    "大概",
    "部分",
    "基本",
    "大多",
    "多数",
    "个别",
    "问题",
    "困难",
    "故障",
    "异常",
    "老化",
    "陈旧",
    "过期",
    "到期",
    "关闭",
    "撤销",
    "拆除",
    "搬",
    "合用",
    "共用",
    "兼",
    "其他",
    "另",
    "需要",
    "需",
    "要求",
    "应",
    "原有",
    "曾",
    "以前",
    "明年",
    "今后",
    "下一步",
    "中断",
    "超",
    "其中",
    "丢失",
    "失效",
    "整改",
];

/// The text with every word in which nothing is denied taken for one neutral character.
pub(super) fn masked(text: &str) -> String {
    if !text.contains(['无', '不', '非', '未', '缺', '诺']) {
        return text.to_owned();
    }
    PARTS_OF_WORDS.iter().fold(text.to_owned(), |text, word| if text.contains(word) { text.replace(word, "\u{e0b3}") } else { text })
}

/// Whether words beside an answer leave it as it is.
pub(super) fn is_harmless(words: &str) -> bool {
    let words = masked(words);
    words.chars().count() <= 30 && !words.contains(|c| DENYING.contains(c)) && !LIMITING.iter().any(|word| words.contains(word))
}
