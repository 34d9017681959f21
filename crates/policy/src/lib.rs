//! The domain of 产改政策通: official documents on building the industrial workforce as structured data, and the
//! queries over them.
//!
//! Pure functions over a [`Corpus`]: no input or output, no web, no clock. The crate runs natively
//! (in tests, in `cargo xtask`) and as WebAssembly (in the app) from the same bytes.
//!
//! - [`model`]: documents, rules, figures and vocabulary; their encoding and validation.
//! - [`packs`]: the part of a corpus that each WebAssembly module loads.
//! - [`compare`]: two documents side by side.
//! - [`figures`]: the numbers of the documents, grouped and on a scale.
//! - [`eligibility`]: verdicts, their proofs, advice, and the interview.
//! - [`outline`]: the structure of a result page.
//! - [`search`]: full-text search in everyday words.
//!
//! The modules are layered: `model` uses no other module, and the others use only `model`.

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
