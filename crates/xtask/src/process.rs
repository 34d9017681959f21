//! Child processes, with visible or captured output.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

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
    verdict(command, status)
}

/// The result of a command whose output was shown.
fn verdict(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    Err(Error::Failed { command: line(command), status, output: String::new() })
}

/// Runs a command, shows its standard output while it comes, and returns it beside the result.
///
/// # Errors
/// If the command cannot be started or its output not read. That it reports failure is the inner result.
pub fn run_and_keep(command: &mut Command) -> Result<(Result<()>, String)> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(starting(command))?;
    let mut kept = Vec::new();
    if let Some(mut output) = child.stdout.take() {
        let mut piece = [0; 4096];
        loop {
            let length = output.read(&mut piece).map_err(starting(command))?;
            if length == 0 {
                break;
            }
            std::io::stdout().write_all(&piece[..length]).map_err(starting(command))?;
            kept.extend_from_slice(&piece[..length]);
        }
    }
    let status = child.wait().map_err(starting(command))?;
    Ok((verdict(command, status), String::from_utf8_lossy(&kept).into_owned()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_failed_command_printed_is_kept() {
        let (result, output) = run_and_keep(Command::new("sh").args(["-c", "echo printed; exit 3"])).unwrap();
        assert!(matches!(result, Err(Error::Failed { .. })));
        assert_eq!(output, "printed\n");
        let (result, output) = run_and_keep(&mut Command::new("true")).unwrap();
        assert!(result.is_ok() && output.is_empty());
        assert!(run_and_keep(&mut Command::new("no such program")).is_err());
    }
}
