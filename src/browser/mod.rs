//! The only door to the platform: everything that touches the DOM, the address or the clock of a
//! browser without a view. One function a file.

mod address;
mod after_pause;
mod clipboard;
mod dom;
mod focus;
mod history_place;
mod key;
mod on_event;
mod pack;
mod print;
mod session_storage;
mod show;
mod today;
mod touch;

pub use address::{
    Address, Root, current_address, current_fragment, page_address, province, replace_fragment,
    shared_address, visit_anchor,
};
pub use after_pause::{AfterPause, PAUSE};
pub use clipboard::copy;
pub use dom::{body, by_id, choose, document, find, find_all, hide, type_into, window};
pub use focus::focus;
pub use history_place::{back, history_place, push_place};
pub use key::key_pressed;
pub use on_event::{Default, on_event};
pub use pack::{load_file, load_pack, locate_packs};
pub use print::can_print;
pub use session_storage::{store, stored};
pub use show::{append, show};
pub use today::{clock, released_after_clock, today};
pub use touch::{closest, is_target};
/// What the platform calls the parts of a page. Named here alone, so that one place says what of it is used.
pub use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
