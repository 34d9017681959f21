//! Undo and redo of the states of a text.

/// The states before and after the present one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    past: Vec<String>,
    future: Vec<String>,
}

/// How many states are kept: more than anybody takes back one by one.
const MOST: usize = 200;

impl History {
    /// The present state gives way to a new one.
    pub fn leave(&mut self, present: String) {
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(present);
        self.future.clear();
    }

    /// The state before the present one; nothing where that is the first.
    pub fn undo(&mut self, present: String) -> Option<String> {
        let before = self.past.pop()?;
        self.future.push(present);
        Some(before)
    }

    /// The state that was taken back last.
    pub fn redo(&mut self, present: String) -> Option<String> {
        let after = self.future.pop()?;
        self.past.push(present);
        Some(after)
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_back_can_be_done_again() {
        let mut history = History::default();
        history.leave("a".to_owned());
        history.leave("b".to_owned());
        assert_eq!(history.undo("c".to_owned()), Some("b".to_owned()));
        assert_eq!(history.undo("b".to_owned()), Some("a".to_owned()));
        assert_eq!(history.undo("a".to_owned()), None);
        assert_eq!(history.redo("a".to_owned()), Some("b".to_owned()));
        assert!(history.can_undo() && history.can_redo());
    }

    #[test]
    fn a_new_state_ends_what_could_be_done_again() {
        let mut history = History::default();
        history.leave("a".to_owned());
        history.undo("b".to_owned());
        history.leave("a".to_owned());
        assert!(!history.can_redo());
    }

    #[test]
    fn only_so_many_states_are_kept() {
        let mut history = History::default();
        (0..MOST + 5).for_each(|at| history.leave(at.to_string()));
        assert_eq!(history.past.len(), MOST);
        assert_eq!(history.past[0], "5");
    }
}
