//! The XML is valid Akoma Ntoso 1.0 according to the OASIS schema, and its elements have the site's node
//! ids.

mod common;

use std::collections::BTreeSet;

use common::{characters, exported, text, validate};
use policy::model::document::NodeKind;

#[test]
fn every_document_is_valid() {
    for document in &exported().corpus.documents {
        let xml = text(&format!("{}/document.xml", document.id));
        if let Err(messages) = validate(&format!("{}.xml", document.id), xml) {
            panic!("{}: {messages}", document.id);
        }
    }
}

#[test]
fn the_schema_refuses_what_is_not_akoma_ntoso() {
    let xml = text("heilongjiang/document.xml");
    for (name, wrong) in [
        ("no-date.xml", xml.replacen("<FRBRdate ", "<FRBRday ", 1)),
        ("twice.xml", xml.replacen("eId=\"art_2\"", "eId=\"art_1\"", 1)),
        ("unknown.xml", xml.replacen("<content ", "<opening ", 1).replacen("</content>", "</opening>", 1)),
    ] {
        assert!(wrong != xml, "{name} changes nothing");
        assert!(validate(name, &wrong).is_err(), "{name} is taken for valid");
    }
}

#[test]
fn every_paragraph_and_numbered_container_is_an_element_with_its_address_and_its_words() {
    for document in &exported().corpus.documents {
        let xml = text(&format!("{}/document.xml", document.id));
        let xml = roxmltree::Document::parse(xml).expect("it is well-formed");
        let mut eids = BTreeSet::new();
        for element in xml.descendants().filter(roxmltree::Node::is_element) {
            if let Some(eid) = element.attribute("eId") {
                assert!(eids.insert(eid), "{eid} stands twice");
            }
        }
        for node in document.iter().filter(|node| !matches!(node.kind(), NodeKind::Root | NodeKind::Heading))
        {
            let element = xml.descendants().find(|element| element.attribute("GUID") == Some(node.id()));
            let element = element.unwrap_or_else(|| panic!("{} is no element", node.id()));
            assert!(element.has_attribute("eId"), "{}", node.id());
            let words: String = element
                .descendants()
                .filter(roxmltree::Node::is_text)
                .map(|node| node.text().unwrap_or_default())
                .collect();
            assert_eq!(characters(&words), characters(node.text()), "{}", node.id());
        }
    }
}

#[test]
fn the_file_is_of_the_day_of_its_release_and_the_document_of_its_own() {
    let xml = text("heilongjiang/document.xml");
    let dates = |xml: &str| -> Vec<String> {
        xml.lines().filter(|line| line.contains("<FRBRdate ")).map(|line| line.trim().to_owned()).collect()
    };
    let own = "<FRBRdate date=\"2017-11-30\" name=\"Generation\"/>";
    assert_eq!(dates(xml), [own, own, "<FRBRdate date=\"2031-02-03\" name=\"Release\"/>"]);
}

#[test]
fn names_follow_the_naming_convention() {
    let xml = text("heilongjiang/document.xml");
    for name in [
        "<FRBRuri value=\"/akn/cn/doc/2017-11-30/heilongjiang\"/>",
        "<FRBRuri value=\"/akn/cn/doc/2017-11-30/heilongjiang/zho@2017-11-30\"/>",
        "<FRBRlanguage language=\"zho\"/>",
        "showAs=\"黑龙江省人民政府\"",
        "<part eId=\"part_2\" GUID=\"heilongjiang.p2\">",
        "<section eId=\"part_2__sec_1\" GUID=\"heilongjiang.p2-1\">",
        "<article eId=\"art_9\" GUID=\"heilongjiang.9\">",
    ] {
        assert!(xml.contains(name), "{name}");
    }
    // The notice is dated 20 June; its cover telegram is dated 12 July and has another number.
    let notice = text("national/document.xml");
    assert!(notice.contains("<FRBRuri value=\"/akn/cn/doc/2017-06-20/national\"/>"));
    assert!(notice.contains("<FRBRnumber value=\"工发电〔2017〕11号\"/>"));
    assert!(!notice.contains("<FRBRnumber value=\"粤工总明电"));
}
