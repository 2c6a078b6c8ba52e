//! Finds out which questions a standard asks, in the order in which it asks them, and what each of them takes as an answer.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::Draft;
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
use crate::standard::{AnswerType, Question, QuestionId, QuestionIx, Slot, SlotIx};
use crate::wording;
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
        if let Some(Ask::Shared(name)) = check.ask() {
            for (_, rule) in check.rules() {
                self.ask(name, rule, vocabulary, complaints);
            }
            return;
        }
        let mut draft = match check.ask() {
            Some(Ask::Own(own)) => (**own).clone(),
            _ => QuestionDraft::owned(check.draft.id.clone()),
        };
        draft.label = draft.label.or_else(|| check.draft.text.clone());
        draft.group = draft.group.or_else(|| check.home.title().cloned());
        if let HomeDraft::Task(..) = check.home {
            draft = progress(draft);
        }
        let rules = check.rules().into_iter().map(|(_, rule)| rule).collect();
        self.add(Asked { draft, owned: true, rules, answer: None });
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

/// A question that an action owns: where nothing tells its type, it asks how far the action is.
fn progress(mut draft: QuestionDraft) -> QuestionDraft {
    if draft.answer.is_none() && draft.members.is_none() && draft.choices.is_none() {
        draft.answer = Some((TypeName::Progress, draft.id.span));
    }
    draft
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
            slot,
        })
    }

    /// Where a reader should look: at the label, or at the id.
    pub(in crate::standard) fn span(&self) -> Span {
        self.draft.label.as_ref().map_or(self.draft.id.span, |label| label.span)
    }
}
