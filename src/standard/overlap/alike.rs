//! Questions of different standards that are asked under one name and are not one question: their answers would stand in one column.
use super::{Pairs, TooMuch, are_one};
use crate::standard::{Question, QuestionIx, Standard, normalised};
use std::collections::BTreeMap;

/// Two questions of different standards that have a name in common and are not one.
#[derive(Debug, PartialEq, Eq)]
pub struct Alike {
    /// The standard that was named first, by its place, and its question.
    pub left: (usize, QuestionIx),
    /// The other standard and its question.
    pub right: (usize, QuestionIx),
    /// The labels and aliases that both have, as the first writes them.
    pub names: Vec<String>,
}

/// All of them, in the order of the standards and their questions.
pub(super) fn alike(standards: &[&Standard], pairs: &mut Pairs) -> Result<Vec<Alike>, TooMuch> {
    let named: Vec<BTreeMap<String, Vec<QuestionIx>>> = standards.iter().map(|standard| by_name(standard)).collect();
    let mut all = Vec::new();
    for (place, standard) in standards.iter().enumerate() {
        for (other_place, other) in standards.iter().enumerate().skip(place + 1) {
            for index in 0..standard.questions.len() {
                let left = QuestionIx::at(index);
                let mut found: BTreeMap<QuestionIx, Vec<String>> = BTreeMap::new();
                for name in names(standard.question(left)) {
                    let rights = named[other_place].get(&normalised(name)).map_or(&[][..], Vec::as_slice);
                    pairs.add(rights.len())?;
                    for right in rights {
                        let written = found.entry(*right).or_default();
                        if !are_one(standard.question(left), other.question(*right)) && !written.iter().any(|known| known == name) {
                            written.push(name.clone());
                        }
                    }
                }
                let found = found.into_iter().filter(|(_, names)| !names.is_empty());
                all.extend(found.map(|(right, names)| Alike { left: (place, left), right: (other_place, right), names }));
            }
        }
    }
    Ok(all)
}

/// The questions of a standard by each of their names.
fn by_name(standard: &Standard) -> BTreeMap<String, Vec<QuestionIx>> {
    let mut all: BTreeMap<String, Vec<QuestionIx>> = BTreeMap::new();
    for (index, question) in standard.questions.iter().enumerate() {
        for name in names(question) {
            let known = all.entry(normalised(name)).or_default();
            if known.last() != Some(&QuestionIx::at(index)) {
                known.push(QuestionIx::at(index));
            }
        }
    }
    all
}

fn names(question: &Question) -> impl Iterator<Item = &String> {
    std::iter::once(&question.label).chain(&question.aliases)
}
