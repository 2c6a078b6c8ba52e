//! Answers of which no check tells and which still keep a score or a grade open: to what earns a bonus, and to what a veto looks at.
use super::bonus;
use super::verdict::Verdict;
use super::{Assessment, SiteResult};
use crate::standard::{BonusItem, CheckIx, QuestionIx, Trigger, Veto};
use crate::survey::Site;
use crate::survey::answer::{Answer, Value, YesNo};

/// A question whose answer keeps a site open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open<'a> {
    /// The question.
    pub question: QuestionIx,
    /// What hangs on it.
    pub concerns: Concerns<'a>,
}

/// What hangs on an answer that no check asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concerns<'a> {
    /// A bonus.
    Bonus(&'a BonusItem),
    /// A veto.
    Veto(&'a Veto),
}

impl<'a> Assessment<'a> {
    /// The questions that keep a site open and stand in none of its findings that are to be verified.
    pub fn open(&self, site: &Site, result: &SiteResult) -> Vec<Open<'a>> {
        let scoring = &self.standard.scoring;
        let answer = |question: QuestionIx| self.survey.answer(site, self.standard.question(question).slot);
        let bonus = (result.standing.bonus.low != result.standing.bonus.high).then(|| scoring.bonus_of(site.kind)).into_iter().flatten();
        let bonus = bonus.filter(|item| !bonus::is_known(answer(item.question))).map(|item| Open { question: item.question, concerns: Concerns::Bonus(item) });
        let mut open: Vec<Open<'a>> = bonus.collect();
        for fired in result.standing.vetoes.iter().filter(|fired| !fired.surely) {
            let veto = scoring.veto(fired.veto);
            let by_exception = matches!(veto.trigger, Trigger::Recorded(_));
            let questions = veto.questions().into_iter().filter(|question| is_open(answer(*question), by_exception) && !self.is_told(result, *question));
            open.extend(questions.map(|question| Open { question, concerns: Concerns::Veto(veto) }));
        }
        open
    }

    /// Whether a check asks a question and is itself to be verified.
    fn is_told(&self, result: &SiteResult, question: QuestionIx) -> bool {
        let asks = |check: &CheckIx| self.standard.check(*check).criterion.asks(question);
        (0..self.standard.checks.len()).map(CheckIx::at).filter(asks).any(|check| self.verdict(result, check) == Some(Verdict::Unknown))
    }
}

/// Whether an answer may be one thing or another; a blank is none where only a case is recorded.
fn is_open(answer: &Answer, by_exception: bool) -> bool {
    match answer {
        Answer::Given(Value::YesNo(said)) => *said == YesNo::Partial,
        Answer::Given(Value::Quantity(amount)) => amount.single().is_none(),
        Answer::Given(_) | Answer::NotApplicable => false,
        Answer::Missing => !by_exception,
        Answer::NotInspected | Answer::Unreadable(_) => true,
    }
}
