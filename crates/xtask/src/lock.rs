//! Keeping two runs of the commands out of each other's way.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::{Error, Result};

/// Takes the lock file, waiting for a run that has it. Held until the returned file is dropped; the
/// system frees it when a run is killed.
///
/// # Errors
/// When the file cannot be made or the system does not lock files there.
pub fn take(path: &Path, reason: &str) -> Result<File> {
    let file = File::create(path).map_err(Error::writing(path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            eprintln!("Waiting for another run that is {reason} …");
            file.lock().map_err(Error::writing(path))?;
        }
        Err(TryLockError::Error(source)) => return Err(Error::writing(path)(source)),
    }
    Ok(file)
}
