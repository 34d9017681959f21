//! Errors in a file of `alignments/`, or in a document's own list, are reported with their position.

// The string format that expect-test writes.
#![allow(clippy::needless_raw_string_hashes)]

mod common;

use std::fmt::Write as _;

use common::folder;
use expect_test::{Expect, expect};
use seeds::SeedFiles;
use seeds::diagnostics::Severity;

const PATH: &str = "alignments/heilongjiang--national.toml";
const OWN: &str = "national/alone.toml";

/// The project's seeds with one part of the alignment replaced.
fn with(from: &str, to: &str) -> SeedFiles {
    with_in(PATH, from, to)
}

/// The project's seeds with one part of the notice's own list replaced.
fn with_own(from: &str, to: &str) -> SeedFiles {
    with_in(OWN, from, to)
}

fn with_in(path: &str, from: &str, to: &str) -> SeedFiles {
    let mut files = folder("seeds");
    let text = String::from_utf8(files[path].clone()).expect("the file is UTF-8");
    assert_eq!(text.matches(from).count(), 1, "{from}");
    files.insert(path.to_owned(), text.replace(from, to).into_bytes());
    files
}

/// Compares the errors: message, quoted words, hint. Line numbers are left out, because they change with
/// every edit of the real file.
fn check_errors(files: &SeedFiles, expected: &Expect) {
    let compilation = seeds::compile(files);
    let mut text = String::new();
    for error in compilation.diagnostics.list().iter().filter(|one| one.severity == Severity::Error) {
        let place = error.span.as_ref().map_or("the file", |span| {
            files[&error.path]
                .get(span.clone())
                .and_then(|bytes| std::str::from_utf8(bytes).ok())
                .expect("a place in the file")
        });
        writeln!(text, "{}\n  at {place}: {}\n  help: {}", error.message, error.label, error.hint)
            .expect("writing to a string cannot fail");
    }
    expected.assert_eq(&text);
}

#[test]
fn what_is_left_over_is_named() {
    check_errors(
        &with("nodes = [\"heilongjiang.28\"]", "nodes = [\"heilongjiang.28.title\"]"),
        &expect![[r#"
        `heilongjiang.28.s1` is neither in a pair nor alone: 「定期组织开展产业工人队伍状况调查研究，制定完善相关政策」
          at "heilongjiang": of this document
          help: put it into a pair, or say under only_here or only_there why it stands alone
        `heilongjiang.28.s2` is neither in a pair nor alone: 「在各级党校、行政学院和高等学校开设相关课程，加强有关产业工人问题教学科研」
          at "heilongjiang": of this document
          help: put it into a pair, or say under only_here or only_there why it stands alone
    "#]],
    );
}

#[test]
fn what_is_left_over_of_an_own_list_is_named() {
    check_errors(
        &with_own("nodes = [\"national.p3-2\"]", "nodes = [\"national.p3-2.title\"]"),
        &expect![[r#"
            `national.p3-2.s1` is neither in a pair nor alone: 「立足工会特点和优势，着重在」
              at "national": of this document
              help: put it into a pair, or say under only_here or only_there why it stands alone
            `national.p3-2.s1` is neither in a pair nor alone: 「等方面下大气力加以推进，切实增强广大产业工人对改革的获得感」
              at "national": of this document
              help: put it into a pair, or say under only_here or only_there why it stands alone
        "#]],
    );
}

#[test]
fn what_is_wrong_in_an_own_list_is_said_once_with_its_place() {
    check_errors(
        &with_own("nodes = [\"national.p2-2\"]", "nodes = [\"national.p2-9\"]"),
        &expect![[r#"
            `national` has no node `national.p2-9`
              at "national.p2-9": unknown node
              help: `cargo xtask check-seeds` lists the ids of all nodes
        "#]],
    );
    check_errors(
        &with_own(
            "nodes = [\"national.p2-2\"]",
            "nodes = [{ node = \"national.p2-2.s1\", text = \"国家和地方\" }]",
        ),
        &expect![[r#"
            an own list names nodes, not words
              at "国家和地方": a quote
              help: name the node: of it stands alone what no pair takes up
        "#]],
    );
}

#[test]
fn what_is_in_a_pair_cannot_stand_alone() {
    check_errors(
        &with("nodes = [\"heilongjiang.28\"]", "nodes = [\"heilongjiang.28\", \"heilongjiang.29.s2\"]"),
        &expect![[r#"
            words of `heilongjiang.29.s2` are both in a pair and alone: 「引导文艺工作者创作更多展现产业工人风采的优秀文艺作品」
              at the file: 
              help: quote in only_here or only_there just what no pair takes up
        "#]],
    );
}

#[test]
fn unknown_nodes_and_documents_are_named() {
    check_errors(
        &with("nodes = [\"heilongjiang.28\"]", "nodes = [\"heilongjiang.30\"]"),
        &expect![[r#"
        `heilongjiang` has no node `heilongjiang.30`
          at "heilongjiang.30": unknown node
          help: `cargo xtask check-seeds` lists the ids of all nodes
    "#]],
    );
    check_errors(
        &with("nodes = [\"heilongjiang.28\"]", "nodes = [\"national.p1\"]"),
        &expect![[r#"
        `heilongjiang` has no node `national.p1`
          at "national.p1": unknown node
          help: `cargo xtask check-seeds` lists the ids of all nodes
    "#]],
    );
    check_errors(
        &with("right = \"national\"", "right = \"jilin\""),
        &expect![[r#"
        there is no document `jilin`
          at "jilin": unknown document
          help: a document's id is the name of its folder in seeds/
    "#]],
    );
}

#[test]
fn an_addition_is_what_it_says_and_lies_in_its_entry() {
    check_errors(
        &with(
            "{ kind = \"duty\", node = \"heilongjiang.29.s1\", text = \"省和",
            "{ kind = \"sum\", node = \"heilongjiang.29.s1\", text = \"省和",
        ),
        &expect![[r#"
            these words name no sum
              at "省和地方主流新闻媒体应建立产业工人常态化宣传工作机制": not named here
              help: a sum names 元, a share %, a quota a number of something, a deadline a number of years, months or days
        "#]],
    );
    check_errors(
        &with(
            "{ kind = \"duty\", node = \"heilongjiang.29.s1\", text = \"省和地方主流新闻媒体应建立产业工人常态化宣传工作机制\" }",
            "{ kind = \"duty\", node = \"heilongjiang.28.s1\", text = \"制定完善相关政策\" }",
        ),
        &expect![[r#"
            these words are not among the places of their entry
              at "制定完善相关政策": outside the entry
              help: add their node to the entry, or quote words of its own places
        "#]],
    );
}

#[test]
fn an_id_is_an_address_and_used_once() {
    check_errors(
        &with("id = \"m28\"", "id = \"m26\""),
        &expect![[r#"
        the id `m26` is taken
          at "m26": second use
          help: give every pair and every entry that stands alone its own id
    "#]],
    );
    check_errors(
        &with("id = \"m28\"", "id = \"m 28\""),
        &expect![[r#"
        `m 28` is not an id
          at "m 28": not an id
          help: an id is part of an address: small letters, digits and single hyphens
    "#]],
    );
}

#[test]
fn an_entry_says_where_and_why() {
    check_errors(
        &with("nodes = [\"heilongjiang.28\"]", "nodes = []"),
        &expect![[r#"
        this entry names no place
          at "m28": nothing quoted
          help: name a node or quote some words
    "#]],
    );
    check_errors(
        &with("reason = \"通知没有提到调查研究和开设课程。\"", "reason = \" \""),
        &expect![[r#"
        here readers expect some words
          at " ": empty
          help: say it in plain words
    "#]],
    );
}

#[test]
fn what_is_the_same_is_no_rewording() {
    let heading = |node: &str| format!("{{ node = \"{node}\", text = \"运用互联网促进产业工人队伍建设\" }}");
    let (left, right) = (heading("heilongjiang.p2-3.title"), heading("national.p2-3.s1"));
    let note = "note = \"这个方面的名称一样；省里在下面写了第14条到第16条。\"";
    let with_rewording = format!("{note}\nrewording = {{ left = {left}, right = {right} }}");
    check_errors(
        &with(note, &with_rewording),
        &expect![[r#"
        the two wordings are the same, letter by letter
          at "运用互联网促进产业工人队伍建设": nothing is reworded
          help: leave `rewording` out; what both share is marked anyway
    "#]],
    );
}

#[test]
fn a_file_is_named_after_its_documents() {
    let mut files = folder("seeds");
    let text = files.remove(PATH).unwrap();
    files.insert("alignments/heilongjiang--jilin.toml".to_owned(), text);
    check_errors(
        &files,
        &expect![[r#"
        the file compares `heilongjiang--national` but is named `heilongjiang--jilin.toml`
          at "heilongjiang": these documents
          help: name it alignments/heilongjiang--national.toml
    "#]],
    );
}
