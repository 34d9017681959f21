//! Mutual exclusion between concurrent commands.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::{Error, Result};

/// Takes the lock file, waiting until it is free. The lock is held until the returned file is dropped or the
/// process ends.
///
/// # Errors
/// If the file cannot be created, or the file system does not support locks.
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
