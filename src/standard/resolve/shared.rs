//! The questions of a standard joined with those that all standards share.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::Draft;
use crate::standard::decode::question::QuestionDraft;
use crate::standard::name::alternatives;
use crate::standard::normal::normalised;
use crate::standard::tree::Text;
use crate::wording;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Questions that can be asked by their id.
#[derive(Debug, Default)]
pub(in crate::standard) struct Vocabulary<'d>(BTreeMap<&'d str, Cow<'d, QuestionDraft>>);

impl<'d> Vocabulary<'d> {
    /// Joins the declarations, and says where one changes what others rely on.
    pub(in crate::standard) fn of(draft: &'d Draft, complaints: &mut Complaints) -> Self {
        let mut all: BTreeMap<&str, Cow<'d, QuestionDraft>> = draft.shared.iter().map(|shared| (shared.id.text.as_str(), Cow::Borrowed(shared))).collect();
        for own in &draft.questions {
            let joined = if let Some(shared) = draft.shared.iter().find(|shared| shared.id.text == own.id.text) {
                Cow::Owned(joined(shared, own, complaints))
            } else {
                needs_label(own, complaints);
                Cow::Borrowed(own)
            };
            all.insert(own.id.text.as_str(), joined);
        }
        Self(all)
    }

    /// A question by its id.
    pub(in crate::standard) fn find(&self, id: &str) -> Option<&QuestionDraft> {
        self.0.get(id).map(AsRef::as_ref)
    }

    /// All ids.
    pub(in crate::standard) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().copied()
    }
}

fn needs_label(own: &QuestionDraft, complaints: &mut Complaints) {
    if own.label.is_none() && !own.keys.is_empty() && !own.keys.iter().any(|key| key.text == "label") {
        let id = &own.id.text;
        let help = wording!("补上 label: …;若要用通用采集项,检查编号 {id}", "add label: …; if a shared question is meant, check the id `{id}`");
        complaints.report(Code::MissingKey, own.id.span, wording!("采集项 {id} 没有 label", "the question `{id}` has no label"), help);
    }
}

fn joined(shared: &QuestionDraft, own: &QuestionDraft, complaints: &mut Complaints) -> QuestionDraft {
    let mut joined = shared.clone();
    let mut changed = false;
    joined.id = own.id.clone();
    joined.keys.clone_from(&own.keys);
    for (into, from) in [(&mut joined.label, &own.label), (&mut joined.group, &own.group), (&mut joined.help, &own.help)] {
        changed |= replace(into, from.as_ref());
    }
    let fresh: Vec<Text> = own.aliases.iter().filter(|alias| !has(&shared.aliases, &alias.text)).cloned().collect();
    changed |= !fresh.is_empty() || own.register.is_some_and(|register| shared.register != Some(register));
    joined.aliases.extend(fresh);
    // a column headed as other standards head it is read here too
    let heads = |label: &&Text| joined.label.as_ref().is_some_and(|own| own.text != label.text) && !has(&joined.aliases, &label.text);
    joined.aliases.extend(shared.label.iter().filter(heads).cloned().collect::<Vec<_>>());
    joined.register = own.register.or(shared.register);
    changed |= narrowed(&mut joined, own, complaints);
    for (into, from, key) in [(&mut joined.members, &own.members, "members"), (&mut joined.choices, &own.choices, "choices")] {
        changed |= extended(into, from.as_ref(), own.key(key), complaints);
    }
    if own.answer.is_some_and(|(name, _)| shared.answer.is_some_and(|(common, _)| common != name)) {
        refuse(("类型", "type"), own.key("type"), complaints);
        changed = true;
    }
    let unit = |draft: &QuestionDraft| draft.unit.as_ref().map(|unit| normalised(&unit.text));
    if own.unit.is_some() && unit(own) != unit(shared) {
        refuse(("单位", "unit"), own.key("unit"), complaints);
        changed = true;
    }
    if !changed {
        let id = &own.id.text;
        let help = wording!("删去这一条:通用采集项按编号直接用", "take it out: a shared question is used by its id");
        complaints.report(
            Code::RedeclarationWithoutChange,
            own.id.span,
            wording!("{id} 的重新声明没有改变什么", "declaring `{id}` again changes nothing"),
            help,
        );
    }
    joined
}

fn replace(into: &mut Option<Text>, from: Option<&Text>) -> bool {
    let differs = from.is_some_and(|from| into.as_ref().is_none_or(|into| into.text != from.text));
    if differs {
        *into = from.cloned();
    }
    differs
}

fn has(names: &[Text], name: &str) -> bool {
    names.iter().any(|known| normalised(&known.text) == normalised(name))
}

fn narrowed(joined: &mut QuestionDraft, own: &QuestionDraft, complaints: &mut Complaints) -> bool {
    let Some((range, span)) = own.range else { return false };
    if joined.range.is_some_and(|(common, _)| !range.is_within(&common)) {
        refuse(("范围(只能收窄)", "range (it may only be narrowed)"), span, complaints);
        return true;
    }
    let differs = joined.range.is_none_or(|(common, _)| common != range);
    joined.range = own.range;
    differs
}

fn extended(into: &mut Option<Vec<Text>>, from: Option<&Vec<Text>>, span: Span, complaints: &mut Complaints) -> bool {
    let Some(from) = from else { return false };
    let known = into.take().unwrap_or_default();
    let names = |member: &Text| alternatives(&member.text).iter().map(|name| normalised(name)).collect::<Vec<_>>();
    let kept = known.iter().all(|member| from.iter().any(|new| names(new).iter().any(|name| names(member).contains(name))));
    if !kept {
        refuse(("成员(只能增加)", "members (they may only be added to)"), span, complaints);
    }
    let differs = known.iter().map(|member| &member.text).ne(from.iter().map(|member| &member.text));
    *into = Some(from.clone());
    differs
}

fn refuse((zh, en): (&str, &str), span: Span, complaints: &mut Complaints) {
    let help = wording!("另立一个编号,或删去这一行", "make it a question of another id, or take this line out");
    complaints.report(Code::SharedQuestionChanged, span, wording!("不能改通用采集项的{zh}", "a standard cannot change the {en} of a shared question"), help);
}
