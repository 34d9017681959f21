//! The state of the app: its signals, and what can be done with the open project.
//!
//! - `project`: importing, opening and exporting
//! - `editing`: edits, which are applied one by one, undo and redo
//! - `queries`: requests to the engine that change nothing

mod editing;
mod project;
mod queries;

use std::collections::VecDeque;

use leptos::prelude::*;
use workbench_messages::benefits::BenefitForm;
use workbench_messages::{ImportedDocument, Progress, ProjectFiles, Request, View};

use crate::autosave::Autosave;
use crate::browser::{self, Bytes};
use crate::engine;
use crate::history::History;

use editing::QueuedEdit;
pub use project::documents;
pub use queries::{benefits, check, compare, preview, run_trial};

/// The steps from a file to a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// 导入
    Import,
    /// 核对结构
    Structure,
    /// 文件信息
    DocumentInfo,
    /// 数字
    Figures,
    /// 待遇
    Benefits,
    /// 检查
    Check,
    /// 对照
    Comparison,
    /// 导出
    Export,
    /// 说明, which is always available
    Guide,
}

/// The signals of the app. They are handles, so the whole is copied to where it is used.
#[derive(Debug, Clone, Copy)]
pub struct Workbench {
    /// The files of the project; empty without a project.
    pub files: RwSignal<ProjectFiles>,
    /// The id of the open document.
    pub document: RwSignal<Option<String>>,
    /// The open document as parsed by the engine.
    pub view: RwSignal<Option<View>>,
    /// An imported document that is not part of the project yet.
    pub imported: RwSignal<Option<ImportedDocument>>,
    /// Whether the imported document starts a new project, as the sample does.
    import_starts_project: StoredValue<bool>,
    /// The undo and redo stacks of the open document.
    pub history: RwSignal<History>,
    /// Edits that are not applied yet, in order: each is based on the files that the one before leaves.
    queue: StoredValue<VecDeque<QueuedEdit>>,
    is_applying: StoredValue<bool>,
    /// The current step.
    pub step: RwSignal<Step>,
    /// The error message that is shown.
    pub notice: RwSignal<Option<String>>,
    /// The status message about the last action, announced by screen readers.
    pub status: RwSignal<String>,
    /// The number of running requests that block the buttons.
    running: StoredValue<usize>,
    /// Whether there are any.
    pub is_busy: RwSignal<bool>,
    /// The progress of the running request.
    pub progress: RwSignal<Option<Progress>>,
    /// Whether the project has changed since it was last exported.
    pub is_unsaved: RwSignal<bool>,
    /// The selected line of the source, from 1.
    pub selected_line: RwSignal<Option<usize>>,
    /// The index of the selected number.
    pub selected_figure: RwSignal<Option<usize>>,
    /// The benefit in the open form.
    pub benefit_form: RwSignal<Option<BenefitForm>>,
    /// Saves the project in the browser.
    pub autosave: Autosave,
}

impl Workbench {
    /// The state without a project.
    #[must_use]
    pub fn new() -> Self {
        Self {
            files: RwSignal::default(),
            document: RwSignal::default(),
            view: RwSignal::default(),
            imported: RwSignal::default(),
            import_starts_project: StoredValue::default(),
            history: RwSignal::default(),
            queue: StoredValue::default(),
            is_applying: StoredValue::default(),
            step: RwSignal::new(Step::Import),
            notice: RwSignal::default(),
            status: RwSignal::default(),
            running: StoredValue::default(),
            is_busy: RwSignal::default(),
            progress: RwSignal::default(),
            is_unsaved: RwSignal::default(),
            selected_line: RwSignal::default(),
            selected_figure: RwSignal::default(),
            benefit_form: RwSignal::default(),
            autosave: Autosave::new(),
        }
    }

    /// Whether a project is open.
    #[must_use]
    pub fn has_project(&self) -> bool {
        self.document.with(Option::is_some)
    }

    /// Sends a request to the engine, with `is_busy` set and its progress shown. On an error, shows it and returns
    /// `None`.
    async fn send(self, request: Request, bytes: Option<Bytes>) -> Option<engine::ResponseWithBytes> {
        self.running.update_value(|count| *count += 1);
        self.is_busy.set(true);
        self.notice.set(None);
        let result = engine::send(&request, bytes, Some(self.progress)).await;
        self.running.update_value(|count| *count -= 1);
        // An edit may be done while a site is still being made.
        if self.running.get_value() == 0 {
            self.is_busy.set(false);
            self.progress.set(None);
        }
        result.map_err(|message| self.notice.set(Some(message))).ok()
    }

    /// Shows a line of the source in the step 核对结构.
    pub fn show_line(self, line: usize) {
        self.step.set(Step::Structure);
        self.selected_line.set(Some(line));
        // The list of lines may only exist after the next render.
        request_animation_frame(move || browser::scroll_to_and_focus(&line_element_id(line)));
    }
}

impl Default for Workbench {
    fn default() -> Self {
        Self::new()
    }
}

/// The HTML id of a line.
#[must_use]
pub fn line_element_id(line: usize) -> String {
    format!("line-{line}")
}

/// The HTML id of a number.
#[must_use]
pub fn figure_element_id(number: usize) -> String {
    format!("number-{number}")
}

/// The state of the app, from the Leptos context.
#[must_use]
pub fn workbench() -> Workbench {
    expect_context()
}
