//! Small standards as the tests think of them, and how they are written in the language of standards.
use super::points::{Cost, Floor, Judges, tenths};
use std::fmt::Write;

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    YesNo,
    Number,
    /// How often something happened.
    Times,
    /// The assessor's points, in tenths: none, or from the least to the most.
    Points {
        least: i64,
        most: i64,
    },
    /// One of [`CHOICES`].
    Choice,
    /// So many members, each in a column of its own or all listed in one cell.
    Set {
        members: usize,
        by_column: bool,
    },
}

#[derive(Debug, Clone)]
pub(super) enum Rule {
    Present,
    Absent,
    AtLeast(i64),
    AtMost(i64),
    LessThan(i64),
    Between(i64, i64),
    Has(Need, Vec<usize>),
    OneOf(Vec<usize>),
    /// Each with its condition; then the rule of all other sites.
    Cases(Vec<(Condition, Rule)>, Box<Rule>),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Need {
    All,
    Any,
    None,
    AtLeast(usize),
}

#[derive(Debug, Clone)]
pub(super) enum Condition {
    Answer(usize, Rule),
    AllOf(Vec<Condition>),
    AnyOf(Vec<Condition>),
    NoneOf(Vec<Condition>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    Must,
    Should,
    May,
}

#[derive(Debug, Clone)]
pub(super) struct Check {
    pub(super) judges: Judges,
    pub(super) when: Option<Condition>,
    pub(super) strength: Strength,
    /// A key item, where it is a must.
    pub(super) key: bool,
    pub(super) tiers: Vec<usize>,
    /// Written only where the standard writes points on checks.
    pub(super) points: u8,
}

#[derive(Debug, Clone)]
pub(super) struct Indicator {
    pub(super) when: Option<Condition>,
    /// Written only where the standard writes points on indicators alone.
    pub(super) points: u8,
    pub(super) checks: Vec<Check>,
}

#[derive(Debug, Clone)]
pub(super) struct Tier {
    pub(super) when: Option<Condition>,
    /// Lower tiers.
    pub(super) includes: Vec<usize>,
    /// Of its musts every key one, and at least so many in a hundred of all; every must where it is not said.
    pub(super) share: Option<u8>,
}

/// Where points are written; what is not written is shared equally.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Points {
    Nowhere,
    Indicators,
    /// On checks, and their sums on indicators.
    Checks,
}

#[derive(Debug, Clone)]
pub(super) struct Standard {
    pub(super) questions: Vec<Asks>,
    pub(super) indicators: Vec<Indicator>,
    pub(super) tiers: Vec<Tier>,
    pub(super) points: Points,
    /// Rescaled once over the whole table, else inside each indicator.
    pub(super) over_all: bool,
}

pub(super) const CHOICES: [&str; 3] = ["红色", "黄色", "蓝色"];
pub(super) const TIERS: [&str; 3] = ["起步型", "常用型", "领先型"];

/// The label of a question; no two are alike, and none is a word of the field.
pub(super) fn label(question: usize) -> String {
    let letter = |letters: &str, at: usize| letters.chars().nth(at % 8).expect("eight letters");
    format!("采集项{}{}", letter("甲乙丙丁戊己庚辛", question / 8), letter("子丑寅卯辰巳午申", question))
}

/// The name of a member of a set, which heads its column.
pub(super) fn member(question: usize, member: usize) -> String {
    format!("{}{}", label(question).replace("采集项", "物件"), ["桌", "椅", "柜"][member])
}

impl Check {
    /// Whether it can earn and cost.
    pub(super) fn scores(&self) -> bool {
        self.strength != Strength::May
    }
}

impl Indicator {
    /// Its points where the standard writes any: its own, or what its checks come to; 0 where nothing of it scores.
    pub(super) fn written(&self, points: Points) -> u32 {
        let scoring = self.checks.iter().filter(|check| check.scores());
        match points {
            Points::Nowhere => 0,
            Points::Indicators => scoring.map(|_| u32::from(self.points)).next().unwrap_or(0),
            Points::Checks => scoring.map(|check| u32::from(check.points)).sum(),
        }
    }
}

impl Standard {
    pub(super) fn checks(&self) -> impl Iterator<Item = &Check> {
        self.indicators.iter().flat_map(|indicator| &indicator.checks)
    }

    /// A tier and all that it includes, through those it includes as well.
    pub(super) fn included(&self, tier: usize) -> Vec<usize> {
        let mut all = vec![tier];
        for lower in &self.tiers[tier].includes {
            all.extend(self.included(*lower));
        }
        all
    }

    /// The points of a site that meets everything.
    pub(super) fn total(&self) -> u32 {
        let written: u32 = self.indicators.iter().map(|indicator| indicator.written(self.points)).sum();
        if written == 0 { 100 } else { written }
    }

    /// The numbers that rules and conditions compare the answers to each question with.
    pub(super) fn thresholds(&self) -> Vec<Vec<i64>> {
        let mut thresholds = vec![Vec::new(); self.questions.len()];
        let whens = self.indicators.iter().map(|indicator| &indicator.when).chain(self.tiers.iter().map(|tier| &tier.when));
        for when in whens.chain(self.checks().map(|check| &check.when)).flatten() {
            of_condition(when, &mut thresholds);
        }
        for check in self.checks() {
            of_judges(&check.judges, &mut thresholds);
        }
        thresholds
    }

    /// By question, whether every value of its answer earns something else.
    pub(super) fn continuous(&self) -> Vec<bool> {
        let mut continuous = vec![false; self.questions.len()];
        for check in self.checks() {
            if let Judges::Rule { question, share: true, .. } = check.judges {
                continuous[question] = self.questions[question] == Asks::Number;
            }
        }
        continuous
    }

    /// Whether the interval is exact where every question is used once: a floor may make it wider where it stands under a wider rescaling
    /// or beside one that reaches past it.
    pub(super) fn is_exact(&self) -> bool {
        let has = |indicator: &Indicator, floor: Floor| indicator.checks.iter().any(|check| check.judges.floor() == floor);
        let held = |indicator: &Indicator| !has(indicator, Floor::Indicator) || (!self.over_all && !has(indicator, Floor::Total));
        self.indicators.iter().all(held) || self.checks().all(|check| check.when.is_none()) && self.indicators.iter().all(|indicator| indicator.when.is_none())
    }

    /// The standard in the language of standards.
    pub(super) fn yaml(&self) -> String {
        let mut yaml = String::from(
            "id: random\ntitle: 随机标准\nedition: 1\ndocument: {issuer: 某局, issued: 2023-01-01, jurisdiction: 某市}\n\
             register: {code: 站点编码, name: 站点名称, tier: 申报档次}\nsite_kinds: {station: {name: 便民服务站}}\nclauses: {甲: 总则}\nquestions:\n",
        );
        let mut line = |text: String| yaml.push_str(&(text + "\n"));
        for (at, asks) in self.questions.iter().enumerate() {
            line(format!("  q{at}: {{label: {}, {}}}", label(at), asks.yaml(at)));
        }
        if !self.tiers.is_empty() {
            line("tiers:".into());
        }
        for (at, tier) in self.tiers.iter().enumerate() {
            let needs = tier.share.map(|share| format!(", needs: {{every: key, share: {share}%}}")).unwrap_or_default();
            line(format!("  t{at}: {{name: {}, for: [station]{}{}{needs}}}", TIERS[at], when(tier.when.as_ref()), ids(", includes: ", &tier.includes)));
        }
        let rescale = if self.over_all { "total" } else { "indicator" };
        line(format!("scoring: {{rescale: {rescale}, total: {}}}\nindicators:", self.total()));
        for (at, indicator) in self.indicators.iter().enumerate() {
            line(format!("  i{at}:\n    title: 指标\n    clause: 甲\n    for: [station]\n    authored: 试验"));
            if let Some(condition) = &indicator.when {
                line(format!("    when: {}", condition.yaml()));
            }
            if indicator.written(self.points) > 0 {
                line(format!("    points: {}", indicator.written(self.points)));
            }
            line("    checks:".into());
            indicator.checks.iter().enumerate().for_each(|(at, check)| line(format!("      c{at}: {{{}}}", check.yaml(self.points))));
        }
        yaml
    }
}

fn of_judges(judges: &Judges, thresholds: &mut [Vec<i64>]) {
    match judges {
        Judges::Rule { question, rule, .. } => of_rule(*question, rule, thresholds),
        Judges::Bands { question, bands } => bands.iter().for_each(|(rule, _)| of_rule(*question, rule, thresholds)),
        Judges::Deduct { lines, .. } => {
            for line in lines {
                match &line.cost {
                    Cost::Missing { members, .. } => thresholds[line.question].extend(members.iter().filter_map(|member| i64::try_from(*member).ok())),
                    Cost::Step { per, below, .. } => thresholds[line.question].extend((0..=below / per).map(|step| below - step * per)),
                    Cost::Time { .. } | Cost::Judged { .. } => {}
                }
            }
        }
        Judges::Judged { .. } => {}
    }
}

fn of_condition(condition: &Condition, thresholds: &mut [Vec<i64>]) {
    match condition {
        Condition::Answer(question, rule) => of_rule(*question, rule, thresholds),
        Condition::AllOf(parts) | Condition::AnyOf(parts) | Condition::NoneOf(parts) => parts.iter().for_each(|part| of_condition(part, thresholds)),
    }
}

fn of_rule(question: usize, rule: &Rule, thresholds: &mut [Vec<i64>]) {
    match rule {
        Rule::AtLeast(value) | Rule::AtMost(value) | Rule::LessThan(value) => thresholds[question].push(*value),
        Rule::Between(low, high) => thresholds[question].extend([*low, *high]),
        Rule::Cases(cases, rest) => {
            for (condition, rule) in cases {
                of_condition(condition, thresholds);
                of_rule(question, rule, thresholds);
            }
            of_rule(question, rest, thresholds);
        }
        Rule::Has(_, members) => thresholds[question].extend(members.iter().filter_map(|member| i64::try_from(*member).ok())),
        Rule::Present | Rule::Absent | Rule::OneOf(_) => {}
    }
}

fn when(condition: Option<&Condition>) -> String {
    condition.map(|condition| format!(", when: {}", condition.yaml())).unwrap_or_default()
}

fn ids(key: &str, tiers: &[usize]) -> String {
    let tiers: Vec<String> = tiers.iter().map(|tier| format!("t{tier}")).collect();
    if tiers.is_empty() { String::new() } else { format!("{key}[{}]", tiers.join(", ")) }
}

impl Asks {
    fn yaml(self, question: usize) -> String {
        match self {
            Self::YesNo => "type: yes_no".into(),
            Self::Number | Self::Points { .. } => "type: number".into(),
            Self::Times => "type: count".into(),
            Self::Choice => format!("type: choice, choices: {}", CHOICES.join("、")),
            Self::Set { members, .. } => format!("type: set, members: {}", names(question, &(0..members).collect::<Vec<_>>())),
        }
    }
}

pub(super) fn names(question: usize, members: &[usize]) -> String {
    members.iter().map(|at| member(question, *at)).collect::<Vec<_>>().join("、")
}

impl Check {
    fn yaml(&self, points: Points) -> String {
        let strength = match self.strength {
            Strength::Must => "must",
            Strength::Should => "should",
            Strength::May => "may",
        };
        let tenth = i64::from(self.points) * 10;
        let mut yaml = format!("text: 要求, {}, na: allowed, strength: {strength}", self.judges.yaml(tenth));
        if points == Points::Checks && self.scores() {
            write!(yaml, ", points: {}", tenths(tenth)).expect("a text grows");
        }
        let severity = if self.key { ", severity: key" } else { "" };
        yaml + severity + &when(self.when.as_ref()) + &ids(", tiers: ", &self.tiers)
    }
}

impl Rule {
    pub(super) fn yaml(&self, question: usize) -> String {
        match self {
            Self::Present => "present".into(),
            Self::Absent => "absent".into(),
            Self::AtLeast(value) => format!("{{at_least: {value}}}"),
            Self::AtMost(value) => format!("{{at_most: {value}}}"),
            Self::LessThan(value) => format!("{{less_than: {value}}}"),
            Self::Between(low, high) => format!("{{between: [{low}, {high}]}}"),
            Self::Has(Need::All, members) => format!("{{has_all: {}}}", names(question, members)),
            Self::Has(Need::Any, members) => format!("{{has_any: {}}}", names(question, members)),
            Self::Has(Need::None, members) => format!("{{has_none: {}}}", names(question, members)),
            Self::Has(Need::AtLeast(least), members) => format!("{{has: {{at_least: {least}, of: {}}}}}", names(question, members)),
            Self::OneOf(choices) => format!("{{one_of: {}}}", choices.iter().map(|at| CHOICES[*at]).collect::<Vec<_>>().join("、")),
            Self::Cases(cases, rest) => {
                let cases: Vec<String> = cases.iter().map(|(when, rule)| format!("{{when: {}, rule: {}}}", when.yaml(), rule.yaml(question))).collect();
                format!("{{cases: [{}, {{rule: {}}}]}}", cases.join(", "), rest.yaml(question))
            }
        }
    }
}

impl Condition {
    pub(super) fn yaml(&self) -> String {
        let listed = |parts: &[Condition]| parts.iter().map(Self::yaml).collect::<Vec<_>>().join(", ");
        match self {
            Self::Answer(question, rule) => format!("{{q{question}: {}}}", rule.yaml(*question)),
            Self::AllOf(parts) => format!("{{all_of: [{}]}}", listed(parts)),
            Self::AnyOf(parts) => format!("{{any_of: [{}]}}", listed(parts)),
            Self::NoneOf(parts) => format!("{{none_of: [{}]}}", listed(parts)),
        }
    }
}
