//! `dabiao standards overlap`: standards side by side, worst differences first, for whoever designs one survey for all of them.
mod members;
mod page;
mod settled;
mod survey;
mod text;

use super::explain::bound;
use super::view::Named;
use super::{earning, sentence};
use crate::diagnostic::{Language, Wording};
use crate::standard::{Alike, Check, CheckIx, Clause, Held, JointQuestion, Overlap, Question, Standard, Standing, Strength, Use};
use std::io;

/// Standards side by side, in one language.
#[derive(Debug)]
pub struct SideBySide<'a> {
    /// What they have in common, and what not.
    pub overlap: &'a Overlap<'a>,
    /// The shared questions: what cannot be met at once first, what is agreed last.
    pub shared: Vec<SharedView<'a>>,
    /// What each standard was called on the command line, an id or a path.
    pub called: &'a [String],
    /// The language of words that are not the documents'.
    pub language: Language,
}

/// A shared question, with all that is demanded of it.
#[derive(Debug)]
pub struct SharedView<'a> {
    /// The question with its comparisons.
    pub joint: &'a JointQuestion,
    /// As the first of the standards asks it.
    pub question: &'a Question,
    /// How the demands stand.
    pub standing: Standing,
    /// What each standard demands, in the order of the standards.
    pub sides: Vec<SideView<'a>>,
}

/// What one standard demands of a shared question.
#[derive(Debug)]
pub struct SideView<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// How it uses the question.
    pub of: &'a Use,
    /// The checks that judge it.
    pub demands: Vec<DemandView<'a>>,
    /// Checks beside them that bound another shared question, which no other of the standards asks.
    pub beside: Vec<DemandView<'a>>,
}

/// A check, as far as it is compared.
#[derive(Debug)]
pub struct DemandView<'a> {
    /// Its place in its standard.
    pub ix: CheckIx,
    /// The check.
    pub check: &'a Check,
    /// Where the document says it.
    pub clause: &'a Clause,
    /// What it expects.
    pub expected: Wording,
    /// Whom it binds, each with its strength.
    pub bound: Vec<(Named<'a>, Strength)>,
    /// The tiers that it is ticked in.
    pub tiers: Vec<Named<'a>>,
    /// The condition under which it applies.
    pub when: Option<Wording>,
    /// What it asks, where it is another question than the shared one.
    pub asks: Option<&'a Question>,
}

impl<'a> SideBySide<'a> {
    /// Looks at standards side by side; each was called by its id or by its path.
    pub fn new(overlap: &'a Overlap<'a>, called: &'a [String], language: Language) -> Self {
        let mut shared: Vec<SharedView<'a>> = overlap.shared().map(|joint| SharedView::new(overlap, joint)).collect();
        shared.sort_by_key(|view| view.standing);
        Self { overlap, shared, called, language }
    }

    /// Writes it as text that is no wider than so many columns.
    pub fn write_text(&self, width: usize, out: &mut dyn io::Write) -> io::Result<()> {
        text::write(self, width, out)
    }

    /// Writes it as JSON, with a line break at its end.
    pub fn write_json(&self, out: &mut dyn io::Write) -> io::Result<()> {
        super::json::write_overlap(self, out)
    }

    /// How many shared questions stand in a way.
    pub(super) fn count(&self, standing: Standing) -> usize {
        self.shared.iter().filter(|view| view.standing == standing).count()
    }

    /// The standard at a place.
    pub(super) fn standard(&self, place: usize) -> &'a Standard {
        self.overlap.standards[place]
    }

    /// The two questions that look alike, each with its standard.
    pub(super) fn pair(&self, alike: &Alike) -> [(&'a Standard, &'a Question); 2] {
        [alike.left, alike.right].map(|(place, question)| (self.standard(place), self.standard(place).question(question)))
    }
}

impl<'a> SharedView<'a> {
    fn new(overlap: &'a Overlap<'a>, joint: &'a JointQuestion) -> Self {
        Self {
            joint,
            question: overlap.question(&joint.uses[0]),
            standing: joint.standing(),
            sides: joint.uses.iter().map(|of| SideView::new(overlap.standards[of.standard], of)).collect(),
        }
    }

    /// A demand, with the side that it is of.
    fn demand(&self, held: Held) -> Option<(&SideView<'a>, &DemandView<'a>)> {
        let side = self.sides.iter().find(|side| side.of.standard == held.standard)?;
        Some((side, side.demands.iter().find(|demand| demand.ix == held.check)?))
    }
}

impl<'a> SideView<'a> {
    fn new(standard: &'a Standard, of: &'a Use) -> Self {
        let views = |checks: &[CheckIx], beside: bool| checks.iter().map(|check| DemandView::new(standard, *check, beside)).collect();
        Self { standard, of, demands: views(&of.demands, false), beside: views(&of.beside, true) }
    }
}

impl<'a> DemandView<'a> {
    fn new(standard: &'a Standard, ix: CheckIx, beside: bool) -> Self {
        let check = standard.check(ix);
        let asks = check.criterion.rule().filter(|_| beside).map(|(question, _)| standard.question(question));
        Self {
            ix,
            check,
            clause: standard.clause(check.clause),
            expected: earning::expected(standard, check),
            bound: bound(standard, check),
            tiers: check.tiers.iter().map(|tier| standard.tier(*tier)).map(|tier| Named { id: tier.id.as_str(), name: &tier.name }).collect(),
            when: check.when.as_ref().map(|when| sentence::condition(standard, when)),
            asks,
        }
    }
}
