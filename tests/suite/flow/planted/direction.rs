//! Planted edges: every way to write a path that points right, and ways that only look like one.
use super::super::law;
use super::planted;

/// The edges that point right when the stage survey consists of this source.
fn in_survey(source: &str) -> Vec<String> {
    law::edges(&planted(&[("src/survey/mod.rs", source)]))
}

#[test]
fn a_plain_use_is_found() {
    assert_eq!(in_survey("\nuse crate::report::View;"), ["src/survey/mod.rs:2 survey → report (crate::report::View)"]);
}

#[test]
fn a_use_in_a_group_is_found() {
    let found = in_survey("use crate::{diagnostic::{self, Code}, standard::Standard,\n    assess::{self as judged, Verdict}};");
    assert_eq!(found, ["src/survey/mod.rs:2 survey → assess (crate::assess)", "src/survey/mod.rs:2 survey → assess (crate::assess::Verdict)"]);
}

#[test]
fn a_glob_is_found() {
    assert_eq!(in_survey("use crate::programme::*;"), ["src/survey/mod.rs:1 survey → programme (crate::programme::*)"]);
}

#[test]
fn a_glob_of_the_root_is_found() {
    let found = in_survey("use crate::*;\nfn draw() { report::draw() }");
    let star = ["assess", "programme", "report"].map(|stage| format!("src/survey/mod.rs:1 survey → {stage} (crate::*)"));
    assert_eq!(found[..3], star);
    assert_eq!(found[3..], ["src/survey/mod.rs:2 survey → report (report::draw)"]);
}

#[test]
fn a_rename_is_found_and_so_is_what_is_done_with_the_new_name() {
    let found = in_survey("use crate as all;\nfn draw() { all::report::draw() }");
    assert_eq!(found, ["src/survey/mod.rs:2 survey → report (all::report::draw)"]);
    assert_eq!(in_survey("use crate::report as below;"), ["src/survey/mod.rs:1 survey → report (crate::report)"]);
    assert_eq!(in_survey("use crate::report::Drawn as _;"), ["src/survey/mod.rs:1 survey → report (crate::report::Drawn)"]);
}

#[test]
fn a_chain_of_super_is_found() {
    let inner = "fn draw() { super::super::super::report::draw() }";
    let found = law::edges(&planted(&[
        ("src/survey/mod.rs", "mod sheet;"),
        ("src/survey/sheet.rs", "mod cell { mod ink { } }\nmod deep;"),
        ("src/survey/sheet/deep.rs", inner),
    ]));
    assert_eq!(found, ["src/survey/sheet/deep.rs:1 survey → report (super::super::super::report::draw)"]);
    assert_eq!(in_survey("mod inner { use super::super::assess; }"), ["src/survey/mod.rs:1 survey → assess (super::super::assess)"]);
    assert_eq!(in_survey("use self::super::assess;"), ["src/survey/mod.rs:1 survey → assess (self::super::assess)"]);
}

#[test]
fn a_re_export_leads_home() {
    let found = law::edges(&planted(&[
        ("src/lib.rs", "pub use report::view::View;"),
        ("src/report/mod.rs", "pub mod view;"),
        ("src/report/view.rs", "pub struct View;"),
        ("src/survey/mod.rs", "use crate::View;"),
    ]));
    assert_eq!(found, ["src/survey/mod.rs:1 survey → report (crate::View)"]);
}

#[test]
fn a_re_export_by_glob_and_under_another_name_leads_home() {
    let found = law::edges(&planted(&[
        ("src/lib.rs", "pub use report::*; pub use assess::verdict as judged;"),
        ("src/report/mod.rs", "pub struct View;"),
        ("src/assess/mod.rs", "pub mod verdict { pub struct Verdict; }"),
        ("src/survey/mod.rs", "fn view(_: crate::View) {}\nfn verdict(_: crate::judged::Verdict) {}"),
    ]));
    let expected = ["src/survey/mod.rs:1 survey → report (crate::View)", "src/survey/mod.rs:2 survey → assess (crate::judged::Verdict)"];
    assert_eq!(found, expected);
}

#[test]
fn a_re_export_of_what_stands_right_is_itself_an_edge() {
    assert_eq!(in_survey("pub use crate::report::View;"), ["src/survey/mod.rs:1 survey → report (crate::report::View)"]);
}

#[test]
fn a_path_in_an_expression_a_type_a_pattern_or_a_bound_is_found() {
    for source in [
        "fn f() { let x = 1 + crate::report::width(2); }",
        "struct S { view: Option<Vec<crate::report::View>> }",
        "fn f(x: u8) { match x { crate::report::WIDE => {} _ => {} } }",
        "fn f<T: crate::report::Draw>(_: T) {}",
        "fn f() { <u8 as crate::report::Draw>::draw() }",
        "fn f() { <crate::report::View>::new() }",
        "impl crate::report::Draw for u8 {}",
        "impl From<crate::report::View> for u8 {}",
        "trait Draw { fn f(_: &dyn crate::report::Draw) { use crate::report; } }",
    ] {
        let found = in_survey(source);
        assert!(!found.is_empty() && found.iter().all(|edge| edge.contains("survey → report")), "{source}: {found:?}");
    }
}

#[test]
fn a_path_in_a_macro_is_found() {
    for source in [
        "fn f() { println!(\"{}\", crate::report::width(2)) }",
        "fn f() { vec![vec![super::report::View { width: 1 }]] }",
        "macro_rules! view { ($x:expr) => { $crate::report::View($x) }; }",
        "macro_rules! view { () => { use $crate::{diagnostic, report::{View, width}}; }; }",
        "macro_rules! view { () => { use crate::report::*; }; }",
        "use crate as all; fn f() { println!(\"{}\", all::report::width(2)) }",
        "fn f() { crate::report::draw!() }",
    ] {
        let found = in_survey(source);
        assert!(!found.is_empty() && found.iter().all(|edge| edge.contains("survey → report")), "{source}: {found:?}");
    }
}

#[test]
fn a_macro_of_the_root_leads_to_the_stage_that_defines_it() {
    let files = |macro_of: &'static str| [(macro_of, "#[macro_export] macro_rules! said { () => {}; }"), ("src/survey/mod.rs", "fn f() { crate::said!() }")];
    assert_eq!(law::edges(&planted(&files("src/report/mod.rs"))), ["src/survey/mod.rs:1 survey → report (crate::said)"]);
    assert_eq!(law::edges(&planted(&files("src/diagnostic/mod.rs"))), [""; 0]);
}

#[test]
fn a_path_in_an_attribute_is_found() {
    for source in [
        "#[derive(crate::report::Draw)] struct S;",
        "struct S { #[serde(serialize_with = \"crate::report::number\")] n: u8 }",
        "#[crate::report::drawn] fn f() {}",
        "pub(in super::report) fn f() {}",
    ] {
        let found = in_survey(source);
        assert!(!found.is_empty() && found.iter().all(|edge| edge.contains("survey → report")), "{source}: {found:?}");
    }
}

#[test]
fn the_library_by_its_own_name_is_found() {
    assert_eq!(in_survey("use dabiao::report::View;"), ["src/survey/mod.rs:1 survey → report (dabiao::report::View)"]);
    assert_eq!(in_survey("fn f() { ::dabiao::report::draw() }"), ["src/survey/mod.rs:1 survey → report (::dabiao::report::draw)"]);
    let found = law::edges(&planted(&[("src/lib.rs", "extern crate self as me;"), ("src/survey/mod.rs", "use crate::me::report;")]));
    assert_eq!(found, ["src/survey/mod.rs:1 survey → report (crate::me::report)"]);
}

#[test]
fn a_diagnostic_knows_no_stage() {
    let found = law::edges(&planted(&[("src/diagnostic/mod.rs", "use crate::standard::Standard;")]));
    assert_eq!(found, ["src/diagnostic/mod.rs:1 diagnostic → standard (crate::standard::Standard)"]);
}

#[test]
fn what_points_left_is_no_edge() {
    let lawful = "//! Read by [`crate::report`].
        use crate::diagnostic::{self, Code};
        use super::standard::*;
        use self::sheet::Sheet as Page;
        mod sheet { pub use super::super::standard::Standard; pub struct Sheet; }
        mod report { pub fn width() {} }
        pub(crate) fn f(_: Page, code: diagnostic::Code) { report::width(); self::report::width(); println!(\"crate::report::View\"); }
        fn g<T: Into<u8>>() { T::into; Self::report; String::from(\"crate::report\"); std::fmt::report::x(); }
        macro_rules! own { ($report:ident) => { $report::View }; }";
    let standard = ("src/standard/mod.rs", "use crate::diagnostic::Code; pub use self::Standard as Norm; pub struct Standard;");
    let program = ("src/cli/mod.rs", "use dabiao::{report, survey::*}; fn f() { crate::cli::f(); dabiao::report::draw() }");
    let tree = planted(&[("src/survey/mod.rs", lawful), standard, program]);
    assert_eq!(law::edges(&tree), [""; 0]);
    assert_eq!(law::strays(&tree), [""; 0]);
}

#[test]
fn tests_may_use_anything_and_what_only_sounds_like_a_test_may_not() {
    let tests = "#[cfg(test)] mod tests { use crate::report::View; mod deep { use calamine::Xlsx; } }
        #[cfg(all(test, unix))] use crate::report;
        #[test] fn f() { crate::report::draw() }
        struct S; impl S { #[cfg(test)] fn f() { crate::report::draw() } }
        #[cfg(test)] mod apart;";
    let tree = planted(&[("src/survey/mod.rs", tests), ("src/survey/apart.rs", "use crate::report; mod more;"), ("src/survey/apart/more.rs", "")]);
    assert_eq!((law::edges(&tree), law::escapes(&tree), law::strays(&tree)), (vec![], vec![], vec![]));
    for source in ["#[cfg(not(test))] use crate::report;", "#[cfg(any(test, unix))] use crate::report;", "mod tests { use crate::report; }"] {
        assert_eq!(in_survey(source), ["src/survey/mod.rs:1 survey → report (crate::report)"], "{source}");
    }
}

#[test]
fn names_that_lead_to_each_other_come_to_an_end() {
    let tangle = "use a::*; mod a { pub use super::b::*; pub use self::x as x; } mod b { pub use super::a::*; pub use super::a::x as y; }
        use y as z; fn f() { z::g(); y::g(); a::nothing::g(); }";
    assert_eq!(in_survey(tangle), [""; 0]);
}
