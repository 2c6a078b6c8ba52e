//! Tells who a row of a sheet of tasks is: a subject of another sheet by its name or code, else a body that its name or the action tells.
use super::reader::{Named, TaskRow};
use crate::diagnostic::{Code, Diagnostic};
use crate::standard::{KindIx, Role, SubjectKind, nearest};
use crate::survey::complaint::quote;
use crate::survey::head::name_form;
use crate::survey::reader::{ReadRow, Reader};
use crate::wording;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Different names that one message quotes.
const QUOTED: usize = 3;

/// How a name begins that is one of all, and nobody's own.
const OF_ALL: &[&str] = &["各", "所有", "全体"];

/// Who a row is.
enum Who {
    /// The subject of a row of another sheet, by its position.
    Known(usize),
    /// A subject that only this sheet has, of this kind.
    New(KindIx),
    /// Several bodies by the name of all of them (各街镇), and none of them by its own.
    All,
    /// Somebody who is known, and is not asked about the action.
    NotAsked,
    /// Nobody who is known.
    Nobody,
}

/// The rows of other sheets by what a row of a sheet of tasks may say of them.
struct Others {
    named: FxHashMap<String, Vec<usize>>,
    coded: FxHashMap<String, Vec<usize>>,
    of_kind: Vec<Vec<usize>>,
}

impl Others {
    fn of(rows: &[ReadRow], kinds: usize) -> Self {
        let mut others = Self { named: FxHashMap::default(), coded: FxHashMap::default(), of_kind: vec![Vec::new(); kinds] };
        for (at, row) in rows.iter().enumerate() {
            others.named.entry(row.form.clone()).or_default().push(at);
            if let Some(code) = &row.site.code {
                others.coded.entry(code.clone()).or_default().push(at);
            }
            others.of_kind[row.site.kind.index()].push(at);
        }
        others
    }
}

impl Reader<'_> {
    /// Gives every row of the sheets of tasks to its subject, once all sheets are read.
    pub(in crate::survey) fn place_task_rows(&mut self) {
        let others = Others::of(&self.rows, self.standard.kinds.len());
        let mut strangers: BTreeMap<u32, Vec<TaskRow>> = BTreeMap::new();
        let (mut unasked, mut of_all) = (strangers.clone(), strangers.clone());
        for row in std::mem::take(&mut self.task_rows) {
            for (row, who) in self.each_named(row, &others) {
                match who {
                    Who::Known(at) => self.give(row, self.known(at)),
                    Who::New(kind) => {
                        let named = self.new_subject(&row, kind);
                        self.give(row, named);
                    }
                    Who::All => of_all.entry(row.site.table).or_default().push(row),
                    Who::NotAsked => unasked.entry(row.site.table).or_default().push(row),
                    Who::Nobody => strangers.entry(row.site.table).or_default().push(row),
                }
            }
        }
        for rows in strangers.into_values() {
            let near = rows.iter().find_map(|row| self.nearest_name(row, &others));
            let diagnostic = rows.iter().map(|row| self.place_of(row)).fold(nobody(&rows, near.as_deref()), Diagnostic::at);
            self.complaints.add(diagnostic);
        }
        for rows in of_all.into_values() {
            let diagnostic = rows.iter().map(|row| self.place_of(row)).fold(named_together(&rows), Diagnostic::at);
            self.complaints.add(diagnostic);
        }
        for rows in unasked.into_values() {
            let diagnostic = rows.iter().map(|row| self.place_of(row)).fold(not_asked(&rows), Diagnostic::at);
            self.complaints.add(diagnostic);
        }
    }

    /// A row for each name that its cell holds, where all of them are known or are the name of several; else the row as it is.
    fn each_named(&self, row: TaskRow, others: &Others) -> Vec<(TaskRow, Who)> {
        let who = self.who(&row, others);
        if !matches!(who, Who::Nobody) || row.several.is_empty() {
            return vec![(row, who)];
        }
        let parts = row.several.iter().map(|name| row.of(name));
        let each: Vec<(TaskRow, Who)> = parts.map(|part| (self.who(&part, others), part)).map(|(who, part)| (part, who)).collect();
        // one that no other sheet has is known only where the standard names it
        let is_known = |(part, who): &(TaskRow, Who)| match who {
            Who::Known(_) | Who::All | Who::NotAsked => true,
            Who::New(_) => self.body_named(&part.form).is_some(),
            Who::Nobody => false,
        };
        if each.iter().all(is_known) { each } else { vec![(row, who)] }
    }

    fn give(&mut self, mut row: TaskRow, named: Named) {
        self.tables[row.site.table as usize].by_row.insert((named.kind, row.slot));
        let form = name_form(&named.name);
        row.rename(named);
        self.rows.push(ReadRow { site: row.site, form, key_cell: row.key_cell });
    }

    fn known(&self, at: usize) -> Named {
        let site = &self.rows[at].site;
        Named { key: site.key.clone(), code: site.code.clone(), name: site.name.clone(), group: site.group.clone(), kind: site.kind }
    }

    /// A subject that only this sheet has. Of a body of which there is one every name is the same body's.
    fn new_subject(&self, row: &TaskRow, kind: KindIx) -> Named {
        let of = self.standard.kind(kind);
        let alone = of.role == Role::Body;
        let name = if alone { of.name.clone() } else { row.site.name.clone() };
        let group = row.site.group.clone().filter(|_| !alone);
        let code = row.site.code.clone().filter(|_| !alone);
        let key = code.clone().unwrap_or_else(|| format!("{}/{}", group.as_deref().map(name_form).unwrap_or_default(), name_form(&name)));
        Named { key, code, name, group, kind }
    }

    fn who(&self, row: &TaskRow, others: &Others) -> Who {
        let check = self.standard.check(row.check);
        let asked = |kind: KindIx| check.strength(kind).is_some();
        let named = self.body_named(&row.form);
        let none = Vec::new();
        let by_name = || match named {
            Some(kind) => &others.of_kind[kind.index()],
            None => others.named.get(&row.form).unwrap_or(&none),
        };
        let candidates = row.site.code.as_ref().and_then(|code| others.coded.get(code)).unwrap_or_else(by_name);
        let group = row.site.group.as_deref().map(name_form);
        let same_group = |at: &&usize| group.is_none() || self.rows[**at].site.group.as_deref().is_none_or(|of| Some(name_form(of)) == group);
        let known: Vec<usize> = candidates.iter().filter(same_group).copied().collect();
        if let Some(first) = known.iter().find(|at| asked(self.rows[**at].site.kind)) {
            let key = &self.rows[*first].site.key;
            // two of one name are not told apart by it
            let alone = known.iter().all(|at| self.rows[*at].site.key == *key || !asked(self.rows[*at].site.kind));
            return if alone { Who::Known(*first) } else { Who::Nobody };
        }
        if !known.is_empty() || named.is_some_and(|kind| !asked(kind)) {
            return Who::NotAsked;
        }
        match named.or_else(|| self.told(row, others)) {
            Some(kind) => Who::New(kind),
            None if self.names_all(&row.form) => Who::All,
            None => Who::Nobody,
        }
    }

    /// Whether a name is that of bodies of which there are several: 各街镇.
    fn names_all(&self, form: &str) -> bool {
        let is = |kind: &SubjectKind| kind.role == Role::Bodies && std::iter::once(&kind.name).chain(&kind.aliases).any(|name| name_form(name) == form);
        self.standard.kinds.iter().any(is)
    }

    /// The body of which there is one that has a name, also where nothing is asked of it.
    fn body_named(&self, form: &str) -> Option<KindIx> {
        let is = |kind: &SubjectKind| kind.role == Role::Body && std::iter::once(&kind.name).chain(&kind.aliases).any(|name| name_form(name) == form);
        self.standard.kinds.iter().position(is).map(KindIx::at)
    }

    /// The kind of a subject that no other sheet has: that whose name ends its own, else the only one of several that answer. It is new
    /// only where no sheet has one of its kind, for there a name that none of them has is misspelt; and a name of several is nobody's.
    fn told(&self, row: &TaskRow, others: &Others) -> Option<KindIx> {
        let (standard, form) = (self.standard, row.form.as_str());
        if form.is_empty() || !row.several.is_empty() || self.names_all(form) || OF_ALL.iter().any(|word| form.starts_with(word)) {
            return None;
        }
        let asked = |kind: &KindIx| standard.check(row.check).strength(*kind).is_some();
        let may_be_new = |kind: &KindIx| standard.kind(*kind).role != Role::Body && others.of_kind[kind.index()].is_empty() && asked(kind);
        self.vocabulary.kind_by_ending(form).filter(may_be_new).or_else(|| {
            let mut several = (0..standard.kinds.len()).map(KindIx::at).filter(may_be_new);
            several.next().filter(|_| several.next().is_none())
        })
    }

    /// The name nearest to that of a row among those who answer for its action.
    fn nearest_name(&self, row: &TaskRow, others: &Others) -> Option<String> {
        let check = self.standard.check(row.check);
        let asked = || (0..self.standard.kinds.len()).map(KindIx::at).filter(|kind| check.strength(*kind).is_some());
        let surveyed = asked().flat_map(|kind| &others.of_kind[kind.index()]).map(|at| self.rows[*at].site.name.as_str());
        // 各镇 names a kind, and none of its towns
        let alone = asked().map(|kind| self.standard.kind(kind)).filter(|kind| kind.role == Role::Body).map(|kind| kind.name.as_str());
        nearest(&row.site.name, surveyed.chain(alone)).map(str::to_owned)
    }
}

/// The names of some rows, each once, and not all of many.
fn names(rows: &[TaskRow]) -> String {
    let mut names: Vec<String> = Vec::new();
    for row in rows {
        let name = quote(&row.site.name);
        if names.contains(&name) {
            continue;
        }
        if names.len() == QUOTED {
            names.push("…".to_owned());
            break;
        }
        names.push(name);
    }
    names.join("、")
}

fn not_asked(rows: &[TaskRow]) -> Diagnostic {
    let (count, names) = (rows.len(), names(rows));
    let message = wording!(
        "任务表有 {count} 行的单位不是该举措的填报单位,没有采用:{names}",
        "{count} rows of the sheet of tasks are by those who do not answer for the action, and are not taken: {names}"
    );
    Diagnostic::new(Code::ActionNotAsked, message, wording!("核对填报单位;只配合的单位不必填", "check who answers; those who only assist need no row"))
}

fn named_together(rows: &[TaskRow]) -> Diagnostic {
    let (count, names) = (rows.len(), names(rows));
    let message = wording!(
        "任务表有 {count} 行只写了{names},没有写是其中哪一个,不能算作谁的答案",
        "{count} rows of the sheet of tasks name all of several bodies together, and are nobody's answer: {names}"
    );
    let help = wording!(
        "逐个写名称,每个单位一行;几个单位情况相同的,可以在一格里用顿号分开",
        "name each of them, a row each; those that say the same may share a cell, with 、 between their names"
    );
    Diagnostic::new(Code::UnknownAnswerer, message, help)
}

fn nobody(rows: &[TaskRow], near: Option<&str>) -> Diagnostic {
    let (count, names) = (rows.len(), names(rows));
    let help = match near {
        Some(near) => wording!("是不是 {near}?", "did you mean {near}?"),
        None => wording!(
            "写站点表、单位表或标准里的名称,每个单位一行;同名的加写编码或所属街镇",
            "write a name of another sheet or of the standard, a row for each; where two have it, add the code or township"
        ),
    };
    let message = wording!(
        "任务表有 {count} 行认不出填报单位,没有采用:{names}",
        "nothing tells who answers in {count} rows of the sheet of tasks, and they are not taken: {names}"
    );
    Diagnostic::new(Code::UnknownAnswerer, message, help)
}
