//! Bodies among the rows of a survey: they stand in the same layouts as sites and are parted from them once all rows are read.
use super::complaint::{Complaints, quote};
use super::{NotAssessed, Site, Survey};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::standard::{KindIx, Role, Standard, Task};
use crate::wording;

/// Parts the bodies from the sites, and notes which bodies have no row. Of a body of which there is one, several rows cannot be told
/// apart, and none of them is taken.
pub(super) fn part(survey: &mut Survey, standard: &Standard, complaints: &mut Complaints, not_assessed: &mut Vec<NotAssessed>) {
    let (bodies, sites) = std::mem::take(&mut survey.sites).into_iter().partition(|subject: &Site| standard.is_body(subject.kind));
    (survey.sites, survey.bodies) = (sites, bodies);
    if let Some(note) = unsurveyed(survey, standard) {
        complaints.add(note);
    }
    for kind in standard.bodies().filter(|kind| standard.kind(*kind).role == Role::Body) {
        if survey.bodies.iter().filter(|body| body.kind == kind).count() < 2 {
            continue;
        }
        let (rows, others) = std::mem::take(&mut survey.bodies).into_iter().partition(|body: &Site| body.kind == kind);
        survey.bodies = others;
        several_rows(survey, standard, kind, rows, complaints, not_assessed);
    }
}

fn several_rows(survey: &Survey, standard: &Standard, kind: KindIx, rows: Vec<Site>, complaints: &mut Complaints, not_assessed: &mut Vec<NotAssessed>) {
    let (name, names) = (&standard.kind(kind).name, rows.iter().map(|row| quote(&row.name)).collect::<Vec<_>>().join("、"));
    let message = wording!("{name}只有一个,填了几行:{names};各行都没有评", "there is one {name}, and it has several rows: {names}; none is assessed");
    let help = wording!("只留一行;确有几个单位的,在标准里写 many: true", "keep one row; where there are several such bodies the standard says `many: true`");
    let mut diagnostic = Diagnostic::new(Code::BodyWithSeveralRows, message, help);
    for row in rows {
        let (table, number) = survey.row(&row);
        let place = Place::Row { file: table.file.clone(), sheet: table.sheet.clone(), row: number };
        diagnostic.add(place.clone());
        not_assessed.push(NotAssessed { code: row.code, name: row.name, place, why: Code::BodyWithSeveralRows });
    }
    complaints.add(diagnostic);
}

/// The bodies of which something is asked and which have no row, in one note.
fn unsurveyed(survey: &Survey, standard: &Standard) -> Option<Diagnostic> {
    let surveyed = |kind: &KindIx| survey.bodies.iter().any(|body| body.kind == *kind);
    let without: Vec<KindIx> = standard.surveyed_kinds().filter(|kind| standard.is_body(*kind) && !surveyed(kind)).collect();
    // where nothing at all could be read, that is what is to be told
    if without.is_empty() || !survey.has_subjects() {
        return None;
    }
    let names = without.iter().map(|kind| standard.kind(*kind).name.as_str()).collect::<Vec<_>>().join("、");
    let answers = |task: &Task| task.actions.iter().any(|action| without.iter().any(|kind| standard.check(*action).strength(*kind).is_some()));
    let message = if standard.tasks.iter().any(answers) {
        wording!(
            "没有填报这些单位的检查项和举措:{names};要它们填报的任务和目标待核实",
            "nothing was surveyed of these bodies: {names}; the tasks and targets that need them are not decided"
        )
    } else if standard.targets.iter().any(|target| target.kinds.iter().any(|kind| without.contains(kind))) {
        wording!(
            "没有填报这些单位的检查项:{names};用到它们的目标待定",
            "nothing was surveyed of these bodies: {names}; the targets that need them are undecided"
        )
    } else {
        wording!("没有填报这些单位的检查项:{names}", "nothing was surveyed of these bodies: {names}")
    };
    let help = wording!(
        "另附一张单位表,每个单位一行,工作表或“类型”列写单位的名称;只评站点的不必处理",
        "add a sheet of bodies, a row each, with the body as its name or in the kind column; nothing to do where only sites are audited"
    );
    let mut diagnostic = Diagnostic::new(Code::UnsurveyedBody, message, help);
    diagnostic.count = u64::try_from(without.len()).unwrap_or(u64::MAX);
    Some(diagnostic)
}
