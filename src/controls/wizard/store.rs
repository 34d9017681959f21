//! Where the session is kept: in memory while the app runs, and in the window's storage across loads.

use std::cell::RefCell;

use policy::Corpus;

use crate::browser;
use crate::contract::KEY_WIZARD;
use crate::wizard::Session;

thread_local! {
    static MEMORY: RefCell<Option<Session>> = const { RefCell::new(None) };
}

/// The session so far, or a new one: what was kept by another version, altered or cut off is left alone.
pub fn load(corpus: &Corpus<'_>) -> Session {
    let kept = MEMORY.with_borrow(Clone::clone);
    kept.or_else(|| Session::decode(corpus, &browser::stored(KEY_WIZARD)?)).unwrap_or_default()
}

/// Keeps the session. `false` where it will be lost when the page is loaded anew.
#[must_use]
pub fn save(corpus: &Corpus<'_>, session: &Session) -> bool {
    MEMORY.with_borrow_mut(|memory| *memory = Some(session.clone()));
    browser::store(KEY_WIZARD, &session.encode(corpus))
}
