//! What a document is called as a work, as an expression and as this file (FRBR).

use policy::Date;
use policy::model::document::{Document, MetadataKey};

use super::xml::Xml;

/// What the standard calls the date on which a document was made.
const GENERATION: &str = "Generation";

/// The maker of the file, among the references.
const EDITOR: &str = "#editor";

/// Writes `<meta>` of a document of this date. The file itself is of the day of its release; where that is not
/// known, the one date that it has is the document's, and is called so.
pub fn write(xml: &mut Xml, document: &Document<'_>, date: Date, released: Option<Date>) {
    let date = date.to_string();
    let work = format!("/akn/cn/doc/{date}/{}", document.id);
    let expression = format!("{work}/zho@{date}");
    let issuers = document.own_entries(MetadataKey::Issuer);
    let authors: Vec<String> = (1..=issuers.len()).map(|number| format!("#issuer_{number}")).collect();
    let head = |xml: &mut Xml, this: &str, uri: &str| {
        xml.empty("FRBRthis", &[("value", this)]);
        xml.empty("FRBRuri", &[("value", uri)]);
    };
    let issued = |xml: &mut Xml| {
        xml.empty("FRBRdate", &[("date", &date), ("name", GENERATION)]);
        for author in &authors {
            xml.empty("FRBRauthor", &[("href", author), ("as", "#author")]);
        }
        if authors.is_empty() {
            xml.empty("FRBRauthor", &[("href", "#unknown")]);
        }
    };

    xml.open("meta", &[]);
    xml.open("identification", &[("source", EDITOR)]);
    xml.open("FRBRWork", &[]);
    head(xml, &format!("{work}/!main"), &work);
    issued(xml);
    xml.empty("FRBRcountry", &[("value", "cn")]);
    for number in document.own_entries(MetadataKey::Number) {
        xml.empty("FRBRnumber", &[("value", document.quoted(number.quote))]);
    }
    xml.empty("FRBRname", &[("value", document.metadata.short_title)]);
    xml.close("FRBRWork");

    xml.open("FRBRExpression", &[]);
    head(xml, &format!("{expression}/!main"), &expression);
    issued(xml);
    xml.empty("FRBRauthoritative", &[("value", "false")]);
    xml.empty("FRBRlanguage", &[("language", "zho")]);
    xml.close("FRBRExpression");

    xml.open("FRBRManifestation", &[]);
    head(xml, &format!("{expression}/!main.xml"), &format!("{expression}.xml"));
    match released {
        Some(day) => xml.empty("FRBRdate", &[("date", &day.to_string()), ("name", "Release")]),
        None => xml.empty("FRBRdate", &[("date", &date), ("name", GENERATION)]),
    }
    xml.empty("FRBRauthor", &[("href", EDITOR), ("as", "#editor_role")]);
    xml.close("FRBRManifestation");
    xml.close("identification");

    xml.open("references", &[("source", EDITOR)]);
    for (issuer, author) in issuers.iter().zip(&authors) {
        let href = format!("/akn/ontology/organization/cn/{}", document.at(issuer.quote.node).id());
        xml.empty(
            "TLCOrganization",
            &[("eId", &author[1..]), ("href", &href), ("showAs", document.quoted(issuer.quote))],
        );
    }
    if issuers.is_empty() {
        let href = "/akn/ontology/organization/cn/unknown";
        xml.empty("TLCOrganization", &[("eId", "unknown"), ("href", href), ("showAs", "文件未写明")]);
    }
    let editor = "/akn/ontology/organization/cn/policy-explorer";
    xml.empty("TLCOrganization", &[("eId", "editor"), ("href", editor), ("showAs", "产改政策通")]);
    xml.empty("TLCRole", &[("eId", "author"), ("href", "/akn/ontology/role/author"), ("showAs", "发文机关")]);
    xml.empty(
        "TLCRole",
        &[("eId", "editor_role"), ("href", "/akn/ontology/role/editor"), ("showAs", "整理")],
    );
    xml.close("references");
    xml.close("meta");
}
