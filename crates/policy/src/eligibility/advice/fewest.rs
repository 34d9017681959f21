//! Finds the fewest changes after which a benefit is met.
//!
//! Every slot is widened to all values it can still take, and unanswered slots stay open. If the benefit is
//! met nowhere in this space, nothing makes it met. Otherwise a branch-and-bound search splits the space at
//! undecided comparisons and finds the part with the fewest changed slots.

use super::super::partition::Domains;
use super::super::values::Values;
use super::reach::{Moment, Situation, Slot};

/// Which changes count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Only changes that the person can bring about.
    Advised,
    /// Any change that may happen.
    All,
}

/// The result of the search: the number of changes, and the cells after them.
pub(super) struct FewestChanges {
    pub moment: usize,
    pub domains: Domains,
    /// Waiting counts as one change.
    pub changes: usize,
}

struct FewestSearch<'s, 'e, 'r, 'a> {
    situation: &'s Situation<'e, 'r, 'a>,
    moment: &'s Moment<'r, 'a>,
    /// For each slot its present cells and all cells it may take; `None` if changing it is free.
    prices: Vec<Option<(u64, u64)>>,
    /// The required values of the benefit's conditions.
    goal: Values,
    best: Option<(usize, Domains)>,
    /// Upper bound (exclusive) on the number of changes searched for.
    limit: usize,
}

impl Situation<'_, '_, '_> {
    /// The fewest changes that lead to `goal`, over all moments; of equal ones the earliest moment. Slots in
    /// `freed` are treated as open even if they are known.
    pub fn fewest(&self, goal: Values, reach: Reach, freed: &[usize]) -> Option<FewestChanges> {
        let mut best: Option<FewestChanges> = None;
        for (at, moment) in self.moments.iter().enumerate() {
            let waiting = usize::from(at > 0);
            let limit = best.as_ref().map_or(usize::MAX, |best| best.changes - waiting.min(best.changes));
            if let Some((changes, domains)) = self.fewest_at(moment, goal, reach, freed, limit) {
                best = Some(FewestChanges { moment: at, domains, changes: changes + waiting });
            }
        }
        best
    }

    fn fewest_at(
        &self,
        moment: &Moment<'_, '_>,
        goal: Values,
        reach: Reach,
        freed: &[usize],
        limit: usize,
    ) -> Option<(usize, Domains)> {
        let mut domains = moment.domains.clone();
        let mut prices = vec![None; domains.len()];
        for Slot { at: slot, present, is_change, advised, events, fact } in
            self.slots(&self.constraints, moment)
        {
            if freed.contains(&slot) {
                domains[slot] = moment.partition.all_cells(fact);
                continue;
            }
            // Facts that become applicable by an event are open.
            let events = if reach == Reach::All || !is_change { events } else { 0 };
            let cells = present | advised | events;
            if cells == 0 {
                continue;
            }
            domains[slot] = if is_change { cells } else { domains[slot] | cells };
            prices[slot] = is_change.then_some((present, cells));
        }
        let mut search = FewestSearch { situation: self, moment, prices, goal, best: None, limit };
        search.split(&mut domains, 0, 0);
        search.best
    }
}

impl FewestSearch<'_, '_, '_, '_> {
    /// Searches for the goals from index `goal` on: first that the benefit is met, then that each constraint
    /// holds.
    fn split(&mut self, domains: &mut [u64], mut goal: usize, changes: usize) {
        if changes >= self.limit || self.moment.partition.budget.is_spent() {
            return;
        }
        let split = loop {
            let (at, wanted) = match goal.checked_sub(1) {
                None => (self.situation.whole, self.goal),
                Some(place) => {
                    let Some(&constraint) = self.situation.constraints.get(place) else {
                        self.limit = changes;
                        self.best = Some((changes, self.settle(domains)));
                        return;
                    };
                    let rules = self.situation.evaluation.rules();
                    (rules.constraints[usize::from(constraint)].never, Values::FALSE)
                }
            };
            let (values, split) = self.moment.partition.examine(at, domains, &[]);
            if wanted.contains(values) {
                goal += 1;
            } else if let (true, Some(split)) = (values.meets(wanted), split) {
                break split;
            } else {
                return;
            }
        };
        let (slot, mask) = split;
        let whole = domains[slot];
        let is_present = |part: u64| self.prices[slot].is_none_or(|(present, _)| part & present != 0);
        let mut parts = [whole & mask, whole & !mask];
        if !is_present(parts[0]) {
            parts.reverse();
        }
        for part in parts {
            let price = usize::from(self.is_changed(slot, part) && !self.is_changed(slot, whole));
            domains[slot] = part;
            self.split(domains, goal, changes + price);
        }
        domains[slot] = whole;
    }

    fn is_changed(&self, slot: usize, cells: u64) -> bool {
        match self.prices[slot] {
            None => false,
            Some((0, all)) => cells != all,
            Some((present, _)) => cells & present == 0,
        }
    }

    /// The cells of this part of the space, with every slot that need not change left as it is.
    fn settle(&self, domains: &[u64]) -> Domains {
        let settled = domains.iter().zip(&self.prices).map(|(&cells, price)| match price {
            Some((present, _)) if cells & present != 0 => *present,
            _ => cells,
        });
        settled.collect()
    }
}
