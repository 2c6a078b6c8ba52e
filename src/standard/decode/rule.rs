//! Reads rules as they are written; which question they judge, and whether they fit it, is told later.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::condition::{self, ConditionDraft};
use crate::standard::decode::fields::{Fields, wrong_shape};
use crate::standard::decode::scalar;
use crate::standard::grammar;
use crate::standard::name::nearest;
use crate::standard::tree::{Content, Entry, Node, Text};
use crate::wording;
use jiff::civil::Date;
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

/// A rule as written.
#[derive(Debug, Clone)]
pub(in crate::standard) struct RuleDraft {
    pub(in crate::standard) span: Span,
    pub(in crate::standard) form: Form,
}

/// The forms of rules.
#[derive(Debug, Clone)]
pub(in crate::standard) enum Form {
    Present,
    Absent,
    Within(Comparison, Vec<Value>),
    Has(Need, Vec<Text>),
    OneOf(Vec<Text>),
    Named(Vec<Text>),
    Size {
        long: Value,
        short: Value,
        tolerance: Option<Value>,
    },
    Cases(Vec<CaseDraft>),
    /// It could not be read, which has been said.
    Broken,
}

/// How a value bounds what is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::standard) enum Comparison {
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Equals,
    Between,
}

/// How many members a rule wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::standard) enum Need {
    All,
    Any,
    None,
    AtLeast(u32, Span),
}

/// A value of a rule, as written.
#[derive(Debug, Clone, Copy)]
pub(in crate::standard) struct Value {
    pub(in crate::standard) amount: Amount,
    pub(in crate::standard) span: Span,
}

/// A number, a share of a hundred, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::standard) enum Amount {
    Number(Decimal),
    Percent(Decimal),
    Date(Date),
}

/// A case as written.
#[derive(Debug, Clone)]
pub(in crate::standard) struct CaseDraft {
    pub(in crate::standard) when: Option<ConditionDraft>,
    pub(in crate::standard) rule: RuleDraft,
    pub(in crate::standard) span: Span,
}

/// The comparisons with their words.
pub(in crate::standard) const COMPARISONS: &[(&str, Comparison)] = &[
    ("at_least", Comparison::AtLeast),
    ("at_most", Comparison::AtMost),
    ("more_than", Comparison::MoreThan),
    ("less_than", Comparison::LessThan),
    ("equals", Comparison::Equals),
    ("between", Comparison::Between),
];

/// A rule: `present`, `absent`, or a map of one form.
pub(in crate::standard) fn rule(node: &Node, owner: Span, complaints: &mut Complaints) -> RuleDraft {
    let (span, form) = match &node.content {
        Content::Text(word) => (node.span, plain(word, node.span, complaints)),
        Content::Map(entries) => match &entries[..] {
            [entry] => (entry.key.span, form(entry, complaints)),
            _ => (owner, several(entries, owner, complaints)),
        },
        Content::Empty | Content::List(_) => {
            wrong_shape(node, owner, ("规则,如 {at_least: 50}", "a rule, such as {at_least: 50}"), complaints);
            (owner, Form::Broken)
        }
    };
    RuleDraft { span, form }
}

fn plain(word: &str, span: Span, complaints: &mut Complaints) -> Form {
    match word {
        "present" => Form::Present,
        "absent" => Form::Absent,
        _ => {
            unknown(word, span, complaints);
            Form::Broken
        }
    }
}

fn unknown(word: &str, span: Span, complaints: &mut Complaints) {
    let names = grammar::RULE.names().into_iter().chain(grammar::PLAIN.iter().copied());
    let help = if let Some(near) = nearest(word, names.clone()) {
        wording!("是不是 {near}?", "did you mean `{near}`?")
    } else {
        let all = names.collect::<Vec<_>>().join("、");
        wording!("可用的规则:{all}", "the rules are: {all}")
    };
    complaints.report(Code::UnknownRule, span, wording!("没有 {word} 这种规则", "there is no rule `{word}`"), help);
}

fn several(entries: &[Entry], owner: Span, complaints: &mut Complaints) -> Form {
    let names: Vec<&str> = entries.iter().map(|entry| entry.key.text.as_str()).collect();
    let all = names.join("、");
    let interval = names.iter().filter(|name| COMPARISONS.iter().any(|(comparison, _)| comparison == *name)).count() == names.len();
    let help = if interval && !names.is_empty() {
        wording!("上下限用 between: [小, 大]", "for two bounds use between: [low, high]")
    } else {
        wording!("一项检查一条规则;不同要求分成两项检查", "one check has one rule; make two checks of two requirements")
    };
    let span = entries.get(1).map_or(owner, |entry| entry.key.span);
    complaints.report(Code::TwoRules, span, wording!("一处只能写一条规则,这里有:{all}", "one rule can stand here, and there are: {all}"), help);
    Form::Broken
}

/// The form that one key says.
pub(in crate::standard) fn form(entry: &Entry, complaints: &mut Complaints) -> Form {
    let Entry { key, value: node } = entry;
    if let Some((_, comparison)) = COMPARISONS.iter().find(|(name, _)| *name == key.text) {
        return within(*comparison, node, complaints);
    }
    match key.text.as_str() {
        "has_all" => members(Need::All, node, complaints),
        "has_any" => members(Need::Any, node, complaints),
        "has_none" => members(Need::None, node, complaints),
        "has" => has(entry, complaints),
        "one_of" => some(scalar::names(node, complaints), Form::OneOf),
        "named" => some(scalar::names(node, complaints), Form::Named),
        "size" => size(entry, complaints).unwrap_or(Form::Broken),
        "cases" => cases(node, complaints),
        other => {
            unknown(other, key.span, complaints);
            Form::Broken
        }
    }
}

fn some(names: Vec<Text>, form: impl Fn(Vec<Text>) -> Form) -> Form {
    if names.is_empty() { Form::Broken } else { form(names) }
}

fn members(need: Need, node: &Node, complaints: &mut Complaints) -> Form {
    some(scalar::names(node, complaints), |names| Form::Has(need, names))
}

fn within(comparison: Comparison, node: &Node, complaints: &mut Complaints) -> Form {
    let texts: Vec<Text> = match (&node.content, comparison) {
        (Content::List(items), Comparison::Between) if items.len() == 2 => items.iter().filter_map(|item| scalar::text(item, complaints)).collect(),
        (_, Comparison::Between) => {
            wrong_shape(node, node.span, ("两个数 [小, 大]", "two numbers [low, high]"), complaints);
            return Form::Broken;
        }
        _ => scalar::text(node, complaints).into_iter().collect(),
    };
    let values: Vec<Value> = texts.iter().filter_map(|text| value(text, complaints)).collect();
    let wanted = if comparison == Comparison::Between { 2 } else { 1 };
    if values.len() == wanted { Form::Within(comparison, values) } else { Form::Broken }
}

/// A number, `90%` or a day.
pub(in crate::standard) fn value(text: &Text, complaints: &mut Complaints) -> Option<Value> {
    let plain: String = text.text.nfkc().collect();
    let amount = if let Some(share) = plain.strip_suffix('%') {
        Amount::Percent(scalar::number(&Text { text: share.trim().to_owned(), span: text.span }, complaints)?)
    } else if plain.matches('-').count() == 2 {
        Amount::Date(scalar::date(&Text { text: plain, span: text.span }, complaints)?)
    } else {
        Amount::Number(scalar::number(text, complaints)?)
    };
    Some(Value { amount, span: text.span })
}

fn has(entry: &Entry, complaints: &mut Complaints) -> Form {
    let Some(fields) = Fields::open(&entry.value, entry.key.span, &grammar::HAS, complaints) else { return Form::Broken };
    let least = fields.needed("at_least", complaints).and_then(|_| fields.whole("at_least", complaints));
    let names = fields.needed("of", complaints).map(|node| scalar::names(node, complaints)).unwrap_or_default();
    match least {
        Some((least, span)) => some(names, |names| Form::Has(Need::AtLeast(least, span), names)),
        None => Form::Broken,
    }
}

fn size(entry: &Entry, complaints: &mut Complaints) -> Option<Form> {
    let fields = Fields::open(&entry.value, entry.key.span, &grammar::SIZE, complaints)?;
    let long = fields.needed_text("long", complaints).and_then(|text| value(&text, complaints));
    let short = fields.needed_text("short", complaints).and_then(|text| value(&text, complaints));
    let tolerance = fields.text("tolerance", complaints).and_then(|text| value(&text, complaints));
    Some(Form::Size { long: long?, short: short?, tolerance })
}

fn cases(node: &Node, complaints: &mut Complaints) -> Form {
    let Content::List(items) = &node.content else {
        wrong_shape(node, node.span, ("列表,每行一个 {when, rule}", "a list of {when, rule}"), complaints);
        return Form::Broken;
    };
    let mut cases = Vec::new();
    for item in items {
        let Some(fields) = Fields::open(item, item.span, &grammar::CASE, complaints) else { continue };
        let Some(entry) = fields.needed("rule", complaints).and_then(|_| fields.entry("rule")) else { continue };
        let when = fields.entry("when").map(|entry| condition::condition(&entry.value, entry.key.span, complaints));
        cases.push(CaseDraft { when, rule: rule(&entry.value, entry.key.span, complaints), span: item.span });
    }
    if cases.len() == items.len() && !cases.is_empty() { Form::Cases(cases) } else { Form::Broken }
}
