//! The JSON files. Each begins with the path of the schema that describes it.
//!
//! What is not said is left out: a missing member means that the text, or whoever wrote about it, does
//! not say.

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

// A file: the schema, then what it holds, whose title and description are those of the file. (A doc comment here
// would stand in the schemas instead of them.)
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct File<T> {
    /// The path of this schema, relative to the file.
    #[serde(rename = "$schema")]
    schema: String,
    #[serde(flatten)]
    content: T,
}

/// The bytes of a file that lies so many folders below `data/`.
fn write<T: Serialize>(schema: &str, folders: usize, content: T) -> Vec<u8> {
    let file = File { schema: "../".repeat(folders) + &schemas::path(schema), content };
    let mut bytes =
        serde_json::to_vec_pretty(&file).expect("its keys are strings, and memory can be written to");
    bytes.push(b'\n');
    bytes
}
