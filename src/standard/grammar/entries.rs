//! The maps of which a standard is made: the document, kinds and bodies, questions, rules, clauses, readings.
use super::{Choice, Key, Keys, Map, Of, Shape, Words, key, needed, with};
use crate::standard::RegisterField;
use crate::standard::decode::clause::KINDS;
use crate::standard::decode::question::TypeName;

/// `document: {issuer, number, issued, jurisdiction}`
pub(in crate::standard) static DOCUMENT: Map = Map {
    name: "document",
    keys: &[&[
        needed("issuer", Shape::Text, "发文机关", "who issued the document"),
        key("number", Shape::Text, "发文字号", "its number"),
        key("issued", Shape::Day, "成文日期,如 2023-04-30", "the day it was issued, as 2023-04-30"),
        key("jurisdiction", Shape::Text, "适用区域", "the region it is for"),
    ]],
    choice: Choice::None,
};

/// `site_kinds: {KIND: {name, level, aliases}}`
pub(in crate::standard) static KIND: Map = Map {
    name: "site_kind",
    keys: &[&[
        needed("name", Shape::Text, "名称;站点名称以它结尾的,就是这一类", "what the document calls it; a site whose name ends so is of this kind"),
        key("level", Shape::Text, "层级,如 嘎查村(社区)", "its administrative level"),
        key("aliases", Shape::Names, "别名,用顿号分开", "other names, with 、 between them"),
    ]],
    choice: Choice::None,
};

/// `bodies: {BODY: {name, aliases, many}}`
pub(in crate::standard) static BODY: Map = Map {
    name: "body",
    keys: &[&[
        needed("name", Shape::Text, "单位名称", "what the document calls it"),
        key("aliases", Shape::Names, "其他叫法,用顿号分开", "other names, with 、 between them"),
        key("many", Shape::Flag, "true:这样的单位不止一个,如各街镇", "true: there are several of it, such as all townships"),
    ]],
    choice: Choice::None,
};

const TYPES: Words = || TypeName::ALL.iter().map(|(word, _)| *word).collect();
const FIELDS: Words = || RegisterField::ALL.iter().filter(|(field, _)| !field.is_of_tasks()).map(|(_, word)| *word).collect();

/// `questions: {ID: {label, group, type, unit, range, aliases, choices, members, help, register}}`
pub(in crate::standard) static QUESTION: Map = Map {
    name: "question",
    keys: &[&[
        key("label", Shape::Text, "名称,也就是填报表的表头", "its name, which is the head of its column"),
        key("group", Shape::Text, "所在的上级表头,光看名称分不清时写", "the head it stands under, where its name alone is not enough"),
        key("type", Shape::Word(TYPES), "答案的类型;不写则由规则推定", "the type of its answer; told from the rules where it is left out"),
        key("unit", Shape::Text, "单位,如 m²、台、工作日", "its unit, such as m²"),
        key("range", Shape::Pair(&Shape::Number), "合理范围 [最小, 最大],超出的算看不清", "plausible values [least, most]; what is outside is unreadable"),
        key("aliases", Shape::Names, "表头的其他写法,用顿号分开", "other heads, with 、 between them"),
        key("choices", Shape::Names, "选项,用顿号分开;/ 隔开同一选项的几个名称", "choices, with 、 between them; / separates names of one choice"),
        key(
            "members",
            Shape::Names,
            "清单的成员,用顿号分开;/ 隔开同一成员的几个名称",
            "members of a list, with 、 between them; / separates names of one member",
        ),
        key("help", Shape::Text, "填报说明", "what an inspector should know"),
        key("register", Shape::Word(FIELDS), "没有单独一列时,由这个登记栏回答", "the register column that answers it where no column of its own does"),
    ]],
    choice: Choice::None,
};

/// How surveys head the columns that every survey has.
pub(in crate::standard) static REGISTER: Map = Map {
    name: "register",
    keys: &[&[
        key("code", Shape::Names, "站点编码一栏的表头,用顿号分开", "heads of the column of codes"),
        key("name", Shape::Names, "站点名称一栏的表头", "heads of the column of names"),
        key("group", Shape::Names, "所属街镇一栏的表头", "heads of the column of townships"),
        key("kind", Shape::Names, "站点类型一栏的表头", "heads of the column of kinds"),
        key("tier", Shape::Names, "申报档次一栏的表头", "heads of the column of declared tiers"),
        key("person", Shape::Names, "填表人一栏的表头", "heads of the column of persons"),
        key("phone", Shape::Names, "联系电话一栏的表头", "heads of the column of phone numbers"),
        key("date", Shape::Names, "填表日期一栏的表头", "heads of the column of dates"),
        key("remark", Shape::Names, "备注一栏的表头", "heads of the column of remarks"),
        key("evidence", Shape::Names, "佐证一栏的表头", "heads of the column of evidence"),
        key("ordinal", Shape::Names, "序号一栏的表头", "heads of the column of row numbers"),
        key("task", Shape::Names, "任务表里任务一栏的表头", "on a sheet of tasks, heads of the column of tasks"),
        key("action", Shape::Names, "任务表里举措一栏的表头", "on a sheet of tasks, heads of the column of actions"),
        key(
            "answering",
            Shape::Names,
            "任务表里填报单位一栏的表头,优先的写在前",
            "on a sheet of tasks, heads of the column of those that answer, the preferred first",
        ),
        key("progress", Shape::Names, "任务表里完成情况一栏的表头", "on a sheet of tasks, heads of the column of progress"),
        key("finished", Shape::Names, "任务表里完成日期一栏的表头", "on a sheet of tasks, heads of the column of days of completion"),
    ]],
    choice: Choice::None,
};

/// `remedy: {text, days, effort}`
pub(in crate::standard) static REMEDY: Map = Map {
    name: "remedy",
    keys: &[&[
        key("text", Shape::Text, "怎样整改", "what to do"),
        key("days", Shape::Whole, "整改天数(自然日,自拟)", "calendar days, authored"),
        key("effort", Shape::Number, "人日(自拟)", "person-days, authored"),
    ]],
    choice: Choice::None,
};

/// Rules on amounts and days.
pub(super) const ORDERED: &[Key] = &[
    key("at_least", Shape::Value, "不少于", "no less than"),
    key("at_most", Shape::Value, "不多于", "no more than"),
    key("more_than", Shape::Value, "多于", "more than"),
    key("less_than", Shape::Value, "少于", "less than"),
    key("equals", Shape::Value, "等于", "exactly"),
    key("between", Shape::Pair(&Shape::Value), "在两数之间 [小, 大],含两端", "between two values [low, high], both included"),
];

/// A rule that is not one word: exactly one of these.
pub(in crate::standard) static RULE: Map = Map {
    name: "rule_form",
    keys: &[
        ORDERED,
        &[
            key("has_all", Shape::Names, "这些成员都有", "all of these members are there"),
            key("has_any", Shape::Names, "这些成员至少有一个", "at least one of these members is there"),
            key("has_none", Shape::Names, "这些成员一个也没有", "none of these members is there"),
            key("has", Shape::Map(&HAS), "这些成员至少有几个", "at least so many of these members are there"),
            key("one_of", Shape::Names, "选项之一", "one of these choices"),
            key("named", Shape::Names, "名称符合样式,XX 代表一个或几个字", "a name that fits a pattern; XX stands for one or more characters"),
            key("size", Shape::Map(&SIZE), "长和宽,横竖都行", "long and short side, either way round"),
            key("cases", Shape::Maps(&CASE), "分情况:第一个条件成立的规则", "the rule of the first case whose condition holds"),
        ],
    ],
    choice: Choice::All,
};

/// Rules that are one word.
pub(in crate::standard) const PLAIN: &[&str] = &["present", "absent"];

/// `{at_least: 2, of: 甲、乙、丙}`
pub(in crate::standard) static HAS: Map = Map {
    name: "has",
    keys: &[&[needed("at_least", Shape::Whole, "至少几个", "at least how many"), needed("of", Shape::Names, "其中的成员,用顿号分开", "of which members")]],
    choice: Choice::None,
};

/// `{long: 50, short: 25, tolerance: 5%}`
pub(in crate::standard) static SIZE: Map = Map {
    name: "size",
    keys: &[&[
        needed("long", Shape::Value, "长边", "the longer side"),
        needed("short", Shape::Value, "短边", "the shorter side"),
        key("tolerance", Shape::Value, "允许的误差,如 5%", "by how much each side may differ, such as 5%"),
    ]],
    choice: Choice::None,
};

/// `{when: C, rule: R}`
pub(in crate::standard) static CASE: Map = Map {
    name: "case",
    keys: &[&[
        key("when", Shape::Condition, "条件;最后一种情况不写", "the condition; the last case has none"),
        needed("rule", Shape::Rule, "规则", "the rule"),
    ]],
    choice: Choice::None,
};

const SET_ASIDE: Words = || KINDS.iter().map(|(word, _)| *word).collect();
const COVERS: Key = key("covers", Shape::Covers, "覆盖的需求编号,供对账", "ids of a requirement register, for accounting");

/// `clauses: {CLAUSE: title | {title, is, why, covers}}`
pub(in crate::standard) static CLAUSE: Map = Map {
    name: "clause",
    keys: &[&[
        needed("title", Shape::Text, "条款标题", "its heading"),
        with("why", key("is", Shape::Word(SET_ASIDE), "没有检查项的条款是什么:定义、背景、职责", "what a clause is that nothing checks")),
        key("why", Shape::Text, "为什么不检查", "why nothing is checked"),
        COVERS,
    ]],
    choice: Choice::None,
};

/// `readings: [{clause, text, decided, because, affects}]`
pub(in crate::standard) static READING: Map = Map {
    name: "reading",
    keys: &[&[
        needed("clause", Shape::Id(Of::Clause), "条款号", "the clause"),
        needed("text", Shape::Text, "原文哪里残缺、含糊或矛盾", "what stands there"),
        needed("decided", Shape::Text, "读作什么", "what was decided"),
        needed("because", Shape::Text, "理由", "why"),
        key("affects", Shape::Ids(Of::Check), "影响的检查项或指标", "checks and indicators whose result hangs on it"),
        COVERS,
    ]],
    choice: Choice::None,
};

/// Clauses by their number.
pub(super) const CLAUSES: Shape = Shape::TextOrNamed(Keys::Clauses, &CLAUSE);
