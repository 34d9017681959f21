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

pub use alignment::alignment;
pub use benefits::{benefits, document as document_of};
pub use document::document;
pub use figures::figures;
pub use index::index;
pub use questions::questions;
pub use vocabulary::vocabulary;

use serde::Serialize;

use crate::schemas;

/// A file: the schema, then what it holds.
#[derive(Serialize)]
struct File<T> {
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
