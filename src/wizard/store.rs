//! Stores the session in the window's storage, shared by the engines of all pages; falls back to the
//! engine's memory.

use std::cell::RefCell;

use policy::Corpus;

use crate::contract::KEY_WIZARD;
use crate::web;

use crate::wizard::Session;

/// Session storage: the user's own answers, while those of a link are displayed.
const KEY_OWN: &str = "policy-explorer.own";

thread_local! {
    /// The session that could not be stored. Cleared on a successful save: in the single file several
    /// engines run side by side, and another one may have stored a newer session since.
    static MEMORY: RefCell<Option<Session>> = const { RefCell::new(None) };
}

/// The stored session, or a new one if there is none or it is invalid.
pub fn load(corpus: &Corpus<'_>) -> Session {
    let kept = MEMORY.with_borrow(Clone::clone);
    kept.or_else(|| Session::decode(corpus, &web::stored(KEY_WIZARD)?)).unwrap_or_default()
}

/// Stores the session. Returns `false` if it would be lost on a reload.
#[must_use]
pub fn save(corpus: &Corpus<'_>, session: &Session) -> bool {
    let is_stored = web::store(KEY_WIZARD, &session.encode(corpus));
    MEMORY.set((!is_stored).then(|| session.clone()));
    is_stored
}

/// Saves the user's own answers before those of a link replace them. Further links do not overwrite the
/// saved ones.
pub fn keep_own(corpus: &Corpus<'_>, session: &Session) {
    if !session.is_new() && !has_own() {
        // If storage is unavailable, the history still has the URL of the user's own result.
        let _ = web::store(KEY_OWN, &session.encode(corpus));
    }
}

/// Whether the user's own answers are saved.
#[must_use]
pub fn has_own() -> bool {
    web::stored(KEY_OWN).is_some_and(|kept| !kept.is_empty())
}

/// Removes the saved answers.
pub fn forget_own() {
    // If storage is unavailable, nothing is saved.
    let _ = web::store(KEY_OWN, "");
}

/// Returns and removes the saved answers.
#[must_use]
pub fn take_own(corpus: &Corpus<'_>) -> Option<Session> {
    let own = Session::decode(corpus, &web::stored(KEY_OWN)?)?;
    web::store(KEY_OWN, "").then_some(own)
}
