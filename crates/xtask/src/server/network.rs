//! Simulates network faults between the server and a browser.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A network fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The connection is closed in the middle of the file.
    Cut,
    /// One byte is changed.
    Corrupted,
    /// The second half is missing, with a matching length.
    Truncated,
    /// The file does not exist (404).
    Missing,
    /// The upstream server has failed: 502, with a page.
    BadGateway,
    /// A captive portal answers 200 with its own page.
    Portal,
    /// A captive portal redirects to its page.
    Redirected,
    /// There is no response.
    Unplugged,
    /// The file pauses after this many of its bytes, as on a slow line.
    Paused(usize),
}

/// A sent response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The requested path, with its leading `/`.
    pub path: String,
    /// The size of the body on the wire.
    pub bytes: usize,
}

/// Shared between the server and a test.
#[derive(Debug, Clone, Default)]
pub struct Network {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    faults: Vec<(String, Fault)>,
    sent: Vec<Sent>,
}

impl Network {
    /// Applies a fault to all files whose path has this suffix; `""` matches every file.
    pub fn break_files(&self, ending: &str, fault: Fault) {
        self.state().faults.push((ending.to_owned(), fault));
    }

    /// Removes all faults.
    pub fn repair(&self) {
        self.state().faults.clear();
    }

    /// All responses since the server started.
    #[must_use]
    pub fn sent(&self) -> Vec<Sent> {
        self.state().sent.clone()
    }

    pub(super) fn fault(&self, path: &str) -> Option<Fault> {
        let state = self.state();
        state.faults.iter().find(|(ending, _)| path.ends_with(ending.as_str())).map(|(_, fault)| *fault)
    }

    pub(super) fn note(&self, path: &str, bytes: usize) {
        self.state().sent.push(Sent { path: path.to_owned(), bytes });
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
