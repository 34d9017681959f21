//! The address of the page, how it changes, and the places within a page that the browser's back button leads through
//! without an address of their own.
//!
//! Those stand in the entry's state as `place 3`: a number alone is a page's scroll position.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Location, Url};

use super::{document, window};
use crate::contract::{self, HISTORY_PLACE};
use crate::route::Fragment;

/// Where the page is. A page that cannot change its address, as in the single file, brings something in
/// `sitePlace` that says and does what the window's `location` does elsewhere.
fn location() -> Location {
    match js_sys::Reflect::get(&window(), &"sitePlace".into()) {
        Ok(place) if place.is_object() => place.unchecked_into(),
        _ => window().location(),
    }
}

/// An address of this site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The path below the site's root, percent-encoded.
    pub path: String,
    /// What stands behind `#`, with it.
    pub fragment: String,
}

impl Address {
    /// The part of an absolute address that is below the site's root; nothing for other sites'.
    #[must_use]
    pub fn of(url: &Url, root: &Root) -> Option<Self> {
        let path = url.pathname();
        let below = path.strip_prefix(root.path.as_str())?;
        (url.origin() == root.origin).then(|| Self { path: below.to_owned(), fragment: url.hash() })
    }
}

/// Where the site's root is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    origin: String,
    /// The path, ending in a slash.
    pub path: String,
}

impl Root {
    /// The root that the static page names in `<html data-root>`.
    #[must_use]
    pub fn of_page() -> Option<Self> {
        let relative = document().document_element()?.get_attribute(contract::DATA_ROOT)?;
        let relative = if relative.is_empty() { "./" } else { &relative };
        let url = Url::new_with_base(relative, &location().href().ok()?).ok()?;
        Some(Self { origin: url.origin(), path: url.pathname() })
    }
}

/// The id by which the static page names its province; nothing where the site is at home in it.
#[must_use]
pub fn province() -> Option<String> {
    document().document_element()?.get_attribute("data-province")
}

/// The address of the page that is shown.
#[must_use]
pub fn current_address(root: &Root) -> Option<Address> {
    Address::of(&Url::new(&location().href().ok()?).ok()?, root)
}

/// What stands behind `#` in the address of the page that is shown.
#[must_use]
pub fn current_fragment() -> Fragment {
    location().hash().map_or(Fragment::Empty, |hash| Fragment::parse(&hash))
}

/// Writes another fragment into the address, without a new entry in the history and without an event.
pub fn replace_fragment(fragment: &Fragment) {
    let location = location();
    let (Ok(path), Ok(search), Ok(history)) = (location.pathname(), location.search(), window().history())
    else {
        return;
    };
    // Refused only where a page writes very often; the next change writes it.
    let url = format!("{path}{search}{fragment}");
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url));
}

/// The address under which the page that is shown is sent to others: in a frame of another site, that of the whole
/// site's page, which the foot leads to.
#[must_use]
pub fn shared_address() -> String {
    let whole = document().query_selector(".embed-foot a").ok().flatten();
    let address = whole.and_then(|link| js_sys::Reflect::get(&link, &"href".into()).ok()?.as_string());
    address.unwrap_or_else(page_address)
}

/// The address of the page that is shown, without what follows its path.
#[must_use]
pub fn page_address() -> String {
    let location = location();
    location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default()
}

/// The place that the present entry of the history is for.
#[must_use]
pub fn history_place() -> Option<usize> {
    window().history().ok()?.state().ok()?.as_string()?.strip_prefix(HISTORY_PLACE)?.parse().ok()
}

/// Adds an entry for a place to the history. Where the platform refuses, there is no way back to it but
/// the page's own.
pub fn push_place(place: usize) {
    if let Ok(history) = window().history() {
        let _ = history.push_state(&JsValue::from_str(&format!("{HISTORY_PLACE}{place}")), "");
    }
}

/// Goes back by one entry of the history.
pub fn back() {
    // Refused only where there is no history.
    let _ = window().history().and_then(|history| history.back());
}
