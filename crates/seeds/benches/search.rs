//! Time of a search per keystroke, against its budget; fails if the budget is exceeded.
//!
//! Run by `cargo xtask bench`, in release mode.

#[path = "../tests/common/mod.rs"]
mod common;
mod timing;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use common::folder;
use policy::Corpus;
use policy::model::document::Document;
use policy::model::pinyin::PinyinTable;
use policy::search::{PinyinIndex, SearchIndex};
use timing::within;

/// Queries of every kind: direct hits, sayings, segmented words, pinyin, no result.
const QUERIES: [&str; 12] = [
    "补",
    "补贴",
    "技能提升补贴",
    "考证补贴",
    "产业工人",
    "老板欠我工资怎么办",
    "技师 补贴 多少钱",
    "三千元",
    "jntsbt",
    "bt",
    "学徒 疗休养",
    "饕餮盛宴在哪里能吃到",
];
/// Number of runs per query, of which the median is taken.
const RUNS: usize = 41;
/// Number of documents and time: for the project's own, and for a site with the documents of all provinces.
const BUDGETS: [(usize, Duration); 2] = [(2, Duration::from_micros(300)), (34, Duration::from_millis(8))];

fn main() -> ExitCode {
    let compilation = seeds::compile(&folder("seeds"));
    let bytes = compilation.corpus.expect("the project's seeds have no errors");
    let corpus = Corpus::decode(&bytes).expect("what was encoded can be decoded");
    let readings =
        PinyinTable::decode(&compilation.packs["pinyin"]).expect("what was encoded can be decoded");

    let mut all_within = true;
    for (documents, budget) in BUDGETS {
        let texts: Vec<String> =
            (0..documents).map(|copy| perturbed(original(&corpus, copy), copy)).collect();
        let copies =
            texts.iter().enumerate().map(|(copy, text)| Document { text, ..original(&corpus, copy).clone() });
        let site = Corpus {
            documents: copies.collect(),
            vocabulary: corpus.vocabulary.clone(),
            ..Corpus::default()
        };
        let start = Instant::now();
        let index = SearchIndex::new(&site);
        let indexed = start.elapsed();
        let pinyin = PinyinIndex::new(&index, &readings);
        println!(
            "Search over {documents} documents, once: {indexed:.2?} without pinyin, {:.2?} with",
            start.elapsed()
        );
        for query in QUERIES {
            all_within &= within(query, budget, RUNS, || {
                black_box(index.search(query, Some(&pinyin)).hits.len());
            });
        }
    }
    if all_within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn original<'c>(corpus: &'c Corpus<'c>, copy: usize) -> &'c Document<'c> {
    &corpus.documents[copy % corpus.documents.len()]
}

/// The document's text with some characters replaced by others from it, different ones in each copy; the
/// first copies are unchanged. Only characters of three bytes are exchanged, so that the spans of the tree
/// stay valid.
fn perturbed(document: &Document<'_>, copy: usize) -> String {
    let chars: Vec<char> = document.text.chars().collect();
    let every = 40_usize.saturating_sub(copy);
    let swapped = |(at, &c): (usize, &char)| {
        let other = chars[(at * 31 + copy) % chars.len()];
        if copy > 1 && at % every == 0 && c.len_utf8() == 3 && other.len_utf8() == 3 { other } else { c }
    };
    chars.iter().enumerate().map(swapped).collect()
}
