//! Makes random standards, and a site with random answers for each.
use super::answers::{Answer, Dice, Ends, Value, product};
use super::points::{Cost, Floor, Judges, Line};
use super::standard::{Asks, Check, Condition, Indicator, Need, Points, Rule, Standard, Strength, Tier};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;

/// No site is completed in more ways than this; answers beyond it become known.
const MOST_COMPLETIONS: usize = 240;

/// A standard, and a site with what it answers.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) standard: Standard,
    pub(super) declared: Option<usize>,
    pub(super) site: Vec<Answer>,
}

impl Case {
    /// Every way to complete what is unknown.
    pub(super) fn completions(&self) -> Vec<Vec<Value>> {
        product(&self.site.iter().map(|answer| answer.may_be.clone()).collect::<Vec<_>>())
    }

    /// A completion as the site would write it.
    pub(super) fn known(&self, values: &[Value]) -> Vec<Answer> {
        let asks = self.standard.questions.iter().enumerate();
        asks.zip(values).map(|((question, asks), value)| Answer::of(question, *asks, value)).collect()
    }
}

type WhenDice = (usize, usize, i64);
type RuleDice = (usize, usize, i64, i64);
type EarnsDice = (usize, usize, usize);
type CheckDice = (RuleDice, Option<WhenDice>, usize, usize, (u8, EarnsDice), bool);
type IndicatorDice = (Vec<CheckDice>, Option<WhenDice>, u8);
type TierDice = (Option<WhenDice>, usize, Option<u8>);

fn when() -> impl Strategy<Value = WhenDice> {
    (0..7_usize, 0..60_usize, 20..40_i64)
}

/// A case in which questions are shared between checks and conditions, or one in which every question is used once.
pub(super) fn case(shared: bool) -> impl Strategy<Value = Case> {
    let earns = (0..16_usize, 0..60_usize, 0..9_usize);
    let rule = (0..11_usize, 0..60_usize, 30..60_i64, 1..20_i64);
    let check = (rule, weighted(0.4, when()), 0..8_usize, 0..16_usize, (1..10_u8, earns), any::<bool>());
    let indicator = (vec(check, 1..=4), weighted(0.3, when()), 1..10_u8);
    let tier = (weighted(0.6, when()), 0..4_usize, weighted(0.5, 1..=100_u8));
    let dice: BoxedStrategy<Vec<Dice>> = vec((0..9_usize, 0..60_usize, any::<[u8; 3]>().prop_map(|dice| dice.map(usize::from))), 48).boxed();
    (vec(indicator, 1..=3), vec(tier, 0..=3), 0..4_usize, weighted(0.25, 0..3_usize), dice).prop_map(move |(indicators, tiers, points, declared, dice)| {
        let standard = standard(shared, indicators, tiers, points);
        let declared = declared.filter(|tier| *tier < standard.tiers.len());
        Case { site: site(&standard, shared, &dice), standard, declared }
    })
}

/// Takes answers as the dice fall while the ways to complete them can be counted; known ones from there on.
fn site(standard: &Standard, shared: bool, dice: &[Dice]) -> Vec<Answer> {
    let thresholds = standard.thresholds();
    let ends = |continuous: bool| match (continuous, shared) {
        (false, _) => Ends::Apart,
        (true, true) => Ends::Each,
        // an open end is not reached by any completion
        (true, false) => Ends::Closed,
    };
    let ends: Vec<Ends> = standard.continuous().into_iter().map(ends).collect();
    let mut ways = 1;
    let mut site: Vec<Option<Answer>> = vec![None; standard.questions.len()];
    // begins anywhere, so that no question is the first to stay open
    let first = dice[0].1;
    for at in (0..site.len()).map(|at| (at + first) % standard.questions.len()) {
        let asks = standard.questions[at];
        let answer = Answer::any(at, asks, &thresholds[at], ends[at], dice[at % dice.len()]);
        let open = ways * answer.may_be.len() <= MOST_COMPLETIONS;
        ways *= if open { answer.may_be.len() } else { 1 };
        site[at] = Some(if open { answer } else { Answer::of(at, asks, &answer.may_be[first % answer.may_be.len()]) });
    }
    site.into_iter().flatten().collect()
}

fn standard(shared: bool, indicators: Vec<IndicatorDice>, tiers: Vec<TierDice>, points: usize) -> Standard {
    let mut maker = Maker { shared, questions: Vec::new() };
    let count = tiers.len();
    let written = [Points::Nowhere, Points::Indicators, Points::Checks, Points::Checks][points];
    let among = |mask: usize, count: usize| (0..count).filter(|at| mask >> at & 1 == 1).collect::<Vec<_>>();
    let tiers: Vec<Tier> = tiers
        .into_iter()
        .enumerate()
        .map(|(at, (when, includes, share))| Tier { when: when.map(|when| maker.condition(when)), includes: among(includes, at), share })
        .collect();
    let mut made = Vec::new();
    for (checks, when, points) in indicators {
        // a condition on a whole indicator feeds several checks
        let when = when.filter(|_| shared).map(|when| maker.condition(when));
        let checks = checks.into_iter().map(|(rule, when, strength, ticks, (points, earns), key)| {
            let strength = match strength {
                0..5 => Strength::Must,
                5..7 => Strength::Should,
                _ => Strength::May,
            };
            let judges = match strength {
                Strength::May => maker.by_rule(rule, false),
                Strength::Must | Strength::Should => maker.judges(rule, earns, (written == Points::Checks).then_some(i64::from(points) * 10)),
            };
            // half of all checks have no tick
            let tiers = if ticks < 8 { among(ticks, count) } else { Vec::new() };
            Check { judges, when: when.map(|when| maker.condition(when)), strength, key, tiers, points }
        });
        made.push(Indicator { checks: checks.collect(), when, points });
    }
    let mut standard = Standard { questions: maker.questions, indicators: made, tiers, points: written, over_all: false };
    standard.over_all = standard.checks().count().is_multiple_of(2);
    decide(&mut standard);
    standard
}

/// Every tier has a must, and a key one where it asks for those; where the dice give it none, some check becomes one.
fn decide(standard: &mut Standard) {
    for tier in 0..standard.tiers.len() {
        let included = standard.included(tier);
        let share = standard.tiers[tier].share.is_some();
        let decides = |check: &Check| check.strength == Strength::Must && (check.key || !share) && check.tiers.iter().any(|ticked| included.contains(ticked));
        if !standard.checks().any(decides) {
            let indicator = tier % standard.indicators.len();
            let checks = &mut standard.indicators[indicator].checks;
            let check = tier % checks.len();
            checks[check].strength = Strength::Must;
            checks[check].key |= share;
            if !checks[check].tiers.contains(&tier) {
                checks[check].tiers.push(tier);
            }
        }
    }
}

/// Makes rules and conditions with the questions they ask.
struct Maker {
    shared: bool,
    questions: Vec<Asks>,
}

impl Maker {
    /// A question: where questions are shared, one that is already there, unless there are few of its kind.
    fn question(&mut self, asks: Asks, pick: usize) -> usize {
        let alike: Vec<usize> = (0..self.questions.len()).filter(|at| self.questions[*at] == asks).collect();
        if self.shared && alike.len() > pick % 3 {
            return alike[pick % alike.len()];
        }
        self.questions.push(asks);
        self.questions.len() - 1
    }

    /// A rule, for all points or, where it has one, for a share of them.
    fn by_rule(&mut self, dice: RuleDice, share: bool) -> Judges {
        let (question, rule) = self.rule(dice);
        let has_share = matches!(rule, Rule::AtLeast(_) | Rule::Cases(..) | Rule::Has(Need::All | Need::AtLeast(_), _));
        Judges::Rule { question, rule, share: share && has_share }
    }

    /// What a check judges by; by points only where it has some, in tenths.
    fn judges(&mut self, dice: RuleDice, (form, pick, floor): EarnsDice, points: Option<i64>) -> Judges {
        let (_, _, low, width) = dice;
        let Some(points) = points.filter(|_| form >= 6) else { return self.by_rule(dice, form >= 3) };
        match form {
            6 if pick % 3 == 0 => {
                let bands = vec![(Rule::AtLeast(3), points), (Rule::Between(1, 2), (points / 3).max(1))];
                Judges::Bands { question: self.question(Asks::Times, pick), bands }
            }
            6..=7 => {
                let question = self.question(Asks::Number, pick);
                let less = (points * i64::try_from(pick % 9 + 1).expect("small") / 10).max(1);
                let bounds = if pick % 2 == 0 { [Rule::AtMost(low), Rule::AtMost(low + width)] } else { [Rule::AtLeast(low + width), Rule::AtLeast(low)] };
                Judges::Bands { question, bands: bounds.into_iter().zip([points, less]).collect() }
            }
            8 => {
                let least = points * i64::try_from(pick % 3).expect("small") / 4;
                Judges::Judged { question: self.question(Asks::Points { least, most: points }, pick), least }
            }
            _ => {
                let lines = (0..=pick % 3).map(|at| self.line(dice, form + at + pick / 3, points)).collect();
                Judges::Deduct { lines, floor: [Floor::Check, Floor::Check, Floor::Indicator, Floor::Total][floor % 4] }
            }
        }
    }

    /// A line of deductions; no amount is more than the points.
    fn line(&mut self, (_, pick, low, width): RuleDice, form: usize, points: i64) -> Line {
        let each = (points * i64::try_from(pick % 7 + 1).expect("small") / 10).max(1);
        let (asks, cost) = match form % 4 {
            0 => match self.has(6 + form % 3, pick) {
                (asks, Rule::Has(_, members)) => (asks, Cost::Missing { each, members }),
                (asks, rule) => panic!("{asks:?} has {rule:?}"),
            },
            1 => (Asks::Times, Cost::Time { each }),
            2 => (Asks::Number, Cost::Step { each, per: 4 + width, below: low }),
            _ => (Asks::Points { least: each / 2, most: each }, Cost::Judged { least: each / 2, most: each }),
        };
        Line { question: self.question(asks, pick), cost }
    }

    fn rule(&mut self, (form, pick, low, width): (usize, usize, i64, i64)) -> (usize, Rule) {
        let (asks, rule) = match form {
            0..2 => (Asks::YesNo, Rule::Present),
            2 => (Asks::YesNo, Rule::Absent),
            3 => (Asks::Number, Rule::AtLeast(low)),
            4 => (Asks::Number, Rule::AtMost(low)),
            5 => (Asks::Number, Rule::Between(low, low + width)),
            6..9 => self.has(form, pick),
            9 => (Asks::Choice, Rule::OneOf(if pick % 2 == 0 { vec![pick % 3] } else { vec![0, 2] })),
            _ => {
                let when = self.condition((pick % 7, pick, low - 10));
                (Asks::Number, Rule::Cases(vec![(when, Rule::AtLeast(low))], Box::new(Rule::AtLeast(low + width))))
            }
        };
        (self.question(asks, pick), rule)
    }

    /// A rule on a list. Where questions are shared it may name a part of the members.
    fn has(&self, form: usize, pick: usize) -> (Asks, Rule) {
        let count = if self.shared { 3 } else { 2 + pick % 2 };
        let by_column = form == 8;
        let members = match pick / 4 % 3 {
            part if self.shared && part < 2 => vec![part, part + 1],
            _ => (0..count).collect(),
        };
        let need = [Need::All, Need::Any, Need::None, Need::AtLeast(1 + form % members.len())][pick % 4];
        (Asks::Set { members: count, by_column }, Rule::Has(need, members))
    }

    fn condition(&mut self, (form, pick, value): WhenDice) -> Condition {
        let one = |maker: &mut Self, form: usize, pick: usize| {
            let (asks, rule) = match form % 4 {
                0 => (Asks::YesNo, Rule::Present),
                1 => (Asks::YesNo, Rule::Absent),
                2 => (Asks::Number, Rule::AtLeast(value)),
                _ => (Asks::Number, Rule::LessThan(value)),
            };
            Condition::Answer(maker.question(asks, pick), rule)
        };
        let two = |maker: &mut Self| vec![one(maker, pick, pick), one(maker, pick / 4, pick + 1)];
        match form {
            4 => Condition::AllOf(two(self)),
            5 => Condition::AnyOf(two(self)),
            6 => Condition::NoneOf(vec![one(self, pick, pick)]),
            _ => one(self, form, pick),
        }
    }
}
