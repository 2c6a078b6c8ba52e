//! Finds out which questions a standard asks, in the order in which it asks them, and what each of them takes as an answer.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::Draft;
use crate::standard::decode::award::{CostDraft, DiscretionDraft, LineDraft, PointsForm};
use crate::standard::decode::grade::VetoWhen;
use crate::standard::decode::inherited::Ask;
use crate::standard::decode::question::{QuestionDraft, TypeName};
use crate::standard::decode::rule::RuleDraft;
use crate::standard::decode::target::{MeasureForm, TargetDraft};
use crate::standard::name::nearest;
use crate::standard::resolve::answer;
use crate::standard::resolve::effective::{Effective, HomeDraft};
use crate::standard::resolve::shared::Vocabulary;
use crate::standard::tree::Text;
use crate::standard::{AnswerType, Interval, Question, QuestionId, QuestionIx, Slot, SlotIx};
use crate::wording;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The head under which what earns a bonus stands, unless the standard names another.
const BONUS: &str = "加分";
/// The head under which vetoes stand, unless the standard names another.
const VETO: &str = "一票否决";

/// The bonus item or veto that asks something: the id of a question it owns, its text, the head above, and what it takes as an answer.
struct Recorded<'d> {
    id: String,
    text: Option<&'d Text>,
    group: &'static str,
    answer: TypeName,
}

/// A question that something asks, with all that is asked of it.
#[derive(Debug)]
pub(in crate::standard) struct Asked<'d> {
    /// The question as written, joined with what common.yaml says of it.
    pub(in crate::standard) draft: QuestionDraft,
    /// Whether what asks it owns it.
    pub(in crate::standard) owned: bool,
    /// The rules on it; `None` is the `present` that is left out.
    pub(in crate::standard) rules: Vec<Option<&'d RuleDraft>>,
    /// What it takes as an answer; `None` where that could not be told, which has been said.
    pub(in crate::standard) answer: Option<AnswerType>,
}

/// The questions that something asks.
#[derive(Debug, Default)]
pub(in crate::standard) struct Questions<'d> {
    /// In the order of first use.
    pub(in crate::standard) list: Vec<Asked<'d>>,
    at: BTreeMap<String, usize>,
}

impl<'d> Questions<'d> {
    /// Walks the checks, then all conditions, and says which questions are not there.
    pub(in crate::standard) fn collect(draft: &'d Draft, checks: &[Effective<'d>], vocabulary: &Vocabulary<'d>, complaints: &mut Complaints) -> Self {
        let mut questions = Self::default();
        for check in checks {
            questions.ask_check(check, vocabulary, complaints);
        }
        let mut conditions = Vec::new();
        for check in checks {
            check.conditions().for_each(|condition| condition.answers(&mut conditions));
            for (_, rule) in check.rules() {
                rule.into_iter().flat_map(RuleDraft::conditions).for_each(|condition| condition.answers(&mut conditions));
            }
        }
        draft.tiers.iter().filter_map(|tier| tier.when.as_ref()).for_each(|condition| condition.answers(&mut conditions));
        let vetoes = draft.scoring.vetoes.iter().filter_map(|veto| veto.when.as_ref());
        vetoes.flat_map(VetoWhen::answers).for_each(|condition| condition.answers(&mut conditions));
        for (name, rule) in conditions {
            questions.ask(name, Some(rule), vocabulary, complaints);
        }
        for target in &draft.targets {
            questions.measure(target, vocabulary, complaints);
        }
        questions.record(draft, vocabulary, complaints);
        if let Some(name) = &draft.tier_claim {
            questions.claim(name, vocabulary, complaints);
        }
        for asked in &mut questions.list {
            asked.answer = answer::answer(&asked.draft, asked.owned, &asked.rules, complaints);
        }
        questions
    }

    /// The question of an id, if it is there.
    pub(in crate::standard) fn find(&self, id: &str) -> Option<QuestionIx> {
        self.at.get(id).map(|at| QuestionIx::at(*at))
    }

    /// The question that a check asks.
    pub(in crate::standard) fn of_check(&self, check: &Effective<'_>) -> Option<QuestionIx> {
        match check.ask() {
            Some(Ask::Shared(name)) => self.find(&name.text),
            Some(Ask::Own(_)) | None => self.find(&check.draft.id.text),
        }
    }

    /// The question that a line of deductions asks.
    pub(in crate::standard) fn of_line(&self, check: &Effective<'_>, line: &LineDraft) -> Option<QuestionIx> {
        match check.ask_of_line(line) {
            Some(Ask::Shared(name)) => self.find(&name.text),
            Some(Ask::Own(own)) => self.find(&own.id.text),
            None => self.find(&line.id.text),
        }
    }

    /// A question at a position.
    pub(in crate::standard) fn asked(&self, question: QuestionIx) -> &Asked<'d> {
        &self.list[question.index()]
    }

    /// The finished questions with their slots; `None` where the answer of one could not be told.
    pub(in crate::standard) fn finish(&self) -> Option<(Vec<Question>, Vec<Slot>)> {
        let (mut questions, mut slots) = (Vec::new(), Vec::new());
        for (at, asked) in self.list.iter().enumerate() {
            let question = asked.question(SlotIx::at(slots.len()))?;
            slots.push(Slot { question: QuestionIx::at(at), member: None });
            let members = u16::try_from(question.members().len()).unwrap_or(u16::MAX);
            slots.extend((0..members).map(|member| Slot { question: QuestionIx::at(at), member: Some(member) }));
            questions.push(question);
        }
        Some((questions, slots))
    }

    fn ask_check(&mut self, check: &Effective<'d>, vocabulary: &Vocabulary<'d>, complaints: &mut Complaints) {
        let (rules, points): (Vec<Option<&'d RuleDraft>>, _) = match check.draft.award.points.as_ref().map(|points| &points.form) {
            Some(PointsForm::Deduct(lines)) => return lines.iter().for_each(|line| self.ask_line(check, line, vocabulary, complaints)),
            Some(PointsForm::Bands(bands)) => (bands.iter().map(|band| Some(&band.rule)).collect(), None),
            Some(PointsForm::Judged(points)) => (Vec::new(), points.as_ref()),
            None => (check.rules().into_iter().map(|(_, rule)| rule).collect(), None),
        };
        let progress = matches!(check.home, HomeDraft::Task(..)).then_some(Implied::Progress);
        let used = Used { rules, implied: points.map(Implied::Points).or(progress), label: check.draft.text.as_ref() };
        self.ask_for(check, (check.ask(), &check.draft.id), used, vocabulary, complaints);
    }

    /// What a line of deductions asks: members, times, an amount that falls short, or the assessor's points.
    fn ask_line(&mut self, check: &Effective<'d>, line: &'d LineDraft, vocabulary: &Vocabulary<'d>, complaints: &mut Complaints) {
        let (rules, implied) = match &line.cost {
            Some(CostDraft::EachMissing(_, rule) | CostDraft::EachStep(_, _, rule)) => (vec![Some(rule)], None),
            Some(CostDraft::EachTime(_)) => (Vec::new(), Some(Implied::Times)),
            Some(CostDraft::Judged(points)) => (Vec::new(), Some(Implied::Points(points))),
            None => (Vec::new(), None),
        };
        let used = Used { rules, implied, label: line.fault.as_ref().or(check.draft.text.as_ref()) };
        self.ask_for(check, (check.ask_of_line(line), &line.id), used, vocabulary, complaints);
    }

    /// Adds a question by its id, or one of the check's own; one that is there already learns what else is asked of it.
    fn ask_for(
        &mut self,
        check: &Effective<'d>,
        (ask, own_id): (Option<&'d Ask>, &Text),
        used: Used<'d>,
        vocabulary: &Vocabulary<'d>,
        complaints: &mut Complaints,
    ) {
        let id = match ask {
            Some(Ask::Shared(name)) => name,
            Some(Ask::Own(own)) => &own.id,
            None => own_id,
        };
        let at = if let Some(at) = self.at.get(&id.text) {
            self.list[*at].rules.extend(used.rules);
            *at
        } else {
            let (mut draft, owned) = match ask {
                Some(Ask::Shared(name)) => match vocabulary.find(&name.text) {
                    Some(draft) => (draft.clone(), false),
                    None => return Self::unknown(name, vocabulary, complaints),
                },
                Some(Ask::Own(own)) => ((**own).clone(), true),
                None => (QuestionDraft::owned(own_id.clone()), true),
            };
            if owned {
                draft.label = draft.label.or_else(|| used.label.cloned());
                draft.group = draft.group.or_else(|| check.home.title().cloned());
            }
            self.add(Asked { draft, owned, rules: used.rules, answer: None });
            self.list.len() - 1
        };
        if let Some(implied) = used.implied {
            let asked = &mut self.list[at];
            implied.of(&mut asked.draft, asked.owned);
        }
    }

    fn ask(&mut self, name: &Text, rule: Option<&'d RuleDraft>, vocabulary: &Vocabulary<'d>, complaints: &mut Complaints) {
        if let Some(at) = self.at.get(&name.text) {
            self.list[*at].rules.push(rule);
        } else if let Some(draft) = vocabulary.find(&name.text) {
            self.add(Asked { draft: draft.clone(), owned: false, rules: vec![rule], answer: None });
        } else {
            Self::unknown(name, vocabulary, complaints);
        }
    }

    /// The questions that a target measures: of a figure the rule tells the type, of a ratio the unit.
    fn measure(&mut self, target: &'d TargetDraft, vocabulary: &Vocabulary<'d>, complaints: &mut Complaints) {
        match target.measure.as_ref().map(|measure| &measure.form) {
            Some(MeasureForm::Figure(ask)) => {
                let rules = target.rule.iter().map(Some).collect();
                self.measured(ask, rules, vocabulary, complaints);
            }
            Some(MeasureForm::Ratio { top, bottom }) => {
                self.measured(top, Vec::new(), vocabulary, complaints);
                self.measured(bottom, Vec::new(), vocabulary, complaints);
            }
            Some(MeasureForm::Share(_) | MeasureForm::Number(_)) | None => {}
        }
    }

    fn measured(&mut self, ask: &'d Ask, rules: Vec<Option<&'d RuleDraft>>, vocabulary: &Vocabulary<'d>, complaints: &mut Complaints) {
        let (draft, owned) = match ask {
            Ask::Shared(name) if self.at.contains_key(&name.text) => {
                self.list[self.at[&name.text]].rules.extend(rules);
                return;
            }
            Ask::Shared(name) => match vocabulary.find(&name.text) {
                Some(draft) => (draft.clone(), false),
                None => return Self::unknown(name, vocabulary, complaints),
            },
            Ask::Own(own) => ((**own).clone(), true),
        };
        if owned && draft.label.is_none() {
            let help = wording!("写 {{label: …}}", "write {{label: …}}");
            complaints.report(Code::MissingKey, draft.id.span, wording!("没有写问什么(label)", "it does not say what to ask (`label`)"), help);
        }
        self.add(Asked { draft: answer::measured(draft, rules.is_empty()), owned, rules, answer: None });
    }

    /// What bonus and vetoes ask: how often something happened, or whether it did.
    fn record(&mut self, draft: &'d Draft, vocabulary: &Vocabulary<'d>, complaints: &mut Complaints) {
        for item in draft.scoring.bonus.iter().flat_map(|bonus| &bonus.items) {
            let owner = Recorded { id: format!("bonus/{}", item.id.text), text: item.text.as_ref(), group: BONUS, answer: TypeName::Count };
            self.recorded(item.ask.as_ref(), owner, item.id.span, vocabulary, complaints);
        }
        for veto in draft.scoring.vetoes.iter().filter(|veto| veto.when.is_none()) {
            let owner = Recorded { id: format!("veto/{}", veto.id.text), text: veto.text.as_ref(), group: VETO, answer: TypeName::YesNo };
            self.recorded(veto.ask.as_ref(), owner, veto.id.span, vocabulary, complaints);
        }
    }

    fn recorded(&mut self, ask: Option<&'d Ask>, owner: Recorded<'_>, span: Span, vocabulary: &Vocabulary<'d>, complaints: &mut Complaints) {
        let mut draft = match ask {
            Some(Ask::Shared(name)) if self.at.contains_key(&name.text) => return,
            Some(Ask::Shared(name)) => match vocabulary.find(&name.text) {
                Some(draft) => draft.clone(),
                None => return Self::unknown(name, vocabulary, complaints),
            },
            Some(Ask::Own(own)) => (**own).clone(),
            None => QuestionDraft::owned(Text { text: owner.id, span }),
        };
        draft.answer = draft.answer.or((draft.members.is_none() && draft.choices.is_none()).then_some((owner.answer, draft.id.span)));
        let is_own = !matches!(ask, Some(Ask::Shared(_)));
        if is_own {
            draft.label = draft.label.or_else(|| owner.text.cloned());
            draft.group = draft.group.or_else(|| Some(Text { text: owner.group.to_owned(), span }));
        }
        self.add(Asked { draft, owned: is_own, rules: Vec::new(), answer: None });
    }

    /// The question in which a site declares its tier is a choice or a text.
    fn claim(&mut self, name: &Text, vocabulary: &Vocabulary<'d>, complaints: &mut Complaints) {
        if self.at.contains_key(&name.text) {
            return;
        }
        match vocabulary.find(&name.text) {
            Some(draft) => {
                let mut draft = draft.clone();
                draft.answer = draft.answer.or(draft.choices.is_none().then_some((TypeName::Text, draft.id.span)));
                self.add(Asked { draft, owned: false, rules: Vec::new(), answer: None });
            }
            None => Self::unknown(name, vocabulary, complaints),
        }
    }

    fn add(&mut self, asked: Asked<'d>) {
        self.at.insert(asked.draft.id.text.clone(), self.list.len());
        self.list.push(asked);
    }

    /// Every place that names it is said, for each must be mended.
    fn unknown(name: &Text, vocabulary: &Vocabulary<'d>, complaints: &mut Complaints) {
        let written = &name.text;
        if complaints.broken_file_mentions(written) {
            return;
        }
        let help = match nearest(written, vocabulary.ids()) {
            Some(near) => wording!("是不是 {near}?", "did you mean `{near}`?"),
            None => {
                wording!("在 questions 下声明它;自己的采集项写 ask: {{label: …}}", "declare it under `questions`; a question of its own is ask: {{label: …}}")
            }
        };
        let message = wording!("没有叫 {written} 的采集项", "there is no question `{written}`");
        complaints.report(Code::UnknownQuestion, name.span, message, help);
    }
}

/// What is asked of a question: the rules on it, what else tells its type, and what it is called where it has no label.
struct Used<'d> {
    rules: Vec<Option<&'d RuleDraft>>,
    implied: Option<Implied<'d>>,
    label: Option<&'d Text>,
}

/// What a question asks for that no rule tells.
#[derive(Clone, Copy)]
enum Implied<'d> {
    /// How many times.
    Times,
    /// The assessor's points.
    Points(&'d DiscretionDraft),
    /// How far an action is, where the action owns the question.
    Progress,
}

impl Implied<'_> {
    /// Tells a question what it asks for, where it does not say so itself.
    fn of(self, draft: &mut QuestionDraft, owned: bool) {
        let named = draft.members.is_some() || draft.choices.is_some();
        let span = draft.id.span;
        match self {
            Self::Times if !named => {
                draft.answer.get_or_insert((TypeName::Count, span));
            }
            Self::Points(points) if !named => {
                draft.answer.get_or_insert((TypeName::Number, span));
                if owned {
                    draft.range.get_or_insert((Interval::between(Decimal::ZERO, points.most), span));
                }
                draft.some = true;
            }
            Self::Progress if owned && !named => {
                draft.answer.get_or_insert((TypeName::Progress, span));
            }
            Self::Times | Self::Points(_) | Self::Progress => {}
        }
    }
}

impl Asked<'_> {
    fn question(&self, slot: SlotIx) -> Option<Question> {
        let draft = &self.draft;
        let plain = |text: &Option<Text>| text.as_ref().map(|text| text.text.clone());
        Some(Question {
            id: QuestionId::new(draft.id.text.as_str()),
            label: plain(&draft.label).unwrap_or_else(|| draft.id.text.clone()),
            group: plain(&draft.group),
            aliases: draft.aliases.iter().map(|alias| alias.text.clone()).collect(),
            answer: self.answer.clone()?,
            help: plain(&draft.help),
            register: draft.register,
            shared: draft.shared,
            slot,
        })
    }

    /// Where a reader should look: at the label, or at the id.
    pub(in crate::standard) fn span(&self) -> Span {
        self.draft.label.as_ref().map_or(self.draft.id.span, |label| label.span)
    }
}
