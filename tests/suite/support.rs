//! Runs the program in a clean environment and reads what it said.
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of the program said and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A run of the program, not started yet.
pub(crate) struct Dabiao(Command);

/// The program with some arguments, in the root of the project, in an environment that says nothing.
pub(crate) fn dabiao<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Dabiao {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dabiao"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).env_clear().env("LANG", "C").stdin(Stdio::null());
    Dabiao(command)
}

impl Dabiao {
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.0.env(name, value);
        self
    }

    pub(crate) fn in_folder(mut self, folder: &Path) -> Self {
        self.0.current_dir(folder);
        self
    }

    /// Everything that a terminal would show, in its order, and how the run ended.
    pub(crate) fn watched(mut self) -> (String, i32) {
        let (mut reader, writer) = std::io::pipe().expect("a pipe");
        self.0.stdout(writer.try_clone().expect("a pipe")).stderr(writer);
        let mut child = self.0.spawn().expect("the program starts");
        // the command keeps ends of the pipe open as long as it lives
        drop(self);
        let said = std::io::read_to_string(&mut reader).expect("the program speaks UTF-8");
        (said, child.wait().expect("it ends").code().unwrap_or(-1))
    }

    pub(crate) fn run(mut self) -> Run {
        let output = self.0.output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
        Run { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

impl Run {
    /// The results as JSON, of a run that could be done.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}\n{}\n{}", self.stdout, self.stderr))
    }
}

/// A file of the fixtures.
pub(crate) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name)
}

/// A fixture that is JSON.
pub(crate) fn fixture_json(name: &str) -> Value {
    let text = std::fs::read_to_string(fixture(name)).expect(name);
    serde_json::from_str(&text).expect(name)
}

/// The audit of some Kundulun surveys, as JSON.
pub(crate) fn audit_json(surveys: &[&str]) -> Value {
    let arguments = ["audit", "-s", "kundulun-2023", "--as-of", "2023-12-01", "--format", "json"];
    let run = dabiao(arguments.into_iter().chain(surveys.iter().copied())).run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.json()
}
