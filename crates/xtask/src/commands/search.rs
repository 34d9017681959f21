//! `search --json`: searches the project's seeds as the app does, with pinyin loaded.

use std::io::{Write, stdout};

use policy::Corpus;
use policy::search::{PinyinIndex, PinyinTable, SearchIndex, Target};

use crate::{Error, Result, project};

/// Prints the hits, the best first, one JSON object a line; nothing where there are none.
pub fn run(query: &str) -> Result<()> {
    let folder = project::root().join("seeds");
    let files = seeds::files::read_dir(&folder).map_err(Error::reading(&folder))?;
    let compilation = seeds::compile(&files);
    let broken = || Error::Finding("the seeds have errors: `cargo xtask check-seeds` shows them".to_owned());
    let corpus =
        compilation.corpus.as_deref().and_then(|bytes| Corpus::decode(bytes).ok()).ok_or_else(broken)?;
    let table = compilation.packs.get("pinyin").and_then(|bytes| PinyinTable::decode(bytes).ok());
    let index = SearchIndex::new(&corpus);
    let pinyin = table.map(|table| PinyinIndex::new(&index, &table));
    let mut out = stdout().lock();
    for hit in index.search(query, pinyin.as_ref()).hits {
        let Target::Node { document, node } = hit.target;
        let line = serde_json::json!({
            "node": corpus.documents[document].at(node).id(),
            "score": hit.score,
            "text": hit.passages[0].text,
        });
        // A reader that has seen enough, as `head` has, is no failure.
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    Ok(())
}
