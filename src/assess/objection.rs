//! Objections that only an assessment can raise: 不适用 where a check does not take it or where there is too much of it, and declared
//! tiers that do not apply.
use super::SiteResult;
use super::evaluate::Subject;
use crate::diagnostic::{Code, Diagnostic, Place, Wording};
use crate::standard::{AnswerType, Check, Cost, Criterion, Discretion, QuestionIx, SlotIx, Standard, Strength};
use crate::survey::answer::Answer;
use crate::survey::{Site, Survey};
use crate::wording;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// All objections, those of one column together.
pub(super) fn collect<'r>(standard: &Standard, survey: &Survey, as_of: Date, results: impl Iterator<Item = &'r SiteResult>) -> Vec<Diagnostic> {
    let mut by_slot: Vec<Option<Diagnostic>> = vec![None; standard.slots.len()];
    let (mut refused, mut reviewed): (Option<Diagnostic>, Option<Diagnostic>) = (None, None);
    let mut excused = vec![0_usize; standard.slots.len()];
    for (site, result) in survey.subjects().zip(results) {
        let (table, row) = survey.row(site);
        let place = || Place::Row { file: table.file.clone(), sheet: table.sheet.clone(), row };
        if result.owed.refused.is_some() {
            refused.get_or_insert_with(declared_tier_refused).add(place());
        }
        if result.standing.review {
            reviewed.get_or_insert_with(|| too_much_not_applicable(standard)).add(place());
        }
        for (index, diagnostic) in by_slot.iter_mut().enumerate() {
            let slot = SlotIx::at(index);
            if *survey.answer(site, slot) != Answer::NotApplicable {
                continue;
            }
            excused[index] += 1;
            if let Some(needs_reason) = objects(Subject { standard, survey, site, as_of }, slot) {
                object(standard, survey, site, slot, needs_reason, diagnostic);
            }
        }
    }
    // of what is recorded by exception a blank means none
    let by_exception = |slot: usize| standard.scoring.is_by_exception(standard.slot(SlotIx::at(slot)).question);
    let accepted = excused.iter().zip(&by_slot).enumerate().filter(|(slot, (excused, objected))| **excused > 0 && objected.is_none() && !by_exception(*slot));
    let blank: Vec<Diagnostic> =
        accepted.filter_map(|(slot, (excused, _))| blank_beside_not_applicable(standard, survey, SlotIx::at(slot), *excused)).collect();
    let beyond: Vec<Diagnostic> = discretions(standard).into_iter().filter_map(|of| beyond_discretion(standard, survey, as_of, of)).collect();
    let mut all: Vec<Diagnostic> = by_slot.into_iter().flatten().chain(refused).chain(reviewed).chain(blank).chain(beyond).collect();
    all.sort_by(|a, b| a.by_cost(b).then(a.places.cmp(&b.places)));
    all
}

/// The questions that ask for points at discretion, with those who ask them.
fn discretions(standard: &Standard) -> Vec<(&Check, QuestionIx, Discretion)> {
    let of = |check: &'_ Check| -> Vec<(QuestionIx, Discretion)> {
        match &check.criterion {
            Criterion::Judged { question, points } => vec![(*question, *points)],
            Criterion::Deduct { lines, .. } => {
                lines.iter().filter_map(|line| if let Cost::Judged(points) = line.cost { Some((line.question, points)) } else { None }).collect()
            }
            Criterion::Rule { .. } | Criterion::Bands { .. } => Vec::new(),
        }
    };
    standard.checks.iter().flat_map(|check| of(check).into_iter().map(move |(question, points)| (check, question, points))).collect()
}

/// Objects to points that the assessor may not give: neither none, nor within the discretion.
fn beyond_discretion(standard: &Standard, survey: &Survey, as_of: Date, (check, question, points): (&Check, QuestionIx, Discretion)) -> Option<Diagnostic> {
    let (label, slot) = (&standard.question(question).label, standard.question(question).slot);
    let (least, most) = (points.least.normalize(), points.most.normalize());
    let beyond = |site: &&Site| check.strength(site.kind).is_some() && Subject { standard, survey, site, as_of }.exceeds_discretion(question, points);
    let mut diagnostic: Option<Diagnostic> = None;
    for site in survey.subjects().filter(beyond) {
        let Some((table, cell)) = survey.place(site, slot) else { continue };
        let new = || {
            let message = wording!("“{label}”只能填 0 或 {least} 至 {most} 分,按待核实计", "“{label}” is 0 or {least} to {most} points: it counts as unknown");
            let help = wording!("填检查人给的分数;没有的填 0", "write the points that the assessor gives, or 0");
            let diagnostic = Diagnostic::new(Code::UnreadableCell, message, help);
            match survey.snippet(standard, site, slot) {
                Some(snippet) => diagnostic.showing(snippet),
                None => diagnostic,
            }
        };
        diagnostic.get_or_insert_with(new).add(Place::Cell { file: table.file.clone(), sheet: table.sheet.clone(), cell });
    }
    diagnostic
}

/// Warns of blanks under a question that other sites say does not apply: a blank is missing, whatever was meant.
fn blank_beside_not_applicable(standard: &Standard, survey: &Survey, slot: SlotIx, excused: usize) -> Option<Diagnostic> {
    let is_blank = |site: &&Site| survey.observed(site, slot).asked && *survey.answer(site, slot) == Answer::Missing && is_inspected(standard, survey, site);
    let label = standard.slot_label(slot);
    let message = wording!(
        "“{label}”有 {excused} 处填不适用,另有空着的:空着的按未填计",
        "“{label}” is said not to apply in {excused} rows and is blank in others: a blank counts as missing"
    );
    let mut diagnostic = Diagnostic::new(
        Code::BlankBesideNotApplicable,
        message,
        wording!(
            "不适用的写“不适用”,没有的写“无”,没有查的写“未检查”",
            "write 不适用 where it does not apply, 无 where there is none, 未检查 where it was not inspected"
        ),
    );
    for site in survey.subjects().filter(is_blank) {
        if let Some((table, cell)) = survey.place(site, slot) {
            diagnostic.add(Place::Cell { file: table.file.clone(), sheet: table.sheet.clone(), cell });
        }
    }
    (diagnostic.count > 0).then_some(diagnostic)
}

/// Whether a site answers anything beside what the register says of it.
fn is_inspected(standard: &Standard, survey: &Survey, site: &Site) -> bool {
    let of_answers = |slot: &SlotIx| standard.question(standard.slot(*slot).question).register.is_none();
    (0..standard.slots.len()).map(SlotIx::at).filter(of_answers).any(|slot| *survey.answer(site, slot) != Answer::Missing)
}

/// Whether some check does not take 不适用 in a slot, and if so whether a reason would make it do.
fn objects(subject: Subject<'_>, slot: SlotIx) -> Option<bool> {
    let Subject { standard, site, .. } = subject;
    let asked = standard.slot(slot);
    let objecting = standard.checks_of(site.kind).map(|check| standard.check(check)).filter(|check| {
        let names = match asked.member {
            Some(member) => check.criterion.names_member(asked.question, member),
            None => check.criterion.asks(asked.question),
        };
        names && check.strength(site.kind).is_some_and(|strength| !subject.not_applicable_counts(check, strength, slot))
    });
    // a figure has no other way out than the figure
    let measured = standard.targets.iter().any(|target| target.kinds.contains(&site.kind) && target.questions().contains(&asked.question));
    objecting.map(|check| check.strength(site.kind) == Some(Strength::Should)).chain(measured.then_some(false)).reduce(|a, b| a && b)
}

fn object(standard: &Standard, survey: &Survey, site: &Site, slot: SlotIx, needs_reason: bool, diagnostic: &mut Option<Diagnostic>) {
    let Some((table, range)) = survey.place(site, slot) else { return };
    let place = Place::Cell { file: table.file.clone(), sheet: table.sheet.clone(), cell: range };
    let label = standard.slot_label(slot);
    let new = || {
        let (message, help) = if needs_reason {
            (
                wording!("“{label}”填了不适用而没有写理由,按待核实计", "“{label}” is said not to apply without a reason: it counts as unknown"),
                wording!("在说明栏或括号里写明理由", "write the reason in the remark or in brackets"),
            )
        } else {
            (wording!("“{label}”不允许填不适用,按待核实计", "“{label}” must not be said not to apply: it counts as unknown"), what_to_fill_in(standard, slot))
        };
        let diagnostic = Diagnostic::new(Code::NotApplicableNotAllowed, message, help);
        match survey.snippet(standard, site, slot) {
            Some(snippet) => diagnostic.showing(snippet),
            None => diagnostic,
        }
    };
    diagnostic.get_or_insert_with(new).add(place);
}

/// What to write instead of 不适用, by the type of the answer.
fn what_to_fill_in(standard: &Standard, slot: SlotIx) -> Wording {
    let asked = standard.slot(slot);
    let answer = if asked.member.is_some() { &AnswerType::YesNo } else { &standard.question(asked.question).answer };
    match answer {
        AnswerType::YesNo => wording!("填有或无;确实没有查的填未检查", "say yes or no; write 未检查 where it was not inspected"),
        AnswerType::Count(_) => {
            wording!("填写数量,没有的填0;确实没有查的填未检查", "write how many there are, 0 for none; write 未检查 where it was not inspected")
        }
        AnswerType::Number(_) | AnswerType::Duration(_) | AnswerType::Size(_) => {
            wording!("填写实际的数,带上单位;确实没有查的填未检查", "write the figure with its unit; write 未检查 where it was not inspected")
        }
        AnswerType::Percent(_) => {
            wording!("填写百分数,如95%;确实没有查的填未检查", "write the share, as 95%; write 未检查 where it was not inspected")
        }
        AnswerType::Date => wording!("填写日期,如2023-11-30;确实没有查的填未检查", "write the day, as 2023-11-30; write 未检查 where it was not inspected"),
        AnswerType::Progress => {
            wording!("填已完成、推进中或未开展;确实没有查的填未检查", "write 已完成, 推进中 or 未开展; write 未检查 where it was not inspected")
        }
        AnswerType::Set(_) => {
            wording!("逐项列出有的,全无填无;确实没有查的填未检查", "list what is there, 无 for nothing; write 未检查 where it was not inspected")
        }
        AnswerType::Choice(_) => {
            wording!("从填写说明列出的答案中选一个;确实没有查的填未检查", "use one of the answers that the form lists; write 未检查 where it was not inspected")
        }
        AnswerType::Text => wording!("如实填写;确实没有查的填未检查", "write what there is; write 未检查 where it was not inspected"),
    }
}

fn declared_tier_refused() -> Diagnostic {
    Diagnostic::new(
        Code::DeclaredTierRefused,
        wording!("申报的档次对这个站点不适用,未采用", "the declared tier does not apply to the site: it is not taken"),
        wording!("核对申报档次,或核对它的适用条件", "check the declared tier, or the answers its condition hangs on"),
    )
}

fn too_much_not_applicable(standard: &Standard) -> Diagnostic {
    let limit = (standard.scoring.na_limit.unwrap_or_default() * Decimal::ONE_HUNDRED).normalize();
    Diagnostic::new(
        Code::TooMuchNotApplicable,
        wording!("不适用的分值超过 {limit}%,须复核;得分保留", "more than {limit}% of the points do not apply: to be reviewed; the score stays"),
        wording!("核对不适用的项目和理由", "check what is said not to apply, and why"),
    )
}
