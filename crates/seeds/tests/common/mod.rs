//! Helpers shared by several tests.

use std::path::Path;

use seeds::{SeedFiles, files};

/// Reads a folder of the project; `name` is relative to the root.
pub fn folder(name: &str) -> SeedFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    files::read_dir(&root.join(name)).expect("the folder can be read")
}
