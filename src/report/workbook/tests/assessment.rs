//! What stands in the sheets of the year-end workbook.
use super::sample::{ASSESSMENT, SURVEY, bytes, outline, read, small};
use crate::assess::Verdict;
use crate::diagnostic::Language;
use crate::report::phrase;

fn sheet(name: &str) -> String {
    outline(&read(&bytes(&small(), SURVEY, Language::Chinese, ASSESSMENT)), name)
}

#[test]
fn the_summary_has_a_row_for_each_site() {
    insta::assert_snapshot!(sheet("汇总"));
}

#[test]
fn the_matrix_names_indicator_check_tier_and_clause_over_each_column() {
    insta::assert_snapshot!(sheet("检查矩阵"));
}

#[test]
fn rates_stand_beside_their_denominators() {
    insta::assert_snapshot!(format!("{}\n\n{}\n\n{}\n\n{}", sheet("指标"), sheet("达标率"), sheet("目标"), sheet("问题分布")));
}

#[test]
fn data_quality_and_basis() {
    let digest = small().digest;
    insta::assert_snapshot!(format!("{}\n\n{}", sheet("数据质量"), sheet("依据")).replace(&digest, "DIGEST"));
}

#[test]
fn verdicts_are_coloured_in_the_order_in_which_they_are_listed() {
    for (verdict, place) in Verdict::ALL.iter().zip(0..) {
        assert_eq!(*verdict as usize, place, "{}", phrase::verdict(*verdict).en);
    }
}
