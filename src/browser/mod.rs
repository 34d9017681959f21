//! The only door to the platform: everything that touches the DOM, the address or the clock of a
//! browser without a view. One function a file.

mod address;
mod clipboard;
mod dom;
mod focus;
mod history_place;
mod on_event;
mod print;
mod session_storage;
mod show;
mod today;
mod touch;

pub use address::{
    Address, Root, current_address, current_fragment, page_address, province, replace_fragment,
    shared_address,
};
pub use clipboard::copy;
pub use dom::{body, by_id, document, find, find_all, window};
pub use focus::focus;
pub use history_place::{back, history_place, push_place};
pub use on_event::{Default, on_event};
pub use print::can_print;
pub use session_storage::{store, stored};
pub use show::show;
pub use today::{clock, released_after_clock, today};
pub use touch::{closest, is_target};
/// What the platform calls the parts of a page. Named here alone, so that one place says what of it is used.
pub use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
