//! Grades, bonus and vetoes of random standards, held against a second reading of the grammar that knows no unknowns.
use super::answers::{Answer, Value, csv};
use super::naive::{accepts, applies, holds, owed, owes};
use super::random::{Case, case};
use super::standard::{Condition, Points, Strength};
use super::{config, fraction, loaded, surveyed};
use dabiao::assess::{Fraction, Missing, SiteResult, assess};
use dabiao::standard::GradeIx;
use num_rational::Ratio;
use proptest::collection::vec;
use proptest::prelude::*;

/// The most ways in which a site is completed.
const MOST_WAYS: usize = 250;

/// What a standard makes of scores.
#[derive(Debug, Clone)]
struct Grading {
    decimals: u32,
    /// Best first: hundredths of the total, least percentage of every indicator, most unmet musts. Then the rest, then one by veto alone.
    grades: Vec<(i128, Option<i128>, Option<u32>)>,
    cap: i128,
    counts_for_grade: bool,
    /// Tenths of a point for each time.
    bonus: Vec<i128>,
    vetoes: Vec<Veto>,
}

#[derive(Debug, Clone)]
struct Veto {
    effect: Effect,
    fires: Fires,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    ZeroTotal,
    ZeroIndicator(usize),
    Grade(usize),
}

#[derive(Debug, Clone)]
enum Fires {
    Recorded,
    /// Where an indicator earns less than so many tenths of a point.
    Below(usize, i128),
    When(Condition),
}

/// A cell that is filled only where there is something to record, and what it may stand for.
#[derive(Debug, Clone)]
struct Cell {
    written: String,
    may_be: Vec<i128>,
}

/// A case with what its standard makes of scores, and what the site has recorded: how often, then whether.
#[derive(Debug, Clone)]
struct Graded {
    case: Case,
    grading: Grading,
    recorded: Vec<Cell>,
}

/// How a completed site comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Outcome {
    score: Option<Ratio<i128>>,
    grade: Option<usize>,
    fired: Vec<usize>,
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

    fn yaml(&self, total: u32) -> String {
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
    fn heads(&self) -> Vec<String> {
        let recorded = self.vetoes.iter().enumerate().filter(|(_, veto)| matches!(veto.fires, Fires::Recorded));
        (0..self.bonus.len()).map(|at| format!("奖项{at}")).chain(recorded.map(|(at, _)| format!("否决项{at}"))).collect()
    }
}

impl Graded {
    fn yaml(&self) -> String {
        self.case.standard.yaml().replacen("scoring: {", &format!("scoring: {{{}", self.grading.yaml(self.case.standard.total())), 1)
    }

    fn csv(&self, sites: &[(Vec<Answer>, Vec<String>)]) -> String {
        let answers: Vec<Vec<Answer>> = sites.iter().map(|(answers, _)| answers.clone()).collect();
        let rows = std::iter::once(self.grading.heads()).chain(sites.iter().map(|(_, recorded)| recorded.clone()));
        let all = csv(&self.case.standard, self.case.declared, &answers);
        all.lines().zip(rows).map(|(line, more)| format!("{line},{}", more.join(","))).collect::<Vec<_>>().join("\n") + "\n"
    }

    fn written(&self) -> (Vec<Answer>, Vec<String>) {
        (self.case.site.clone(), self.recorded.iter().map(|cell| cell.written.clone()).collect())
    }

    /// Ways to complete the site: all where there are few, else some from all over.
    fn ways(&self) -> Vec<(Vec<Value>, Vec<i128>)> {
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
    fn known(&self, (values, recorded): &(Vec<Value>, Vec<i128>)) -> (Vec<Answer>, Vec<String>) {
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
    fn results(&self, ways: &[(Vec<Value>, Vec<i128>)]) -> Vec<SiteResult> {
        let sites: Vec<_> = std::iter::once(self.written()).chain(ways.iter().map(|way| self.known(way))).collect();
        let standard = loaded(&self.yaml());
        let survey = surveyed(&standard, &self.csv(&sites), sites.len());
        assess(&standard, &survey, Missing::Keep).sites
    }

    fn told(&self, way: &(Vec<Value>, Vec<i128>)) -> String {
        format!("{}\n{}", self.yaml(), self.csv(&[self.written(), self.known(way)]))
    }

    /// What a site comes to of which all is known, step by step as the grammar says.
    fn outcome(&self, (values, recorded): &(Vec<Value>, Vec<i128>)) -> Outcome {
        let (standard, grading) = (&self.case.standard, &self.grading);
        let tier = owed(standard, self.case.declared, values);
        let (mut sums, mut unmet) = (Vec::new(), 0);
        for indicator in &standard.indicators {
            let weight = Ratio::from_integer(i128::from(indicator.written(standard.points).max(1)));
            let share = weight / i128::try_from(indicator.checks.iter().filter(|check| check.scores()).count().max(1)).expect("a few");
            let (mut earned, mut of) = (Ratio::ZERO, Ratio::ZERO);
            for check in indicator.checks.iter().filter(|check| check.scores() && owes(standard, tier, check) && applies(indicator, check, values)) {
                let points = if standard.points == Points::Checks { Ratio::from_integer(i128::from(check.points)) } else { share };
                let met = accepts(&check.rule, &values[check.question], values);
                of += points;
                earned += if met { points } else { Ratio::ZERO };
                unmet += u32::from(!met && check.strength == Strength::Must);
            }
            sums.push((earned, of, weight));
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
        let base = top / bottom * i128::from(standard.total());
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
            enough && each.is_none_or(|percent| lowest >= ratio(percent, 100)) && failed.is_none_or(|most| unmet <= most)
        };
        let grade = grading.grades.iter().position(meets).unwrap_or(grading.rest());
        Outcome { score: Some(score), grade: Some(vetoed.map_or(grade, |vetoed| vetoed.max(grade))), fired }
    }
}

type VetoDice = (usize, usize, i128);

/// A case with grades; where `simple`, grades look at the number alone and vetoes at what is recorded for them alone.
fn graded(simple: bool) -> impl Strategy<Value = Graded> {
    let grades = vec((1..30_i128, prop::option::weighted(0.4, 1..100_i128), prop::option::weighted(0.4, 0..4_u32)), 0..=3);
    let bonus = vec(1..40_i128, 1..=2);
    let vetoes = vec((0..4_usize, 0..6_usize, 0..80_i128), 0..=3);
    let cells = vec(0..6_usize, 6);
    (case(!simple), grades, 1..6_i128, any::<bool>(), bonus, vetoes, cells, 0..3_u32).prop_map(
        move |(case, steps, cap, counts_for_grade, bonus, vetoes, cells, decimals)| {
            let mut least = 100;
            let mut grades = Vec::new();
            for (step, each, failed) in steps {
                least -= step;
                grades.push((least, each.filter(|_| !simple), failed.filter(|_| !simple)));
            }
            let mut all = vec![Veto { effect: Effect::Grade(grades.len() + 1), fires: Fires::Recorded }];
            all.extend(vetoes.into_iter().map(|dice| veto(&case, grades.len(), simple, dice)));
            let grading = Grading { decimals, grades, cap, counts_for_grade, bonus, vetoes: all };
            let count = grading.bonus.len();
            let recorded = (0..grading.heads().len()).map(|at| if at < count { times(cells[at % 6]) } else { whether(cells[at % 6]) }).collect();
            Graded { case, grading, recorded }
        },
    )
}

fn veto(case: &Case, grades: usize, simple: bool, (form, which, number): VetoDice) -> Veto {
    let standard = &case.standard;
    let effect = match which {
        0 | 1 => Effect::ZeroTotal,
        2 | 3 => Effect::ZeroIndicator(which % standard.indicators.len()),
        _ => Effect::Grade(grades),
    };
    let below = usize::try_from(number).expect("small") % standard.indicators.len();
    let points = i128::from(standard.indicators[below].written(standard.points)) * 10;
    let condition = || standard.checks().filter_map(|check| check.when.clone()).nth(which % 2);
    let fires = match form {
        1 if !simple && points > 0 => Fires::Below(below, number % points),
        2 if !simple => condition().map_or(Fires::Recorded, Fires::When),
        _ => Fires::Recorded,
    };
    // the best grade cannot be what a veto gives
    let effect = if effect == Effect::Grade(0) { Effect::ZeroTotal } else { effect };
    Veto { effect, fires }
}

/// A cell of a bonus item; what is far above every cap stands for all that is.
fn times(how: usize) -> Cell {
    let (written, may_be): (&str, &[i128]) =
        [("", &[0][..]), ("2", &[2]), ("同上", &[0, 1, 99]), ("1-2", &[1, 2]), ("3以上", &[3, 99]), ("未检查", &[0, 99])][how];
    Cell { written: written.to_owned(), may_be: may_be.to_vec() }
}

fn whether(how: usize) -> Cell {
    let (written, may_be): (&str, &[i128]) = [("", &[0][..]), ("是", &[1]), ("否", &[0]), ("未检查", &[0, 1]), ("", &[0]), ("同上", &[0, 1])][how];
    Cell { written: written.to_owned(), may_be: may_be.to_vec() }
}

fn ends(result: &SiteResult) -> Option<(Fraction, Fraction)> {
    result.score.as_ref().map(|score| (score.low.clone(), score.high.clone()))
}

/// The worst and the best grade of a result.
fn grades(result: &SiteResult) -> Option<(usize, usize)> {
    result.standing.grades.as_ref().map(|grades| (grades.low.index(), grades.high.index()))
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn whatever_the_unknown_answers_are_number_grade_and_vetoes_lie_between_their_ends(graded in graded(false)) {
        let ways = graded.ways();
        let mut results = graded.results(&ways).into_iter();
        let as_is = results.next().expect("the first row");
        for (way, result) in ways.iter().zip(results) {
            let outcome = graded.outcome(way);
            let told = || format!("{outcome:?}\nas it is {:?}\nknown {:?}\n{}", as_is.standing, result.standing, graded.told(way));
            let exact = outcome.score.map(fraction);
            prop_assert_eq!(ends(&result), exact.clone().zip(exact.clone()), "\n{}", told());
            prop_assert_eq!(grades(&result), outcome.grade.zip(outcome.grade), "\n{}", told());
            prop_assert_eq!(result.standing.grade.map(GradeIx::index), outcome.grade, "\n{}", told());
            let fired: Vec<usize> = result.standing.vetoes.iter().filter(|fired| fired.surely).map(|fired| fired.veto.index()).collect();
            prop_assert!(fired == outcome.fired && fired.len() == result.standing.vetoes.len(), "{}", told());
            for fired in &as_is.standing.vetoes {
                prop_assert!(!fired.surely || outcome.fired.contains(&fired.veto.index()), "surely {:?}\n{}", fired.veto, told());
            }
            prop_assert!(outcome.fired.iter().all(|at| as_is.standing.vetoes.iter().any(|fired| fired.veto.index() == *at)), "{}", told());
            let Some(score) = exact else { continue };
            let within = ends(&as_is).is_some_and(|(low, high)| low <= score && score <= high);
            prop_assert!(within, "{:?}\n{}", ends(&as_is), told());
            // a worse grade stands later
            let between = grades(&as_is).zip(outcome.grade).is_some_and(|((worst, best), grade)| best <= grade && grade <= worst);
            prop_assert!(between, "{}", told());
            prop_assert!(as_is.standing.grade.is_none_or(|grade| Some(grade.index()) == outcome.grade), "{}", told());
        }
    }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn both_ends_are_those_of_some_completion_where_every_answer_feeds_one_thing(graded in graded(true)) {
        let ways = graded.ways();
        let all = graded.case.completions().len() * graded.recorded.iter().map(|cell| cell.may_be.len()).product::<usize>();
        prop_assume!(ways.len() == all);
        let as_is = graded.results(&[]).remove(0);
        let outcomes: Vec<Outcome> = ways.iter().map(|way| graded.outcome(way)).collect();
        let scores = || outcomes.iter().filter_map(|outcome| outcome.score);
        prop_assert_eq!(ends(&as_is), scores().min().map(fraction).zip(scores().max().map(fraction)), "\n{}", graded.told(&ways[0]));
        // where there may be no score at all, the grades are those of a site that has one; without any score a veto must be sure
        let graded_ways: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.score.is_some()).collect();
        let judged = if graded_ways.is_empty() { outcomes.iter().collect() } else { graded_ways };
        let all: Option<Vec<usize>> = judged.iter().map(|outcome| outcome.grade).collect();
        let wanted = all.and_then(|all| all.iter().copied().max().zip(all.iter().copied().min()));
        prop_assert_eq!(grades(&as_is), wanted, "\n{}", graded.told(&ways[0]));
    }

    #[test]
    fn more_to_reward_and_less_to_veto_never_makes_a_site_worse(graded in graded(false)) {
        let bonus = graded.grading.bonus.len();
        for at in 0..graded.recorded.len() {
            let ladder: &[&str] = if at < bonus { &["", "1", "1-2", "2", "3以上", "99"] } else { &["是", "未检查", "否"] };
            let mut rungs = Vec::new();
            for cell in ladder {
                let (answers, mut recorded) = graded.written();
                recorded[at] = (*cell).to_owned();
                rungs.push((answers, recorded));
            }
            let standard = loaded(&graded.yaml());
            let survey = surveyed(&standard, &graded.csv(&rungs), rungs.len());
            let results = assess(&standard, &survey, Missing::Keep).sites;
            for (pair, cells) in results.windows(2).zip(ladder.windows(2)) {
                let (worse, better) = (&pair[0], &pair[1]);
                let told = || format!("{cells:?} {:?} {:?}\n{}\n{}", worse.standing, better.standing, graded.yaml(), graded.csv(&rungs));
                let numbers = ends(worse).zip(ends(better)).is_none_or(|((low, high), (lower, higher))| low <= lower && high <= higher);
                let grades = grades(worse).zip(grades(better)).is_none_or(|((worst, best), (worst_now, best_now))| worst_now <= worst && best_now <= best);
                prop_assert!(numbers && grades, "{}", told());
            }
        }
    }
}
