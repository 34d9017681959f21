//! Detects the type of a file by its contents, because extensions are unreliable.

/// The type of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A Word or WPS document in the .docx format.
    Docx,
    /// A web page.
    Html,
    /// Text in any encoding.
    Text,
    /// A damaged office file, whose type cannot be determined.
    Broken(&'static str),
    /// An unsupported file.
    Other {
        /// Its name in everyday Chinese.
        what: &'static str,
        /// The remedy.
        todo: &'static str,
    },
}

const SAVE_AS_DOCX: &str = "请用 Word 或 WPS 打开，另存为 .docx 再试";
const FIND_TEXT: &str =
    "图片里的文字读不了，请找有文字的电子版（.docx 或网页），或先做文字识别并核对，再存为 .docx";

/// Detects the type of a file.
pub fn of(bytes: &[u8]) -> FileKind {
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    let other = |what, todo| FileKind::Other { what, todo };
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") || starts(b"PK\x07\x08") {
        return of_zip(bytes);
    }
    if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let contains = |name: &str| {
            let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(wide.len()).any(|window| window == wide)
        };
        return if contains("Workbook") {
            other("旧版电子表格（.xls 或 .et）", "请把文件正文复制到 Word 或 WPS，存为 .docx 再试")
        } else if contains("PowerPoint Document") {
            other("旧版演示文稿（.ppt）", "请把文件正文复制到 Word 或 WPS，存为 .docx 再试")
        } else {
            other("旧版 Word 或 WPS 文件（.doc 或 .wps）", SAVE_AS_DOCX)
        };
    }
    if starts(b"{\\rtf") {
        return other("RTF 文件（.rtf）", SAVE_AS_DOCX);
    }
    if bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return other(
            "PDF 文件（.pdf）",
            "请用 Word 或 WPS 打开，另存为 .docx（扫描件请找有文字的电子版），核对后再试",
        );
    }
    for (mark, what) in [
        (&b"\x89PNG"[..], "图片（.png）"),
        (b"\xff\xd8\xff", "图片（.jpg）"),
        (b"GIF8", "图片（.gif）"),
        (b"BM", "图片（.bmp）"),
        (b"II*\0", "图片（.tif）"),
        (b"MM\0*", "图片（.tif）"),
        (b"RIFF", "图片或音频（.webp、.wav）"),
        (b"\0\0\x01\0", "图标（.ico）"),
    ] {
        // A text may start with `BM` too, but it contains no zero bytes.
        if starts(mark) && (mark.len() > 2 || bytes.iter().take(64).any(|byte| *byte == 0)) {
            return other(what, FIND_TEXT);
        }
    }
    for (mark, what) in [
        (&b"Rar!"[..], "压缩包（.rar）"),
        (b"7z\xbc\xaf\x27\x1c", "压缩包（.7z）"),
        (b"\x1f\x8b", "压缩包（.gz）"),
        (b"BZh", "压缩包（.bz2）"),
        (b"\xfd7zXZ", "压缩包（.xz）"),
    ] {
        if starts(mark) {
            return other(what, "请先解压，再选里面的文件");
        }
    }
    if starts(b"MZ") || starts(b"\x7fELF") {
        return other("程序文件", "请检查是不是选错了文件");
    }
    // The local headers are damaged, but the central directory exists.
    if contains(bytes, b"PK\x01\x02") && contains(bytes, b"word/document.xml") {
        return FileKind::Docx;
    }
    if is_html(bytes) { FileKind::Html } else { FileKind::Text }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Detects the type of an archive by the file names in it, which are stored uncompressed.
fn of_zip(bytes: &[u8]) -> FileKind {
    let contains = |name: &[u8]| contains(bytes, name);
    let other = |what, todo| FileKind::Other { what, todo };
    if contains(b"word/document.xml") {
        FileKind::Docx
    } else if contains(b"OFD.xml") {
        other("OFD 版式文件（.ofd）", "请用 OFD 阅读器导出文字，或用 WPS 转换，另存为 .docx 再试")
    } else if contains(b"xl/workbook.xml") {
        other("电子表格（.xlsx）", "请把文件正文复制到 Word 或 WPS，存为 .docx 再试")
    } else if contains(b"ppt/presentation.xml") {
        other("演示文稿（.pptx）", "请把文件正文复制到 Word 或 WPS，存为 .docx 再试")
    } else if contains(b"application/vnd.oasis.opendocument.text") {
        other("OpenDocument 文件（.odt）", SAVE_AS_DOCX)
    } else if contains(b"application/epub+zip") {
        other("电子书（.epub）", "请找 .docx 或网页形式的文件")
    } else if contains(b"word/") {
        // A document whose main part is missing.
        FileKind::Docx
    } else if contains(b"[Content_Types].xml") {
        FileKind::Broken("Word 文件（.docx）或别的 Office 文件")
    } else {
        other("压缩包（.zip）", "请先解压，再选里面的文件")
    }
}

/// Whether a file starts like a web page.
fn is_html(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 4096;
    let beginning = &bytes[..bytes.len().min(LOOKED_AT)];
    // In UTF-16 each ASCII letter is next to a zero byte.
    let letters: Vec<u8> = beginning.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let text = String::from_utf8_lossy(&letters);
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{fffd}');
    ["<!doctype html", "<html", "<head", "<body", "<meta", "<title"].iter().any(|tag| start.starts_with(tag))
        || (start.starts_with('<')
            && ["<html", "<body", "<p>", "<p ", "<div"].iter().any(|tag| start.contains(tag)))
}
