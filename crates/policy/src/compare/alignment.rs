//! The reviewed correspondences between two documents, and their encoding as bytes.

use serde::{Deserialize, Serialize};

use crate::corpus::DecodeError;
use crate::document::{Document, Node, Quote};

/// Which places of two documents speak of the same matter, and which stand alone: made by reading
/// both. It does not say that one text was made from the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alignment<'a> {
    /// The place of the left document in [`Corpus::documents`](crate::Corpus::documents).
    pub left: u16,
    /// The place of the right document.
    pub right: u16,
    /// The same matter in both, in the order in which the site shows them.
    #[serde(borrow)]
    pub pairs: Vec<Pair<'a>>,
    /// What one document says and the other does not, the left document's first.
    #[serde(borrow)]
    pub alone: Vec<Alone<'a>>,
}

/// One matter that both documents speak of, each in one or more places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair<'a> {
    /// Short, stable and public: part of the pair's address.
    pub id: &'a str,
    /// What it is about, in a few plain words.
    pub title: &'a str,
    /// How the two sides relate.
    pub relation: Relation,
    /// One plain sentence: what is new on the left.
    pub note: &'a str,
    /// The places in the left document.
    pub left: Vec<Quote>,
    /// The places in the right document.
    pub right: Vec<Quote>,
    /// A stretch that is the same on both sides but for some words.
    pub rewording: Option<Rewording>,
    /// What the left side gives beyond the right.
    pub adds: Vec<Addition>,
}

/// How the two sides of a pair relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "relation"))]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// 相同: both say the same.
    Same,
    /// 更具体: the left makes concrete what the right names.
    MoreSpecific,
}

/// A stretch of the left and the stretch of the right that it puts in other words; both lie within
/// the sides of their pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewording {
    /// The words on the left.
    pub left: Quote,
    /// The words on the right.
    pub right: Quote,
}

/// Something that only the left gives, in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// What it is.
    pub kind: Added,
    /// The words.
    pub quote: Quote,
}

/// What a document gives beyond another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "added"))]
#[serde(rename_all = "snake_case")]
pub enum Added {
    /// 金额: a sum of money
    Sum,
    /// 比例: a percentage
    Share,
    /// 名额、数量: a count of people, places or things
    Quota,
    /// 期限: until when, or for how long
    Deadline,
    /// 责任: who must do what, or which rule, fund or service is to be made
    Duty,
}

impl Added {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::Sum, Self::Share, Self::Quota, Self::Deadline, Self::Duty];
}

/// What one document says and the other does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alone<'a> {
    /// Short, stable and public: part of the entry's address.
    pub id: &'a str,
    /// What it is about, in a few plain words.
    pub title: &'a str,
    /// Which document says it.
    pub side: Side,
    /// Where.
    pub quotes: Vec<Quote>,
    /// One plain sentence: what the other document leaves out.
    pub reason: &'a str,
    /// What the left document gives here; empty for the right one.
    pub adds: Vec<Addition>,
}

/// One of the two documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Side {
    /// The document whose measures are compared.
    Left,
    /// The document it is held against.
    Right,
}

/// The first bytes of an encoded alignment; the last is the version of the format.
const MAGIC: [u8; 4] = *b"cga\x01";

impl<'a> Alignment<'a> {
    /// The alignment as bytes.
    ///
    /// # Errors
    /// Only where memory runs out.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_extend(self, MAGIC.to_vec())
    }

    /// The alignment in `bytes`, as [`Alignment::encode`] wrote them for these documents. Its strings
    /// borrow from `bytes`.
    ///
    /// # Errors
    /// Where the bytes are not an alignment of this version, or point outside the documents: what
    /// was decoded can be shown without a check.
    pub fn decode(bytes: &'a [u8], documents: &[Document<'_>]) -> Result<Self, DecodeError> {
        let body = bytes.strip_prefix(&MAGIC).ok_or(DecodeError::Version)?;
        let (alignment, rest) =
            postcard::take_from_bytes::<Self>(body).map_err(|_| DecodeError::Malformed)?;
        if !rest.is_empty() {
            return Err(DecodeError::Malformed);
        }
        let document = |at: u16| documents.get(usize::from(at)).ok_or(DecodeError::OutOfBounds);
        let (left, right) = (document(alignment.left)?, document(alignment.right)?);
        if alignment.is_sound(left, right) { Ok(alignment) } else { Err(DecodeError::OutOfBounds) }
    }

    fn is_sound(&self, left: &Document<'_>, right: &Document<'_>) -> bool {
        let all = |document: &Document<'_>, quotes: &[Quote]| {
            !quotes.is_empty() && quotes.iter().all(|&quote| document.holds(quote))
        };
        let added = |adds: &[Addition]| adds.iter().all(|addition| left.holds(addition.quote));
        let pair = |pair: &Pair<'_>| {
            let reworded = pair
                .rewording
                .is_none_or(|rewording| left.holds(rewording.left) && right.holds(rewording.right));
            all(left, &pair.left) && all(right, &pair.right) && reworded && added(&pair.adds)
        };
        let alone = |alone: &Alone<'_>| {
            let document = if alone.side == Side::Left { left } else { right };
            all(document, &alone.quotes) && added(&alone.adds)
        };
        self.pairs.iter().all(pair) && self.alone.iter().all(alone)
    }

    /// The pairs of which `node` of the left document is part, or that are part of it.
    pub fn pairs_at(&self, node: Node<'_, '_>) -> impl Iterator<Item = &Pair<'a>> {
        let span = node.span();
        self.pairs.iter().filter(move |pair| pair.left.iter().any(|quote| quote.span.overlaps(span)))
    }

    /// What `node` of the left document says that the right document does not.
    pub fn alone_at(&self, node: Node<'_, '_>) -> impl Iterator<Item = &Alone<'a>> {
        let span = node.span();
        self.alone.iter().filter(move |alone| {
            alone.side == Side::Left && alone.quotes.iter().any(|quote| quote.span.overlaps(span))
        })
    }
}
