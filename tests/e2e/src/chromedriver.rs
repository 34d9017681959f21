//! A chromedriver process on a free port, killed with its browser when dropped.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;

use crate::process_group::ProcessGroup;
use crate::{Result, Scratch};

/// A running chromedriver.
pub struct Chromedriver {
    _process: ProcessGroup,
    port: u16,
    /// Holds the browser's profile; separate for each test, so that tests do not share storage or cache.
    profile: Arc<Scratch>,
}

impl Chromedriver {
    /// Starts chromedriver for a browser with this profile, and waits until it listens. Chromedriver chooses a port
    /// that is free for IPv4 and exits if the same port is taken for IPv6; it is then started again.
    pub fn start(profile: Arc<Scratch>) -> Result<Chromedriver> {
        const ATTEMPTS: usize = 5;
        for _ in 0..ATTEMPTS {
            if let Some((process, port)) = Self::spawn()? {
                return Ok(Chromedriver { _process: process, port, profile });
            }
        }
        Err("chromedriver did not say its port".into())
    }

    /// Spawns chromedriver; returns the process and its port, or `None` if it exited before it listened.
    fn spawn() -> Result<Option<(ProcessGroup, u16)>> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = ProcessGroup::start(&mut command)
            .map_err(|error| format!("cannot start chromedriver: {error}"))?;
        let output = process.0.stdout.take().ok_or("chromedriver has no output")?;
        Ok(parse_port(BufReader::new(output)).map(|port| (process, port)))
    }

    /// The address of its WebDriver endpoint.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The folder of the browser's profile.
    pub fn profile(&self) -> &Arc<Scratch> {
        &self.profile
    }
}

/// Parses the port from "ChromeDriver was started successfully on port 44455."
fn parse_port(output: impl BufRead) -> Option<u16> {
    output.lines().map_while(std::result::Result::ok).find_map(|line| {
        let (_, port) = line.split_once("successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    })
}
