//! A task that counts its subjects (第一批18个) is held against the survey: how many answer for it there.
use super::evaluate::Subject;
use super::verdict::Pair;
use crate::diagnostic::{Code, Diagnostic};
use crate::standard::{Standard, Task};
use crate::survey::Survey;
use crate::wording;
use jiff::civil::Date;

/// The tasks of which the survey has more or fewer subjects than the document counts.
pub(super) fn collect(standard: &Standard, survey: &Survey, as_of: Date) -> impl Iterator<Item = Diagnostic> {
    standard.tasks.iter().filter_map(move |task| differs(standard, survey, task, as_of))
}

/// Says that the survey has another number of subjects; nothing where it has none of the kinds at all, and is then of something else.
fn differs(standard: &Standard, survey: &Survey, task: &Task, as_of: Date) -> Option<Diagnostic> {
    let expect = usize::try_from(task.expect?).unwrap_or(usize::MAX);
    let applies = |site| task.when.as_ref().map_or(Pair::MET, |when| Subject { standard, survey, site, as_of }.applies(when));
    let pairs: Vec<Pair> = survey.subjects().filter(|site| task.kinds.contains(&site.kind)).map(applies).collect();
    let (least, most) = (pairs.iter().filter(|pair| pair.surely).count(), pairs.iter().filter(|pair| pair.possibly).count());
    if pairs.is_empty() || (least..=most).contains(&expect) {
        return None;
    }
    let title = &task.title;
    let message = if least == most {
        wording!("任务“{title}”应有 {expect} 个,调查表里有 {least} 个", "the task {title} counts {expect}, and the survey has {least}")
    } else {
        wording!(
            "任务“{title}”应有 {expect} 个,调查表里有 {least} 至 {most} 个",
            "the task {title} counts {expect}, and the survey has between {least} and {most}"
        )
    };
    let help =
        wording!("核对调查表有没有漏填、多填的,或所属批次填得对不对", "see whether rows lack or are too many, and what narrows the task is answered rightly");
    Some(Diagnostic::new(Code::TaskSubjectsDiffer, message, help))
}
