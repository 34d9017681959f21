//! Partitions the values of every fact into cells that no comparison distinguishes.
//!
//! A slot has at most 64 cells, so its possible cells are a `u64`, a comparison is a mask, and evaluation is
//! `&`. Numbers and dates are cut where some comparison changes; the cuts of dates depend on the as-of date.

use std::rc::Rc;

use super::budget::Budget;
use super::values::Values;
use crate::model::date::Date;
use crate::model::rules::{
    Answer, Answers, Atom, AtomIndex, Comparison, ConditionIndex, Eligibility, Fact, FactIndex, FactKind,
    Test, first_bits,
};
use crate::order;

/// The possible cells of each slot.
pub(super) type Domains = Vec<u64>;

/// The cells of every fact as of one date.
#[derive(Debug, Clone)]
pub(super) struct Partition<'r, 'a> {
    pub(super) rules: &'r Eligibility<'a>,
    pub(super) as_of: Date,
    /// For each atom, the cells in which it holds.
    masks: Vec<u64>,
    /// For each date fact, where its cells start.
    dates: Vec<DateCuts>,
    /// For each slot, whether some constraint compares it.
    constrained: Vec<bool>,
    /// The remaining search budget.
    pub(super) budget: Rc<Budget>,
}

#[derive(Debug, Clone)]
struct DateCuts {
    fact: FactIndex,
    cuts: Vec<u32>,
}

/// Maps days to ordered integers, with a gap after each day for a cut.
fn key(date: Date) -> u32 {
    u32::from(date.year()) << 9 | u32::from(date.month()) << 5 | u32::from(date.day())
}

/// The first day with a key of at least `cut`; a cut is the key of a day or the integer after it.
fn day_at(cut: u32) -> Date {
    let parts = |key: u32| {
        let part = |shift: u32, mask: u32| u8::try_from(key >> shift & mask).ok();
        Date::new(u16::try_from(key >> 9).ok()?, part(5, 15)?, part(0, 31)?)
    };
    let next = || parts(cut.saturating_sub(1)).map(Date::next_day);
    parts(cut).or_else(next).unwrap_or(Date::EARLIEST)
}

/// The key range in which a date comparison holds: first key, and one past the last.
fn bounds(comparison: Comparison, as_of: Date) -> (u32, u32) {
    match comparison {
        Comparison::OnOrAfter(day) => (key(day), u32::MAX),
        Comparison::OnOrBefore(day) => (0, key(day) + 1),
        Comparison::WithinMonths(months) => (key(as_of.first_reaching(months)), key(as_of) + 1),
        Comparison::Cells(_) => (0, u32::MAX),
    }
}

impl<'r, 'a> Partition<'r, 'a> {
    /// The cells as of a date, with a new budget.
    pub(super) fn new(rules: &'r Eligibility<'a>, as_of: Date) -> Self {
        Self::at(rules, as_of, Rc::default())
    }

    /// The cells as of a date, with a given budget.
    pub(super) fn at(rules: &'r Eligibility<'a>, as_of: Date, budget: Rc<Budget>) -> Self {
        budget.spend(u32::try_from(rules.atoms.len()).unwrap_or(u32::MAX));
        let mut dates = Vec::new();
        for (at, fact) in (0..).zip(&rules.facts) {
            if fact.kind == FactKind::Date {
                dates.push(DateCuts { fact: FactIndex(at), cuts: Vec::new() });
            }
        }
        for atom in &rules.atoms {
            if let Some(date) = dates.iter_mut().find(|date| date.fact == atom.fact) {
                let (first, end) = bounds(atom.comparison, as_of);
                for cut in [first, end].into_iter().filter(|&cut| cut != 0 && cut != u32::MAX) {
                    order::insert(&mut date.cuts, cut);
                }
            }
        }
        let mask = |atom: &Atom| match atom.comparison {
            Comparison::Cells(cells) => cells,
            Comparison::OnOrAfter(_) | Comparison::OnOrBefore(_) | Comparison::WithinMonths(_) => {
                let (first, end) = bounds(atom.comparison, as_of);
                let cuts =
                    dates.iter().find(|date| date.fact == atom.fact).map_or(&[][..], |date| &date.cuts);
                let cells_from = |cut: u32| cuts.partition_point(|&other| other <= cut);
                let below_end = if end == u32::MAX { cuts.len() + 1 } else { cells_from(end) };
                first_bits(below_end) & !first_bits(cells_from(first))
            }
        };
        let masks = rules.atoms.iter().map(mask).collect();
        let mut constrained = vec![false; rules.slot_count()];
        for constraint in &rules.constraints {
            rules.for_each_atom(constraint.never, &mut |atom| constrained[usize::from(atom.slot)] = true);
        }
        Self { rules, as_of, masks, dates, constrained, budget }
    }

    /// The cells that the answers leave possible, for each fact independently.
    pub(super) fn domains(&self, answers: &Answers) -> Domains {
        let mut domains = Vec::with_capacity(self.rules.slot_count());
        for (at, fact) in (0..).zip(&self.rules.facts) {
            self.push_domains(&mut domains, FactIndex(at), fact, answers.get(FactIndex(at)));
        }
        domains
    }

    fn push_domains(&self, domains: &mut Domains, at: FactIndex, fact: &Fact<'_>, answer: Option<Answer>) {
        let all = self.all_cells(at);
        match answer {
            None | Some(Answer::Unknown) => domains.extend(core::iter::repeat_n(all, fact.slot_count())),
            Some(Answer::Option(option)) => domains.push(all & 1u64.checked_shl(option.into()).unwrap_or(0)),
            Some(Answer::Options { held, unknown }) => {
                domains.extend((0..fact.slot_count()).map(|option| {
                    if unknown >> option & 1 == 1 { NO | YES } else { 1 << (held >> option & 1) }
                }));
            }
            Some(Answer::YesNo(yes)) => domains.push(if yes { YES } else { NO }),
            Some(Answer::Number(number)) => domains.push(match &fact.kind {
                FactKind::Number(range) | FactKind::Duration(range) => 1 << range.cell(number),
                FactKind::OneOf(_) | FactKind::SeveralOf(_) | FactKind::YesNo | FactKind::Date => all,
            }),
            Some(Answer::Between(least, most)) => domains.push(match &fact.kind {
                FactKind::Number(range) | FactKind::Duration(range) => range.cells(least, most),
                FactKind::OneOf(_) | FactKind::SeveralOf(_) | FactKind::YesNo | FactKind::Date => all,
            }),
            Some(Answer::Date(day)) => domains.push(1 << self.date_cell(at, day)),
            Some(Answer::DaysBetween(first, last)) => {
                let cells = first_bits(self.date_cell(at, last) + 1) & !first_bits(self.date_cell(at, first));
                domains.push(cells);
            }
        }
    }

    /// The cell of a date fact that contains a day.
    pub(super) fn date_cell(&self, fact: FactIndex, day: Date) -> usize {
        let date = self.dates.iter().find(|date| date.fact == fact);
        date.map_or(0, |date| date.cuts.partition_point(|&cut| cut <= key(day)))
    }

    /// The cells in which a comparison holds.
    pub(super) fn mask(&self, atom: AtomIndex) -> u64 {
        self.masks[usize::from(atom.0)]
    }

    /// The first day of each cell of a date fact.
    pub(super) fn cell_starts(&self, fact: FactIndex) -> Vec<Date> {
        let date = self.dates.iter().find(|date| date.fact == fact);
        let cuts = date.map_or(&[][..], |date| &date.cuts);
        core::iter::once(Date::EARLIEST).chain(cuts.iter().map(|&cut| day_at(cut))).collect()
    }

    /// All cells of each slot of a fact.
    pub(super) fn all_cells(&self, at: FactIndex) -> u64 {
        first_bits(self.cell_count(at))
    }

    fn cell_count(&self, at: FactIndex) -> usize {
        match &self.rules.fact(at).kind {
            FactKind::OneOf(options) => options.len(),
            FactKind::SeveralOf(_) | FactKind::YesNo => 2,
            FactKind::Number(range) | FactKind::Duration(range) => range.cuts.len() + 1,
            FactKind::Date => {
                self.dates.iter().find(|date| date.fact == at).map_or(1, |date| date.cuts.len() + 1)
            }
        }
    }

    /// Whether a comparison is undecided: it holds in some possible cells and fails in others.
    pub(super) fn is_undecided(&self, index: AtomIndex, domains: &[u64]) -> bool {
        let slot = usize::from(self.rules.atom(index).slot);
        mask_values(domains[slot], self.masks[usize::from(index.0)]).is_open()
    }

    /// Whether some constraint compares a slot.
    pub(super) fn is_constrained(&self, slot: usize) -> bool {
        self.constrained[slot]
    }

    /// The values of a condition under Kleene's logic, which treats comparisons as independent: a superset
    /// of the values it can take, exact if it is a single one.
    pub(super) fn values(&self, at: ConditionIndex, domains: &[u64]) -> Values {
        self.examine(at, domains, &[]).0
    }

    /// As [`Self::values`], and if several values are left, the first undecided comparison on a fact outside
    /// `except`.
    pub(super) fn examine(
        &self,
        at: ConditionIndex,
        domains: &[u64],
        except: &[FactIndex],
    ) -> (Values, Option<Split>) {
        match self.rules.condition(at).test {
            Test::Atom(atom) => self.examine_atom(atom, domains, except),
            Test::All => self.examine_parts(at, domains, except, Values::TRUE, Values::and),
            Test::Any { open } => {
                let (values, split) = self.examine_parts(at, domains, except, Values::FALSE, Values::or);
                (if open { values.opened() } else { values }, split)
            }
            Test::Not => {
                let (values, split) = self.examine_parts(at, domains, except, Values::TRUE, Values::and);
                (values.not(), split)
            }
        }
    }

    /// Combines the parts of a condition, starting from its neutral value.
    fn examine_parts(
        &self,
        at: ConditionIndex,
        domains: &[u64],
        except: &[FactIndex],
        empty: Values,
        combine: fn(Values, Values) -> Values,
    ) -> (Values, Option<Split>) {
        let mut values = empty;
        let mut split = None;
        for part in self.rules.parts(at) {
            let (of_part, split_of_part) = self.examine(part, domains, except);
            values = combine(values, of_part);
            if values == empty.not() {
                return (values, None);
            }
            split = split.or(split_of_part);
        }
        (values, if values.is_single() { None } else { split })
    }

    fn examine_atom(
        &self,
        index: AtomIndex,
        domains: &[u64],
        except: &[FactIndex],
    ) -> (Values, Option<Split>) {
        self.budget.spend(1);
        let atom = self.rules.atom(index);
        let (slot, mask) = (usize::from(atom.slot), self.masks[usize::from(index.0)]);
        let values = mask_values(domains[slot], mask);
        let split = (values.is_open() && !except.contains(&atom.fact)).then_some((slot, mask));
        match self.rules.fact(atom.fact).applies_if {
            Some(gate) if values != Values::FALSE => {
                let (of_gate, split_of_gate) = self.examine(gate, domains, except);
                let values = values.and(of_gate);
                (values, if values.is_single() { None } else { split_of_gate.or(split) })
            }
            _ => (values, split),
        }
    }
}

/// A slot, and the cells in which an undecided comparison on it holds.
pub(super) type Split = (usize, u64);

/// The cell for 否, or for an unticked option.
pub(super) const NO: u64 = 1;
/// The cell for 是, or for a ticked option.
pub(super) const YES: u64 = 2;

/// The truth values of a comparison with this mask on a slot with these cells.
fn mask_values(domain: u64, mask: u64) -> Values {
    let inside = if domain & mask == 0 { Values::NONE } else { Values::TRUE };
    let outside = if domain & !mask == 0 { Values::NONE } else { Values::FALSE };
    inside.union(outside)
}

impl Eligibility<'_> {
    /// Visits the comparisons of a condition, each after those of its fact's gate.
    pub(super) fn for_each_atom(&self, at: ConditionIndex, visit: &mut dyn FnMut(&Atom)) {
        if let Test::Atom(index) = self.condition(at).test {
            let atom = self.atom(index);
            if let Some(gate) = self.fact(atom.fact).applies_if {
                self.for_each_atom(gate, visit);
            }
            visit(atom);
        }
        for part in self.parts(at) {
            self.for_each_atom(part, visit);
        }
    }

    /// The number of slots of all facts.
    pub(super) fn slot_count(&self) -> usize {
        self.facts.last().map_or(0, |fact| fact.slots().end)
    }
}
