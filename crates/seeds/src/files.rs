//! Loads a seeds folder into memory. This is the only I/O of the crate.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::diagnostics::Diagnostics;

/// The files of a seeds folder: bytes by relative path, with `/`.
pub type SeedFiles = BTreeMap<String, Vec<u8>>;

/// Maximum size of a seed file in bytes: several times the largest one, and small enough to parse instantly.
pub const LIMIT: usize = 1 << 18;

/// Reads all files of a folder recursively, except hidden ones. A file over the limit is read just far
/// enough to detect that.
///
/// # Errors
/// If the folder or a file in it cannot be read; the message names it.
pub fn read_dir(dir: &Path) -> io::Result<SeedFiles> {
    let mut files = SeedFiles::new();
    read_into(dir, "", &mut files)?;
    Ok(files)
}

fn read_into(dir: &Path, prefix: &str, files: &mut SeedFiles) -> io::Result<()> {
    let named =
        |error: io::Error, path: &Path| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    for entry in fs::read_dir(dir).map_err(|error| named(error, dir))? {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        // Symbolic links to folders are not followed, because they could form a cycle. Pipes and devices are
        // skipped, because reading one could block forever.
        if entry.file_type()?.is_dir() {
            read_into(&path, &format!("{prefix}{name}/"), files)?;
        } else if fs::metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
            let mut bytes = Vec::new();
            let limit = u64::try_from(LIMIT + 1).unwrap_or(u64::MAX);
            fs::File::open(&path)
                .and_then(|file| file.take(limit).read_to_end(&mut bytes))
                .map_err(|error| named(error, &path))?;
            files.insert(format!("{prefix}{name}"), bytes);
        }
    }
    Ok(())
}

/// The text of a file; reports and returns `None` if it is missing, empty, too large or not UTF-8.
pub fn text<'f>(files: &'f SeedFiles, path: &str, diagnostics: &mut Diagnostics) -> Option<&'f str> {
    let Some(bytes) = files.get(path) else {
        diagnostics.file_error(
            path,
            format!("{path} is missing"),
            "seeds/heilongjiang shows what a folder holds",
        );
        return None;
    };
    if bytes.len() > LIMIT {
        diagnostics.file_error(
            path,
            format!("{path} is larger than {LIMIT} bytes, the most a seed file may have"),
            "an official document is a few dozen kilobytes: is this the right file?",
        );
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim_start_matches('\u{feff}').trim().is_empty() => {
            diagnostics.file_error(path, format!("{path} is empty"), "put the text in, or remove the file");
            None
        }
        Ok(text) => {
            diagnostics.add_text(path, text);
            Some(text)
        }
        Err(error) => {
            let at = error.valid_up_to();
            diagnostics.add_text(path, &String::from_utf8_lossy(bytes));
            diagnostics.error(
                path,
                at..at + char::REPLACEMENT_CHARACTER.len_utf8(),
                format!("{path} is not UTF-8: byte {at} is 0x{:02X}", bytes[at]),
                "not UTF-8 from here",
                "save the file as UTF-8; if it is GB18030, convert it: iconv -f GB18030 -t UTF-8",
            );
            None
        }
    }
}
