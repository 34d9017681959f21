//! The wizard's state, without a browser: what was asked and answered, and how it is kept.

mod input;
mod session;

pub use input::{InputError, first_wrong, read_date, read_duration, read_number};
pub use session::{Screen, Session};
