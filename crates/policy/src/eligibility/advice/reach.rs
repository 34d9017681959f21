//! The values each fact can still take, now and on later days.

use super::super::evaluation::Evaluation;
use super::super::partition::{Domains, NO, Partition, YES};
use super::super::values::Values;
use super::Change;
use crate::model::date::Date;
use crate::model::rules::{
    Answer, Answers, BenefitIndex, Changes, Comes, Comparison, ConditionIndex, Fact, FactIndex, FactKind,
    first_bits,
};
use crate::order;

/// The circumstances on the as-of date or a later day, if nothing but time has changed.
pub(super) struct Moment<'r, 'a> {
    pub partition: Partition<'r, 'a>,
    pub domains: Domains,
    pub months: u16,
    /// The durations that have crossed a cut by then.
    pub grown: Vec<FactIndex>,
}

impl Moment<'_, '_> {
    pub fn wait(&self) -> Change {
        Change::Wait { months: self.months, until: self.partition.as_of, grown: self.grown.clone() }
    }
}

/// A slot and the cells it can move to.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub fact: FactIndex,
    pub at: usize,
    /// The cell it is in; 0 if unknown.
    pub present: u64,
    /// Whether moving to another cell counts as a change. An unanswered slot may already be in any cell.
    pub is_change: bool,
    /// The cells that the person can bring about.
    pub advised: u64,
    /// The cells that may come about by events.
    pub events: u64,
}

/// A benefit that is not met, and everything that can change about it.
pub(super) struct Situation<'e, 'r, 'a> {
    pub evaluation: &'e Evaluation<'r, 'a>,
    pub whole: ConditionIndex,
    /// The indices of all constraints.
    pub constraints: Vec<u16>,
    /// The constraints that share facts with the benefit.
    pub relevant: &'r [u16],
    /// The as-of date, then the later days on which something changes by itself, soonest first.
    pub moments: Vec<Moment<'r, 'a>>,
}

impl<'e, 'r, 'a> Situation<'e, 'r, 'a> {
    pub fn new(evaluation: &'e Evaluation<'r, 'a>, benefit: BenefitIndex) -> Self {
        let rules = evaluation.rules();
        let told = rules.benefit(benefit);
        let mut situation = Self {
            evaluation,
            whole: told.whole,
            constraints: evaluation.partition.all_constraints(),
            relevant: &told.constraints,
            moments: Vec::new(),
        };
        let mut days = situation.days();
        days.insert(0, evaluation.as_of());
        for day in days {
            if !evaluation.partition.budget.is_spent() {
                situation.moments.push(situation.moment(day));
            }
        }
        situation
    }

    /// The slots that the benefit's conditions and these constraints compare, as of a moment.
    pub fn slots(&self, constraints: &[u16], moment: &Moment<'_, '_>) -> Vec<Slot> {
        let rules = self.evaluation.rules();
        let mut slots: Vec<Slot> = Vec::new();
        let never = constraints.iter().map(|&at| rules.constraints[usize::from(at)].never);
        for root in core::iter::once(self.whole).chain(never) {
            rules.for_each_atom(root, &mut |atom| {
                let slot = usize::from(atom.slot);
                if !slots.iter().any(|known| known.at == slot) {
                    slots.push(self.slot(atom.fact, slot, moment));
                }
            });
        }
        slots
    }

    fn slot(&self, index: FactIndex, slot: usize, moment: &Moment<'_, '_>) -> Slot {
        let evaluation = self.evaluation;
        let fact = evaluation.rules().fact(index);
        let domain = moment.domains[slot];
        let all = moment.partition.all_cells(index);
        let mut reach = Slot { fact: index, at: slot, present: 0, is_change: false, advised: 0, events: 0 };
        if self.has_no_state(index) {
            // A fact that does not apply yet gets its state when it becomes applicable.
            match (&fact.kind, fact.changes) {
                (FactKind::Date, _) => reach.events = self.recent_cells(index, moment),
                (_, Changes::Choice | Changes::Gain) => {
                    reach.is_change = true;
                    reach.advised = freely_reachable(fact, slot, all);
                    reach.events = all & !reach.advised;
                }
                (_, Changes::Time | Changes::Event | Changes::Never) => reach.events = all,
            }
            return reach;
        }
        if !domain.is_power_of_two() {
            return reach;
        }
        reach.is_change = true;
        reach.present = domain;
        let moves = match &fact.kind {
            FactKind::Date => self.recent_cells(index, moment) & !domain,
            FactKind::Duration(_) if fact.changes == Changes::Time => {
                all & (domain - 1) & !(evaluation.domains[slot] - 1)
            }
            // A gain moves towards a later option, a larger number, or yes.
            _ if fact.changes == Changes::Gain => all & !(domain | (domain - 1)),
            _ => all & !domain,
        };
        match fact.changes {
            Changes::Choice | Changes::Gain => {
                reach.advised = freely_reachable(fact, slot, moves);
                reach.events = moves & !reach.advised & !unreachable_cells(fact, slot);
            }
            Changes::Time => reach.events = moves,
            Changes::Event => reach.events = moves & !unreachable_cells(fact, slot),
            Changes::Never => {}
        }
        reach
    }

    /// Whether a fact does not apply and has no known value.
    fn has_no_state(&self, fact: FactIndex) -> bool {
        matches!(self.evaluation.answers.get(fact), None | Some(Answer::Unknown))
            && self.evaluation.is_inapplicable(fact)
    }

    /// The cells of the days between the as-of date and a moment.
    fn recent_cells(&self, fact: FactIndex, moment: &Moment<'_, '_>) -> u64 {
        let cell = |day| moment.partition.date_cell(fact, day);
        first_bits(cell(moment.partition.as_of) + 1) & !first_bits(cell(self.evaluation.as_of()))
    }

    /// The later days on which something changes by itself: a duration crosses a cut, a known or required
    /// day is reached, or a term has expired.
    fn days(&self) -> Vec<Date> {
        let (rules, as_of) = (self.evaluation.rules(), self.evaluation.as_of());
        let mut days = Vec::new();
        rules.for_each_atom(self.whole, &mut |atom| {
            let fact = rules.fact(atom.fact);
            if let Comparison::OnOrAfter(day) = atom.comparison {
                days.push(day);
            }
            match (&fact.kind, self.evaluation.answers.get(atom.fact)) {
                (FactKind::Duration(range), Some(Answer::Number(months)))
                    if fact.changes == Changes::Time =>
                {
                    let cuts = range.cuts.iter().filter(|&&cut| cut > months);
                    let waits = cuts.filter_map(|cut| u16::try_from(cut - months).ok());
                    days.extend(waits.map(|months| as_of.plus_months(months)));
                }
                (FactKind::Duration(range), Some(Answer::Between(least, most)))
                    if fact.changes == Changes::Time =>
                {
                    // The earliest and the latest day on which the cut is crossed.
                    for known in [least, most] {
                        let cuts = range.cuts.iter().filter(|&&cut| cut > known);
                        let waits = cuts.filter_map(|cut| u16::try_from(cut - known).ok());
                        days.extend(waits.map(|months| as_of.plus_months(months)));
                    }
                }
                (FactKind::Date, Some(Answer::Date(day))) => {
                    days.push(day);
                    if let Comparison::WithinMonths(months) = atom.comparison {
                        days.push(day.plus_months(months).next_day());
                    }
                }
                (FactKind::Date, Some(Answer::DaysBetween(first, last))) => {
                    for day in [first, last] {
                        days.push(day);
                        if let Comparison::WithinMonths(months) = atom.comparison {
                            days.push(day.plus_months(months).next_day());
                        }
                    }
                }
                _ => {}
            }
        });
        let mut later = Vec::new();
        for day in days.into_iter().filter(|&day| day > as_of) {
            order::insert(&mut later, day);
        }
        later
    }

    fn moment(&self, day: Date) -> Moment<'r, 'a> {
        let evaluation = self.evaluation;
        let months = evaluation.as_of().months_until(day);
        let (answers, grown) = self.grown(months);
        let partition = if day == evaluation.as_of() {
            evaluation.partition.clone()
        } else {
            Partition::at(evaluation.rules(), day, evaluation.partition.budget.clone())
        };
        let mut domains = partition.domains(&answers);
        // A fact that becomes applicable is dated from that day.
        for (index, fact) in (0..).map(FactIndex).zip(&evaluation.rules().facts) {
            if fact.kind == FactKind::Date && self.has_no_state(index) {
                domains[usize::from(fact.first_slot)] = 1 << partition.date_cell(index, day);
            }
        }
        Moment { partition, domains, months, grown }
    }

    /// The answers with every known duration increased by `months`, and the facts that crossed a cut.
    pub fn grown(&self, months: u16) -> (Answers, Vec<FactIndex>) {
        let rules = self.evaluation.rules();
        let mut answers = self.evaluation.answers.clone();
        let mut grown = Vec::new();
        for (index, answer) in self.evaluation.answers.iter() {
            let fact = rules.fact(index);
            let (FactKind::Duration(range), Changes::Time) = (&fact.kind, fact.changes) else { continue };
            let after = |before: u32| (before + u32::from(months)).min(range.max);
            let (later, has_crossed) = match answer {
                Answer::Number(before) => {
                    (Answer::Number(after(before)), range.cell(before) != range.cell(after(before)))
                }
                Answer::Between(least, most) => {
                    let cells = range.cells(least, most) != range.cells(after(least), after(most));
                    (Answer::Between(after(least), after(most)), cells)
                }
                _ => continue,
            };
            if answers.set(rules, index, later).is_ok() && has_crossed {
                grown.push(index);
            }
        }
        (answers, grown)
    }

    /// The possible values of the benefit within these domains of a moment.
    pub fn possible(&self, moment: &Moment<'_, '_>, domains: &[u64]) -> Values {
        let quick = moment.partition.values(self.whole, domains);
        if !quick.contains(Values::TRUE) {
            return quick;
        }
        moment.partition.possible(self.whole, &self.constraints, &mut domains.to_vec())
    }
}

/// Filters the cells down to those reachable by an ordinary change of the fact ([`Comes::Freely`]).
fn freely_reachable(fact: &Fact<'_>, slot: usize, cells: u64) -> u64 {
    cells & !cells_by_option(fact, slot, &|comes| comes != Comes::Freely)
}

/// The cells that can no longer be reached ([`Comes::Never`]).
fn unreachable_cells(fact: &Fact<'_>, slot: usize) -> u64 {
    cells_by_option(fact, slot, &|comes| comes == Comes::Never)
}

/// The cells of a slot whose options match a predicate on how they come about.
fn cells_by_option(fact: &Fact<'_>, slot: usize, which: &dyn Fn(Comes) -> bool) -> u64 {
    match &fact.kind {
        FactKind::OneOf(options) => {
            let found = (0..).zip(options).filter(|(_, option)| which(option.comes));
            found.fold(0, |cells, (at, _)| cells | 1 << at)
        }
        FactKind::SeveralOf(options) => {
            let option = options.get(slot - usize::from(fact.first_slot));
            if option.is_some_and(|option| which(option.comes)) { YES } else { 0 }
        }
        FactKind::YesNo | FactKind::Number(_) | FactKind::Duration(_) | FactKind::Date => 0,
    }
}

/// Whether a several-of option or a yes-or-no fact is set.
pub(super) const fn holds(cells: u64) -> bool {
    cells & (NO | YES) == YES
}
