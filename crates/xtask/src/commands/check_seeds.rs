//! `check-seeds`: compiles a folder of seeds and prints what was found and what it covers.

use std::io::{IsTerminal, stdout};
use std::path::Path;

use seeds::Style;

use crate::{Error, Result, project};

/// Checks the folder, or the project's own seeds, and lists every node where that is wanted; fails
/// where nothing could be built from them.
pub fn run(list: bool, folder: Option<&Path>) -> Result<()> {
    let own = project::root().join("seeds");
    let folder = folder.unwrap_or(&own);
    let style = if stdout().is_terminal() { Style::Coloured } else { Style::Plain };
    let result = seeds::check(folder, style);
    if list {
        print!("{}", result.listings);
    }
    print!("{}", result.text);
    if result.failed {
        return Err(Error::Finding(format!("the seeds in {} have errors", folder.display())));
    }
    Ok(())
}
