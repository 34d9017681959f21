//! A program and all its child processes, killed together when dropped.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

/// A program that leads a process group; for a driver, the group includes the browser.
pub struct ProcessGroup(pub Child);

impl ProcessGroup {
    /// Starts a program.
    pub fn start(command: &mut Command) -> io::Result<ProcessGroup> {
        Ok(ProcessGroup(command.process_group(0).spawn()?))
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        // After a failed test, the browser still runs. There is no recovery if killing it fails.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}
