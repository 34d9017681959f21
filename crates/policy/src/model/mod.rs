//! The data model: plain types, their binary encoding, and validation of decoded data.
//!
//! The lowest layer of the crate: it uses no other module.

pub mod corpus;
pub mod date;
pub mod document;
pub mod encoding;
pub mod figures;
pub mod pairs;
pub mod pinyin;
pub mod rules;
pub mod vocabulary;
