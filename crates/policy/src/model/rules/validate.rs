//! Validates decoded rules, so that evaluation cannot panic or run away.

use super::condition::{Comparison, ConditionIndex, Test};
use super::fact::{Fact, FactIndex, FactKind, NumberRange};
use super::{Benefit, Eligibility, Source, Wish};
use crate::model::document::{Document, NodeIndex, Quote};

/// Maximum nesting depth of conditions: far above what a document needs, and safe for a browser's stack.
const MAX_CONDITION_DEPTH: usize = 16;
/// Maximum number of facts; see [`MAX_CONDITION_DEPTH`].
const MAX_FACTS: usize = 128;
/// Maximum number of comparisons of a condition, gates included transitively. Search budgets count
/// comparisons, and one evaluation of a condition makes all of them.
const MAX_COMPARISONS: u32 = 1 << 13;
/// A slot has at most 64 cells, and a date comparison needs a cut on each side.
const MAX_CUTS: usize = 60;

impl Eligibility<'_> {
    /// Whether all indices are valid, given the documents of the corpus.
    pub(crate) fn is_valid(&self, documents: &[Document<'_>]) -> bool {
        let condition = |at: ConditionIndex| usize::from(at.0) < self.conditions.len();
        self.facts.len() <= MAX_FACTS
            && self.sources.iter().all(|source| usize::from(source.document) < documents.len())
            && self.are_slots_sound()
            && self.are_atoms_sound()
            && self.is_forest()
            && self.are_gates_valid()
            && self.are_conditions_short()
            && self.constraints.iter().all(|constraint| condition(constraint.never))
            && self.audiences.iter().all(|audience| {
                self.facts.first().is_some_and(|who| usize::from(audience.who) < who.options().len())
            })
            && self.benefits.iter().all(|benefit| self.is_benefit_sound(benefit, documents))
            && self.interview.is_valid(&self.facts)
            && self.wishes.iter().all(|wish| self.is_wish_sound(wish))
            && (self.principles.iter())
                .all(|principle| self.source(principle.source, documents).fits(principle.quote))
            && (self.no_benefit.iter()).all(|none| self.source(none.source, documents).has_node(none.measure))
    }

    fn are_slots_sound(&self) -> bool {
        let mut next = 0;
        self.facts.iter().all(|fact| {
            let first = usize::from(fact.first_slot);
            let in_order = first == next;
            next = first + fact.slot_count();
            in_order && u16::try_from(next).is_ok() && is_kind_sound(fact)
        })
    }

    fn are_atoms_sound(&self) -> bool {
        let mut cuts = vec![0; self.facts.len()];
        self.atoms.iter().all(|atom| {
            let Some(fact) = self.facts.get(usize::from(atom.fact.0)) else { return false };
            let on_dates = match atom.comparison {
                Comparison::Cells(_) => false,
                Comparison::OnOrAfter(_) | Comparison::OnOrBefore(_) | Comparison::WithinMonths(_) => true,
            };
            let count = &mut cuts[usize::from(atom.fact.0)];
            *count += if on_dates { 2 } else { 0 };
            *count <= MAX_CUTS
                && fact.slots().contains(&usize::from(atom.slot))
                && on_dates == (fact.kind == FactKind::Date)
        })
    }

    /// Whether the conditions are in pre-order, properly nested and not too deep.
    fn is_forest(&self) -> bool {
        let mut ends: Vec<usize> = Vec::new();
        self.conditions.iter().enumerate().all(|(at, condition)| {
            while ends.last().is_some_and(|&end| end <= at) {
                ends.pop();
            }
            let end = usize::from(condition.end.0);
            let nested = end > at && end <= ends.last().copied().unwrap_or(self.conditions.len());
            ends.push(end);
            nested
                && ends.len() <= MAX_CONDITION_DEPTH
                && match condition.test {
                    Test::Atom(atom) => usize::from(atom.0) < self.atoms.len() && end == at + 1,
                    Test::All | Test::Any { .. } | Test::Not => true,
                }
        })
    }

    /// Whether every gate tests earlier facts only, so that following gates terminates.
    fn are_gates_valid(&self) -> bool {
        (0..).map(FactIndex).zip(&self.facts).all(|(index, fact)| {
            let Some(gate) = fact.applies_if else { return true };
            let Some(whole) = self.conditions.get(usize::from(gate.0)) else { return false };
            self.conditions[usize::from(gate.0)..usize::from(whole.end.0)].iter().all(|part| {
                match part.test {
                    Test::Atom(atom) => self.atoms[usize::from(atom.0)].fact < index,
                    Test::All | Test::Any { .. } | Test::Not => true,
                }
            })
        })
    }

    /// Whether every evaluated condition is within [`MAX_COMPARISONS`].
    pub(crate) fn are_conditions_short(&self) -> bool {
        // Gates test earlier facts, so their counts are known when needed.
        let mut of_gates = vec![0u32; self.facts.len()];
        let count = |of_gates: &[u32], at: ConditionIndex| {
            let whole = usize::from(at.0)
                ..self.conditions.get(usize::from(at.0)).map_or(0, |whole| usize::from(whole.end.0));
            let parts = self.conditions.get(whole).unwrap_or_default();
            parts.iter().fold(0u32, |count, part| match part.test {
                Test::Atom(atom) => {
                    let fact = self.atoms[usize::from(atom.0)].fact;
                    count.saturating_add(1).saturating_add(of_gates[usize::from(fact.0)])
                }
                Test::All | Test::Any { .. } | Test::Not => count,
            })
        };
        for at in 0..self.facts.len() {
            of_gates[at] = self.facts[at].applies_if.map_or(0, |gate| count(&of_gates, gate));
        }
        let never = self.constraints.iter().map(|constraint| constraint.never);
        let wholes =
            self.benefits.iter().flat_map(|benefit| [Some(benefit.whole), benefit.target, benefit.condition]);
        of_gates.iter().all(|&count| count <= MAX_COMPARISONS)
            && never.chain(wholes.flatten()).all(|at| count(&of_gates, at) <= MAX_COMPARISONS)
    }

    fn is_benefit_sound(&self, benefit: &Benefit<'_>, documents: &[Document<'_>]) -> bool {
        let source = self.source(benefit.source, documents);
        let conditions = [Some(benefit.whole), benefit.target, benefit.condition];
        let Some(whole) = self.conditions.get(usize::from(benefit.whole.0)) else { return false };
        let parts = &self.conditions[usize::from(benefit.whole.0)..usize::from(whole.end.0)];
        source.has_node(benefit.measure)
            && benefit.quotes().all(|quote| source.fits(quote))
            && parts.iter().filter_map(|part| part.quote).all(|quote| source.fits(quote))
            && conditions.into_iter().flatten().all(|at| usize::from(at.0) < self.conditions.len())
            && benefit.constraints.iter().all(|&at| usize::from(at) < self.constraints.len())
            && benefit.audiences.iter().all(|&at| usize::from(at) < self.audiences.len())
            && benefit.topics.iter().all(|&at| usize::from(at) < self.topics.len())
    }

    fn is_wish_sound(&self, wish: &Wish<'_>) -> bool {
        self.facts.first().is_some_and(|who| usize::from(wish.who) < who.options().len())
            && wish.first.iter().all(|at| usize::from(at.0) < self.facts.len())
            && wish.benefits.is_sorted_by(|a, b| a < b)
            && wish.benefits.iter().all(|&at| usize::from(at.0) < self.benefits.len())
    }

    fn source<'d>(&self, at: u8, documents: &'d [Document<'d>]) -> SourceText<'d> {
        let source: Option<&Source> = self.sources.get(usize::from(at));
        SourceText(source.and_then(|source| documents.get(usize::from(source.document))))
    }
}

/// The document that something refers to, if it exists.
struct SourceText<'d>(Option<&'d Document<'d>>);

impl SourceText<'_> {
    fn has_node(&self, node: NodeIndex) -> bool {
        self.0.is_some_and(|document| usize::from(node.0) < document.nodes.len())
    }

    fn fits(&self, quote: Quote) -> bool {
        self.0.is_some_and(|document| document.contains_quote(quote))
    }
}

fn is_kind_sound(fact: &Fact<'_>) -> bool {
    match &fact.kind {
        FactKind::OneOf(options) | FactKind::SeveralOf(options) => (1..=64).contains(&options.len()),
        FactKind::YesNo | FactKind::Date => true,
        FactKind::Number(range) | FactKind::Duration(range) => is_range_sound(range),
    }
}

fn is_range_sound(range: &NumberRange<'_>) -> bool {
    range.max < u32::MAX
        && range.min <= range.max
        && range.cuts.len() <= MAX_CUTS
        && range.cuts.iter().all(|&cut| range.min < cut && cut <= range.max)
        && range.cuts.is_sorted_by(|a, b| a < b)
}
