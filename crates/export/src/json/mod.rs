//! The JSON files. Each starts with the path of its schema.
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

pub use alignment::{File as AlignmentFile, alignment};
pub use benefits::{File as BenefitsFile, benefits, document as document_of};
pub use document::{File as DocumentFile, document};
pub use figures::{File as FiguresFile, figures};
pub use index::{File as IndexFile, index};
pub use questions::{File as QuestionsFile, questions};
pub use vocabulary::{File as VocabularyFile, vocabulary};

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
