//! The only module that uses `web-sys` and `gloo`: the DOM, events, the URL and the device.

mod address;
mod device;
mod dom;
mod events;

pub use address::{
    Address, Root, back, current_address, current_fragment, history_place, page_address, province,
    push_place, replace_fragment, shared_address,
};
pub use device::{can_print, clock, copy, copy_in_place, released_after_clock, store, stored, today};
pub use dom::{body, by_id, document, find, find_all, focus, focus_in_place, set_html, window};
pub use events::{DefaultAction, closest, is_target, on_event};
/// Re-exported, so that no other module names `web-sys`.
pub use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
