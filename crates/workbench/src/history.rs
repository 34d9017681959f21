//! Undo and redo of changes of files.

use workbench_messages::ProjectFiles;

/// The texts before and after the present ones. Each entry holds the files that one change is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    past: Vec<ProjectFiles>,
    future: Vec<ProjectFiles>,
}

/// How many changes are kept: more than anybody takes back one by one.
const MOST: usize = 200;

impl History {
    /// These texts give way to new ones.
    pub fn leave(&mut self, texts: ProjectFiles) {
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(texts);
        self.future.clear();
    }

    /// The texts before the last change; nothing where there was none.
    pub fn undo(&mut self, files: &ProjectFiles) -> Option<ProjectFiles> {
        let before = self.past.pop()?;
        self.future.push(texts(files, &before));
        Some(before)
    }

    /// The texts after the change that was taken back last.
    pub fn redo(&mut self, files: &ProjectFiles) -> Option<ProjectFiles> {
        let after = self.future.pop()?;
        self.past.push(texts(files, &after));
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

/// The present texts of the files that a change is about; empty for one that is not there.
#[must_use]
pub fn texts(files: &ProjectFiles, change: &ProjectFiles) -> ProjectFiles {
    let text = |path: &String| (path.clone(), files.get(path).cloned().unwrap_or_default());
    change.keys().map(text).collect()
}

/// Puts texts in place of those of the same files; an empty one takes its file away.
pub fn put(files: &mut ProjectFiles, texts: ProjectFiles) {
    for (path, text) in texts {
        if text.is_empty() {
            files.remove(&path);
        } else {
            files.insert(path, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(texts: &[(&str, &str)]) -> ProjectFiles {
        texts.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    /// Changes files as the workbench does.
    fn change(history: &mut History, present: &mut ProjectFiles, changed: &[(&str, &str)]) {
        let changed = files(changed);
        history.leave(texts(present, &changed));
        put(present, changed);
    }

    #[test]
    fn what_is_taken_back_can_be_done_again() {
        let mut history = History::default();
        let mut present = files(&[("a", "1")]);
        change(&mut history, &mut present, &[("a", "2")]);
        change(&mut history, &mut present, &[("a", "3"), ("b", "1")]);
        let last = present.clone();
        let before = history.undo(&present).expect("there is one");
        put(&mut present, before);
        assert_eq!(present, files(&[("a", "2")]), "a file that a change began goes with it");
        let first = history.undo(&present).expect("there is one");
        put(&mut present, first);
        assert_eq!(present, files(&[("a", "1")]));
        assert_eq!(history.undo(&present), None);
        while let Some(after) = history.redo(&present) {
            put(&mut present, after);
        }
        assert_eq!(present, last);
    }

    #[test]
    fn a_new_change_ends_what_could_be_done_again() {
        let mut history = History::default();
        let mut present = files(&[("a", "1")]);
        change(&mut history, &mut present, &[("a", "2")]);
        history.undo(&present);
        change(&mut history, &mut present, &[("a", "3")]);
        assert!(history.can_undo() && !history.can_redo());
    }

    #[test]
    fn only_so_many_changes_are_kept() {
        let mut history = History::default();
        (0..MOST + 5).for_each(|at| history.leave(files(&[("a", &at.to_string())])));
        assert_eq!(history.past.len(), MOST);
        assert_eq!(history.past[0], files(&[("a", "5")]));
    }
}
