//! Errors of commands; each message says what to do.

use std::path::{Path, PathBuf};

/// The result of a step of a command.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{action} {}: {source}", path.display())]
    File {
        /// The attempted action, as in "cannot read".
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// A program could not be started.
    #[error("cannot start `{program}`: {source}")]
    Start {
        /// The program's name.
        program: String,
        /// The system's error.
        source: std::io::Error,
    },
    /// A program reported failure.
    #[error("`{command}` failed ({status}){output}")]
    Failed {
        /// The command line.
        command: String,
        /// Its exit status.
        status: std::process::ExitStatus,
        /// Its output on separate lines; empty if it was shown while it ran.
        output: String,
    },
    /// A tool is missing and could not be installed.
    #[error(
        "{tool} could not be installed: {reason}.\nIt is needed {purpose}. To install it by hand, run:\n\n    {by_hand}\n"
    )]
    Install {
        /// The tool's name and version.
        tool: String,
        /// Its purpose, as in "to build the app".
        purpose: &'static str,
        /// Why the installation failed.
        reason: String,
        /// The command to run by hand.
        by_hand: String,
    },
    /// The server's port is not available.
    #[error(
        "cannot listen on 127.0.0.1:{port}: {source}\nAnother program may use this port; choose one with `--port N`."
    )]
    Port {
        /// The requested port.
        port: u16,
        /// The system's error.
        source: std::io::Error,
    },
    /// A check failed; the message is complete.
    #[error("{0}")]
    Finding(String),
}

impl Error {
    /// For `map_err`: the error for a failed read.
    pub fn reading(path: &Path) -> impl FnOnce(std::io::Error) -> Error {
        Error::on_file("cannot read", path)
    }

    /// For `map_err`: the error for a failed write.
    pub fn writing(path: &Path) -> impl FnOnce(std::io::Error) -> Error {
        Error::on_file("cannot write", path)
    }

    fn on_file(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Error {
        move |source| Error::File { action, path: path.to_owned(), source }
    }
}
