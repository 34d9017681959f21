//! What was searched for since the window was opened. In memory only: nothing of it is stored or sent.

use std::cell::RefCell;

/// How many queries are kept.
const KEPT: usize = 6;

thread_local! {
    static QUERIES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Remembers a query that was sent off or led somewhere.
pub fn remember(query: &str) {
    if query.is_empty() {
        return;
    }
    QUERIES.with_borrow_mut(|queries| {
        queries.retain(|known| known != query);
        queries.insert(0, query.to_owned());
        queries.truncate(KEPT);
    });
}

/// The queries, the latest first.
pub fn queries() -> Vec<String> {
    QUERIES.with_borrow(Clone::clone)
}
