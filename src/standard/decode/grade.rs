//! Reads what a score comes to: grades, bonus and vetoes.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::condition::{self, ConditionDraft};
use crate::standard::decode::fields::{Fields, wrong_shape};
use crate::standard::decode::inherited::{self, Ask, WEIGHTS};
use crate::standard::decode::scalar;
use crate::standard::tree::{Content, Entry, Node, Text};
use crate::standard::{Bound, Interval, Weight, grammar};
use crate::wording;
use rust_decimal::Decimal;

/// What gives a grade that no score gives.
pub(in crate::standard) const ONLY: &[(&str, ())] = &[("veto", ())];
/// What a veto does, of which it does one.
pub(in crate::standard) const EFFECTS: &[&str] = &["zero", "grade"];
/// The word for the whole table.
pub(in crate::standard) const TOTAL: &str = "total";
/// How the points of an indicator are compared.
pub(in crate::standard) const COMPARISONS: &[&str] = &["at_least", "at_most", "more_than", "less_than"];

/// A number with where it stands.
type Placed = Option<(Decimal, Span)>;

/// A grade as written.
#[derive(Debug)]
pub(in crate::standard) struct GradeDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) name: Option<Text>,
    pub(in crate::standard) at_least: Placed,
    pub(in crate::standard) each_indicator: Placed,
    pub(in crate::standard) failed: Vec<FailedDraft>,
    /// A condition could not be read, which has been said.
    pub(in crate::standard) broken: bool,
    /// Where it says that a veto alone gives it.
    pub(in crate::standard) only_veto: Option<Span>,
    pub(in crate::standard) authored: Option<Text>,
}

/// How many unmet musts a grade bears, as written.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::standard) struct FailedDraft {
    pub(in crate::standard) span: Span,
    pub(in crate::standard) weights: Vec<Weight>,
    pub(in crate::standard) at_most: u32,
}

/// A bonus as written.
#[derive(Debug)]
pub(in crate::standard) struct BonusDraft {
    pub(in crate::standard) cap: Placed,
    /// Whether it counts for grades, and where that is said.
    pub(in crate::standard) counts_for_grade: Option<(bool, Span)>,
    pub(in crate::standard) items: Vec<BonusItemDraft>,
    pub(in crate::standard) authored: Option<Text>,
}

/// Something that earns a bonus, as written.
#[derive(Debug)]
pub(in crate::standard) struct BonusItemDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) text: Option<Text>,
    pub(in crate::standard) each: Placed,
    pub(in crate::standard) ask: Option<Ask>,
    pub(in crate::standard) binds: Option<Vec<Text>>,
    pub(in crate::standard) authored: Option<Text>,
}

/// A veto as written.
#[derive(Debug)]
pub(in crate::standard) struct VetoDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) text: Option<Text>,
    pub(in crate::standard) ask: Option<Ask>,
    pub(in crate::standard) when: Option<VetoWhen>,
    pub(in crate::standard) effect: Option<EffectDraft>,
    pub(in crate::standard) binds: Option<Vec<Text>>,
    pub(in crate::standard) authored: Option<Text>,
}

/// What a veto does, as written.
#[derive(Debug)]
pub(in crate::standard) enum EffectDraft {
    ZeroTotal,
    ZeroIndicator(Text),
    Grade(Text),
}

/// The condition of a veto as written.
#[derive(Debug)]
pub(in crate::standard) enum VetoWhen {
    /// On answers alone.
    Answers(ConditionDraft),
    /// `score: {of, less_than}`, with the number and where it stands.
    Subtotal { of: Text, accepted: Interval, value: (Decimal, Span) },
    /// Several keys, or `all_of`.
    AllOf(Vec<VetoWhen>),
    /// `any_of`
    AnyOf(Vec<VetoWhen>),
    /// It could not be read, which has been said.
    Broken,
}

/// `grades: {ID: {name, at_least, …}}`, best first
pub(in crate::standard) fn grades(entry: &Entry, complaints: &mut Complaints) -> Vec<GradeDraft> {
    let mut grades = Vec::new();
    for Entry { key, value } in scalar::entries(&entry.value, entry.key.span, complaints) {
        let Some(fields) = Fields::open(value, key.span, &grammar::GRADE, complaints) else { continue };
        let own = fields.get("failed").or_else(|| fields.get("at_most")).map(|_| failed(&fields, complaints));
        let limits: Vec<Option<FailedDraft>> = own.into_iter().chain(fields.entry("all_of").into_iter().flat_map(|entry| limits(entry, complaints))).collect();
        grades.push(GradeDraft {
            id: key.clone(),
            name: fields.needed_text("name", complaints),
            at_least: fields.number("at_least", complaints),
            each_indicator: fields.number("each_indicator", complaints),
            broken: limits.contains(&None),
            failed: limits.into_iter().flatten().collect(),
            only_veto: fields.word("only", ONLY, complaints).map(|((), span)| span),
            authored: fields.text("authored", complaints),
        });
    }
    grades
}

/// `all_of: [{failed, at_most}]`
fn limits(entry: &Entry, complaints: &mut Complaints) -> Vec<Option<FailedDraft>> {
    let Content::List(items) = &entry.value.content else {
        wrong_shape(&entry.value, entry.key.span, ("列表,每行一个 {failed, at_most}", "a list of {failed, at_most}"), complaints);
        return vec![None];
    };
    let mut limits = Vec::new();
    for item in items {
        limits.push(Fields::open(item, item.span, &grammar::FAILED_LIMIT, complaints).and_then(|fields| failed(&fields, complaints)));
    }
    limits
}

/// `failed: key, at_most: 0`
fn failed(fields: &Fields<'_>, complaints: &mut Complaints) -> Option<FailedDraft> {
    let weights = fields.needed("failed", complaints).map(|node| scalar::words(node, WEIGHTS, complaints));
    let at_most = fields.needed("at_most", complaints).and_then(|_| fields.whole("at_most", complaints));
    let span = fields.entry("failed").map_or(fields.owner, |entry| entry.key.span);
    Some(FailedDraft { span, weights: weights.filter(|weights| !weights.is_empty())?, at_most: at_most?.0 })
}

/// `bonus: {cap, counts_for_grade, items}`
pub(in crate::standard) fn bonus(entry: &Entry, complaints: &mut Complaints) -> Option<BonusDraft> {
    let fields = Fields::open(&entry.value, entry.key.span, &grammar::BONUS, complaints)?;
    let cap = fields.needed("cap", complaints).and_then(|_| fields.number("cap", complaints));
    let items = fields.needed("items", complaints).and_then(|_| fields.entry("items"));
    let counts = fields.flag("counts_for_grade", complaints).zip(fields.entry("counts_for_grade"));
    Some(BonusDraft {
        cap,
        counts_for_grade: counts.map(|(counts, entry)| (counts, entry.key.span)),
        items: items.map(|entry| bonus_items(entry, complaints)).unwrap_or_default(),
        authored: fields.text("authored", complaints),
    })
}

fn bonus_items(entry: &Entry, complaints: &mut Complaints) -> Vec<BonusItemDraft> {
    let mut items = Vec::new();
    for Entry { key, value } in scalar::entries(&entry.value, entry.key.span, complaints) {
        let Some(fields) = Fields::open(value, key.span, &grammar::BONUS_ITEM, complaints) else { continue };
        let owner = Text { text: format!("bonus/{}", key.text), span: key.span };
        items.push(BonusItemDraft {
            id: key.clone(),
            text: fields.needed_text("text", complaints),
            each: fields.needed("each", complaints).and_then(|_| fields.number("each", complaints)),
            ask: fields.entry("ask").and_then(|entry| inherited::ask(entry, &owner, complaints)),
            binds: fields.ids("for", complaints),
            authored: fields.text("authored", complaints),
        });
    }
    items
}

/// `vetoes: {ID: {text, ask | when, zero | grade, for}}`
pub(in crate::standard) fn vetoes(entry: &Entry, complaints: &mut Complaints) -> Vec<VetoDraft> {
    let mut vetoes = Vec::new();
    for Entry { key, value } in scalar::entries(&entry.value, entry.key.span, complaints) {
        let Some(fields) = Fields::open(value, key.span, &grammar::VETO, complaints) else { continue };
        let owner = Text { text: format!("veto/{}", key.text), span: key.span };
        let when = fields.entry("when").map(|entry| veto_when(&entry.value, entry.key.span, complaints));
        if let (Some(_), Some(ask)) = (&when, fields.entry("ask")) {
            let help = wording!("删去 ask;要问的写进 when", "take `ask` out, and write what is asked into `when`");
            complaints.report(Code::FieldWithoutEffect, ask.key.span, wording!("有 when,ask 不起作用", "`ask` has no effect beside `when`"), help);
        }
        vetoes.push(VetoDraft {
            id: key.clone(),
            text: fields.needed_text("text", complaints),
            ask: fields.entry("ask").and_then(|entry| inherited::ask(entry, &owner, complaints)).filter(|_| when.is_none()),
            when,
            effect: effect(&fields, complaints),
            binds: fields.ids("for", complaints),
            authored: fields.text("authored", complaints),
        });
    }
    vetoes
}

/// The one thing that a veto does.
fn effect(fields: &Fields<'_>, complaints: &mut Complaints) -> Option<EffectDraft> {
    let (zero, grade) = (fields.text("zero", complaints), fields.text("grade", complaints));
    match (fields.entry("zero"), fields.entry("grade")) {
        (None, None) => {
            fields.needed_one_of(EFFECTS, complaints);
            None
        }
        (Some(_), Some(second)) => {
            let help = wording!("只留一个;两样都要的,写成两条否决", "keep one of them; of both make two vetoes");
            let message = wording!("一条否决只有一个后果,这里有 zero 和 grade", "a veto does one thing, and here are `zero` and `grade`");
            complaints.report(Code::TwoEffects, second.key.span, message, help);
            None
        }
        (Some(_), None) => zero.map(|zero| if zero.text == TOTAL { EffectDraft::ZeroTotal } else { EffectDraft::ZeroIndicator(zero) }),
        (None, Some(_)) => grade.map(EffectDraft::Grade),
    }
}

/// A condition in which points of an indicator may stand beside answers.
fn veto_when(node: &Node, owner: Span, complaints: &mut Complaints) -> VetoWhen {
    let entries = match &node.content {
        Content::Map(entries) if !entries.is_empty() => entries,
        _ => {
            wrong_shape(
                node,
                owner,
                ("条件,如 {score: {of: 指标, less_than: 40}}", "a condition, such as {score: {of: INDICATOR, less_than: 40}}"),
                complaints,
            );
            return VetoWhen::Broken;
        }
    };
    let mut parts: Vec<VetoWhen> = entries.iter().map(|entry| part(entry, complaints)).collect();
    if parts.len() == 1 { parts.remove(0) } else { VetoWhen::AllOf(parts) }
}

fn part(entry: &Entry, complaints: &mut Complaints) -> VetoWhen {
    let mut list = || match &entry.value.content {
        Content::List(items) if !items.is_empty() => items.iter().map(|item| veto_when(item, item.span, complaints)).collect(),
        _ => {
            wrong_shape(&entry.value, entry.key.span, ("条件的列表", "a list of conditions"), complaints);
            vec![VetoWhen::Broken]
        }
    };
    match entry.key.text.as_str() {
        "all_of" => VetoWhen::AllOf(list()),
        "any_of" => VetoWhen::AnyOf(list()),
        "score" => subtotal(entry, complaints).unwrap_or(VetoWhen::Broken),
        _ => VetoWhen::Answers(condition::part(entry, complaints)),
    }
}

/// `score: {of: INDICATOR, less_than: 40}`
fn subtotal(entry: &Entry, complaints: &mut Complaints) -> Option<VetoWhen> {
    let fields = Fields::open(&entry.value, entry.key.span, &grammar::SUBTOTAL, complaints)?;
    let of = fields.needed_text("of", complaints);
    let written: Vec<(&str, Placed)> = COMPARISONS
        .iter()
        .filter(|comparison| fields.entry(comparison).is_some())
        .map(|comparison| (*comparison, fields.number(comparison, complaints)))
        .collect();
    let (comparison, (value, span)) = match written[..] {
        [(comparison, value)] => (comparison, value?),
        [] => {
            fields.needed_one_of(COMPARISONS, complaints);
            return None;
        }
        [_, (second, _), ..] => {
            let span = fields.entry(second).map_or(entry.key.span, |entry| entry.key.span);
            let help = wording!("写成 all_of 里的两条", "make two of it, in an `all_of`");
            complaints.report(Code::TwoRules, span, wording!("小计只能和一个数比较", "the points are compared with one number"), help);
            return None;
        }
    };
    let accepted = match comparison {
        "at_least" => Interval::from(Bound::closed(value)),
        "more_than" => Interval::from(Bound::open(value)),
        "at_most" => Interval::up_to(Bound::closed(value)),
        _ => Interval::up_to(Bound::open(value)),
    };
    Some(VetoWhen::Subtotal { of: of?, accepted, value: (value, span) })
}

impl EffectDraft {
    /// Whether it gives a grade.
    pub(in crate::standard) fn gives(&self, grade: &Text) -> bool {
        matches!(self, Self::Grade(given) if given.text == grade.text)
    }
}

impl VetoWhen {
    /// The conditions on answers in it.
    pub(in crate::standard) fn answers(&self) -> Vec<&ConditionDraft> {
        match self {
            Self::Answers(condition) => vec![condition],
            Self::Subtotal { .. } | Self::Broken => Vec::new(),
            Self::AllOf(parts) | Self::AnyOf(parts) => parts.iter().flat_map(Self::answers).collect(),
        }
    }

    /// The indicators whose points it looks at, each with the number they are compared with.
    pub(in crate::standard) fn subtotals(&self) -> Vec<(&Text, (Decimal, Span))> {
        match self {
            Self::Subtotal { of, value, .. } => vec![(of, *value)],
            Self::Answers(_) | Self::Broken => Vec::new(),
            Self::AllOf(parts) | Self::AnyOf(parts) => parts.iter().flat_map(Self::subtotals).collect(),
        }
    }
}
