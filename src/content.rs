//! The corpus in the binary: compiled from `seeds/` by the build script, decoded once, and made ready
//! for search when someone first searches.

use std::sync::OnceLock;

use policy::Corpus;
use policy::search::SearchIndex;

/// What `build.rs` wrote.
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.bin"));

/// The corpus. Its strings are those of the binary; nothing is copied.
///
/// # Panics
/// Never in a finished build: the bytes come from the same build, and a test decodes them.
pub fn corpus() -> &'static Corpus<'static> {
    static CORPUS: OnceLock<Corpus<'static>> = OnceLock::new();
    CORPUS.get_or_init(|| {
        Corpus::decode(BYTES).expect("the build script encoded these bytes in this version of the format")
    })
}

/// The index for searching the corpus.
pub fn search_index() -> &'static SearchIndex<'static> {
    static INDEX: OnceLock<SearchIndex<'static>> = OnceLock::new();
    INDEX.get_or_init(|| SearchIndex::new(corpus()))
}

/// The comparison of the two documents, decoded once.
///
/// # Panics
/// Never in a finished build: the bytes come from the same build, and a test decodes them.
#[cfg(feature = "comparison")]
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
    #[cfg(feature = "comparison")]
    #[test]
    fn the_embedded_alignment_decodes() {
        assert!(!super::alignment().pairs.is_empty());
    }

    #[test]
    fn the_embedded_corpus_decodes() {
        assert!(!super::corpus().documents.is_empty());
    }
}
