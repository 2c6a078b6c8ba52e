//! The members or choices that several standards give one question: what has a name in common is one thing, whatever its place in a list.
use crate::standard::{AnswerType, Question, normalised};
use std::collections::BTreeMap;

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
        let mut joined = Joined::default();
        let mut at: BTreeMap<String, usize> = BTreeMap::new();
        for names in questions.flat_map(lists) {
            let normal: Vec<String> = names.iter().map(|name| normalised(name)).collect();
            let known: Vec<usize> = normal.iter().filter_map(|name| at.get(name).copied()).collect();
            let position = known.first().copied().unwrap_or_else(|| joined.add(names[0].clone()));
            // one that has names of two makes them one
            for other in known {
                joined.join(position, other);
            }
            at.extend(normal.into_iter().map(|name| (name, position)));
        }
        joined.numbered(at)
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

/// Members as they are found to be one, each with the one that it was joined to.
#[derive(Debug, Default)]
struct Joined(Vec<(String, usize)>);

impl Joined {
    fn add(&mut self, first: String) -> usize {
        self.0.push((first, self.0.len()));
        self.0.len() - 1
    }

    /// The first of those that one was joined to.
    fn root(&mut self, mut position: usize) -> usize {
        while self.0[position].1 != position {
            self.0[position].1 = self.0[self.0[position].1].1;
            position = self.0[position].1;
        }
        position
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)].1 = one.min(other);
    }

    /// What is left of them, in their order.
    fn numbered(mut self, at: BTreeMap<String, usize>) -> Names {
        let roots: Vec<usize> = (0..self.0.len()).filter(|position| self.0[*position].1 == *position).collect();
        let place = |root: usize| roots.binary_search(&root).unwrap_or(0);
        let at = at.into_iter().map(|(name, position)| (name, place(self.root(position)))).collect();
        Names { first: roots.iter().map(|root| self.0[*root].0.clone()).collect(), at }
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
