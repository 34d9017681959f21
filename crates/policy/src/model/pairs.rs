//! The reviewed correspondences between two documents: an [`Alignment`], and what of it travels with every
//! corpus, the [`Counterpart`]s.

use serde::{Deserialize, Serialize};

use super::document::{Document, Node, NodeIndex, Quote};
use super::encoding::{self, DecodeError, Magic};

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

impl Relation {
    /// The relation's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "相同",
            Self::MoreSpecific => "更具体",
        }
    }

    /// The relation's name in the HTML.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::MoreSpecific => "more-specific",
        }
    }
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

    /// The kind's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sum => "金额",
            Self::Share => "比例",
            Self::Quota => "数量",
            Self::Deadline => "期限",
            Self::Duty => "责任",
        }
    }
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

const MAGIC: Magic = *b"cga\x01";

impl<'a> Alignment<'a> {
    /// The alignment as bytes.
    ///
    /// # Errors
    /// Only where memory runs out.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        encoding::encode(MAGIC, self)
    }

    /// The alignment in `bytes`, as [`Alignment::encode`] wrote them for these documents. Its strings
    /// borrow from `bytes`.
    ///
    /// # Errors
    /// Where the bytes are not an alignment of this version, or point outside the documents: what
    /// was decoded can be shown without a check.
    pub fn decode(bytes: &'a [u8], documents: &[Document<'_>]) -> Result<Self, DecodeError> {
        let alignment: Self = encoding::decode(MAGIC, bytes)?;
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

/// One thing that another document says of a measure's matter, or that it says nothing of it: as much of an alignment
/// as the measure's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counterpart<'a> {
    /// The place of the measure's document in [`Corpus::documents`](crate::Corpus::documents).
    pub document: u16,
    /// The measure.
    pub measure: NodeIndex,
    /// The place of the other document.
    pub other: u16,
    /// The id of the pair, or of the entry that stands alone.
    pub id: &'a str,
    /// What the other document says.
    pub said: Said,
}

/// What another document says of a matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Said {
    /// It speaks of it: in which places, and how the two relate.
    Here(Relation, Vec<Quote>),
    /// It does not speak of it.
    Nothing,
}

impl Counterpart<'_> {
    /// Whether all that it points to is there: what a decoder must know.
    pub(crate) fn is_sound(&self, documents: &[Document<'_>]) -> bool {
        let document = |at: u16| documents.get(usize::from(at));
        let (Some(left), Some(right)) = (document(self.document), document(self.other)) else { return false };
        let words = match &self.said {
            Said::Here(_, quotes) => quotes.iter().all(|&quote| right.holds(quote)),
            Said::Nothing => true,
        };
        usize::from(self.measure.0) < left.nodes.len() && words
    }
}
