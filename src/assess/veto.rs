//! Which vetoes surely and possibly fire at a site. What is recorded by exception is none where it is blank; what does not apply fires
//! nothing, and no more does an indicator of which nothing applies.
use super::evaluate::Subject;
use super::fraction::Fraction;
use super::score::{Missing, Subtotal};
use super::standing::{Candidate, Ends};
use super::verdict::Pair;
use crate::standard::{GradeIx, Home, IndicatorIx, Interval, Scoring, Standard, Trigger, Veto, VetoCondition, VetoEffect, VetoIx};
use crate::survey::answer::{Answer, Value, YesNo};

/// A veto that fires, or may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fired {
    /// The veto.
    pub veto: VetoIx,
    /// Whether it fires whatever the unknown answers are.
    pub surely: bool,
}

/// By veto, whether it fires; nothing where the standard has no vetoes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Vetoes(Vec<Pair>);

/// By indicator, whether a veto takes all its points; nothing where none can.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Zeroed(Vec<Pair>);

impl Zeroed {
    /// The indicators that fired vetoes take the points of.
    pub(super) fn by<'f>(standard: &Standard, fired: impl Iterator<Item = &'f Fired>) -> Self {
        let zeroed = fired.filter_map(|fired| Some((standard.scoring.veto(fired.veto).effect.zeroed()?, fired.surely)));
        Self::of(zeroed.map(|(indicator, surely)| (indicator, Pair { surely, possibly: true })))
    }

    fn of(all: impl Iterator<Item = (IndicatorIx, Pair)>) -> Self {
        let mut zeroed = Vec::new();
        for (indicator, pair) in all {
            if zeroed.len() <= indicator.index() {
                zeroed.resize(indicator.index() + 1, Pair::UNMET);
            }
            zeroed[indicator.index()] = pair.or(zeroed[indicator.index()]);
        }
        Self(zeroed)
    }

    /// Whether all points of an indicator are taken; tasks have none.
    pub(super) fn at(&self, home: Home) -> Pair {
        home.indicator().and_then(|indicator| self.0.get(indicator.index()).copied()).unwrap_or(Pair::UNMET)
    }
}

impl Vetoes {
    /// Those that fire, or may.
    pub(super) fn fired(&self) -> Vec<Fired> {
        let fired = self.0.iter().enumerate().filter(|(_, pair)| pair.possibly);
        fired.map(|(at, pair)| Fired { veto: VetoIx::at(at), surely: pair.surely }).collect()
    }

    /// The same, without those that only may fire.
    pub(super) fn sure(&self) -> Self {
        Self(self.0.iter().map(|pair| if pair.surely { *pair } else { Pair::UNMET }).collect())
    }

    /// What is known of them in the one case or in the other.
    pub(super) fn or(&self, other: &Self) -> Self {
        let both = |(a, b): (&Pair, &Pair)| Pair { surely: a.surely && b.surely, possibly: a.possibly || b.possibly };
        Self(self.0.iter().zip(&other.0).map(both).collect())
    }

    /// Whether it is known of each whether it fires.
    pub(super) fn are_known(&self) -> bool {
        self.0.iter().all(|pair| pair.surely == pair.possibly)
    }

    /// Whether any of one effect fires.
    pub(super) fn of(&self, scoring: &Scoring, wanted: impl Fn(VetoEffect) -> bool) -> Pair {
        self.0.iter().zip(&scoring.vetoes).filter(|(_, veto)| wanted(veto.effect)).fold(Pair::UNMET, |any, (pair, _)| any.or(*pair))
    }

    /// The indicators whose points they take.
    pub(super) fn zeroed(&self, scoring: &Scoring) -> Zeroed {
        Zeroed::of(self.0.iter().zip(&scoring.vetoes).filter_map(|(pair, veto)| Some((veto.effect.zeroed()?, *pair))))
    }

    /// The worst grade that they possibly (low) and surely (high) give.
    pub(super) fn grades(&self, scoring: &Scoring) -> Ends<Option<GradeIx>> {
        let worst = |fires: fn(&Pair) -> bool| {
            let given = self.0.iter().zip(&scoring.vetoes).filter(|(pair, _)| fires(pair));
            let grades = given.filter_map(|(_, veto)| if let VetoEffect::Grade(grade) = veto.effect { Some(grade) } else { None });
            grades.max()
        };
        Ends { low: worst(|pair| pair.possibly), high: worst(|pair| pair.surely) }
    }
}

impl Candidate<'_> {
    /// What the indicators earn of their points once vetoes have taken theirs, and the vetoes: those on indicators look at the points
    /// before any is taken, the others at those that are left.
    pub(super) fn vetoes(self) -> (Vec<Option<Subtotal>>, Vetoes) {
        let Self { subject, missing, .. } = self;
        let standard = subject.standard;
        let scoring = &standard.scoring;
        if scoring.vetoes.is_empty() && scoring.grades.is_empty() {
            return (Vec::new(), Vetoes(Vec::new()));
        }
        let mut subtotals: Vec<Option<Subtotal>> = (0..standard.indicators.len()).map(|indicator| self.subtotal(IndicatorIx::at(indicator))).collect();
        let fires = |veto: &Veto, subtotals: &[Option<Subtotal>]| {
            if veto.kinds.contains(&subject.site.kind) { fires(subject, veto, subtotals, missing) } else { Pair::UNMET }
        };
        let mut pairs: Vec<Pair> =
            scoring.vetoes.iter().map(|veto| if veto.effect.zeroed().is_some() { fires(veto, &subtotals) } else { Pair::UNMET }).collect();
        let zeroed = Vetoes(pairs.clone()).zeroed(scoring);
        for (indicator, subtotal) in subtotals.iter_mut().enumerate() {
            let zero = zeroed.at(Home::Indicator(IndicatorIx::at(indicator)));
            if let Some(subtotal) = subtotal {
                subtotal.low = if zero.possibly { Fraction::zero() } else { subtotal.low.clone() };
                subtotal.high = if zero.surely { Fraction::zero() } else { subtotal.high.clone() };
            }
        }
        for (pair, veto) in pairs.iter_mut().zip(&scoring.vetoes).filter(|(_, veto)| veto.effect.zeroed().is_none()) {
            *pair = fires(veto, &subtotals);
        }
        (subtotals, Vetoes(pairs))
    }
}

/// Whether a veto fires; where the convention leaves out what was not asked, it does not for an answer that no column gives. A cell that is
/// there and not known keeps it possible whatever the convention: it may be out of the number, and is not out of sight.
fn fires(subject: Subject<'_>, veto: &Veto, subtotals: &[Option<Subtotal>], missing: Missing) -> Pair {
    let pair = match &veto.trigger {
        Trigger::Recorded(question) => recorded(subject.survey.answer(subject.site, subject.standard.question(*question).slot)),
        Trigger::When(condition) => holds(subject, condition, subtotals).unwrap_or(Pair::UNMET),
    };
    let is_asked = |veto: &Veto| {
        let slots = veto.questions().into_iter().map(|question| subject.standard.question(question).slot);
        slots.into_iter().all(|slot| subject.survey.asks_question(subject.standard, subject.site.kind, slot))
    };
    let left_out = match missing {
        Missing::Keep | Missing::Unmet => false,
        Missing::Surveyed | Missing::Exclude => pair == Pair::UNKNOWN && !is_asked(veto),
    };
    if left_out { Pair::UNMET } else { pair }
}

/// What a cell says in which only a case is recorded: a blank is none, and what is there in part may be one.
fn recorded(answer: &Answer) -> Pair {
    match answer {
        Answer::Given(Value::YesNo(YesNo::Yes)) => Pair::MET,
        Answer::Given(Value::YesNo(YesNo::No)) | Answer::Missing | Answer::NotApplicable => Pair::UNMET,
        Answer::Given(_) | Answer::NotInspected | Answer::Unreadable(_) => Pair::UNKNOWN,
    }
}

/// Whether a condition holds; `None` where nothing it looks at applies.
fn holds(subject: Subject<'_>, condition: &VetoCondition, subtotals: &[Option<Subtotal>]) -> Option<Pair> {
    let joined = |parts: &[VetoCondition], join: fn(Pair, Pair) -> Pair| parts.iter().filter_map(|part| holds(subject, part, subtotals)).reduce(join);
    match condition {
        VetoCondition::Answers(condition) => subject.condition(condition),
        VetoCondition::Subtotal { of, accepted } => Some(within(subject.standard, *of, subtotals[of.index()].as_ref(), accepted)),
        VetoCondition::AllOf(parts) => joined(parts, Pair::and),
        VetoCondition::AnyOf(parts) => joined(parts, Pair::or),
    }
}

/// Whether what an indicator earns of its own points is in an interval; what is not there is in none.
fn within(standard: &Standard, indicator: IndicatorIx, subtotal: Option<&Subtotal>, accepted: &Interval) -> Pair {
    let (Some(subtotal), Some(points)) = (subtotal, standard.indicator(indicator).points) else { return Pair::UNMET };
    let points = Fraction::from_decimal(points);
    let holds = |share: &Fraction| {
        let earned = share.times(&points);
        let above = accepted.low.is_none_or(|end| {
            let end_at = Fraction::from_decimal(end.value);
            earned > end_at || (earned == end_at && !end.open)
        });
        let below = accepted.high.is_none_or(|end| {
            let end_at = Fraction::from_decimal(end.value);
            earned < end_at || (earned == end_at && !end.open)
        });
        above && below
    };
    // a comparison has one end, so that it holds between two values of which it holds
    let (low, high) = (holds(&subtotal.low), holds(&subtotal.high));
    Pair { surely: low && high && !subtotal.optional, possibly: low || high }
}
