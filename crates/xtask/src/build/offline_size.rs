//! How much a phone stores to have the site without a network, and how much of that goes over the network:
//! counted, and told on the about page.

use std::fs;
use std::path::Path;

use super::{packed, worker};
use crate::{Error, Result};

/// The page that tells it.
const PAGE: &str = "about/index.html";
/// What stands there in place of the sizes until they are known.
const STORED: &str = "{STORED-SIZE}";
/// See [`STORED`].
const SENT: &str = "{SENT-SIZE}";

/// Writes the sizes into the about page of the site in this folder, whose other files are all there.
///
/// # Errors
/// When there is no such page or it has no place for them, or a file cannot be read or written.
pub fn tell(site: &Path) -> Result<()> {
    let path = site.join(PAGE);
    let page = fs::read_to_string(&path).map_err(Error::reading(&path))?;
    if !page.contains(STORED) || !page.contains(SENT) {
        return Err(Error::Finding(format!("{PAGE} has no place for the sizes of what is stored")));
    }
    let (mut stored, mut sent) = (0, 0);
    for file in worker::files(site)? {
        let bytes = fs::read(&file).map_err(Error::reading(&file))?;
        stored += bytes.len();
        sent += if packed::is_worth_it(&file) { packed::gzip(&bytes).len() } else { bytes.len() };
    }
    let page = page.replace(STORED, &megabytes(stored)).replace(SENT, &megabytes(sent));
    fs::write(&path, page).map_err(Error::writing(&path))
}

/// In words, as telephones count; rather too much than too little.
fn megabytes(bytes: usize) -> String {
    let tenths = (10 * bytes).div_ceil(1024 * 1024);
    format!("{}.{}兆", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn site(name: &str, about: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-size-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("about")).unwrap();
        fs::create_dir_all(folder.join("data")).unwrap();
        fs::write(folder.join(PAGE), about).unwrap();
        folder
    }

    #[test]
    fn what_is_stored_is_counted_and_what_is_not_is_not() {
        let site = site("counted", "存{STORED-SIZE}，传{SENT-SIZE}");
        fs::write(site.join("picture.png"), vec![7; 1_500_000]).unwrap();
        fs::write(site.join("page.html"), vec![b'a'; 1_500_000]).unwrap();
        fs::write(site.join("data/all.json"), vec![b'a'; 1_500_000]).unwrap();
        fs::write(site.join("page.html.gz"), vec![b'a'; 1_500_000]).unwrap();
        tell(&site).unwrap();
        // 3,000,000 bytes, of which a picture cannot be packed and so many equal letters come to nothing.
        assert_eq!(fs::read_to_string(site.join(PAGE)).unwrap(), "存2.9兆，传1.5兆");
    }

    #[test]
    fn a_page_without_a_place_for_the_sizes_is_refused() {
        assert!(tell(&site("refused", "存{STORED-SIZE}")).is_err());
    }

    #[test]
    fn sizes_are_never_too_small() {
        assert_eq!(megabytes(1), "0.1兆");
        assert_eq!(megabytes(1024 * 1024 + 1), "1.1兆");
        assert_eq!(megabytes(20 * 1024 * 1024), "20.0兆");
    }
}
