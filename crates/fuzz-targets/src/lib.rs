//! Fuzz targets for all untrusted input, as functions of arbitrary bytes.
//!
//! A target parses the bytes with the project's code and then uses the result. A panic is a defect. Each target also
//! asserts invariants of every accepted input. The fuzzer (`cargo xtask fuzz`), the property tests and the regression
//! tests on earlier findings all run the same functions.
//!
//! - [`reading`]: documents and the other files of `seeds/`.
//! - [`office_files`]: office file formats.
//! - [`decoding`]: the corpus and the lazily loaded packs.
//! - [`addresses`]: URLs and stored sessions.
//! - [`typing`]: the search box, the fields of the wizard, and the diff of two texts.
//! - [`walk`]: calls every function on a decoded corpus.
//!
//! `site.json` is parsed by a script, out of reach of a Rust fuzzer; the end-to-end test `settings::hostile` feeds
//! malformed ones to a real browser.

pub mod addresses;
pub mod decoding;
pub mod office_files;
pub mod reading;
pub mod samples;
pub mod typing;
pub mod walk;

/// A fuzz target: one entry point for untrusted bytes.
#[derive(Debug, Clone, Copy)]
pub struct FuzzTarget {
    /// The name, on the command line and of the folders in `fuzz/`.
    pub name: &'static str,
    /// The default fuzzing time, in minutes.
    pub minutes: u32,
    /// Parses the bytes and uses the result.
    pub run: fn(&[u8]),
    /// The seed inputs.
    pub starts: fn() -> Vec<Vec<u8>>,
}

/// All targets. The more the app depends on a parser, the longer it is fuzzed.
pub const ALL: [FuzzTarget; 10] = [
    FuzzTarget { name: "document", minutes: 10, run: reading::document, starts: reading::document_starts },
    FuzzTarget { name: "docx", minutes: 10, run: office_files::docx, starts: office_files::docx_starts },
    FuzzTarget { name: "html", minutes: 10, run: office_files::html, starts: office_files::html_starts },
    FuzzTarget {
        name: "encoding",
        minutes: 10,
        run: office_files::encoding,
        starts: office_files::encoding_starts,
    },
    FuzzTarget { name: "file", minutes: 2, run: office_files::file, starts: office_files::file_starts },
    FuzzTarget { name: "corpus", minutes: 10, run: decoding::corpus, starts: decoding::corpus_starts },
    FuzzTarget { name: "address", minutes: 10, run: addresses::address, starts: addresses::address_starts },
    FuzzTarget { name: "seeds", minutes: 2, run: reading::seeds, starts: reading::seeds_starts },
    FuzzTarget { name: "search", minutes: 2, run: typing::search, starts: typing::search_starts },
    FuzzTarget { name: "diff", minutes: 2, run: typing::diff, starts: typing::diff_starts },
];

/// Finds a target by name.
#[must_use]
pub fn find(name: &str) -> Option<&'static FuzzTarget> {
    ALL.iter().find(|target| target.name == name)
}
