//! Sweeps over every standard that is built in: what must hold of all of them, whatever they say.
use crate::support::dabiao;
use dabiao::diagnostic::Severity;
use dabiao::standard::{CheckIx, KindIx, Standard, Strength, embedded, from_path, load};
use std::collections::BTreeSet;

fn all() -> Vec<Standard> {
    embedded().iter().map(|source| load(source).standard.unwrap_or_else(|| panic!("{} is unsound", source.folder))).collect()
}

#[test]
fn every_standard_is_sound_and_raises_no_warning() {
    for source in embedded() {
        let told: Vec<String> = load(&source)
            .diagnostics
            .iter()
            .filter(|told| told.severity != Severity::Note)
            .map(|told| format!("{:?} {} {}", told.places, told.code.as_str(), told.message.zh))
            .collect();
        assert!(told.is_empty(), "{}:\n{}", source.folder, told.join("\n"));
    }
}

#[test]
fn ids_are_unique_and_every_check_has_a_requirement_and_a_remedy() {
    for standard in all() {
        let ids: BTreeSet<&str> = standard.checks.iter().map(|check| check.id.as_str()).collect();
        assert_eq!(ids.len(), standard.checks.len(), "{}", standard.id);
        for check in &standard.checks {
            assert!(!check.text.is_empty() && !check.title.is_empty(), "{}", check.id);
            assert!(check.remedy.days.is_some(), "{} has no days", check.id);
            assert!(check.strengths.iter().any(Option::is_some), "{} binds nothing", check.id);
        }
    }
}

#[test]
fn every_tier_is_decided_by_a_must_of_each_of_its_kinds() {
    for standard in all() {
        for (index, tier) in standard.tiers.iter().enumerate() {
            for kind in &tier.kinds {
                let decides = |check: CheckIx| {
                    let check = standard.check(check);
                    check.strength(*kind) == Some(Strength::Must) && check.tiers.iter().any(|ticked| ticked.index() == index)
                };
                assert!(standard.checks_of(*kind).any(decides), "{} {} for {}", standard.id, tier.id, standard.kind(*kind).id);
            }
        }
    }
}

#[test]
fn the_hardware_chapter_decides_its_tiers_by_exactly_the_lists_of_the_document() {
    let standards = all();
    let standard = standards.iter().find(|standard| standard.id.as_str() == "kundulun-2023").expect("built in");
    let decides = |kind: &str, tier: &str| -> Vec<&str> {
        let kind = KindIx::at(standard.kinds.iter().position(|known| known.id.as_str() == kind).expect(kind));
        let tier = standard.tiers.iter().position(|known| known.id.as_str() == tier).expect(tier);
        let ticked =
            |check: &CheckIx| standard.check(*check).strength(kind) == Some(Strength::Must) && standard.check(*check).tiers.iter().any(|at| at.index() == tier);
        standard.checks_of(kind).filter(ticked).map(|check| standard.check(check).id.as_str()).collect()
    };
    assert_eq!(decides("station", "basic").len(), 1 + 8);
    assert_eq!(decides("station", "standard").len(), 1 + 10);
    assert_eq!(decides("station", "benchmark").len(), 1 + 3);
    assert_eq!(decides("center", "standard").len(), 1 + 5);
    assert_eq!(decides("center", "benchmark").len(), 1 + 1 + 6);
    assert!(decides("center", "basic").is_empty(), "centres have no 基础型");
}

#[test]
fn a_standard_in_a_folder_works_as_the_one_in_the_binary() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("standards/kundulun-2023");
    let from_folder = load(&from_path(&path).expect("readable")[0]).standard.expect("sound");
    let built_in = all().into_iter().find(|standard| standard.id == from_folder.id).expect("built in");
    assert_eq!(from_folder.digest, built_in.digest);
    let by =
        |standard: &str| dabiao(["audit", "fixtures/surveys/kundulun/kundulun-pilot.xlsx", "-s", standard, "--as-of", "2023-12-01", "--format", "json"]).run();
    assert_eq!(by("standards/kundulun-2023").stdout, by("kundulun-2023").stdout);
}

#[test]
fn a_shared_question_is_read_under_the_head_that_all_standards_share_whatever_one_calls_it() {
    let common = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("standards/common.yaml")).expect("readable");
    let (_, questions) = common.split_once("\nquestions:\n").expect("questions");
    let ids = questions.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':').filter(|id| !id.starts_with([' ', '#'])));
    let labels = questions.lines().filter_map(|line| line.strip_prefix("    label: "));
    let shared: Vec<(&str, &str)> = ids.zip(labels).collect();
    let mut renamed = 0;
    for standard in all() {
        for (id, label) in &shared {
            let Some(question) = standard.questions.iter().find(|question| question.id.as_str() == *id) else { continue };
            renamed += usize::from(question.label != *label);
            assert!(question.label == *label || question.aliases.iter().any(|alias| alias == label), "{} does not read {label}", standard.id);
        }
    }
    assert!(renamed > 0, "some standard calls one otherwise");
}

#[test]
fn list_and_show_speak_of_every_standard() {
    let list = dabiao(["standards", "list"]).run();
    assert_eq!(list.code, 0, "{}", list.stderr);
    for standard in all() {
        assert!(list.stdout.contains(standard.id.as_str()));
        let show = dabiao(["standards", "show", standard.id.as_str(), "--section", "checks"]).run();
        assert_eq!(show.code, 0, "{}", show.stderr);
        for check in &standard.checks {
            assert!(show.stdout.contains(check.id.as_str()), "{} is not shown", check.id);
        }
    }
}
