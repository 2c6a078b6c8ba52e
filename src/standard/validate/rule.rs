//! Rules that no answer meets or none fails, and cases in which some site has no rule or some case no site.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::rule::{CaseDraft, Form, RuleDraft};
use crate::standard::resolve::Resolved;
use crate::standard::resolve::check::Linked;
use crate::standard::{AnswerType, Bound, Case, Condition, Interval, Measure, Need, Rule};
use crate::wording;
use rust_decimal::Decimal;

/// Says what is wrong with the rule of a check.
pub(super) fn validate(resolved: &Resolved<'_>, linked: &Linked<'_>, complaints: &mut Complaints) {
    let (Some(question), Some(rule), Some(written)) = (linked.question, linked.rule(), linked.written) else { return };
    let Some(answer) = &resolved.questions.asked(question).answer else { return };
    reachable(rule, written, answer, complaints);
    if let (Rule::Cases(cases), Form::Cases(drafts)) = (rule, &written.form) {
        self::cases(cases, drafts, complaints);
    }
}

fn reachable(rule: &Rule, written: &RuleDraft, answer: &AnswerType, complaints: &mut Complaints) {
    match (rule, &written.form) {
        (Rule::Cases(cases), Form::Cases(drafts)) => {
            cases.iter().zip(drafts).for_each(|(case, draft)| reachable(&case.rule, &draft.rule, answer, complaints));
        }
        (Rule::Within(accepted), _) => {
            let plausible = plausible(answer);
            if !accepted.meets(&plausible) || accepted.is_empty() {
                never(written.span, complaints);
            } else if plausible.is_within(accepted) {
                always(written.span, complaints);
            }
        }
        (Rule::Has { members, need: Need::AtLeast(least) }, _) => {
            if usize::try_from(*least).is_ok_and(|least| least > members.len()) {
                never(written.span, complaints);
            } else if *least == 0 {
                always(written.span, complaints);
            }
        }
        (Rule::OneOf(chosen), _) => {
            if matches!(answer, AnswerType::Choice(choices) if chosen.len() == choices.len()) {
                let help = wording!("在 choices 里写出所有可能的选项", "list all that can be answered in `choices`");
                complaints.report(Code::RuleAlwaysMet, written.span, wording!("每个选项都符合", "every choice meets this"), help);
            }
        }
        _ => {}
    }
}

/// What an answer can be: the range of the question, and never below nothing.
pub(super) fn plausible(answer: &AnswerType) -> Interval {
    let nothing = Interval::from(Bound::closed(Decimal::ZERO));
    match answer {
        AnswerType::Count(Measure { range, .. }) | AnswerType::Duration(Measure { range, .. }) => range.map_or(nothing, |range| range.intersection(&nothing)),
        AnswerType::Percent(Measure { range, .. }) => range.unwrap_or(Interval::between(Decimal::ZERO, Decimal::ONE_HUNDRED)),
        AnswerType::Number(Measure { range, .. }) | AnswerType::Size(Measure { range, .. }) => range.unwrap_or(Interval::ALL),
        AnswerType::YesNo | AnswerType::Date | AnswerType::Choice(_) | AnswerType::Set(_) | AnswerType::Text | AnswerType::Progress => Interval::ALL,
    }
}

/// Says that nothing meets a rule.
pub(super) fn never(span: Span, complaints: &mut Complaints) {
    let help = wording!("核对数值、单位和采集项的 range", "check the number, the unit and the `range` of the question");
    complaints.report(Code::RuleNeverMet, span, wording!("没有合理的答案能符合这条规则", "no plausible answer meets this rule"), help);
}

/// Says that everything meets a rule.
pub(super) fn always(span: Span, complaints: &mut Complaints) {
    let help = wording!("核对数值、单位和采集项的 range", "check the number, the unit and the `range` of the question");
    complaints.report(Code::RuleAlwaysMet, span, wording!("任何合理的答案都符合这条规则", "every plausible answer meets this rule"), help);
}

fn cases(cases: &[Case], drafts: &[CaseDraft], complaints: &mut Complaints) {
    for (at, case) in cases.iter().enumerate() {
        let earlier = &cases[..at];
        let taken = earlier.iter().any(|before| match (&before.when, &case.when) {
            (None, _) => true,
            (Some(before), Some(own)) => covers(before, own),
            (Some(_), None) => false,
        });
        if taken {
            let help = wording!("条件窄的写在前,不带条件的写在最后", "put narrow conditions first and the case without one last");
            complaints.report(
                Code::UnreachableCase,
                drafts[at].span,
                wording!("轮不到这种情形:前面的已经包含它", "this case is never reached: an earlier one takes all of it"),
                help,
            );
        }
    }
    if let (Some(Case { when: Some(_), .. }), Some(last)) = (cases.last(), drafts.last()) {
        let help = wording!("最后加一种不带 when 的情形", "end with a case that has no `when`");
        complaints.report(Code::CasesNotExhaustive, last.span, wording!("有的站点不属于任何情形", "some sites belong to no case"), help);
    }
}

/// Whether whatever the second condition holds of, the first does.
fn covers(wide: &Condition, narrow: &Condition) -> bool {
    match (wide, narrow) {
        (Condition::Answer { question: a, rule: Rule::Within(wide) }, Condition::Answer { question: b, rule: Rule::Within(narrow) }) => {
            a == b && narrow.is_within(wide)
        }
        _ => wide == narrow,
    }
}
