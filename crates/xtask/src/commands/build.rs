//! `build`: builds the site for upload, and the release files.

use std::path::PathBuf;

use crate::{Result, build, project};

/// The site to build; the project's own by default.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Another folder of seeds.
    #[arg(long, value_name = "DIR", requires = "out")]
    pub seeds: Option<PathBuf>,
    /// The output folder of its site.
    #[arg(long, value_name = "DIR", requires = "seeds")]
    pub out: Option<PathBuf>,
}

/// Builds the site and prints its location.
///
/// # Errors
/// If a tool cannot be installed or a build step fails.
pub fn run(options: &Options) -> Result<()> {
    let Options { seeds: Some(seeds), out: Some(out) } = options else {
        build::site()?;
        println!("{}: the site to upload.", project::dist().display());
        let zip = build::release::write()?;
        println!("{}: the site with everything that webmasters need.", zip.display());
        return Ok(());
    };
    let file = build::site_of(seeds, out)?;
    println!("{}: the site to upload.", out.display());
    println!("{}: its own province as one file, for a kiosk.", file.display());
    Ok(())
}
