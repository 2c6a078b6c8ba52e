//! What stands between a site and its next tier, said in full: every check with what is short of it.
use super::counted::Blocking;
use super::phrase;
use super::view::{ResultView, SiteView};
use crate::diagnostic::{Language, Wording};
use crate::wording;

/// What is unmet and what is unknown before the next tier, check by check.
pub(super) fn short(result: &ResultView<'_>, site: &SiteView<'_>, language: Language) -> String {
    let Some(next) = &site.next else { return String::new() };
    let share = next.share.filter(|share| share.short_by > 0).map(|share| phrase::share_met(share).say(language).to_owned());
    let mut parts: Vec<String> = share.into_iter().chain(result.blocking(site.index).iter().map(|block| blocking(block, language))).collect();
    if !next.unknown.is_empty() {
        let titles = next.unknown.iter().map(|check| check.title.as_str()).collect::<Vec<_>>().join("、");
        parts.push(wording!("待核实:{titles}", "unknown: {titles}").say(language).to_owned());
    }
    if parts.is_empty() {
        parts.push(wording!("该档次是否适用待核实", "whether it applies is unknown").say(language).to_owned());
    }
    parts.join(wording!(";", "; ").say(language))
}

/// One check with what is short of it.
fn blocking(block: &Blocking<'_>, language: Language) -> String {
    let title = &block.check.title;
    let lacking = block.lacking.join("、");
    let words = match &block.shortfall {
        Some(short) => {
            let Wording { zh, en } = phrase::shortfall(short);
            wording!("{title}({zh})", "{title} ({en})")
        }
        None if block.lacking.is_empty() || lacking == *title => wording!("{title}", "{title}"),
        None => wording!("{title}(缺{lacking})", "{title} (lacks {lacking})"),
    };
    words.say(language).to_owned()
}
