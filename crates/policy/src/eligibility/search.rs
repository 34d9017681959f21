//! The values a condition can really take, over all completions of the answers.
//!
//! Kleene's evaluation forgets that two comparisons may speak of the same fact, and knows no
//! constraints. Where it leaves a value open, the search splits what is possible at an undecided
//! comparison until every value it left is found or excluded. So the result is exact by construction,
//! and no rule needs a proof that the fast path would have done.

use super::condition::{ConditionIndex, Test};
use super::fact::FactIndex;
use super::partition::Partition;
use super::values::Values;

/// A slot, and the cells in which an undecided comparison on it holds.
type Split = (usize, u64);

impl Partition<'_, '_> {
    /// The values a condition takes over all completions within `domains` that satisfy these constraints
    /// (by their places); none where no completion does. `domains` comes back as it was.
    pub(super) fn possible(&self, at: ConditionIndex, constraints: &[u16], domains: &mut [u64]) -> Values {
        let mut found = Values::NONE;
        self.find_values(at, constraints, domains, &mut found);
        found
    }

    fn find_values(&self, at: ConditionIndex, constraints: &[u16], domains: &mut [u64], found: &mut Values) {
        let bound = self.values(at, domains);
        if found.contains(bound) {
            return;
        }
        let split = if bound.is_single() { None } else { self.undecided(at, domains, &[]) };
        let Some((slot, mask)) = split else {
            if self.is_consistent(constraints, domains) {
                *found = found.union(bound);
            }
            return;
        };
        let whole = domains[slot];
        for part in [whole & mask, whole & !mask] {
            domains[slot] = part;
            self.find_values(at, constraints, domains, found);
        }
        domains[slot] = whole;
    }

    /// Whether some completion within `domains` satisfies these constraints.
    pub(super) fn is_consistent(&self, constraints: &[u16], domains: &mut [u64]) -> bool {
        for (at, &constraint) in constraints.iter().enumerate() {
            let never = self.rules.constraints[usize::from(constraint)].never;
            let values = self.values(never, domains);
            if values == Values::TRUE {
                return false;
            }
            if values == Values::FALSE {
                continue;
            }
            let Some((slot, mask)) = self.undecided(never, domains, &[]) else { return false };
            let whole = domains[slot];
            let mut consistent = false;
            for part in [whole & mask, whole & !mask] {
                domains[slot] = part;
                consistent = consistent || self.is_consistent(&constraints[at..], domains);
            }
            domains[slot] = whole;
            return consistent;
        }
        true
    }

    /// Whether the condition's value depends on some facts: whether two completions that differ in these
    /// facts alone give it different values.
    pub(super) fn depends_on(
        &self,
        at: ConditionIndex,
        facts: &[FactIndex],
        constraints: &[u16],
        domains: &mut [u64],
    ) -> bool {
        if self.values(at, domains).is_single() {
            return false;
        }
        let Some((slot, mask)) = self.undecided(at, domains, facts) else {
            return self.possible(at, constraints, domains).is_open();
        };
        let whole = domains[slot];
        let mut depends = false;
        for part in [whole & mask, whole & !mask] {
            domains[slot] = part;
            depends = depends || self.depends_on(at, facts, constraints, domains);
        }
        domains[slot] = whole;
        depends
    }

    /// The first undecided comparison of a condition whose value is open, on a fact not among `except`.
    fn undecided(&self, at: ConditionIndex, domains: &[u64], except: &[FactIndex]) -> Option<Split> {
        if self.values(at, domains).is_single() {
            return None;
        }
        let Test::Atom(index) = self.rules.condition(at).test else {
            return self.rules.parts(at).find_map(|part| self.undecided(part, domains, except));
        };
        let atom = self.rules.atom(index);
        if let Some(gate) = self.rules.fact(atom.fact).applies_if
            && let Some(split) = self.undecided(gate, domains, except)
        {
            return Some(split);
        }
        let (slot, mask) = (usize::from(atom.slot), self.mask(index));
        let open = domains[slot] & mask != 0 && domains[slot] & !mask != 0;
        (open && !except.contains(&atom.fact)).then_some((slot, mask))
    }

    /// The facts on which the value of a condition still seems to depend, with those of their gates: those
    /// of undecided comparisons in undecided parts. Answers only ever take facts from this list.
    pub(super) fn add_live_facts(&self, at: ConditionIndex, domains: &[u64], live: &mut Vec<FactIndex>) {
        if self.values(at, domains).is_single() {
            return;
        }
        let Test::Atom(index) = self.rules.condition(at).test else {
            for part in self.rules.parts(at) {
                self.add_live_facts(part, domains, live);
            }
            return;
        };
        let atom = self.rules.atom(index);
        if let Some(gate) = self.rules.fact(atom.fact).applies_if {
            self.add_live_facts(gate, domains, live);
        }
        let (domain, mask) = (domains[usize::from(atom.slot)], self.mask(index));
        if domain & mask != 0 && domain & !mask != 0 && !live.contains(&atom.fact) {
            live.push(atom.fact);
        }
    }
}
