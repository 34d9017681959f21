//! What the workbench's page and its engine say to each other.
//!
//! The page runs in the window, the engine in a worker, each a module of WebAssembly of its own: the page shows, the
//! engine reads, compiles and renders. A request holds all that its answer depends on, so that an engine that was ended
//! is replaced by a new one, and nothing is lost. Requests and answers cross as JSON, files beside them as bytes.

pub mod benefits;
pub mod comparison;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use benefits::{Benefits, BenefitsEdit, Given, Trial, TrialScope};
use comparison::{Comparison, ComparisonEdit};

/// The files of a project: those that `seeds/` has, by their paths, as texts.
pub type ProjectFiles = BTreeMap<String, String>;

/// What the page asks the engine for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Reads a file; its bytes come beside the request. Answered by [`Answer::Document`] or [`Answer::Project`].
    Open {
        /// Its name.
        name: String,
    },
    /// Adds a document to a project. Answered by [`Answer::Project`].
    Begin {
        /// The project; empty for a new one.
        files: ProjectFiles,
        /// The document's text.
        source: String,
        /// The name of its folder, and a part of addresses.
        id: String,
        /// The area it is for.
        jurisdiction: String,
    },
    /// Answered by [`Answer::View`].
    Look {
        /// The project.
        files: ProjectFiles,
        /// Which of its documents.
        document: String,
    },
    /// Changes `document.toml`, and what `figures.toml` names by places that have other names then. Answered by [`Answer::Edited`].
    Edit {
        /// The project.
        files: ProjectFiles,
        /// Which of its documents.
        document: String,
        /// What is changed.
        edit: Edit,
    },
    /// Says what a number is, in `figures.toml`, or with nothing that nobody has said it. Answered by
    /// [`Answer::Edited`].
    Say {
        /// The project.
        files: ProjectFiles,
        /// Which of its documents.
        document: String,
        /// Which of [`View::numbers`].
        number: usize,
        /// What it is.
        statement: Option<Statement>,
    },
    /// What the step 待遇 shows. Answered by [`Answer::Benefits`].
    Benefits {
        /// The project.
        files: ProjectFiles,
        /// Which of its documents.
        document: String,
    },
    /// Changes what is written of the benefits. Answered by [`Answer::Edited`].
    EditBenefits {
        /// The project.
        files: ProjectFiles,
        /// Which of its documents.
        document: String,
        /// What is changed.
        edit: BenefitsEdit,
    },
    /// Tries the rules out as they stand. Answered by [`Answer::Tried`].
    Try {
        /// The project.
        files: ProjectFiles,
        /// Which of its documents.
        document: String,
        /// What is asked about.
        scope: TrialScope,
        /// What was answered.
        answers: Vec<Given>,
        /// The day: `2020-06-01`.
        as_of: String,
    },
    /// Compiles the project. Answered by [`Answer::Findings`].
    Check {
        /// The project.
        files: ProjectFiles,
    },
    /// The page of a document as readers will see it. Answered by [`Answer::Preview`].
    Preview {
        /// The project.
        files: ProjectFiles,
        /// Which of its documents.
        document: String,
    },
    /// Two documents of the project side by side. Answered by [`Answer::Comparison`].
    Compare {
        /// The project.
        files: ProjectFiles,
        /// The id of the one on the left.
        left: String,
        /// The id of the one on the right.
        right: String,
    },
    /// Changes what is said of two documents side by side, in `alignments/LEFT--RIGHT.toml`. Answered by
    /// [`Answer::Changed`].
    EditComparison {
        /// The project.
        files: ProjectFiles,
        /// The id of the one on the left.
        left: String,
        /// The id of the one on the right.
        right: String,
        /// What is changed.
        edit: ComparisonEdit,
    },
    /// Adds the national notice to the project, to compare with. Answered by [`Answer::Changed`].
    AddNational {
        /// The project.
        files: ProjectFiles,
    },
    /// The project as an archive. Answered by [`Answer::Archive`].
    Pack {
        /// The project.
        files: ProjectFiles,
    },
    /// The whole site as an archive. Answered by [`Answer::Archive`], after as many [`Progress`]es as there are.
    Publish {
        /// The project.
        files: ProjectFiles,
    },
    /// The whole site as one file that opens without a server. Answered by [`Answer::SingleFile`], after as many
    /// [`Progress`]es as there are.
    SingleFile {
        /// The project.
        files: ProjectFiles,
    },
}

/// A change of `document.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Says what a line is, or with nothing that the reader is right about it.
    Line {
        /// Which line of the source; the first is 1.
        line: usize,
        /// What it is.
        is: Option<LineKind>,
    },
    /// Fills in a field.
    Field {
        /// Which.
        field: Field,
        /// With what.
        value: String,
    },
    /// Says whether somebody has compared the document with its source.
    Reviewed(bool),
}

/// A field of `document.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    /// What the site calls the document.
    ShortTitle,
    /// The area it is for.
    Jurisdiction,
    /// One plain sentence on what it is.
    Description,
}

/// What an author can say that a line is.
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
    /// No text of the document
    NotText,
}

/// What an author can say that a number is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Statement {
    /// It says something: `[[figure]]`.
    Figure {
        /// What kind of statement it is.
        kind: FigureKind,
        /// What it is, in plain words.
        meaning: String,
        /// Whom it is for, in plain words; may be empty.
        who: String,
    },
    /// It says nothing: `[[not_figure]]`.
    None(Reason),
}

/// What kind of statement a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FigureKind {
    /// 金额
    Sum,
    /// 名额
    Quota,
    /// 比例
    Share,
    /// 期限: how long, until when, within what time
    Term,
    /// 日期 of the papers themselves
    Date,
    /// 次数
    Frequency,
    /// 目标
    Target,
    /// 其他数量
    Count,
}

/// Why a number says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
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

/// What the engine answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// A file that is a document, as it is read at first.
    Document(Box<Received>),
    /// A project, and the names of its documents' folders.
    Project {
        /// Its files.
        files: ProjectFiles,
        /// Its documents.
        documents: Vec<DocumentName>,
    },
    /// A document with what follows from its `document.toml`.
    View(Box<View>),
    /// What an edit changed, and what follows from it.
    Edited {
        /// The changed files; one that is empty is no longer there.
        changed: ProjectFiles,
        /// What follows.
        view: Box<View>,
    },
    /// What the step 待遇 shows.
    Benefits(Box<Benefits>),
    /// What comes of some answers.
    Tried(Box<Trial>),
    /// What the compiler says.
    Findings(Vec<Finding>),
    /// A page.
    Preview {
        /// Its HTML; its scripts do not run where it is shown.
        html: String,
    },
    /// Two documents side by side.
    Comparison(Box<Comparison>),
    /// What a change changed, where no [`View`] follows from it.
    Changed {
        /// The changed files.
        changed: ProjectFiles,
    },
    /// An archive; its bytes come beside the answer.
    Archive {
        /// How it is to be called.
        name: String,
        /// How many files are in it.
        files: usize,
    },
    /// The site as one file; its bytes come beside the answer.
    SingleFile {
        /// How it is to be called.
        name: String,
    },
}

/// A document of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentName {
    /// The name of its folder.
    pub id: String,
    /// What the site calls it.
    pub short_title: String,
}

/// A file that was read and is a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// Its text.
    pub source: String,
    /// What the file is, as people call it.
    pub kind: String,
    /// How it is understood.
    pub summary: Summary,
    /// What was left out, not found or is doubtful, in Chinese.
    pub doubts: Vec<Doubt>,
    /// A name for its folder.
    pub id: String,
}

/// How a document is understood.
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
    /// The units (条目): numbers with their headings.
    pub units: Vec<String>,
    /// 附件
    pub attachments: Vec<String>,
    /// Lines that are no text, verbatim.
    pub not_text: Vec<String>,
    /// Numbers that were found.
    pub numbers: usize,
    /// Characters, white space apart.
    pub characters: usize,
}

/// Something doubtful.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Doubt {
    /// In Chinese.
    pub words: String,
    /// The line of the source, where it is about one.
    pub line: Option<usize>,
}

/// A document as its author works on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// How it is understood.
    pub summary: Summary,
    /// What is doubtful.
    pub doubts: Vec<Doubt>,
    /// The lines of its source.
    pub lines: Vec<Line>,
    /// What its `document.toml` says.
    pub form: Form,
    /// Its numbers in reading order; in Chinese, what is wrong with its `figures.toml`.
    pub numbers: Result<Vec<FoundNumber>, String>,
}

/// A number of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundNumber {
    /// The line of the source that it stands in.
    pub line: usize,
    /// The sentence in front of it.
    pub before: String,
    /// The number with its unit.
    pub words: String,
    /// The sentence behind it.
    pub behind: String,
    /// The clause that it stands in: what it means, until somebody says it better.
    pub clause: String,
    /// The kinds that its value fits.
    pub fits: Vec<FigureKind>,
    /// What it most likely is; nothing where the words do not tell.
    pub likely: Option<Choice>,
    /// Why it says nothing, should it say nothing.
    pub reason: Reason,
    /// What somebody has said that it is.
    pub said: Option<Said>,
}

/// What can be chosen that a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// A statement of this kind.
    Figure(FigureKind),
    /// None.
    None,
}

/// What is said of a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Said {
    /// What it is.
    Statement(Statement),
    /// It is told with the number beside it, of which it says how often.
    HowOften,
}

/// A line of the source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Line {
    /// Which; the first is 1.
    pub number: usize,
    /// Its words.
    pub text: String,
    /// What it is taken for.
    pub kind: TakenFor,
    /// How many headings hold it.
    pub depth: usize,
    /// Whether it is the heading of a unit.
    pub is_unit: bool,
    /// Whether it goes on with the line before.
    pub goes_on: bool,
    /// Whether the author said what it is.
    pub is_corrected: bool,
}

/// What a line is taken for: what an author can say, and some things that only the reader finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TakenFor {
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
    /// Not of the document
    NotText,
}

/// What `document.toml` says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// What the site calls the document.
    pub short_title: String,
    /// The area it is for.
    pub jurisdiction: String,
    /// One plain sentence on what it is.
    pub description: String,
    /// Whether somebody has compared it with its source.
    pub is_reviewed: bool,
    /// Whether it is in the reading edition (阅读版).
    pub is_reading_edition: bool,
    /// The entries of the head and the end, each with its place.
    pub entries: Vec<Entry>,
}

/// An entry of the head or the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What the words are: `issuer`.
    pub key: String,
    /// The words.
    pub words: String,
    /// The line of the source in which they stand.
    pub line: Option<usize>,
}

/// A message of the compiler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// The file.
    pub path: String,
    /// The line in it; the first is 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// How much a message matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing can be made of the project.
    Error,
    /// Nobody has reviewed it yet: no site is made.
    Draft,
    /// Worth knowing.
    Note,
}

/// How far a long request is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What is being done, in Chinese.
    pub doing: String,
    /// How much is done.
    pub done: usize,
    /// Of how much; 0 where that is not known.
    pub of: usize,
}
