//! The way through the numbers of a document: which are shown, which comes next, what a key means, what is said by a
//! choice.

use workbench_messages::{Choice, FoundNumber, Said, Statement};

use crate::words::CHOICES;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Goes to the next number.
    Next,
    /// Goes to the one before.
    Previous,
    /// Takes what is proposed.
    Accept,
    /// Says that it is this.
    Choose(Choice),
}

/// What the key with this name does.
#[must_use]
pub fn key(name: &str) -> Option<Key> {
    match name {
        "ArrowDown" | "j" | "J" => Some(Key::Next),
        "ArrowUp" | "k" | "K" => Some(Key::Previous),
        "Enter" => Some(Key::Accept),
        digit => {
            let digit: usize = digit.parse().ok()?;
            Some(Key::Choose(*CHOICES.get(digit.checked_sub(1)?)?))
        }
    }
}

/// The places of the numbers that are shown: all, or those of which nothing is said, with the one that is looked at.
#[must_use]
pub fn shown(numbers: &[FoundNumber], only_open: bool, looked_at: Option<usize>) -> Vec<usize> {
    let is_shown = |at: &usize| !only_open || numbers[*at].said.is_none() || looked_at == Some(*at);
    (0..numbers.len()).filter(is_shown).collect()
}

/// How many numbers are left of which nothing is said.
#[must_use]
pub fn left(numbers: &[FoundNumber]) -> usize {
    numbers.iter().filter(|number| number.said.is_none()).count()
}

/// The place that comes after this one among those that are shown, or before it; the first where none is looked at.
#[must_use]
pub fn neighbour(shown: &[usize], looked_at: Option<usize>, is_forward: bool) -> Option<usize> {
    let Some(here) = looked_at else { return shown.first().copied() };
    if is_forward {
        shown.iter().copied().find(|at| *at > here)
    } else {
        shown.iter().copied().rev().find(|at| *at < here)
    }
}

/// The next number of which nothing is said, from the first again behind the last.
#[must_use]
pub fn next_open(numbers: &[FoundNumber], here: usize) -> Option<usize> {
    let is_open = |at: &usize| numbers.get(*at).is_some_and(|number| number.said.is_none());
    (here + 1..numbers.len()).chain(0..here).find(is_open)
}

/// What a number is: what is said, or proposed.
#[must_use]
pub fn choice(number: &FoundNumber) -> Option<Choice> {
    match &number.said {
        Some(Said::Statement(Statement::Figure { kind, .. })) => Some(Choice::Figure(*kind)),
        Some(Said::Statement(Statement::None(_))) => Some(Choice::None),
        Some(Said::HowOften) => None,
        None => number.likely,
    }
}

/// Whether a number can be this: its value has to fit.
#[must_use]
pub fn can_be(number: &FoundNumber, choice: Choice) -> bool {
    match choice {
        Choice::Figure(kind) => number.fits.contains(&kind),
        Choice::None => true,
    }
}

/// What is said by a choice, in the words that are there.
#[must_use]
pub fn statement(number: &FoundNumber, choice: Choice) -> Statement {
    match (choice, &number.said) {
        (Choice::Figure(kind), Some(Said::Statement(Statement::Figure { meaning, who, .. }))) => {
            Statement::Figure { kind, meaning: meaning.clone(), who: who.clone() }
        }
        (Choice::Figure(kind), _) => {
            Statement::Figure { kind, meaning: number.clause.clone(), who: String::new() }
        }
        (Choice::None, Some(Said::Statement(Statement::None(reason)))) => Statement::None(*reason),
        (Choice::None, _) => Statement::None(number.reason),
    }
}

#[cfg(test)]
mod tests {
    use workbench_messages::{FigureKind, Reason};

    use super::*;

    fn number(said: Option<Statement>) -> FoundNumber {
        FoundNumber {
            line: 1,
            before: "每户".to_owned(),
            words: "3000元".to_owned(),
            behind: "。".to_owned(),
            clause: "每户3000元".to_owned(),
            fits: vec![FigureKind::Sum],
            likely: Some(Choice::Figure(FigureKind::Sum)),
            reason: Reason::Idiom,
            said: said.map(Said::Statement),
        }
    }

    const NONE: Option<Statement> = Some(Statement::None(Reason::Name));

    #[test]
    fn keys_go_up_and_down_accept_and_choose() {
        assert_eq!(key("J"), Some(Key::Next));
        assert_eq!(key("ArrowUp"), Some(Key::Previous));
        assert_eq!(key("Enter"), Some(Key::Accept));
        assert_eq!(key("1"), Some(Key::Choose(Choice::Figure(FigureKind::Sum))));
        assert_eq!(key("6"), Some(Key::Choose(Choice::None)));
        assert_eq!(key("9"), Some(Key::Choose(Choice::Figure(FigureKind::Count))));
        for name in ["0", "10", "a", "Escape", ""] {
            assert_eq!(key(name), None, "{name}");
        }
    }

    #[test]
    fn the_filter_keeps_the_number_that_is_looked_at() {
        let numbers = [number(None), number(NONE), number(None), number(NONE)];
        assert_eq!(shown(&numbers, false, None), [0, 1, 2, 3]);
        assert_eq!(shown(&numbers, true, None), [0, 2]);
        assert_eq!(shown(&numbers, true, Some(3)), [0, 2, 3]);
        assert_eq!(left(&numbers), 2);
    }

    #[test]
    fn the_next_and_the_one_before_are_among_those_that_are_shown() {
        assert_eq!(neighbour(&[2, 5], None, true), Some(2));
        assert_eq!(neighbour(&[2, 5], Some(2), true), Some(5));
        assert_eq!(neighbour(&[2, 5], Some(5), true), None);
        assert_eq!(neighbour(&[2, 5], Some(4), false), Some(2));
    }

    #[test]
    fn behind_the_last_the_first_that_is_open_comes_again() {
        let numbers = [number(None), number(NONE), number(None)];
        assert_eq!(next_open(&numbers, 0), Some(2));
        assert_eq!(next_open(&numbers, 2), Some(0));
        assert_eq!(next_open(&[number(None)], 0), None);
    }

    #[test]
    fn a_choice_keeps_the_words_that_are_there() {
        let said =
            |kind| Statement::Figure { kind, meaning: "给3000元".to_owned(), who: "职工".to_owned() };
        let sum = number(Some(said(FigureKind::Sum)));
        assert_eq!(choice(&sum), Some(Choice::Figure(FigureKind::Sum)));
        assert_eq!(statement(&sum, Choice::Figure(FigureKind::Count)), said(FigureKind::Count));
        assert_eq!(statement(&sum, Choice::None), Statement::None(Reason::Idiom));
        let meaning = "每户3000元".to_owned();
        let figure = Statement::Figure { kind: FigureKind::Sum, meaning, who: String::new() };
        assert_eq!(statement(&number(None), Choice::Figure(FigureKind::Sum)), figure);
        assert!(!can_be(&sum, Choice::Figure(FigureKind::Share)) && can_be(&sum, Choice::None));
    }
}
