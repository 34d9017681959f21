//! The files of the built site: every asset that a page names exists. The renderer's own tests check the contents
//! of pages.

use std::collections::{BTreeMap, BTreeSet};

use e2e::{Result, Served};
use xtask::build::content_hash;
use xtask::project;

/// The paths below `assets/` that a page names.
fn assets(html: &str) -> BTreeSet<&str> {
    let mentions = html.match_indices("assets/").map(|(start, _)| &html[start..]);
    mentions.filter_map(|rest| rest.split(['"', ' ']).next()).collect()
}

/// Two versions of one asset would mean pages of two releases.
#[test]
fn pages_name_one_version_of_each_asset_and_it_is_there() -> Result {
    let site = Served::at_root()?;
    let mut versions = BTreeMap::new();
    for page in site.pages()? {
        let html = site.html(&page)?;
        let named = assets(&html);
        for kind in [".css", ".js", ".wasm"] {
            assert!(named.iter().any(|path| path.ends_with(kind)), "{page} names no {kind}: {named:?}");
        }
        for path in named {
            assert!(project::dist().join(path).is_file(), "{page}: {path}");
            let (name, hash) = path.rsplit_once('-').ok_or("the name ends with a hash")?;
            let (_, kind) = hash.split_once('.').ok_or("the file has a kind")?;
            let version =
                versions.entry((name.to_owned(), kind.to_owned())).or_insert_with(|| path.to_owned());
            assert_eq!(version, path, "{page}");
        }
    }
    Ok(())
}

/// Browsers cache assets permanently, so the name must change with the content.
#[test]
fn every_asset_is_named_by_its_bytes() -> Result {
    let folder = project::dist().join("assets");
    let mut checked = 0;
    for file in xtask::build::files_below(&folder)? {
        let name = file.file_name().ok_or("a file has a name")?.to_string_lossy().into_owned();
        let packed = [".gz", ".br"].iter().any(|ending| name.ends_with(ending));
        if !packed {
            assert!(name.contains(&content_hash(&std::fs::read(&file)?)), "{name}");
            checked += 1;
        }
    }
    assert!(checked >= 4, "only {checked} assets");
    Ok(())
}

#[test]
fn the_about_page_leads_to_the_licences_of_what_is_in_the_app() -> Result {
    let site = Served::at_root()?;
    assert!(site.html("about/")?.contains("href=\"../licences.txt\""));
    let licences = std::fs::read_to_string(project::dist().join("licences.txt"))?;
    assert!(licences.contains("leptos") && licences.contains("Permission is hereby granted"));
    Ok(())
}
