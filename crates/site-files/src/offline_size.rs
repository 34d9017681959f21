//! How much a phone stores to have the site without a network, and how much of that goes over the network:
//! counted, and told on the about page.

use std::path::Path;

use crate::{Files, gzip, is_worth_packing, worker};

/// The page that tells it.
pub const PAGE: &str = "about/index.html";
/// What stands there in place of the sizes until they are known.
const STORED: &str = "{STORED-SIZE}";
/// See [`STORED`].
const SENT: &str = "{SENT-SIZE}";

/// There is no such page, or it has no place for the sizes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{PAGE} has no place for the sizes of what is stored")]
pub struct MissingPlace;

/// Writes the sizes into the about page of a site whose other files are all there.
///
/// # Errors
/// When there is no such page or it has no place for them.
pub fn tell(files: &mut Files) -> Result<(), MissingPlace> {
    let page = files.get(PAGE).and_then(|page| std::str::from_utf8(page).ok()).ok_or(MissingPlace)?;
    if !page.contains(STORED) || !page.contains(SENT) {
        return Err(MissingPlace);
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

/// In words, as telephones count; rather too much than too little.
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
        tell(&mut site).unwrap();
        // 3,000,000 bytes, of which a picture cannot be packed and so many equal letters come to nothing.
        assert_eq!(String::from_utf8(site[PAGE].clone()).unwrap(), "存2.9兆，传1.5兆");
    }

    #[test]
    fn a_page_without_a_place_for_the_sizes_is_refused() {
        assert_eq!(tell(&mut site("存{STORED-SIZE}")), Err(MissingPlace));
        assert_eq!(tell(&mut Files::new()), Err(MissingPlace));
    }

    #[test]
    fn sizes_are_never_too_small() {
        assert_eq!(megabytes(1), "0.1兆");
        assert_eq!(megabytes(1024 * 1024 + 1), "1.1兆");
        assert_eq!(megabytes(20 * 1024 * 1024), "20.0兆");
    }
}
