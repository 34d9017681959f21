//! Child processes, with visible or captured output.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Error, Result, project};

/// Cargo, for the project.
#[must_use]
pub fn cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root());
    cargo
}

/// Runs a command with inherited output.
///
/// # Errors
/// If it cannot be started or reports failure.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(starting(command))?;
    if status.success() {
        return Ok(());
    }
    Err(Error::Failed { command: line(command), status, output: String::new() })
}

/// Runs a command silently and returns its standard output. On failure, its output is part of the error.
///
/// # Errors
/// If it cannot be started or reports failure.
pub fn output(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.stdin(Stdio::null()).output().map_err(starting(command))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let printed = [output.stdout, output.stderr].concat();
    let output_text = format!("\n{}", String::from_utf8_lossy(&printed).trim_end());
    Err(Error::Failed { command: line(command), status: output.status, output: output_text })
}

/// The command line as text.
#[must_use]
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// The path of a program, searched in `PATH`.
#[must_use]
pub fn find(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| is_program(path))
}

fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}

/// For `map_err`: the error for a command that could not be started.
pub fn starting(command: &Command) -> impl FnOnce(std::io::Error) -> Error + use<> {
    let program = command.get_program().to_string_lossy().into_owned();
    move |source| Error::Start { program, source }
}
