//! Relations against every answer of a small universe, tried one by one: by what a rule says, not by how it is compared.
use super::accepted::accepted;
use super::names::Names;
use super::relation::{Relation, Side, of_cases};
use crate::standard::{AnswerType, Bound, Choice, Interval, Measure, Member, NameTemplate, Need, Question, QuestionId, Rule, SlotIx, Strength, Unit, Wanted};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Members and choices; one side lists them in another order and under other first names.
const NAMES: [[&str; 2]; 4] = [["甲", "a"], ["乙", "b"], ["丙", "c"], ["丁", "d"]];
const OTHER_ORDER: [usize; 4] = [2, 0, 3, 1];

fn lists(turned: bool) -> Vec<Vec<String>> {
    let names = |at: usize| NAMES[at].iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    if turned { OTHER_ORDER.iter().map(|at| names(*at).into_iter().rev().collect()).collect() } else { (0..NAMES.len()).map(names).collect() }
}

/// The place in the list of one side of the name at a place.
fn place(at: usize, turned: bool) -> u16 {
    let place = if turned { OTHER_ORDER.iter().position(|known| *known == at).expect("a name") } else { at };
    u16::try_from(place).expect("few")
}

fn question(answer: AnswerType) -> Question {
    Question {
        id: QuestionId::new("q"),
        label: "采集项".to_owned(),
        group: None,
        aliases: Vec::new(),
        answer,
        help: None,
        register: None,
        shared: true,
        slot: SlotIx::at(0),
    }
}

fn set(turned: bool) -> Question {
    question(AnswerType::Set(lists(turned).into_iter().map(|names| Member { names }).collect()))
}

fn choice(turned: bool) -> Question {
    question(AnswerType::Choice(lists(turned).into_iter().map(|names| Choice { names }).collect()))
}

fn number() -> Question {
    question(AnswerType::Number(Measure { unit: Unit::parse("cm"), ..Measure::default() }))
}

fn size() -> Question {
    question(AnswerType::Size(Measure { unit: Unit::parse("cm"), ..Measure::default() }))
}

/// How two rules stand to one another, each on the question as its side asks it.
fn relation((question, rule): (&Question, &Rule), (other, wanted): (&Question, &Rule)) -> Relation {
    let names = Names::of([question, other].into_iter());
    of_cases(&accepted(question, rule, &names).expect("of this type"), &accepted(other, wanted, &names).expect("of this type"))
}

/// What trying all answers comes to: each is a pair of whether the one side accepts it and whether the other does.
fn tried(answers: impl Iterator<Item = (bool, bool)>) -> Relation {
    let all: Vec<(bool, bool)> = answers.collect();
    let (only_left, only_right) = (all.contains(&(true, false)), all.contains(&(false, true)));
    match (only_left, only_right, all.contains(&(true, true))) {
        (false, false, _) => Relation::Same,
        (_, _, false) => Relation::Contradictory,
        (false, true, true) => Relation::Stricter(Side::Left),
        (true, false, true) => Relation::Stricter(Side::Right),
        (true, true, true) => Relation::Compatible,
    }
}

/// A rule on a set with the members that it names, by their places in [`NAMES`].
#[derive(Debug, Clone)]
struct Has(Vec<usize>, Need);

impl Has {
    fn rule(&self, turned: bool) -> Rule {
        let wanted = |at: &usize| Wanted { member: place(*at, turned), name: NAMES[*at][0].to_owned() };
        Rule::Has { members: self.0.iter().map(wanted).collect(), need: self.1 }
    }

    fn accepts(&self, there: u32) -> bool {
        let count = self.0.iter().filter(|at| there >> **at & 1 == 1).count();
        match self.1 {
            Need::All => count == self.0.len(),
            Need::Any => count > 0,
            Need::None => count == 0,
            Need::AtLeast(least) => count >= least as usize,
        }
    }
}

fn has() -> impl Strategy<Value = Has> {
    let members = proptest::sample::subsequence((0..NAMES.len()).collect::<Vec<_>>(), 1..=NAMES.len());
    (members, 0..4u32, 1..=4u32).prop_map(|(members, need, least)| {
        let least = least.min(u32::try_from(members.len()).expect("few"));
        Has(members, [Need::All, Need::Any, Need::None, Need::AtLeast(least)][need as usize])
    })
}

/// An interval of halves that holds something, from none up.
fn interval() -> impl Strategy<Value = Interval> {
    let bound = || proptest::option::of((0..12i64, any::<bool>()).prop_map(|(halves, open)| Bound { value: Decimal::new(halves * 5, 1), open }));
    (bound(), bound())
        .prop_map(|(low, high)| Interval { low, high })
        .prop_filter("holds a value that can be measured", |interval| quarters().any(|value| in_interval(value, interval)))
}

/// Every quarter from none to beyond all bounds: between any two of the bounds there is one.
fn quarters() -> impl Iterator<Item = Decimal> {
    (0..32i64).map(|quarters| Decimal::new(quarters * 25, 2))
}

fn in_interval(value: Decimal, interval: &Interval) -> bool {
    interval.low.is_none_or(|low| if low.open { value > low.value } else { value >= low.value })
        && interval.high.is_none_or(|high| if high.open { value < high.value } else { value <= high.value })
}

fn choices() -> impl Strategy<Value = Vec<usize>> {
    proptest::sample::subsequence((0..NAMES.len()).collect::<Vec<_>>(), 1..=NAMES.len())
}

fn one_of(choices: &[usize], turned: bool) -> Rule {
    Rule::OneOf(choices.iter().map(|at| place(*at, turned)).collect())
}

/// Templates of up to three parts and XX, of the letters a and b.
fn templates() -> impl Strategy<Value = Vec<NameTemplate>> {
    let template = proptest::collection::vec(0..3usize, 1..=3).prop_map(|signs| {
        let parts: Vec<String> = signs.iter().map(|sign| ["a", "b", "|"][*sign]).collect::<String>().split('|').map(str::to_owned).collect();
        NameTemplate { written: parts.join("XX"), parts }
    });
    proptest::collection::vec(template, 1..=2)
}

/// Every name of up to five letters, which is as long as the shortest that fits two templates can be; c stands in no template.
fn every_name() -> impl Iterator<Item = String> {
    (1..=5u32).flat_map(|length| (0..3usize.pow(length)).map(move |number| (0..length).map(|place| ['a', 'b', 'c'][number / 3usize.pow(place) % 3]).collect()))
}

proptest! {
    #[test]
    fn rules_on_a_set_stand_as_trying_every_set_of_things_says(one in has(), other in has()) {
        let found = relation((&set(false), &one.rule(false)), (&set(true), &other.rule(true)));
        prop_assert_eq!(found, tried((0..16u32).map(|there| (one.accepts(there), other.accepts(there)))));
        prop_assert_eq!(found, relation((&set(true), &other.rule(true)), (&set(false), &one.rule(false))).turned());
    }

    #[test]
    fn thresholds_stand_as_trying_every_value_says(one in interval(), other in interval()) {
        let (left, right) = (Rule::Within(one), Rule::Within(other));
        let found = relation((&number(), &left), (&number(), &right));
        prop_assert_eq!(found, tried(quarters().map(|value| (in_interval(value, &one), in_interval(value, &other)))));
        prop_assert_eq!(found, relation((&number(), &right), (&number(), &left)).turned());
    }

    #[test]
    fn stricter_is_who_accepts_less_and_nowhere_binds_less(one in interval(), other in interval(), met in proptest::collection::vec((0..3usize, 0..3usize), 1..=3)) {
        let accepted = tried(quarters().map(|value| (in_interval(value, &one), in_interval(value, &other))));
        let strengths: Vec<(Strength, Strength)> = met.iter().map(|(left, right)| (Strength::ALL[*left], Strength::ALL[*right])).collect();
        // the strongest stands first of all strengths
        let (left_weaker, right_weaker) = (met.iter().any(|(left, right)| left > right), met.iter().any(|(left, right)| right > left));
        let found = relation((&number(), &Rule::Within(one)), (&number(), &Rule::Within(other))).weighed(&strengths);
        prop_assert_eq!(found == Relation::Stricter(Side::Left), accepted == Relation::Stricter(Side::Left) && !left_weaker);
        prop_assert_eq!(found == Relation::AsksMore(Side::Left), accepted == Relation::Stricter(Side::Left) && left_weaker);
        prop_assert_eq!(found == Relation::Stricter(Side::Right), accepted == Relation::Stricter(Side::Right) && !right_weaker);
        prop_assert_eq!(found == Relation::AsksMore(Side::Right), accepted == Relation::Stricter(Side::Right) && right_weaker);
        let turned: Vec<(Strength, Strength)> = strengths.iter().map(|(left, right)| (*right, *left)).collect();
        prop_assert_eq!(relation((&number(), &Rule::Within(other)), (&number(), &Rule::Within(one))).weighed(&turned), found.turned());
    }

    #[test]
    fn counts_are_whole(one in interval(), other in interval()) {
        let whole = || (0..9i64).map(Decimal::from);
        prop_assume!(whole().any(|value| in_interval(value, &one)) && whole().any(|value| in_interval(value, &other)));
        let count = question(AnswerType::Count(Measure::default()));
        let found = relation((&count, &Rule::Within(one)), (&count, &Rule::Within(other)));
        prop_assert_eq!(found, tried(whole().map(|value| (in_interval(value, &one), in_interval(value, &other)))));
    }

    #[test]
    fn choices_stand_as_trying_every_choice_says(one in choices(), other in choices()) {
        let found = relation((&choice(false), &one_of(&one, false)), (&choice(true), &one_of(&other, true)));
        prop_assert_eq!(found, tried((0..NAMES.len()).map(|at| (one.contains(&at), other.contains(&at)))));
    }

    #[test]
    fn sizes_stand_as_trying_every_size_says(one in (8..12i64, 2..6i64, 0..3i64), other in (8..12i64, 2..6i64, 0..3i64)) {
        // tolerances of a quarter and a half would let the sides cross; a tenth of 8 to 12 against 2 to 6 never does
        let rule = |(long, short, tenths): (i64, i64, i64)| Rule::Size { long: Decimal::from(long), short: Decimal::from(short), tolerance: Decimal::new(tenths, 1) };
        let near = |is: Decimal, wanted: i64, tenths: i64| (is - Decimal::from(wanted)).abs() <= Decimal::from(wanted) * Decimal::new(tenths, 1);
        let accepts = |(long, short, tenths): (i64, i64, i64), a: Decimal, b: Decimal| near(a.max(b), long, tenths) && near(a.min(b), short, tenths);
        let tenths = || (10..160i64).map(|tenths| Decimal::new(tenths, 1));
        let answers = tenths().flat_map(|a| tenths().filter(move |b| *b <= a).map(move |b| (a, b)));
        let found = relation((&size(), &rule(one)), (&size(), &rule(other)));
        prop_assert_eq!(found, tried(answers.map(|(a, b)| (accepts(one, a, b), accepts(other, a, b)))));
    }

    #[test]
    fn names_stand_as_trying_every_name_says(one in templates(), other in templates()) {
        let text = question(AnswerType::Text);
        let (left, right) = (Rule::Named(one.clone()), Rule::Named(other.clone()));
        let found = relation((&text, &left), (&text, &right));
        let fits = |templates: &[NameTemplate], name: &str| templates.iter().any(|template| template.fits(name));
        prop_assert_eq!(found, tried(every_name().map(|name| (fits(&one, &name), fits(&other, &name)))));
        prop_assert_eq!(found, relation((&text, &right), (&text, &left)).turned());
    }

    #[test]
    fn a_rule_is_the_same_as_itself(rule in has(), accepts in interval(), chosen in choices()) {
        prop_assert_eq!(relation((&set(false), &rule.rule(false)), (&set(false), &rule.rule(false))), Relation::Same);
        prop_assert_eq!(relation((&number(), &Rule::Within(accepts)), (&number(), &Rule::Within(accepts))), Relation::Same);
        prop_assert_eq!(relation((&choice(true), &one_of(&chosen, true)), (&choice(true), &one_of(&chosen, true))), Relation::Same);
    }
}

#[test]
fn being_there_is_more_than_none_and_not_being_there_is_none() {
    let count = question(AnswerType::Count(Measure::default()));
    let (two, one) = (Rule::Within(Interval::from(Bound::closed(Decimal::TWO))), Rule::Within(Interval::from(Bound::open(Decimal::ZERO))));
    assert_eq!(relation((&count, &Rule::Present), (&count, &one)), Relation::Same);
    assert_eq!(relation((&count, &Rule::Present), (&count, &two)), Relation::Stricter(Side::Right));
    assert_eq!(relation((&count, &Rule::Absent), (&count, &two)), Relation::Contradictory);
    let yes_no = question(AnswerType::YesNo);
    assert_eq!(relation((&yes_no, &Rule::Present), (&yes_no, &Rule::Absent)), Relation::Contradictory);
}
