//! The wizard: what was asked and answered, its screens as views, and the page that they answer on.

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
mod why;

pub use input::{InputError, first_wrong, read_date, read_duration, read_number};
pub use session::{Screen, Session};
