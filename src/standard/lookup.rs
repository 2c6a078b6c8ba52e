//! Finds what a person means by a check: an id with or without its tier, the last part of one, a title, or an indicator or task; by a part
//! of the scoring, or by a thing that checks list.
use super::name::likeness;
use super::normal::normalised;
use super::{Check, CheckIx, GradeIx, Home, IndicatorIx, Standard, TaskIx, VetoIx};

/// Names that are offered where one was mistyped.
const OFFERED: usize = 3;
/// How much less like the name than the nearest an offered one may be.
const SLACK: f64 = 0.1;

/// What a name leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought<'s> {
    /// One check as the standard writes it; several where it has a rule for each tier, or where a thing was named that they list.
    Checks(Vec<CheckIx>),
    /// An indicator or a task, all of whose checks are meant.
    Home(Home),
    /// A grade, something that earns a bonus, or a veto.
    Part(ScoringPart),
    /// Different checks of the same last part or title, by their ids.
    Ambiguous(Vec<&'s str>),
    /// Nothing; the nearest ids, if some are near.
    Nothing(Vec<&'s str>),
}

/// A part of the scoring that has an id of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoringPart {
    /// A grade.
    Grade(GradeIx),
    /// The item of the bonus at this place.
    Bonus(usize),
    /// A veto.
    Veto(VetoIx),
}

impl Standard {
    /// What a name leads to: an id first, then the last part of an id, then a title, then a member of a set.
    pub fn seek(&self, name: &str) -> Sought<'_> {
        let ids = self.matching(|check| check.id.as_str() == name || written(check) == name);
        if !ids.is_empty() {
            return Sought::Checks(ids);
        }
        if let Some(home) = self.home(|id, _| id == name) {
            return Sought::Home(home);
        }
        if let Some((_, part)) = self.scoring_parts().into_iter().find(|(names, _)| names[..2].iter().any(|id| id == name)) {
            return Sought::Part(part);
        }
        let parts = self.matching(|check| last_part(check.id.as_str()) == name || last_part(written(check)) == name);
        if !parts.is_empty() {
            return self.one_or_ambiguous(parts);
        }
        let wanted = normalised(name);
        if let Some(home) = self.home(|_, title| normalised(title) == wanted) {
            return Sought::Home(home);
        }
        let titled = self.matching(|check| normalised(&check.title) == wanted);
        if !titled.is_empty() {
            return self.one_or_ambiguous(titled);
        }
        let part = self.scoring_parts().into_iter().find(|(names, _)| normalised(&names[2]) == wanted);
        if let Some((_, part)) = part {
            return Sought::Part(part);
        }
        let listing = self.matching(|check| self.lists(check, &wanted));
        if listing.is_empty() { Sought::Nothing(self.nearest_ids(name)) } else { Sought::Checks(listing) }
    }

    /// Whether a check names a member of a set that has a normalised name among its names.
    fn lists(&self, check: &Check, wanted: &str) -> bool {
        check.criterion.questions().into_iter().any(|question| {
            let members = self.question(question).members().iter().zip(0..);
            let mut called = members.filter(|(member, _)| member.names.iter().any(|name| normalised(name) == wanted));
            called.any(|(_, place)| check.criterion.names_member(question, place))
        })
    }

    /// The parts of the scoring, each with its id, the same behind what it is (`veto/fraud`), and what the document calls it.
    fn scoring_parts(&self) -> Vec<([String; 3], ScoringPart)> {
        let names = |of: &str, id: &str, title: &str| [id.to_owned(), format!("{of}/{id}"), title.to_owned()];
        let (grades, vetoes) = (self.scoring.grades.iter().enumerate(), self.scoring.vetoes.iter().enumerate());
        let items = self.scoring.bonus.iter().flat_map(|bonus| bonus.items.iter().enumerate());
        let grades = grades.map(|(at, grade)| (names("grade", grade.id.as_str(), &grade.name), ScoringPart::Grade(GradeIx::at(at))));
        let items = items.map(|(at, item)| (names("bonus", item.id.as_str(), &item.text), ScoringPart::Bonus(at)));
        let vetoes = vetoes.map(|(at, veto)| (names("veto", veto.id.as_str(), &veto.text), ScoringPart::Veto(VetoIx::at(at))));
        grades.chain(items).chain(vetoes).collect()
    }

    /// The first indicator or task whose id and title fit.
    fn home(&self, is: impl Fn(&str, &str) -> bool) -> Option<Home> {
        let indicator = || self.indicators.iter().position(|of| is(of.id.as_str(), &of.title)).map(|at| Home::Indicator(IndicatorIx::at(at)));
        let task = || self.tasks.iter().position(|of| is(of.id.as_str(), &of.title)).map(|at| Home::Task(TaskIx::at(at)));
        indicator().or_else(task)
    }

    fn matching(&self, is: impl Fn(&Check) -> bool) -> Vec<CheckIx> {
        (0..self.checks.len()).map(CheckIx::at).filter(|check| is(self.check(*check))).collect()
    }

    /// The checks, unless they are written in different places.
    fn one_or_ambiguous(&self, checks: Vec<CheckIx>) -> Sought<'_> {
        let mut ids: Vec<&str> = checks.iter().map(|check| written(self.check(*check))).collect();
        ids.dedup();
        if ids.len() == 1 { Sought::Checks(checks) } else { Sought::Ambiguous(ids) }
    }

    fn nearest_ids(&self, name: &str) -> Vec<&str> {
        let like = |names: &[&str]| names.iter().filter_map(|known| likeness(name, known)).max_by(f64::total_cmp);
        let checks = self.checks.iter().map(|check| (written(check), like(&[written(check), last_part(written(check)), &check.title])));
        let indicators = self.indicators.iter().map(|indicator| (indicator.id.as_str(), like(&[indicator.id.as_str(), &indicator.title])));
        let tasks = self.tasks.iter().map(|task| (task.id.as_str(), like(&[task.id.as_str(), &task.title])));
        let mut near: Vec<(&str, f64)> = checks.chain(indicators).chain(tasks).filter_map(|(id, likeness)| Some((id, likeness?))).collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1));
        near.dedup_by_key(|(id, _)| *id);
        let least = near.first().map_or(0.0, |(_, likeness)| likeness - SLACK);
        near.into_iter().filter(|(_, likeness)| *likeness >= least).take(OFFERED).map(|(id, _)| id).collect()
    }
}

/// The id as the standard writes it, without the tier.
fn written(check: &Check) -> &str {
    check.id.as_str().split('@').next().unwrap_or_default()
}

fn last_part(id: &str) -> &str {
    id.split_once('.').map_or(id, |(_, last)| last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::{from_path, load};

    fn ids(found: &Sought<'_>, standard: &Standard) -> String {
        match found {
            Sought::Checks(checks) => checks.iter().map(|check| standard.check(*check).id.as_str()).collect::<Vec<_>>().join(" "),
            Sought::Part(part) => format!("{part:?}"),
            Sought::Home(home) => format!("[{}]", standard.home_id(*home)),
            Sought::Ambiguous(ids) => format!("? {}", ids.join(" ")),
            Sought::Nothing(near) => format!("! {}", near.join(" ")),
        }
    }

    #[test]
    fn a_check_is_found_by_what_people_type() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/standards/sound-tiers");
        let standard = load(&from_path(&folder).expect("readable")[0]).standard.expect("sound");
        for (typed, wanted) in [
            ("ten.phone", "ten.phone"),
            ("guide", "ten.guide"),
            ("area.center@standard", "area.center@standard"),
            ("area.center", "area.center@standard area.center@benchmark"),
            ("station@basic", "area.station@basic"),
            ("ten", "[ten]"),
            ("十个一", "[ten]"),
            ("编制一部办事指南", "ten.guide"),
            ("plate", "? eight.plate ten.plate"),
            ("打印机", "center_standard.office"),
        ] {
            assert_eq!(ids(&standard.seek(typed), &standard), wanted, "{typed}");
        }
        assert!(ids(&standard.seek("ten.fone"), &standard).contains("ten.phone"));
        assert_eq!(ids(&standard.seek("zzzzzzzz"), &standard), "! ");
    }
}
