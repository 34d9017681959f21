//! Turns a query into a search plan.
//!
//! A word that occurs in the text is searched literally and by its official terms. Any other word is
//! segmented, see [`segment`](super::segment). What remains is first treated as a typo (see
//! [`correct`](super::correct)), otherwise reported as not searched.

use std::ops::Range;

use super::correct;
use super::fold::{Folded, is_latin};
use super::index::{Saying, SayingMeaning, SearchIndex};
use super::pinyin::PinyinIndex;
use super::results::Mapping;
use super::scan;
use super::segment::{Segment, SegmentKind, segments};
use crate::model::vocabulary::AnswerKind;

/// Maximum number of characters of a query that are searched. A longer, pasted paragraph is found by its
/// beginning.
const MAX_CHARS: usize = 64;
/// Maximum number of typos corrected per word.
const MAX_TYPOS: usize = 3;

/// A search plan.
#[derive(Debug, Default)]
pub(super) struct QueryPlan {
    /// The pieces; a hit must contain all significant ones.
    pub(super) pieces: Vec<QueryPiece>,
    /// The whole query as one string, if it has several pieces.
    pub(super) whole: Vec<char>,
    pub(super) answer_kind: Option<AnswerKind>,
    /// Words for things that no document addresses, as typed.
    pub(super) absent: Vec<String>,
    /// Words without a match in the scope.
    pub(super) unused: Vec<String>,
    pub(super) shortened: bool,
    /// The number of characters in `unused`, function characters excluded.
    unknown: usize,
}

/// Where a word must occur to be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SearchScope {
    /// In a document.
    Documents,
    /// In a document, a benefit's text or a question.
    Everything,
}

/// One search item, with alternative wordings.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct QueryPiece {
    pub(super) typed: String,
    /// The wordings, best first.
    pub(super) wordings: Vec<Wording>,
    pub(super) importance: Importance,
    /// Whether it is meant literally: neither a corrected typo nor a thing that no document addresses.
    pub(super) is_meant: bool,
}

/// How much a piece says about the user's intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Importance {
    /// A word too common to distinguish anything: 企业, 补贴.
    Generic,
    /// Two characters next to unknown ones: maybe a word, maybe part of one.
    Doubtful,
    /// Required for an exact hit.
    Specific,
}

/// A wording of a piece.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wording {
    pub(super) chars: Vec<char>,
    /// The official term that replaces the typed word; `None` for the word itself.
    official: Option<String>,
}

impl Wording {
    fn typed(chars: &[char]) -> Self {
        Self { chars: chars.to_vec(), official: None }
    }

    fn official(term: &str) -> Self {
        Self { chars: Folded::new(term).chars, official: Some(term.to_owned()) }
    }

    /// Whether it is the typed word itself.
    pub(super) const fn is_typed(&self) -> bool {
        self.official.is_none()
    }
}

impl QueryPlan {
    /// The plan for a query.
    pub(super) fn new(
        index: &SearchIndex<'_>,
        pinyin: Option<&PinyinIndex<'_>>,
        query: &str,
        scope: SearchScope,
    ) -> Self {
        let query = query.trim();
        let end = query.char_indices().nth(MAX_CHARS).map_or(query.len(), |(at, _)| at);
        let mut plan = Self { shortened: end < query.len(), ..Self::default() };
        let text = match scope {
            SearchScope::Documents => index.documents(),
            SearchScope::Everything => &index.chars,
        };
        let words = words(&query[..end], index, pinyin);
        for word in &words {
            plan.take_word(index, pinyin, text, word);
        }
        if plan.pieces.len() > 1 {
            plan.whole = words.into_iter().flat_map(|word| word.folded.chars).collect();
        }
        plan
    }

    /// Whether enough of the query is known for a hit on all known pieces to be exact.
    pub(super) fn is_understood(&self) -> bool {
        let known = |piece: &QueryPiece| match piece.importance {
            Importance::Specific if piece.is_meant => piece.typed.chars().count(),
            Importance::Specific | Importance::Doubtful | Importance::Generic => 0,
        };
        let known: usize = self.pieces.iter().map(known).sum();
        self.absent.is_empty() && (self.unused.is_empty() || self.unknown * 2 <= known)
    }

    /// Whether a piece is required for an exact hit.
    pub(super) fn counts(&self, piece: usize) -> bool {
        let most = self.pieces.iter().map(|piece| piece.importance as u8).max();
        most == Some(self.pieces[piece].importance as u8)
    }

    /// The official terms that replace typed words.
    pub(super) fn mappings(&self) -> Vec<Mapping> {
        let mapping = |piece: &QueryPiece| {
            let official: Vec<String> =
                piece.wordings.iter().filter_map(|wording| wording.official.clone()).collect();
            (!official.is_empty()).then(|| Mapping { typed: piece.typed.clone(), official })
        };
        self.pieces.iter().filter_map(mapping).collect()
    }

    /// Adds the pieces of a word; pieces that do not occur in `text` are not searched.
    fn take_word(
        &mut self,
        index: &SearchIndex<'_>,
        pinyin: Option<&PinyinIndex<'_>>,
        text: &[char],
        word: &TypedWord,
    ) {
        let mut chars = word.folded.chars.clone();
        let mut typos: Vec<Range<usize>> = Vec::new();
        let mut found = segments(index, text, &chars);
        while typos.len() < MAX_TYPOS
            && let Some(typo) = correct::find_typo(index, pinyin, text, &chars, &found)
        {
            chars[typo.range.clone()].copy_from_slice(&typo.meant);
            typos.push(typo.range);
            found = segments(index, text, &chars);
        }
        let is_unknown = |at: Option<&Segment<'_, '_>>| {
            at.is_some_and(|segment| matches!(segment.kind, SegmentKind::Unknown))
        };
        let mut unknown: Vec<Range<usize>> = Vec::new();
        for (at, segment) in found.iter().enumerate() {
            let range = segment.range.clone();
            let is_meant = !typos.iter().any(|typo| typo.start < range.end && range.start < typo.end);
            let beside_unknown = is_unknown(at.checked_sub(1).and_then(|before| found.get(before)))
                || is_unknown(found.get(at + 1));
            let part =
                WordRange { chars: &chars[range.clone()], typed: word.written(range.clone()), is_meant };
            let is_known = match &segment.kind {
                SegmentKind::Saying(saying) => {
                    self.take_saying(index, text, saying, part);
                    true
                }
                SegmentKind::Literal => {
                    let doubtful = beside_unknown && range.len() == 2 && is_meant;
                    self.take_literal(index, part, doubtful);
                    true
                }
                SegmentKind::Letters => self.take_letters(index, pinyin, text, part),
                SegmentKind::Light => true,
                SegmentKind::Unknown => false,
            };
            if !is_known {
                unknown.push(range);
            }
        }
        self.take_unknown(index, word, &chars, &unknown);
    }

    fn take_saying(
        &mut self,
        index: &SearchIndex<'_>,
        text: &[char],
        saying: &Saying<'_>,
        part: WordRange<'_>,
    ) {
        match &saying.meaning {
            // Reviewed terms take precedence over the literal characters: 入党 occurs in 纳入党管人才.
            SayingMeaning::Terms(terms) => {
                let stands = scan::longest_matches(text, part.chars).first() == Some(&part.chars.len());
                let literal = stands.then(|| Wording::typed(part.chars));
                let wordings = terms.iter().map(|term| Wording::official(term)).chain(literal).collect();
                let importance =
                    if index.is_generic(&saying.chars) { Importance::Generic } else { Importance::Specific };
                self.add(part.typed, wordings, importance, part.is_meant);
            }
            SayingMeaning::Absent(terms) => {
                self.absent.push(part.typed.clone());
                // The characters may occur inside other words: 上市 in 地级以上市.
                let stands = scan::longest_matches(text, part.chars).first() == Some(&part.chars.len());
                let literal = stands.then(|| Wording::typed(part.chars));
                let terms = terms.iter().map(|term| Wording::official(term));
                let wordings: Vec<Wording> = terms.chain(literal).collect();
                if !wordings.is_empty() {
                    self.add(part.typed, wordings, Importance::Specific, false);
                }
            }
            SayingMeaning::Question(kind) => self.answer_kind = self.answer_kind.or(Some(*kind)),
            SayingMeaning::Filler => {}
        }
    }

    fn take_literal(&mut self, index: &SearchIndex<'_>, part: WordRange<'_>, is_doubtful: bool) {
        let importance = match (index.is_generic(part.chars), is_doubtful) {
            (true, _) => Importance::Generic,
            (false, true) => Importance::Doubtful,
            (false, false) => Importance::Specific,
        };
        let chars = part.chars.to_vec();
        let official = (!part.is_meant).then(|| chars.iter().collect());
        self.add(part.typed, vec![Wording { chars, official }], importance, part.is_meant);
    }

    /// Adds Latin letters, literally or as pinyin; returns false if they match neither.
    fn take_letters(
        &mut self,
        index: &SearchIndex<'_>,
        pinyin: Option<&PinyinIndex<'_>>,
        text: &[char],
        part: WordRange<'_>,
    ) -> bool {
        let stands = scan::longest_matches(text, part.chars).first() == Some(&part.chars.len());
        if let Some(saying) = index.saying(part.chars) {
            self.take_saying(index, text, saying, part);
            return true;
        }
        let spelled = pinyin.map(|pinyin| pinyin.words(index, part.chars)).unwrap_or_default();
        if !stands && spelled.is_empty() {
            return false;
        }
        if stands {
            let wordings = vec![Wording::typed(part.chars)];
            self.add(part.typed.clone(), wordings, Importance::Specific, true);
        }
        for (letters, words) in spelled {
            let typed: String = part.chars[letters].iter().collect();
            self.take_spelled(index, text, &words, typed);
        }
        true
    }

    /// Adds the words that letters may spell, best first. An everyday word is replaced by its official
    /// terms; a word that no document addresses is used only if there is no other candidate.
    fn take_spelled(&mut self, index: &SearchIndex<'_>, text: &[char], words: &[Vec<char>], typed: String) {
        let mut wordings = Vec::new();
        for chars in words {
            match index.saying(chars).map(|saying| &saying.meaning) {
                Some(SayingMeaning::Terms(terms)) => {
                    wordings.extend(terms.iter().map(|term| Wording::official(term)));
                }
                Some(SayingMeaning::Absent(_) | SayingMeaning::Question(_) | SayingMeaning::Filler) => {}
                None => {
                    wordings.push(Wording { official: Some(chars.iter().collect()), chars: chars.clone() });
                }
            }
        }
        if let ([], Some(chars)) = (&wordings[..], words.first())
            && let Some(saying) = index.saying(chars)
        {
            self.take_saying(index, text, saying, WordRange { chars, typed, is_meant: true });
            return;
        }
        let is_generic = words.first().is_some_and(|chars| index.is_generic(chars));
        let importance = if is_generic { Importance::Generic } else { Importance::Specific };
        self.add(typed, wordings, importance, true);
    }

    /// Reports unknown characters. A single one between known words is ignored.
    fn take_unknown(
        &mut self,
        index: &SearchIndex<'_>,
        word: &TypedWord,
        chars: &[char],
        unknown: &[Range<usize>],
    ) {
        let is_light = |range: Range<usize>| chars[range].iter().all(|&c| index.is_light(c));
        for run in unknown.chunk_by(|a, b| a.end == b.start || is_light(a.end..b.start)) {
            let content: usize = run.iter().map(Range::len).sum();
            let has_more =
                self.pieces.iter().any(|piece| piece.importance == Importance::Specific && piece.is_meant);
            if content > 1 || !has_more {
                self.unknown += content;
                self.unused.push(word.written(run[0].start..run[run.len() - 1].end));
            }
        }
    }

    fn add(&mut self, typed: String, wordings: Vec<Wording>, importance: Importance, is_meant: bool) {
        let piece = QueryPiece { typed, wordings, importance, is_meant };
        if !self.pieces.contains(&piece) {
            self.pieces.push(piece);
        }
    }
}

/// A range of a word to search for.
struct WordRange<'q> {
    chars: &'q [char],
    typed: String,
    /// Whether it was typed correctly.
    is_meant: bool,
}

/// A word of the query.
struct TypedWord {
    text: String,
    folded: Folded,
}

impl TypedWord {
    fn new(text: String, pinyin: Option<&PinyinIndex<'_>>) -> Self {
        // Simplified characters have the same byte length as traditional ones.
        let folded = match pinyin {
            Some(pinyin) => Folded::new(&pinyin.simplified(&text)),
            None => Folded::new(&text),
        };
        Self { text, folded }
    }

    /// The original input for the normalized characters in `range`.
    fn written(&self, range: Range<usize>) -> String {
        let spans = &self.folded.spans[range];
        let stretch = spans.first().zip(spans.last());
        stretch
            .and_then(|(first, last)| self.text.get(first.start as usize..last.end as usize))
            .unwrap_or_default()
            .to_owned()
    }
}

/// Splits a query into words. Words that together form a saying (老板 不给 钱) or a pinyin spelling (ji neng) are
/// joined; words without letters are dropped.
fn words(query: &str, index: &SearchIndex<'_>, pinyin: Option<&PinyinIndex<'_>>) -> Vec<TypedWord> {
    let mut words: Vec<TypedWord> =
        query.split_whitespace().map(|word| TypedWord::new(word.to_owned(), pinyin)).collect();
    words.retain(|word| !word.folded.chars.is_empty());
    let joined: Vec<char> = words.iter().flat_map(|word| &word.folded.chars).copied().collect();
    let is_spelling = joined.iter().all(|&c| is_latin(c))
        && pinyin.is_none_or(|pinyin| !pinyin.words(index, &joined).is_empty());
    if words.len() > 1 && (is_spelling || index.saying(&joined).is_some()) {
        words = vec![TypedWord::new(words.into_iter().map(|word| word.text).collect(), pinyin)];
    }
    words
}
