//! The data that the rest of the crate works on: plain types, their encoding as bytes, and the checks of
//! what was decoded.
//!
//! This is the lowest layer: it uses no other module of the crate.

pub mod corpus;
pub mod date;
pub mod document;
pub mod encoding;
pub mod figures;
pub mod pairs;
pub mod pinyin;
pub mod rules;
pub mod vocabulary;
