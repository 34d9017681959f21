//! A document that the program was not written for, from the received text to the end: drafts, finished
//! folder, cases.

mod common;

use std::path::{Path, PathBuf};

use common::folder;
use encoding_rs::GB18030;
use policy::Corpus;
use seeds::file::FileError;
use seeds::new_document::{NewDocument, NewDocumentError, NewDocumentRequest, new_document};
use seeds::{Compilation, SeedFiles, Style, cases, compile};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn received() -> Vec<u8> {
    std::fs::read(root().join("tests/sample/received.txt")).expect("the sample can be read")
}

fn made(text: &[u8]) -> NewDocument {
    let request = NewDocumentRequest { id: "sample", text, jurisdiction: None };
    new_document(&request, &folder("seeds")).expect("the sample is a text")
}

/// The project's own seeds and the finished sample.
fn finished() -> SeedFiles {
    folder("seeds").into_iter().chain(folder("tests/sample/seeds")).collect()
}

fn errors(compilation: &Compilation) -> String {
    compilation.diagnostics.render_errors(Style::Plain)
}

fn file<'f>(made: &'f NewDocument, path: &str) -> &'f str {
    std::str::from_utf8(&made.files[path]).expect("files are UTF-8")
}

#[test]
fn the_text_becomes_a_folder_of_drafts_that_compiles() {
    let made = made(&received());
    let errors = made.diagnostics.render_errors(Style::Plain);
    assert!(errors.is_empty(), "{errors}");
    assert!(made.diagnostics.drafts() > 0);
    let paths: Vec<&str> = made.files.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "alignments/sample--national.toml",
            "sample/benefits/01.toml",
            "sample/benefits/02.toml",
            "sample/benefits/03.toml",
            "sample/document.toml",
            "sample/figures.toml",
            "sample/source.txt",
        ]
    );
    assert_eq!(made.files["sample/source.txt"], received(), "a UTF-8 text stays as it is");
}

#[test]
fn a_full_edition_of_which_everything_is_a_draft_has_no_errors() {
    let mut files = folder("seeds");
    files.retain(|path, _| !path.contains("heilongjiang"));
    let made = made(&received());
    let document = file(&made, "sample/document.toml").replace("\"reading\"\norder", "\"full\"\norder");
    files.extend(made.files);
    files.insert("sample/document.toml".to_owned(), document.into_bytes());
    let compilation = compile(&files);
    assert!(!compilation.diagnostics.has_errors(), "{}", errors(&compilation));
    assert!(compilation.diagnostics.drafts() > 3);
}

#[test]
fn what_the_head_and_the_end_say_is_filled_in() {
    let made = made(&received());
    let toml = file(&made, "sample/document.toml");
    for line in [
        "jurisdiction = \"示例省\"",
        "short_title = \"示例省实施意见\"",
        "quote = { node = \"sample.h2\", text = \"示例工发〔2020〕3号\" }",
        "quote = { node = \"sample.date\", text = \"2020年3月1日\" }",
        "measures = 3",
        "joins = 1",
        "draft = true",
    ] {
        assert!(toml.contains(line), "{line}\n{toml}");
    }
}

#[test]
fn every_number_is_listed_once() {
    let made = made(&received());
    let toml = file(&made, "sample/figures.toml");
    let numbers: Vec<&str> = toml.lines().filter_map(|line| line.strip_prefix("number = ")).collect();
    assert_eq!(
        numbers,
        [
            "\"2020〕3号\"",
            "\"３年\"",
            "\"一次\"",
            "\"２０００元\"",
            "\"一\"",
            "\"一名\"",
            "\"一次\"",
            "\"1万元\"",
            "\"1500元\"",
            "\"2000元\"",
            "\"2020年3月1日\"",
        ]
    );
}

#[test]
fn sentences_that_may_give_something_are_pointed_out() {
    let made = made(&received());
    assert!(file(&made, "sample/benefits/01.toml").contains("# sample.1.s1 [补贴 可申请]"));
    assert!(file(&made, "sample/benefits/03.toml").contains("# sample.3-2.s1\n"), "nothing is given there");
}

#[test]
fn other_encodings_give_the_same_folder() {
    let text = String::from_utf8(received()).expect("the sample is UTF-8");
    let (bytes, ..) = GB18030.encode(&text);
    let converted = made(&bytes);
    assert_eq!(converted.files, made(&received()).files);
    assert!(converted.found[0].contains("gb18030"), "{:?}", converted.found);
    let marked = made(format!("\u{feff}{text}").as_bytes());
    assert!(!marked.diagnostics.has_errors());
    assert!(marked.files["sample/source.txt"].starts_with(b"\xef\xbb\xbf"), "nothing is taken away");
}

#[test]
fn the_finished_sample_is_free_of_errors_and_drafts() {
    let compilation = compile(&finished());
    assert!(!compilation.diagnostics.has_errors(), "{}", errors(&compilation));
    assert_eq!(compilation.diagnostics.drafts(), 0);
    assert_eq!(finished()["sample/source.txt"], received());
    let bytes = compilation.corpus.expect("there is no error");
    let corpus = Corpus::decode(&bytes).expect("it was just encoded");
    assert_eq!(corpus.document("sample").map(|document| document.measures().count()), Some(3));
    assert!(compilation.packs.contains_key("alignment-sample--national"));
}

#[test]
fn the_samples_cases_hold_and_try_out_all_it_gives() {
    let bytes = compile(&finished()).corpus.expect("there is no error");
    let corpus = Corpus::decode(&bytes).expect("it was just encoded");
    let all = folder("tests/cases").into_iter().chain(folder("tests/sample/cases")).collect();
    let results = cases::run(&corpus.eligibility, &all, Style::Plain);
    assert_eq!(results.failed, 0, "{}", results.text);
    let gaps = results.tally.gaps(&corpus.eligibility);
    assert!(gaps.is_empty(), "{gaps:?}");
}

#[test]
fn a_draft_that_was_left_is_told_and_is_no_error() {
    for (path, draft, told) in [
        ("sample/benefits/03.toml", "\n[[draft]]\nmeasure = \"sample.3\"\n", "nobody has read `sample.3`"),
        (
            "sample/figures.toml",
            "\n[[draft]]\nquote = { node = \"sample.2.s1\", text = \"一次性\" }\nnumber = \"一\"\n",
            "nobody has said what the number `一` is",
        ),
    ] {
        let mut files = finished();
        files.get_mut(path).expect("the sample has it").extend_from_slice(draft.as_bytes());
        let compilation = compile(&files);
        assert!(!compilation.diagnostics.has_errors(), "{}", errors(&compilation));
        assert_eq!(compilation.diagnostics.drafts(), 1);
        let text = compilation.diagnostics.render(Style::Plain);
        assert!(text.contains(told), "{text}");
        assert!(compilation.diagnostics.summary().ends_with(", 1 draft"));
    }
}

#[test]
fn a_draft_of_what_is_not_there_is_an_error() {
    let mut files = finished();
    let draft = "\n[[draft]]\nmeasure = \"sample.99\"\n";
    files.get_mut("sample/benefits/03.toml").expect("it is there").extend_from_slice(draft.as_bytes());
    let text = errors(&compile(&files));
    assert!(text.contains("`sample.99` is no measure of `sample`"), "{text}");
}

#[test]
fn what_cannot_become_a_document_is_refused_in_words() {
    let seeds = folder("seeds");
    let refused = |id: &str, text: &[u8]| {
        let request = NewDocumentRequest { id, text, jurisdiction: None };
        new_document(&request, &seeds).expect_err("it cannot become a document")
    };
    let text = received();
    assert_eq!(refused("National", &text), NewDocumentError::Id("National".to_owned()));
    assert_eq!(refused("national", &text), NewDocumentError::Taken("national".to_owned()));
    assert_eq!(refused("x", b" \r\n"), NewDocumentError::File(FileError::Empty));
    let picture = refused("x", b"\x89PNG\x0d\x0a\x1a\x0a\xff\xff").to_string();
    assert!(picture.starts_with("这是图片（.png），读不出文字："), "{picture}");
    assert_eq!(refused("x", "关于技能的意见\n做好。".as_bytes()), NewDocumentError::Jurisdiction);
    for error in [refused("x", b""), refused("National", &text)] {
        assert!(error.to_string().len() > 10);
    }
}
