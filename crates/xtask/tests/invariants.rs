//! What ARCHITECTURE.md says is absent from a part, is.

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
