//! Precompressed copies of the site's files, for servers that support them.

use std::fs;
use std::path::{Path, PathBuf};

use site_files::{gzip, gzip_tightly, is_worth_packing};

use super::{files_below, site, worker};
use crate::{Error, Result};

/// Files that webmasters edit or replace: a compressed copy would become stale.
const NEVER: [&str; 2] = [worker::SETTINGS, worker::WORKER];

/// Writes `x.gz` and `x.br` next to every compressible file `x`.
///
/// # Errors
/// If the folder cannot be read or written.
pub fn pack(folder: &Path) -> Result<()> {
    for file in files_below(folder)? {
        let is_replaced = NEVER.iter().any(|name| folder.join(name) == file);
        if is_worth_packing(&file) && !is_replaced {
            let bytes = fs::read(&file).map_err(Error::reading(&file))?;
            // Assets are part of every visit, and hosts without HTTPS send only gzip, so these are worth
            // some seconds.
            let gzip = if file.starts_with(folder.join(site::ASSETS)) { gzip_tightly } else { gzip };
            write(&with_ending(&file, ".gz"), &gzip(&bytes))?;
            write(&with_ending(&file, ".br"), &brotli(&bytes))?;
        }
    }
    Ok(())
}

/// The name of a file's compressed copy: `x.html` becomes `x.html.gz`.
#[must_use]
pub fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).map_err(Error::writing(path))
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters).expect("writing to memory cannot fail");
    packed
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_packed_can_be_unpacked() {
        let text = "产业工人".repeat(1000);
        for packed in [gzip(text.as_bytes()), gzip_tightly(text.as_bytes())] {
            let mut unpacked = String::new();
            flate2::read::GzDecoder::new(&*packed).read_to_string(&mut unpacked).unwrap();
            assert_eq!(unpacked, text);
        }
        let mut bytes = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(text.as_bytes()), &mut bytes).unwrap();
        assert_eq!(bytes, text.as_bytes());
    }

    #[test]
    fn what_webmasters_replace_has_no_packed_copy() {
        let folder = std::env::temp_dir().join(format!("xtask-packed-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("a")).unwrap();
        for name in ["sw.js", "site.json", "a/site.json", "icon.png"] {
            fs::write(folder.join(name), "{}").unwrap();
        }
        pack(&folder).unwrap();
        let names: Vec<_> = files_below(&folder).unwrap();
        let packed: Vec<_> =
            names.iter().filter(|name| name.extension().is_some_and(|e| e == "gz")).collect();
        assert_eq!(packed, [&folder.join("a/site.json.gz")]);
    }

    #[test]
    fn the_same_bytes_are_packed_the_same() {
        assert_eq!(gzip(b"text"), gzip(b"text"));
        assert_eq!(gzip_tightly(b"text"), gzip_tightly(b"text"));
        assert_eq!(brotli(b"text"), brotli(b"text"));
    }

    #[test]
    fn a_packed_file_keeps_its_whole_name() {
        assert_eq!(with_ending(Path::new("a/b.html"), ".br"), Path::new("a/b.html.br"));
    }
}
