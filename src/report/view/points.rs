//! What is earned and what is lost at a site, rounded, and what was observed, in one line.
use crate::assess::{DeductionFinding, Finding, Fraction, Lost, MemberFinding, Verdict};
use crate::diagnostic::{CellRange, Language};
use crate::survey::Table;
use crate::wording;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Points are shown to no fewer places than this: a fifth of a point is taken off where the score has no places at all.
const PLACES: u32 = 2;

/// The points of a check at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PointsView {
    /// How many it has.
    pub of: Decimal,
    /// How many are earned at least; `None` where deductions have no end that is known.
    pub low: Option<Decimal>,
    /// How many are earned at most.
    pub high: Decimal,
    /// How many are lost at least.
    pub least_lost: Decimal,
    /// How many are lost at most.
    pub most_lost: Option<Decimal>,
}

/// One line of deductions at a site.
#[derive(Debug)]
pub struct DeductionView<'a> {
    /// What is taken off for.
    pub name: &'a str,
    /// What was observed.
    pub observed: Cow<'a, str>,
    /// What it takes off at least.
    pub low: Decimal,
    /// What it takes off at most; `None` where no end is known.
    pub high: Option<Decimal>,
    /// Where the answer stands.
    pub place: Option<(&'a Table, CellRange)>,
}

impl DeductionView<'_> {
    /// Whether it takes off something, or may.
    pub fn costs(&self) -> bool {
        self.high != Some(Decimal::ZERO)
    }
}

pub(super) fn points(finding: &Finding<'_>, decimals: u32) -> Option<PointsView> {
    let points = finding.points.as_ref()?;
    let (low, high) = (points.low.as_ref().map(|low| rounded(low, decimals)), rounded(&points.high, decimals));
    // what is earned and what is lost come to all, as they are shown
    let lost = |earned: Decimal| points.of.checked_sub(earned).unwrap_or(Decimal::MAX).normalize();
    Some(PointsView { of: points.of.normalize(), low, high, least_lost: lost(high), most_lost: low.map(lost) })
}

pub(super) fn deductions<'a>(finding: &Finding<'a>, decimals: u32, language: Language) -> Vec<DeductionView<'a>> {
    let view = |line: &DeductionFinding<'a>| {
        let Lost { low, high } = line.lost.as_ref()?;
        Some(DeductionView {
            name: line.name,
            observed: said(line.observed, &line.members, line.place.is_some(), language),
            low: rounded(low, decimals),
            high: high.as_ref().map(|high| rounded(high, decimals)),
            place: line.place,
        })
    };
    finding.deductions.iter().filter_map(view).collect()
}

fn rounded(points: &Fraction, decimals: u32) -> Decimal {
    points.rounded(decimals.max(PLACES)).normalize()
}

/// What was observed: the answer as written, the members of a list that has columns of its own, or of several lines each with its name.
pub(super) fn observed<'a>(finding: &Finding<'a>, language: Language) -> Cow<'a, str> {
    if finding.deductions.len() < 2 {
        return said(finding.observed, &finding.members, finding.place.is_some(), language);
    }
    let line = |line: &DeductionFinding<'a>| {
        let mut said = said(line.observed, &line.members, line.place.is_some(), language);
        let lacking: Vec<&str> = line.members.iter().filter(|member| member.verdict.is_unmet()).map(|member| member.name).collect();
        if !line.observed.is_empty() && !lacking.is_empty() {
            let names = lacking.join("、");
            said.to_mut().push_str(wording!("(缺{names})", " (lacks {names})").say(language));
        }
        (!said.is_empty()).then(|| if line.members.is_empty() { format!("{} {said}", line.name) } else { said.into_owned() })
    };
    Cow::Owned(finding.deductions.iter().filter_map(line).collect::<Vec<_>>().join(if language == Language::Chinese { "、" } else { "; " }))
}

fn said<'a>(observed: &'a str, members: &[MemberFinding<'a>], stands: bool, language: Language) -> Cow<'a, str> {
    if observed.is_empty() && stands { Cow::Owned(listed(members, language)) } else { Cow::Borrowed(observed) }
}

/// What the columns of a list say, in one line; nothing for what is no list.
fn listed(members: &[MemberFinding<'_>], language: Language) -> String {
    let with = |verdict: Verdict| members.iter().filter(|member| member.verdict == verdict).map(|member| member.name).collect::<Vec<_>>().join("、");
    let words: [(Verdict, &str, &str); 4] =
        [(Verdict::Unmet, "缺", "lacks "), (Verdict::Partial, "不全", "incomplete "), (Verdict::Unknown, "待核实", "unknown "), (Verdict::Met, "有", "has ")];
    let parts = words.iter().filter_map(|(verdict, zh, en)| {
        let names = with(*verdict);
        let word = if language == Language::Chinese { zh } else { en };
        (!names.is_empty()).then(|| format!("{word}{names}"))
    });
    parts.collect::<Vec<_>>().join("；")
}
