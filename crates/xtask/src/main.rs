//! `cargo xtask COMMAND`: see [`xtask::commands`].

use std::process::ExitCode;

use clap::Parser;
use xtask::commands::CommandLine;

fn main() -> ExitCode {
    match CommandLine::parse().command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
