//! The list of all files, with sizes and checksums.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::catalogue::CatalogueEntry;

/// The file that lists all others.
pub fn index(catalogue: &[CatalogueEntry], files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let listed = catalogue.iter().filter_map(|entry| {
        let bytes = files.get(&entry.path)?;
        Some(FileOut {
            path: &entry.path,
            document: entry.document.as_deref(),
            title: &entry.title,
            media_type: entry.media_type.name(),
            bytes: bytes.len(),
            sha256: format!("{:x}", Sha256::digest(bytes)),
        })
    });
    super::write("index", 0, File { files: listed.collect() })
}

/// All files of this folder.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "List of files")]
pub struct File<'a> {
    files: Vec<FileOut<'a>>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "file", deny_unknown_fields)]
struct FileOut<'a> {
    /// Relative to this file.
    path: &'a str,
    /// The id of its document.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    #[schemars(length(min = 1))]
    title: &'a str,
    #[schemars(regex(pattern = "^[a-z]+/[a-z+-]+$"))]
    media_type: &'static str,
    bytes: usize,
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    sha256: String,
}
