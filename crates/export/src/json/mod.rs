//! The JSON files, with the parts that they share. Each starts with the path of its schema.
//!
//! Absent data is omitted: a missing member means that neither the text nor the annotations say anything.

mod alignment;
mod benefits;
mod condition;
mod document;
mod figures;
mod index;
mod questions;
mod vocabulary;

pub use alignment::{File as AlignmentJson, alignment};
pub use benefits::{File as BenefitsJson, benefits, document as document_of};
pub use document::{File as DocumentJson, document};
pub use figures::{File as FiguresJson, figures};
pub use index::{File as IndexJson, index};
pub use questions::{File as QuestionsJson, questions};
pub use vocabulary::{File as VocabularyJson, vocabulary};

use policy::model::document::{Document, Quote};
use schemars::JsonSchema;
use serde::Serialize;

use crate::schemas;

// A file: the schema's path, then the contents, which provide title and description. (A doc comment here
// would replace those in the schemas.)
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct File<T> {
    /// The path of this schema, relative to the file.
    #[serde(rename = "$schema")]
    schema: String,
    #[serde(flatten)]
    content: T,
}

/// Serializes a file that lies `folders` levels below `data/`.
fn write<T: Serialize>(schema: &str, folders: usize, content: T) -> Vec<u8> {
    let file = File { schema: "../".repeat(folders) + &schemas::path(schema), content };
    let mut bytes = serde_json::to_vec_pretty(&file).expect("string keys and in-memory output cannot fail");
    bytes.push(b'\n');
    bytes
}

/// The id of a node of a document: short, stable and public. It starts with the document's id and is an HTML
/// id on the document's page.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[schemars(rename = "node_id")]
pub struct NodeId<'a>(#[schemars(regex(pattern = "^[a-z][a-z0-9-]*([.][a-z0-9.~-]+)?$"))] pub &'a str);

/// As printed in the text.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "percent")]
pub struct PercentOut(#[schemars(regex(pattern = "^[0-9]+([.][0-9])?%$"))] pub String);

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
