//! The values a condition can really take, over all completions of the answers.
//!
//! Kleene's evaluation forgets that two comparisons may speak of the same fact, and knows no
//! constraints. Where it leaves a value open, the search splits what is possible at an undecided
//! comparison until every value it left is found or excluded. So the result is exact by construction,
//! and no rule needs a proof that the fast path would have done. Where the budget runs out, what Kleene's
//! evaluation leaves is taken: never fewer values than there are.

use super::budget::End;
use super::partition::Partition;
use super::values::Values;
use crate::model::rules::{ConditionIndex, FactIndex, Test};

impl Partition<'_, '_> {
    /// The values a condition takes over all completions within `domains` that satisfy these constraints
    /// (by their places); none where no completion does. `domains` comes back as it was.
    pub(super) fn possible(&self, at: ConditionIndex, constraints: &[u16], domains: &mut [u64]) -> Values {
        let mut found = Values::NONE;
        self.find_values(at, constraints, domains, true, &mut found, self.budget.begin());
        found
    }

    /// The same for domains in which some completion satisfies the constraints, as they are where the
    /// answers contradict nothing.
    pub(super) fn possible_if_consistent(
        &self,
        at: ConditionIndex,
        constraints: &[u16],
        domains: &mut [u64],
    ) -> Values {
        let mut found = Values::NONE;
        self.find_values(at, constraints, domains, false, &mut found, self.budget.begin());
        found
    }

    /// Adds to `found` the values within `domains`; `narrowed` says that these may satisfy the constraints
    /// no longer.
    fn find_values(
        &self,
        at: ConditionIndex,
        constraints: &[u16],
        domains: &mut [u64],
        narrowed: bool,
        found: &mut Values,
        end: End,
    ) {
        let (bound, split) = self.examine(at, domains, &[]);
        if found.contains(bound) {
            return;
        }
        let Some((slot, mask)) = split else {
            if !narrowed || self.can_be_kept(constraints, domains, end) {
                *found = found.union(bound);
            }
            return;
        };
        if self.budget.is_over(end) {
            *found = found.union(bound);
            return;
        }
        let narrowed = narrowed || self.is_constrained(slot);
        let whole = domains[slot];
        for part in [whole & mask, whole & !mask] {
            domains[slot] = part;
            self.find_values(at, constraints, domains, narrowed, found, end);
        }
        domains[slot] = whole;
    }

    /// Whether some completion within `domains` satisfies these constraints, or may.
    pub(super) fn is_consistent(&self, constraints: &[u16], domains: &mut [u64]) -> bool {
        self.can_be_kept(constraints, domains, self.budget.begin())
    }

    fn can_be_kept(&self, constraints: &[u16], domains: &mut [u64], end: End) -> bool {
        for (at, &constraint) in constraints.iter().enumerate() {
            let never = self.rules.constraints[usize::from(constraint)].never;
            let (values, split) = self.examine(never, domains, &[]);
            if values == Values::FALSE {
                continue;
            }
            let Some((slot, mask)) = split else { return false };
            if self.budget.is_over(end) {
                return true;
            }
            let whole = domains[slot];
            let mut consistent = false;
            // What never holds is mostly a conjunction: where a part of it fails, nothing is left to try.
            for part in [whole & !mask, whole & mask] {
                domains[slot] = part;
                consistent = consistent || self.can_be_kept(&constraints[at..], domains, end);
            }
            domains[slot] = whole;
            return consistent;
        }
        true
    }

    /// Whether the condition's value depends on some facts: whether two completions that differ in these
    /// facts alone give it different values, or may.
    pub(super) fn depends_on(
        &self,
        at: ConditionIndex,
        facts: &[FactIndex],
        constraints: &[u16],
        domains: &mut [u64],
    ) -> bool {
        self.may_depend_on(at, facts, constraints, domains, self.budget.begin())
    }

    fn may_depend_on(
        &self,
        at: ConditionIndex,
        facts: &[FactIndex],
        constraints: &[u16],
        domains: &mut [u64],
        end: End,
    ) -> bool {
        let (values, split) = self.examine(at, domains, facts);
        let Some((slot, mask)) = split else {
            let mut found = Values::NONE;
            if values.is_open() {
                self.find_values(at, constraints, domains, true, &mut found, end);
            }
            return found.is_open();
        };
        if self.budget.is_over(end) {
            return true;
        }
        let whole = domains[slot];
        let mut depends = false;
        for part in [whole & mask, whole & !mask] {
            domains[slot] = part;
            depends = depends || self.may_depend_on(at, facts, constraints, domains, end);
        }
        domains[slot] = whole;
        depends
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
        if self.is_undecided(index, domains) && !live.contains(&atom.fact) {
            live.push(atom.fact);
        }
    }
}
