//! Loads every folder of `fixtures/standards`: each names what must be said of it, exactly, in `expected.txt`.
use super::{Loaded, StandardSource, from_path, load};
use crate::diagnostic::{Place, SourceText};
use proptest::prelude::*;
use std::path::{Path, PathBuf};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/standards")
}

/// One line for each diagnostic: file and line of its first place, severity and code.
fn said(loaded: &Loaded) -> String {
    let line = |diagnostic: &crate::diagnostic::Diagnostic| match diagnostic.places.first() {
        Some(Place::Line { file, line, .. }) => {
            format!("{}:{line} {} {}\n", file.rsplit('/').next().unwrap_or_default(), diagnostic.severity.as_str(), diagnostic.code.as_str())
        }
        other => format!("{other:?} {}\n", diagnostic.code.as_str()),
    };
    loaded.diagnostics.iter().map(line).collect()
}

fn folders() -> Vec<PathBuf> {
    let entries = fixtures().read_dir().expect("the fixtures are there");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn every_defect_is_said_at_its_line_and_nothing_else() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let source = from_path(&folder).expect("readable").remove(0);
        let loaded = load(&source);
        let expected = folder.join("expected.txt");
        if std::env::var_os("DABIAO_BLESS").is_some() {
            std::fs::write(&expected, said(&loaded)).expect("writable");
        }
        let expected = std::fs::read_to_string(expected).unwrap_or_default();
        if said(&loaded) != expected {
            wrong.push(format!("{}\nexpected:\n{expected}said:\n{}", folder.display(), said(&loaded)));
        }
        let errors = loaded.diagnostics.iter().any(|diagnostic| diagnostic.severity == crate::diagnostic::Severity::Error);
        assert_eq!(loaded.standard.is_none(), errors, "{}: a standard exists where there is no error", folder.display());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_has_a_help_and_a_place_in_the_text() {
    for folder in folders() {
        for diagnostic in load(&from_path(&folder).expect("readable")[0]).diagnostics {
            assert!(!diagnostic.help.zh.is_empty() && !diagnostic.help.en.is_empty(), "{}", diagnostic.message.zh);
            let Some(crate::diagnostic::Snippet::Text { source, spans }) = &diagnostic.snippet else { panic!("no snippet: {}", diagnostic.message.zh) };
            for (start, len) in spans {
                assert!(source.text.get(*start..start + len).is_some(), "{}: {start}+{len}", diagnostic.message.zh);
            }
        }
    }
}

#[test]
fn a_hostile_file_needs_no_more_stack_than_a_small_thread_has() {
    let deep = ["deep-nest", "deep-block", "yaml-bomb"].map(|name| from_path(&fixtures().join(name)).expect("readable").remove(0));
    let thread = std::thread::Builder::new().stack_size(1024 * 1024).spawn(move || deep.iter().map(|source| load(source).diagnostics.len()).sum::<usize>());
    assert!(thread.expect("started").join().expect("not overflowed") >= 3);
}

#[test]
fn a_standard_is_a_folder_or_a_file_and_a_folder_may_hold_several() {
    let file = from_path(&fixtures().join("sound-cases/standard.yaml")).expect("readable").remove(0);
    let folder = from_path(&fixtures().join("sound-cases")).expect("readable").remove(0);
    assert_eq!((file.folder.as_str(), folder.folder.as_str()), ("standard", "sound-cases"));
    assert!(folder.common.is_some());
    assert!(load(&StandardSource { common: folder.common.clone(), ..file }).standard.is_some());
    let all = from_path(&fixtures()).expect("readable");
    assert_eq!(all.len(), folders().len());
    assert!(from_path(&fixtures().join("nowhere")).is_err());
}

fn one_file(text: &str) -> StandardSource {
    StandardSource { folder: String::new(), files: vec![SourceText { file: "a.yaml".into(), text: text.into() }], common: None }
}

fn sound(name: &str) -> super::Standard {
    let loaded = load(&from_path(&fixtures().join(name)).expect("readable")[0]);
    assert!(loaded.standard.is_some(), "{}", said(&loaded));
    loaded.standard.expect("just looked")
}

#[test]
fn every_standard_in_the_binary_is_sound() {
    for source in super::embedded() {
        let loaded = load(&source);
        assert_eq!(loaded.standard.map(|standard| standard.id.as_str().to_owned()), Some(source.folder.clone()), "{}", said(&load(&source)));
    }
    assert_eq!(super::embedded().len(), super::embedded_ids().len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(20_231_201), ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_loader_panic(text in "(?s).{0,200}") {
        load(&one_file(&text));
    }

    #[test]
    fn no_mutation_of_a_good_standard_makes_the_loader_panic(cut in 0..9000_usize, length in 0..40_usize, put in "[\\[\\]{}:,&*!|>'\"%@` \n#\t0-9a-z：、-]{0,12}") {
        let text = std::fs::read_to_string(fixtures().join("sound-tiers/standard.yaml")).expect("readable");
        let characters: Vec<char> = text.chars().collect();
        let start = cut.min(characters.len());
        let end = (start + length).min(characters.len());
        let mutated: String = characters[..start].iter().copied().chain(put.chars()).chain(characters[end..].iter().copied()).collect();
        load(&one_file(&mutated));
    }
}

mod model {
    use super::sound;
    use crate::standard::{AnswerType, Interval, Need, Rule, Standard, Strength};
    use rust_decimal::Decimal;

    fn rule<'s>(standard: &'s Standard, check: &str) -> &'s Rule {
        let found = standard.checks.iter().find(|known| known.id.as_str() == check).and_then(|check| check.rule());
        found.unwrap_or_else(|| panic!("{check} has no rule"))
    }

    #[test]
    fn each_tier_with_a_rule_is_a_check_of_its_own_on_one_question() {
        let standard = sound("sound-tiers");
        let area: Vec<_> = standard.checks.iter().filter(|check| check.id.as_str().starts_with("area.station@")).collect();
        let ids: Vec<&str> = area.iter().map(|check| check.id.as_str()).collect();
        assert_eq!(ids, ["area.station@basic", "area.station@standard", "area.station@benchmark"]);
        assert!(area.iter().all(|check| check.tiers.len() == 1 && check.criterion.questions() == area[0].criterion.questions()));
        assert_eq!(standard.question(area[0].criterion.questions()[0]).id.as_str(), "area");
        assert_eq!(area[0].title, "场所面积");
    }

    #[test]
    fn a_higher_tier_includes_what_it_says_and_itself() {
        let standard = sound("sound-tiers");
        let included = |at: usize| standard.tiers[at].includes.iter().map(|tier| tier.index()).collect::<Vec<_>>();
        assert_eq!((included(0), included(1), included(2)), (vec![0], vec![1], vec![1, 2]));
    }

    #[test]
    fn an_empty_list_of_ticks_undoes_the_inherited_one() {
        let standard = sound("sound-tiers");
        let check = |id: &str| standard.checks.iter().find(|check| check.id.as_str() == id).expect("there");
        assert!(check("center_standard.tidy").tiers.is_empty());
        assert_eq!(check("center_standard.zones").tiers.len(), 1);
        assert_eq!(check("center_standard.counter_height").strengths[..2], [Some(Strength::Should), None]);
        assert_eq!(check("ten.phone").remedy.days, Some(15));
        assert_eq!(check("ten.rules").remedy.days, Some(30));
    }

    #[test]
    fn a_question_of_its_own_stands_under_its_indicator() {
        let standard = sound("sound-tiers");
        let guide = standard.questions.iter().find(|question| question.id.as_str() == "ten.guide").expect("there");
        assert_eq!((guide.label.as_str(), guide.group.as_deref()), ("编制一部办事指南", Some("十个一")));
        assert_eq!(guide.answer, AnswerType::YesNo);
    }

    #[test]
    fn slots_are_the_question_and_then_its_members() {
        let standard = sound("sound-tiers");
        let zones = standard.questions.iter().find(|question| question.id.as_str() == "zones").expect("there");
        assert_eq!(standard.slot_label(zones.slot), "功能区");
        assert_eq!(standard.slot_label(zones.member_slot(4)), "投诉调解区");
        let rule = rule(&standard, "center_standard.zones");
        let Rule::Has { members, need: Need::All } = rule else { panic!("{rule:?}") };
        assert_eq!(members.iter().map(|wanted| wanted.member).collect::<Vec<_>>(), [1, 0, 4, 2]);
    }

    #[test]
    fn a_folded_list_keeps_its_members_whole() {
        let standard = sound("sound-tiers");
        let household = standard.questions.iter().find(|question| question.id.as_str() == "matters.household").expect("there");
        assert_eq!(household.members().len(), 24);
        assert_eq!(household.members()[13].names, ["变更户主或与户主关系"]);
    }

    #[test]
    fn rates_are_shares_and_sizes_are_sorted() {
        let standard = sound("sound-tiers");
        assert_eq!(standard.targets[1].rule, Interval::from(crate::standard::Bound::closed(Decimal::new(9, 1))));
        let standard = sound("sound-cases");
        assert_eq!(*rule(&standard, "h4.hanging_sign"), Rule::Size { long: Decimal::from(50), short: Decimal::from(25), tolerance: Decimal::new(5, 2) });
    }

    #[test]
    fn a_name_fits_its_template() {
        let standard = sound("sound-tiers");
        let rule = rule(&standard, "names.station");
        let Rule::Named(templates) = rule else { panic!("{rule:?}") };
        assert!(templates.iter().any(|template| template.fits("北沙村便民服务站")));
        assert!(!templates.iter().any(|template| template.fits("村便民服务站")));
    }

    #[test]
    fn the_register_has_the_shared_names() {
        assert!(sound("sound-tiers").register.names.iter().any(|(_, name)| name == "站点编码"));
    }

    #[test]
    fn scalars_stay_as_they_were_typed() {
        let text = "id: a\ntitle: yes\nedition: 1.10\ndocument: {issuer: null, number: 0.20}\nsite_kinds: {a: {name: 站}}\nindicators: {b: {title: 标, clause: 一, for: [a], checks: {c: 有}}}\nclauses: {一: 1e3}\n";
        let loaded = crate::standard::load(&super::one_file(text));
        let standard = loaded.standard.clone().unwrap_or_else(|| panic!("{}", super::said(&loaded)));
        assert_eq!((standard.title.as_str(), standard.edition.as_str()), ("yes", "1.10"));
        assert_eq!((standard.document.issuer.as_str(), standard.document.number.as_deref()), ("null", Some("0.20")));
        assert_eq!(standard.clauses[0].title, "1e3");
    }

    #[test]
    fn an_action_says_itself_by_when_it_is_done_and_who_answers_or_takes_it_from_its_task() {
        let text = "id: a\ntitle: t\nedition: 1\ndocument: {issuer: i}\nsite_kinds: {hall: {name: 大厅}}\nbodies: {town: {name: 镇, many: true}, bureau: {name: 局}}\nquestions: {batch: {label: 批次, choices: 甲、乙}}\ntasks:\n  t:\n    title: 任务\n    clause: 一\n    lead: [bureau]\n    by: [hall]\n    when: {batch: {one_of: 甲}}\n    due: 2024-06-30\n    ongoing: true\n    actions:\n      own: 做甲\n      dated: {text: 做乙, due: 2024-03-31}\n      kept_up: {text: 做丙, ongoing: true}\n      undone: {text: 做丁, due: none}\n      apart: {text: 做戊, by: [bureau]}\n      led: {text: 做己, lead: [town]}\nclauses: {一: 题}\n";
        let loaded = crate::standard::load(&super::one_file(text));
        let standard = loaded.standard.clone().unwrap_or_else(|| panic!("{}", super::said(&loaded)));
        let said: Vec<String> = standard
            .checks
            .iter()
            .map(|check| {
                let by: Vec<&str> =
                    standard.kinds.iter().zip(&check.strengths).filter(|(_, bound)| bound.is_some()).map(|(kind, _)| kind.id.as_str()).collect();
                let due = check.due.map(|due| due.to_string()).unwrap_or_default();
                format!("{} {due} {} {} {}", check.id, check.ongoing, by.join("+"), if check.when.is_some() { "narrowed" } else { "all" })
            })
            .collect();
        assert_eq!(
            said,
            [
                "t.own 2024-06-30 true hall narrowed",
                "t.dated 2024-03-31 false hall narrowed",
                "t.kept_up  true hall narrowed",
                "t.undone  true hall narrowed",
                "t.apart 2024-06-30 true bureau all",
                "t.led 2024-06-30 true hall narrowed",
            ]
        );
        assert_eq!(standard.questions.iter().filter(|question| question.answer == AnswerType::Progress).count(), 6);
    }

    #[test]
    fn line_endings_do_not_change_the_digest() {
        let text = "id: a\ntitle: t\nedition: 1\ndocument: {issuer: i}\nsite_kinds: {a: {name: 站}}\nindicators: {b: {title: 标, clause: 一, for: [a], checks: {c: 有}}}\nclauses: {一: 题}\n";
        let digest = |text: &str| crate::standard::load(&super::one_file(text)).standard.expect("sound").digest;
        assert_eq!(digest(text), digest(&text.replace('\n', "\r\n")));
        assert_ne!(digest(text), digest(&text.replace("title: t", "title: u")));
    }
}
