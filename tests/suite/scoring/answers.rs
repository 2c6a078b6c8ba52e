//! What sites answer: cells as people fill them in, each with the values it may stand for.
use super::standard::{Asks, CHOICES, Standard, TIERS, label, member};

/// A value that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Yes,
    /// 不齐全.
    Partly,
    No,
    /// 不适用, of a member.
    Na,
    Hundredths(i64),
    Whole(i64),
    Choice(usize),
    /// Member by member: yes, partly, no, or not applicable.
    Set(Vec<Value>),
}

/// The cells of one question at one site, and the values they may stand for.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) cells: Vec<String>,
    pub(super) may_be: Vec<Value>,
}

/// What is known of the ends of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// Only how they lie to the thresholds counts.
    Apart,
    /// Each value counts.
    Each,
    /// Each value counts, and the ends belong to the answer.
    Closed,
}

/// So often that everything is lost.
const ENDLESS: i64 = 100_000;

/// How often: exactly, between two numbers, from one on, less than one, or open.
fn times(how: usize, which: usize, first: usize) -> Answer {
    let least = i64::try_from(first % 3).expect("small");
    let (cell, may_be) = match how {
        0..=3 => return Answer::of(0, Asks::Times, &Value::Whole(least)),
        4 => (format!("{least}-{}", least + 2), vec![least, least + 1, least + 2]),
        5 => (format!("{least}以上"), vec![least, least + 1, ENDLESS]),
        6 => (format!("不足{}", least + 1), (0..=least).collect()),
        _ => (OPEN[which % 3].to_owned(), vec![0, 1, 2, ENDLESS]),
    };
    Answer { cells: vec![cell], may_be: may_be.into_iter().map(Value::Whole).collect() }
}

/// The assessor's points: none, a number, some, or open.
fn points(question: usize, (least, most): (i64, i64), how: usize, which: usize) -> Answer {
    let known = [0, least, i64::midpoint(least, most), most];
    match how {
        0..=4 => Answer::of(question, Asks::Points { least, most }, &Value::Hundredths(known[how % 4] * 10)),
        5..=6 => Answer { cells: vec!["有".into()], may_be: [least, most].map(|points| Value::Hundredths(points * 10)).into() },
        _ => Answer { cells: vec![OPEN[which % 3].to_owned()], may_be: [0, least, most].map(|points| Value::Hundredths(points * 10)).into() },
    }
}

/// Dice for one answer.
pub(super) type Dice = (usize, usize, [usize; 3]);

/// What leaves an answer open.
const OPEN: [&str; 3] = ["", "待核实", "同上"];

impl Answer {
    /// A known answer.
    pub(super) fn of(question: usize, asks: Asks, value: &Value) -> Self {
        Self { cells: written(question, asks, value), may_be: vec![value.clone()] }
    }

    /// Any answer; numbers fall about the thresholds that someone compares them with, a list lacks members that someone names.
    pub(super) fn any(question: usize, asks: Asks, thresholds: &[i64], ends: Ends, (how, which, members): Dice) -> Self {
        let open = |cells: usize| vec![OPEN[which % 3].to_owned(); cells];
        match asks {
            Asks::YesNo if how < 5 => Self::of(question, asks, &[Value::Yes, Value::No, Value::Yes, Value::No, Value::Partly][how]),
            Asks::YesNo => Self { cells: open(1), may_be: vec![Value::Yes, Value::No] },
            Asks::Choice if how < 5 => Self::of(question, asks, &Value::Choice(which % 3)),
            Asks::Choice => Self { cells: open(1), may_be: (0..3).map(Value::Choice).collect() },
            Asks::Number => number(question, thresholds, ends, (how, which, members)),
            Asks::Times => times(how, which, members[0]),
            Asks::Points { least, most } => points(question, (least, most), how, which),
            Asks::Set { members: count, by_column: true } => by_column(&members[..count], how),
            Asks::Set { members: count, by_column: false } if how < 4 => {
                let values = members[..count].iter().map(|die| if die % 2 == 0 { Value::Yes } else { Value::No });
                Self::of(question, asks, &Value::Set(values.collect()))
            }
            Asks::Set { members: count, .. } if how < 6 => {
                let all = product(&vec![vec![Value::Yes, Value::No]; count]);
                // what is not complete lacks something that somebody asks for
                let lacks = |all: &Vec<Value>| thresholds.iter().any(|member| usize::try_from(*member).is_ok_and(|member| all[member] == Value::No));
                Self { cells: vec!["不齐全".into()], may_be: all.into_iter().filter(lacks).map(Value::Set).collect() }
            }
            Asks::Set { members: count, .. } => {
                Self { cells: open(1), may_be: product(&vec![vec![Value::Yes, Value::No]; count]).into_iter().map(Value::Set).collect() }
            }
        }
    }
}

/// Every member in a column of its own, known or not, or not applicable.
fn by_column(members: &[usize], how: usize) -> Answer {
    let known = [(Value::Yes, "有"), (Value::No, "无"), (Value::Partly, "不齐全"), (Value::Na, "不适用")];
    let each: Vec<(&str, Vec<Value>)> = members
        .iter()
        .map(|die| match known.get((die + how) % 6) {
            Some((value, cell)) => (*cell, vec![value.clone()]),
            None => (OPEN[die % 3], vec![Value::Yes, Value::No]),
        })
        .collect();
    let sets = product(&each.iter().map(|(_, values)| values.clone()).collect::<Vec<_>>());
    Answer { cells: each.iter().map(|(cell, _)| (*cell).to_owned()).collect(), may_be: sets.into_iter().map(Value::Set).collect() }
}

/// A number: exact, about a value, between two, from one on, below one, or open.
fn number(question: usize, thresholds: &[i64], ends: Ends, (how, which, [first, second, _]): Dice) -> Answer {
    let threshold = thresholds[which % thresholds.len()];
    let value = (threshold - 6 + i64::try_from(first % 13).expect("small")).max(1);
    let above = value + 1 + i64::try_from(second % 20).expect("small");
    let (cell, low, high) = match how {
        0..=2 => {
            let value = (threshold * 100 + [-50, 0, 50][first % 3]).max(0);
            return Answer::of(question, Asks::Number, &Value::Hundredths(value));
        }
        // strictly between value / 1.1 and value / 0.9
        3 if ends != Ends::Closed => (format!("约{value}"), value * 1000 / 11 + 1, Some((value * 1000 - 1) / 9)),
        3..=4 => (format!("{value}-{above}"), value * 100, Some(above * 100)),
        5 => (format!("{value}以上"), value * 100, None),
        6 if ends != Ends::Closed => (format!("不足{value}"), 0, Some(value * 100 - 1)),
        _ => (OPEN[which % 3].to_owned(), 0, None),
    };
    Answer { cells: vec![cell], may_be: told_apart(thresholds, ends, low, high).into_iter().map(Value::Hundredths).collect() }
}

/// One value of an interval for every way in which it can lie to the thresholds: at each, on both sides of it, and the ends.
fn told_apart(thresholds: &[i64], ends: Ends, low: i64, high: Option<i64>) -> Vec<i64> {
    let about = thresholds.iter().flat_map(|threshold| [-50, 0, 50].map(|step| threshold * 100 + step));
    let mut values: Vec<i64> = about.chain([low]).chain(high).filter(|value| low <= *value && high.is_none_or(|high| *value <= high)).collect();
    values.sort_unstable();
    if ends != Ends::Apart {
        values.dedup();
        return values;
    }
    values.dedup_by_key(|value| thresholds.iter().map(|threshold| (*value).cmp(&(threshold * 100))).collect::<Vec<_>>());
    values
}

/// Every way to take one value of each.
pub(super) fn product(each: &[Vec<Value>]) -> Vec<Vec<Value>> {
    each.iter().fold(vec![Vec::new()], |before, values| {
        before.iter().flat_map(|taken| values.iter().map(|value| taken.iter().chain([value]).cloned().collect())).collect()
    })
}

/// How a known value is written.
fn written(question: usize, asks: Asks, value: &Value) -> Vec<String> {
    match (asks, value) {
        (_, Value::Yes) => vec!["有".into()],
        (_, Value::Partly) => vec!["不齐全".into()],
        (_, Value::No) => vec!["无".into()],
        (_, Value::Na) => vec!["不适用".into()],
        (_, Value::Whole(value)) => vec![value.to_string()],
        (_, Value::Hundredths(value)) => vec![format!("{}.{:02}", value / 100, value % 100)],
        (_, Value::Choice(choice)) => vec![CHOICES[*choice].into()],
        (Asks::Set { by_column: true, .. }, Value::Set(values)) => values.iter().flat_map(|value| written(question, Asks::YesNo, value)).collect(),
        (_, Value::Set(values)) => {
            let there = values.iter().enumerate().filter(|(_, value)| **value == Value::Yes);
            let listed = there.map(|(at, _)| member(question, at)).collect::<Vec<_>>().join("、");
            vec![if listed.is_empty() { "无".into() } else { listed }]
        }
    }
}

/// A survey as separated text, one site a row.
pub(super) fn csv(standard: &Standard, declared: Option<usize>, sites: &[Vec<Answer>]) -> String {
    let mut head = vec!["站点编码".to_owned(), "站点名称".into(), "申报档次".into()];
    for (question, asks) in standard.questions.iter().enumerate() {
        match asks {
            Asks::Set { members, by_column: true } => head.extend((0..*members).map(|at| member(question, at))),
            _ => head.push(label(question)),
        }
    }
    let mut rows = vec![head.join(",")];
    for (row, site) in sites.iter().enumerate() {
        let mut cells = vec![format!("Z{:05}", row + 1), format!("点位{row}"), declared.map_or("", |tier| TIERS[tier]).to_owned()];
        cells.extend(site.iter().flat_map(|answer| answer.cells.iter().cloned()));
        rows.push(cells.join(","));
    }
    rows.join("\n") + "\n"
}
