//! The cache folder, with one folder per tool that is either complete or absent.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Error, Result, lock};

/// The tool cache.
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Opens the cache, creating its folder if necessary.
    pub fn open(folder: PathBuf) -> Result<Cache> {
        fs::create_dir_all(&folder).map_err(Error::writing(&folder))?;
        Ok(Cache { folder })
    }

    /// Returns the folder `name`, created by `fill` if it does not exist.
    ///
    /// `fill` works in a temporary folder that is renamed at the end, so that an interrupted run leaves
    /// nothing incomplete. A lock makes concurrent runs wait instead of installing twice.
    pub fn folder(&self, name: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
        let wanted = self.folder.join(name);
        if wanted.exists() {
            return Ok(wanted);
        }
        let lock = self.folder.join(format!("{name}.lock"));
        let _lock = lock::take(&lock, &format!("installing {name}"))?;
        if wanted.exists() {
            return Ok(wanted);
        }
        let unfinished = self.folder.join(format!("{name}.unfinished"));
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).map_err(Error::writing(&unfinished))?;
        }
        fs::create_dir_all(&unfinished).map_err(Error::writing(&unfinished))?;
        fill(&unfinished)?;
        fs::rename(&unfinished, &wanted).map_err(Error::writing(&wanted))?;
        Ok(wanted)
    }

    /// The build folder of a tool until it is installed, so that an interrupted build can resume.
    pub fn compiled(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.compiled"))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn empty_cache(name: &str) -> Cache {
        let folder = std::env::temp_dir().join(format!("xtask-cache-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        Cache::open(folder).unwrap()
    }

    #[test]
    fn a_folder_is_filled_once_by_two_runs_at_a_time() {
        let cache = empty_cache("twice");
        let fillings = AtomicUsize::new(0);
        let fill = |folder: &Path| {
            fillings.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(std::time::Duration::from_millis(50));
            fs::write(folder.join("tool"), "x").map_err(Error::writing(folder))
        };
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| assert!(cache.folder("tool-1", fill).unwrap().join("tool").exists()));
            }
        });
        assert_eq!(fillings.into_inner(), 1);
    }

    #[test]
    fn a_failed_filling_leaves_nothing_that_looks_installed() {
        let cache = empty_cache("failed");
        let fail = |folder: &Path| {
            fs::write(folder.join("half"), "x").map_err(Error::writing(folder))?;
            Err(Error::Finding("no network".into()))
        };
        assert!(cache.folder("tool-1", fail).is_err());
        let folder = cache.folder("tool-1", |_| Ok(())).unwrap();
        assert!(!folder.join("half").exists());
    }
}
