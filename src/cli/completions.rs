//! `dabiao completions`: the command line, written for a shell to complete, with help in the language of the user.
use super::terminal::Terminal;
use super::{Arguments, Outcome, help};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::Write;

#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(arguments: &CompletionsArguments, terminal: Terminal) -> anyhow::Result<Outcome> {
    let mut command = help::in_language(Arguments::command(), terminal.language);
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "dabiao", &mut script);
    std::io::stdout().write_all(&script)?;
    Ok(Outcome::Done)
}
