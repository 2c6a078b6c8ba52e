//! Writes pages of small surveys and reads them back.
mod markup;

use super::page;
use crate::diagnostic::Language;
use crate::report::sample::{SURVEY, small, with_report};
use markup::{Markup, read};

/// The page of a survey of the small standard.
fn written(survey: &str, language: Language) -> String {
    with_report(&small(), survey, language, |report| {
        let mut out = Vec::new();
        page(report, &report.results[0], &mut out).unwrap();
        String::from_utf8(out).unwrap()
    })
}

fn of_survey(survey: &str) -> Markup {
    read(&written(survey, Language::Chinese))
}

#[test]
fn the_page_tells_everything_in_order() {
    let outline = of_survey(SURVEY).outline().replace(&small().digest, "DIGEST");
    insta::assert_snapshot!(outline);
}

#[test]
fn the_page_names_its_language() {
    assert!(written(SURVEY, Language::Chinese).starts_with("<!DOCTYPE html><html lang=\"zh-CN\">"));
    assert!(written(SURVEY, Language::English).starts_with("<!DOCTYPE html><html lang=\"en\">"));
}

#[test]
fn every_element_is_closed_and_every_link_leads_to_a_place_on_the_page() {
    let markup = of_survey(SURVEY);
    let ids = markup.values("id");
    let links = markup.values("href");
    assert!(links.len() > 10);
    for link in links {
        let target = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads out of the page"));
        assert_eq!(ids.iter().filter(|id| **id == target).count(), 1, "{target}");
    }
}

#[test]
fn the_page_asks_for_nothing_from_elsewhere() {
    let written = written(SURVEY, Language::Chinese);
    for wish in ["://", "url(", "@import", " src=", "<link", "<iframe", "<img", "fetch("] {
        assert!(!written.contains(wish), "{wish}");
    }
    assert!(written.contains("default-src &#39;none&#39;") || written.contains("default-src 'none'"));
}

#[test]
fn the_filter_is_shown_by_the_script_alone() {
    assert!(written(SURVEY, Language::Chinese).contains("<form id=\"filter\" hidden>"));
}

#[test]
fn what_a_survey_says_is_text_and_never_markup() {
    let names =
        ["<script>alert(1)</script>便民服务站", "\"'><img src=x>便民服务站", "A&amp;B&B便民服务站", "=HYPERLINK(\"x\")便民服务站", "</td></table>便民服务站"];
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let rows = names.map(|name| format!("{},{},\"<b>45</b>\"", quoted(name), quoted("<i>东街</i>"))).join("\n");
    let markup = of_survey(&format!("站点名称,所属街镇,面积\n{rows}\n"));
    assert_eq!(markup.count("script"), 1, "the page's own");
    for element in ["img", "i"] {
        assert_eq!(markup.count(element), 0, "{element}");
    }
    for name in names.iter().chain(&["<i>东街</i>", "<b>45</b>"]) {
        assert!(markup.text().contains(name), "{name} is not shown as it is");
    }
}

#[test]
fn a_long_text_is_cut() {
    let markup = of_survey(&format!("站点名称,面积\n甲{}便民服务站,60\n", "𠮷".repeat(20_000)));
    assert!(markup.text().contains('…'));
    assert!(markup.text().len() < 40_000, "{}", markup.text().len());
}

#[test]
fn of_very_many_sites_all_have_a_row_and_the_first_a_section() {
    let rows: Vec<String> = (0..2_100).map(|site| format!("{site}号便民服务站,{}", 40 + site % 20)).collect();
    let markup = of_survey(&format!("站点名称,面积\n{}\n", rows.join("\n")));
    let sections = markup.values("id").iter().filter(|id| id.starts_with("site-")).count();
    assert_eq!((markup.values("data-site").len(), sections), (2_100, 2_000));
    assert_eq!(markup.values("href").iter().filter(|link| link.starts_with("#site-")).count(), 2_000, "no link leads nowhere");
    assert!(markup.text().contains("只列前 2000 个"));
}

#[test]
fn two_runs_give_the_same_bytes() {
    assert_eq!(written(SURVEY, Language::Chinese), written(SURVEY, Language::Chinese));
}
