//! Which places of the right document correspond to which measures of the left.

use crate::model::document::{Document, Kind, Node, Quote};
use crate::model::pairs::{Alignment, Counterpart, Pair, Said};

/// A place of the right document that speaks of measures of the left one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point<'l, 'a> {
    /// The place: the first on the right of its pairs.
    pub quote: Quote,
    /// The pairs that hold it against a measure or a part of one, in their order.
    pub pairs: Vec<&'l Pair<'a>>,
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

    /// The places of the right document that speak of measures of the left, in reading order.
    #[must_use]
    pub fn points(&self, left: &Document<'_>) -> Vec<Point<'_, 'a>> {
        let mut points: Vec<Point<'_, 'a>> = Vec::new();
        for pair in self.pairs.iter().filter(|pair| measure_of(pair, left).is_some()) {
            // Sound alignments have a place on each side of a pair.
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

/// The measure that the left side of a pair is, or is part of.
#[must_use]
pub fn measure_of<'d, 'a>(pair: &Pair<'_>, left: &'d Document<'a>) -> Option<Node<'d, 'a>> {
    let node = left.at(pair.left.first()?.node);
    std::iter::once(node).chain(node.ancestors()).find(|node| node.kind() == Kind::Measure)
}
