//! A mutated gate or constraint that no case detects is reported with answers that would detect it.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::folder;
use policy::Corpus;
use seeds::{SeedFiles, mutants};

#[test]
fn every_question_asked_of_others_is_told_with_answers_that_show_it() {
    let seeds = folder("seeds");
    let bytes = seeds::compile(&seeds).corpus.expect("the seeds are right");
    let corpus = Corpus::decode(&bytes).expect("it was just encoded");
    let only = Some(BTreeSet::from([mutants::ALL.to_owned()]));
    // Without cases no mutant is detected.
    let mut questions = corpus.eligibility.clone();
    questions.benefits.truncate(40);
    let results = mutants::run(&questions, &seeds, &SeedFiles::new(), "", &only).expect("the list is empty");
    let of_questions: Vec<&str> = results.text.lines().skip_while(|line| !line.contains("applies")).collect();
    assert_eq!(results.caught, 0);
    let missed = of_questions.iter().filter(|line| line.starts_with("missed "));
    assert!(missed.count() > 200, "{}", results.text);
    // Some are listed, because no answers show them.
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/equivalent-mutants.toml");
    let listed = fs::read_to_string(list).expect("the list is there");
    for pair in of_questions.windows(2).filter(|pair| pair[0].starts_with("missed ")) {
        let mutant = pair[0].trim_start_matches("missed ").trim_end_matches(" (questions.toml)");
        let is_listed = listed.contains(&format!("mutant = \"{mutant}\""));
        assert!(is_listed || pair[1].starts_with("    "), "{mutant} has no answers");
    }
}
