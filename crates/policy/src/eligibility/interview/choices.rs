//! The answer buttons of a question.
//!
//! Numbers, durations and dates are offered as the ranges that the rules distinguish, so that one tap
//! replaces typing. The exact value is only asked for, behind a button, if it tells more, such as the last
//! day to apply.

use super::super::evaluation::Evaluation;
use super::super::words;
use crate::model::date::Date;
use crate::model::rules::{
    Answer, AtomIndex, BenefitIndex, Changes, Comparison, ConditionIndex, Fact, FactIndex, FactKind,
    FactOption, NumberRange, OptionGroup, Test,
};

/// The input a question offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choices {
    /// Single choice: each button answers or opens another step.
    One(Vec<Choice>),
    /// Checkboxes, one per option by index, and a "none" button.
    Several(Vec<Choice>),
}

/// A button or a checkbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its text.
    pub label: String,
    /// The official term or an explanation; may be empty.
    pub help: String,
    /// Its effect.
    pub effect: ChoiceEffect,
}

/// The effect of a button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChoiceEffect {
    /// Gives this answer.
    Answer(Answer),
    /// Ticks the option with this index; a text is a follow-up question.
    Tick(u8, Option<String>),
    /// Opens more buttons under a question of their own.
    More(String, Vec<Choice>),
    /// Asks for the exact value; the answer is used if the user does not know it.
    Exact(Answer),
}

impl Evaluation<'_, '_> {
    /// The choices of a question, for these benefits.
    #[must_use]
    pub fn choices(&self, fact: FactIndex, benefits: &[BenefitIndex]) -> Choices {
        let told = self.rules().fact(fact);
        let answer = |label: &str, answer| Choice {
            label: label.to_owned(),
            help: String::new(),
            effect: ChoiceEffect::Answer(answer),
        };
        match &told.kind {
            FactKind::YesNo => {
                Choices::One(vec![answer("是", Answer::YesNo(true)), answer("否", Answer::YesNo(false))])
            }
            FactKind::OneOf(_) => Choices::One(self.grouped(fact)),
            FactKind::SeveralOf(options) => {
                let tick = |(at, option): (u8, &FactOption<'_>)| Choice {
                    label: option.label.to_owned(),
                    help: option.help.to_owned(),
                    effect: ChoiceEffect::Tick(
                        at,
                        self.rules().interview.check(fact, at).map(|check| check.question.to_owned()),
                    ),
                };
                Choices::Several((0u8..).zip(options).map(tick).collect())
            }
            FactKind::Number(range) | FactKind::Duration(range) => {
                Choices::One(self.number_choices(fact, range, benefits))
            }
            FactKind::Date => Choices::One(self.date_choices(fact, benefits)),
        }
    }

    /// The ungrouped options of a one-of question, followed by a button for each group.
    fn grouped(&self, fact: FactIndex) -> Vec<Choice> {
        let told = self.rules().fact(fact);
        let interview = &self.rules().interview;
        let option = |at: u8| {
            let option = told.options()[usize::from(at)];
            Choice {
                label: option.label.to_owned(),
                help: option.help.to_owned(),
                effect: ChoiceEffect::Answer(Answer::Option(at)),
            }
        };
        let all = 0..u8::try_from(told.options().len()).unwrap_or(u8::MAX);
        let more = |group: &OptionGroup<'_>| Choice {
            label: group.label.to_owned(),
            help: String::new(),
            effect: ChoiceEffect::More(
                group.question.to_owned(),
                all.clone().filter(|at| group.options >> at & 1 == 1).map(option).collect(),
            ),
        };
        let mut choices = Vec::new();
        for at in all.clone() {
            if !interview.groups_of(fact).any(|group| group.options >> at & 1 == 1) {
                choices.push(option(at));
            }
        }
        // Group buttons come last, in file order.
        choices.extend(interview.groups_of(fact).map(more));
        choices
    }

    fn number_choices(
        &self,
        fact: FactIndex,
        range: &NumberRange<'_>,
        benefits: &[BenefitIndex],
    ) -> Vec<Choice> {
        let told = self.rules().fact(fact);
        let stretches = self.stretches(fact, range.cuts.len() + 1, benefits);
        let start = |cell: usize| if cell == 0 { range.min } else { range.cuts[cell - 1] };
        let end = |cell: usize| range.cuts.get(cell).map_or(range.max, |cut| cut - 1);
        let nothing = self.rules().interview.nothing.iter().find(|nothing| nothing.fact == fact);
        let mut choices: Vec<Choice> = Vec::new();
        // The highest range comes first: 满3年, then the shorter ones.
        for &(from, to) in stretches.iter().rev() {
            let (mut low, high) = (start(from), end(to));
            if nothing.is_some() && low == range.min && high > low {
                low += 1;
            }
            let answer = if low == high { Answer::Number(low) } else { Answer::Between(low, high) };
            // The exact shortfall determines when it will be enough.
            let is_short = told.changes == Changes::Time && high < range.max;
            choices.push(Choice {
                label: number_words(told, range, low, high),
                help: String::new(),
                effect: if is_short { ChoiceEffect::Exact(answer) } else { ChoiceEffect::Answer(answer) },
            });
        }
        choices.extend(nothing.map(|nothing| Choice {
            label: nothing.label.to_owned(),
            help: String::new(),
            effect: ChoiceEffect::Answer(Answer::Number(range.min)),
        }));
        choices
    }

    fn date_choices(&self, fact: FactIndex, benefits: &[BenefitIndex]) -> Vec<Choice> {
        let as_of = self.as_of();
        let starts = self.partition.cell_starts(fact);
        let atoms = self.atoms_on(fact, benefits);
        let mut choices = Vec::new();
        for (from, to) in self.stretches(fact, starts.len(), benefits) {
            let first = starts[from];
            let last = starts.get(to + 1).map_or(as_of, |next| next.previous_day()).min(as_of);
            if first > last {
                continue;
            }
            // If a term runs from a day in this range, the exact day determines the last day to apply.
            let term = atoms.iter().find_map(|&atom| match self.rules().atom(atom).comparison {
                Comparison::WithinMonths(months) => Some(months),
                Comparison::Cells(_) | Comparison::OnOrAfter(_) | Comparison::OnOrBefore(_) => None,
            });
            let runs = term.filter(|&months| first.plus_months(months) >= as_of);
            let answer = Answer::DaysBetween(first, last);
            let (label, help) = date_words(first, last, as_of, term);
            let effect =
                if runs.is_some() { ChoiceEffect::Exact(answer) } else { ChoiceEffect::Answer(answer) };
            choices.push(Choice { label, help, effect });
        }
        choices
    }

    /// The comparisons on a fact in the conditions of these benefits, gates included.
    fn atoms_on(&self, fact: FactIndex, benefits: &[BenefitIndex]) -> Vec<AtomIndex> {
        let mut atoms = Vec::new();
        for &benefit in benefits {
            self.add_atoms(self.rules().benefit(benefit).whole, fact, &mut atoms);
        }
        for constraint in &self.rules().constraints {
            self.add_atoms(constraint.never, fact, &mut atoms);
        }
        atoms
    }

    fn add_atoms(&self, at: ConditionIndex, fact: FactIndex, atoms: &mut Vec<AtomIndex>) {
        if let Test::Atom(index) = self.rules().condition(at).test {
            let atom = self.rules().atom(index);
            if let Some(gate) = self.rules().fact(atom.fact).applies_if {
                self.add_atoms(gate, fact, atoms);
            }
            if atom.fact == fact && !atoms.contains(&index) {
                atoms.push(index);
            }
        }
        for part in self.rules().parts(at) {
            self.add_atoms(part, fact, atoms);
        }
    }

    /// The inclusive ranges of cells that no comparison of these benefits distinguishes.
    fn stretches(&self, fact: FactIndex, cells: usize, benefits: &[BenefitIndex]) -> Vec<(usize, usize)> {
        let atoms = self.atoms_on(fact, benefits);
        let mut stretches: Vec<(usize, usize)> = Vec::new();
        for cell in 0..cells {
            let is_alike = |before: usize| {
                atoms.iter().all(|&atom| {
                    let mask = self.partition.mask(atom);
                    mask >> before & 1 == mask >> cell & 1
                })
            };
            match stretches.last_mut() {
                Some((_, last)) if is_alike(*last) => *last = cell,
                _ => stretches.push((cell, cell)),
            }
        }
        stretches
    }
}

/// Label of a number range: `满3年`, `不满3年`.
fn number_words(fact: &Fact<'_>, range: &NumberRange<'_>, least: u32, most: u32) -> String {
    let write = |number: u32| match fact.kind {
        FactKind::Duration(_) => words::duration(number),
        _ => format!("{number}{}", range.unit),
    };
    if least == most {
        return write(least);
    }
    match (most == range.max, least <= range.min + 1) {
        (true, true) => format!("{}以上", write(least)),
        (true, false) => format!("满{}", write(least)),
        (false, true) => format!("不满{}", write(most + 1)),
        (false, false) => format!("满{}，不满{}", write(least), write(most + 1)),
    }
}

/// Label of a date range, and its exact days as help text.
fn date_words(first: Date, last: Date, as_of: Date, term: Option<u16>) -> (String, String) {
    let since = if (first.month(), first.day()) == (1, 1) {
        format!("{}年以后", first.year())
    } else {
        format!("{}以后", first.words())
    };
    let whole = format!("{}到{}", first.words(), last.words());
    match term {
        _ if first == Date::EARLIEST => (words::days(first, last), String::new()),
        // The last range ends at the as-of date.
        Some(months) if last == as_of && first == as_of.first_reaching(months) => {
            (format!("最近{}内", words::duration(months.into())), format!("{}以后", first.words()))
        }
        Some(months) if last.next_day() == as_of.first_reaching(months) => {
            (format!("{since}，已满{}", words::duration(months.into())), whole)
        }
        _ if last == as_of => (since, whole),
        _ => (whole, String::new()),
    }
}
