//! Bodies that answer for a region: what each was found to do, and what it must mend itself. Only where bodies were surveyed.
use super::text::cut;
use super::{MOST_SECTIONS, Page};
use crate::assess::Verdict;
use crate::report::phrase;
use crate::report::view::BodyView;
use crate::wording;
use maud::{Markup, html};

impl Page<'_> {
    /// A section for each body.
    pub(super) fn bodies(&self) -> Markup {
        html! {
            @if !self.result.survey().bodies.is_empty() {
                section #bodies {
                    h2 { (self.say(&wording!("单位检查结果", "What bodies do"))) }
                    @for (body, number) in self.result.bodies().take(MOST_SECTIONS).zip(1..) { (self.body(&body, number)) }
                }
            }
        }
    }

    fn body(&self, body: &BodyView<'_>, number: usize) -> Markup {
        html! {
            section.site id=(format!("body-{number}")) {
                h3 { (cut(&body.body.name)) @if let Some(code) = &body.body.code { " " span.code { (cut(code)) } } }
                p.fine { span lang=[self.original()] { (body.kind.name) } " · " (phrase::row(body.place)) }
                ul.indicators {
                    li { (self.say(&wording!("检查项", "Checks"))) " " b { (body.asked()) } }
                    @for (verdict, count) in Verdict::ALL.iter().zip(body.verdicts) { li { (self.counted(*verdict)) " " b { (count) } } }
                }
                (self.groups(&body.findings))
            }
        }
    }
}
