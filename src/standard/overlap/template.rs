//! Templates of names held against one another: whether every name that fits one fits another, and whether some name fits both.
use crate::standard::NameTemplate;
use std::collections::BTreeSet;

/// A character of private use, which no fixed part of a template has.
const ANY: char = '\u{e0b3}';

/// Whether every name that fits one of the first fits one of the others. What stands for XX in a name of nothing else than a template
/// can only stand for XX in another: so the shortest such name decides for all.
pub(super) fn included(templates: &[NameTemplate], others: &[NameTemplate]) -> bool {
    let shortest = |template: &NameTemplate| template.parts.join(&ANY.to_string());
    templates.iter().all(|template| others.iter().any(|other| other.fits(&shortest(template))))
}

/// Whether some name fits one of the first and one of the others.
pub(super) fn meet(templates: &[NameTemplate], others: &[NameTemplate]) -> bool {
    templates.iter().any(|template| others.iter().any(|other| share_a_name(&signs(template), &signs(other))))
}

/// What stands at a place of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// This character.
    Fixed(char),
    /// One or more characters.
    Any,
}

fn signs(template: &NameTemplate) -> Vec<Sign> {
    let mut signs = Vec::new();
    for (position, part) in template.parts.iter().enumerate() {
        signs.extend((position > 0).then_some(Sign::Any));
        signs.extend(part.chars().map(Sign::Fixed));
    }
    signs
}

/// Reads both at once, character by character, from every pair of places that some beginning of a name leads to.
fn share_a_name(one: &[Sign], other: &[Sign]) -> bool {
    let mut seen = BTreeSet::from([(0, 0)]);
    let mut open = vec![(0, 0)];
    while let Some((at, beside)) = open.pop() {
        if (at, beside) == (one.len(), other.len()) {
            return true;
        }
        for (sign, next) in steps(one, at) {
            for (against, then) in steps(other, beside) {
                let fit = sign == Sign::Any || against == Sign::Any || sign == against;
                if fit && seen.insert((next, then)) {
                    open.push((next, then));
                }
            }
        }
    }
    false
}

/// What the next character may be, and where it leads: on to the next place, or further along an XX that has begun.
fn steps(signs: &[Sign], at: usize) -> impl Iterator<Item = (Sign, usize)> {
    let on = signs.get(at).map(|sign| (*sign, at + 1));
    let along = (at > 0 && signs[at - 1] == Sign::Any).then_some((Sign::Any, at));
    on.into_iter().chain(along)
}
