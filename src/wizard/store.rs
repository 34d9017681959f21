//! Where the session is kept: in the window's storage, which the engines of all pages share. Where nothing can be stored,
//! in the memory of the engine, as long as that runs.

use std::cell::RefCell;

use policy::Corpus;

use crate::contract::KEY_WIZARD;
use crate::web;

use crate::wizard::Session;

/// Session storage: the reader's own answers, while those of a link are looked at.
const KEY_OWN: &str = "policy-explorer.own";

thread_local! {
    /// What could not be stored. In the single file the engines run side by side: what one of them remembered beside the
    /// storage would be older than what another has stored since.
    static MEMORY: RefCell<Option<Session>> = const { RefCell::new(None) };
}

/// The session so far, or a new one: what was kept by another version, altered or cut off is left alone.
pub fn load(corpus: &Corpus<'_>) -> Session {
    let kept = MEMORY.with_borrow(Clone::clone);
    kept.or_else(|| Session::decode(corpus, &web::stored(KEY_WIZARD)?)).unwrap_or_default()
}

/// Keeps the session. `false` where it will be lost when the page is loaded anew.
#[must_use]
pub fn save(corpus: &Corpus<'_>, session: &Session) -> bool {
    let is_stored = web::store(KEY_WIZARD, &session.encode(corpus));
    MEMORY.set((!is_stored).then(|| session.clone()));
    is_stored
}

/// Keeps the reader's own answers before those of a link take their place: the first that were replaced, whatever links
/// come after it.
pub fn keep_own(corpus: &Corpus<'_>, session: &Session) {
    if !session.is_new() && !has_own() {
        // Where nothing can be kept, the reader's own are in the history, in the address of their result.
        let _ = web::store(KEY_OWN, &session.encode(corpus));
    }
}

/// Whether the reader's own answers are kept beside those that are shown.
#[must_use]
pub fn has_own() -> bool {
    web::stored(KEY_OWN).is_some_and(|kept| !kept.is_empty())
}

/// The reader's own answers, which then are no longer kept beside others.
#[must_use]
pub fn take_own(corpus: &Corpus<'_>) -> Option<Session> {
    let own = Session::decode(corpus, &web::stored(KEY_OWN)?)?;
    web::store(KEY_OWN, "").then_some(own)
}
