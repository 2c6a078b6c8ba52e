//! A check together with what it takes over: the nearest of check, indicator and aspect wins, and conditions are joined with and.
use crate::standard::Strength;
use crate::standard::complaint::Span;
use crate::standard::decode::Draft;
use crate::standard::decode::award::{CostDraft, LineDraft};
use crate::standard::decode::check::{CheckDraft, IndicatorDraft};
use crate::standard::decode::condition::ConditionDraft;
use crate::standard::decode::inherited::{Ask, Inherited, Ticks};
use crate::standard::decode::rule::RuleDraft;
use crate::standard::tree::Text;

/// A check and what stands above it.
#[derive(Debug, Clone)]
pub(in crate::standard) struct Effective<'d> {
    /// The check.
    pub(in crate::standard) draft: &'d CheckDraft,
    /// Its indicator.
    pub(in crate::standard) group: &'d IndicatorDraft,
    /// Position of the indicator.
    pub(in crate::standard) indicator: usize,
    /// Check, indicator, aspect.
    chain: Vec<&'d Inherited>,
}

/// All checks of a draft, in its order.
pub(in crate::standard) fn all(draft: &Draft) -> Vec<Effective<'_>> {
    let mut checks = Vec::new();
    for (indicator, group) in draft.indicators.iter().enumerate() {
        for check in &group.checks {
            let mut chain = vec![&check.inherited, &group.inherited];
            chain.extend(group.aspect.and_then(|aspect| draft.aspects.get(aspect)).map(|aspect| &aspect.inherited));
            checks.push(Effective { draft: check, group, indicator, chain });
        }
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

    /// What a line of deductions asks: its own question, or the one that the check asks members of; `None` for one that is named by the fault.
    pub(in crate::standard) fn ask_of_line(&self, line: &'d LineDraft) -> Option<&'d Ask> {
        let of_members = matches!(line.cost, Some(CostDraft::EachMissing(..)));
        line.ask.as_ref().or_else(|| self.ask().filter(|_| of_members))
    }

    /// Whom it binds, each with its strength: a strength written as near as the list or nearer counts for all.
    pub(in crate::standard) fn binds(&self) -> Option<(Span, Vec<(&'d Text, Strength)>)> {
        let (at, binds) = self.chain.iter().enumerate().find_map(|(at, inherited)| inherited.binds.as_ref().map(|binds| (at, binds)))?;
        let nearer = self.chain.iter().take(at + 1).find_map(|inherited| inherited.strength);
        let general = self.nearest(|inherited| inherited.strength).map_or(Strength::Must, |(strength, _)| strength);
        let by_name = binds.names.iter().map(|(name, own)| (name, nearer.map(|(strength, _)| strength).or(*own).unwrap_or(general)));
        Some((binds.span, by_name.collect()))
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

    /// Whether a reason is given for a number that is not the document's.
    pub(in crate::standard) fn authored(&self) -> Option<&'d Text> {
        self.nearest(|inherited| inherited.authored.as_ref())
    }
}
