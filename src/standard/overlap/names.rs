//! The members or choices that several standards give one question: what has a name in common is one thing, whatever its place in a list.
use crate::standard::{AnswerType, Question, normalised};
use std::collections::{BTreeMap, BTreeSet};

/// Members or choices of a question, joined over the standards that ask it.
#[derive(Debug)]
pub(super) struct Names {
    /// What each is called first.
    first: Vec<String>,
    /// The position of every name, as names are compared.
    at: BTreeMap<String, usize>,
}

impl Names {
    /// Joins the lists of some questions.
    pub(super) fn of<'q>(questions: impl Iterator<Item = &'q Question>) -> Self {
        let mut joined: Vec<(String, BTreeSet<String>)> = Vec::new();
        for names in questions.flat_map(lists) {
            let mut known: BTreeSet<String> = names.iter().map(|name| normalised(name)).collect();
            let Some(position) = joined.iter().position(|(_, other)| !other.is_disjoint(&known)) else {
                joined.push((names[0].clone(), known));
                continue;
            };
            // one that has names of two makes them one
            let (same, rest): (Vec<_>, Vec<_>) = joined.split_off(position + 1).into_iter().partition(|(_, other)| !other.is_disjoint(&known));
            known.extend(same.into_iter().flat_map(|(_, names)| names));
            joined[position].1.extend(known);
            joined.extend(rest);
        }
        let mut names = Self { first: Vec::new(), at: BTreeMap::new() };
        for (position, (first, known)) in joined.into_iter().enumerate() {
            names.first.push(first);
            names.at.extend(known.into_iter().map(|name| (name, position)));
        }
        names
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.first.len()
    }

    /// What one is called.
    pub(super) fn name(&self, position: usize) -> &str {
        &self.first[position]
    }

    /// The position of what stands at a place in the list of one question.
    pub(super) fn position(&self, question: &Question, place: u16) -> Option<usize> {
        let names = lists(question).nth(usize::from(place))?;
        self.at.get(&normalised(names.first()?)).copied()
    }
}

/// The names of each member or choice of a question.
fn lists(question: &Question) -> impl Iterator<Item = &[String]> {
    let (members, choices) = match &question.answer {
        AnswerType::Set(members) => (&members[..], &[][..]),
        AnswerType::Choice(choices) => (&[][..], &choices[..]),
        _ => (&[][..], &[][..]),
    };
    members.iter().map(|member| &member.names[..]).chain(choices.iter().map(|choice| &choice.names[..]))
}
