//! From trees to drafts: what each part of a standard says, typed, with its places, and not yet resolved.
//! Readers collect complaints and go on; a draft holds what could be read.
pub(super) mod award;
pub(super) mod check;
pub(super) mod clause;
pub(super) mod condition;
pub(super) mod document;
mod fields;
pub(super) mod grade;
pub(super) mod inherited;
pub(super) mod programme;
pub(super) mod question;
mod register;
pub(super) mod rule;
mod scalar;
pub(super) mod target;
pub(super) mod task;

use super::complaint::{Complaints, Span};
use super::tree::{Content, Entry, Node, Text};
use super::{Document, RegisterField, grammar};
use crate::diagnostic::Code;
use crate::wording;
use check::{AspectDraft, IndicatorDraft};
use clause::{ClauseDraft, ReadingDraft};
use document::{BodyDraft, GroupDraft, KindDraft};
use fields::Fields;
use inherited::RemedyDraft;
use programme::{ScoringDraft, TierDraft};
use question::QuestionDraft;
use target::TargetDraft;
use task::TaskDraft;

/// A whole standard as written, all its files united.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) id: Option<Text>,
    pub(super) title: Option<Text>,
    pub(super) edition: Option<Text>,
    pub(super) document: Option<Document>,
    pub(super) kinds: Vec<KindDraft>,
    pub(super) bodies: Vec<BodyDraft>,
    pub(super) groups: Vec<GroupDraft>,
    pub(super) remedy: RemedyDraft,
    pub(super) questions: Vec<QuestionDraft>,
    pub(super) tiers: Vec<TierDraft>,
    pub(super) tier_claim: Option<Text>,
    pub(super) targets: Vec<TargetDraft>,
    pub(super) tasks: Vec<TaskDraft>,
    pub(super) aspects: Vec<AspectDraft>,
    pub(super) indicators: Vec<IndicatorDraft>,
    pub(super) scoring: ScoringDraft,
    pub(super) readings: Vec<ReadingDraft>,
    pub(super) clauses: Vec<ClauseDraft>,
    pub(super) register: Vec<(RegisterField, String)>,
    /// What common.yaml declares.
    pub(super) shared: Vec<QuestionDraft>,
    /// What common.yaml says of the register.
    pub(super) shared_register: Vec<(RegisterField, String)>,
    /// Keys at the top that were written once.
    once: Vec<Text>,
    /// Keys at the top that are united over the files.
    united: Vec<String>,
}

impl Draft {
    /// Adds one file of the standard.
    pub(super) fn add(&mut self, root: &Node, complaints: &mut Complaints) {
        if matches!(root.content, Content::Empty) {
            return;
        }
        let Some(fields) = Fields::open(root, root.span, &grammar::STANDARD, complaints) else {
            complaints.break_file(root.span.file);
            return;
        };
        for entry in fields.entries() {
            if grammar::is_once(&entry.key.text) {
                self.single(entry, &fields, complaints);
            } else {
                self.unite(entry, complaints);
            }
        }
    }

    /// Adds the questions and register names that all standards share.
    pub(super) fn add_shared(&mut self, root: &Node, complaints: &mut Complaints) {
        let Some(fields) = Fields::open(root, root.span, &grammar::COMMON, complaints) else { return };
        self.shared = fields.entry("questions").map(|entry| question::questions(entry, complaints)).unwrap_or_default();
        self.shared.iter_mut().for_each(|question| question.shared = true);
        self.shared_register = fields.entry("register").map(|entry| register::register(entry, complaints)).unwrap_or_default();
    }

    fn single(&mut self, entry: &Entry, fields: &Fields<'_>, complaints: &mut Complaints) {
        let key = &entry.key;
        if let Some(first) = self.once.iter().find(|first| first.text == key.text) {
            let name = &key.text;
            let message = wording!("{name} 在标准里写了两次", "`{name}` stands twice in the standard");
            complaints.report_at(Code::DuplicateId, &[key.span, first.span], message, wording!("只留一处", "keep one of them"));
            return;
        }
        self.once.push(key.clone());
        match key.text.as_str() {
            "id" => self.id = fields.text("id", complaints),
            "title" => self.title = fields.text("title", complaints),
            "edition" => self.edition = fields.text("edition", complaints),
            "document" => self.document = Some(document::document(entry, complaints)),
            "remedy" => self.remedy = inherited::remedy(entry, complaints).unwrap_or_default(),
            "tier_claim" => self.tier_claim = fields.text("tier_claim", complaints),
            _ => self.scoring = programme::scoring(entry, complaints),
        }
    }

    /// Site kinds, then bodies, each with its id and name: the order of the kinds of the standard.
    pub(super) fn subject_kinds(&self) -> impl Iterator<Item = (&Text, Option<&Text>)> {
        let sites = self.kinds.iter().map(|kind| (&kind.id, kind.name.as_ref()));
        sites.chain(self.bodies.iter().map(|body| (&body.id, body.name.as_ref())))
    }

    /// Whether a key stands at the top of some file.
    pub(super) fn has(&self, key: &str) -> bool {
        self.once.iter().any(|once| once.text == key) || self.united.iter().any(|united| united == key)
    }

    fn unite(&mut self, entry: &Entry, complaints: &mut Complaints) {
        self.united.push(entry.key.text.clone());
        match entry.key.text.as_str() {
            "site_kinds" => self.kinds.extend(document::kinds(entry, complaints)),
            "bodies" => self.bodies.extend(document::bodies(entry, complaints)),
            "groups" => self.groups.extend(document::groups(entry, complaints)),
            "questions" => self.questions.extend(question::questions(entry, complaints)),
            "tiers" => self.tiers.extend(programme::tiers(entry, complaints)),
            "targets" => self.targets.extend(target::targets(entry, complaints)),
            "tasks" => self.tasks.extend(task::tasks(entry, complaints)),
            "aspects" => check::aspects(entry, &mut self.aspects, &mut self.indicators, complaints),
            "indicators" => check::indicators(entry, None, &mut self.indicators, complaints),
            "readings" => self.readings.extend(clause::readings(entry, complaints)),
            "clauses" => self.clauses.extend(clause::clauses(entry, complaints)),
            _ => self.register.extend(register::register(entry, complaints)),
        }
    }

    /// Says which ids stand twice in different files, and keeps the first.
    pub(super) fn unique(&mut self, complaints: &mut Complaints) {
        first_only(&mut self.kinds, |part| &part.id, complaints);
        first_only(&mut self.bodies, |part| &part.id, complaints);
        first_only(&mut self.groups, |part| &part.id, complaints);
        first_only(&mut self.questions, |part| &part.id, complaints);
        first_only(&mut self.tiers, |part| &part.id, complaints);
        first_only(&mut self.targets, |part| &part.id, complaints);
        first_only(&mut self.indicators, |part| &part.id, complaints);
        first_only(&mut self.tasks, |part| &part.id, complaints);
        first_only(&mut self.clauses, |part| &part.id, complaints);
        self.unique_aspects(complaints);
        self.unique_former_ids(complaints);
        self.unique_kinds(complaints);
        self.unique_homes(complaints);
    }

    /// Kinds, bodies and groups stand in the same lists, so that an id names one of them.
    fn unique_kinds(&self, complaints: &mut Complaints) {
        let ids: Vec<&Text> = self.subject_kinds().map(|(id, _)| id).chain(self.groups.iter().map(|group| &group.id)).collect();
        for (at, id) in ids.iter().enumerate() {
            if let Some(first) = ids[..at].iter().find(|first| first.text == id.text) {
                twice(id, first.span, complaints);
            }
        }
    }

    /// A former id is no check's, and only one check had it: ledgers could not tell them apart.
    fn unique_former_ids(&self, complaints: &mut Complaints) {
        let checks = || self.indicators.iter().flat_map(|indicator| &indicator.checks);
        let ids: Vec<&Text> = checks().map(|check| &check.id).chain(checks().filter_map(|check| check.was.as_ref())).collect();
        for (at, was) in ids.iter().enumerate().skip(checks().count()) {
            if let Some(first) = ids[..at].iter().find(|first| first.text == was.text) {
                twice(was, first.span, complaints);
            }
        }
    }

    /// Checks and actions are named by what they belong to, so that an id names an indicator or a task.
    fn unique_homes(&self, complaints: &mut Complaints) {
        for task in &self.tasks {
            if let Some(first) = self.indicators.iter().find(|indicator| indicator.id.text == task.id.text) {
                twice(&task.id, first.id.span, complaints);
            }
        }
    }

    /// Aspects keep their places, to which their indicators point.
    fn unique_aspects(&self, complaints: &mut Complaints) {
        for (position, aspect) in self.aspects.iter().enumerate() {
            if let Some(first) = self.aspects[..position].iter().find(|first| first.id.text == aspect.id.text) {
                twice(&aspect.id, first.id.span, complaints);
            }
        }
    }
}

fn first_only<T>(parts: &mut Vec<T>, id: impl Fn(&T) -> &Text, complaints: &mut Complaints) {
    let mut firsts: Vec<Text> = Vec::with_capacity(parts.len());
    parts.retain(|part| {
        let id = id(part);
        let first = firsts.iter().find(|first| first.text == id.text).map(|first| first.span);
        match first {
            Some(first) => twice(id, first, complaints),
            None => firsts.push(id.clone()),
        }
        first.is_none()
    });
}

fn twice(id: &Text, first: Span, complaints: &mut Complaints) {
    let (name, file, line) = (&id.text, complaints.source(first.file).file.clone(), first.line);
    let message = wording!("{name} 写了两次,第一次在 {file}:{line}", "`{name}` stands twice, first in {file}:{line}");
    complaints.report_at(Code::DuplicateId, &[id.span, first], message, wording!("改名或合并为一处", "rename one of them, or make them one"));
}
