//! Stage 1: a standard as data. A [`Standard`] that exists is sound: every name in it is resolved, every tier can be told.
mod award;
mod check;
mod complaint;
mod decode;
mod document;
mod grade;
mod grammar;
mod identity;
mod interval;
mod load;
mod lookup;
mod name;
pub(crate) mod normal;
mod overlap;
mod programme;
mod question;
mod resolve;
mod rule;
mod source;
mod task;
mod traditional;
mod tree;
mod unit;
mod validate;

pub use award::{Award, Band, Cost, Criterion, Deduction, Discretion, Floor};
pub use check::{Aspect, Check, Indicator, Remedy, Strength, Weight};
pub use document::{Clause, Disposition, Document, Role, SubjectKind, TextReading};
pub use grade::{Bonus, BonusItem, Grade, GradeCondition, Trigger, Veto, VetoCondition, VetoEffect};
pub use grammar::schema;
pub use identity::{
    AspectId, AspectIx, BonusItemId, CheckId, CheckIx, ClauseId, ClauseIx, GradeId, GradeIx, IndicatorId, IndicatorIx, KindId, KindIx, QuestionId, QuestionIx,
    SlotIx, StandardId, TargetId, TaskId, TaskIx, TierId, TierIx, VetoId, VetoIx,
};
pub use interval::{Bound, Interval};
pub use load::{Loaded, StandardSource, load};
pub use lookup::{ScoringPart, Sought};
pub use name::{alternatives, listed, nearest};
pub use normal::normalised;
pub use overlap::{Alike, Both, Comparison, Held, JointMember, JointQuestion, Overlap, Purpose, Reason, Relation, Side, Standing, TooMuch, Use};
pub use programme::{Counted, Every, Measured, Needs, PerKind, Rescale, Scoring, Target, TargetUnit, Tier, common_multiple};
pub use question::{AnswerType, Choice, Measure, Member, Question, Register, RegisterField, Slot};
pub use rule::{Case, Condition, NameTemplate, Need, Rule, Wanted};
pub use source::{SourceError, embedded, embedded_ids, embedded_source, from_path};
pub use task::{Home, Task};
pub use unit::{Dimension, Unit};

/// One published document, one jurisdiction, one edition, with everything resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// Its id, which is the name of its folder.
    pub id: StandardId,
    /// Title of the document.
    pub title: String,
    /// Edition of the data, as text.
    pub edition: String,
    /// The document.
    pub document: Document,
    /// SHA-256 over its files, in hexadecimal.
    pub digest: String,
    /// What is inspected, then the bodies that lead, answer and mend.
    pub kinds: Vec<SubjectKind>,
    /// What is asked; only questions that something uses.
    pub questions: Vec<Question>,
    /// What a column can answer: each question, then its members.
    pub slots: Vec<Slot>,
    /// Groups of indicators; may be empty.
    pub aspects: Vec<Aspect>,
    /// Groups of checks, in the order of the files.
    pub indicators: Vec<Indicator>,
    /// All checks, indicator by indicator, then the actions, task by task.
    pub checks: Vec<Check>,
    /// Tiers, lowest first.
    pub tiers: Vec<Tier>,
    /// Rates and numbers of sites, and regional figures.
    pub targets: Vec<Target>,
    /// Work with a lead, a deadline and actions.
    pub tasks: Vec<Task>,
    /// How points are spread.
    pub scoring: Scoring,
    /// What was decided where the text is unclear.
    pub readings: Vec<TextReading>,
    /// The document's contents.
    pub clauses: Vec<Clause>,
    /// How surveys head the columns that every survey has.
    pub register: Register,
    /// The question in which a site declares its tier, where the standard asks in words of its own.
    pub tier_claim: Option<QuestionIx>,
}

impl Standard {
    /// The kind at a position.
    pub fn kind(&self, kind: KindIx) -> &SubjectKind {
        &self.kinds[kind.index()]
    }

    /// The kinds of sites.
    pub fn site_kinds(&self) -> impl Iterator<Item = KindIx> {
        self.all_kinds().filter(|kind| !self.is_body(*kind))
    }

    /// The bodies.
    pub fn bodies(&self) -> impl Iterator<Item = KindIx> {
        self.all_kinds().filter(|kind| self.is_body(*kind))
    }

    /// The kinds that a survey can have rows of: all kinds of sites, and the bodies of which something is asked.
    pub fn surveyed_kinds(&self) -> impl Iterator<Item = KindIx> {
        self.all_kinds().filter(|kind| !self.is_body(*kind) || !self.questions_of(*kind).is_empty())
    }

    /// Whether a kind is a body, or several.
    pub fn is_body(&self, kind: KindIx) -> bool {
        self.kind(kind).role.is_body()
    }

    fn all_kinds(&self) -> impl Iterator<Item = KindIx> {
        (0..self.kinds.len()).map(KindIx::at)
    }

    /// The question at a position.
    pub fn question(&self, question: QuestionIx) -> &Question {
        &self.questions[question.index()]
    }

    /// The check at a position.
    pub fn check(&self, check: CheckIx) -> &Check {
        &self.checks[check.index()]
    }

    /// The indicator at a position.
    pub fn indicator(&self, indicator: IndicatorIx) -> &Indicator {
        &self.indicators[indicator.index()]
    }

    /// The task at a position.
    pub fn task(&self, task: TaskIx) -> &Task {
        &self.tasks[task.index()]
    }

    /// The id of an indicator or task.
    pub fn home_id(&self, home: Home) -> &str {
        match home {
            Home::Indicator(indicator) => self.indicator(indicator).id.as_str(),
            Home::Task(task) => self.task(task).id.as_str(),
        }
    }

    /// The checks of an indicator, or the actions of a task.
    pub fn checks_in(&self, home: Home) -> &[CheckIx] {
        match home {
            Home::Indicator(indicator) => &self.indicator(indicator).checks,
            Home::Task(task) => &self.task(task).actions,
        }
    }

    /// What the document calls the indicator or task that a check belongs to.
    pub fn home_title(&self, check: &Check) -> &str {
        match check.home {
            Home::Indicator(indicator) => &self.indicator(indicator).title,
            Home::Task(task) => &self.task(task).title,
        }
    }

    /// The tier at a position.
    pub fn tier(&self, tier: TierIx) -> &Tier {
        &self.tiers[tier.index()]
    }

    /// Whether there is a tier that sites of a kind can reach.
    pub fn has_tiers(&self, kind: KindIx) -> bool {
        self.tiers.iter().any(|tier| tier.kinds.contains(&kind))
    }

    /// Whether it writes any points, of checks, indicators or aspects.
    pub fn has_points(&self) -> bool {
        let of_groups = self.indicators.iter().map(|indicator| indicator.points).chain(self.aspects.iter().map(|aspect| aspect.points));
        self.checks.iter().map(|check| check.points).chain(of_groups).any(|points| points.is_some())
    }

    /// The clause at a position.
    pub fn clause(&self, clause: ClauseIx) -> &Clause {
        &self.clauses[clause.index()]
    }

    /// The slot at a position.
    pub fn slot(&self, slot: SlotIx) -> Slot {
        self.slots[slot.index()]
    }

    /// What a slot is called: the question's label, or the member's name.
    pub fn slot_label(&self, slot: SlotIx) -> &str {
        let Slot { question, member } = self.slot(slot);
        let question = self.question(question);
        match member {
            Some(member) => &question.members()[usize::from(member)].names[0],
            None => &question.label,
        }
    }

    /// The checks that bind a kind, in the order of the standard.
    pub fn checks_of(&self, kind: KindIx) -> impl Iterator<Item = CheckIx> {
        (0..self.checks.len()).map(CheckIx::at).filter(move |check| self.check(*check).strength(kind).is_some())
    }

    /// The questions that something asks of a kind: its checks, their conditions, its targets, its bonus and vetoes, and those of its tiers and the tier claim.
    pub fn questions_of(&self, kind: KindIx) -> Vec<QuestionIx> {
        let mut asked = vec![false; self.questions.len()];
        let mut mark = |question: QuestionIx| asked[question.index()] = true;
        for check in self.checks_of(kind).map(|check| self.check(check)) {
            check.all_questions().into_iter().for_each(&mut mark);
        }
        for tier in self.tiers.iter().filter(|tier| tier.kinds.contains(&kind)) {
            tier.when.iter().flat_map(Condition::questions).for_each(&mut mark);
        }
        self.targets.iter().filter(|target| target.kinds.contains(&kind)).flat_map(Target::questions).for_each(&mut mark);
        self.scoring.questions_of(kind).into_iter().for_each(&mut mark);
        self.tier_claim.into_iter().filter(|_| !self.is_body(kind)).for_each(&mut mark);
        (0..self.questions.len()).map(QuestionIx::at).filter(|question| asked[question.index()]).collect()
    }

    /// Whether some check of a kind, or a condition of one, names a member of a set question.
    pub fn asks_member(&self, kind: KindIx, question: QuestionIx, member: u16) -> bool {
        let of_check = |check: &Check| check.criterion.names_member(question, member) || check.when.iter().any(|when| when.names_member(question, member));
        let of_tier = |tier: &Tier| tier.kinds.contains(&kind) && tier.when.iter().any(|when| when.names_member(question, member));
        let of_veto = |veto: &Veto| veto.kinds.contains(&kind) && veto.names_member(question, member);
        self.checks_of(kind).any(|check| of_check(self.check(check))) || self.tiers.iter().any(of_tier) || self.scoring.vetoes.iter().any(of_veto)
    }
}

#[cfg(test)]
mod tests;
