//! Tier rates against their targets: each as a bar that shows what is sure, what is possible and what is required, with the figures beside it.
use super::Page;
use crate::programme::Decision;
use crate::report::phrase;
use crate::report::view::TargetView;
use crate::standard::TargetUnit;
use crate::wording;
use maud::{Markup, html};

impl Page<'_> {
    /// The targets, and under them the rates group by group.
    pub(super) fn targets(&self) -> Markup {
        html! {
            @if !self.result.programme.targets.is_empty() {
                section #targets {
                    h2 { (self.say(&wording!("目标", "Targets"))) }
                    p.fine { (self.say(&wording!(
                        "实条:确定达到;空条:待核实的若都达到;浅条:填报数值的最低到最高;竖线:要求",
                        "Solid: surely reached; outlined: if all that is unknown is reached; pale: from the lowest to the highest figure; upright line: wanted"
                    ))) }
                    div.wide { table { (self.target_heads()) tbody { @for target in self.result.targets() { (self.target(&target)) } } } }
                }
            }
            @if !self.result.standard().tiers.is_empty() && !self.has_bodies_alone() { (self.attainment()) }
        }
    }

    fn target_heads(&self) -> Markup {
        self.heads(&[
            wording!("目标", "Target"),
            wording!("达标率", "Rate"),
            wording!("数值", "Figures"),
            wording!("要求", "Wanted"),
            wording!("达到/应评", "Reached/bound"),
            wording!("判定", "Verdict"),
            wording!("还差(个)", "Short by"),
            wording!("条款", "Clause"),
        ])
    }

    fn target(&self, target: &TargetView<'_>) -> Markup {
        let (result, strength) = (target.result, phrase::target_strength(target.result.strength));
        let decision = phrase::decision(result.decision, self.report.language);
        html! {
            tr {
                td lang=[self.original()] { (phrase::target_name(target)) }
                td.chart { @if *target.unit == TargetUnit::Rate { (self.bar(target)) } }
                td.n { (phrase::measured(target)) }
                td.n { (phrase::in_unit(target.required, target.unit)) " " span.fine { (self.say(&strength)) } }
                td.n { (phrase::reached_to_possible(target)) "/" (result.sites) }
                td.decided { (decided(result.decision)) " " (decision) }
                td.n { @match result.short_by { Some(short) => (short), None => "—" } }
                td lang=[self.original()] { (target.clause) div.fine { (target.text) } (self.duties(target)) }
            }
        }
    }

    /// By when a target is to be met, and whose it is, where the document says so.
    fn duties(&self, target: &TargetView<'_>) -> Markup {
        let due = target.due.map(|due| wording!("期限 {due}", "due {due}"));
        let (lead, responsible) = (target.lead.join("、"), target.responsible.join("、"));
        let lead = (!lead.is_empty()).then(|| wording!("牵头 {lead}", "lead {lead}"));
        let responsible = (!responsible.is_empty()).then(|| wording!("责任 {responsible}", "responsible {responsible}"));
        html! { @for words in due.iter().chain(&lead).chain(&responsible) { div.fine { (self.say(words)) } } }
    }

    /// A rate from nothing to all, as a drawing that says in its title what it shows.
    fn bar(&self, target: &TargetView<'_>) -> Markup {
        let (shown, wanted) = (phrase::measured(target), phrase::percent(target.required));
        let is_figure = target.measure == "figure";
        let title = match (target.low, target.high) {
            (Some(low), Some(high)) if is_figure && low != high => {
                let (low, high) = (phrase::percent(low), phrase::percent(high));
                wording!("最低 {low},最高 {high},要求 {wanted}", "lowest {low}, highest {high}, wanted {wanted}")
            }
            _ if is_figure => wording!("填报数值 {shown},要求 {wanted}", "figure {shown}, wanted {wanted}"),
            _ => wording!("达标率 {shown},要求 {wanted}", "rate {shown}, wanted {wanted}"),
        };
        html! {
            svg.bar role="img" viewBox="0 0 1 1" preserveAspectRatio="none" {
                title { (self.say(&title)) }
                rect.all width="1" height="1" {}
                @if is_figure && target.low != target.high {
                    @if let Some((low, high)) = target.low.zip(target.high) { rect.spread x=(low) width=(high - low) height="1" {} }
                } @else {
                @if let Some(possible) = target.high { rect.possible width=(possible) height="1" {} }
                @if let Some(sure) = target.low { rect.sure width=(sure) height="1" {} }
                }
                line x1=(target.required) x2=(target.required) y1="-0.2" y2="1.2" {}
            }
        }
    }

    /// Sites at each tier or above, over all groups and group by group.
    fn attainment(&self) -> Markup {
        let heads = [
            wording!("所属街镇", "Township"),
            wording!("类型", "Kind"),
            wording!("档次", "Tier"),
            wording!("站点数", "Sites"),
            wording!("达到", "Reached"),
            wording!("达标率", "Rate"),
        ];
        html! {
            details.groups {
                summary { (self.say(&wording!("各街镇达标率(达到该档次及以上)", "Rates by township (at the tier or above)"))) }
                div.wide { table {
                    (self.heads(&heads))
                    tbody { @for row in self.result.attainment() { tr {
                        td { @match &row.group { Some(group) => (super::text::cut(group)), None => (self.say(&wording!("全部", "all"))) } }
                        td lang=[self.original()] { (row.kind.name) }
                        td lang=[self.original()] { (row.tier.name) }
                        td.n { (row.sites) }
                        td.n { (phrase::reached_of(row.reached, row.possible)) }
                        td.n { (phrase::rates(row.rates)) }
                    } } }
                } }
            }
        }
    }
}

/// The shape of a decision.
fn decided(decision: Decision) -> char {
    match decision {
        Decision::Met => '✓',
        Decision::Unmet => '✗',
        Decision::Undecided => '?',
    }
}
