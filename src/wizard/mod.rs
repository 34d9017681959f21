//! The wizard: its session, its screens as HTML, and the control that shows them.

mod input;
#[cfg(feature = "csr")]
pub mod page;
pub mod question;
#[cfg(feature = "csr")]
pub(crate) mod question_events;
pub mod screens;
mod session;
#[cfg(feature = "csr")]
pub(crate) mod store;
pub mod texts;
mod why;

pub use input::{InputError, first_wrong, read_date, read_duration, read_number};
pub use session::{Screen, Session};
