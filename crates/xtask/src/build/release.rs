//! `release/chan-gai-tong.zip`: the site, server snippets, notes, and checksums.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{files_below, hexadecimal, hosting, worker};
use crate::{Error, Result, project};

/// The root folder of the archive.
const FOLDER: &str = "chan-gai-tong";

/// Writes the archive of the built site and returns its path. Deterministic.
///
/// # Errors
/// If there is no built site, or a file cannot be read or written.
pub fn write() -> Result<PathBuf> {
    let folder = project::release();
    fs::create_dir_all(&folder).map_err(Error::writing(&folder))?;
    let path = folder.join("chan-gai-tong.zip");
    fs::write(&path, archive(&contents(&project::dist())?)).map_err(Error::writing(&path))?;
    Ok(path)
}

/// The files of the archive by path: the site in `site/`, the rest next to it.
///
/// # Errors
/// If a file cannot be read.
pub fn contents(site: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for file in files_below(site)? {
        let path = file.strip_prefix(site).unwrap_or(&file).to_string_lossy().into_owned();
        files.insert(format!("site/{path}"), fs::read(&file).map_err(Error::reading(&file))?);
    }
    for (path, text) in hosting::files(site)? {
        // The notes are at the top level, where they are found first.
        let path = if path == NOTES { path } else { format!("hosting/{path}") };
        files.insert(path, text.into_bytes());
    }
    let license = project::root().join("LICENSE");
    files.insert("LICENSE.txt".into(), fs::read(&license).map_err(Error::reading(&license))?);
    let sums = checksums(&files);
    files.insert("SHA256SUMS".into(), sums.into_bytes());
    Ok(files)
}

/// The notes for webmasters, in Chinese; an ASCII name that every archiver supports.
const NOTES: &str = "README.zh.txt";

/// Checksums in the format of `sha256sum --check`, without the files that webmasters edit.
fn checksums(files: &BTreeMap<String, Vec<u8>>) -> String {
    let settings = format!("site/{}", worker::SETTINGS);
    files.iter().filter(|(path, _)| **path != settings).fold(String::new(), |mut sums, (path, bytes)| {
        let _ = writeln!(sums, "{}  {path}", hexadecimal(&Sha256::digest(bytes)));
        sums
    })
}

/// Archives the files in path order with a fixed time, so that the output is deterministic.
fn archive(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        let is_packed = [".gz", ".br", ".png", ".zip"].iter().any(|ending| path.ends_with(ending));
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        zip.start_file(format!("{FOLDER}/{path}"), options)
            .and_then(|()| Ok(zip.write_all(bytes)?))
            .expect("writing to memory cannot fail, and no file is near the format's limits");
    }
    zip.finish().expect("writing to memory cannot fail").into_inner()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn files() -> BTreeMap<String, Vec<u8>> {
        [("site/index.html", "产改".repeat(100)), ("site/site.json", "{}".into()), ("x.gz", "packed".into())]
            .map(|(path, text)| (path.to_owned(), text.into_bytes()))
            .into()
    }

    #[test]
    fn what_is_archived_can_be_taken_out_again() {
        let mut zip = zip::ZipArchive::new(Cursor::new(archive(&files()))).unwrap();
        assert_eq!(zip.len(), 3);
        for (path, bytes) in files() {
            let mut read = Vec::new();
            zip.by_name(&format!("chan-gai-tong/{path}")).unwrap().read_to_end(&mut read).unwrap();
            assert_eq!(read, bytes, "{path}");
        }
    }

    #[test]
    fn the_same_files_give_the_same_archive_at_any_time() {
        let zip = archive(&files());
        let mut entries = zip::ZipArchive::new(Cursor::new(&zip)).unwrap();
        for index in 0..entries.len() {
            assert_eq!(entries.by_index(index).unwrap().last_modified(), Some(DateTime::default()));
        }
        assert_eq!(archive(&files()), zip);
    }

    #[test]
    fn checksums_cover_all_but_what_the_webmaster_edits() {
        let sums = checksums(&files());
        let paths: Vec<&str> = sums.lines().map(|line| &line[66..]).collect();
        assert_eq!(paths, ["site/index.html", "x.gz"]);
        assert!(sums.contains(&hexadecimal(&Sha256::digest("packed"))));
    }
}
