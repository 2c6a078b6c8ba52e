//! Whom two demands meet on: the kinds of sites that look like one in both standards, or bodies, and how strongly each binds there.
use super::compare::Demand;
use crate::standard::{Strength, SubjectKind, normalised};

/// Characters at the end of a kind's name that tell what such a place is, whatever is before them.
const ENDING: usize = 2;

/// The kinds that two demands meet on.
pub(super) struct Met {
    /// Whether some kind of the one looks like one of the other; where none does, they are held against one another all the same.
    pub alike: bool,
    /// How strongly each binds, for each pair of kinds that look alike, else for each pair.
    pub strengths: Vec<(Strength, Strength)>,
}

/// The kinds that two demands meet on; sites and bodies never meet.
pub(super) fn met(left: &Demand<'_>, right: &Demand<'_>) -> Met {
    let (mut alike, mut others) = (Vec::new(), Vec::new());
    for (kind, strength) in &left.bound {
        for (other, against) in right.bound.iter().filter(|(other, _)| other.role.is_body() == kind.role.is_body()) {
            let pairs = if look_alike(kind, other) { &mut alike } else { &mut others };
            pairs.push((*strength, *against));
        }
    }
    if alike.is_empty() { Met { alike: false, strengths: others } } else { Met { alike: true, strengths: alike } }
}

/// Whether kinds of two standards may be one: both are bodies, which are named without levels, or both stand at a level of one name, or
/// their names end alike. Documents call a level what they like, so that levels of different names say nothing.
fn look_alike(kind: &SubjectKind, other: &SubjectKind) -> bool {
    let level = |kind: &SubjectKind| kind.level.as_deref().map(normalised);
    let ending = |kind: &SubjectKind| kind.name.chars().rev().filter(|sign| sign.is_alphanumeric()).take(ENDING).collect::<Vec<_>>();
    kind.role.is_body() || level(kind).is_some_and(|known| level(other) == Some(known)) || ending(kind) == ending(other)
}
