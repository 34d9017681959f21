//! One process of chromedriver, on a free port, gone with its browser when dropped.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;

use crate::process_group::ProcessGroup;
use crate::{Result, Scratch};

/// A running chromedriver.
pub struct Chromedriver {
    _process: ProcessGroup,
    port: u16,
    /// Holds the browser's profile: no test sees another's storage or cache.
    profile: Arc<Scratch>,
}

impl Chromedriver {
    /// Starts one for a browser with this profile, and waits until it listens. It ends at once where the free port
    /// that it chose for IPv4 is taken for IPv6: then it is started again.
    pub fn start(profile: Arc<Scratch>) -> Result<Chromedriver> {
        const ATTEMPTS: usize = 5;
        for _ in 0..ATTEMPTS {
            if let Some((process, port)) = Self::listening()? {
                return Ok(Chromedriver { _process: process, port, profile });
            }
        }
        Err("chromedriver did not say its port".into())
    }

    /// A process with its port, or nothing where it ended before it listened.
    fn listening() -> Result<Option<(ProcessGroup, u16)>> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = ProcessGroup::start(&mut command)
            .map_err(|error| format!("cannot start chromedriver: {error}"))?;
        let output = process.0.stdout.take().ok_or("chromedriver has no output")?;
        Ok(announced_port(BufReader::new(output)).map(|port| (process, port)))
    }

    /// Where it takes commands.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The folder for the browser's profile.
    pub fn profile(&self) -> &Arc<Scratch> {
        &self.profile
    }
}

/// The number in "ChromeDriver was started successfully on port 44455."
fn announced_port(output: impl BufRead) -> Option<u16> {
    output.lines().map_while(std::result::Result::ok).find_map(|line| {
        let (_, port) = line.split_once("successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    })
}
