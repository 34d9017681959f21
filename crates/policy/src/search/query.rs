//! From what was typed to what is looked for.
//!
//! A word that stands in the text is looked for as it is, and as the official terms for it. Any
//! other word is taken apart: into sayings of the vocabulary, and between them into the longest
//! stretches that stand somewhere. Stop words are never dropped, only what makes a question of the
//! words around it.

use std::ops::Range;

use super::fold::{BETWEEN_NUMBERS, Folded, is_latin, is_number};
use super::index::{Meaning, SearchIndex};
use super::pinyin::PinyinIndex;
use super::results::Mapping;
use super::scan;
use super::vocabulary::Asks;

/// How many characters of a query are looked for. Nobody types more; a pasted paragraph is found by
/// its beginning.
const MAX_CHARS: usize = 64;

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// All must stand in a place.
    pub(super) pieces: Vec<Piece>,
    /// The whole query in one, where it has several pieces.
    pub(super) whole: Vec<char>,
    pub(super) asks: Option<Asks>,
    /// Words that stand nowhere within the scope.
    pub(super) unused: Vec<String>,
    pub(super) shortened: bool,
}

/// Where a word must stand to be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// In a document.
    Documents,
    /// In a document, a benefit's text or a question.
    Everything,
}

/// One thing that must stand in a place, in one of several wordings.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) typed: String,
    /// The wordings, the best first.
    pub(super) wordings: Vec<Wording>,
}

/// A way to word a piece.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) chars: Vec<char>,
    /// How an official term that stands in for the typed word is written; nothing for the word itself.
    official: Option<String>,
}

impl Wording {
    fn typed(chars: &[char]) -> Self {
        Self { chars: chars.to_vec(), official: None }
    }

    fn official(term: &str) -> Self {
        Self { chars: Folded::new(term).chars, official: Some(term.to_owned()) }
    }
}

impl Plan {
    /// What to look for when someone types `query`.
    pub(super) fn new(
        index: &SearchIndex<'_>,
        pinyin: Option<&PinyinIndex<'_>>,
        query: &str,
        scope: Scope,
    ) -> Self {
        let query = query.trim();
        let end = query.char_indices().nth(MAX_CHARS).map_or(query.len(), |(at, _)| at);
        let mut plan = Self { shortened: end < query.len(), ..Self::default() };
        let text = match scope {
            Scope::Documents => index.documents(),
            Scope::Everything => &index.chars,
        };
        for word in words(&query[..end], index) {
            plan.take_word(index, pinyin, text, &word);
        }
        if plan.pieces.len() > 1 {
            plan.whole = Folded::new(&query[..end]).chars;
        }
        plan
    }

    /// The official terms that stand in for what was typed.
    pub(super) fn mappings(&self) -> Vec<Mapping> {
        let mapping = |piece: &Piece| {
            let official: Vec<String> =
                piece.wordings.iter().filter_map(|wording| wording.official.clone()).collect();
            (!official.is_empty()).then(|| Mapping { typed: piece.typed.clone(), official })
        };
        self.pieces.iter().filter_map(mapping).collect()
    }

    /// Adds the pieces of a word; what does not stand in `text` is not looked for.
    fn take_word(
        &mut self,
        index: &SearchIndex<'_>,
        pinyin: Option<&PinyinIndex<'_>>,
        text: &[char],
        word: &Word,
    ) {
        let chars = &word.folded.chars[..];
        let longest = scan::longest_matches(text, chars);
        let stands = longest.first() == Some(&chars.len());
        if stands && index.saying(chars).is_none() {
            self.add(word.written(0..chars.len()), vec![Wording::typed(chars)]);
            return;
        }
        let mut at = 0;
        let mut unused = 0..0;
        while at < chars.len() {
            let len = part_len(index, &chars[at..], longest[at]);
            let part = at..at + len;
            at = part.end;
            match self.wordings(index, pinyin, &chars[part.clone()], longest[part.start] >= len) {
                Some(wordings) if !wordings.is_empty() => self.add(word.written(part), wordings),
                Some(_) if unused.end == part.start => unused.end = part.end,
                Some(_) => self.unused.extend(word.told(std::mem::replace(&mut unused, part))),
                None => {}
            }
        }
        self.unused.extend(word.told(unused));
    }

    /// The wordings of a part of a word; none where no document has it, nothing where it is not a
    /// thing to look for.
    fn wordings(
        &mut self,
        index: &SearchIndex<'_>,
        pinyin: Option<&PinyinIndex<'_>>,
        part: &[char],
        stands: bool,
    ) -> Option<Vec<Wording>> {
        let literal = stands.then(|| Wording::typed(part)).into_iter();
        match index.saying(part).map(|saying| &saying.meaning) {
            // A reviewed stand-in before the letters themselves: 入党 stands in 纳入党管人才.
            Some(Meaning::Terms(terms)) => {
                Some(terms.iter().map(|term| Wording::official(term)).chain(literal).collect())
            }
            Some(Meaning::Asks(asks)) => {
                self.asks = self.asks.or(Some(*asks));
                None
            }
            Some(Meaning::Filler) => None,
            None if part == [BETWEEN_NUMBERS] => None,
            None if is_latin(part[0]) => Some(literal.chain(spelled(index, pinyin, part)).collect()),
            // One character cut out of a word means nothing by itself.
            None if part.len() == 1 && !is_number(part[0]) => Some(Vec::new()),
            None => Some(literal.collect()),
        }
    }

    fn add(&mut self, typed: String, wordings: Vec<Wording>) {
        let piece = Piece { typed, wordings };
        if !self.pieces.contains(&piece) {
            self.pieces.push(piece);
        }
    }
}

/// A word of the query.
struct Word {
    text: String,
    folded: Folded,
}

impl Word {
    fn new(text: String) -> Self {
        Self { folded: Folded::new(&text), text }
    }

    /// How the folded characters in `range` were typed.
    fn written(&self, range: Range<usize>) -> String {
        let spans = &self.folded.spans[range];
        let stretch = spans.first().zip(spans.last());
        stretch
            .and_then(|(first, last)| self.text.get(first.start as usize..last.end as usize))
            .unwrap_or_default()
            .to_owned()
    }

    /// What is told of a stretch that no document has; nothing of an empty one.
    fn told(&self, range: Range<usize>) -> Option<String> {
        (!range.is_empty()).then(|| self.written(range))
    }
}

/// The words of a query. Words that together are one saying (老板 不给 钱) or one spelling in pinyin
/// (ji neng) are taken together; what has no letter is left out.
fn words(query: &str, index: &SearchIndex<'_>) -> Vec<Word> {
    let mut words: Vec<Word> = query.split_whitespace().map(|word| Word::new(word.to_owned())).collect();
    words.retain(|word| !word.folded.chars.is_empty());
    let joined: Vec<char> = words.iter().flat_map(|word| &word.folded.chars).copied().collect();
    let is_spelling = joined.iter().all(|&c| is_latin(c));
    if words.len() > 1 && (is_spelling || index.saying(&joined).is_some()) {
        words = vec![Word::new(words.into_iter().map(|word| word.text).collect())];
    }
    words
}

/// How many characters at the start of `rest` are taken together, at least one: a saying, Latin
/// letters in a row, or what of the next `longest` characters comes before either.
fn part_len(index: &SearchIndex<'_>, rest: &[char], longest: usize) -> usize {
    if let Some(saying) = index.saying_at(rest) {
        return saying.chars.len();
    }
    if is_latin(rest[0]) {
        return rest.iter().take_while(|&&c| is_latin(c)).count();
    }
    let starts_anew = |from: &usize| {
        let c = rest[*from];
        // A saying within words that stand in a document is part of them: 民工 in 农民工.
        let saying = index.saying_at(&rest[*from..]).filter(|saying| from + saying.chars.len() > longest);
        c == BETWEEN_NUMBERS || is_latin(c) || saying.is_some()
    };
    (1..longest).find(starts_anew).unwrap_or(longest).max(1)
}

/// The wordings that Latin letters may spell. One that is itself an everyday word stands for its
/// official terms.
fn spelled<'q>(
    index: &'q SearchIndex<'_>,
    pinyin: Option<&'q PinyinIndex<'_>>,
    letters: &'q [char],
) -> impl Iterator<Item = Wording> + use<'q> {
    let spelled = pinyin.map(|pinyin| pinyin.spelled(index, letters)).unwrap_or_default();
    spelled.into_iter().flat_map(|chars| match index.saying(&chars).map(|saying| &saying.meaning) {
        Some(Meaning::Terms(terms)) => terms.iter().map(|term| Wording::official(term)).collect(),
        _ => vec![Wording { official: Some(chars.iter().collect()), chars }],
    })
}
