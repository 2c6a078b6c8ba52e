//! Reads how far a task is: done, on its way, not begun, or the day on which it was done.
use super::marks::{self, Mark, Marked};
use super::phrase::Phrase;
use super::{DateValue, Reading, Value, Written, YesNo};
use super::{date, trouble};
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
const NOT_BEGUN_BEGINNINGS: &[&str] = &["计划", "拟", "待", "预计", "准备", "将", "筹备"];

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
    let first = head.split([',', ';', '。']).map(without_blanks).next().unwrap_or_default();
    match spoken(&word).or_else(|| spoken(&first)) {
        Some((value, noteworthy)) => Reading::said(Value::YesNo(value), noteworthy || first != word, written),
        None => match date::interval(&head) {
            Ok(days) => Reading::given(Value::Date(DateValue::Days(days))),
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
    if DONE.contains(&word) {
        return Some((YesNo::Yes, false));
    }
    if NOT_BEGUN.contains(&word) {
        return Some((YesNo::No, false));
    }
    if UNDER_WAY.contains(&word) || date::is_ongoing(word) {
        return Some((YesNo::Partial, false));
    }
    if UNDER_WAY_BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)) {
        return Some((YesNo::Partial, true));
    }
    NOT_BEGUN_BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)).then_some((YesNo::No, true))
}

/// The one option that is ticked.
fn ticked(options: &[(String, Option<Mark>)]) -> Option<String> {
    let mut ticked = options.iter().filter(|(_, mark)| matches!(mark, Some(Mark::Tick | Mark::Filled)));
    let (option, _) = ticked.next()?;
    ticked.next().is_none().then(|| option.clone())
}
