//! The ids that one standard declares, so that an editor offers them; what is broken elsewhere does not matter.
use super::Of;
use crate::standard::StandardSource;
use crate::standard::decode::Draft;
use crate::standard::decode::inherited::Ticks;
use crate::standard::load::drafted;
use crate::standard::tree::Text;
use std::collections::{BTreeMap, BTreeSet};

/// What a standard declares, by what the ids name, each in order and once.
#[derive(Debug, Default)]
pub(super) struct Ids {
    declared: BTreeMap<Of, BTreeSet<String>>,
    /// Questions that all standards share.
    pub(super) shared: BTreeSet<String>,
}

impl Ids {
    /// Reads what the files of a standard and the vocabulary beside them declare.
    pub(super) fn of(source: &StandardSource) -> Self {
        let (draft, _) = drafted(source);
        Self::in_draft(&draft)
    }

    fn in_draft(draft: &Draft) -> Self {
        let mut ids = Self::default();
        ids.shared.extend(draft.shared.iter().map(|question| question.id.text.clone()));
        let actors = draft.kinds.iter().map(|kind| &kind.id).chain(draft.bodies.iter().map(|body| &body.id)).chain(draft.groups.iter().map(|group| &group.id));
        ids.declare(Of::Actor, actors);
        ids.declare(Of::Tier, draft.tiers.iter().map(|tier| &tier.id));
        ids.declare(Of::Clause, draft.clauses.iter().map(|clause| &clause.id));
        ids.declare(Of::Question, draft.questions.iter().chain(&draft.shared).map(|question| &question.id));
        ids.declare(Of::Indicator, draft.indicators.iter().map(|indicator| &indicator.id));
        ids.declare(Of::Grade, draft.scoring.grades.iter().map(|grade| &grade.id));
        for indicator in &draft.indicators {
            ids.declare(Of::Check, std::iter::once(&indicator.id).chain(indicator.checks.iter().map(|check| &check.id)));
            for check in &indicator.checks {
                let Some(Ticks::Rules(rules)) = &check.inherited.ticks else { continue };
                let by_tier = rules.iter().map(|(tier, _)| format!("{}@{}", check.id.text, tier.text));
                ids.declared.entry(Of::Check).or_default().extend(by_tier);
            }
        }
        for task in &draft.tasks {
            ids.declare(Of::Check, std::iter::once(&task.id).chain(task.actions.iter().map(|action| &action.id)));
        }
        ids
    }

    /// The ids of one sort.
    pub(super) fn named(&self, of: Of) -> impl Iterator<Item = &str> {
        self.declared.get(&of).into_iter().flatten().map(String::as_str)
    }

    fn declare<'d>(&mut self, of: Of, ids: impl Iterator<Item = &'d Text>) {
        self.declared.entry(of).or_default().extend(ids.map(|id| id.text.clone()));
    }
}
