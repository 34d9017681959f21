//! Structured data of document and measure pages: schema.org `Legislation` as JSON-LD.
//!
//! Browsers do not execute a data block, and a strict content security policy allows it. Its URLs are
//! relative like all links of the site.

use policy::model::document::{Document, MetadataKey, NodeKind};
use serde::Serialize;

use crate::page_context::{PageContext, SiteNode, anchor, name_of};
use crate::pages;
use crate::route::Route;

/// The `<script>` element for the page's document or measure, on its own line; `None` for other pages.
pub fn script(context: &PageContext) -> Option<String> {
    let legislation = match &context.route {
        Route::Document(_) => whole(pages::find_document(context.corpus, &context.route)?),
        Route::Measure { .. } => measure(context, pages::find_measure(context.corpus, &context.route)?),
        Route::Home | Route::Tool(..) | Route::Comparison { .. } | Route::About | Route::NotFound => {
            return None;
        }
    };
    Some(format!("\n<script type=\"application/ld+json\">{}</script>", data(&legislation)?))
}

/// JSON for use in HTML, where the first `</script` would end the element even inside a string.
fn data<T: Serialize>(value: &T) -> Option<String> {
    Some(serde_json::to_string(value).ok()?.replace('<', "\\u003c"))
}

#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct Legislation<'a> {
    #[serde(rename = "@context", skip_serializing_if = "Option::is_none")]
    context: Option<&'static str>,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<u16>,
    #[serde(rename = "legislationIdentifier", skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
    #[serde(rename = "legislationType", skip_serializing_if = "Option::is_none")]
    genre: Option<&'static str>,
    #[serde(rename = "legislationDate", skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(rename = "legislationJurisdiction", skip_serializing_if = "Option::is_none")]
    jurisdiction: Option<Named<'a>>,
    #[serde(rename = "legislationPassedBy", skip_serializing_if = "Vec::is_empty")]
    issuers: Vec<Named<'a>>,
    /// Marks the site's text as unofficial.
    #[serde(rename = "legislationLegalValue", skip_serializing_if = "Option::is_none")]
    legal_value: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Box<Legislation<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    has_part: Vec<Legislation<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

const CONTEXT: &str = "https://schema.org";
const LANGUAGE: &str = "zh-Hans";
/// The schema.org term for an unofficial text.
const UNOFFICIAL: &str = "https://schema.org/UnofficialLegalValue";

fn whole(document: &'static Document<'static>) -> Legislation<'static> {
    let page = Route::Document(document.id.to_owned());
    let part = |node: SiteNode, url: String| Legislation {
        kind: "Legislation",
        name: format!("{}{}", node.label(), name_of(node)),
        url: Some(url),
        position: node.measure_number(),
        ..Legislation::default()
    };
    let mut parts: Vec<_> = document
        .measures()
        .filter_map(|measure| {
            Some(part(measure, page.link_to(&crate::page_context::measure_route(measure)?)))
        })
        .collect();
    if parts.is_empty() {
        let numbered = document.iter().filter(|node| node.kind() == NodeKind::Part);
        parts = numbered.map(|node| part(node, anchor(node))).collect();
    }
    Legislation {
        context: Some(CONTEXT),
        description: Some(document.metadata.description),
        legal_value: Some(UNOFFICIAL),
        in_language: Some(LANGUAGE),
        has_part: parts,
        ..reference(document)
    }
}

fn measure(context: &PageContext, measure: SiteNode) -> Legislation<'static> {
    let document = measure.document();
    let whole = reference(document);
    let url = context.link(&Route::Document(document.id.to_owned()));
    Legislation {
        context: Some(CONTEXT),
        kind: "Legislation",
        name: format!("{}{}", measure.label(), name_of(measure)),
        position: measure.measure_number(),
        genre: whole.genre,
        date: whole.date.clone(),
        jurisdiction: Some(jurisdiction(document)),
        legal_value: Some(UNOFFICIAL),
        in_language: Some(LANGUAGE),
        text: Some(measure.text()),
        is_part_of: Some(Box::new(Legislation { url: Some(url), ..whole })),
        ..Legislation::default()
    }
}

/// Title, issuer, date and area of a document.
fn reference(document: &'static Document<'static>) -> Legislation<'static> {
    let number = document.own_entries(MetadataKey::Number).first().map(|entry| document.quoted(entry.quote));
    let issuers = document.own_entries(MetadataKey::Issuer);
    Legislation {
        kind: "Legislation",
        name: document.title().to_owned(),
        alternate_name: Some(document.metadata.short_title),
        identifier: number,
        genre: document.genre(),
        date: document.dated().map(|date| date.to_string()),
        jurisdiction: Some(jurisdiction(document)),
        issuers: issuers
            .iter()
            .map(|entry| Named { kind: "Organization", name: document.quoted(entry.quote) })
            .collect(),
        ..Legislation::default()
    }
}

fn jurisdiction(document: &Document<'static>) -> Named<'static> {
    Named { kind: "AdministrativeArea", name: document.metadata.jurisdiction }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::route::{Province, Tool};
    use crate::testing::{context, corpus};

    fn described(route: Route) -> Option<Value> {
        let script = script(&context(route))?;
        let json = script.strip_prefix("\n<script type=\"application/ld+json\">").expect("a block of data");
        let json = json.strip_suffix("</script>").expect("the block ends");
        assert!(!json.contains('<'), "nothing in it can end the element");
        Some(serde_json::from_str(json).expect("it is JSON"))
    }

    fn document(id: &str) -> Value {
        described(Route::Document(id.to_owned())).expect("a document is described")
    }

    #[test]
    fn a_document_is_described_by_what_it_says_of_itself() {
        let notice = document("national");
        assert_eq!(notice["@type"], "Legislation");
        assert_eq!(notice["legislationIdentifier"], "工发电〔2017〕11号");
        assert_eq!(notice["legislationDate"], "2017-06-20");
        assert_eq!(notice["legislationType"], "通知");
        assert_eq!(notice["legislationJurisdiction"]["name"], "全国");
        assert_eq!(notice["legislationPassedBy"][0]["name"], "中华全国总工会");
        assert_eq!(notice["hasPart"].as_array().map(Vec::len), Some(3));
        assert_eq!(notice["hasPart"][1]["url"], "#national.p2");

        let opinions = document("heilongjiang");
        assert_eq!(opinions["name"], "新时期产业工人队伍建设改革的实施意见");
        assert_eq!(opinions["legislationIdentifier"], Value::Null, "the text as given has no number");
        assert_eq!(opinions["legislationDate"], "2017-11-30");
        assert_eq!(opinions["legislationType"], "意见");
        assert_eq!(opinions["hasPart"].as_array().map(Vec::len), Some(29));
        assert_eq!(opinions["hasPart"][8]["url"], "../heilongjiang/measures/9/");
    }

    #[test]
    fn a_measure_is_described_with_its_text_and_its_document() {
        for measure in corpus().documents.iter().flat_map(Document::measures) {
            let route = crate::page_context::measure_route(measure).expect("a measure has a page");
            let described = described(route).expect("a measure is described");
            assert_eq!(described["text"], measure.text());
            assert_eq!(described["position"], measure.measure_number().expect("a measure has a number"));
            assert_eq!(described["isPartOf"]["url"], "../../../heilongjiang/");
            assert_eq!(described["isPartOf"]["alternateName"], "黑龙江省实施意见");
            assert_eq!(described["legislationDate"], "2017-11-30");
            assert_eq!(described["legislationLegalValue"], "https://schema.org/UnofficialLegalValue");
        }
    }

    #[test]
    fn other_pages_describe_nothing() {
        for route in [Route::Home, Route::About, Route::Tool(Province::Home, Tool::Figures), Route::NotFound]
        {
            assert_eq!(described(route.clone()), None, "{route:?}");
        }
    }

    #[test]
    fn markup_in_a_text_cannot_end_the_block() {
        let json = data(&"</script><b>").expect("it is text");
        assert_eq!(json, r#""\u003c/script>\u003cb>""#);
        assert_eq!(serde_json::from_str::<String>(&json).expect("it is JSON"), "</script><b>");
    }
}
