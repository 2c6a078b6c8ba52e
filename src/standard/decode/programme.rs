//! Reads tiers and scoring.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::condition::{self, ConditionDraft};
use crate::standard::decode::fields::Fields;
use crate::standard::decode::grade::{self, BonusDraft, GradeDraft, VetoDraft};
use crate::standard::decode::scalar;
use crate::standard::grammar;
use crate::standard::tree::{Entry, Text};
use crate::standard::{Every, Rescale, Scoring};
use crate::wording;
use rust_decimal::Decimal;

/// A tier as written.
#[derive(Debug)]
pub(in crate::standard) struct TierDraft {
    pub(in crate::standard) id: Text,
    pub(in crate::standard) name: Option<Text>,
    pub(in crate::standard) binds: Option<Vec<Text>>,
    pub(in crate::standard) when: Option<ConditionDraft>,
    pub(in crate::standard) includes: Vec<Text>,
    pub(in crate::standard) every: Option<(Every, Span)>,
    pub(in crate::standard) share: Option<(Decimal, Span)>,
}

/// How points are spread, and where it says so.
#[derive(Debug)]
pub(in crate::standard) struct ScoringDraft {
    pub(in crate::standard) scoring: Scoring,
    pub(in crate::standard) total: Option<Span>,
    pub(in crate::standard) rescale: Option<Span>,
    pub(in crate::standard) grades: Vec<GradeDraft>,
    pub(in crate::standard) bonus: Option<BonusDraft>,
    pub(in crate::standard) vetoes: Vec<VetoDraft>,
}

/// `tiers: {ID: {name, for, when, includes, needs: {every: must | key, share: 90%}}}`, lowest first
pub(in crate::standard) fn tiers(entry: &Entry, complaints: &mut Complaints) -> Vec<TierDraft> {
    let mut tiers = Vec::new();
    for Entry { key, value } in scalar::entries(&entry.value, entry.key.span, complaints) {
        let Some(fields) = Fields::open(value, key.span, &grammar::TIER, complaints) else { continue };
        let needs = fields.entry("needs").and_then(|entry| Fields::open(&entry.value, entry.key.span, &grammar::NEEDS, complaints));
        tiers.push(TierDraft {
            id: key.clone(),
            name: fields.needed_text("name", complaints),
            binds: fields.needed("for", complaints).map(|node| scalar::ids(node, complaints)),
            when: fields.entry("when").map(|entry| condition::condition(&entry.value, entry.key.span, complaints)),
            includes: fields.ids("includes", complaints).unwrap_or_default(),
            every: needs.as_ref().and_then(|needs| {
                needs.needed("every", complaints);
                needs.word("every", EVERY, complaints)
            }),
            share: needs.as_ref().and_then(|needs| needs.percent("share", complaints)),
        });
    }
    tiers
}

/// Which checks a tier wants met without exception, with the words.
pub(in crate::standard) const EVERY: &[(&str, Every)] = &[("must", Every::Must), ("key", Every::Key)];

/// Where points are rescaled, with the words.
pub(in crate::standard) const RESCALE: &[(&str, Rescale)] = &[("total", Rescale::Total), ("aspect", Rescale::Aspect), ("indicator", Rescale::Indicator)];

/// How points that are not written are spread: equally.
pub(in crate::standard) const POINTS: &[(&str, ())] = &[("equal", ())];

/// `scoring: {points: equal, total, decimals, rescale, na_limit, grades, bonus, vetoes, authored}`
pub(in crate::standard) fn scoring(entry: &Entry, complaints: &mut Complaints) -> ScoringDraft {
    let mut draft = ScoringDraft::default();
    let Some(fields) = Fields::open(&entry.value, entry.key.span, &grammar::SCORING, complaints) else { return draft };
    fields.refuse_later(complaints);
    fields.word("points", POINTS, complaints);
    let scoring = &mut draft.scoring;
    if let Some((total, span)) = fields.number("total", complaints) {
        (scoring.total, draft.total) = (total, Some(span));
        if total <= Decimal::ZERO {
            let help = wording!("满分通常是 100", "it is usually 100");
            complaints.report(Code::InvalidNumber, span, wording!("满分应大于 0", "the total must be above 0"), help);
        }
    }
    if let Some((decimals, span)) = fields.whole("decimals", complaints) {
        scoring.decimals = decimals;
        if decimals > 6 {
            let help = wording!("小数位数通常是 2", "it is usually 2");
            complaints.report(Code::InvalidNumber, span, wording!("小数位数最多 6", "there are 6 decimals at most"), help);
        }
    }
    if let Some((rescale, span)) = fields.word("rescale", RESCALE, complaints) {
        (scoring.rescale, draft.rescale) = (rescale, Some(span));
    }
    scoring.authored = fields.text("authored", complaints).map(|text| text.text);
    if let Some((share, span)) = fields.percent("na_limit", complaints) {
        scoring.na_limit = Some(share);
        if share > Decimal::ONE {
            let share = (share * Decimal::ONE_HUNDRED).normalize();
            let help = wording!("写 0% 到 100%,通常是 30%", "write 0% to 100%; it is usually 30%");
            complaints.report(Code::InvalidNumber, span, wording!("{share}% 超过 100%", "{share}% is over 100%"), help);
        }
    }
    draft.grades = fields.entry("grades").map(|entry| grade::grades(entry, complaints)).unwrap_or_default();
    draft.bonus = fields.entry("bonus").and_then(|entry| grade::bonus(entry, complaints));
    draft.vetoes = fields.entry("vetoes").map(|entry| grade::vetoes(entry, complaints)).unwrap_or_default();
    draft
}

impl Default for ScoringDraft {
    fn default() -> Self {
        let (grades, vetoes) = (Vec::new(), Vec::new());
        let scoring =
            Scoring { total: Decimal::ONE_HUNDRED, decimals: 2, rescale: Rescale::Indicator, authored: None, na_limit: None, grades, bonus: None, vetoes };
        Self { scoring, total: None, rescale: None, grades: Vec::new(), bonus: None, vetoes: Vec::new() }
    }
}
