//! Questions that cannot be answered as they are asked, that nothing asks, or that ask the same thing twice.
use crate::diagnostic::Code;
use crate::standard::complaint::Complaints;
use crate::standard::decode::inherited::Ask;
use crate::standard::decode::rule::Form;
use crate::standard::normal::normalised;
use crate::standard::resolve::Resolved;
use crate::standard::resolve::question::Asked;
use crate::standard::tree::Text;
use crate::standard::{AnswerType, KindIx, Rule};
use crate::wording;
use std::collections::{BTreeSet, HashMap};

/// Says what is wrong with the questions of a standard.
pub(super) fn validate(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    for linked in &resolved.checks {
        let absent = linked.written.is_some_and(|rule| matches!(rule.form, Form::Absent));
        let labelled = match linked.effective.ask() {
            Some(Ask::Own(own)) => own.label.is_some(),
            Some(Ask::Shared(_)) => true,
            None => false,
        };
        if absent && !labelled {
            let id = &linked.effective.draft.id.text;
            let help = wording!("写 ask: {{label: 是否有…}},从正面问", "write ask: {{label: 是否有…}} and ask for the presence");
            let message = wording!("检查项 {id} 要求没有,却没写问什么", "the check `{id}` asks for an absence and does not say what to ask");
            complaints.report(Code::AbsentWithoutQuestion, linked.effective.draft.id.span, message, help);
        }
    }
    for asked in &resolved.questions.list {
        negative(asked, complaints);
    }
    unused(resolved, complaints);
    twins(resolved, complaints);
}

/// Beginnings that deny.
const DENIALS: &[&str] = &["无", "没有", "未", "不", "是否没有", "是否无", "是否未", "是否不", "是否存在没有"];
/// Words that begin like a denial and name a thing.
const THINGS: &[&str] = &[
    "无障碍",
    "无线",
    "无人",
    "无烟",
    "无纸",
    "无偿",
    "无差别",
    "无缝",
    "无证明",
    "无感",
    "不动产",
    "不见面",
    "不打烊",
    "不锈钢",
    "不满意",
    "不良",
    "未成年",
    "未来",
    "不间断",
    "不同",
];

fn negative(asked: &Asked<'_>, complaints: &mut Complaints) {
    let written = asked.draft.keys.iter().any(|key| key.text == "label");
    let Some(label) = asked.draft.label.as_ref().filter(|_| written && asked.answer == Some(AnswerType::YesNo)) else { return };
    let plain = normalised(&label.text);
    let stripped = plain.strip_prefix("是否").unwrap_or(&plain);
    if THINGS.iter().any(|thing| stripped.starts_with(thing)) || !DENIALS.iter().any(|denial| plain.starts_with(denial)) {
        return;
    }
    let text = &label.text;
    let help = wording!("从正面问(是否有…),规则写 rule: absent", "ask for the presence (是否有…) and write rule: absent");
    complaints.report(Code::NegativeQuestion, label.span, wording!("“{text}”是反着问的", "`{text}` asks for an absence"), help);
}

fn unused(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    for own in &resolved.draft.questions {
        let id = &own.id.text;
        if resolved.questions.find(id).is_none() && !complaints.broken_file_mentions(id) {
            let help = wording!("让检查项 ask: {id},或删去它", "let a check `ask: {id}`, or take it out");
            complaints.report(Code::UnusedQuestion, own.id.span, wording!("采集项 {id} 没有被用到", "nothing asks the question `{id}`"), help);
        }
    }
}

/// The kinds at which each question is asked.
fn kinds(resolved: &Resolved<'_>) -> Vec<BTreeSet<usize>> {
    let mut kinds = vec![BTreeSet::new(); resolved.questions.list.len()];
    for linked in &resolved.checks {
        let bound: Vec<usize> = linked.strengths.iter().enumerate().filter(|(_, strength)| strength.is_some()).map(|(kind, _)| kind).collect();
        let when = linked.when.questions();
        let asked = linked.questions().into_iter().chain(when).chain(linked.rule().into_iter().flat_map(Rule::condition_questions));
        asked.for_each(|question| kinds[question.index()].extend(&bound));
    }
    for kind in (0..resolved.draft.kinds.len()).map(KindIx::at) {
        let asked = resolved.scoring.iter().flat_map(|scoring| scoring.questions_of(kind));
        asked.for_each(|question| {
            kinds[question.index()].insert(kind.index());
        });
    }
    for target in resolved.targets.iter().flatten() {
        let of = target.kinds.iter().map(|kind| kind.index());
        target.questions().into_iter().for_each(|question| kinds[question.index()].extend(of.clone()));
    }
    kinds
}

/// Two questions at one kind that a head cannot tell apart, or that ask the same thing in other words.
fn twins(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    let kinds = kinds(resolved);
    let all: Vec<Named<'_>> = resolved.questions.list.iter().map(Named::of).collect();
    let mut known = Known::default();
    for (second, b) in all.iter().enumerate() {
        for first in known.like(b).into_iter().filter(|first| !kinds[*first].is_disjoint(&kinds[second])) {
            alike(&all[first], b, complaints);
        }
        known.add(second, b);
    }
}

/// Says of two questions at one kind why they may be mistaken for each other.
fn alike(a: &Named<'_>, b: &Named<'_>, complaints: &mut Complaints) {
    let (one, other) = (&a.asked.draft.id.text, &b.asked.draft.id.text);
    let spans = [b.asked.span(), a.asked.span()];
    if let Some(name) = b.names.iter().find(|name| a.group == b.group && a.names.contains(name)) {
        let help = wording!("改其中一个的 label 或 aliases,或写 group", "change a label or alias of one of them, or give it a group");
        let message = wording!(
            "采集项 {one} 和 {other} 都叫“{name}”,表头分不清",
            "the questions `{one}` and `{other}` are both called `{name}`: no head tells them apart"
        );
        complaints.report_at(Code::AmbiguousAlias, &spans, message, help);
    } else if a.asked.answer == b.asked.answer && !a.core.is_empty() && a.core == b.core {
        let help = wording!("声明一次,两处都 ask 它", "declare it once and `ask` it in both places");
        let message = wording!("采集项 {one} 和 {other} 像是同一件事", "the questions `{one}` and `{other}` seem to ask the same thing");
        complaints.report_at(Code::SimilarQuestions, &spans, message, help);
    }
}

/// The questions met so far by what may be mistaken for another, so that not every pair is looked at.
#[derive(Default)]
struct Known<'n> {
    names: HashMap<&'n str, Vec<usize>>,
    cores: HashMap<&'n str, Vec<usize>>,
}

impl<'n> Known<'n> {
    /// Those that share a name or the thing asked about, in their order.
    fn like(&self, other: &Named<'_>) -> BTreeSet<usize> {
        let by_name = other.names.iter().filter_map(|name| self.names.get(name.as_str()));
        by_name.chain(self.cores.get(other.core.as_str())).flatten().copied().collect()
    }

    fn add(&mut self, at: usize, other: &'n Named<'_>) {
        for name in &other.names {
            self.names.entry(name).or_default().push(at);
        }
        if !other.core.is_empty() {
            self.cores.entry(&other.core).or_default().push(at);
        }
    }
}

/// What a question is called.
struct Named<'q> {
    asked: &'q Asked<'q>,
    group: Option<String>,
    names: Vec<String>,
    core: String,
}

impl<'q> Named<'q> {
    fn of(asked: &'q Asked<'q>) -> Self {
        let label = asked.draft.label.iter();
        let names: Vec<String> = label.chain(&asked.draft.aliases).map(|text: &Text| normalised(&text.text)).collect();
        let core = names.first().map(|label| core(label)).unwrap_or_default();
        Self { asked, group: asked.draft.group.as_ref().map(|group| normalised(&group.text)), names, core }
    }
}

/// Words in front of the thing that a question is about.
const VERBS: &[&str] = &[
    "是否", "有无", "设立", "设置", "设有", "配备", "配置", "配有", "建立", "制定", "公布", "提供", "开设", "安装", "放置", "悬挂", "具有", "具备", "有", "设",
    "挂",
];
/// 一块, 一个 and the like.
const ONES: &[&str] = &["一个", "一块", "一套", "一台", "一部", "一本", "一张", "一名", "1个", "1块", "1套", "1台", "1部", "1本", "1张"];

fn core(label: &str) -> String {
    let mut rest = label;
    while let Some(shorter) = VERBS.iter().chain(ONES).find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    rest.to_owned()
}
