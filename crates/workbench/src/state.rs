//! The project that is worked on, and what can be done with it.

use std::collections::VecDeque;

use leptos::prelude::*;
use leptos::task::spawn_local;
use workbench_messages::benefits::{BenefitForm, Benefits, BenefitsEdit, Given, Trial, TrialScope};
use workbench_messages::comparison::{Comparison, ComparisonEdit};
use workbench_messages::{
    Answer, DocumentName, Edit, Finding, Progress, ProjectFiles, Received, Request, Statement, View,
};

use crate::browser::{self, Bytes, File};
use crate::comparison::Sides;
use crate::engine;
use crate::history::{self, History};
use crate::keeping::{Keeper, Saved, State};

/// A text to try everything with. It was written for that; no authority issued it.
const SAMPLE: &str = include_str!("../../../tests/sample/received.txt");

/// The steps from a file to a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// 导入
    BringIn,
    /// 结构
    Structure,
    /// 文件信息
    About,
    /// 数字
    Numbers,
    /// 待遇
    Benefits,
    /// 检查
    Check,
    /// 对照
    Comparison,
    /// 导出
    GiveOut,
    /// 说明: no step of its own
    Guide,
}

/// A change of the document that is worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Of `document.toml`.
    Edit(Edit),
    /// Of what is said of the number with this place among all.
    Say(usize, Option<Statement>),
    /// Of what is written of benefits.
    Benefits(BenefitsEdit),
    /// The last change is taken back.
    Undo,
    /// The change that was taken back last is made again.
    Redo,
    /// Of what is said of two documents side by side.
    Compare(Sides, ComparisonEdit),
    /// The national notice comes into the project.
    AddNational,
}

/// All that the workbench knows. A handful of signals, so that it is copied to wherever it is used.
#[derive(Debug, Clone, Copy)]
pub struct Workbench {
    /// The files of the project; none before there is one.
    pub files: RwSignal<ProjectFiles>,
    /// The id of the document that is worked on.
    pub document: RwSignal<Option<String>>,
    /// What follows from its `document.toml`.
    pub view: RwSignal<Option<View>>,
    /// A file that was read and is no part of the project yet.
    pub received: RwSignal<Option<Received>>,
    /// Whether it begins a project of its own, as the sample does.
    is_apart: StoredValue<bool>,
    /// What was done to the document.
    pub history: RwSignal<History>,
    /// What is still to be done to it, each with what is said once it is done: one change at a time, for each is made
    /// of what the one before has left.
    changes: StoredValue<VecDeque<(Change, String)>>,
    is_changing: StoredValue<bool>,
    /// The step that is shown.
    pub step: RwSignal<Step>,
    /// What is to be said, as after a mistake.
    pub notice: RwSignal<Option<String>>,
    /// What was done last, for those who cannot see it.
    pub said: RwSignal<String>,
    /// Whether the engine is asked for something that is waited for.
    pub is_busy: RwSignal<bool>,
    /// How far it is.
    pub progress: RwSignal<Option<Progress>>,
    /// Whether something was changed since the project was last given out.
    pub is_unsaved: RwSignal<bool>,
    /// The line that is looked at.
    pub line: RwSignal<Option<usize>>,
    /// The number that is looked at, by its place among all.
    pub number: RwSignal<Option<usize>>,
    /// The benefit in the form.
    pub benefit: RwSignal<Option<BenefitForm>>,
    /// Keeps the project in the browser.
    pub keeper: Keeper,
}

impl Workbench {
    /// One without a project.
    #[must_use]
    pub fn new() -> Self {
        Self {
            files: RwSignal::default(),
            document: RwSignal::default(),
            view: RwSignal::default(),
            received: RwSignal::default(),
            is_apart: StoredValue::default(),
            history: RwSignal::default(),
            changes: StoredValue::default(),
            is_changing: StoredValue::default(),
            step: RwSignal::new(Step::BringIn),
            notice: RwSignal::default(),
            said: RwSignal::default(),
            is_busy: RwSignal::default(),
            progress: RwSignal::default(),
            is_unsaved: RwSignal::default(),
            line: RwSignal::default(),
            number: RwSignal::default(),
            benefit: RwSignal::default(),
            keeper: Keeper::new(),
        }
    }

    /// Whether there is a project.
    #[must_use]
    pub fn has_project(&self) -> bool {
        self.document.with(Option::is_some)
    }

    /// Asks the engine, shows that it is asked, and says what went wrong.
    async fn ask(self, request: Request, bytes: Option<Bytes>) -> Option<engine::Answered> {
        self.is_busy.set(true);
        self.notice.set(None);
        let answered = engine::ask(&request, bytes, Some(self.progress)).await;
        self.is_busy.set(false);
        self.progress.set(None);
        answered.map_err(|words| self.notice.set(Some(words))).ok()
    }

    /// Reads a file.
    pub fn open(self, file: File) {
        spawn_local(async move {
            match browser::read(&file).await {
                Ok(bytes) => self.open_bytes(file.name(), bytes).await,
                Err(words) => self.notice.set(Some(words)),
            }
        });
    }

    /// Reads a text that was pasted.
    pub fn paste(self, text: &str) {
        let bytes = Bytes::from(text.as_bytes());
        spawn_local(self.open_bytes("粘贴的文字".to_owned(), bytes));
    }

    /// Reads the sample, which begins a project of its own.
    pub fn try_sample(self) {
        let would_lose = self.is_unsaved.get_untracked()
            && self.keeper.state.with_untracked(|state| matches!(state, State::Failed(_)));
        if would_lose {
            self.notice.set(Some("现在的工程没有自动保存下来：请先导出工程.zip，再试样例".to_owned()));
            return;
        }
        spawn_local(async move {
            self.open_bytes("样例".to_owned(), Bytes::from(SAMPLE.as_bytes())).await;
            self.is_apart.set_value(true);
        });
    }

    async fn open_bytes(self, name: String, bytes: Bytes) {
        self.is_apart.set_value(false);
        match self.ask(Request::Open { name }, Some(bytes)).await {
            Some((Answer::Document(received), _)) => {
                self.received.set(Some(*received));
                self.step.set(Step::BringIn);
            }
            Some((answer @ Answer::Project { .. }, _)) => {
                self.keeper.turn_to(None);
                self.take(answer, None);
                self.is_unsaved.set(false);
            }
            _ => {}
        }
    }

    /// Makes the received file a document of the project.
    pub fn begin(self, id: String, jurisdiction: String) {
        let Some(Received { source, .. }) = self.received.get_untracked() else { return };
        let is_new = !self.has_project() || self.is_apart.get_value();
        let files = if is_new { ProjectFiles::new() } else { self.files.get_untracked() };
        spawn_local(async move {
            let request = Request::Begin { files, source, id: id.clone(), jurisdiction };
            if let Some((answer, _)) = self.ask(request, None).await {
                self.received.set(None);
                if is_new {
                    self.keeper.turn_to(None);
                }
                self.take(answer, Some(id.trim().to_owned()));
                self.is_unsaved.set(true);
            }
        });
    }

    /// Works on a project from here on.
    fn take(self, answer: Answer, document: Option<String>) {
        let Answer::Project { files, documents } = answer else { return };
        let first = documents.first().map(|document| document.id.clone());
        self.files.set(files);
        self.received.set(None);
        match document.or(first) {
            Some(document) => self.work_on(document),
            None => self.notice.set(Some("这个工程里没有文件".to_owned())),
        }
    }

    /// Goes on with a project that the browser has kept.
    pub fn resume(self, key: String, saved: Saved) {
        self.keeper.turn_to(Some((key, saved.revision)));
        self.files.set(saved.files);
        self.is_unsaved.set(false);
        self.work_on(saved.document);
    }

    /// Works on another document of the project.
    pub fn work_on(self, document: String) {
        self.history.set(History::default());
        self.line.set(None);
        self.number.set(None);
        self.benefit.set(None);
        self.document.set(Some(document));
        self.step.set(Step::Structure);
        spawn_local(self.look());
    }

    async fn look(self) {
        let Some(document) = self.document.get_untracked() else { return };
        let request = Request::Look { files: self.files.get_untracked(), document };
        if let Some((Answer::View(view), _)) = self.ask(request, None).await {
            self.view.set(Some(*view));
        }
    }

    /// Changes `document.toml`, and says what was done.
    pub fn edit(self, edit: Edit, said: String) {
        self.change(Change::Edit(edit), said);
    }

    /// Says what a number is, and that it was said.
    pub fn say(self, number: usize, statement: Option<Statement>, said: String) {
        self.change(Change::Say(number, statement), said);
    }

    /// Changes what is written of benefits, and says what was done.
    pub fn edit_benefits(self, edit: BenefitsEdit, said: String) {
        self.change(Change::Benefits(edit), said);
    }

    /// Takes the last change back.
    pub fn undo(self) {
        self.change(Change::Undo, "已撤销".to_owned());
    }

    /// Makes the change again that was taken back last.
    pub fn redo(self) {
        self.change(Change::Redo, "已重做".to_owned());
    }

    /// Changes what is said of two documents side by side, and says what was done.
    pub fn edit_comparison(self, sides: Sides, edit: ComparisonEdit, said: String) {
        self.change(Change::Compare(sides, edit), said);
    }

    /// Adds the national notice, to compare with.
    pub fn add_national(self) {
        self.change(Change::AddNational, "工程里有全国总工会的通知了".to_owned());
    }

    /// Changes the document once all changes before are made, and says what was done.
    fn change(self, change: Change, said: String) {
        self.changes.update_value(|changes| changes.push_back((change, said)));
        if self.is_changing.get_value() {
            return;
        }
        self.is_changing.set_value(true);
        spawn_local(async move {
            while let Some((change, said)) = self.changes.try_update_value(VecDeque::pop_front).flatten() {
                if self.make(change).await {
                    self.is_unsaved.set(true);
                    self.said.set(said);
                }
            }
            self.is_changing.set_value(false);
        });
    }

    /// Makes a change. Whether something is another now.
    async fn make(self, change: Change) -> bool {
        let Some(document) = self.document.get_untracked() else { return false };
        let files = self.files.get_untracked();
        let is_of_form = matches!(change, Change::Benefits(BenefitsEdit::Put(_) | BenefitsEdit::Remove(_)));
        let request = match change {
            Change::Edit(edit) => Request::Edit { files: files.clone(), document, edit },
            Change::Say(number, statement) => {
                Request::Say { files: files.clone(), document, number, statement }
            }
            Change::Benefits(edit) => Request::EditBenefits { files: files.clone(), document, edit },
            Change::Undo => return self.turn(History::undo).await,
            Change::Redo => return self.turn(History::redo).await,
            Change::Compare((left, right), edit) => {
                Request::EditComparison { files: files.clone(), left, right, edit }
            }
            Change::AddNational => Request::AddNational { files: files.clone() },
        };
        let (changed, view) = match self.ask(request, None).await {
            Some((Answer::Edited { changed, view }, _)) => (changed, Some(*view)),
            Some((Answer::Changed { changed }, _)) => (changed, None),
            _ => return false,
        };
        if is_of_form {
            self.benefit.set(None);
        }
        let before = history::texts(&files, &changed);
        if before == changed {
            return false;
        }
        self.history.update(|history| history.leave(before));
        self.files.update(|files| history::put(files, changed));
        if view.is_some() {
            self.view.set(view);
        }
        true
    }

    /// Goes a step back or forth.
    async fn turn(self, turn: fn(&mut History, &ProjectFiles) -> Option<ProjectFiles>) -> bool {
        let files = self.files.get_untracked();
        let turned = self.history.try_update(|history| turn(history, &files)).flatten();
        let Some(texts) = turned else { return false };
        self.files.update(|files| history::put(files, texts));
        self.look().await;
        true
    }

    /// Gives the project out.
    pub fn pack(self) {
        let request = Request::Pack { files: self.files.get_untracked() };
        spawn_local(async move {
            if self.give(request).await {
                self.is_unsaved.set(false);
            }
        });
    }

    /// Gives the whole site out.
    pub fn publish(self) {
        let request = Request::Publish { files: self.files.get_untracked() };
        spawn_local(async move {
            self.give(request).await;
        });
    }

    /// Gives the site out as one file.
    pub fn give_single_file(self) {
        let request = Request::SingleFile { files: self.files.get_untracked() };
        spawn_local(async move {
            self.give(request).await;
        });
    }

    async fn give(self, request: Request) -> bool {
        let Some((answer, Some(bytes))) = self.ask(request, None).await else { return false };
        let (name, mime_type, holds) = match answer {
            Answer::Archive { name, files } => (name, "application/zip", format!("里面有{files}个文件，")),
            Answer::SingleFile { name } => (name, "text/html", String::new()),
            _ => return false,
        };
        let given = browser::give(&name, mime_type, &bytes);
        match given {
            Ok(()) => self.said.set(format!("已导出“{name}”，{holds}在浏览器的下载文件夹里")),
            Err(ref words) => self.notice.set(Some(words.clone())),
        }
        given.is_ok()
    }

    /// Shows a line of the source.
    pub fn show_line(self, line: usize) {
        self.step.set(Step::Structure);
        self.line.set(Some(line));
        // The list of lines may only be there after the next turn.
        request_animation_frame(move || browser::go_to(&id_of_line(line)));
    }
}

impl Default for Workbench {
    fn default() -> Self {
        Self::new()
    }
}

/// The id of a line's element.
#[must_use]
pub fn id_of_line(line: usize) -> String {
    format!("line-{line}")
}

/// The id of a number's element.
#[must_use]
pub fn id_of_number(number: usize) -> String {
    format!("number-{number}")
}

/// Where what is said of a document stands.
fn path(document: &str) -> String {
    format!("{document}/document.toml")
}

/// The documents of a project, in the order of their folders.
#[must_use]
pub fn documents(files: &ProjectFiles) -> Vec<DocumentName> {
    let title = |toml: &str| {
        let line = toml.lines().find_map(|line| line.strip_prefix("short_title = \""))?;
        Some(line.strip_suffix('"')?.to_owned())
    };
    let document = |path: &String| {
        let id = path.strip_suffix("/source.txt").filter(|id| !id.contains('/'))?;
        let toml = files.get(&self::path(id)).map_or("", String::as_str);
        Some(DocumentName { id: id.to_owned(), short_title: title(toml).unwrap_or_default() })
    };
    files.keys().filter_map(document).collect()
}

/// What the compiler says of the project as it stands.
///
/// # Errors
/// In Chinese, where the engine cannot be asked.
pub async fn check(files: ProjectFiles) -> Result<Vec<Finding>, String> {
    match engine::ask(&Request::Check { files }, None, None).await? {
        (Answer::Findings(found), _) => Ok(found),
        _ => Ok(Vec::new()),
    }
}

/// What the step 待遇 shows.
///
/// # Errors
/// In Chinese, where a file holds what it may not.
pub async fn benefits(files: ProjectFiles, document: String) -> Result<Benefits, String> {
    match engine::ask(&Request::Benefits { files, document }, None, None).await? {
        (Answer::Benefits(benefits), _) => Ok(*benefits),
        _ => Ok(Benefits::default()),
    }
}

/// What comes of some answers under the rules as they stand.
///
/// # Errors
/// In Chinese, where the project cannot be compiled.
pub async fn attempt(
    files: ProjectFiles,
    document: String,
    scope: TrialScope,
    answers: Vec<Given>,
) -> Result<Trial, String> {
    let request = Request::Try { files, document, scope, answers, as_of: browser::today() };
    match engine::ask(&request, None, None).await? {
        (Answer::Tried(trial), _) => Ok(*trial),
        _ => Ok(Trial::default()),
    }
}

/// The page of a document as readers will see it.
///
/// # Errors
/// In Chinese, where it cannot be shown.
pub async fn preview(files: ProjectFiles, document: String) -> Result<String, String> {
    match engine::ask(&Request::Preview { files, document }, None, None).await? {
        (Answer::Preview { html }, _) => Ok(html),
        _ => Ok(String::new()),
    }
}

/// Two documents of the project side by side.
///
/// # Errors
/// In Chinese, where they cannot be compared.
pub async fn compare(files: ProjectFiles, left: String, right: String) -> Result<Comparison, String> {
    match engine::ask(&Request::Compare { files, left, right }, None, None).await? {
        (Answer::Comparison(seen), _) => Ok(*seen),
        _ => Err("工作台的文件版本不一致，请刷新页面后再试".to_owned()),
    }
}

/// The workbench of this window.
#[must_use]
pub fn workbench() -> Workbench {
    expect_context()
}
