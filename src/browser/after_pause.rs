//! Doing something once a quick succession of events has ended.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;

/// How long someone pauses who has finished a word, in milliseconds.
pub const PAUSE: u32 = 400;

/// Does the same thing again and again, but only after a pause.
#[derive(Clone)]
pub struct AfterPause {
    millis: u32,
    action: Rc<dyn Fn()>,
    waiting: Rc<Cell<Option<Timeout>>>,
}

impl AfterPause {
    /// Something to do when nothing was asked for during so many milliseconds.
    pub fn new(millis: u32, action: impl Fn() + 'static) -> Self {
        Self { millis, action: Rc::new(action), waiting: Rc::default() }
    }

    /// Asks for it: it is done after the pause, unless it is asked for again before.
    pub fn ask(&self) {
        let action = Rc::clone(&self.action);
        // Replacing the timeout that waits cancels it.
        self.waiting.set(Some(Timeout::new(self.millis, move || action())));
    }

    /// Does it now, if it was asked for.
    pub fn now(&self) {
        if self.waiting.take().is_some() {
            (self.action)();
        }
    }
}
