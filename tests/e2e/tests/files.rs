//! The files of the built site, without a browser. What pages say and link to is tested with their
//! renderer; here it is whether the build put everything where they look for it.

use std::collections::BTreeSet;

use e2e::{Result, Served};
use xtask::build::content_hash;
use xtask::project;

/// The files below `assets/` that a page names.
fn assets(html: &str) -> BTreeSet<&str> {
    let mentions = html.match_indices("assets/").map(|(start, _)| &html[start..]);
    mentions.filter_map(|rest| rest.split(['"', ' ']).next()).collect()
}

#[test]
fn every_page_names_the_same_assets_and_they_are_there() -> Result {
    let site = Served::at_root()?;
    let home = site.html("")?;
    for kind in [".css", ".js", ".wasm"] {
        assert!(assets(&home).iter().any(|path| path.ends_with(kind)), "no {kind} among {:?}", assets(&home));
    }
    for page in site.pages()? {
        assert_eq!(assets(&site.html(&page)?), assets(&home), "{page}");
    }
    for path in assets(&home) {
        assert!(project::dist().join(path).is_file(), "{path}");
    }
    Ok(())
}

/// A browser may keep such a file for ever: its name must change with any of its bytes.
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
