//! Tells of what kind the answer to a question is: as written, or from its members and choices, or from the rules on it.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::question::{QuestionDraft, TypeName};
use crate::standard::decode::rule::{Amount, Form, RuleDraft};
use crate::standard::name::alternatives;
use crate::standard::normal::normalised;
use crate::standard::tree::Text;
use crate::standard::{AnswerType, Choice, Dimension, Measure, Member, Unit};
use crate::wording;
use std::collections::HashMap;

/// The type of a question with its measure, members or choices; `None` where it cannot be told.
pub(in crate::standard) fn answer(draft: &QuestionDraft, owned: bool, rules: &[Option<&RuleDraft>], complaints: &mut Complaints) -> Option<AnswerType> {
    let unit = match &draft.unit {
        Some(written) => Some(unit(written, complaints)?),
        None => None,
    };
    let name = draft.answer.map(|(name, _)| name).or_else(|| guessed(draft, unit.as_ref(), rules))?;
    without_effect(draft, name, complaints);
    let measure = Measure { unit, range: draft.range.map(|(range, _)| range), some: draft.some };
    Some(match name {
        TypeName::YesNo => AnswerType::YesNo,
        TypeName::Count => AnswerType::Count(measure),
        TypeName::Number => AnswerType::Number(measure),
        TypeName::Percent => AnswerType::Percent(measure),
        TypeName::Duration => AnswerType::Duration(measure),
        TypeName::Date => AnswerType::Date,
        TypeName::Text => AnswerType::Text,
        TypeName::Size => AnswerType::Size(measure),
        TypeName::Progress => AnswerType::Progress,
        TypeName::Set => AnswerType::Set(members(draft, owned, rules, complaints)?.into_iter().map(|names| Member { names }).collect()),
        TypeName::Choice => AnswerType::Choice(choices(draft, owned, rules, complaints)?.into_iter().map(|names| Choice { names }).collect()),
    })
}

fn unit(written: &Text, complaints: &mut Complaints) -> Option<Unit> {
    let unit = Unit::parse(&written.text);
    if unit.is_none() {
        let name = &written.text;
        let help = wording!("用量词或计量单位,如 个、台、m²、cm、%、工作日", "use a measure such as 个, 台, m², cm, %, 工作日");
        complaints.report(Code::InvalidUnit, written.span, wording!("不认识单位“{name}”", "the unit `{name}` is not known"), help);
    }
    unit
}

fn guessed(draft: &QuestionDraft, unit: Option<&Unit>, rules: &[Option<&RuleDraft>]) -> Option<TypeName> {
    if draft.members.is_some() {
        return Some(TypeName::Set);
    }
    if draft.choices.is_some() {
        return Some(TypeName::Choice);
    }
    if rules.is_empty() {
        return Some(TypeName::YesNo);
    }
    rules.iter().find_map(|rule| rule.map_or(Some(TypeName::YesNo), |rule| from_rule(&rule.form, unit)))
}

fn from_rule(form: &Form, unit: Option<&Unit>) -> Option<TypeName> {
    match form {
        Form::Present | Form::Absent => Some(TypeName::YesNo),
        Form::Has(..) => Some(TypeName::Set),
        Form::OneOf(_) => Some(TypeName::Choice),
        Form::Named(_) => Some(TypeName::Text),
        Form::Size { .. } => Some(TypeName::Size),
        Form::Cases(cases) => cases.iter().find_map(|case| from_rule(&case.rule.form, unit)),
        Form::Broken => None,
        Form::Within(_, values) => values.first().map(|value| match value.amount {
            Amount::Date(_) => TypeName::Date,
            Amount::Percent(_) => TypeName::Percent,
            Amount::Number(number) if !number.fract().is_zero() && amount(unit) == TypeName::Count => TypeName::Number,
            Amount::Number(_) => amount(unit),
        }),
    }
}

/// The type of an amount of which only the unit is known.
fn amount(unit: Option<&Unit>) -> TypeName {
    match unit.map(|unit| unit.dimension) {
        Some(Dimension::Percent) => TypeName::Percent,
        Some(Dimension::Area | Dimension::Length) => TypeName::Number,
        Some(Dimension::Clock | Dimension::Days | Dimension::WorkingDays | Dimension::Months) => TypeName::Duration,
        Some(Dimension::Pieces) | None => TypeName::Count,
    }
}

/// A question that only a target measures: where nothing else tells its type, it is an amount.
pub(in crate::standard) fn measured(mut draft: QuestionDraft, no_rule: bool) -> QuestionDraft {
    if no_rule && draft.answer.is_none() && draft.members.is_none() && draft.choices.is_none() {
        let unit = draft.unit.as_ref().and_then(|unit| Unit::parse(&unit.text));
        draft.answer = Some((amount(unit.as_ref()), draft.id.span));
    }
    draft
}

/// Says which keys a question of this type has no use for.
fn without_effect(draft: &QuestionDraft, name: TypeName, complaints: &mut Complaints) {
    let useless = |key: &str| match key {
        "unit" | "range" => !name.is_measured(),
        "members" => name != TypeName::Set,
        "choices" => name != TypeName::Choice,
        _ => false,
    };
    for key in draft.keys.iter().filter(|key| useless(&key.text)) {
        let (key_name, word) = (&key.text, name.as_str());
        let help = wording!("删去它,或改 type", "take it out, or change the type");
        let message = wording!("{key_name} 对 {word} 型采集项不起作用", "`{key_name}` has no effect on a question of type {word}");
        complaints.report(Code::FieldWithoutEffect, key.span, message, help);
    }
}

fn members(draft: &QuestionDraft, owned: bool, rules: &[Option<&RuleDraft>], complaints: &mut Complaints) -> Option<Vec<Vec<String>>> {
    let Some(written) = &draft.members else {
        return from_rules(draft, owned, rules, ("members", "成员"), complaints);
    };
    declared(written, complaints)
}

fn choices(draft: &QuestionDraft, owned: bool, rules: &[Option<&RuleDraft>], complaints: &mut Complaints) -> Option<Vec<Vec<String>>> {
    let Some(written) = &draft.choices else {
        return from_rules(draft, owned, rules, ("choices", "选项"), complaints);
    };
    declared(written, complaints)
}

/// The names as declared; one that stands twice is said.
fn declared(written: &[Text], complaints: &mut Complaints) -> Option<Vec<Vec<String>>> {
    let mut seen: HashMap<String, Span> = HashMap::new();
    let mut all = Vec::new();
    for member in written {
        let names = alternatives(&member.text);
        for name in names.iter().map(|name| normalised(name)) {
            if let Some(first) = seen.get(&name) {
                let help = wording!("每个名称只能属于一个成员", "a name can belong to one member only");
                complaints.report_at(Code::DuplicateId, &[member.span, *first], wording!("名称“{name}”写了两次", "the name `{name}` stands twice"), help);
            } else {
                seen.insert(name, member.span);
            }
        }
        all.push(names);
    }
    (!all.is_empty()).then_some(all)
}

/// Members of a question that a check owns are those its rules name.
fn from_rules(draft: &QuestionDraft, owned: bool, rules: &[Option<&RuleDraft>], key: (&str, &str), complaints: &mut Complaints) -> Option<Vec<Vec<String>>> {
    let (key, zh) = key;
    if !owned {
        let id = &draft.id.text;
        let help = wording!("补上 {key}: 甲、乙/丙", "add {key}: 甲、乙/丙");
        complaints.report(Code::MissingKey, draft.id.span, wording!("采集项 {id} 没有列出{zh}({key})", "the question `{id}` lists no {key}"), help);
        return None;
    }
    let mut named = Vec::new();
    rules.iter().flatten().for_each(|rule| collect(rule, &mut named));
    let mut all: Vec<Vec<String>> = Vec::new();
    // the first member of each name
    let mut members: HashMap<String, usize> = HashMap::new();
    for names in named.iter().map(|text| alternatives(&text.text)) {
        let forms: Vec<String> = names.iter().map(|name| normalised(name)).collect();
        let at = forms.iter().filter_map(|form| members.get(form)).min().copied().unwrap_or(all.len());
        match all.get_mut(at) {
            Some(known) => known.extend(names.into_iter().filter(|name| !known.contains(name)).collect::<Vec<_>>()),
            None => all.push(names),
        }
        for form in forms {
            let first = members.entry(form).or_insert(at);
            *first = at.min(*first);
        }
    }
    (!all.is_empty()).then_some(all)
}

fn collect<'d>(rule: &'d RuleDraft, found: &mut Vec<&'d Text>) {
    match &rule.form {
        Form::Has(_, names) | Form::OneOf(names) => found.extend(names),
        Form::Cases(cases) => cases.iter().for_each(|case| collect(&case.rule, found)),
        Form::Present | Form::Absent | Form::Within(..) | Form::Named(_) | Form::Size { .. } | Form::Broken => {}
    }
}
