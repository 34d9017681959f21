//! Full-text search in everyday words.
//!
//! Only the normalized text is precomputed; every keystroke scans all of it. A query is normalized in the
//! same way ([`fold`](self): width, case, punctuation, numbers), everyday words are mapped to the official
//! terms of the [`Vocabulary`], and if a [`PinyinTable`] is loaded, Latin letters match as pinyin,
//! traditional characters as simplified ones, and typos by their sound. An exact hit has all significant
//! pieces of the query. Near matches are included but marked ([`Hit::is_exact`]); words without any match
//! are reported ([`SearchResults::absent`], [`SearchResults::unused`]).
//!
//! ```text
//! query --(query: words, sayings, pinyin)--> QueryPlan --(scan: one pass)--> places --(rank)--> SearchResults
//! ```
//!
//! [`Vocabulary`]: crate::model::vocabulary::Vocabulary
//! [`PinyinTable`]: crate::model::pinyin::PinyinTable

mod correct;
mod fold;
mod index;
mod numeral;
mod pinyin;
mod query;
mod rank;
mod results;
mod scan;
mod segment;
mod snippet;

pub use index::SearchIndex;
pub use pinyin::PinyinIndex;
pub use results::{Fit, Hit, HitTarget, Mapping, Passage, Rank, SearchResults};
pub use snippet::Snippet;

use query::{QueryPlan, SearchScope};

/// Maximum number of hits if none has everything asked for.
const NEAREST_SHOWN: usize = 10;
/// Maximum number of partial hits listed after complete ones, and their minimum share in percent.
const NEAR_SHOWN: usize = 3;
const NEAR_SHARE: u32 = 50;

/// A length as points.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl<'c> SearchIndex<'c> {
    /// Searches for any input, including an empty one, emoji or a pasted page.
    #[must_use]
    pub fn search(&self, query: &str, pinyin: Option<&PinyinIndex<'_>>) -> SearchResults<'c> {
        let plan = QueryPlan::new(self, pinyin, query, SearchScope::Documents);
        let (mut hits, mut besides): (Vec<_>, Vec<_>) =
            rank::hits(self, &plan).into_iter().partition(|hit| matches!(hit.target, HitTarget::Node { .. }));
        besides.retain(|hit| hit.rank > Rank::Some);
        if !plan.unused.is_empty() {
            let only_there = self.besides_alone(pinyin, query);
            if !only_there.is_empty() {
                besides = only_there;
            }
        }
        let understood = plan.is_understood();
        for hit in &mut hits {
            hit.is_exact &= understood;
        }
        let is_complete = |hit: &Hit<'_>| hit.rank > Rank::Some || hit.is_exact;
        if hits.first().is_some_and(is_complete) {
            // Complete hits, followed by a few close ones.
            let (mut complete, near): (Vec<_>, Vec<_>) = hits.into_iter().partition(is_complete);
            complete.extend(near.into_iter().filter(|hit| hit.share >= NEAR_SHARE).take(NEAR_SHOWN));
            hits = complete;
        } else {
            hits.truncate(NEAREST_SHOWN);
        }
        let fit = match (hits.first().map(|hit| hit.is_exact), plan.answer_kind) {
            (Some(true), _) => Fit::Exact,
            (Some(false), _) => Fit::Nearest,
            (None, Some(_)) if plan.absent.is_empty() && plan.unused.is_empty() => Fit::Question,
            (None, _) if !besides.is_empty() => Fit::Besides,
            (None, _) if plan.unused.is_empty() && plan.absent.is_empty() => Fit::NoWords,
            (None, _) => Fit::Nothing,
        };
        SearchResults {
            fit,
            hits,
            besides,
            mappings: plan.mappings(),
            answer_kind: plan.answer_kind,
            absent: plan.absent,
            unused: plan.unused,
            shortened: plan.shortened,
        }
    }

    /// Whether the pinyin table may help with a query: it has Latin letters of any width, characters that
    /// occur nowhere, such as traditional ones, or unknown words.
    #[must_use]
    pub fn needs_readings(&self, query: &str) -> bool {
        let is_strange = |c: char| {
            fold::is_latin(c) || !(fold::is_number(c) || c == fold::BETWEEN_NUMBERS || self.occurs(c))
        };
        let plan = QueryPlan::new(self, None, query, SearchScope::Documents);
        !plan.unused.is_empty() || fold::Folded::new(query).chars.into_iter().any(is_strange)
    }

    /// The benefits and questions that contain all words of a query that the documents only partly contain:
    /// everyday words of questions that official texts never use.
    fn besides_alone(&self, pinyin: Option<&PinyinIndex<'_>>, query: &str) -> Vec<Hit<'c>> {
        let plan = QueryPlan::new(self, pinyin, query, SearchScope::Everything);
        let mut hits = rank::hits(self, &plan);
        hits.retain(|hit| hit.rank > Rank::Some && !matches!(hit.target, HitTarget::Node { .. }));
        hits
    }
}
