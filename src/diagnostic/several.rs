//! What is wrong with one survey under several standards, each cause once.
use super::{Code, Diagnostic, Place, Wording};
use crate::wording;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Joins what was said of a survey under each of several standards, by their ids: what is said alike under several is one diagnostic, and
/// what does not hold under all of them says under which. Costliest first.
pub fn together(said: &[(&str, Vec<&Diagnostic>)]) -> Vec<Diagnostic> {
    if let [(_, only)] = said {
        return only.iter().map(|diagnostic| (*diagnostic).clone()).collect();
    }
    let mut joined: Vec<Diagnostic> = Vec::new();
    let mut known: FxHashMap<(Code, &Wording), usize> = FxHashMap::default();
    let mut known_at: FxHashMap<(Code, &[Place]), usize> = FxHashMap::default();
    for (standard, diagnostics) in said {
        for diagnostic in diagnostics {
            // of the same cells the same is said, in whatever words each standard says it
            let place = || (diagnostic.code, &diagnostic.places[..]);
            let same_cells = known_at.get(&place()).filter(|_| stands_in_cells(diagnostic)).copied();
            let at = same_cells.unwrap_or_else(|| *known.entry((diagnostic.code, &diagnostic.message)).or_insert(joined.len()));
            known_at.entry(place()).or_insert(at);
            match joined.get_mut(at) {
                Some(known) => known.join(diagnostic),
                None => joined.push((*diagnostic).clone()),
            }
            let under = &mut joined[at].under;
            if under.last().is_none_or(|last| last != standard) {
                under.push((*standard).to_owned());
            }
        }
    }
    for diagnostic in &mut joined {
        diagnostic.name_standards(said.len());
    }
    joined.sort_by(Diagnostic::by_cost);
    joined
}

/// Whether a diagnostic is about certain cells or rows, and not about a sheet in which much may be amiss.
fn stands_in_cells(diagnostic: &Diagnostic) -> bool {
    !diagnostic.places.is_empty() && diagnostic.places.iter().all(|place| place.row().is_some())
}

impl Diagnostic {
    /// Takes over the places of another that says the same.
    fn join(&mut self, other: &Self) {
        let is_whole = |of: &Self| of.count == u64::try_from(of.places.len()).unwrap_or(u64::MAX);
        let known: BTreeSet<_> = self.places.iter().collect();
        let new: Vec<_> = other.places.iter().filter(|place| !known.contains(place)).cloned().collect();
        if is_whole(self) && is_whole(other) {
            for place in new {
                self.add(place);
            }
        } else {
            // of more places than are named it cannot be told which are the same
            self.count = self.count.max(other.count);
        }
        self.places.sort();
        self.severity = self.severity.min(other.severity);
    }

    /// Says under which standards it holds, unless that is under each of so many.
    fn name_standards(&mut self, all: usize) {
        if self.under.len() == all {
            self.under.clear();
            return;
        }
        let (Wording { zh, en }, ids) = (&self.message, self.under.join("、"));
        self.message = wording!("{zh}(按 {ids})", "{en} (under {ids})");
    }
}

#[cfg(test)]
mod tests {
    use super::together;
    use crate::diagnostic::{CellRange, Code, Diagnostic, Place};
    use crate::wording;

    fn said(message: &str, rows: &[u32]) -> Diagnostic {
        let place = |row: &u32| Place::Cell { file: "f".into(), sheet: "s".into(), cell: CellRange::cell(*row, 0) };
        rows.iter().map(place).fold(Diagnostic::new(Code::HiddenRow, wording!("{message}", "{message}"), wording!("", "")), Diagnostic::at)
    }

    #[test]
    fn one_cause_under_two_standards_is_one_diagnostic() {
        let (a, b) = (said("隐藏", &[1, 2]), said("隐藏", &[2, 5]));
        let joined = together(&[("a", vec![&a]), ("b", vec![&b])]);
        assert_eq!(joined.len(), 1);
        assert_eq!(joined[0].count, 3);
        assert_eq!(joined[0].places.iter().filter_map(Place::row).collect::<Vec<_>>(), [1, 2, 5]);
        assert!(joined[0].under.is_empty());
        assert_eq!(joined[0].message.zh, "隐藏");
    }

    #[test]
    fn the_same_cells_are_told_of_once_whatever_the_words() {
        let (a, b, c) = (said("甲话", &[1]), said("乙话", &[1]), said("丙话", &[1, 2]));
        let joined = together(&[("a", vec![&a]), ("b", vec![&b, &c])]);
        let messages: Vec<&str> = joined.iter().map(|diagnostic| diagnostic.message.zh.as_str()).collect();
        assert_eq!(messages, ["丙话(按 b)", "甲话"]);
    }

    #[test]
    fn what_holds_under_one_standard_only_says_so() {
        let a = said("隐藏", &[1]);
        let joined = together(&[("a", vec![&a]), ("b", Vec::new())]);
        assert_eq!(joined[0].under, ["a"]);
        assert_eq!(joined[0].message.zh, "隐藏(按 a)");
        assert_eq!(joined[0].message.en, "隐藏 (under a)");
    }

    #[test]
    fn under_a_single_standard_nothing_changes() {
        let (a, b) = (said("乙", &[9]), said("甲", &[1]));
        let messages: Vec<String> = together(&[("a", vec![&a, &b])]).into_iter().map(|diagnostic| diagnostic.message.zh).collect();
        assert_eq!(messages, ["乙", "甲"]);
    }

    #[test]
    fn places_beyond_those_that_are_named_are_never_counted_twice() {
        let rows: Vec<u32> = (0..150).collect();
        let (a, b) = (said("隐藏", &rows), said("隐藏", &rows));
        let joined = together(&[("a", vec![&a]), ("b", vec![&b])]);
        assert_eq!((joined[0].count, joined[0].places.len()), (150, Diagnostic::MOST_PLACES));
    }
}
