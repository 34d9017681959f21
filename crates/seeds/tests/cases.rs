//! The project's own cases, run against the project's own seeds.

use std::path::Path;

use policy::Corpus;
use seeds::{Style, cases, compile, files};

fn folder(name: &str) -> files::SeedFiles {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    files::read_dir(&root.join(name)).expect("the folder can be read")
}

#[test]
fn every_case_holds_and_nothing_is_left_untried() {
    let bytes = compile(&folder("seeds")).corpus.expect("seeds without errors");
    let corpus = Corpus::decode(&bytes).unwrap();
    let results = cases::run(&corpus.eligibility, &folder("tests/cases"), Style::Plain);
    assert!(results.failed == 0 && results.passed >= 120, "{}", results.text);
    let gaps = results.tally.gaps(&corpus.eligibility);
    assert!(gaps.is_empty(), "no case tries out\n{}", gaps.join("\n"));
}
