//! The JSON of `dabiao standards show`, `dabiao/standard/v1`: everything that a standard says.
use super::explanation::{CheckInFullJson, ReadingJson};
use super::number::{Number, number};
use super::question::{QuestionJson, RangeJson};
use super::scoring::GradingJson;
use super::task_in_full::TaskInFullJson;
use super::{StandardJson, schema};
use crate::diagnostic::Language;
use crate::report::overview::{Accounted, Overview, accounted};
use crate::report::sentence;
use crate::standard::{Counted, KindIx, Role, Standard, Target, Tier};
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

/// Id of the schema.
pub(super) const SCHEMA: &str = "dabiao/standard/v1";

/// Writes a standard, with a line break at its end.
pub(in crate::report) fn write(overview: &Overview<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &StandardInFullJson::new(overview))?;
    out.write_all(b"\n")
}

#[derive(Serialize, JsonSchema)]
pub(super) struct StandardInFullJson<'a> {
    #[schemars(schema_with = "schema::standard_id")]
    schema: &'static str,
    standard: StandardJson<'a>,
    document: DocumentJson<'a>,
    kinds: Vec<KindJson<'a>>,
    bodies: Vec<BodyJson<'a>>,
    questions: Vec<QuestionJson<'a>>,
    aspects: Vec<AspectJson<'a>>,
    indicators: Vec<IndicatorJson<'a>>,
    checks: Vec<CheckInFullJson<'a>>,
    tiers: Vec<TierJson<'a>>,
    targets: Vec<TargetJson<'a>>,
    tasks: Vec<TaskInFullJson<'a>>,
    clauses: Vec<ClauseJson<'a>>,
    readings: Vec<ReadingJson<'a>>,
    scoring: ScoringJson<'a>,
}

#[derive(Serialize, JsonSchema)]
struct DocumentJson<'a> {
    issuer: &'a str,
    number: Option<&'a str>,
    issued: Option<String>,
    jurisdiction: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct KindJson<'a> {
    id: &'a str,
    name: &'a str,
    level: Option<&'a str>,
    aliases: &'a [String],
}

#[derive(Serialize, JsonSchema)]
struct BodyJson<'a> {
    id: &'a str,
    name: &'a str,
    aliases: &'a [String],
    many: bool,
}

#[derive(Serialize, JsonSchema)]
struct AspectJson<'a> {
    id: &'a str,
    title: &'a str,
    points: Option<Number>,
    indicators: Vec<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct IndicatorJson<'a> {
    id: &'a str,
    title: &'a str,
    aspect: Option<&'a str>,
    points: Option<Number>,
    /// How many things its name says it holds.
    count: Option<u32>,
    checks: Vec<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct TierJson<'a> {
    id: &'a str,
    name: &'a str,
    kinds: Vec<&'a str>,
    /// The condition under which it exists, in words.
    when: Option<String>,
    /// Tiers whose ticks it takes over.
    includes: Vec<&'a str>,
    needs: NeedsJson,
}

/// What of its ticks a tier wants met: `must` or `key` ones without exception, and a share of all its musts, from 0 to 1.
#[derive(Serialize, JsonSchema)]
struct NeedsJson {
    every: &'static str,
    share: Option<Number>,
}

#[derive(Serialize, JsonSchema)]
struct TargetJson<'a> {
    id: &'a str,
    clause: &'a str,
    text: &'a str,
    kinds: Vec<&'a str>,
    tier: Option<&'a str>,
    /// Checks that a site must meet to count, where it is not a tier.
    checks: Vec<&'a str>,
    /// What is measured: a share or a number of sites, a figure of bodies, a ratio of two sums.
    measure: &'static str,
    /// The questions whose answers are measured.
    questions: Vec<&'a str>,
    /// What is wanted; of a share or another rate from 0 to 1.
    required: RangeJson,
    #[schemars(schema_with = "schema::strength")]
    strength: &'static str,
    due: Option<String>,
    lead: &'a [String],
    responsible: &'a [String],
    authored: Option<&'a str>,
    covers: &'a [String],
}

#[derive(Serialize, JsonSchema)]
struct ClauseJson<'a> {
    id: &'a str,
    title: &'a str,
    disposition: &'static str,
    why: Option<&'a str>,
    checks: Vec<&'a str>,
    targets: Vec<&'a str>,
    /// Tasks that cite it, and actions.
    tasks: Vec<&'a str>,
    covers: Vec<&'a str>,
}

#[derive(Serialize, JsonSchema)]
struct ScoringJson<'a> {
    total: Number,
    decimals: u32,
    rescale: &'static str,
    authored: Option<&'a str>,
    #[serde(flatten)]
    grading: GradingJson<'a>,
}

impl<'a> StandardInFullJson<'a> {
    fn new(overview: &'a Overview<'a>) -> Self {
        let standard = overview.standard;
        let document = &standard.document;
        Self {
            schema: SCHEMA,
            standard: StandardJson::new(standard),
            document: DocumentJson {
                issuer: &document.issuer,
                number: document.number.as_deref(),
                issued: document.issued.map(|date| date.to_string()),
                jurisdiction: document.jurisdiction.as_deref(),
            },
            kinds: standard
                .site_kinds()
                .map(|kind| standard.kind(kind))
                .map(|kind| KindJson { id: kind.id.as_str(), name: &kind.name, level: kind.level.as_deref(), aliases: &kind.aliases })
                .collect(),
            bodies: standard
                .bodies()
                .map(|body| standard.kind(body))
                .map(|body| BodyJson { id: body.id.as_str(), name: &body.name, aliases: &body.aliases, many: body.role == Role::Bodies })
                .collect(),
            questions: overview.questions.iter().map(|asked| QuestionJson::new(asked, overview.language)).collect(),
            aspects: aspects(standard),
            indicators: indicators(standard),
            checks: standard.checks.iter().map(|check| CheckInFullJson::new(standard, check)).collect(),
            tiers: standard.tiers.iter().map(|tier| TierJson::new(standard, tier, overview.language)).collect(),
            targets: standard.targets.iter().map(|target| TargetJson::new(standard, target)).collect(),
            tasks: standard.tasks.iter().map(|task| TaskInFullJson::new(standard, task, overview.language)).collect(),
            clauses: accounted(standard).into_iter().map(ClauseJson::new).collect(),
            readings: standard.readings.iter().map(|reading| ReadingJson::new(standard, reading)).collect(),
            scoring: ScoringJson {
                total: number(standard.scoring.total),
                decimals: standard.scoring.decimals,
                rescale: standard.scoring.rescale.as_str(),
                authored: standard.scoring.authored.as_deref(),
                grading: GradingJson::new(standard, overview.language),
            },
        }
    }
}

fn aspects(standard: &Standard) -> Vec<AspectJson<'_>> {
    let of = |aspect: &crate::standard::Aspect| aspect.indicators.iter().map(|indicator| standard.indicator(*indicator).id.as_str()).collect();
    let all = standard.aspects.iter();
    all.map(|aspect| AspectJson { id: aspect.id.as_str(), title: &aspect.title, points: aspect.points.map(number), indicators: of(aspect) }).collect()
}

fn indicators(standard: &Standard) -> Vec<IndicatorJson<'_>> {
    let all = standard.indicators.iter();
    all.map(|indicator| IndicatorJson {
        id: indicator.id.as_str(),
        title: &indicator.title,
        aspect: indicator.aspect.map(|aspect| standard.aspects[aspect.index()].id.as_str()),
        points: indicator.points.map(number),
        count: indicator.count,
        checks: indicator.checks.iter().map(|check| standard.check(*check).id.as_str()).collect(),
    })
    .collect()
}

pub(super) fn kind_ids<'a>(standard: &'a Standard, kinds: &[KindIx]) -> Vec<&'a str> {
    kinds.iter().map(|kind| standard.kind(*kind).id.as_str()).collect()
}

impl<'a> TierJson<'a> {
    fn new(standard: &'a Standard, tier: &'a Tier, language: Language) -> Self {
        let others = tier.includes.iter().map(|included| &standard.tier(*included).id).filter(|id| **id != tier.id);
        Self {
            id: tier.id.as_str(),
            name: &tier.name,
            kinds: kind_ids(standard, &tier.kinds),
            when: tier.when.as_ref().map(|when| sentence::condition(standard, when).say(language).to_owned()),
            includes: others.map(crate::standard::TierId::as_str).collect(),
            needs: NeedsJson { every: tier.needs.every.as_str(), share: tier.needs.share.map(number) },
        }
    }
}

impl<'a> TargetJson<'a> {
    fn new(standard: &'a Standard, target: &'a Target) -> Self {
        let (tier, checks) = match target.measure.counted() {
            Some(Counted::Reach(tier)) => (Some(standard.tier(*tier).id.as_str()), &[][..]),
            Some(Counted::Meet(checks)) => (None, &checks[..]),
            Some(Counted::Every) | None => (None, &[][..]),
        };
        Self {
            id: target.id.as_str(),
            clause: standard.clause(target.clause).id.as_str(),
            text: &target.text,
            kinds: kind_ids(standard, &target.kinds),
            tier,
            checks: checks.iter().map(|check| standard.check(*check).id.as_str()).collect(),
            measure: target.measure.as_str(),
            questions: target.questions().iter().map(|question| standard.question(*question).id.as_str()).collect(),
            required: RangeJson::new(&target.rule),
            strength: target.strength.as_str(),
            due: target.due.map(|due| due.to_string()),
            lead: &target.lead,
            responsible: &target.responsible,
            authored: target.authored.as_deref(),
            covers: &target.covers,
        }
    }
}

impl<'a> ClauseJson<'a> {
    fn new(accounted: Accounted<'a>) -> Self {
        let Accounted { clause, account, why, checks, targets, tasks, covers } = accounted;
        Self { id: clause.id.as_str(), title: &clause.title, disposition: account.as_str(), why, checks, targets, tasks, covers }
    }
}
