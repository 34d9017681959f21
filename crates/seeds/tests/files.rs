//! File formats: the text that each yields, and the errors for unsupported files.

#![allow(clippy::format_collect, clippy::similar_names, reason = "tests may be plain")]

use std::io::Write;
use std::path::Path;

use encoding_rs::{BIG5, GB18030};
use seeds::document::reading::read as read_text;
use seeds::file::{FileError, read};
use zip::write::{SimpleFileOptions, ZipWriter};

const TEXT: &str = "甘省人民政府关于技能工人奖励的意见\n各市州人民政府：\n　　为了技能工人，提出如下意见。\n　　一、提高待遇\n　　（一）发放津贴。对高级工每月发放津贴200元。\n甘省人民政府\n2021年5月6日\n";

/// A zip archive with the given files.
fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("memory is there");
        writer.write_all(content.as_bytes()).expect("memory is there");
    }
    writer.finish().expect("memory is there").into_inner()
}

fn document_xml(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
}

fn docx(body: &str) -> Vec<u8> {
    archive(&[("word/document.xml", &document_xml(body))])
}

/// `numbering.xml` with list 7 of these levels.
fn numbering_xml(levels: &str) -> String {
    format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>\
         <w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    )
}

fn list_level(level: usize, text: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

/// A paragraph at a level of list 7.
fn numbered(level: usize, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
    )
}

fn text(bytes: &[u8]) -> String {
    read(bytes).expect("the file can be read").text
}

#[test]
fn a_text_is_the_same_in_every_encoding() {
    let utf_16 = |mark: bool, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.then_some(0xfeff).into_iter().chain(TEXT.encode_utf16()).flat_map(bytes).collect()
    };
    for (name, bytes) in [
        ("utf-8", TEXT.as_bytes().to_owned()),
        ("gb18030", GB18030.encode(TEXT).0.into_owned()),
        ("utf-16 le with mark", utf_16(true, u16::to_le_bytes)),
        ("utf-16 be with mark", utf_16(true, u16::to_be_bytes)),
        ("utf-16 le", utf_16(false, u16::to_le_bytes)),
        ("utf-16 be", utf_16(false, u16::to_be_bytes)),
    ] {
        assert_eq!(text(&bytes).trim_start_matches('\u{feff}'), TEXT, "{name}");
    }
    let traditional = "甘省人民政府關於技能工人的實施意見\n甘政發〔2021〕3號\n各市州人民政府：\n　　為了技能工人，提出如下意見。\n　　一、要求\n";
    let (bytes, _, wrong) = BIG5.encode(traditional);
    assert!(!wrong);
    assert_eq!(text(&bytes), traditional);
}

#[test]
fn a_docx_gives_its_paragraphs() {
    let body: String = TEXT.lines().map(paragraph).collect();
    let read = read_text(&text(&docx(&body)));
    let plain = read_text(TEXT);
    assert_eq!(serde_json::to_value(read).expect("JSON"), serde_json::to_value(plain).expect("JSON"));
}

#[test]
fn automatic_numbers_of_a_docx_are_labels() {
    let numbering = [list_level(0, "%1、"), list_level(1, "（%2）")].concat();
    let styles = "<w:styles><w:style w:styleId=\"2\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style></w:styles>";
    let styled = |words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"2\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body = [
        paragraph("技能奖励意见"),
        numbered(0, "总体要求"),
        numbered(1, "目标"),
        paragraph("做好工作。"),
        numbered(0, "提高待遇"),
        styled("津贴"),
        styled("奖励"),
    ]
    .concat();
    let bytes = archive(&[
        ("word/document.xml", &document_xml(&body)),
        ("word/numbering.xml", &numbering_xml(&numbering)),
        ("word/styles.xml", styles),
    ]);
    assert_eq!(
        text(&bytes),
        "技能奖励意见\n一、总体要求\n（一）目标\n　　做好工作。\n二、提高待遇\n（一）津贴\n（二）奖励\n"
    );
}

#[test]
fn properties_before_a_tracked_change_of_a_docx_are_left_out() {
    let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>";
    let hidden = "<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>";
    let body = [
        format!("<w:p><w:pPr><w:pPrChange><w:pPr>{list}</w:pPr></w:pPrChange></w:pPr><w:r>{hidden}<w:t>技能奖励</w:t></w:r></w:p>"),
        numbered(0, "目标"),
    ]
    .concat();
    let bytes = archive(&[
        ("word/document.xml", &document_xml(&body)),
        ("word/numbering.xml", &numbering_xml(&list_level(0, "%1、"))),
    ]);
    assert_eq!(text(&bytes), "技能奖励\n一、目标\n");
}

#[test]
fn tables_footnotes_and_hidden_words_of_a_docx() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph(words));
    let row = |cells: &[&str]| {
        format!("<w:tr>{}</w:tr>", cells.iter().map(|words| cell(words)).collect::<String>())
    };
    let body = [
        paragraph("补贴标准表的说明"),
        format!("<w:tbl>{}{}</w:tbl>", row(&["等级", "金额"]), row(&["高级工", "1500元"])),
        "<w:p><w:r><w:t>留下</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>&amp;&#x4e00;</w:t></w:r></w:p>".to_owned(),
    ]
    .concat();
    let notes = format!("<w:footnotes><w:footnote>{}</w:footnote></w:footnotes>", paragraph("脚注的字。"));
    let bytes = archive(&[("word/document.xml", &document_xml(&body)), ("word/footnotes.xml", &notes)]);
    assert_eq!(text(&bytes), "补贴标准表的说明\n等级\t金额\n高级工\t1500元\n留下&一\n　　脚注的字。\n");
}

#[test]
fn a_text_box_of_a_docx_is_no_picture() {
    let drawing = |inner: &str| format!("<w:p><w:r><w:drawing>{inner}</w:drawing></w:r></w:p>");
    let text_box = drawing(&format!("<w:txbxContent>{}</w:txbxContent>", paragraph("技能奖励")));
    let found = read(&docx(&text_box)).expect("the file can be read");
    assert_eq!((found.text.as_str(), found.notes), ("技能奖励\n", Vec::new()));
    let found = read(&docx(&(drawing("<a:blip/>") + &text_box))).expect("the file can be read");
    assert_eq!(found.notes, ["文件里有1张图片，图片里的文字没有读"]);
}

#[test]
fn characters_that_are_not_seen_are_left_out() {
    let words = "做\u{200b}好补贴1\u{ad}000元";
    let page = format!("<html><body><p>{words}</p></body></html>");
    for bytes in [docx(&paragraph(words)), page.into_bytes()] {
        assert_eq!(text(&bytes), "做好补贴1000元\n");
    }
}

#[test]
fn merged_cells_of_a_docx_keep_the_columns() {
    let cell = |properties: &str, words: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(words))
    };
    let two = "<w:gridSpan w:val=\"2\"/>";
    let rows = [
        [cell("", "等级"), cell(two, "金额"), cell("", "备注")].concat(),
        [cell("<w:vMerge/>", ""), cell("", "1500元"), cell("", "800元"), cell("", "另发")].concat(),
        cell("<w:gridSpan w:val=\"4\"/>", "以上为补贴标准"),
    ];
    let table = rows.map(|cells| format!("<w:tr>{cells}</w:tr>")).concat();
    assert_eq!(
        text(&docx(&format!("<w:tbl>{table}</w:tbl>"))),
        "等级\t金额\t\t备注\n\t1500元\t800元\t另发\n以上为补贴标准\n"
    );
}

#[test]
fn merged_cells_of_a_page_keep_the_columns() {
    let page = "<html><body><table>\
         <tr> <td rowspan=3>甲等</td> <td colspan=2>一级</td> <td><p>每人</p><p>500元</p></td> </tr>\
         <tr><td>&nbsp;</td><td>二级</td><td>一次<br>发放</td></tr>\
         <tr><td>三级</td></tr>\
         <tr><td colspan=4>以上为补贴标准</td></tr></table></body></html>";
    assert_eq!(
        text(page.as_bytes()),
        "甲等\t一级\t\t每人 500元\n\t\t二级\t一次 发放\n\t三级\n以上为补贴标准\n"
    );
}

#[test]
fn a_page_laid_out_by_a_table_gives_its_document() {
    let lines: String = TEXT.lines().map(|line| format!("<p>{line}</p>")).collect();
    let inner = "<table><tr><td>等级</td><td>金额</td></tr></table>";
    let plain = text(format!("<html><body>{lines}{inner}</body></html>").as_bytes());
    for row in [
        format!("<td>{lines}{inner}</td>"),
        format!("<td width=10></td><td>{lines}{inner}</td>"),
        format!("<td>{}{inner}</td>", TEXT.replace('\n', "<br>")),
    ] {
        let page = format!("<html><body><table><tr>{row}</tr></table></body></html>");
        assert_eq!(text(page.as_bytes()), plain, "{row}");
    }
}

#[test]
fn a_saved_page_gives_its_document() {
    let lines: String = TEXT.lines().map(|line| format!("<p>{line}</p>\n")).collect();
    let page = format!(
        "<!DOCTYPE html><html><head><title>甘省网站</title><style>p {{ color: red }}</style></head><body>\
         <header><a href=/>首页</a></header><nav><ul><li>政务公开</li></ul></nav><script>var 甲 = 1;</script>\
         <div class=\"TRS_Editor\">{lines}<table><tr><td>等级</td><td>金额</td></tr></table></div>\
         <div style=\"display: none\">看不见</div><footer>版权所有</footer></body></html>"
    );
    let found = text(page.as_bytes());
    for word in ["首页", "政务公开", "var", "color", "看不见", "版权", "甘省网站"] {
        assert!(!found.contains(word), "{word}: {found}");
    }
    assert!(found.contains("等级\t金额\n"), "{found}");
    assert_eq!(read_text(&found).title.as_deref(), Some("甘省人民政府关于技能工人奖励的意见"));
    let (gbk, ..) = GB18030.encode(&page);
    assert_eq!(text(&gbk), found);
    let marked = page.replace("<head>", "<head><meta charset=\"gb2312\">");
    assert_eq!(text(&GB18030.encode(&marked).0), found);
}

#[test]
fn what_is_not_read_is_refused_by_name_with_what_to_do() {
    let ole = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600]].concat();
    for (bytes, what) in [
        (ole, "旧版 Word 或 WPS 文件（.doc 或 .wps）"),
        (b"{\\rtf1\\ansi}".to_vec(), "RTF 文件（.rtf）"),
        (b"%PDF-1.7\n".to_vec(), "PDF 文件（.pdf）"),
        (archive(&[("OFD.xml", "<ofd/>")]), "OFD 版式文件（.ofd）"),
        (archive(&[("a.txt", "a")]), "压缩包（.zip）"),
        (archive(&[("xl/workbook.xml", "<a/>")]), "电子表格（.xlsx）"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "图片（.png）"),
        (b"\xff\xd8\xff\xe0".to_vec(), "图片（.jpg）"),
        (b"Rar!\x1a\x07".to_vec(), "压缩包（.rar）"),
    ] {
        let message = read(&bytes).expect_err(what).to_string();
        assert!(
            message.starts_with(&format!("这是{what}，读不出文字：请"))
                || message.contains("图片里的文字读不了"),
            "{message}"
        );
        assert!(!message.contains('\n'), "{message}");
    }
    assert_eq!(read(b""), Err(FileError::Empty));
    assert_eq!(read(b"hello world"), Err(FileError::NotChinese));
    assert!(matches!(read(b"\xff\xff\xff\xff\xff"), Err(FileError::Encoding(_))));
    assert!(read(&archive(&[("word/document.xml", "<w:document><w:p")])).is_err());
    assert!(matches!(read(b"PK\x03\x04 word/document.xml"), Err(FileError::Broken { .. })));
}

#[test]
fn a_bomb_and_a_giant_end_with_a_message() {
    let bomb = docx(&paragraph(&"字".repeat(5 << 20)));
    assert!(bomb.len() < 1 << 18, "{}", bomb.len());
    assert!(matches!(read(&bomb), Err(FileError::TooLarge(_))));
    let giant = "字".repeat(12 << 20);
    assert!(matches!(read(giant.as_bytes()), Err(FileError::TooLarge(_))));
    let deep = format!("<html><body>{}字字字字{}", "<div>".repeat(20_000), "</div>".repeat(20_000));
    assert_eq!(read(deep.as_bytes()), Err(FileError::Nested));
}

#[test]
fn the_sample_is_the_same_in_every_form() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/sample/received.txt");
    let received = std::fs::read_to_string(path).expect("the sample is there");
    let plain = serde_json::to_value(read_text(&received)).expect("JSON");
    // Saved files have a sentence in one paragraph, even if the sample breaks its line.
    let whole = received.replace("合法\n权益。", "合法权益。");
    let lines = || whole.lines().filter(|line| !line.trim().is_empty());
    let docx = docx(&lines().map(paragraph).collect::<String>());
    let html = format!(
        "<html><body>{}</body></html>",
        lines().map(|line| format!("<p>{line}</p>")).collect::<String>()
    );
    let utf_16: Vec<u8> = received.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (form, bytes) in [
        ("docx", docx),
        ("html", html.into_bytes()),
        ("gb18030", GB18030.encode(&received).0.into_owned()),
        ("utf-16", utf_16),
    ] {
        let found = serde_json::to_value(read_text(&text(&bytes))).expect("JSON");
        for field in ["title", "number", "date", "issuers", "addressees", "jurisdiction", "units", "numbers"]
        {
            assert_eq!(found[field], plain[field], "{form}: {field}");
        }
    }
}
