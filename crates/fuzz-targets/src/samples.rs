//! Valid inputs to mutate: the project's own seeds, and two short documents with rules of every kind. In the
//! short documents most bytes are significant, so that mutations rarely hit plain prose.

use std::path::Path;
use std::sync::LazyLock;

use policy::Corpus;
use policy::model::pinyin::PinyinTable;
use policy::search::{PinyinIndex, SearchIndex};
use seeds::{Compilation, SeedFiles, compile, files};

/// The short documents: the folder `sample/` of this crate.
pub static SAMPLE: LazyLock<SeedFiles> = LazyLock::new(|| read("sample"));
/// The short documents, compiled.
pub static SAMPLE_COMPILED: LazyLock<Compilation> = LazyLock::new(|| compile(&SAMPLE));
/// The project's seeds.
pub static SEEDS: LazyLock<SeedFiles> = LazyLock::new(|| read("../../seeds"));
/// The project's seeds, compiled.
pub static SEEDS_COMPILED: LazyLock<Compilation> = LazyLock::new(|| compile(&SEEDS));
/// The project's corpus.
pub static CORPUS: LazyLock<Corpus<'static>> = LazyLock::new(|| decode(&SEEDS_COMPILED));
/// The corpus of the short documents, for which alignments are decoded.
pub static SAMPLE_CORPUS: LazyLock<Corpus<'static>> = LazyLock::new(|| decode(&SAMPLE_COMPILED));
/// The search index of the project's corpus.
pub static INDEX: LazyLock<SearchIndex<'static>> = LazyLock::new(|| SearchIndex::new(&CORPUS));
/// The pinyin readings for [`INDEX`].
pub static PINYIN: LazyLock<PinyinIndex<'static>> = LazyLock::new(|| {
    let table = SEEDS_COMPILED.packs.get("pinyin").and_then(|bytes| PinyinTable::decode(bytes).ok());
    PinyinIndex::new(&INDEX, &table.expect("the seeds have readings"))
});

fn read(folder: &str) -> SeedFiles {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    files::read_dir(&folder).expect("the folder is part of the project")
}

fn decode(compilation: &'static Compilation) -> Corpus<'static> {
    let bytes = compilation.corpus.as_deref().expect("the seeds compile");
    Corpus::decode(bytes).expect("it was just encoded")
}
