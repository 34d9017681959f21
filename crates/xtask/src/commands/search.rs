//! `search --json`: searches the project's seeds like the app, with pinyin loaded.

use std::io::{Write, stdout};

use policy::Corpus;
use policy::model::encoding::DecodeError;
use policy::model::pinyin::PinyinTable;
use policy::search::{HitTarget, PinyinIndex, SearchIndex};

use crate::{Error, Result, content};

/// The query.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// The query, as typed by a user.
    #[arg(long, value_name = "QUERY", required = true, allow_hyphen_values = true)]
    pub json: String,
}

/// Prints the hits, best first, one JSON object per line; prints nothing without hits.
///
/// - `node`, `score`, `text`: the position, the score, and the best sentence.
/// - `exact`: whether all required words occur as typed or as the official terms for them. `false` for
///   approximate, corrected or partial matches, and if no document addresses what was asked for.
/// - `unused`: words of the query that were not searched, because no document addresses them or they are
///   unknown. The same on every line.
/// - `asks`: the kind of answer requested, if a page lists such answers: `how-much`, `who-pays`, `when`,
///   `how-many` or `entitled`; else `null`.
///
/// # Errors
/// If the seeds contain errors.
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
        let HitTarget::Node { document, node } = hit.target else { continue };
        let line = serde_json::json!({
            "node": corpus.documents[document].at(node).id(),
            "score": hit.score,
            "text": hit.passages[0].text,
            "exact": hit.is_exact,
            "unused": unused,
            "asks": results.answer_kind,
        });
        // A closed pipe, as after `head`, is not an error.
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    Ok(())
}

/// Decoding what was just encoded fails only because of a bug.
fn unreadable(error: DecodeError) -> Error {
    Error::Finding(format!("the compiled seeds cannot be decoded: {error:?}"))
}
