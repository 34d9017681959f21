//! The commands, one module each.

pub mod bench;
mod cases;
mod check;
mod check_seeds;
mod export;
mod faults;
pub mod fuzz;
mod lighthouse;
mod new_document;
mod report;
mod reproduce;
mod search;
mod serve;
mod shots;
mod test;

use crate::command::{Command, OtherSite};
use crate::{Result, build, project};

/// Does what the command line says.
///
/// # Errors
/// Whatever stopped the command, in words for the user.
pub fn run(command: &Command) -> Result<()> {
    match command {
        Command::Serve { port } => serve::run(*port),
        Command::Build(other) => build_site(other.as_ref()),
        Command::Finish => build::finish::finish(),
        Command::Test { full } => test::run(*full),
        Command::Check => check::run(),
        Command::CheckSeeds { list, folder } => check_seeds::run(*list, folder.as_deref()),
        Command::NewDocument(request) => new_document::run(request),
        Command::Cases { folder } => cases::run(folder.as_deref()),
        Command::Search { query } => search::run(query),
        Command::Export { folder } => export::run(folder.as_deref()),
        Command::Bench(options) => bench::run(options),
        Command::Faults { write } => faults::run(*write),
        Command::Fuzz(options) => fuzz::run(options),
        Command::Lighthouse => lighthouse::run(),
        Command::Reproduce => reproduce::run(),
        Command::Shots(shots) => shots::run(*shots),
    }
}

fn build_site(other: Option<&OtherSite>) -> Result<()> {
    let Some(OtherSite { seeds, out }) = other else {
        build::site()?;
        println!("{}: the site to upload.", project::dist().display());
        let zip = build::release::write()?;
        println!("{}: the same with what webmasters need.", zip.display());
        return Ok(());
    };
    let file = build::site_of(seeds, out)?;
    println!("{}: the site to upload.", out.display());
    println!("{}: its own province as one file, for a kiosk.", file.display());
    Ok(())
}
