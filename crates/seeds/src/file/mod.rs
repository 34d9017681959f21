//! Extracts the text of a file.
//!
//! - `kind`: file type detection, and remedies for unsupported types.
//! - `encoding`: UTF-8, UTF-16, GB18030 and Big5.
//! - `docx`: Word and WPS documents (.docx); `docx_numbering`: their automatic numbers.
//! - `html`: saved web pages.
//!
//! Works on bytes in memory, so it also runs in the browser.

mod docx;
mod docx_numbering;
mod encoding;
mod html;
mod kind;

use kind::FileKind;

/// Maximum file size in bytes. Official documents have some hundred kilobytes, with images a few megabytes.
pub const LARGEST: usize = 32 << 20;

/// Maximum size of the extracted text in bytes.
pub const LARGEST_TEXT: usize = 4 << 20;

/// An extracted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileText {
    /// The text; identical to the file if that is UTF-8.
    pub text: String,
    /// The original encoding; `None` for UTF-8.
    pub encoding: Option<&'static str>,
    /// The file type in everyday Chinese.
    pub name: &'static str,
    /// What was omitted or is doubtful, in Chinese.
    pub notes: Vec<String>,
}

/// Why a file yields no text, with the remedy, in one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// An unsupported file type.
    #[error("这是{what}，读不出文字：{todo}")]
    Unreadable {
        /// Its name.
        what: &'static str,
        /// The remedy.
        todo: &'static str,
    },
    /// A damaged file of a supported type.
    #[error("这个{what}打不开，可能没有传完或已损坏：请用 Word 或 WPS 打开后另存为 .docx 再试")]
    Broken {
        /// Its name.
        what: &'static str,
    },
    /// The bytes are not text in any supported encoding.
    #[error(
        "这不是文字文件：第{0}个字节起不是 UTF-8、UTF-16、GB18030 或 Big5，请打开后另存为 .docx 或 UTF-8 的 .txt"
    )]
    Encoding(usize),
    /// The file contains no text.
    #[error("文件里没有文字：请检查是不是选错了文件；扫描件请先找有文字的电子版")]
    Empty,
    /// The text contains no Chinese.
    #[error("文件里没有汉字，不是公文：请检查是不是选错了文件")]
    NotChinese,
    /// The page is nested too deeply.
    #[error("这个网页的结构嵌套太深，读不了：请把正文复制到 Word 或 WPS，存为 .docx 再试")]
    Nested,
    /// The file is too large; the limit in MB.
    #[error("文件太大（超过{0}MB）：公文一般只有几十KB到几MB，请只保留文件正文，另存为 .docx 再试")]
    TooLarge(usize),
}

/// Extracts the text of a file.
///
/// # Errors
/// If the file contains no readable text; the message says what it is and what to do.
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

/// Whether a character takes no space and is not seen: a soft hyphen, a zero-width space or joiner. Within words
/// and numbers it would hide them.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Formats a paragraph as a line; running text is indented to mark it as a new paragraph.
fn paragraph(words: &str) -> std::borrow::Cow<'_, str> {
    let runs = words.contains(['。', '，', '；', ',']) && !words.contains('\t');
    if runs && !words.starts_with(char::is_whitespace) {
        format!("　　{words}").into()
    } else {
        words.into()
    }
}
