//! The list of exported files with descriptions, in display order.

use policy::Corpus;
use policy::model::document::Document;
use policy::model::pairs::Alignment;

use crate::{akoma_ntoso, schemas};

/// In a document's folder: its tree.
pub(crate) const DOCUMENT_JSON: &str = "document.json";
/// In a document's folder: Akoma Ntoso.
pub(crate) const DOCUMENT_XML: &str = "document.xml";
/// In a document's folder: Markdown.
pub(crate) const DOCUMENT_MARKDOWN: &str = "document.md";
/// In a document's folder: plain text with rejoined paragraphs.
pub(crate) const DOCUMENT_TEXT: &str = "document.txt";
/// In a document's folder: the source file, byte for byte.
pub(crate) const SOURCE: &str = "source.txt";

pub(crate) const BENEFITS_JSON: &str = "benefits.json";
pub(crate) const BENEFITS_CSV: &str = "benefits.csv";
pub(crate) const FIGURES_JSON: &str = "figures.json";
pub(crate) const FIGURES_CSV: &str = "figures.csv";
pub(crate) const QUESTIONS_JSON: &str = "questions.json";
pub(crate) const VOCABULARY_JSON: &str = "vocabulary.json";
pub(crate) const INDEX_JSON: &str = "index.json";

/// An exported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// The path below `data/`.
    pub path: String,
    /// The id of its document; `None` for data about several documents.
    pub document: Option<String>,
    /// A description in plain Chinese.
    pub title: String,
    /// The file type.
    pub media_type: MediaType,
}

/// A file type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MediaType {
    /// JSON described by a schema of the export.
    Json,
    /// A JSON Schema, draft 2020-12.
    JsonSchema,
    /// Akoma Ntoso 1.0 (its namespace says 3.0).
    AkomaNtoso,
    /// `CommonMark`.
    Markdown,
    /// Text in UTF-8.
    PlainText,
    /// CSV with a header row, in UTF-8 with byte order mark and CR LF line ends.
    Csv,
}

impl MediaType {
    /// The registered media type.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::JsonSchema => "application/schema+json",
            Self::AkomaNtoso => "application/akn+xml",
            Self::Markdown => "text/markdown",
            Self::PlainText => "text/plain",
            Self::Csv => "text/csv",
        }
    }

    /// The name shown to readers.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::JsonSchema => "JSON Schema",
            Self::AkomaNtoso => "Akoma Ntoso XML",
            Self::Markdown => "Markdown",
            Self::PlainText => "纯文本",
            Self::Csv => "CSV 表格",
        }
    }
}

/// All files: documents first, then annotations, then schemas.
#[must_use]
pub fn catalogue(corpus: &Corpus<'_>, alignments: &[Alignment<'_>]) -> Vec<CatalogueEntry> {
    let mut entries: Vec<CatalogueEntry> = corpus.documents.iter().flat_map(of_document).collect();
    let mut add = |path: String, media_type, title: String| {
        entries.push(CatalogueEntry { path, document: None, title, media_type });
    };
    for alignment in alignments {
        let [left, right] = sides(corpus, alignment).map(|document| document.metadata.short_title);
        add(alignment_path(corpus, alignment), MediaType::Json, format!("{left}与{right}的逐条对照"));
    }
    for (path, media_type, title) in [
        (BENEFITS_JSON, MediaType::Json, "待遇和支持：条件、金额、原文出处"),
        (BENEFITS_CSV, MediaType::Csv, "待遇和支持，每项一行"),
        (FIGURES_JSON, MediaType::Json, "文件里的每一个数字"),
        (FIGURES_CSV, MediaType::Csv, "文件里的数字，每个一行"),
        (QUESTIONS_JSON, MediaType::Json, "查条件时问的问题"),
        (VOCABULARY_JSON, MediaType::Json, "日常说法与文件用词"),
        (INDEX_JSON, MediaType::Json, "全部数据文件的清单、大小和校验码"),
    ] {
        add(path.to_owned(), media_type, title.to_owned());
    }
    for (name, _) in schemas::ALL {
        add(schemas::path(name), MediaType::JsonSchema, format!("{name}.json 一类文件的格式说明"));
    }
    entries
}

fn of_document(document: &Document<'_>) -> Vec<CatalogueEntry> {
    let forms = [
        (SOURCE, MediaType::PlainText, "收录时的原文，一字节不改"),
        (DOCUMENT_TEXT, MediaType::PlainText, "全文，断开的段落已接好"),
        (DOCUMENT_MARKDOWN, MediaType::Markdown, "全文，带标题层级"),
        (DOCUMENT_JSON, MediaType::Json, "全文的结构和每一句的编号"),
        (DOCUMENT_XML, MediaType::AkomaNtoso, "全文，国际通用的法律文件格式"),
    ];
    let has_xml = akoma_ntoso::can_name(document);
    forms
        .into_iter()
        .filter(|(_, media_type, _)| has_xml || *media_type != MediaType::AkomaNtoso)
        .map(|(name, media_type, title)| CatalogueEntry {
            path: format!("{}/{name}", document.id),
            document: Some(document.id.to_owned()),
            title: title.to_owned(),
            media_type,
        })
        .collect()
}

pub(crate) fn alignment_path(corpus: &Corpus<'_>, alignment: &Alignment<'_>) -> String {
    let [left, right] = sides(corpus, alignment).map(|document| document.id);
    format!("alignments/{left}--{right}.json")
}

/// The two documents of an alignment, whose indices are validated.
pub(crate) fn sides<'c, 'a>(corpus: &'c Corpus<'a>, alignment: &Alignment<'_>) -> [&'c Document<'a>; 2] {
    [alignment.left, alignment.right].map(|at| &corpus.documents[usize::from(at)])
}
