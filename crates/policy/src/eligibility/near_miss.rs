//! What would change a verdict of "not met".
//!
//! All sets of at most two changes that would make the benefit met and of which none can be left out,
//! every other answer fixed. Time is taken seriously: waiting moves the as-of date, durations grow with
//! it by the month, terms run out, and what is past stays. Advice that a deadline defeats is no advice;
//! it is told as [`TooLate`] instead.

use super::answer::{Answer, Answers, first_bits};
use super::benefit::BenefitIndex;
use super::condition::{Comparison, ConditionIndex};
use super::evaluation::{Evaluation, Verdict};
use super::fact::{Changes, FactIndex, FactKind, NumberRange};
use super::partition::{Domains, Partition, YES};
use super::values::Values;
use crate::date::Date;
use crate::order;

/// One change of circumstances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Any of these options instead, as bits by their place; of a yes-or-no fact 1 is 否 and 2 is 是.
    Choose(FactIndex, u64),
    /// An option of a several-of fact comes to hold.
    Gain(FactIndex, u8),
    /// An option of a several-of fact holds no longer.
    Lose(FactIndex, u8),
    /// A number from the first to the second, both included.
    Number(FactIndex, u32, u32),
    /// It takes place anew, on the as-of date or the day waited for.
    Anew(FactIndex),
    /// Time passes.
    Wait {
        /// How many whole months.
        months: u16,
        /// The day waited for.
        until: Date,
        /// The durations that grow far enough by then; none where it is only a date that is waited for.
        grown: Vec<FactIndex>,
    },
}

/// One or two changes that together make the benefit met, and would not singly.
pub type Way = Vec<Change>;

/// What would make a benefit met.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NearMisses {
    /// All ways; where there is none, 无法通过改变情况满足.
    pub ways: Vec<Way>,
    /// Why waiting would be in vain.
    pub too_late: Option<TooLate>,
}

/// A duration would grow long enough, but the term to apply ends before (补足时申请期已过).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLate {
    /// The duration.
    pub fact: FactIndex,
    /// How many months it lacks.
    pub months: u16,
    /// When it would be long enough.
    pub until: Date,
    /// The last day to apply.
    pub deadline: Date,
}

/// A slot that can be chosen otherwise.
#[derive(Clone, Copy)]
struct Choice {
    fact: FactIndex,
    slot: usize,
}

/// The circumstances after some waiting.
struct Moment<'r, 'a> {
    partition: Partition<'r, 'a>,
    domains: Domains,
    months: u16,
    grown: Vec<FactIndex>,
}

impl<'r, 'a> Evaluation<'r, 'a> {
    /// What would make a benefit met that is not; nothing for another verdict.
    #[must_use]
    pub fn near_misses(&self, benefit: BenefitIndex) -> NearMisses {
        if self.verdict(benefit) != Verdict::NotMet {
            return NearMisses::default();
        }
        let whole = self.rules().benefit(benefit).whole;
        let mut slots: Vec<Choice> = Vec::new();
        self.rules().for_each_atom(whole, &mut |atom| {
            let slot = usize::from(atom.slot);
            if !slots.iter().any(|choice| choice.slot == slot) {
                slots.push(Choice { fact: atom.fact, slot });
            }
        });
        let choices = self.choices(&slots);
        let moments = self.moments(whole);
        let now = Moment {
            partition: self.partition.clone(),
            domains: self.domains.clone(),
            months: 0,
            grown: Vec::new(),
        };
        let mut ways = Vec::new();

        let (single, mut rest) = (choices.iter().copied())
            .partition::<Vec<Choice>, _>(|&choice| self.working_cells(&now, &[], choice, whole) != 0);
        for &choice in &single {
            let cells = self.working_cells(&now, &[], choice, whole);
            ways.extend(self.changes(choice, cells).into_iter().map(|change| vec![change]));
        }
        let patient = moments.iter().find(|moment| self.works(moment, &moment.domains, whole));
        if let Some(moment) = patient {
            ways.push(vec![moment.wait()]);
        }
        while let Some(second) = rest.pop() {
            for &first in &rest {
                ways.extend(self.pairs(&now, first, second, whole));
            }
            if patient.is_none() {
                let waited = moments.iter().find_map(|moment| {
                    let cells = self.working_cells(moment, &[], second, whole);
                    (cells != 0).then_some((moment, cells))
                });
                if let Some((moment, cells)) = waited {
                    let changes = self.changes(second, cells);
                    ways.extend(changes.into_iter().map(|change| vec![change, moment.wait()]));
                }
            }
        }
        let too_late = if patient.is_none() { self.too_late(benefit, &moments, &now) } else { None };
        NearMisses { ways, too_late }
    }

    /// The known slots among these that a person can choose otherwise.
    fn choices(&self, slots: &[Choice]) -> Vec<Choice> {
        let can_choose = |choice: &&Choice| {
            self.rules().fact(choice.fact).changes == Changes::Choice
                && self.answers.get(choice.fact).is_some()
                && self.domains[choice.slot].is_power_of_two()
        };
        slots.iter().filter(can_choose).copied().collect()
    }

    /// The moments at which waiting brings something: a duration crosses a cut, a coming date is reached, or
    /// a term has run out. Soonest first.
    fn moments(&self, whole: ConditionIndex) -> Vec<Moment<'r, 'a>> {
        let mut days = Vec::new();
        self.rules().for_each_atom(whole, &mut |atom| {
            let fact = self.rules().fact(atom.fact);
            match (&fact.kind, self.answers.get(atom.fact)) {
                (FactKind::Duration(range), Some(Answer::Number(months)))
                    if fact.changes == Changes::Time =>
                {
                    let cuts = range.cuts.iter().filter(|&&cut| cut > months);
                    let waits = cuts.filter_map(|cut| u16::try_from(cut - months).ok());
                    days.extend(waits.map(|months| self.as_of().plus_months(months)));
                }
                (FactKind::Date, Some(Answer::Date(day))) => {
                    days.push(day);
                    if let Comparison::WithinMonths(months) = atom.comparison {
                        days.push(day.plus_months(months).next_day());
                    }
                }
                _ => {}
            }
        });
        let mut later = Vec::new();
        for day in days.into_iter().filter(|&day| day > self.as_of()) {
            order::insert(&mut later, day);
        }
        later.into_iter().filter_map(|day| self.moment(day)).collect()
    }

    /// The circumstances on a later day, unless they cannot be.
    fn moment(&self, until: Date) -> Option<Moment<'r, 'a>> {
        let months = self.as_of().months_until(until);
        let partition = Partition::new(self.rules(), until);
        let (answers, grown) = self.grown(months);
        let mut domains = partition.domains(&answers);
        partition.is_consistent(&partition.all_constraints(), &mut domains).then_some(Moment {
            partition,
            domains,
            months,
            grown,
        })
    }

    /// The answers with every known duration grown, and the facts that crossed a cut.
    fn grown(&self, months: u16) -> (Answers, Vec<FactIndex>) {
        let mut answers = self.answers.clone();
        let mut grown = Vec::new();
        for (index, answer) in self.answers.iter() {
            let fact = self.rules().fact(index);
            if let (FactKind::Duration(range), Answer::Number(before), Changes::Time) =
                (&fact.kind, answer, fact.changes)
            {
                let after = (before + u32::from(months)).min(range.max);
                if answers.set(self.rules(), index, Answer::Number(after)).is_ok()
                    && range.cell(before) != range.cell(after)
                {
                    grown.push(index);
                }
            }
        }
        (answers, grown)
    }

    fn works(&self, moment: &Moment<'_, '_>, domains: &[u64], whole: ConditionIndex) -> bool {
        if !moment.partition.values(whole, domains).contains(Values::TRUE) {
            return false;
        }
        let constraints = self.partition.all_constraints();
        moment.partition.possible(whole, &constraints, &mut domains.to_vec()) == Values::TRUE
    }

    /// The cells, other than its present one, in which a choice makes the benefit met, some slots being
    /// set to other cells already.
    fn working_cells(
        &self,
        moment: &Moment<'_, '_>,
        already: &[(usize, u64)],
        choice: Choice,
        whole: ConditionIndex,
    ) -> u64 {
        let mut domains = moment.domains.clone();
        for &(slot, cell) in already {
            domains[slot] = cell;
        }
        let mut working = 0;
        for cell in self.other_cells(moment, choice) {
            domains[choice.slot] = cell;
            if self.works(moment, &domains, whole) {
                working |= cell;
            }
        }
        working
    }

    /// The cells that a choice can move to. What takes place anew does so then and there.
    fn other_cells(&self, moment: &Moment<'_, '_>, choice: Choice) -> Vec<u64> {
        let fact = self.rules().fact(choice.fact);
        let cells = match &fact.kind {
            FactKind::OneOf(options) => first_bits(options.len()),
            FactKind::SeveralOf(_) | FactKind::YesNo => first_bits(2),
            FactKind::Number(range) | FactKind::Duration(range) => first_bits(range.cuts.len() + 1),
            FactKind::Date => 1 << moment.partition.date_cell(choice.fact, moment.partition.as_of),
        };
        let others = cells & !moment.domains[choice.slot];
        (0..64).map(|cell| 1 << cell).filter(|cell| others & cell != 0).collect()
    }

    /// The ways of two choices that do not work singly.
    fn pairs(&self, now: &Moment<'_, '_>, first: Choice, second: Choice, whole: ConditionIndex) -> Vec<Way> {
        let mut groups: Vec<(u64, u64)> = Vec::new();
        for cell in self.other_cells(now, first) {
            let cells = self.working_cells(now, &[(first.slot, cell)], second, whole);
            match groups.iter_mut().find(|(_, others)| *others == cells) {
                Some((group, _)) => *group |= cell,
                None if cells != 0 => groups.push((cell, cells)),
                None => {}
            }
        }
        let mut ways = Vec::new();
        for (of_first, of_second) in groups {
            for change in self.changes(first, of_first) {
                let seconds = self.changes(second, of_second);
                ways.extend(seconds.into_iter().map(|other| vec![change.clone(), other]));
            }
        }
        ways
    }

    /// A move of a choice to some cells, as changes of circumstances.
    fn changes(&self, choice: Choice, cells: u64) -> Vec<Change> {
        let fact = self.rules().fact(choice.fact);
        match &fact.kind {
            FactKind::OneOf(_) | FactKind::YesNo => vec![Change::Choose(choice.fact, cells)],
            FactKind::SeveralOf(_) => {
                let option = u8::try_from(choice.slot - usize::from(fact.first_slot)).unwrap_or(u8::MAX);
                let gain = cells & YES != 0;
                vec![if gain { Change::Gain(choice.fact, option) } else { Change::Lose(choice.fact, option) }]
            }
            FactKind::Number(range) | FactKind::Duration(range) => range
                .stretches(cells)
                .into_iter()
                .map(|(first, last)| Change::Number(choice.fact, first, last))
                .collect(),
            FactKind::Date => vec![Change::Anew(choice.fact)],
        }
    }

    /// Whether waiting would do if it were not for the term to apply.
    fn too_late(
        &self,
        benefit: BenefitIndex,
        moments: &[Moment<'_, '_>],
        now: &Moment<'_, '_>,
    ) -> Option<TooLate> {
        let deadline = self.deadline(benefit)?;
        let whole = self.rules().benefit(benefit).whole;
        moments.iter().find_map(|moment| {
            let grown = self.partition.domains(&self.grown(moment.months).0);
            let until = moment.partition.as_of;
            let in_vain = deadline < until && self.works(now, &grown, whole);
            let fact = *moment.grown.first()?;
            in_vain.then_some(TooLate { fact, months: moment.months, until, deadline })
        })
    }
}

impl Moment<'_, '_> {
    fn wait(&self) -> Change {
        Change::Wait { months: self.months, until: self.partition.as_of, grown: self.grown.clone() }
    }
}

impl NumberRange<'_> {
    /// The stretches of numbers that these cells make up, first and last included.
    pub(super) fn stretches(&self, cells: u64) -> Vec<(u32, u32)> {
        let mut stretches: Vec<(u32, u32)> = Vec::new();
        let starts = core::iter::once(&self.min).chain(&self.cuts);
        let ends = self.cuts.iter().map(|cut| cut - 1).chain([self.max]);
        for (cell, (&start, end)) in starts.zip(ends).enumerate() {
            if cells >> cell & 1 == 0 {
                continue;
            }
            match stretches.last_mut() {
                Some((_, last)) if *last + 1 == start => *last = end,
                _ => stretches.push((start, end)),
            }
        }
        stretches
    }
}
