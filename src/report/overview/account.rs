//! What became of the clauses of a document: every one is accounted for, and counted once.
use crate::diagnostic::Wording;
use crate::standard::{Clause, Disposition, Standard};
use crate::wording;

/// What became of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Account {
    /// A check cites it, or a part of it.
    Checked,
    /// A target cites it.
    Target,
    /// A task cites it.
    Task,
    /// It defines a word.
    Definition,
    /// It gives the background.
    Context,
    /// Work of a body that no survey shows.
    Duty,
}

impl Account {
    /// All of them, in the order in which they are counted.
    pub(super) const ALL: &[Self] = &[Self::Checked, Self::Target, Self::Task, Self::Definition, Self::Context, Self::Duty];

    /// The word of the JSON contract.
    pub(in crate::report) fn as_str(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Target => "target",
            Self::Task => "task",
            Self::Definition => "definition",
            Self::Context => "context",
            Self::Duty => "duty",
        }
    }

    /// As reports say it.
    pub(super) fn said(self) -> Wording {
        match self {
            Self::Checked => wording!("检查", "checked"),
            Self::Target => wording!("目标", "target"),
            Self::Task => wording!("任务", "task"),
            Self::Definition => wording!("定义", "definition"),
            Self::Context => wording!("背景", "context"),
            Self::Duty => wording!("职责", "duty"),
        }
    }
}

/// A clause with what became of it and by what.
#[derive(Debug)]
pub(in crate::report) struct Accounted<'a> {
    pub(in crate::report) clause: &'a Clause,
    pub(in crate::report) account: Account,
    /// Why nothing is judged, where nothing is.
    pub(in crate::report) why: Option<&'a str>,
    /// Checks that cite it.
    pub(in crate::report) checks: Vec<&'a str>,
    /// Targets that cite it.
    pub(in crate::report) targets: Vec<&'a str>,
    /// Tasks that cite it, and actions.
    pub(in crate::report) tasks: Vec<&'a str>,
    /// Ids of a requirement register that it, its checks, targets and tasks cover, each once.
    pub(in crate::report) covers: Vec<&'a str>,
}

/// All clauses, in the order of the document.
pub(in crate::report) fn accounted(standard: &Standard) -> Vec<Accounted<'_>> {
    standard.clauses.iter().map(|clause| of(standard, clause)).collect()
}

fn of<'a>(standard: &'a Standard, clause: &'a Clause) -> Accounted<'a> {
    let cited = standard.checks.iter().filter(|check| standard.clause(check.clause).id == clause.id);
    let (checks, actions): (Vec<_>, Vec<_>) = cited.partition(|check| check.home.indicator().is_some());
    let tasks: Vec<_> = standard.tasks.iter().filter(|task| standard.clause(task.clause).id == clause.id).collect();
    let targets: Vec<_> = standard.targets.iter().filter(|target| standard.clause(target.clause).id == clause.id).collect();
    let all = clause.covers.iter().chain(checks.iter().flat_map(|check| &check.covers)).chain(targets.iter().flat_map(|target| &target.covers));
    let all = all.chain(tasks.iter().flat_map(|task| &task.covers)).chain(actions.iter().flat_map(|action| &action.covers));
    let mut covers: Vec<&str> = Vec::new();
    for id in all {
        if !covers.contains(&id.as_str()) {
            covers.push(id);
        }
    }
    let (account, why) = match &clause.disposition {
        Disposition::Definition(why) => (Account::Definition, Some(why.as_str())),
        Disposition::Context(why) => (Account::Context, Some(why.as_str())),
        Disposition::Duty(why) => (Account::Duty, Some(why.as_str())),
        Disposition::Cited if !checks.is_empty() => (Account::Checked, None),
        Disposition::Cited if !targets.is_empty() => (Account::Target, None),
        Disposition::Cited if tasks.is_empty() && actions.is_empty() && is_checked_in_part(standard, clause) => (Account::Checked, None),
        Disposition::Cited => (Account::Task, None),
    };
    Accounted {
        clause,
        account,
        why,
        checks: checks.iter().map(|check| check.id.as_str()).collect(),
        targets: targets.iter().map(|target| target.id.as_str()).collect(),
        tasks: tasks.iter().map(|task| task.id.as_str()).chain(actions.iter().map(|action| action.id.as_str())).collect(),
        covers,
    }
}

/// Whether a check cites a clause below this one.
fn is_checked_in_part(standard: &Standard, clause: &Clause) -> bool {
    let below = |id: &str| id.strip_prefix(clause.id.as_str()).is_some_and(|rest| rest.starts_with('/'));
    standard.checks.iter().any(|check| below(standard.clause(check.clause).id.as_str()))
}
