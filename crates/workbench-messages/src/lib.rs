//! The messages between the workbench's page and its engine.
//!
//! The page runs in the window, the engine in a worker, each as its own WebAssembly module: the page displays, the
//! engine parses, compiles and renders. A request contains everything its response depends on, so a terminated engine
//! can be replaced without loss. Requests and responses are JSON; file contents are passed beside them as bytes.

pub mod benefits;
pub mod comparison;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use benefits::{Benefits, BenefitsEdit, Trial, TrialAnswer, TrialScope};
use comparison::{ComparisonEdit, DocumentComparison};

/// The files of a project by path, in the layout of `seeds/`.
pub type ProjectFiles = BTreeMap<String, String>;

/// A request from the page to the engine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Imports a file, whose bytes are passed beside the request. Response: [`Response::Import`] for a document,
    /// [`Response::Project`] for an archive.
    Import {
        /// File name.
        name: String,
    },
    /// Adds a document to a project. Response: [`Response::Project`].
    AddDocument {
        /// The project's files; empty for a new project.
        files: ProjectFiles,
        /// The text of the document.
        source: String,
        /// The document's id: the name of its folder, also used in URLs.
        id: String,
        /// The jurisdiction (适用地区).
        jurisdiction: String,
    },
    /// Parses a document and its `document.toml`. Response: [`Response::View`].
    View {
        /// The project's files.
        files: ProjectFiles,
        /// Id of the document.
        document: String,
    },
    /// Edits `document.toml` and updates the node ids in the other files that refer to the document. Response:
    /// [`Response::Edited`].
    EditDocument {
        /// The project's files.
        files: ProjectFiles,
        /// Id of the document.
        document: String,
        /// The edit.
        edit: DocumentEdit,
    },
    /// Sets the label of a number in `figures.toml`, or removes it if `label` is `None`. Response:
    /// [`Response::Edited`].
    SetFigureLabel {
        /// The project's files.
        files: ProjectFiles,
        /// Id of the document.
        document: String,
        /// Index into [`View::figures`].
        number: usize,
        /// The new label.
        label: Option<FigureLabel>,
    },
    /// Reads the benefits of a document. Response: [`Response::Benefits`].
    Benefits {
        /// The project's files.
        files: ProjectFiles,
        /// Id of the document.
        document: String,
    },
    /// Edits the benefits of a document. Response: [`Response::Edited`].
    EditBenefits {
        /// The project's files.
        files: ProjectFiles,
        /// Id of the document.
        document: String,
        /// The edit.
        edit: BenefitsEdit,
    },
    /// Evaluates the current rules for some answers. Response: [`Response::Trial`].
    RunTrial {
        /// The project's files.
        files: ProjectFiles,
        /// Id of the document.
        document: String,
        /// The benefits to evaluate.
        scope: TrialScope,
        /// The answers so far.
        answers: Vec<TrialAnswer>,
        /// The as-of date: `2020-06-01`.
        as_of: String,
    },
    /// Compiles the project. Response: [`Response::Findings`].
    Check {
        /// The project's files.
        files: ProjectFiles,
    },
    /// Renders the page of a document. Response: [`Response::Preview`].
    Preview {
        /// The project's files.
        files: ProjectFiles,
        /// Id of the document.
        document: String,
    },
    /// Compares two documents of the project. Response: [`Response::Comparison`].
    Compare {
        /// The project's files.
        files: ProjectFiles,
        /// Id of the left document.
        left: String,
        /// Id of the right document.
        right: String,
    },
    /// Edits a comparison in `alignments/LEFT--RIGHT.toml`. Response: [`Response::Changed`].
    EditComparison {
        /// The project's files.
        files: ProjectFiles,
        /// Id of the left document.
        left: String,
        /// Id of the right document.
        right: String,
        /// The edit.
        edit: ComparisonEdit,
    },
    /// Adds the national notice to the project. Response: [`Response::Changed`].
    AddNational {
        /// The project's files.
        files: ProjectFiles,
    },
    /// Exports the project as a zip archive. Response: [`Response::Archive`].
    ExportProject {
        /// The project's files.
        files: ProjectFiles,
    },
    /// Exports the site as a zip archive. Response: [`Response::Archive`], after any number of [`Progress`] reports.
    ExportSite {
        /// The project's files.
        files: ProjectFiles,
    },
    /// Exports the site as one HTML file that opens without a server. Response: [`Response::SingleFile`], after any
    /// number of [`Progress`] reports.
    ExportSingleFile {
        /// The project's files.
        files: ProjectFiles,
    },
}

/// An edit of `document.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentEdit {
    /// Sets the kind of a line, or removes that correction if `kind` is `None`.
    Line {
        /// Line number in the source, from 1.
        line: usize,
        /// The kind of the line.
        kind: Option<LineKind>,
    },
    /// Sets a field.
    Field {
        /// The field.
        field: DocumentField,
        /// New value.
        value: String,
    },
    /// Marks the document as reviewed against its source, or as not reviewed.
    Reviewed(bool),
}

/// A field of `document.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentField {
    /// Short title.
    ShortTitle,
    /// The jurisdiction (适用地区).
    Jurisdiction,
    /// Description in one plain sentence.
    Description,
}

/// The kinds of line an author can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LineKind {
    /// 标题
    Title,
    /// 发文字号
    Number,
    /// 成文日期
    Date,
    /// 主送机关
    Addressees,
    /// 发文机关
    Issuer,
    /// A heading like 一、
    Part,
    /// A heading like （一）
    Section,
    /// A heading like 1.
    Item,
    /// An article (第一条)
    Article,
    /// 正文
    Text,
    /// The first line of an attachment (附件)
    Attachment,
    /// Not part of the document's text
    NotText,
}

/// The label of a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FigureLabel {
    /// A figure (a provision): `[[figure]]`.
    Figure {
        /// Kind of figure.
        kind: FigureKind,
        /// What the figure means, in plain words.
        meaning: String,
        /// Who it applies to, in plain words; may be empty.
        who: String,
    },
    /// Not a figure: `[[not_figure]]`.
    NotFigure(NotFigureReason),
}

/// The kinds of figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FigureKind {
    /// 金额
    Sum,
    /// 名额
    Quota,
    /// 比例
    Share,
    /// 期限: a duration, a deadline or a time limit
    Term,
    /// 日期 of a document
    Date,
    /// 次数
    Frequency,
    /// 目标
    Target,
    /// 其他数量
    Count,
}

/// Why a number is not a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotFigureReason {
    /// 文号、编号
    PaperNumber,
    /// 会议的届次
    Meeting,
    /// 口号、提法
    Slogan,
    /// 名称的一部分
    Name,
    /// 习惯用语
    Idiom,
    /// 不是确切的数目
    Indefinite,
}

/// A response of the engine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Response {
    /// An imported document that is not part of the project yet.
    Import(Box<ImportedDocument>),
    /// A project and its documents.
    Project {
        /// The project's files.
        files: ProjectFiles,
        /// The project's documents.
        documents: Vec<DocumentName>,
    },
    /// A parsed document.
    View(Box<View>),
    /// The files changed by an edit, and the document parsed again.
    Edited {
        /// The changed files; an empty text means the file was deleted.
        changed: ProjectFiles,
        /// The parsed document.
        view: Box<View>,
    },
    /// The content of the step 待遇.
    Benefits(Box<Benefits>),
    /// The result of a trial.
    Trial(Box<Trial>),
    /// The compiler's messages.
    Findings(Vec<Finding>),
    /// A rendered page.
    Preview {
        /// The page's HTML, without scripts.
        html: String,
    },
    /// A comparison of two documents.
    Comparison(Box<DocumentComparison>),
    /// The files changed by an edit that does not affect the [`View`].
    Changed {
        /// The changed files; an empty text means the file was deleted.
        changed: ProjectFiles,
    },
    /// A zip archive; its bytes are passed beside the response.
    Archive {
        /// File name.
        name: String,
        /// Number of files in it.
        files: usize,
    },
    /// The site as one HTML file; its bytes are passed beside the response.
    SingleFile {
        /// File name.
        name: String,
    },
}

/// A document of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentName {
    /// Its id, which is the name of its folder.
    pub id: String,
    /// Short title.
    pub short_title: String,
}

/// A document read from an imported file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedDocument {
    /// Its text.
    pub source: String,
    /// The file type in Chinese.
    pub kind: String,
    /// Summary of the parsed document.
    pub summary: Summary,
    /// What was skipped, missing or ambiguous.
    pub warnings: Vec<Warning>,
    /// A suggested id.
    pub id: String,
}

/// What was parsed of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// 标题
    pub title: Option<String>,
    /// 发文字号
    pub number: Option<String>,
    /// 成文日期: `2021-05-06`
    pub date: Option<String>,
    /// 发文机关
    pub issuers: Vec<String>,
    /// 主送机关
    pub addressees: Vec<String>,
    /// 适用地区
    pub jurisdiction: Option<String>,
    /// The units (条目): label and heading.
    pub units: Vec<String>,
    /// 附件
    pub attachments: Vec<String>,
    /// Lines that are not part of the text, verbatim.
    pub not_text: Vec<String>,
    /// Count of the numbers found.
    pub numbers: usize,
    /// Count of the characters, without white space.
    pub characters: usize,
}

/// A warning of the parser.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Warning {
    /// The message in Chinese.
    pub message: String,
    /// Line of the source that the warning is about, from 1.
    pub line: Option<usize>,
}

/// A parsed document as the steps of the workbench show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Summary of the parsed document.
    pub summary: Summary,
    /// Warnings of the parser.
    pub warnings: Vec<Warning>,
    /// The lines of the source.
    pub lines: Vec<ParsedLine>,
    /// The values of `document.toml`.
    pub form: DocumentForm,
    /// The numbers in reading order, or the error in `figures.toml`, in Chinese.
    pub figures: Result<Vec<NumberInText>, String>,
}

/// A number of the text, with its suggested and assigned label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberInText {
    /// Line of the source, from 1.
    pub line: usize,
    /// The sentence up to the number.
    pub before: String,
    /// The number with its unit.
    pub text: String,
    /// The rest of the sentence.
    pub after: String,
    /// The clause that contains it; the default meaning.
    pub clause: String,
    /// The kinds that its value allows.
    pub possible_kinds: Vec<FigureKind>,
    /// The suggested choice, if the text gives one.
    pub suggestion: Option<FigureChoice>,
    /// The suggested reason, if the number is marked as not a figure.
    pub suggested_reason: NotFigureReason,
    /// The label in `figures.toml`; `None` if nobody has set one.
    pub label: Option<AssignedLabel>,
}

/// A choice for a number: one of the kinds of figure, or not a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FigureChoice {
    /// A figure of this kind.
    Figure(FigureKind),
    /// Not a figure.
    NotFigure,
}

/// The label that `figures.toml` gives to a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AssignedLabel {
    /// The label of its own entry.
    Own(FigureLabel),
    /// The number is the recurrence (how often) of the figure beside it and has no entry of its own.
    Recurrence,
}

/// A line of the source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ParsedLine {
    /// Line number, from 1.
    pub number: usize,
    /// Its text.
    pub text: String,
    /// The kind that it was parsed as.
    pub kind: ParsedKind,
    /// Number of headings above it.
    pub depth: usize,
    /// Whether it is the heading of a unit, which has its own page.
    pub is_unit: bool,
    /// Whether it continues the previous line.
    pub is_continuation: bool,
    /// Whether the author corrected its kind.
    pub is_corrected: bool,
}

/// The kinds that a line can be parsed as: those of [`LineKind`] and some that only the parser assigns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParsedKind {
    /// 标题
    Title,
    /// 发文字号
    Number,
    /// 成文日期
    Date,
    /// 主送机关
    Addressees,
    /// 发文机关
    Issuer,
    /// 抄送
    CopyTo,
    /// 版头
    HeadLine,
    /// 一、
    Part,
    /// （一）
    Section,
    /// 1.
    Item,
    /// 第一条
    Article,
    /// ①, 一是
    Entry,
    /// 正文
    Text,
    /// 附件
    Attachment,
    /// 页码
    PageNumber,
    /// 目录
    Contents,
    /// Not part of the document
    NotText,
}

/// The values of `document.toml`, as the step 文件信息 shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentForm {
    /// Short title.
    pub short_title: String,
    /// The jurisdiction (适用地区).
    pub jurisdiction: String,
    /// Description in one plain sentence.
    pub description: String,
    /// Whether it is marked as reviewed against its source.
    pub is_reviewed: bool,
    /// Whether it is in the reading edition (阅读版).
    pub is_reading_edition: bool,
    /// The metadata entries of the document's head and end.
    pub metadata: Vec<MetadataEntry>,
}

/// A metadata entry: a quote from the document's head or end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetadataEntry {
    /// The metadata key: `issuer`.
    pub key: String,
    /// The quoted text.
    pub text: String,
    /// Line of the source, from 1.
    pub line: Option<usize>,
}

/// A diagnostic of the compiler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Severity.
    pub severity: Severity,
    /// Path of the file.
    pub path: String,
    /// Line of the file, from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// The severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// The project does not compile.
    Error,
    /// Something is a draft: the project compiles, but cannot be exported as a site.
    Draft,
    /// For information.
    Note,
}

/// A progress report of a long request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The current activity, in Chinese.
    pub activity: String,
    /// Completed steps.
    pub done: usize,
    /// All steps; 0 if unknown.
    pub total: usize,
}
