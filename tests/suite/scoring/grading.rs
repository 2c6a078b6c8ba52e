//! Grades, bonus and vetoes of random standards, held against a second reading of the grammar that knows no unknowns.
use super::AS_OF;
use super::graded::{Cell, Effect, Fires, Graded, Grading, Outcome, Veto};
use super::points::{Floor, Judges};
use super::random::{Case, case};
use super::{config, fraction, loaded, surveyed};
use dabiao::assess::{Fraction, Missing, SiteResult, assess};
use dabiao::standard::GradeIx;
use proptest::collection::vec;
use proptest::prelude::*;

type VetoDice = (usize, usize, i128);

/// A case with grades; where `simple`, grades look at the number alone and vetoes at what is recorded for them alone.
fn graded(simple: bool) -> impl Strategy<Value = Graded> {
    let grades = vec((1..30_i128, prop::option::weighted(0.4, 1..100_i128), prop::option::weighted(0.4, 0..4_u32)), 0..=3);
    let bonus = vec(1..40_i128, 1..=2);
    let vetoes = vec((0..4_usize, 0..6_usize, 0..80_i128), 0..=3);
    let cells = vec(0..6_usize, 6);
    // bonus and vetoes concern the kinds of sites that have a score
    let case = case(!simple).prop_filter("nothing scores", |case| case.standard.checks().any(super::standard::Check::scores));
    (case, grades, 1..6_i128, any::<bool>(), bonus, vetoes, cells, 0..3_u32).prop_map(
        move |(mut case, steps, cap, counts_for_grade, bonus, vetoes, cells, decimals)| {
            bounded(&mut case, simple);
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

/// Lets no deduction reach past its indicator: of one below nothing a veto on its points would be a gift. In a simple case none reaches
/// past its check, so that every end is that of some completion.
fn bounded(case: &mut Case, simple: bool) {
    for check in case.standard.indicators.iter_mut().flat_map(|indicator| &mut indicator.checks) {
        if let Judges::Deduct { floor, .. } = &mut check.judges
            && (simple || *floor == Floor::Total)
        {
            *floor = if simple { Floor::Check } else { Floor::Indicator };
        }
    }
}

fn veto(case: &Case, grades: usize, simple: bool, (form, which, number): VetoDice) -> Veto {
    let standard = &case.standard;
    // a veto on points that no site has is refused
    let scoring: Vec<usize> = (0..standard.indicators.len()).filter(|at| standard.indicators[*at].checks.iter().any(super::standard::Check::scores)).collect();
    let effect = match which {
        0 | 1 => Effect::ZeroTotal,
        2 | 3 => Effect::ZeroIndicator(scoring[which % scoring.len()]),
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
            let results = assess(&standard, &survey, Missing::Keep, AS_OF).sites;
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
