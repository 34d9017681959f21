//! Diagnostics on invalid documents.

use expect_test::{Expect, expect};
use seeds::files::LIMIT;
use seeds::{Diagnostics, SeedFiles, Style, document};

const SOURCE: &str = "\
关于加强技能培训的意见

　　一、工作任务

　　1.加强培训。开展技能培训。
　　2.发放补贴。给予培训补贴。
　　3.加强宣传。做好政策宣传。
";

const DOCUMENT: &str = r#"order = 1
short_title = "样例"
jurisdiction = "样例省"
description = "样例。"

[expect]
characters = 59
parts = 1
measures = 3

[[metadata]]
key = "title"
quote = { node = "sample.title", text = "关于加强技能培训的意见" }
"#;

fn files(source: impl Into<Vec<u8>>, document: &str) -> SeedFiles {
    SeedFiles::from([
        ("sample/source.txt".to_owned(), source.into()),
        ("sample/document.toml".to_owned(), document.as_bytes().to_vec()),
    ])
}

fn check(files: &SeedFiles, expected: &Expect) {
    let mut diagnostics = Diagnostics::default();
    let read = document::read_all(files, &mut diagnostics);
    document::documents(&read, &mut diagnostics);
    let text = diagnostics.render(Style::Plain);
    assert!(!text.contains(seeds::codes::UNLISTED), "{text}");
    expected.assert_eq(&text);
}

#[test]
fn nothing_is_said_about_a_right_one() {
    check(&files(SOURCE, DOCUMENT), &expect![""]);
}

#[test]
fn a_byte_order_mark_and_windows_lines_are_right() {
    let source = format!("\u{feff}{}", SOURCE.replace('\n', "\r\n"));
    check(&files(source, &format!("\u{feff}{DOCUMENT}")), &expect![""]);
}

#[test]
fn a_measure_whose_heading_is_gone() {
    let source = SOURCE.replace("　　2.发放补贴。", "");
    check(
        &files(source, DOCUMENT),
        &expect![[r#"
            error[E0306]: measure (1.) 2 is missing; found 3
             --> sample/source.txt:7:3
              |
            7 | 　　3.加强宣传。做好政策宣传。
              |     ^^ expected number 2
              |
              = help: compare with the document as issued: each heading begins a line with its number

            error[E0308]: source.txt has 52 characters, but 59 are expected
             --> sample/document.toml:7:14
              |
            7 | characters = 59
              |              ^^ `characters = 52` would be what is found
              |
              = help: count in the document as issued: if the count is wrong, correct it here, else correct source.txt

            error[E0308]: source.txt has 2 measures, but 3 are expected
             --> sample/document.toml:9:12
              |
            9 | measures = 3
              |            ^ `measures = 2` would be what is found
              |
              = help: count in the document as issued: if the count is wrong, correct it here, else correct source.txt

        "#]],
    );
}

#[test]
fn a_measure_that_is_gone_from_the_end() {
    let source = SOURCE.replace("　　3.加强宣传。做好政策宣传。\n", "");
    check(
        &files(source, DOCUMENT),
        &expect![[r#"
            error[E0308]: source.txt has 45 characters, but 59 are expected
             --> sample/document.toml:7:14
              |
            7 | characters = 59
              |              ^^ `characters = 45` would be what is found
              |
              = help: count in the document as issued: if the count is wrong, correct it here, else correct source.txt

            error[E0308]: source.txt has 2 measures, but 3 are expected
             --> sample/document.toml:9:12
              |
            9 | measures = 3
              |            ^ `measures = 2` would be what is found
              |
              = help: count in the document as issued: if the count is wrong, correct it here, else correct source.txt

        "#]],
    );
}

#[test]
fn a_number_that_stands_twice() {
    let source = SOURCE.replace("2.", "1.");
    check(
        &files(source, DOCUMENT),
        &expect![[r#"
            error[E0305]: measure (1.) 1 stands here for a second time or out of order; expected 2
             --> sample/source.txt:6:3
              |
            6 | 　　1.发放补贴。给予培训补贴。
              |     ^^ expected number 2
              |
              = help: compare with the document as issued: each heading begins a line with its number

        "#]],
    );
}

#[test]
fn a_byte_that_is_not_utf8() {
    let at = SOURCE.find("补贴").expect("it is there");
    let mut source = SOURCE.as_bytes().to_vec();
    source.insert(at, 0xB2);
    check(
        &files(source, DOCUMENT),
        &expect![[r#"
            error[E0104]: sample/source.txt is not UTF-8: byte 120 is 0xB2
             --> sample/source.txt:6:7
              |
            6 | 　　2.发放�补贴。给予培训补贴。
              |           ^ not UTF-8 from here
              |
              = help: save the file as UTF-8; if it is GB18030, convert it: iconv -f GB18030 -t UTF-8

        "#]],
    );
}

#[test]
fn an_empty_file() {
    check(
        &files("", DOCUMENT),
        &expect![[r#"
            error[E0102]: sample/source.txt is empty
            --> sample/source.txt
             = help: put the text in, or remove the file

        "#]],
    );
    check(
        &files("\u{feff} \n", DOCUMENT),
        &expect![[r#"
            error[E0102]: sample/source.txt is empty
            --> sample/source.txt
             = help: put the text in, or remove the file

        "#]],
    );
}

#[test]
fn a_file_over_the_limit() {
    check(
        &files(vec![b'x'; LIMIT + 1], DOCUMENT),
        &expect![[r#"
            error[E0103]: sample/source.txt is larger than 262144 bytes, the most a seed file may have
            --> sample/source.txt
             = help: an official document is a few dozen kilobytes: is this the right file?

        "#]],
    );
}

#[test]
fn a_text_of_more_nodes_than_can_be_addressed() {
    let source = format!("题\n{}", "a。".repeat(65_535));
    let document =
        "order = 1\nshort_title = ''\njurisdiction = ''\ndescription = ''\nexpect = { characters = 131071 }";
    check(
        &files(source, document),
        &expect![[r#"
            error[E0303]: the text falls into 65538 nodes, more than the 65,535 that can be addressed
            --> sample/source.txt
             = help: divide the text among several documents

        "#]],
    );
}

#[test]
fn no_title() {
    let source = SOURCE.replace("关于加强技能培训的意见\n", "");
    let document = DOCUMENT.split("[[metadata]]").next().unwrap_or_default().replace("59", "48");
    check(
        &files(source, &document),
        &expect![[r#"
            error[E0302]: the document has no title
             --> sample/source.txt:2:3
              |
            2 | 　　一、工作任务
              |     ^^^^^^^^^^^^ expected the title above the first sentence
              |
              = help: a title is a line of its own that does not end like a sentence

        "#]],
    );
}

#[test]
fn no_document_toml() {
    let mut files = files(SOURCE, DOCUMENT);
    files.remove("sample/document.toml");
    check(
        &files,
        &expect![[r#"
            error[E0101]: sample/document.toml is missing
            --> sample/document.toml
             = help: seeds/heilongjiang shows what a folder holds

        "#]],
    );
}

#[test]
fn no_source() {
    let mut files = files(SOURCE, DOCUMENT);
    files.remove("sample/source.txt");
    check(
        &files,
        &expect![[r#"
            error[E0101]: sample/source.txt is missing
            --> sample/source.txt
             = help: seeds/heilongjiang shows what a folder holds

        "#]],
    );
}

#[test]
fn no_document_at_all() {
    check(
        &SeedFiles::new(),
        &expect![[r#"
            error[E0105]: there is no document
             |
             = help: a document is a folder with a source.txt and a document.toml

        "#]],
    );
}

#[test]
fn a_folder_whose_name_is_no_id() {
    let files = files(SOURCE, DOCUMENT);
    let renamed = files.into_iter().map(|(path, bytes)| (path.replace("sample", "样例"), bytes));
    check(
        &renamed.collect(),
        &expect![[r#"
            error[E0301]: `样例` cannot be the id of a document
            --> 样例/source.txt
             = help: the folder's name becomes part of addresses: begin with a letter, use a to z, digits and `-`

        "#]],
    );
}

#[test]
fn a_key_that_nobody_knows() {
    check(
        &files(SOURCE, &DOCUMENT.replace("short_title", "titel")),
        &expect![[r#"
            error[E0106]: the file may not hold this: unknown field `titel`, expected one of `order`, `short_title`, `jurisdiction`, `description`, `draft`, `edition`, `unit`, `expect`, `metadata`, `line`
             --> sample/document.toml:2:1
              |
            2 | titel = "样例"
              | ^^^^^ here
              |
              = help: the other entries of the kind show what one may hold

        "#]],
    );
    check(
        &files(SOURCE, &DOCUMENT.replace("measures", "mesures")),
        &expect![[r#"
            error[E0106]: the file may not hold this: unknown variant `mesures`, expected one of `characters`, `joins`, `parts`, `sections`, `principles`, `points`, `measures`, `items`
             --> sample/document.toml:9:1
              |
            9 | mesures = 3
              | ^^^^^^^ here
              |
              = help: the other entries of the kind show what one may hold

        "#]],
    );
    check(
        &files(SOURCE, &DOCUMENT.replace("\"title\"", "\"titel\"")),
        &expect![[r#"
            error[E0106]: the file may not hold this: unknown variant `titel`, expected one of `title`, `issuer`, `number`, `date`, `addressees`, `urgency`, `signatory`, `copy-to`, `received`, `received-date`, `telegraph-number`, `telegram-kind`
              --> sample/document.toml:12:7
               |
            12 | key = "titel"
               |       ^^^^^^^ here
               |
               = help: the other entries of the kind show what one may hold

        "#]],
    );
}

#[test]
fn a_quote_that_is_not_there() {
    check(
        &files(SOURCE, &DOCUMENT.replace("技能培训的意见\"", "技能培养的意见\"")),
        &expect![[r#"
            error[E0202]: these words do not stand in `sample.title`
              --> sample/document.toml:13:41
               |
            13 | quote = { node = "sample.title", text = "关于加强技能培养的意见" }
               |                                         ^^^^^^^^^^^^^^^^^^^^^^^^ not found
               |
               = help: behind 「关于加强技能培」 the node goes on 「训的意见」, the quote 「养的意见」

        "#]],
    );
    check(
        &files(SOURCE, &DOCUMENT.replace("关于加强技能培训的意见", "")),
        &expect![[r#"
            error[E0202]: these words do not stand in `sample.title`
              --> sample/document.toml:13:41
               |
            13 | quote = { node = "sample.title", text = "" }
               |                                         ^^ not found
               |
               = help: the node begins 「关于加强技能培训的意见」

        "#]],
    );
}

#[test]
fn a_quote_that_is_there_twice() {
    let quote = r#"{ node = "sample.1", text = "培训" }"#;
    let document = DOCUMENT.replace(r#"{ node = "sample.title", text = "关于加强技能培训的意见" }"#, quote);
    check(
        &files(SOURCE, &document),
        &expect![[r#"
            error[E0203]: these words stand in `sample.1` 2 times; a quote must be found exactly once
              --> sample/document.toml:13:37
               |
            13 | quote = { node = "sample.1", text = "培训" }
               |                                     ^^^^^^ ambiguous
               |
               = help: quote more of the sentence, or name a narrower node

        "#]],
    );
}

#[test]
fn a_quote_from_an_unknown_node() {
    check(
        &files(SOURCE, &DOCUMENT.replace("sample.title", "sample.3.s2")),
        &expect![[r#"
            error[E0201]: no document has a node `sample.3.s2`
              --> sample/document.toml:13:18
               |
            13 | quote = { node = "sample.3.s2", text = "关于加强技能培训的意见" }
               |                  ^^^^^^^^^^^^^ unknown node
               |
               = help: in `sample.3` there are: sample.3.title sample.3.s1

        "#]],
    );
    check(
        &files(SOURCE, &DOCUMENT.replace("sample.title", "simple.title")),
        &expect![[r#"
            error[E0201]: no document has a node `simple.title`
              --> sample/document.toml:13:18
               |
            13 | quote = { node = "simple.title", text = "关于加强技能培训的意见" }
               |                  ^^^^^^^^^^^^^^ unknown node
               |
               = help: the documents are: sample

        "#]],
    );
}
