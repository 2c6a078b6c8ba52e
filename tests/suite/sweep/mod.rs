//! Sweeps over every standard that is built in, with answers made from its own rules: every rule can be met and failed, a form in its words
//! is read whole, what has everything scores everything, what has nothing scores nothing, and what says nothing is not judged.
mod answers;

use answers::{Form, Row, Wish, of_condition, of_rule, row};
use dabiao::assess::{Assessment, Missing, SiteResult, Verdict, assess};
use dabiao::diagnostic::Severity;
use dabiao::standard::{Check, CheckIx, KindIx, RegisterField, Role, Standard, Strength, TierIx, embedded, load};
use dabiao::survey::workbook::{self, Limits};
use dabiao::survey::{InputFile, Survey, understand};

const AS_OF: jiff::civil::Date = jiff::civil::date(2030, 1, 1);

/// Every standard that is built in; bodies of which there is one may have several rows, so that one survey holds many answers.
fn all() -> Vec<Standard> {
    let mut all: Vec<Standard> = embedded().iter().map(|source| load(source).standard.unwrap_or_else(|| panic!("{} is unsound", source.folder))).collect();
    for kind in all.iter_mut().flat_map(|standard| &mut standard.kinds) {
        kind.role = if kind.role == Role::Site { Role::Site } else { Role::Bodies };
    }
    all
}

fn surveyed(standard: &Standard, kind: KindIx, rows: &[Row]) -> Survey {
    let csv = Form::new(standard, kind).csv(rows);
    let workbook = workbook::read("form.csv", csv.as_bytes(), &Limits::default()).expect("separated text");
    let survey = understand(&[InputFile { path: "form.csv".into(), sha256: String::new(), workbook }], standard, Some(kind));
    assert_eq!(survey.subjects().count(), rows.len(), "{}: every row is one of {}\n{csv}", standard.id, standard.kind(kind).id);
    survey
}

fn of_kind<'a>(assessment: &'a Assessment<'_>) -> &'a [SiteResult] {
    if assessment.sites.is_empty() { &assessment.bodies } else { &assessment.sites }
}

/// What is to hold for a check to be met or failed; no standard that is built in judges by points.
fn judged_by(check: &Check, met: bool) -> Vec<Wish<'_>> {
    let (question, rule) = check.criterion.rule().expect("a rule");
    of_rule(question, rule, met)
}

fn conditions(check: &Check) -> Vec<Wish<'_>> {
    check.when.iter().flat_map(|when| of_condition(when, true)).collect()
}

/// What someone answers to whom every check of a kind applies as far as it can, and who meets or fails all.
fn everything(standard: &Standard, kind: KindIx, met: bool) -> Row {
    let checks = || standard.checks_of(kind).map(|check| standard.check(check));
    let tiers = standard.tiers.iter().filter(|tier| tier.kinds.contains(&kind)).filter_map(|tier| tier.when.as_ref());
    // where the same question is judged and decides what applies, what is judged comes first
    let rules = || checks().map(|check| judged_by(check, met));
    let judged = rules().filter_map(|mut wishes| wishes.pop());
    let of_cases = rules().flat_map(|mut wishes| {
        wishes.pop();
        wishes
    });
    let conditions = checks().flat_map(conditions).chain(of_cases).chain(tiers.flat_map(|when| of_condition(when, true)));
    row(standard, &judged.chain(conditions).collect::<Vec<_>>())
}

fn scores(standard: &Standard, kind: KindIx) -> bool {
    let scored = |check: CheckIx| matches!(standard.check(check).strength(kind), Some(Strength::Must | Strength::Should));
    standard.checks_of(kind).any(scored)
}

#[test]
fn every_rule_is_met_by_some_answer_and_failed_by_another() {
    for standard in all() {
        for kind in standard.surveyed_kinds() {
            let checks: Vec<CheckIx> = standard.checks_of(kind).collect();
            let rows: Vec<Row> = checks
                .iter()
                .map(|check| standard.check(*check))
                .flat_map(|check| [true, false].map(|met| row(&standard, &[judged_by(check, met), conditions(check)].concat())))
                .collect();
            if rows.is_empty() {
                continue;
            }
            let survey = surveyed(&standard, kind, &rows);
            let assessment = assess(&standard, &survey, Missing::Keep, AS_OF);
            for (at, check) in checks.iter().enumerate() {
                let id = format!("{} {} of {}", standard.id, standard.check(*check).id, standard.kind(kind).id);
                let verdict = |row: usize| assessment.verdict(&of_kind(&assessment)[row], *check).expect("it binds the kind");
                assert_eq!(verdict(at * 2), Verdict::Met, "{id} is not met by {:?}", rows[at * 2]);
                assert!(verdict(at * 2 + 1).is_unmet(), "{id} is {:?} by {:?}", verdict(at * 2 + 1), rows[at * 2 + 1]);
            }
        }
    }
}

#[test]
fn a_form_in_the_words_of_a_standard_is_read_whole() {
    for standard in all() {
        for kind in standard.surveyed_kinds() {
            let survey = surveyed(&standard, kind, &[everything(&standard, kind, true)]);
            let told = survey.diagnostics.iter().filter(|told| told.severity != Severity::Note);
            let told: Vec<String> = told.map(|told| format!("{} {}", told.code.as_str(), told.message.zh)).collect();
            assert!(told.is_empty(), "{} {}: {told:#?}", standard.id, standard.kind(kind).id);
        }
    }
}

#[test]
fn what_has_everything_meets_everything_and_what_has_nothing_fails_everything() {
    for standard in all() {
        for kind in standard.surveyed_kinds() {
            let rows = [everything(&standard, kind, true), everything(&standard, kind, false)];
            let survey = surveyed(&standard, kind, &rows);
            let assessment = assess(&standard, &survey, Missing::Keep, AS_OF);
            let [best, worst] = of_kind(&assessment) else { panic!("two of them") };
            let of = format!("{} {}", standard.id, standard.kind(kind).id);
            for check in standard.checks_of(kind) {
                let id = &standard.check(check).id;
                let (high, low) = (assessment.verdict(best, check), assessment.verdict(worst, check));
                assert!(matches!(high, Some(Verdict::Met | Verdict::NotApplicable)), "{of} {id}: {high:?}");
                assert!(matches!(low, Some(Verdict::Unmet | Verdict::Partial | Verdict::NotApplicable)), "{of} {id}: {low:?}");
            }
            if standard.is_body(kind) || !scores(&standard, kind) {
                continue;
            }
            let score = |result: &SiteResult| result.score.as_ref().and_then(|score| score.headline.as_ref()).map(|score| score.rounded(2).to_string());
            assert_eq!((score(best).as_deref(), score(worst).as_deref()), (Some("100.00"), Some("0.00")), "{of}");
            let top = standard.tiers.iter().rposition(|tier| tier.kinds.contains(&kind));
            assert_eq!(best.tiers.reached.map(TierIx::index), top, "{of} reaches its highest tier");
            assert_eq!(worst.tiers.possible, None, "{of} reaches none");
        }
    }
}

#[test]
fn what_says_nothing_is_not_judged() {
    for standard in all() {
        for kind in standard.site_kinds().filter(|kind| scores(&standard, *kind)) {
            let survey = surveyed(&standard, kind, &[Row::new()]);
            let assessment = assess(&standard, &survey, Missing::Keep, AS_OF);
            let site = &assessment.sites[0];
            let of = format!("{} {}", standard.id, standard.kind(kind).id);
            assert!(!site.complete && site.score.as_ref().is_some_and(|score| score.headline.is_none()), "{of} has a headline");
            for check in standard.checks_of(kind) {
                // a site always has a name
                let questions = standard.check(check).criterion.questions();
                let named = questions.iter().any(|question| standard.question(*question).register == Some(RegisterField::Name));
                assert!(named || assessment.verdict(site, check) == Some(Verdict::Unknown), "{of} {}", standard.check(check).id);
            }
        }
    }
}
