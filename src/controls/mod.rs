//! What answers to a user on a page that is already there.
//!
//! A page's view leaves slots: elements with `data-slot`. A control works on the elements that it finds there, with
//! what was typed and chosen in them before it came.
//!
//! To add a control: a slot in the page's view, a file here, an entry in the module of the page (`src/bin/`).

mod question;
pub mod result;
pub mod wizard;
