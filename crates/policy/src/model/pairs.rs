//! Reviewed correspondences between two documents: an [`Alignment`], and the part of it that is stored in
//! every corpus, [`Counterpart`]s.

use serde::{Deserialize, Serialize};

use super::document::{Document, Node, NodeIndex, Quote};
use super::encoding::{self, DecodeError, Magic};

/// Which passages of two documents address the same matter, and which have no counterpart, as established by
/// reading both. It does not claim that one text derives from the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alignment<'a> {
    /// The index of the left document in [`Corpus::documents`](crate::Corpus::documents).
    pub left: u16,
    /// The index of the right document.
    pub right: u16,
    /// The matters that both address, in display order.
    #[serde(borrow)]
    pub pairs: Vec<Pair<'a>>,
    /// The statements that only one document makes, the left document's first.
    #[serde(borrow)]
    pub alone: Vec<Alone<'a>>,
}

/// A matter that both documents address, each in one or more passages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair<'a> {
    /// Short, stable and public: part of the pair's URL.
    pub id: &'a str,
    /// Its topic, in a few plain words.
    pub title: &'a str,
    /// How the two sides relate.
    pub relation: Relation,
    /// One plain sentence: what is new in the left document.
    pub note: &'a str,
    /// The passages in the left document.
    pub left: Vec<Quote>,
    /// The passages in the right document.
    pub right: Vec<Quote>,
    /// A passage that differs between the sides only in wording.
    pub rewording: Option<Rewording>,
    /// What the left document adds.
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
    /// The relation's Chinese name.
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

/// A passage of the left and its reworded counterpart on the right; both lie within the sides of their pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewording {
    /// The left passage.
    pub left: Quote,
    /// The right passage.
    pub right: Quote,
}

/// Something that only the left document gives, quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// The kind of addition.
    pub kind: Added,
    /// The quote.
    pub quote: Quote,
}

/// The kind of an addition.
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
    /// 期限: a deadline or a duration
    Deadline,
    /// 责任: a duty, or a rule, fund or service to be established
    Duty,
}

impl Added {
    /// All kinds, in display order.
    pub const ALL: [Self; 5] = [Self::Sum, Self::Share, Self::Quota, Self::Deadline, Self::Duty];

    /// The kind's Chinese name.
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

/// A statement that only one document makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alone<'a> {
    /// Short, stable and public: part of the entry's URL.
    pub id: &'a str,
    /// Its topic, in a few plain words.
    pub title: &'a str,
    /// The document that makes it.
    pub side: Side,
    /// The passages.
    pub quotes: Vec<Quote>,
    /// One plain sentence: what the other document omits.
    pub reason: &'a str,
    /// What the left document gives here; empty for statements of the right.
    pub adds: Vec<Addition>,
}

/// One of the two documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Side {
    /// The document with the measures.
    Left,
    /// The document it is compared with.
    Right,
}

const MAGIC: Magic = *b"cga\x01";

impl<'a> Alignment<'a> {
    /// Encodes the alignment.
    ///
    /// # Errors
    /// Only if memory runs out.
    pub fn encode(&self) -> Result<Vec<u8>, postcard::Error> {
        encoding::encode(MAGIC, self)
    }

    /// Decodes and validates the output of [`Alignment::encode`] for these documents. The strings borrow
    /// from `bytes`.
    ///
    /// # Errors
    /// If the bytes are not an alignment of this version, or refer to something outside the documents. A
    /// decoded alignment needs no further checks.
    pub fn decode(bytes: &'a [u8], documents: &[Document<'_>]) -> Result<Self, DecodeError> {
        let alignment: Self = encoding::decode(MAGIC, bytes)?;
        let document = |at: u16| documents.get(usize::from(at)).ok_or(DecodeError::OutOfBounds);
        let (left, right) = (document(alignment.left)?, document(alignment.right)?);
        if alignment.is_valid(left, right) { Ok(alignment) } else { Err(DecodeError::OutOfBounds) }
    }

    fn is_valid(&self, left: &Document<'_>, right: &Document<'_>) -> bool {
        let all = |document: &Document<'_>, quotes: &[Quote]| {
            !quotes.is_empty() && quotes.iter().all(|&quote| document.contains_quote(quote))
        };
        let added = |adds: &[Addition]| adds.iter().all(|addition| left.contains_quote(addition.quote));
        let pair = |pair: &Pair<'_>| {
            let reworded = pair.rewording.is_none_or(|rewording| {
                left.contains_quote(rewording.left) && right.contains_quote(rewording.right)
            });
            all(left, &pair.left) && all(right, &pair.right) && reworded && added(&pair.adds)
        };
        let alone = |alone: &Alone<'_>| {
            let document = if alone.side == Side::Left { left } else { right };
            all(document, &alone.quotes) && added(&alone.adds)
        };
        self.pairs.iter().all(pair) && self.alone.iter().all(alone)
    }

    /// The pairs whose left side contains `node` or lies within it.
    pub fn pairs_at(&self, node: Node<'_, '_>) -> impl Iterator<Item = &Pair<'a>> {
        let span = node.span();
        self.pairs.iter().filter(move |pair| pair.left.iter().any(|quote| quote.span.overlaps(span)))
    }

    /// The statements in `node` of the left document that the right document does not make.
    pub fn alone_at(&self, node: Node<'_, '_>) -> impl Iterator<Item = &Alone<'a>> {
        let span = node.span();
        self.alone.iter().filter(move |alone| {
            alone.side == Side::Left && alone.quotes.iter().any(|quote| quote.span.overlaps(span))
        })
    }
}

/// What another document says, or does not say, on the subject of a measure: the part of an alignment that
/// the measure's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counterpart<'a> {
    /// The index of the measure's document in [`Corpus::documents`](crate::Corpus::documents).
    pub document: u16,
    /// The measure.
    pub measure: NodeIndex,
    /// The index of the other document.
    pub other: u16,
    /// The id of the pair or of the statement without a counterpart.
    pub id: &'a str,
    /// What the other document says.
    pub text: CounterpartText,
}

/// What another document says on a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CounterpartText {
    /// It addresses the subject: the relation, and the passages.
    Here(Relation, Vec<Quote>),
    /// It does not address the subject.
    Nothing,
}

impl Counterpart<'_> {
    /// Whether its indices and quotes are valid; checked by the decoder.
    pub(crate) fn is_valid(&self, documents: &[Document<'_>]) -> bool {
        let document = |at: u16| documents.get(usize::from(at));
        let (Some(left), Some(right)) = (document(self.document), document(self.other)) else { return false };
        let words = match &self.text {
            CounterpartText::Here(_, quotes) => quotes.iter().all(|&quote| right.contains_quote(quote)),
            CounterpartText::Nothing => true,
        };
        usize::from(self.measure.0) < left.nodes.len() && words
    }
}
