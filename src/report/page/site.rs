//! The section of one site: what it owes and reaches, how far it is to the next tier, its indicators, its findings by what becomes of them.
use super::Page;
use super::basis::check_anchor;
use super::sites::anchor;
use super::text::cut;
use crate::assess::{Item, Verdict};
use crate::diagnostic::Wording;
use crate::report::view::{FindingView, IndicatorView, OpenView, SiteView};
use crate::report::{distance, grading, phrase};
use crate::wording;
use maud::{Markup, html};

impl Page<'_> {
    /// The section of a site.
    pub(super) fn section(&self, site: &SiteView<'_>) -> Markup {
        html! {
            section.site id=(anchor(site.index)) {
                h3 { (cut(&site.site.name)) @if let Some(code) = &site.site.code { " " span.code { (cut(code)) } } }
                p.fine {
                    span lang=[self.original()] { (site.kind.name) }
                    @if let Some(group) = &site.site.group { " · " (cut(group)) }
                    " · " (phrase::row(site.place))
                }
                (self.standing(site))
                (self.indicators(&site.indicators))
                (self.open(&site.open))
                (self.groups(&site.findings))
                p.fine.up { a href="#sites" { "↑ " (self.say(&wording!("站点一览", "Sites"))) } }
            }
        }
    }

    /// The answers that keep it open though no check asks for them.
    fn open(&self, open: &[OpenView<'_>]) -> Markup {
        html! {
            @if !open.is_empty() {
                p { b.unknown { (self.marked(Verdict::Unknown)) } " " (self.say(&wording!("加分、否决的答案没有定:", "open answers to bonus and vetoes:"))) }
                ul.members { @for open in open { li {
                    (self.say(&phrase::concerns(open))) " " span lang=[self.original()] { (open.question.label) } ":"
                    (cut(&phrase::open(open, self.report.language))) " · " (self.say(&phrase::to_fill(open)))
                    @if let Some(place) = open.place { " " span.fine { (phrase::cell(place)) } }
                } } }
            }
        }
    }

    /// Tier, score and rank, with what stands between it and the next tier.
    fn standing(&self, site: &SiteView<'_>) -> Markup {
        let language = self.report.language;
        html! {
            dl.facts {
                @if !self.result.standard().tiers.is_empty() {
                    (fact(self.say(&wording!("应达档次", "Owes")), site.owes.map_or("—", |tier| tier.name)))
                    (fact(self.say(&wording!("达到档次", "Reached")), &phrase::reached(site, language)))
                }
                (fact(self.say(&wording!("得分", "Score")), &grading::score_of(self.result.standard(), site, language)))
                @if let Some(score) = &site.score {
                    @let missing = self.result.programme.assessment.missing;
                    @if phrase::tells_coverage(missing) { (fact(self.say(&phrase::coverage_head(missing)), &phrase::coverage(score))) }
                }
                @if let Some((low, high)) = site.standing.bonus { (fact(self.say(&wording!("加分", "Bonus")), &phrase::points(low, high))) }
                @if !site.standing.vetoes.is_empty() { (fact(self.say(&wording!("否决项", "Vetoes")), &grading::vetoes_of_site(&site.standing, language))) }
                @if !self.result.standard().scoring.grades.is_empty() { (fact(self.say(&wording!("等次", "Grade")), &grading::of_site(&site.standing, language))) }
                @if let Some(rank) = site.rank { (fact(self.say(&wording!("同类排名", "Rank of its kind")), &rank.to_string())) }
                @if let Some(person) = &site.site.person { (fact(self.say(&wording!("负责人", "Person")), &cut(person))) }
                @if let Some(next) = &site.next {
                    @let tier = next.tier.name;
                    (fact(self.say(&wording!("距{tier}还差", "Short of {tier}")), &distance::short(self.result, site, language)))
                }
            }
        }
    }

    /// The indicators of more than one check, as checks met of checks that apply.
    fn indicators(&self, indicators: &[IndicatorView<'_>]) -> Markup {
        html! {
            ul.indicators {
                @for indicator in indicators {
                    li {
                        span lang=[self.original()] { (indicator.indicator.name) }
                        " " b { (indicator.met) "/" (indicator.of) }
                        @if let Some((points, low, high)) = indicator.points {
                            " " span.fine { (phrase::points(low, high)) "/" (points) (self.say(&wording!("分", " points"))) }
                        }
                    }
                }
            }
        }
    }

    /// Findings by what becomes of them.
    pub(super) fn groups(&self, findings: &[FindingView<'_>]) -> Markup {
        html! { @for group in GROUPS { (self.group(findings, *group)) } }
    }

    /// The findings of a group under a head that counts them; nothing where there are none.
    fn group(&self, findings: &[FindingView<'_>], group: Group) -> Markup {
        let (asked, unasked): (Vec<_>, Vec<_>) = findings.iter().filter(|finding| group.holds(finding)).partition(|finding| finding.place.is_some());
        html! {
            @if !asked.is_empty() || !unasked.is_empty() {
                details open[group.is_due()] {
                    summary { (self.say(&group.title())) " " (asked.len() + unasked.len()) }
                    @if !asked.is_empty() { (self.findings(&asked, group.is_mended())) }
                    @if !unasked.is_empty() { (self.unasked(&unasked)) }
                }
            }
        }
    }

    /// Checks that no column asks: there is nothing to say of each but its name.
    fn unasked(&self, findings: &[&FindingView<'_>]) -> Markup {
        let count = findings.len();
        html! {
            p {
                (self.say(&wording!("没有列填报的 {count} 项:", "Not asked by any column ({count}): ")))
                @for (finding, at) in findings.iter().zip(0..) {
                    @if at > 0 { (self.say(&wording!("、", ", "))) }
                    a href=(format!("#{}", check_anchor(finding.index))) lang=[self.original()] { (finding.check.title) }
                }
            }
        }
    }
}

/// Findings that stand together: those that become the same, of those that become nothing the met ones apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Becomes(Item),
    Shown,
    Met,
}

/// The groups in the order in which they matter.
const GROUPS: &[Group] =
    &[Group::Becomes(Item::Rectify), Group::Becomes(Item::Advise), Group::Becomes(Item::Verify), Group::Becomes(Item::Improve), Group::Shown, Group::Met];

impl Group {
    fn holds(self, finding: &FindingView<'_>) -> bool {
        let group = match (finding.verdict, finding.item) {
            (Verdict::Met, _) => Self::Met,
            (_, Item::None) => Self::Shown,
            (_, item) => Self::Becomes(item),
        };
        self == group
    }

    /// Whether something is to be done about what is not met.
    fn is_mended(self) -> bool {
        matches!(self, Self::Becomes(Item::Rectify | Item::Advise | Item::Improve))
    }

    /// Whether a reader wants to see it first.
    fn is_due(self) -> bool {
        matches!(self, Self::Becomes(Item::Rectify | Item::Advise))
    }

    fn title(self) -> Wording {
        match self {
            Self::Becomes(item) => phrase::counted(item),
            Self::Shown => wording!("其他(仅列出,不作为待办)", "Others (shown only, nothing to do)"),
            Self::Met => phrase::verdict(Verdict::Met),
        }
    }
}

fn fact(name: &str, value: &str) -> Markup {
    html! { div { dt { (name) } dd { (value) } } }
}
