//! Words that are no value: not applicable, not inspected, not filled in, said elsewhere. They mean the same in every column.
use super::phrase::Phrase;
use super::{Answer, trouble};
use crate::standard::normal::{without_blanks, without_final_marks};

/// 不适用 and its kin.
const NOT_APPLICABLE: &[&str] = &[
    "合理缺项",
    "不适用",
    "不涉及",
    "未涉及",
    "n/a",
    "na",
    "n.a.",
    "无此项",
    "无该项",
    "无此业务",
    "无该业务",
    "无此类业务",
    "无相关业务",
    "没有此项",
    "没有此业务",
    "没有该业务",
];

/// What may stand behind 无此项 and 不适用 without changing it.
const NOT_APPLICABLE_TAILS: &[&str] = &["业务", "工作", "内容", "要求", "服务", "职能", "事项", "本站", "本中心", "本单位", "此项", "该项", "项"];

/// Who or what it does not apply to.
const SUBJECTS: &[&str] = &["本站", "本中心", "我站", "我中心", "本单位", "我单位", "本项", "此项", "该项", "该项目", "此项目", "暂", "对本站", "对本中心"];

/// Inspections.
const INSPECTIONS: &[&str] = &[
    "检查",
    "查",
    "检",
    "核",
    "核实",
    "核查",
    "复核",
    "确认",
    "查看",
    "查验",
    "评",
    "评定",
    "评价",
    "评分",
    "测",
    "测量",
    "检测",
    "查证",
    "现场查看",
    "现场检查",
    "现场核实",
    "抽查",
];

/// What says that an inspection is still to come.
const NOT_YET: &[&str] =
    &["未", "待", "没", "没有", "尚未", "还未", "还没", "还没有", "暂未", "有待", "需", "未能", "尚待", "还待", "未经", "没能", "待进一步", "需进一步"];

/// What is written where nothing is.
const MISSING: &[&str] = &[
    "空",
    "空白",
    "待填",
    "未填",
    "未填报",
    "未填写",
    "没填",
    "没有填",
    "待补",
    "待补充",
    "待填写",
    "待填报",
    "待录入",
    "未录入",
    "待完善信息",
    "未上报",
    "未报",
    "待报",
    "null",
    "nan",
    "nil",
    "(空)",
    "暂无数据",
    "无数据",
];

/// Answers that stand elsewhere.
const ELSEWHERE: &[&str] = &[
    "同上",
    "同前",
    "同左",
    "同右",
    "同下",
    "同",
    "〃",
    "\"",
    "\"\"",
    "''",
    "′′",
    "ditto",
    "如上",
    "如下",
    "已整改",
    "整改完成",
    "已整改完成",
    "已完成整改",
    "已整改到位",
    "整改到位",
    "附后",
    "略",
];

/// Beginnings of references to another place.
const REFERENCES: &[&str] = &[
    "详见",
    "同上",
    "见附",
    "见备注",
    "见照片",
    "见图",
    "见说明",
    "见表",
    "见下",
    "见上",
    "见台账",
    "见清单",
    "见名单",
    "见佐证",
    "参见",
    "另见",
    "另附",
    "同第",
    "同本表",
    "与上",
    "请见",
    "见《",
    "见第",
    "见:",
];

/// Names of error values, as they come in text files.
const ERRORS: &[&str] = &[
    "#n/a",
    "#ref!",
    "#div/0!",
    "#value!",
    "#name?",
    "#null!",
    "#num!",
    "#spill!",
    "#calc!",
    "#getting_data",
    "#####",
    "err:502",
    "err:504",
    "err:508",
    "err:522",
];

/// What a folded text says instead of a value, and what it adds; `None` where it may be a value.
pub(super) fn read(text: &str) -> Option<(Answer, Option<String>)> {
    let whole = without_blanks(text);
    if let Some(answer) = of_marks(&whole).or_else(|| word(without_final_marks(&whole))) {
        return Some((answer, None));
    }
    let Phrase { head, notes } = Phrase::of(text);
    let mut parts = head.splitn(2, [',', ';', '。', ':', '\n', ' ']);
    let first = parts.next().map(without_blanks).unwrap_or_default();
    let answer = word(without_final_marks(&first))?;
    let remark = parts.next().map(str::trim).filter(|rest| !rest.is_empty());
    let note: Vec<&str> = remark.into_iter().chain(notes.iter().map(String::as_str)).collect();
    Some((answer, (!note.is_empty()).then(|| note.join(";"))))
}

/// A text of marks only.
fn of_marks(text: &str) -> Option<Answer> {
    if text.is_empty() || text.chars().all(|c| c == '_') {
        return Some(Answer::Missing);
    }
    if text.chars().all(|c| matches!(c, '-' | '/' | '\\' | '|' | '~')) {
        return Some(Answer::Unreadable(trouble::dash()));
    }
    if text.chars().all(|c| c == '?' || c == '\u{fffd}') {
        return Some(Answer::Unreadable(trouble::lost_mark()));
    }
    if text.starts_with(['#', 'e']) && ERRORS.contains(&text) {
        return Some(Answer::Unreadable(trouble::error_value()));
    }
    None
}

/// One word.
fn word(text: &str) -> Option<Answer> {
    if text.len() > 60 {
        return None;
    }
    if MISSING.contains(&text) {
        return Some(Answer::Missing);
    }
    if ELSEWHERE.contains(&text) || REFERENCES.iter().any(|reference| text.starts_with(reference)) {
        return Some(Answer::Unreadable(trouble::elsewhere()));
    }
    if is_not_applicable(text) {
        return Some(Answer::NotApplicable);
    }
    let inspected = |rest: &str| INSPECTIONS.contains(&rest) || rest.strip_suffix(['过', '到']).is_some_and(|rest| INSPECTIONS.contains(&rest));
    NOT_YET.iter().filter_map(|not| text.strip_prefix(not)).any(inspected).then_some(Answer::NotInspected)
}

fn is_not_applicable(text: &str) -> bool {
    let bare = SUBJECTS.iter().filter_map(|subject| text.strip_prefix(subject)).max_by_key(|rest| usize::MAX - rest.len()).unwrap_or(text);
    NOT_APPLICABLE.iter().filter_map(|word| bare.strip_prefix(word)).any(|rest| rest.is_empty() || NOT_APPLICABLE_TAILS.contains(&rest))
}
