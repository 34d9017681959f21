//! Assembles the files of a site in memory from compiled seeds and the app. Shared by `cargo xtask build`
//! and the workbench.
//!
//! Pages come from the app's renderer, which this crate does not depend on: [`App::assets`] provides its
//! input, and [`finish`] adds the files that depend on the finished pages. [`single_file()`] makes one page of them
//! all.

mod app;
mod content;
mod file_page;
mod offline_size;
mod single_file;
pub mod worker;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};

pub use app::{App, Assets, EngineFiles, Packs, Stylesheet, WasmEngine, packs_of};
pub use content::{Content, ContentError};
pub use offline_size::{MissingPlaceholder, PAGE as PAGE_OF_SIZES, fill_in_sizes};
pub use single_file::{
    NAME as SINGLE_FILE_NAME, SingleFileError, embedded, gzip_tightly, hash_source, single_file,
};

/// Files by relative path, with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The folder of assets.
pub const ASSETS: &str = "assets";

/// The folder of open data.
pub const DATA: &str = "data";

/// The folder of the workbench, to which no reader's page refers.
pub const WORKBENCH: &str = "workbench";

/// Marks a file as UTF-8, overriding a wrong charset in a server's header.
pub const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Extensions of compressible files. Images are already compressed.
const KINDS: [&str; 12] =
    ["bin", "html", "css", "csv", "js", "wasm", "json", "md", "svg", "txt", "webmanifest", "xml"];

/// Adds what depends on all other files: the offline size, the bundles, and the service worker.
///
/// # Errors
/// If the about page lacks the placeholders for the sizes.
pub fn finish(files: &mut Files, worker: &[u8]) -> Result<(), MissingPlaceholder> {
    offline_size::fill_in_sizes(files)?;
    worker::write(files, worker);
    Ok(())
}

/// Whether a file of this name is compressible.
#[must_use]
pub fn is_worth_packing(file: &Path) -> bool {
    file.extension().is_some_and(|extension| KINDS.iter().any(|kind| extension == *kind))
}

/// Compresses with gzip, without name and time, so that the output is deterministic.
#[must_use]
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    // Writing to memory cannot fail.
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

/// The hash used in immutable file names: 16 hexadecimal digits of the SHA-256.
#[must_use]
pub fn content_hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes)[..8])
}

/// Formats bytes in hexadecimal.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Prefixes a stylesheet or script with a byte order mark.
fn marked(bytes: &[u8]) -> Vec<u8> {
    [BYTE_ORDER_MARK.as_bytes(), bytes].concat()
}
