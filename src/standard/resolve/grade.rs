//! Makes grades, bonus and vetoes: whom they concern, what they ask, and which indicator or grade they name.
use crate::diagnostic::{Code, Wording};
use crate::standard::complaint::Complaints;
use crate::standard::decode::Draft;
use crate::standard::decode::grade::{BonusItemDraft, EffectDraft, GradeDraft, VetoDraft, VetoWhen};
use crate::standard::decode::inherited::Ask;
use crate::standard::resolve::check::Linked;
use crate::standard::resolve::effective::HomeDraft;
use crate::standard::resolve::names::{Names, unknown};
use crate::standard::resolve::question::Questions;
use crate::standard::resolve::rule::condition;
use crate::standard::tree::Text;
use crate::standard::{
    AnswerType, Bonus, BonusItem, BonusItemId, Grade, GradeCondition, GradeId, GradeIx, IndicatorIx, KindIx, QuestionIx, Scoring, Strength, Trigger, Veto,
    VetoCondition, VetoEffect, VetoId,
};
use crate::wording;

/// What grades, bonus and vetoes are made with.
#[derive(Debug, Clone, Copy)]
struct Workshop<'w, 'd> {
    draft: &'w Draft,
    names: &'w Names<'d>,
    checks: &'w [Linked<'d>],
    questions: &'w Questions<'d>,
}

/// The scoring of a standard; `None` where something in it is not known.
pub(in crate::standard) fn scoring(
    draft: &Draft,
    names: &Names<'_>,
    checks: &[Linked<'_>],
    questions: &Questions<'_>,
    complaints: &mut Complaints,
) -> Option<Scoring> {
    let workshop = Workshop { draft, names, checks, questions };
    let grades: Option<Vec<Grade>> = draft.scoring.grades.iter().map(grade).collect();
    let bonus = draft.scoring.bonus.as_ref().map(|bonus| {
        let items: Vec<Option<BonusItem>> = bonus.items.iter().map(|item| workshop.bonus_item(item, complaints)).collect();
        Some(Bonus {
            cap: bonus.cap?.0,
            counts_for_grade: bonus.counts_for_grade.is_some_and(|(counts, _)| counts),
            items: items.into_iter().collect::<Option<_>>()?,
            authored: plain(bonus.authored.as_ref()),
        })
    });
    let vetoes: Vec<Option<Veto>> = draft.scoring.vetoes.iter().map(|veto| workshop.veto(veto, complaints)).collect();
    let bonus = match bonus {
        Some(bonus) => Some(bonus?),
        None => None,
    };
    Some(Scoring { grades: grades?, bonus, vetoes: vetoes.into_iter().collect::<Option<_>>()?, ..draft.scoring.scoring.clone() })
}

fn plain(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.text.clone())
}

fn grade(draft: &GradeDraft) -> Option<Grade> {
    let mut conditions: Vec<GradeCondition> = Vec::new();
    conditions.extend(draft.at_least.map(|(least, _)| GradeCondition::AtLeast(least)));
    conditions.extend(draft.each_indicator.map(|(least, _)| GradeCondition::EachIndicator(least)));
    conditions.extend(draft.failed.iter().map(|failed| GradeCondition::Failed { weights: failed.weights.clone(), at_most: failed.at_most }));
    Some(Grade {
        id: GradeId::new(draft.id.text.as_str()),
        name: draft.name.as_ref()?.text.clone(),
        conditions,
        by_veto_only: draft.only_veto.is_some(),
        authored: plain(draft.authored.as_ref()),
    })
}

impl Workshop<'_, '_> {
    fn bonus_item(self, draft: &BonusItemDraft, complaints: &mut Complaints) -> Option<BonusItem> {
        let kinds = self.kinds(draft.binds.as_ref(), complaints);
        let question = self.asked(draft.ask.as_ref(), &format!("bonus/{}", draft.id.text));
        let counted = question.filter(|question| self.takes(*question, draft.ask.as_ref(), &draft.id, true, complaints));
        Some(BonusItem {
            id: BonusItemId::new(draft.id.text.as_str()),
            text: draft.text.as_ref()?.text.clone(),
            each: draft.each?.0,
            question: counted?,
            kinds: kinds?,
            authored: plain(draft.authored.as_ref()),
        })
    }

    fn veto(self, draft: &VetoDraft, complaints: &mut Complaints) -> Option<Veto> {
        let kinds = self.kinds(draft.binds.as_ref(), complaints);
        let effect = draft.effect.as_ref().and_then(|effect| self.effect(effect, complaints));
        let trigger = if let Some(when) = &draft.when {
            self.when(when, complaints).map(Trigger::When)
        } else {
            let question = self.asked(draft.ask.as_ref(), &format!("veto/{}", draft.id.text));
            question.filter(|question| self.takes(*question, draft.ask.as_ref(), &draft.id, false, complaints)).map(Trigger::Recorded)
        };
        let subtotals = draft.when.iter().flat_map(VetoWhen::subtotals).map(|(of, _)| of);
        let zeroed = draft.effect.iter().filter_map(|effect| if let EffectDraft::ZeroIndicator(name) = effect { Some(name) } else { None });
        for indicator in subtotals.chain(zeroed) {
            self.must_score(indicator, kinds.as_deref().unwrap_or_default(), draft.binds.is_some(), complaints);
        }
        Some(Veto {
            id: VetoId::new(draft.id.text.as_str()),
            text: draft.text.as_ref()?.text.clone(),
            kinds: kinds?,
            trigger: trigger?,
            effect: effect?,
            authored: plain(draft.authored.as_ref()),
        })
    }

    /// Objects to a veto on an indicator that scores nowhere at the kinds it concerns: of kinds that are named at any of them, else at all.
    fn must_score(self, indicator: &Text, kinds: &[KindIx], are_named: bool, complaints: &mut Complaints) {
        let of_indicator = |linked: &&Linked<'_>| matches!(linked.effective.home, HomeDraft::Indicator(_, home) if home.id.text == indicator.text);
        let scores = |kind: &KindIx| {
            let strengths = self.checks.iter().filter(of_indicator).map(|linked| linked.strengths.get(kind.index()).copied().flatten());
            strengths.flatten().any(|strength| strength != Strength::May)
        };
        let is_known = self.checks.iter().any(|linked| of_indicator(&linked));
        let lacking: Vec<&str> =
            kinds.iter().filter(|kind| !scores(kind)).filter_map(|kind| Some(self.draft.kinds.get(kind.index())?.id.text.as_str())).collect();
        if !is_known || lacking.is_empty() || (!are_named && lacking.len() < kinds.len()) {
            return;
        }
        let (id, names) = (&indicator.text, lacking.join("、"));
        let help = wording!("核对指标,或把 for 改为有这个指标的类型", "check the indicator, or name in `for` kinds that have it");
        let message = wording!("{names}没有计分的指标 {id},否决不起作用", "the indicator `{id}` scores nothing at {names}, and the veto does nothing there");
        complaints.report(Code::RuleMisfit, indicator.span, message, help);
    }

    /// The kinds of sites that are named, else all that have a score.
    fn kinds(self, binds: Option<&Vec<Text>>, complaints: &mut Complaints) -> Option<Vec<KindIx>> {
        let scores = |kind: &KindIx| {
            let of_kind = self.checks.iter().map(|linked| linked.strengths.get(kind.index()).copied().flatten());
            of_kind.flatten().any(|strength| strength != Strength::May)
        };
        let Some(binds) = binds else { return Some((0..self.draft.kinds.len()).map(KindIx::at).filter(scores).collect()) };
        let flat = self.names.flat(binds, Code::UnknownKind, complaints);
        if let Some(first) = binds.first().filter(|_| !flat.broken && (!flat.bodies.is_empty() || !flat.kinds.iter().all(scores))) {
            let help = wording!("for 只写有计分检查项的站点类型", "name kinds of sites for which some check scores");
            complaints.report(Code::FieldWithoutEffect, first.span, wording!("for 里有不计分的对象", "`for` names somebody who has no score"), help);
        }
        (!flat.broken).then_some(flat.kinds)
    }

    /// The question that is asked by its id, or owned.
    fn asked(self, ask: Option<&Ask>, own: &str) -> Option<QuestionIx> {
        match ask {
            Some(Ask::Shared(name)) => self.questions.find(&name.text),
            Some(Ask::Own(_)) | None => self.questions.find(own),
        }
    }

    /// Whether the answers to a question tell whether something is the case, or, where that is `counted`, how often; and whether a blank
    /// may mean none.
    fn takes(self, question: QuestionIx, ask: Option<&Ask>, id: &Text, counted: bool, complaints: &mut Complaints) -> bool {
        let asked = self.questions.asked(question);
        let span = match ask {
            Some(Ask::Shared(name)) => name.span,
            Some(Ask::Own(own)) => own.key("type"),
            None => id.span,
        };
        let mut misfit = |code: Code, message: Wording, help: Wording| {
            complaints.report(code, span, message, help);
            false
        };
        match &asked.answer {
            None => false,
            Some(AnswerType::YesNo) => true,
            Some(AnswerType::Count(_)) if counted => true,
            Some(_) if counted => misfit(
                Code::RuleMisfit,
                wording!("加分项问次数,或问是否", "a bonus item asks how often, or whether"),
                wording!("type 写 count 或 yes_no", "make its type `count` or `yes_no`"),
            ),
            Some(_) => misfit(
                Code::RuleMisfit,
                wording!("一票否决问是否有这种情形", "a veto asks whether there is such a case"),
                wording!("type 写 yes_no;其他采集项写 when: {{采集项: 规则}}", "make its type `yes_no`; of other questions write when: {{question: rule}}"),
            ),
        }
    }

    fn effect(self, draft: &EffectDraft, complaints: &mut Complaints) -> Option<VetoEffect> {
        match draft {
            EffectDraft::ZeroTotal => Some(VetoEffect::ZeroTotal),
            EffectDraft::ZeroIndicator(name) => self.indicator(name, complaints).map(VetoEffect::ZeroIndicator),
            EffectDraft::Grade(name) => {
                let grades = &self.draft.scoring.grades;
                let found = grades.iter().position(|grade| grade.id.text == name.text).map(GradeIx::at);
                if found.is_none() {
                    unknown(name, Code::UnknownGrade, ("等次", "grade"), grades.iter().map(|grade| grade.id.text.as_str()), complaints);
                }
                found.map(VetoEffect::Grade)
            }
        }
    }

    fn indicator(self, name: &Text, complaints: &mut Complaints) -> Option<IndicatorIx> {
        let indicators = &self.draft.indicators;
        let found = indicators.iter().position(|indicator| indicator.id.text == name.text).map(IndicatorIx::at);
        if found.is_none() {
            unknown(name, Code::UnknownIndicator, ("指标", "indicator"), indicators.iter().map(|indicator| indicator.id.text.as_str()), complaints);
        }
        found
    }

    fn when(self, draft: &VetoWhen, complaints: &mut Complaints) -> Option<VetoCondition> {
        let mut all = |parts: &[VetoWhen]| -> Option<Vec<VetoCondition>> {
            let parts: Vec<Option<VetoCondition>> = parts.iter().map(|part| self.when(part, complaints)).collect();
            parts.into_iter().collect()
        };
        match draft {
            VetoWhen::AllOf(parts) => all(parts).map(VetoCondition::AllOf),
            VetoWhen::AnyOf(parts) => all(parts).map(VetoCondition::AnyOf),
            VetoWhen::Answers(draft) => condition(draft, self.questions, complaints).map(VetoCondition::Answers),
            VetoWhen::Subtotal { of, accepted, .. } => {
                let of = self.indicator(of, complaints);
                Some(VetoCondition::Subtotal { of: of?, accepted: *accepted })
            }
            VetoWhen::Broken => None,
        }
    }
}
