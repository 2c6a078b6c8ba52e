//! Answers that keep a site open though no check asks for them, as reports show them: which cell is to be filled in, and what hangs on it.
use super::{Named, ResultView};
use crate::assess::Concerns;
use crate::diagnostic::CellRange;
use crate::standard::Question;
use crate::survey::{Site, Table};

/// A question whose answer keeps a site open.
#[derive(Debug)]
pub struct OpenView<'a> {
    /// The question.
    pub question: &'a Question,
    /// The bonus or the veto that hangs on it, by id and in the document's words.
    pub concerns: Named<'a>,
    /// Whether it is a veto, else a bonus.
    pub is_veto: bool,
    /// The answer as written.
    pub observed: &'a str,
    /// Where it stands; `None` where no column asks it.
    pub place: Option<(&'a Table, CellRange)>,
    /// Id of the row, `<site key>/bonus.<id>` or `<site key>/veto.<id>`, with the question where a veto looks at several.
    pub item_id: String,
}

impl<'a> ResultView<'a> {
    /// The questions that keep a site open and stand in none of its findings.
    pub(super) fn open(&self, index: usize) -> Vec<OpenView<'a>> {
        let assessment = self.programme.assessment;
        let (site, result): (&'a Site, _) = (&assessment.survey.sites[index], &assessment.sites[index]);
        let view = |question: &'a Question, concerns: Concerns<'a>| {
            let key = &site.key;
            let (is_veto, concerns, item_id) = match concerns {
                Concerns::Bonus(item) => (false, Named { id: item.id.as_str(), name: &item.text }, format!("{key}/bonus.{}", item.id)),
                Concerns::Veto(veto) => {
                    let of_several = veto.questions().len() > 1;
                    let item_id = if of_several { format!("{key}/veto.{}.{}", veto.id, question.id) } else { format!("{key}/veto.{}", veto.id) };
                    (true, Named { id: veto.id.as_str(), name: &veto.text }, item_id)
                }
            };
            OpenView {
                question,
                concerns,
                is_veto,
                observed: assessment.survey.observed(site, question.slot).raw,
                place: assessment.survey.place(site, question.slot),
                item_id,
            }
        };
        assessment.open(site, result).into_iter().map(|open| view(self.standard().question(open.question), open.concerns)).collect()
    }
}
