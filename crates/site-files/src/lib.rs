//! From compiled seeds and the app to the files of a site, in memory: what `cargo xtask build` writes to a folder, and
//! what the workbench puts into an archive, by the same code.
//!
//! The pages themselves come from the app's renderer, which this crate does not know: [`App::assets`] says what it
//! needs to be told, and [`finish`] adds what can only be written when the pages are there.

mod app;
mod content;
mod offline_size;
pub mod worker;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use sha2::{Digest, Sha256};

pub use app::{App, Assets, Engine, EngineFiles, Packs, Style, packs_of};
pub use content::{Content, ContentError};
pub use offline_size::{MissingPlace, PAGE as PAGE_OF_SIZES, tell as tell_offline_size};

/// Files by their paths below a folder, with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The folder of the files that pages load.
pub const ASSETS: &str = "assets";

/// The folder of the open data.
pub const DATA: &str = "data";

/// The folder of the workbench, which no reader's page loads.
pub const WORKBENCH: &str = "workbench";

/// Says that what follows is UTF-8, and wins over a server's header that says otherwise.
pub const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Kinds of files that packing makes smaller. Images are packed by themselves.
const KINDS: [&str; 12] =
    ["bin", "html", "css", "csv", "js", "wasm", "json", "md", "svg", "txt", "webmanifest", "xml"];

/// Adds what depends on all other files: how much a phone stores, the bundles, and the service worker.
///
/// # Errors
/// Where the about page has no place for the sizes.
pub fn finish(files: &mut Files, worker: &[u8]) -> Result<(), MissingPlace> {
    offline_size::tell(files)?;
    worker::write(files, worker);
    Ok(())
}

/// Whether packing makes a file of this name smaller.
#[must_use]
pub fn is_worth_packing(file: &Path) -> bool {
    file.extension().is_some_and(|extension| KINDS.iter().any(|kind| extension == *kind))
}

/// Packed by gzip, without name and time, so that the same bytes are always packed the same.
#[must_use]
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    // Memory can always be written to.
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

/// The name by which a browser may keep a file for ever: 16 hexadecimal digits of its SHA-256.
#[must_use]
pub fn content_hash(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes)[..8])
}

/// Bytes as hexadecimal digits.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// A stylesheet or script with a byte order mark.
fn marked(bytes: &[u8]) -> Vec<u8> {
    [BYTE_ORDER_MARK.as_bytes(), bytes].concat()
}
