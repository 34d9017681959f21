//! The buttons 撤销 and 重做, and their keyboard shortcuts.

use leptos::prelude::*;

use crate::browser;
use crate::history::History;
use crate::state::workbench;

/// The buttons, with window-wide shortcuts.
#[component]
pub fn UndoRedo() -> impl IntoView {
    let state = workbench();
    let key = window_event_listener(leptos::ev::keydown, move |event| {
        if !(event.ctrl_key() || event.meta_key()) || browser::is_in_text_field(&event) {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => state.undo(),
            ("y", _) | ("z", true) => state.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || key.remove());
    view! {
        <div class="buttons">
            <button class="button" disabled=move || !state.history.with(History::can_undo) on:click=move |_| state.undo()>
                "撤销"
            </button>
            <button class="button" disabled=move || !state.history.with(History::can_redo) on:click=move |_| state.redo()>
                "重做"
            </button>
        </div>
    }
}
