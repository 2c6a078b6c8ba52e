//! How the checks of the tests earn their points, and how that is written in the language of standards. Points are in tenths.
use super::standard::{Rule, names};
use std::fmt::Write;

/// What a check judges by.
#[derive(Debug, Clone)]
pub(super) enum Judges {
    /// For all points or none, or for a share of them.
    Rule {
        question: usize,
        rule: Rule,
        share: bool,
    },
    /// The first rule that holds, with what it earns.
    Bands {
        question: usize,
        bands: Vec<(Rule, i64)>,
    },
    Deduct {
        lines: Vec<Line>,
        floor: Floor,
    },
    /// From so much up to the points of the check.
    Judged {
        question: usize,
        least: i64,
    },
}

#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) question: usize,
    pub(super) cost: Cost,
}

#[derive(Debug, Clone)]
pub(super) enum Cost {
    Missing { each: i64, members: Vec<usize> },
    Time { each: i64 },
    Step { each: i64, per: i64, below: i64 },
    Judged { least: i64, most: i64 },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Floor {
    Check,
    Indicator,
    Total,
}

impl Judges {
    pub(super) fn floor(&self) -> Floor {
        if let Self::Deduct { floor, .. } = self { *floor } else { Floor::Check }
    }

    /// The keys of a check of so many tenths.
    pub(super) fn yaml(&self, points: i64) -> String {
        match self {
            Self::Rule { question, rule, share } => {
                format!("ask: q{question}, rule: {}{}", rule.yaml(*question), if *share { ", award: share" } else { "" })
            }
            Self::Bands { question, bands } => {
                let bands: Vec<String> = bands.iter().map(|(rule, earn)| rule.yaml(*question).replace('}', &format!(", earn: {}}}", tenths(*earn)))).collect();
                format!("ask: q{question}, bands: [{}]", bands.join(", "))
            }
            Self::Deduct { lines, floor } => {
                let mut yaml = format!("deduct: [{}]", lines.iter().map(Line::yaml).collect::<Vec<_>>().join(", "));
                let floor = match floor {
                    Floor::Check => "",
                    Floor::Indicator => ", floor: indicator",
                    Floor::Total => ", floor: total",
                };
                write!(yaml, "{floor}").expect("a text grows");
                yaml
            }
            Self::Judged { question, least } => format!("ask: q{question}, judged: [{}, {}]", tenths(*least), tenths(points)),
        }
    }
}

impl Line {
    fn yaml(&self) -> String {
        let question = self.question;
        match &self.cost {
            Cost::Missing { each, members } => format!("{{each_missing: {}, of: {}, ask: q{question}}}", tenths(*each), names(question, members)),
            Cost::Time { each } => format!("{{each: {}, fault: 毛病, ask: q{question}}}", tenths(*each)),
            Cost::Step { each, per, below } => format!("{{each: {}, per: {per}, below: {below}, ask: q{question}}}", tenths(*each)),
            Cost::Judged { least, most } => format!("{{judged: [{}, {}], fault: 毛病, ask: q{question}}}", tenths(*least), tenths(*most)),
        }
    }
}

pub(super) fn tenths(points: i64) -> String {
    format!("{}.{}", points / 10, points % 10)
}
