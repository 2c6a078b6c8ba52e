//! Says in words what a target wants: what is measured over whom, and within which bounds.
use super::sentence::bounds;
use crate::diagnostic::Wording;
use crate::standard::{CheckIx, Counted, KindIx, Measured, QuestionIx, Standard, Target, TargetUnit};
use crate::wording;
use rust_decimal::Decimal;

/// What a target wants, as a short phrase: `便民服务站达到标准型的比率 ≥ 90%`.
pub(super) fn wanted(standard: &Standard, target: &Target) -> Wording {
    let of = names(target.kinds.iter().map(|kind| standard.kind(*kind).name.as_str()));
    let label = |question: QuestionIx| &standard.question(question).label;
    let Wording { zh, en } = match &target.measure {
        Measured::Share(counted) => {
            let Wording { zh, en } = self::counted(standard, target, counted);
            wording!("{of}{zh}的比率", "share of {of} that {en}")
        }
        Measured::Number(counted) => {
            let Wording { zh, en } = self::counted(standard, target, counted);
            wording!("{of}{zh}的个数", "number of {of} that {en}")
        }
        Measured::Figure(question) => {
            let label = label(*question);
            if several(standard, &target.kinds) {
                wording!("{of}的{label}(逐个)", "{label} of each of {of}")
            } else {
                wording!("{of}的{label}", "{label} of {of}")
            }
        }
        Measured::Ratio { top, bottom } => {
            let (top, bottom) = (label(*top), label(*bottom));
            wording!("{of}的{top}合计÷{bottom}合计", "sum of {top} over sum of {bottom}, of {of}")
        }
    };
    let Wording { zh: bounds_zh, en: bounds_en } = bounds(&target.rule, |value| in_unit(value, &target.unit));
    wording!("{zh} {bounds_zh}", "{en}: {bounds_en}")
}

/// What a site must do to count.
fn counted(standard: &Standard, target: &Target, counted: &Counted) -> Wording {
    match counted {
        Counted::Every => wording!("", "are there"),
        Counted::Reach(tier) => {
            let tier = &standard.tier(*tier).name;
            wording!("达到{tier}", "reach {tier}")
        }
        Counted::Meet(checks) => {
            let binds = |check: &CheckIx| target.kinds.iter().any(|kind| standard.check(*check).strength(*kind).is_some());
            let checks = names(checks.iter().filter(|check| binds(check)).map(|check| standard.check(*check).title.as_str()));
            wording!("符合({checks})", "meet ({checks})")
        }
    }
}

/// Whether a figure is of more than one body.
fn several(standard: &Standard, kinds: &[KindIx]) -> bool {
    kinds.len() > 1 || kinds.iter().any(|kind| standard.kind(*kind).role == crate::standard::Role::Bodies)
}

fn names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.collect::<Vec<_>>().join("、")
}

/// A bound as an author writes it: 90% and not 90.00%.
fn in_unit(value: Decimal, unit: &TargetUnit) -> String {
    match unit {
        TargetUnit::Rate => format!("{}%", (value * Decimal::ONE_HUNDRED).normalize()),
        TargetUnit::Plain(None) => value.normalize().to_string(),
        TargetUnit::Plain(Some(unit)) => format!("{} {}", value.normalize(), unit.shown()),
    }
}

#[cfg(test)]
mod tests {
    use super::wanted;
    use crate::standard::{from_path, load};
    use std::path::Path;

    #[test]
    fn every_measure_has_a_sentence_in_both_languages() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/standards/sound-bodies");
        let standard = load(&from_path(&folder).expect("readable")[0]).standard.expect("sound");
        let said: Vec<String> = standard
            .targets
            .iter()
            .map(|target| {
                let words = wanted(&standard, target);
                format!("{} | {}", words.zh, words.en)
            })
            .collect();
        insta::assert_snapshot!(said.join("\n"));
    }
}
