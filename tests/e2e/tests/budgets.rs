//! Records the measured budgets of the pages in one table: the value when the budget was set, the budget, and the
//! current value. `cargo xtask test` prints it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;

use xtask::project;

/// The value when the budget was set, the budget, and the current value.
type Row = [String; 3];

static ROWS: Mutex<BTreeMap<String, Row>> = Mutex::new(BTreeMap::new());

/// Records a measurement, printed with `digits` decimals, and rewrites the table.
pub fn record(what: &str, was: &str, most: f64, found: f64, digits: usize) {
    let row = [was.to_owned(), format!("{most:.digits$}"), format!("{found:.digits$}")];
    let Ok(mut rows) = ROWS.lock() else { return };
    rows.insert(what.to_owned(), row);
    let mut table = format!("{:<52}{:>14}{:>10}{:>10}\n", "budgets at 360 x 740", "was", "budget", "now");
    for (what, [was, most, found]) in rows.iter() {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{what:<52}{was:>14}{most:>10}{found:>10}");
    }
    // An error is ignored: the table is only for people; a test over its budget fails by itself.
    let _ = std::fs::write(project::budgets(), table);
}
