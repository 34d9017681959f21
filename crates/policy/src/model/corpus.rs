//! All that is compiled from `seeds/`, and its encoding as bytes.
//!
//! The same bytes serve natively and fetched by the app: [`Corpus::decode`] borrows every string from
//! them and copies no text.

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::encoding::{self, DecodeError, Magic};
use super::figures::{Figure, FoundNumber, NotFigure};
use super::pairs::Counterpart;
use super::rules::Eligibility;
use super::vocabulary::Vocabulary;

/// All that is compiled from `seeds/`.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corpus<'a> {
    /// The documents, in the order in which the site shows them.
    #[serde(borrow)]
    pub documents: Vec<Document<'a>>,
    /// What the numbers of the documents say, in reading order.
    #[serde(borrow)]
    pub figures: Vec<Figure<'a>>,
    /// The numbers that count nothing, in reading order.
    pub not_figures: Vec<NotFigure>,
    /// The numbers of documents in the reading edition, as a program finds them, in reading order.
    pub found: Vec<FoundNumber>,
    /// What can be asked, and what the documents give by the answers.
    #[serde(borrow)]
    pub eligibility: Eligibility<'a>,
    /// Everyday words for the terms of the documents.
    #[serde(borrow)]
    pub vocabulary: Vocabulary<'a>,
    /// What other documents say of the measures: of alignments as much as the measures' pages show.
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

    /// The corpus as bytes.
    ///
    /// # Errors
    /// Only where memory runs out.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        encoding::encode(MAGIC, self)
    }

    /// The corpus in `bytes`, as [`Corpus::encode`] wrote them. Its strings borrow from `bytes`.
    ///
    /// # Errors
    /// Where the bytes are not a corpus of this version, or one whose parts do not fit together: a
    /// decoded corpus can be walked without a check.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        encoding::decode::<Self>(MAGIC, bytes)?.checked()
    }

    /// The corpus, if every quote and index in it leads somewhere.
    fn checked(self) -> Result<Self, DecodeError> {
        let documents = &self.documents;
        let sound = self.figures.iter().all(|figure| figure.is_sound(documents, &self.eligibility.benefits))
            && self.not_figures.iter().all(|entry| entry.is_sound(documents))
            && self.found.iter().all(|found| found.is_sound(documents))
            && self.eligibility.is_sound(documents)
            && self.vocabulary.is_sound()
            && self.counterparts.iter().all(|counterpart| counterpart.is_sound(documents));
        if sound { Ok(self) } else { Err(DecodeError::OutOfBounds) }
    }
}
