//! Two documents side by side: what corresponds, what each says alone, and what two stretches share.
//!
//! Which place corresponds to which is read and written by people ([`Alignment`]); what two such
//! places have in common is computed ([`marked`], [`shared_phrases`], [`diff`]).

mod alignment;
mod diff;
mod letters;
mod marks;
mod runs;
mod shared;

pub use alignment::{Added, Addition, Alignment, Alone, Pair, Relation, Rewording, Side};
pub use diff::{Piece, diff};
pub use marks::{Counted, MarkedPair, SHORTEST_PHRASE, Stretch, marked};
pub use shared::{Shared, shared_phrases};
