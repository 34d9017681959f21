//! What a test does to the network between the server and a browser, while both run.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What can happen to a file on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The connection ends in the middle of the file.
    Cut,
    /// One byte is another.
    Corrupted,
    /// The second half is missing, and the length says so.
    Truncated,
    /// The server does not have it.
    Missing,
    /// What is behind the server has failed: 502, with a page.
    BadGateway,
    /// A captive portal answers in the server's place: 200, with a page of its own.
    Portal,
    /// A captive portal sends the browser to its page.
    Redirected,
    /// Nobody answers.
    Unplugged,
}

/// A response as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The path that was asked for, with its leading `/`.
    pub path: String,
    /// The bytes of the body on the wire.
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
    /// From now on this happens to every file whose path ends so; `""` means every file.
    pub fn break_files(&self, ending: &str, fault: Fault) {
        self.state().faults.push((ending.to_owned(), fault));
    }

    /// All is well again.
    pub fn mend(&self) {
        self.state().faults.clear();
    }

    /// What was sent since the server started.
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
