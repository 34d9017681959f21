//! The domain of 产改政策通: two official documents on building the industrial workforce, held as
//! data, and what can be asked of them.
//!
//! Pure functions over a [`Corpus`]: no input or output, no web, no clock. The crate runs natively
//! (in tests, in `cargo xtask`) and as WebAssembly (in the app) from the same bytes.
//!
//! - [`model`]: the data: documents, rules, figures, vocabulary; their encoding as bytes, and their checks.
//! - [`packs`]: what each part of the app is given of a corpus.
//! - [`compare`]: two documents side by side.
//! - [`figures`]: the numbers of the documents, grouped and on a scale.
//! - [`eligibility`]: verdicts by answers, their proofs, advice, and the questions.
//! - [`outline`]: the result as it is read.
//! - [`search`]: finding measures in people's own words.
//!
//! The modules form layers: `model` uses none of the others, and no two use each other.

pub mod compare;
pub mod eligibility;
pub mod figures;
pub mod model;
mod order;
pub mod outline;
pub mod packs;
pub mod search;

pub use model::corpus::Corpus;
pub use model::date::Date;
pub use model::document::{Document, Quote};
