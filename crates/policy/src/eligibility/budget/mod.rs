//! An end to every search.
//!
//! The searches behind verdicts, questions and advice are exponential in what is open. Rules written for a
//! document come nowhere near the budget, and the compiler of the seeds refuses those that do; rules from
//! elsewhere end here. What runs out of budget is taken as open: a verdict is undetermined, which is sound.

use core::cell::Cell;

#[cfg(test)]
mod tests;

/// How many comparisons one search may make.
const PER_SEARCH: u32 = 1 << 17;
/// How many comparisons may be made for one evaluation, whatever is asked of it. A result page of 174 benefits
/// needs 400,000 at most.
const PER_EVALUATION: u32 = 1 << 24;

/// The comparisons that may still be made for an evaluation.
#[derive(Debug)]
pub(super) struct Budget {
    left: Cell<u32>,
    given_up: Cell<bool>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { left: Cell::new(PER_EVALUATION), given_up: Cell::new(false) }
    }
}

/// Where the budget of one search ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct End(u32);

impl Budget {
    /// The end of a search that begins now.
    pub fn begin(&self) -> End {
        End(self.left.get().saturating_sub(PER_SEARCH))
    }

    /// Some comparisons were made.
    pub fn spend(&self, comparisons: u32) {
        self.left.set(self.left.get().saturating_sub(comparisons));
    }

    /// Whether a search has to be given up.
    pub fn is_over(&self, end: End) -> bool {
        let over = self.left.get() <= end.0;
        if over {
            self.given_up.set(true);
        }
        over
    }

    /// Whether nothing more can be looked for.
    pub fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    /// Whether a search was given up.
    pub fn has_given_up(&self) -> bool {
        self.given_up.get()
    }

    /// How many comparisons were made.
    pub fn spent(&self) -> u32 {
        PER_EVALUATION - self.left.get()
    }
}
