//! Chromium 83, driven through `tests/engines/drive.js`: JSON commands and responses, one per line.

use std::io::{BufRead, BufReader, Write as _};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::Result;
use crate::process_group::ProcessGroup;

/// Longer than the timeout of the script.
const TIMEOUT: Duration = Duration::from_mins(1);

/// A running Chromium 83.
pub struct OldChromium {
    commands: ChildStdin,
    responses: Receiver<String>,
    _process: ProcessGroup,
}

impl OldChromium {
    pub fn start(mut command: Command) -> Result<OldChromium> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process =
            ProcessGroup::start(&mut command).map_err(|error| format!("cannot start node: {error}"))?;
        let commands = process.0.stdin.take().ok_or("node takes no input")?;
        let output = BufReader::new(process.0.stdout.take().ok_or("node has no output")?);
        // Read in a thread, so that waiting for an answer can time out.
        let (sender, responses) = mpsc::channel();
        thread::spawn(move || {
            output.lines().map_while(std::result::Result::ok).try_for_each(|line| sender.send(line))
        });
        Ok(OldChromium { commands, responses, _process: process })
    }

    /// The major version.
    pub fn version(&mut self) -> Result<String> {
        let version = self.send(&json!({ "name": "version" }))?;
        let numbers =
            version.as_str().and_then(|version| version.split_once('/')).map(|(_, numbers)| numbers);
        let first = numbers.and_then(|numbers| numbers.split('.').next());
        Ok(first.ok_or("Chromium does not say its version")?.to_owned())
    }

    pub fn load(&mut self, address: &str) -> Result {
        self.send(&json!({ "name": "go", "to": address })).map(drop)
    }

    pub fn value(&mut self, expression: &str) -> Result<Value> {
        self.send(&json!({ "name": "value", "of": expression }))
    }

    pub fn click(&mut self, path: &str) -> Result {
        self.send(&json!({ "name": "click", "on": path })).map(drop)
    }

    pub fn type_in(&mut self, path: &str, words: &str) -> Result {
        self.send(&json!({ "name": "type", "into": path, "words": words })).map(drop)
    }

    /// All errors of the console and the page so far.
    pub fn console_errors(&mut self) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.send(&json!({ "name": "complaints" }))?)?)
    }

    fn send(&mut self, command: &Value) -> Result<Value> {
        writeln!(self.commands, "{command}")?;
        let line = self
            .responses
            .recv_timeout(TIMEOUT)
            .map_err(|error| format!("no answer from Chromium 83 to {command}: {error}"))?;
        let mut answer: Value = serde_json::from_str(&line)?;
        match answer["error"].as_str() {
            Some(error) => Err(format!("Chromium 83: {error}").into()),
            None => Ok(answer["value"].take()),
        }
    }
}
