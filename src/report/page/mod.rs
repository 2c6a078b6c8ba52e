//! `index.html`: everything found under one standard on a page that needs nothing else, is whole without scripts, and prints.
//!
//! Sites are rendered on all cores and written batch by batch, so that a large survey never stands in memory as markup.
mod basis;
mod bodies;
mod data;
mod figures;
mod finding;
mod frame;
mod policy;
mod rates;
mod site;
mod sites;
mod tasks;
#[cfg(test)]
mod tests;
mod text;

use super::in_order::in_order;
use super::view::{Report, ResultView};
use crate::diagnostic::Wording;
use maud::{Markup, html};
use std::io::{self, Write};

/// The most sites that have a section of their own; a browser opens no page of more in good time.
const MOST_SECTIONS: usize = 2_000;

/// Writes the page of one standard, `index.html`.
pub fn page(report: &Report<'_>, result: &ResultView<'_>, out: &mut dyn Write) -> io::Result<()> {
    Page { report, result }.write(out)
}

/// The page of one standard as it is written from top to bottom.
struct Page<'r> {
    report: &'r Report<'r>,
    result: &'r ResultView<'r>,
}

impl Page<'_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "<!DOCTYPE html><html lang=\"{}\">", self.language())?;
        put(out, &self.head())?;
        out.write_all(b"<body>")?;
        put(out, &self.opening())?;
        out.write_all(b"<main>")?;
        put(out, &self.figures())?;
        put(out, &self.targets())?;
        if !self.has_bodies_alone() {
            self.table_of_sites(out)?;
            put(out, &self.problems())?;
        }
        put(out, &self.tasks())?;
        if !self.has_bodies_alone() {
            self.sections(out)?;
        }
        put(out, &self.bodies())?;
        put(out, &self.data())?;
        put(out, &self.basis())?;
        out.write_all(b"</main>")?;
        put(out, &frame::script())?;
        out.write_all(b"</body></html>\n")
    }

    /// Whether bodies were surveyed and no site was: then there is nothing to tell of sites.
    fn has_bodies_alone(&self) -> bool {
        self.result.has_bodies_alone()
    }

    /// How many sites have a section of their own.
    fn sections_shown(&self) -> usize {
        self.result.site_count().min(MOST_SECTIONS)
    }

    /// A text in the language of the report.
    fn say<'w>(&self, words: &'w Wording) -> &'w str {
        words.say(self.report.language)
    }

    /// The heads of a table.
    fn heads(&self, heads: &[Wording]) -> Markup {
        html! { thead { tr { @for head in heads { th scope="col" { (self.say(head)) } } } } }
    }
}

/// Writes something of the first sites, in their order.
fn each_site(sites: usize, out: &mut dyn Write, render: impl Fn(usize) -> Markup + Sync) -> io::Result<()> {
    in_order(sites, render, |markup| put(out, &markup))
}

fn put(out: &mut dyn Write, markup: &Markup) -> io::Result<()> {
    out.write_all(markup.0.as_bytes())
}
