//! What all of it rests on: the document, its checks with what is authored about them, and how its unclear places were read.
use super::Page;
use crate::report::{basis, phrase};
use crate::standard::{Check, CheckIx};
use crate::wording;
use maud::{Markup, html};

impl Page<'_> {
    /// Document, checks and readings.
    pub(super) fn basis(&self) -> Markup {
        html! {
            section #basis {
                h2 { (self.say(&wording!("依据", "Basis"))) }
                dl.facts {
                    @for (what, which) in basis::document(self.report, self.result) {
                        @if let Some(which) = &which { div { dt { (self.say(&what)) } dd { (self.say(which)) } } }
                    }
                }
                (self.checks())
                (self.readings())
            }
        }
    }

    fn checks(&self) -> Markup {
        let heads = [
            wording!("检查项", "Check"),
            wording!("要求(原文)", "Requirement (in its words)"),
            wording!("条款", "Clause"),
            wording!("判定标准", "Expected"),
            wording!("强度", "Strength"),
            wording!("档次", "Tiers"),
            wording!("整改措施", "Remedy"),
            wording!("整改天数(自拟)", "Days (authored)"),
            wording!("工作量人日(自拟)", "Person-days (authored)"),
            wording!("自拟说明", "Authored"),
        ];
        let standard = self.result.standard();
        html! {
            details {
                summary { (self.say(&wording!("检查项", "Checks"))) " " (standard.checks.len()) }
                div.wide { table.checks { (self.heads(&heads)) tbody {
                    @for (check, index) in standard.checks.iter().zip((0..).map(CheckIx::at)) { (self.check(check, index)) }
                } } }
            }
        }
    }

    fn check(&self, check: &Check, index: CheckIx) -> Markup {
        let standard = self.result.standard();
        let clause = standard.clause(check.clause);
        html! {
            tr id=(check_anchor(index)) {
                td { b lang=[self.original()] { (check.title) } div.fine { (check.id.as_str()) } }
                td lang=[self.original()] { (check.text) }
                td lang=[self.original()] { (clause.id.as_str()) div.fine { (clause.title) } }
                td { (self.result.expected(index)) }
                td.lines { (phrase::strengths(standard, check, self.report.language)) }
                td lang=[self.original()] { (phrase::tiers(standard, check)) }
                td lang=[self.original()] { (check.remedy.text.as_deref().unwrap_or_default()) }
                td.n { @if let Some(days) = check.remedy.days { (days) } }
                td.n { @if let Some(effort) = check.remedy.effort { (effort) } }
                td lang=[self.original()] { (check.authored.as_deref().unwrap_or_default()) }
            }
        }
    }

    fn readings(&self) -> Markup {
        let standard = self.result.standard();
        let heads = [wording!("条款", "Clause"), wording!("原文", "What stands there"), wording!("决定", "Decided"), wording!("理由", "Because")];
        html! {
            @if !standard.readings.is_empty() {
                details {
                    summary { (self.say(&wording!("文本读法", "How unclear places are read"))) " " (standard.readings.len()) }
                    div.wide { table lang=[self.original()] { (self.heads(&heads)) tbody {
                        @for reading in &standard.readings {
                            tr {
                                td { (standard.clause(reading.clause).id.as_str()) }
                                td { (reading.text) }
                                td { (reading.decided) }
                                td { (reading.because) }
                            }
                        }
                    } } }
                }
            }
        }
    }
}

/// The id of a check's row.
pub(super) fn check_anchor(check: CheckIx) -> String {
    format!("check-{}", check.index() + 1)
}
