//! Decoders of binary files: any bytes are either rejected, or decode to a value that needs no further
//! validation.

use policy::Corpus;
use policy::model::pairs::Alignment;
use policy::model::pinyin::PinyinTable;
use policy::search::PinyinIndex;

use crate::samples::{CORPUS, INDEX, SAMPLE_COMPILED, SAMPLE_CORPUS, SEEDS_COMPILED};
use crate::walk;

/// Number of kinds of binary files.
const KINDS: u8 = 3;

/// Decodes a corpus, a pinyin table or an alignment, as selected by the first byte.
///
/// # Panics
/// If the decoded value is invalid, or a corpus does not survive a round trip through its encoding.
pub fn corpus(bytes: &[u8]) {
    let Some((&kind, bytes)) = bytes.split_first() else { return };
    match kind % KINDS {
        0 => {
            let Ok(corpus) = Corpus::decode(bytes) else { return };
            let again = corpus.encode().expect("there is memory");
            assert_eq!(Corpus::decode(&again).as_ref(), Ok(&corpus));
            walk::corpus(&corpus);
        }
        1 => {
            let Ok(table) = PinyinTable::decode(bytes) else { return };
            let pinyin = PinyinIndex::new(&INDEX, &table);
            for query in ["jn", "jineng", "bt 3", "学tu"] {
                walk::results(&CORPUS, &INDEX.search(query, Some(&pinyin)));
            }
        }
        _ => {
            if let Ok(alignment) = Alignment::decode(bytes, &SAMPLE_CORPUS.documents) {
                walk::alignment(&SAMPLE_CORPUS, &alignment);
            }
        }
    }
}

/// Seed inputs: the compiled sample and the project's compiled seeds.
#[must_use]
pub fn corpus_starts() -> Vec<Vec<u8>> {
    let compiled = [&*SAMPLE_COMPILED, &*SEEDS_COMPILED];
    let whole = compiled.iter().filter_map(|compiled| compiled.corpus.as_deref()).map(|bytes| (0, bytes));
    let packs = compiled.iter().flat_map(|compiled| &compiled.packs);
    let packs = packs.map(|(name, bytes)| {
        let kind = if name == "pinyin" { 1 } else { 2 };
        (kind, &bytes[..])
    });
    whole.chain(packs).map(|(kind, bytes)| [&[kind], bytes].concat()).collect()
}
