//! Says in words what a rule wants, in Chinese and in English.
use crate::diagnostic::Wording;
use crate::standard::{AnswerType, Bound, Condition, Every, Interval, Need, Needs, Question, Rule, Standard, Unit, Wanted};
use crate::wording;
use rust_decimal::Decimal;

/// What a rule on a question accepts.
pub(super) fn rule(standard: &Standard, question: &Question, rule: &Rule) -> Wording {
    match rule {
        Rule::Present => wording!("有", "present"),
        Rule::Absent => wording!("没有", "absent"),
        Rule::Done => wording!("已完成", "done"),
        Rule::Within(interval) => within(question, interval),
        Rule::Has { members, need } => has(members, *need),
        Rule::OneOf(choices) => one_of(question, choices),
        Rule::Named(templates) => {
            let names = templates.iter().map(|template| template.written.as_str()).collect::<Vec<_>>().join("、");
            wording!("名称为 {names}", "named {names}")
        }
        Rule::Size { long, short, tolerance } => {
            let unit = unit(question);
            let percent = (*tolerance * Decimal::ONE_HUNDRED).normalize();
            wording!("{long}×{short}{unit}(±{percent}%)", "{long}×{short}{unit} (±{percent} %)")
        }
        Rule::Cases(cases) => {
            let parts: Vec<Wording> = cases.iter().map(|case| self::rule(standard, question, &case.rule)).collect();
            let conditions: Vec<Wording> =
                cases.iter().map(|case| case.when.as_ref().map_or_else(|| wording!("其他", "else"), |when| condition(standard, when))).collect();
            let say = |pick: fn(&Wording) -> &String, colon: &str, end: &str| {
                conditions.iter().zip(&parts).map(|(when, part)| format!("{}{colon}{}", pick(when), pick(part))).collect::<Vec<_>>().join(end)
            };
            Wording { zh: say(|text| &text.zh, ":", ";"), en: say(|text| &text.en, ": ", "; ") }
        }
    }
}

/// When something applies.
pub(super) fn condition(standard: &Standard, when: &Condition) -> Wording {
    let joined = |parts: &[Condition], zh: &str, en: &str| {
        let parts: Vec<Wording> = parts.iter().map(|part| condition(standard, part)).collect();
        Wording {
            zh: parts.iter().map(|part| part.zh.as_str()).collect::<Vec<_>>().join(zh),
            en: parts.iter().map(|part| part.en.as_str()).collect::<Vec<_>>().join(en),
        }
    };
    match when {
        Condition::Answer { question, rule: wanted } => {
            let question = standard.question(*question);
            let (label, says) = (&question.label, rule(standard, question, wanted));
            let (zh, en) = match wanted {
                Rule::Present => ("是".to_owned(), "yes".to_owned()),
                Rule::Absent => ("否".to_owned(), "no".to_owned()),
                _ => (says.zh, says.en),
            };
            wording!("{label}{zh}", "{label} {en}")
        }
        Condition::AllOf(parts) => joined(parts, "且", " and "),
        Condition::AnyOf(parts) => joined(parts, "或", " or "),
        Condition::NoneOf(parts) => {
            let inner = joined(parts, "或", " or ");
            let (zh, en) = (inner.zh, inner.en);
            wording!("并非({zh})", "not ({en})")
        }
    }
}

/// What of its ticks a tier wants met.
pub(super) fn needs(needs: Needs) -> Wording {
    let percent = needs.share.map(|share| (share * Decimal::ONE_HUNDRED).normalize());
    match (needs.every, percent) {
        (Every::Must, _) => wording!("必须项全部符合", "every must"),
        (Every::Key, None) => wording!("关键项全部符合", "every key item"),
        (Every::Key, Some(percent)) => wording!("关键项全部符合,必须项符合率不低于 {percent}%", "every key item, and at least {percent} % of the musts"),
    }
}

/// An interval of values of a question.
pub(super) fn within(question: &Question, interval: &Interval) -> Wording {
    bounds(interval, |value| amount(question, value))
}

/// An interval in words, each of its ends written by `value`.
pub(super) fn bounds(interval: &Interval, value: impl Fn(Decimal) -> String) -> Wording {
    let value = |bound: Bound| value(bound.value);
    match (interval.low, interval.high) {
        (Some(low), Some(high)) if low.value == high.value => {
            let is = value(low);
            wording!("{is}", "{is}")
        }
        (Some(low), Some(high)) => {
            let (low, high) = (value(low), value(high));
            wording!("{low} 至 {high}", "{low} to {high}")
        }
        (Some(low), None) => {
            let (sign, low) = (if low.open { ">" } else { "≥" }, value(low));
            wording!("{sign} {low}", "{sign} {low}")
        }
        (None, Some(high)) => {
            let (sign, high) = (if high.open { "<" } else { "≤" }, value(high));
            wording!("{sign} {high}", "{sign} {high}")
        }
        (None, None) => wording!("任意", "anything"),
    }
}

/// A value of a question with its unit; a date as a date.
pub(super) fn amount(question: &Question, value: Decimal) -> String {
    use rust_decimal::prelude::ToPrimitive;
    let value = value.normalize();
    match &question.answer {
        AnswerType::Date => {
            let days = value.to_i32().unwrap_or(0);
            jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).map_or_else(|_| value.to_string(), |date| date.to_string())
        }
        AnswerType::Percent(_) => format!("{value}%"),
        _ => format!("{value}{}", unit(question)),
    }
}

fn unit(question: &Question) -> String {
    question.unit().map(Unit::shown).map(|unit| format!(" {unit}")).unwrap_or_default()
}

fn has(members: &[Wanted], need: Need) -> Wording {
    let count = members.len();
    let names = members.iter().map(|wanted| wanted.name.as_str()).collect::<Vec<_>>().join("、");
    match need {
        Need::All if count == 1 => wording!("有{names}", "has {names}"),
        Need::All => wording!("{count} 项齐全:{names}", "all {count}: {names}"),
        Need::Any => wording!("至少一项:{names}", "at least one of {names}"),
        Need::None => wording!("一项都没有:{names}", "none of {names}"),
        Need::AtLeast(wanted) => wording!("至少 {wanted} 项:{names}", "at least {wanted} of {names}"),
    }
}

fn one_of(question: &Question, choices: &[u16]) -> Wording {
    let AnswerType::Choice(all) = &question.answer else { return Wording::default() };
    let names = choices.iter().filter_map(|choice| all.get(usize::from(*choice))).map(|choice| choice.names[0].as_str()).collect::<Vec<_>>().join("、");
    wording!("{names}", "{names}")
}
