//! Holds how a check earns its points against the points it has: bands, deductions and discretion that come to more or to less.
use crate::diagnostic::{Code, Wording};
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::award::{BandDraft, CostDraft, DiscretionDraft, LineDraft, PointsDraft, PointsForm};
use crate::standard::decode::inherited::Ask;
use crate::standard::resolve::Resolved;
use crate::standard::resolve::check::Linked;
use crate::standard::resolve::rule::amount;
use crate::standard::validate::points::binds_only_bodies;
use crate::standard::validate::rule::plausible;
use crate::standard::{AnswerType, Award, Band, Criterion, Floor, Interval, Need, Rule, Strength};
use crate::wording;
use rust_decimal::Decimal;

/// Says what is wrong with how a check earns its points.
pub(super) fn validate(resolved: &Resolved<'_>, linked: &Linked<'_>, complaints: &mut Complaints) {
    let award = &linked.effective.draft.award;
    share(linked, complaints);
    let deducts = matches!(award.points, Some(PointsDraft { form: PointsForm::Deduct(_), .. }));
    if let (Some((_, span)), false) = (award.floor, deducts) {
        without_effect(span, wording!("floor 只对 deduct 起作用", "`floor` has an effect on `deduct` only"), complaints);
    }
    let Some(points) = &award.points else { return };
    if let (true, Some(Ask::Own(own))) = (deducts && !asks_members(points), &linked.effective.draft.inherited.ask) {
        let message = wording!("deduct 的采集项写在各行上,这里的 ask 不起作用", "each line of `deduct` has its question, and this `ask` has no effect");
        without_effect(own.id.span, message, complaints);
    }
    // bodies have no score, which is said
    if binds_only_bodies(linked, resolved.draft.kinds.len()) {
        return;
    }
    let Some(of) = whole(linked, points.span, complaints) else { return };
    match &points.form {
        PointsForm::Bands(drafts) => {
            if let Some(Criterion::Bands { question, bands }) = &linked.criterion {
                if let Some(answer) = &resolved.questions.asked(*question).answer {
                    self::bands(bands, drafts, answer, complaints);
                }
                earned(drafts, of, points.span, complaints);
            }
        }
        PointsForm::Deduct(lines) => {
            let floor = award.floor.map(|(floor, _)| floor).unwrap_or_default();
            for line in lines {
                self::line(line, of, floor, complaints);
            }
        }
        PointsForm::Judged(Some(draft)) => {
            let most = draft.most;
            if in_order(draft, complaints) && most != of {
                differs(draft.span, wording!("最多给 {most} 分,本项是 {of} 分", "{most} points at most are given, and the check has {of}"), complaints);
            }
        }
        PointsForm::Judged(None) => {}
    }
}

/// A rule of which there is no share earns all or nothing.
fn share(linked: &Linked<'_>, complaints: &mut Complaints) {
    let award = &linked.effective.draft.award;
    let Some(span) = award.share else { return };
    if award.points.is_some() {
        without_effect(
            span,
            wording!("award: share 只配规则,不配 bands、deduct、judged", "`award: share` goes with a rule, not with bands, deduct or judged"),
            complaints,
        );
    } else if let Some(Criterion::Rule { rule, award: Award::Share, .. }) = &linked.criterion
        && !has_share(rule)
    {
        let help = wording!(
            "share 配 has_all、has 和大于零的 at_least;其余删去 award",
            "share goes with has_all, has, and at_least above zero; take it out elsewhere"
        );
        complaints.report(Code::RuleMisfit, span, wording!("这条规则没有比例可算", "there is no share of this rule"), help);
    }
}

fn has_share(rule: &Rule) -> bool {
    match rule {
        Rule::Has { need, .. } => matches!(need, Need::All | Need::AtLeast(_)),
        Rule::Within(accepted) => accepted.high.is_none() && accepted.low.is_some_and(|low| !low.open && low.value > Decimal::ZERO),
        Rule::Cases(cases) => cases.iter().all(|case| has_share(&case.rule)),
        Rule::Present | Rule::Absent | Rule::Done | Rule::OneOf(_) | Rule::Named(_) | Rule::Size { .. } => false,
    }
}

/// The points of a check whose award is told in points; `None` where there are none, which is said.
fn whole(linked: &Linked<'_>, span: Span, complaints: &mut Complaints) -> Option<Decimal> {
    let draft = linked.effective.draft;
    match draft.points {
        Some((points, _)) if points > Decimal::ZERO => Some(points),
        Some((points, span)) => {
            let help = wording!("写大于零的分值", "write points above zero");
            complaints.report(Code::InvalidNumber, span, wording!("{points} 分没有可扣可得的", "of {points} points none can be earned"), help);
            None
        }
        // a may has nothing to earn, which is said of it
        None if linked.strengths.iter().flatten().all(|strength| *strength == Strength::May) => None,
        None => {
            let (id, name) = (&draft.id.text, draft.award.points.as_ref().map_or("", |points| points.form.name()));
            let help = wording!("写 points: 分值", "add points: …");
            complaints.report(Code::PointsMissing, span, wording!("{id} 按 {name} 计分,却没有 points", "`{id}` scores by `{name}` and has no points"), help);
            None
        }
    }
}

fn asks_members(points: &PointsDraft) -> bool {
    matches!(&points.form, PointsForm::Deduct(lines) if lines.iter().any(|line| line.ask.is_none() && matches!(line.cost, Some(CostDraft::EachMissing(..)))))
}

/// Bands that no answer comes to, and those from which an earlier one takes answers that would earn more.
fn bands(bands: &[Band], drafts: &[BandDraft], answer: &AnswerType, complaints: &mut Complaints) {
    let values = |part: Interval| if matches!(answer, AnswerType::Count(_)) { part.whole() } else { part };
    for (at, (band, draft)) in bands.iter().zip(drafts).enumerate() {
        let mut rest = vec![values(band.accepts.intersection(&plausible(answer)))];
        for earlier in &bands[..at] {
            rest = rest.iter().flat_map(|part| part.without(&earlier.accepts)).map(values).collect();
        }
        if rest.iter().all(Interval::is_empty) {
            let help = wording!("界限窄的写在前;核对数值和采集项的 range", "put narrow bands first; check the numbers and the `range` of the question");
            complaints.report(Code::UnreachableBand, draft.span, wording!("没有答案落到这一段", "no answer comes to this band"), help);
        } else if let Some(before) = bands[..at].iter().position(|earlier| earlier.earn < band.earn && earlier.accepts.meets(&band.accepts)) {
            let (least, most) = (bands[before].earn, band.earn);
            let help = wording!("得分多的写在前", "put the band that earns more first");
            let message = wording!(
                "这一段得 {most} 分,却被前面只得 {least} 分的先取走一部分",
                "this band earns {most}, and an earlier one that earns {least} takes answers from it"
            );
            complaints.report_at(Code::BandsOutOfOrder, &[draft.span, drafts[before].span], message, help);
        }
    }
}

fn earned(drafts: &[BandDraft], of: Decimal, span: Span, complaints: &mut Complaints) {
    let earns: Vec<(Decimal, Span)> = drafts.iter().filter_map(|draft| draft.earn).collect();
    for (earn, span) in earns.iter().filter(|(earn, _)| *earn > of || *earn < Decimal::ZERO) {
        differs(*span, wording!("这一段得 {earn} 分,本项是 {of} 分", "this band earns {earn}, and the check has {of}"), complaints);
    }
    if let Some(most) = earns.iter().map(|(earn, _)| *earn).max().filter(|most| *most < of) {
        differs(span, wording!("最多得 {most} 分,本项是 {of} 分", "{most} points can be earned at most, and the check has {of}"), complaints);
    }
}

fn line(draft: &LineDraft, of: Decimal, floor: Floor, complaints: &mut Complaints) {
    let (most, span) = match &draft.cost {
        Some(CostDraft::EachMissing(each, _) | CostDraft::EachTime(each)) => *each,
        Some(CostDraft::EachStep(each, per, _)) => {
            positive(amount(*per), per.span, complaints);
            *each
        }
        Some(CostDraft::Judged(points)) => {
            if !in_order(points, complaints) {
                return;
            }
            (points.most, points.span)
        }
        None => return,
    };
    if positive(most, span, complaints) && floor == Floor::Check && most > of {
        let message = wording!("一次扣 {most} 分,本项只有 {of} 分,扣不到", "{most} points are taken off, and the check has only {of}");
        differs(span, message, complaints);
    }
}

fn positive(number: Decimal, span: Span, complaints: &mut Complaints) -> bool {
    if number <= Decimal::ZERO {
        let help = wording!("扣分写成正数", "write what is taken off as a positive number");
        complaints.report(Code::InvalidNumber, span, wording!("这里应大于零,写的是 {number}", "this should be above zero and is {number}"), help);
    }
    number > Decimal::ZERO
}

fn in_order(draft: &DiscretionDraft, complaints: &mut Complaints) -> bool {
    let (least, most) = (draft.least, draft.most);
    let good = Decimal::ZERO <= least && least <= most && most > Decimal::ZERO;
    if !good {
        let help = wording!("写成 [最少, 最多]", "write [least, most]");
        complaints.report(
            Code::InvalidNumber,
            draft.span,
            wording!("[{least}, {most}] 不是从少到多", "[{least}, {most}] does not go from least to most"),
            help,
        );
    }
    good
}

fn differs(span: Span, message: Wording, complaints: &mut Complaints) {
    let help = wording!("对照条文核对分值;扣分可以扣到别处的,写 floor", "check the points against the document; where deductions reach further, write `floor`");
    complaints.report(Code::PointsDiffer, span, message, help);
}

fn without_effect(span: Span, message: Wording, complaints: &mut Complaints) {
    complaints.report(Code::FieldWithoutEffect, span, message, wording!("删去它", "take it out"));
}
