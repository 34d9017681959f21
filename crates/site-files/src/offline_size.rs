//! Computes the offline storage size and its transfer size, for the about page.

use std::path::Path;

use crate::{Files, gzip, is_worth_packing, worker};

/// The page that shows the sizes.
pub const PAGE: &str = "about/index.html";
/// Placeholders for the sizes.
const STORED: &str = "{STORED-SIZE}";
/// See [`STORED`].
const SENT: &str = "{SENT-SIZE}";

/// The page is missing or lacks the placeholders.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{PAGE} has no place for the sizes of what is stored")]
pub struct MissingPlaceholder;

/// Fills the sizes into the about page of an otherwise complete site.
///
/// # Errors
/// If the page is missing or lacks the placeholders.
pub fn fill_in_sizes(files: &mut Files) -> Result<(), MissingPlaceholder> {
    let page = files.get(PAGE).and_then(|page| std::str::from_utf8(page).ok()).ok_or(MissingPlaceholder)?;
    if !page.contains(STORED) || !page.contains(SENT) {
        return Err(MissingPlaceholder);
    }
    let (mut stored, mut sent) = (0, 0);
    for (path, bytes) in worker::stored(files) {
        stored += bytes.len();
        sent += if is_worth_packing(Path::new(path)) { gzip(bytes).len() } else { bytes.len() };
    }
    let page = page.replace(STORED, &megabytes(stored)).replace(SENT, &megabytes(sent));
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok(())
}

/// Formats a size in megabytes as phones do, rounded up.
fn megabytes(bytes: usize) -> String {
    let tenths = (10 * bytes).div_ceil(1024 * 1024);
    format!("{}.{}兆", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(about: &str) -> Files {
        [(PAGE.to_owned(), about.as_bytes().to_vec())].into()
    }

    #[test]
    fn what_is_stored_is_counted_and_what_is_not_is_not() {
        let mut site = site("存{STORED-SIZE}，传{SENT-SIZE}");
        site.insert("picture.png".to_owned(), vec![7; 1_500_000]);
        for name in ["page.html", "data/all.json", "workbench/engine.wasm", "page.html.gz"] {
            site.insert(name.to_owned(), vec![b'a'; 1_500_000]);
        }
        fill_in_sizes(&mut site).unwrap();
        // 3,000,000 bytes, of which the image is incompressible and the repeated letters compress to
        // nothing.
        assert_eq!(String::from_utf8(site[PAGE].clone()).unwrap(), "存2.9兆，传1.5兆");
    }

    #[test]
    fn a_page_without_a_place_for_the_sizes_is_refused() {
        assert_eq!(fill_in_sizes(&mut site("存{STORED-SIZE}")), Err(MissingPlaceholder));
        assert_eq!(fill_in_sizes(&mut Files::new()), Err(MissingPlaceholder));
    }

    #[test]
    fn sizes_are_never_too_small() {
        assert_eq!(megabytes(1), "0.1兆");
        assert_eq!(megabytes(1024 * 1024 + 1), "1.1兆");
        assert_eq!(megabytes(20 * 1024 * 1024), "20.0兆");
    }
}
