//! Grades that leave a gap or that no site can get, and bonus and vetoes that change nothing or say what their sentence does not.
use crate::diagnostic::{Code, Wording};
use crate::standard::complaint::{Complaints, Span};
use crate::standard::decode::grade::{BonusDraft, FailedDraft, GradeDraft, VetoDraft};
use crate::standard::decode::inherited::Ask;
use crate::standard::resolve::Resolved;
use crate::standard::tree::Text;
use crate::standard::{QuestionIx, Rule, Strength, Weight};
use crate::wording;
use rust_decimal::Decimal;

/// Says what is wrong with the grades, the bonus and the vetoes of a standard.
pub(super) fn validate(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    let scoring = &resolved.draft.scoring;
    for grade in &scoring.grades {
        numbers(grade, complaints);
        failed(resolved, grade, complaints);
    }
    reached(resolved, complaints);
    gap(&scoring.grades, complaints);
    if let Some(bonus) = &scoring.bonus {
        self::bonus(bonus, scoring.grades.is_empty(), complaints);
        for item in &bonus.items {
            if let (Some(text), Some(each), None) = (&item.text, item.each, &item.authored) {
                super::wording::number(&text.text, each, complaints);
            }
            by_exception(resolved, item.ask.as_ref(), complaints);
        }
    }
    for veto in &scoring.vetoes {
        self::veto(resolved, veto, complaints);
    }
}

fn without_effect(span: Span, message: Wording, help: Wording, complaints: &mut Complaints) {
    complaints.report(Code::FieldWithoutEffect, span, message, help);
}

/// Numbers of a grade that cannot be, and conditions on a grade that no score gives.
fn numbers(grade: &GradeDraft, complaints: &mut Complaints) {
    if let Some((percent, span)) = grade.each_indicator.filter(|(percent, _)| *percent < Decimal::ZERO || *percent > Decimal::ONE_HUNDRED) {
        let help = wording!("写 0 到 100,60 就是 60%", "write 0 to 100; 60 is 60%");
        complaints.report(Code::InvalidNumber, span, wording!("得分率 {percent}% 不可能", "a share of {percent}% cannot be"), help);
    }
    let has_conditions = grade.at_least.is_some() || grade.each_indicator.is_some() || !grade.failed.is_empty();
    if let Some(span) = grade.only_veto.filter(|_| has_conditions) {
        let id = &grade.id.text;
        let help = wording!("删去条件,或删去 only: veto", "take the conditions out, or `only: veto`");
        let message = wording!("等次 {id} 只由否决给出,条件不起作用", "a veto alone gives the grade `{id}`, so that its conditions have no effect");
        without_effect(span, message, help, complaints);
    }
}

/// Weights that no must has: the condition always holds.
fn failed(resolved: &Resolved<'_>, grade: &GradeDraft, complaints: &mut Complaints) {
    let musts = resolved.checks.iter().filter(|linked| linked.strengths.contains(&Some(Strength::Must)));
    let weights: Vec<Weight> = musts.map(|linked| linked.effective.nearest(|inherited| inherited.weight).unwrap_or_default()).collect();
    for limit in grade.failed.iter().filter(|limit| !limit.weights.iter().any(|weight| weights.contains(weight))) {
        let help = wording!("给检查项写 severity,或删去这个条件", "give checks a `severity`, or take the condition out");
        let message = wording!("没有一项“应”类检查项是这样的轻重,这个条件总是成立", "no must has such a weight: the condition always holds");
        without_effect(limit.span, message, help, complaints);
    }
}

/// Whether whatever meets the one grade meets the other as well.
fn implies(narrow: &GradeDraft, wide: &GradeDraft) -> bool {
    let value = |placed: Option<(Decimal, Span)>| placed.map_or(Decimal::ZERO, |(value, _)| value);
    let stricter = |limit: &FailedDraft, wide: &FailedDraft| limit.at_most <= wide.at_most && wide.weights.iter().all(|weight| limit.weights.contains(weight));
    let limits = wide.failed.iter().all(|wide| narrow.failed.iter().any(|limit| stricter(limit, wide)));
    value(narrow.at_least) >= value(wide.at_least) && value(narrow.each_indicator) >= value(wide.each_indicator) && limits
}

/// Every grade can be got: by a score between those of the better and the worse ones, or by a veto.
fn reached(resolved: &Resolved<'_>, complaints: &mut Complaints) {
    let scoring = &resolved.draft.scoring;
    let extra = scoring.bonus.as_ref().filter(|bonus| bonus.counts_for_grade.is_some_and(|(counts, _)| counts)).and_then(|bonus| bonus.cap);
    let most = scoring.scoring.total + extra.map_or(Decimal::ZERO, |(cap, _)| cap);
    let by_score = |grade: &&GradeDraft| grade.only_veto.is_none();
    for (at, grade) in scoring.grades.iter().enumerate() {
        let id = &grade.id.text;
        if grade.only_veto.is_some() {
            let is_given = scoring.vetoes.iter().any(|veto| veto.effect.as_ref().is_none_or(|effect| effect.gives(&grade.id)));
            if !is_given {
                let help = wording!("写一条 grade: {id} 的否决,或删去这个等次", "add a veto with grade: {id}, or take the grade out");
                never(grade.id.span, wording!("没有一条否决给出等次 {id}", "no veto gives the grade `{id}`"), help, complaints);
            }
            continue;
        }
        if let Some((least, span)) = grade.at_least.filter(|(least, _)| *least > most) {
            let help = wording!("核对分数线和满分", "compare the number with the total");
            never(
                span,
                wording!("等次 {id} 要 {least} 分,最多只有 {most} 分", "the grade `{id}` asks for {least}, and there are {most} at most"),
                help,
                complaints,
            );
        }
        let better = || scoring.grades[..at].iter().filter(by_score);
        let higher = |better: &&GradeDraft| better.at_least.zip(grade.at_least).is_some_and(|((better, _), (own, _))| better <= own);
        if let Some(other) = better().find(higher) {
            let other = &other.id.text;
            let span = grade.at_least.map_or(grade.id.span, |(_, span)| span);
            let help = wording!("等次从好到差写,分数线逐个降低", "write the best grade first, each asking for fewer points than the one before");
            let message = wording!("等次 {id} 的分数线不低于更好的等次 {other}", "the grade `{id}` asks for no fewer points than the better `{other}`");
            complaints.report(Code::GradeOrder, span, message, help);
        } else if let Some(other) = better().find(|better| !better.broken && !grade.broken && implies(grade, better)) {
            let other = &other.id.text;
            let help = wording!("条件严的写在前,没有条件的写在最后", "put strict conditions first, and the grade without any last");
            never(
                grade.id.span,
                wording!("轮不到等次 {id}:{other} 已经包含它", "the grade `{id}` is never reached: `{other}` takes all of it"),
                help,
                complaints,
            );
        }
    }
}

fn never(span: Span, message: Wording, help: Wording, complaints: &mut Complaints) {
    complaints.report(Code::GradeNeverReached, span, message, help);
}

/// The last grade that a score gives takes all that the others do not.
fn gap(grades: &[GradeDraft], complaints: &mut Complaints) {
    let Some(last) = grades.iter().rfind(|grade| grade.only_veto.is_none()).or(grades.first()) else { return };
    let takes_all = last.only_veto.is_none()
        && last.at_least.is_none_or(|(least, _)| least <= Decimal::ZERO)
        && last.each_indicator.is_none_or(|(least, _)| least <= Decimal::ZERO);
    if takes_all && last.failed.is_empty() {
        return;
    }
    let id = &last.id.text;
    let help = wording!("最后加一个没有条件的等次,如 none: {{name: …}}", "end with a grade that has no conditions, such as none: {{name: …}}");
    complaints.report(Code::GradeGap, last.id.span, wording!("等次 {id} 以下的站点没有等次", "sites below the grade `{id}` get none"), help);
}

/// A bonus that adds nothing, or of which one time is already too much.
fn bonus(bonus: &BonusDraft, no_grades: bool, complaints: &mut Complaints) {
    let positive = |placed: Option<(Decimal, Span)>, complaints: &mut Complaints| {
        if let Some((value, span)) = placed.filter(|(value, _)| *value <= Decimal::ZERO) {
            let help = wording!("写大于 0 的分值", "write points above 0");
            complaints.report(Code::InvalidNumber, span, wording!("加分 {value} 不加什么", "a bonus of {value} adds nothing"), help);
        }
    };
    positive(bonus.cap, complaints);
    for item in &bonus.items {
        positive(item.each, complaints);
        let over = item.each.zip(bonus.cap).filter(|((each, _), (cap, _))| each > cap && *cap > Decimal::ZERO);
        if let Some(((each, span), (cap, _))) = over {
            let help = wording!("核对 each 和 cap", "compare `each` and `cap`");
            let message = wording!("一次就加 {each} 分,超过上限 {cap}", "a single time earns {each}, which is above the cap of {cap}");
            complaints.report(Code::BonusAboveCap, span, message, help);
        }
    }
    if let Some((_, span)) = bonus.counts_for_grade.filter(|_| no_grades) {
        let help = wording!("写 grades,或删去 counts_for_grade", "write `grades`, or take it out");
        without_effect(span, wording!("没有等次,counts_for_grade 不起作用", "`counts_for_grade` has no effect without grades"), help, complaints);
    }
    if let Some((_, span)) = bonus.cap.filter(|_| bonus.items.is_empty()) {
        let help = wording!("在 items 下写加分项,或删去 bonus", "write what earns it under `items`, or take the bonus out");
        without_effect(span, wording!("没有加分项", "nothing earns the bonus"), help, complaints);
    }
}

fn veto(resolved: &Resolved<'_>, draft: &VetoDraft, complaints: &mut Complaints) {
    by_exception(resolved, draft.ask.as_ref(), complaints);
    for (of, number) in draft.when.iter().flat_map(|when| when.subtotals()) {
        if let (Some(text), None) = (&draft.text, &draft.authored) {
            super::wording::number(&text.text, number, complaints);
        }
        subtotal(resolved, of, number, complaints);
    }
    let best = resolved.draft.scoring.grades.first();
    if best.zip(draft.effect.as_ref()).is_some_and(|(best, effect)| effect.gives(&best.id)) {
        let id = &draft.id.text;
        let help = wording!("改为更差的等次;最好的等次写在最前", "name a worse grade; the best one stands first");
        without_effect(
            draft.id.span,
            wording!("否决 {id} 给出最好的等次,不改变什么", "the veto `{id}` gives the best grade and changes nothing"),
            help,
            complaints,
        );
    }
}

/// Points of an indicator are compared only where it has any, and with what they can come to.
fn subtotal(resolved: &Resolved<'_>, of: &Text, (number, span): (Decimal, Span), complaints: &mut Complaints) {
    let Some(indicator) = resolved.draft.indicators.iter().find(|indicator| indicator.id.text == of.text) else { return };
    let id = &of.text;
    match indicator.points {
        None => {
            let help = wording!("给指标写 points", "give the indicator `points`");
            complaints.report(Code::PointsMissing, of.span, wording!("指标 {id} 没有分值,小计无从比较", "the indicator `{id}` has no points to compare"), help);
        }
        Some((points, _)) if number < Decimal::ZERO || number > points => {
            let help = wording!("核对数值和指标的分值", "compare the number with the points of the indicator");
            let message = wording!(
                "指标 {id} 只有 {points} 分,与 {number} 比较没有意义",
                "the indicator `{id}` has {points} points, and they are compared with {number}"
            );
            complaints.report(Code::InvalidNumber, span, message, help);
        }
        Some(_) => {}
    }
}

/// What is recorded by exception, where a blank means none, is asked by nothing for which a blank is unknown.
fn by_exception(resolved: &Resolved<'_>, ask: Option<&Ask>, complaints: &mut Complaints) {
    let Some(Ask::Shared(name)) = ask else { return };
    let id = &name.text;
    if !resolved.questions.find(id).is_some_and(|question| is_judged(resolved, question)) {
        return;
    }
    let help = wording!("另立一个采集项;否决也可写 when: {{{id}: 规则}}", "make it a question of its own; a veto may say when: {{{id}: rule}}");
    let message = wording!(
        "采集项 {id} 也由检查项、条件或目标使用:那里空着是待核实,这里空着是没有",
        "`{id}` is also asked by a check, a condition or a target, for which a blank is unknown: here it means none"
    );
    complaints.report(Code::RecordedByException, name.span, message, help);
}

fn is_judged(resolved: &Resolved<'_>, question: QuestionIx) -> bool {
    let by_check = resolved.checks.iter().any(|linked| {
        linked.questions().contains(&question)
            || linked.when.questions().contains(&question)
            || linked.rule().is_some_and(|rule: &Rule| rule.condition_questions().contains(&question))
    });
    let by_tier = || resolved.tiers.iter().flatten().filter_map(|tier| tier.when.as_ref()).any(|when| when.questions().contains(&question));
    let by_target = || resolved.targets.iter().flatten().any(|target| target.questions().contains(&question));
    by_check || by_tier() || by_target()
}
