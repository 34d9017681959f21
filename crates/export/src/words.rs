//! Quotes, and the addresses of what is spoken of.

use policy::model::document::{Document, Quote};
use schemars::JsonSchema;
use serde::Serialize;

/// The id of a node of a document: short, stable and public. It begins with the document's id; the page of the
/// document has it as an HTML id.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[schemars(rename = "node_id")]
pub struct NodeId<'a>(#[schemars(regex(pattern = "^[a-z][a-z0-9-]*([.][a-z0-9.~-]+)?$"))] pub &'a str);

/// As the text writes it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "percent")]
pub struct Percent(#[schemars(regex(pattern = "^[0-9]+([.][0-9])?%$"))] pub String);

/// A day of the calendar.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "day", extend("format" = "date"))]
pub struct Day(pub String);

/// Words of a document, letter by letter, and the id of the node in which they stand exactly once.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[schemars(rename = "quote", deny_unknown_fields)]
pub struct Quoted<'a> {
    node: NodeId<'a>,
    #[schemars(length(min = 1))]
    text: &'a str,
}

impl<'a> Quoted<'a> {
    /// The words that a quote of this document points to.
    pub fn new(document: &Document<'a>, quote: Quote) -> Self {
        Self { node: NodeId(document.at(quote.node).id()), text: document.quoted(quote) }
    }
}

/// The text, or nothing for an empty one: what is not said is left out.
pub fn said(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
