//! The command line: clap structures hold what was typed; each subcommand turns that into what is done. The library never sees clap.
mod audit;
mod begun;
mod check;
mod completions;
mod explain;
mod failing;
mod help;
mod input;
mod output;
mod overlap;
mod read;
mod reason;
mod standards;
mod terminal;
mod usage;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::process::ExitCode;
use terminal::Terminal;

/// What a run came to; the exit code of every format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is done.
    Done,
    /// It is done, and a gate was not met.
    GateNotMet,
    /// It could not be done.
    Impossible,
    /// There is nothing to assess.
    Nothing,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::GateNotMet => 1,
            Outcome::Impossible => 2,
            Outcome::Nothing => 3,
        })
    }
}

#[derive(Debug, Parser)]
#[command(name = "dabiao", version, arg_required_else_help = true, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    talk: Talk,
}

/// How the program talks; listed behind the options of each command.
#[derive(Debug, clap::Args)]
struct Talk {
    #[arg(long, global = true, value_enum, value_name = "zh|en", hide_possible_values = true, display_order = 101)]
    lang: Option<Lang>,
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto", display_order = 102)]
    color: Color,
    #[arg(long, short, global = true, display_order = 103)]
    quiet: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Lang {
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// How what a standard says is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    Text,
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    Audit(audit::AuditArguments),
    Check(check::CheckArguments),
    Read(read::ReadArguments),
    Standards(standards::StandardsArguments),
    Explain(explain::ExplainArguments),
    Completions(completions::CompletionsArguments),
}

/// Parses the command line, carries it out and says how it ended.
pub(crate) fn main() -> ExitCode {
    let language = help::language(std::env::args_os());
    let command = help::in_language(Arguments::command(), language);
    let arguments = match command.try_get_matches().and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return terminal::usage(&error, language),
    };
    let terminal = Terminal::new(language, arguments.talk.lang.is_some(), arguments.talk.color, arguments.talk.quiet);
    let outcome = match arguments.command {
        Command::Audit(audit) => audit::run(&audit, terminal),
        Command::Check(check) => check::run(&check, terminal),
        Command::Read(read) => read::run(&read, terminal),
        Command::Standards(standards) => standards::run(&standards, terminal),
        Command::Explain(explain) => explain::run(&explain, terminal),
        Command::Completions(completions) => completions::run(&completions, terminal),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(error) if terminal::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal.fail(&error);
            Outcome::Impossible.into()
        }
    }
}
