//! The table of sites with its filter, and the sections of the sites one after another.
use super::text::cut;
use super::{Page, each_site, put};
use crate::assess::Item;
use crate::report::view::SiteView;
use crate::report::{basis, grading, phrase};
use crate::wording;
use maud::{Markup, html};
use std::io::{self, Write};

impl Page<'_> {
    /// All sites, one row each.
    pub(super) fn table_of_sites(&self, out: &mut dyn Write) -> io::Result<()> {
        let ranking = basis::ranking(self.result);
        let title = html! { h2 { (self.say(&wording!("站点一览", "Sites"))) } p.fine { (self.say(&ranking)) } };
        out.write_all(b"<section id=\"sites\">")?;
        put(out, &html! { (title) (self.filter()) })?;
        out.write_all(b"<div class=\"wide\"><table class=\"sites\">")?;
        put(out, &self.site_heads())?;
        out.write_all(b"<tbody id=\"rows\">")?;
        each_site(self.result.site_count(), out, |index| self.row(&self.result.site_head(index)))?;
        out.write_all(b"</tbody></table></div></section>")
    }

    /// What narrows the table down; without scripts it is not there.
    fn filter(&self) -> Markup {
        let tiers = self.result.standard().tiers.iter().rev().map(|tier| (tier.id.as_str(), tier.name.as_str()));
        let (none, undecided, any) = (wording!("未达标", "none"), wording!("待核实", "undecided"), wording!("全部", "all"));
        html! {
            form #filter hidden {
                label { (self.say(&wording!("查找", "Find"))) " " input name="text" type="search"; }
                label { (self.say(&wording!("类型", "Kind"))) " " select name="kind" {
                    option value="" { (self.say(&any)) }
                    @for (kind, _) in self.result.kinds_in_use() { option value=(kind.id) { (kind.name) } }
                } }
                @if !self.result.standard().tiers.is_empty() {
                    label { (self.say(&wording!("达到档次", "Reached"))) " " select name="tier" {
                        option value="" { (self.say(&any)) }
                        @for (id, name) in tiers { option value=(id) { (name) } }
                        option value=(UNDECIDED) { (self.say(&undecided)) }
                        option value=(NONE) { (self.say(&none)) }
                    } }
                }
                label { input name="mend" type="checkbox"; " " (self.say(&wording!("只看有整改项的", "with something to mend"))) }
                output name="shown" {}
            }
        }
    }

    fn site_heads(&self) -> Markup {
        let tiers = !self.result.standard().tiers.is_empty();
        let graded = !self.result.standard().scoring.grades.is_empty();
        let missing = self.result.programme.assessment.missing;
        let heads = [
            (true, wording!("编码", "Code")),
            (true, wording!("站点", "Site")),
            (true, wording!("类型", "Kind")),
            (true, wording!("所属街镇", "Township")),
            (tiers, wording!("应达档次", "Owes")),
            (tiers, wording!("达到档次", "Reached")),
            (true, wording!("得分", "Score")),
            (phrase::tells_coverage(missing), phrase::coverage_head(missing)),
            (graded, wording!("等次", "Grade")),
            (true, phrase::item(Item::Rectify)),
            (true, phrase::item(Item::Advise)),
            (true, phrase::item(Item::Improve)),
            (true, phrase::counted(Item::Verify)),
            (tiers, wording!("下一档还差", "To the next tier")),
        ];
        self.heads(&heads.into_iter().filter(|(there, _)| *there).map(|(_, head)| head).collect::<Vec<_>>())
    }

    fn row(&self, site: &SiteView<'_>) -> Markup {
        let (items, language) = (self.result.items(site.index), self.report.language);
        let tiers = !self.result.standard().tiers.is_empty();
        let name = cut(&site.site.name);
        html! {
            tr data-kind=(site.kind.id) data-tier=(standing(site)) data-mend=(items.rectify) data-site=(anchor(site.index)) {
                td { (site.site.code.as_deref().map(cut).unwrap_or_default()) }
                th scope="row" { @if site.index < self.sections_shown() { a href=(format!("#{}", anchor(site.index))) { (name) } } @else { (name) } }
                td.kind lang=[self.original()] { (site.kind.name) }
                td { (site.site.group.as_deref().map(cut).unwrap_or_default()) }
                @if tiers {
                    td lang=[self.original()] { (site.owes.map_or("—", |tier| tier.name)) }
                    td { (phrase::reached(site, language)) }
                }
                td.n { (grading::score(self.result.standard(), site, language)) }
                @if phrase::tells_coverage(self.result.programme.assessment.missing) { td.n { @if let Some(score) = &site.score { (phrase::coverage(score)) } } }
                @if !self.result.standard().scoring.grades.is_empty() { td { (grading::of_site(&site.standing, language)) } }
                td.n { (items.rectify) }
                td.n { (items.advise) }
                td.n { (items.improve) }
                td.n { (items.verify) }
                @if tiers { td { (phrase::next(site, language)) } }
            }
        }
    }

    /// A section for each site, as far as a page holds them.
    pub(super) fn sections(&self, out: &mut dyn Write) -> io::Result<()> {
        let (sites, shown) = (self.result.site_count(), self.sections_shown());
        let left_out = wording!(
            "站点超过 {shown} 个,这里只列前 {shown} 个的明细;全部 {sites} 个站点的检查结果见 assessment.xlsx 和 rectification.xlsx",
            "There are {sites} sites; only the first {shown} are shown one by one. assessment.xlsx and rectification.xlsx hold all of them"
        );
        out.write_all(b"<section id=\"details\">")?;
        put(
            out,
            &html! {
                h2 { (self.say(&wording!("站点明细", "Site by site"))) }
                @if shown < sites { p { (self.say(&left_out)) } }
            },
        )?;
        each_site(shown, out, |index| self.section(&self.result.site(index)))?;
        out.write_all(b"</section>")
    }
}

/// The filter's word for a site that reaches no tier yet and may reach one; no id of a tier has such a character.
const UNDECIDED: &str = "?";
/// The filter's word for a site that surely reaches no tier.
const NONE: &str = "-";

/// What the filter knows a site's tier by.
fn standing<'v>(site: &SiteView<'v>) -> &'v str {
    match (site.reached, site.possible) {
        (Some(tier), _) => tier.id,
        (None, Some(_)) => UNDECIDED,
        (None, None) if site.has_tiers => NONE,
        (None, None) => "",
    }
}

/// The id of a site's section: its position, since its name may hold anything.
pub(super) fn anchor(index: usize) -> String {
    format!("site-{}", index + 1)
}
