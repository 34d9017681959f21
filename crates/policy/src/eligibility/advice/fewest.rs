//! The fewest changes after which a benefit can be met.
//!
//! Every slot is widened to all that can still become of it, and what is unanswered stays open. If the
//! benefit is not met anywhere in there, nothing makes it met. Otherwise the search, which splits what is
//! possible at undecided comparisons, finds the part of it in which the fewest slots have changed.

use super::super::partition::Domains;
use super::super::values::Values;
use super::reach::{Moment, Situation, Slot};

/// Which changes count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Those that the person can bring about.
    Advised,
    /// Whatever may come about.
    All,
}

/// What was found: the fewest changes, and the cells after them.
pub(super) struct Found {
    pub moment: usize,
    pub domains: Domains,
    /// Waiting counts as one.
    pub changes: usize,
}

struct Search<'s, 'e, 'r, 'a> {
    situation: &'s Situation<'e, 'r, 'a>,
    moment: &'s Moment<'r, 'a>,
    /// For each slot the cell it is in and all it may be in; nothing where leaving costs nothing.
    prices: Vec<Option<(u64, u64)>>,
    /// What the benefit's conditions have to be.
    goal: Values,
    best: Option<(usize, Domains)>,
    /// Only fewer changes than so many are looked for.
    limit: usize,
}

impl Situation<'_, '_, '_> {
    /// The fewest changes that lead to a goal, over all moments; the earliest moment of several. `freed` are slots that count as
    /// open, whatever is known of them.
    pub fn fewest(&self, goal: Values, reach: Reach, freed: &[usize]) -> Option<Found> {
        let mut best: Option<Found> = None;
        for (at, moment) in self.moments.iter().enumerate() {
            let waiting = usize::from(at > 0);
            let limit = best.as_ref().map_or(usize::MAX, |best| best.changes - waiting.min(best.changes));
            if let Some((changes, domains)) = self.fewest_at(moment, goal, reach, freed, limit) {
                best = Some(Found { moment: at, domains, changes: changes + waiting });
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
            // What comes to apply without being anybody's choice is open.
            let events = if reach == Reach::All || !is_change { events } else { 0 };
            let cells = present | advised | events;
            if cells == 0 {
                continue;
            }
            domains[slot] = if is_change { cells } else { domains[slot] | cells };
            prices[slot] = is_change.then_some((present, cells));
        }
        let mut search = Search { situation: self, moment, prices, goal, best: None, limit };
        search.split(&mut domains, 0, 0);
        search.best
    }
}

impl Search<'_, '_, '_, '_> {
    /// Looks for what meets the goals from this one on: first that the benefit is met, then that each
    /// constraint is kept.
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

    /// The cells of this part, what need not change staying as it is.
    fn settle(&self, domains: &[u64]) -> Domains {
        let settled = domains.iter().zip(&self.prices).map(|(&cells, price)| match price {
            Some((present, _)) if cells & present != 0 => *present,
            _ => cells,
        });
        settled.collect()
    }
}
