//! Makes what a check judges by where points are what it says: bands, deductions, discretion, each fitted to its question.
use crate::diagnostic::{Code, Wording};
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::award::{CostDraft, DiscretionDraft, LineDraft, PointsForm};
use crate::standard::resolve::effective::Effective;
use crate::standard::resolve::question::Questions;
use crate::standard::resolve::rule::{self, amount};
use crate::standard::{AnswerType, Band, Cost, Criterion, Deduction, Discretion, QuestionIx, Rule};
use crate::wording;

/// What a check judges by in points; `None` where something in it does not fit, which is then said, or is not known.
pub(in crate::standard) fn criterion(
    check: &Effective<'_>,
    form: &PointsForm,
    span: Span,
    questions: &Questions<'_>,
    complaints: &mut Complaints,
) -> Option<Criterion> {
    match form {
        PointsForm::Bands(drafts) => {
            let question = questions.of_check(check)?;
            let bands: Vec<Option<Band>> = drafts
                .iter()
                .map(|draft| match rule::rule(&draft.rule, question, questions, complaints)? {
                    Rule::Within(accepts) => Some(Band { accepts, earn: draft.earn?.0 }),
                    _ => None,
                })
                .collect();
            Some(Criterion::Bands { question, bands: bands.into_iter().collect::<Option<Vec<_>>>().filter(|bands| !bands.is_empty())? })
        }
        PointsForm::Deduct(drafts) => {
            let lines: Vec<Option<Deduction>> = drafts.iter().map(|line| self::line(check, line, questions, complaints)).collect();
            let floor = check.draft.award.floor.map(|(floor, _)| floor).unwrap_or_default();
            Some(Criterion::Deduct { lines: lines.into_iter().collect::<Option<Vec<_>>>().filter(|lines| !lines.is_empty())?, floor })
        }
        PointsForm::Judged(draft) => {
            let question = questions.of_check(check)?;
            let points = points(draft.as_ref()?);
            takes_points(question, span, questions, complaints).then_some(Criterion::Judged { question, points })
        }
    }
}

fn line(check: &Effective<'_>, draft: &LineDraft, questions: &Questions<'_>, complaints: &mut Complaints) -> Option<Deduction> {
    let question = questions.of_line(check, draft)?;
    let cost = match draft.cost.as_ref()? {
        CostDraft::EachMissing((each, _), members) => match rule::rule(members, question, questions, complaints)? {
            Rule::Has { members, .. } => Cost::EachMissing(*each, members),
            _ => return None,
        },
        CostDraft::EachTime((each, _)) => {
            let counts = matches!(questions.asked(question).answer.as_ref()?, AnswerType::Count(_));
            if !counts {
                let wanted = wording!("按次扣分的采集项要问次数(type: count)", "what is taken off each time needs a question of type count");
                misfit(draft.span, wanted, complaints);
                return None;
            }
            Cost::EachTime(*each)
        }
        CostDraft::EachStep((each, _), per, below) => {
            let Rule::Within(accepted) = rule::rule(below, question, questions, complaints)? else { return None };
            if matches!(questions.asked(question).answer.as_ref()?, AnswerType::Date) {
                misfit(draft.span, wording!("日期不能按步扣分", "a date falls short by no steps"), complaints);
                return None;
            }
            Cost::EachStep { each: *each, per: amount(*per), below: accepted.low?.value }
        }
        CostDraft::Judged(draft_points) => {
            if !takes_points(question, draft.span, questions, complaints) {
                return None;
            }
            Cost::Judged(points(draft_points))
        }
    };
    Some(Deduction { question, fault: draft.fault.as_ref().map(|fault| fault.text.clone()), cost })
}

fn points(draft: &DiscretionDraft) -> Discretion {
    Discretion { least: draft.least, most: draft.most }
}

/// Whether a question asks for points: a plain number.
fn takes_points(question: QuestionIx, span: Span, questions: &Questions<'_>, complaints: &mut Complaints) -> bool {
    match &questions.asked(question).answer {
        Some(AnswerType::Number(_) | AnswerType::Count(_)) => true,
        None => false,
        Some(_) => {
            misfit(span, wording!("酌情给分的采集项要问分数(type: number)", "points at discretion need a question of type number"), complaints);
            false
        }
    }
}

fn misfit(span: Span, message: Wording, complaints: &mut Complaints) {
    let help = wording!("改问法,或让它自带采集项", "ask another question, or let the line own one");
    complaints.report(Code::RuleMisfit, span, message, help);
}
