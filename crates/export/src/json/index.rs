//! The list of all files, with their sizes and checksums.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::catalogue::Entry;

/// The file that lists the others.
pub fn index(catalogue: &[Entry], files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
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

#[derive(Serialize)]
struct File<'a> {
    files: Vec<FileOut<'a>>,
}

#[derive(Serialize)]
struct FileOut<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    title: &'a str,
    media_type: &'static str,
    bytes: usize,
    sha256: String,
}
