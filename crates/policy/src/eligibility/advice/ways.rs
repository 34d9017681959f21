//! Enumerates all ways of one or two changes.

use super::super::values::Values;
use super::reach::{Moment, Situation, Slot, holds};
use super::{Change, TooLate, Way};
use crate::model::rules::{BenefitIndex, FactKind, NumberRange};

/// How certain a way has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// The benefit is met whatever the open answers are.
    Sure,
    /// The benefit is met for some open answers.
    WithAnswers,
}

impl Situation<'_, '_, '_> {
    /// All minimal sets of at most two changes that make the benefit met.
    pub fn ways(&self, certainty: Certainty) -> Vec<Way> {
        let now = &self.moments[0];
        let (single, mut rest) = self
            .choices(now)
            .into_iter()
            .partition::<Vec<Slot>, _>(|choice| self.working_cells(now, &[], choice, certainty) != 0);
        let mut ways = Vec::new();
        for choice in &single {
            let cells = self.working_cells(now, &[], choice, certainty);
            ways.extend(self.changes(choice, cells).into_iter().map(|change| vec![change]));
        }
        let later = &self.moments[1..];
        let choices_later: Vec<Vec<Slot>> = later.iter().map(|moment| self.choices(moment)).collect();
        let patient = later.iter().find(|moment| self.is_met_within(moment, &moment.domains, certainty));
        if let Some(moment) = patient {
            ways.push(vec![moment.wait()]);
        }
        while let Some(second) = rest.pop() {
            for first in &rest {
                ways.extend(self.pairs(now, first, &second, certainty));
            }
            if patient.is_none() {
                let waited = later.iter().zip(&choices_later).find_map(|(moment, choices)| {
                    let choice = choices.iter().find(|choice| choice.at == second.at)?;
                    let cells = self.working_cells(moment, &[], choice, certainty);
                    (cells != 0).then_some((moment, cells))
                });
                if let Some((moment, cells)) = waited {
                    let changes = self.changes(&second, cells);
                    ways.extend(changes.into_iter().map(|change| vec![change, moment.wait()]));
                }
            }
        }
        ways
    }

    /// The slots that the person can move at a moment; for dates this depends on the day.
    fn choices(&self, moment: &Moment<'_, '_>) -> Vec<Slot> {
        let rules = self.evaluation.rules();
        let mut choices = self.slots(self.relevant, moment);
        choices.retain(|choice| {
            let is_date = rules.fact(choice.fact).kind == FactKind::Date;
            choice.is_change && (choice.advised != 0 || is_date)
        });
        choices
    }

    /// Whether the benefit is met within these domains, with the required certainty.
    fn is_met_within(&self, moment: &Moment<'_, '_>, domains: &[u64], certainty: Certainty) -> bool {
        let values = self.possible(moment, domains);
        match certainty {
            Certainty::Sure => values == Values::TRUE,
            Certainty::WithAnswers => values.contains(Values::TRUE),
        }
    }

    /// The cells, other than the present one, to which moving `choice` makes the benefit met, given the
    /// cells of slots already changed.
    fn working_cells(
        &self,
        moment: &Moment<'_, '_>,
        already: &[(usize, u64)],
        choice: &Slot,
        certainty: Certainty,
    ) -> u64 {
        let mut domains = moment.domains.clone();
        for &(slot, cell) in already {
            domains[slot] = cell;
        }
        let mut working = 0;
        for cell in self.other_cells(moment, choice) {
            domains[choice.at] = cell;
            if self.is_met_within(moment, &domains, certainty) {
                working |= cell;
            }
        }
        working
    }

    /// The cells a choice can move to. A repeated event happens on the day of the moment.
    fn other_cells(&self, moment: &Moment<'_, '_>, choice: &Slot) -> impl Iterator<Item = u64> + use<> {
        let cells = match self.evaluation.rules().fact(choice.fact).kind {
            FactKind::Date => {
                (1 << moment.partition.date_cell(choice.fact, moment.partition.as_of)) & choice.advised
            }
            _ => choice.advised,
        };
        let is_spent = moment.partition.budget.is_spent();
        (0..64).map(|cell| 1 << cell).filter(move |cell| cells & cell != 0 && !is_spent)
    }

    /// The ways that combine `first` with another choice, where neither suffices alone.
    fn pairs(&self, now: &Moment<'_, '_>, first: &Slot, second: &Slot, certainty: Certainty) -> Vec<Way> {
        let mut groups: Vec<(u64, u64)> = Vec::new();
        for cell in self.other_cells(now, first) {
            let cells = self.working_cells(now, &[(first.at, cell)], second, certainty);
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

    /// Describes the move of a slot to some cells as changes of circumstances.
    pub fn changes(&self, choice: &Slot, cells: u64) -> Vec<Change> {
        let fact = self.evaluation.rules().fact(choice.fact);
        match &fact.kind {
            FactKind::OneOf(_) | FactKind::YesNo => vec![Change::Choose(choice.fact, cells)],
            FactKind::SeveralOf(_) => {
                let option = u8::try_from(choice.at - usize::from(fact.first_slot)).unwrap_or(u8::MAX);
                let change = if holds(cells) { Change::Gain } else { Change::Lose };
                vec![change(choice.fact, option)]
            }
            FactKind::Number(range) | FactKind::Duration(range) => range
                .stretches(cells)
                .into_iter()
                .map(|(first, last)| Change::Number(choice.fact, first, last))
                .collect(),
            FactKind::Date => vec![Change::Anew(choice.fact)],
        }
    }

    /// Whether waiting would make the benefit met if the application deadline did not pass first.
    pub fn too_late(&self, benefit: BenefitIndex) -> Option<TooLate> {
        let deadline = self.evaluation.deadline(benefit)?;
        let now = &self.moments[0];
        self.moments[1..].iter().find_map(|moment| {
            let until = moment.partition.as_of;
            let fact = *moment.grown.first()?;
            let grown = now.partition.domains(&self.grown(moment.months).0);
            let in_vain = deadline < until && self.is_met_within(now, &grown, Certainty::Sure);
            in_vain.then_some(TooLate { fact, months: moment.months, until, deadline })
        })
    }
}

impl NumberRange<'_> {
    /// The inclusive number ranges that these cells cover.
    #[must_use]
    pub fn stretches(&self, cells: u64) -> Vec<(u32, u32)> {
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
