//! The domain of 产改政策通: two official documents on building the industrial workforce, held as
//! data, and what can be asked of them.
//!
//! Pure functions over a [`Corpus`]: no input or output, no web, no clock. The crate runs natively
//! (in tests, in `cargo xtask`) and as WebAssembly (in the app) from the same bytes.
//!
//! - [`document`]: a document as a tree of addressed nodes over its text, and [`Quote`]s from it.
//! - [`corpus`]: all that is compiled from `seeds/`, and its encoding as bytes; [`packs`]: what each part of the app is given of it.
//! - [`compare`]: two documents side by side.
//! - [`date`]: calendar days and the arithmetic of terms and deadlines.
//! - [`figures`]: every number of the documents and what it says.
//! - [`eligibility`]: facts, answers, conditions, verdicts and the question planner.
//! - [`outline`]: the result as it is read.
//! - [`search`]: finding measures in people's own words.

pub mod compare;
pub mod corpus;
pub mod date;
pub mod document;
pub mod eligibility;
pub mod figures;
pub mod order;
pub mod outline;
pub mod packs;
pub mod search;

pub use corpus::Corpus;
pub use date::Date;
pub use document::{Document, Quote};
