//! Rows of one key are one site; one code with two names is two rows that nobody can tell apart, and neither is assessed.
use super::answer::Trouble;
use super::complaint::{CellAt, Complaints, quote};
use super::head::name_form;
use super::merge::{Taken, taken};
use super::pool::Pool;
use super::reader::ReadRow;
use super::{Aside, NotAssessed, ReadingIx, Site, Table};
use crate::diagnostic::{CellRange, Code, Diagnostic, Place};
use crate::standard::{RegisterField, SlotIx, Standard};
use crate::wording;
use rustc_hash::FxHashMap;

/// Joins rows to sites.
pub(super) struct Joiner<'a> {
    pub(super) tables: &'a [Table],
    pub(super) pool: Pool,
    pub(super) complaints: &'a mut Complaints,
    pub(super) not_assessed: &'a mut Vec<NotAssessed>,
    pub(super) standard: &'a Standard,
}

impl Joiner<'_> {
    /// The sites, in the order of their first rows.
    pub(super) fn join(&mut self, rows: Vec<ReadRow>) -> Vec<Site> {
        let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (index, row) in rows.iter().enumerate() {
            by_key.entry(row.site.key.clone()).or_default().push(index);
        }
        self.same_names(&rows);
        if by_key.len() == rows.len() {
            return rows.into_iter().map(|row| row.site).collect();
        }
        let mut rows: Vec<Option<ReadRow>> = rows.into_iter().map(Some).collect();
        let mut sites = Vec::with_capacity(by_key.len());
        for index in 0..rows.len() {
            let Some(first) = rows[index].take() else { continue };
            let others: Vec<ReadRow> = by_key[&first.site.key].iter().filter_map(|other| rows[*other].take()).collect();
            sites.extend(self.one_site(first, others));
        }
        sites
    }

    /// Warns of names that stand with a code and without one, or with two: they are counted as sites of their own.
    fn same_names(&mut self, rows: &[ReadRow]) {
        let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
        for (index, row) in rows.iter().enumerate() {
            let first = *by_name.entry(row.form.clone()).or_insert(index);
            let (a, b) = (&rows[first].site, &row.site);
            let groups_differ = a.group.is_some() && b.group.is_some() && a.group.as_deref().map(name_form) != b.group.as_deref().map(name_form);
            if row.form.is_empty() || a.key == b.key || groups_differ {
                continue;
            }
            let message = wording!(
                "同名的站点有两个编码,或一处有编码一处没有,按不同站点计",
                "sites of one name have two codes, or one of the rows has none: they count as different sites"
            );
            let mut diagnostic =
                Diagnostic::new(Code::SameName, message, wording!("是同一个站点的,改成同一个编码", "give both rows the same code if they are one site"));
            for row in [&rows[first], row] {
                diagnostic.add(key_place(self.tables, &row.site, row.key_cell));
            }
            self.complaints.add(diagnostic);
        }
    }

    /// Joins the rows of one key, or keeps them apart when they name two sites or two kinds.
    fn one_site(&mut self, first: ReadRow, others: Vec<ReadRow>) -> Option<Site> {
        let name = name_form(&first.site.name);
        let is_another =
            |row: &ReadRow| row.site.kind != first.site.kind || (name_form(&row.site.name) != name && Some(&row.site.name) != row.site.code.as_ref());
        if others.iter().any(is_another) {
            self.keep_apart(std::iter::once(first).chain(others).collect());
            return None;
        }
        let (mut site, first_cell) = (first.site, first.key_cell);
        let (mut agree, mut rows) = (true, vec![key_place(self.tables, &site, first_cell)]);
        for other in others {
            if self.both_answer(&site, &other.site) {
                rows.push(key_place(self.tables, &other.site, other.key_cell));
            }
            agree &= self.absorb(&mut site, other.site);
        }
        if agree && rows.len() > 1 {
            self.repeated(rows);
        }
        Some(site)
    }

    fn keep_apart(&mut self, rows: Vec<ReadRow>) {
        let code = rows[0].site.code.clone().unwrap_or_default();
        let names: Vec<String> = rows.iter().map(|row| quote(&row.site.name)).collect();
        let names = names.join("、");
        let message = wording!(
            "编码 {code} 有两个名称:{names};各行分开保留,都没有评",
            "code {code} has two names: {names}; the rows are kept apart and none is assessed"
        );
        let mut diagnostic = Diagnostic::new(Code::CodeWithTwoNames, message, wording!("核对编码,改正其中一行", "check the code and mend one of the rows"));
        for row in rows {
            let place = key_place(self.tables, &row.site, row.key_cell);
            diagnostic.add(place.clone());
            self.not_assessed.push(NotAssessed { code: row.site.code, name: row.site.name, place, why: Code::CodeWithTwoNames });
        }
        self.complaints.add(diagnostic);
    }

    /// Whether two rows answer one question, so that one of them says again what the other says.
    fn both_answer(&self, first: &Site, second: &Site) -> bool {
        let answered = |site: &Site, index: usize| !matches!(site.answers[index], ReadingIx::BLANK | ReadingIx::NOT_ASKED);
        let of_answers = |index: usize| self.standard.question(self.standard.slot(SlotIx::at(index)).question).register.is_none();
        (0..first.answers.len()).any(|index| answered(first, index) && answered(second, index) && of_answers(index))
    }

    /// Warns of a site that stands in several rows, which nobody does on purpose.
    fn repeated(&mut self, rows: Vec<Place>) {
        let message =
            wording!("同一站点填了不止一行,内容不矛盾,已合并为一个站点", "a site is filled in in more than one row; the rows agree and count as one site");
        let mut diagnostic = Diagnostic::new(
            Code::SiteRepeated,
            message,
            wording!("删去多余的行;编码抄错的,改正编码", "delete the row that is too many, or mend the code if it was copied by mistake"),
        );
        for row in rows {
            diagnostic.add(row);
        }
        self.complaints.add(diagnostic);
    }

    /// Takes over what another row of the same site says; false where the two contradict each other.
    fn absorb(&mut self, site: &mut Site, other: Site) -> bool {
        let mut agree = true;
        for index in 0..site.answers.len() {
            let (before, after) = (site.answers[index], other.answers[index]);
            if after == ReadingIx::NOT_ASKED || before == after && before != ReadingIx::NOT_ASKED {
                continue;
            }
            let slot = SlotIx::at(index);
            // the rows were joined because their names are one name, however it is spaced
            if before != ReadingIx::NOT_ASKED && self.standard.question(self.standard.slot(slot).question).register == Some(RegisterField::Name) {
                continue;
            }
            let verdict =
                if before == ReadingIx::NOT_ASKED { Taken::Second } else { taken(&self.pool.get(before).reading.answer, &self.pool.get(after).reading.answer) };
            match verdict {
                Taken::First => {}
                Taken::Second => {
                    site.answers[index] = after;
                    if let Some((table, range)) = place_of(self.tables, &other, slot) {
                        site.stands_elsewhere(slot, table, range);
                    }
                }
                Taken::Neither => {
                    site.answers[index] = self.differ(site, &other, slot, (before, after));
                    agree = false;
                }
            }
        }
        site.elsewhere.sort_unstable_by_key(|(slot, ..)| *slot);
        site.group = site.group.take().or(other.group);
        site.declared = site.declared.or(other.declared);
        site.person = site.person.take().or(other.person);
        join_asides(&mut site.asides, other.asides);
        agree
    }

    /// Complains of two rows that say different things, naming both cells.
    fn differ(&mut self, site: &Site, other: &Site, slot: SlotIx, (before, after): (ReadingIx, ReadingIx)) -> ReadingIx {
        let raw = format!("{} ｜ {}", quote(&self.pool.get(before).raw), quote(&self.pool.get(after).raw));
        let trouble = Trouble {
            message: wording!("同一对象填了两次,而且不一样,不能判断哪一个对", "the same site or body is filled in twice and differently"),
            help: wording!("改成一致,或删去其中一行", "make them agree, or delete one of the rows"),
        };
        let places: Vec<(u32, CellRange)> = [site, other].iter().filter_map(|row| place_of(self.tables, row, slot)).collect();
        for (table, range) in &places {
            let (at_table, column) = (&self.tables[*table as usize], places[0].1.first.column as usize);
            let head = at_table.heads.get(range.first.column as usize).map_or("", String::as_str);
            let at = CellAt { file: &at_table.file, sheet: &at_table.sheet, table: places[0].0 as usize, column, head, range: *range, raw: &raw };
            self.complaints.cell(Code::AnswersDiffer, at, &trouble, || None);
        }
        self.pool.unreadable(raw, trouble)
    }
}

/// The cell that names a row.
fn key_place(tables: &[Table], row: &Site, cell: CellRange) -> Place {
    let table = &tables[row.table as usize];
    Place::Cell { file: table.file.clone(), sheet: table.sheet.clone(), cell }
}

/// Where a row answers a slot.
fn place_of(tables: &[Table], row: &Site, slot: SlotIx) -> Option<(u32, CellRange)> {
    if let Some((_, table, range)) = row.elsewhere.iter().find(|(known, ..)| *known == slot) {
        return Some((*table, *range));
    }
    let (first, last) = tables[row.table as usize].columns[row.kind.index()][slot.index()]?;
    Some((row.table, CellRange::row(row.row, u32::from(first), u32::from(last))))
}

/// Joins what stands beside the answers; of two remarks both are kept.
fn join_asides(asides: &mut Vec<(SlotIx, Aside)>, others: Vec<(SlotIx, Aside)>) {
    let both = |a: Option<Box<str>>, b: Option<Box<str>>| match (a, b) {
        (Some(a), Some(b)) if a != b => Some(format!("{a}；{b}").into()),
        (a, b) => a.or(b),
    };
    for (slot, other) in others {
        match asides.iter_mut().find(|(known, _)| *known == slot) {
            Some((_, aside)) => {
                *aside = Aside { remark: both(aside.remark.take(), other.remark), evidence: both(aside.evidence.take(), other.evidence) };
            }
            None => asides.push((slot, other)),
        }
    }
    asides.sort_unstable_by_key(|(slot, _)| *slot);
}
