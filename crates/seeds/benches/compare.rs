//! Time of the comparison against its budgets; fails if a budget is exceeded.
//!
//! Run by `cargo xtask bench`, in release mode.

#[path = "../tests/common/mod.rs"]
mod common;
mod timing;

use std::process::ExitCode;
use std::time::Duration;

use common::folder;
use policy::Corpus;
use policy::compare::{Counted, MIN_PHRASE_LEN, diff, marked, shared_phrases};
use policy::model::pairs::Alignment;
use timing::within;

/// Number of runs per measurement, of which the median is taken.
const RUNS: usize = 11;
/// Budget for highlighting every pair of the page, including its character diffs.
const PAGE: Duration = Duration::from_millis(30);
/// Budget for the phrases shared by the two complete documents, which no page computes.
const WHOLE: Duration = Duration::from_millis(300);

fn main() -> ExitCode {
    let compilation = seeds::compile(&folder("seeds"));
    let bytes = compilation.corpus.expect("the project's seeds have no errors");
    let corpus = Corpus::decode(&bytes).expect("what was encoded can be decoded");
    let pack = &compilation.packs["alignment-heilongjiang--national"];
    let alignment = Alignment::decode(pack, &corpus.documents).expect("what was encoded can be decoded");
    let [left, right] = [alignment.left, alignment.right].map(|position| Counted {
        document: &corpus.documents[usize::from(position)],
        position,
        figures: &corpus.figures,
    });
    let terms: Vec<&str> = corpus.vocabulary.terms.iter().map(|term| term.official).collect();

    let pairs = || {
        for pair in &alignment.pairs {
            std::hint::black_box(marked(pair, left, right, &terms));
            if let Some(rewording) = pair.rewording {
                let (old, new) =
                    (right.document.quoted(rewording.right), left.document.quoted(rewording.left));
                std::hint::black_box(diff(old, new));
            }
        }
    };
    let whole = || {
        let shared = shared_phrases(left.document.text, right.document.text, MIN_PHRASE_LEN, &terms);
        std::hint::black_box(shared);
    };
    let page = within("every pair of the comparison", PAGE, RUNS, pairs);
    let whole = within("the phrases that both whole documents share", WHOLE, RUNS, whole);
    if page && whole { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
