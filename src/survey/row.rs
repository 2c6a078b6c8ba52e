//! Tells which rows below a header are sites: not totals, signatures, notes, headings that come again, or rows that head a section.
use super::code::{self, Code};
use super::column::Columns;
use super::head::name_form;
use super::vocabulary::Vocabulary;
use super::workbook::{Cell, CellValue};
use crate::standard::{KindIx, RegisterField, Standard};

/// Words of a row of totals.
const TOTALS: &[&str] =
    &["合计", "小计", "总计", "累计", "共计", "汇总", "平均", "平均值", "平均数", "本页小计", "本页合计", "全区合计", "全县合计", "全市合计"];
/// How a row that says something about other rows begins, or what it counts.
const ABOUT_ROWS: &[&str] = &[
    "其中",
    "附:",
    "附：",
    "以上",
    "示例",
    "(示例",
    "（示例",
    "例:",
    "例：",
    "填写示例",
    "样例",
    "*",
    "※",
    "★",
    "达标率",
    "达标个数",
    "达标数",
    "占比",
    "比例",
    "增减",
    "上年",
    "同期",
    "有的数量",
    "平均",
];
/// No head of a row of totals is longer than this many characters.
const LONGEST_TOTAL: usize = 24;
/// How a signature or a note begins.
const SIGNATURES: &[&str] = &[
    "注",
    "填表",
    "填报",
    "审核",
    "审批",
    "制表",
    "复核",
    "单位负责人",
    "负责人",
    "联系人",
    "联系电话",
    "说明",
    "备注",
    "日期",
    "经办",
    "盖章",
    "报送",
    "主管",
    "检查人",
    "统计",
    "分管",
    "签字",
    "签名",
];

/// A row of a table, spread out by column.
#[derive(Debug)]
pub(super) struct RowCells<'a> {
    values: &'a [CellValue],
    /// Value by column, [`RowCells::BLANK`] where the cell holds nothing.
    by_column: Vec<u32>,
    filled: Vec<u16>,
}

impl<'a> RowCells<'a> {
    pub(super) const BLANK: u32 = u32::MAX;

    pub(super) fn new(values: &'a [CellValue], width: usize) -> Self {
        Self { values, by_column: vec![Self::BLANK; width], filled: Vec::new() }
    }

    /// Takes the cells of the next row.
    pub(super) fn fill(&mut self, cells: &[Cell]) {
        for column in self.filled.drain(..) {
            self.by_column[usize::from(column)] = Self::BLANK;
        }
        for cell in cells {
            if let Some(place) = self.by_column.get_mut(usize::from(cell.column)) {
                *place = cell.value;
                self.filled.push(cell.column);
            }
        }
    }

    /// The value in a column, as an index.
    pub(super) fn index(&self, column: usize) -> Option<u32> {
        self.by_column.get(column).copied().filter(|value| *value != Self::BLANK)
    }

    /// The value in a column.
    pub(super) fn value(&self, column: usize) -> Option<&'a CellValue> {
        self.index(column).map(|value| &self.values[value as usize])
    }

    /// The text in a column, trimmed, if there is any.
    pub(super) fn text(&self, column: usize) -> Option<&'a str> {
        self.value(column).map(|value| trimmed(value.shown())).filter(|text| !text.is_empty())
    }

    /// The first text of the row.
    fn first_text(&self) -> Option<&'a str> {
        self.filled.iter().find_map(|column| self.text(usize::from(*column)))
    }

    /// How many of the given columns hold something.
    fn count(&self, columns: impl Iterator<Item = usize>) -> usize {
        columns.filter(|column| self.text(*column).is_some()).count()
    }
}

/// What the register columns of a row say.
#[derive(Debug, Default)]
pub(super) struct Register<'a> {
    pub(super) code: Option<String>,
    /// The code cell holds something that is no code.
    pub(super) damaged_code: Option<usize>,
    pub(super) name: Option<&'a str>,
    /// The name in the form in which names are compared; empty where there is none.
    pub(super) form: String,
    pub(super) group: Option<&'a str>,
    pub(super) kind: Option<&'a str>,
    pub(super) tier: Option<&'a str>,
    pub(super) person: Option<&'a str>,
    /// The column in which it declares a tier.
    pub(super) tier_column: Option<usize>,
    /// It has a number of its own in the list.
    pub(super) numbered: bool,
}

/// What a row is.
#[derive(Debug)]
pub(super) enum RowIs<'a> {
    /// A site.
    Site(Register<'a>),
    /// The heads of the columns again, in this order or another.
    Heading,
    /// It holds answers and names no site.
    Nameless,
    /// It is called a total and has a code of its own, as only sites have.
    CodedTotal,
    /// Not a site: a total, a note, a heading, a blank.
    Other,
}

/// Tells what a row is. `merged` fills a register column from the block it is merged into.
/// On a sheet of bodies, as `of` tells, a name alone is a row: nothing in the names of bodies says what they are.
pub(super) fn read<'a>(
    row: &RowCells<'a>,
    columns: &Columns,
    vocabulary: &Vocabulary,
    of: Option<KindIx>,
    merged: impl Fn(usize) -> Option<&'a str>,
) -> RowIs<'a> {
    let mut register = register(row, columns, merged);
    let answers = || {
        row.count(
            columns.kinds.iter().flat_map(|kind| &kind.sources).flat_map(|source| source.first..=source.last).filter(|column| !columns.in_register(*column)),
        )
    };
    if row.first_text().is_none_or(is_total) || register.name.is_some_and(is_total) {
        let is_coded = register.code.as_ref().is_some_and(|code| code.bytes().any(|byte| byte.is_ascii_digit()) && !is_total(code));
        return if is_coded { RowIs::CodedTotal } else { RowIs::Other };
    }
    let Some(name) = register.name else {
        return match (&register.code, register.damaged_code) {
            (Some(_), _) | (_, Some(_)) if answers() > 0 || register.group.is_some() => RowIs::Site(register),
            (Some(code), _) if code.bytes().any(|byte| byte.is_ascii_digit()) && !is_signature(code) => RowIs::Site(register),
            _ if answers() >= 2 => RowIs::Nameless,
            _ => RowIs::Other,
        };
    };
    register.form = name_form(name);
    let form = register.form.as_str();
    if vocabulary.register(form).is_some() && register.code.is_none() {
        return RowIs::Heading;
    }
    let is_note = register.code.is_none() && (is_signature(name) || is_about_rows(name));
    let bare = register.code.is_none() && answers() == 0;
    let heads_a_section = bare && !register.numbered && (vocabulary.heads_section(form) || is_section(name));
    let is_body =
        || of.or_else(|| register.kind.and_then(|text| vocabulary.kind_by_name(&name_form(text)))).is_some_and(|kind| vocabulary.role(kind).is_body());
    let stands_alone = bare && !register.numbered && !is_body() && register.group.is_none() && vocabulary.kind_by_ending(form).is_none();
    if is_note || heads_a_section || stands_alone { RowIs::Other } else { RowIs::Site(register) }
}

/// Whether a row speaks of other rows: a total, a note, a signature, a heading of a section.
pub(super) fn is_about_others(row: &RowCells<'_>) -> bool {
    let signs = |text: &str| text.starts_with('注') || (text.contains([':', '：']) && SIGNATURES.iter().any(|word| text.starts_with(word)));
    let heads = |text: &str| is_section(text) && row.filled.iter().filter(|column| row.text(usize::from(**column)).is_some()).count() == 1;
    row.first_text().is_none_or(|text| is_total(text) || is_about_rows(text) || signs(text) || heads(text))
}

/// The kind that a kind column names: by id, name or alias, or by a level that only one kind has.
pub(super) fn kind_by_column(standard: &Standard, vocabulary: &Vocabulary, text: &str) -> Option<KindIx> {
    let form = name_form(text);
    let by_level = || {
        let mut at_level = standard.kinds.iter().enumerate().filter(|(_, kind)| kind.level.as_deref().is_some_and(|level| name_form(level) == form));
        match (at_level.next(), at_level.next()) {
            (Some((only, _)), None) => Some(KindIx::at(only)),
            _ => None,
        }
    };
    vocabulary.kind_by_name(&form).or_else(by_level)
}

/// A text without blanks, controls and zero-width characters at its ends.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{3000}'))
}

impl Columns {
    /// Whether a column is a register column.
    pub(super) fn in_register(&self, column: usize) -> bool {
        self.register.iter().any(|(_, at)| *at == column)
    }
}

fn register<'a>(row: &RowCells<'a>, columns: &Columns, merged: impl Fn(usize) -> Option<&'a str>) -> Register<'a> {
    let mut register = Register::default();
    for (field, column) in &columns.register {
        let text = row.text(*column);
        match field {
            RegisterField::Code => match row.value(*column).map(code::read) {
                Some(Code::Given(code)) if register.code.is_none() => register.code = Some(code),
                Some(Code::Damaged) => register.damaged_code = Some(*column),
                Some(Code::Given(_) | Code::Blank) | None => {}
            },
            RegisterField::Name => register.name = register.name.or(text),
            RegisterField::Group => register.group = register.group.or(text).or_else(|| merged(*column)),
            RegisterField::Kind => register.kind = register.kind.or(text).or_else(|| merged(*column)),
            RegisterField::Tier => {
                register.tier = register.tier.or(text);
                register.tier_column = register.tier_column.or(Some(*column));
            }
            RegisterField::Ordinal => register.numbered |= text.is_some_and(|text| text.bytes().all(|byte| byte.is_ascii_digit())),
            RegisterField::Person => register.person = register.person.or(text),
            RegisterField::Phone
            | RegisterField::Date
            | RegisterField::Remark
            | RegisterField::Evidence
            // no column of a sheet of sites is one of these
            | RegisterField::Task
            | RegisterField::Action
            | RegisterField::Answering
            | RegisterField::Progress
            | RegisterField::Finished => {}
        }
    }
    register
}

/// Whether a text heads a row of totals; the name of a site that only contains such a word does not.
fn is_total(text: &str) -> bool {
    if text.starts_with(|c: char| c.is_ascii_digit()) || text.chars().nth(LONGEST_TOTAL).is_some() {
        return false;
    }
    let form = name_form(text);
    TOTALS.contains(&form.as_str())
        || ["小计", "合计", "总计", "汇总"].iter().any(|word| form.ends_with(word))
        || TOTALS.iter().any(|word| form.strip_prefix(word).is_some_and(|rest| rest.starts_with([':', '(']) || rest.bytes().all(|b| b.is_ascii_digit())))
}

/// Whether a text speaks of other rows: 其中…, 示例…, 以上共3个….
fn is_about_rows(text: &str) -> bool {
    let counts = |rest: &str| rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('个') && rest.starts_with(|c: char| c.is_ascii_digit());
    ABOUT_ROWS.iter().any(|beginning| text.starts_with(beginning)) || text.match_indices('共').any(|(at, word)| counts(&text[at + word.len()..]))
}

/// Whether a text heads a section by a number in front of it: 一、, (二).
fn is_section(text: &str) -> bool {
    let plain = text.trim_start_matches(['(', '（']);
    let after = plain.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    after.len() < plain.len() && after.starts_with(['、', ')', '）', '.'])
}

/// Whether a text signs or annotates a table: it begins as such lines do and goes on with a colon, or is a numbered note.
fn is_signature(text: &str) -> bool {
    let plain = trimmed(text);
    let begins = SIGNATURES.iter().any(|word| plain.starts_with(word));
    let has_colon = plain.contains([':', '：']);
    let numbered = plain.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(['.', '、', '．']).is_some_and(|rest| rest.chars().count() > 4);
    (begins && has_colon) || numbered || plain.starts_with("注")
}
