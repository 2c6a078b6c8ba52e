//! Points that cannot be what things weigh: below nothing, too fine, or written where the rescaling does not look.
use crate::diagnostic::Code;
use crate::standard::complaint::{Complaints, Span};
use crate::standard::resolve::Resolved;
use crate::standard::tree::Text;
use crate::standard::{Rescale, Strength, common_multiple};
use crate::wording;
use rust_decimal::Decimal;

/// Points have no more decimals than this.
const MOST_DECIMALS: u32 = 4;
/// Nothing weighs more than this.
const MOST_POINTS: u32 = 1_000_000;
/// Equal shares are parts of a whole that all of them divide, which is no larger than this.
const MOST_PARTS: i128 = 1_000_000_000_000_000_000_000_000;

/// Says what is wrong with the points of a standard as weights.
pub(super) fn validate(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    let draft = resolved.draft;
    let of_checks = draft.indicators.iter().flat_map(|indicator| indicator.checks.iter().filter_map(|check| check.points));
    let of_groups = draft.indicators.iter().filter_map(|indicator| indicator.points).chain(draft.aspects.iter().filter_map(|aspect| aspect.points));
    for (points, span) in of_checks.chain(of_groups) {
        possible(points, span, complaints);
    }
    match draft.scoring.scoring.rescale {
        Rescale::Indicator => by_indicator(resolved, complaints),
        Rescale::Aspect => by_aspect(resolved, complaints),
        Rescale::Total => {}
    }
    shares(resolved, complaints);
}

fn possible(points: Decimal, span: Span, complaints: &mut Complaints) {
    if points.is_sign_negative() && !points.is_zero() {
        let help = wording!("写大于零的分值;扣分写 deduct", "write points above zero; what is taken off is `deduct`");
        complaints.report(Code::InvalidNumber, span, wording!("分值不能是负数", "points cannot be below nothing"), help);
    } else if points.normalize().scale() > MOST_DECIMALS || points > Decimal::from(MOST_POINTS) {
        let help = wording!("核对分值", "check the points");
        let message = wording!(
            "分值最多 {MOST_DECIMALS} 位小数,不超过 {MOST_POINTS}",
            "points have {MOST_DECIMALS} decimals at most, and are no more than {MOST_POINTS}"
        );
        complaints.report(Code::InvalidNumber, span, message, help);
    }
}

/// Inside an indicator points divide what the indicator weighs: without points of its own it would weigh as much as any other.
fn by_indicator(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    let draft = resolved.draft;
    let written = |at: usize| resolved.of_indicator(at).iter().any(|linked| linked.effective.draft.points.is_some());
    for (at, indicator) in draft.indicators.iter().enumerate() {
        let in_aspect = indicator.aspect.and_then(|aspect| draft.aspects.get(aspect)).is_some_and(|aspect| aspect.points.is_some());
        if indicator.points.is_none() && (written(at) || in_aspect) {
            missing(&indicator.id, ("指标", "indicator"), complaints);
        }
    }
}

/// Only what stands in an aspect counts where aspects are rescaled, and each weighs what it says.
fn by_aspect(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    let draft = resolved.draft;
    let outside = draft.indicators.iter().enumerate().filter(|(_, indicator)| indicator.aspect.is_none());
    for (_, indicator) in outside.filter(|(at, _)| scores(resolved, *at)) {
        let id = &indicator.id.text;
        let help = wording!("把它写进一个方面,或改 rescale", "put it into an aspect, or change `rescale`");
        let message =
            wording!("指标 {id} 不在任何方面里,按方面折算时不计分", "the indicator `{id}` stands in no aspect and would not count where aspects are rescaled");
        complaints.report(Code::PointsMissing, indicator.id.span, message, help);
    }
    let written = draft.indicators.iter().any(|indicator| indicator.points.is_some() || indicator.checks.iter().any(|check| check.points.is_some()));
    for aspect in draft.aspects.iter().filter(|aspect| aspect.points.is_none() && written) {
        missing(&aspect.id, ("方面", "aspect"), complaints);
    }
}

fn missing(id: &Text, (zh, en): (&str, &str), complaints: &mut Complaints) {
    let (text, span) = (&id.text, id.span);
    let help = wording!("给这个{zh}写 points;或写 rescale: total", "give it `points`, or write rescale: total");
    let message = wording!("{zh} {text} 没有 points,别处写的分值不起作用", "the {en} `{text}` has no points, so that those written elsewhere have no effect");
    complaints.report(Code::PointsMissing, span, message, help);
}

fn scores(resolved: &Resolved<'_>, at: usize) -> bool {
    let kinds = resolved.draft.kinds.len();
    let scored = |strength: &Option<Strength>| matches!(strength, Some(Strength::Must | Strength::Should));
    resolved.of_indicator(at).iter().any(|linked| linked.strengths.iter().take(kinds).any(scored))
}

/// Says where equal shares would have to be parts of a whole too large to count with.
fn shares(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    let draft = resolved.draft;
    let count = |at: usize, kind: usize| {
        resolved
            .of_indicator(at)
            .iter()
            .filter(|linked| matches!(linked.strengths.get(kind).copied().flatten(), Some(Strength::Must | Strength::Should)))
            .count()
            .max(1)
    };
    let mut parts: i128 = 1;
    for (at, indicator) in draft.indicators.iter().enumerate() {
        for kind in 0..draft.kinds.len() {
            parts = common_multiple(parts, i128::try_from(count(at, kind)).unwrap_or(1));
        }
        if parts > MOST_PARTS {
            let help = wording!("给检查项写 points,或把指标合并", "give the checks points, or make fewer indicators");
            let message = wording!("各指标的检查项数太多样,等分算不下去", "the indicators have too many different numbers of checks to share equally");
            complaints.report(Code::InvalidNumber, indicator.id.span, message, help);
            return;
        }
    }
}
