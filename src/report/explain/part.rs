//! What a score comes to, explained part by part: a grade, something that earns a bonus, a veto.
use super::{Asked, asked, lines};
use crate::diagnostic::{Language, Wording};
use crate::report::grading;
use crate::standard::{ScoringPart, Standard, Trigger};
use crate::wording;

/// A part of the scoring with all that decides about it.
#[derive(Debug)]
pub struct ExplainedPart<'a> {
    /// Its id.
    pub id: &'a str,
    /// `grade`, `bonus` or `veto`.
    pub kind: &'static str,
    /// What the document calls it.
    pub title: &'a str,
    /// What it asks or does.
    pub says: Wording,
    /// The question that is asked for it alone.
    pub question: Option<Asked<'a>>,
}

/// Explains a part of the scoring; `None` where the standard has no such part.
pub(super) fn explained(standard: &Standard, part: ScoringPart) -> Option<ExplainedPart<'_>> {
    let scoring = &standard.scoring;
    Some(match part {
        ScoringPart::Grade(grade) => {
            let grade = scoring.grade(grade);
            ExplainedPart { id: grade.id.as_str(), kind: "grade", title: &grade.name, says: grading::grade(grade), question: None }
        }
        ScoringPart::Bonus(at) => {
            let item = scoring.bonus.as_ref()?.items.get(at)?;
            let question = Some(asked(standard, item.question));
            ExplainedPart { id: item.id.as_str(), kind: "bonus", title: &item.text, says: grading::bonus_item(standard, item), question }
        }
        ScoringPart::Veto(veto) => {
            let veto = scoring.veto(veto);
            let question = if let Trigger::Recorded(question) = veto.trigger { Some(asked(standard, question)) } else { None };
            ExplainedPart { id: veto.id.as_str(), kind: "veto", title: &veto.text, says: grading::veto(standard, veto), question }
        }
    })
}

/// What is said of it, line by line.
pub(super) fn lines(part: &ExplainedPart<'_>, standard: &Standard, language: Language) -> Vec<lines::Line> {
    let said = |words: &Wording| vec![words.say(language).to_owned()];
    let head = match part.kind {
        "grade" => wording!("等次", "Grade"),
        "bonus" => wording!("加分", "Bonus"),
        _ => wording!("一票否决", "Veto"),
    };
    let mut lines = vec![(head, said(&part.says))];
    if let Some(bonus) = standard.scoring.bonus.as_ref().filter(|_| part.kind == "bonus") {
        lines.push((wording!("上限", "Cap"), said(&grading::bonus(bonus))));
    }
    if let Some(question) = &part.question {
        lines.extend(lines::question(question, language));
    }
    lines.retain(|(_, said)| !said.is_empty());
    lines
}
