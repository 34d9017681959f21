//! Compares two documents: what corresponds, what only one of them says, and what two passages share.
//!
//! The correspondence itself is written by people ([`Alignment`]); what two corresponding passages have in
//! common is computed ([`marked`], [`shared_phrases`], [`diff`](fn@diff)).
//!
//! [`Alignment`]: crate::model::pairs::Alignment

mod diff;
mod marks;
mod points;
mod runs;
mod shared;

pub use diff::{Piece, diff};
pub use marks::{Counted, MIN_PHRASE_LEN, MarkedPair, Stretch, marked};
pub use points::{Point, measure_of};
pub use shared::{Shared, shared_phrases};
