//! Quotes, and the addresses of what is spoken of.

use policy::document::{Document, Quote};
use serde::Serialize;

/// Words of a document and the node they stand in.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Quoted<'a> {
    /// The node's id.
    pub node: &'a str,
    /// The words, letter by letter.
    pub text: &'a str,
}

impl<'a> Quoted<'a> {
    /// The words that a quote of this document points to.
    pub fn new(document: &Document<'a>, quote: Quote) -> Self {
        Self { node: document.at(quote.node).id(), text: document.quoted(quote) }
    }
}

/// The text, or nothing for an empty one: what is not said is left out.
pub fn said(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
