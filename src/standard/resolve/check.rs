//! Makes checks: one for each check as written, or one for each tier where its tiers have rules.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::Draft;
use crate::standard::decode::award::PointsForm;
use crate::standard::decode::inherited::{RemedyDraft, Ticks};
use crate::standard::decode::rule::RuleDraft;
use crate::standard::resolve::award;
use crate::standard::resolve::effective::{Effective, HomeDraft};
use crate::standard::resolve::names::Names;
use crate::standard::resolve::question::Questions;
use crate::standard::resolve::rule::{self, When};
use crate::standard::resolve::task;
use crate::standard::tree::Text;
use crate::standard::{Award, Check, CheckId, ClauseIx, Criterion, Home, QuestionIx, Remedy, Rule, Strength, TierIx};
use crate::wording;
use std::ops::Range;

/// A check on its way: what could be resolved, and what it was made of.
#[derive(Debug)]
pub(in crate::standard) struct Linked<'d> {
    /// The check as written, with what it takes over.
    pub(in crate::standard) effective: Effective<'d>,
    /// Its id, with the tier.
    pub(in crate::standard) id: String,
    /// Where it is written: its key, or the tier's.
    pub(in crate::standard) span: Span,
    /// Its rule as written; `None` is the `present` that is left out.
    pub(in crate::standard) written: Option<&'d RuleDraft>,
    /// The tier it was made for.
    pub(in crate::standard) for_tier: Option<TierIx>,
    /// Its clause.
    pub(in crate::standard) clause: Option<ClauseIx>,
    /// Its strength for each kind.
    pub(in crate::standard) strengths: Vec<Option<Strength>>,
    /// The tiers it is ticked in, lowest first.
    pub(in crate::standard) ticks: Vec<TierIx>,
    /// The question that its rule, its bands or its discretion judge.
    pub(in crate::standard) question: Option<QuestionIx>,
    /// What it judges by.
    pub(in crate::standard) criterion: Option<Criterion>,
    /// When it applies.
    pub(in crate::standard) when: When,
}

/// What checks are made with.
pub(in crate::standard) struct Workshop<'w, 'd> {
    pub(in crate::standard) draft: &'d Draft,
    pub(in crate::standard) names: &'w Names<'d>,
    pub(in crate::standard) questions: &'w Questions<'d>,
}

impl<'d> Workshop<'_, 'd> {
    /// Makes the checks of one check as written.
    pub(in crate::standard) fn link(&self, effective: &Effective<'d>, complaints: &mut Complaints) -> Vec<Linked<'d>> {
        let clause = self.clause(effective, complaints);
        let strengths = self.strengths(effective, complaints);
        // each line of deductions has a question
        let by_lines = matches!(&effective.draft.award.points, Some(points) if matches!(points.form, PointsForm::Deduct(_)));
        let question = self.questions.of_check(effective).filter(|_| !by_lines);
        let when = When::all(task::conditions(effective, self.names), self.questions, complaints);
        let ticks = self.ticks(effective, complaints);
        two_rules(effective, complaints);
        let mut made = Vec::new();
        for (tier, written) in effective.rules() {
            let for_tier = tier.map(|name| (name, self.names.tier(name, complaints)));
            let span = tier.map_or(effective.draft.id.span, |name| name.span);
            made.push(Linked {
                effective: effective.clone(),
                id: id(effective, tier),
                span,
                written,
                for_tier: for_tier.and_then(|(_, tier)| tier),
                clause,
                strengths: strengths.clone(),
                ticks: for_tier.map_or_else(|| ticks.clone(), |(_, tier)| tier.into_iter().collect()),
                question,
                criterion: self.criterion(effective, written, complaints),
                when: when.clone(),
            });
        }
        made
    }

    fn criterion(&self, effective: &Effective<'d>, written: Option<&RuleDraft>, complaints: &mut Complaints) -> Option<Criterion> {
        let draft = effective.draft;
        if draft.refused {
            return None;
        }
        if let Some(points) = &draft.award.points {
            return award::criterion(effective, &points.form, points.span, self.questions, complaints);
        }
        let question = self.questions.of_check(effective)?;
        let rule = match written {
            Some(written) => rule::rule(written, question, self.questions, complaints),
            None if matches!(effective.home, HomeDraft::Task(..)) => task::done(draft.id.span, question, self.questions, complaints),
            None => rule::present(draft.id.span, question, self.questions, complaints),
        };
        let award = if draft.award.share.is_some() { Award::Share } else { Award::AllOrNothing };
        rule.map(|rule| Criterion::Rule { question, rule, award })
    }

    fn clause(&self, effective: &Effective<'d>, complaints: &mut Complaints) -> Option<ClauseIx> {
        let Some(name) = effective.nearest(|inherited| inherited.clause.as_ref()) else {
            let id = &effective.draft.id.text;
            let help = wording!("写 clause: 条款号,写在指标上则各检查项共用", "add clause: …; on the indicator it serves all its checks");
            complaints.report(Code::CheckWithoutClause, effective.draft.id.span, wording!("检查项 {id} 没有条款", "the check `{id}` cites no clause"), help);
            return None;
        };
        self.names.clause(name, complaints)
    }

    fn strengths(&self, effective: &Effective<'d>, complaints: &mut Complaints) -> Vec<Option<Strength>> {
        let mut strengths = vec![None; self.draft.subject_kinds().count()];
        let Some((_, binds)) = effective.binds() else {
            if let HomeDraft::Task(_, task) = effective.home {
                task::nobody_answers(task, complaints);
                return strengths;
            }
            let id = &effective.draft.id.text;
            let help = wording!("写 for: [站点类型或单位],写在指标上则各检查项共用", "add for: [kinds or bodies]; on the indicator it serves all its checks");
            complaints.report(
                Code::MissingKey,
                effective.draft.id.span,
                wording!("检查项 {id} 没有写对谁(for)", "the check `{id}` does not say whom it binds (`for`)"),
                help,
            );
            return strengths;
        };
        let mut broken = false;
        let code = if let HomeDraft::Task(..) = effective.home { Code::UnknownBody } else { Code::UnknownKind };
        for (name, strength) in binds {
            let flat = self.names.flat([name], code, complaints);
            flat.kinds.iter().chain(&flat.bodies).for_each(|kind| strengths[kind.index()] = Some(strength));
            broken |= flat.broken;
        }
        if let HomeDraft::Task(_, task) = effective.home
            && !broken
            && strengths.iter().all(Option::is_none)
        {
            task::nobody_answers(task, complaints);
        }
        strengths
    }

    fn ticks(&self, effective: &Effective<'d>, complaints: &mut Complaints) -> Vec<TierIx> {
        let mut ticks: Vec<TierIx> = effective.ticks().iter().filter_map(|name| self.names.tier(name, complaints)).collect();
        ticks.sort_unstable();
        ticks.dedup();
        ticks
    }
}

/// Says that rules by tier stand beside another thing to judge by.
fn two_rules(effective: &Effective<'_>, complaints: &mut Complaints) {
    let Some(Ticks::Rules(_)) = &effective.draft.inherited.ticks else { return };
    let other = effective.draft.rule.as_ref().map(|rule| ("rule", rule.span));
    let other = other.or_else(|| effective.draft.award.points.as_ref().map(|points| (points.form.name(), points.span)));
    if let Some((name, span)) = other {
        let help = wording!("规则已按档次写在 tiers 里:删去 {name}", "the rules stand in `tiers`: take `{name}` out");
        complaints.report(Code::TwoRules, span, wording!("{name} 与带规则的 tiers 不能同时写", "`{name}` cannot stand beside `tiers` with rules"), help);
    }
}

fn id(effective: &Effective<'_>, tier: Option<&Text>) -> String {
    let id = &effective.draft.id.text;
    tier.map_or_else(|| id.clone(), |tier| format!("{id}@{}", tier.text))
}

/// Where the checks of an indicator or a task stand among all: in the order of what they belong to.
pub(in crate::standard) fn of_home(checks: &[Linked<'_>], home: Home) -> Range<usize> {
    let before = |bound: fn(&Home, &Home) -> bool| checks.partition_point(|linked| bound(&linked.effective.home.position(), &home));
    before(Home::lt)..before(Home::le)
}

impl<'d> Linked<'d> {
    /// Its rule, where it is judged by one that is known.
    pub(in crate::standard) fn rule(&self) -> Option<&Rule> {
        self.criterion.as_ref().and_then(Criterion::rule).map(|(_, rule)| rule)
    }

    /// The questions that it judges, as far as they are known.
    pub(in crate::standard) fn questions(&self) -> Vec<QuestionIx> {
        self.criterion.as_ref().map_or_else(|| self.question.into_iter().collect(), Criterion::questions)
    }

    /// The finished check; `None` where something in it is not known.
    pub(in crate::standard) fn finish(&self, workshop: &Workshop<'_, 'd>, complaints: &mut Complaints) -> Option<Check> {
        let (effective, draft) = (&self.effective, self.effective.draft);
        let text = draft.text.as_ref()?.text.clone();
        let (due, ongoing) = effective.timing();
        let plain = |text: Option<&Text>| text.map(|text| text.text.clone());
        let actors = |list: Option<&'d Vec<Text>>, complaints: &mut Complaints| list.map(|list| workshop.names.bodies(list, complaints)).unwrap_or_default();
        let lead = actors(effective.nearest(|inherited| inherited.lead.as_ref()), complaints);
        let responsible = actors(effective.nearest(|inherited| inherited.responsible.as_ref()), complaints);
        Some(Check {
            id: CheckId::new(self.id.as_str()),
            home: effective.home.position(),
            clause: self.clause?,
            title: self.title(&text, workshop.questions),
            text,
            strengths: self.strengths.clone(),
            weight: effective.weight(),
            tiers: self.ticks.clone(),
            criterion: self.criterion.clone()?,
            when: self.when.known()?,
            not_applicable_allowed: effective.nearest(|inherited| inherited.not_applicable).unwrap_or(false),
            points: draft.points.map(|(points, _)| points),
            remedy: remedy(effective, &workshop.draft.remedy),
            due,
            ongoing,
            lead,
            responsible,
            how: plain(effective.nearest(|inherited| inherited.how.as_ref())),
            note: plain(draft.note.as_ref()),
            authored: plain(effective.authored()),
            covers: draft.covers.iter().map(|id| id.text.clone()).collect(),
            was: draft.was.as_ref().map(|was| CheckId::new(self.id.replacen(&draft.id.text, &was.text, 1))),
        })
    }

    /// The label of the question where it says something of its own or is shorter than a long text; else the text. A text that goes on
    /// to say how points are earned is named by its first sentence.
    fn title(&self, text: &str, questions: &Questions<'_>) -> String {
        let by_points = self.effective.draft.award.points.is_some();
        let text = if by_points { text.split(['。', ';', '；']).next().unwrap_or(text) } else { text };
        let label = self.question.and_then(|question| questions.asked(question).draft.label.as_ref()).map(|label| label.text.as_str());
        match label {
            Some(label) if label != text && !(by_points && label.starts_with(text)) => label.to_owned(),
            _ => text.to_owned(),
        }
    }
}

/// What a check says of its remedy, and of the rest what stands above it.
fn remedy(effective: &Effective<'_>, standard: &RemedyDraft) -> Remedy {
    let from = |get: &dyn Fn(&RemedyDraft) -> bool| effective.nearest(|inherited| inherited.remedy.as_ref().filter(|remedy| get(remedy))).unwrap_or(standard);
    Remedy {
        text: from(&|remedy| remedy.text.is_some()).text.as_ref().map(|text| text.text.clone()),
        days: from(&|remedy| remedy.days.is_some()).days,
        effort: from(&|remedy| remedy.effort.is_some()).effort,
    }
}
