//! The figures at a glance, and the checks that are unmet most often.
use super::Page;
use crate::assess::{Item, Verdict};
use crate::programme::Overdue;
use crate::report::{phrase, timing};
use crate::wording;
use maud::{Markup, html};

impl Page<'_> {
    /// Sites, tiers, verdicts and items, counted.
    pub(super) fn figures(&self) -> Markup {
        html! {
            section #figures {
                h2 { (self.say(&wording!("总览", "At a glance"))) }
                div.cards {
                    @if !self.has_bodies_alone() { (self.cards_of_sites()) }
                    @if !self.result.survey().bodies.is_empty() { (self.cards_of_bodies()) }
                    @if self.result.tells_progress() { (card(self.say(&wording!("任务(项)", "Tasks")), self.tasks_counted())) }
                }
            }
        }
    }

    fn cards_of_sites(&self) -> Markup {
        html! {
                    (card(self.say(&wording!("站点", "Sites")), self.result.kinds_in_use().into_iter().map(|(kind, sites)| (kind.name.to_owned(), sites))))
                    @if !self.result.standard().tiers.is_empty() { (card(self.say(&wording!("达到档次(站点数)", "Tier reached (sites)")), self.tiers())) }
                    @if !self.result.standard().scoring.grades.is_empty() { (card(self.say(&wording!("等次(站点数)", "Grades (sites)")), self.grades())) }
                    (card(self.say(&wording!("站点待办(项)", "To do at sites (items)")), self.items()))
                    (card(self.say(&wording!("站点判定(检查结果数)", "Verdicts at sites (findings)")), self.verdicts()))
        }
    }

    /// Bodies by kind, and what they must do.
    fn cards_of_bodies(&self) -> Markup {
        let mut items = [(Item::Rectify, 0), (Item::Advise, 0), (Item::Verify, 0)];
        for body in self.result.bodies() {
            for (item, count) in &mut items {
                *count += body.of(*item).count();
            }
        }
        let items = items.into_iter().map(|(item, count)| (self.say(&phrase::counted(item)).to_owned(), count));
        html! {
            (card(self.say(&wording!("单位", "Bodies")), self.result.bodies_by_kind().into_iter().map(|(kind, bodies)| (kind.name.to_owned(), bodies))))
            (card(self.say(&wording!("单位待办(项)", "To do by bodies (items)")), items))
        }
    }

    fn tasks_counted(&self) -> impl Iterator<Item = (String, usize)> {
        let counts = self.result.task_counts();
        let named = [
            (timing::progress(Verdict::Met, false), counts.done),
            (timing::overdue(Overdue::Surely), counts.overdue),
            (timing::overdue(Overdue::Unverified), counts.unverified),
            (wording!("全部", "all"), counts.tasks),
        ];
        named.into_iter().map(|(words, count)| (self.say(&words).to_owned(), count))
    }

    /// Sites by tier, highest first.
    fn tiers(&self) -> impl Iterator<Item = (String, usize)> {
        let summary = &self.result.programme.summary;
        let tiers = self.result.standard().tiers.iter().zip(&summary.by_tier).rev().map(|(tier, sites)| (tier.name.clone(), *sites));
        let others = [(wording!("未达标", "none"), summary.none), (wording!("待核实", "undecided"), summary.undecided)];
        tiers.chain(others.map(|(words, sites)| (self.say(&words).to_owned(), sites)))
    }

    /// Sites by grade, best first.
    fn grades(&self) -> impl Iterator<Item = (String, usize)> {
        let summary = &self.result.programme.summary;
        let grades = self.result.standard().scoring.grades.iter().zip(&summary.by_grade).map(|(grade, sites)| (grade.name.clone(), *sites));
        grades.chain([(self.say(&wording!("待定", "undecided")).to_owned(), summary.without_grade)])
    }

    fn items(&self) -> impl Iterator<Item = (String, usize)> {
        let all = self.result.all_items();
        let counts = [(Item::Rectify, all.rectify), (Item::Advise, all.advise), (Item::Improve, all.improve), (Item::Verify, all.verify)];
        counts.into_iter().map(|(item, count)| (self.say(&phrase::counted(item)).to_owned(), count))
    }

    fn verdicts(&self) -> impl Iterator<Item = (String, usize)> {
        Verdict::ALL.iter().zip(self.result.programme.summary.verdicts).map(|(verdict, count)| (self.counted(*verdict), count))
    }

    /// A verdict as a shape and a word, so that it can be told without colours.
    pub(super) fn marked(&self, verdict: Verdict) -> String {
        format!("{} {}", mark(verdict), self.say(&phrase::verdict(verdict)))
    }

    /// The same, as verdicts are counted.
    pub(super) fn counted(&self, verdict: Verdict) -> String {
        format!("{} {}", mark(verdict), self.say(&phrase::counted_verdict(verdict)))
    }

    /// The checks that are unmet or unknown somewhere, most often unmet first.
    pub(super) fn problems(&self) -> Markup {
        let problems = self.result.problems();
        let heads = [
            wording!("检查项", "Check"),
            wording!("档次", "Tiers"),
            wording!("条款", "Clause"),
            wording!("应查站点", "Sites"),
            wording!("不符合", "Unmet"),
            wording!("其中部分符合", "Of them partial"),
            wording!("不符合率", "Share unmet"),
            wording!("待核实", "Unknown"),
        ];
        html! {
            section #problems {
                h2 { (self.say(&wording!("问题分布", "Problems"))) }
                p.fine { (self.say(&wording!("不符合或待核实的检查项,不符合的站点多的在前", "Checks that are unmet or unknown somewhere, most often unmet first"))) }
                @if problems.is_empty() { p { (self.say(&wording!("无", "none"))) } }
                @else {
                    div.wide { table {
                        (self.heads(&heads))
                        tbody { @for problem in &problems { tr {
                            td lang=[self.original()] { (problem.check.title) }
                            td lang=[self.original()] { (phrase::tiers(self.result.standard(), problem.check)) }
                            td lang=[self.original()] { (self.result.standard().clause(problem.check.clause).id.as_str()) }
                            td.n { (problem.bound) }
                            td.n { (problem.unmet) }
                            td.n { (problem.partial) }
                            td.n { (self.say(&phrase::share_unmet(problem))) }
                            td.n { (problem.unknown) }
                        } } }
                    } }
                }
            }
        }
    }
}

fn card(title: &str, figures: impl Iterator<Item = (String, usize)>) -> Markup {
    html! {
        div.card {
            h3 { (title) }
            dl { @for (name, count) in figures { div { dt { (name) } dd { (count) } } } }
        }
    }
}

/// The shape of a verdict.
fn mark(verdict: Verdict) -> char {
    match verdict {
        Verdict::Met => '✓',
        Verdict::Partial => '◐',
        Verdict::Unmet => '✗',
        Verdict::Unknown => '?',
        Verdict::NotApplicable => '–',
    }
}
