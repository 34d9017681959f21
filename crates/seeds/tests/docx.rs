//! Any Word document yields each of its characters exactly once, in order; a damaged one is rejected as such.

use std::io::Write;

use proptest::prelude::*;
use seeds::file::{FileError, read};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A block of a document.
#[derive(Debug, Clone)]
enum Block {
    /// The runs of the paragraph.
    Paragraph(Vec<String>),
    /// The cells, by row.
    Table(Vec<Vec<String>>),
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn paragraph(runs: &[String]) -> String {
    let run = |words: &String| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(words));
    format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<Vec<_>>().concat())
}

fn xml(block: &Block) -> String {
    match block {
        Block::Paragraph(runs) => paragraph(runs),
        Block::Table(rows) => {
            let cell = |words: &String| format!("<w:tc>{}</w:tc>", paragraph(std::slice::from_ref(words)));
            let row = |cells: &Vec<String>| {
                format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<Vec<_>>().concat())
            };
            format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<Vec<_>>().concat())
        }
    }
}

fn words(block: &Block) -> String {
    match block {
        Block::Paragraph(runs) => runs.concat(),
        Block::Table(rows) => rows.concat().concat(),
    }
}

/// A .docx archive with the parts that Word writes, in Word's order.
fn docx(blocks: &[Block]) -> Vec<u8> {
    let body: String = blocks.iter().map(xml).collect::<Vec<_>>().concat();
    let document =
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in [
        (
            "[Content_Types].xml",
            "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
        ),
        ("_rels/.rels", "<Relationships/>"),
        ("word/document.xml", &document),
        ("word/styles.xml", "<w:styles/>"),
    ] {
        writer.start_file(name, SimpleFileOptions::default()).expect("memory is there");
        writer.write_all(content.as_bytes()).expect("memory is there");
    }
    writer.finish().expect("memory is there").into_inner()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The text of a run: words, numbers, labels, XML special characters, white space.
fn run() -> impl Strategy<Value = String> {
    prop_oneof![
        "[一-龥，。；：、（）“”]{1,30}",
        "[ 　a-zA-Z0-9%&<>\"'.．—-]{1,12}",
        prop::sample::select(vec!["一、", "（一）", "1.", "第一条　", "附件：", "③", "𠮷", "2021年5月6日"])
            .prop_map(str::to_owned),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        4 => prop::collection::vec(run(), 0..4).prop_map(Block::Paragraph),
        1 => prop::collection::vec(prop::collection::vec(run(), 1..4), 1..4).prop_map(Block::Table),
    ]
}

/// Blocks with enough Chinese text to be accepted as a document.
fn blocks() -> impl Strategy<Value = Vec<Block>> {
    prop::collection::vec(block(), 0..12).prop_map(|mut blocks| {
        blocks.insert(0, Block::Paragraph(vec!["关于提高技能工人待遇的意见".repeat(8)]));
        blocks
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_character_of_a_docx_is_read_once_and_in_order(blocks in blocks()) {
        let expected: String = blocks.iter().map(words).collect::<Vec<_>>().concat();
        match read(&docx(&blocks)) {
            Ok(read) => prop_assert_eq!(without_blanks(&read.text), without_blanks(&expected)),
            Err(error) => prop_assert_eq!(error, FileError::NotChinese),
        }
    }

    #[test]
    fn a_docx_that_breaks_off_is_a_damaged_one(blocks in blocks(), at in 64..100_usize) {
        let whole = docx(&blocks);
        let cut = &whole[..whole.len() * at / 100];
        let is_broken = matches!(read(cut), Err(FileError::Broken { .. }));
        prop_assert!(is_broken, "{:?}", read(cut));
    }

    #[test]
    fn a_docx_with_a_wrong_byte_is_read_as_it_was_or_refused_as_damaged(
        blocks in blocks(),
        at in any::<prop::sample::Index>(),
        wrong in 1..=255_u8,
    ) {
        let whole = docx(&blocks);
        let mut bytes = whole.clone();
        let at = at.index(bytes.len());
        bytes[at] ^= wrong;
        match (read(&bytes), read(&whole)) {
            (Ok(read), Ok(was)) => prop_assert_eq!(read.text, was.text),
            (Err(FileError::Broken { .. }), _) => {}
            (read, was) => prop_assert_eq!(read, was),
        }
    }
}

#[test]
fn a_docx_that_came_in_part_is_no_archive_to_unpack() {
    let whole = docx(&[Block::Paragraph(vec!["关于提高技能工人待遇的意见".to_owned()])]);
    // Truncated at the end, then at the beginning.
    for part in [&whole[..80], &whole[..200], &whole[300..]] {
        let message = read(part).expect_err("it is damaged").to_string();
        assert!(message.contains("Word 文件（.docx）") && message.contains("已损坏"), "{message}");
    }
}
