//! The domain crate as a standalone WebAssembly module, without the app: `cargo xtask bench` measures it in
//! Node against other engines. It is not part of the site.

use policy::Corpus;
use policy::Date;
use policy::eligibility::{Verdict, evaluate};
use policy::model::pinyin::PinyinTable;
use policy::model::rules::{Answer, Answers, FactIndex, FactKind};
use policy::search::{Hit, HitTarget, PinyinIndex, SearchIndex};
use wasm_bindgen::prelude::wasm_bindgen;

/// A corpus with static lifetime, as in the app.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Domain {
    corpus: &'static Corpus<'static>,
    index: Option<(SearchIndex<'static>, PinyinIndex<'static>)>,
}

#[wasm_bindgen]
impl Domain {
    /// Decodes the corpus.
    ///
    /// # Errors
    /// If the bytes are not a compiled corpus.
    #[wasm_bindgen(constructor)]
    pub fn new(corpus: Vec<u8>) -> Result<Domain, String> {
        let corpus = Corpus::decode(corpus.leak()).map_err(|error| format!("{error:?}"))?;
        Ok(Domain { corpus: Box::leak(Box::new(corpus)), index: None })
    }

    /// The verdicts on all benefits, in order: 1 met, 0 not met, 2 undetermined. `None` if the answers
    /// contradict each other.
    ///
    /// Each answer is three numbers: the index of the fact; the value (the option's index, 0 or 1 for yes/no,
    /// the number, or a date as 20180601); and the upper 32 bits of the option set of a multiple-choice
    /// question, whose lower 32 bits are the value.
    ///
    /// # Errors
    /// If an answer does not fit its question.
    pub fn verdicts(&self, answers: &[u32], as_of: u32) -> Result<Option<Vec<u8>>, String> {
        let rules = &self.corpus.eligibility;
        let mut given = Answers::default();
        for answer in answers.as_chunks::<3>().0 {
            let wrong = || format!("{answer:?} answers no question");
            let [place, low, high] = *answer;
            let fact = FactIndex(u16::try_from(place).map_err(|_| wrong())?);
            let kind = rules.facts.get(usize::from(fact.0)).map(|fact| &fact.kind).ok_or_else(wrong)?;
            let answer = match kind {
                FactKind::OneOf(_) => u8::try_from(low).ok().map(Answer::Option),
                FactKind::SeveralOf(_) => {
                    Some(Answer::Options { held: u64::from(high) << 32 | u64::from(low), unknown: 0 })
                }
                FactKind::YesNo => Some(Answer::YesNo(low == 1)),
                FactKind::Number(_) | FactKind::Duration(_) => Some(Answer::Number(low)),
                FactKind::Date => day(low).map(Answer::Date),
            };
            given.set(rules, fact, answer.ok_or_else(wrong)?).map_err(|_| wrong())?;
        }
        let as_of = day(as_of).ok_or("no day of the calendar")?;
        let Ok(evaluation) = evaluate(rules, &given, as_of) else { return Ok(None) };
        let code = |verdict| match verdict {
            Verdict::Met | Verdict::Discretionary => 1,
            Verdict::Unlisted | Verdict::NotMet | Verdict::NotForYou | Verdict::NotYetIssued => 0,
            Verdict::Undetermined => 2,
        };
        Ok(Some(evaluation.verdicts().map(|(_, verdict)| code(verdict)).collect()))
    }

    /// Builds the search index, with the readings of the given `pinyin` pack.
    ///
    /// # Errors
    /// If the bytes are not a pinyin pack.
    pub fn make_index(&mut self, pinyin: Vec<u8>) -> Result<(), String> {
        let table = PinyinTable::decode(pinyin.leak()).map_err(|error| format!("{error:?}"))?;
        let index = SearchIndex::new(self.corpus);
        let readings = PinyinIndex::new(&index, &table);
        self.index = Some((index, readings));
        Ok(())
    }

    /// The measure numbers of the search hits, best first; 0 for a hit that is not a measure. Empty before
    /// [`make_index`](Self::make_index).
    #[must_use]
    pub fn measures_found(&self, query: &str) -> Vec<u16> {
        let Some((index, readings)) = &self.index else { return Vec::new() };
        let number = |hit: Hit<'_>| match hit.target {
            HitTarget::Node { document, node } => {
                self.corpus.documents[document].at(node).measure_number().unwrap_or(0)
            }
            HitTarget::Benefit(_) | HitTarget::Question(_) => 0,
        };
        index.search(query, Some(readings)).hits.into_iter().map(number).collect()
    }
}

/// Parses a date written as 20180601.
fn day(number: u32) -> Option<Date> {
    let part = |number: u32| u8::try_from(number % 100).ok();
    Date::new(u16::try_from(number / 10_000).ok()?, part(number / 100)?, part(number)?)
}
