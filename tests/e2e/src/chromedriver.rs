//! One process of chromedriver, on a free port, gone with its browser when dropped.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::{Result, Scratch};

/// A running chromedriver.
pub struct Chromedriver {
    process: Child,
    port: u16,
    /// Holds the browser's profile: fresh for each, so that no test sees another's storage or cache.
    profile: Scratch,
}

impl Chromedriver {
    /// Starts one and waits until it listens.
    pub fn start() -> Result<Chromedriver> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            // The browser joins this group, so that both can be ended together.
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("cannot start chromedriver: {error}"))?;
        let output = process.stdout.take().ok_or("chromedriver has no output")?;
        let port = announced_port(BufReader::new(output)).ok_or("chromedriver did not say its port")?;
        Ok(Chromedriver { process, port, profile: Scratch::new()? })
    }

    /// Where it takes commands.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The folder for the browser's profile.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // A test that failed has not closed its browser. Nothing is left to do if this fails too.
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.process.wait();
    }
}

/// The number in "ChromeDriver was started successfully on port 44455."
fn announced_port(output: impl BufRead) -> Option<u16> {
    output.lines().map_while(std::result::Result::ok).find_map(|line| {
        let (_, port) = line.split_once("successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    })
}
