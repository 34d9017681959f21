//! `build`: the site to upload, and what is given away beside it.

use std::path::PathBuf;

use crate::{Result, build, project};

/// Whose site is built; the project's own where nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// Another folder of seeds.
    #[arg(long, value_name = "DIR", requires = "out")]
    pub seeds: Option<PathBuf>,
    /// The folder that its site goes to.
    #[arg(long, value_name = "DIR", requires = "seeds")]
    pub out: Option<PathBuf>,
}

/// Builds it, and says where it is.
///
/// # Errors
/// When a tool cannot be installed or a step of the build fails.
pub fn run(options: &Options) -> Result<()> {
    let Options { seeds: Some(seeds), out: Some(out) } = options else {
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
