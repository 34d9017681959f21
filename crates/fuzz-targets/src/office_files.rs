//! Office file formats: a file is either converted to text and parsed as a document, or rejected with a one-line
//! message.

use std::io::{Cursor, Write};

use seeds::document::reading;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::reading::document;
use crate::samples::SAMPLE;

/// Reads a file of any format.
///
/// # Panics
/// If the error message has several lines, or the result quotes a line that is not in the text.
pub fn file(bytes: &[u8]) {
    match seeds::file::read(bytes) {
        Err(error) => assert!(!error.to_string().contains('\n')),
        Ok(file) => {
            let read = reading::read(&file.text);
            assert!(read.not_text.iter().all(|line| file.text.contains(line.as_str())));
            let _ = reading::outline(&file.text);
            document(file.text.as_bytes());
        }
    }
}

/// Separates the parts of a Word file in the input: a byte that never occurs in UTF-8.
const PART_SEPARATOR: u8 = 0xFF;

/// Reads a Word file (.docx) made from the given parts: text, numbering, styles and footnotes. The archive itself is
/// always valid, so that mutations reach the XML parsers.
///
/// # Panics
/// Like [`file()`].
pub fn docx(bytes: &[u8]) {
    const PARTS: [&str; 4] =
        ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in PARTS.into_iter().zip(bytes.split(|byte| *byte == PART_SEPARATOR)) {
        let begun = archive.start_file(name, options);
        begun.expect("the archive is in memory");
        archive.write_all(part).expect("the archive is in memory");
    }
    let archive = archive.finish().expect("the archive is in memory");
    file(archive.get_ref());
}

/// Reads a saved web page: the bytes follow an HTML prefix, by which the format is recognised.
///
/// # Panics
/// Like [`file()`].
pub fn html(bytes: &[u8]) {
    file(&[b"<!DOCTYPE html><html><body>", bytes].concat());
}

/// Reads a text file in some encoding: the first byte selects the byte order mark, if any.
///
/// # Panics
/// Like [`file()`].
pub fn encoding(bytes: &[u8]) {
    let Some((&choice, rest)) = bytes.split_first() else { return };
    let mark: &[u8] = match choice % 4 {
        0 => b"",
        1 => b"\xef\xbb\xbf",
        2 => b"\xff\xfe",
        _ => b"\xfe\xff",
    };
    file(&[mark, rest].concat());
}

/// Seed inputs: a Word file with automatic numbering, a table and a footnote.
#[must_use]
pub fn docx_starts() -> Vec<Vec<u8>> {
    const TEXT: &str = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>甘省技能意见</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
        <w:r><w:t xml:space=\"preserve\">补贴 </w:t><w:tab/><w:br/><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>等级</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2000元</w:t></w:r>\
        <w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
    const NUMBERING: &str = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">\
        <w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    const STYLES: &str = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/><w:pPr><w:numPr>\
        <w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
    const FOOTNOTES: &str = "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"2\"><w:p><w:r><w:t>注释。</w:t></w:r></w:p>\
        </w:footnote></w:footnotes>";
    let whole = [TEXT, NUMBERING, STYLES, FOOTNOTES].map(str::as_bytes).join(&PART_SEPARATOR);
    vec![whole, TEXT.as_bytes().to_vec()]
}

/// Seed inputs: a page like those of government sites.
#[must_use]
pub fn html_starts() -> Vec<Vec<u8>> {
    let page = format!(
        "<nav>目录</nav><script>var a</script><div class=\"TRS_Editor\"><p>{}</p><table><tr><td>甲<td>乙</table>&nbsp;&#65;\
         </div><footer>版权所有</footer></body></html>",
        text()
    );
    vec![page.into_bytes()]
}

/// Seed inputs: the sample in UTF-8 and UTF-16, with and without byte order mark, and the beginning of a text in
/// GB18030 and in Big5.
#[must_use]
pub fn encoding_starts() -> Vec<Vec<u8>> {
    const GB18030: &[u8] =
        b"\xb8\xca\xca\xa1\xbc\xbc\xc4\xdc\xd2\xe2\xbc\xfb\n\xd2\xbb\xa1\xa2\xb2\xb9\xcc\xf9\n";
    const BIG5: &[u8] = b"\xa5\xcc\xac\xd9\xa7\xde\xaf\xe0\xb7\xa8\xa8\xa3\n\xa4\x40\xa1\x42\xb8\xc9\xb6K\n";
    let wide = |order: fn(u16) -> [u8; 2]| text().encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
    let with = |choice: u8, bytes: &[u8]| [&[choice], bytes].concat();
    vec![
        with(0, text().as_bytes()),
        with(1, text().as_bytes()),
        with(0, &little),
        with(2, &little),
        with(3, &big),
        with(0, GB18030),
        with(0, BIG5),
    ]
}

/// Seed inputs: the sample in the supported file formats.
#[must_use]
pub fn file_starts() -> Vec<Vec<u8>> {
    const DOCX: &[u8] = include_bytes!("../starts/numbered.docx");
    let page = format!("<!DOCTYPE html><html><body><p>{}</p></body></html>", text());
    let wide = text().encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![text().into_bytes(), page.into_bytes(), wide, DOCX.to_vec()]
}

fn text() -> String {
    String::from_utf8_lossy(&SAMPLE["sample/source.txt"]).into_owned()
}
