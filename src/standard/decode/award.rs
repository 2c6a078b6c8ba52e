//! Reads how a check earns its points: `award`, `bands`, `deduct`, `judged`, `floor`.
use crate::diagnostic::Code;
use crate::standard::Floor;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::fields::{Fields, wrong_shape};
use crate::standard::decode::inherited::{self, Ask};
use crate::standard::decode::rule::{self, Amount, COMPARISONS, Comparison, Form, Need, RuleDraft, Value};
use crate::standard::decode::scalar;
use crate::standard::grammar::{self, Map};
use crate::standard::tree::{Content, Entry, Node, Text};
use crate::wording;
use rust_decimal::Decimal;

/// The words of `award`.
pub(in crate::standard) const AWARDS: &[(&str, ())] = &[("share", ())];

/// What a check can judge by: one of these.
pub(in crate::standard) const CRITERIA: &[&str] = &["rule", "bands", "deduct", "judged"];

/// How a check earns its points, as written.
#[derive(Debug, Default)]
pub(in crate::standard) struct AwardDraft {
    /// Where `award: share` stands.
    pub(in crate::standard) share: Option<Span>,
    /// What it judges by instead of a rule.
    pub(in crate::standard) points: Option<PointsDraft>,
    pub(in crate::standard) floor: Option<(Floor, Span)>,
}

/// What a check judges by where points are what it says, and where that stands.
#[derive(Debug)]
pub(in crate::standard) struct PointsDraft {
    pub(in crate::standard) span: Span,
    pub(in crate::standard) form: PointsForm,
}

/// The forms in which points are said.
#[derive(Debug)]
pub(in crate::standard) enum PointsForm {
    Bands(Vec<BandDraft>),
    Deduct(Vec<LineDraft>),
    Judged(Option<DiscretionDraft>),
}

/// A band as written.
#[derive(Debug)]
pub(in crate::standard) struct BandDraft {
    pub(in crate::standard) span: Span,
    pub(in crate::standard) rule: RuleDraft,
    pub(in crate::standard) earn: Option<(Decimal, Span)>,
}

/// A line of deductions as written.
#[derive(Debug)]
pub(in crate::standard) struct LineDraft {
    pub(in crate::standard) span: Span,
    /// The id of a question that it owns.
    pub(in crate::standard) id: Text,
    pub(in crate::standard) fault: Option<Text>,
    pub(in crate::standard) ask: Option<Ask>,
    /// `None` where it could not be read, which has been said.
    pub(in crate::standard) cost: Option<CostDraft>,
}

/// What a line takes off.
#[derive(Debug)]
pub(in crate::standard) enum CostDraft {
    /// So much for each missing member; the rule names the members.
    EachMissing((Decimal, Span), RuleDraft),
    EachTime((Decimal, Span)),
    /// So much for each step below a bound; the rule is that bound.
    EachStep((Decimal, Span), Value, RuleDraft),
    Judged(DiscretionDraft),
}

/// Two numbers of points, the lower first.
#[derive(Debug, Clone, Copy)]
pub(in crate::standard) struct DiscretionDraft {
    pub(in crate::standard) least: Decimal,
    pub(in crate::standard) most: Decimal,
    pub(in crate::standard) span: Span,
}

/// Reads the keys of a check; `owner` is its id.
pub(in crate::standard) fn award(fields: &Fields<'_>, owner: &Text, complaints: &mut Complaints) -> AwardDraft {
    let criteria: Vec<&Entry> = fields.entries().iter().copied().filter(|entry| CRITERIA.contains(&entry.key.text.as_str())).collect();
    if let [first, second, ..] = criteria[..] {
        let (one, other) = (&first.key.text, &second.key.text);
        let message = wording!("一项检查只能按 {one} 和 {other} 之一判定", "a check is judged by one of `{one}` and `{other}`");
        let help = wording!("删去一个,或分成两项检查", "take one of them out, or make two checks of it");
        complaints.report(Code::TwoRules, second.key.span, message, help);
    }
    let points = criteria.iter().find(|entry| entry.key.text != "rule").map(|entry| {
        let form = match entry.key.text.as_str() {
            "bands" => PointsForm::Bands(bands(entry, complaints)),
            "deduct" => PointsForm::Deduct(lines(entry, owner, complaints)),
            _ => PointsForm::Judged(discretion(&entry.value, complaints)),
        };
        PointsDraft { span: entry.key.span, form }
    });
    AwardDraft { share: fields.word("award", AWARDS, complaints).map(|((), span)| span), points, floor: fields.word("floor", Floor::ALL, complaints) }
}

/// The items of a list that must not be empty.
fn some<'n>(entry: &'n Entry, wanted: (&str, &str), complaints: &mut Complaints) -> &'n [Node] {
    match &entry.value.content {
        Content::List(items) if !items.is_empty() => items,
        _ => {
            wrong_shape(&entry.value, entry.key.span, wanted, complaints);
            &[]
        }
    }
}

/// `bands: [{at_most: 15, earn: 15}, …]`
fn bands(entry: &Entry, complaints: &mut Complaints) -> Vec<BandDraft> {
    let items = some(entry, ("列表,至少一行 {at_most: …, earn: …}", "a list with at least one {at_most: …, earn: …}"), complaints);
    items.iter().filter_map(|item| band(item, complaints)).collect()
}

fn band(node: &Node, complaints: &mut Complaints) -> Option<BandDraft> {
    let fields = Fields::open(node, node.span, &grammar::BAND, complaints)?;
    let comparisons: Vec<&Entry> = fields.entries().iter().copied().filter(|entry| COMPARISONS.iter().any(|(name, _)| *name == entry.key.text)).collect();
    let rule = match comparisons[..] {
        [] => {
            let names: Vec<&'static str> = COMPARISONS.iter().map(|(name, _)| *name).collect();
            fields.needed_one_of(&names, complaints);
            RuleDraft { span: node.span, form: Form::Broken }
        }
        [entry] => RuleDraft { span: entry.key.span, form: rule::form(entry, complaints) },
        [_, second, ..] => {
            let help = wording!("上下限用 between: [小, 大]", "for two bounds use between: [low, high]");
            complaints.report(Code::TwoRules, second.key.span, wording!("一段只能写一个界限", "a band has one bound"), help);
            RuleDraft { span: node.span, form: Form::Broken }
        }
    };
    fields.needed("earn", complaints);
    Some(BandDraft { span: node.span, rule, earn: fields.number("earn", complaints) })
}

/// `deduct: [{each_missing: 0.2, of: 甲、乙}, …]`
fn lines(entry: &Entry, owner: &Text, complaints: &mut Complaints) -> Vec<LineDraft> {
    let items = some(entry, ("列表,至少一行,一行一种扣分", "a list with at least one deduction"), complaints);
    let one = items.len() == 1;
    let id = |at: usize| if one { owner.text.clone() } else { format!("{}.{}", owner.text, at + 1) };
    items.iter().enumerate().filter_map(|(at, item)| line(item, Text { text: id(at), span: item.span }, complaints)).collect()
}

/// A line: which of the four kinds it is, is told by the keys that only one of them has.
fn line(node: &Node, id: Text, complaints: &mut Complaints) -> Option<LineDraft> {
    let keys: Vec<&str> = match &node.content {
        Content::Map(entries) => entries.iter().map(|entry| entry.key.text.as_str()).collect(),
        _ => Vec::new(),
    };
    let has = |key: &str| keys.contains(&key);
    let (map, read): (&'static Map, Reader) = if has("each_missing") || (has("of") && !has("each")) {
        (&grammar::EACH_MISSING, each_missing)
    } else if has("judged") {
        (&grammar::DISCRETION, judged)
    } else if has("per") || has("below") {
        (&grammar::EACH_STEP, each_step)
    } else {
        (&grammar::EACH_TIME, each_time)
    };
    let fields = Fields::open(node, node.span, map, complaints)?;
    let cost = read(&fields, complaints);
    let fault = if map.needs("fault") {
        fields.needed_text("fault", complaints)
    } else if map.names().contains(&"fault") {
        fields.text("fault", complaints)
    } else {
        None
    };
    if map.needs("ask") {
        fields.needed("ask", complaints);
    }
    let ask = fields.entry("ask").and_then(|entry| inherited::ask(entry, &id, complaints));
    Some(LineDraft { span: node.span, id, fault, ask, cost })
}

/// Reads what a line of one kind takes off.
type Reader = fn(&Fields<'_>, &mut Complaints) -> Option<CostDraft>;

fn judged(fields: &Fields<'_>, complaints: &mut Complaints) -> Option<CostDraft> {
    fields.needed("judged", complaints).and_then(|node| discretion(node, complaints)).map(CostDraft::Judged)
}

fn each_time(fields: &Fields<'_>, complaints: &mut Complaints) -> Option<CostDraft> {
    fields.needed("each", complaints).and_then(|_| fields.number("each", complaints)).map(CostDraft::EachTime)
}

fn each_missing(fields: &Fields<'_>, complaints: &mut Complaints) -> Option<CostDraft> {
    let each = fields.needed("each_missing", complaints).and_then(|_| fields.number("each_missing", complaints));
    let span = fields.get("of").map_or(fields.owner, |node| node.span);
    let names = fields.needed("of", complaints).map(|node| scalar::names(node, complaints)).unwrap_or_default();
    Some(CostDraft::EachMissing(each?, RuleDraft { span, form: Form::Has(Need::All, names) })).filter(CostDraft::is_whole)
}

fn each_step(fields: &Fields<'_>, complaints: &mut Complaints) -> Option<CostDraft> {
    let each = fields.needed("each", complaints).and_then(|_| fields.number("each", complaints));
    let value = |key: &'static str, complaints: &mut Complaints| fields.needed_text(key, complaints).and_then(|text| rule::value(&text, complaints));
    let (per, below) = (value("per", complaints), value("below", complaints));
    let below = below?;
    Some(CostDraft::EachStep(each?, per?, RuleDraft { span: below.span, form: Form::Within(Comparison::AtLeast, vec![below]) }))
}

impl AwardDraft {
    /// Where the first of its keys stands that says how points are earned.
    pub(in crate::standard) fn span(&self) -> Option<Span> {
        self.points.as_ref().map(|points| points.span).or(self.share).or(self.floor.map(|(_, span)| span))
    }

    /// The members whose absence costs, line by line.
    pub(in crate::standard) fn missing(&self) -> impl Iterator<Item = &[Text]> {
        let lines = match self.points.as_ref().map(|points| &points.form) {
            Some(PointsForm::Deduct(lines)) => &lines[..],
            _ => &[],
        };
        lines.iter().filter_map(|line| match &line.cost {
            Some(CostDraft::EachMissing(_, RuleDraft { form: Form::Has(_, names), .. })) => Some(&names[..]),
            _ => None,
        })
    }
}

impl PointsForm {
    /// The word of the grammar.
    pub(in crate::standard) fn name(&self) -> &'static str {
        match self {
            Self::Bands(_) => "bands",
            Self::Deduct(_) => "deduct",
            Self::Judged(_) => "judged",
        }
    }
}

impl CostDraft {
    fn is_whole(&self) -> bool {
        !matches!(self, Self::EachMissing(_, RuleDraft { form: Form::Has(_, names), .. }) if names.is_empty())
    }
}

/// `[3, 5]`
fn discretion(node: &Node, complaints: &mut Complaints) -> Option<DiscretionDraft> {
    let texts: Vec<Text> = match &node.content {
        Content::List(items) if items.len() == 2 => items.iter().filter_map(|item| scalar::text(item, complaints)).collect(),
        _ => {
            wrong_shape(node, node.span, ("两个数 [最少, 最多]", "two numbers [least, most]"), complaints);
            return None;
        }
    };
    let ends: Vec<Decimal> = texts.iter().filter_map(|text| scalar::number(text, complaints)).collect();
    let [least, most] = ends[..] else { return None };
    Some(DiscretionDraft { least, most, span: node.span })
}

impl DiscretionDraft {
    /// Both numbers, as values of a rule.
    pub(in crate::standard) fn values(&self) -> [Value; 2] {
        [self.least, self.most].map(|number| Value { amount: Amount::Number(number), span: self.span })
    }
}
