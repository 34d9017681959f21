//! Every command of docs/authoring.md, run as it stands there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use clap::Parser as _;
use xtask::commands::CommandLine;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project is there")
}

fn guide() -> String {
    fs::read_to_string(root().join("docs/authoring.md")).expect("the guide can be read")
}

/// The lines of the guide's blocks of commands, in a folder of their own instead of `target/try`.
fn blocks(folder: &Path) -> Vec<String> {
    let guide = guide();
    let blocks = guide.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap_or(""));
    let program = env!("CARGO_BIN_EXE_xtask");
    blocks
        .map(|block| block.replace("target/try", &folder.to_string_lossy()).replace("cargo xtask", program))
        .collect()
}

fn run(block: &str) -> Output {
    Command::new("sh").current_dir(root()).args(["-e", "-c", block]).output().expect("a shell runs")
}

#[test]
fn the_commands_take_the_sample_from_text_to_the_end() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("authoring");
    let blocks = blocks(&folder);
    assert_eq!(blocks.len(), 2);
    let outputs: Vec<String> = blocks
        .iter()
        .map(|block| {
            let output = run(block);
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{block}\n{text}\n{errors}");
            text
        })
        .collect();
    let last = |text: &str| text.lines().last().unwrap_or_default().to_owned();
    let (reading, finished) = (last(&outputs[0]), last(&outputs[1]));
    assert!(reading.starts_with("diagnostics: 0 errors, ") && !reading.contains("draft"), "{reading}");
    assert!(outputs[0].contains("sample: reading edition"), "what is missing for the full edition is told");
    assert!(finished.starts_with("diagnostics: 0 errors, ") && !finished.contains("draft"), "{finished}");
    let next = format!("`cargo xtask check-seeds {}`", folder.join("seeds").display());
    assert!(outputs[0].contains(&next), "what comes next is of the same folder");
    assert!(outputs[1].contains("sample.3-2.s1"), "the nodes are listed");
}

/// The sample in each form in which an office may have it, by the ending of its name.
fn forms() -> Vec<(&'static str, Vec<u8>)> {
    let text = fs::read_to_string(root().join("tests/sample/received.txt")).expect("the sample is UTF-8");
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let marked = [&[0xFF, 0xFE], &wide(u16::to_le_bytes)[..]].concat();
    let (gb18030, ..) = encoding_rs::GB18030.encode(&text);
    vec![
        ("txt", text.as_bytes().to_vec()),
        ("utf16-marked.txt", marked),
        ("utf16.txt", wide(u16::to_be_bytes)),
        ("gb18030.txt", gb18030.into_owned()),
        ("html", page(&text).into_bytes()),
        ("docx", word(&text)),
    ]
}

/// The cells of a line that is a row of a table; nothing for another line.
fn cells(line: &str) -> Option<Vec<&str>> {
    let cells: Vec<&str> = line.split('\t').filter(|cell| !cell.is_empty()).collect();
    (cells.len() > 1).then_some(cells)
}

fn page(text: &str) -> String {
    let line = |line: &str| match cells(line) {
        Some(cells) => format!("<table><tr><td>{}</td></tr></table>", cells.join("</td><td>")),
        None => format!("<p>{line}</p>"),
    };
    let body: String = text.lines().map(line).collect();
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><script>var a = 1;</script></head><body>\
         <nav><a href=\"/\">首页</a></nav><div class=\"content\">{body}</div></body></html>"
    )
}

fn word(text: &str) -> Vec<u8> {
    let paragraph = |words: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>");
    let line = |line: &str| match cells(line) {
        Some(cells) => {
            let cell = |cell: &&str| format!("<w:tc>{}</w:tc>", paragraph(cell));
            format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cells.iter().map(cell).collect::<String>())
        }
        None => paragraph(line),
    };
    let body: String = text.lines().map(line).collect();
    let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let xml = format!("<w:document {names}><w:body>{body}</w:body></w:document>");
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive
        .start_file("word/document.xml", zip::write::SimpleFileOptions::default())
        .expect("it is in memory");
    std::io::Write::write_all(&mut archive, xml.as_bytes()).expect("it is in memory");
    archive.finish().expect("it is in memory").into_inner()
}

/// Nothing is written by hand: the guide's commands, and the same reading edition in the end.
#[test]
fn the_sample_becomes_a_reading_edition_in_each_form_of_file() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("authoring-forms");
    fs::create_dir_all(&folder).expect("a folder can be made");
    let mut documents: Vec<(&str, String)> = Vec::new();
    for (form, bytes) in forms() {
        let file = folder.join(format!("received.{form}"));
        fs::write(&file, bytes).expect("the file can be written");
        let work = folder.join(form);
        let block = blocks(&work)[0].replace("tests/sample/received.txt", &file.to_string_lossy());
        let output = run(&block);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{form}: {text}\n{}", String::from_utf8_lossy(&output.stderr));
        let last = text.lines().last().unwrap_or_default();
        assert!(last.starts_with("diagnostics: 0 errors, ") && !last.contains("draft"), "{form}: {last}");
        assert!(text.contains("sample: reading edition"), "{form}: {text}");
        let toml = fs::read_to_string(work.join("seeds/sample/document.toml")).expect("it was written");
        documents.push((form, toml));
    }
    let (_, first) = &documents[0];
    for line in ["measures = 3", "parts = 3", "number\"", "jurisdiction = \"示例省\""] {
        assert!(first.contains(line), "{line}: {first}");
    }
    // A page and a Word file have no line ends within a paragraph of which to tell; all else is the same.
    let said = |toml: &str| -> Vec<String> {
        toml.lines()
            .filter(|line| !line.starts_with("characters") && !line.starts_with("joins"))
            .map(str::to_owned)
            .collect()
    };
    for (form, toml) in &documents {
        assert_eq!(said(toml), said(first), "{form}");
    }
}

#[test]
fn commands_named_in_the_text_are_commands() {
    let guide = guide();
    let mut count = 0;
    for rest in guide.split("`cargo xtask ").skip(1) {
        let line = rest.split('`').next().unwrap_or_default();
        let words = ["cargo xtask"].into_iter().chain(line.split_whitespace());
        assert!(CommandLine::try_parse_from(words).is_ok(), "{line}");
        count += 1;
    }
    assert!(count >= 6, "{count} commands");
}
