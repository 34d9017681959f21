//! A gate that blocks some responses until a test opens it.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// Shared between the server, which waits, and the test, which opens it.
#[derive(Debug, Clone, Default)]
pub struct ResponseGate {
    state: Arc<(Mutex<bool>, Condvar)>,
}

impl ResponseGate {
    /// Lets all waiting and future responses pass.
    pub fn open(&self) {
        let (open, changed) = &*self.state;
        *open.lock().unwrap_or_else(PoisonError::into_inner) = true;
        changed.notify_all();
    }

    /// Blocks responses from now on.
    pub fn close(&self) {
        let (open, _) = &*self.state;
        *open.lock().unwrap_or_else(PoisonError::into_inner) = false;
    }

    /// Returns once the gate is open.
    pub(super) fn wait(&self) {
        let (open, changed) = &*self.state;
        let open = open.lock().unwrap_or_else(PoisonError::into_inner);
        drop(changed.wait_while(open, |open| !*open).unwrap_or_else(PoisonError::into_inner));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_ends_when_the_gate_opens() {
        let gate = ResponseGate::default();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| gate.wait());
            assert!(!waiting.is_finished());
            gate.open();
        });
        gate.wait();
        gate.close();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| gate.wait());
            assert!(!waiting.is_finished());
            gate.open();
        });
    }
}
