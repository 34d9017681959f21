//! The readings of characters, for search by pinyin and for slips: loaded when somebody first types Latin
//! letters, or words of which nothing is known.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use policy::search::{PinyinIndex, PinyinTable};

use crate::browser;
use crate::loaded_corpus::search_index;

thread_local! {
    /// Kept as long as the window, once they are there.
    static READINGS: Cell<Option<&'static PinyinIndex<'static>>> = const { Cell::new(None) };
    static IS_LOADING: Cell<bool> = const { Cell::new(false) };
}

/// The readings, as soon as they are there. They are asked for when the query has what they may help to
/// understand; where they cannot be had, the next such query asks again.
pub fn on_first_use(query: impl Fn() -> String + 'static) -> Signal<Option<&'static PinyinIndex<'static>>> {
    let readings = RwSignal::new(READINGS.get());
    Effect::new(move || {
        let helps = READINGS.get().is_none() && search_index().needs_readings(&query());
        if helps && !IS_LOADING.replace(true) {
            spawn_local(async move {
                READINGS.set(load().await);
                IS_LOADING.set(false);
                // Whoever asked may have left the page by now.
                let _ = readings.try_set(READINGS.get());
            });
        }
    });
    readings.into()
}

async fn load() -> Option<&'static PinyinIndex<'static>> {
    let bytes: &'static [u8] = Vec::leak(browser::load_pack("pinyin").await?);
    let table = PinyinTable::decode(bytes).ok()?;
    Some(Box::leak(Box::new(PinyinIndex::new(search_index(), &table))))
}
