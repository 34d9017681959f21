//! Steps that take long, shown while they run: on a terminal as a line that moves, with the time and the last line
//! that the running program printed; elsewhere as a line at the start, one at the end, and two a minute between.

use std::io::{BufRead as _, BufReader, IsTerminal as _, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use crate::process::{line, starting};
use crate::{Error, Result};

/// All lines that move, so that steps may run at the same time.
static LINES: LazyLock<MultiProgress> = LazyLock::new(MultiProgress::new);

/// How often the moving line is drawn.
const TICK: Duration = Duration::from_millis(120);
/// How long it stays silent where nothing can move.
const SILENCE: Duration = Duration::from_secs(30);
/// What stands between the name of a step that has ended and its time.
const TOOK: &str = " … ";
/// How many lines of a program's output are shown where it failed.
const SHOWN: usize = 40;

/// A step that runs.
pub struct Step {
    name: String,
    start: Instant,
    /// Hidden where there is no terminal.
    bar: ProgressBar,
    /// What its program printed.
    said: Mutex<Vec<String>>,
}

/// Does a step, telling when it begins and how long it took.
///
/// # Errors
/// Those of the step.
pub fn step<T>(name: impl Into<String>, work: impl FnOnce(&Step) -> Result<T>) -> Result<T> {
    let name = name.into();
    let bar = LINES.add(ProgressBar::no_length());
    let style = ProgressStyle::with_template("{spinner} {elapsed:>4} {prefix} {wide_msg:.dim}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar.set_prefix(name.clone());
    bar.enable_steady_tick(TICK);
    if !is_shown() {
        eprintln!("{name} …");
    }
    let start = Instant::now();
    let step = Step { name, start, bar, said: Mutex::new(Vec::new()) };
    let result = work(&step);
    step.bar.finish_and_clear();
    LINES.remove(&step.bar);
    let verdict = if result.is_ok() { "" } else { ", failed" };
    tell(&format!("{}{TOOK}{:.0} s{verdict}", step.name, start.elapsed().as_secs_f64()));
    result
}

/// Prints a line that stays.
pub fn tell(text: &str) {
    if is_shown() {
        // A terminal that is gone can be told nothing.
        let _ = LINES.println(text);
    } else {
        eprintln!("{text}");
    }
}

fn is_shown() -> bool {
    std::io::stderr().is_terminal()
}

impl Step {
    /// Runs a command, whose output is shown only as far as it is the last line; where it fails, its end is part of
    /// the error.
    ///
    /// # Errors
    /// When it cannot be started or reports failure.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(starting(command))?;
        let (output, errors) = (child.stdout.take(), child.stderr.take());
        let status = std::thread::scope(|scope| {
            let (running, ended) = mpsc::channel::<()>();
            scope.spawn(|| self.follow(output));
            scope.spawn(move || self.break_silence(&ended));
            self.follow(errors);
            let status = child.wait();
            drop(running);
            status
        });
        let status = status.map_err(starting(command))?;
        if status.success() {
            return Ok(());
        }
        let said = &self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let end = &said[said.len().saturating_sub(SHOWN)..];
        Err(Error::Failed { command: line(command), status, output: format!("\n{}", end.join("\n")) })
    }

    /// Reads what a program prints until it ends.
    fn follow(&self, output: Option<impl Read>) {
        let Some(output) = output else { return };
        for line in BufReader::new(output).split(b'\n') {
            let Ok(line) = line else { return };
            self.hear(String::from_utf8_lossy(&line).trim_end());
        }
    }

    /// Where nothing moves, tells now and then that the program still runs, until it has ended.
    fn break_silence(&self, ended: &mpsc::Receiver<()>) {
        while !is_shown() && ended.recv_timeout(SILENCE) == Err(RecvTimeoutError::Timeout) {
            let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
            let last = said.last().map_or("", |line| line.trim());
            eprintln!("  {:.0} s: {last}", self.start.elapsed().as_secs_f64());
        }
    }

    fn hear(&self, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        // Told by a step of the program that this step runs.
        if line.contains(TOOK) {
            tell(&format!("  {}", line.trim()));
            return;
        }
        self.bar.set_message(line.trim().to_owned());
        self.said.lock().unwrap_or_else(PoisonError::into_inner).push(line.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(script: &str) -> Result<()> {
        step("a test", |step| step.run(Command::new("sh").args(["-c", script])))
    }

    #[test]
    fn what_a_program_printed_is_told_when_it_fails() {
        assert!(run("echo fine").is_ok());
        let message = run("echo this; echo that >&2; exit 3").map_err(|error| error.to_string());
        let message = message.err().unwrap_or_default();
        assert!(message.contains("this") && message.contains("that") && message.contains('3'), "{message}");
    }

    #[test]
    fn the_end_of_much_output_is_told() {
        let message = run("seq 1000; exit 1").map_err(|error| error.to_string()).err().unwrap_or_default();
        assert!(message.ends_with("\n999\n1000") && !message.contains("\n900\n"), "{message}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let result = step("a test", |step| step.run(&mut Command::new("no-such-program")));
        assert!(result.is_err_and(|error| error.to_string().contains("no-such-program")));
    }
}
