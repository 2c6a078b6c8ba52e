//! One finding as a row: what was asked, what is said of it, what was observed and where, by when it is to be mended.
use super::Page;
use super::basis::check_anchor;
use super::text::cut;
use crate::assess::{Item, Verdict};
use crate::diagnostic::Wording;
use crate::report::view::FindingView;
use crate::report::{phrase, timing};
use crate::wording;
use maud::{Markup, html};

/// Columns of a table of findings, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Requirement,
    Verdict,
    Observed,
    Expected,
    Mend,
    Beside,
    Place,
}

impl Column {
    const ALL: [Self; 7] = [Self::Requirement, Self::Verdict, Self::Observed, Self::Expected, Self::Mend, Self::Beside, Self::Place];

    /// The head, which stands beside each cell as well where the screen is narrow.
    fn head(self) -> Wording {
        match self {
            Self::Requirement => wording!("要求", "Requirement"),
            Self::Verdict => wording!("判定", "Verdict"),
            Self::Observed => wording!("现状", "Observed"),
            Self::Expected => wording!("要求值", "Expected"),
            Self::Mend => wording!("整改", "To be mended"),
            Self::Beside => wording!("说明、佐证", "Remarks, evidence"),
            Self::Place => wording!("位置", "Where"),
        }
    }
}

/// The columns that have something to say: what is met or unknown is not mended.
fn columns(mended: bool) -> impl Iterator<Item = Column> {
    Column::ALL.into_iter().filter(move |column| mended || *column != Column::Mend)
}

impl Page<'_> {
    /// Findings as a table; with what is to be done about them, if anything is.
    pub(super) fn findings(&self, findings: &[&FindingView<'_>], mended: bool) -> Markup {
        html! {
            table.findings {
                (self.heads(&columns(mended).map(Column::head).collect::<Vec<_>>()))
                tbody { @for finding in findings { tr { @for column in columns(mended) { (self.cell(finding, column)) } } } }
            }
        }
    }

    fn cell(&self, finding: &FindingView<'_>, column: Column) -> Markup {
        let head = column.head();
        let head = self.say(&head);
        html! {
            @match column {
                Column::Requirement => td { (self.requirement(finding)) },
                Column::Verdict => td data-head=(head) class=(class(finding.verdict)) {
                    (self.marked(finding.verdict))
                    @if let Some(past) = timing::past_due(finding) { div.fine { (self.say(&past)) } }
                },
                Column::Observed => td data-head=(head) { (self.observed(finding)) },
                Column::Expected => td data-head=(head) { (finding.expected) },
                Column::Mend => td data-head=(head) { (self.remedy(finding)) },
                Column::Beside => td data-head=(head) { @for text in finding.remark.iter().chain(&finding.evidence) { div { (cut(text)) } } },
                Column::Place => td.place data-head=(head) { @if let Some(place) = finding.place { (phrase::cell(place)) } },
            }
        }
    }

    fn requirement(&self, finding: &FindingView<'_>) -> Markup {
        let check = finding.check;
        html! {
            div lang=[self.original()] { b { (check.title) } @if check.text != check.title { " " (check.text) } }
            div.fine { a href=(format!("#{}", check_anchor(finding.index))) { (self.result.standard().clause(check.clause).id.as_str()) } }
        }
    }

    /// The answer, what is short of a number, and the members of a list, each with its cell where it has one of its own.
    fn observed(&self, finding: &FindingView<'_>) -> Markup {
        let listed = finding.is_listed() && !finding.members.is_empty();
        html! {
            @if !listed { (cut(&phrase::written(finding, self.report.language))) }
            @if finding.is_ahead { (self.say(&timing::ahead())) }
            @if let Some(short) = &finding.shortfall { div { (self.say(&phrase::shortfall(short))) } }
            @if let Some(points) = &finding.points { div { b { (self.say(&phrase::earned(points))) } } }
            @for line in finding.deductions.iter().filter(|line| line.costs()) { div.fine { (self.say(&phrase::lost(line))) } }
            @if !finding.members.is_empty() {
                ul.members { @for member in &finding.members {
                    li class=(class(member.verdict)) {
                        (self.marked(member.verdict)) " " span lang=[self.original()] { (member.name) }
                        @if let Some((_, cell)) = member.place.filter(|_| listed) { " " span.fine { (cell) } }
                    }
                } }
            }
        }
    }

    /// What is to be done, by whom and by when.
    fn remedy(&self, finding: &FindingView<'_>) -> Markup {
        html! {
            @if let Some(text) = &finding.check.remedy.text { div lang=[self.original()] { (text) } }
            @if !finding.responsible.is_empty() { div lang=[self.original()] { (cut(&finding.responsible.join("、"))) } }
            @if finding.item == Item::Rectify {
                @if let Some(due) = finding.due { div { b { (due.date) } } }
                @if let Some(because) = phrase::due_because(finding) { div.fine { (self.say(&because)) } }
            }
        }
    }
}

/// The class of a verdict, which colours what its shape and word say already.
fn class(verdict: Verdict) -> &'static str {
    verdict.as_str()
}
