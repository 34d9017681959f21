//! Figures for display: by group, by text range, and on a chart's scale.

mod scale;

pub use scale::{LogScale, PerMille};

use crate::model::document::Span;
use crate::model::figures::{Figure, FigureGroup};

/// The figures whose number lies within a range of a document, in reading order.
pub fn numbers_in<'c, 'a>(
    figures: &'c [Figure<'a>],
    document: u16,
    stretch: Span,
) -> impl Iterator<Item = &'c Figure<'a>> + use<'c, 'a> {
    figures.iter().filter(move |figure| figure.document == document && stretch.contains(figure.number))
}

/// The figures of one group in reading order; sums are sorted from largest to smallest, ties in reading
/// order.
#[must_use]
pub fn in_group<'c, 'a>(figures: &'c [Figure<'a>], group: FigureGroup) -> Vec<&'c Figure<'a>> {
    let mut chosen: Vec<_> = figures.iter().filter(|figure| figure.group == group).collect();
    if group == FigureGroup::Sum {
        chosen.sort_by_key(|figure| std::cmp::Reverse(figure.yuan().map(|range| range.max)));
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{NodeIndex, Quote};
    use crate::model::figures::{Bound, FigureValue, ValueRange};

    fn figure(
        id: &'static str,
        start: u32,
        group: FigureGroup,
        value: FigureValue<'static>,
    ) -> Figure<'static> {
        Figure {
            id,
            document: 0,
            quote: Quote { node: NodeIndex(0), span: Span::new(0, 99) },
            number: Span::new(start, start + 3),
            group,
            value,
            bound: Bound::Exact,
            meaning: "",
            who: None,
            payer: None,
            fund: None,
            recurrence: None,
            quota: None,
            label: None,
            benefits: Vec::new(),
            note: None,
        }
    }

    fn ids(figures: &[&Figure<'static>]) -> Vec<&'static str> {
        figures.iter().map(|figure| figure.id).collect()
    }

    #[test]
    fn sums_stand_from_the_largest_to_the_smallest() {
        let sum =
            |id, start, yuan| figure(id, start, FigureGroup::Sum, FigureValue::Yuan(ValueRange::one(yuan)));
        let figures = [
            sum("low", 0, 1500),
            sum("high", 10, 200_000),
            figure("quota", 20, FigureGroup::Quota, FigureValue::Count(ValueRange::one(20), "名")),
            sum("equal to high", 30, 200_000),
        ];
        assert_eq!(ids(&in_group(&figures, FigureGroup::Sum)), ["high", "equal to high", "low"]);
    }

    #[test]
    fn other_groups_stand_in_reading_order() {
        let quota = |id, start, count| {
            figure(id, start, FigureGroup::Quota, FigureValue::Count(ValueRange::one(count), "名"))
        };
        let figures = [quota("first", 0, 20), quota("second", 9, 100)];
        assert_eq!(ids(&in_group(&figures, FigureGroup::Quota)), ["first", "second"]);
    }

    #[test]
    fn only_numbers_wholly_in_the_stretch_are_in_it() {
        let count =
            |id, start| figure(id, start, FigureGroup::Count, FigureValue::Count(ValueRange::one(1), "个"));
        let figures = [count("before", 0), count("cut", 4), count("in", 6), count("after", 9)];
        let found: Vec<_> = numbers_in(&figures, 0, Span::new(5, 9)).map(|figure| figure.id).collect();
        assert_eq!(found, ["in"]);
        assert_eq!(numbers_in(&figures, 1, Span::new(0, 99)).count(), 0);
    }
}
