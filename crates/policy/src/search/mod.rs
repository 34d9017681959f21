//! Search in people's own words.
//!
//! Nothing is precomputed but the folded text: a keystroke scans all of it. What is typed is brought
//! to the spelling of the folded text ([`fold`](self) in words: width, case, punctuation, numbers),
//! everyday words are looked for as the official terms of the [`Vocabulary`], Latin letters as
//! pinyin where a [`PinyinTable`] is at hand, and all pieces of a query must stand in a place. Where
//! none has them all, the nearest places are shown, and called so.
//!
//! ```text
//! query --(query: words, sayings, pinyin)--> Plan --(scan: one pass)--> places --(rank)--> Results
//! ```

mod fold;
mod index;
mod numeral;
mod pinyin;
mod query;
mod rank;
mod results;
mod scan;
mod snippet;
mod vocabulary;

pub use index::SearchIndex;
pub use pinyin::{PinyinIndex, PinyinTable, Readings};
pub use results::{Fit, Hit, Mapping, Passage, Rank, Results, Target};
pub use snippet::Snippet;
pub use vocabulary::{Asks, EverydayWord, Question, Term, Vocabulary};

use query::{Plan, Scope};

/// How many places are shown where none has all that was asked for.
const NEAREST_SHOWN: usize = 10;

impl<'c> SearchIndex<'c> {
    /// Searches for what was typed, whatever it is: nothing, one character, emoji, a pasted page.
    #[must_use]
    pub fn search(&self, query: &str, pinyin: Option<&PinyinIndex<'_>>) -> Results<'c> {
        let plan = Plan::new(self, pinyin, query, Scope::Documents);
        let (mut hits, mut besides): (Vec<_>, Vec<_>) =
            rank::hits(self, &plan).into_iter().partition(|hit| matches!(hit.target, Target::Node { .. }));
        besides.retain(|hit| hit.rank > Rank::Some);
        if !plan.unused.is_empty() {
            let only_there = self.besides_alone(pinyin, query);
            if !only_there.is_empty() {
                besides = only_there;
            }
        }
        let complete = hits.first().is_some_and(|hit| hit.rank > Rank::Some);
        if complete {
            hits.retain(|hit| hit.rank > Rank::Some);
        } else {
            hits.truncate(NEAREST_SHOWN);
        }
        let fit = match (hits.is_empty(), plan.asks) {
            (false, _) if complete && plan.unused.is_empty() => Fit::Exact,
            (false, _) => Fit::Nearest,
            (true, Some(_)) => Fit::Question,
            (true, None) if !besides.is_empty() => Fit::Besides,
            (true, None) if plan.unused.is_empty() => Fit::NoWords,
            (true, None) => Fit::Nothing,
        };
        Results {
            fit,
            hits,
            besides,
            mappings: plan.mappings(),
            asks: plan.asks,
            unused: plan.unused,
            shortened: plan.shortened,
        }
    }

    /// The benefits and questions with all words of a query of which the documents lack some: words in
    /// which people are asked, and no document is written.
    fn besides_alone(&self, pinyin: Option<&PinyinIndex<'_>>, query: &str) -> Vec<Hit<'c>> {
        let plan = Plan::new(self, pinyin, query, Scope::Everything);
        let mut hits = rank::hits(self, &plan);
        hits.retain(|hit| hit.rank > Rank::Some && !matches!(hit.target, Target::Node { .. }));
        hits
    }
}
