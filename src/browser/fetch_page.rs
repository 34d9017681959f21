//! The static page at an address, without going there.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, HtmlElement, Response, SupportedType};

use super::{document, window};
use crate::app::MAIN;
use crate::contract;

/// A static page, as far as it differs from the others.
pub struct StaticPage {
    /// The title of the window.
    pub title: String,
    /// What stands in `<main>`, with it.
    pub main: HtmlElement,
}

/// Loads a page of this site. Nothing where it cannot be had, is not a page of this site, comes from
/// another release than the page that is shown, or needs another corpus: neither are ever mixed.
pub async fn fetch_page(url: &str) -> Option<StaticPage> {
    let response: Response = JsFuture::from(window().fetch_with_str(url)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let html = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    let page = DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()?;
    if release(&page)? != release(&document())? {
        return None;
    }
    let main = page.get_element_by_id(MAIN)?.dyn_into().ok()?;
    Some(StaticPage { title: page.title(), main })
}

/// What tells one release from another, and the pages of one province from another's: the names of the
/// files that the app is started with.
fn release(page: &Document) -> Option<String> {
    let loader = page.query_selector("script[data-wasm]").ok()??;
    let wasm = loader.get_attribute(contract::DATA_WASM)?;
    let corpus = page.query_selector("[data-pack-corpus]").ok()??.get_attribute("data-pack-corpus")?;
    // The first is relative to the page; the name is what counts.
    Some(wasm.rsplit('/').next().unwrap_or_default().to_owned() + &corpus)
}
