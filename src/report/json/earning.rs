//! How a check earns its points, in the JSON contract.
use super::number::{Number, number};
use super::question::RangeJson;
use crate::standard::{Cost, Criterion, Deduction, Discretion, Floor, Standard};
use schemars::JsonSchema;
use serde::Serialize;

/// How points are earned, and what tells how many.
#[derive(Serialize, JsonSchema)]
pub(super) struct EarnsJson<'a> {
    #[schemars(extend("enum" = ["all_or_nothing", "share", "bands", "deduct", "judged"]))]
    by: &'static str,
    /// Of bands: the first that holds counts, and where none does nothing is earned.
    bands: Vec<BandJson>,
    /// What is taken off, line by line.
    deductions: Vec<DeductionJson<'a>>,
    /// How far deductions reach: the check, its indicator, the whole score.
    #[schemars(extend("enum" = ["check", "indicator", "total", null]))]
    floor: Option<&'static str>,
    /// What the assessor may give.
    discretion: Option<DiscretionJson>,
}

#[derive(Serialize, JsonSchema)]
struct BandJson {
    /// The answers.
    of: RangeJson,
    earn: Number,
}

#[derive(Serialize, JsonSchema)]
struct DeductionJson<'a> {
    /// What is taken off for; of missing members nothing.
    fault: Option<&'a str>,
    question: &'a str,
    /// The members whose absence costs.
    missing: Vec<&'a str>,
    /// The points of one missing member, one time or one step.
    each: Option<Number>,
    /// The width of a step.
    per: Option<Number>,
    /// From where the steps go down.
    below: Option<Number>,
    /// What the assessor may take off.
    discretion: Option<DiscretionJson>,
}

#[derive(Serialize, JsonSchema)]
struct DiscretionJson {
    least: Number,
    most: Number,
}

impl DiscretionJson {
    fn new(points: &Discretion) -> Self {
        Self { least: number(points.least), most: number(points.most) }
    }
}

impl<'a> EarnsJson<'a> {
    pub(super) fn new(standard: &'a Standard, criterion: &'a Criterion) -> Self {
        let mut earns = Self { by: criterion.as_str(), bands: Vec::new(), deductions: Vec::new(), floor: None, discretion: None };
        match criterion {
            Criterion::Rule { .. } => {}
            Criterion::Bands { bands, .. } => {
                earns.bands = bands.iter().map(|band| BandJson { of: RangeJson::new(&band.accepts), earn: number(band.earn) }).collect();
            }
            Criterion::Deduct { lines, floor } => {
                earns.deductions = lines.iter().map(|line| DeductionJson::new(standard, line)).collect();
                earns.floor = Some(self::floor(*floor));
            }
            Criterion::Judged { points, .. } => earns.discretion = Some(DiscretionJson::new(points)),
        }
        earns
    }
}

fn floor(floor: Floor) -> &'static str {
    Floor::ALL.iter().find(|(_, known)| *known == floor).map_or("check", |(word, _)| word)
}

impl<'a> DeductionJson<'a> {
    fn new(standard: &'a Standard, line: &'a Deduction) -> Self {
        let question = standard.question(line.question).id.as_str();
        let fault = line.fault.as_deref();
        let plain = Self { fault, question, missing: Vec::new(), each: None, per: None, below: None, discretion: None };
        match &line.cost {
            Cost::EachMissing(each, members) => {
                Self { each: Some(number(*each)), missing: members.iter().map(|wanted| wanted.name.as_str()).collect(), ..plain }
            }
            Cost::EachTime(each) => Self { each: Some(number(*each)), ..plain },
            Cost::EachStep { each, per, below } => Self { each: Some(number(*each)), per: Some(number(*per)), below: Some(number(*below)), ..plain },
            Cost::Judged(points) => Self { discretion: Some(DiscretionJson::new(points)), ..plain },
        }
    }
}
