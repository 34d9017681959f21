//! The corpus in two parts: the documents, which the app carries, and the content, which it loads.

use std::path::Path;

use policy::Corpus;
use policy::corpus::{CONTENT, DecodeError};
use seeds::{Compilation, SeedFiles};

fn seeds() -> Compilation {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let files: SeedFiles = seeds::files::read_dir(&folder).expect("the project's seeds can be read");
    seeds::compile(&files)
}

#[test]
fn documents_and_content_make_the_whole() {
    let compilation = seeds();
    let (whole, documents) = (compilation.corpus.unwrap(), compilation.documents.unwrap());
    let alone = Corpus::decode(&documents).unwrap();
    assert_eq!(alone.documents.len(), 2);
    assert!(!alone.has_content());

    let both = alone.with_content(&compilation.packs[CONTENT]).unwrap();
    assert!(both.has_content());
    assert_eq!(both, Corpus::decode(&whole).unwrap());
}

#[test]
fn content_about_other_documents_is_refused() {
    let compilation = seeds();
    let content = &compilation.packs[CONTENT];
    assert_eq!(Corpus::default().with_content(content), Err(DecodeError::OutOfBounds));
    assert_eq!(Corpus::default().with_content(&content[..content.len() - 1]), Err(DecodeError::Malformed));
    assert_eq!(Corpus::default().with_content(b"<!doctype html>"), Err(DecodeError::Version));
}
