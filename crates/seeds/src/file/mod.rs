//! From the bytes of a file, as an office has it, to its text.
//!
//! - `kind`: what a file is, by its bytes, and what to do with one that cannot be read.
//! - `encoding`: text in UTF-8, UTF-16, GB18030 and Big5.
//! - `docx`: documents of Word and WPS (.docx), with `docx_numbering` for their automatic numbers.
//! - `html`: saved web pages.
//!
//! Bytes in, text out: no file system, so that it runs in a browser as well.

mod docx;
mod docx_numbering;
mod encoding;
mod html;
mod kind;

use kind::FileKind;

/// The most bytes a file may have. Official texts have some hundred kilobytes, with pictures a few megabytes.
pub const LARGEST: usize = 32 << 20;

/// The most bytes of text that are taken out of a file.
pub const LARGEST_TEXT: usize = 4 << 20;

/// A text, and what was done to get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileText {
    /// The text; that of a UTF-8 file byte for byte.
    pub text: String,
    /// The encoding that it was converted from; nothing where nothing was converted.
    pub encoding: Option<&'static str>,
    /// What the file is, as people call it.
    pub name: &'static str,
    /// What was left out or is doubtful, in Chinese.
    pub notes: Vec<String>,
}

/// Why a file gives no text: what it is and what to do, in one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// A file of a kind that is not read.
    #[error("这是{what}，读不出文字：{todo}")]
    Unreadable {
        /// What it is.
        what: &'static str,
        /// What to do.
        todo: &'static str,
    },
    /// A file of a kind that is read, and broken.
    #[error("这个{what}打不开，可能没有传完或已损坏：请用 Word 或 WPS 打开后另存为 .docx 再试")]
    Broken {
        /// What it is.
        what: &'static str,
    },
    /// Bytes that are text in no encoding.
    #[error(
        "这不是文字文件：第{0}个字节起不是 UTF-8、UTF-16、GB18030 或 Big5，请打开后另存为 .docx 或 UTF-8 的 .txt"
    )]
    Encoding(usize),
    /// No words.
    #[error("文件里没有文字：请检查是不是选错了文件；扫描件请先找有文字的电子版")]
    Empty,
    /// Words, but no Chinese ones.
    #[error("文件里没有汉字，不是公文：请检查是不是选错了文件")]
    NotChinese,
    /// A page with more elements in each other than any page has.
    #[error("这个网页的结构嵌套太深，读不了：请把正文复制到 Word 或 WPS，存为 .docx 再试")]
    Nested,
    /// More than can be read.
    #[error("文件太大（超过{0}MB）：公文一般只有几十KB到几MB，请只保留文件正文，另存为 .docx 再试")]
    TooLarge(usize),
}

/// Takes the text out of a file.
///
/// # Errors
/// Where the file holds no text that can be read; the message says what it is and what to do.
pub fn read(bytes: &[u8]) -> Result<FileText, FileError> {
    if bytes.len() > LARGEST {
        return Err(FileError::TooLarge(LARGEST >> 20));
    }
    let read = match kind::of(bytes) {
        FileKind::Docx => docx::read(bytes)?,
        FileKind::Html => html::read(bytes)?,
        FileKind::Text => encoding::read(bytes)?,
        FileKind::Broken(what) => return Err(FileError::Broken { what }),
        FileKind::Other { what, todo } => return Err(FileError::Unreadable { what, todo }),
    };
    let words = read.text.trim_start_matches('\u{feff}').trim();
    if words.is_empty() {
        return Err(FileError::Empty);
    }
    if read.text.len() > LARGEST_TEXT {
        return Err(FileError::TooLarge(LARGEST_TEXT >> 20));
    }
    if !crate::document::doubt::is_chinese(words) {
        return Err(FileError::NotChinese);
    }
    Ok(read)
}

/// A paragraph as a line: running text is indented, so that no line of it is taken for the end of one before.
fn paragraph(words: &str) -> std::borrow::Cow<'_, str> {
    let runs = words.contains(['。', '，', '；', ',']) && !words.contains('\t');
    if runs && !words.starts_with(char::is_whitespace) {
        format!("　　{words}").into()
    } else {
        words.into()
    }
}
