//! The project's own cases, run against the project's own seeds.

mod common;

use common::folder;
use policy::Corpus;
use seeds::{Style, cases, compile};

#[test]
fn every_case_holds_and_nothing_is_left_untried() {
    let bytes = compile(&folder("seeds")).corpus.expect("seeds without errors");
    let corpus = Corpus::decode(&bytes).unwrap();
    let results = cases::run(&corpus.eligibility, &folder("tests/cases"), Style::Plain);
    assert!(results.failed == 0 && results.passed >= 120, "{}", results.text);
    let gaps = results.tally.gaps(&corpus.eligibility);
    assert!(gaps.is_empty(), "no case tries out\n{}", gaps.join("\n"));
}
