//! The exact values of a condition, over all completions of the answers.
//!
//! Kleene's evaluation ignores constraints and that two comparisons may concern the same fact. Where it
//! leaves several values, the search splits the domains at an undecided comparison until each value is found
//! or excluded. The result is exact, except that a search out of budget keeps Kleene's superset.

use super::budget::End;
use super::partition::Partition;
use super::values::Values;
use crate::model::rules::{ConditionIndex, FactIndex, Test};

impl Partition<'_, '_> {
    /// The values of a condition over all completions within `domains` that satisfy the constraints with
    /// these indices; empty if there is no completion. Restores `domains`.
    pub(super) fn possible(&self, at: ConditionIndex, constraints: &[u16], domains: &mut [u64]) -> Values {
        let mut found = Values::NONE;
        self.find_values(at, constraints, domains, true, &mut found, self.budget.begin());
        found
    }

    /// As [`Self::possible`], for domains known to satisfy the constraints, as they do if the answers are
    /// consistent.
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

    /// Adds the values within `domains` to `found`. `narrowed` means that the domains may no longer satisfy
    /// the constraints.
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

    /// Whether some completion within `domains` satisfies these constraints. True if the budget runs out.
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
            // Constraints are mostly conjunctions: once one part is false, the constraint is satisfied.
            for part in [whole & !mask, whole & mask] {
                domains[slot] = part;
                consistent = consistent || self.can_be_kept(&constraints[at..], domains, end);
            }
            domains[slot] = whole;
            return consistent;
        }
        true
    }

    /// Whether a condition's value depends on some facts: whether two completions that differ only in these
    /// facts give it different values. True if the budget runs out.
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

    /// Adds the facts that the condition still seems to depend on: those of undecided comparisons in
    /// undecided parts, and of their gates. Further answers only ever remove facts from this list.
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
