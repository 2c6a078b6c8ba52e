//! `dabiao explain`: finds the check that a person means and says all that decides about it.
use super::standards;
use super::terminal::{Terminal, Told};
use super::{Outcome, Shape};
use anyhow::bail;
use clap::Args;
use dabiao::report::Explanation;
use dabiao::standard::{Sought, Standard};
use dabiao::wording;
use std::io::{BufWriter, Write};

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    #[arg(value_name = "STANDARD")]
    id: String,
    #[arg(value_name = "CHECK")]
    check: String,
    #[arg(long, value_enum, default_value = "text")]
    format: Shape,
}

pub(super) fn run(arguments: &ExplainArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    let Some(standard) = standards::load(&arguments.id, terminal)? else { return Ok(Outcome::Impossible) };
    let language = match arguments.format {
        Shape::Text => terminal.language,
        Shape::Json => terminal.report_language,
    };
    let explanation = match standard.seek(&arguments.check) {
        Sought::Checks(checks) => Explanation::new(&standard, None, &checks, language),
        Sought::Home(home) => Explanation::new(&standard, Some(home), standard.checks_in(home), language),
        Sought::Part(part) => Explanation::of_part(&standard, part, language),
        Sought::Ambiguous(ids) => bail!(ambiguous(&arguments.check, &ids)),
        Sought::Nothing(near) => bail!(nothing(&standard, &arguments.check, &near)),
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    match arguments.format {
        Shape::Text => explanation.write_text(terminal.width, &mut out)?,
        Shape::Json => explanation.write_json(&mut out)?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn ambiguous(name: &str, ids: &[&str]) -> Told {
    let ids = ids.join("、");
    Told(wording!("“{name}”有几个:{ids};请写全编号", "“{name}” may be {ids}: write the whole id"))
}

fn nothing(standard: &Standard, name: &str, near: &[&str]) -> Told {
    let id = &standard.id;
    if near.is_empty() {
        return Told(wording!(
            "{id} 没有检查项“{name}”;全部检查项:dabiao standards show {id}",
            "{id} has no check “{name}”; all of them: dabiao standards show {id}"
        ));
    }
    let near = near.join("、");
    Told(wording!("{id} 没有检查项“{name}”;是不是 {near}?", "{id} has no check “{name}”; did you mean {near}?"))
}
