//! What is wrong with the survey itself, and the rows that could not be assessed.
use super::Page;
use super::text::cut;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::phrase;
use crate::survey::NotAssessed;
use crate::wording;
use maud::{Markup, html};

impl Page<'_> {
    /// Diagnostics, costliest first, and what was not assessed.
    pub(super) fn data(&self) -> Markup {
        let none = wording!("无", "none");
        html! {
            section #data {
                h2 { (self.say(&wording!("数据质量", "Data quality"))) }
                @if self.report.diagnostics.is_empty() { p { (self.say(&none)) } }
                @else {
                    (self.heads_and_rows(
                        &[wording!("级别", "Severity"), wording!("说明", "What is wrong"), wording!("办法", "How to mend it"), wording!("处数", "Places"), wording!("位置(至多列 100 处)", "Where (100 places at most)")],
                        &html! { @for diagnostic in &self.report.diagnostics { (self.diagnostic(diagnostic)) } },
                    ))
                }
                h3 { (self.say(&wording!("未参评的行", "Rows that are not assessed"))) }
                @if self.result.survey().not_assessed.is_empty() { p { (self.say(&none)) } }
                @else {
                    (self.heads_and_rows(
                        &[wording!("编码", "Code"), wording!("站点", "Site"), wording!("位置", "Where"), wording!("原因", "Why")],
                        &html! { @for row in &self.result.survey().not_assessed { (self.not_assessed(row)) } },
                    ))
                }
            }
        }
    }

    fn heads_and_rows(&self, heads: &[crate::diagnostic::Wording], rows: &Markup) -> Markup {
        html! { div.wide { table { (self.heads(heads)) tbody { (rows) } } } }
    }

    fn diagnostic(&self, diagnostic: &Diagnostic) -> Markup {
        html! {
            tr {
                td { (mark(diagnostic.severity)) " " (self.say(&phrase::severity(diagnostic.severity))) }
                td { (cut(self.say(&diagnostic.message))) " " span.fine { (diagnostic.code.as_str()) } }
                td { (cut(self.say(&diagnostic.help))) }
                td.n { (diagnostic.count) }
                td.place { (phrase::places(&diagnostic.places)) }
            }
        }
    }

    fn not_assessed(&self, row: &NotAssessed) -> Markup {
        html! {
            tr {
                td { (row.code.as_deref().map(cut).unwrap_or_default()) }
                td { (cut(&row.name)) }
                td.place { (row.place) }
                td {
                    @if let Some(told) = self.report.diagnostics.iter().find(|told| told.code == row.why) { (cut(self.say(&told.message))) " " }
                    span.fine { (row.why.as_str()) }
                }
            }
        }
    }
}

/// The shape of a severity.
fn mark(severity: Severity) -> char {
    match severity {
        Severity::Error => '✗',
        Severity::Warning => '!',
        Severity::Note => '·',
    }
}
