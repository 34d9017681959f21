//! Measures times against budgets.

use std::time::{Duration, Instant};

/// Runs `work` the given number of times and prints the median and the budget; whether the median is within
/// it.
pub fn within(name: &str, budget: Duration, runs: usize, mut work: impl FnMut()) -> bool {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let median = times[runs / 2];
    let verdict = if median <= budget { "" } else { "  over the budget" };
    println!("  {median:>10.1?} of {budget:?}  {name}{verdict}");
    median <= budget
}
