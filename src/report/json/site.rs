//! Sites and their findings in the JSON contract.
use super::number::{Number, number};
use super::{NamedJson, ids, schema};
use crate::assess::MemberFinding;
use crate::diagnostic::CellRange;
use crate::report::view::{BodyView, DeductionView, FindingView, IndicatorView, NextView, OpenView, ScoreView, SiteView};
use crate::survey::Table;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// How sure it is that a veto fires.
pub(super) const FIRES: [&str; 2] = ["surely", "possibly"];

#[derive(Serialize, JsonSchema)]
pub(super) struct SiteJson<'v> {
    code: Option<&'v str>,
    name: &'v str,
    kind: &'v str,
    group: Option<&'v str>,
    owes: Option<NamedJson<'v>>,
    place: RowJson<'v>,
    score: Option<ScoreJson>,
    /// The grade, by id, where it is one.
    grade: Option<&'v str>,
    /// The worst and the best grade it may come to.
    grades: Option<GradesJson<'v>>,
    /// The score before bonus and vetoes on the whole of it.
    base: Option<EndsJson>,
    /// What is added to it; null where the standard knows no bonus.
    bonus: Option<EndsJson>,
    /// Vetoes that fire or may.
    vetoes: Vec<VetoJson<'v>>,
    /// Whether so much does not apply that the site is to be reviewed.
    review: bool,
    complete: bool,
    tier: TierJson<'v>,
    next_tier: Option<NextJson<'v>>,
    indicators: Vec<IndicatorJson<'v>>,
    findings: Vec<FindingJson<'v>>,
    /// Answers that no check asks for and that keep the score or the grade open: to a bonus, to a veto.
    open: Vec<OpenJson<'v>>,
}

/// An answer that keeps a site open though no check asks for it.
#[derive(Serialize, JsonSchema)]
struct OpenJson<'v> {
    question: &'v str,
    /// The id of the bonus that hangs on it.
    bonus: Option<&'v str>,
    /// The id of the veto that hangs on it.
    veto: Option<&'v str>,
    observed: Option<&'v str>,
    place: Option<CellJson<'v>>,
}

impl<'v> OpenJson<'v> {
    fn new(view: &OpenView<'v>) -> Self {
        let id = |wanted: bool| (view.is_veto == wanted).then_some(view.concerns.id);
        Self {
            question: view.question.id.as_str(),
            bonus: id(false),
            veto: id(true),
            observed: Some(view.observed).filter(|observed| !observed.is_empty()),
            place: view.place.map(CellJson::new),
        }
    }
}

#[derive(Serialize, JsonSchema)]
pub(super) struct RowJson<'v> {
    file: &'v str,
    sheet: &'v str,
    row: u64,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ScoreJson {
    low: Number,
    high: Number,
    headline: Option<Number>,
    total: Number,
    coverage: CoverageJson,
}

/// How many of the checks that score are in a score: those that a column asks, and under `exclude` those that are known of those that apply.
#[derive(Serialize, JsonSchema)]
struct CoverageJson {
    counted: usize,
    of: usize,
}

impl From<ScoreView> for ScoreJson {
    fn from(score: ScoreView) -> Self {
        let (counted, of) = score.coverage;
        let headline = score.headline.map(number);
        Self { low: number(score.low), high: number(score.high), headline, total: number(score.total), coverage: CoverageJson { counted, of } }
    }
}

#[derive(Serialize, JsonSchema)]
pub(super) struct EndsJson {
    low: Number,
    high: Number,
}

impl From<(Decimal, Decimal)> for EndsJson {
    fn from((low, high): (Decimal, Decimal)) -> Self {
        Self { low: number(low), high: number(high) }
    }
}

#[derive(Serialize, JsonSchema)]
pub(super) struct GradesJson<'v> {
    low: &'v str,
    high: &'v str,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct VetoJson<'v> {
    id: &'v str,
    #[schemars(schema_with = "schema::fires")]
    fires: &'static str,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct TierJson<'v> {
    reached: Option<NamedJson<'v>>,
    possible: Option<NamedJson<'v>>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct NextJson<'v> {
    id: &'v str,
    name: &'v str,
    blocking: Vec<&'v str>,
    unknown: Vec<&'v str>,
    share: Option<ShareJson>,
}

/// How many of the musts of a tier are met where it asks for a share of them.
#[derive(Serialize, JsonSchema)]
pub(super) struct ShareJson {
    needs: Number,
    met: usize,
    possible: usize,
    of: usize,
    short_by: usize,
}

impl<'v> NextJson<'v> {
    pub(super) fn new(next: &'v NextView<'_>) -> Self {
        let share =
            next.share.map(|share| ShareJson { needs: number(share.wanted), met: share.met, possible: share.possible, of: share.of, short_by: share.short_by });
        Self { id: next.tier.id, name: next.tier.name, blocking: ids(&next.blocking), unknown: ids(&next.unknown), share }
    }
}

#[derive(Serialize, JsonSchema)]
pub(super) struct IndicatorJson<'v> {
    id: &'v str,
    title: &'v str,
    aspect: Option<&'v str>,
    owed: bool,
    points: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    met: usize,
    of: usize,
    unmet: Vec<&'v str>,
    unknown: Vec<&'v str>,
}

impl<'v> IndicatorJson<'v> {
    pub(super) fn new(view: &'v IndicatorView<'_>) -> Self {
        Self {
            id: view.indicator.id,
            title: view.indicator.name,
            aspect: view.aspect,
            owed: view.owed,
            points: view.points.map(|(points, ..)| number(points)),
            low: view.points.map(|(_, low, _)| number(low)),
            high: view.points.map(|(.., high)| number(high)),
            met: view.met,
            of: view.of,
            unmet: ids(&view.unmet),
            unknown: ids(&view.unknown),
        }
    }
}

#[derive(Serialize, JsonSchema)]
pub(super) struct FindingJson<'v> {
    check: &'v str,
    #[schemars(schema_with = "schema::verdict")]
    verdict: &'static str,
    observed: Option<&'v str>,
    expected: &'v str,
    shortfall: Option<ShortfallJson<'v>>,
    points: Option<PointsJson>,
    /// What is taken off, line by line.
    deductions: Vec<LostJson<'v>>,
    members: Vec<MemberJson<'v>>,
    place: Option<CellJson<'v>>,
    remark: Option<&'v str>,
    evidence: Option<&'v str>,
    #[schemars(schema_with = "schema::item")]
    item: &'static str,
    due: Option<String>,
    due_basis: Option<&'static str>,
    responsible: &'v [&'v str],
}

impl<'v> FindingJson<'v> {
    pub(super) fn new(view: &'v FindingView<'_>) -> Self {
        Self {
            check: view.check.id.as_str(),
            verdict: view.verdict.as_str(),
            observed: Some(&*view.observed).filter(|observed| !observed.is_empty()),
            expected: view.expected,
            shortfall: view.shortfall.as_ref().map(|(has, needs, unit)| ShortfallJson { has: number(*has), needs: number(*needs), unit: unit.as_deref() }),
            points: view.points.as_ref().map(|points| PointsJson { of: number(points.of), low: points.low.map(number), high: number(points.high) }),
            deductions: view.deductions.iter().map(LostJson::new).collect(),
            members: view.members.iter().map(MemberJson::new).collect(),
            place: view.place.map(CellJson::new),
            remark: view.remark,
            evidence: view.evidence,
            item: view.item.as_str(),
            due: view.due.map(|due| due.date.to_string()),
            due_basis: view.due.map(|due| due.basis.as_str()),
            responsible: &view.responsible,
        }
    }
}

/// The points of a check, and what is earned of them.
#[derive(Serialize, JsonSchema)]
pub(super) struct PointsJson {
    of: Number,
    /// Nothing where deductions have no end that is known.
    low: Option<Number>,
    high: Number,
}

/// What one line of deductions takes off.
#[derive(Serialize, JsonSchema)]
pub(super) struct LostJson<'v> {
    fault: &'v str,
    observed: Option<&'v str>,
    low: Number,
    /// Nothing where no end is known.
    high: Option<Number>,
    place: Option<CellJson<'v>>,
}

impl<'v> LostJson<'v> {
    fn new(view: &'v DeductionView<'v>) -> Self {
        Self {
            fault: view.name,
            observed: Some(&*view.observed).filter(|observed| !observed.is_empty()),
            low: number(view.low),
            high: view.high.map(number),
            place: view.place.map(CellJson::new),
        }
    }
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ShortfallJson<'v> {
    has: Number,
    needs: Number,
    unit: Option<&'v str>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct MemberJson<'v> {
    name: &'v str,
    #[schemars(schema_with = "schema::verdict")]
    verdict: &'static str,
    place: Option<CellJson<'v>>,
}

impl<'v> MemberJson<'v> {
    pub(super) fn new(member: &MemberFinding<'v>) -> Self {
        Self { name: member.name, verdict: member.verdict.as_str(), place: member.place.map(CellJson::new) }
    }
}

#[derive(Serialize, JsonSchema)]
pub(super) struct CellJson<'v> {
    file: &'v str,
    sheet: &'v str,
    #[schemars(with = "String")]
    cell: CellText,
}

impl<'v> CellJson<'v> {
    pub(super) fn new((table, cell): (&'v Table, CellRange)) -> Self {
        Self { file: &table.file, sheet: &table.sheet, cell: CellText(cell) }
    }
}

/// A cell as spreadsheet programs show it, written without an allocation of its own.
pub(super) struct CellText(CellRange);

impl Serialize for CellText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A body: what it is, where it stands, and its findings.
#[derive(Serialize, JsonSchema)]
pub(super) struct BodyJson<'v> {
    code: Option<&'v str>,
    name: &'v str,
    body: &'v str,
    place: RowJson<'v>,
    findings: Vec<FindingJson<'v>>,
}

impl<'v> BodyJson<'v> {
    pub(super) fn new(view: &'v BodyView<'_>) -> Self {
        Self {
            code: view.body.code.as_deref(),
            name: &view.body.name,
            body: view.kind.id,
            place: RowJson::new(view.place),
            findings: view.findings.iter().map(FindingJson::new).collect(),
        }
    }
}

/// The word for a veto that fires whatever the unknown answers are, or for some of them.
fn fires(surely: bool) -> &'static str {
    if surely { FIRES[0] } else { FIRES[1] }
}

impl<'v> RowJson<'v> {
    fn new((table, row): (&'v Table, u32)) -> Self {
        Self { file: &table.file, sheet: &table.sheet, row: u64::from(row) + 1 }
    }
}

impl<'v> SiteJson<'v> {
    pub(super) fn new(view: &'v SiteView<'_>) -> Self {
        Self {
            code: view.site.code.as_deref(),
            name: &view.site.name,
            kind: view.kind.id,
            group: view.site.group.as_deref(),
            owes: view.owes.map(NamedJson::from),
            place: RowJson::new(view.place),
            score: view.score.map(ScoreJson::from),
            grade: view.standing.grade.map(|grade| grade.id),
            grades: view.standing.grades.map(|(low, high)| GradesJson { low: low.id, high: high.id }),
            base: view.standing.base.map(EndsJson::from),
            bonus: view.standing.bonus.map(EndsJson::from),
            vetoes: view.standing.vetoes.iter().map(|(veto, surely)| VetoJson { id: veto.id.as_str(), fires: fires(*surely) }).collect(),
            review: view.standing.review,
            complete: view.complete,
            tier: TierJson { reached: view.reached.map(NamedJson::from), possible: view.possible.map(NamedJson::from) },
            next_tier: view.next.as_ref().map(NextJson::new),
            indicators: view.indicators.iter().map(IndicatorJson::new).collect(),
            findings: view.findings.iter().map(FindingJson::new).collect(),
            open: view.open.iter().map(OpenJson::new).collect(),
        }
    }
}
