//! Showing much of a long list without keeping the reader waiting.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;

use super::dom::hide;

/// How long the browser has between two steps to lay out and paint, in milliseconds.
const REST: u32 = 30;

/// Shows elements in steps: what stands first at once, what stands below a little later, in pieces between which the
/// browser answers to the reader. Laying out all of a long list takes a slow phone a quarter of a second.
#[derive(Clone)]
pub struct Reveal {
    at_once: usize,
    steps: Rc<RefCell<Steps>>,
}

#[derive(Default)]
struct Steps {
    /// What is still to be shown, the first of it last.
    waiting: Vec<HtmlElement>,
    next: Option<Timeout>,
}

impl Reveal {
    /// Shows so many at once, which are to fill a phone's screen.
    #[must_use]
    pub fn by(at_once: usize) -> Self {
        Self { at_once, steps: Rc::default() }
    }

    /// Shows these, in their order, and none of those asked for before that still wait.
    pub fn show(&self, elements: Vec<HtmlElement>) {
        {
            let mut steps = self.steps.borrow_mut();
            steps.waiting = elements;
            steps.waiting.reverse();
        }
        self.step();
    }

    /// Shows all that waits now.
    pub fn finish(&self) {
        let mut steps = self.steps.borrow_mut();
        steps.next = None;
        steps.waiting.drain(..).for_each(|element| hide(&element, false));
    }

    fn step(&self) {
        let mut steps = self.steps.borrow_mut();
        let rest = steps.waiting.len().saturating_sub(self.at_once);
        steps.waiting.drain(rest..).rev().for_each(|element| hide(&element, false));
        let reveal = self.clone();
        // Replacing the timeout that waits cancels it.
        steps.next = (rest > 0).then(|| Timeout::new(REST, move || reveal.step()));
    }
}
