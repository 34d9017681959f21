//! The trees of the two documents, node by node, compared with the expected ones in `trees/`.
//!
//! Each line: id, kind, number of non-whitespace characters, and how the text begins and ends.
//! `UPDATE_EXPECT=1 cargo test -p seeds --test trees` rewrites the files.

mod common;

use std::fmt::Write;

use common::folder;
use expect_test::{ExpectFile, expect_file};
use policy::model::document::{Document, NodeKind};
use seeds::{Diagnostics, document};

fn check(id: &str, expected: &ExpectFile) {
    with_document(id, |document| {
        let mut tree = String::new();
        for node in document.iter() {
            let characters: Vec<char> = node.text().chars().filter(|c| !c.is_whitespace()).collect();
            let beginning: String = characters.iter().take(12).collect();
            let end: String = characters[characters.len().saturating_sub(6)..].iter().collect();
            let (id, kind, count) = (node.id(), format!("{:?}", node.kind()), characters.len());
            writeln!(tree, "{id:<26} {kind:<10} {count:>5} {beginning} … {end}").expect("a string grows");
        }
        expected.assert_eq(&tree);
    });
}

fn with_document(id: &str, check: impl FnOnce(&Document<'_>)) {
    let files = folder("seeds");
    let mut diagnostics = Diagnostics::default();
    let read = document::read_all(&files, &mut diagnostics);
    let documents = document::documents(&read, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{}", diagnostics.render(seeds::Style::Plain));
    check(documents.iter().find(|document| document.id == id).expect("the document is there"));
}

#[test]
fn national() {
    check("national", &expect_file!["trees/national.txt"]);
}

#[test]
fn heilongjiang() {
    check("heilongjiang", &expect_file!["trees/heilongjiang.txt"]);
}

#[test]
fn a_measure_has_one_shape_wherever_its_title_stands() {
    with_document("heilongjiang", |document| {
        for measure in document.measures() {
            let kinds: Vec<NodeKind> = measure.children().map(|child| child.kind()).collect();
            assert_eq!(kinds, [NodeKind::Heading, NodeKind::Paragraph], "{}", measure.id());
        }
        let second = document.node("heilongjiang.2").expect("measure 2");
        assert_eq!(second.label(), "2.");
        assert_eq!(second.heading_text(), "突出产业工人队伍思想政治引领。");
    });
}

#[test]
fn paragraphs_cut_by_pages_are_whole() {
    with_document("national", |document| {
        for words in [
            "根本利益和整体利益的大事",
            "决策部署上来。",
            "创新驱动发展战略的重要支撑",
            "维护者，在推进这项改革中",
            "总结推广产业工人队伍",
        ] {
            let sentences = document.root().sentences();
            let hits = sentences.filter(|sentence| sentence.text().contains(words)).count();
            assert_eq!(hits, 1, "{words}");
        }
    });
}

#[test]
fn the_closing_paragraph_is_no_part_of_the_last_point() {
    with_document("national", |document| {
        let last = document.node("national.p3-3").expect("the point 三是");
        assert!(last.text().ends_with("营造关心、支持改革的良好环境。"));
        let closing = document.node("national.end").expect("the closing paragraph");
        assert!(closing.text().starts_with("各单位、各部门要将"));
        assert_eq!(closing.parent(), Some(document.root()));
    });
}
