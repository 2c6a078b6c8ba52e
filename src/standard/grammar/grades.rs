//! The maps of what a score comes to: grades, bonus and vetoes.
use super::parts::ASK;
use super::{Choice, Key, Keys, Map, Of, Shape, Words, key, needed, with};
use crate::standard::decode::grade::{COMPARISONS, EFFECTS, ONLY, TOTAL};
use crate::standard::decode::inherited::WEIGHTS;

const WEIGHT: Words = || WEIGHTS.iter().map(|(word, _)| *word).collect();
const VETO_ALONE: Words = || ONLY.iter().map(|(word, ())| *word).collect();
const WHOLE_TABLE: Words = || vec![TOTAL];

const ZERO: &[Shape] = &[Shape::Word(WHOLE_TABLE), Shape::Id(Of::Indicator)];

const AUTHORED: Key = key("authored", Shape::Text, "数字不是文件里的:写明理由", "why a number is not the document's");
const BINDS: Key = key("for", Shape::Ids(Of::Actor), "哪些站点类型;不写就是所有计分的类型", "the kinds of sites; all that have a score where it is left out");

/// `failed: key, at_most: 0`
const FAILED: Key = key(
    "failed",
    Shape::SomeWords(WEIGHT),
    "按轻重数不符合的“应”类检查项:key 关键项、major 重点项、general 一般项,可写几个",
    "unmet musts of these weights are counted: key, major, general, or several of them",
);
const AT_MOST: Key = key("at_most", Shape::Whole, "最多几项不符合", "how many of them may be unmet");

/// `grades: {ID: {name, at_least, each_indicator, failed, at_most, all_of, only}}`, best first
pub(in crate::standard) static GRADE: Map = Map {
    name: "grade",
    keys: &[&[
        needed("name", Shape::Text, "等次名称", "what the document calls it"),
        key("at_least", Shape::Number, "公布的得分不低于", "the least published score"),
        key("each_indicator", Shape::Number, "各指标的得分率(%)都不低于", "the least percentage of every indicator"),
        with("at_most", FAILED),
        with("failed", AT_MOST),
        key("all_of", Shape::Maps(&FAILED_LIMIT), "几条 {failed, at_most} 都成立", "several of {failed, at_most}, all of which must hold"),
        key("only", Shape::Word(VETO_ALONE), "veto:只由一票否决给出", "veto: given by a veto alone"),
        AUTHORED,
    ]],
    choice: Choice::None,
};

/// `{failed: key, at_most: 0}`
pub(in crate::standard) static FAILED_LIMIT: Map =
    Map { name: "failed_limit", keys: &[&[Key { needed: true, ..FAILED }, Key { needed: true, ..AT_MOST }]], choice: Choice::None };

/// `bonus: {cap, counts_for_grade, items}`
pub(in crate::standard) static BONUS: Map = Map {
    name: "bonus",
    keys: &[&[
        needed("cap", Shape::Number, "加分合计的上限", "the most it comes to"),
        key("counts_for_grade", Shape::Flag, "true:定等次时计入加分", "true: grades are given on the score with it"),
        needed("items", Shape::Named(Keys::New, &BONUS_ITEM), "各加分项", "what earns it"),
        AUTHORED,
    ]],
    choice: Choice::None,
};

/// `items: {ID: {text, each, ask, for}}`
pub(in crate::standard) static BONUS_ITEM: Map = Map {
    name: "bonus_item",
    keys: &[&[
        needed("text", Shape::Text, "原文;不写 ask 时也是表头", "in the document's words; also the head of its column, unless it says `ask`"),
        needed("each", Shape::Number, "每次加几分", "points for each time"),
        key("ask", Shape::Either(ASK), "采集项:次数,或是否;没有就空着", "its question: how often, or whether; blank where there is none"),
        BINDS,
        AUTHORED,
    ]],
    choice: Choice::None,
};

/// `vetoes: {ID: {text, ask | when, zero | grade, for}}`
pub(in crate::standard) static VETO: Map = Map {
    name: "veto",
    keys: &[&[
        needed("text", Shape::Text, "原文;不写 ask、when 时也是表头", "in the document's words; also the head of its column, unless it says `ask` or `when`"),
        key("ask", Shape::Either(ASK), "采集项:有没有这种情形;没有就空着", "its question: whether there is such a case; blank where there is none"),
        key(
            "when",
            Shape::VetoCondition,
            "条件;小计写 {score: {of: 指标, less_than: 40}}",
            "a condition; points of an indicator are {score: {of: INDICATOR, less_than: 40}}",
        ),
        key("zero", Shape::Either(ZERO), "计零分:total 全表,或一个指标", "what earns nothing: total, or an indicator"),
        key("grade", Shape::Id(Of::Grade), "直接评定为这个等次,得分保留", "the grade it gives; the score stays"),
        BINDS,
        AUTHORED,
    ]],
    choice: Choice::Of(EFFECTS),
};

/// `{of: INDICATOR, less_than: 40}`
pub(in crate::standard) static SUBTOTAL: Map = Map {
    name: "subtotal",
    keys: &[&[
        needed("of", Shape::Id(Of::Indicator), "哪个指标的得分(折算后)", "the indicator whose points, rescaled, are compared"),
        key("at_least", Shape::Number, "不低于", "no less than"),
        key("at_most", Shape::Number, "不高于", "no more than"),
        key("more_than", Shape::Number, "高于", "more than"),
        key("less_than", Shape::Number, "低于", "less than"),
    ]],
    choice: Choice::Of(COMPARISONS),
};
