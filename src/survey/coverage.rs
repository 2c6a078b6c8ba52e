//! Nothing vanishes silently: columns that no question reads, columns that fit several, and questions that no column answers.
use super::Survey;
use super::column::{Columns, KindColumns};
use super::head::{Head, PATH_MARKS};
use super::vocabulary::Vocabulary;
use crate::diagnostic::{CellRange, Code, Diagnostic, Place, Severity};
use crate::standard::{Condition, KindIx, QuestionIx, SlotIx, Standard, Strength};
use crate::wording;
use std::cmp::Reverse;
use std::sync::Arc;

/// Names that one message lists.
const LISTED: usize = 8;

/// Columns of a table that no question of the kinds seen in it reads.
#[derive(Debug)]
pub(super) struct UnreadColumns {
    pub(super) file: Arc<str>,
    pub(super) sheet: Arc<str>,
    /// Zero-based row of the heads.
    row: u32,
    /// How many columns of the table are read or unread; none where it has no row of a kind.
    pub(super) of: usize,
    pub(super) columns: Vec<UnreadHead>,
}

/// The head of a column that no question reads.
#[derive(Debug)]
pub(super) struct UnreadHead {
    pub(super) column: usize,
    shown: String,
    /// Its parts from the top down, in the form in which heads are compared.
    path: Vec<String>,
}

/// The columns of a table that no question of the kinds seen in it reads.
pub(super) fn unread(columns: &Columns, seen: &[bool], (row, heads): (u32, &[Head]), (file, sheet): (&Arc<str>, &Arc<str>)) -> UnreadColumns {
    let mut kinds = seen_kinds(columns, seen);
    let first = kinds.next().map(|kind| kind.unread.clone()).unwrap_or_default();
    let unread = kinds.fold(first, |unread, kind| unread.into_iter().filter(|column| kind.unread.contains(column)).collect());
    let named = |column: usize| UnreadHead { column, shown: heads[column].shown.clone(), path: heads[column].path.clone() };
    let of = if seen.contains(&true) { heads.len() } else { 0 };
    UnreadColumns { file: file.clone(), sheet: sheet.clone(), row, of, columns: unread.into_iter().map(named).collect() }
}

/// Complaints about the columns of a table that fit several questions of a kind seen in it.
pub(super) fn ambiguous(standard: &Standard, columns: &Columns, seen: &[bool], heads: &[Head], place: impl Fn(usize) -> Place) -> Vec<Diagnostic> {
    let mut told: Vec<usize> = Vec::new();
    let mut all = Vec::new();
    for (column, slots) in seen_kinds(columns, seen).flat_map(|kind| &kind.ambiguous) {
        if !told.contains(column) {
            told.push(*column);
            all.push(ambiguous_column(standard, &heads[*column].shown, slots).at(place(*column)));
        }
    }
    all
}

fn seen_kinds<'c>(columns: &'c Columns, seen: &'c [bool]) -> impl Iterator<Item = &'c KindColumns> {
    columns.kinds.iter().zip(seen).filter(|(_, seen)| **seen).map(|(kind, _)| kind)
}

impl UnreadHead {
    /// What its group asks for under a name that it shares with what the head names, also where group and name stand in one cell.
    fn namesake(&self, vocabulary: &Vocabulary) -> Option<SlotIx> {
        let (leaf, above) = self.path.split_last()?;
        let (group, name) = leaf.rsplit_once(PATH_MARKS).map_or((None, leaf.as_str()), |(group, name)| (Some(group.to_owned()), name));
        let above: Vec<String> = above.iter().cloned().chain(group).collect();
        vocabulary.namesake(&above, name)
    }
}

impl UnreadColumns {
    /// The complaint about them; none where nothing is left unread.
    pub(super) fn told(&self, standard: &Standard, vocabulary: &Vocabulary) -> Option<Diagnostic> {
        let names: Vec<&str> = self.columns.iter().map(|head| head.shown.as_str()).collect();
        if names.is_empty() {
            return None;
        }
        let (count, listed) = (names.len(), listed(&names));
        let meant = |head: &UnreadHead| {
            let slot = head.namesake(vocabulary).or_else(|| vocabulary.nearest(head.path.last()?))?;
            Some(format!("{} → {}", super::complaint::quote(&head.shown), standard.slot_label(slot)))
        };
        let near: Vec<String> = self.columns.iter().take(LISTED).filter_map(meant).collect();
        let message = wording!("有 {count} 列没有一个采集项读取:{listed}", "columns that no question reads ({count}): {listed}");
        let help = if near.is_empty() {
            wording!("如与本标准无关,不必处理", "nothing to do if they do not concern the standard")
        } else {
            let near = near.join("；");
            wording!("是不是要问:{near}", "did you mean: {near}")
        };
        let mut diagnostic = Diagnostic::new(Code::UnreadColumn, message, help);
        if !near.is_empty() {
            diagnostic.severity = Severity::Warning;
        }
        let place = |head: &UnreadHead| CellRange::cell(self.row, u32::try_from(head.column).unwrap_or(0));
        let places = self.columns.iter().map(|head| Place::Cell { file: self.file.clone(), sheet: self.sheet.clone(), cell: place(head) });
        Some(diagnostic.at_all(places))
    }
}

/// Questions of the kinds that were surveyed which no column of any file answers, one complaint a kind, the costliest questions first.
pub(super) fn unasked(survey: &Survey, standard: &Standard) -> Vec<Diagnostic> {
    let kinds: Vec<KindIx> = (0..standard.kinds.len()).map(KindIx::at).filter(|kind| survey.subjects().any(|site| site.kind == *kind)).collect();
    let (bodies, sites): (Vec<KindIx>, Vec<KindIx>) = kinds.into_iter().partition(|kind| standard.is_body(*kind));
    let of_sites = sites.iter().flat_map(|kind| [unasked_of(survey, standard, *kind), unrecorded(survey, standard, *kind)]);
    let of_bodies = std::iter::once(unasked_of_bodies(survey, standard, &bodies)).chain(bodies.iter().map(|kind| unrecorded(survey, standard, *kind)));
    of_sites.chain(of_bodies).flatten().collect()
}

/// The questions asked of a kind that no column answers, the costliest first.
fn missing(survey: &Survey, standard: &Standard, kind: KindIx) -> Vec<QuestionIx> {
    let is_unasked =
        |question: &QuestionIx| !standard.scoring.is_by_exception(*question) && !survey.asks_question(standard, kind, standard.question(*question).slot);
    let mut missing: Vec<QuestionIx> = standard.questions_of(kind).into_iter().filter(is_unasked).collect();
    missing.sort_by_cached_key(|question| Reverse(cost(standard, kind, *question)));
    missing
}

/// What no column asks of the bodies that were surveyed, in one complaint: a sheet of bodies asks few things of each, and that is one cause.
fn unasked_of_bodies(survey: &Survey, standard: &Standard, bodies: &[KindIx]) -> Option<Diagnostic> {
    let missing: Vec<(KindIx, usize)> = bodies.iter().map(|kind| (*kind, missing(survey, standard, *kind).len())).filter(|(_, missing)| *missing > 0).collect();
    match missing.as_slice() {
        [] => None,
        [(only, _)] => unasked_of(survey, standard, *only),
        several => {
            let named = |(kind, missing): &(KindIx, usize)| format!("{}({missing}/{})", standard.kind(*kind).name, standard.questions_of(*kind).len());
            let count: usize = several.iter().map(|(_, missing)| missing).sum();
            let (kinds, named) = (several.len(), several.iter().map(named).collect::<Vec<_>>().join("；"));
            let message = wording!(
                "{kinds} 类单位的采集项里有 {count} 个没有一列填报:{named}",
                "of the questions asked of {kinds} kinds of bodies, {count} have no column: {named}"
            );
            let help = wording!(
                "这些检查项按待核实计;补上这些列,或另附任务表(一行一项举措),或只看已填报的",
                "their checks are unknown: add the columns, or a sheet of tasks with a row for each action, or look at what was surveyed only"
            );
            let mut places: Vec<Place> = several.iter().flat_map(|(kind, _)| sheets(survey, *kind)).collect();
            places.sort();
            places.dedup();
            Some(Diagnostic::new(Code::UnaskedQuestion, message, help).at_all(places.into_iter()))
        }
    }
}

fn unasked_of(survey: &Survey, standard: &Standard, kind: KindIx) -> Option<Diagnostic> {
    let missing = missing(survey, standard, kind);
    let labels: Vec<&str> = missing.iter().map(|question| standard.question(*question).label.as_str()).collect();
    if labels.is_empty() {
        return None;
    }
    let (count, of, kind_name, listed) = (labels.len(), standard.questions_of(kind).len(), &standard.kind(kind).name, listed(&labels));
    let message =
        wording!("{kind_name}的 {of} 个采集项里有 {count} 个没有一列填报:{listed}", "of {of} questions asked of {kind_name}, {count} have no column: {listed}");
    let help = wording!("这些检查项按待核实计;补上这些列,或只看已填报的", "their checks are unknown: add the columns, or look at what was surveyed only");
    Some(Diagnostic::new(Code::UnaskedQuestion, message, help).at_all(sheets(survey, kind)))
}

/// What is recorded by exception and has no column: it counts as none, and nothing has to be done where there is none.
fn unrecorded(survey: &Survey, standard: &Standard, kind: KindIx) -> Option<Diagnostic> {
    let is_unrecorded =
        |question: &QuestionIx| standard.scoring.is_by_exception(*question) && !survey.asks_question(standard, kind, standard.question(*question).slot);
    let labels: Vec<&str> = standard.questions_of(kind).into_iter().filter(is_unrecorded).map(|question| standard.question(question).label.as_str()).collect();
    if labels.is_empty() {
        return None;
    }
    let (count, kind_name, listed) = (labels.len(), &standard.kind(kind).name, listed(&labels));
    let message = wording!(
        "{kind_name}的加分和否决里有 {count} 项没有一列填报,按没有计:{listed}",
        "bonus and vetoes of {kind_name} that have no column count as none ({count}): {listed}"
    );
    let help = wording!("确实没有的,不必处理;有的,补上这些列", "nothing to do where there is none; else add the columns");
    let mut diagnostic = Diagnostic::new(Code::UnaskedQuestion, message, help).at_all(sheets(survey, kind));
    diagnostic.severity = Severity::Note;
    Some(diagnostic)
}

/// The sheets of the files in which subjects of a kind stand.
fn sheets(survey: &Survey, kind: KindIx) -> impl Iterator<Item = Place> {
    let files = survey.tables.iter().filter(|table| survey.subjects().any(|site| site.kind == kind && survey.row(site).0.file == table.file));
    let mut places: Vec<Place> = files.map(|table| Place::Sheet { file: table.file.clone(), sheet: table.sheet.clone() }).collect();
    places.dedup();
    places.into_iter()
}

/// What it costs a kind that a question has no column: the tiers it leaves open, then what it leaves unscored.
fn cost(standard: &Standard, kind: KindIx, question: QuestionIx) -> (usize, usize) {
    let looks = |when: Option<&Condition>| when.is_some_and(|when| when.questions().contains(&question));
    let conditions = standard.tiers.iter().filter(|tier| tier.kinds.contains(&kind) && looks(tier.when.as_ref())).count();
    let asking = standard.checks_of(kind).map(|check| standard.check(check)).filter(|check| check.criterion.asks(question) || looks(check.when.as_ref()));
    asking.fold((conditions, 0), |(tiers, scored), check| match check.strength(kind) {
        Some(Strength::Must) => (tiers + check.tiers.len(), scored + 1),
        Some(Strength::Should) => (tiers, scored + 1),
        Some(Strength::May) | None => (tiers, scored),
    })
}

fn ambiguous_column(standard: &Standard, head: &str, slots: &[SlotIx]) -> Diagnostic {
    let names: Vec<String> = slots
        .iter()
        .map(|slot| {
            let question = standard.question(standard.slot(*slot).question);
            format!("{}-{}", question.group.as_deref().unwrap_or(&question.label), standard.slot_label(*slot))
        })
        .collect();
    let (head, names) = (super::complaint::quote(head), names.join("、"));
    Diagnostic::new(
        Code::AmbiguousColumn,
        wording!("“{head}”这一列可能是 {names},没有采用", "column “{head}” may be {names}: it is not taken"),
        wording!("在表头写明属于哪一组,如“{names}”中的一个", "write the group in the header, as one of {names}"),
    )
}

/// Some names in one line, and how many there are besides.
fn listed(names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(LISTED).map(|name| super::complaint::quote(name)).collect();
    if names.len() > LISTED { format!("{}…", shown.join("、")) } else { shown.join("、") }
}

impl Diagnostic {
    /// The same diagnostic with more places.
    fn at_all(mut self, places: impl Iterator<Item = Place>) -> Self {
        places.for_each(|place| self.add(place));
        self
    }
}
