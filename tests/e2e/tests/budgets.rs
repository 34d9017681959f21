//! The budgets of the pages as one table, which the tests that measure them fill: what was when the budgets were set,
//! what may be, and what is. `cargo xtask test` prints it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;

use xtask::project;

/// A row: what was, the budget, and what is.
type Row = [String; 3];

static ROWS: Mutex<BTreeMap<String, Row>> = Mutex::new(BTreeMap::new());

/// Notes what is measured, in whole or tenths as `digits` says; `was` is what it was when the budget was set.
pub fn note(what: &str, was: &str, most: f64, found: f64, digits: usize) {
    let row = [was.to_owned(), format!("{most:.digits$}"), format!("{found:.digits$}")];
    let Ok(mut rows) = ROWS.lock() else { return };
    rows.insert(what.to_owned(), row);
    let mut table = format!("{:<52}{:>14}{:>10}{:>10}\n", "budgets at 360 x 740", "was", "budget", "now");
    for (what, [was, most, found]) in rows.iter() {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{what:<52}{was:>14}{most:>10}{found:>10}");
    }
    // The table is for people to read; what is over a budget fails the test that has measured it.
    let _ = std::fs::write(project::budgets(), table);
}
