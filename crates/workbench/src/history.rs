//! Undo and redo of edits of files.

use workbench_messages::ProjectFiles;

/// The undo and redo stacks. Each entry holds the texts of the files that one edit changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    undo_stack: Vec<ProjectFiles>,
    redo_stack: Vec<ProjectFiles>,
}

/// Maximum number of edits that can be undone.
const LIMIT: usize = 200;

impl History {
    /// Records the texts that an edit replaces, and clears the redo stack.
    pub fn record(&mut self, texts: ProjectFiles) {
        if self.undo_stack.len() == LIMIT {
            self.undo_stack.remove(0);
        }
        self.undo_stack.push(texts);
        self.redo_stack.clear();
    }

    /// The texts before the last edit; `None` if there is nothing to undo.
    pub fn undo(&mut self, files: &ProjectFiles) -> Option<ProjectFiles> {
        let before = self.undo_stack.pop()?;
        self.redo_stack.push(current_texts(files, &before));
        Some(before)
    }

    /// The texts after the edit that was undone last; `None` if there is nothing to redo.
    pub fn redo(&mut self, files: &ProjectFiles) -> Option<ProjectFiles> {
        let after = self.redo_stack.pop()?;
        self.undo_stack.push(current_texts(files, &after));
        Some(after)
    }

    /// Whether there is an edit to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo_stack.is_empty()
    }

    /// Whether there is an edit to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo_stack.is_empty()
    }
}

/// The present texts of the files in `edit`; empty for a file that does not exist.
#[must_use]
pub fn current_texts(files: &ProjectFiles, edit: &ProjectFiles) -> ProjectFiles {
    let text = |path: &String| (path.clone(), files.get(path).cloned().unwrap_or_default());
    edit.keys().map(text).collect()
}

/// Writes texts into the project's files; an empty text deletes its file.
pub fn apply(files: &mut ProjectFiles, texts: ProjectFiles) {
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

    /// Edits files as the workbench does.
    fn edit(history: &mut History, present: &mut ProjectFiles, changed: &[(&str, &str)]) {
        let changed = files(changed);
        history.record(current_texts(present, &changed));
        apply(present, changed);
    }

    #[test]
    fn an_undone_edit_can_be_redone() {
        let mut history = History::default();
        let mut present = files(&[("a", "1")]);
        edit(&mut history, &mut present, &[("a", "2")]);
        edit(&mut history, &mut present, &[("a", "3"), ("b", "1")]);
        let last = present.clone();
        let before = history.undo(&present).expect("there is one");
        apply(&mut present, before);
        assert_eq!(present, files(&[("a", "2")]), "a file created by the edit is deleted");
        let first = history.undo(&present).expect("there is one");
        apply(&mut present, first);
        assert_eq!(present, files(&[("a", "1")]));
        assert_eq!(history.undo(&present), None);
        while let Some(after) = history.redo(&present) {
            apply(&mut present, after);
        }
        assert_eq!(present, last);
    }

    #[test]
    fn a_new_edit_clears_the_redo_stack() {
        let mut history = History::default();
        let mut present = files(&[("a", "1")]);
        edit(&mut history, &mut present, &[("a", "2")]);
        history.undo(&present);
        edit(&mut history, &mut present, &[("a", "3")]);
        assert!(history.can_undo() && !history.can_redo());
    }

    #[test]
    fn the_undo_stack_is_limited() {
        let mut history = History::default();
        (0..LIMIT + 5).for_each(|at| history.record(files(&[("a", &at.to_string())])));
        assert_eq!(history.undo_stack.len(), LIMIT);
        assert_eq!(history.undo_stack[0], files(&[("a", "5")]));
    }
}
