//! What a score comes to, as `standards show` lays it out: grades, what earns a bonus, vetoes, and when a site is reviewed.
use super::Overview;
use super::text::new_table;
use crate::diagnostic::Wording;
use crate::report::grading;
use crate::wording;
use comfy_table::Table;

/// A row for each grade, each thing that earns a bonus, and each veto.
pub(super) fn table(overview: &Overview<'_>, width: usize) -> Table {
    let (standard, language) = (overview.standard, overview.language);
    let scoring = &standard.scoring;
    let heads = [wording!("编号", "Id"), wording!("计分", "Scoring"), wording!("内容", "What")];
    let mut table = new_table(overview, width, &heads);
    let mut row = |id: &str, what: &Wording, words: &Wording| {
        table.add_row([id, what.say(language), words.say(language)]);
    };
    for grade in &scoring.grades {
        let (name, Wording { zh, en }) = (&grade.name, grading::grade(grade));
        row(grade.id.as_str(), &wording!("等次", "grade"), &wording!("{name}:{zh}", "{name}: {en}"));
    }
    if let Some(bonus) = &scoring.bonus {
        row("bonus", &wording!("加分上限", "bonus cap"), &grading::bonus(bonus));
        for item in &bonus.items {
            row(item.id.as_str(), &wording!("加分", "bonus"), &grading::bonus_item(standard, item));
        }
    }
    for veto in &scoring.vetoes {
        row(veto.id.as_str(), &wording!("一票否决", "veto"), &grading::veto(standard, veto));
    }
    if let Some(limit) = scoring.na_limit {
        row("na_limit", &wording!("复核", "review"), &grading::review(limit));
    }
    table
}
