//! Holds each standard against the register of requirements that was drawn up from its document: nothing is forgotten, nothing is counted twice unsaid.
use dabiao::standard::{Rule, Standard, embedded, load};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// One requirement of a document, as the register counts them.
struct Row {
    id: String,
    clause: String,
    /// How many things it lists, where it is a list.
    members: usize,
}

/// Who accounts for a requirement.
#[derive(Default)]
struct Covered {
    /// The indicators and tasks of its checks, and the clauses of its targets.
    by: BTreeSet<String>,
    /// The clauses that those cite, and those set aside with a reason.
    clauses: BTreeSet<String>,
    /// A clause that is set aside with a reason.
    set_aside: bool,
    /// A reading that says what becomes of it, or how it is shared.
    reading: bool,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/inventory")
}

/// The standards that have a register, each with its rows.
fn registers() -> Vec<(Standard, Vec<Row>)> {
    let standards = embedded().into_iter().map(|source| load(&source).standard.unwrap_or_else(|| panic!("{} is unsound", source.folder)));
    let with_rows = standards.filter_map(|standard| Some((fs::read_to_string(folder().join(format!("{}.tsv", standard.id))).ok()?, standard)));
    with_rows.map(|(text, standard)| (standard, text.lines().skip(1).map(row).collect())).collect()
}

fn row(line: &str) -> Row {
    let [id, clause, _kind, _level, members] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("five columns: {line}") };
    Row { id: id.to_owned(), clause: clause.to_owned(), members: members.parse().unwrap_or(0) }
}

fn covered(standard: &Standard) -> BTreeMap<&str, Covered> {
    let mut all: BTreeMap<&str, Covered> = BTreeMap::new();
    let clause = |at| standard.clause(at).id.to_string();
    for check in &standard.checks {
        for id in &check.covers {
            let covered = all.entry(id).or_default();
            covered.by.insert(standard.home_id(check.home).to_owned());
            covered.clauses.insert(clause(check.clause));
        }
    }
    for task in &standard.tasks {
        for id in &task.covers {
            let covered = all.entry(id).or_default();
            covered.by.insert(task.id.to_string());
            covered.clauses.insert(clause(task.clause));
        }
    }
    for target in &standard.targets {
        for id in &target.covers {
            let covered = all.entry(id).or_default();
            covered.by.insert(clause(target.clause));
            covered.clauses.insert(clause(target.clause));
        }
    }
    for clause in &standard.clauses {
        for id in &clause.covers {
            let covered = all.entry(id).or_default();
            covered.set_aside = true;
            covered.clauses.insert(clause.id.to_string());
        }
    }
    for id in standard.readings.iter().flat_map(|reading| &reading.covers) {
        all.entry(id).or_default().reading = true;
    }
    all
}

/// Whether a place of the document is part of another, or the same.
fn stands_in(part: &str, whole: &str) -> bool {
    part.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[test]
fn every_requirement_of_every_document_is_accounted_for() {
    let registers = registers();
    assert_eq!(registers.len(), embedded().len(), "every standard has a register");
    for (standard, rows) in &registers {
        let covered = covered(standard);
        let forgotten: Vec<&str> = rows.iter().map(|row| row.id.as_str()).filter(|id| !covered.contains_key(id)).collect();
        assert!(forgotten.is_empty(), "{} forgets {forgotten:?}", standard.id);
    }
    assert_eq!(registers.iter().map(|(_, rows)| rows.len()).sum::<usize>(), 918);
}

#[test]
fn what_is_covered_stands_in_the_register_and_in_the_clause_that_is_cited() {
    for (standard, rows) in registers() {
        let rows: BTreeMap<&str, &Row> = rows.iter().map(|row| (row.id.as_str(), row)).collect();
        for (id, covered) in covered(&standard) {
            let row = rows.get(id).unwrap_or_else(|| panic!("{} covers {id}, which the register does not have", standard.id));
            for clause in &covered.clauses {
                assert!(stands_in(clause, &row.clause), "{id} stands in {}, and is covered in {clause}", row.clause);
            }
        }
    }
}

/// Checks of one indicator may divide a requirement among them, and targets of one clause; across them a reading has to say that they share it.
#[test]
fn a_requirement_is_accounted_for_in_one_place_or_a_reading_says_that_it_is_shared() {
    for (standard, _) in registers() {
        for (id, covered) in covered(&standard) {
            let places = covered.by.len() + usize::from(covered.set_aside);
            assert!(places <= 1 || covered.reading, "{id} is covered by {:?}, and no reading says why", covered.by);
        }
    }
}

#[test]
fn a_category_of_matters_lists_what_the_register_counts_in_it() {
    let registers = registers();
    let (standard, rows) = registers.iter().find(|(standard, _)| standard.id.as_str() == "kundulun-2023").expect("a register");
    let is_category = |clause: &str| clause.starts_with("附件/三/(一)/");
    let counted: BTreeMap<&str, usize> = rows.iter().filter(|row| is_category(&row.clause)).map(|row| (row.clause.as_str(), row.members)).collect();
    let listed = standard.checks.iter().filter_map(|check| match check.rule() {
        Some(Rule::Has { members, .. }) => Some((standard.clause(check.clause).id.as_str(), members.len())),
        _ => None,
    });
    let listed: BTreeMap<&str, usize> = listed.filter(|(clause, _)| is_category(clause)).collect();
    assert_eq!(listed, counted);
    assert_eq!((listed.len(), listed.values().sum::<usize>()), (12, 76));
}
