//! The page's URL and history, including history entries for positions within a page that have no URL of
//! their own.
//!
//! Such an entry has the state `place 3`; a plain number is a page's scroll position.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Location, Url};

use super::{document, window};
use crate::contract::{self, HISTORY_PLACE};
use crate::route::Fragment;

/// The page's location. The single file cannot change its URL and provides `sitePlace` as a substitute for
/// `window.location`.
fn location() -> Location {
    match js_sys::Reflect::get(&window(), &"sitePlace".into()) {
        Ok(place) if place.is_object() => place.unchecked_into(),
        _ => window().location(),
    }
}

/// A URL of this site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The percent-encoded path below the site's root.
    pub path: String,
    /// The fragment with its `#`.
    pub fragment: String,
}

impl Address {
    /// The part of an absolute URL below the site's root; `None` for other sites.
    #[must_use]
    pub fn of(url: &Url, root: &Root) -> Option<Self> {
        let path = url.pathname();
        let below = path.strip_prefix(root.path.as_str())?;
        (url.origin() == root.origin).then(|| Self { path: below.to_owned(), fragment: url.hash() })
    }
}

/// The site's root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    origin: String,
    /// The path with a trailing slash.
    pub path: String,
}

impl Root {
    /// The root given in `<html data-root>`.
    #[must_use]
    pub fn of_page() -> Option<Self> {
        let relative = document().document_element()?.get_attribute(contract::DATA_ROOT)?;
        let relative = if relative.is_empty() { "./" } else { &relative };
        let url = Url::new_with_base(relative, &location().href().ok()?).ok()?;
        Some(Self { origin: url.origin(), path: url.pathname() })
    }
}

/// The id of the page's province; `None` for the home province.
#[must_use]
pub fn province() -> Option<String> {
    document().document_element()?.get_attribute("data-province")
}

/// The URL of the current page.
#[must_use]
pub fn current_address(root: &Root) -> Option<Address> {
    Address::of(&Url::new(&location().href().ok()?).ok()?, root)
}

/// The fragment of the current page.
#[must_use]
pub fn current_fragment() -> Fragment {
    location().hash().map_or(Fragment::Empty, |hash| Fragment::parse(&hash))
}

/// Replaces the fragment without a history entry or an event.
pub fn replace_fragment(fragment: &Fragment) {
    let location = location();
    let (Ok(path), Ok(search), Ok(history)) = (location.pathname(), location.search(), window().history())
    else {
        return;
    };
    // Browsers throttle frequent calls; the next change is written again.
    let url = format!("{path}{search}{fragment}");
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url));
}

/// The URL for sharing the current page; in an iframe, that of the full site's page.
#[must_use]
pub fn shared_address() -> String {
    let whole = document().query_selector(".embed-foot a").ok().flatten();
    let address = whole.and_then(|link| js_sys::Reflect::get(&link, &"href".into()).ok()?.as_string());
    address.unwrap_or_else(page_address)
}

/// The URL of the current page without query and fragment.
#[must_use]
pub fn page_address() -> String {
    let location = location();
    location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default()
}

/// The place of the current history entry.
#[must_use]
pub fn history_place() -> Option<usize> {
    window().history().ok()?.state().ok()?.as_string()?.strip_prefix(HISTORY_PLACE)?.parse().ok()
}

/// Adds a history entry for a place. If the platform refuses, only the page's own back button leads back.
pub fn push_place(place: usize) {
    if let Ok(history) = window().history() {
        let _ = history.push_state(&JsValue::from_str(&format!("{HISTORY_PLACE}{place}")), "");
    }
}

/// Goes back one history entry.
pub fn back() {
    // Fails only without a history.
    let _ = window().history().and_then(|history| history.back());
}
