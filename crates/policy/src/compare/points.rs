//! Maps passages of the right document to the corresponding measures of the left.

use crate::model::document::{Document, Node, NodeKind, Quote};
use crate::model::pairs::{Alignment, Counterpart, CounterpartText, Pair};

/// A passage of the right document that corresponds to measures of the left one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point<'l, 'a> {
    /// The passage: the first right-hand quote of its pairs.
    pub quote: Quote,
    /// Its pairs with a measure, or with a part of a measure, in alignment order.
    pub pairs: Vec<&'l Pair<'a>>,
}

impl<'a> Alignment<'a> {
    /// The right document's counterparts of each measure of the left one, in measure order: pairs first,
    /// then statements without a counterpart.
    #[must_use]
    pub fn counterparts(&self, left: &Document<'_>) -> Vec<Counterpart<'a>> {
        left.measures().flat_map(|measure| self.of_measure(measure)).collect()
    }

    fn of_measure(&self, measure: Node<'_, '_>) -> Vec<Counterpart<'a>> {
        let counterpart = |id, text| Counterpart {
            document: self.left,
            measure: measure.index(),
            other: self.right,
            id,
            text,
        };
        let pairs = self
            .pairs_at(measure)
            .map(|pair| counterpart(pair.id, CounterpartText::Here(pair.relation, pair.right.clone())));
        let alone = self.alone_at(measure).map(|alone| counterpart(alone.id, CounterpartText::Nothing));
        pairs.chain(alone).collect()
    }

    /// The passages of the right document that correspond to measures of the left one, in reading order.
    #[must_use]
    pub fn points(&self, left: &Document<'_>) -> Vec<Point<'_, 'a>> {
        let mut points: Vec<Point<'_, 'a>> = Vec::new();
        for pair in self.pairs.iter().filter(|pair| measure_of(pair, left).is_some()) {
            // A validated alignment has at least one quote on each side of a pair.
            let Some(&quote) = pair.right.first() else { continue };
            match points.iter_mut().find(|point| point.quote.span == quote.span) {
                Some(point) => point.pairs.push(pair),
                None => points.push(Point { quote, pairs: vec![pair] }),
            }
        }
        points.sort_by_key(|point| point.quote.span.start);
        points
    }
}

/// The measure that contains the left side of a pair; `None` if it lies outside any measure.
#[must_use]
pub fn measure_of<'d, 'a>(pair: &Pair<'_>, left: &'d Document<'a>) -> Option<Node<'d, 'a>> {
    let node = left.at(pair.left.first()?.node);
    std::iter::once(node).chain(node.ancestors()).find(|node| node.kind() == NodeKind::Measure)
}
