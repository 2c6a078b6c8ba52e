//! Tells which action a row of a sheet of tasks is about: by its id, its text or the label of its question, and by its task where
//! several tasks say the same.
use crate::standard::{CheckIx, Standard, nearest};
use crate::survey::head::name_form;

/// A part of an action's text names it from so many characters on, if it is in no other.
const SHORTEST_PART: usize = 6;
/// The most actions that are suggested for one text.
const SUGGESTED: usize = 3;

/// The names of an action, in the form in which names are compared.
#[derive(Debug)]
struct Named {
    check: CheckIx,
    task: [String; 2],
    names: Vec<String>,
    text: String,
}

/// What a row of a sheet of tasks is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// This action.
    Action(CheckIx),
    /// An action that its task does not have, though another has.
    OfAnotherTask,
    /// No action has the name, or several have and the task does not tell them apart.
    Nothing,
}

/// The actions of a standard by their names.
#[derive(Debug)]
pub(super) struct Actions<'a> {
    standard: &'a Standard,
    all: Vec<Named>,
}

impl<'a> Actions<'a> {
    pub(super) fn of(standard: &'a Standard) -> Self {
        let named = |task: usize, check: CheckIx| {
            let (of_task, action) = (&standard.tasks[task], standard.check(check));
            let question = action.progress(standard);
            let last = action.id.as_str().split_once('.').map_or("", |(_, last)| last);
            let texts = [action.id.as_str(), last, action.text.as_str()];
            let heads = question.into_iter().flat_map(|question| std::iter::once(&question.label).chain(&question.aliases));
            Named {
                check,
                task: [name_form(of_task.id.as_str()), name_form(&of_task.title)],
                names: texts.into_iter().chain(heads.map(String::as_str)).map(name_form).collect(),
                text: name_form(&action.text),
            }
        };
        let all = standard.tasks.iter().enumerate().flat_map(|(at, task)| task.actions.iter().map(move |check| (at, *check)));
        Self { standard, all: all.map(|(task, check)| named(task, check)).collect() }
    }

    /// The action of a row. A task that the standard does not have is taken for a remark of the sheet's own.
    pub(super) fn find(&self, task: Option<&str>, action: &str) -> Found {
        let (form, task) = (name_form(action), task.map(name_form));
        let found: Vec<&Named> = self.all.iter().filter(|named| !form.is_empty() && named.names.contains(&form)).collect();
        let of_task = |named: &&&Named| task.as_ref().is_some_and(|task| named.task.contains(task));
        let mut under = found.iter().filter(of_task);
        let of_another = || task.as_ref().is_some_and(|task| self.all.iter().any(|named| named.task.contains(task)));
        match (found.as_slice(), under.next(), under.next()) {
            ([_, ..], None, _) if of_another() => Found::OfAnotherTask,
            (_, Some(only), None) | ([only], None, _) => Found::Action(only.check),
            ([], ..) => self.by_part(&form, task.as_deref().filter(|_| of_another())),
            _ => Found::Nothing,
        }
    }

    /// The only action, of a task if one is given, whose text holds a part that is long enough to tell it.
    fn by_part(&self, part: &str, task: Option<&str>) -> Found {
        let is_of_task = |named: &&Named| task.is_none_or(|task| named.task.iter().any(|name| name == task));
        let mut holding = self.holding(part).filter(is_of_task);
        match (holding.next(), holding.next()) {
            (Some(only), None) => Found::Action(only.check),
            _ => Found::Nothing,
        }
    }

    fn holding<'n>(&'n self, part: &'n str) -> impl Iterator<Item = &'n Named> {
        let is_long = part.chars().nth(SHORTEST_PART - 1).is_some();
        self.all.iter().filter(move |named| is_long && named.text.contains(part))
    }

    /// The texts that a name may be meant for: those that hold it, else the nearest.
    pub(super) fn suggested(&self, action: &str) -> Vec<&'a str> {
        let (standard, form) = (self.standard, name_form(action));
        let text = |named: &Named| standard.check(named.check).text.as_str();
        let holding: Vec<&'a str> = self.all.iter().filter(|named| !form.is_empty() && named.text.contains(&form)).map(text).take(SUGGESTED).collect();
        if holding.is_empty() { nearest(action, self.all.iter().map(text)).into_iter().collect() } else { holding }
    }
}
