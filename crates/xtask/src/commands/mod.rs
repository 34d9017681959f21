//! The commands, one module each.

mod bench;
mod cases;
mod check;
mod check_seeds;
mod search;
mod serve;
mod shots;
mod test;

use crate::command::Command;
use crate::{Result, build, project};

/// Does what the command line says.
///
/// # Errors
/// Whatever stopped the command, in words for the user.
pub fn run(command: &Command) -> Result<()> {
    match command {
        Command::Serve { port } => serve::run(*port),
        Command::Build => {
            build::site()?;
            println!("{}: the site to upload.", project::dist().display());
            Ok(())
        }
        Command::Finish => build::finish::finish(),
        Command::Test { full } => test::run(*full),
        Command::Check => check::run(),
        Command::CheckSeeds { list, folder } => check_seeds::run(*list, folder.as_deref()),
        Command::Cases { folder } => cases::run(folder.as_deref()),
        Command::Search { query } => search::run(query),
        Command::Bench => bench::run(),
        Command::Shots { all_sizes } => shots::run(*all_sizes),
    }
}
