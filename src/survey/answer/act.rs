//! Acts that are over once they are done: who says 已制定, 已公示 or 均已开通 of a task says that it is done, as 已完成 does.

/// What stands before an act that is done.
const DONE: &[&str] = &["已经", "已", "均已", "都已", "全部已", "现已", "目前已"];
/// What may stand between that and the act.
const MANNERS: &[&str] = &["全部", "均", "都", "按期", "按时", "按要求", "按规定", "正式", "统一", "全面"];
/// Acts with an end. What goes on (开展, 实施, 推行) or is only a step (采购, 安排, 部署) is none.
const ACTS: &[&str] = &[
    "制定",
    "制订",
    "出台",
    "印发",
    "下发",
    "转发",
    "发布",
    "公布",
    "公示",
    "公开",
    "明示",
    "上墙",
    "张贴",
    "悬挂",
    "挂牌",
    "建立",
    "建成",
    "设立",
    "设置",
    "成立",
    "组建",
    "开通",
    "开设",
    "启用",
    "投用",
    "投入使用",
    "上线",
    "联通",
    "接入",
    "接通",
    "配备",
    "配齐",
    "配置",
    "安装",
    "购置",
    "签订",
    "入驻",
    "进驻",
    "到位",
    "验收",
    "移交",
];
/// What stands between two acts.
const AND: &[&str] = &["并", "和", "及", "、"];
/// What may follow an act.
const TAILS: &[&str] = &["完毕", "完成", "到位", "齐全", "了"];

/// How many bytes at the beginning of a text say that some acts are done; `None` where it does not begin so.
pub(super) fn leading(text: &str) -> Option<usize> {
    let mut rest = longest(DONE, text)?;
    rest = longest(MANNERS, rest).unwrap_or(rest);
    rest = longest(ACTS, rest)?;
    while let Some(more) = longest(AND, rest).map(|more| more.trim_start_matches('已')).and_then(|more| longest(ACTS, more)) {
        rest = more;
    }
    rest = longest(TAILS, rest).unwrap_or(rest);
    Some(text.len() - rest.len())
}

/// What follows the longest of some words at the beginning of a text.
fn longest<'t>(words: &[&str], text: &'t str) -> Option<&'t str> {
    words.iter().filter_map(|word| text.strip_prefix(word)).min_by_key(|rest| rest.len())
}
