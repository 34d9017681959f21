//! Edits of the open project, which are applied one by one, undo and redo.

use std::collections::VecDeque;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbench_messages::benefits::BenefitsEdit;
use workbench_messages::comparison::ComparisonEdit;
use workbench_messages::{DocumentEdit, FigureLabel, ProjectFiles, Request, Response};

use super::Workbench;
use crate::comparison::DocumentPair;
use crate::history::{self, History};

/// An edit of the open project.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Edit {
    /// Of `document.toml`.
    Document(DocumentEdit),
    /// The label of the number with this index.
    FigureLabel(usize, Option<FigureLabel>),
    /// Of the benefits.
    Benefits(BenefitsEdit),
    /// Undoes the last edit.
    Undo,
    /// Redoes the edit that was undone last.
    Redo,
    /// Of a comparison.
    Comparison(DocumentPair, ComparisonEdit),
    /// Adds the national notice to the project.
    AddNational,
}

/// An edit in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QueuedEdit {
    /// The document that was open when the edit was made.
    document: String,
    edit: Edit,
    /// The status message once it is applied.
    status: String,
}

impl Workbench {
    /// Edits `document.toml`. `status` is the message once it is done.
    pub fn edit_document(self, edit: DocumentEdit, status: String) {
        self.enqueue(Edit::Document(edit), status);
    }

    /// Sets or removes the label of a number. `status` is the message once it is done.
    pub fn set_figure_label(self, number: usize, label: Option<FigureLabel>, status: String) {
        self.enqueue(Edit::FigureLabel(number, label), status);
    }

    /// Edits the benefits. `status` is the message once it is done.
    pub fn edit_benefits(self, edit: BenefitsEdit, status: String) {
        self.enqueue(Edit::Benefits(edit), status);
    }

    /// Undoes the last edit.
    pub fn undo(self) {
        self.enqueue(Edit::Undo, "已撤销".to_owned());
    }

    /// Redoes the edit that was undone last.
    pub fn redo(self) {
        self.enqueue(Edit::Redo, "已重做".to_owned());
    }

    /// Edits the comparison of two documents. `status` is the message once it is done.
    pub fn edit_comparison(self, documents: DocumentPair, edit: ComparisonEdit, status: String) {
        self.enqueue(Edit::Comparison(documents, edit), status);
    }

    /// Adds the national notice to the project.
    pub fn add_national(self) {
        self.enqueue(Edit::AddNational, "工程里有全国总工会的通知了".to_owned());
    }

    /// Adds an edit to the queue, and applies the queue if that is not running already.
    fn enqueue(self, edit: Edit, status: String) {
        let Some(document) = self.document.get_untracked() else { return };
        self.queue.update_value(|queue| queue.push_back(QueuedEdit { document, edit, status }));
        if self.is_applying.get_value() {
            return;
        }
        self.is_applying.set_value(true);
        spawn_local(async move {
            while let Some(QueuedEdit { document, edit, status }) =
                self.queue.try_update_value(VecDeque::pop_front).flatten()
            {
                if self.apply(document, edit).await {
                    self.is_unsaved.set(true);
                    self.status.set(status);
                }
            }
            self.is_applying.set_value(false);
        });
    }

    /// Applies an edit of a document. Returns whether any file has changed.
    async fn apply(self, document: String, edit: Edit) -> bool {
        let files = self.files.get_untracked();
        let id = document.clone();
        let is_open = move || self.document.with_untracked(|open| open.as_ref() == Some(&id));
        let closed_form = match &edit {
            Edit::Benefits(BenefitsEdit::Save(form)) => Some(form.id.clone()),
            Edit::Benefits(BenefitsEdit::Remove(id)) => Some(id.clone()),
            // The undo stack is that of the open document.
            Edit::Undo | Edit::Redo if !is_open() => return false,
            _ => None,
        };
        let request = match edit {
            Edit::Document(edit) => Request::EditDocument { files: files.clone(), document, edit },
            Edit::FigureLabel(number, label) => {
                Request::SetFigureLabel { files: files.clone(), document, number, label }
            }
            Edit::Benefits(edit) => Request::EditBenefits { files: files.clone(), document, edit },
            Edit::Undo => return self.restore(History::undo).await,
            Edit::Redo => return self.restore(History::redo).await,
            Edit::Comparison((left, right), edit) => {
                Request::EditComparison { files: files.clone(), left, right, edit }
            }
            Edit::AddNational => Request::AddNational { files: files.clone() },
        };
        let (changed, view) = match self.send(request, None).await {
            Some((Response::Edited { changed, view }, _)) => (changed, Some(*view)),
            Some((Response::Changed { changed }, _)) => (changed, None),
            _ => return false,
        };
        if self.files.with_untracked(|now| *now != files) {
            self.notice.set(Some("刚才的一处改动没有写进去：工程已经换了，请再改一次".to_owned()));
            return false;
        }
        let open_form = self.benefit_form.with_untracked(|form| form.as_ref().map(|form| form.id.clone()));
        if closed_form.is_some() && closed_form == open_form {
            self.benefit_form.set(None);
        }
        let before = history::current_texts(&files, &changed);
        if before == changed {
            return false;
        }
        self.files.update(|files| history::apply(files, changed));
        if is_open() {
            self.history.update(|history| history.record(before));
            if view.is_some() {
                self.view.set(view);
            }
        }
        true
    }

    /// Restores the texts that `step` (undo or redo) returns. Returns whether there were any.
    async fn restore(self, step: fn(&mut History, &ProjectFiles) -> Option<ProjectFiles>) -> bool {
        let files = self.files.get_untracked();
        let restored = self.history.try_update(|history| step(history, &files)).flatten();
        let Some(texts) = restored else { return false };
        self.files.update(|files| history::apply(files, texts));
        self.refresh_view().await;
        true
    }
}
