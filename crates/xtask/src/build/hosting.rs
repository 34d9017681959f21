//! The web server snippets that accompany a built site.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::files_below;
use crate::{Error, Result, project};

/// The files of `hosting/` by path, with the hashes of inline styles and scripts for the content security
/// policy filled in.
///
/// # Errors
/// If a file cannot be read.
pub fn files(site: &Path) -> Result<Vec<(String, String)>> {
    let (mut scripts, mut styles) = (BTreeSet::new(), BTreeSet::new());
    for page in files_below(site)?.into_iter().filter(|file| file.extension().is_some_and(|it| it == "html"))
    {
        let page = fs::read_to_string(&page).map_err(Error::reading(&page))?;
        scripts.extend(hashes(&page, "script"));
        styles.extend(hashes(&page, "style"));
    }
    let list = |hashes: BTreeSet<String>| hashes.into_iter().collect::<Vec<_>>().join(" ");
    let (scripts, styles) = (list(scripts), list(styles));
    let folder = project::root().join("hosting");
    let mut files = Vec::new();
    for file in files_below(&folder)? {
        let path = file.strip_prefix(&folder).unwrap_or(&file).to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).map_err(Error::reading(&file))?;
        files.push((path, text.replace("{SCRIPT-HASHES}", &scripts).replace("{STYLE-HASHES}", &styles)));
    }
    Ok(files)
}

/// The content security policy hashes of a page's inline elements with this name. External files have no
/// hash, and data blocks need none.
fn hashes(page: &str, element: &str) -> Vec<String> {
    let (start, end) = (format!("<{element}"), format!("</{element}>"));
    let elements = page.match_indices(&start).filter_map(|(at, _)| {
        let (attributes, rest) = page[at + start.len()..].split_once('>')?;
        let runs = !attributes.contains(" src=") && !attributes.contains(" type=");
        rest.split_once(&end).map(|(content, _)| content).filter(|_| runs)
    });
    elements.map(|content| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_named_by_the_hash_of_its_content() {
        let page = "<style data-path=\"x\">a</style><script>alert('Hello, world.');</script>\
                    <script src=\"x\" defer></script><script type=\"application/ld+json\">{}</script>";
        // The example of the specification.
        assert_eq!(hashes(page, "script"), ["'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"]);
        assert_eq!(hashes(page, "style").len(), 1);
        assert!(hashes(page, "template").is_empty());
    }

    #[test]
    fn no_snippet_keeps_a_blank() {
        let site = std::env::temp_dir().join(format!("xtask-hosting-{}", std::process::id()));
        fs::create_dir_all(&site).unwrap();
        fs::write(site.join("404.html"), "<style>a</style><script>b</script>").unwrap();
        fs::write(site.join("index.html"), "<style>c</style><script>b</script>").unwrap();
        let files = files(&site).unwrap();
        for name in ["nginx.conf", "apache.htaccess", "web.config", "remove-worker/sw.js"] {
            let (_, text) = files.iter().find(|(path, _)| path == name).unwrap();
            assert!(!text.contains("-HASHES}"), "{name}");
        }
        for (name, text) in files.iter().filter(|(name, _)| name != "remove-worker/sw.js") {
            let has = text.contains("Content-Security-Policy");
            assert!(!has || !text.contains("unsafe-inline") && text.contains("'sha256-"), "{name}");
        }
    }
}
