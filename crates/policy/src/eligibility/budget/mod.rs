//! A bound on every search.
//!
//! The searches behind verdicts, questions and advice are exponential in the number of open facts. Rules
//! written for a document stay far below the budget, and the seed compiler rejects those that do not; for
//! any other rules the budget guarantees termination. A search that exceeds it treats the rest as open, so
//! the verdict is undetermined, which is sound.

use core::cell::Cell;

#[cfg(test)]
mod tests;

/// Maximum number of comparisons of one search.
const PER_SEARCH: u32 = 1 << 17;
/// Maximum number of comparisons of one evaluation over its lifetime. A result page of 174 benefits needs at
/// most 400,000.
const PER_EVALUATION: u32 = 1 << 24;

/// The comparisons still available to an evaluation.
#[derive(Debug)]
pub(super) struct Budget {
    left: Cell<u32>,
    exceeded: Cell<bool>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { left: Cell::new(PER_EVALUATION), exceeded: Cell::new(false) }
    }
}

/// The counter value at which one search has to stop.
#[derive(Debug, Clone, Copy)]
pub(super) struct End(u32);

impl Budget {
    /// The limit for a search that starts now.
    pub fn begin(&self) -> End {
        End(self.left.get().saturating_sub(PER_SEARCH))
    }

    /// Records comparisons made.
    pub fn spend(&self, comparisons: u32) {
        self.left.set(self.left.get().saturating_sub(comparisons));
    }

    /// Whether a search has exceeded its limit.
    pub fn is_over(&self, end: End) -> bool {
        let over = self.left.get() <= end.0;
        if over {
            self.exceeded.set(true);
        }
        over
    }

    /// Whether the evaluation's budget is exhausted.
    pub fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    /// Whether some search exceeded its limit and was aborted.
    pub fn is_exceeded(&self) -> bool {
        self.exceeded.get()
    }

    /// The number of comparisons made.
    pub fn spent(&self) -> u32 {
        PER_EVALUATION - self.left.get()
    }
}
