//! What a check earns of its points, as the least and the most over the values its answers may be: exact, and below nothing where its
//! deductions reach beyond the check.
use super::evaluate::Subject;
use super::fraction::Fraction;
use super::verdict::{Judged, Pair};
use crate::standard::{
    AnswerType, Award, Band, Check, Cost, Criterion, Deduction, Discretion, Floor, Interval, Need, Question, QuestionIx, Rule, SlotIx, Strength,
};
use crate::survey::answer::{Answer, DateValue, Value};
use rust_decimal::Decimal;

/// What a check earns, as shares of its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earned {
    /// The least; `None` where its deductions have no end that is known.
    pub low: Option<Fraction>,
    /// The most.
    pub high: Fraction,
}

/// What a line of deductions takes off, in points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The least.
    pub low: Fraction,
    /// The most; `None` where nothing tells an end.
    pub high: Option<Fraction>,
}

/// What an answer says of a question.
enum Says {
    /// That it does not apply, where that counts.
    NotApplicable,
    /// Nothing that is known.
    Anything,
    /// One of these values.
    Within(Interval),
}

impl Earned {
    /// All points or none, as far as that is known.
    fn all_or_nothing(pair: Pair) -> Self {
        let share = |met: bool| Fraction::whole(met.into());
        Self { low: Some(share(pair.surely)), high: share(pair.possibly) }
    }

    /// Whether it is one number.
    pub fn is_known(&self) -> bool {
        self.low.as_ref() == Some(&self.high)
    }

    /// Met where all points are earned, unmet where some are lost.
    pub(super) fn pair(&self) -> Pair {
        let all = Fraction::whole(1);
        Pair { surely: self.low.as_ref().is_some_and(|low| *low >= all), possibly: self.high >= all }
    }

    /// What is left where a veto takes all points of the indicator, or may.
    pub(super) fn taken(self, zero: Pair, floor: Floor) -> Self {
        let nothing = Fraction::zero();
        match zero {
            Pair { surely: true, .. } => Self { low: Some(nothing.clone()), high: nothing },
            Pair { possibly: true, .. } => {
                let low = self.low.map(|low| low.min(nothing.clone()));
                // an indicator that never falls below nothing is no better off without its points
                Self { low, high: if floor == Floor::Total { self.high.max(nothing) } else { self.high } }
            }
            Pair { .. } => self,
        }
    }

    /// From points to shares of all points.
    fn of(low: Option<Fraction>, high: &Fraction, points: &Fraction) -> Self {
        Self { low: low.map(|low| low.over(points)), high: high.over(points) }
    }

    /// Over two that are both possible.
    fn or(self, other: Self) -> Self {
        Self { low: self.low.zip(other.low).map(|(a, b)| a.min(b)), high: self.high.max(other.high) }
    }
}

impl Lost {
    fn exactly(points: Fraction) -> Self {
        Self { low: points.clone(), high: Some(points) }
    }

    /// Whether it surely takes off nothing.
    pub fn is_nothing(&self) -> bool {
        *self == Self::exactly(Fraction::zero())
    }

    fn plus(&self, other: &Self) -> Self {
        let high = self.high.as_ref().zip(other.high.as_ref()).map(|(a, b)| a.plus(b));
        Self { low: self.low.plus(&other.low), high }
    }
}

/// The points of a check whose award is in points: no standard loads without them.
fn points_of(check: &Check) -> Fraction {
    Fraction::from_decimal(check.points.unwrap_or(Decimal::ONE))
}

impl Subject<'_> {
    /// What a check earns by its answers alone, whatever its condition says; `None` where they say that it does not apply.
    pub(super) fn earned(&self, check: &Check, strength: Strength) -> Option<Earned> {
        let excused = |slot: SlotIx| self.not_applicable_counts(check, strength, slot);
        match &check.criterion {
            Criterion::Rule { question, rule, award: Award::Share } => self.share(self.standard.question(*question), rule, &excused),
            Criterion::Rule { question, rule, award: Award::AllOrNothing } => {
                self.rule(self.standard.question(*question), rule, &excused).pair.map(Earned::all_or_nothing)
            }
            Criterion::Bands { question, bands } => self.bands(*question, bands, &points_of(check), &excused),
            Criterion::Deduct { lines, floor } => self.deducted(lines, *floor, &points_of(check), &excused),
            Criterion::Judged { question, points } => {
                let Lost { low, high } = self.at_discretion(*question, *points, &excused)?;
                Some(Earned::of(Some(low), &high.unwrap_or_else(|| Fraction::from_decimal(points.most)), &points_of(check)))
            }
        }
    }

    /// What a check that was judged earns; `None` where it does not bind or does not apply.
    pub(super) fn earned_as_judged(&self, check: &Check, judged: Judged) -> Option<Earned> {
        let Judged::Pair { rule, .. } = judged else { return None };
        match check.criterion {
            Criterion::Rule { award: Award::AllOrNothing, .. } => Some(Earned::all_or_nothing(rule)),
            _ => self.earned(check, check.strength(self.site.kind)?),
        }
    }

    /// As much as there is of what a rule wants: of members the part that is there, of a threshold how far the answer comes.
    fn share(&self, question: &Question, rule: &Rule, excused: &dyn Fn(SlotIx) -> bool) -> Option<Earned> {
        let one = Fraction::whole(1);
        let share = |top: Fraction, bottom: &Fraction| top.over(bottom).max(Fraction::zero()).min(one.clone());
        match rule {
            Rule::Has { members, need } => {
                let counted = self.counted(question, members, excused);
                let wanted = match need {
                    Need::AtLeast(least) => counted.applicable.min(*least),
                    Need::All | Need::Any | Need::None => counted.applicable,
                };
                let of = |count: u32| share(Fraction::whole(count.into()), &Fraction::whole(wanted.into()));
                (wanted > 0).then(|| Earned { low: Some(of(counted.present)), high: of(counted.most) })
            }
            Rule::Within(Interval { low: Some(threshold), high: None }) => {
                let threshold = Fraction::from_decimal(threshold.value);
                let of = |end: Decimal| share(Fraction::from_decimal(end), &threshold);
                match self.says(question, excused) {
                    Says::NotApplicable => None,
                    Says::Anything => Some(Earned { low: Some(Fraction::zero()), high: one }),
                    Says::Within(answer) => Some(Earned {
                        low: Some(answer.low.map_or_else(Fraction::zero, |low| of(low.value))),
                        high: answer.high.map_or(one.clone(), |high| of(high.value)),
                    }),
                }
            }
            Rule::Cases(cases) => {
                let possible = self.possible_cases(cases);
                possible.into_iter().filter_map(|case| self.share(question, &case.rule, excused)).reduce(Earned::or)
            }
            // no other rule has a share
            _ => self.rule(question, rule, excused).pair.map(Earned::all_or_nothing),
        }
    }

    /// The least and the most over the bands that the answer can fall in, and nothing where it can fall in none.
    fn bands(&self, question: QuestionIx, bands: &[Band], points: &Fraction, excused: &dyn Fn(SlotIx) -> bool) -> Option<Earned> {
        let most = bands.iter().map(|band| band.earn).max().unwrap_or_default();
        let question = self.standard.question(question);
        // between two bands of whole numbers there is nothing
        let counts = matches!(question.answer, AnswerType::Count(_));
        let answer = match self.says(question, excused) {
            Says::NotApplicable => return None,
            Says::Anything => return Some(Earned::of(Some(Fraction::zero()), &Fraction::from_decimal(most), points)),
            Says::Within(answer) => answer,
        };
        let mut rest = vec![answer];
        let mut earned: Vec<Decimal> = Vec::new();
        for band in bands {
            earned.extend(rest.iter().any(|part| part.meets(&band.accepts)).then_some(band.earn));
            let parts = rest.iter().flat_map(|part| part.without(&band.accepts)).map(|part| if counts { part.whole() } else { part });
            rest = parts.filter(|part| !part.is_empty()).collect();
        }
        earned.extend((!rest.is_empty()).then_some(Decimal::ZERO));
        let low = earned.iter().min().copied().unwrap_or_default();
        let high = earned.iter().max().copied().unwrap_or(most);
        Some(Earned::of(Some(Fraction::from_decimal(low)), &Fraction::from_decimal(high), points))
    }

    /// The points less what the lines take off; a line of which nothing applies takes off nothing.
    fn deducted(&self, lines: &[Deduction], floor: Floor, points: &Fraction, excused: &dyn Fn(SlotIx) -> bool) -> Option<Earned> {
        let lost = lines.iter().filter_map(|line| self.lost(line, excused)).reduce(|a, b| a.plus(&b))?;
        let least = |earned: Fraction| if floor == Floor::Check { earned.max(Fraction::zero()) } else { earned };
        let low = match lost.high {
            Some(high) => Some(least(points.minus(&high))),
            None => (floor == Floor::Check).then(Fraction::zero),
        };
        Some(Earned::of(low, &least(points.minus(&lost.low)), points))
    }

    /// What one line takes off; `None` where its answer says that it does not apply.
    pub(super) fn lost(&self, line: &Deduction, excused: &dyn Fn(SlotIx) -> bool) -> Option<Lost> {
        let question = self.standard.question(line.question);
        let times = |each: &Decimal, count: &Fraction| Fraction::from_decimal(*each).times(count);
        match &line.cost {
            Cost::EachMissing(each, members) => {
                let counted = self.counted(question, members, excused);
                let lacks = |there: u32| times(each, &Fraction::whole(i128::from(counted.applicable) - i128::from(there)));
                (counted.applicable > 0).then(|| Lost { low: lacks(counted.most), high: Some(lacks(counted.present)) })
            }
            Cost::EachTime(each) => {
                let count = |end: Decimal| times(each, &Fraction::from_decimal(end.max(Decimal::ZERO)));
                match self.says(question, excused) {
                    Says::NotApplicable => None,
                    Says::Anything => Some(Lost { low: Fraction::zero(), high: None }),
                    Says::Within(answer) => {
                        Some(Lost { low: answer.low.map_or_else(Fraction::zero, |low| count(low.value)), high: answer.high.map(|high| count(high.value)) })
                    }
                }
            }
            Cost::EachStep { each, per, below } => {
                let answer = match self.says(question, excused) {
                    Says::NotApplicable => return None,
                    Says::Anything => Interval::ALL,
                    Says::Within(answer) => answer,
                };
                let (per, below) = (Fraction::from_decimal(*per), Fraction::from_decimal(*below));
                let short = |answer: Decimal| below.minus(&Fraction::from_decimal(answer)).over(&per);
                // of all values above an open end each is less than so many steps short
                let most = match answer.low {
                    Some(low) if low.open => short(low.value).ceiling().minus(&Fraction::whole(1)),
                    low => short(low.map(|low| low.value).unwrap_or_default()).floor(),
                };
                let least = answer.high.map_or_else(Fraction::zero, |high| short(high.value).floor());
                let off = |steps: Fraction| times(each, &steps.max(Fraction::zero()));
                Some(Lost { low: off(least), high: Some(off(most)) })
            }
            Cost::Judged(points) => self.at_discretion(line.question, *points, excused),
        }
    }

    /// What the assessor says, where that is nothing or lies within the discretion; 有 alone leaves all of it open, a blank that and nothing.
    fn at_discretion(&self, question: QuestionIx, points: Discretion, excused: &dyn Fn(SlotIx) -> bool) -> Option<Lost> {
        let open = Lost { low: Fraction::zero(), high: Some(Fraction::from_decimal(points.most)) };
        let answer = match self.says(self.standard.question(question), excused) {
            Says::NotApplicable => return None,
            Says::Anything => return Some(open),
            Says::Within(answer) => answer,
        };
        let none = Interval::exactly(Decimal::ZERO);
        let some = answer.intersection(&Interval::between(points.least, points.most));
        let some = (!some.is_empty()).then(|| {
            let end = |bound: Option<crate::standard::Bound>, otherwise: Decimal| Fraction::from_decimal(bound.map_or(otherwise, |bound| bound.value));
            Lost { low: end(some.low, points.least), high: Some(end(some.high, points.most)) }
        });
        Some(match (answer.meets(&none), some) {
            (true, Some(some)) => Lost { low: Fraction::zero(), ..some },
            (true, None) => Lost::exactly(Fraction::zero()),
            (false, Some(some)) => some,
            (false, None) => open,
        })
    }

    /// Whether a number is given that the assessor may not give.
    pub(super) fn exceeds_discretion(&self, question: QuestionIx, points: Discretion) -> bool {
        let allowed = [Interval::exactly(Decimal::ZERO), Interval::between(points.least, points.most)];
        matches!(self.says(self.standard.question(question), &|_| false), Says::Within(answer) if !allowed.iter().any(|part| answer.meets(part)))
    }

    fn says(&self, question: &Question, excused: &dyn Fn(SlotIx) -> bool) -> Says {
        match self.survey.answer(self.site, question.slot) {
            Answer::NotApplicable if excused(question.slot) => Says::NotApplicable,
            Answer::Given(Value::Quantity(amount)) if matches!(question.answer, AnswerType::Count(_)) => Says::Within(amount.whole()),
            Answer::Given(Value::Quantity(amount) | Value::Date(DateValue::Days(amount))) => Says::Within(*amount),
            Answer::Given(_) | Answer::NotApplicable | Answer::Missing | Answer::NotInspected | Answer::Unreadable(_) => Says::Anything,
        }
    }
}
