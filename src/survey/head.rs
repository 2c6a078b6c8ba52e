//! Heads of columns: a block of header rows becomes, for each column, a path of names with its unit and the part its leaf plays.
use super::loose::is_bare;
use super::workbook::{Cell, CellValue};
use crate::standard::{Dimension, Unit, normalised};
use rustc_hash::FxHashMap;

/// Leaves that say only that the answer stands here; the head above is the name.
const RESULT: &[&str] = &[
    "结果",
    "检查结果",
    "情况",
    "检查情况",
    "核查结果",
    "核查情况",
    "核实情况",
    "自查结果",
    "自查情况",
    "填报情况",
    "填报结果",
    "实际情况",
    "现状",
    "落实情况",
    "完成情况",
    "评价结果",
    "答案",
    "填报值",
    "实际值",
    "数值",
];
/// Leaves that hold words about the answer.
const REMARK: &[&str] = &["说明", "备注", "情况说明", "备注说明", "补充说明", "存在问题", "问题描述", "问题说明", "描述"];
/// Leaves that hold evidence.
const EVIDENCE: &[&str] = &["佐证", "佐证材料", "证明材料", "证据", "照片", "附件", "材料"];
/// Leaves of which one is ticked, with what a tick there says.
const TICKS: &[(&[&str], Tick)] = &[
    (&["是", "有", "符合", "达标", "合格", "达到", "已设", "已设置", "已设立", "已有", "已建", "已建立", "已配", "已配备", "具备", "齐全", "√"], Tick::Yes),
    (
        &[
            "否",
            "无",
            "不符合",
            "未达标",
            "不达标",
            "不合格",
            "未达到",
            "没有",
            "未有",
            "未设",
            "未设置",
            "未设立",
            "未建",
            "未建立",
            "未配",
            "未配备",
            "不具备",
            "×",
        ],
        Tick::No,
    ),
    (&["部分符合", "基本符合", "部分达标", "不齐全", "部分"], Tick::Partial),
    (&["不适用", "不涉及", "合理缺项", "缺项"], Tick::NotApplicable),
];
/// Leaves that tell how to fill in, by their beginning or as a whole.
const HINTS: &[&str] = &[
    "有/无",
    "是/否",
    "有无",
    "是否",
    "√/×",
    "√或×",
    "有或无",
    "是或否",
    "填有或无",
    "有、无",
    "是、否",
    "√、×",
    "y/n",
    "打√",
    "划√",
    "必填",
    "选填",
    "数字",
    "数值型",
    "文本",
    "日期",
    "yyyy-mm-dd",
];
const HINT_BEGINNINGS: &[&str] =
    &["填有", "填是", "填√", "填“", "填\"", "填数", "请填", "如实填", "单位:", "单位：", "保留", "精确到", "按实", "如:", "如：", "例:", "例如", "打“", "打\""];
/// What may stand between the parts of a path written in one cell.
pub(super) const PATH_MARKS: &[char] = &['-', '—', '–', '－', '―', ':', '：', '/', '·', '_', '>', '→', '|', '\\', '－'];

/// What a tick in a column says, where one question has a column for each answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tick {
    Yes,
    No,
    Partial,
    NotApplicable,
}

/// The part that the last name of a head plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf {
    /// It names what is asked.
    Name,
    /// It holds a remark on what the head above asks.
    Remark,
    /// It holds evidence for what the head above asks.
    Evidence,
    /// A tick here is one answer to what the head above asks.
    Tick(Tick),
}

/// The head of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// Names from the top down, in the form in which names are compared; without units, hints and leaves that play a part.
    pub(super) path: Vec<String>,
    /// As a reader would name it.
    pub(super) shown: String,
    /// The unit that the head gives.
    pub(super) unit: Option<Unit>,
    /// What the column holds.
    pub(super) leaf: Leaf,
    /// The last name, where it was taken for a unit or for a word about how to fill in.
    pub(super) taken: Option<String>,
}

/// The form in which heads and names are compared: width, case, blanks, quotation marks and closing punctuation do not matter.
pub(super) fn name_form(text: &str) -> String {
    let uncircled = text.trim_start().trim_start_matches(|c: char| ('\u{2460}'..='\u{2473}').contains(&c));
    let plain: String =
        normalised(uncircled).chars().filter(|c| !matches!(c, '“' | '”' | '"' | '\'' | '‘' | '’' | '《' | '》' | '「' | '」' | '*' | '★')).collect();
    without_numbering(plain.trim_end_matches([':', '：', '。', ';', '；', ',', '、', '.', '?', '？'])).to_owned()
}

/// A name without the bracket at its end, and what the bracket holds.
pub(super) fn split_bracket(name: &str) -> (&str, Option<&str>) {
    let Some(inner) = name.strip_suffix([')', '）', ']', '】']) else { return (name, None) };
    match inner.rfind(['(', '（', '[', '【']) {
        Some(at) if at > 0 => {
            let open = inner[at..].chars().next().map_or(1, char::len_utf8);
            (&inner[..at], Some(&inner[at + open..]))
        }
        _ => (name, None),
    }
}

/// Texts in the form in which names are compared, each worked out once: the search for a header looks at the same rows many times.
#[derive(Debug, Default)]
pub(super) struct Forms<'a>(FxHashMap<&'a str, Box<str>>);

impl<'a> Forms<'a> {
    fn of(&mut self, text: &'a str) -> &str {
        self.0.entry(text).or_insert_with(|| name_form(text).into())
    }
}

/// The heads of all columns of a block of header rows, given top down.
pub(super) fn heads<'a>(rows: &[&[Cell]], values: &'a [CellValue], forms: &mut Forms<'a>) -> Vec<Head> {
    let width = rows.iter().filter_map(|row| row.last()).map(|cell| usize::from(cell.column) + 1).max().unwrap_or(0);
    let mut filled: Vec<Vec<Option<&str>>> = Vec::with_capacity(rows.len());
    let mut starts = vec![false; width];
    for (index, row) in rows.iter().enumerate() {
        let own = own_texts(row, values, width);
        let is_leaf_row = index + 1 == rows.len();
        filled.push(if is_leaf_row { own.clone() } else { fill_right(&own, &starts) });
        own.iter().zip(&mut starts).for_each(|(text, start)| *start |= text.is_some());
    }
    (0..width).map(|column| head_of(filled.iter().filter_map(|row| row[column]), forms)).collect()
}

/// Whether a text under a head is a unit, a hint or a leaf that plays a part: then its row belongs to the header.
pub(super) fn belongs_to_header(text: &str) -> bool {
    let form = name_form(text);
    Unit::parse(&form).is_some() || is_hint(&form) || part_of(&form).is_some() || is_bare(&form)
}

/// Texts of a row by column; blank ones are none.
fn own_texts<'a>(row: &[Cell], values: &'a [CellValue], width: usize) -> Vec<Option<&'a str>> {
    let mut texts = vec![None; width];
    for cell in row {
        let text = values[cell.value as usize].shown().trim();
        if !text.is_empty() {
            texts[usize::from(cell.column)] = Some(text);
        }
    }
    texts
}

/// Fills a group head to the right over blanks, up to the next head of its own row or of a row above.
fn fill_right<'a>(own: &[Option<&'a str>], starts_above: &[bool]) -> Vec<Option<&'a str>> {
    let mut current = None;
    own.iter()
        .zip(starts_above)
        .map(|(text, starts)| {
            if text.is_some() || *starts {
                current = *text;
            }
            current
        })
        .collect()
}

/// One head from the texts above a column, top down.
fn head_of<'a>(texts: impl Iterator<Item = &'a str>, forms: &mut Forms<'a>) -> Head {
    let mut head = Head { path: Vec::new(), shown: String::new(), unit: None, leaf: Leaf::Name, taken: None };
    let mut shown: Vec<String> = Vec::new();
    for text in texts {
        let form = forms.of(text);
        let known = !head.path.is_empty();
        if known && (is_hint(form) || form.is_empty()) {
            head.taken = Some(form.to_owned());
            continue;
        }
        if known && let Some(unit) = Unit::parse(form) {
            head.unit = Some(unit);
            head.taken = Some(form.to_owned());
            continue;
        }
        let (plain, bracket) = split_bracket(form);
        if let Some(unit) = bracket.and_then(unit_in_bracket) {
            head.unit = Some(unit);
            push_name(&mut head, &mut shown, plain, text);
        } else {
            push_name(&mut head, &mut shown, form, text);
        }
    }
    head.shown = shown.join(" ▸ ");
    head
}

/// Adds a name below the path, or the part that it plays.
fn push_name(head: &mut Head, shown: &mut Vec<String>, form: &str, text: &str) {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if shown.last() != Some(&one_line) {
        shown.push(one_line);
    }
    if let Some(part) = part_of(form).filter(|_| !head.path.is_empty()) {
        head.leaf = part;
        return;
    }
    if let Some((above, last)) = form.rsplit_once(PATH_MARKS).filter(|(above, _)| !above.is_empty()) {
        if let Some(unit) = Unit::parse(last).filter(|_| !last.is_empty()) {
            head.unit = Some(unit);
            head.taken = Some(last.to_owned());
            head.path.push(above.to_owned());
            return;
        }
        if let Some(part) = part_of(last) {
            head.path.push(above.to_owned());
            head.leaf = part;
            return;
        }
    }
    if head.path.last().map(String::as_str) != Some(form) {
        head.path.push(form.to_owned());
    }
}

/// The part that a leaf plays under a head; a leaf such as 结果 only takes its head.
fn part_of(form: &str) -> Option<Leaf> {
    if RESULT.contains(&form) {
        return Some(Leaf::Name);
    }
    if REMARK.contains(&form) {
        return Some(Leaf::Remark);
    }
    if EVIDENCE.contains(&form) {
        return Some(Leaf::Evidence);
    }
    TICKS.iter().find(|(words, _)| words.contains(&form)).map(|(_, tick)| Leaf::Tick(*tick))
}

/// The unit that a bracket holds, also behind 单位 or 以…计.
fn unit_in_bracket(inside: &str) -> Option<Unit> {
    let inside = inside.trim_start_matches("单位").trim_start_matches([':', '：']);
    // 柜台高度(75cm) says what is wanted, and in what it is measured
    let behind_number = inside.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '~' | '≥' | '≤' | '±'));
    let of_number = || Unit::parse(behind_number).filter(|unit| matches!(unit.dimension, Dimension::Length | Dimension::Area));
    Unit::parse(inside).or_else(|| inside.split([',', '，', '、', ';', '；']).find_map(Unit::parse)).or_else(of_number)
}

fn is_hint(form: &str) -> bool {
    HINTS.contains(&form) || HINT_BEGINNINGS.iter().any(|beginning| form.starts_with(beginning))
}

/// A name without the one or two digits that stand right before it: `4 免费WIFI`, whose blank is gone by now. The number may as well belong to
/// the name (24小时自助服务区), so that this is tried last.
pub(super) fn without_ordinal(name: &str) -> Option<&str> {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    ((1..=2).contains(&(name.len() - rest.len())) && rest.starts_with(|c: char| !c.is_ascii())).then_some(rest)
}

/// A name without the numbers in front of it: `1.`, `(一)`, `二、`, `③`, `4.(2)`, `1.1`.
fn without_numbering(name: &str) -> &str {
    let once = without_number(name);
    if once.len() < name.len() && once.starts_with(['(', '（']) { without_number(once) } else { once }
}

fn without_number(name: &str) -> &str {
    const NUMERALS: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let is_digit = |c: char| c.is_ascii_digit() || NUMERALS.contains(&c);
    let bracketed = name.strip_prefix(['(', '（']).and_then(|rest| {
        let after = rest.trim_start_matches(is_digit);
        (after.len() < rest.len()).then(|| after.strip_prefix([')', '）'])).flatten()
    });
    let dotted = || {
        let after = name.trim_start_matches(is_digit);
        (after.len() < name.len()).then(|| after.strip_prefix(['.', '、', ')', '）', '．'])).flatten()
    };
    bracketed.or_else(|| behind_steps(name)).or_else(dotted).filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// What stands behind a number in steps, such as 1.1 or 4-2; a measure is no such number.
fn behind_steps(name: &str) -> Option<&str> {
    let steps = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '．' | '-')).len();
    let (number, rest) = name.split_at(steps);
    let parts: Vec<&str> = number.trim_end_matches(['.', '．', '-']).split(['.', '．', '-']).collect();
    let is_steps = parts.len() > 1 && parts.iter().all(|part| (1..=2).contains(&part.len()));
    let rest = rest.trim_start_matches('、');
    let is_name =
        rest.chars().count() > 1 && !rest.starts_with(['年', '月', '日', '米', '万', '亿', '平', '个', '%', '时', '分', '元', '公', '厘', '毫', '亩', '倍']);
    (is_steps && is_name && !rest.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(rest)
}
