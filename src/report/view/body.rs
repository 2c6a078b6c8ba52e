//! Bodies as reports show them: what each of them was found to do, and what it must mend itself.
use super::{FindingView, Named, ResultView};
use crate::assess::Item;
use crate::programme::verdict_counts;
use crate::standard::Check;
use crate::survey::{Site, Table};

/// One body: a subject without tiers, score and rank.
#[derive(Debug)]
pub struct BodyView<'a> {
    /// The row of it.
    pub body: &'a Site,
    /// Which body it is, or one of which bodies.
    pub kind: Named<'a>,
    /// Where it stands.
    pub place: (&'a Table, u32),
    /// All its findings by verdict, in the order of [`Verdict::ALL`](crate::assess::Verdict::ALL).
    pub verdicts: [usize; 5],
    /// Its findings, in the order of the standard.
    pub findings: Vec<FindingView<'a>>,
}

impl<'a> BodyView<'a> {
    /// How many checks bind it.
    pub fn asked(&self) -> usize {
        self.verdicts.iter().sum()
    }

    /// The findings that become an item.
    pub fn of(&self, item: Item) -> impl Iterator<Item = &FindingView<'a>> {
        self.findings.iter().filter(move |finding| finding.item == item)
    }
}

impl<'a> ResultView<'a> {
    /// Whether bodies were surveyed and no site was.
    pub fn has_bodies_alone(&self) -> bool {
        self.site_count() == 0 && !self.survey().bodies.is_empty()
    }

    /// The bodies that were surveyed, with everything.
    pub fn bodies(&'a self) -> impl Iterator<Item = BodyView<'a>> {
        let assessment = self.programme.assessment;
        assessment.survey.bodies.iter().zip(&assessment.bodies).map(move |(body, result)| BodyView {
            body,
            kind: self.kind(body.kind),
            place: assessment.survey.row(body),
            verdicts: verdict_counts(result),
            findings: self.findings(body, result),
        })
    }

    /// Who mends what is unmet at a subject: a body itself, then those whom the check names besides.
    pub(super) fn responsible(&self, site: &'a Site, check: &'a Check) -> Vec<&'a str> {
        let itself = self.standard().is_body(site.kind).then_some(site.name.as_str());
        let kind = self.kind(site.kind).name;
        let others = check.responsible.iter().map(String::as_str).filter(|name| itself.is_none_or(|itself| *name != itself && *name != kind));
        itself.into_iter().chain(others).collect()
    }
}
