//! Standards with grades, bonus and vetoes as the tests think of them, and a second reading of the grammar that tells what a site comes to
//! of which all is known.
use super::AS_OF;
use super::answers::{Answer, Value, csv};
use super::naive::{applies, holds, meets, owed, owes, sums_of};
use super::random::Case;
use super::standard::{Condition, Strength};
use super::{loaded, surveyed};
use dabiao::assess::{Missing, SiteResult, assess};
use num_rational::Ratio;

/// The most ways in which a site is completed.
const MOST_WAYS: usize = 250;

/// What a standard makes of scores.
#[derive(Debug, Clone)]
pub(super) struct Grading {
    pub(super) decimals: u32,
    /// Best first: hundredths of the total, least percentage of every indicator, most unmet musts. Then the rest, then one by veto alone.
    pub(super) grades: Vec<(i128, Option<i128>, Option<u32>)>,
    pub(super) cap: i128,
    pub(super) counts_for_grade: bool,
    /// Tenths of a point for each time.
    pub(super) bonus: Vec<i128>,
    pub(super) vetoes: Vec<Veto>,
}

#[derive(Debug, Clone)]
pub(super) struct Veto {
    pub(super) effect: Effect,
    pub(super) fires: Fires,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    ZeroTotal,
    ZeroIndicator(usize),
    Grade(usize),
}

#[derive(Debug, Clone)]
pub(super) enum Fires {
    Recorded,
    /// Where an indicator earns less than so many tenths of a point.
    Below(usize, i128),
    When(Condition),
}

/// A cell that is filled only where there is something to record, and what it may stand for.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) written: String,
    pub(super) may_be: Vec<i128>,
}

/// A case with what its standard makes of scores, and what the site has recorded: how often, then whether.
#[derive(Debug, Clone)]
pub(super) struct Graded {
    pub(super) case: Case,
    pub(super) grading: Grading,
    pub(super) recorded: Vec<Cell>,
}

/// How a completed site comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) score: Option<Ratio<i128>>,
    pub(super) grade: Option<usize>,
    pub(super) fired: Vec<usize>,
}

fn ratio(top: i128, bottom: i128) -> Ratio<i128> {
    Ratio::new(top, bottom)
}

fn rounded(number: Ratio<i128>, decimals: u32) -> Ratio<i128> {
    let scale = Ratio::from_integer(10_i128.pow(decimals));
    (number * scale + ratio(1, 2)).floor() / scale
}

/// A number of tenths as it is written.
fn tenths(tenths: i128) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

impl Grading {
    /// The rest, which no condition bounds; behind it stands the grade that only a veto gives.
    fn rest(&self) -> usize {
        self.grades.len()
    }

    pub(super) fn yaml(&self, total: u32) -> String {
        let grade = |(at, (least, each, failed)): (usize, &(i128, Option<i128>, Option<u32>))| {
            let least = least * i128::from(total);
            let each = each.map(|percent| format!(", each_indicator: {percent}")).unwrap_or_default();
            let failed = failed.map(|most| format!(", failed: [key, general], at_most: {most}")).unwrap_or_default();
            format!("g{at}: {{name: 等次{at}, at_least: {}.{:02}{each}{failed}}}", least / 100, least % 100)
        };
        let mut grades: Vec<String> = self.grades.iter().enumerate().map(grade).collect();
        grades.push(format!("g{}: {{name: 其余}}", self.rest()));
        grades.push(format!("g{}: {{name: 否决, only: veto}}", self.rest() + 1));
        let item = |(at, each): (usize, &i128)| format!("b{at}: {{text: 加分, each: {}, authored: 试验, ask: {{label: 奖项{at}}}}}", tenths(*each));
        let items: Vec<String> = self.bonus.iter().enumerate().map(item).collect();
        let veto = |(at, veto): (usize, &Veto)| {
            let effect = match veto.effect {
                Effect::ZeroTotal => "zero: total".to_owned(),
                Effect::ZeroIndicator(indicator) => format!("zero: i{indicator}"),
                Effect::Grade(grade) => format!("grade: g{grade}"),
            };
            let fires = match &veto.fires {
                Fires::Recorded => format!("ask: {{label: 否决项{at}}}"),
                Fires::Below(indicator, points) => format!("when: {{score: {{of: i{indicator}, less_than: {}}}}}", tenths(*points)),
                Fires::When(condition) => format!("when: {}", condition.yaml()),
            };
            format!("v{at}: {{text: 否决, authored: 试验, {effect}, {fires}}}")
        };
        let vetoes: Vec<String> = self.vetoes.iter().enumerate().map(veto).collect();
        format!(
            "decimals: {}, grades: {{{}}}, bonus: {{cap: {}, counts_for_grade: {}, items: {{{}}}}}, vetoes: {{{}}}, ",
            self.decimals,
            grades.join(", "),
            self.cap,
            self.counts_for_grade,
            items.join(", "),
            vetoes.join(", ")
        )
    }

    /// The heads of the cells in which something is recorded: bonus items, then vetoes.
    pub(super) fn heads(&self) -> Vec<String> {
        let recorded = self.vetoes.iter().enumerate().filter(|(_, veto)| matches!(veto.fires, Fires::Recorded));
        (0..self.bonus.len()).map(|at| format!("奖项{at}")).chain(recorded.map(|(at, _)| format!("否决项{at}"))).collect()
    }
}

impl Graded {
    pub(super) fn yaml(&self) -> String {
        self.case.standard.yaml().replacen("scoring: {", &format!("scoring: {{{}", self.grading.yaml(self.case.standard.total())), 1)
    }

    pub(super) fn csv(&self, sites: &[(Vec<Answer>, Vec<String>)]) -> String {
        let answers: Vec<Vec<Answer>> = sites.iter().map(|(answers, _)| answers.clone()).collect();
        let rows = std::iter::once(self.grading.heads()).chain(sites.iter().map(|(_, recorded)| recorded.clone()));
        let all = csv(&self.case.standard, self.case.declared, &answers);
        all.lines().zip(rows).map(|(line, more)| format!("{line},{}", more.join(","))).collect::<Vec<_>>().join("\n") + "\n"
    }

    pub(super) fn written(&self) -> (Vec<Answer>, Vec<String>) {
        (self.case.site.clone(), self.recorded.iter().map(|cell| cell.written.clone()).collect())
    }

    /// Ways to complete the site: all where there are few, else some from all over.
    pub(super) fn ways(&self) -> Vec<(Vec<Value>, Vec<i128>)> {
        let recorded = self.recorded.iter().fold(vec![Vec::new()], |before: Vec<Vec<i128>>, cell| {
            before.iter().flat_map(|taken| cell.may_be.iter().map(|value| taken.iter().chain([value]).copied().collect())).collect()
        });
        let answers = self.case.completions();
        let step = (answers.len() * recorded.len()).div_ceil(MOST_WAYS).max(1);
        // coprime steps meet every recorded case with every answer sooner or later
        let all = recorded.iter().flat_map(|recorded| answers.iter().map(move |values| (values.clone(), recorded.clone())));
        all.step_by(if step > 1 && answers.len().is_multiple_of(step) { step + 1 } else { step }).collect()
    }

    /// A way to complete the site as it would write it.
    pub(super) fn known(&self, (values, recorded): &(Vec<Value>, Vec<i128>)) -> (Vec<Answer>, Vec<String>) {
        let bonus = self.grading.bonus.len();
        let written = recorded.iter().enumerate().map(|(at, value)| match value {
            0 if at < bonus => String::new(),
            _ if at < bonus => value.to_string(),
            0 => "否".to_owned(),
            _ => "是".to_owned(),
        });
        (self.case.known(values), written.collect())
    }

    /// The site as it is, then completed in each of the ways.
    pub(super) fn results(&self, ways: &[(Vec<Value>, Vec<i128>)]) -> Vec<SiteResult> {
        let sites: Vec<_> = std::iter::once(self.written()).chain(ways.iter().map(|way| self.known(way))).collect();
        let standard = loaded(&self.yaml());
        let survey = surveyed(&standard, &self.csv(&sites), sites.len());
        assess(&standard, &survey, Missing::Keep, AS_OF).sites
    }

    pub(super) fn told(&self, way: &(Vec<Value>, Vec<i128>)) -> String {
        format!("{}\n{}", self.yaml(), self.csv(&[self.written(), self.known(way)]))
    }

    /// What a site comes to of which all is known, step by step as the grammar says.
    pub(super) fn outcome(&self, (values, recorded): &(Vec<Value>, Vec<i128>)) -> Outcome {
        let (standard, grading) = (&self.case.standard, &self.grading);
        let tier = owed(standard, self.case.declared, values);
        let (mut sums, mut unmet) = (Vec::new(), 0);
        for indicator in &standard.indicators {
            let musts = indicator.checks.iter().filter(|check| check.strength == Strength::Must && owes(standard, tier, check));
            unmet += musts.filter(|check| applies(indicator, check, values) && !meets(check, values)).count();
            sums.push(sums_of(standard, indicator, tier, values));
        }
        let mut cells = recorded.iter().skip(grading.bonus.len());
        let recorded_vetoes: Vec<bool> =
            grading.vetoes.iter().map(|veto| matches!(veto.fires, Fires::Recorded) && cells.next().is_some_and(|value| *value != 0)).collect();
        let holds_at = |at: usize, sums: &[(Ratio<i128>, Ratio<i128>, Ratio<i128>)]| match &grading.vetoes[at].fires {
            Fires::Recorded => recorded_vetoes[at],
            Fires::Below(indicator, tenths) => {
                let (earned, of, weight) = sums[*indicator];
                of > Ratio::ZERO && earned / of * weight < ratio(*tenths, 10)
            }
            Fires::When(condition) => holds(condition, values),
        };
        let on_indicator = |veto: &Veto| matches!(veto.effect, Effect::ZeroIndicator(_));
        let mut fired: Vec<usize> = (0..grading.vetoes.len()).filter(|at| on_indicator(&grading.vetoes[*at]) && holds_at(*at, &sums)).collect();
        for at in &fired {
            if let Effect::ZeroIndicator(indicator) = grading.vetoes[*at].effect {
                sums[indicator].0 = Ratio::ZERO;
            }
        }
        fired.extend((0..grading.vetoes.len()).filter(|at| !on_indicator(&grading.vetoes[*at]) && holds_at(*at, &sums)));
        fired.sort_unstable();
        let there: Vec<_> = sums.iter().filter(|(_, of, _)| *of > Ratio::ZERO).collect();
        let (top, bottom) = there.iter().fold((Ratio::ZERO, Ratio::ZERO), |(top, bottom): (Ratio<i128>, Ratio<i128>), (earned, of, weight)| {
            if standard.over_all { (top + earned, bottom + of) } else { (top + earned / of * weight, bottom + weight) }
        });
        let vetoed = fired.iter().filter_map(|at| if let Effect::Grade(grade) = grading.vetoes[*at].effect { Some(grade) } else { None }).max();
        if there.is_empty() {
            return Outcome { score: None, grade: vetoed, fired };
        }
        // deductions that reach the total reach no further
        let base = (top / bottom * i128::from(standard.total())).max(Ratio::ZERO);
        let earned: Ratio<i128> = grading.bonus.iter().zip(recorded).map(|(each, times)| ratio(*each, 10) * times).sum();
        let zero = fired.iter().any(|at| grading.vetoes[*at].effect == Effect::ZeroTotal);
        let score = if zero { Ratio::ZERO } else { base + earned.min(Ratio::from_integer(grading.cap)) };
        let of_grade = match (grading.counts_for_grade, zero) {
            (true, _) => score,
            (false, true) => Ratio::ZERO,
            (false, false) => base,
        };
        let number = rounded(of_grade, grading.decimals);
        let lowest = there.iter().map(|(earned, of, _)| earned / of).min().expect("one is there");
        let meets = |(least, each, failed): &(i128, Option<i128>, Option<u32>)| {
            let enough = number >= ratio(least * i128::from(standard.total()), 100);
            enough && each.is_none_or(|percent| lowest >= ratio(percent, 100)) && failed.is_none_or(|most| unmet <= most as usize)
        };
        let grade = grading.grades.iter().position(meets).unwrap_or(grading.rest());
        Outcome { score: Some(score), grade: Some(vetoed.map_or(grade, |vetoed| vetoed.max(grade))), fired }
    }
}
