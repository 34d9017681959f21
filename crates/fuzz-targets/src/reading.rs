//! Parsers of authors' files: any contents compile or produce diagnostics.

use policy::Corpus;
use seeds::{SeedFiles, Style, cases, compile, document};

use crate::samples::{SAMPLE, SAMPLE_COMPILED, SEEDS};
use crate::walk;

/// A case file, added to the sample's files; its cases run against the sample's rules.
const CASES: &str = "cases.toml";
const RIGHT_CASES: &str = r#"
[[case]]
name = "样例"
as_of = "2018-06-01"
answers = { who = "person", employed = true, papers = ["qualification"], paper_date = "2018-01-01", insured = 5 }
expect = { m1-subsidy = "met" }
"#;

/// Parses the bytes as the `source.txt` of a document.
///
/// # Panics
/// If the tree does not contain every non-whitespace character exactly once, in order.
pub fn document(bytes: &[u8]) {
    let files = SeedFiles::from([
        ("sample/source.txt".to_owned(), bytes.to_owned()),
        ("sample/document.toml".to_owned(), SAMPLE["sample/document.toml"].clone()),
    ]);
    let mut diagnostics = seeds::Diagnostics::default();
    let read = document::read_all(&files, &mut diagnostics);
    for parsed in document::documents(&read, &mut diagnostics) {
        walk::document(&parsed);
        let source = std::str::from_utf8(bytes).expect("only text is parsed");
        let without_whitespace = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        assert!(
            parsed.compared_with(source).is_complete(),
            "characters of the text: {}",
            without_whitespace(parsed.text)
        );
    }
    let _ = diagnostics.render(Style::Coloured);
}

/// Seed inputs: the project's texts, complete and truncated to 600 characters.
#[must_use]
pub fn document_starts() -> Vec<Vec<u8>> {
    let texts = || SEEDS.iter().chain(&*SAMPLE).filter(|(path, _)| path.ends_with("/source.txt"));
    let beginning = |text: &[u8]| {
        let text = String::from_utf8_lossy(text);
        text.chars().take(600).collect::<String>().into_bytes()
    };
    texts().map(|(_, text)| text.clone()).chain(texts().map(|(_, text)| beginning(text))).collect()
}

/// Replaces one file of the sample, selected by the first byte, by the remaining bytes.
///
/// # Panics
/// If compilation fails without an error diagnostic, or a compiled corpus does not survive a round trip
/// through its encoding.
pub fn seeds(bytes: &[u8]) {
    let Some((&choice, content)) = bytes.split_first() else { return };
    let names = names();
    let name = &names[usize::from(choice) % names.len()];
    if name == CASES {
        return try_cases(content);
    }
    let mut files = SAMPLE.clone();
    files.insert(name.clone(), content.to_owned());
    let compilation = compile(&files);
    assert_eq!(compilation.corpus.is_none(), compilation.diagnostics.has_errors());
    let _ = (compilation.diagnostics.render(Style::Coloured), compilation.coverage.render());
    if let Some(bytes) = &compilation.corpus {
        let corpus = Corpus::decode(bytes).expect("what was compiled can be decoded");
        assert_eq!(corpus.encode().as_ref(), Ok(bytes));
        walk::corpus(&corpus);
    }
}

fn try_cases(content: &[u8]) {
    let bytes = SAMPLE_COMPILED.corpus.as_deref().expect("the sample compiles");
    let corpus = Corpus::decode(bytes).expect("it was just encoded");
    let files = SeedFiles::from([(CASES.to_owned(), content.to_owned())]);
    let results = cases::run(&corpus.eligibility, &files, Style::Coloured);
    assert!(results.text.ends_with(&format!("{} passed, {} failed\n", results.passed, results.failed)));
}

/// Seed inputs: every file of the sample, unchanged.
#[must_use]
pub fn seeds_starts() -> Vec<Vec<u8>> {
    let content = |name: &String| match SAMPLE.get(name) {
        Some(bytes) => bytes.clone(),
        None => RIGHT_CASES.as_bytes().to_owned(),
    };
    (0..=u8::MAX).zip(names()).map(|(choice, name)| [&[choice], &content(&name)[..]].concat()).collect()
}

/// The replaceable files; the selecting byte is an index into this list.
fn names() -> Vec<String> {
    SAMPLE.keys().cloned().chain([CASES.to_owned()]).collect()
}
