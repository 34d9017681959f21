//! Sections that commands with `--write` generate in otherwise hand-written files.

use std::fs;
use std::process::Command;

use crate::{Error, Result, process, project};

/// A generated section.
pub struct Report<'a> {
    /// The arguments of `cargo xtask` that reproduce it.
    pub command: &'a str,
    /// The heading.
    pub title: &'a str,
    /// A sentence about failures; empty if there are none.
    pub complaint: &'a str,
    /// The tables.
    pub text: &'a str,
}

/// Replaces or appends a section in a file of `docs/`.
pub fn write(file: &str, report: &Report) -> Result<()> {
    let Report { command, title, complaint, text } = report;
    let path = project::root().join("docs").join(file);
    let before = fs::read_to_string(&path).map_err(Error::reading(&path))?;
    let gap = if complaint.is_empty() { "" } else { "\n\n" };
    let (circumstances, text) = (circumstances(), text.trim_end());
    let body = format!(
        "## {title}\n\n`cargo xtask {command}`, {circumstances}\n\n{complaint}{gap}```text\n{text}\n```\n"
    );
    fs::write(&path, with_section(&before, command, &body)).map_err(Error::writing(&path))
}

/// Replaces the text between the markers of a command.
fn with_section(text: &str, command: &str, body: &str) -> String {
    let (start, end) = (format!("<!-- made by: {command} -->\n"), format!("<!-- end: {command} -->\n"));
    let found = text.split_once(&start).and_then(|(head, rest)| Some((head, rest.split_once(&end)?.1)));
    match found {
        Some((head, tail)) => [head, &start, body, &end, tail].concat(),
        None => [text.trim_end(), "\n\n", &start, body, &end].concat(),
    }
}

/// The date, machine and versions of a measurement.
fn circumstances() -> String {
    let output_of = |program: &str, arguments: &[&str]| {
        let output = process::output(Command::new(program).args(arguments)).unwrap_or_default();
        String::from_utf8_lossy(&output).lines().next().unwrap_or_default().trim().to_owned()
    };
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ").map(|(_, name)| name));
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?");
    format!(
        "{}, {cores} cores of {}, load {load} at the end; {}, Node {}, {}.",
        output_of("date", &["-u", "+%F %R UTC"]),
        model.unwrap_or("an unknown processor").trim(),
        output_of("rustc", &["--version"]).split(" (").next().unwrap_or_default(),
        output_of("node", &["--version"]),
        output_of("chromium", &["--version"]).split(" built").next().unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_replaces_its_old_self_and_nothing_else() {
        let first = with_section("by hand\n", "a", "old\n");
        assert_eq!(first, "by hand\n\n<!-- made by: a -->\nold\n<!-- end: a -->\n");
        let second = with_section(&(first + "\nmore by hand\n"), "a", "new\n");
        assert_eq!(second, "by hand\n\n<!-- made by: a -->\nnew\n<!-- end: a -->\n\nmore by hand\n");
    }
}
