//! Keeps the README honest: its transcript is what the program prints, its help is the program's, its commands are those that CI runs.
use crate::support::dabiao;
use std::fs;
use std::path::Path;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("a README")
}

/// The lines of the code block that begins with this line.
fn block(first: &str) -> Vec<String> {
    let readme = readme();
    let lines = readme.lines().skip_while(|line| *line != first);
    lines.take_while(|line| !line.starts_with("```")).map(str::to_owned).collect()
}

/// Compares a block with what a command prints; `DABIAO_BLESS=1` prints the block as it should be.
fn assert_printed(command: &str, printed: &[&str]) {
    let first = format!("$ {command}");
    let shown = block(&first);
    let wanted: Vec<&str> = std::iter::once(first.as_str()).chain(printed.iter().copied()).collect();
    assert!(shown == wanted, "the README should show:\n{}\n", wanted.join("\n"));
}

#[test]
fn the_transcript_is_what_the_program_prints() {
    let arguments =
        ["audit", "fixtures/surveys/first/survey.csv", "-s", "kundulun-2023", "--missing", "surveyed", "--as-of", "2023-12-01", "--lang", "zh", "--quiet"];
    let run = dabiao(arguments).run();
    assert_eq!(run.code, 0, "{}", run.stderr);
    let lines: Vec<&str> = run.stdout.lines().take(9).collect();
    assert_printed(&format!("dabiao {} | head -9", arguments.join(" ")), &lines);
}

#[test]
fn the_explanation_is_what_the_program_prints() {
    let arguments = ["explain", "kundulun-2023", "ten.phone", "--lang", "zh"];
    let run = dabiao(arguments).run();
    let lines: Vec<&str> = run.stdout.lines().take(9).collect();
    assert_printed(&format!("dabiao {} | head -9", arguments.join(" ")), &lines);
}

/// The commands that a help text lists.
fn commands(arguments: &[&str]) -> Vec<String> {
    let help = dabiao(arguments.iter().copied().chain(["--help", "--lang", "en"])).run();
    let listed = help.stdout.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    listed.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn every_command_stands_in_the_readme() {
    let (names, of_standards) = (commands(&[]), commands(&["standards"]));
    assert!(names.len() >= 4 && of_standards.len() >= 4, "{names:?} {of_standards:?}");
    for name in names {
        assert!(readme().contains(&format!("dabiao {name}")), "the README does not speak of `dabiao {name}`");
    }
    let line = readme().lines().filter(|line| line.contains("`dabiao standards ")).collect::<String>();
    for name in of_standards {
        assert!(line.contains(&name), "the README does not speak of `dabiao standards {name}`");
    }
}

#[test]
fn the_measures_are_those_of_a_sound_standard() {
    let fixture = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/standards/sound-bodies/standard.yaml")).expect("a fixture");
    let measures = block("targets:");
    assert!(measures.len() == 5 && measures.iter().all(|line| fixture.lines().any(|known| known == line)), "{measures:#?}");
}

#[test]
fn the_help_is_the_programs_own() {
    for command in ["audit", "check", "read"] {
        let run = dabiao([command, "--help", "--lang", "en"]).run();
        assert_eq!(run.code, 0, "{}", run.stderr);
        let lines: Vec<&str> = run.stdout.lines().collect();
        assert_printed(&format!("dabiao {command} --help"), &lines);
    }
}

#[test]
fn ci_runs_the_readmes_test_command() {
    let ci = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/run")).expect("a CI script");
    assert!(readme().lines().any(|line| line == "cargo test --locked"));
    assert!(ci.lines().any(|line| line.trim() == "cargo test --locked"));
}

/// The blocks of a language in the chapter on writing a standard, one after the other.
fn written(language: &str) -> String {
    let readme = readme();
    let chapter = readme.split("\n## ").find(|chapter| chapter.starts_with("Writing a standard")).expect("the chapter");
    let blocks = chapter.split("\n```").skip(1).step_by(2).filter_map(|block| block.strip_prefix(language));
    blocks.flat_map(|block| [block.trim_start_matches('\n'), "\n"]).collect()
}

#[test]
fn the_standard_that_the_readme_writes_is_sound_and_comes_to_what_it_shows() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("tea-county-2024.yaml"), written("yaml")).expect("written");
    fs::write(folder.path().join("centers.csv"), written("csv")).expect("written");
    let check = dabiao(["standards", "check", "tea-county-2024.yaml", "--lang", "en"]).in_folder(folder.path()).run();
    assert_eq!((check.code, check.stderr.as_str()), (0, ""), "{}", check.stdout);
    let arguments = ["audit", "centers.csv", "-s", "tea-county-2024.yaml", "--lang", "zh", "--as-of", "2024-12-01", "--quiet"];
    let audit = dabiao(arguments).in_folder(folder.path()).run();
    assert_eq!(audit.code, 0, "{}", audit.stderr);
    let lines: Vec<&str> = audit.stdout.lines().collect();
    assert_printed(&format!("dabiao {}", arguments.join(" ")), &lines);
}

#[test]
fn the_table_of_standards_counts_what_they_hold() {
    for source in dabiao::standard::embedded() {
        let standard = dabiao::standard::load(&source).standard.expect("sound");
        let actions: usize = standard.tasks.iter().map(|task| task.actions.len()).sum();
        let counts = [standard.clauses.len(), standard.checks.len() - actions, standard.tasks.len(), actions, standard.targets.len(), standard.readings.len()];
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        let line = format!("| `{}` | {} | {} |", standard.id, standard.title, counts.join(" | "));
        assert!(readme().lines().any(|known| known == line), "the README should have the line:\n{line}");
    }
}
