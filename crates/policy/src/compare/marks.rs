//! Marks the quotes of a pair for display: shared phrases, and numbers that only one side has.

use super::{Shared, shared_phrases};
use crate::figures::numbers_in;
use crate::model::document::{Document, Quote, Span};
use crate::model::figures::Figure;
use crate::model::pairs::Pair;

/// Minimum length, in characters, of a phrase marked as shared.
pub const MIN_PHRASE_LEN: usize = 4;

/// A range of a quote with uniform marking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Byte range in the document's text.
    pub span: Span,
    /// The shared phrase it belongs to, if any; both sides use the same number for the same phrase.
    pub phrase: Option<usize>,
    /// Whether it is a number that only this side has.
    pub number: bool,
}

/// The quotes of a pair, each split into marked ranges in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedPair {
    /// The left side, one list per quote.
    pub left: Vec<Vec<Stretch>>,
    /// The right side, one list per quote.
    pub right: Vec<Vec<Stretch>>,
}

/// A document together with its figures.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'c, 'a> {
    /// The document.
    pub document: &'c Document<'a>,
    /// Its index among all documents, which figures refer to.
    pub position: u16,
    /// The figures of all documents.
    pub figures: &'c [Figure<'a>],
}

/// Marks the phrases that both sides of a pair share, and the numbers that only one side has. A mark never
/// splits one of the `terms`.
#[must_use]
pub fn marked(pair: &Pair<'_>, left: Counted<'_, '_>, right: Counted<'_, '_>, terms: &[&str]) -> MarkedPair {
    let (left, right) = (SideText::new(left, &pair.left), SideText::new(right, &pair.right));
    let shared = shared_phrases(&left.text, &right.text, MIN_PHRASE_LEN, terms);
    let marks = |side: &SideText<'_, '_, '_>, other: &SideText<'_, '_, '_>, which: fn(&Shared) -> Span| {
        let phrases: Vec<Span> = shared.iter().map(which).map(|span| side.in_document(span)).collect();
        side.stretches(&phrases, &side.numbers_without(other))
    };
    MarkedPair {
        left: marks(&left, &right, |shared| shared.left),
        right: marks(&right, &left, |shared| shared.right),
    }
}

/// The quotes of one side, joined into one text.
struct SideText<'c, 'a, 'q> {
    counted: Counted<'c, 'a>,
    quotes: &'q [Quote],
    /// The quotes joined by line breaks; no phrase spans a line break.
    text: String,
    /// Offset of each quote in `text`.
    starts: Vec<u32>,
}

impl<'c, 'a, 'q> SideText<'c, 'a, 'q> {
    fn new(counted: Counted<'c, 'a>, quotes: &'q [Quote]) -> Self {
        let mut text = String::new();
        let mut starts = Vec::new();
        for quote in quotes {
            starts.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
            text.push_str(counted.document.quoted(*quote));
            text.push('\n');
        }
        Self { counted, quotes, text, starts }
    }

    /// Maps a range of `text` that lies within one quote to its range in the document.
    fn in_document(&self, span: Span) -> Span {
        let quote = self.starts.partition_point(|&start| start <= span.start).saturating_sub(1);
        let shift = |at: u32| at - self.starts[quote] + self.quotes[quote].span.start;
        Span::new(shift(span.start), shift(span.end))
    }

    /// The numbers of this side that `other` lacks.
    fn numbers_without(&self, other: &SideText<'_, '_, '_>) -> Vec<Span> {
        let theirs: Vec<&str> =
            other.numbers().map(|number| number.slice(other.counted.document.text)).collect();
        self.numbers().filter(|number| !theirs.contains(&number.slice(self.counted.document.text))).collect()
    }

    fn numbers(&self) -> impl Iterator<Item = Span> {
        let Counted { position, figures, .. } = self.counted;
        self.quotes
            .iter()
            .flat_map(move |quote| numbers_in(figures, position, quote.span))
            .map(|figure| figure.number)
    }

    /// Splits each quote at every boundary of a mark.
    fn stretches(&self, phrases: &[Span], numbers: &[Span]) -> Vec<Vec<Stretch>> {
        let cut = |quote: &Quote| {
            let mut ends: Vec<u32> = (phrases.iter().chain(numbers))
                .flat_map(|span| [span.start, span.end])
                .filter(|&at| quote.span.start < at && at < quote.span.end)
                .chain([quote.span.end])
                .collect();
            ends.sort_unstable();
            ends.dedup();
            let starts = std::iter::once(quote.span.start).chain(ends.iter().copied());
            let spans = starts.zip(&ends).map(|(start, &end)| Span::new(start, end));
            let stretch = |span: Span| Stretch {
                span,
                phrase: phrases.iter().position(|phrase| phrase.contains(span)),
                number: numbers.iter().any(|number| number.contains(span)),
            };
            spans.map(stretch).collect()
        };
        self.quotes.iter().map(cut).collect()
    }
}
