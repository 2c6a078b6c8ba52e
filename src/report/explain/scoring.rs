//! How a check scores: its points, its share of the indicator, and what each verdict does to score and tier.
use super::{kinds, named_kind};
use crate::assess::Owed;
use crate::diagnostic::Wording;
use crate::report::view::Named;
use crate::standard::{Award, Check, CheckIx, Criterion, Floor, Home, Indicator, KindIx, Rescale, Standard, Strength, TierIx};
use crate::wording;

/// How many checks share an indicator's points at sites of a kind that owe a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share<'a> {
    /// The kind.
    pub kind: Named<'a>,
    /// The tier that the site owes; `None` where the kind has no tier.
    pub tier: Option<Named<'a>>,
    /// How many checks of the indicator score there, this one included.
    pub of: usize,
}

/// By kind and owed tier, among how many checks the points are spread; nothing where the check does not score.
pub(super) fn shares<'a>(standard: &'a Standard, check: &Check) -> Vec<Share<'a>> {
    let all = kinds(standard).flat_map(|kind| owed_tiers(standard, kind).into_iter().map(move |tier| (kind, tier)));
    let scores = |kind: KindIx, tier: Option<TierIx>, check: &Check| Owed::scores(standard, kind, tier, check);
    let siblings: &[CheckIx] = check.home.indicator().map_or(&[], |indicator| &standard.indicator(indicator).checks);
    let share = |(kind, tier): (KindIx, Option<TierIx>)| {
        let others = siblings.iter().filter(|other| scores(kind, tier, standard.check(**other)));
        scores(kind, tier, check).then(|| Share { kind: named_kind(standard, kind), tier: tier.map(|tier| named_tier(standard, tier)), of: others.count() })
    };
    all.filter_map(share).collect()
}

fn owed_tiers(standard: &Standard, kind: KindIx) -> Vec<Option<TierIx>> {
    let tiers: Vec<Option<TierIx>> = (0..standard.tiers.len()).map(TierIx::at).filter(|tier| standard.tier(*tier).kinds.contains(&kind)).map(Some).collect();
    if tiers.is_empty() { vec![None] } else { tiers }
}

fn named_tier(standard: &Standard, tier: TierIx) -> Named<'_> {
    let tier = standard.tier(tier);
    Named { id: tier.id.as_str(), name: &tier.name }
}

/// How the points come about, then what becomes of the check by verdict.
pub(super) fn sentences(standard: &Standard, check: &Check) -> Vec<Wording> {
    let strengths: Vec<Strength> = kinds(standard).filter_map(|kind| check.strength(kind)).collect();
    let mut said = Vec::new();
    let scores = strengths.iter().any(|strength| *strength != Strength::May);
    let Home::Indicator(indicator) = check.home else { return of_action(check, &strengths) };
    if scores {
        said.push(points(standard, standard.indicator(indicator), check));
        said.extend(spread(standard, check));
        said.extend(earns(&check.criterion));
        said.push(rescaling(standard.scoring.rescale));
    }
    for strength in [Strength::Must, Strength::Should, Strength::May].into_iter().filter(|strength| strengths.contains(strength)) {
        said.push(unmet(strength, !check.tiers.is_empty(), &check.criterion));
    }
    let decides = !check.tiers.is_empty() && strengths.contains(&Strength::Must);
    said.push(unknown(decides, scores));
    said.push(not_applicable(check, &strengths));
    said
}

/// What becomes of an action of a task, which never scores.
fn of_action(check: &Check, strengths: &[Strength]) -> Vec<Wording> {
    let unmet = if strengths.contains(&Strength::Must) {
        wording!(
            "举措不计分,不影响档次;没有完成的列为整改项,过了期限的算逾期;完成日期晚于期限的算逾期完成",
            "an action scores nowhere and decides no tier; what is not done is to be rectified (整改项) and overdue once its date has passed; what was done after its date is done late"
        )
    } else if strengths.contains(&Strength::Should) {
        wording!("举措不计分,不影响档次;没有完成的列为建议项", "an action scores nowhere and decides no tier; what is not done is advised (建议项)")
    } else {
        wording!("不计分,不影响档次,只列示", "earns and costs nothing, decides no tier, and is only shown")
    };
    vec![unmet, unknown(false, false), not_applicable(check, strengths)]
}

fn points(standard: &Standard, indicator: &Indicator, check: &Check) -> Wording {
    let title = &indicator.title;
    if let Some(points) = check.points {
        let (points, how) = (points.normalize(), how(&check.criterion));
        let (zh, en) = (how.zh, how.en);
        return wording!("{points} 分,{zh}", "{points} points, {en}");
    }
    let how = how(&check.criterion);
    let (how_zh, how_en) = (how.zh, how.en);
    let total = standard.scoring.total.normalize();
    match indicator.points {
        Some(points) => {
            let points = points.normalize();
            wording!(
                "指标“{title}”{points} 分,由应达的检查项等分(自拟);{how_zh}",
                "the indicator {title} has {points} points, shared equally by the checks that are owed (authored); {how_en}"
            )
        }
        None => wording!(
            "文件没有分值:各指标等权,满分 {total},指标“{title}”的分由应达的检查项等分(自拟);{how_zh}",
            "the document has no points: indicators weigh the same, out of {total}, and {title} is shared equally by the checks that are owed (authored); {how_en}"
        ),
    }
}

/// How the points of a check are earned, in a few words.
fn how(criterion: &Criterion) -> Wording {
    match criterion {
        Criterion::Rule { award: Award::AllOrNothing, .. } => wording!("符合得满分,否则 0 分", "all or nothing"),
        Criterion::Rule { award: Award::Share, .. } => wording!("按比例得分,最多得满分", "earned in proportion, never more than all"),
        Criterion::Bands { .. } => wording!("分段得分,先写的先算", "earned by band, the first that holds"),
        Criterion::Deduct { floor: Floor::Check, .. } => wording!("逐项扣分,扣完为止", "less what is taken off, and never below nothing"),
        Criterion::Deduct { floor: Floor::Indicator, .. } => {
            wording!("逐项扣分,本项扣完的继续扣本指标的分,扣完为止", "less what is taken off, which reaches the other points of the indicator")
        }
        Criterion::Deduct { floor: Floor::Total, .. } => {
            wording!("逐项扣分,本项扣完的继续扣总分,扣完为止", "less what is taken off, which reaches the whole score")
        }
        Criterion::Judged { .. } => wording!("由检查人酌情给分,程序不代填", "at the assessor's discretion, never filled in by the program"),
    }
}

/// Where points tell the verdict, how; and what is open where a part is not known.
fn earns(criterion: &Criterion) -> Vec<Wording> {
    if criterion.rule().is_some() {
        return Vec::new();
    }
    let mut said = vec![wording!("得满分为符合,只得一部分为部分符合,一分不得为不符合", "all points are met, some of them partial, none of them unmet")];
    if let Criterion::Deduct { .. } = criterion {
        said.push(wording!(
            "次数、分数空着的不算 0,没有的填 0 或无;不适用的不算缺,分值不减",
            "a blank number of times or points is not 0: write 0 or 无; what does not apply is not missing, and the points stay"
        ));
    }
    said
}

fn spread(standard: &Standard, check: &Check) -> Vec<Wording> {
    if check.points.is_some() {
        return Vec::new();
    }
    let line = |share: Share<'_>| {
        let (kind, of) = (share.kind.name, share.of);
        match share.tier.map(|tier| tier.name) {
            Some(tier) => wording!("应达{tier}的{kind}:占本指标的 1/{of}", "{kind} that owes {tier}: 1/{of} of the indicator"),
            None => wording!("{kind}:占本指标的 1/{of}", "{kind}: 1/{of} of the indicator"),
        }
    };
    shares(standard, check).into_iter().map(line).collect()
}

fn rescaling(rescale: Rescale) -> Wording {
    match rescale {
        Rescale::Indicator => wording!("不适用的项两边都不计,在本指标内折算", "what does not apply leaves both sides, rescaled inside the indicator"),
        Rescale::Aspect => wording!("不适用的项两边都不计,在本方面内折算", "what does not apply leaves both sides, rescaled inside the aspect"),
        Rescale::Total => wording!("不适用的项两边都不计,在全表内折算", "what does not apply leaves both sides, rescaled over the whole table"),
    }
}

fn unmet(strength: Strength, ticked: bool, criterion: &Criterion) -> Wording {
    let (zh, en) = match criterion {
        _ if criterion.is_all_or_nothing() => ("不符合:不得分", "unmet: earns nothing"),
        Criterion::Rule { .. } => ("不符合:按比例得分", "unmet: earns its share"),
        _ => ("没有得满分:得多少算多少", "not all points: keeps what is earned"),
    };
    match (strength, ticked) {
        (Strength::Must, true) => wording!(
            "{zh},要求它的档次达不到;应达档次要求的列为整改项,只有更高档次要求的列为提升项",
            "{en}, and a tier that asks it is not reached; it is to be rectified (整改项) where the owed tier asks it, an improvement (提升项) where only a higher one does"
        ),
        (Strength::Must, false) => wording!("{zh},列为整改项;不影响档次", "{en} and is to be rectified (整改项); it decides no tier"),
        (Strength::Should, _) => wording!("{zh},列为建议项;不影响档次", "{en} and is advised (建议项); it decides no tier"),
        (Strength::May, _) => wording!("不计分,不影响档次,只列示", "earns and costs nothing, decides no tier, and is only shown"),
    }
}

fn unknown(decides: bool, scores: bool) -> Wording {
    match (decides, scores) {
        (true, _) => wording!(
            "没有填、看不清或没有查:待核实,得分按区间计,要求它的档次最多是“可能达到”",
            "blank, unreadable or not inspected: unknown, the score is an interval, and a tier that asks it is at most possible"
        ),
        (false, true) => wording!("没有填、看不清或没有查:待核实,得分按区间计", "blank, unreadable or not inspected: unknown, and the score is an interval"),
        (false, false) => wording!("没有填、看不清或没有查:待核实", "blank, unreadable or not inspected: unknown"),
    }
}

fn not_applicable(check: &Check, strengths: &[Strength]) -> Wording {
    if check.not_applicable_allowed {
        wording!("填“不适用”:不计入", "不适用: it is left out")
    } else if strengths.contains(&Strength::Must) {
        wording!("填“不适用”:本项不允许,算待核实并提示", "不适用: not allowed here, so it is unknown, and that is said")
    } else if strengths.contains(&Strength::Should) {
        wording!("填“不适用”并写明理由:不计入", "不适用 with a reason: it is left out")
    } else {
        wording!("填“不适用”:不计入", "不适用: it is left out")
    }
}
