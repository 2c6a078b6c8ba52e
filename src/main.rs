//! The program: what was typed becomes a plan, the plan is carried out, and its outcome is the exit code.
mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
