//! Warns of days of completion that lie after the day of the audit: what is done then is not done yet, or the day is wrong.
use super::Assessment;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::standard::{Check, Interval, Rule, Standard};
use crate::survey::answer::{Answer, DateValue, Value, day_number};
use crate::survey::{Site, Survey};
use crate::wording;
use jiff::civil::Date;

/// The days of all actions, one diagnostic for each column of a question.
pub(super) fn collect(standard: &Standard, survey: &Survey, as_of: Date) -> Vec<Diagnostic> {
    let actions = standard.tasks.iter().flat_map(|task| &task.actions);
    actions.filter_map(|check| of_action(standard, survey, as_of, standard.check(*check))).collect()
}

impl Assessment<'_> {
    /// Whether the day on which a site says that it has done an action lies after the day of the audit.
    pub fn is_ahead(&self, site: &Site, check: &Check) -> bool {
        let said = check.progress(self.standard).filter(|_| check.rule() == Some(&Rule::Done));
        let answer = said.map(|question| self.survey.answer(site, question.slot));
        matches!(answer, Some(Answer::Given(Value::Date(DateValue::Days(days)))) if is_after(days, self.as_of))
    }
}

fn of_action(standard: &Standard, survey: &Survey, as_of: Date, check: &Check) -> Option<Diagnostic> {
    let slot = check.progress(standard)?.slot;
    check.rule().filter(|rule| **rule == Rule::Done)?;
    let mut diagnostic: Option<Diagnostic> = None;
    for site in survey.subjects().filter(|site| check.strength(site.kind).is_some()) {
        let Answer::Given(Value::Date(DateValue::Days(days))) = survey.answer(site, slot) else { continue };
        let Some((table, cell)) = survey.place(site, slot).filter(|_| is_after(days, as_of)) else { continue };
        let new = || {
            let diagnostic = told(&check.text, as_of);
            match survey.snippet(standard, site, slot) {
                Some(snippet) => diagnostic.showing(snippet),
                None => diagnostic,
            }
        };
        diagnostic.get_or_insert_with(new).add(Place::Cell { file: table.file.clone(), sheet: table.sheet.clone(), cell });
    }
    diagnostic
}

/// Whether the first of the days it may be lies behind another.
fn is_after(days: &Interval, as_of: Date) -> bool {
    days.low.is_some_and(|low| low.value > day_number(as_of))
}

fn told(action: &str, as_of: Date) -> Diagnostic {
    let message = wording!(
        "“{action}”的完成日期在核查日({as_of})之后,按还没有完成计",
        "the day on which “{action}” was done lies after the day of the audit ({as_of}): it counts as not yet done"
    );
    let help = wording!(
        "核对日期;没有完成的写“未完成”;核查日不对的,用 --as-of 另给",
        "check the day; write 未完成 where it is not done; give another day of the audit with --as-of"
    );
    Diagnostic::new(Code::DayAfterAudit, message, help)
}
