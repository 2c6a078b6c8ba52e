//! The keys by which a check says how it earns its points, and the maps that stand behind them.
use super::entries::ORDERED;
use super::parts::ASK;
use super::{Choice, Key, Map, Shape, Words, key, needed};
use crate::standard::Floor;
use crate::standard::decode::award::AWARDS;

const SHARE: Words = || AWARDS.iter().map(|(word, ())| *word).collect();
const FLOORS: Words = || Floor::ALL.iter().map(|(word, _)| *word).collect();

/// The four kinds of line; which one it is, is told by its keys.
const LINE: Shape = Shape::Either(&[Shape::Map(&EACH_TIME), Shape::Map(&EACH_MISSING), Shape::Map(&EACH_STEP), Shape::Map(&DISCRETION)]);

const BANDED: Shape = Shape::Map(&BAND);

/// How a check earns its points.
pub(super) const AWARD: &[Key] = &[
    key("award", Shape::Word(SHARE), "share:按齐全或完成的比例得分", "share: earns as much of its points as there is of what the rule wants"),
    key("bands", Shape::Some(&BANDED), "分段得分,先写的先算:[{at_most: 15, earn: 15}, …]", "points by band, the first that holds"),
    key("deduct", Shape::Some(&LINE), "扣分办法,扣完为止;一行一种", "what is taken off its points, a line for each kind"),
    key("judged", Shape::Pair(&Shape::Number), "由检查人酌情给分 [最少, 最多]", "points at the assessor's discretion [least, most]"),
    key("floor", Shape::Word(FLOORS), "扣分可以超出本项,扣到 indicator 或 total 为止", "how far deductions reach beyond the check: indicator, total"),
];

/// `{at_most: 15, earn: 15}`
pub(in crate::standard) static BAND: Map = Map {
    name: "band",
    keys: &[ORDERED, &[needed("earn", Shape::Number, "得几分", "the points")]],
    choice: Choice::Of(&["at_least", "at_most", "more_than", "less_than", "equals", "between"]),
};

const ASKED: Key = key("ask", Shape::Either(ASK), "采集项:已有的编号,或 {label, …} 自带一个", "its question: an id, or one of its own");
const EACH: Key = needed("each", Shape::Number, "每次扣几分", "how many points are taken off");
const FAULT: Key = needed("fault", Shape::Text, "扣分的事由,也就是采集项的名称", "what they are taken off for, which is also the label of its question");

/// `{each: 1, fault: 标识不醒目}`
pub(in crate::standard) static EACH_TIME: Map = Map { name: "each_time", keys: &[&[EACH, FAULT, ASKED]], choice: Choice::None };

/// `{each_missing: 0.2, of: 甲、乙}`
pub(in crate::standard) static EACH_MISSING: Map = Map {
    name: "each_missing",
    keys: &[&[
        needed("each_missing", Shape::Number, "每缺一项扣几分", "how many points are taken off for each that is missing"),
        needed("of", Shape::Names, "哪些成员,用顿号分开", "of which members, with 、 between them"),
        ASKED,
    ]],
    choice: Choice::None,
};

/// `{each: 0.5, per: 1%, below: 95%, ask: …}`
pub(in crate::standard) static EACH_STEP: Map = Map {
    name: "each_step",
    keys: &[&[
        EACH,
        needed("per", Shape::Value, "每低多少算一步,如 1%", "the width of a step, such as 1%"),
        needed("below", Shape::Value, "从多少往下扣,如 95%", "from where it goes down, such as 95%"),
        key("fault", Shape::Text, "扣分的事由", "what they are taken off for"),
        needed("ask", Shape::Either(ASK), "采集项:已有的编号,或 {label, …} 自带一个", "its question: an id, or one of its own"),
    ]],
    choice: Choice::None,
};

/// `{judged: [3, 5], fault: 作风纪律问题}`
pub(in crate::standard) static DISCRETION: Map = Map {
    name: "discretion",
    keys: &[&[
        needed("judged", Shape::Pair(&Shape::Number), "酌情扣几分 [最少, 最多]", "how many points the assessor may take off [least, most]"),
        FAULT,
        ASKED,
    ]],
    choice: Choice::None,
};
