//! The JSON contract `dabiao/audit/v1`: its own structures, written site by site so that a large survey never stands in memory twice.
use super::view::{FindingView, IndicatorView, Named, NextView, Report, ResultView, ScoreView, SiteView, TargetView};
use crate::assess::{MemberFinding, Missing, Verdict};
use crate::diagnostic::{CellName, CellRange, Diagnostic, Place};
use crate::standard::{Check, KindIx, Standard, Strength};
use crate::survey::Table;
use rust_decimal::Decimal;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use std::io;

/// Id of the schema.
const SCHEMA: &str = "dabiao/audit/v1";

/// Writes the report as JSON, with a line break at its end.
pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Audit(report))?;
    out.write_all(b"\n")
}

struct Audit<'r, 'a>(&'r Report<'a>);

impl Serialize for Audit<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", SCHEMA)?;
        map.serialize_entry("tool", &Tool { name: "dabiao", version: report.version })?;
        map.serialize_entry("as_of", &report.as_of.to_string())?;
        map.serialize_entry("inputs", &report.inputs().map(|file| Input { path: &file.path, sha256: &file.sha256, sites: file.sites }).collect::<Vec<_>>())?;
        map.serialize_entry("results", &report.results.iter().map(ResultJson).collect::<Vec<_>>())?;
        map.serialize_entry("diagnostics", &report.diagnostics.iter().map(|diagnostic| DiagnosticJson::new(diagnostic, report)).collect::<Vec<_>>())?;
        map.end()
    }
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Input<'a> {
    path: &'a str,
    sha256: &'a str,
    sites: usize,
}

struct ResultJson<'r, 'a>(&'r ResultView<'a>);

impl<'r: 'a, 'a> Serialize for ResultJson<'r, 'a> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let result = self.0;
        let standard = result.standard();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("standard", &StandardJson { id: standard.id.as_str(), title: &standard.title, edition: &standard.edition, sha256: &standard.digest })?;
        map.serialize_entry("convention", &Convention::new(result))?;
        map.serialize_entry("checks", &standard.checks.iter().map(|check| CheckJson::new(standard, check)).collect::<Vec<_>>())?;
        map.serialize_entry("summary", &Summary(result))?;
        map.serialize_entry("sites", &Sites(result))?;
        map.serialize_entry("not_assessed", &NotAssessedJson::all(result))?;
        map.serialize_entry("targets", &result.targets().map(|target| TargetJson::new(&target)).collect::<Vec<_>>())?;
        map.serialize_entry("tasks", &[(); 0])?;
        map.end()
    }
}

#[derive(Serialize)]
struct StandardJson<'a> {
    id: &'a str,
    title: &'a str,
    edition: &'a str,
    sha256: &'a str,
}

/// How the scores were made, so that each can be retraced.
#[derive(Serialize)]
struct Convention<'a> {
    missing: &'static str,
    total: Box<RawValue>,
    decimals: u32,
    rounding: &'static str,
    rescale: &'static str,
    points: &'static str,
    authored: Option<&'a str>,
}

impl<'a> Convention<'a> {
    fn new(result: &ResultView<'a>) -> Self {
        let scoring = &result.standard().scoring;
        let missing: Missing = result.programme.assessment.missing;
        Self {
            missing: missing.as_str(),
            total: number(scoring.total),
            decimals: scoring.decimals,
            rounding: "half_up",
            rescale: match scoring.rescale {
                crate::standard::Rescale::Indicator => "indicator",
                crate::standard::Rescale::Aspect => "aspect",
                crate::standard::Rescale::Total => "total",
            },
            points: if result.standard().checks.iter().any(|check| check.points.is_some()) { "written" } else { "equal" },
            authored: scoring.authored.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct CheckJson<'a> {
    id: &'a str,
    title: &'a str,
    clause: &'a str,
    requirement: &'a str,
    strength: StrengthJson<'a>,
    indicator: &'a str,
    kinds: Vec<&'a str>,
    tiers: Vec<&'a str>,
    remedy: RemedyJson<'a>,
    authored: Option<&'a str>,
}

/// One strength where it is the same for all kinds, else one for each kind.
#[derive(Serialize)]
#[serde(untagged)]
enum StrengthJson<'a> {
    One(&'static str),
    ByKind(Vec<StrengthOf<'a>>),
}

#[derive(Serialize)]
struct StrengthOf<'a> {
    kind: &'a str,
    strength: &'static str,
}

#[derive(Serialize)]
struct RemedyJson<'a> {
    text: Option<&'a str>,
    days: Option<u16>,
    effort: Option<Box<RawValue>>,
}

impl<'a> CheckJson<'a> {
    fn new(standard: &'a Standard, check: &'a Check) -> Self {
        let bound: Vec<(&str, Strength)> = (0..standard.kinds.len()).map(KindIx::at).filter_map(|kind| Some((standard.kind(kind).id.as_str(), check.strength(kind)?))).collect();
        let same = bound.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let strength = match bound.first() {
            Some((_, strength)) if same => StrengthJson::One(strength.as_str()),
            _ => StrengthJson::ByKind(bound.iter().map(|(kind, strength)| StrengthOf { kind, strength: strength.as_str() }).collect()),
        };
        Self {
            id: check.id.as_str(),
            title: &check.title,
            clause: standard.clause(check.clause).id.as_str(),
            requirement: &check.text,
            strength,
            indicator: standard.indicator(check.indicator).id.as_str(),
            kinds: bound.iter().map(|(kind, _)| *kind).collect(),
            tiers: check.tiers.iter().map(|tier| standard.tier(*tier).id.as_str()).collect(),
            remedy: RemedyJson { text: check.remedy.text.as_deref(), days: check.remedy.days, effort: check.remedy.effort.map(number) },
            authored: check.authored.as_deref(),
        }
    }
}

struct Summary<'r, 'a>(&'r ResultView<'a>);

impl Serialize for Summary<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let summary = &self.0.programme.summary;
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("sites", &summary.sites)?;
        map.serialize_entry("by_tier", &ByTier(self.0))?;
        map.serialize_entry("verdicts", &Verdicts(&summary.verdicts))?;
        map.end()
    }
}

struct ByTier<'r, 'a>(&'r ResultView<'a>);

impl Serialize for ByTier<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let summary = &self.0.programme.summary;
        let mut map = serializer.serialize_map(None)?;
        for (tier, count) in self.0.standard().tiers.iter().zip(&summary.by_tier) {
            map.serialize_entry(tier.id.as_str(), count)?;
        }
        map.serialize_entry("none", &summary.none)?;
        map.serialize_entry("undecided", &summary.undecided)?;
        map.end()
    }
}

struct Verdicts<'r>(&'r [usize; 5]);

impl Serialize for Verdicts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        for (verdict, count) in Verdict::ALL.iter().zip(self.0) {
            map.serialize_entry(verdict.as_str(), count)?;
        }
        map.end()
    }
}

struct Sites<'r, 'a>(&'r ResultView<'a>);

impl<'r: 'a, 'a> Serialize for Sites<'r, 'a> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.0.site_count()))?;
        for index in 0..self.0.site_count() {
            sequence.serialize_element(&SiteJson::new(&self.0.site(index)))?;
        }
        sequence.end()
    }
}

#[derive(Serialize)]
struct NamedJson<'a> {
    id: &'a str,
    name: &'a str,
}

impl<'a> From<Named<'a>> for NamedJson<'a> {
    fn from(named: Named<'a>) -> Self {
        Self { id: named.id, name: named.name }
    }
}

#[derive(Serialize)]
struct SiteJson<'v> {
    code: Option<&'v str>,
    name: &'v str,
    kind: &'v str,
    group: Option<&'v str>,
    owes: Option<NamedJson<'v>>,
    place: RowJson<'v>,
    score: Option<ScoreJson>,
    grade: Option<&'v str>,
    complete: bool,
    tier: TierJson<'v>,
    next_tier: Option<NextJson<'v>>,
    indicators: Vec<IndicatorJson<'v>>,
    findings: Vec<FindingJson<'v>>,
}

#[derive(Serialize)]
struct RowJson<'v> {
    file: &'v str,
    sheet: &'v str,
    row: u64,
}

#[derive(Serialize)]
struct ScoreJson {
    low: Box<RawValue>,
    high: Box<RawValue>,
    headline: Option<Box<RawValue>>,
    total: Box<RawValue>,
}

impl From<ScoreView> for ScoreJson {
    fn from(score: ScoreView) -> Self {
        Self { low: number(score.low), high: number(score.high), headline: score.headline.map(number), total: number(score.total) }
    }
}

#[derive(Serialize)]
struct TierJson<'v> {
    reached: Option<NamedJson<'v>>,
    possible: Option<NamedJson<'v>>,
}

#[derive(Serialize)]
struct NextJson<'v> {
    id: &'v str,
    name: &'v str,
    blocking: Vec<&'v str>,
    unknown: Vec<&'v str>,
}

impl<'v> NextJson<'v> {
    fn new(next: &'v NextView<'_>) -> Self {
        Self { id: next.tier.id, name: next.tier.name, blocking: ids(&next.blocking), unknown: ids(&next.unknown) }
    }
}

#[derive(Serialize)]
struct IndicatorJson<'v> {
    id: &'v str,
    title: &'v str,
    aspect: Option<&'v str>,
    owed: bool,
    points: Option<Box<RawValue>>,
    low: Option<Box<RawValue>>,
    high: Option<Box<RawValue>>,
    met: usize,
    of: usize,
    unmet: Vec<&'v str>,
    unknown: Vec<&'v str>,
}

impl<'v> IndicatorJson<'v> {
    fn new(view: &'v IndicatorView<'_>) -> Self {
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

#[derive(Serialize)]
struct FindingJson<'v> {
    check: &'v str,
    verdict: &'static str,
    observed: Option<&'v str>,
    expected: &'v str,
    shortfall: Option<ShortfallJson<'v>>,
    members: Vec<MemberJson<'v>>,
    place: Option<CellJson<'v>>,
    remark: Option<&'v str>,
    evidence: Option<&'v str>,
    item: &'static str,
    due: Option<String>,
    due_basis: Option<&'static str>,
    responsible: &'v [String],
}

impl<'v> FindingJson<'v> {
    fn new(view: &'v FindingView<'_>) -> Self {
        Self {
            check: view.check.id.as_str(),
            verdict: view.verdict.as_str(),
            observed: Some(&*view.observed).filter(|observed| !observed.is_empty()),
            expected: view.expected,
            shortfall: view.shortfall.as_ref().map(|(has, needs, unit)| ShortfallJson { has: number(*has), needs: number(*needs), unit: unit.as_deref() }),
            members: view.members.iter().map(MemberJson::new).collect(),
            place: view.place.map(CellJson::new),
            remark: view.remark,
            evidence: view.evidence,
            item: view.item.as_str(),
            due: view.due.map(|due| due.date.to_string()),
            due_basis: view.due.map(|due| due.basis.as_str()),
            responsible: &view.check.responsible,
        }
    }
}

#[derive(Serialize)]
struct ShortfallJson<'v> {
    has: Box<RawValue>,
    needs: Box<RawValue>,
    unit: Option<&'v str>,
}

#[derive(Serialize)]
struct MemberJson<'v> {
    name: &'v str,
    verdict: &'static str,
    place: Option<CellJson<'v>>,
}

impl<'v> MemberJson<'v> {
    fn new(member: &MemberFinding<'v>) -> Self {
        Self { name: member.name, verdict: member.verdict.as_str(), place: member.place.map(CellJson::new) }
    }
}

#[derive(Serialize)]
struct CellJson<'v> {
    file: &'v str,
    sheet: &'v str,
    cell: CellText,
}

impl<'v> CellJson<'v> {
    fn new((table, cell): (&'v Table, CellRange)) -> Self {
        Self { file: &table.file, sheet: &table.sheet, cell: CellText(cell) }
    }
}

/// A cell as spreadsheet programs show it, written without an allocation of its own.
struct CellText(CellRange);

impl Serialize for CellText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'v> SiteJson<'v> {
    fn new(view: &'v SiteView<'_>) -> Self {
        let (table, row) = view.place;
        Self {
            code: view.site.code.as_deref(),
            name: &view.site.name,
            kind: view.kind.id,
            group: view.site.group.as_deref(),
            owes: view.owes.map(NamedJson::from),
            place: RowJson { file: &table.file, sheet: &table.sheet, row: u64::from(row) + 1 },
            score: view.score.map(ScoreJson::from),
            grade: None,
            complete: view.complete,
            tier: TierJson { reached: view.reached.map(NamedJson::from), possible: view.possible.map(NamedJson::from) },
            next_tier: view.next.as_ref().map(NextJson::new),
            indicators: view.indicators.iter().map(IndicatorJson::new).collect(),
            findings: view.findings.iter().map(FindingJson::new).collect(),
        }
    }
}

/// A site that was found and could not be assessed.
#[derive(Serialize)]
struct NotAssessedJson<'a> {
    code: Option<&'a str>,
    name: &'a str,
    why: &'static str,
    place: PlaceJson<'a>,
}

impl<'a> NotAssessedJson<'a> {
    fn all(result: &ResultView<'a>) -> Vec<Self> {
        let all = result.survey().not_assessed.iter();
        all.map(|row| Self { code: row.code.as_deref(), name: &row.name, why: row.why.as_str(), place: PlaceJson::new(&row.place) }).collect()
    }
}

#[derive(Serialize)]
struct TargetJson<'v> {
    id: &'v str,
    clause: &'v str,
    text: &'v str,
    kinds: Vec<&'v str>,
    tier: Option<&'v str>,
    strength: &'static str,
    judged: usize,
    sites: usize,
    reached: usize,
    possible: usize,
    required: Box<RawValue>,
    low: Option<Box<RawValue>>,
    high: Option<Box<RawValue>>,
    verdict: &'static str,
    short_by: Option<usize>,
}

impl<'v> TargetJson<'v> {
    fn new(view: &TargetView<'v>) -> Self {
        let result = view.result;
        Self {
            id: &result.id,
            clause: view.clause,
            text: view.text,
            kinds: view.kinds.iter().map(|kind| kind.id).collect(),
            tier: view.tier.map(|tier| tier.id),
            strength: result.strength.as_str(),
            judged: result.judged,
            sites: result.sites,
            reached: result.reached,
            possible: result.possible,
            required: number(view.required),
            low: view.rates.map(|(low, _)| number(low)),
            high: view.rates.map(|(_, high)| number(high)),
            verdict: result.decision.as_str(),
            short_by: result.short_by,
        }
    }
}

#[derive(Serialize)]
struct DiagnosticJson<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    help: &'a str,
    count: u64,
    places: Vec<PlaceJson<'a>>,
}

impl<'a> DiagnosticJson<'a> {
    fn new(diagnostic: &'a Diagnostic, report: &Report<'_>) -> Self {
        Self {
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity.as_str(),
            message: diagnostic.message.say(report.language),
            help: diagnostic.help.say(report.language),
            count: diagnostic.count,
            places: diagnostic.places.iter().map(PlaceJson::new).collect(),
        }
    }
}

/// A place; a whole row is named by its first cell.
#[derive(Serialize)]
struct PlaceJson<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    cell: Option<String>,
}

impl<'a> PlaceJson<'a> {
    fn new(place: &'a Place) -> Self {
        let (sheet, cell) = match place {
            Place::File { .. } => (None, None),
            Place::Sheet { sheet, .. } => (Some(sheet), None),
            Place::Row { sheet, row, .. } => (Some(sheet), Some(CellName { row: *row, column: 0 }.to_string())),
            Place::Cell { sheet, cell, .. } => (Some(sheet), Some(cell.to_string())),
            Place::Line { line, .. } => (None, Some(format!("line {line}"))),
        };
        Self { file: place.file(), sheet: sheet.map(|sheet| &**sheet), cell }
    }
}

/// A decimal as a JSON number, digit by digit and never through a float.
fn number(decimal: Decimal) -> Box<RawValue> {
    RawValue::from_string(decimal.to_string()).unwrap_or_else(|_| RawValue::NULL.to_owned())
}

fn ids<'v>(checks: &[&'v Check]) -> Vec<&'v str> {
    checks.iter().map(|check| check.id.as_str()).collect()
}
