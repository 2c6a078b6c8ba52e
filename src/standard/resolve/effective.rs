//! A check together with what it takes over: the nearest of check, indicator and aspect wins, or of action and task, and conditions are
//! joined with and.
use crate::standard::complaint::Span;
use crate::standard::decode::Draft;
use crate::standard::decode::award::{CostDraft, LineDraft};
use crate::standard::decode::check::{CheckDraft, IndicatorDraft};
use crate::standard::decode::condition::ConditionDraft;
use crate::standard::decode::inherited::{Ask, Binds, Due, Inherited, Ticks};
use crate::standard::decode::rule::RuleDraft;
use crate::standard::decode::task::TaskDraft;
use crate::standard::tree::Text;
use crate::standard::{Home, IndicatorIx, Strength, TaskIx, Weight};
use jiff::civil::Date;

/// A check and what stands above it.
#[derive(Debug, Clone)]
pub(in crate::standard) struct Effective<'d> {
    /// The check.
    pub(in crate::standard) draft: &'d CheckDraft,
    /// The indicator or task it belongs to.
    pub(in crate::standard) home: HomeDraft<'d>,
    /// Check, indicator, aspect; or action, task.
    chain: Vec<&'d Inherited>,
}

/// What a check belongs to, with its position.
#[derive(Debug, Clone, Copy)]
pub(in crate::standard) enum HomeDraft<'d> {
    Indicator(usize, &'d IndicatorDraft),
    Task(usize, &'d TaskDraft),
}

impl<'d> HomeDraft<'d> {
    /// Its id.
    pub(in crate::standard) fn id(self) -> &'d Text {
        match self {
            Self::Indicator(_, indicator) => &indicator.id,
            Self::Task(_, task) => &task.id,
        }
    }

    /// Its title.
    pub(in crate::standard) fn title(self) -> Option<&'d Text> {
        match self {
            Self::Indicator(_, indicator) => indicator.title.as_ref(),
            Self::Task(_, task) => task.title.as_ref(),
        }
    }

    /// Its position.
    pub(in crate::standard) fn position(self) -> Home {
        match self {
            Self::Indicator(at, _) => Home::Indicator(IndicatorIx::at(at)),
            Self::Task(at, _) => Home::Task(TaskIx::at(at)),
        }
    }
}

/// All checks of a draft, in its order, then the actions of its tasks.
pub(in crate::standard) fn all(draft: &Draft) -> Vec<Effective<'_>> {
    let mut checks = Vec::new();
    for (indicator, group) in draft.indicators.iter().enumerate() {
        for check in &group.checks {
            let mut chain = vec![&check.inherited, &group.inherited];
            chain.extend(group.aspect.and_then(|aspect| draft.aspects.get(aspect)).map(|aspect| &aspect.inherited));
            checks.push(Effective { draft: check, home: HomeDraft::Indicator(indicator, group), chain });
        }
    }
    for (at, task) in draft.tasks.iter().enumerate() {
        let of = |action| Effective { draft: action, home: HomeDraft::Task(at, task), chain: vec![&action.inherited, &task.inherited] };
        checks.extend(task.actions.iter().map(of));
    }
    checks
}

impl<'d> Effective<'d> {
    /// The nearest that says it.
    pub(in crate::standard) fn nearest<T>(&self, get: impl Fn(&'d Inherited) -> Option<T>) -> Option<T> {
        self.chain.iter().find_map(|inherited| get(inherited))
    }

    /// The conditions of check, indicator and aspect, the outermost first.
    pub(in crate::standard) fn conditions(&self) -> impl Iterator<Item = &'d ConditionDraft> {
        self.chain.iter().rev().filter_map(|inherited| inherited.when.as_ref())
    }

    /// What it asks; `None` for a question of its own that is named by its text.
    pub(in crate::standard) fn ask(&self) -> Option<&'d Ask> {
        self.nearest(|inherited| inherited.ask.as_ref())
    }

    /// The document's date, and whether it is ongoing: a date is a timing of its own, which undoes that what stands above is ongoing, as
    /// being ongoing undoes a date above. Who writes both at one place says 限期完成并持续推进.
    pub(in crate::standard) fn timing(&self) -> (Option<Date>, bool) {
        let ongoing = self.nearest(|inherited| inherited.ongoing).unwrap_or(false);
        match self.chain.iter().copied().find(|inherited| says_when(inherited)) {
            Some(Inherited { due: Some(Due::Day(day)), ongoing, .. }) => (Some(*day), *ongoing == Some(true)),
            Some(_) | None => (None, ongoing),
        }
    }

    /// Whether it is said anywhere by when it is to be done, also where that is never.
    pub(in crate::standard) fn says_when(&self) -> bool {
        self.chain.iter().any(|inherited| says_when(inherited))
    }

    /// What a line of deductions asks: its own question, or the one that the check asks members of; `None` for one that is named by the fault.
    pub(in crate::standard) fn ask_of_line(&self, line: &'d LineDraft) -> Option<&'d Ask> {
        let of_members = matches!(line.cost, Some(CostDraft::EachMissing(..)));
        line.ask.as_ref().or_else(|| self.ask().filter(|_| of_members))
    }

    /// Whom it binds, each with its strength: a strength written as near as the list or nearer counts for all. An action for which nobody
    /// is said to answer is answered by those that lead.
    pub(in crate::standard) fn binds(&self) -> Option<(Span, Vec<(&'d Text, Strength)>)> {
        let Some((at, binds)) = self.bound() else { return self.led() };
        let nearer = self.chain.iter().take(at + 1).find_map(|inherited| inherited.strength);
        let general = self.nearest(|inherited| inherited.strength).map_or(Strength::Must, |(strength, _)| strength);
        let by_name = binds.names.iter().map(|(name, own)| (name, nearer.map(|(strength, _)| strength).or(*own).unwrap_or(general)));
        Some((binds.span, by_name.collect()))
    }

    /// The nearest list of those it binds, and how far above the check it stands.
    fn bound(&self) -> Option<(usize, &'d Binds)> {
        self.chain.iter().enumerate().find_map(|(at, inherited)| inherited.binds.as_ref().map(|binds| (at, binds)))
    }

    /// Those that lead an action.
    fn led(&self) -> Option<(Span, Vec<(&'d Text, Strength)>)> {
        let HomeDraft::Task(..) = self.home else { return None };
        let lead = self.nearest(|inherited| inherited.lead.as_ref())?;
        let strength = self.nearest(|inherited| inherited.strength).map_or(Strength::Must, |(strength, _)| strength);
        Some((lead.first()?.span, lead.iter().map(|name| (name, strength)).collect()))
    }

    /// Whether it says itself who answers, whatever its task says.
    pub(in crate::standard) fn answers_apart(&self) -> bool {
        matches!((self.home, self.bound()), (HomeDraft::Task(..), Some((0, _))))
    }

    /// Every rule it judges by, with the tier it is for; no rule at all is `present`.
    pub(in crate::standard) fn rules(&self) -> Vec<(Option<&'d Text>, Option<&'d RuleDraft>)> {
        match &self.draft.inherited.ticks {
            Some(Ticks::Rules(rules)) => rules.iter().map(|(tier, rule)| (Some(tier), Some(rule))).collect(),
            _ => vec![(None, self.draft.rule.as_ref())],
        }
    }

    /// The names of the tiers it is ticked in.
    pub(in crate::standard) fn ticks(&self) -> &'d [Text] {
        match self.nearest(|inherited| inherited.ticks.as_ref()) {
            Some(Ticks::List(names)) => names,
            _ => &[],
        }
    }

    /// Its weight among the musts.
    pub(in crate::standard) fn weight(&self) -> Weight {
        self.nearest(|inherited| inherited.weight).unwrap_or_default()
    }

    /// Whether a reason is given for a number that is not the document's.
    pub(in crate::standard) fn authored(&self) -> Option<&'d Text> {
        self.nearest(|inherited| inherited.authored.as_ref())
    }
}

/// Whether a date, no date, or that it is ongoing is written here.
fn says_when(inherited: &Inherited) -> bool {
    inherited.due.is_some() || inherited.ongoing == Some(true)
}
