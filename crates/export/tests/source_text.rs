//! Every form of a document contains the complete source text, ignoring white space, according to an
//! independent parser.

mod common;

use common::{characters, exported, text};
use pulldown_cmark::{Event, Parser};
use serde_json::Value;

/// The documents with their number of characters, counted in the source.
const DOCUMENTS: [(&str, usize); 2] = [("national", 3070), ("heilongjiang", 10_707)];

fn check(form: &str, read: impl Fn(&str) -> String) {
    for (id, count) in DOCUMENTS {
        let source = std::str::from_utf8(&exported().sources[id]).expect("sources are UTF-8");
        let source = characters(source);
        assert_eq!(source.chars().count(), count, "{id}");
        let found = characters(&read(text(&format!("{id}/{form}"))));
        let differ = found.chars().zip(source.chars()).position(|(a, b)| a != b);
        assert!(found == source, "{id}/{form}: {} characters, other at {differ:?}", found.chars().count());
    }
}

#[test]
fn json() {
    fn leaves(node: &Value, out: &mut String) {
        out.push_str(node["text"].as_str().unwrap_or_default());
        node["children"].as_array().into_iter().flatten().for_each(|child| leaves(child, out));
    }
    check("document.json", |file| {
        let file: Value = serde_json::from_str(file).expect("it is JSON");
        let mut out = String::new();
        leaves(&file["root"], &mut out);
        out
    });
}

#[test]
fn plain_text() {
    check("document.txt", str::to_owned);
}

#[test]
fn the_source_itself() {
    check("source.txt", str::to_owned);
    for (id, _) in DOCUMENTS {
        assert_eq!(exported().files[&format!("{id}/source.txt")], exported().sources[id]);
    }
}

#[test]
fn markdown() {
    check("document.md", |file| {
        let events = Parser::new(file).inspect(|event| {
            let markup =
                matches!(event, Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::Rule);
            assert!(!markup, "{event:?} is text taken for markup");
        });
        events
            .filter_map(|event| if let Event::Text(text) = event { Some(text.into_string()) } else { None })
            .collect()
    });
}

#[test]
fn akoma_ntoso() {
    check("document.xml", |file| {
        let xml = roxmltree::Document::parse(file).expect("it is well-formed");
        let doc = xml.root_element().first_element_child().expect("the root holds a doc");
        let text = doc.children().filter(|node| node.tag_name().name() != "meta");
        text.flat_map(|part| part.descendants())
            .filter_map(|node| if node.is_text() { node.text() } else { None })
            .collect()
    });
}

#[test]
fn places_in_the_source_lead_to_the_words() {
    fn each_leaf(node: &Value, visit: &mut impl FnMut(&Value)) {
        if node["text"].is_string() {
            visit(node);
        }
        node["children"].as_array().into_iter().flatten().for_each(|child| each_leaf(child, visit));
    }
    for (id, _) in DOCUMENTS {
        let source = std::str::from_utf8(&exported().sources[id]).expect("sources are UTF-8");
        let file: Value = serde_json::from_str(text(&format!("{id}/document.json"))).expect("it is JSON");
        each_leaf(&file["root"], &mut |leaf| {
            let byte =
                |end: &str| usize::try_from(leaf["source"][end].as_u64().expect("a number")).expect("small");
            let words = &source[byte("start")..byte("end")];
            assert_eq!(
                characters(words),
                characters(leaf["text"].as_str().expect("words")),
                "{}",
                leaf["id"]
            );
        });
    }
}
