//! The maps of tasks and their actions.
use super::parts::{ASK, DUE, STRENGTH};
use super::{Choice, Key, Keys, Map, Of, Shape, key, needed};

/// What a task and an action say alike; the action's own counts.
const SHARED: &[Key] = &[
    key("lead", Shape::Ids(Of::Actor), "牵头单位;没有写 by 的,由它填报", "bodies that lead, and that answer where no `by` says who does"),
    key("responsible", Shape::Ids(Of::Actor), "责任单位,只列示", "bodies that are responsible; only shown"),
    key("by", Shape::Ids(Of::Actor), "由谁填报:单位、站点类型或组", "who answers: bodies, kinds of sites or groups"),
    key("when", Shape::Condition, "只限哪些,如 {batch: {one_of: 第一批}}", "which of them, as {batch: {one_of: 第一批}}"),
    key("due", Shape::Either(DUE), "期限,如 2023-09-30;none 没有期限", "by when; none where there is no date"),
    key("ongoing", Shape::Flag, "true:长期推进;与 due 同写是限期完成并持续推进", "true: without a date, or to be kept up after it"),
    key("strength", Shape::Word(STRENGTH), "强度,默认 must", "how strongly the wording binds; must by default"),
    key("note", Shape::Text, "填报人应知道的", "what a reader should know"),
    key("authored", Shape::Text, "数字不是文件里的:写明理由", "why a number is not the document's"),
    key("covers", Shape::Covers, "覆盖的需求编号,供对账", "ids of a requirement register, for accounting"),
];

const ACTIONS: Shape = Shape::TextOrNamed(Keys::New, &ACTION);

/// `tasks: {ID: {title, clause, lead, responsible, by, when, expect, due, ongoing, …, actions}}`
pub(in crate::standard) static TASK: Map = Map {
    name: "task",
    keys: &[
        &[
            needed("title", Shape::Text, "任务名称", "what the document calls it"),
            needed("clause", Shape::Id(Of::Clause), "条款号", "where the document says it"),
            key("expect", Shape::Whole, "文件说有几个;与调查表不符会提示", "how many the document counts; a survey of another number is told so"),
        ],
        SHARED,
        &[needed("actions", ACTIONS, "举措:编号和原文,或 {text, due, …}", "its actions: an id and the text, or {text, due, …}")],
    ],
    choice: Choice::None,
};

/// An action that is more than its text.
pub(in crate::standard) static ACTION: Map = Map {
    name: "action",
    keys: &[
        &[
            needed("text", Shape::Text, "举措原文", "the action in the document's words"),
            key("clause", Shape::Id(Of::Clause), "条款号,与任务不同时写", "where the document says it, where that is not the task's"),
            key("ask", Shape::Either(ASK), "采集项;不写就问这项举措的完成情况", "its question; how far the action is where it is left out"),
        ],
        SHARED,
    ],
    choice: Choice::None,
};
