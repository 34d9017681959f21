//! A program and all that it starts, gone together when dropped.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

/// A running program that leads a group of processes: a browser joins its driver's.
pub struct ProcessGroup(pub Child);

impl ProcessGroup {
    /// Starts a program.
    pub fn start(command: &mut Command) -> io::Result<ProcessGroup> {
        Ok(ProcessGroup(command.process_group(0).spawn()?))
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        // A test that failed has not closed its browser. Nothing is left to do if this fails too.
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}
