//! What the page of a measure says of the other document: an alignment cut down to what is shown
//! there, small enough to travel with every corpus.

use serde::{Deserialize, Serialize};

use super::{Alignment, Relation};
use crate::document::{Document, Node, NodeIndex, Quote};

/// One thing that another document says of a measure's matter, or that it says nothing of it.
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

impl<'a> Alignment<'a> {
    /// What the right document says of each measure of the left one, in the order of the measures:
    /// pairs first, then what stands alone.
    #[must_use]
    pub fn counterparts(&self, left: &Document<'_>) -> Vec<Counterpart<'a>> {
        left.measures().flat_map(|measure| self.of_measure(measure)).collect()
    }

    fn of_measure(&self, measure: Node<'_, '_>) -> Vec<Counterpart<'a>> {
        let counterpart = |id, said| Counterpart {
            document: self.left,
            measure: measure.index(),
            other: self.right,
            id,
            said,
        };
        let pairs = self
            .pairs_at(measure)
            .map(|pair| counterpart(pair.id, Said::Here(pair.relation, pair.right.clone())));
        let alone = self.alone_at(measure).map(|alone| counterpart(alone.id, Said::Nothing));
        pairs.chain(alone).collect()
    }
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
