//! Parses TOML files of `seeds/` with diagnostics, and resolves quotes.

use policy::model::document::{Document, Quote, Span};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::diagnostics::Diagnostics;

/// A quote as written: `{ node = "heilongjiang.9.s2", text = "最高不超过3000元" }`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawQuote {
    /// The node's full id.
    pub node: Spanned<String>,
    /// Words that occur exactly once in the node, verbatim.
    pub text: Spanned<String>,
}

/// Parses a TOML file; reports and returns `None` if it is invalid.
pub fn parse<T: DeserializeOwned>(path: &str, text: &str, diagnostics: &mut Diagnostics) -> Option<T> {
    diagnostics.add_text(path, text);
    match toml::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            diagnostics.error(
                path,
                span,
                format!("the file may not hold this: {}", error.message()),
                "here",
                "the other entries of the kind show what one may hold",
            );
            None
        }
    }
}

/// Resolves a quote in its document; reports and returns `None` unless it occurs exactly once.
pub fn resolve_quote(
    raw: &RawQuote,
    path: &str,
    documents: &[Document<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<Quote> {
    let id = raw.node.get_ref();
    let Some(node) = documents.iter().find_map(|document| document.node(id)) else {
        diagnostics.error(
            path,
            raw.node.span(),
            format!("no document has a node `{id}`"),
            "unknown node",
            known_ids(id, documents),
        );
        return None;
    };
    let words = raw.text.get_ref();
    let starts: Vec<usize> = if words.is_empty() {
        Vec::new()
    } else {
        node.text().match_indices(words.as_str()).map(|(at, _)| at).collect()
    };
    match starts[..] {
        [at] => {
            let start = node.span().start + u32::try_from(at).ok()?;
            Some(Quote {
                node: node.index(),
                span: Span::new(start, start + u32::try_from(words.len()).ok()?),
            })
        }
        [] => {
            let hint = difference(words, node.text());
            diagnostics.error(
                path,
                raw.text.span(),
                format!("these words do not stand in `{id}`"),
                "not found",
                hint,
            );
            None
        }
        _ => {
            let times = starts.len();
            diagnostics.error(
                path,
                raw.text.span(),
                format!("these words stand in `{id}` {times} times; a quote must be found exactly once"),
                "ambiguous",
                "quote more of the sentence, or name a narrower node",
            );
            None
        }
    }
}

/// Suggests known ids for an unknown one.
fn known_ids(id: &str, documents: &[Document<'_>]) -> String {
    const SHOWN: usize = 12;
    let mut holders = id.rmatch_indices('.').map(|(at, _)| &id[..at]);
    let nearest = holders.find_map(|id| documents.iter().find_map(|document| document.node(id)));
    let Some(nearest) = nearest else {
        let ids: Vec<_> = documents.iter().map(|document| document.id).collect();
        return format!("the documents are: {}", ids.join(" "));
    };
    let leaves = || nearest.descendants().filter(|node| node.kind().is_leaf());
    let ids: Vec<_> = leaves().take(SHOWN).map(|node| node.id()).collect();
    let more = if leaves().nth(SHOWN).is_some() { " …" } else { "" };
    format!("in `{}` there are: {}{more}", nearest.id(), ids.join(" "))
}

/// Describes where expected words and the actual text diverge.
fn difference(words: &str, text: &str) -> String {
    const SHOWN: usize = 16;
    let start = |text: &str| text.chars().take(SHOWN).collect::<String>();
    let ends = words.char_indices().map(|(at, c)| at + c.len_utf8());
    let kept = ends.take_while(|&end| text.contains(&words[..end])).last().map_or("", |end| &words[..end]);
    if kept.is_empty() {
        return format!("the node begins 「{}」", start(text));
    }
    let last = kept.char_indices().rev().take(SHOWN).last().map_or(0, |(at, _)| at);
    let behind = text.find(kept).map_or("", |at| &text[at + kept.len()..]);
    let (shared, found, quoted) = (&kept[last..], start(behind), start(&words[kept.len()..]));
    format!("behind 「{shared}」 the node goes on 「{found}」, the quote 「{quoted}」")
}
