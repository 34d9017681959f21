//! What several tests read.

use std::path::Path;

use seeds::{SeedFiles, files};

/// The files of a folder of the project, by its path from the root.
pub fn folder(name: &str) -> SeedFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    files::read_dir(&root.join(name)).expect("the folder can be read")
}
