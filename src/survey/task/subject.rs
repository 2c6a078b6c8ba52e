//! Tells who a row of a sheet of tasks is: a subject of another sheet by its name or code, else a body that its name or the action tells.
use super::reader::{Named, TaskRow};
use crate::diagnostic::{Code, Diagnostic};
use crate::standard::{CheckIx, KindIx, Role, nearest};
use crate::survey::complaint::quote;
use crate::survey::head::name_form;
use crate::survey::reader::{ReadRow, Reader};
use crate::wording;

/// Who a row is.
enum Who {
    /// The subject of a row of another sheet, by its position.
    Known(usize),
    /// A subject that only this sheet has, of this kind.
    New(KindIx),
    /// Somebody who is known, and is not asked about the action.
    NotAsked,
    /// Nobody who is known.
    Nobody,
}

impl Reader<'_> {
    /// Gives every row of the sheets of tasks to its subject, once all sheets are read.
    pub(in crate::survey) fn place_task_rows(&mut self) {
        let others = self.rows.len();
        for mut row in std::mem::take(&mut self.task_rows) {
            match self.who(&row, others) {
                Who::Known(at) => {
                    let known = &self.rows[at];
                    let (site, form) = (&known.site, known.form.clone());
                    let to = Named { key: site.key.clone(), code: site.code.clone(), name: site.name.clone(), group: site.group.clone(), kind: site.kind };
                    self.tables[row.site.table as usize].by_row.insert((to.kind, row.slot));
                    row.rename(to);
                    self.rows.push(ReadRow { site: row.site, form, key_cell: row.key_cell });
                }
                Who::New(kind) => {
                    // of a body of which there is one every name is the same body's
                    let of = self.standard.kind(kind);
                    let name = if of.role == Role::Body { of.name.clone() } else { row.site.name.clone() };
                    let (form, group) = (name_form(&name), row.site.group.clone().filter(|_| of.role != Role::Body));
                    let key = row.site.code.clone().unwrap_or_else(|| format!("{}/{form}", group.as_deref().map(name_form).unwrap_or_default()));
                    self.tables[row.site.table as usize].by_row.insert((kind, row.slot));
                    row.rename(Named { key, code: row.site.code.clone(), name, group, kind });
                    self.rows.push(ReadRow { site: row.site, form, key_cell: row.key_cell });
                }
                Who::NotAsked => {
                    let diagnostic = not_asked(&row, &self.standard.check(row.check).text);
                    self.complaints.add(diagnostic.at(self.place_of(&row)));
                }
                Who::Nobody => {
                    let near = self.nearest_name(&row, others);
                    self.complaints.add(nobody(&row, near.as_deref()).at(self.place_of(&row)));
                }
            }
        }
    }

    fn who(&self, row: &TaskRow, others: usize) -> Who {
        let check = self.standard.check(row.check);
        let asked = |kind: KindIx| check.strength(kind).is_some();
        let named = self.vocabulary.kind_by_name(&row.form).filter(|kind| self.standard.kind(*kind).role == Role::Body);
        let is = |known: &ReadRow| {
            let same_group = row.site.group.is_none() || known.site.group.as_deref().map(name_form) == row.site.group.as_deref().map(name_form);
            match (&row.site.code, &known.site.code) {
                (Some(code), Some(known)) => code == known,
                _ => named.map_or(known.form == row.form && same_group, |kind| known.site.kind == kind),
            }
        };
        let known: Vec<usize> = (0..others).filter(|at| is(&self.rows[*at])).collect();
        if let Some(first) = known.iter().find(|at| asked(self.rows[**at].site.kind)) {
            let key = &self.rows[*first].site.key;
            // two of one name are not told apart by it
            let alone = known.iter().all(|at| self.rows[*at].site.key == *key || !asked(self.rows[*at].site.kind));
            return if alone { Who::Known(*first) } else { Who::Nobody };
        }
        if !known.is_empty() || named.is_some_and(|kind| !asked(kind)) {
            return Who::NotAsked;
        }
        match named.or_else(|| self.told(row.check, &row.form, others)) {
            Some(kind) => Who::New(kind),
            None => Who::Nobody,
        }
    }

    /// The kind of a subject that no other sheet has: that whose name ends its own, else the only one of several bodies that answer. A
    /// site is new only where no sheet has sites of its kind, for there a name that none of them has is misspelt.
    fn told(&self, check: CheckIx, form: &str, others: usize) -> Option<KindIx> {
        let standard = self.standard;
        let asked: Vec<KindIx> = (0..standard.kinds.len()).map(KindIx::at).filter(|kind| standard.check(check).strength(*kind).is_some()).collect();
        let may_be_new = |kind: &KindIx| match standard.kind(*kind).role {
            Role::Bodies => true,
            Role::Body => false,
            Role::Site => !self.rows[..others].iter().any(|row| row.site.kind == *kind),
        };
        let by_ending = self.vocabulary.kind_by_ending(form).filter(|kind| asked.contains(kind) && may_be_new(kind));
        by_ending.or_else(|| {
            let mut several = asked.into_iter().filter(may_be_new);
            several.next().filter(|_| several.next().is_none())
        })
    }

    /// The name nearest to that of a row among those who answer for its action.
    fn nearest_name(&self, row: &TaskRow, others: usize) -> Option<String> {
        let check = self.standard.check(row.check);
        let surveyed = self.rows[..others].iter().filter(|known| check.strength(known.site.kind).is_some()).map(|known| known.site.name.as_str());
        let kinds = self.standard.kinds.iter().enumerate().filter(|(at, _)| check.strength(KindIx::at(*at)).is_some()).map(|(_, kind)| kind.name.as_str());
        nearest(&row.site.name, surveyed.chain(kinds)).map(str::to_owned)
    }
}

fn not_asked(row: &TaskRow, action: &str) -> Diagnostic {
    let (name, action) = (quote(&row.site.name), quote(action));
    let message = wording!("“{name}”不是举措“{action}”的填报单位,这一行没有采用", "{name} does not answer for the action {action}: the row is not taken");
    Diagnostic::new(Code::ActionNotAsked, message, wording!("核对填报单位;只配合的单位不必填", "check who answers; those who only assist need no row"))
}

fn nobody(row: &TaskRow, near: Option<&str>) -> Diagnostic {
    let name = quote(&row.site.name);
    let help = match near {
        Some(near) => wording!("是不是 {near}?", "did you mean {near}?"),
        None => wording!("写站点表、单位表或标准里的名称;同名的加写编码或所属街镇", "write a name of another sheet or of the standard; where two have it, add the code or township"),
    };
    Diagnostic::new(Code::UnknownAnswerer, wording!("认不出填报单位“{name}”,这一行没有采用", "nothing tells who {name} is: the row is not taken"), help)
}

