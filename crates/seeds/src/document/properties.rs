//! Properties of parsing, for arbitrary text.

use std::collections::BTreeSet;

use policy::Corpus;
use policy::model::document::{Metadata, NodeKind};
use proptest::prelude::*;

use super::line::without_byte_order_mark;
use super::parse::{Parsed, parse};
use super::report::characters;

/// Random text composed of what the parser looks for.
fn marked_text() -> impl Strategy<Value = String> {
    let of = |pieces: &'static [&'static str]| prop::sample::select(pieces).prop_map(str::to_owned);
    let character = prop_oneof![4 => prop::char::range('一', '龥'), 1 => any::<char>()];
    let piece = prop_oneof![
        3 => of(&["\n", "\n", "\n\n", "\r\n", "　　", " ", "\t", "\u{c}", "\u{feff}", "\u{2028}"]),
        2 => of(&["一、", "二、", "十一、", "（一）", "（二）", "（1）", "1.", "2.", "１．", "1.5%", "一是", "--", "——"]),
        1 => of(&["2017年6月20日", "抄送：", "中央和国家机关发电", "各单位：", "省总工会", "关于改革的意见"]),
        2 => of(&["。", "，", "；", "：", "”", "）", "“", "（", "！？", "…"]),
        1 => of(&["— 1 —\n", "- 2 -\n", "目录\n", "第一章　总则\n", "第一条", "第二条 ", "①", "⑴", "㈠", "1）", "一．", "第一，"]),
        1 => of(&["附件：", "附件1\n", "发布日期：2023-05-25\n", "【发文字号】甘政发〔2021〕3号\n", "甘省人民政府令\n", "第33号\n", "甘省人民政府 2021年5月6日\n", "主题词：", "：", "略"]),
        2 => character.prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn holds_every_character_once_in_order(source: &str, parsed: &Parsed) {
    let leaves = || parsed.tree.leaves();
    let in_tree: String =
        leaves().flat_map(|leaf| characters(&parsed.tree.text[leaf.text.clone()])).collect();
    // Ranges marked as `not_text` lie between or within leaves, disjoint and in order.
    let (mut text, mut from) = (String::new(), 0);
    for no_text in &parsed.tree.not_text {
        text.push_str(&source[from..no_text.start]);
        from = no_text.end;
    }
    text.push_str(&source[from..]);
    assert_eq!(in_tree, characters(without_byte_order_mark(&text)).collect::<String>());
    // The leaves' source ranges contain the same characters, in order.
    let mut end = 0;
    for leaf in leaves() {
        assert!(end <= leaf.source.start, "{leaf:?}");
        end = leaf.source.end;
        let within = |place: &&std::ops::Range<usize>| {
            leaf.source.start <= place.start && place.end <= leaf.source.end
        };
        let words = parsed
            .tree
            .not_text
            .iter()
            .filter(within)
            .fold((String::new(), leaf.source.start), |(words, from), place| {
                (words + &source[from..place.start], place.end)
            });
        let words = words.0 + &source[words.1..leaf.source.end];
        assert!(characters(&words).eq(characters(&parsed.tree.text[leaf.text.clone()])), "{leaf:?}");
    }
}

fn is_a_tree_with_addresses(parsed: &Parsed) {
    let nodes = &parsed.tree.nodes;
    let ids: BTreeSet<_> = nodes.iter().map(|node| &node.id).collect();
    assert_eq!(ids.len(), nodes.len(), "an id stands twice");
    assert_eq!(nodes[0].kind, NodeKind::Root);
    assert_eq!(nodes[0].end, nodes.len());
    let document = parsed.tree.document("x", Metadata::default()).expect("a short text can be addressed");
    assert_eq!(document.iter().count(), nodes.len());
}

fn survives_encoding(parsed: &Parsed) {
    let documents =
        vec![parsed.tree.document("x", Metadata::default()).expect("a short text can be addressed")];
    let corpus = Corpus { documents, ..Corpus::default() };
    let bytes = corpus.encode().expect("encoding in memory cannot fail");
    assert_eq!(Corpus::decode(&bytes), Ok(corpus));
}

fn obeys_all_laws(source: &str) {
    let parsed = parse("x", source, &[]);
    holds_every_character_once_in_order(source, &parsed);
    let document = parsed.tree.document("x", Metadata::default()).expect("a short text can be addressed");
    assert!(document.compared_with(source).is_complete());
    let reading = super::reading::read(source);
    assert!(reading.not_text.iter().all(|line| source.contains(line.as_str())));
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
