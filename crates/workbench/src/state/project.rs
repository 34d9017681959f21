//! Importing documents and projects, opening documents, and exporting.

use std::collections::VecDeque;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbench_messages::{DocumentName, ImportedDocument, ProjectFiles, Request, Response};

use super::{Step, Workbench};
use crate::autosave::{SaveState, SavedProject};
use crate::browser::{self, Bytes, File};
use crate::history::History;

/// The sample document. It was written to try the workbench; no authority issued it.
const SAMPLE: &str = include_str!("../../../../tests/sample/received.txt");

impl Workbench {
    /// Imports a file: a document or the zip archive of a project.
    pub fn import_file(self, file: File) {
        spawn_local(async move {
            match browser::read_file(&file).await {
                Ok(bytes) => self.import_bytes(file.name(), bytes).await,
                Err(message) => self.notice.set(Some(message)),
            }
        });
    }

    /// Imports pasted text as a document.
    pub fn import_text(self, text: &str) {
        let bytes = Bytes::from(text.as_bytes());
        spawn_local(self.import_bytes("粘贴的文字".to_owned(), bytes));
    }

    /// Imports the sample document, which starts a new project.
    pub fn import_sample(self) {
        let would_lose_changes = self.is_unsaved.get_untracked()
            && self.autosave.state.with_untracked(|state| matches!(state, SaveState::Failed(_)));
        if would_lose_changes {
            self.notice.set(Some("现在的工程没有自动保存下来：请先导出工程.zip，再试样例".to_owned()));
            return;
        }
        spawn_local(async move {
            self.import_bytes("样例".to_owned(), Bytes::from(SAMPLE.as_bytes())).await;
            self.import_starts_project.set_value(true);
        });
    }

    async fn import_bytes(self, name: String, bytes: Bytes) {
        self.import_starts_project.set_value(false);
        match self.send(Request::Import { name }, Some(bytes)).await {
            Some((Response::Import(imported), _)) => {
                self.imported.set(Some(*imported));
                self.step.set(Step::Import);
            }
            Some((response @ Response::Project { .. }, _)) => {
                self.autosave.switch_to(None);
                self.open_project(response, None);
                self.is_unsaved.set(false);
            }
            _ => {}
        }
    }

    /// Adds the imported document to the project, or to a new one.
    pub fn add_document(self, id: String, jurisdiction: String) {
        let Some(ImportedDocument { source, .. }) = self.imported.get_untracked() else { return };
        let is_new = !self.has_project() || self.import_starts_project.get_value();
        let files = if is_new { ProjectFiles::new() } else { self.files.get_untracked() };
        spawn_local(async move {
            let request = Request::AddDocument { files, source, id: id.clone(), jurisdiction };
            if let Some((response, _)) = self.send(request, None).await {
                self.imported.set(None);
                if is_new {
                    self.autosave.switch_to(None);
                }
                self.open_project(response, Some(id.trim().to_owned()));
                self.is_unsaved.set(true);
            }
        });
    }

    /// Opens the project of a [`Response::Project`], with `document` or its first document.
    fn open_project(self, response: Response, document: Option<String>) {
        let Response::Project { files, documents } = response else { return };
        let first = documents.first().map(|document| document.id.clone());
        self.queue.update_value(VecDeque::clear);
        self.files.set(files);
        self.imported.set(None);
        match document.or(first) {
            Some(document) => self.open_document(document),
            None => self.notice.set(Some("这个工程里没有文件".to_owned())),
        }
    }

    /// Opens a project saved in the browser.
    pub fn open_saved(self, key: String, saved: SavedProject) {
        self.autosave.switch_to(Some((key, saved.revision)));
        self.queue.update_value(VecDeque::clear);
        self.files.set(saved.files);
        self.is_unsaved.set(false);
        self.open_document(saved.document);
    }

    /// Opens a document of the project, with an empty undo stack.
    pub fn open_document(self, document: String) {
        self.history.set(History::default());
        self.selected_line.set(None);
        self.selected_figure.set(None);
        self.benefit_form.set(None);
        self.document.set(Some(document));
        self.step.set(Step::Structure);
        spawn_local(self.refresh_view());
    }

    /// Parses the open document again.
    pub(super) async fn refresh_view(self) {
        let Some(document) = self.document.get_untracked() else { return };
        let request = Request::View { files: self.files.get_untracked(), document };
        if let Some((Response::View(view), _)) = self.send(request, None).await {
            self.view.set(Some(*view));
        }
    }

    /// Exports the project as a zip archive.
    pub fn export_project(self) {
        let request = Request::ExportProject { files: self.files.get_untracked() };
        spawn_local(async move {
            if self.export(request).await {
                self.is_unsaved.set(false);
            }
        });
    }

    /// Exports the site as a zip archive.
    pub fn export_site(self) {
        let request = Request::ExportSite { files: self.files.get_untracked() };
        spawn_local(async move {
            self.export(request).await;
        });
    }

    /// Exports the site as one HTML file.
    pub fn export_single_file(self) {
        let request = Request::ExportSingleFile { files: self.files.get_untracked() };
        spawn_local(async move {
            self.export(request).await;
        });
    }

    /// Sends an export request and downloads the file. Returns whether the download was started.
    async fn export(self, request: Request) -> bool {
        let Some((response, Some(bytes))) = self.send(request, None).await else { return false };
        let (name, mime_type, contents) = match response {
            Response::Archive { name, files } => (name, "application/zip", format!("里面有{files}个文件，")),
            Response::SingleFile { name } => (name, "text/html", String::new()),
            _ => return false,
        };
        let result = browser::download(&name, mime_type, &bytes);
        match result {
            Ok(()) => self.status.set(format!("已导出“{name}”，{contents}在浏览器的下载文件夹里")),
            Err(ref message) => self.notice.set(Some(message.clone())),
        }
        result.is_ok()
    }
}

/// The path of a document's `document.toml`.
fn document_toml_path(document: &str) -> String {
    format!("{document}/document.toml")
}

/// The documents of a project, sorted by id.
#[must_use]
pub fn documents(files: &ProjectFiles) -> Vec<DocumentName> {
    let title = |toml: &str| {
        let line = toml.lines().find_map(|line| line.strip_prefix("short_title = \""))?;
        Some(line.strip_suffix('"')?.to_owned())
    };
    let document = |path: &String| {
        let id = path.strip_suffix("/source.txt").filter(|id| !id.contains('/'))?;
        let toml = files.get(&document_toml_path(id)).map_or("", String::as_str);
        Some(DocumentName { id: id.to_owned(), short_title: title(toml).unwrap_or_default() })
    };
    files.keys().filter_map(document).collect()
}
