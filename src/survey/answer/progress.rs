//! Reads how far a task is: done, on its way, not begun, or the day on which it was done.
use super::marks::{self, Mark, Marked};
use super::phrase::Phrase;
use super::{DateValue, Reading, Value, Written, YesNo};
use super::{act, date, trouble};
use crate::standard::Interval;
use crate::standard::normal::{without_blanks, without_final_marks};
use rust_decimal::Decimal;

/// Words by how they end or what they are.
const DONE: &[&str] = &[
    "完成",
    "已完成",
    "全部完成",
    "已全部完成",
    "已办结",
    "办结",
    "已落实",
    "已销号",
    "已实现",
    "已建成",
    "已印发",
    "已到位",
    "是",
    "有",
    "y",
    "yes",
    "已开展完毕",
    "已完工",
    "已竣工",
    "达标",
    "已达标",
    "已投用",
    "完毕",
    "圆满完成",
    "按期完成",
    "按时完成",
    "已按期完成",
    "已按时完成",
];
const UNDER_WAY: &[&str] = &[
    "推进中",
    "进行中",
    "开展中",
    "实施中",
    "落实中",
    "办理中",
    "建设中",
    "整改中",
    "部分完成",
    "基本完成",
    "已启动",
    "已开展",
    "启动",
    "已着手",
    "推进",
    "在建",
    "已部署",
    "正常推进",
    "有序推进",
    "稳步推进",
    "已开始",
    "阶段性完成",
    "未全部完成",
    "接近完成",
    "正在进行",
];
const NOT_BEGUN: &[&str] = &[
    "未开展",
    "未启动",
    "未完成",
    "未开始",
    "没有",
    "没",
    "无",
    "否",
    "n",
    "no",
    "尚未开展",
    "尚未启动",
    "尚未完成",
    "尚未开始",
    "未落实",
    "尚未落实",
    "待开展",
    "待启动",
    "未推进",
    "未动工",
    "没开展",
    "没完成",
    "还没开展",
    "还未开展",
    "还未启动",
    "暂未开展",
    "暂未启动",
    "未办结",
    "未实施",
    "未建设",
    "未建成",
    "未部署",
    "没启动",
    "还没完成",
    "还未完成",
    "暂未完成",
];
const UNDER_WAY_BEGINNINGS: &[&str] = &["正在", "正推进", "持续推进", "有序推进", "稳步推进", "加快推进"];
/// How a task is under way, and what is then said of it: 按计划推进, 正常开展, 长期坚持中.
const MANNERS: &[&str] = &[
    "按计划",
    "按照计划",
    "按期",
    "按进度",
    "按时序",
    "按序时进度",
    "按时序进度",
    "按要求",
    "正常",
    "有序",
    "稳步",
    "扎实",
    "积极",
    "加快",
    "逐步",
    "持续",
    "长期",
    "全面",
];
const GOING_ON: &[&str] = &["推进", "开展", "实施", "进行", "坚持"];
/// What has not come due says of itself nothing but that it is not done.
const NOT_DUE: &[&str] = &["未到期", "未到期限", "未到时限", "未到完成时限", "未到完成期限", "未到时间", "未到完成时间", "未到时间节点", "未到时限要求"];
const STILL: &[&str] = &["尚", "还", "暂", "目前", "仍"];
const NOT_BEGUN_BEGINNINGS: &[&str] = &["计划", "拟", "待", "预计", "准备", "将", "筹备"];

/// What begins like a plan and tells what was done.
const NO_PLANS: &[&str] = &["拟定", "拟订", "准备就绪", "准备完毕", "准备好"];
/// Endings that tell what is done, also of a plan: 计划已完成.
const DONE_ENDINGS: &[&str] = &["已完成", "已全部完成", "已清零", "已办结", "已销号", "已落实"];
/// What leaves in doubt whether it is.
const DOUBTS: &[char] = &['未', '没', '不', '无', '尚', '非', '否', '但', '年', '月', '日', '底', '前', '后', '若', '如'];
/// What takes back that something is done.
const BUT: &[&str] = &["但", "不过", "然而", "只是", "尚", "仍", "还", "未", "没", "除外"];

/// Reads a text.
pub(super) fn text(written: Written<'_>) -> Reading {
    let head = match marks::read(written.folded) {
        None => Phrase::of(written.folded).head,
        Some(Marked::Alone(Mark::Tick)) => "是".to_owned(),
        Some(Marked::Alone(Mark::Cross)) => "否".to_owned(),
        Some(Marked::Options(options)) => match ticked(&options) {
            Some(option) => option,
            None => return Reading::unreadable(trouble::marked_unclearly()),
        },
        Some(_) => return Reading::unreadable(trouble::lone_mark()),
    };
    let word = without_blanks(without_final_marks(&head));
    let mut clauses = head.splitn(2, [',', ';', '。']).map(without_blanks);
    let (mut first, behind) = (clauses.next().unwrap_or_default(), clauses.next().unwrap_or_default());
    if let Some(reading) = done_on(written, &word) {
        return reading;
    }
    // 未到期,正在推进 tells behind the comma how far it is
    if is_not_due(&first) && spoken(&behind).is_some() {
        first = behind;
    }
    match spoken(&word).or_else(|| spoken(&first).filter(|_| !is_planned_and_done(&word))) {
        Some((value, noteworthy)) => Reading::said(Value::YesNo(value), noteworthy || first != word, written),
        None => match date::interval(&head) {
            Ok(days) => on(days),
            Err(why) if head.contains(['年', '月', '日']) || why == trouble::lost_zero() => Reading::unreadable(why),
            Err(_) => Reading::unreadable(trouble::not_progress()),
        },
    }
}

/// Reads 真 or 假.
pub(super) fn boolean(value: bool) -> Reading {
    Reading::given(Value::YesNo(if value { YesNo::Yes } else { YesNo::No }))
}

/// Reads a number that stands in a cell as such: a share, or a day.
pub(super) fn number(value: Decimal, percent: bool) -> Reading {
    if percent {
        return share(value).map_or_else(|| Reading::unreadable(trouble::not_progress()), |value| Reading::given(Value::YesNo(value)));
    }
    date::number(value)
}

/// What is done, with what stands behind that word: the day, or that something is not done after all. 已完成(3月) is done, on a day that
/// nothing tells.
fn done_on(written: Written<'_>, word: &str) -> Option<Reading> {
    let folded = without_blanks(without_final_marks(written.folded));
    let (done, rest) = folded.split_at(done_at_beginning(&folded)?);
    let is_apart = rest.starts_with([',', ';', '。', '(', '[', ':']) || (rest.starts_with(|c: char| c.is_ascii_digit()) && done.starts_with('已'));
    let rest = rest.trim_matches(|c| matches!(c, ',' | ';' | '。' | '(' | ')' | '[' | ']' | ':'));
    if !is_apart || rest.is_empty() || DONE.contains(&rest) || (!word.starts_with(done)) {
        return None;
    }
    if let Ok(days) = date::interval(rest) {
        return Some(on(days));
    }
    BUT.iter().any(|but| rest.contains(but)).then(|| Reading::unreadable(trouble::done_but()))
}

/// How many bytes at the beginning of a text say that it is done.
fn done_at_beginning(text: &str) -> Option<usize> {
    DONE.iter().filter(|done| text.starts_with(**done)).map(|done| done.len()).chain(act::leading(text)).max()
}

/// Whether a text says that it is done, and nothing else but that it goes on: 已完成并持续推进.
fn is_done(word: &str) -> Option<bool> {
    let rest = &word[done_at_beginning(word)?..];
    let goes_on = || rest.strip_prefix('并').is_some_and(is_going_on);
    (rest.is_empty() || goes_on()).then_some(!rest.is_empty())
}

/// 按计划推进, 正常开展, 长期推进中.
fn is_going_on(word: &str) -> bool {
    let word = word.strip_suffix('中').unwrap_or(word);
    MANNERS.iter().filter_map(|manner| word.strip_prefix(manner)).any(|rest| GOING_ON.contains(&rest)) || date::is_ongoing(word)
}

fn is_not_due(word: &str) -> bool {
    NOT_DUE.contains(&STILL.iter().find_map(|still| word.strip_prefix(still)).unwrap_or(word))
}

/// The days on which it was done; a bound is a deadline, and no day on which anything was done.
fn on(days: Interval) -> Reading {
    if days.low.is_none() { Reading::unreadable(trouble::deadline()) } else { Reading::given(Value::Date(DateValue::Days(days))) }
}

/// Whether a text begins as a plan does and goes on to tell what is done: 计划已完成.
fn is_planned_and_done(word: &str) -> bool {
    NOT_BEGUN_BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)) && (word.contains('已') || NO_PLANS.iter().any(|done| word.starts_with(done)))
}

/// What a share of the work says: all, none or part of it.
fn share(value: Decimal) -> Option<YesNo> {
    if value == Decimal::ONE {
        Some(YesNo::Yes)
    } else if value.is_zero() {
        Some(YesNo::No)
    } else {
        Interval::between(Decimal::ZERO, Decimal::ONE).meets(&Interval::exactly(value)).then_some(YesNo::Partial)
    }
}

/// What a word says, and whether it says more than that.
fn spoken(word: &str) -> Option<(YesNo, bool)> {
    if let Some(percent) = word.trim_start_matches("已").trim_start_matches("完成").strip_suffix('%') {
        return share(percent.parse::<Decimal>().ok()?.checked_div(Decimal::ONE_HUNDRED)?).map(|value| (value, true));
    }
    let under_way = word.split_once('并').filter(|(_, behind)| is_going_on(behind)).map_or(word, |(before, _)| before);
    if UNDER_WAY.contains(&under_way) || is_going_on(word) {
        return Some((YesNo::Partial, false));
    }
    if let Some(says_more) = is_done(word) {
        return Some((YesNo::Yes, says_more));
    }
    if NOT_BEGUN.contains(&word) || is_not_due(word) {
        return Some((YesNo::No, false));
    }
    if UNDER_WAY_BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)) {
        return Some((YesNo::Partial, true));
    }
    if is_planned_and_done(word) {
        let is_done = DONE_ENDINGS.iter().any(|ending| word.ends_with(ending)) && !word.contains(DOUBTS);
        return is_done.then_some((YesNo::Yes, true));
    }
    NOT_BEGUN_BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)).then_some((YesNo::No, true))
}

/// The one option that is ticked.
fn ticked(options: &[(String, Option<Mark>)]) -> Option<String> {
    let mut ticked = options.iter().filter(|(_, mark)| matches!(mark, Some(Mark::Tick | Mark::Filled)));
    let (option, _) = ticked.next()?;
    ticked.next().is_none().then(|| option.clone())
}
