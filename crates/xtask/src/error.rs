//! What can go wrong in a command, in words that say what to do about it.

use std::path::{Path, PathBuf};

/// The result of a step of a command.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{action} {}: {source}", path.display())]
    File {
        /// What was tried, as in "cannot read".
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// A program could not be started.
    #[error("cannot start `{program}`: {source}")]
    Start {
        /// The program's name.
        program: String,
        /// The system's answer.
        source: std::io::Error,
    },
    /// A program ran and reported failure.
    #[error("`{command}` failed ({status}){output}")]
    Failed {
        /// The command line.
        command: String,
        /// How it ended.
        status: std::process::ExitStatus,
        /// What it printed, on lines of its own; empty where that was shown while it ran.
        output: String,
    },
    /// A tool is missing and could not be installed.
    #[error(
        "{tool} could not be installed: {reason}.\nIt is needed {purpose}. To install it by hand, run:\n\n    {by_hand}\n"
    )]
    Install {
        /// The tool's name and version.
        tool: String,
        /// What it is for, as in "to build the app".
        purpose: &'static str,
        /// Why the installation failed.
        reason: String,
        /// The command for a person to run.
        by_hand: String,
    },
    /// The server's port cannot be listened on.
    #[error(
        "cannot listen on 127.0.0.1:{port}: {source}\nAnother program may use this port; choose one with `--port N`."
    )]
    Port {
        /// The port that was asked for.
        port: u16,
        /// The system's answer.
        source: std::io::Error,
    },
    /// Something a command found to be not as it must be; the message says it all.
    #[error("{0}")]
    Finding(String),
}

impl Error {
    /// Makes the error for a failed reading, to be given to `map_err`.
    pub fn reading(path: &Path) -> impl FnOnce(std::io::Error) -> Error {
        Error::on_file("cannot read", path)
    }

    /// Makes the error for a failed writing, to be given to `map_err`.
    pub fn writing(path: &Path) -> impl FnOnce(std::io::Error) -> Error {
        Error::on_file("cannot write", path)
    }

    fn on_file(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Error {
        move |source| Error::File { action, path: path.to_owned(), source }
    }
}
