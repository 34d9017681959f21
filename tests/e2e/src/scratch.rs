//! A temporary folder, removed when dropped.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::Result;

/// An empty temporary folder.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Creates one.
    ///
    /// # Errors
    /// If the system's folder for temporary files is not writable.
    pub fn new() -> Result<Scratch> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("policy-explorer-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Scratch(folder))
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // If this fails, the system removes it eventually.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
