//! Fits rules to the questions they judge: members become positions, values become intervals in the question's unit.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::condition::ConditionDraft;
use crate::standard::decode::rule::{Amount, CaseDraft, Comparison, Form, Need as NeedDraft, RuleDraft, Value};
use crate::standard::name::{alternatives, nearest};
use crate::standard::normal::normalised;
use crate::standard::resolve::question::Questions;
use crate::standard::tree::Text;
use crate::standard::{AnswerType, Bound, Case, Condition, Interval, NameTemplate, Need, QuestionIx, Rule, Wanted};
use crate::wording;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// The rule on a question; `None` where it does not fit, which is then said, or where its question is not known.
pub(in crate::standard) fn rule(draft: &RuleDraft, question: QuestionIx, questions: &Questions<'_>, complaints: &mut Complaints) -> Option<Rule> {
    let answer = questions.asked(question).answer.as_ref()?;
    match (&draft.form, answer) {
        (Form::Broken, _) => None,
        (Form::Present, AnswerType::YesNo) => Some(Rule::Present),
        (Form::Absent, AnswerType::YesNo) => Some(Rule::Absent),
        (Form::Within(comparison, values), _) if takes(answer, values) => Some(Rule::Within(interval(*comparison, values))),
        (Form::Has(need, names), AnswerType::Set(members)) => {
            let known: Vec<&[String]> = members.iter().map(|member| &member.names[..]).collect();
            let positions = positions(names, &known, complaints)?;
            let called = |name: &Text| alternatives(&name.text).into_iter().next().unwrap_or_default();
            let members = positions.into_iter().zip(names).map(|(member, name)| Wanted { member, name: called(name) }).collect();
            Some(Rule::Has { members, need: self::need(*need) })
        }
        (Form::OneOf(names), AnswerType::Choice(choices)) => {
            let known: Vec<&[String]> = choices.iter().map(|choice| &choice.names[..]).collect();
            Some(Rule::OneOf(positions(names, &known, complaints)?))
        }
        (Form::Named(names), AnswerType::Text) => Some(Rule::Named(names.iter().map(template).collect())),
        (Form::Size { long, short, tolerance }, AnswerType::Size(_)) => size(*long, *short, *tolerance, complaints),
        (Form::Cases(cases), _) => self::cases(cases, question, questions, complaints),
        _ => {
            misfit(&draft.form, answer, draft.span, complaints);
            None
        }
    }
}

/// The rule that a check without one has.
pub(in crate::standard) fn present(span: Span, question: QuestionIx, questions: &Questions<'_>, complaints: &mut Complaints) -> Option<Rule> {
    rule(&RuleDraft { span, form: Form::Present }, question, questions, complaints)
}

/// When a check or a tier applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::standard) enum When {
    /// Everywhere.
    Always,
    /// Where this holds.
    Where(Condition),
    /// A part of the condition is not known, which has been said.
    Broken,
}

impl When {
    /// Several conditions joined with and.
    pub(in crate::standard) fn all<'d>(drafts: impl Iterator<Item = &'d ConditionDraft>, questions: &Questions<'_>, complaints: &mut Complaints) -> Self {
        let parts: Vec<Option<Condition>> = drafts.map(|draft| condition(draft, questions, complaints)).collect();
        match parts.into_iter().collect::<Option<Vec<_>>>() {
            None => Self::Broken,
            Some(mut parts) if parts.len() < 2 => parts.pop().map_or(Self::Always, Self::Where),
            Some(parts) => Self::Where(Condition::AllOf(parts)),
        }
    }

    /// The condition, if there is one; `None` where it is not known.
    #[expect(clippy::option_option, reason = "not known, none and some are three cases, and the caller leaves at the first by `?`")]
    pub(in crate::standard) fn known(&self) -> Option<Option<Condition>> {
        match self {
            Self::Always => Some(None),
            Self::Where(condition) => Some(Some(condition.clone())),
            Self::Broken => None,
        }
    }

    /// The questions it looks at.
    pub(in crate::standard) fn questions(&self) -> Vec<QuestionIx> {
        match self {
            Self::Where(condition) => condition.questions(),
            Self::Always | Self::Broken => Vec::new(),
        }
    }
}

/// A condition; `None` where a part of it is not known.
pub(in crate::standard) fn condition(draft: &ConditionDraft, questions: &Questions<'_>, complaints: &mut Complaints) -> Option<Condition> {
    let mut all = |parts: &[ConditionDraft]| -> Option<Vec<Condition>> {
        let parts: Vec<Option<Condition>> = parts.iter().map(|part| condition(part, questions, complaints)).collect();
        parts.into_iter().collect()
    };
    match draft {
        ConditionDraft::AllOf(parts) => all(parts).map(Condition::AllOf),
        ConditionDraft::AnyOf(parts) => all(parts).map(Condition::AnyOf),
        ConditionDraft::NoneOf(parts) => all(parts).map(Condition::NoneOf),
        ConditionDraft::Answer(name, draft) => {
            let question = questions.find(&name.text)?;
            rule(draft, question, questions, complaints).map(|rule| Condition::Answer { question, rule })
        }
        ConditionDraft::Broken => None,
    }
}

fn cases(drafts: &[CaseDraft], question: QuestionIx, questions: &Questions<'_>, complaints: &mut Complaints) -> Option<Rule> {
    let mut cases = Vec::new();
    let mut whole = true;
    for draft in drafts {
        let when = draft.when.as_ref().map(|when| condition(when, questions, complaints));
        let rule = rule(&draft.rule, question, questions, complaints);
        match (when, rule) {
            (None, Some(rule)) => cases.push(Case { when: None, rule }),
            (Some(Some(when)), Some(rule)) => cases.push(Case { when: Some(when), rule }),
            _ => whole = false,
        }
    }
    whole.then_some(Rule::Cases(cases))
}

/// Whether values of this kind can be compared with such answers.
fn takes(answer: &AnswerType, values: &[Value]) -> bool {
    values.iter().all(|value| match value.amount {
        Amount::Number(_) => matches!(answer, AnswerType::Count(_) | AnswerType::Number(_) | AnswerType::Percent(_) | AnswerType::Duration(_)),
        Amount::Percent(_) => matches!(answer, AnswerType::Percent(_)),
        Amount::Date(_) => matches!(answer, AnswerType::Date),
    })
}

/// A value as the evaluator compares it: percents without their sign, days since 1970.
pub(in crate::standard) fn amount(value: Value) -> Decimal {
    match value.amount {
        Amount::Number(number) | Amount::Percent(number) => number,
        Amount::Date(day) => Decimal::from(days(day)),
    }
}

fn days(day: Date) -> i32 {
    date(1970, 1, 1).until(day).map_or(0, |span| span.get_days())
}

/// The values that a comparison accepts.
pub(in crate::standard) fn interval(comparison: Comparison, values: &[Value]) -> Interval {
    let amounts: Vec<Decimal> = values.iter().copied().map(amount).collect();
    match (comparison, &amounts[..]) {
        (Comparison::AtLeast, [value]) => Interval::from(Bound::closed(*value)),
        (Comparison::MoreThan, [value]) => Interval::from(Bound::open(*value)),
        (Comparison::AtMost, [value]) => Interval::up_to(Bound::closed(*value)),
        (Comparison::LessThan, [value]) => Interval::up_to(Bound::open(*value)),
        (Comparison::Equals, [value]) => Interval::exactly(*value),
        (Comparison::Between, [low, high]) => Interval::between(*low, *high),
        _ => Interval::ALL,
    }
}

fn need(need: NeedDraft) -> Need {
    match need {
        NeedDraft::All => Need::All,
        NeedDraft::Any => Need::Any,
        NeedDraft::None => Need::None,
        NeedDraft::AtLeast(least, _) => Need::AtLeast(least),
    }
}

/// The positions of named members, by any of their names; `None` where one is not there.
fn positions(names: &[Text], known: &[&[String]], complaints: &mut Complaints) -> Option<Vec<u16>> {
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, names) in known.iter().enumerate() {
        for known in *names {
            places.entry(normalised(known)).or_insert(at);
        }
    }
    let mut positions: Vec<u16> = Vec::new();
    let mut whole = true;
    for name in names {
        let found = alternatives(&name.text).iter().filter_map(|name| places.get(&normalised(name)).copied()).min();
        match found.and_then(|at| u16::try_from(at).ok()) {
            Some(at) if positions.contains(&at) => {
                let written = &name.text;
                let help = wording!("删去重复的名称", "take it out once");
                complaints.report(Code::DuplicateId, name.span, wording!("成员“{written}”在规则里写了两次", "the rule names `{written}` twice"), help);
            }
            Some(at) => positions.push(at),
            None => {
                whole = false;
                unknown_member(name, known, complaints);
            }
        }
    }
    whole.then_some(positions)
}

fn unknown_member(name: &Text, known: &[&[String]], complaints: &mut Complaints) {
    let written = &name.text;
    let all: Vec<&str> = known.iter().flat_map(|names| names.iter().map(String::as_str)).collect();
    let help = if let Some(near) = nearest(written, all.iter().copied()) {
        wording!("是不是“{near}”?", "did you mean `{near}`?")
    } else {
        let all = known.iter().filter_map(|names| names.first()).cloned().collect::<Vec<_>>().join("、");
        wording!("采集项的成员有:{all};要增加,写在它的 members 里", "the question has: {all}; to add one, write it in its `members`")
    };
    complaints.report(Code::UnknownMember, name.span, wording!("采集项没有“{written}”这个成员", "the question has no member `{written}`"), help);
}

/// The fixed parts of a name, normalised; a run of two or more X stands for any characters.
fn template(written: &Text) -> NameTemplate {
    let name = normalised(&written.text);
    let (mut parts, mut part, mut run) = (Vec::new(), String::new(), 0_usize);
    let mut close = |run: &mut usize, part: &mut String| {
        match *run {
            0 => {}
            1 => part.push('x'),
            _ => parts.push(std::mem::take(part)),
        }
        *run = 0;
    };
    for c in name.chars() {
        if c == 'x' {
            run += 1;
        } else {
            close(&mut run, &mut part);
            part.push(c);
        }
    }
    close(&mut run, &mut part);
    parts.push(part);
    NameTemplate { written: written.text.clone(), parts }
}

fn size(long: Value, short: Value, tolerance: Option<Value>, complaints: &mut Complaints) -> Option<Rule> {
    let share = match tolerance.map(|value| value.amount) {
        None => Decimal::ZERO,
        Some(Amount::Percent(share)) => share / Decimal::ONE_HUNDRED,
        Some(Amount::Number(_) | Amount::Date(_)) => {
            let span = tolerance.map_or(long.span, |value| value.span);
            let help = wording!("允差写成百分数,如 5%", "write the tolerance as a percentage, such as 5%");
            complaints.report(Code::InvalidNumber, span, wording!("允差不是百分数", "the tolerance is not a percentage"), help);
            return None;
        }
    };
    let (long, short) = (amount(long), amount(short));
    Some(Rule::Size { long: long.max(short), short: long.min(short), tolerance: share })
}

fn misfit(form: &Form, answer: &AnswerType, span: Span, complaints: &mut Complaints) {
    let (wanted_zh, wanted_en, example) = match answer {
        AnswerType::YesNo => ("是否类", "yes-or-no", "present / absent"),
        AnswerType::Count(_) => ("数量类", "counted", "{at_least: 1}"),
        AnswerType::Number(_) => ("数值类", "measured", "{at_least: 50}"),
        AnswerType::Percent(_) => ("百分比类", "percentage", "{at_least: 90%}"),
        AnswerType::Duration(_) => ("时长类", "duration", "{at_most: 5}"),
        AnswerType::Date => ("日期类", "date", "{at_most: 2023-12-31}"),
        AnswerType::Choice(_) => ("选择类", "choice", "{one_of: 竖牌}"),
        AnswerType::Set(_) => ("多项类", "set", "{has_all: 甲、乙}"),
        AnswerType::Text => ("文字类", "text", "{named: XX便民服务站}"),
        AnswerType::Size(_) => ("尺寸类", "size", "{size: {long: 50, short: 25, tolerance: 5%}}"),
        AnswerType::Progress => ("进展类", "progress", "(tasks)"),
    };
    let name = form.name();
    let message = wording!("{wanted_zh}采集项不能用 {name} 判定", "`{name}` cannot judge a {wanted_en} question");
    let help = wording!("这类采集项的规则写法:{example};或改它的 type", "rules on such questions: {example}; or change its type");
    complaints.report(Code::RuleMisfit, span, message, help);
}

impl Form {
    /// The word of the grammar.
    pub(in crate::standard) fn name(&self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
            Self::Within(Comparison::AtLeast, _) => "at_least",
            Self::Within(Comparison::AtMost, _) => "at_most",
            Self::Within(Comparison::MoreThan, _) => "more_than",
            Self::Within(Comparison::LessThan, _) => "less_than",
            Self::Within(Comparison::Equals, _) => "equals",
            Self::Within(Comparison::Between, _) => "between",
            Self::Has(NeedDraft::All, _) => "has_all",
            Self::Has(NeedDraft::Any, _) => "has_any",
            Self::Has(NeedDraft::None, _) => "has_none",
            Self::Has(NeedDraft::AtLeast(..), _) => "has",
            Self::OneOf(_) => "one_of",
            Self::Named(_) => "named",
            Self::Size { .. } => "size",
            Self::Cases(_) => "cases",
            Self::Broken => "rule",
        }
    }
}
