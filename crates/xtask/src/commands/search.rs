//! `search --json`: searches the project's seeds as the app does, with pinyin loaded.

use std::io::{Write, stdout};

use policy::Corpus;
use policy::model::encoding::DecodeError;
use policy::model::pinyin::PinyinTable;
use policy::search::{PinyinIndex, SearchIndex, Target};

use crate::{Error, Result, content};

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// What somebody types.
    #[arg(long, value_name = "QUERY", required = true, allow_hyphen_values = true)]
    pub json: String,
}

/// Prints the hits, the best first, one JSON object a line; nothing where there are none.
///
/// - `node`, `score`, `text`: where it is, how good, and the sentence that fits best.
/// - `exact`: whether all words that count stand there as typed, or as the official terms for them. `false`
///   for a near match: something stands between the words, a slip was mended, some are missing, or the
///   documents do not speak of what was asked for.
/// - `unused`: words of the query that were not looked for, because no document speaks of them or nothing
///   is known of them. The same on every line.
/// - `asks`: what the query asks for that a page lists: `how-much`, `who-pays`, `when`, `how-many` or
///   `entitled`; `null` where it asks for none of them.
///
/// # Errors
/// When the seeds are wrong.
pub fn run(options: &Options) -> Result<()> {
    let content = content::compile()?;
    let corpus = Corpus::decode(&content.corpus).map_err(unreadable)?;
    let table = content.packs.get("pinyin").map(|bytes| PinyinTable::decode(bytes)).transpose();
    let table = table.map_err(unreadable)?;
    let index = SearchIndex::new(&corpus);
    let pinyin = table.map(|table| PinyinIndex::new(&index, &table));
    let mut out = stdout().lock();
    let results = index.search(&options.json, pinyin.as_ref());
    let unused: Vec<&String> = results.absent.iter().chain(&results.unused).collect();
    for hit in &results.hits {
        let Target::Node { document, node } = hit.target else { continue };
        let line = serde_json::json!({
            "node": corpus.documents[document].at(node).id(),
            "score": hit.score,
            "text": hit.passages[0].text,
            "exact": hit.is_exact,
            "unused": unused,
            "asks": results.asks,
        });
        // A reader that has seen enough, as `head` has, is no failure.
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    Ok(())
}

/// What was just encoded is decoded: only a fault of this program makes that fail.
fn unreadable(error: DecodeError) -> Error {
    Error::Finding(format!("the compiled seeds cannot be read back: {error:?}"))
}
