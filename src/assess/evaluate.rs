//! Evaluates rules and conditions: an answer is the set of values it may be, a rule the set it accepts, a verdict compares the two.
use super::fraction::Fraction;
use super::verdict::{Judged, Pair};
use crate::standard::{Award, Bound, Case, Check, Condition, Criterion, Interval, Need, Question, Rule, SlotIx, Standard, Strength, Wanted};
use crate::survey::answer::{Answer, DateValue, Others, Value, YesNo, day_number};
use crate::survey::{Site, Survey};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A site under a standard, while its checks are judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) standard: &'a Standard,
    pub(super) survey: &'a Survey,
    pub(super) site: &'a Site,
    /// The day of which everything is said: what is dated later is not yet done.
    pub(super) as_of: Date,
}

/// What a rule says of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ruled {
    /// `None` where the answer says that the question does not apply.
    pub(super) pair: Option<Pair>,
    /// Something is there, although not what the rule wants.
    pub(super) partial: bool,
}

/// What one member of a set is at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MemberIs {
    Present,
    Absent,
    /// 不齐全: absent for every decision, and something is there.
    Partly,
    Unknown,
    NotApplicable,
}

/// How many of some members are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    /// Surely there.
    pub(super) present: u32,
    /// There at most.
    pub(super) most: u32,
    /// Surely not there.
    pub(super) absent: u32,
    /// There in part, which is not there for every decision.
    pub(super) partly: u32,
    /// Those that apply.
    pub(super) applicable: u32,
}

impl Subject<'_> {
    /// Judges a check.
    pub(super) fn judge(&self, check: &Check) -> Judged {
        let Some(strength) = check.strength(self.site.kind) else { return Judged::NotBound };
        let when = check.when.as_ref().map_or(Pair::MET, |when| self.applies(when));
        if !when.possibly {
            return Judged::NotApplicable;
        }
        let excused = |slot: SlotIx| self.not_applicable_counts(check, strength, slot);
        let ruled = match &check.criterion {
            Criterion::Rule { question, rule, award } => {
                let ruled = self.rule(self.standard.question(*question), rule, &excused);
                let some_earned = || self.earned(check, strength).is_some_and(|earned| earned.high > Fraction::zero());
                Ruled { partial: ruled.partial || (*award == Award::Share && some_earned()), ..ruled }
            }
            Criterion::Bands { .. } | Criterion::Deduct { .. } | Criterion::Judged { .. } => match self.earned(check, strength) {
                None => Ruled { pair: None, partial: false },
                Some(earned) => Ruled { pair: Some(earned.pair()), partial: earned.high > Fraction::zero() },
            },
        };
        match ruled {
            Ruled { pair: None, .. } => Judged::NotApplicable,
            Ruled { pair: Some(rule), partial } => Judged::Pair { rule, when, partial },
        }
    }

    /// The rule by which a site is judged: of several cases the one that surely applies, where one does.
    pub(super) fn rule_in_force<'r>(&self, rule: &'r Rule) -> Option<&'r Rule> {
        let Rule::Cases(cases) = rule else { return Some(rule) };
        let possible = |case: &&Case| case.when.as_ref().map_or(Pair::MET, |when| self.applies(when)).possibly;
        let first = cases.iter().find(possible)?;
        first.when.as_ref().map_or(Pair::MET, |when| self.applies(when)).surely.then_some(&first.rule)
    }

    /// Whether a condition holds; one that nothing answers counts as unknown.
    pub(super) fn applies(&self, condition: &Condition) -> Pair {
        self.condition(condition).unwrap_or(Pair::UNKNOWN)
    }

    /// Whether 不适用 in a slot counts for a check: where the check allows it, on a should with a reason, and on a may, which asks nothing.
    pub(super) fn not_applicable_counts(&self, check: &Check, strength: Strength, slot: SlotIx) -> bool {
        match strength {
            _ if check.not_applicable_allowed => true,
            Strength::May => true,
            Strength::Should => self.has_reason(slot),
            Strength::Must => false,
        }
    }

    fn has_reason(&self, slot: SlotIx) -> bool {
        self.survey.observed(self.site, slot).reading.note.is_some() || self.survey.aside(self.site, slot).is_some_and(|aside| aside.remark.is_some())
    }

    /// Whether a condition holds; `None` where all that it looks at does not apply.
    pub(super) fn condition(&self, condition: &Condition) -> Option<Pair> {
        let skip_absent = |parts: &[Condition], join: fn(Pair, Pair) -> Pair| parts.iter().filter_map(|part| self.condition(part)).reduce(join);
        match condition {
            Condition::Answer { question, rule } => self.rule(self.standard.question(*question), rule, &|_| true).pair,
            Condition::AllOf(parts) => skip_absent(parts, Pair::and),
            Condition::AnyOf(parts) => skip_absent(parts, Pair::or),
            Condition::NoneOf(parts) => skip_absent(parts, Pair::or).map(Pair::negated),
        }
    }

    /// What a rule says of the answer to a question. `excused` tells where 不适用 counts.
    pub(super) fn rule(&self, question: &Question, rule: &Rule, excused: &dyn Fn(SlotIx) -> bool) -> Ruled {
        match rule {
            Rule::Has { members, need } => self.members(question, members, *need, excused),
            Rule::Cases(cases) => self.cases(question, cases, excused),
            Rule::Present | Rule::Absent | Rule::Done | Rule::Within(_) | Rule::OneOf(_) | Rule::Named(_) | Rule::Size { .. } => {
                match self.survey.answer(self.site, question.slot) {
                    Answer::NotApplicable if excused(question.slot) => Ruled { pair: None, partial: false },
                    Answer::NotApplicable | Answer::Missing | Answer::NotInspected | Answer::Unreadable(_) => {
                        Ruled { pair: Some(Pair::UNKNOWN), partial: false }
                    }
                    Answer::Given(value) => Ruled { pair: Some(accepts(rule, value, self.as_of)), partial: is_partial(value) },
                }
            }
        }
    }

    /// Over the cases that are still possible: surely where all of them surely, possibly where one of them possibly.
    fn cases(&self, question: &Question, cases: &[Case], excused: &dyn Fn(SlotIx) -> bool) -> Ruled {
        let mut pair: Option<Pair> = None;
        let mut partial = false;
        for case in self.possible_cases(cases) {
            let ruled = self.rule(question, &case.rule, excused);
            partial |= ruled.partial;
            if let Some(of_case) = ruled.pair {
                let both = |so_far: Pair| Pair { surely: so_far.surely && of_case.surely, possibly: so_far.possibly || of_case.possibly };
                pair = Some(pair.map_or(of_case, both));
            }
        }
        Ruled { pair, partial }
    }

    /// The cases that a site may be, up to the first that it surely is.
    pub(super) fn possible_cases<'r>(&self, cases: &'r [Case]) -> Vec<&'r Case> {
        let mut possible = Vec::new();
        for case in cases {
            let when = case.when.as_ref().map_or(Pair::MET, |when| self.applies(when));
            possible.extend(when.possibly.then_some(case));
            if when.surely {
                break;
            }
        }
        possible
    }

    /// Counts members: with P present, U unknown and n that apply, the number present lies between P and P + U.
    pub(super) fn counted(&self, question: &Question, members: &[Wanted], excused: &dyn Fn(SlotIx) -> bool) -> Counted {
        let mut counted = Counted { present: 0, most: 0, absent: 0, partly: 0, applicable: 0 };
        for wanted in members {
            match self.member(question, wanted.member, excused) {
                MemberIs::NotApplicable => continue,
                MemberIs::Present => counted.present += 1,
                MemberIs::Unknown => counted.most += 1,
                MemberIs::Partly => counted.partly += 1,
                MemberIs::Absent => counted.absent += 1,
            }
            counted.applicable += 1;
        }
        let one_more_is_absent = counted.absent == 0 && counted.partly == 0 && self.lacks_one_of(question, members);
        counted.most = counted.present + if one_more_is_absent { counted.most.saturating_sub(1) } else { counted.most };
        counted
    }

    fn members(&self, question: &Question, members: &[Wanted], need: Need, excused: &dyn Fn(SlotIx) -> bool) -> Ruled {
        let Counted { present, most, partly, applicable, .. } = self.counted(question, members, excused);
        if applicable == 0 {
            return Ruled { pair: None, partial: false };
        }
        let partly = partly > 0;
        let pair = |wanted: u32| Pair { surely: present >= wanted, possibly: most >= wanted };
        let pair = match need {
            Need::All => pair(applicable),
            Need::Any => pair(1),
            Need::AtLeast(wanted) => pair(wanted.min(applicable)),
            // what is there in part is not absent
            Need::None => Pair { surely: most == 0 && !partly, possibly: present == 0 && !partly },
        };
        Ruled { pair: Some(pair), partial: (present > 0 || partly) && need != Need::None }
    }

    /// Whether one cell says of the set that it is not complete, and nothing but these members can be what it lacks.
    fn lacks_one_of(&self, question: &Question, members: &[Wanted]) -> bool {
        let incomplete = matches!(self.survey.answer(self.site, question.slot), Answer::Given(Value::Set(listed)) if listed.others == Others::SomeAbsent);
        let of = self.standard.slot(question.slot).question;
        let others = (0u16..).take(question.members().len()).filter(|member| !members.iter().any(|wanted| wanted.member == *member));
        incomplete && !others.into_iter().any(|other| self.standard.asks_member(self.site.kind, of, other))
    }

    /// What a member is: by its own column, else by the cell that lists the set.
    pub(super) fn member(&self, question: &Question, member: u16, excused: &dyn Fn(SlotIx) -> bool) -> MemberIs {
        let slot = question.member_slot(member);
        let own = match self.survey.answer(self.site, slot) {
            Answer::Given(Value::YesNo(YesNo::Yes)) => Some(MemberIs::Present),
            Answer::Given(Value::YesNo(YesNo::No)) => Some(MemberIs::Absent),
            Answer::Given(Value::YesNo(YesNo::Partial)) => Some(MemberIs::Partly),
            Answer::NotApplicable if excused(slot) => Some(MemberIs::NotApplicable),
            Answer::NotApplicable | Answer::NotInspected | Answer::Unreadable(_) | Answer::Given(_) => Some(MemberIs::Unknown),
            Answer::Missing => None,
        };
        let listed = match self.survey.answer(self.site, question.slot) {
            Answer::Given(Value::Set(listed)) if listed.present.contains(&member) => Some(MemberIs::Present),
            Answer::Given(Value::Set(listed)) if listed.others == Others::Absent => Some(MemberIs::Absent),
            Answer::NotApplicable if excused(question.slot) => Some(MemberIs::NotApplicable),
            _ => None,
        };
        match (own, listed) {
            (Some(own), Some(listed)) if own != listed => MemberIs::Unknown,
            (own, listed) => own.or(listed).unwrap_or(MemberIs::Unknown),
        }
    }
}

/// Compares the values an answer may be with those a rule accepts.
fn accepts(rule: &Rule, value: &Value, as_of: Date) -> Pair {
    let certain = |met: bool| if met { Pair::MET } else { Pair::UNMET };
    match (rule, value) {
        (Rule::Present | Rule::Done, Value::YesNo(answer)) => certain(*answer == YesNo::Yes),
        (Rule::Absent, Value::YesNo(answer)) => certain(*answer == YesNo::No),
        (Rule::Present, Value::Quantity(amount)) => compare(amount, &some()),
        (Rule::Absent, Value::Quantity(amount)) => compare(amount, &Interval::exactly(Decimal::ZERO)),
        (Rule::Present, Value::Set(listed)) => certain(!listed.present.is_empty()),
        (Rule::Absent, Value::Set(listed)) => certain(listed.present.is_empty()),
        (Rule::Present, Value::Date(_) | Value::Text(_) | Value::Choice(_) | Value::Size(..)) => Pair::MET,
        (Rule::Done, Value::Date(DateValue::Days(days))) => compare(days, &Interval::up_to(Bound::closed(day_number(as_of)))),
        (Rule::Done, Value::Date(DateValue::Ongoing)) => Pair::UNMET,
        (Rule::Within(accepted), Value::Quantity(amount) | Value::Date(DateValue::Days(amount))) => compare(amount, accepted),
        (Rule::OneOf(choices), Value::Choice(choice)) => certain(choices.contains(choice)),
        (Rule::Named(templates), Value::Text(name)) => certain(templates.iter().any(|template| template.fits(name))),
        (Rule::Size { long, short, tolerance }, Value::Size(a, b)) => {
            let near = |is: &Decimal, wanted: &Decimal| (*is - *wanted).abs() <= *wanted * *tolerance;
            certain(near(a.max(b), long) && near(a.min(b), short))
        }
        // an answer of another form than the rule's says nothing either way
        _ => Pair::UNKNOWN,
    }
}

/// Whether an answer says that something is there, or under way.
fn is_partial(value: &Value) -> bool {
    matches!(value, Value::YesNo(YesNo::Partial) | Value::Date(DateValue::Ongoing))
}

/// 11 where every value is accepted, 00 where none is, else 01.
fn compare(answer: &Interval, accepted: &Interval) -> Pair {
    Pair { surely: answer.is_within(accepted), possibly: answer.meets(accepted) }
}

/// More than none.
fn some() -> Interval {
    Interval::from(Bound::open(Decimal::ZERO))
}
