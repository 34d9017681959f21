//! The compiled contents of `seeds/`, and their binary encoding.
//!
//! Native code and the browser read the same bytes; [`Corpus::decode`] borrows all strings from them.

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::encoding::{self, DecodeError, Magic};
use super::figures::{Figure, FoundNumber, NotFigure};
use super::pairs::Counterpart;
use super::rules::Eligibility;
use super::vocabulary::Vocabulary;

/// The compiled contents of `seeds/`.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corpus<'a> {
    /// The documents, in display order.
    #[serde(borrow)]
    pub documents: Vec<Document<'a>>,
    /// The explained numbers of the documents, in reading order.
    #[serde(borrow)]
    pub figures: Vec<Figure<'a>>,
    /// The numbers that are not quantities, in reading order.
    pub not_figures: Vec<NotFigure>,
    /// The numbers of reading-edition documents, as detected automatically, in reading order.
    pub found: Vec<FoundNumber>,
    /// Questions and rules.
    #[serde(borrow)]
    pub eligibility: Eligibility<'a>,
    /// Everyday words mapped to the terms of the documents.
    #[serde(borrow)]
    pub vocabulary: Vocabulary<'a>,
    /// What other documents say about each measure: the part of the alignments that measure pages show.
    #[serde(borrow)]
    pub counterparts: Vec<Counterpart<'a>>,
}

const MAGIC: Magic = *b"cgt\x07";

impl<'a> Corpus<'a> {
    /// The document with this id.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<&Document<'a>> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// Encodes the corpus.
    ///
    /// # Errors
    /// Only if memory runs out.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        encoding::encode(MAGIC, self)
    }

    /// Decodes and validates the output of [`Corpus::encode`]. The strings borrow from `bytes`.
    ///
    /// # Errors
    /// If the bytes are not a corpus of this version, or if some index or span is invalid. A decoded corpus
    /// needs no further checks.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        encoding::decode::<Self>(MAGIC, bytes)?.checked()
    }

    /// Returns the corpus if all its quotes and indices are valid.
    fn checked(self) -> Result<Self, DecodeError> {
        let documents = &self.documents;
        let sound = self.figures.iter().all(|figure| figure.is_valid(documents, &self.eligibility.benefits))
            && self.not_figures.iter().all(|entry| entry.is_valid(documents))
            && self.found.iter().all(|found| found.is_valid(documents))
            && self.eligibility.is_valid(documents)
            && self.vocabulary.is_valid()
            && self.counterparts.iter().all(|counterpart| counterpart.is_valid(documents));
        if sound { Ok(self) } else { Err(DecodeError::OutOfBounds) }
    }
}
