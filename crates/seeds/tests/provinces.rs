//! Splitting one set of seeds into a corpus for each province.

mod common;

use common::folder;
use policy::Corpus;
use seeds::{CompiledProvince, SeedFiles, compile, provinces};

/// The provinces of the seeds, and the corpus of all documents.
fn parts(files: &SeedFiles) -> (Vec<CompiledProvince>, Vec<u8>) {
    let whole = compile(files).corpus.expect("there is no error");
    let corpus = Corpus::decode(&whole).expect("it was just encoded");
    (provinces(files, &corpus), whole)
}

fn with_sample() -> SeedFiles {
    folder("seeds").into_iter().chain(folder("tests/sample/seeds")).collect()
}

fn ids<'c>(corpus: &Corpus<'c>) -> Vec<&'c str> {
    corpus.documents.iter().map(|document| document.id).collect()
}

#[test]
fn a_single_province_has_everything() {
    let (parts, whole) = parts(&folder("seeds"));
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].id, "heilongjiang");
    assert!(parts[0].corpus == whole, "nothing is left out");
}

#[test]
fn another_province_adds_nothing_to_the_first() {
    let (alone, _) = parts(&folder("seeds"));
    let (both, _) = parts(&with_sample());
    let names: Vec<&str> = both.iter().map(|part| part.id.as_str()).collect();
    assert_eq!(names, ["heilongjiang", "sample"]);
    assert!(both[0] == alone[0]);
}

#[test]
fn a_province_has_its_document_the_national_one_and_what_was_written_of_them() {
    let (parts, _) = parts(&with_sample());
    let corpus = Corpus::decode(&parts[1].corpus).expect("it is sound");
    assert_eq!(ids(&corpus), ["national", "sample"]);
    let benefits: Vec<&str> = corpus.eligibility.benefits.iter().map(|benefit| benefit.id).collect();
    assert_eq!(benefits, ["sample-skill-subsidy", "sample-prize"]);
    let sample = &corpus.documents[1];
    assert!(
        corpus.counterparts.iter().all(|counterpart| counterpart.document == 1)
            && !corpus.counterparts.is_empty()
    );
    assert!(corpus.figures.iter().all(
        |figure| sample.contains_quote(figure.quote) || corpus.documents[0].contains_quote(figure.quote)
    ));
    assert!(corpus.vocabulary.words.iter().all(|(_, terms)| !terms.is_empty()), "each word finds something");
}

#[test]
fn a_document_that_nobody_is_held_against_belongs_to_all() {
    let mut files = with_sample();
    files.remove("alignments/sample--national.toml");
    files.remove("alignments/heilongjiang--national.toml");
    let (parts, _) = parts(&files);
    for part in parts {
        let corpus = Corpus::decode(&part.corpus).expect("it is sound");
        assert_eq!(ids(&corpus), ["national", part.id.as_str()]);
    }
}

#[test]
fn where_no_document_is_a_provinces_all_are_one_part() {
    let mut files = folder("seeds");
    files.retain(|path, _| path.starts_with("national/"));
    let (parts, whole) = parts(&files);
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].id, "national");
    assert!(parts[0].corpus == whole);
}
