//! Shared parts of the JSON files: quotes and node ids.

use policy::model::document::{Document, Quote};
use schemars::JsonSchema;
use serde::Serialize;

/// The id of a node of a document: short, stable and public. It starts with the document's id and is an HTML
/// id on the document's page.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[schemars(rename = "node_id")]
pub struct NodeId<'a>(#[schemars(regex(pattern = "^[a-z][a-z0-9-]*([.][a-z0-9.~-]+)?$"))] pub &'a str);

/// As printed in the text.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "percent")]
pub struct Percent(#[schemars(regex(pattern = "^[0-9]+([.][0-9])?%$"))] pub String);

/// A calendar day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "day", extend("format" = "date"))]
pub struct Day(pub String);

/// Words of a document, verbatim, with the id of the node in which they occur exactly once.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[schemars(rename = "quote", deny_unknown_fields)]
pub struct Quoted<'a> {
    node: NodeId<'a>,
    #[schemars(length(min = 1))]
    text: &'a str,
}

impl<'a> Quoted<'a> {
    /// The words of a quote.
    pub fn new(document: &Document<'a>, quote: Quote) -> Self {
        Self { node: NodeId(document.at(quote.node).id()), text: document.quoted(quote) }
    }
}

/// `None` for an empty text, which is then omitted.
pub fn non_empty(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
