//! The snippets for web servers, as they go with a built site.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::files_below;
use crate::{Error, Result, project};

/// The files of `hosting/`, each with its path there. The hashes that let the page for lost addresses
/// run under a strict policy are filled in: that page can refer to no other file.
///
/// # Errors
/// When a file cannot be read.
pub fn files(site: &Path) -> Result<Vec<(String, String)>> {
    let page = site.join("404.html");
    let page = fs::read_to_string(&page).map_err(Error::reading(&page))?;
    let (script, style) = (hash_of(&page, "script")?, hash_of(&page, "style")?);
    let folder = project::root().join("hosting");
    let mut files = Vec::new();
    for file in files_below(&folder)? {
        let path = file.strip_prefix(&folder).unwrap_or(&file).to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).map_err(Error::reading(&file))?;
        files.push((path, text.replace("{SCRIPT-HASH}", &script).replace("{STYLE-HASH}", &style)));
    }
    Ok(files)
}

/// What a Content-Security-Policy calls the content of the page's only element of this name.
fn hash_of(page: &str, element: &str) -> Result<String> {
    let content = page
        .split_once(&format!("<{element}>"))
        .and_then(|(_, rest)| rest.split_once(&format!("</{element}>")))
        .map(|(content, _)| content)
        .ok_or_else(|| Error::Finding(format!("404.html has no <{element}>")))?;
    Ok(format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_named_by_the_hash_of_its_content() {
        let page = "<style>a</style><script>alert('Hello, world.');</script>";
        // The example of the specification.
        let expected = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert_eq!(hash_of(page, "script").unwrap(), expected);
        assert!(hash_of(page, "template").is_err());
    }

    #[test]
    fn no_snippet_keeps_a_blank() {
        let site = std::env::temp_dir().join(format!("xtask-hosting-{}", std::process::id()));
        fs::create_dir_all(&site).unwrap();
        fs::write(site.join("404.html"), "<style>a</style><script>b</script>").unwrap();
        let files = files(&site).unwrap();
        for name in ["nginx.conf", "apache.htaccess", "web.config", "remove-worker/sw.js"] {
            let (_, text) = files.iter().find(|(path, _)| path == name).unwrap();
            assert!(!text.contains("-HASH}"), "{name}");
        }
        for (name, text) in files.iter().filter(|(name, _)| name != "remove-worker/sw.js") {
            let has = text.contains("Content-Security-Policy");
            assert!(!has || !text.contains("unsafe-inline") && text.contains("'sha256-"), "{name}");
        }
    }
}
