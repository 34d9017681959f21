//! Two documents side by side: what corresponds, what each says alone, and what two stretches share.
//!
//! Which place corresponds to which is read and written by people ([`Alignment`]); what two such
//! places have in common is computed ([`marked`], [`shared_phrases`], [`diff`]).
//!
//! [`Alignment`]: crate::model::pairs::Alignment

mod diff;
mod letters;
mod marks;
mod points;
mod runs;
mod shared;

pub use diff::{Piece, diff};
pub use marks::{Counted, MarkedPair, SHORTEST_PHRASE, Stretch, marked};
pub use points::{Point, measure_of};
pub use shared::{Shared, shared_phrases};
