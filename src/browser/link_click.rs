//! Clicks on links that mean: go there, here and now.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent, Url};

use super::address::{Address, Root};

/// Where within the site a click leads. Nothing where the click means something
/// else: another button, a key held to open a new tab or window, a download, another target, a
/// click that someone handled already.
#[must_use]
pub fn followed_link(event: &Event, root: &Root) -> Option<Address> {
    let click: &MouseEvent = event.dyn_ref()?;
    let plain = click.button() == 0
        && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
        && !click.default_prevented();
    if !plain {
        return None;
    }
    let element: Element = click.target()?.dyn_into().ok()?;
    let anchor: HtmlAnchorElement = element.closest("a[href]").ok()??.dyn_into().ok()?;
    if anchor.has_attribute("download") || anchor.has_attribute("target") {
        return None;
    }
    Address::of(&Url::new(&anchor.href()).ok()?, root)
}
