//! The corpus: the documents in the binary, compiled from `seeds/` by the build script, and what was
//! written about them, which the browser loads behind the page. Where pages are rendered natively, the
//! binary has it all.

use std::sync::OnceLock;

use policy::Corpus;
use policy::corpus::DecodeError;
use policy::search::SearchIndex;

/// What `build.rs` wrote.
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

/// The SHA-256 of the text that a document was made from, in 64 hexadecimal digits.
#[must_use]
pub fn source_digest(document: &str) -> Option<&'static str> {
    let lines = include_str!(concat!(env!("OUT_DIR"), "/source-digests.bin")).lines();
    lines.filter_map(|line| line.split_once(' ')).find_map(|(id, digits)| (id == document).then_some(digits))
}

/// What is in the binary.
static CARRIED: OnceLock<Corpus<'static>> = OnceLock::new();

/// The same with the content that was loaded.
static WHOLE: OnceLock<Corpus<'static>> = OnceLock::new();

/// The corpus as far as it is here; [`Corpus::has_content`] tells. Its strings are those of the bytes
/// it came from; nothing is copied.
pub fn corpus() -> &'static Corpus<'static> {
    WHOLE.get().unwrap_or_else(|| carried())
}

/// Adds the loaded content to the documents, for as long as the program runs.
///
/// # Errors
/// Where the bytes are not the content about these documents.
pub fn add_content(bytes: Vec<u8>) -> Result<(), DecodeError> {
    let whole = carried().with_content(bytes.leak())?;
    // Added twice, the first counts: both are the same.
    let _ = WHOLE.set(whole);
    Ok(())
}

/// # Panics
/// Never in a finished build: the bytes come from the same build, and a test decodes them.
fn carried() -> &'static Corpus<'static> {
    CARRIED.get_or_init(|| {
        Corpus::decode(BYTES).expect("the build script encoded these bytes in this version of the format")
    })
}

/// The index for searching the corpus, made when someone first searches; the content is here by then.
pub fn search_index() -> &'static SearchIndex<'static> {
    static INDEX: OnceLock<SearchIndex<'static>> = OnceLock::new();
    INDEX.get_or_init(|| SearchIndex::new(corpus()))
}

/// The comparison of the two documents, decoded once. Only pages show it, and the browser has none of
/// their views: what nobody calls there is not in the app.
///
/// # Panics
/// Never in a finished build: the bytes come from the same build, and a test decodes them.
pub fn alignment() -> &'static policy::compare::Alignment<'static> {
    use policy::compare::Alignment;

    static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/alignment-heilongjiang--national.bin"));
    static ALIGNMENT: OnceLock<Alignment<'static>> = OnceLock::new();
    ALIGNMENT.get_or_init(|| {
        Alignment::decode(BYTES, &corpus().documents)
            .expect("the build script encoded these bytes for these documents")
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_embedded_alignment_decodes() {
        assert!(!super::alignment().pairs.is_empty());
    }

    #[test]
    fn the_embedded_corpus_decodes() {
        assert!(!super::corpus().documents.is_empty());
    }
}
