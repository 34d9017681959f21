//! What ARCHITECTURE.md says is absent from a part, is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use xtask::build::files_below;

fn sources(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = files_below(&root.join(folder)).expect("the sources can be read");
    files.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
    assert!(!files.is_empty(), "{folder} has sources");
    files
}

/// Fails where one of the sources has one of the words.
fn assert_absent(sources: &[PathBuf], words: &[&str]) {
    for path in sources {
        let text = fs::read_to_string(path).expect("a source is text");
        for word in words {
            assert!(!text.contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn only_the_door_to_the_platform_names_it() {
    let mut outside = sources("src");
    outside.retain(|path| !path.components().any(|part| part.as_os_str() == "web"));
    assert_absent(&outside, &["web_sys", "gloo::"]);
}

#[test]
fn the_domain_does_no_input_or_output() {
    let domain = sources("crates/policy/src");
    assert_absent(&domain, &["std::fs", "std::net", "std::env", "SystemTime", "web_sys", "leptos"]);
}

/// The top-level modules of the domain, each with the others that its sources name.
fn domain_modules() -> BTreeMap<String, BTreeSet<String>> {
    let mut modules: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in sources("crates/policy/src") {
        let from_root = path.components().rev().take_while(|part| part.as_os_str() != "src").last();
        let module = from_root.expect("the source is in the folder").as_os_str().to_string_lossy();
        let module = module.trim_end_matches(".rs");
        if module == "lib" {
            continue;
        }
        let uses = modules.entry(module.to_owned()).or_default();
        let text = fs::read_to_string(&path).expect("a source is text");
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for (at, root) in line.match_indices("crate::") {
                let rest = &line[at + root.len()..];
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                uses.insert(rest[..end].to_owned());
            }
        }
        uses.remove(module);
    }
    modules
}

#[test]
fn the_domain_is_layers_above_its_model() {
    let mut modules = domain_modules();
    assert_eq!(modules.get("model"), Some(&BTreeSet::new()), "the model is the lowest layer");
    for (module, uses) in &modules {
        for used in uses {
            assert!(modules.contains_key(used), "{module} names crate::{used}, which is no module");
        }
    }
    // Takes off the lowest layer until none is left.
    while !modules.is_empty() {
        let above = modules.clone();
        modules.retain(|_, uses| uses.iter().any(|used| above.contains_key(used)));
        assert!(modules.len() < above.len(), "some of these use each other: {above:?}");
    }
}
