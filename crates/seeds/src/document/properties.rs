//! Laws that hold for every text, whatever it is.

use std::collections::BTreeSet;

use policy::Corpus;
use policy::document::{Kind, Metadata};
use proptest::prelude::*;

use super::line::without_byte_order_mark;
use super::parse::{Parsed, parse};
use super::report::characters;

/// Text made of what the parser looks for, in any order.
fn marked_text() -> impl Strategy<Value = String> {
    let of = |pieces: &'static [&'static str]| prop::sample::select(pieces).prop_map(str::to_owned);
    let character = prop_oneof![4 => prop::char::range('一', '龥'), 1 => any::<char>()];
    let piece = prop_oneof![
        3 => of(&["\n", "\n", "\n\n", "\r\n", "　　", " ", "\t", "\u{c}", "\u{feff}", "\u{2028}"]),
        2 => of(&["一、", "二、", "十一、", "（一）", "（二）", "（1）", "1.", "2.", "１．", "1.5%", "一是", "--", "——"]),
        1 => of(&["2017年6月20日", "抄送：", "中央和国家机关发电", "各单位：", "省总工会", "关于改革的意见"]),
        2 => of(&["。", "，", "；", "：", "”", "）", "“", "（", "！？", "…"]),
        2 => character.prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn metadata() -> Metadata<'static> {
    Metadata { short_title: "", jurisdiction: "", description: "", entries: Vec::new() }
}

fn holds_every_character_once_in_order(source: &str, parsed: &Parsed) {
    let leaves = || parsed.tree.leaves();
    let in_tree: String =
        leaves().flat_map(|leaf| characters(&parsed.tree.text[leaf.text.clone()])).collect();
    assert_eq!(in_tree, characters(without_byte_order_mark(source)).collect::<String>());
    // The leaves' places in the source hold the same characters, one behind the other.
    let mut end = 0;
    for leaf in leaves() {
        assert!(end <= leaf.source.start, "{leaf:?}");
        end = leaf.source.end;
        assert!(
            characters(&source[leaf.source.clone()]).eq(characters(&parsed.tree.text[leaf.text.clone()])),
            "{leaf:?}"
        );
    }
}

fn is_a_tree_with_addresses(parsed: &Parsed) {
    let nodes = &parsed.tree.nodes;
    let ids: BTreeSet<_> = nodes.iter().map(|node| &node.id).collect();
    assert_eq!(ids.len(), nodes.len(), "an id stands twice");
    assert_eq!(nodes[0].kind, Kind::Root);
    assert_eq!(nodes[0].end, nodes.len());
    let document = parsed.tree.document("x", metadata()).expect("a short text can be addressed");
    assert_eq!(document.iter().count(), nodes.len());
}

fn survives_encoding(parsed: &Parsed) {
    let documents = vec![parsed.tree.document("x", metadata()).expect("a short text can be addressed")];
    let corpus = Corpus { documents, ..Corpus::default() };
    let bytes = corpus.encode().expect("there is memory");
    assert_eq!(Corpus::decode(&bytes), Ok(corpus));
}

fn obeys_all_laws(source: &str) {
    let parsed = parse("x", source);
    holds_every_character_once_in_order(source, &parsed);
    is_a_tree_with_addresses(&parsed);
    survives_encoding(&parsed);
}

proptest! {
    #[test]
    fn any_text_obeys_the_laws(source in any::<String>()) {
        obeys_all_laws(&source);
    }

    #[test]
    fn text_made_of_markers_obeys_the_laws(source in marked_text()) {
        obeys_all_laws(&source);
    }
}

#[test]
fn nothing_at_all_is_a_tree() {
    obeys_all_laws("");
    obeys_all_laws("\u{feff} \n");
}
