//! Holds checks against the words of the document: their numbers, their prohibitions, their strength.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::award::{CostDraft, DiscretionDraft, PointsForm};
use crate::standard::decode::condition::ConditionDraft;
use crate::standard::decode::rule::{Amount, Form, Need, RuleDraft, Value};
use crate::standard::decode::target::TargetDraft;
use crate::standard::resolve::Resolved;
use crate::standard::resolve::check::Linked;
use crate::standard::resolve::rule::amount;
use crate::standard::validate::number::{Found, numbers};
use crate::standard::{Dimension, QuestionIx, Rule, Strength, Unit};
use crate::wording;
use rust_decimal::Decimal;

/// Says where a check and its sentence disagree.
pub(super) fn check(resolved: &Resolved<'_>, linked: &Linked<'_>, complaints: &mut Complaints) {
    let Some(text) = &linked.effective.draft.text else { return };
    if let Some(written) = linked.written {
        if linked.effective.authored().is_none() {
            let unit = linked.question.and_then(|question| resolved.questions.asked(question).answer.as_ref()?.unit());
            numbers_are_in_text(&text.text, written, unit, complaints);
        }
    } else if let Some(points) = &linked.effective.draft.award.points {
        if linked.effective.authored().is_none() {
            amounts_are_in_text(resolved, linked, &text.text, &points.form, complaints);
        }
    } else if linked.rule() == Some(&Rule::Present) {
        number_without_rule(linked, &text.text, complaints);
        prohibition(linked, &text.text, complaints);
    }
    if linked.effective.draft.award.points.is_none() {
        deduction(linked, &text.text, complaints);
    }
    strength(linked, &text.text, complaints);
}

/// Says where what a target wants is not in its sentence.
pub(super) fn target(draft: &TargetDraft, unit: Option<&Unit>, complaints: &mut Complaints) {
    let (Some(text), Some(rule), None) = (&draft.text, &draft.rule, &draft.authored) else { return };
    numbers_are_in_text(&text.text, rule, unit, complaints);
}

/// Says that the number of subjects a task expects is in none of its sentences.
pub(super) fn count_is_in_text<'t>(mut texts: impl Iterator<Item = &'t str>, count: u32, span: Span, complaints: &mut Complaints) {
    let wanted = Value { amount: Amount::Number(Decimal::from(count)), span };
    if !texts.any(|text| is_in(text, &numbers(text), wanted, None)) {
        let help = wording!(
            "核对原文;原文确实没有这个数的,加一行 authored: 为什么",
            "check it against the document; if the number is not the document's, add authored: why"
        );
        let message = wording!("expect 的 {count} 不在任务和举措的原文里", "the {count} of `expect` is in no sentence of the task");
        complaints.report(Code::NumberNotInText, span, message, help);
    }
}

/// Says which points, bands and steps are not in the sentence.
fn amounts_are_in_text(resolved: &Resolved<'_>, linked: &Linked<'_>, text: &str, form: &PointsForm, complaints: &mut Complaints) {
    let points = |(number, span): (Decimal, Span)| Value { amount: Amount::Number(number), span };
    let unit = |question: Option<QuestionIx>| question.and_then(|question| resolved.questions.asked(question).answer.as_ref()?.unit());
    let mut say = |wanted: Vec<Value>, unit: Option<&Unit>| values_are_in_text(text, wanted, unit, complaints);
    match form {
        PointsForm::Bands(bands) => {
            for band in bands {
                let mut bounds = Vec::new();
                values(&band.rule, &mut bounds);
                say(bounds, unit(linked.question));
                say(band.earn.into_iter().map(points).collect(), None);
            }
        }
        PointsForm::Deduct(lines) => {
            for line in lines {
                match &line.cost {
                    Some(CostDraft::EachMissing(each, _) | CostDraft::EachTime(each)) => say(vec![points(*each)], None),
                    Some(CostDraft::EachStep(each, per, below)) => {
                        let mut bounds = vec![*per];
                        values(below, &mut bounds);
                        say(bounds, unit(resolved.questions.of_line(&linked.effective, line)));
                        say(vec![points(*each)], None);
                    }
                    Some(CostDraft::Judged(points)) => say(points.values().to_vec(), None),
                    None => {}
                }
            }
        }
        PointsForm::Judged(points) => say(points.iter().flat_map(DiscretionDraft::values).collect(), None),
    }
}

fn numbers_are_in_text(text: &str, rule: &RuleDraft, unit: Option<&Unit>, complaints: &mut Complaints) {
    let mut wanted = Vec::new();
    values(rule, &mut wanted);
    values_are_in_text(text, wanted, unit, complaints);
}

fn values_are_in_text(text: &str, wanted: Vec<Value>, unit: Option<&Unit>, complaints: &mut Complaints) {
    let found = numbers(text);
    for value in wanted.into_iter().filter(|value| !is_in(text, &found, *value, unit)) {
        not_in_text(value, complaints);
    }
}

/// Says where a number is not in its sentence.
pub(super) fn number(text: &str, (number, span): (Decimal, Span), complaints: &mut Complaints) {
    let value = Value { amount: Amount::Number(number), span };
    if !is_in(text, &numbers(text), value, None) {
        not_in_text(value, complaints);
    }
}

fn not_in_text(value: Value, complaints: &mut Complaints) {
    let shown = match value.amount {
        Amount::Number(number) => number.to_string(),
        Amount::Percent(share) => format!("{share}%"),
        Amount::Date(day) => day.to_string(),
    };
    let help = wording!(
        "核对原文;原文确实没有这个数的,加一行 authored: 为什么",
        "check it against the document; if the number is not the document's, add authored: why"
    );
    complaints.report(Code::NumberNotInText, value.span, wording!("规则里的 {shown} 不在条文里", "the {shown} of the rule is not in the text"), help);
}

fn values(rule: &RuleDraft, found: &mut Vec<Value>) {
    match &rule.form {
        Form::Within(_, values) => found.extend(values),
        Form::Has(Need::AtLeast(least, span), _) => found.push(Value { amount: Amount::Number(Decimal::from(*least)), span: *span }),
        Form::Size { long, short, tolerance } => found.extend([long, short].into_iter().chain(tolerance)),
        Form::Cases(cases) => {
            for case in cases {
                values(&case.rule, found);
                let mut answers = Vec::new();
                case.when.iter().for_each(|when: &ConditionDraft| when.answers(&mut answers));
                for (_, rule) in answers {
                    values(rule, found);
                }
            }
        }
        Form::Present | Form::Absent | Form::Has(..) | Form::OneOf(_) | Form::Named(_) | Form::Broken => {}
    }
}

/// Nothing and one need no numeral: 无, 有 and 配备 say as much.
fn is_in(text: &str, found: &[Found], wanted: Value, unit: Option<&Unit>) -> bool {
    let value = amount(wanted);
    match wanted.amount {
        Amount::Date(day) => found.iter().any(|found| found.value == Decimal::from(day.month()) || found.value == Decimal::from(day.day())),
        Amount::Percent(_) if value == Decimal::ONE_HUNDRED && text.contains(['全', '均', '每', '各', '都', '所']) => true,
        Amount::Percent(_) if value == Decimal::from(50) && text.contains('半') => true,
        Amount::Number(_) if value.is_zero() || value == Decimal::ONE => true,
        Amount::Number(_) | Amount::Percent(_) => found.iter().any(|found| {
            let converted = || unit.zip(found.unit()).and_then(|(unit, own)| own.convert(found.value, unit));
            found.value == value || found.bare == value || converted() == Some(value)
        }),
    }
}

/// Words that bound the number behind them.
const BEFORE: &[&str] =
    &["不少于", "不低于", "不得少于", "不得低于", "不超过", "不得超过", "不高于", "不大于", "不小于", "不得小于", "不多于", "至少", "≥", "≤", "达到"];
/// Words that bound the number before them.
const BEHIND: &[&str] = &["以上", "以下", "以内", "左右"];

fn number_without_rule(linked: &Linked<'_>, text: &str, complaints: &mut Complaints) {
    let found = numbers(text);
    let Some(number) = found.iter().find(|found| found.value > Decimal::ONE && is_threshold(found)) else { return };
    if linked.effective.authored().is_some() || is_only_may(linked) {
        return;
    }
    let (id, value) = (&linked.effective.draft.id.text, number.value.normalize());
    let help = wording!(
        "写规则,如 rule: {{at_least: {value}}};若只问有没有,写明 rule: present",
        "write a rule, such as rule: {{at_least: {value}}}; if only presence is asked, write rule: present"
    );
    let message = wording!("检查项 {id} 的条文有数字 {value},却没有规则", "the text of `{id}` has the number {value}, and there is no rule");
    complaints.report(Code::NumberWithoutRule, linked.effective.draft.id.span, message, help);
}

/// Says that a sentence takes points off while all points or none are earned.
fn deduction(linked: &Linked<'_>, text: &str, complaints: &mut Complaints) {
    let takes_off = |found: &&Found| found.before.ends_with('扣') && found.after.starts_with('分');
    if !text.contains('扣') || is_only_may(linked) {
        return;
    }
    let ends = ["酌情扣", "扣完为止"].iter().any(|words| text.contains(words));
    if !(ends || numbers(text).iter().any(|found| takes_off(&found))) {
        return;
    }
    let id = &linked.effective.draft.id.text;
    let help = wording!("写 deduct,如 deduct: [{{each: 1, fault: 事由}}]", "write `deduct`, such as deduct: [{{each: 1, fault: …}}]");
    let message = wording!(
        "检查项 {id} 的条文要扣分,却没有 deduct:现在是全得或全不得",
        "the text of `{id}` takes points off, and there is no `deduct`: it earns all or nothing"
    );
    complaints.report(Code::DeductionWithoutDeduct, linked.effective.draft.id.span, message, help);
}

fn is_threshold(found: &Found) -> bool {
    let behind: String = found.after.chars().take(8).collect();
    let bounded = BEFORE.iter().any(|word| found.before.ends_with(word)) || BEHIND.iter().any(|word| behind.contains(word));
    let measured =
        found.digits && found.unit().is_some_and(|unit| matches!(unit.dimension, Dimension::Area | Dimension::Length | Dimension::Percent | Dimension::Pieces));
    bounded || measured
}

const PROHIBITIONS: &[&str] = &["不得", "严禁", "禁止", "不准", "不允许", "杜绝"];
/// Behind these a prohibition is a bound.
const BOUNDS: &[&str] = &["少于", "低于", "小于", "高于", "超过", "大于", "多于", "晚于", "超出", "超"];

fn prohibition(linked: &Linked<'_>, text: &str, complaints: &mut Complaints) {
    let forbids =
        PROHIBITIONS.iter().any(|word| text.match_indices(word).any(|(at, _)| !BOUNDS.iter().any(|bound| text[at + word.len()..].starts_with(bound))));
    if !forbids {
        return;
    }
    let id = &linked.effective.draft.id.text;
    let help = wording!(
        "写 ask: {{label: 是否有…}} 和 rule: absent;若有才算符合,写明 rule: present",
        "write ask: {{label: 是否有…}} and rule: absent; if presence is what is asked for, write rule: present"
    );
    let message = wording!("检查项 {id} 的条文是禁止,判定却是“有”", "the text of `{id}` forbids, and the check asks for presence");
    complaints.report(Code::ProhibitionAsRequirement, linked.effective.draft.id.span, message, help);
}

const MAY: &[&str] = &["鼓励", "探索", "有条件的", "参照执行", "可根据", "可结合", "可适当"];
const SHOULD: &[&str] = &["原则上", "尽量", "尽可能"];

fn strength(linked: &Linked<'_>, text: &str, complaints: &mut Complaints) {
    // who gives kinds strengths of their own has weighed the word
    let mut bound = linked.strengths.iter().flatten().peekable();
    if linked.effective.draft.inherited.strength.is_some() || bound.peek().is_none() || !bound.all(|strength| *strength == Strength::Must) {
        return;
    }
    let may = MAY.iter().find(|word| text.contains(**word)).map(|word| (*word, "may"));
    let should = || SHOULD.iter().find(|word| text.contains(**word)).map(|word| (*word, "should"));
    let about = || text.contains('左') && numbers(text).iter().any(|found| found.after.chars().take(6).collect::<String>().contains("左右"));
    let Some((word, strength)) = may.or_else(should).or_else(|| about().then_some(("左右", "should"))) else { return };
    let id = &linked.effective.draft.id.text;
    let help = wording!("写 strength: {strength};确要强制的,写明 strength: must", "write strength: {strength}; if it does bind, write strength: must");
    let message = wording!("检查项 {id} 的条文说“{word}”,却是 must", "the text of `{id}` says {word}, and it is a must");
    complaints.report(Code::StrengthWording, linked.effective.draft.id.span, message, help);
}

/// Whether a check costs and earns nothing at any kind.
pub(super) fn is_only_may(linked: &Linked<'_>) -> bool {
    let mut bound = linked.strengths.iter().flatten().peekable();
    bound.peek().is_some() && bound.all(|strength| *strength == Strength::May)
}
