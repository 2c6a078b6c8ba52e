//! `dabiao standards overlap`: holds standards side by side, for one survey that serves them all.
use super::standards;
use super::terminal::{Terminal, Told};
use super::{Outcome, Shape};
use anyhow::bail;
use clap::Args;
use dabiao::report::SideBySide;
use dabiao::standard::{Overlap, Standard};
use dabiao::wording;
use std::io::{BufWriter, Write};

#[derive(Debug, Args)]
pub(super) struct OverlapArguments {
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Shape,
}

pub(super) fn run(arguments: &OverlapArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    if let [only] = &arguments.ids[..] {
        bail!(Told(wording!(
            "只有一个标准 {only}:再写至少一个,如 dabiao standards overlap {only} 另一个;全部标准:dabiao standards list",
            "{only} is one standard: name at least one more; all of them: dabiao standards list"
        )));
    }
    let mut standards: Vec<Standard> = Vec::new();
    let mut unsound = false;
    for id in &arguments.ids {
        let Some(standard) = standards::load(id, terminal)? else {
            unsound = true;
            continue;
        };
        if let Some(known) = standards.iter().find(|known| known.id == standard.id) {
            let id = &standard.id;
            bail!(Told(if known.digest == standard.digest {
                wording!("标准 {id} 写了两次:每个标准写一次", "the standard {id} is named twice: name each once")
            } else {
                wording!("两个标准的编号都是 {id} 而内容不同:给其中一个换个编号", "two standards of the id {id} differ: give one of them another id")
            }));
        }
        standards.push(standard);
    }
    if unsound {
        return Ok(Outcome::Impossible);
    }
    let overlap = Overlap::new(&standards.iter().collect::<Vec<_>>())?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    match arguments.format {
        Shape::Text => SideBySide::new(&overlap, &arguments.ids, terminal.language).write_text(terminal.width, &mut out)?,
        Shape::Json => SideBySide::new(&overlap, &arguments.ids, terminal.report_language).write_json(&mut out)?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}
