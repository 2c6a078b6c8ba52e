//! The maps that carry the requirements: the standard itself, aspects, indicators and checks, tiers, targets, scoring.
use super::award::AWARD;
use super::entries::{BODY, CLAUSES, DOCUMENT, KIND, QUESTION, READING, REGISTER, REMEDY};
use super::grades::{BONUS, GRADE, VETO};
use super::task::TASK;
use super::{Choice, Key, Keys, Map, Of, Shape, Words, key, later, needed};
use crate::standard::decode::award::CRITERIA;
use crate::standard::decode::inherited::{STRENGTHS, WEIGHTS};
use crate::standard::decode::programme::{EVERY, POINTS, RESCALE};
use crate::standard::decode::target::{MEASURES, PER_KIND};

pub(super) const STRENGTH: Words = || STRENGTHS.iter().map(|(word, _)| *word).collect();
const WEIGHT: Words = || WEIGHTS.iter().map(|(word, _)| *word).collect();
const APART: Words = || PER_KIND.iter().map(|(word, _)| *word).collect();
const SPREAD: Words = || POINTS.iter().map(|(word, ())| *word).collect();
const RESCALED: Words = || RESCALE.iter().map(|(word, _)| *word).collect();
const EVERY_ONE: Words = || EVERY.iter().map(|(word, _)| *word).collect();
const ALLOWED: Words = || vec!["allowed"];
const NONE: Words = || vec!["none"];

const FOR: &[Shape] = &[Shape::Ids(Of::Actor), Shape::Entries(Keys::Known(Of::Actor), &Shape::Word(STRENGTH))];
pub(super) const ASK: &[Shape] = &[Shape::Id(Of::Question), Shape::Map(&QUESTION)];
const TICKS: &[Shape] = &[Shape::Ids(Of::Tier), Shape::Entries(Keys::Known(Of::Tier), &Shape::Rule)];
pub(super) const DUE: &[Shape] = &[Shape::Day, Shape::Word(NONE)];

/// What an aspect, an indicator and a check say alike; the nearest counts.
const SHARED: &[Key] = &[
    key("clause", Shape::Id(Of::Clause), "条款号", "where the document says it"),
    key("for", Shape::Either(FOR), "对哪些站点类型,如 [station],或 {center: must, station: may}", "whom it binds: kinds, or a strength for each kind"),
    key(
        "strength",
        Shape::Word(STRENGTH),
        "强度:must 应、必须、不得;should 原则上、宜、左右;may 可、鼓励、探索、参照执行",
        "how strongly the wording binds: must, should or may",
    ),
    key("severity", Shape::Word(WEIGHT), "轻重:key 关键项、major 重点项、general 一般项", "its weight among the musts"),
    key("when", Shape::Condition, "适用的条件,如 {remote: present}", "when it applies, as {remote: present}"),
    key("na", Shape::Word(ALLOWED), "allowed:可以填不适用", "allowed: 不适用 counts"),
    key("due", Shape::Either(DUE), "文件规定的期限,如 2023-12-31;none 去掉上级的期限", "the document's own date; none undoes an inherited one"),
    key("ongoing", Shape::Flag, "true:长期推进", "true: without a date"),
    key("lead", Shape::Ids(Of::Actor), "牵头单位", "bodies that lead"),
    key("responsible", Shape::Ids(Of::Actor), "责任单位", "bodies that are responsible"),
    key("remedy", Shape::Map(&REMEDY), "怎样整改", "how to mend it"),
    key("how", Shape::Text, "检查方法,如 看现场、查资料", "how to inspect"),
    key("authored", Shape::Text, "数字不是文件里的:写明理由", "why a number is not the document's"),
];

/// What only aspects and indicators hand down.
const GROUP: &[Key] = &[
    needed("title", Shape::Text, "文件里的名称", "what the document calls it"),
    key("points", Shape::Number, "分值", "its points"),
    key("ask", Shape::Id(Of::Question), "各检查项共用的采集项", "the question that its checks share"),
    key("tiers", Shape::Ids(Of::Tier), "列入哪些档次,如 [standard]", "the tiers it is ticked in"),
];

const INDICATORS: Shape = Shape::Named(Keys::New, &INDICATOR);

/// `aspects: {ID: {title, points, …, indicators}}`
pub(in crate::standard) static ASPECT: Map =
    Map { name: "aspect", keys: &[GROUP, SHARED, &[needed("indicators", INDICATORS, "其下的指标", "its indicators")]], choice: Choice::None };

const CHECKS: Shape = Shape::TextOrNamed(Keys::New, &CHECK);

/// `indicators: {ID: {title, points, count, …, checks}}`
pub(in crate::standard) static INDICATOR: Map = Map {
    name: "indicator",
    keys: &[
        GROUP,
        SHARED,
        &[
            key("count", Shape::Whole, "名称里说的项数,如 五公开 是 5;不符会提示", "how many things its name says it holds"),
            needed("checks", CHECKS, "检查项:编号和要求原文,或 {text, rule, …}", "its checks: an id and the requirement, or {text, rule, …}"),
        ],
    ],
    choice: Choice::None,
};

/// A check that is more than its text.
pub(in crate::standard) static CHECK: Map = Map {
    name: "check",
    keys: &[
        &[
            needed("text", Shape::Text, "要求原文", "the requirement in the document's words"),
            key("rule", Shape::Rule, "怎样算符合;不写就是 present(有)", "what is accepted; present where it is left out"),
            key("ask", Shape::Either(ASK), "采集项:已有的编号,或 {label, …} 自带一个", "its question: an id, or one of its own"),
            key("tiers", Shape::Either(TICKS), "列入哪些档次;或每档一条规则;[] 不列入", "the tiers it is ticked in, or a rule for each; [] for none"),
            key("points", Shape::Number, "分值", "its points"),
            key("count", Shape::Whole, "清单的项数;不符会提示", "how many members its list has"),
            key("note", Shape::Text, "检查人应知道的", "what an inspector should know"),
            key("covers", Shape::Covers, "覆盖的需求编号,供对账", "ids of a requirement register, for accounting"),
            key("was", Shape::Text, "原来的编号,如 ten.board;台账仍用它", "its former id, such as ten.board, which ledgers go on using"),
        ],
        SHARED,
        AWARD,
    ],
    choice: Choice::AtMost(CRITERIA),
};

/// `tiers: {ID: {name, for, when, includes, needs}}`, lowest first
pub(in crate::standard) static TIER: Map = Map {
    name: "tier",
    keys: &[&[
        needed("name", Shape::Text, "档次名称", "what the document calls it"),
        needed("for", Shape::Ids(Of::Actor), "哪些站点类型有这一档", "the kinds it exists for"),
        key("when", Shape::Condition, "什么站点有这一档,如 {remote: present}", "the sites it exists for"),
        key("includes", Shape::Ids(Of::Tier), "包含哪些较低的档次", "lower tiers whose ticks it takes over"),
        key("needs", Shape::Map(&NEEDS), "达到的条件;不写就是 {every: must}", "what it takes; {every: must} where it is left out"),
    ]],
    choice: Choice::None,
};

/// `needs: {every: must | key, share: 90%}`
pub(in crate::standard) static NEEDS: Map = Map {
    name: "needs",
    keys: &[&[
        needed(
            "every",
            Shape::Word(EVERY_ONE),
            "哪些检查项必须全部符合:must 全部必须项,key 其中的关键项(必要条件)",
            "which checks must all be met: must for every must, key for the key ones among them",
        ),
        key("share", Shape::Percent, "打勾的必须项的符合率至少多少,如 90%", "at least what share of its musts is met, such as 90%"),
    ]],
    choice: Choice::None,
};

/// `targets: {ID: {clause, text, share | number | figure | ratio, rule, due, …}}`
pub(in crate::standard) static TARGET: Map = Map {
    name: "target",
    keys: &[&[
        needed("clause", Shape::Id(Of::Clause), "条款号", "where the document says it"),
        needed("text", Shape::Text, "原文", "in the document's words"),
        key("share", Shape::Map(&SHARE), "占比:哪些站点,达到什么算", "a share: of which sites, and what counts"),
        key("number", Shape::Map(&NUMBER), "个数:哪些站点,达到什么算", "a number: of which sites, and what counts"),
        key("figure", Shape::Map(&FIGURE), "数据:由哪个单位填报", "a figure: which body reports it"),
        key("ratio", Shape::Map(&RATIO), "两个数之比,各自合计后相除", "a quotient of two sums"),
        needed("rule", Shape::Rule, "要求,如 {at_least: 90%}", "what is wanted, as {at_least: 90%}"),
        key("due", Shape::Day, "期限", "by when"),
        key("per_kind", Shape::Word(APART), "各类型分别:pooled 只看合计、shown 列示、judged 判定", "whether each kind is shown or judged apart"),
        key("strength", Shape::Word(STRENGTH), "强度,默认 must", "how strongly it binds; must by default"),
        key("lead", Shape::Ids(Of::Actor), "牵头单位", "bodies that lead"),
        key("responsible", Shape::Ids(Of::Actor), "责任单位", "bodies that are responsible"),
        key("authored", Shape::Text, "数字不是文件里的:写明理由", "why a number is not the document's"),
        key("covers", Shape::Covers, "覆盖的需求编号,供对账", "ids of a requirement register, for accounting"),
    ]],
    choice: Choice::Of(MEASURES),
};

const COUNTED: &[Key] = &[
    needed("of", Shape::Ids(Of::Actor), "哪些站点类型", "of which kinds"),
    key("reach", Shape::Id(Of::Tier), "达到这一档或更高", "those that reach this tier or a higher one"),
    key("meet", Shape::SomeIds(Of::Check), "符合这些检查项或指标", "those that meet these checks or indicators"),
];

/// `share: {of, reach: TIER | meet: [checks, indicators]}`
pub(in crate::standard) static SHARE: Map = Map { name: "share", keys: &[COUNTED], choice: Choice::Of(&["reach", "meet"]) };

/// `number: {of, reach | meet}`; neither counts every site
pub(in crate::standard) static NUMBER: Map = Map { name: "number", keys: &[COUNTED], choice: Choice::AtMost(&["reach", "meet"]) };

const ANSWERING: Key = needed("of", Shape::Ids(Of::Actor), "由哪些单位、站点填报", "the bodies or kinds that report it");

/// `figure: {of: BODY, ask}`
pub(in crate::standard) static FIGURE: Map =
    Map { name: "figure", keys: &[&[ANSWERING, needed("ask", Shape::Either(ASK), "采集项", "the question that asks it")]], choice: Choice::None };

/// `ratio: {of, top, bottom}`
pub(in crate::standard) static RATIO: Map = Map {
    name: "ratio",
    keys: &[&[
        ANSWERING,
        needed("top", Shape::Either(ASK), "分子的采集项", "the question whose sum is divided"),
        needed("bottom", Shape::Either(ASK), "分母的采集项", "the question by whose sum it is divided"),
    ]],
    choice: Choice::None,
};

/// `scoring: {points: equal, total, decimals, rescale, na_limit, grades, bonus, vetoes, authored}`
pub(in crate::standard) static SCORING: Map = Map {
    name: "scoring",
    keys: &[&[
        key("points", Shape::Word(SPREAD), "equal:各指标等分", "equal: indicators weigh the same"),
        key("total", Shape::Number, "满分,默认 100", "the score of a site that meets everything; 100 by default"),
        key("decimals", Shape::Whole, "公布的小数位数,默认 2", "published decimals; 2 by default"),
        key("rescale", Shape::Word(RESCALED), "不适用的项在哪一级折算:indicator、aspect、total", "where what does not apply is taken out"),
        key("authored", Shape::Text, "分值不是文件里的:写明理由", "why the points are not the document's"),
        key("na_limit", Shape::Percent, "不适用的分值超过多少须复核,如 30%", "the share of points that may not apply before a review is called for, as 30%"),
        key(
            "grades",
            Shape::Named(Keys::New, &GRADE),
            "等次,从好到差;取条件都成立的第一个",
            "grades, best first; a site takes the first whose conditions all hold",
        ),
        key("bonus", Shape::Map(&BONUS), "加分:在得分之外,有上限", "points on top of the score, up to a cap"),
        key("vetoes", Shape::Named(Keys::New, &VETO), "一票否决:计零分,或直接定等次", "vetoes: what earns nothing, or gives a grade"),
        later("sources", "自评分、考核分;本版本尚不评", "several assessors; not evaluated in this version"),
    ]],
    choice: Choice::None,
};

const QUESTIONS: Key = key("questions", Shape::Named(Keys::Questions, &QUESTION), "采集项:检查人记录什么", "questions: what an inspector records");
const HEADS: Key = key("register", Shape::Map(&REGISTER), "登记栏的表头", "heads of the register columns");

/// What common.yaml declares.
pub(in crate::standard) static COMMON: Map = Map { name: "common", keys: &[&[QUESTIONS, HEADS]], choice: Choice::None };

/// Keys at the top that are written once in a standard.
const ONCE: &[Key] = &[
    key("id", Shape::Text, "标准的编号,与文件夹同名", "id of the standard, which is the name of its folder"),
    key("title", Shape::Text, "文件标题", "title of the document"),
    key("edition", Shape::Text, "数据的版次", "edition of the data"),
    key("document", Shape::Map(&DOCUMENT), "发文机关、字号、日期", "who issued the document, and when"),
    key("remedy", Shape::Map(&REMEDY), "检查项没有写时的整改期限", "the remedy of checks that say none"),
    key("tier_claim", Shape::Id(Of::Question), "站点在哪个采集项里申报档次", "the question in which a site declares its tier"),
    key("scoring", Shape::Map(&SCORING), "计分办法", "how it is scored"),
];

/// Keys at the top that are united over the files of a standard.
const UNITED: &[Key] = &[
    key("site_kinds", Shape::Named(Keys::New, &KIND), "站点类型", "kinds of sites"),
    key("bodies", Shape::Named(Keys::New, &BODY), "牵头、责任单位", "bodies that lead and are responsible"),
    key("groups", Shape::Entries(Keys::New, &Shape::Ids(Of::Actor)), "给几个类型、单位起一个组名", "names for several kinds and bodies"),
    key("tiers", Shape::Named(Keys::New, &TIER), "档次,从低到高", "tiers, lowest first"),
    key("targets", Shape::Named(Keys::New, &TARGET), "目标:对全部站点的要求", "targets: what is wanted of all sites together"),
    key("tasks", Shape::Named(Keys::New, &TASK), "任务和举措", "tasks with their actions"),
    key("aspects", Shape::Named(Keys::New, &ASPECT), "方面:指标的分组", "aspects: groups of indicators"),
    key("indicators", INDICATORS, "指标:检查项的分组", "indicators: groups of checks"),
    key("readings", Shape::Maps(&READING), "读法:原文不清的地方作何理解", "what was decided where the text is unclear"),
    key("clauses", CLAUSES, "文件的条款目录,每条都要有去处", "the document's contents; every clause is accounted for"),
    QUESTIONS,
    HEADS,
];

/// Whether a key at the top is written once in a standard, and not united over its files.
pub(in crate::standard) fn is_once(name: &str) -> bool {
    ONCE.iter().any(|key| key.name == name)
}

/// A file of a standard.
pub(in crate::standard) static STANDARD: Map = Map { name: "standard", keys: &[ONCE, UNITED], choice: Choice::None };
