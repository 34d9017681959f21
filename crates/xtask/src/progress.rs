//! Progress of long steps. On a terminal: a live line with the elapsed time and the last line of output.
//! Otherwise: a line at the start and at the end, and one every 30 seconds.

use std::io::{BufRead as _, BufReader, IsTerminal as _, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use crate::process::{line, starting};
use crate::{Error, Result};

/// All live lines, for steps that run in parallel.
static LINES: LazyLock<MultiProgress> = LazyLock::new(MultiProgress::new);

/// The refresh interval of live lines.
const TICK: Duration = Duration::from_millis(120);
/// The interval of messages without a terminal.
const REPORT_INTERVAL: Duration = Duration::from_secs(30);
/// The separator between the name of a finished step and its time.
const TOOK: &str = " … ";
/// Maximum number of output lines shown on failure.
const SHOWN: usize = 40;

/// A running step.
pub struct RunningStep {
    name: String,
    start: Instant,
    /// Hidden without a terminal.
    bar: ProgressBar,
    /// The output of its program.
    output: Mutex<Vec<String>>,
}

/// Runs a step, reporting its start and duration.
///
/// # Errors
/// Those of the step.
pub fn step<T>(name: impl Into<String>, work: impl FnOnce(&RunningStep) -> Result<T>) -> Result<T> {
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
    let step = RunningStep { name, start, bar, output: Mutex::new(Vec::new()) };
    let result = work(&step);
    step.bar.finish_and_clear();
    LINES.remove(&step.bar);
    let verdict = if result.is_ok() { "" } else { ", failed" };
    print_line(&format!("{}{TOOK}{:.0} s{verdict}", step.name, start.elapsed().as_secs_f64()));
    result
}

/// Prints a permanent line.
pub fn print_line(text: &str) {
    if is_shown() {
        // Fails only if the terminal is gone.
        let _ = LINES.println(text);
    } else {
        eprintln!("{text}");
    }
}

fn is_shown() -> bool {
    std::io::stderr().is_terminal()
}

impl RunningStep {
    /// Runs a command, showing only its last line of output; on failure, the end of the output is part of
    /// the error.
    ///
    /// # Errors
    /// If it cannot be started or reports failure.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(starting(command))?;
        let (output, errors) = (child.stdout.take(), child.stderr.take());
        let status = std::thread::scope(|scope| {
            let (running, ended) = mpsc::channel::<()>();
            scope.spawn(|| self.follow(output));
            scope.spawn(move || self.report_periodically(&ended));
            self.follow(errors);
            let status = child.wait();
            drop(running);
            status
        });
        let status = status.map_err(starting(command))?;
        if status.success() {
            return Ok(());
        }
        let output = &self.output.lock().unwrap_or_else(PoisonError::into_inner);
        let end = &output[output.len().saturating_sub(SHOWN)..];
        Err(Error::Failed { command: line(command), status, output: format!("\n{}", end.join("\n")) })
    }

    /// Reads a program's output until it ends.
    fn follow(&self, output: Option<impl Read>) {
        let Some(output) = output else { return };
        for line in BufReader::new(output).split(b'\n') {
            let Ok(line) = line else { return };
            self.handle_line(String::from_utf8_lossy(&line).trim_end());
        }
    }

    /// Without a terminal, periodically reports that the program is still running.
    fn report_periodically(&self, ended: &mpsc::Receiver<()>) {
        while !is_shown() && ended.recv_timeout(REPORT_INTERVAL) == Err(RecvTimeoutError::Timeout) {
            let output = self.output.lock().unwrap_or_else(PoisonError::into_inner);
            let last = output.last().map_or("", |line| line.trim());
            eprintln!("  {:.0} s: {last}", self.start.elapsed().as_secs_f64());
        }
    }

    fn handle_line(&self, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        // The line of a nested step.
        if line.contains(TOOK) {
            print_line(&format!("  {}", line.trim()));
            return;
        }
        self.bar.set_message(line.trim().to_owned());
        self.output.lock().unwrap_or_else(PoisonError::into_inner).push(line.to_owned());
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
