//! What may arrive from outside, as functions of any bytes.
//!
//! A target takes bytes as a stranger may send them, has the project read them, and walks over
//! whatever came of it. It returns; a panic is a defect. Beyond panics each target asserts what must
//! hold of everything that was accepted. The fuzzer (`cargo xtask fuzz`), the property tests and the
//! replay of old findings all run the same functions.
//!
//! - [`reading`]: documents and the other files of `seeds/`.
//! - [`office_files`]: the files in which offices keep documents.
//! - [`decoding`]: a corpus, and the packs that are loaded later.
//! - [`addresses`]: what stands in an address, and what a session kept.
//! - [`typing`]: the search box, the fields of the wizard, two wordings held side by side.
//! - [`walk`]: everything that can be asked of a decoded corpus.
//!
//! `site.json` is read by a script, so that no fuzzer of Rust reaches its reader: `settings::hostile` among the
//! end-to-end tests gives a real browser contents of every kind.

pub mod addresses;
pub mod decoding;
pub mod office_files;
pub mod reading;
pub mod samples;
pub mod typing;
pub mod walk;

/// One border at which bytes arrive.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name on the command line and of its folders in `fuzz/`.
    pub name: &'static str,
    /// How long it is fuzzed by default.
    pub minutes: u32,
    /// Reads the bytes and walks over what came of them.
    pub run: fn(&[u8]),
    /// Inputs from which the fuzzer starts.
    pub starts: fn() -> Vec<Vec<u8>>,
}

/// All targets; those on which most depends are fuzzed longest.
pub const ALL: [Target; 10] = [
    Target { name: "document", minutes: 10, run: reading::document, starts: reading::document_starts },
    Target { name: "docx", minutes: 10, run: office_files::docx, starts: office_files::docx_starts },
    Target { name: "html", minutes: 10, run: office_files::html, starts: office_files::html_starts },
    Target {
        name: "encoding",
        minutes: 10,
        run: office_files::encoding,
        starts: office_files::encoding_starts,
    },
    Target { name: "file", minutes: 2, run: office_files::file, starts: office_files::file_starts },
    Target { name: "corpus", minutes: 10, run: decoding::corpus, starts: decoding::corpus_starts },
    Target { name: "address", minutes: 10, run: addresses::address, starts: addresses::address_starts },
    Target { name: "seeds", minutes: 2, run: reading::seeds, starts: reading::seeds_starts },
    Target { name: "search", minutes: 2, run: typing::search, starts: typing::search_starts },
    Target { name: "diff", minutes: 2, run: typing::diff, starts: typing::diff_starts },
];

/// The target of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Target> {
    ALL.iter().find(|target| target.name == name)
}
