//! The people described in the project's cases.

use policy::Corpus;
use seeds::cases::{Person, people};
use seeds::compile;

use crate::common::folder;

/// Calls `check` with the project's corpus and the people of its cases.
pub fn with_people(check: impl FnOnce(&Corpus<'_>, Vec<Person>)) {
    let bytes = compile(&folder("seeds")).corpus.expect("seeds without errors");
    let corpus = Corpus::decode(&bytes).expect("what was encoded");
    let mut people = people(&corpus.eligibility, &folder("tests/cases"));
    // A case whose answers are given in turn yields several people; only the first is kept, because the
    // others differ in facts that the case does not mention.
    people.dedup_by(|one, other| one.name == other.name);
    assert!(people.len() >= 1000, "{} people", people.len());
    check(&corpus, people);
}
