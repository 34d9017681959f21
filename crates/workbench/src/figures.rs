//! The step 数字: filter, navigation, keyboard shortcuts, and the labels that choices give.

use workbench_messages::{AssignedLabel, FigureChoice, FigureLabel, NumberInText};

use crate::labels::FIGURE_CHOICES;

/// A keyboard shortcut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Select the next number.
    Next,
    /// Select the previous number.
    Previous,
    /// Accept the suggestion.
    Accept,
    /// Set this choice.
    Choose(FigureChoice),
}

/// The shortcut of a key, by `KeyboardEvent.key`.
#[must_use]
pub fn shortcut(name: &str) -> Option<Shortcut> {
    match name {
        "ArrowDown" | "j" | "J" => Some(Shortcut::Next),
        "ArrowUp" | "k" | "K" => Some(Shortcut::Previous),
        "Enter" => Some(Shortcut::Accept),
        digit => {
            let digit: usize = digit.parse().ok()?;
            Some(Shortcut::Choose(*FIGURE_CHOICES.get(digit.checked_sub(1)?)?))
        }
    }
}

/// The indices of the visible numbers: all, or those without a label and the selected one.
#[must_use]
pub fn visible(numbers: &[NumberInText], only_unlabelled: bool, selected: Option<usize>) -> Vec<usize> {
    let is_visible = |at: &usize| !only_unlabelled || numbers[*at].label.is_none() || selected == Some(*at);
    (0..numbers.len()).filter(is_visible).collect()
}

/// Count of the numbers without a label.
#[must_use]
pub fn remaining(numbers: &[NumberInText]) -> usize {
    numbers.iter().filter(|number| number.label.is_none()).count()
}

/// The visible number after or before the selected one; the first if none is selected.
#[must_use]
pub fn neighbour(visible: &[usize], selected: Option<usize>, is_forward: bool) -> Option<usize> {
    let Some(here) = selected else { return visible.first().copied() };
    if is_forward {
        visible.iter().copied().find(|at| *at > here)
    } else {
        visible.iter().copied().rev().find(|at| *at < here)
    }
}

/// The next number without a label; wraps around.
#[must_use]
pub fn next_unlabelled(numbers: &[NumberInText], here: usize) -> Option<usize> {
    let is_unlabelled = |at: &usize| numbers.get(*at).is_some_and(|number| number.label.is_none());
    (here + 1..numbers.len()).chain(0..here).find(is_unlabelled)
}

/// The choice of a number: its label, or else its suggestion.
#[must_use]
pub fn current_choice(number: &NumberInText) -> Option<FigureChoice> {
    match &number.label {
        Some(AssignedLabel::Own(FigureLabel::Figure { kind, .. })) => Some(FigureChoice::Figure(*kind)),
        Some(AssignedLabel::Own(FigureLabel::NotFigure(_))) => Some(FigureChoice::NotFigure),
        Some(AssignedLabel::Recurrence) => None,
        None => number.suggestion,
    }
}

/// Whether the number's value allows a choice.
#[must_use]
pub fn is_possible(number: &NumberInText, choice: FigureChoice) -> bool {
    match choice {
        FigureChoice::Figure(kind) => number.possible_kinds.contains(&kind),
        FigureChoice::NotFigure => true,
    }
}

/// The label for a choice; keeps the texts of the present label.
#[must_use]
pub fn label(number: &NumberInText, choice: FigureChoice) -> FigureLabel {
    match (choice, &number.label) {
        (FigureChoice::Figure(kind), Some(AssignedLabel::Own(FigureLabel::Figure { meaning, who, .. }))) => {
            FigureLabel::Figure { kind, meaning: meaning.clone(), who: who.clone() }
        }
        (FigureChoice::Figure(kind), _) => {
            FigureLabel::Figure { kind, meaning: number.clause.clone(), who: String::new() }
        }
        (FigureChoice::NotFigure, Some(AssignedLabel::Own(FigureLabel::NotFigure(reason)))) => {
            FigureLabel::NotFigure(*reason)
        }
        (FigureChoice::NotFigure, _) => FigureLabel::NotFigure(number.suggested_reason),
    }
}

#[cfg(test)]
mod tests {
    use workbench_messages::{FigureKind, NotFigureReason};

    use super::*;

    fn number(label: Option<FigureLabel>) -> NumberInText {
        NumberInText {
            line: 1,
            before: "每户".to_owned(),
            text: "3000元".to_owned(),
            after: "。".to_owned(),
            clause: "每户3000元".to_owned(),
            possible_kinds: vec![FigureKind::Sum],
            suggestion: Some(FigureChoice::Figure(FigureKind::Sum)),
            suggested_reason: NotFigureReason::Idiom,
            label: label.map(AssignedLabel::Own),
        }
    }

    const NONE: Option<FigureLabel> = Some(FigureLabel::NotFigure(NotFigureReason::Name));

    #[test]
    fn shortcuts_navigate_accept_and_choose() {
        assert_eq!(shortcut("J"), Some(Shortcut::Next));
        assert_eq!(shortcut("ArrowUp"), Some(Shortcut::Previous));
        assert_eq!(shortcut("Enter"), Some(Shortcut::Accept));
        assert_eq!(shortcut("1"), Some(Shortcut::Choose(FigureChoice::Figure(FigureKind::Sum))));
        assert_eq!(shortcut("6"), Some(Shortcut::Choose(FigureChoice::NotFigure)));
        assert_eq!(shortcut("9"), Some(Shortcut::Choose(FigureChoice::Figure(FigureKind::Count))));
        for name in ["0", "10", "a", "Escape", ""] {
            assert_eq!(shortcut(name), None, "{name}");
        }
    }

    #[test]
    fn the_filter_keeps_the_selected_number() {
        let numbers = [number(None), number(NONE), number(None), number(NONE)];
        assert_eq!(visible(&numbers, false, None), [0, 1, 2, 3]);
        assert_eq!(visible(&numbers, true, None), [0, 2]);
        assert_eq!(visible(&numbers, true, Some(3)), [0, 2, 3]);
        assert_eq!(remaining(&numbers), 2);
    }

    #[test]
    fn navigation_skips_hidden_numbers() {
        assert_eq!(neighbour(&[2, 5], None, true), Some(2));
        assert_eq!(neighbour(&[2, 5], Some(2), true), Some(5));
        assert_eq!(neighbour(&[2, 5], Some(5), true), None);
        assert_eq!(neighbour(&[2, 5], Some(4), false), Some(2));
    }

    #[test]
    fn the_search_for_the_next_number_wraps_around() {
        let numbers = [number(None), number(NONE), number(None)];
        assert_eq!(next_unlabelled(&numbers, 0), Some(2));
        assert_eq!(next_unlabelled(&numbers, 2), Some(0));
        assert_eq!(next_unlabelled(&[number(None)], 0), None);
    }

    #[test]
    fn a_choice_keeps_the_texts_of_the_label() {
        let figure =
            |kind| FigureLabel::Figure { kind, meaning: "给3000元".to_owned(), who: "职工".to_owned() };
        let sum = number(Some(figure(FigureKind::Sum)));
        assert_eq!(current_choice(&sum), Some(FigureChoice::Figure(FigureKind::Sum)));
        assert_eq!(label(&sum, FigureChoice::Figure(FigureKind::Count)), figure(FigureKind::Count));
        assert_eq!(label(&sum, FigureChoice::NotFigure), FigureLabel::NotFigure(NotFigureReason::Idiom));
        let meaning = "每户3000元".to_owned();
        let expected = FigureLabel::Figure { kind: FigureKind::Sum, meaning, who: String::new() };
        assert_eq!(label(&number(None), FigureChoice::Figure(FigureKind::Sum)), expected);
        assert!(
            !is_possible(&sum, FigureChoice::Figure(FigureKind::Share))
                && is_possible(&sum, FigureChoice::NotFigure)
        );
    }
}
