//! From a draft to a standard: names become positions, what is taken over is written out, each rule is fitted to its question.
//! What cannot be resolved is said once and left out, so that it raises no further complaints.
mod answer;
mod award;
pub(super) mod check;
pub(super) mod effective;
mod grade;
pub(super) mod names;
mod programme;
pub(super) mod question;
pub(super) mod rule;
mod shared;
mod target;
pub(super) mod task;

use super::complaint::Complaints;
use super::decode::Draft;
use super::decode::clause::Kind;
use super::tree::Text;
use super::{
    Aspect, AspectId, AspectIx, Check, CheckIx, Clause, ClauseId, Disposition, Home, Indicator, IndicatorId, IndicatorIx, KindId, Register, Role, Scoring,
    Standard, StandardId, SubjectKind, Target, Task, TaskIx, TextReading, Tier,
};
use check::{Linked, Workshop};
use names::Names;
use question::Questions;
use shared::Vocabulary;

/// A standard with its names resolved as far as they can be, for what only the whole can tell.
#[derive(Debug)]
pub(super) struct Resolved<'d> {
    pub(super) draft: &'d Draft,
    pub(super) questions: Questions<'d>,
    pub(super) checks: Vec<Linked<'d>>,
    pub(super) tiers: Vec<Option<Tier>>,
    pub(super) targets: Vec<Option<Target>>,
    pub(super) tasks: Vec<Option<Task>>,
    pub(super) scoring: Option<Scoring>,
    finished: Vec<Option<Check>>,
    readings: Vec<Option<TextReading>>,
}

/// Resolves all names of a draft.
pub(super) fn resolve<'d>(draft: &'d Draft, complaints: &mut Complaints) -> Resolved<'d> {
    let names = Names::of(draft, complaints);
    let vocabulary = Vocabulary::of(draft, complaints);
    let effective = effective::all(draft);
    let questions = Questions::collect(draft, &effective, &vocabulary, complaints);
    let workshop = Workshop { draft, names: &names, questions: &questions };
    let checks: Vec<Linked<'d>> = effective.iter().flat_map(|check| workshop.link(check, complaints)).collect();
    let tiers = programme::tiers(draft, &names, &questions, complaints);
    let targets = target::targets(draft, &names, &checks, &questions, complaints);
    let tasks = task::tasks(draft, &names, &checks, &questions, complaints);
    let scoring = grade::scoring(draft, &names, &checks, &questions, complaints);
    let finished = checks.iter().map(|check| check.finish(&workshop, complaints)).collect();
    let readings = readings(draft, &names, &checks, complaints);
    Resolved { draft, questions, checks, tiers, targets, tasks, scoring, finished, readings }
}

fn readings(draft: &Draft, names: &Names<'_>, checks: &[Linked<'_>], complaints: &mut Complaints) -> Vec<Option<TextReading>> {
    let mut readings = Vec::new();
    for reading in &draft.readings {
        let clause = reading.clause.as_ref().and_then(|clause| names.clause(clause, complaints));
        let affects: Vec<Option<Vec<CheckIx>>> = reading.affects.iter().map(|name| target::named_checks(name, draft, checks, complaints)).collect();
        let text = |text: &Option<super::tree::Text>| text.as_ref().map(|text| text.text.clone()).unwrap_or_default();
        readings.push(clause.map(|clause| TextReading {
            clause,
            text: text(&reading.text),
            decided: text(&reading.decided),
            because: text(&reading.because),
            affects: affects.into_iter().flatten().flatten().collect(),
            covers: reading.covers.iter().map(|id| id.text.clone()).collect(),
        }));
    }
    readings
}

impl<'d> Resolved<'d> {
    /// The checks of an indicator.
    pub(super) fn of_indicator(&self, at: usize) -> &[Linked<'d>] {
        &self.checks[check::of_home(&self.checks, Home::Indicator(IndicatorIx::at(at)))]
    }

    /// The actions of a task.
    pub(super) fn of_task(&self, at: usize) -> &[Linked<'d>] {
        &self.checks[check::of_home(&self.checks, Home::Task(TaskIx::at(at)))]
    }

    /// The standard; `None` where something in it could not be resolved.
    pub(super) fn finish(self, digest: String) -> Option<Standard> {
        let draft = self.draft;
        let text = |text: &Option<super::tree::Text>| text.as_ref().map(|text| text.text.clone());
        let (questions, slots) = self.questions.finish()?;
        let tier_claim = match &draft.tier_claim {
            Some(name) => Some(self.questions.find(&name.text)?),
            None => None,
        };
        Some(Standard {
            id: StandardId::new(text(&draft.id)?),
            title: text(&draft.title)?,
            edition: text(&draft.edition)?,
            document: draft.document.clone()?,
            digest,
            kinds: kinds(draft)?,
            questions,
            slots,
            aspects: aspects(draft)?,
            indicators: self.indicators()?,
            checks: self.finished.into_iter().collect::<Option<_>>()?,
            tiers: self.tiers.into_iter().collect::<Option<_>>()?,
            targets: self.targets.into_iter().collect::<Option<_>>()?,
            tasks: self.tasks.into_iter().collect::<Option<_>>()?,
            scoring: self.scoring?,
            readings: self.readings.into_iter().collect::<Option<_>>()?,
            clauses: clauses(draft)?,
            register: register(draft),
            tier_claim,
        })
    }

    fn indicators(&self) -> Option<Vec<Indicator>> {
        let drafts = self.draft.indicators.iter().enumerate();
        drafts
            .map(|(at, draft)| {
                Some(Indicator {
                    id: IndicatorId::new(draft.id.text.as_str()),
                    title: draft.title.as_ref()?.text.clone(),
                    aspect: draft.aspect.map(AspectIx::at),
                    points: draft.points.map(|(points, _)| points),
                    count: draft.count.map(|(count, _)| count),
                    checks: check::of_home(&self.checks, Home::Indicator(IndicatorIx::at(at))).map(CheckIx::at).collect(),
                })
            })
            .collect()
    }
}

fn aspects(draft: &Draft) -> Option<Vec<Aspect>> {
    let of = |aspect: usize| draft.indicators.iter().enumerate().filter(move |(_, indicator)| indicator.aspect == Some(aspect));
    let drafts = draft.aspects.iter().enumerate();
    drafts
        .map(|(at, aspect)| {
            Some(Aspect {
                id: AspectId::new(aspect.id.text.as_str()),
                title: aspect.title.as_ref()?.text.clone(),
                points: aspect.points.map(|(points, _)| points),
                indicators: of(at).map(|(at, _)| IndicatorIx::at(at)).collect(),
            })
        })
        .collect()
}

/// The kinds of sites, then the bodies, in the order of [`Draft::subject_kinds`].
fn kinds(draft: &Draft) -> Option<Vec<SubjectKind>> {
    let plain = |names: &[Text]| names.iter().map(|name| name.text.clone()).collect();
    let sites = draft.kinds.iter().map(|kind| {
        Some(SubjectKind {
            id: KindId::new(kind.id.text.as_str()),
            name: kind.name.as_ref()?.text.clone(),
            level: kind.level.as_ref().map(|level| level.text.clone()),
            aliases: plain(&kind.aliases),
            role: Role::Site,
        })
    });
    let bodies = draft.bodies.iter().map(|body| {
        Some(SubjectKind {
            id: KindId::new(body.id.text.as_str()),
            name: body.name.as_ref()?.text.clone(),
            level: None,
            aliases: plain(&body.aliases),
            role: if body.many { Role::Bodies } else { Role::Body },
        })
    });
    sites.chain(bodies).collect()
}

fn clauses(draft: &Draft) -> Option<Vec<Clause>> {
    let clauses = draft.clauses.iter().map(|clause| {
        let why = clause.why.as_ref().map(|why| why.text.clone());
        let disposition = match clause.is {
            None => Disposition::Cited,
            Some((Kind::Definition, _)) => Disposition::Definition(why?),
            Some((Kind::Context, _)) => Disposition::Context(why?),
            Some((Kind::Duty, _)) => Disposition::Duty(why?),
        };
        let covers = clause.covers.iter().map(|id| id.text.clone()).collect();
        Some(Clause { id: ClauseId::new(clause.id.text.as_str()), title: clause.title.as_ref()?.text.clone(), disposition, covers })
    });
    clauses.collect()
}

/// The names that all standards share, then those of this one.
fn register(draft: &Draft) -> Register {
    let mut names = draft.shared_register.clone();
    names.extend(draft.register.iter().filter(|name| !draft.shared_register.contains(name)).cloned());
    Register { names }
}
