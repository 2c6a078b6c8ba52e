//! `dabiao explain`: everything that decides about one check, said once and then laid out as text or as JSON.
mod lines;
mod part;
mod recognition;
mod scoring;
mod spelling;
mod text;
mod wrap;

use super::view::Named;
use super::{earning, phrase, sentence};
use crate::diagnostic::{Language, Wording};
use crate::standard::{Check, CheckIx, Home, KindIx, Question, QuestionIx, ScoringPart, Standard, Strength, TextReading};
pub use part::ExplainedPart;
use recognition::heads;
pub use scoring::Share;
pub(super) use spelling::answer_type;
use std::io;
pub(super) use wrap::wrapped;

/// Some checks of a standard, explained in one language.
#[derive(Debug)]
pub struct Explanation<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// The indicator or task that was asked for, where it was not a check.
    pub home: Option<Home>,
    /// The part of the scoring that was asked for, where it was one.
    pub part: Option<ExplainedPart<'a>>,
    /// The checks, in the order of the standard.
    pub checks: Vec<Explained<'a>>,
    /// The language of words that are not the document's.
    pub language: Language,
}

/// Everything that decides about a check.
#[derive(Debug)]
pub struct Explained<'a> {
    /// The check.
    pub check: &'a Check,
    /// Whom it binds, each with its strength.
    pub bound: Vec<(Named<'a>, Strength)>,
    /// The condition under which it applies.
    pub when: Option<Wording>,
    /// What it accepts.
    pub expected: Wording,
    /// The questions it judges, line by line.
    pub questions: Vec<Asked<'a>>,
    /// How much of its indicator it is, by kind and owed tier.
    pub shares: Vec<Share<'a>>,
    /// How its points come about, and what each verdict does to them, in sentences.
    pub scoring: Vec<Wording>,
    /// The tiers that ask it, themselves or by what they include.
    pub required_by: Vec<Named<'a>>,
    /// What was decided about its clause or about itself.
    pub readings: Vec<&'a TextReading>,
}

/// A question, and how a sheet answers it.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// The kinds that are asked it.
    pub kinds: Vec<Named<'a>>,
    /// Heads of columns that ask it.
    pub heads: Vec<Wording>,
    /// How an answer may be written.
    pub spellings: Vec<Wording>,
}

impl<'a> Explanation<'a> {
    /// Explains some checks; with the indicator or task where that was asked for.
    pub fn new(standard: &'a Standard, home: Option<Home>, checks: &[CheckIx], language: Language) -> Self {
        Self { standard, home, part: None, checks: checks.iter().map(|check| explained(standard, *check)).collect(), language }
    }

    /// Explains a part of the scoring.
    pub fn of_part(standard: &'a Standard, part: ScoringPart, language: Language) -> Self {
        Self { standard, home: None, part: part::explained(standard, part), checks: Vec::new(), language }
    }

    /// Writes the explanation as text that is no wider than so many columns.
    pub fn write_text(&self, width: usize, out: &mut dyn io::Write) -> io::Result<()> {
        text::write(self, width, out)
    }

    /// Writes the explanation as JSON, with a line break at its end.
    pub fn write_json(&self, out: &mut dyn io::Write) -> io::Result<()> {
        super::json::write_explanation(self, out)
    }
}

fn explained(standard: &Standard, ix: CheckIx) -> Explained<'_> {
    let check = standard.check(ix);
    Explained {
        check,
        bound: bound(standard, check),
        when: check.when.as_ref().map(|when| sentence::condition(standard, when)),
        expected: earning::expected(standard, check),
        questions: check.criterion.questions().into_iter().map(|question| asked(standard, question)).collect(),
        shares: scoring::shares(standard, check),
        scoring: scoring::sentences(standard, check),
        required_by: required_by(standard, check),
        readings: readings(standard, ix),
    }
}

/// Whom a check binds, each with its strength.
pub(super) fn bound<'a>(standard: &'a Standard, check: &Check) -> Vec<(Named<'a>, Strength)> {
    kinds(standard).filter_map(|kind| Some((named_kind(standard, kind), check.strength(kind)?))).collect()
}

/// The strengths with which a check binds, each once.
pub(super) fn strengths(check: &Check, language: Language) -> String {
    let has = |strength: &Strength| check.strengths.iter().flatten().any(|of| of == strength);
    let words = Strength::ALL.iter().filter(|strength| has(strength)).map(|strength| phrase::strength(*strength));
    words.map(|words| words.say(language).to_owned()).collect::<Vec<_>>().join("、")
}

/// A question, and how a sheet answers it.
pub(super) fn asked(standard: &Standard, question: QuestionIx) -> Asked<'_> {
    let of = standard.question(question);
    let asked_of = kinds(standard).filter(|kind| standard.questions_of(*kind).contains(&question));
    Asked {
        question: of,
        kinds: asked_of.map(|kind| named_kind(standard, kind)).collect(),
        heads: heads(standard, question),
        spellings: spelling::of(of, standard.scoring.is_by_exception(question)),
    }
}

fn required_by<'a>(standard: &'a Standard, check: &Check) -> Vec<Named<'a>> {
    let binds = |tier: &crate::standard::Tier| tier.kinds.iter().any(|kind| check.strength(*kind).is_some());
    let asks = standard.tiers.iter().filter(|tier| binds(tier) && tier.includes.iter().any(|included| check.tiers.contains(included)));
    asks.map(|tier| Named { id: tier.id.as_str(), name: &tier.name }).collect()
}

/// Readings that name the check, and those of its clause, or of what stands above that, that name no check.
fn readings(standard: &Standard, ix: CheckIx) -> Vec<&TextReading> {
    let clause = standard.clause(standard.check(ix).clause).id.as_str();
    let over = |reading: &&TextReading| {
        let of = standard.clause(reading.clause).id.as_str();
        clause.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let touches = |reading: &&TextReading| if reading.affects.is_empty() { over(reading) } else { reading.affects.contains(&ix) };
    standard.readings.iter().filter(touches).collect()
}

fn kinds(standard: &Standard) -> impl Iterator<Item = KindIx> {
    (0..standard.kinds.len()).map(KindIx::at)
}

fn named_kind(standard: &Standard, kind: KindIx) -> Named<'_> {
    let kind = standard.kind(kind);
    Named { id: kind.id.as_str(), name: &kind.name }
}
